"""`overseen` against a plain look at each who is named."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.overseen import Overseen
from govcheck.constraints.selecting import Selector, Who
from govcheck.model.organization import Organization
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import SOUND, chart, one_named, position, post, stating
from tests.properties.meaning import kleene_or, means, whos
from tests.properties.organisations import BODIES, SEATS, graph_of, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))
TOP = Who((Selector(role=("ceo", "cio")),))
INSIDE = Who((Selector(external=False),))


@given(stating(supplied_by=st.just("cyberguard"), overseen_by=one_named), whos)
def test_agrees_with_a_look_at_each(organization: Organization, who: Who) -> None:
    graph = graph_of(organization)
    for verdict in Overseen(by=who).check(SUBJECTS, graph):
        seat = organization.positions[verdict.subject.id]
        found = kleene_or(means(who, ref, graph) for ref in seat.overseen_by or ())
        if seat.supplied_by is None:
            expected = State.SATISFIED
        elif not seat.overseen_by or found is None:
            expected = State.UNDETERMINED
        else:
            expected = State.SATISFIED if found else State.VIOLATED
        assert verdict.state is expected


@given(stating(supplied_by=st.just("cyberguard"), overseen_by=one_named), whos, several_facts)
def test_evidence_is_sufficient(organization: Organization, who: Who, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(Overseen(by=who), SUBJECTS, organization, changes)


SUPPLIED, NAMED = slot("position", "vciso", "supplied_by"), slot("position", "vciso", "overseen_by")
VCISO = position("vciso")


def test_an_outsourced_seat_names_nobody() -> None:
    constraint, graph = Overseen(by=TOP), chart(*SOUND, post("vciso", "ceo", supplied_by="cyberguard"))
    (verdict,) = constraint.check((VCISO,), graph)
    assert verdict == Verdict(VCISO, State.UNDETERMINED, evidence=(SUPPLIED, NAMED), missing=(NAMED,))
    choices = ((position("ceo"),), (position("cio"),))
    (edit,) = constraint.repairs(verdict, graph)
    assert (edit.slot, edit.after, edit.kind, sorted(edit.choices)) == (NAMED, None, EditKind.STATE, list(choices))


def test_somebody_else_is_named() -> None:
    named = (position("ciso"),)
    constraint = Overseen(by=Who((Selector(role=("cio",)),)))
    graph = chart(*SOUND, post("vciso", "ceo", supplied_by="cyberguard", overseen_by=named))
    (verdict,) = constraint.check((VCISO,), graph)
    assert (verdict.state, verdict.bindings) == (State.VIOLATED, {"overseer": named})
    assert constraint.repairs(verdict, graph) == (Edit(NAMED, named, (position("cio"),), EditKind.CHANGE, "policy"),)


@pytest.mark.parametrize(
    ("overseer", "state"),
    [
        pytest.param(position("ceo"), State.SATISFIED, id="a seat inside"),
        pytest.param(position("soc"), State.VIOLATED, id="another outsourced seat"),
        pytest.param(Ref("party", "regulator"), State.VIOLATED, id="somebody outside"),
        pytest.param(Ref("role", "cfo"), State.UNDETERMINED, id="an office that nobody carries"),
    ],
)
def test_the_overseer_sits_inside(overseer: Ref, state: State) -> None:
    soc = post("soc", "ciso", supplied_by="cyberguard")
    graph = chart(*SOUND, soc, post("vciso", "ceo", supplied_by="cyberguard", overseen_by=(overseer,)))
    assert Overseen(by=INSIDE).check((VCISO,), graph)[0].state is state


def test_a_seat_of_ones_own_needs_nobody() -> None:
    fact = slot("position", "ciso", "supplied_by")
    assert Overseen(by=TOP).check((position("ciso"),), chart(*SOUND)) == (Verdict(position("ciso"), State.SATISFIED, evidence=(fact,)),)
