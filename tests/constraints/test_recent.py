"""`recent`: days counted to the day of the run."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.recent import Recent
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Organization
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.organisations import AS_OF, facts, graph_of, organisations
from tests.properties.verdicts import check_constraint

THIS, REVIEWED = Ref("organization", "this"), slot("organization", "reviewed")
YEARLY = Recent(fact="reviewed", within=365)


@given(organisations(("organization",)), st.sampled_from((0, 1, 60, 365)), st.lists(facts(("organization",)), max_size=3))
def test_agrees_with_a_calendar_on_sufficient_evidence(organization: Organization, within: int, changes: list[tuple[Slot, Any]]) -> None:
    (verdict,) = check_constraint(Recent(fact="reviewed", within=within), (THIS,), organization, changes)
    if organization.reviewed is None:
        assert verdict.state is State.UNDETERMINED
    else:
        too_old = organization.reviewed < AS_OF - timedelta(days=within)
        assert verdict.state is (State.VIOLATED if too_old else State.SATISFIED)


def firm(**stated: Any) -> OrgGraph:
    return graph_of(Organization(**stated))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 11, 23), State.SATISFIED),  # 365 days before the day of the tests
        (date(2025, 11, 22), State.VIOLATED),
        (date(2027, 1, 1), State.SATISFIED),
    ],
)
def test_the_limit_is_within(day: date, state: State) -> None:
    (verdict,) = YEARLY.check((THIS,), firm(reviewed=day))
    assert verdict.state is state


def test_too_long_ago_is_a_conflict_that_says_when() -> None:
    graph = firm(reviewed=date(2024, 2, 29))
    (verdict,) = YEARLY.check((THIS,), graph)
    assert verdict == Verdict(THIS, State.VIOLATED, bindings={"date": "2024-02-29"}, evidence=(REVIEWED,))
    assert YEARLY.repairs(verdict, graph) == ()


def test_an_unsaid_day_is_a_question() -> None:
    (verdict,) = YEARLY.check((THIS,), firm())
    assert verdict == Verdict(THIS, State.UNDETERMINED, bindings={"date": "not stated"}, evidence=(REVIEWED,), missing=(REVIEWED,))
    assert YEARLY.repairs(verdict, firm()) == (Edit(REVIEWED, None, None, EditKind.STATE, "state"),)


@pytest.mark.parametrize(
    ("text", "state"),
    [("2026-11-01", State.SATISFIED), ("2020-11-01", State.VIOLATED), ("last spring", State.UNDETERMINED)],
)
def test_a_house_attribute_is_text_that_may_be_a_day(text: str, state: State) -> None:
    (verdict,) = Recent(fact="board_training", within=365).check((THIS,), firm(attributes={"board_training": text}))
    assert verdict.state is state
