"""`separated` against a plain look at every pair, and the traps of seats, hands and lines."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.ends import End
from govcheck.constraints.selecting import Selector, Who
from govcheck.constraints.separated import Separated
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Activity, Appointment, Holding, Organization, Policy
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import BOARD, CEO, CIO, NED, SOUND, THIS, activity, body, chart, held, position, post
from tests.properties.meaning import kleene_or, means, under
from tests.properties.organisations import ROWS, VOCABULARY, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

BOTH = ("position", "person")
MUCH = ("cell", "holder", "holder", "position")
RESPONSE, REVIEW = End(activity="incident-response", letters="A"), End(activity="access-review", letters="AR")
RESTORATION, CONTAINMENT = End(activity="service-restoration", letters="A"), End(activity="incident-containment", letters="A")
ends = st.sampled_from(
    (End(role="cio"), End(role="ciso"), End(role="board"), RESPONSE, REVIEW, RESTORATION, CONTAINMENT, End(field="owner"))
)
levels = st.sampled_from((BOTH, ("person",), ("position",), ("line",), ("person", "line")))
RISK = Ref("risk", "insider-threat")


def separated(this: End, other: End, at: tuple[str, ...] = BOTH, *, names: bool = False) -> Separated:
    return Separated(this=this, at=at, names=names, **{"from": other})


def stands(end: End, graph: OrgGraph) -> tuple[set[str], frozenset[str], bool]:
    """Who stands at an end; the rows that say so; whether these rows are the end's own."""
    if end.role is not None:
        return {p for p in graph.positions if end.role in graph.roles_of(p)}, frozenset(), True
    if end.activity is None:
        owner = graph.value(slot("risk", "insider-threat", "owner")) or ()
        return (
            {p for ref in owner for p in graph.positions if ref.id == p or (ref.kind == "role" and ref.id in graph.roles_of(p))},
            frozenset(),
            True,
        )
    names = {row.name: graph.rows.canonical(row.name) for row in graph.rows.all}
    for name in (end.activity, *VOCABULARY.part_of(end.activity)):
        rows = {row for row, canonical in names.items() if canonical == name}
        if rows:
            cells = graph.organization.matrices["main"].rows
            have = {p for row in rows for p, cell in cells[row].items() if set(end.letters) & set(cell)}
            return have, frozenset(rows), name == end.activity
    return set(), frozenset(), True


def one_person(a: str, b: str, graph: OrgGraph, *, names: bool = False) -> bool | None:
    """Whether two seats are one pair of hands; where nobody is named at all, two seats whose hands are no body's are not."""
    found = one_person_by_name(a, b, graph)
    named = any(graph.people.of(p) for p in graph.positions)
    a, b = (graph.positions[p].chair or p if graph.tier(p) in ("management", "working") else p for p in (a, b))
    bodies = any(graph.positions[p].kind == "body" and graph.tier(p) != "governing" for p in (a, b))
    return False if found is None and not (names or named or bodies or a == b) else found


def one_person_by_name(a: str, b: str, graph: OrgGraph) -> bool | None:
    """Whether two seats are one pair of hands, for any way in which what is unsaid might turn out."""
    a, b = (graph.positions[p].chair or p if graph.tier(p) in ("management", "working") else p for p in (a, b))
    if a == b:
        return None if graph.positions[a].kind == "group" else True
    seats = [p for p in (a, b) if graph.positions[p].kind != "group"]
    if len(seats) == 2 and set(graph.people.of(a)) & set(graph.people.of(b)):
        return True
    nobody = [graph.tier(p) == "governing" or (graph.people.is_known(p) and not graph.people.of(p)) for p in (a, b)]
    known = [graph.tier(p) == "governing" or graph.people.is_known(p) for p in (a, b)]
    return False if any(nobody) or all(known) else None


def one_line(a: str, b: str, graph: OrgGraph) -> bool | None:
    below = [under(lower, (upper,), graph) for lower, upper in ((a, b), (b, a)) if graph.tier(upper) != "governing"]
    return True if a == b else kleene_or(below)


