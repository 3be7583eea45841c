"""`layers` against counting every way up."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.layers import Layers
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Organization
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.charts import THIS, chart, position, post
from tests.properties.organisations import facts, graph_of, organisations
from tests.properties.verdicts import check_constraint


def plain_depth(seat: str, graph: OrgGraph, way: tuple[str, ...] = ()) -> int | None:
    """The length of the shortest way up to a seat that states no line; None where every way runs in a circle or into a group."""
    found = graph.positions[seat]
    if not found.lines:
        return 1 if found.kind in ("post", "body") else None
    lines = [line for line in found.lines if line.purpose == "functional"] or found.lines
    above = [plain_depth(line.to, graph, (*way, seat)) for line in lines if line.to not in (*way, seat)]
    return min((depth + 1 for depth in above if depth is not None), default=None)


@given(organisations(("line",)), st.integers(1, 3))
def test_agrees_with_counting_every_way(organization: Organization, high: int) -> None:
    graph = graph_of(organization)
    (verdict,) = Layers(max=high).check((THIS,), graph)
    deepest = max((depth for depth in (plain_depth(seat, graph) for seat in graph.positions) if depth is not None), default=0)
    assert (verdict.state is State.VIOLATED) == (deepest > high)
    assert verdict.bindings["count"] == deepest
    nothing_said = not any(seat.lines for seat in organization.positions.values())
    assert verdict.state is not State.SATISFIED or not nothing_said or len(graph.chart.without_superior) < 2


@given(organisations(("line",)), st.integers(1, 3), st.lists(facts(), min_size=1, max_size=6))
def test_evidence_is_sufficient(organization: Organization, high: int, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(Layers(max=high), (THIS,), organization, changes)


def test_the_deepest_seat_shows_the_way() -> None:
    """Of two ways up the shorter counts, and both are evidence."""
    graph = chart(post("ceo"), post("cio", "ceo"), post("ops", "cio"), post("d", "ops"), post("e", Line("d"), Line("ops")), post("f", "e"))
    (verdict,) = Layers(max=4).check((THIS,), graph)
    seats = ("f", "e", "ops", "cio", "ceo")
    assert (verdict.state, verdict.bindings) == (State.VIOLATED, {"count": 5, "path": tuple(map(position, seats))})
    assert verdict.evidence == (
        *(slot("line", seat) for seat in (*seats, "d")),
        slot("position", "ceo", "kind"),
        slot("position", "ceo", "implicit"),
    )
    assert Layers(max=4).repairs(verdict, graph) == ()
    assert Layers(max=5).check((THIS,), graph)[0].state is State.SATISFIED


def test_a_chart_without_lines_leaves_it_open() -> None:
    (verdict,) = Layers(max=1).check((THIS,), chart(post("a"), post("b")))
    assert verdict == Verdict(
        THIS,
        State.UNDETERMINED,
        bindings={"count": 1},
        evidence=(slot("layers", "chart"), slot("tops", "chart"), slot("circles", "chart")),
        missing=(slot("line", "a"), slot("line", "b")),
    )


def test_who_stands_in_a_circle_has_no_layer() -> None:
    graph = chart(post("ceo"), post("cio", "ceo"), post("a", "b"), post("b", "a"), post("c", "b"))
    assert Layers(max=2).check((THIS,), graph)[0].state is State.SATISFIED


def test_a_deep_chart_beside_a_circle_ends() -> None:
    deep = [post("top"), *(post(f"s{at}", f"s{at - 1}" if at else "top") for at in range(4))]
    graph = chart(*deep, post("x", "y"), post("y", "x"), post("low", "s3", "x"))
    (verdict,) = Layers(max=4).check((THIS,), graph)
    assert (verdict.state, verdict.bindings["count"]) == (State.VIOLATED, 6)
    way = tuple(position(seat) for seat in ("low", "s3", "s2", "s1", "s0", "top"))
    assert verdict.bindings["path"] == way
    assert {fact.path[0] for fact in verdict.evidence if fact.kind == "line"} == {"low", "s3", "s2", "s1", "s0", "top", "x", "y"}
