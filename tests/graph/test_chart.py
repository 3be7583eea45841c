"""The chart's questions: small charts answered by hand, random ones by networkx."""

from itertools import pairwise

import networkx
import pytest
from hypothesis import given

from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.walks import Hop, Walk
from govcheck.model.organization import Line, Organization, Position
from govcheck.model.slots import slot
from tests.properties.charts import body, chart, post
from tests.properties.organisations import BODIES, SEATS, graph_of, organisations

ALL = (*SEATS, *BODIES)
LINES = ("line", "line", "body")


def network_of(graph: OrgGraph) -> "networkx.DiGraph[str]":
    """Every step up as an edge."""
    network: networkx.DiGraph[str] = networkx.DiGraph()
    network.add_nodes_from(graph.positions)
    network.add_edges_from((hop.lower, hop.upper) for position in graph.positions for hop in graph.chart.hops(position))
    return network


def above(network: "networkx.DiGraph[str]", position: str) -> set[str]:
    """Everybody above; a position in a circle is above itself."""
    return {upper for first in network.successors(position) for upper in (first, *networkx.descendants(network, first))}


@given(organisations(LINES))
def test_above_and_below_are_reachability(organization: Organization) -> None:
    graph = graph_of(organization)
    network = network_of(graph)
    walks = {p: graph.chart.walk(p) for p in ALL}

    assert {p: walks[p].uppers for p in ALL} == {p: above(network, p) for p in ALL}
    assert {p: graph.chart.line_of((p,)) for p in ALL} == {p: {p, *networkx.ancestors(network, p)} for p in ALL}
    for p in ALL:
        assert set(walks[p].hops) == {hop for lower in {p, *walks[p].uppers} for hop in graph.chart.hops(lower)}
        assert set(walks[p].breaks) == {fact for lower in {p, *walks[p].uppers} for fact in graph.chart.breaks_at(lower)}
        for upper in ALL:
            known = True if upper in walks[p].uppers else None if walks[p].breaks or walks[p].cycle else False
            assert graph.chart.is_under(p, upper) is known


@given(organisations(LINES))
def test_the_way_up_is_a_shortest_path(organization: Organization) -> None:
    graph = graph_of(organization)
    network = network_of(graph)
    for lower in ALL:
        for upper in ALL:
            way = graph.chart.path_up(lower, (upper,))
            if way is None:
                assert upper not in above(network, lower)
                continue
            lengths = [networkx.shortest_path_length(network, first, upper) for first in network.successors(lower)
                       if networkx.has_path(network, first, upper)]  # fmt: skip
            assert len(way) == 1 + min(lengths)
            assert (way[0].lower, way[-1].upper) == (lower, upper)
            assert all(hop in graph.chart.hops(hop.lower) for hop in way)
            assert all(one.upper == other.lower for one, other in pairwise(way))


@given(organisations(LINES))
def test_a_chain_leads_to_where_it_ends(organization: Organization) -> None:
    graph = graph_of(organization)
    for p in ALL:
        ends = {upper for upper in graph.chart.walk(p).uppers if not graph.chart.hops(upper)}
        chain = graph.chart.chain_to_top(p)
        assert bool(chain) == bool(ends)
        assert not chain or (chain[0].lower == p and chain[-1].upper in ends)


@given(organisations(LINES))
def test_a_walk_meets_a_circle_of_lines_where_there_is_one(organization: Organization) -> None:
    graph = graph_of(organization)
    for p in ALL:
        walk = graph.chart.walk(p)
        lines: networkx.DiGraph[str] = networkx.DiGraph((hop.lower, hop.upper) for hop in walk.hops if hop.slot.kind == "line")
        assert bool(walk.cycle) == (not networkx.is_directed_acyclic_graph(lines))
        assert all(lines.has_edge(*pair) for pair in zip(walk.cycle, (*walk.cycle[1:], *walk.cycle[:1]), strict=True))


@given(organisations(LINES))
def test_layers_count_the_shortest_way_to_a_seat_without_line(organization: Organization) -> None:
    graph = graph_of(organization)
    network: networkx.DiGraph[str] = networkx.DiGraph()
    network.add_nodes_from(ALL)
    network.add_edges_from((upper, p) for p in ALL for upper in graph.chart.superiors(p))
    tops = {p for p in ALL if not organization.positions[p].lines and organization.positions[p].kind in ("post", "body")}
    expected = networkx.multi_source_dijkstra_path_length(network, tops) if tops else {}
    assert graph.chart.layers == {p: length + 1 for p, length in expected.items()}


@given(organisations(LINES))
def test_every_way_passes_the_intermediaries(organization: Organization) -> None:
    graph = graph_of(organization)
    network = network_of(graph)
    for lower in SEATS:
        for upper in SEATS:
            through = graph.intermediaries(lower, upper)
            if lower == upper or upper not in networkx.descendants(network, lower):
                assert through == ()
                continue
            without = {p for p in set(ALL) - {lower, upper} if not networkx.has_path(network.subgraph(set(ALL) - {p}), lower, upper)}
            assert set(through) == without
            assert list(through) == sorted(through, key=lambda p: networkx.shortest_path_length(network, lower, p))


@given(organisations(LINES))
def test_subordinates_are_superiors_the_other_way(organization: Organization) -> None:
    graph = graph_of(organization)
    named = {p: {line.to for line in organization.positions[p].lines or ()} for p in ALL}
    assert {p: graph.chart.subordinates(p) for p in ALL} == {p: tuple(sorted(q for q in ALL if p in named[q])) for p in ALL}
    assert {p: graph.chart.chaired(p) for p in ALL} == {p: tuple(b for b in BODIES if organization.positions[b].chair == p) for p in ALL}
    posts = {p for p in ALL if organization.positions[p].kind == "post"}
    assert {p: graph.chart.span(p) for p in ALL} == {p: len([q for q in posts if p in named[q]]) for p in ALL}


