"""Who may approve an exception: held against a slow search over every step of the chart and every pair of seats."""

from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.assessment.concerned import Approval, approval, concerned
from govcheck.assessment.names import Names
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Organization, Policy
from govcheck.model.slots import Ref, slot
from tests.properties.charts import SOUND, activity, chart, held, position, post
from tests.properties.organisations import ACTIVITIES, BODIES, ROLES, SEATS, graph_of, organisations

PAPER = Policy("paper", owner=(Ref("role", "ciso"), Ref("position", "cio")))
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


def test_whom_a_finding_concerns() -> None:
    graph = chart(*SOUND, post("soc", "ciso", holding=held("Sue")), rows={"Watch": {"soc": "A/R", "cio": "C"}}, policies={"paper": PAPER})
    subjects = (Ref("role", "ciso"), position("soc"), Ref("person", "Sue"), activity("Watch"), Ref("policy", "paper"), Ref("role", "cro"))
    assert [concerned(subject, graph) for subject in subjects] == [("ciso",), ("soc",), ("ciso", "soc"), ("soc",), ("cio", "ciso"), ()]


def test_why_somebody_may_not_approve() -> None:
    graph = chart(*SOUND, post("soc", "ciso", holding=held("Sue")), rows={"Watch": {"soc": "A"}}, policies={"paper": PAPER})
    names = Names(graph)
    whom = "the one whom it concerns"
    assert [approval("ciso", subject, graph, names).own for subject in (Ref("role", "ciso"), position("ciso"), Ref("person", "Sue"))] == [
        f"is {whom}",
        f"is {whom}",
        f"is {whom}",
    ]
    assert approval("soc", activity("Watch"), graph, names).own == 'is the one who answers for "Watch"'
    assert approval("cio", Ref("policy", "paper"), graph, names).own == 'is the one who answers for "paper"'
    assert approval("ciso", activity("Watch"), graph, names) == Approval(
        "is held by Sue, who also holds soc", facts=(slot("holder", "ciso"), slot("holder", "soc"))
    )
