"""`reports_to` against a plain climb, and the lines that count."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.reports_to import ReportsTo
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Organization
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import BOARD, CEO, CIO, NED, SOUND, body, chart, held, position, post
from tests.properties.meaning import kleene_and, kleene_or, means_position, office_in_doubt, under, whos
from tests.properties.organisations import BODIES, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))
MUCH = ("line", "dotted", "body")
TOP = Who((Selector(role=("ceo", "board")),))
THE_CIO = Who((Selector(role=("cio",)),))
kinds_of_lines = st.sampled_from((("solid",), ("dotted",), ("solid", "dotted")))


def superiors(subject: str, lines: tuple[str, ...], graph: OrgGraph, *, direct: bool) -> tuple[set[str], bool]:
    """Everybody who counts as a superior, and whether it is unsaid who else might."""
    seat = graph.positions[subject]
    dotted = set(seat.dotted or ()) if "dotted" in lines else set()
    todo = [hop.upper for hop in graph.chart.hops(subject)] if "solid" in lines else []
    unsaid = "solid" in lines and bool(graph.chart.breaks_at(subject))
    if "solid" in lines and not direct:
        unsaid = unsaid or under(subject, (), graph) is None
    todo += sorted(dotted)
    found: set[str] = set()
    while todo:
        here = todo.pop()
        if here in found:
            continue
        found.add(here)
        if not direct or graph.tier(here) in ("management", "working"):
            unsaid = unsaid or bool(graph.chart.breaks_at(here))
            todo += [hop.upper for hop in graph.chart.hops(here)]
    return found, unsaid


def means_superior(who: Who, upper: str, graph: OrgGraph) -> bool | None:
    """Whether a superior is meant; open where it is not known what it is."""
    meant = means_position(who, upper, graph)
    return None if meant is False and office_in_doubt(who, upper, graph, of_superior=True) else meant


def reached(who: Who, upper: str, graph: OrgGraph, way: tuple[str, ...] = ()) -> bool | None:
    """Whether a superior is meant, or is a committee whose chair and superiors are all meant."""
    own = means_superior(who, upper, graph)
    if own or graph.tier(upper) not in ("management", "working"):
        return own
    if upper in way:
        return None
    broken = bool(graph.chart.breaks_at(upper))
    hops = [hop for hop in graph.chart.hops(upper) if not broken or hop.slot != slot("position", upper, "part_of")]
    passed = [reached(who, hop.upper, graph, (*way, upper)) for hop in hops]
    passed += [None] if broken else []
    return kleene_or((own, kleene_and(passed))) if passed else own


def plain_any(who: Who, subject: str, lines: tuple[str, ...], graph: OrgGraph, *, direct: bool) -> State:
    if direct:
        own = [hop.upper for hop in graph.chart.hops(subject)] if "solid" in lines else []
        own += (graph.positions[subject].dotted or ()) if "dotted" in lines else ()
        unsaid = "solid" in lines and bool(graph.chart.breaks_at(subject))
        found, meant = {*own}, kleene_or(reached(who, upper, graph) for upper in own)
    else:
        found, unsaid = superiors(subject, lines, graph, direct=direct)
        meant = kleene_or(means_superior(who, upper, graph) for upper in found)
    if meant:
        return State.SATISFIED
    return State.UNDETERMINED if meant is None or unsaid or not found else State.VIOLATED


def plain_none(who: Who, subject: str, lines: tuple[str, ...], graph: OrgGraph, *, direct: bool) -> State:
    found, unsaid = superiors(subject, lines, graph, direct=direct)
    meant = kleene_or(means_position(who, upper, graph) for upper in found)
    if meant:
        return State.VIOLATED
    return State.UNDETERMINED if meant is None or unsaid else State.SATISFIED


@given(organisations(MUCH), whos, kinds_of_lines, st.booleans())
def test_agrees_with_a_plain_climb(organization: Organization, who: Who, lines: tuple[str, ...], direct: bool) -> None:
    graph = graph_of(organization)
    wanted, unwanted = ReportsTo(any=who, lines=lines, direct=direct), ReportsTo(none=who, lines=lines, direct=direct)
    ids = [subject.id for subject in SUBJECTS]
    assert [v.state for v in wanted.check(SUBJECTS, graph)] == [plain_any(who, p, lines, graph, direct=direct) for p in ids]
    assert {v.subject.id: v.state for v in unwanted.check(SUBJECTS, graph)} == {
        p: plain_none(who, p, lines, graph, direct=direct) for p in ids
    }


@given(organisations(MUCH), whos, kinds_of_lines, st.booleans(), several_facts)
def test_evidence_is_sufficient(
    organization: Organization, who: Who, lines: tuple[str, ...], direct: bool, changes: list[tuple[Slot, Any]]
) -> None:
    for constraint in (ReportsTo(any=who, lines=lines, direct=direct), ReportsTo(none=who, lines=lines, direct=direct)):
        check_constraint(constraint, SUBJECTS, organization, changes)


def test_the_superior_is_meant() -> None:
    """Trap 1's first half: a CISO under the CEO."""
    (verdict,) = ReportsTo(any=TOP).check((position("ciso"),), chart(*SOUND))
    line, kind = slot("line", "ciso"), slot("position", "ciso", "kind")
    assert verdict == Verdict(position("ciso"), State.SATISFIED, evidence=(line, kind, slot("is", "ceo")))


