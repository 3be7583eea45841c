"""Findings as SARIF results (OASIS SARIF 2.1.0, section 3.27)."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from govcheck.model.findings import Absent, Assessment, Finding, Statement
from govcheck.model.slots import Location
from govcheck.renderers.pieces.deciding import worth_reading
from govcheck.renderers.pieces.grouping import primary
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.paths import uri
from govcheck.renderers.pieces.sarif_rules import LEVELS, message, sentence
from govcheck.renderers.pieces.standing import place_of

Json = dict[str, Any]

#: beyond these GitHub shows nothing of one result
MOST_PLACES = 100
MOST_STEPS = 1000

#: names the way in which fingerprints are made, so that nobody compares them with those of another tool
FINGERPRINT = "govcheckFingerprint/v1"


class Made(NamedTuple):
    """A result, and how many of its places and steps were left out."""

    result: Json
    places: int = 0
    steps: int = 0


def region(location: Location) -> Json:
    """The region of a location; an end that does not lie behind the start is left out."""
    line, column = max(location.line, 1), max(location.column, 1)
    start: Json = {"startLine": line, "startColumn": column}
    end = (location.end_line, location.end_column)
    return {**start, "endLine": end[0], "endColumn": end[1]} if end > (line, column) and end[1] > 0 else start


def physical(location: Location, look: Look) -> Json:
    """A place in a file."""
    return {"artifactLocation": {"uri": uri(location.path, look)}, "region": region(location)}


def result_of(finding: Finding, assessment: Assessment, source: str | None, index: Mapping[str, int], look: Look) -> Made:
    """A finding as a result; `source` names its organisation where there are several, `index` the places of rules in the list."""
    place = place_of(finding, assessment)
    related, cut_places = _related(finding, place, look)
    steps, cut_steps = _steps(finding, look)
    made: Json = {
        "ruleId": finding.rule,
        **({"ruleIndex": index[finding.rule]} if finding.rule in index else {}),
        "level": LEVELS[finding.severity],
        "message": message(_said(finding)),
        "locations": [
            {
                **({"physicalLocation": physical(place, look)} if place is not None else {}),
                "logicalLocations": [_logical(finding)],
            }
        ],
    }
    if related:
        made["relatedLocations"] = related
    if steps:
        made["codeFlows"] = [
            {"message": {"text": "The facts that decide it, in the order in which they do."}, "threadFlows": [{"locations": steps}]}
        ]
    made["partialFingerprints"] = {FINGERPRINT: finding.fingerprint}
    if finding.waiver is not None:
        made["suppressions"] = [_suppression(finding, look)]
    if assessment.absent is not None:
        made["baselineState"] = "unchanged" if finding.status == "unchanged" else "new"
    made["properties"] = _properties(finding, assessment, source)
    return Made(made, cut_places, cut_steps)


def absent_result(absent: Absent, assessment: Assessment, source: str | None, index: Mapping[str, int], look: Look) -> Json:
    """A finding of the baseline that is no longer there; it stands at the head of the file, since it has no line any more."""
    head = next((Location(given.path, 1, 1, 1, 1) for given in assessment.inputs), None)
    return {
        "ruleId": absent.rule,
        **({"ruleIndex": index[absent.rule]} if absent.rule in index else {}),
        "level": LEVELS[absent.severity],
        "message": message(sentence(f"No longer found: {absent.message}")),
        "locations": [{"physicalLocation": physical(head, look)}] if head is not None else [],
        "partialFingerprints": {FINGERPRINT: absent.fingerprint},
        "baselineState": "absent",
        "properties": {
            "kind": absent.kind.value,
            "subject": absent.subject,
            **({"source": source} if source is not None else {}),
        },
    }


def _said(finding: Finding) -> str:
    """What is wrong and what to do: many viewers show this and nothing else."""
    said = [sentence(finding.message)]
    if finding.severity_from is not None:
        was, because, _ = finding.severity_from
        said.append(sentence(f"It is {finding.severity} instead of {was} because of {because}"))
    if finding.remediation.strip():
        said.append(sentence(finding.remediation))
    return " ".join(said) or "A finding without words."


def _related(finding: Finding, place: Location | None, look: Look) -> tuple[list[Json], int]:
    """The other places of a finding, each with the fact that stands there; and how many were left out."""
    told: dict[Location, str] = {}
    for fact in finding.evidence:
        for location in fact.locations:
            told.setdefault(location, fact.statement)
    subject = primary(finding)
    if subject is not None and not told.get(subject, "").strip():
        told[subject] = "What the finding is about"
    places = [each for each in dict.fromkeys((*(one.location for one in finding.places), *told)) if each != place]
    made = [
        {
            "id": number,
            "physicalLocation": physical(location, look),
            **({"message": message(sentence(told[location]))} if told.get(location, "").strip() else {}),
        }
        for number, location in enumerate(places[:MOST_PLACES], start=1)
    ]
    return made, max(0, len(places) - MOST_PLACES)


def _steps(finding: Finding, look: Look) -> tuple[list[Json], int]:
    """The deciding facts that stand somewhere, as the steps of a way, those that a person reads being essential."""
    essential = set(worth_reading(finding.evidence, (finding.message,)))
    facts = [fact for fact in finding.evidence if fact.locations]
    if len(facts) > MOST_STEPS:
        facts = [fact for fact in facts if fact in essential] or facts
    made = [_step(number, fact, fact in essential, look) for number, fact in enumerate(facts[:MOST_STEPS], start=1)]
    return made, max(0, len(facts) - MOST_STEPS)


def _step(number: int, fact: Statement, essential: bool, look: Look) -> Json:
    return {
        "location": {"physicalLocation": physical(fact.locations[0], look), "message": message(sentence(fact.statement) or str(fact.slot))},
        "executionOrder": number,
        "importance": "essential" if essential else "unimportant",
    }


def _logical(finding: Finding) -> Json:
    return {"name": finding.subject.id, "fullyQualifiedName": str(finding.subject), "kind": finding.subject.kind}


def _suppression(finding: Finding, look: Look) -> Json:
    waiver = finding.waiver
    assert waiver is not None
    return {
        "kind": "external",
        "status": "accepted",
        "justification": waiver.reason,
        "location": {"physicalLocation": physical(waiver.location, look)},
        "properties": {
            "approver": str(waiver.approver),
            "approvedBy": waiver.approved_by or None,
            "granted": None if waiver.granted is None else waiver.granted.isoformat(),
            "expires": None if waiver.expires is None else waiver.expires.isoformat(),
        },
    }


def _properties(finding: Finding, assessment: Assessment, source: str | None) -> Json:
    """What only govcheck has a word for."""
    own: Json = {"kind": finding.kind.value, "subject": str(finding.subject), "cites": list(finding.cites)}
    if finding.missing:
        own["missing"] = _statements(finding.missing)
    if finding.severity_from is not None:
        own["severityFrom"] = finding.severity_from._asdict()
    if source is not None:
        own["source"] = source
        own["organization"] = assessment.organization
    return own


def _statements(facts: Iterable[Statement]) -> list[str]:
    return list(dict.fromkeys(fact.statement for fact in facts))
