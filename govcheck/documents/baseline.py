"""The baseline: which findings were there on a day, so that later runs tell what is new.

A JSON file, sorted, in which one entry stands for one finding. Findings that a waiver accepts are not in it: on the day on which the
waiver is over they are new.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from govcheck.model.findings import Absent, Assessment, Kind, Severity
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.source.nodes import Mapping, Node, Sequence
from govcheck.source.problems import InputError, nearest
from govcheck.source.reader import read_yaml

FORMAT = 1
HEAD = "govcheck_baseline"
KEYS = (HEAD, "organization", "as_of", "findings")
ENTRY_KEYS = ("fingerprint", "rule", "kind", "severity", "subject", "message")
_REQUIRED = ("fingerprint", "rule", "kind", "subject")
_FINGERPRINT = re.compile(r"v[0-9]+:[0-9a-f]+\Z")


class Baseline(Record):
    """What was found in an organisation as of a day, one entry for each finding, sorted."""

    organization: str | None
    as_of: date | None
    findings: tuple[Absent, ...]


def baseline_of(assessment: Assessment) -> Baseline:
    """The baseline of a run: its findings without those that are waived."""
    known = sorted(
        (Absent(f.rule, f.kind, f.severity, str(f.subject), f.message, f.fingerprint) for f in assessment.findings if f.waiver is None),
        key=lambda one: (one.rule, one.subject, one.fingerprint, one.message),
    )
    return Baseline(assessment.organization, assessment.as_of, tuple(known))


def baseline_text(baseline: Baseline) -> str:
    """A baseline as it is written to a file."""
    content = {
        HEAD: FORMAT,
        "organization": baseline.organization,
        "as_of": None if baseline.as_of is None else baseline.as_of.isoformat(),
        "findings": [{key: getattr(finding, key) for key in ENTRY_KEYS} for finding in baseline.findings],
    }
    # escapes: whatever a name holds, the file steers no terminal that shows it
    return json.dumps(content, indent=2) + "\n"


def read_baseline(data: bytes, path: str) -> Baseline:
    """A baseline out of a file; raises InputError with every problem of it, each with its line and column."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise InputError([Problem(path, error.lineno, error.colno, f"not JSON: {error.msg.lower()}")]) from None
    except (ValueError, RecursionError):
        raise InputError([Problem(path, 1, 1, "not JSON in UTF-8; expected a baseline that govcheck has written")]) from None
    problems = tuple(_problems(content))
    if problems:
        root = _root(data, path)
        raise InputError(Problem(path, *_place(root, trail), message, near) for trail, message, near in problems)
    day = content.get("as_of")
    findings = tuple(
        Absent(
            each["rule"],
            Kind(each["kind"]),
            Severity(each.get("severity", Severity.WARNING)),
            each["subject"],
            each.get("message", ""),
            each["fingerprint"],
        )
        for each in content["findings"]
    )
    return Baseline(content.get("organization"), None if day is None else date.fromisoformat(day), findings)


_Trail = tuple[str | int, ...]
_Told = tuple[_Trail, str, str | None]


def _problems(content: Any) -> Iterable[_Told]:
    if not isinstance(content, dict) or HEAD not in content:
        yield (), f"no baseline: expected {HEAD}: {FORMAT} and findings", None
        return
    if content[HEAD] != FORMAT or isinstance(content[HEAD], bool):
        yield (HEAD,), f"a baseline of format {content[HEAD]!r}; this version of govcheck reads format {FORMAT}", None
        return
    yield from _unknown((), content, KEYS, "key of a baseline")
    if not isinstance(content.get("organization"), str | None):
        yield ("organization",), "expected the name of an organisation, or null", None
    if content.get("as_of") is not None and not _is_day(content["as_of"]):
        yield ("as_of",), f"expected a day as YYYY-MM-DD, found {content['as_of']!r}", None
    findings = content.get("findings")
    if not isinstance(findings, list):
        yield ("findings",), "expected a list of findings", None
        return
    for i, entry in enumerate(findings):
        yield from _entry(("findings", i), entry)


def _entry(trail: _Trail, entry: Any) -> Iterable[_Told]:
    if not isinstance(entry, dict):
        yield trail, f"expected a finding, found {entry!r}", None
        return
    yield from _unknown(trail, entry, ENTRY_KEYS, "key of a finding in a baseline")
    for key in _REQUIRED:
        if key not in entry:
            yield trail, f"the finding lacks {key}", None
    for key in ENTRY_KEYS:
        if key in entry and not isinstance(entry[key], str):
            yield (*trail, key), f"expected a text, found {entry[key]!r}", None
    fingerprint = entry.get("fingerprint")
    if isinstance(fingerprint, str) and not _FINGERPRINT.match(fingerprint):
        yield (*trail, "fingerprint"), f"expected a fingerprint such as v1:0123456789abcdef0123, found {fingerprint!r}", None
    for key, words in (("kind", tuple(Kind)), ("severity", tuple(Severity))):
        word = entry.get(key)
        if isinstance(word, str) and word not in words:
            yield (*trail, key), f"unknown {key} {word!r}; expected one of {', '.join(words)}", nearest(word, words)


def _unknown(trail: _Trail, content: dict[str, Any], valid: Iterable[str], what: str) -> Iterable[_Told]:
    words = tuple(valid)
    for key in content:
        if key not in words:
            yield (*trail, key), f"unknown {what} {key!r}", nearest(key, words)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == len("2026-01-31") and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _root(data: bytes, path: str) -> Node | None:
    """The same document as nodes that know where they stand: JSON is YAML, but for what few writers of JSON do."""
    try:
        return read_yaml(data, path)
    except InputError:
        return None


def _place(node: Node | None, trail: _Trail) -> tuple[int, int]:
    """Line and column of the value to which a trail leads, or of what is nearest to it."""
    for part in trail:
        inner: Node | None = None
        if isinstance(node, Mapping) and isinstance(part, str):
            inner = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            inner = node.items[part]
        if inner is None:
            break
        node = inner
    return (1, 1) if node is None else (node.line, node.column)
