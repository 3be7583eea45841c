"""A comparison as JSON, version 1: keys may be added, none is renamed. `comparison_schema` describes it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from govcheck import __version__
from govcheck.model.comparisons import Change, Comparison
from govcheck.model.findings import Assessment
from govcheck.model.record import Record
from govcheck.model.slots import Problem, Ref
from govcheck.renderers.pieces.compared import numbers
from govcheck.renderers.pieces.json_text import json_text
from govcheck.renderers.pieces.json_words import finding_json, location_json, summary_json
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.ordering import problems_in_order
from govcheck.renderers.pieces.summary import summary

FORMAT = 1


def render(comparison: Comparison, _look: Look | None = None) -> str:
    """The comparison as a JSON document; how it is to look makes no difference."""
    told = numbers(comparison)
    return json_text(
        {
            "govcheck": {"version": __version__, "format": FORMAT},
            "before": _state(comparison.older, comparison.before),
            "after": _state(comparison.newer, comparison.after),
            "as_of": comparison.after.as_of.isoformat(),
            "summary": {
                "changes": told.changes,
                "came": {**_words(told.came), "waived": told.waived},
                "went": _words(told.went),
                "stayed": _words(told.stayed),
            },
            "changes": [_change(change) for change in comparison.changes],
            "came": [finding_json(finding) for finding in comparison.came],
            "went": [{**finding_json(gone.finding), "rule_outcome": gone.outcome} for gone in comparison.went],
            "stayed": [{**finding_json(kept.finding), "severity_before": kept.was} for kept in comparison.stayed],
            "problems": [],
        }
    )


def render_problems(problems: tuple[Problem, ...], version: str = __version__, _look: Look | None = None) -> str:
    """Why nothing could be compared, as a document of the same shape."""
    none = {"error": 0, "warning": 0, "info": 0}
    return json_text(
        {
            "govcheck": {"version": version, "format": FORMAT},
            "before": None,
            "after": None,
            "as_of": None,
            "summary": {"changes": 0, "came": {**none, "waived": 0}, "went": none, "stayed": none},
            "changes": [],
            "came": [],
            "went": [],
            "stayed": [],
            "problems": [problem._asdict() for problem in problems_in_order(problems)],
        }
    )


def _state(names: tuple[str, ...], assessment: Assessment) -> dict[str, Any]:
    return {
        "files": list(names),
        "organization": assessment.organization,
        "inputs": [{"path": given.path, "sha256": given.sha256} for given in assessment.inputs],
        "summary": summary_json(summary(assessment)),
    }


def _words(counts: Mapping[Any, int]) -> dict[str, int]:
    return {severity.value: count for severity, count in counts.items()}


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "subject": str(change.subject),
        "statement": change.statement,
        "facts": [{"slot": str(fact), "before": _value(before), "after": _value(after)} for fact, before, after in change.differences],
        "locations": [{"role": role, **location_json(place)} for role, place in change.places],
    }


def _value(value: Any) -> Any:
    """A value of a fact as JSON: a name as ``kind:id``, a day as text, a record as an object of what it states."""
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, Record):
        return {field: _value(each) for field, each in zip(value._fields, value, strict=True) if each is not None}
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _value(value[key]) for key in sorted(value)}
    return value.isoformat() if isinstance(value, date) else value
