"""What several JSON outputs write alike: findings, places, numbers."""

from typing import Any

from govcheck.model.findings import Finding, Statement, Waiver
from govcheck.model.slots import Location
from govcheck.renderers.pieces.summary import Summary


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as every JSON output has it."""
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "severity_from": None if finding.severity_from is None else finding.severity_from._asdict(),
        "subject": str(finding.subject),
        "key": [str(ref) for ref in finding.key],
        "message": finding.message,
        "cites": list(finding.cites),
        "group": finding.group,
        "locations": [{"role": place.role, **location_json(place.location)} for place in finding.places],
        "evidence": [_evidence(fact) for fact in finding.evidence],
        "missing": [{"slot": str(fact.slot), "statement": fact.statement} for fact in finding.missing],
        "remediation": finding.remediation,
        "fingerprint": finding.fingerprint,
        "status": finding.status,
        "waiver": None if finding.waiver is None else _waiver(finding.waiver),
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "reason": waiver.reason,
        "approver": str(waiver.approver),
        "approved_by": waiver.approved_by,
        "granted": None if waiver.granted is None else waiver.granted.isoformat(),
        "expires": None if waiver.expires is None else waiver.expires.isoformat(),
        "location": location_json(waiver.location),
    }


def _evidence(fact: Statement) -> dict[str, Any]:
    return {
        "slot": str(fact.slot),
        "statement": fact.statement,
        "locations": [location_json(location) for location in fact.locations],
    }


def location_json(location: Location) -> dict[str, Any]:
    """A place in a file."""
    return location._asdict()


def summary_json(numbers: Summary) -> dict[str, Any]:
    """The numbers of a run."""
    return {
        "rules": {outcome.value: count for outcome, count in numbers.rules.items()},
        "findings": {
            **{severity.value: count for severity, count in numbers.findings.items()},
            "waived": numbers.waived,
            "unchanged": numbers.unchanged,
            "absent": numbers.absent,
        },
        "judged": numbers.judged,
        "of": numbers.of,
    }
