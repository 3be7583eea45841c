"""What a member of a board should read first, in a few sentences."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from govcheck.model.dossiers import Dossier
from govcheck.model.findings import Assessment, Kind, Outcome, Severity, counts
from govcheck.model.plans import Contradiction, Plan
from govcheck.renderers.pieces.cards import Card
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.summary import Summary

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905

#: how many findings stand on the first page
MOST_WORST = 4


class Headline(NamedTuple):
    """One sentence that says how it stands, and those that say how far that goes and what to do."""

    verdict: str
    sentences: tuple[str, ...]
    worst: tuple[Card, ...]


def headline(dossier: Dossier, numbers: Summary, told: Sequence[Card]) -> Headline:
    """The first page in words."""
    # findings and not cards: the numbers beside the sentence count findings, and a card may tell several
    found = [finding for finding in dossier.assessment.findings if counts(finding)]
    severe = [finding for finding in found if finding.severity is Severity.ERROR]
    conflicts = [finding for finding in severe if finding.kind is Kind.CONFLICT]
    lesser = len(found) - len(severe)
    if conflicts:
        parts = [counted(len(conflicts), "serious conflict") + " with the rules"]
        parts += [counted(len(severe) - len(conflicts), "serious gap") + " to settle"] if len(severe) > len(conflicts) else []
        verdict = _listed([*parts, *([counted(lesser, "lesser finding")] if lesser else [])])
    elif severe:
        parts = [counted(len(severe), "serious gap") + " to settle", *([counted(lesser, "lesser finding")] if lesser else [])]
        verdict = f"No serious conflict; {_listed(parts)}"
    elif found:
        verdict = f"No serious finding; {counted(lesser, 'lesser finding')}"
    elif told:
        verdict = "Nothing new was found"
    else:
        verdict = "Nothing that could be judged contradicts the rules, and nothing that they ask for is left open"
    new = [card for card in told if not card.known]
    worst = [card for card in new if card.severity is Severity.ERROR] or new or told
    return Headline(verdict, tuple(_sentences(dossier, numbers)), tuple(worst[:MOST_WORST]))


def together(told: Sequence[Card], assessment: Assessment) -> str:
    """Why there are fewer entries than findings; empty where there are not."""
    found = sum(finding.waiver is None for finding in assessment.findings)
    if found == len(told):
        return ""
    entries = counted(len(told), "entry", "entries")
    return f"{counted(found, 'finding')}, told in {entries}: those that are about one thing stand together."


def _sentences(dossier: Dossier, numbers: Summary) -> list[str]:
    outcomes = numbers.rules
    judged = (
        f"{numbers.judged} of {counted(numbers.of, 'rule')} could be judged from what was handed in: {_these(outcomes[Outcome.PASS])} met, "
        f"{_these(outcomes[Outcome.CONFLICT])} contradicted by a stated fact, and {_these(outcomes[Outcome.GAP])} left open."
    )
    told = [judged]
    unsaid = outcomes[Outcome.NOTMODELLED]
    if unsaid:
        told.append(f"{counted(unsaid, 'rule')} could not be judged, because the file says too little about what {_they(unsaid)}.")
    if numbers.waived:
        told.append(f"{counted(numbers.waived, 'finding')} {_is(numbers.waived)} accepted by a waiver and not counted here.")
    if numbers.unchanged:
        told.append(f"{counted(numbers.unchanged, 'finding')} {_is(numbers.unchanged)} known from the baseline and not counted here.")
    if isinstance(dossier.plan, Plan):
        told.append(planned(dossier.plan))
    elif isinstance(dossier.plan, Contradiction):
        told.append("No plan can meet all rules under the given pins; the section on the plan names those that stand against each other.")
    elif dossier.unplanned:
        told.append(dossier.unplanned)
    if dossier.assessment.questions:
        asked = len(dossier.assessment.questions)
        told.append(f"{counted(asked, 'question')} {_is(asked)} open that only the organisation itself can answer.")
    return told


def planned(plan: Plan) -> str:
    """The plan in a sentence."""
    if not plan.steps and not plan.decisions:
        return f"Nothing has to change so that no finding of severity {plan.threshold} or above is left."
    parts = [counted(len(plan.steps), "step")] if plan.steps else []
    parts += [counted(len(plan.decisions), "decision", "decisions") + " to take"] if plan.decisions else []
    return f"{' and '.join(parts)} would clear every finding of severity {plan.threshold} or above."


def day(when: date) -> str:
    """A day as people write it, the same in every locale: ``3 March 2026``."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _these(count: int) -> str:
    return f"{count} {_is(count)}"


def _they(count: int) -> str:
    return "it asks" if count == 1 else "they ask"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
