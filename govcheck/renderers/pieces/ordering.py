"""The one order of everything that is listed, whatever order the parts below found it in."""

from collections.abc import Iterable

from govcheck.model.findings import SEVERITIES, Assessment, Finding, NotModelled, Question, RuleResult
from govcheck.model.slots import Problem


def in_order(assessment: Assessment) -> Assessment:
    """The same assessment with every list in its order; the inputs stay as they were given."""
    return assessment._replace(
        packs=tuple(sorted(assessment.packs)),
        rules=tuple(sorted(assessment.rules, key=_of_rule)),
        findings=findings_in_order(assessment.findings),
        questions=tuple(sorted(assessment.questions, key=_of_question)),
        notmodelled=tuple(sorted((NotModelled(topic, tuple(sorted(rules))) for topic, rules in assessment.notmodelled))),
        problems=problems_in_order(assessment.problems),
        # within a pack the order is the pack's own
        sections=tuple(sorted(assessment.sections, key=lambda section: section.pack)),
    )


def findings_in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by severity, rule, subject and key."""
    return tuple(sorted(findings, key=_of_finding))


def problems_in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as they stand in their files."""
    return tuple(sorted(problems, key=lambda problem: (*problem[:4], problem.nearest or "")))


def _of_finding(finding: Finding) -> tuple[object, ...]:
    return (
        SEVERITIES.index(finding.severity),
        finding.rule,
        str(finding.subject),
        tuple(map(str, finding.key)),
        finding.kind,
        finding.message,
        finding.fingerprint,
    )


def _of_rule(rule: RuleResult) -> tuple[str, str]:
    return rule.pack, rule.id


def _of_question(question: Question) -> tuple[str, str, str]:
    return question.kind, str(question.subject), question.text
