"""`recurs` against the order of frequencies."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.recurs import Recurs
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Activity, Matrix, Organization, Policy, Position, Training
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.organisations import ROWS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

MUCH = ("row", "cell", "entry", "body")
OFTEN_FIRST = ["daily", "monthly", "quarterly", "yearly"]
SUBJECTS = (
    *(Ref("activity", row) for row in ROWS),
    Ref("policy", "information-security"),
    Ref("training", "security-awareness"),
    Ref("position", "x"),
)


def plain_state(subject: Ref, wanted: str, organization: Organization) -> State:
    """The frequency of each kind of thing, looked up by hand."""
    rows = organization.matrices["main"].rows if organization.matrices else {}
    stated = {
        "activity": getattr(organization.activities.get(subject.id), "frequency", None) if subject.id in rows else None,
        "policy": getattr((organization.policies or {}).get(subject.id), "review", None),
        "training": getattr((organization.trainings or {}).get(subject.id), "frequency", None),
        "position": getattr(organization.positions.get(subject.id), "frequency", None),
    }[subject.kind]
    if stated is None:
        return State.UNDETERMINED
    enough = wanted == "stated" or OFTEN_FIRST.index(stated) <= OFTEN_FIRST.index(wanted)
    return State.SATISFIED if enough else State.VIOLATED


@given(organisations(MUCH), st.sampled_from(("stated", "quarterly", "daily")), several_facts)
def test_agrees_with_the_plain_order_on_sufficient_evidence(
    organization: Organization, wanted: str, changes: list[tuple[Slot, Any]]
) -> None:
    found = {v.subject: v.state for v in check_constraint(Recurs(at_least=wanted), SUBJECTS, organization, changes)}
    assert found == {subject: plain_state(subject, wanted, organization) for subject in SUBJECTS}


REVIEW, AWARENESS = Ref("activity", "access-review"), Ref("training", "awareness")
ACTIVITY, POLICY = slot("activity", "access-review", "frequency"), slot("policy", "p", "review")


def firm(frequency: str | None) -> OrgGraph:
    return graph_of(
        Organization(
            positions={"board": Position("board", "Board", kind="body", roles=(), frequency=frequency)},
            matrices={"main": Matrix("main", rows={"access-review": {"board": "A"}})},
            activities={"access-review": Activity("access-review", frequency=frequency)},
            policies={"p": Policy("p", review=frequency)},
            trainings={"awareness": Training("awareness", frequency=frequency)},
        )
    )


@pytest.mark.parametrize(
    ("frequency", "wanted", "state"),
    [
        ("monthly", "quarterly", State.SATISFIED),
        ("quarterly", "quarterly", State.SATISFIED),
        ("yearly", "quarterly", State.VIOLATED),
        ("ad-hoc", "yearly", State.VIOLATED),
        ("biennial", "stated", State.SATISFIED),
        ("ad-hoc", "stated", State.UNDETERMINED),
        (None, "stated", State.UNDETERMINED),
    ],
)
def test_frequencies(frequency: str | None, wanted: str, state: State) -> None:
    subjects = (REVIEW, Ref("policy", "p"), AWARENESS, Ref("position", "board"))
    verdicts = Recurs(at_least=wanted).check(subjects, firm(frequency))
    assert [verdict.state for verdict in verdicts] == [state] * 4


def test_rarer_is_a_conflict_that_says_how_often() -> None:
    constraint, graph = Recurs(at_least="half-yearly"), firm("yearly")
    (verdict,) = constraint.check((REVIEW,), graph)
    assert verdict == Verdict(REVIEW, State.VIOLATED, bindings={"frequency": "yearly"}, evidence=(ACTIVITY,))
    assert constraint.repairs(verdict, graph) == (Edit(ACTIVITY, "yearly", "half-yearly", EditKind.CHANGE, "policy"),)


def test_an_unsaid_rhythm_is_asked_for() -> None:
    constraint, graph = Recurs(at_least="weekly"), firm(None)
    (verdict,) = constraint.check((Ref("policy", "p"),), graph)
    assert verdict == Verdict(
        Ref("policy", "p"), State.UNDETERMINED, bindings={"frequency": "not stated"}, evidence=(POLICY,), missing=(POLICY,)
    )
    choices = ("continuous", "daily", "weekly")
    assert constraint.repairs(verdict, graph) == (Edit(POLICY, None, None, EditKind.STATE, "state", choices),)


def test_an_activity_without_a_row_is_open_whatever_is_said_beside() -> None:
    graph = graph_of(Organization(activities={"access-review": Activity("access-review", frequency="daily")}))
    (verdict,) = Recurs(at_least="stated").check((REVIEW,), graph)
    rows = slot("rows", "access-review")
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (rows,))
    assert Recurs(at_least="stated").repairs(verdict, graph) == ()
