"""`unique` against comparing every pair."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.unique import Unique
from govcheck.model.organization import Activity, Entity, Matrix, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.charts import SOUND, activity, body, chart, position, post, stating
from tests.properties.organisations import BODIES, ROWS, SEATS, facts, graph_of, organisations, with_stated
from tests.properties.verdicts import check_constraint

SEATS_ALL = tuple(position(seat) for seat in (*SEATS, *BODIES))
OFFICE, ROW = Unique(of="role"), Unique(of="activity")
offices, entities = st.sampled_from((("cio",), ("ciso",), ("cio", "ciso"))), st.sampled_from((None, "one"))
#: of the random rows, one is written in two more ways
SPELLINGS = ("Access review", "ACCESS-REVIEW")
SUBJECTS = tuple(activity(row) for row in (*ROWS, *SPELLINGS))


def clash(a: Position, b: Position, role: str) -> bool:
    """Whether two seats both claim an office in one entity."""
    claim = all(role in (seat.roles or ()) and seat.kind in ("post", "body") and not seat.implicit for seat in (a, b))
    return claim and a.id != b.id and a.entity == b.entity


@given(stating(roles=offices, entity=entities))
def test_of_the_seats_that_clash_the_first_names_the_others(organization: Organization) -> None:
    seats = organization.positions
    for verdict in OFFICE.check(SEATS_ALL, graph_of(organization)):
        own = seats[verdict.subject.id]
        others: set[str] = set()
        for role in own.roles or ():
            clashing = [p for p in seats if clash(own, seats[p], role)]
            others |= set(clashing) if all(own.id < p for p in clashing) else set()
        assert verdict.key == tuple(position(p) for p in sorted(others))
        assert verdict.state is (State.VIOLATED if others else State.SATISFIED)


@st.composite
def spellings(draw: st.DrawFn) -> Organization:
    """A random organisation in whose matrix one name stands in several spellings."""
    organization = draw(organisations(("cell",)))
    for row in SPELLINGS:
        for seat in draw(st.sets(st.sampled_from(SEATS), max_size=2)):
            organization = with_stated(organization, slot("cell", "main", row, seat), draw(st.sampled_from(("A", "R", "A/R"))))
    return organization


@given(spellings())
def test_of_the_rows_that_clash_the_first_names_the_others(organization: Organization) -> None:
    rows = organization.matrices["main"].rows if organization.matrices else {}
    alike = ("access-review", *SPELLINGS)
    answers = {row: {p for p, cell in rows[row].items() if "A" in cell} for row in sorted(alike) if row in rows}
    claims = [row for row, who in answers.items() if who]
    differ = any(answers[row] != answers[claims[0]] for row in claims)
    expected: dict[Ref, tuple[Ref, ...]] = {activity(row): () for row in (*ROWS, *SPELLINGS)}
    if differ:
        expected[activity(claims[0])] = tuple(activity(row) for row in claims[1:])
    assert {verdict.subject: verdict.key for verdict in ROW.check(SUBJECTS, graph_of(organization))} == expected


@given(stating(roles=offices, entity=entities), st.lists(facts(("position", "body")), min_size=4, max_size=8))
def test_evidence_about_offices_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(OFFICE, SEATS_ALL, organization, changes)


@given(spellings(), st.lists(facts(("cell", "row")), min_size=4, max_size=8))
def test_evidence_about_rows_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(ROW, SUBJECTS, organization, changes)


def test_two_seats_claim_one_office() -> None:
    graph = chart(*SOUND, post("security", "ceo", roles=("ciso",)))
    ciso, security = position("ciso"), position("security")
    found = OFFICE.check((ciso, security), graph)
    claims = (slot("role", "ciso"), *(slot("position", p, field) for p in ("ciso", "security") for field in ("entity", "kind")))
    assert found == (
        Verdict(ciso, State.VIOLATED, key=(security,), bindings={"others": (security,)}, evidence=(slot("is", "ciso"), *claims)),
        Verdict(security, State.SATISFIED, evidence=(slot("is", "security"), *claims)),
    )
    assert OFFICE.repairs(found[0], graph) == ()


def test_a_clash_over_one_office_is_not_lost_behind_a_clash_over_another() -> None:
    seats = (post("a", roles=("cio",)), post("b", roles=("cio", "ciso")), post("c", roles=("ciso",)))
    found = OFFICE.check(tuple(position(p) for p in "abc"), chart(*seats))
    assert [verdict.key for verdict in found] == [(position("b"),), (position("c"),), ()]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(post("x", roles=("ciso",), entity="it"), id="another entity: trap 5"),
        pytest.param(post("x", roles=("ciso",), kind="member"), id="a seat on a body"),
        pytest.param(post("x", roles=("ciso",), kind="group"), id="a team"),
        pytest.param(post("x", roles=("ciso",), implicit=True), id="a column of a matrix"),
        pytest.param(post("x", roles=("cio",), title="CISO"), id="another office"),
    ],
)
def test_what_does_not_clash(other: Position) -> None:
    seats = tuple(seat for seat in SOUND if seat.id != "cio")
    graph = chart(*seats, other, entities={"it": Entity("it")})
    assert [verdict.state for verdict in OFFICE.check((position("ciso"), position("x")), graph)] == [State.SATISFIED] * 2


def test_two_bodies_may_claim_one_office() -> None:
    graph = chart(body("audit", roles=("audit-committee",)), body("risk", roles=("audit-committee",)))
    assert OFFICE.check((position("audit"),), graph)[0].key == (position("risk"),)


def test_the_same_activity_in_two_spellings() -> None:
    rows = {"Complaint handling": {"cio": "A"}, "complaint-handling": {"ciso": "A/R"}, "Complaint  Handling": {"ceo": "R"}}
    found = ROW.check(tuple(activity(row) for row in sorted(rows)), chart(*SOUND, rows=rows))
    twin = activity("complaint-handling")
    assert found[1] == Verdict(
        activity("Complaint handling"),
        State.VIOLATED,
        key=(twin,),
        bindings={"others": (twin,)},
        evidence=(*(slot("row", "main", row) for row in sorted(rows)), slot("section", "raci")),
    )
    assert [verdict.state for verdict in found] == [State.SATISFIED, State.VIOLATED, State.SATISFIED]


def test_one_activity_under_two_names_and_one_name_in_two_matrices_do_not_clash() -> None:
    """Trap 9."""
    rows = {"Policy creation": {"cio": "A"}, "Drafting": {"ciso": "A"}}
    matrices = {"main": Matrix("main", rows=rows), "unit": Matrix("unit", rows={"Policy creation": {"ciso": "A"}})}
    activities = {row: Activity(row, canonical="security-policy-development") for row in rows}
    graph = chart(*SOUND, activities=activities)
    graph = graph_of(graph.organization._replace(matrices=matrices))
    subjects = tuple(row.ref for row in graph.rows.all)
    assert [verdict.state for verdict in ROW.check(subjects, graph)] == [State.SATISFIED] * 3


def test_the_first_of_those_that_clash_stays_the_first_under_another_id() -> None:
    before = chart(post("a", roles=("cio",)), post("b", roles=("cio",)))
    after = chart(post("z", roles=("cio",), formerly=("a",)), post("b", roles=("cio",)))
    assert [(v.subject.id, [ref.id for ref in v.key]) for v in OFFICE.check((position("a"), position("b")), before) if v.key] == [
        ("a", ["b"])
    ]
    assert [(v.subject.id, [ref.id for ref in v.key]) for v in OFFICE.check((position("b"), position("z")), after) if v.key] == [
        ("z", ["b"])
    ]
