"""What the outputs of a comparison say alike: names, numbers, what became of a finding that went."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from govcheck.model.comparisons import Comparison, Gone, Kept
from govcheck.model.findings import SEVERITIES, Finding, Outcome, Severity
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.many import in_words

#: what the rule of a finding that went comes to now, in words
_NOW: Mapping[Outcome | None, str] = {
    Outcome.PASS: "the rule is met now",
    Outcome.CONFLICT: "the rule still has other findings",
    Outcome.GAP: "the rule still has other findings",
    Outcome.NOTMODELLED: "the file no longer says enough to judge the rule",
    Outcome.NOTAPPLICABLE: "nothing is left that the rule is about",
    Outcome.NOTSELECTED: "the rule was left out",
    Outcome.ERROR: "the rule crashed",
    None: "the rule no longer takes part",
}


class Numbers(NamedTuple):
    """How many facts changed and how many findings came, went and stayed; of those that came, unwaived ones by severity."""

    changes: int
    came: Mapping[Severity, int]
    waived: int
    went: Mapping[Severity, int]
    stayed: Mapping[Severity, int]


def numbers(comparison: Comparison) -> Numbers:
    """The numbers of a comparison."""
    return Numbers(
        len(comparison.changes),
        _by_severity(finding for finding in comparison.came if finding.waiver is None),
        sum(finding.waiver is not None for finding in comparison.came),
        _by_severity(gone.finding for gone in comparison.went),
        _by_severity(kept.finding for kept in comparison.stayed),
    )


def _by_severity(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    found = [finding.severity for finding in findings]
    return {severity: found.count(severity) for severity in SEVERITIES}


def named(names: tuple[str, ...]) -> str:
    """The files of one state in words."""
    return " + ".join(names)


def now(gone: Gone) -> str:
    """What the rule of a finding that went comes to now."""
    return _NOW[gone.outcome]


def severity_was(kept: Kept) -> str:
    """That the severity of a finding that stayed is another one now; nothing where it is not."""
    return "" if kept.was is kept.finding.severity else f"was {kept.was}"


def title(comparison: Comparison) -> str:
    """The name of the organisation; both where it has another name now."""
    before, after = comparison.before.organization, comparison.after.organization
    return " → ".join(dict.fromkeys(name for name in (before, after) if name)) or "the organisation"


def in_short(told: Numbers) -> tuple[str, ...]:
    """``3 changes``, ``came: 1 error``, ``went: no findings``, ``stayed: 2 warnings``."""
    waived = f" and {told.waived} waived" if told.waived else ""
    return (
        counted(told.changes, "change"),
        f"came: {in_words(told.came)}{waived}",
        f"went: {in_words(told.went)}",
        f"stayed: {in_words(told.stayed)}",
    )
