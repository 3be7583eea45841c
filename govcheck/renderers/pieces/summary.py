"""The numbers that close every output, counted in one place so that no two outputs of a run disagree."""

from collections.abc import Iterable, Mapping

from govcheck.model.findings import JUDGED, SEVERITIES, Assessment, Finding, Outcome, RuleResult, Severity
from govcheck.model.record import Record

#: the outcomes as the JSON contract lists them
OUTCOMES = (
    Outcome.PASS,
    Outcome.CONFLICT,
    Outcome.GAP,
    Outcome.NOTMODELLED,
    Outcome.NOTAPPLICABLE,
    Outcome.NOTSELECTED,
    Outcome.ERROR,
)


class Summary(Record):
    """How many rules came to what, how many findings are of which severity, and how much was judged.

    Waived findings count as `waived` alone, and those that a baseline knew as `unchanged`; `absent` are those that it alone knew.
    """

    rules: Mapping[Outcome, int]
    findings: Mapping[Severity, int]
    waived: int
    judged: int
    of: int
    unchanged: int = 0
    absent: int = 0


def summary(assessment: Assessment) -> Summary:
    """The numbers of an assessment."""
    return summary_of(assessment.rules, assessment.findings)._replace(absent=len(assessment.absent or ()))


def summary_of(rules: Iterable[RuleResult], findings: Iterable[Finding]) -> Summary:
    """The numbers of those rules and findings."""
    outcomes = dict.fromkeys(OUTCOMES, 0)
    for rule in rules:
        outcomes[rule.outcome] += 1
    severities = dict.fromkeys(SEVERITIES, 0)
    waived = unchanged = 0
    for finding in findings:
        if finding.waiver is not None:
            waived += 1
        elif finding.status == "unchanged":
            unchanged += 1
        else:
            severities[finding.severity] += 1
    judged = sum(outcomes[outcome] for outcome in JUDGED)
    return Summary(outcomes, severities, waived, judged, sum(outcomes.values()), unchanged)
