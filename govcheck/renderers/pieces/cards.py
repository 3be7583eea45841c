"""A group of findings as the parts of a card: what is wrong, where, by which facts, by which clauses, and what to do."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govcheck.model.findings import Assessment, Finding, Kind, Severity, Waiver
from govcheck.renderers.pieces.code_frame import code_frame
from govcheck.renderers.pieces.deciding import worth_reading
from govcheck.renderers.pieces.grouping import Group, grouped, primary, stand_ins
from govcheck.renderers.pieces.look import Look

_WIDTH = 96


class Clause(NamedTuple):
    """A clause that a rule cites: the id of its source, that source's title, and the place in it."""

    source: str
    title: str
    place: str


class Ruled(NamedTuple):
    """A rule that found something: its id, its title, why it is there, and its clauses."""

    id: str
    title: str
    rationale: str
    clauses: tuple[Clause, ...]


class Card(NamedTuple):
    """A group of findings, told once.

    `facts` are sentences with the places where they stand, `frame` the lines of the file around the subject, `changes` sentences on
    severities that are not the rule's own. `known` tells that a baseline holds every finding of the group.
    """

    severity: Severity
    kind: Kind
    message: str
    also: tuple[str, ...]
    place: str
    frame: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    remedies: tuple[str, ...]
    rules: tuple[Ruled, ...]
    changes: tuple[str, ...]
    fingerprints: tuple[str, ...]
    known: bool = False


class Accepted(NamedTuple):
    """A finding that a waiver accepts."""

    finding: Finding
    waiver: Waiver


def cards(assessment: Assessment, titles: Mapping[str, str]) -> tuple[Card, ...]:
    """The findings that nobody has accepted, most severe first; `titles` are those of the sources."""
    open_ones = tuple(finding for finding in assessment.findings if finding.waiver is None)
    nowhere = stand_ins(open_ones)
    files = {given.path: given.lines for given in assessment.inputs}
    told = []
    for group in grouped(open_ones):
        at = primary(group.findings[0])
        lines = () if at is None or at in nowhere else files.get(at.path, ())
        told.append(_card(group, assessment, titles, lines))
    return tuple(told)


def accepted(assessment: Assessment) -> tuple[Accepted, ...]:
    """The findings that a waiver accepts, the one that runs out first at the head; those without an end come last."""
    found = [Accepted(finding, finding.waiver) for finding in assessment.findings if finding.waiver is not None]
    return tuple(
        sorted(found, key=lambda one: (one.waiver.expires is None, str(one.waiver.expires), one.finding.rule, one.finding.message))
    )


def clauses(cites: Sequence[str], titles: Mapping[str, str]) -> tuple[Clause, ...]:
    """Clauses with the titles of their sources."""
    parts = [clause.partition(":") for clause in cites]
    return tuple(Clause(source, titles.get(source, source), place) for source, _, place in parts)


def _card(group: Group, assessment: Assessment, titles: Mapping[str, str], lines: Sequence[str]) -> Card:
    first = group.findings[0]
    at = primary(first)
    facts = tuple(dict.fromkeys(fact for finding in group.findings for fact in finding.evidence))
    known = {*group.messages, *(fact.statement for fact in facts)}
    return Card(
        severity=group.severity,
        kind=group.kind,
        message=group.messages[0],
        also=group.messages[1:],
        place=str(first.subject) if at is None else f"{at.path}:{at.line}:{at.column}",
        frame=() if at is None else tuple(code_frame(lines, at, Look(width=_WIDTH), group.severity)),
        facts=tuple(
            (fact.statement, ", ".join(dict.fromkeys(f"{place.path}:{place.line}" for place in fact.locations[:2])))
            for fact in worth_reading(facts, group.messages)
        ),
        missing=tuple(
            dict.fromkeys(fact.statement for finding in group.findings for fact in finding.missing if fact.statement not in known)
        ),
        remedies=group.remedies,
        rules=tuple(_ruled(rule, cites, assessment, titles) for rule, cites in group.rules),
        changes=tuple(
            f"{finding.rule} is {finding.severity} instead of {change.was} because of {change.because}"
            + (f" ({change.modifier})" if change.modifier is not None else "")
            for finding, change in group.changes
        ),
        fingerprints=tuple(dict.fromkeys(finding.fingerprint for finding in group.findings)),
        known=all(finding.status == "unchanged" for finding in group.findings),
    )


def _ruled(rule: str, cites: Sequence[str], assessment: Assessment, titles: Mapping[str, str]) -> Ruled:
    guide = assessment.guides.get(rule)
    return Ruled(rule, guide.title if guide else rule, guide.rationale if guide else "", clauses(cites, titles))
