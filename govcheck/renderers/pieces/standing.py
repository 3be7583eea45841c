"""How findings stand: what is to be dealt with, what a baseline knew already, and what somebody has accepted."""

from collections.abc import Iterable
from typing import NamedTuple

from govcheck.model.findings import Assessment, Finding, Outcome, Waiver
from govcheck.model.slots import Location
from govcheck.renderers.pieces.grouping import primary


class Standing(NamedTuple):
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
    """``waived by position:audit until 2027-03-31: the reason``."""
    until = f" until {waiver.expires.isoformat()}" if waiver.expires is not None else ""
    return f"waived by {waiver.approver}{until}: {waiver.reason}"


def place_of(finding: Finding, assessment: Assessment) -> Location | None:
    """Where a finding is to be shown: at its subject, else at the first deciding fact, else at the head of the first file.

    None where no file was read.
    """
    facts = (location for fact in finding.evidence for location in fact.locations)
    head = (Location(given.path, 1, 1, 1, 1) for given in assessment.inputs)
    return primary(finding) or next(facts, None) or next(head, None)


def crashed(assessment: Assessment) -> Iterable[tuple[str, str]]:
    """The rules that crashed, with what they said."""
    return ((rule.id, rule.reason or "no reason is known") for rule in assessment.rules if rule.outcome is Outcome.ERROR)
