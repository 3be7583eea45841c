"""`near_top` against networkx' shortest paths."""

from typing import Any

import networkx
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.near_top import NearTop
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Organization
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.charts import BOARD, CEO, NED, body, chart, held, position, post
from tests.properties.meaning import holds_office, under
from tests.properties.organisations import BODIES, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))
roles, steps = st.sampled_from(("ceo", "cio", "board")), st.integers(0, 3)


def plain_state(subject: str, of: str, at_most: int, graph: OrgGraph) -> State:
    network: networkx.DiGraph[str] = networkx.DiGraph()
    network.add_nodes_from(graph.positions)
    network.add_edges_from((hop.lower, hop.upper) for p in graph.positions for hop in graph.chart.hops(p))
    carriers = [p for p in graph.positions if holds_office(of, p, graph)]
    if subject in carriers:
        return State.SATISFIED
    found = [networkx.shortest_path_length(network, subject, p) for p in carriers if networkx.has_path(network, subject, p)]
    if found:
        return State.SATISFIED if min(found) <= at_most else State.VIOLATED
    return State.UNDETERMINED if under(subject, carriers, graph) is None else State.SATISFIED


@given(organisations(("line", "body", "holder")), roles, steps)
def test_agrees_with_the_shortest_path(organization: Organization, of: str, at_most: int) -> None:
    graph = graph_of(organization)
    found = NearTop(of=of, at_most=at_most).check(SUBJECTS, graph)
    assert [verdict.state for verdict in found] == [plain_state(subject.id, of, at_most, graph) for subject in SUBJECTS]


@given(organisations(("line", "body", "holder")), roles, steps, several_facts)
def test_evidence_is_sufficient(organization: Organization, of: str, at_most: int, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(NearTop(of=of, at_most=at_most), SUBJECTS, organization, changes)


COO, CIO, CISO = post("coo", "ceo"), post("cio", "coo"), post("ciso", "cio")


def test_too_far_down() -> None:
    graph = chart(BOARD, NED, CEO, COO, CIO, CISO)
    (verdict,) = NearTop(of="ceo", at_most=2).check((position("ciso"),), graph)
    lines = tuple(fact for p in ("ciso", "cio", "coo") for fact in (slot("line", p), slot("position", p, "kind")))
    above = (slot("line", "ceo"), slot("position", "ceo", "kind"), slot("tier", "board"), slot("position", "board", "kind"))
    assert verdict == Verdict(
        position("ciso"),
        State.VIOLATED,
        bindings={"distance": 3, "path": tuple(position(p) for p in ("ciso", "cio", "coo", "ceo"))},
        evidence=(*lines, slot("is", "ceo"), *above, slot("role", "ceo"), slot("holder", "ceo"), slot("seats", "Eve")),
    )
    assert NearTop(of="ceo", at_most=3).check((position("ciso"),), graph)[0].state is State.SATISFIED


def test_who_reports_past_the_role_is_not_below_it() -> None:
    graph = chart(BOARD, NED, CEO, post("audit", "board"))
    assert NearTop(of="ceo", at_most=1).check((position("audit"), position("ceo")), graph)[0].state is State.SATISFIED


def test_a_broken_chain_leaves_it_open() -> None:
    graph = chart(BOARD, NED, CEO, post("lost"), post("ciso", "lost"))
    (verdict,) = NearTop(of="ceo", at_most=3).check((position("ciso"),), graph)
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("line", "lost"),))


def test_another_seat_of_the_chief_is_as_near() -> None:
    """The CISO reports to the managing director of a subsidiary, who is the CEO."""
    graph = chart(BOARD, NED, CEO, COO, post("md", "coo", holding=held("Eve")), post("ciso", "md"))
    assert NearTop(of="ceo", at_most=1).check((position("ciso"),), graph)[0].state is State.SATISFIED


def test_a_body_on_the_way_is_a_step() -> None:
    graph = chart(BOARD, NED, CEO, body("council", "ceo", chair="ceo"), post("ciso", "council"))
    assert NearTop(of="ceo", at_most=1).check((position("ciso"),), graph)[0].bindings["distance"] == 2
