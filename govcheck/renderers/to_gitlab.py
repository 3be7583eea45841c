"""Findings as GitLab's Code Quality report: a JSON array of entries, each with a fingerprint of its own.

Source: GitLab documentation, "Code Quality report format". GitLab compares the fingerprints of two branches itself, so what a baseline
knows is written as well; what is waived is not, since somebody has accepted it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from govcheck import __version__
from govcheck.model.findings import Assessment, Finding, Severity
from govcheck.model.slots import Location, Problem
from govcheck.renderers.pieces.json_text import json_text
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import Many, Result, many_in_order
from govcheck.renderers.pieces.paths import STDIN, file_of
from govcheck.renderers.pieces.standing import crashed, place_of, standing
from govcheck.renderers.pieces.visible import visible

#: GitLab knows info, minor, major, critical and blocker; the last is for what kept something from being judged
SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
BLOCKER = "blocker"

Entry = dict[str, object]


def render(assessment: Assessment, look: Look) -> str:
    """The findings that nobody has accepted, most severe first."""
    return _report([("", assessment)], look)


def render_problems(problems: tuple[Problem, ...], _version: str = __version__, look: Look | None = None) -> str:
    """What is wrong with the input, as entries that block."""
    return _report([("", problems)], look or Look())


def render_many(many: Many, look: Look) -> str:
    """The findings of several organisations in one report; each entry says which file it is about by its place."""
    return _report(many, look)


def _report(many: Many, look: Look) -> str:
    entries = [entry for source, result in many_in_order(many) for entry in _entries(source, result, look)]
    return json_text(_unique(entries))


def _entries(source: str, result: Result, look: Look) -> Iterator[Entry]:
    problems = result.problems if isinstance(result, Assessment) else result
    for problem in problems:
        hint = f" (did you mean {problem.nearest}?)" if problem.nearest else ""
        place = Location(problem.path, problem.line, problem.column, problem.line, problem.column)
        said = f"{problem.message}{hint}"
        yield _entry(said, "input", f"input\0{source}\0{problem.path}\0{problem.message}", BLOCKER, place, look)
    if not isinstance(result, Assessment):
        return
    head = next((Location(given.path, 1, 1, 1, 1) for given in result.inputs), None)
    for rule, reason in crashed(result):
        yield _entry(f"the rule crashed: {reason}", rule, f"crash\0{source}\0{rule}", BLOCKER, head, look)
    stand = standing(result.findings)
    for finding in (one for one in result.findings if one not in stand.waived):
        name = f"{source}\0{finding.fingerprint}" if source else finding.fingerprint
        yield _entry(_said(finding), finding.rule, name, SEVERITIES[finding.severity], place_of(finding, result), look)


def _said(finding: Finding) -> str:
    return f"{finding.message}. {finding.remediation}" if finding.remediation else finding.message


def _entry(said: str, check: str, name: str, severity: str, place: Location | None, look: Look) -> Entry:
    lines: dict[str, int] = {"begin": max(place.line, 1) if place else 1}
    if place is not None and place.end_line > place.line:
        lines["end"] = place.end_line
    return {
        "type": "issue",
        "description": visible(said) or check,
        "check_name": check,
        "fingerprint": name,
        "severity": severity,
        "location": {"path": file_of(place.path if place is not None else STDIN, look), "lines": lines},
    }


def _unique(entries: Iterable[Entry]) -> list[Entry]:
    """The same entries with a digest for a fingerprint; of several that have one name the later ones are counted."""
    times: dict[object, int] = {}
    made = []
    for entry in entries:
        name = entry["fingerprint"]
        times[name] = times.get(name, 0) + 1
        told = f"{name}\0{times[name]}" if times[name] > 1 else str(name)
        made.append({**entry, "fingerprint": hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]})
    return made
