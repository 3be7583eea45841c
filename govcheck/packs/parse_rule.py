"""Reading one rule file: every problem of it at once, with line and column."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from govcheck.model.findings import SEVERITIES, Kind, Severity
from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.packs.named import roles_named, roles_needed
from govcheck.packs.parse_facts import CONDITIONS, fact
from govcheck.packs.parse_require import JUDGES, require
from govcheck.packs.parse_who import roles, subject, values
from govcheck.packs.report import Report, Trail, choice, items, mapping, only_keys, text, texts
from govcheck.packs.rule import Check, Conditions, Figure, Modifier, Rule, SeverityRule, Source, Texts
from govcheck.vocabulary.terms import Vocabulary

KEYS = (
    "id", "title", "severity", "cites", "when", "subject", "judge", "require", "severity_when", "messages", "rationale", "remediation",
    "figures", "repair", "related", "formerly", "examples",
)  # fmt: skip
REQUIRED = ("id", "title", "severity", "cites", "subject", "require", "messages", "rationale", "remediation", "examples")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Context(Record):
    """What a rule file is read against."""

    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    modifiers: Mapping[str, Modifier] = EMPTY


def rule(data: Any, pack: str, topic: str, report: Report, context: Context) -> Rule | None:
    """The rule that the data of a file states; None where its problems leave nothing to work with."""
    found = mapping(data, (), report)
    if not found:
        return None
    only_keys(found, KEYS, (), report, "key of a rule")
    lacking = [key for key in REQUIRED if key not in found]
    for key in lacking:
        report.add((), f"the rule lacks {key}")
    looked_at = subject(found["subject"], ("subject",), report, context.vocabulary) if "subject" in found else None
    checks = require(found["require"], looked_at, ("require",), report, context.vocabulary) if looked_at and "require" in found else ()
    severity = _severity(found.get("severity"), report) if "severity" in found else {}
    cites = _cites(found["cites"], ("cites",), report, context.sources) if "cites" in found else ()
    modifiers = tuple(
        _modifier(item, ("severity_when", i), report, context)
        for i, item in enumerate(items(found.get("severity_when", []), ("severity_when",), report))
    )
    messages = _messages(found["messages"], severity, checks, report) if "messages" in found and severity and checks else {}
    if lacking or looked_at is None or not checks or not severity:
        return None
    name = text(found["id"], ("id",), report)
    if name and not is_id(name):
        report.add(("id",), f"expected small letters, digits and hyphens, found {name!r}")
    worded = Texts(
        title=text(found["title"], ("title",), report),
        messages=messages,
        remediation=" ".join(text(found["remediation"], ("remediation",), report).split()),
        rationale=" ".join(text(found["rationale"], ("rationale",), report).split()),
        repair=_repair(found.get("repair", {}), report, context.vocabulary),
        related=texts(found.get("related", []), ("related",), report),
        formerly=texts(found.get("formerly", []), ("formerly",), report),
        figures=tuple(
            figure
            for i, item in enumerate(items(found.get("figures", []), ("figures",), report))
            if (figure := _figure(item, ("figures", i), report, context.sources)) is not None
        ),
    )
    return Rule(
        id=name,
        pack=pack,
        topic=topic,
        severity=severity,
        cites=cites,
        subject=looked_at,
        requirements={name: checks},
        worded={name: worded},
        judge=choice(found.get("judge", "every"), JUDGES, ("judge",), report, "judge") or "every",
        when=conditions(found["when"], ("when",), report) if "when" in found else (),
        severity_when=modifiers,
        needs=roles_needed(checks),
        names=roles_named(checks),
        others=tuple(check.subject for check in checks if check.subject is not None),
        file=report.problems.path,
    )


def is_id(name: str) -> bool:
    """Whether a name can be a rule's: small letters, digits and hyphens."""
    return _ID.match(name) is not None


def conditions(value: Any, trail: Trail, report: Report) -> Conditions:
    """``{organization: {attribute: value or list}}`` as conditions that must all hold."""
    data = mapping(value, trail, report)
    only_keys(data, ("organization",), trail, report, "subject of conditions")
    wanted = mapping(data.get("organization", {}), (*trail, "organization"), report)
    if not wanted:
        report.add(trail, "no condition; expected organization: {attribute: value}")
    for field in wanted:
        fact(field, "organization", (*trail, "organization", field), report, key=True, more=CONDITIONS)
    return tuple((field, values(stated, (*trail, "organization", field), report)) for field, stated in sorted(wanted.items()))


def _severity(value: Any, report: Report) -> dict[Kind, Severity]:
    words = tuple(SEVERITIES)
    if isinstance(value, dict):
        only_keys(value, tuple(Kind), ("severity",), report, "kind of finding")
        found = {kind: choice(value[kind], words, ("severity", kind), report, "severity") for kind in Kind if kind in value}
        if not found:
            report.add(("severity",), "expected a severity for conflict, gap or both")
        # a kind whose severity is misspelt is one that is named
        return {kind: Severity(word or "info") for kind, word in found.items()}
    word = choice(value, words, ("severity",), report, "severity")
    return {kind: Severity(word) for kind in Kind} if word else {}


