"""`rooted` against a plain search for tops."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.rooted import Rooted
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Organization, Position
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import BOARD, NED, THIS, body, chart, position, post
from tests.properties.organisations import facts, graph_of, organisations
from tests.properties.verdicts import check_constraint

ROOTED = Rooted()


def plain_state(graph: OrgGraph) -> State:
    seats = graph.positions
    led = {line.to for seat in seats.values() for line in seat.lines or ()}
    governing = {p for p in seats if graph.tier(p) == "governing"}
    without = {
        p
        for p, seat in seats.items()
        if p not in governing and not seat.lines and (seat.kind == "post" or (seat.kind == "body" and seat.part_of is None))
    }
    tops = len(without & led) + bool(governing & led)
    if tops:
        return State.SATISFIED if tops == 1 or graph.organization.roots is not None else State.VIOLATED
    if graph.chart.circles:
        return State.VIOLATED
    return State.UNDETERMINED if len(without) > 1 else State.SATISFIED


@given(organisations(("line", "body")))
def test_agrees_with_a_plain_search(organization: Organization) -> None:
    graph = graph_of(organization)
    assert [verdict.state for verdict in ROOTED.check((THIS,), graph)] == [plain_state(graph)]


@given(organisations(("line", "body")), st.lists(facts(), min_size=1, max_size=6))
def test_evidence_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(ROOTED, (THIS,), organization, changes)


def test_several_tops() -> None:
    graph = chart(post("ceo"), post("cio", "ceo"), post("president"), post("grants", "president"), post("lost"))
    (verdict,) = ROOTED.check((THIS,), graph)
    tops = (position("ceo"), position("president"))
    assert verdict == Verdict(
        THIS,
        State.VIOLATED,
        key=tops,
        bindings={"tops": tops},
        evidence=(
            slot("line", "ceo"),
            slot("line", "president"),
            slot("tops", "chart"),
            slot("organization", "roots"),
            slot("tier", "ceo"),
            slot("tier", "president"),
        ),
    )
    assert ROOTED.repairs(verdict, graph) == (
        Edit(slot("organization", "roots"), None, ("ceo", "president"), EditKind.STATE, "state"),
        Edit(slot("line", "ceo"), None, (Line("president"),), EditKind.CHANGE, "move"),
        Edit(slot("line", "president"), None, (Line("ceo"),), EditKind.CHANGE, "move"),
    )


@pytest.mark.parametrize(
    ("positions", "state"),
    [
        pytest.param((post("ceo"),), State.SATISFIED, id="one seat"),
        pytest.param((post("ceo"), post("cio", "ceo"), post("lost")), State.SATISFIED, id="a seat beside the chart is no top"),
        pytest.param((BOARD, NED, post("ceo", "board")), State.SATISFIED, id="members of the board are no tops"),
        pytest.param((BOARD, NED, body("g", tier="governing"), post("a", "board"), post("b", "g")), State.SATISFIED, id="two governing"),
        pytest.param((BOARD, NED, post("ceo", "board"), post("md"), post("x", "md")), State.VIOLATED, id="one beside the board"),
        pytest.param((post("a"), post("b")), State.UNDETERMINED, id="no line at all"),
        pytest.param((post("a", "a"), post("b", "a")), State.VIOLATED, id="a self-report at the top"),
        pytest.param((post("a", implicit=True), post("b", implicit=True)), State.SATISFIED, id="a matrix only"),
    ],
)
def test_what_is_a_top(positions: tuple[Position, ...], state: State) -> None:
    assert [verdict.state for verdict in ROOTED.check((THIS,), chart(*positions))] == [state]


def test_declared_roots_may_be_several() -> None:
    positions = (post("ceo"), post("cio", "ceo"), post("md"), post("x", "md"))
    assert ROOTED.check((THIS,), chart(*positions, roots=("ceo", "md")))[0].state is State.SATISFIED


def test_lines_that_end_nowhere() -> None:
    (verdict,) = ROOTED.check((THIS,), chart(post("a", "b"), post("b", "a"), post("c", "a")))
    assert verdict == Verdict(THIS, State.VIOLATED, bindings={"tops": "nobody"}, evidence=(slot("circles", "chart"), slot("tops", "chart")))


def test_the_tops_stand_in_the_order_of_their_oldest_names() -> None:
    graph = chart(post("z", formerly=("a",)), post("low", "z"), post("b"), post("lower", "b"))
    (verdict,) = ROOTED.check((THIS,), graph)
    assert (verdict.state, verdict.key) == (State.VIOLATED, (position("z"), position("b")))


def test_one_seat_alone_is_its_own_top() -> None:
    (verdict,) = ROOTED.check((THIS,), chart(post("a")))
    assert verdict == Verdict(THIS, State.SATISFIED, evidence=(slot("tops", "chart"), slot("circles", "chart")))
