"""Who may approve an exception: held against a slow search over every step of the chart and every pair of seats."""

from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.assessment.concerned import approval, concerned
from govcheck.assessment.names import Names
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Organization
from govcheck.model.slots import Ref
from tests.properties.organisations import ACTIVITIES, BODIES, ROLES, SEATS, graph_of, organisations

_subjects = st.one_of(
    st.builds(Ref, st.just("position"), st.sampled_from(SEATS + BODIES)),
    st.builds(Ref, st.just("role"), st.sampled_from(ROLES)),
    st.builds(Ref, st.just("activity"), st.sampled_from(ACTIVITIES)),
    st.just(Ref("organization", "this")),
)


def persons(graph: OrgGraph, seat: str) -> set[str]:
    return set(graph.people.of(seat))


def refused(approver: str, seats: tuple[str, ...], graph: OrgGraph) -> str:
    """``own``, ``below`` or nothing, the obvious way."""
    hands = {approver, graph.positions[approver].chair} - {None}
    if any(hand == seat or persons(graph, str(hand)) & persons(graph, seat) for hand in hands for seat in seats):
        return "own"
    people = {person for seat in seats for person in persons(graph, seat)}
    over = {*seats, *(seat for seat in graph.positions if persons(graph, seat) & people)}
    steps = {(hop.lower, hop.upper) for seat in graph.positions for hop in graph.chart.hops(seat)}
    # every way up, grown one step at a time until nothing is added
    ways = set(steps)
    while True:
        more = ways | {(lower, top) for lower, middle in ways for below, top in steps if below == middle}
        if more == ways:
            return "below" if any((approver, seat) in ways for seat in over) else ""
        ways = more


@settings(max_examples=150)
@given(organisations(("line", "holder", "position")), st.sampled_from(SEATS + BODIES), _subjects)
def test_an_approver_is_refused_as_a_slow_search_says(organization: Organization, approver: str, subject: Ref) -> None:
    graph = graph_of(organization)
    if approver not in graph.positions:
        return
    found = approval(approver, subject, graph, Names(graph))
    expected = refused(approver, concerned(subject, graph), graph)
    assert ("own" if found.own is not None else "below" if found.path else "") == expected
    if found.path:
        assert found.path[0] == approver
        steps = {(hop.lower, hop.upper) for seat in graph.positions for hop in graph.chart.hops(seat)}
        assert all(step in steps for step in zip(found.path, found.path[1:], strict=False))


def test_where_nobody_is_concerned_anybody_may_approve() -> None:
    graph = graph_of(Organization())
    assert concerned(Ref("organization", "this"), graph) == ()
    assert concerned(Ref("framework", "dora"), graph) == ()
