"""The pack ``waivers``: what govcheck asks of waivers themselves.

Its rules look at a file of waivers and at the findings of a run, not at an organisation, so they are no files of the grammar of
rules; `govcheck.assessment.waivers` judges them. In all else they are rules: they are selected, tuned, explained and told like others.
"""

import json

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.model.digest import digest
from govcheck.model.findings import Kind, Severity
from govcheck.model.record import Record
from govcheck.packs.rule import Check, Deferred, Pack, Rule, Said, Subject, Texts

PACK = "waivers"
SELF_APPROVED = "waiver-self-approved"
FROM_BELOW = "waiver-approved-from-below"
EXPIRED = "waiver-expired"
EXPIRES_SOON = "waiver-expires-soon"
UNUSED = "waiver-unused"
WITHOUT_EXPIRY = "waiver-without-expiry"
TOO_LONG = "waiver-too-long"
NOT_YET = "waiver-not-yet-granted"


class WaiverTerm(Constraint):
    """Holds the one limit that a rule about the term of waivers has; the waivers are judged elsewhere."""

    name = "waiver_term"
    meaning = "The term of a waiver against a number of days."
    parameters = (Parameter("days", "count", "the number of days", required=True),)


class _Written(Record):
    """One rule as it is written down here."""

    id: str
    clause: str
    kind: Kind
    severity: Severity
    title: str
    message: str
    rationale: str
    remediation: str
    days: int | None = None


_RULES = (
    _Written(
        SELF_APPROVED,
        "W-01",
        Kind.CONFLICT,
        Severity.ERROR,
        "Nobody waives a finding about themselves",
        "the waiver of {rule} on {subject} is refused: its approver, {approver}, {why}",
        "An exception that somebody grants to themselves is no exception but a way around the rule. The approver is another seat and"
        " another person than the one whom the finding concerns, and not a committee that this person chairs.",
        "Have the waiver approved by a position above the one that it concerns, or by a committee that oversees it.",
    ),
    _Written(
        FROM_BELOW,
        "W-02",
        Kind.CONFLICT,
        Severity.ERROR,
        "Nobody waives a finding about a superior",
        "the waiver of {rule} on {subject} is refused: its approver, {approver}, reports up to {concerned}: {path}",
        "Whoever depends on somebody for work, pay and evaluation cannot freely refuse them an exception. Solid lines count, directly"
        " or through others, and so do all seats that the person concerned holds.",
        "Have the waiver approved by a position that does not report to the one that it concerns.",
    ),
    _Written(
        EXPIRED,
        "W-03",
        Kind.CONFLICT,
        Severity.WARNING,
        "A waiver that has expired is renewed or taken out",
        "the waiver of {rule} on {subject} was valid through {day} and counts no more",
        "A waiver accepts a state of affairs for a time. When the time is over the finding counts again, and the entry tells nobody"
        " anything any more. A waiver is valid through the day that it names.",
        "Settle the finding and take the waiver out, or have it granted anew with a new expiry and a reason that still holds.",
    ),
    _Written(
        EXPIRES_SOON,
        "W-04",
        Kind.CONFLICT,
        Severity.INFO,
        "A waiver that will soon expire is seen in time",
        "the waiver of {rule} on {subject} is valid through {day}, {days}",
        "On the day after the last one the finding counts again. Whoever has to settle it, or to ask for an extension, should not"
        " learn it from a check that fails that morning. The limit of thirty days is ours and can be set.",
        "Settle the finding before that day, or have the waiver extended by its approver.",
        30,
    ),
    _Written(
        UNUSED,
        "W-05",
        Kind.CONFLICT,
        Severity.WARNING,
        "A waiver matches a finding",
        "the waiver of {rule} on {subject} matches no finding{why}",
        "A waiver that matches nothing is a door left open: it will accept the next finding of that kind, which nobody has looked at."
        " A subject is matched exactly, there are no wildcards, and a waived gap that has become a conflict is another finding.",
        "Take the waiver out, or correct what it names.",
    ),
    _Written(
        WITHOUT_EXPIRY,
        "W-06",
        Kind.GAP,
        Severity.WARNING,
        "A waiver has a last day",
        "the waiver of {rule} on {subject} does not say until when it is valid",
        "An exception without an end is a change of the rule that nobody decided. A date makes somebody look again.",
        "Add expires: with the last day on which the waiver is valid.",
    ),
    _Written(
        TOO_LONG,
        "W-07",
        Kind.CONFLICT,
        Severity.WARNING,
        "A waiver does not run too long",
        "the waiver of {rule} on {subject} runs {days}, and may run {limit} at most",
        "The longer an exception runs, the less anybody remembers why. The term counts from the day on which the waiver was granted,"
        " or from the day of the run where it does not say. The limit of 366 days is ours and can be set.",
        "Grant the waiver for a shorter time, and look at it again when that is over.",
        366,
    ),
    _Written(
        NOT_YET,
        "W-08",
        Kind.CONFLICT,
        Severity.INFO,
        "A waiver counts from the day on which it is granted",
        "the waiver of {rule} on {subject} is granted from {day} on and does not count yet",
        "A decision of the future accepts nothing today.",
        "Wait for the day, or correct granted: where it is mistyped.",
    ),
)


def waiver_pack() -> Pack:
    """The pack of the rules about waivers."""
    rules = tuple(sorted((_rule(one) for one in _RULES), key=lambda rule: rule.id))
    written = json.dumps(_RULES, ensure_ascii=False).encode()
    title = "Waivers and how they are governed"
    return Pack(PACK, title, "1.0.0", "2026-11-26", (PACK,), rules, digest(written), "", said=Deferred(Said))


def _rule(one: _Written) -> Rule:
    checks = () if one.days is None else (Check(WaiverTerm(days=one.days)),)
    texts = Texts(one.title, {one.kind: one.message}, one.remediation, one.rationale)
    return Rule(
        id=one.id,
        pack=PACK,
        topic="",
        severity={one.kind: one.severity},
        cites=(f"{PACK}:{one.clause}",),
        subject=Subject("waiver"),
        requirements={one.id: checks},
        worded={one.id: texts},
    )
