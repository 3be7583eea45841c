"""`over` against a plain look at each who does and each who answers."""

from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.over import Over
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Organization
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import State
from tests.properties.charts import BOARD, CEO, CIO, NED, SOUND, activity, chart, held, position, post
from tests.properties.meaning import kleene_or, under
from tests.properties.organisations import ROWS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(activity(row) for row in ROWS)
TIES = ("same", "engaged", "dotted", "external", "group", "peer", "agreed")
MUCH = ("cell", "cell", "line", "position")
accepted = st.sets(st.sampled_from(TIES)).map(lambda found: tuple(sorted(found)))
levels = st.sampled_from((None, 1))


def engaged(one: str, other: str, graph: OrgGraph) -> bool:
    return any(other in graph.positions_of(engagement.partner) for engagement in graph.positions[one].engages or ())


def tied(row: dict[str, str], does: str, answers: str, ties: tuple[str, ...], limit: int | None, graph: OrgGraph) -> bool | None:
    """Whether there is a line or another tie between who does and who answers."""
    seats = graph.positions
    way = graph.chart.path_up(does, (answers,))
    by_line = under(does, (answers,), graph)
    if way is not None and limit is not None:
        by_line = len(way) <= limit
    own = graph.chart.walk(does).uppers - graph.chart.walk(answers).uppers - {does, answers}
    holds = {
        "same": bool(set(graph.people.of(does)) & set(graph.people.of(answers))),
        "external": seats[does].supplied_by is not None,
        "group": {seats[does].kind, seats[answers].kind} & {"group", "body"} != set(),
        "peer": bool(set(graph.chart.superiors(does)) & set(graph.chart.superiors(answers))),
        "engaged": any(engaged(seat, answers, graph) or engaged(answers, seat, graph) for seat in (does, *own)),
        "dotted": any(answers in (seats[seat].dotted or ()) for seat in (does, *own)),
        "agreed": any(row.get(seat) for seat in own),
    }
    return kleene_or((by_line, *(holds[tie] for tie in ties)))


@given(organisations(MUCH), accepted, levels)
def test_agrees_with_a_look_at_each(organization: Organization, ties: tuple[str, ...], limit: int | None) -> None:
    graph = graph_of(organization)
    rows = organization.matrices["main"].rows if organization.matrices else {}
    states = {True: State.SATISFIED, False: State.VIOLATED, None: State.UNDETERMINED}
    expected: dict[tuple[Ref, tuple[Ref, ...]], State] = {}
    for subject in SUBJECTS:
        row = dict(rows.get(subject.id, {}))
        answer = [p for p, cell in row.items() if "A" in cell]
        do = [p for p, cell in row.items() if "R" in cell and "A" not in cell]
        for p in do if answer else ():
            tie = kleene_or(tied(row, p, above, ties, limit, graph) for above in answer)
            expected[subject, (position(p),)] = states[tie]
        if not do or not answer:
            expected[subject, ()] = State.SATISFIED
    found = Over(accept=ties, max_levels=limit).check(SUBJECTS, graph)
    assert {(verdict.subject, verdict.key): verdict.state for verdict in found} == expected


@given(organisations(MUCH), accepted, levels, several_facts)
def test_evidence_is_sufficient(
    organization: Organization, ties: tuple[str, ...], limit: int | None, changes: list[tuple[Slot, Any]]
) -> None:
    check_constraint(Over(accept=ties, max_levels=limit), SUBJECTS, organization, changes)


REVIEW = activity("access-review")
OPS, SOC = post("ops", "cio"), post("soc", "ciso")
ROW = {"access-review": {"ciso": "A", "ops": "R"}}


def state(*seats: Any, accept: tuple[str, ...] = ("same", "engaged", "dotted", "external", "group")) -> State:
    (verdict,) = Over(accept=accept).check((REVIEW,), chart(BOARD, NED, CEO, CIO, *seats, rows=ROW))
    return verdict.state


def test_nobody_who_answers_leads_who_does() -> None:
    graph = chart(*SOUND, OPS, rows=ROW)
    (verdict,) = Over(accept=("dotted",)).check((REVIEW,), graph)
    assert (verdict.subject, verdict.state, verdict.key) == (REVIEW, State.VIOLATED, (position("ops"),))
    assert verdict.bindings == {"accountable": (position("ciso"),), "responsible": position("ops")}
    cells = tuple(slot("cell", "main", "access-review", seat) for seat in ("ops", "ciso"))
    lines = [fact for fact in verdict.evidence if fact.kind in ("line", "dotted")]
    assert verdict.evidence[:3] == (*cells, slot("row", "main", "access-review"))
    assert set(lines) == {slot(kind, seat) for kind, seat in chain((("line", p) for p in ("ops", "cio", "ceo", "ciso")),
                                                                 (("dotted", p) for p in ("ops", "cio")))}  # fmt: skip


SUE = post("ciso", "ceo", holding=held("Sue"))


@pytest.mark.parametrize(
    "seats",
    [
        pytest.param((SUE, post("ops", "ciso")), id="leads"),
        pytest.param((SUE, SOC, post("ops", "soc")), id="leads at a distance"),
        pytest.param((SUE, OPS._replace(dotted=("ciso",))), id="a dotted line"),
        pytest.param((SUE, OPS._replace(supplied_by="cyberguard")), id="done outside: trap 12"),
        pytest.param((SUE, OPS._replace(kind="group")), id="a group: trap 11"),
        pytest.param((SUE, OPS._replace(holding=held("Sue"))), id="one person"),
    ],
)
def test_ties(seats: tuple[Any, ...]) -> None:
    assert state(*seats) is State.SATISFIED


def test_a_broken_chain_leaves_it_open() -> None:
    """Trap 27."""
    graph = chart(*SOUND, post("ops", "lost"), post("lost"), rows=ROW)
    (verdict,) = Over().check((REVIEW,), graph)
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("line", "lost"),))


def test_the_board_answers_for_what_the_cio_does() -> None:
    """Trap 10."""
    rows = {"access-review": {"board": "A", "cio": "R"}}
    assert Over(accept=()).check((REVIEW,), chart(*SOUND, rows=rows))[0].state is State.SATISFIED


def test_too_many_levels_between() -> None:
    graph = chart(*SOUND, SOC, post("ops", Line("soc")), rows=ROW)
    assert [Over(max_levels=n).check((REVIEW,), graph)[0].state for n in (1, 2)] == [State.VIOLATED, State.SATISFIED]


@pytest.mark.parametrize("row", [{"ciso": "A/R"}, {"ops": "R"}, {"ciso": "A", "ops": "C"}], ids=["one does both", "no A", "no R"])
def test_where_nobody_answers_or_does_there_is_nothing_to_say(row: dict[str, str]) -> None:
    """Trap 19."""
    assert [v.state for v in Over().check((REVIEW,), chart(*SOUND, OPS, rows={"access-review": row}))] == [State.SATISFIED]


def test_an_outsourced_seat_is_told_by_who_supplies_it() -> None:
    seats = (*SOUND[:4], SUE, SOC, post("ops", "cio", supplied_by="cyberguard"))
    (verdict,) = Over(letter="A", of="R", accept=("external",)).check((REVIEW,), chart(*seats, rows=ROW))
    assert verdict.state is State.SATISFIED
    assert slot("position", "ops", "supplied_by") in verdict.evidence