def plain_state(this: End, other: End, at: Iterable[str], graph: OrgGraph, *, names: bool = False) -> State:
    (here, rows, own), (there, other_rows, other_own) = stands(this, graph), stands(other, graph)
    coarse = this.activity != other.activity and bool(rows & other_rows) and not (own and other_own)
    unsaid = [end for end, who in ((this, here), (other, there)) if not who and not _nobody_by_name(end, graph)]
    if coarse or unsaid:
        return State.UNDETERMINED
    check: dict[str, Callable[[str, str, OrgGraph], bool | None]] = {
        "position": lambda a, b, _: a == b,
        "person": partial(one_person, names=names),
        "line": one_line,
    }
    meets = kleene_or(check[level](a, b, graph) for a in here for b in there for level in at)
    return State.VIOLATED if meets else State.SATISFIED if meets is False else State.UNDETERMINED


def _nobody_by_name(end: End, graph: OrgGraph) -> bool:
    """Whether the owner is stated and is nobody in the chart: an outsider, or nobody at all."""
    owner = graph.value(slot("risk", "insider-threat", "owner"))
    return end.field is not None and owner is not None and not any(ref.kind == "role" for ref in owner)


def without_names(organization: Organization) -> Organization:
    """The same chart and matrices, with nobody in any seat."""
    return organization._replace(positions={name: seat._replace(holding=None) for name, seat in organization.positions.items()})


@given(organisations(MUCH), ends, ends, levels, st.booleans(), st.booleans())
def test_agrees_with_a_look_at_every_pair(
    organization: Organization, this: End, other: End, at: tuple[str, ...], names: bool, named: bool
) -> None:
    graph = graph_of(organization if named else without_names(organization))
    states = {verdict.state for verdict in separated(this, other, at, names=names).check((RISK,), graph)}
    assert states == {plain_state(this, other, at, graph, names=names)}


@given(organisations(MUCH), ends, ends, levels, st.booleans(), several_facts)
def test_evidence_is_sufficient(
    organization: Organization, this: End, other: End, at: tuple[str, ...], named: bool, changes: list[tuple[Slot, Any]]
) -> None:
    check_constraint(separated(this, other, at), (RISK,), organization if named else without_names(organization), changes)


@given(organisations(MUCH), levels, several_facts)
def test_evidence_about_own_and_approved_rows_is_sufficient(
    organization: Organization, at: tuple[str, ...], changes: list[tuple[Slot, Any]]
) -> None:
    rows = tuple(activity(row) for row in ROWS)
    for other in (RESPONSE, End(letters="R", approved=True)):
        check_constraint(separated(End(letters="A"), other, at), rows, organization, changes)


CIO_AND_CISO = separated(End(role="ciso"), End(role="cio"))


def of_ciso(**seats: Any) -> OrgGraph:
    """A sound chart in which the CISO's or the CIO's seat says something else."""
    return chart(*(seat._replace(**seats[seat.id]) if seat.id in seats else seat for seat in SOUND))


def test_two_seats_and_two_people() -> None:
    assert CIO_AND_CISO.check((position("ciso"),), of_ciso()) == (
        Verdict(
            position("ciso"),
            State.SATISFIED,
            evidence=(
                slot("is", "ciso"),
                slot("role", "cio"),
                slot("position", "ciso", "kind"),
                slot("holder", "ciso"),
                slot("position", "cio", "kind"),
                slot("holder", "cio"),
            ),
        ),
    )


def test_one_seat_with_both_offices() -> None:
    graph = chart(BOARD, NED, CEO, post("it", "ceo", roles=("cio", "ciso")))
    it = position("it")
    (verdict,) = CIO_AND_CISO.check((it,), graph)
    assert verdict == Verdict(
        it, State.VIOLATED, key=(it, it), bindings={"this": it, "other": it, "person": it}, evidence=(slot("is", "it"),)
    )
    roles = slot("position", "it", "roles")
    assert CIO_AND_CISO.repairs(verdict, graph) == (
        Edit(roles, ("cio", "ciso"), ("cio",), EditKind.CHANGE, "seat"),
        Edit(roles, ("cio", "ciso"), ("ciso",), EditKind.CHANGE, "seat"),
    )


