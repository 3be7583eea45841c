"""Findings that rest on the same facts, told once."""

from typing import NamedTuple

from govcheck.model.findings import SEVERITIES, Finding, Kind, Severity, SeverityChange
from govcheck.model.slots import Location, Ref
from govcheck.renderers.pieces.ordering import findings_in_order


class Group(NamedTuple):
    """Findings on the same facts, most severe first; what they say is told once, in their order.

    `changes` holds, for each rule whose severity was changed, what it is now and why.
    """

    findings: tuple[Finding, ...]
    severity: Severity
    kind: Kind
    messages: tuple[str, ...]
    rules: tuple[tuple[str, tuple[str, ...]], ...]
    remedies: tuple[str, ...]
    changes: tuple[tuple[Finding, SeverityChange], ...]


def grouped(findings: tuple[Finding, ...]) -> tuple[Group, ...]:
    """The groups, most severe first; then conflicts before gaps, what more rules say before what fewer say, then by text.

    A finding without a group stands alone.
    """
    groups: dict[object, list[Finding]] = {}
    for place, finding in enumerate(findings_in_order(findings)):
        groups.setdefault(finding.group or place, []).append(finding)
    return tuple(sorted(map(_group, groups.values()), key=_order))


def stand_ins(findings: tuple[Finding, ...]) -> frozenset[Location]:
    """The primary locations that only stand in for things that the file does not have, such as the name of the organisation.

    Two things never begin at one place, so a place that several subjects share is nobody's own.
    """
    subjects: dict[Location, set[Ref]] = {}
    for finding in findings:
        place = primary(finding)
        if place is not None and not any(fact.locations for fact in finding.evidence):
            subjects.setdefault(place, set()).add(finding.subject)
    return frozenset(place for place, those in subjects.items() if len(those) > 1)


def primary(finding: Finding) -> Location | None:
    """Where the subject of a finding stands."""
    return next((place.location for place in finding.places if place.role == "primary"), None)


def _group(findings: list[Finding]) -> Group:
    rules: dict[str, dict[str, None]] = {}
    changes: dict[object, tuple[Finding, SeverityChange]] = {}
    for finding in findings:
        rules.setdefault(finding.rule, {}).update(dict.fromkeys(finding.cites))
        if finding.severity_from is not None:
            changes.setdefault((finding.rule, finding.severity_from), (finding, finding.severity_from))
    return Group(
        findings=tuple(findings),
        severity=findings[0].severity,
        kind=Kind.CONFLICT if any(finding.kind is Kind.CONFLICT for finding in findings) else Kind.GAP,
        messages=tuple(dict.fromkeys(finding.message for finding in findings)),
        rules=tuple((rule, tuple(cites)) for rule, cites in rules.items()),
        remedies=tuple(dict.fromkeys(finding.remediation for finding in findings if finding.remediation)),
        changes=tuple(changes.values()),
    )


def _order(group: Group) -> tuple[object, ...]:
    return (
        SEVERITIES.index(group.severity),
        group.kind is Kind.GAP,
        -len(group.rules),
        group.messages,
        str(group.findings[0].subject),
        tuple(map(str, group.findings[0].key)),
    )