def test_a_working_body_passes_the_line_on_to_its_chair_and_its_superior() -> None:
    found = chart(
        body("board", tier="governing", chair="ned"),
        post("ned", kind="member"),
        post("ceo", "board"),
        post("cio", "ceo"),
        body("steering", "ceo", chair="cio"),
        post("ciso", "steering"),
    )
    by_chair = Hop("steering", "cio", slot("position", "steering", "chair"))
    by_line = Hop("steering", "ceo", slot("line", "steering"))
    assert found.chart.hops("steering") == (by_line, by_chair)
    assert found.chart.hops("board") == ()
    assert found.chart.path_up("ciso", ("cio",)) == (Hop("ciso", "steering", slot("line", "ciso")), by_chair)
    assert found.chart.line_of(("cio",)) == {"cio", "steering", "ciso"}
    assert found.chart.walk("ciso").breaks == ()
    assert found.chart.is_under("ciso", "ned") is False


def test_a_body_without_line_and_chair_stands_where_its_whole_stands() -> None:
    found = chart(body("board", tier="governing"), body("works", part_of="staff"), body("staff", "board"), post("a", "works"))
    assert found.chart.path_up("a", ("board",)) == (
        Hop("a", "works", slot("line", "a")),
        Hop("works", "staff", slot("position", "works", "part_of")),
        Hop("staff", "board", slot("line", "staff")),
    )
    assert found.chart.walk("a").breaks == (slot("position", "works", "chair"), slot("position", "staff", "chair"))


def test_functional_lines_decide_where_they_are_told_apart() -> None:
    found = chart(post("a", Line("b", "functional"), Line("c", "administrative")), post("b"), post("c"))
    assert found.chart.superiors("a") == ("b",)
    assert (found.chart.subordinates("b"), found.chart.subordinates("c")) == (("a",), ("a",))


def test_a_walk_says_what_it_read() -> None:
    found = chart(post("ceo"), post("cio", "ceo"))
    assert found.chart.walk("cio") == Walk(
        hops=(Hop("cio", "ceo", slot("line", "cio")),),
        read=(
            slot("line", "cio"),
            slot("position", "cio", "kind"),
            slot("line", "ceo"),
            slot("position", "ceo", "kind"),
            slot("root", "ceo"),
        ),
        breaks=(),
        cycle=(),
    )  # fmt: skip


def test_a_self_report_is_a_way_of_one_hop() -> None:
    found = chart(post("ceo"), post("cio", "cio"))
    assert found.chart.path_up("cio", ("cio",)) == (Hop("cio", "cio", slot("line", "cio")),)
    assert found.chart.circles == (("cio",),)
    assert found.chart.walk("cio").cycle == ("cio",)
    assert found.chart.chain_to_top("cio") == ()


@pytest.mark.parametrize(
    ("positions", "roots", "tops"),
    [
        pytest.param((post("ceo"), post("cio", "ceo")), ("ceo",), ("ceo",), id="one top"),
        pytest.param((post("ceo"), post("cio", "ceo"), post("lost")), ("ceo",), ("ceo",), id="a forgotten line leaves the one top"),
        pytest.param((post("ceo"), post("cio", "ceo"), post("lost"), post("x", "lost")), (), ("ceo", "lost"), id="two tops are none"),
        pytest.param((body("board", tier="governing"), post("ceo")), ("board", "ceo"), (), id="no line reaches the board"),
        pytest.param(
            (body("board", tier="governing"), post("ceo", "board"), post("lost"), post("x", "lost")),
            ("board",),
            ("board", "lost"),
            id="lines end at the board",
        ),
        pytest.param((post("a", "b"), post("b", "a")), (), (), id="a circle has no top"),
        pytest.param((post("ned", kind="member"), post("all", kind="group"), post("ceo")), ("ceo",), (), id="members and groups"),
        pytest.param((post("column", implicit=True), post("ceo")), ("ceo",), (), id="a column is no seat of the chart"),
        pytest.param((body("board", tier="governing"), body("audit", part_of="board")), ("board",), (), id="a part of the board"),
    ],
)
def test_roots_where_none_are_declared(positions: tuple[Position, ...], roots: tuple[str, ...], tops: tuple[str, ...]) -> None:
    """Trap 4 and more: where lines may end by default, and where they do."""
    found = chart(*positions)
    assert (found.chart.roots, found.chart.tops) == (roots, tops)


def test_declared_roots_are_the_roots() -> None:
    found = chart(body("board", tier="governing"), post("ceo"), post("cio", "ceo"), post("md"), post("x", "md"), roots=("ceo",))
    assert found.chart.roots == ("board", "ceo")
    assert [p for p in sorted(found.positions) if found.chart.needs_superior(p)] == ["md"]
    assert found.chart.breaks_at("md") == (slot("line", "md"),)


def test_a_seat_needs_a_superior_unless_it_is_a_top() -> None:
    found = chart(post("ceo"), post("cio", "ceo"), post("md"), post("x", "md"), post("lost"), post("ned", kind="member"))
    assert [p for p in sorted(found.positions) if found.chart.needs_superior(p)] == ["lost"]
    assert found.chart.without_superior == ("ceo", "lost", "md")


def test_the_tier_of_a_body_comes_from_its_role_where_it_is_not_stated() -> None:
    found = chart(
        body("b", roles=("board",)), body("s", roles=("board",), tier="working"), body("w"), post("p", roles=("board",), tier="governing")
    )
    assert [found.tier(p) for p in ("b", "s", "w", "p", "nobody")] == ["governing", "working", "working", None, None]