@pytest.mark.parametrize(
    "holding",
    [
        pytest.param(held("Ivo"), id="one name"),
        pytest.param(held(Appointment("Ivo", acting=True)), id="for the time being"),
        pytest.param(held("Sue", "Ivo"), id="a job share with the CIO"),
        pytest.param(held("Ivo", None), id="with somebody unnamed beside"),
    ],
)
def test_one_person_in_two_seats(holding: Holding) -> None:
    """Trap 24: whatever the CISO's seat says else, the CIO holds it."""
    graph = of_ciso(ciso={"holding": holding})
    (verdict,) = CIO_AND_CISO.check((position("ciso"),), graph)
    assert verdict == Verdict(
        position("ciso"),
        State.VIOLATED,
        key=(position("ciso"), position("cio")),
        bindings={"this": position("ciso"), "other": position("cio"), "person": "Ivo"},
        evidence=(
            slot("is", "ciso"),
            slot("is", "cio"),
            slot("position", "ciso", "kind"),
            slot("holder", "ciso"),
            slot("position", "cio", "kind"),
            slot("holder", "cio"),
        ),
    )
    assert CIO_AND_CISO.repairs(verdict, graph) == (
        Edit(slot("holder", "ciso"), holding, None, EditKind.CHANGE, "appoint"),
        Edit(slot("holder", "cio"), CIO.holding, None, EditKind.CHANGE, "appoint"),
    )


@pytest.mark.parametrize(
    ("holding", "state"),
    [
        pytest.param(None, State.UNDETERMINED, id="not said"),
        pytest.param(held(None), State.UNDETERMINED, id="somebody unnamed"),
        pytest.param(held("Sue", None), State.UNDETERMINED, id="one of two unnamed"),
        pytest.param(Holding(vacant=True), State.SATISFIED, id="vacant: no hands"),
        pytest.param(held(Appointment("Ivo", until=date(2026, 11, 22))), State.SATISFIED, id="until yesterday: vacant"),
        pytest.param(held(Appointment("Ivo", since=date(2026, 11, 23))), State.VIOLATED, id="from today"),
    ],
)
def test_what_is_said_of_the_holder(holding: Holding | None, state: State) -> None:
    """Trap 6: two seats that are both held by somebody unnamed are not one person."""
    graph = of_ciso(ciso={"holding": holding})
    (verdict,) = CIO_AND_CISO.check((position("ciso"),), graph)
    assert (verdict.state, verdict.missing) == (state, (slot("holder", "ciso"),) if state is State.UNDETERMINED else ())


def test_each_seat_with_the_office_is_judged_for_itself() -> None:
    """Two CISOs, of whom one is the CIO: one finding, on that one."""
    graph = chart(*SOUND, post("md", "ceo", roles=("ciso",), holding=held("Ivo")))
    found = CIO_AND_CISO.check((position("ciso"), position("md")), graph)
    assert [(verdict.subject.id, verdict.state) for verdict in found] == [("ciso", State.SATISFIED), ("md", State.VIOLATED)]


def test_a_seat_with_both_offices_is_held_against_every_other_seat_too() -> None:
    graph = chart(
        BOARD,
        NED,
        CEO,
        post("it", "ceo", roles=("cio", "ciso"), holding=held("Ivo")),
        post("md", "ceo", roles=("cio",), holding=held("Ivo")),
    )
    keys = [verdict.key for verdict in CIO_AND_CISO.check((position("it"),), graph)]
    assert keys == [(position("it"), position("it")), (position("it"), position("md"))]


def test_a_group_at_an_end_leaves_hands_open_and_seats_not() -> None:
    crew = post("crew", "cio", kind="group")
    rows = {"access-review": {"crew": "A/R"}, "incident-response": {"crew": "A"}}
    apart = {**rows, "incident-response": {"ciso": "A"}}
    (same,) = separated(RESPONSE, REVIEW).check((THIS,), chart(*SOUND, crew, rows=rows))
    (hands,) = separated(RESPONSE, REVIEW, ("person",)).check((THIS,), chart(*SOUND, crew, rows=rows))
    (other,) = separated(RESPONSE, REVIEW).check((THIS,), chart(*SOUND, crew, rows=apart))
    assert (same.state, same.key) == (State.VIOLATED, (position("crew"), position("crew")))
    assert (hands.state, hands.missing) == (State.UNDETERMINED, (slot("holder", "crew"),))
    assert (other.state, other.missing) == (State.UNDETERMINED, (slot("holder", "crew"),))


