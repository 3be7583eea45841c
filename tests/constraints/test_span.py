"""`span` against plain counting."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.span import Span
from govcheck.model.organization import Organization
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.charts import BOARD, body, chart, position, post
from tests.properties.organisations import BODIES, SEATS, facts, graph_of, organisations
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))
bounds = st.sampled_from(((None, 1), (2, None), (2, 2), (1, 3)))


@given(organisations(("line",)), bounds)
def test_agrees_with_plain_counting(organization: Organization, bound: tuple[int | None, int | None]) -> None:
    low, high = bound
    for verdict in Span(min=low, max=high).check(SUBJECTS, graph_of(organization)):
        seats = organization.positions
        count = sum(1 for seat in seats.values() if seat.kind == "post" and verdict.subject.id in {line.to for line in seat.lines or ()})
        leads = seats[verdict.subject.id].kind == "post" and count
        wrong = leads and ((high is not None and count > high) or (low is not None and count < low))
        assert verdict.state is (State.VIOLATED if wrong else State.SATISFIED)


@given(organisations(("line",)), bounds, st.lists(facts(), min_size=1, max_size=6))
def test_evidence_is_sufficient(organization: Organization, bound: tuple[int | None, int | None], changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(Span(min=bound[0], max=bound[1]), SUBJECTS, organization, changes)


def test_too_wide() -> None:
    graph = chart(post("ceo"), *(post(f"p{number}", "ceo") for number in range(3)), post("team", "ceo", kind="group"))
    assert Span(max=3).check((position("ceo"),), graph)[0].state is State.SATISFIED
    (verdict,) = Span(max=2).check((position("ceo"),), graph)
    kinds = tuple(slot("position", seat, "kind") for seat in ("ceo", "p0", "p1", "p2", "team"))
    assert verdict == Verdict(position("ceo"), State.VIOLATED, bindings={"count": 3}, evidence=(slot("subordinates", "ceo"), *kinds))
    assert Span(max=2).repairs(verdict, graph) == ()


@pytest.mark.parametrize(
    ("below", "state"),
    [
        pytest.param((), State.SATISFIED, id="nobody"),
        pytest.param((post("a", "ceo"),), State.VIOLATED, id="one"),
        pytest.param((post("a", "ceo", kind="group"), body("b", "ceo")), State.SATISFIED, id="a group and a body only"),
        pytest.param((post("a", "ceo"), post("b", "ceo")), State.SATISFIED, id="two"),
    ],
)
def test_too_narrow_only_where_somebody_reports(below: tuple[Any, ...], state: State) -> None:
    assert Span(min=2).check((position("ceo"),), chart(post("ceo"), *below))[0].state is state


def test_a_body_has_no_span() -> None:
    assert Span(min=2).check((position("board"),), chart(BOARD, post("ceo", "board")))[0].state is State.SATISFIED
