"""`carries` against plain counting."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.carries import Carries
from govcheck.model.organization import Organization
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.charts import SOUND, chart, position
from tests.properties.organisations import BODIES, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))
letters, bounds = st.sampled_from(("A", "AR", "CI")), st.sampled_from(((1, None), (None, 1), (1, 2), (None, 0)))


@given(organisations(("cell",)), letters, bounds)
def test_agrees_with_plain_counting(organization: Organization, wanted: str, bound: tuple[int | None, int | None]) -> None:
    low, high = bound
    rows = organization.matrices["main"].rows.values() if organization.matrices else ()
    for verdict in Carries(letters=wanted, min=low, max=high).check(SUBJECTS, graph_of(organization)):
        count = len([cells for cells in rows if set(wanted) & set(cells.get(verdict.subject.id, ""))])
        over, under = high is not None and count > high, low is not None and count < low
        assert verdict.state is (State.VIOLATED if over else State.UNDETERMINED if under else State.SATISFIED)
        assert verdict.bindings.get("count", count) == count


@given(organisations(("cell",)), letters, bounds, several_facts)
def test_evidence_is_sufficient(
    organization: Organization, wanted: str, bound: tuple[int | None, int | None], changes: list[tuple[Slot, Any]]
) -> None:
    check_constraint(Carries(letters=wanted, min=bound[0], max=bound[1]), SUBJECTS, organization, changes)


ROWS = {"incident-response": {"ciso": "A/R"}, "access-review": {"ciso": "A", "cio": "C"}, "it-strategy": {"cio": "A"}}


@pytest.mark.parametrize(
    ("seat", "state", "missing"),
    [("ciso", State.VIOLATED, ()), ("cio", State.SATISFIED, ()), ("ceo", State.UNDETERMINED, (slot("letters", "ceo"),))],
)
def test_too_many_enough_and_none(seat: str, state: State, missing: tuple[Slot, ...]) -> None:
    (verdict,) = Carries(letters="A", min=1, max=1).check((position(seat),), chart(*SOUND, rows=ROWS))
    counted = {"ciso": {"count": 2}, "ceo": {"count": 0}}.get(seat, {})
    assert verdict == Verdict(position(seat), state, bindings=counted, evidence=(slot("letters", seat),), missing=missing)


def test_a_glance_sees_seats_with_too_few_and_with_too_many() -> None:
    seats, graph = tuple(position(seat) for seat in ("ceo", "cio", "ciso")), chart(*SOUND, rows=ROWS)
    assert Carries(letters="A", min=1, max=None).worth_a_look(seats, graph) == (position("ceo"),)
    assert Carries(letters="A", min=None, max=1).worth_a_look(seats, graph) == (position("ciso"),)
