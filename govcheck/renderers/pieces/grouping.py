"""Findings that a person reads as one, told once."""

from collections.abc import Iterator

from govcheck.model.findings import SEVERITIES, Finding, Kind, Severity, SeverityChange
from govcheck.model.record import Record
from govcheck.model.slots import Location, Ref
from govcheck.renderers.pieces.ordering import findings_in_order


class Group(Record):
    """Findings that a person reads as one, most severe first; what they say is told once, in their order.

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

    Together stand findings on the same facts; those of one clause on the same subject; and those in which one rule misses several
    things that the file has nowhere. Any other finding stands alone.
    """
    ordered = findings_in_order(findings)
    first: dict[object, int] = {}
    head = list(range(len(ordered)))
    for place, finding in enumerate(ordered):
        for sign in _signs(finding):
            other = first.setdefault(sign, place)
            here, there = _head(head, place), _head(head, other)
            head[max(here, there)] = min(here, there)
    groups: dict[int, list[Finding]] = {}
    for place, finding in enumerate(ordered):
        groups.setdefault(_head(head, place), []).append(finding)
    return tuple(sorted(map(_group, groups.values()), key=_order))


def _signs(finding: Finding) -> Iterator[object]:
    """What findings must share any of to be told together."""
    if finding.group:
        yield finding.group
    if finding.subject.kind != "organization":
        # an organisation can lack two things of which one clause speaks
        for clause in finding.cites:
            yield clause, finding.kind, finding.subject, finding.key
    if finding.kind is Kind.GAP and not any(fact.locations for fact in finding.evidence):
        yield finding.rule, finding.severity, primary(finding)


def _head(head: list[int], place: int) -> int:
    while head[place] != place:
        place = head[place]
    return place


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
