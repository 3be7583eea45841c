"""What holds of every constraint, whatever it checks: its evidence is sufficient, its slots are of declared kinds, its edits fit."""

from collections.abc import Iterable
from typing import Any

from govcheck.constraints.constraint import Constraint
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import stated
from govcheck.model.organization import Organization
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.organisations import graph_of, with_stated


def check_sufficiency(constraint: Constraint, subjects: tuple[Ref, ...], organization: Organization, change: tuple[Slot, Any]) -> None:
    """A change that leaves the value of every evidence and missing slot of a verdict leaves that verdict as it is."""
    before = graph_of(organization)
    after = graph_of(with_stated(organization, *change))
    verdicts = constraint.check(subjects, before)
    changed = {(v.subject, v.key): v for v in constraint.check(subjects, after)}
    for verdict in verdicts:
        if values(before, (*verdict.evidence, *verdict.missing)) == values(after, (*verdict.evidence, *verdict.missing)):
            found = changed.get((verdict.subject, verdict.key))
            assert found is not None, f"{verdict} went when {change[0]} became {change[1]}"
            assert found.state is verdict.state, f"{verdict} became {found} when {change[0]} became {change[1]}"


def check_constraint(
    constraint: Constraint, subjects: tuple[Ref, ...], organization: Organization, changes: Iterable[tuple[Slot, Any]]
) -> tuple[Verdict, ...]:
    """The shape of every verdict, and its sufficiency under each of some changes; the verdicts."""
    for change in changes:
        check_sufficiency(constraint, subjects, organization, change)
    return check_shape(constraint, subjects, graph_of(organization))


def check_glance(constraint: Constraint, subjects: tuple[Ref, ...], verdicts: tuple[Verdict, ...], graph: OrgGraph) -> None:
    """What a glance leaves out has one verdict, satisfied; and what it keeps is judged as if the rest were there."""
    looked = constraint.worth_a_look(subjects, graph)
    assert looked == tuple(subject for subject in subjects if subject in set(looked))
    left_out = [(verdict.subject, verdict.state, verdict.key) for verdict in verdicts if verdict.subject not in looked]
    assert left_out == [(subject, State.SATISFIED, ()) for subject in subjects if subject not in looked]
    assert constraint.check(looked, graph) == tuple(verdict for verdict in verdicts if verdict.subject in looked)


def values(graph: OrgGraph, slots: Iterable[Slot]) -> list[Any]:
    """The values of slots."""
    return [graph.value(fact) for fact in slots]


def check_shape(constraint: Constraint, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Verdict, ...]:
    """Every verdict is complete: evidence where decided, missing where open, bindings and slots as declared, no key twice."""
    verdicts = constraint.check(subjects, graph)
    for verdict in verdicts:
        assert verdict.subject in subjects
        assert (verdict.state is State.UNDETERMINED) == bool(verdict.missing), verdict
        assert verdict.evidence or verdict.state is State.UNDETERMINED, verdict
        assert {fact.kind for fact in (*verdict.evidence, *verdict.missing)} <= constraint.reads, verdict
        assert len(set(verdict.evidence)) == len(verdict.evidence), verdict
        assert set(verdict.bindings) <= set(constraint.placeholders), verdict
        for edit in constraint.repairs(verdict, graph):
            assert verdict.state is not State.SATISFIED, verdict
            assert edit.before == stated(graph.organization, edit.slot), edit
            assert edit.after != edit.before or edit.choices or edit.after is None, edit
    keys = [(verdict.subject, verdict.key) for verdict in verdicts]
    assert len(set(keys)) == len(keys), keys
    check_glance(constraint, subjects, verdicts, graph)
    return verdicts
