"""Assessments as SARIF 2.1.0 (OASIS), within the limits of GitHub code scanning.

One run tells of all organisations: GitHub takes at most 20 runs in a file and refuses several of one tool and category, and the rules
need stand only once. Each result names its organisation, and each organisation has its invocation. The run has no
`automationDetails`, since a category written here would win over the one that an upload action is told.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from govcheck import __version__
from govcheck.model.findings import SEVERITIES, Assessment, Finding, Guide, Note, Outcome, RuleResult
from govcheck.model.slots import Location, Problem
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.json_text import json_text
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import Many, Result, assessments, many_in_order
from govcheck.renderers.pieces.paths import STDIN, uri
from govcheck.renderers.pieces.sarif_results import MOST_PLACES, MOST_STEPS, Json, Made, absent_result, physical, result_of
from govcheck.renderers.pieces.sarif_rules import message, notification_descriptors, rule_descriptor, sentence
from govcheck.renderers.pieces.standing import crashed
from govcheck.renderers.pieces.summary import summary

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

#: what GitHub code scanning takes of one run, and how many bytes of a file that is compressed with gzip
MOST_RESULTS = 25_000
MOST_SHOWN = 5_000
MOST_RULES = 25_000
MOST_BYTES = 10_000_000


def render(assessment: Assessment, look: Look) -> str:
    """The assessment as a SARIF log."""
    return _log([(None, assessment)], __version__, look)


def render_problems(problems: tuple[Problem, ...], version: str = __version__, look: Look | None = None) -> str:
    """Why there is no assessment, as a SARIF log without results whose invocation failed."""
    return _log([(None, problems)], version, look or Look())


def render_many(many: Many, look: Look) -> str:
    """Several organisations as one run, in which every result and every invocation names its own."""
    return _log(list(many), __version__, look)


def _log(parts: Iterable[tuple[str | None, Result]], version: str, look: Look) -> str:
    named = many_in_order([(source or "", result) for source, result in parts])
    parts = [(source or None, result) for source, result in named]
    found = sorted(
        ((source, one, finding) for source, one in assessments(named) for finding in one.findings),
        key=lambda each: (each[2].waiver is not None, SEVERITIES.index(each[2].severity)),
    )
    most = min(len(found), MOST_RESULTS)
    while True:
        text = json_text(_document(parts, found, most, version, look), indent=2 if most <= MOST_SHOWN else None)
        size = _compressed(text)
        if size <= MOST_BYTES or not most:
            return text
        # what is left out is the least severe, and always at least one
        most = min(most - 1, int(most * MOST_BYTES / size * 0.9))


def _compressed(text: str) -> int:
    """How many bytes a text has as gzip; a short one is not tried."""
    data = text.encode("utf-8")
    if len(data) <= MOST_BYTES:
        return len(data)
    import zlib

    return len(zlib.compress(data, 6)) + 18  # what gzip puts around it


def _document(
    parts: Iterable[tuple[str | None, Result]],
    found: list[tuple[str, Assessment, Finding]],
    most: int,
    version: str,
    look: Look,
) -> Json:
    parts = list(parts)
    told = found[:most]
    rules, left_rules = _rules(parts, {finding.rule for _, _, finding in told})
    index = {rule["id"]: place for place, rule in enumerate(rules)}
    made = [result_of(finding, one, source or None, index, look) for source, one, finding in told]
    results = [each.result for each in made]
    for source, one in ((source, one) for source, one in parts if isinstance(one, Assessment)):
        results += [absent_result(absent, one, source, index, look) for absent in (one.absent or ())[: max(0, MOST_RESULTS - len(results))]]
    invocations = [_invocation(source, result, index, look) for source, result in parts]
    limits = list(_limits(made, len(found), left_rules))
    if limits and invocations:
        invocations[0].setdefault("toolExecutionNotifications", []).extend(limits)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "govcheck",
                "semanticVersion": version,
                "informationUri": f"urn:govcheck:{version}",
                "shortDescription": {"text": "Checks who reports to whom and who answers for what against published governance rules."},
                "rules": rules,
                "notifications": notification_descriptors(),
            }
        },
        "invocations": invocations,
        "artifacts": list(_artifacts(parts, look)),
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"assessments": [_told(source, result) for source, result in parts if isinstance(result, Assessment)]},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(parts: Iterable[tuple[str | None, Result]], needed: set[str]) -> tuple[list[Json], int]:
    """Every rule once, by pack and id, and how many were left out; those with results are kept first."""
    known: dict[str, tuple[RuleResult, Guide | None]] = {}
    for _, result in parts:
        for rule in result.rules if isinstance(result, Assessment) else ():
            known.setdefault(rule.id, (rule, result.guides.get(rule.id) if isinstance(result, Assessment) else None))
    names = sorted(known, key=lambda name: (name not in needed, known[name][0].pack, name))[:MOST_RULES]
    kept = sorted((known[name] for name in names), key=lambda each: (each[0].pack, each[0].id))
    return [rule_descriptor(rule, guide) for rule, guide in kept], len(known) - len(kept)


def _invocation(source: str | None, result: Result, index: dict[str, int], look: Look) -> Json:
    """What came of one organisation. The exit code is told where the assessment alone decides it."""
    read = isinstance(result, Assessment)
    problems = result.problems if isinstance(result, Assessment) else result
    notes = [_problem(problem, look) for problem in problems]
    changes: list[Json] = []
    failed = bool(problems)
    code = None if read and not problems else 2
    if isinstance(result, Assessment):
        notes += [_note(note, look) for note in result.notes or ()]
        for rule, reason in crashed(result):
            failed, code = True, 3
            notes.append(_notification("rule-crashed", "error", f"The rule {rule} crashed: {reason}", rule, index))
        if result.profile is not None and result.profile.reason is not None:
            changes.append(_notification("profile-change", "note", f"Profile {result.profile.id} does not apply: {result.profile.reason}"))
        for change in result.profile.changes if result.profile is not None else ():
            said = f"{change.rule}: {change.change}, because {change.because}"
            changes.append(_notification("profile-change", "note", said, change.rule, index))
    made: Json = {"executionSuccessful": not failed}
    if code is not None:
        made["exitCode"] = code
    if notes:
        made["toolExecutionNotifications"] = notes
    if changes:
        made["toolConfigurationNotifications"] = changes
    if source is not None:
        made["properties"] = {"source": source}
    return made


def _problem(problem: Problem, look: Look) -> Json:
    hint = f" (did you mean {problem.nearest}?)" if problem.nearest else ""
    made = _notification("input-problem", "error", f"{problem.message}{hint}")
    place = Location(problem.path, problem.line, problem.column, 0, 0)
    return {**made, "locations": [{"physicalLocation": physical(place, look)}]}


def _note(note: Note, look: Look) -> Json:
    made = _notification("import-note", "warning" if note.severity == "warning" else "note", note.message)
    return {**made, "locations": [{"physicalLocation": physical(Location(note.path, note.line, note.column, 0, 0), look)}]}


def _notification(name: str, level: str, text: str, rule: str | None = None, index: dict[str, int] | None = None) -> Json:
    made: Json = {"descriptor": {"id": name}, "level": level, "message": message(sentence(text))}
    if rule is not None and index is not None and rule in index:
        made["associatedRule"] = {"id": rule, "index": index[rule]}
    return made


def _limits(made: list[Made], found: int, left_rules: int) -> Iterator[Json]:
    """What was left out, or will not be shown, because of a limit."""
    told = len(made)
    if told < found:
        said = f"{counted(found - told, 'finding')} of {found} left out, the least severe ones: GitHub takes no more in one file"
        yield _notification("limit", "warning", said)
    if told > MOST_SHOWN:
        yield _notification("limit", "note", f"GitHub shows {MOST_SHOWN} of {told} findings; the most severe stand first")
    if left_rules:
        yield _notification("limit", "warning", f"{counted(left_rules, 'rule')} without findings left out: GitHub takes {MOST_RULES}")
    places, steps = sum(each.places for each in made), sum(each.steps for each in made)
    if places:
        said = f"{counted(places, 'related place')} left out: GitHub shows {MOST_PLACES} of one finding"
        yield _notification("limit", "note", said)
    if steps:
        yield _notification("limit", "note", f"{counted(steps, 'deciding fact')} left out: GitHub shows {MOST_STEPS} of one finding")


def _artifacts(parts: Iterable[tuple[str | None, Result]], look: Look) -> Iterator[Json]:
    """The files that were read, each once; of standard input there is only the digest."""
    seen: set[tuple[str, str]] = set()
    for _, result in parts:
        for given in result.inputs if isinstance(result, Assessment) else ():
            if (given.path, given.sha256) not in seen:
                seen.add((given.path, given.sha256))
                about = {"description": {"text": "Standard input."}} if given.path == STDIN else {}
                yield {
                    "location": {"uri": uri(given.path, look)},
                    **about,
                    "roles": ["analysisTarget"],
                    "hashes": {"sha-256": given.sha256},
                }


def _told(source: str | None, assessment: Assessment) -> Json:
    """What one organisation came to, for those who know govcheck."""
    numbers = summary(assessment)
    return {
        "source": source,
        "organization": assessment.organization,
        "asOf": assessment.as_of.isoformat(),
        "profile": None if assessment.profile is None else assessment.profile.id,
        "packs": [f"{pack.id} {pack.version}" for pack in assessment.packs],
        "outcomes": {outcome.value: count for outcome, count in numbers.rules.items()},
        "judged": numbers.judged,
        "of": numbers.of,
        "questions": len(assessment.questions),
        "crashed": [rule.id for rule in assessment.rules if rule.outcome is Outcome.ERROR],
    }
