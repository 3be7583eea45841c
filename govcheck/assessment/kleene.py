"""Putting verdicts together in three-valued logic: alternatives of one rule, and "any" or "none" over its subjects."""

from collections.abc import Sequence

from govcheck.constraints.selecting import joined
from govcheck.model.slots import Ref
from govcheck.model.verdicts import State, Verdict


def any_holds(verdicts: Sequence[Verdict], subject: Ref) -> Verdict:
    """One verdict on `subject`: satisfied by the first that is; violated only if all are; else open, by all their facts.

    What the verdict says in words is taken from the first that is not satisfied.
    """
    for verdict in verdicts:
        if verdict.state is State.SATISFIED:
            return verdict._replace(subject=subject)
    undecided = [verdict for verdict in verdicts if verdict.state is State.UNDETERMINED]
    first = (undecided or verdicts)[0]
    return Verdict(
        subject,
        State.UNDETERMINED if undecided else State.VIOLATED,
        key=first.key if all(verdict.key == first.key for verdict in verdicts) else (),
        bindings=first.bindings,
        evidence=joined(verdict.evidence for verdict in verdicts),
        missing=joined(verdict.missing for verdict in undecided),
    )


def all_hold(verdicts: Sequence[Verdict], subject: Ref) -> Verdict:
    """One verdict on `subject`: violated by the first that is; else open where one is, else satisfied, by all their facts."""
    for verdict in verdicts:
        if verdict.state is State.VIOLATED:
            return verdict._replace(subject=subject)
    evidence = joined(verdict.evidence for verdict in verdicts)
    undecided = [verdict for verdict in verdicts if verdict.state is State.UNDETERMINED]
    if undecided:
        return undecided[0]._replace(subject=subject, evidence=evidence, missing=joined(verdict.missing for verdict in undecided))
    return Verdict(subject, State.SATISFIED, evidence=evidence)


def none_holds(verdicts: Sequence[Verdict], subject: Ref) -> Verdict:
    """One verdict on `subject`: the opposite of `any_holds`."""
    found = any_holds(verdicts, subject)
    opposite = {State.SATISFIED: State.VIOLATED, State.VIOLATED: State.SATISFIED, State.UNDETERMINED: State.UNDETERMINED}
    return found._replace(state=opposite[found.state])
