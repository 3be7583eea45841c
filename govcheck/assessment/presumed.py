"""What a rule finds met only by taking something for granted: it is no finding, and nothing that anybody said."""

from collections.abc import Sequence
from itertools import compress
from operator import not_

from govcheck.model.verdicts import State, Verdict
from govcheck.packs.rule import Rule


def is_presumed(rule: Rule, verdicts: Sequence[Verdict]) -> bool:
    """Whether all that a rule found is taken for granted."""
    return bool(verdicts) and all(check.constraint.presumes(verdict) for check in rule.checks for verdict in verdicts)


def said_first(rule: Rule, verdicts: Sequence[Verdict]) -> Sequence[Verdict]:
    """The verdicts of alternatives in their order, those that take something for granted behind those that rest on what was said."""
    presumed = [
        verdict.state is State.SATISFIED and check.constraint.presumes(verdict)
        for check, verdict in zip(rule.checks, verdicts, strict=True)
    ]
    return [*compress(verdicts, map(not_, presumed)), *compress(verdicts, presumed)] if any(presumed) else verdicts
