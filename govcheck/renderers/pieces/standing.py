"""How findings stand: what is to be dealt with, what a baseline knew already, and what somebody has accepted."""

from collections.abc import Iterable, Iterator

from govcheck.model.findings import Assessment, Finding, Kind, Outcome, Waiver
from govcheck.model.record import Record
from govcheck.model.slots import Location
from govcheck.renderers.pieces.deciding import worth_reading
from govcheck.renderers.pieces.grouping import primary

#: the facts that a file states with a seat
_OF_SEATS = frozenset(("line", "dotted", "holder", "position"))


class Standing(Record):
    """Findings that are neither waived nor known; those that a baseline holds; those that are waived."""

    fresh: tuple[Finding, ...]
    known: tuple[Finding, ...]
    waived: tuple[Finding, ...]


def standing(findings: Iterable[Finding]) -> Standing:
    """The findings by how they stand, each kind in the order given; a waived one that is known counts as waived."""
    findings = tuple(findings)
    return Standing(
        tuple(one for one in findings if one.waiver is None and one.status != "unchanged"),
        tuple(one for one in findings if one.waiver is None and one.status == "unchanged"),
        tuple(one for one in findings if one.waiver is not None),
    )


def waived_by(waiver: Waiver) -> str:
    """``waived by Audit Committee through 2027-03-31: the reason``."""
    until = f" through {waiver.expires.isoformat()}" if waiver.expires is not None else ""
    return f"waived by {waiver.approved_by or waiver.approver}{until}: {waiver.reason}"


def place_of(finding: Finding, assessment: Assessment) -> Location | None:
    """The one place at which a finding is to be shown: the line that somebody changed, as far as one can tell.

    A conflict about a seat is shown where the first deciding fact of that seat stands (its ``reports_to``, its holder), since a pull
    request shows what is found on its own lines alone. Anything else is shown at its subject, else at a deciding fact, else at the
    head of the first file; None where no file was read.
    """
    own = _own_facts(finding) if finding.kind is Kind.CONFLICT and finding.subject.kind == "position" else ()
    facts = (location for fact in finding.evidence for location in fact.locations)
    head = (Location(given.path, 1, 1, 1, 1) for given in assessment.inputs)
    return next(iter(own), None) or primary(finding) or next(facts, None) or next(head, None)


def _own_facts(finding: Finding) -> Iterator[Location]:
    """Where the deciding facts of the seat stand that a finding is about."""
    for fact in worth_reading(finding.evidence, (finding.message,)):
        if fact.slot.kind in _OF_SEATS and fact.slot.path[0] == finding.subject.id:
            yield from fact.locations[:1]


def crashed(assessment: Assessment) -> Iterable[tuple[str, str]]:
    """The rules that crashed, with what they said."""
    return ((rule.id, rule.reason or "no reason is known") for rule in assessment.rules if rule.outcome is Outcome.ERROR)
