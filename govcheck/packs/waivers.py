"""Reading a file of waivers: every problem of it at once, with line and column.

Subjects are exact, there are no wildcards; a day is a day of the calendar, written YYYY-MM-DD, or a problem: what cannot be read has
neither expired nor will it never expire.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from govcheck.model.facts import ENTRIES
from govcheck.model.findings import Kind
from govcheck.model.organization import Organization
from govcheck.model.record import Record
from govcheck.model.slots import Location, Ref
from govcheck.packs.report import Report, Trail, choice, items, mapping, only_keys, text
from govcheck.packs.rule import Rule, RulePacks
from govcheck.packs.tuning import by_name
from govcheck.packs.waiver_rules import PACK
from govcheck.source.nodes import Scalar, plain
from govcheck.source.problems import InputError, location
from govcheck.source.reader import read_yaml

KEYS = ("rule", "subject", "fingerprint", "kind", "reason", "approver", "granted", "expires")
REQUIRED = ("rule", "subject", "kind", "reason", "approver")
SUBJECTS = ("position", "role", "organization", "framework", "person", *ENTRIES)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_FINGERPRINT = re.compile(r"v[0-9]+:[0-9a-f]+\Z")


class WaiverEntry(Record):
    """One waiver as its file states it, with rule and approver by the names that they have now.

    `places` tells where the entry (``""``) and the value of each of its keys stand. It is valid through the day `expires`.
    """

    rule: str
    subject: Ref
    kind: Kind
    reason: str
    approver: str
    fingerprint: str | None
    granted: date | None
    expires: date | None
    places: Mapping[str, Location]


def read_waivers(data: bytes, path: str, packs: RulePacks, organization: Organization) -> tuple[WaiverEntry, ...]:
    """The waivers of a file, in its order; raises InputError with every problem: shape, days, unknown rules and approvers."""
    node = read_yaml(data, path, "waivers: and a list")
    report = Report(path, node)
    report.duplicate_keys()
    found = mapping(plain(node), (), report)
    only_keys(found, ("waivers",), (), report, "key of a file of waivers")
    if "waivers" not in found:
        report.add((), "the file lacks waivers; expected waivers: and a list")
    listed = found.get("waivers")
    rules = by_name(packs)
    entries = [
        _entry(item, ("waivers", i), report, rules, organization)
        for i, item in enumerate(() if listed is None else items(listed, ("waivers",), report))
    ]
    if report.problems.found:
        raise InputError(report.problems.found)
    return tuple(entry for entry in entries if entry is not None)


def _entry(value: Any, trail: Trail, report: Report, rules: Mapping[str, Rule], organization: Organization) -> WaiverEntry | None:
    data = mapping(value, trail, report)
    only_keys(data, KEYS, trail, report, "key of a waiver")
    lacking = [key for key in REQUIRED if isinstance(value, dict) and key not in data]
    for key in lacking:
        report.add(trail, f"the waiver lacks {key}")
    texts = {key: text(data[key], (*trail, key), report) for key in REQUIRED if key in data and key != "kind"}
    rule = _rule(texts["rule"], (*trail, "rule"), report, rules) if texts.get("rule") else None
    subject = _subject(texts["subject"], (*trail, "subject"), report) if texts.get("subject") else None
    approver = _approver(texts["approver"], (*trail, "approver"), report, organization) if texts.get("approver") else None
    kind = choice(data["kind"], tuple(Kind), (*trail, "kind"), report, "kind of finding") if "kind" in data else ""
    if kind and rule is not None and Kind(kind) not in rule.severity:
        report.add((*trail, "kind"), f"{rule.id} raises no {kind}; expected {' or '.join(rule.severity)}")
    fingerprint = text(data["fingerprint"], (*trail, "fingerprint"), report) if "fingerprint" in data else None
    if fingerprint and not _FINGERPRINT.match(fingerprint):
        report.add((*trail, "fingerprint"), f"expected a fingerprint such as v1:0123456789abcdef0123, found {fingerprint!r}")
    days = {key: _day(data[key], (*trail, key), report) for key in ("granted", "expires") if key in data}
    granted, expires = days.get("granted"), days.get("expires")
    if granted is not None and expires is not None and expires < granted:
        report.add((*trail, "expires"), f"the waiver expires on {expires}, before it is granted on {granted}")
    if rule is None or subject is None or approver is None or not kind or not texts.get("reason"):
        return None
    reason = " ".join(texts["reason"].split())
    return WaiverEntry(rule.id, subject, Kind(kind), reason, approver, fingerprint, granted, expires, _places(data, trail, report))


def _places(data: Mapping[str, Any], trail: Trail, report: Report) -> dict[str, Location]:
    path = report.problems.path
    nodes = {"": report.node((*trail, next(iter(data))), key=True)} | {key: report.node((*trail, key)) for key in data}
    return {key: location(path, node) for key, node in nodes.items() if node is not None}


def _rule(name: str, trail: Trail, report: Report, rules: Mapping[str, Rule]) -> Rule | None:
    rule = rules.get(name)
    if rule is None:
        report.unknown(trail, "rule", name, rules)
    elif rule.pack == PACK:
        report.add(trail, f"{name} is a rule about waivers, and none of these can be waived")
    return rule


def _subject(word: str, trail: Trail, report: Report) -> Ref | None:
    kind, _, name = word.partition(":")
    if not name:
        report.add(trail, f"expected kind:name such as position:ciso, found {word!r}")
    elif kind not in SUBJECTS:
        report.unknown(trail, "kind of subject", kind, SUBJECTS)
    elif name == "*":
        report.add(trail, f"{word!r} is a wildcard; expected one subject, exactly as the finding names it")
    else:
        return Ref(kind, name)
    return None


def _approver(word: str, trail: Trail, report: Report, organization: Organization) -> str | None:
    """The position of this organisation that goes or went by that id; an id that is in use is nobody's old one."""
    if word in organization.positions:
        return word
    renamed = [seat.id for _, seat in sorted(organization.positions.items()) if word in seat.formerly]
    if len(renamed) == 1:
        return renamed[0]
    report.unknown(trail, "position", word, organization.positions)
    return None


def _day(value: Any, trail: Trail, report: Report) -> date | None:
    node = report.node(trail)
    written = node.text if isinstance(node, Scalar) else ""
    if not _DAY.match(written):
        text_or_problem = text(value, trail, report)
        if text_or_problem:
            report.add(trail, f"expected a day as YYYY-MM-DD, found {written!r}")
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        report.add(trail, f"expected a day that the calendar has, found {written!r}")
        return None
