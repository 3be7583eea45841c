"""`acyclic` against networkx."""

from typing import Any

import networkx
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.acyclic import Acyclic
from govcheck.model.organization import Line, Organization
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import chart, position, post
from tests.properties.organisations import BODIES, SEATS, facts, graph_of, organisations
from tests.properties.verdicts import check_constraint

ACYCLIC = Acyclic()
SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))


@given(organisations(("line",)))
def test_violated_on_the_least_seat_of_a_circle(organization: Organization) -> None:
    lines = [(p, line.to) for p, seat in organization.positions.items() for line in seat.lines or ()]
    least = {min(circle) for circle in networkx.simple_cycles(networkx.DiGraph(lines))}
    found = ACYCLIC.check(SUBJECTS, graph_of(organization))
    assert {verdict.subject.id for verdict in found if verdict.state is State.VIOLATED} == least
    assert {verdict.state for verdict in found} <= {State.VIOLATED, State.SATISFIED}


@given(organisations(("line",)), st.lists(facts(), min_size=1, max_size=6))
def test_evidence_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(ACYCLIC, SUBJECTS, organization, changes)


def test_a_circle_is_told_once_with_every_seat_of_it() -> None:
    graph = chart(post("ceo"), post("b", "d"), post("c", "b"), post("d", "c", "ceo"), post("below", "c"))
    found = ACYCLIC.check(tuple(position(p) for p in ("b", "below", "c", "ceo", "d")), graph)
    path = tuple(position(p) for p in ("b", "d", "c", "b"))
    assert found[0] == Verdict(
        position("b"), State.VIOLATED, bindings={"path": path}, evidence=(slot("line", "b"), slot("line", "d"), slot("line", "c"))
    )
    assert {verdict.subject.id for verdict in found if verdict.state is State.SATISFIED} == {"below", "c", "ceo", "d"}
    assert found[1].evidence == (slot("circles", "chart"),)
    assert ACYCLIC.repairs(found[0], graph) == (
        Edit(slot("line", "b"), (Line("d"),), None, EditKind.CHANGE, "move"),
        Edit(slot("line", "d"), (Line("c"), Line("ceo")), (Line("ceo"),), EditKind.CHANGE, "move"),
        Edit(slot("line", "c"), (Line("b"),), None, EditKind.CHANGE, "move"),
    )


def test_a_self_report_is_a_circle_of_one() -> None:
    graph = chart(post("ceo", "ceo"))
    (verdict,) = ACYCLIC.check((position("ceo"),), graph)
    assert verdict.bindings == {"path": (position("ceo"), position("ceo"))}
    assert ACYCLIC.repairs(verdict, graph) == (Edit(slot("line", "ceo"), (Line("ceo"),), None, EditKind.CHANGE, "move"),)


def test_a_chair_under_the_own_body_is_no_circle() -> None:
    graph = chart(post("ceo", "council"), post("council", kind="body", chair="ceo"))
    assert [verdict.state for verdict in ACYCLIC.check((position("ceo"), position("council")), graph)] == [State.SATISFIED] * 2