def test_only_others_are_superiors() -> None:
    graph = chart(BOARD, NED, CEO, CIO, post("ciso", "cio"))
    (verdict,) = ReportsTo(any=TOP).check((position("ciso"),), graph)
    assert (verdict.state, verdict.bindings) == (State.VIOLATED, {"superior": (position("cio"),)})
    assert verdict.evidence[0] == slot("line", "ciso")
    (edit,) = ReportsTo(any=TOP).repairs(verdict, graph)
    choices = ((Line("board"),), (Line("ceo"),))
    assert edit == Edit(slot("line", "ciso"), (Line("cio"),), None, EditKind.CHANGE, "move", choices)


def test_no_line_is_stated() -> None:
    graph = chart(BOARD, NED, CEO, CIO, post("ciso"))
    (wanted,) = ReportsTo(any=Who((Selector(role=("ceo",)),))).check((position("ciso"),), graph)
    (unwanted,) = ReportsTo(none=THE_CIO).check((position("ciso"),), graph)
    assert [(v.state, v.missing) for v in (wanted, unwanted)] == [(State.UNDETERMINED, (slot("line", "ciso"),))] * 2
    assert ReportsTo(any=Who((Selector(role=("ceo",)),))).repairs(wanted, graph) == (
        Edit(slot("line", "ciso"), None, (Line("ceo"),), EditKind.STATE, "state"),
    )


def test_a_root_reports_to_nobody() -> None:
    graph = chart(post("ceo", roles=("ceo",)), post("cio", "ceo"))
    (wanted,) = ReportsTo(any=THE_CIO).check((position("ceo"),), graph)
    (unwanted,) = ReportsTo(none=THE_CIO).check((position("ceo"),), graph)
    assert (wanted.state, wanted.missing, unwanted.state) == (State.UNDETERMINED, (slot("line", "ceo"),), State.SATISFIED)


def test_a_superior_that_must_not_be() -> None:
    """The superior is a managing director; that this is the CIO's other seat, the holders say."""
    graph = chart(BOARD, NED, CEO, CIO, post("md", "ceo", holding=held("Ivo")), post("ciso", "md"))
    (verdict,) = ReportsTo(none=THE_CIO).check((position("ciso"),), graph)
    assert verdict == Verdict(
        position("ciso"),
        State.VIOLATED,
        key=(position("md"),),
        bindings={"superior": position("md")},
        evidence=(slot("line", "ciso"), slot("position", "ciso", "kind"), slot("holder", "md"), slot("holder", "cio"), slot("is", "cio")),
    )
    assert ReportsTo(none=THE_CIO).repairs(verdict, graph) == (
        Edit(slot("line", "ciso"), (Line("md"),), (Line("ceo"),), EditKind.CHANGE, "move"),
    )


