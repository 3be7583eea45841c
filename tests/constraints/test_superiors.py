"""`superiors` against plain counting, and who needs none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.superiors import Superiors
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Organization, Position
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import BOARD, NED, body, chart, position, post
from tests.properties.organisations import BODIES, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))
bounds = st.sampled_from(((1, None), (None, 1), (1, 1), (2, 2)))


def count_of(seat: Position) -> int:
    """Every superior counts, but functional and administrative ones are counted off against each other."""
    lines = seat.lines or ()
    apart = [[line for line in lines if line.purpose == purpose] for purpose in ("functional", "administrative")]
    return len([line for line in lines if line.purpose is None]) + max(map(len, apart))


def plain_state(subject: str, low: int | None, high: int | None, graph: OrgGraph) -> State:
    seat, roots = graph.positions[subject], graph.organization.roots
    count = count_of(seat)
    if (high is not None and count > high) or (low is not None and 0 < count < low):
        return State.VIOLATED
    if not low or count:
        return State.SATISFIED
    leads = any(line.to == subject for other in graph.positions.values() for line in other.lines or ())
    exempt = (
        seat.kind in ("member", "group")
        or graph.tier(subject) == "governing"
        or (seat.kind == "body" and seat.part_of is not None)
        or graph.chart.is_root(subject)
        or (roots is None and leads)
    )
    return State.SATISFIED if exempt else State.UNDETERMINED


@given(organisations(("line", "body")), bounds)
def test_agrees_with_plain_counting(organization: Organization, bound: tuple[int | None, int | None]) -> None:
    graph = graph_of(organization)
    found = Superiors(min=bound[0], max=bound[1]).check(SUBJECTS, graph)
    assert [verdict.state for verdict in found] == [plain_state(subject.id, *bound, graph) for subject in SUBJECTS]


@given(organisations(("line", "dotted")))
def test_a_dotted_line_beside_the_solid_ones_names_somebody_else(organization: Organization) -> None:
    found = Superiors(dotted="beside").check(SUBJECTS, graph_of(organization))
    for subject, verdict in zip(SUBJECTS, found, strict=True):
        seat = organization.positions[subject.id]
        twice = {line.to for line in seat.lines or ()} & set(seat.dotted or ())
        assert verdict.state is (State.VIOLATED if twice else State.SATISFIED)


@given(organisations(("line", "dotted", "body")), bounds, st.sampled_from((None, "beside")), several_facts)
def test_evidence_is_sufficient(
    organization: Organization, bound: tuple[int | None, int | None], dotted: str | None, changes: list[tuple[Slot, Any]]
) -> None:
    check_constraint(Superiors(min=bound[0], max=bound[1], dotted=dotted), SUBJECTS, organization, changes)


def test_two_superiors_are_one_too_many() -> None:
    lines = (Line("ceo"), Line("cfo"))
    constraint, graph = Superiors(max=1), chart(BOARD, NED, post("ceo", "board"), post("cfo", "ceo"), post("it", *lines))
    (verdict,) = constraint.check((position("it"),), graph)
    assert verdict == Verdict(
        position("it"),
        State.VIOLATED,
        bindings={"superiors": (position("ceo"), position("cfo")), "count": 2},
        evidence=(slot("line", "it"),),
    )
    assert constraint.repairs(verdict, graph) == (
        Edit(slot("line", "it"), lines, None, EditKind.CHANGE, "move", ((lines[0],), (lines[1],))),
    )


def test_a_functional_and_an_administrative_superior_are_one() -> None:
    it = post("it", Line("ceo", "functional"), Line("cfo", "administrative"))
    assert Superiors(max=1).check((position("it"),), chart(post("ceo"), post("cfo", "ceo"), it))[0].state is State.SATISFIED


@pytest.mark.parametrize(
    ("seat", "state"),
    [
        pytest.param(post("x"), State.UNDETERMINED, id="a post"),
        pytest.param(post("x", lines=()), State.UNDETERMINED, id="a post that states that nobody is above"),
        pytest.param(body("x"), State.UNDETERMINED, id="a working body"),
        pytest.param(body("x", part_of="board"), State.SATISFIED, id="a committee of the board"),
        pytest.param(body("x", tier="governing"), State.SATISFIED, id="a governing body"),
        pytest.param(post("x", kind="member"), State.SATISFIED, id="a member of the board"),
        pytest.param(post("x", kind="group"), State.SATISFIED, id="a group"),
        pytest.param(post("x", implicit=True), State.SATISFIED, id="a column of a matrix"),
    ],
)
def test_who_needs_a_superior(seat: Position, state: State) -> None:
    """Traps 4 and 11."""
    (verdict,) = Superiors(min=1).check((position("x"),), chart(BOARD, NED, post("ceo", "board"), seat))
    assert (verdict.state, verdict.missing) == (state, (slot("line", "x"),) if state is State.UNDETERMINED else ())


def test_a_glance_leaves_out_what_cannot_be_at_fault() -> None:
    graph = chart(post("a"), post("b", "a"), post("c", "a", "b"), post("d", "a", dotted=("b",)))
    seats = tuple(position(name) for name in "abcd")

    def looked(constraint: Superiors) -> str:
        return "".join(ref.id for ref in constraint.worth_a_look(seats, graph))

    cases = (Superiors(max=1), Superiors(min=1), Superiors(min=2), Superiors(max=0), Superiors(dotted="beside"))
    assert [looked(each) for each in cases] == ["c", "ac", "abcd", "abcd", "cd"]


def test_whom_to_add_only_a_person_can_say() -> None:
    graph = chart(post("a"), post("b", "a"))
    constraint = Superiors(min=2)
    (verdict,) = constraint.check((position("b"),), graph)
    assert verdict.state is State.VIOLATED
    assert constraint.repairs(verdict, graph) == ()