@pytest.mark.parametrize(
    ("tier", "chair", "state", "missing"),
    [
        pytest.param("governing", "cio", State.SATISFIED, (), id="a governing body decides as a whole"),
        pytest.param("working", "cio", State.VIOLATED, (), id="a working body acts by its chair"),
        pytest.param("management", "ceo", State.SATISFIED, (), id="chaired by somebody else"),
        pytest.param("working", None, State.UNDETERMINED, (slot("position", "council", "chair"),), id="chaired by nobody said"),
    ],
)
def test_a_body_at_an_end(tier: str, chair: str | None, state: State, missing: tuple[Slot, ...]) -> None:
    """The security policy is the CIO's, and approved by a council."""
    council = body("council", "ceo", tier=tier, chair=chair, members=("cio", "ciso"))
    policies = {"p": Policy("p", owner=(position("cio"),), approver=(position("council"),))}
    (verdict,) = separated(End(field="owner"), End(field="approver")).check(
        (Ref("policy", "p"),), chart(*SOUND, council, policies=policies)
    )
    assert (verdict.state, verdict.missing) == (state, missing)


def test_two_activities_on_one_row_of_a_coarse_matrix() -> None:
    """A coarse matrix is not a faulty one: what is missing is the row of the part."""
    graph = chart(*SOUND, rows={"incident-response": {"ciso": "A/R"}})
    (verdict,) = separated(CONTAINMENT, RESPONSE).check((THIS,), graph)
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("rows", "incident-containment"),))
    (own,) = separated(End(letters="A"), CONTAINMENT).check((activity("incident-response"),), graph)
    assert (own.state, own.missing) == (State.UNDETERMINED, (slot("rows", "incident-containment"),))
    (judged_for_a_part,) = separated(End(letters="A"), RESPONSE).check((activity("incident-response"),), graph)
    assert (judged_for_a_part.state, judged_for_a_part.missing) == (State.UNDETERMINED, (slot("row", "main", "incident-response"),))


def test_two_letters_of_one_row_are_no_coarse_matrix() -> None:
    graph = chart(*SOUND, rows={"incident-response": {"ciso": "A/R"}})
    doing = End(activity="incident-response", letters="R")
    (verdict,) = separated(RESPONSE, doing).check((THIS,), graph)
    ciso = position("ciso")
    assert verdict == Verdict(
        THIS,
        State.VIOLATED,
        key=(ciso, ciso),
        bindings={"this": ciso, "other": ciso, "person": ciso},
        evidence=(slot("rows", "incident-response"), slot("cell", "main", "incident-response", "ciso")),
    )
    assert separated(RESPONSE, doing).repairs(verdict, graph) == (
        Edit(slot("cell", "main", "incident-response", "ciso"), "A/R", "R", EditKind.CHANGE, "letter"),
        Edit(slot("cell", "main", "incident-response", "ciso"), "A/R", "A", EditKind.CHANGE, "letter"),
    )


def test_an_approval_names_what_it_approves_by_row_or_by_activity() -> None:
    approval = separated(End(letters="A"), End(letters="R", approved=True))
    rows = {"Sign the discount": {"cio": "A"}, "Discounts": {"cio": "R"}, "access-review": {"cio": "A/R"}, "Sign the review": {"cio": "A"}}
    stated = {
        "Sign the discount": Activity("Sign the discount", approves="Discounts"),
        "Sign the review": Activity("Sign the review", approves="access-review"),
    }
    subjects = tuple(activity(name) for name in ("Sign the discount", "Sign the review", "Discounts"))
    found = approval.check(subjects, chart(*SOUND, rows=rows, activities=stated))
    assert [(verdict.subject.id, verdict.state) for verdict in found] == [
        ("Sign the discount", State.VIOLATED),
        ("Sign the review", State.VIOLATED),
        ("Discounts", State.UNDETERMINED),
    ]
    assert found[0].evidence == (
        slot("cell", "main", "Sign the discount", "cio"),
        slot("activity", "Sign the discount", "approves"),
        slot("activity", "Sign the discount", "canonical"),
        slot("row", "main", "Discounts"),
        slot("cell", "main", "Discounts", "cio"),
    )
    assert found[2].missing == (slot("row", "main", "Discounts"), slot("activity", "Discounts", "approves"))