@pytest.mark.parametrize(
    ("tier", "chair", "wanted", "unwanted"),
    [
        pytest.param("management", "ceo", State.SATISFIED, State.SATISFIED, id="chaired by the CEO"),
        pytest.param("working", "cio", State.VIOLATED, State.VIOLATED, id="chaired by the CIO"),
        pytest.param("working", None, State.UNDETERMINED, State.UNDETERMINED, id="chaired by nobody said"),
        pytest.param("governing", "cio", State.VIOLATED, State.SATISFIED, id="a governing body stands for itself"),
    ],
)
def test_a_body_passes_the_line_on_to_its_chair(tier: str, chair: str | None, wanted: State, unwanted: State) -> None:
    """Trap 20, for the next superior."""
    graph = chart(BOARD, NED, CEO, CIO, body("council", tier=tier, chair=chair, part_of="board"), post("ciso", "council"))
    ceo = Who((Selector(role=("ceo",)),))
    found = [v for c in (ReportsTo(any=ceo), ReportsTo(none=THE_CIO)) for v in c.check((position("ciso"),), graph)]
    assert [verdict.state for verdict in found] == [wanted, unwanted]


@pytest.mark.parametrize(
    ("chair", "superior", "expected"),
    [("ceo", "board", State.SATISFIED), ("cio", "ceo", State.VIOLATED), ("ceo", "cio", State.VIOLATED), ("cio", "cio", State.VIOLATED)],
)
def test_a_committee_is_a_way_to_the_top_only_where_nobody_else_leads_it(chair: str, superior: str, expected: State) -> None:
    """Under a committee that the CIO chairs nobody reports to the CEO, whomever the committee reports to."""
    graph = chart(BOARD, NED, CEO, CIO, body("council", superior, tier="working", chair=chair), post("ciso", "council"))
    (verdict,) = ReportsTo(any=TOP).check((position("ciso"),), graph)
    assert verdict.state is expected
    assert verdict.bindings == ({"superior": (position("council"),)} if expected is State.VIOLATED else {})


def test_dotted_lines_count_only_where_they_are_asked_for() -> None:
    """Trap 22: dotted to the board, solid into the CIO's line."""
    graph = chart(BOARD, NED, CEO, CIO, post("ciso", "cio", dotted=("board",)))
    ciso = (position("ciso"),)
    lines = (("solid",), ("dotted",), ("solid", "dotted"))
    assert [ReportsTo(any=TOP, lines=kinds).check(ciso, graph)[0].state for kinds in lines] == [
        State.VIOLATED,
        State.SATISFIED,
        State.SATISFIED,
    ]
    assert [ReportsTo(none=THE_CIO, lines=kinds).check(ciso, graph)[0].state for kinds in lines] == [
        State.VIOLATED,
        State.SATISFIED,
        State.VIOLATED,
    ]


def test_the_functional_line_decides_and_everybody_above_may_count() -> None:
    ciso = post("ciso", Line("ceo", "functional"), Line("cio", "administrative"))
    lead = post("lead", "ciso")
    graph = chart(BOARD, NED, CEO, CIO, ciso, lead)
    assert ReportsTo(none=THE_CIO).check((position("ciso"),), graph)[0].state is State.SATISFIED
    ceo = Who((Selector(role=("ceo",)),))
    direct, above = ReportsTo(any=ceo), ReportsTo(any=ceo, direct=False)
    assert [c.check((position("lead"),), graph)[0].state for c in (direct, above)] == [State.VIOLATED, State.SATISFIED]


def test_a_circle_above_leaves_open_who_else_is_above() -> None:
    graph = chart(BOARD, NED, CEO, CIO, post("a", "b"), post("b", "a"))
    (verdict,) = ReportsTo(none=THE_CIO, direct=False).check((position("a"),), graph)
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("line", "a"), slot("line", "b")))


def test_a_dotted_line_that_is_not_stated_is_missed_only_where_one_is_wanted() -> None:
    graph = chart(*SOUND)
    wanted, unwanted = ReportsTo(any=THE_CIO, lines=("dotted",)), ReportsTo(none=THE_CIO, lines=("dotted",))
    states = [(v.state, v.missing) for constraint in (wanted, unwanted) for v in constraint.check((position("ciso"),), graph)]
    assert states == [(State.UNDETERMINED, (slot("dotted", "ciso"),)), (State.SATISFIED, ())]
