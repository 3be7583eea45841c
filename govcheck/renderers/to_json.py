"""An assessment as JSON, version 1 of the contract: keys may be added, none is renamed. `assessment_schema` describes it."""

from typing import Any

from govcheck import __version__
from govcheck.model.findings import JUDGED, Assessment, Question, RuleResult, SectionResult
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.json_text import json_text
from govcheck.renderers.pieces.json_words import finding_json, summary_json
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import Many, assessments, severities
from govcheck.renderers.pieces.ordering import in_order, problems_in_order
from govcheck.renderers.pieces.stated import remarks
from govcheck.renderers.pieces.summary import OUTCOMES, summary, summary_of

FORMAT = 1


def render(assessment: Assessment, _look: Look | None = None) -> str:
    """The assessment as a JSON document; how it is to look makes no difference."""
    return json_text(_assessment(assessment))


def render_problems(problems: tuple[Problem, ...], version: str = __version__, _look: Look | None = None) -> str:
    """Why there is no assessment, as a document of the same shape in which nothing was judged."""
    return json_text(_nothing(problems, version))


def render_many(many: Many, _look: Look | None = None) -> str:
    """Several organisations as one document: for each the file that it was read from, and the document that it alone would give."""
    read = sum(isinstance(result, Assessment) for _, result in many)
    return json_text(
        {
            "govcheck": {"version": __version__, "format": FORMAT},
            "summary": {
                "organizations": len(many),
                "unread": len(many) - read,
                "findings": {
                    **{severity.value: count for severity, count in severities(many).items()},
                    "waived": sum(summary(assessment).waived for _, assessment in assessments(many)),
                },
            },
            "assessments": [
                {"source": name, **(_assessment(result) if isinstance(result, Assessment) else _nothing(result, __version__))}
                for name, result in many
            ],
        }
    )


def _assessment(assessment: Assessment) -> dict[str, Any]:
    assessment = in_order(assessment)
    light = remarks(assessment, assessment.sections)
    return {
        "govcheck": {"version": __version__, "format": FORMAT},
        "organization": {
            "name": assessment.organization,
            "inputs": [{"path": given.path, "sha256": given.sha256} for given in assessment.inputs],
        },
        "packs": [pack._asdict() for pack in assessment.packs],
        "profile": None if assessment.profile is None else assessment.profile.id,
        "profile_changes": [] if assessment.profile is None else [change._asdict() for change in assessment.profile.changes],
        "profile_reason": None if assessment.profile is None else assessment.profile.reason,
        "profiles_fitting": [fit.id for fit in assessment.fitting],
        "as_of": assessment.as_of.isoformat(),
        "summary": summary_json(summary(assessment)),
        "rules": [_rule(rule) for rule in assessment.rules],
        "sections": [_section(section, light) for section in assessment.sections],
        "findings": [finding_json(finding) for finding in assessment.findings],
        "absent": None if assessment.absent is None else [absent._asdict() for absent in assessment.absent],
        "questions": [_question(question) for question in assessment.questions],
        "notmodelled": [{"topic": topic, "rules": list(rules)} for topic, rules in assessment.notmodelled],
        "overlooked": list(assessment.overlooked),
        **({} if assessment.notes is None else {"notes": [note._asdict() for note in assessment.notes]}),
        "problems": [problem._asdict() for problem in assessment.problems],
    }


def _nothing(problems: tuple[Problem, ...], version: str) -> dict[str, Any]:
    return {
        "govcheck": {"version": version, "format": FORMAT},
        "organization": {"name": None, "inputs": []},
        "packs": [],
        "profile": None,
        "profile_changes": [],
        "profile_reason": None,
        "profiles_fitting": [],
        "as_of": None,
        "summary": summary_json(summary_of((), ())),
        "rules": [],
        "sections": [],
        "findings": [],
        "absent": None,
        "questions": [],
        "notmodelled": [],
        "overlooked": [],
        "problems": [problem._asdict() for problem in problems_in_order(problems)],
    }


def _rule(rule: RuleResult) -> dict[str, Any]:
    return {
        "id": rule.id,
        "pack": rule.pack,
        "outcome": rule.outcome,
        "severity": rule.severity,
        "cites": list(rule.cites),
        "verdicts": rule.verdicts._asdict(),
        "reason": rule.reason,
    }


def _section(section: SectionResult, light: frozenset[str]) -> dict[str, Any]:
    outcomes = [clause.outcome for clause in section.clauses]
    return {
        "pack": section.pack,
        "id": section.id,
        "title": section.title,
        "summary": {**{outcome.value: outcomes.count(outcome) for outcome in OUTCOMES}, "notchecked": outcomes.count(None)},
        "judged": sum(outcome in JUDGED for outcome in outcomes),
        "of": len(outcomes),
        "clauses": {
            **{outcome.value: [clause for clause, found in section.clauses if found is outcome] for outcome in OUTCOMES},
            "notchecked": [clause for clause, found in section.clauses if found is None],
        },
        "remarks": [clause for clause, _ in section.clauses if clause in light],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind,
        "subject": str(question.subject),
        "text": question.text,
        "candidates": [{"term": candidate.term, "score": round(candidate.score, 2)} for candidate in question.candidates],
    }