def test_lines_meet_where_one_end_is_under_the_other_but_not_under_the_board() -> None:
    ops = post("ops", "cio")
    rows = {"access-review": {"ops": "R"}, "incident-response": {"cio": "A"}}
    line = separated(RESPONSE, REVIEW, ("line",))
    (below,) = line.check((THIS,), chart(*SOUND, ops, rows=rows))
    (board,) = line.check((THIS,), chart(*SOUND, ops, rows={**rows, "incident-response": {"board": "A"}}))
    (beside,) = line.check((THIS,), chart(*SOUND, ops, rows={**rows, "incident-response": {"ciso": "A"}}))
    assert (below.state, below.key) == (State.VIOLATED, (position("cio"), position("ops")))
    assert below.evidence == (
        slot("rows", "incident-response"),
        slot("cell", "main", "incident-response", "cio"),
        slot("rows", "access-review"),
        slot("cell", "main", "access-review", "ops"),
        slot("line", "ops"),
        slot("position", "ops", "kind"),
        slot("position", "cio", "kind"),
        slot("tier", "cio"),
    )
    assert [board.state, beside.state] == [State.SATISFIED, State.SATISFIED]


CIO_ALONE = Who((Selector(line_of="cio", outside_line_of="ciso"),))


@given(organisations(("cell", "line", "holder")), ends, ends)
def test_a_line_within_counts_between_those_who_are_meant(organization: Organization, this: End, other: End) -> None:
    graph = graph_of(organization)
    within = Separated(this=this, at=("line",), within=CIO_ALONE, **{"from": other})
    everywhere = {v.key: v for v in separated(this, other, ("line",)).check((RISK,), graph) if v.state is State.VIOLATED}
    meets = {key for key in everywhere if all(means(CIO_ALONE, ref, graph) for ref in key)}
    assert {v.key for v in within.check((RISK,), graph) if v.state is State.VIOLATED} == meets


@given(organisations(MUCH), ends, ends, several_facts)
def test_evidence_about_lines_within_is_sufficient(
    organization: Organization, this: End, other: End, changes: list[tuple[Slot, Any]]
) -> None:
    constraint = Separated(this=this, at=(*BOTH, "line"), within=CIO_ALONE, **{"from": other})
    check_constraint(constraint, (RISK,), organization, changes)


def test_an_end_at_which_nobody_stands_names_what_is_missing() -> None:
    graph = chart(*SOUND, rows={"access-review": {"ciso": "C"}})
    (no_letter,) = separated(REVIEW, End(role="cio")).check((THIS,), graph)
    (no_row,) = separated(RESPONSE, End(role="cio")).check((THIS,), graph)
    (no_role,) = separated(End(role="cfo"), End(role="cio")).check((THIS,), graph)
    (no_field,) = separated(End(field="owner"), End(role="cio")).check((Ref("policy", "p"),), graph)
    assert [verdict.missing for verdict in (no_letter, no_row, no_role, no_field)] == [
        (slot("row", "main", "access-review"),),
        (slot("rows", "incident-response"),),
        (slot("role", "cfo"),),
        (slot("policy", "p", "owner"),),
    ]


def test_an_approval_of_what_has_no_row_misses_that_row() -> None:
    approval = separated(End(letters="A"), End(letters="R", approved=True))
    stated = {"Sign": Activity("Sign", approves="it-strategy")}
    (verdict,) = approval.check((activity("Sign"),), chart(*SOUND, rows={"Sign": {"cio": "A"}}, activities=stated))
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("rows", "it-strategy"),))