def _cites(value: Any, trail: Trail, report: Report, sources: Mapping[str, Source]) -> tuple[str, ...]:
    found = texts(value, trail, report)
    for i, cited in enumerate(found):
        clause(cited, (*trail, i) if isinstance(value, list) else trail, report, sources)
    if not found:
        report.add(trail, "cites nothing; expected source:clause")
    return found


def clause(cited: str, trail: Trail, report: Report, sources: Mapping[str, Source]) -> None:
    """Note a citation that is not source:clause, or names what is not there."""
    source, colon, place = cited.partition(":")
    if not colon or not place:
        report.add(trail, f"expected source:clause, found {cited!r}")
    elif source not in sources:
        report.unknown(trail, "source", source, sources)
    elif sources[source].clauses and place not in sources[source].clauses:
        report.unknown(trail, f"clause of {source}", place, sources[source].clauses)


def _messages(value: Any, severity: Iterable[Kind], checks: tuple[Check, ...], report: Report) -> dict[Kind, str]:
    data = mapping(value, ("messages",), report)
    only_keys(data, tuple(Kind), ("messages",), report, "kind of finding")
    kinds = set(severity)
    for kind in Kind:
        if kind in kinds and kind not in data:
            report.add(("messages",), f"no message for a {kind}, which the severity names", key=True)
        if kind in data and kind not in kinds:
            report.add(("messages", kind), f"a message for a {kind}, which the severity does not name", key=True)
    # the alternatives of any_of differ in what they can fill in
    declared = [frozenset(check.constraint.placeholders) for check in checks]
    valid = {"subject", *frozenset.intersection(*declared)}
    found: dict[Kind, str] = {}
    for kind in Kind:
        if kind in data:
            message = " ".join(text(data[kind], ("messages", kind), report).split())
            for placeholder in _PLACEHOLDER.findall(message):
                if placeholder not in valid:
                    report.unknown(("messages", kind), "placeholder", placeholder, valid)
            if set("{}") & set(_PLACEHOLDER.sub("", message)):
                report.add(("messages", kind), "a brace that belongs to no placeholder; expected {subject} or the like")
            found[kind] = message
    return found


def _modifier(value: Any, trail: Trail, report: Report, context: Context) -> SeverityRule:
    """``{modifier: id, severity}``, or its conditions on the spot; `because` may name another clause than the modifier's."""
    data = mapping(value, trail, report)
    only_keys(data, ("modifier", "organization", "severity", "because"), trail, report, "key of a modifier")
    named = text(data["modifier"], (*trail, "modifier"), report) if "modifier" in data else ""
    modifier = context.modifiers.get(named)
    if named and modifier is None:
        report.unknown((*trail, "modifier"), "modifier", named, context.modifiers)
    if named and "organization" in data:
        report.add((*trail, "organization"), "a named modifier has its own conditions; expected one of modifier and organization", key=True)
    because = modifier.because if modifier is not None else ""
    if "because" in data or not named:
        because = text(data.get("because"), (*trail, "because"), report)
        if ":" in because and " " not in because:
            clause(because, (*trail, "because"), report, context.sources)
    severity = choice(data.get("severity"), tuple(SEVERITIES), (*trail, "severity"), report, "severity")
    held = modifier.conditions if modifier is not None else ()
    if not named:
        held = conditions({"organization": data.get("organization")}, trail, report)
    return SeverityRule(held, Severity(severity or "info"), because, named)


def _figure(value: Any, trail: Trail, report: Report, sources: Mapping[str, Source]) -> Figure | None:
    data = mapping(value, trail, report)
    only_keys(data, Figure._fields, trail, report, "key of a figure")
    lacking = [key for key in ("says", "source") if key not in data]
    for key in lacking:
        report.add(trail, f"the figure lacks {key}")
    if lacking:
        return None
    says = " ".join(text(data["says"], (*trail, "says"), report).split())
    if says and not any(sign.isdigit() for sign in says):
        report.add((*trail, "says"), f"expected a sentence with a number in it, found {says!r}")
    source = choice(data["source"], sources, (*trail, "source"), report, "source")
    return Figure(says, source, " ".join(text(data["note"], (*trail, "note"), report).split()) if "note" in data else "")


def _repair(value: Any, report: Report, vocabulary: Vocabulary) -> dict[str, Any]:
    data = mapping(value, ("repair",), report)
    only_keys(data, ("give", "move", "name", "slots"), ("repair",), report, "repair")
    for key in ("give", "move", "name"):
        for role in _roles_in(data.get(key)):
            roles(role, ("repair", key), report, vocabulary)
    return data


def _roles_in(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "role":
                yield inner
            else:
                yield from _roles_in(inner)
