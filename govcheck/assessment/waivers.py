"""Waivers: which findings they accept, and what is wrong with them, told as findings of the pack ``waivers``.

A waiver that its subject approved, or somebody below the subject, or that is over or not yet granted, is refused and accepts nothing.
Waivers of rules that were not selected, or that crashed, are passed over, since nobody knows what they would match.
"""

from collections.abc import Iterable, Mapping, Sequence

from govcheck.assessment.assess import Guides, Selection, order, severity
from govcheck.assessment.concerned import approval
from govcheck.assessment.fingerprints import oldest
from govcheck.assessment.names import Names
from govcheck.assessment.statements import Statements
from govcheck.documents.read import Document
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.digest import digest
from govcheck.model.facts import ENTRIES
from govcheck.model.findings import (
    Assessment,
    Counts,
    Finding,
    Input,
    Kind,
    Outcome,
    PackUsed,
    Place,
    RuleResult,
    Statement,
    Waiver,
)
from govcheck.model.record import Record
from govcheck.model.settings import Settings
from govcheck.model.slots import Location, Ref, Slot
from govcheck.packs.rule import Pack, Rule, RulePacks
from govcheck.packs.tuning import limits_of
from govcheck.packs.waiver_rules import EXPIRED, EXPIRES_SOON, FROM_BELOW, NOT_YET, SELF_APPROVED, TOO_LONG, UNUSED, WITHOUT_EXPIRY
from govcheck.packs.waivers import WaiverEntry
from govcheck.source.problems import nearest
from govcheck.vocabulary.terms import Vocabulary

#: what makes a waiver accept nothing
REFUSING = frozenset((SELF_APPROVED, FROM_BELOW, EXPIRED, NOT_YET))


class Given(Record):
    """The waivers of a run, the file that they stand in, and the rules that they are judged by."""

    entries: Sequence[WaiverEntry]
    input: Input
    pack: Pack


class _Complaint(Record):
    """What one rule says of one waiver: where, with which words, and by which facts of the organisation."""

    rule: str
    place: str
    words: Mapping[str, str]
    facts: tuple[Slot, ...] = ()


def with_waivers(
    assessment: Assessment, given: Given, document: Document, packs: RulePacks, vocabulary: Vocabulary, selection: Selection
) -> Assessment:
    """The assessment with its findings waived as far as the waivers go, and with findings about the waivers themselves.

    Nothing else of it changes. Of several waivers that accept a finding the first of the file is named.
    """
    graph = OrgGraph(document.organization, vocabulary, Settings(assessment.as_of))
    judge = _Judge(assessment, given, document, graph)
    rules = {rule.id: rule for rule in given.pack.rules}
    waived: dict[int, Waiver] = {}
    found: list[Finding] = []
    told: dict[str, int] = dict.fromkeys(rules, 0)
    outcomes = {rule.id: rule.outcome for rule in assessment.rules}
    looked_at = [e for e in given.entries if outcomes.get(e.rule) not in (None, Outcome.NOTSELECTED, Outcome.ERROR)]
    for entry in looked_at:
        matched = judge.matched(entry)
        complaints = judge.complaints(entry, matched) if matched else [judge.unused(entry)]
        for complaint in complaints:
            if not selection.ignores(rules[complaint.rule]):
                told[complaint.rule] += 1
                found.append(judge.finding(entry, complaint, rules[complaint.rule]))
        if not REFUSING & {complaint.rule for complaint in complaints}:
            accepted = judge.waiver(entry)
            for place in matched:
                waived.setdefault(place, accepted)
    findings = [f._replace(waiver=waived[i]) if i in waived else f for i, f in enumerate(assessment.findings)]
    results = [_result(rule, told[rule.id], len(looked_at), selection, graph) for rule in given.pack.rules]
    pack = given.pack
    return assessment._replace(
        inputs=(*assessment.inputs, given.input),
        packs=(*assessment.packs, PackUsed(pack.id, pack.version, pack.digest, pack.title)),
        rules=tuple(sorted((*assessment.rules, *results), key=lambda result: (result.pack, result.id))),
        findings=tuple(sorted((*findings, *found), key=order)),
        guides=Guides(packs._replace(packs=(*packs.packs, pack))),
    )


def _result(rule: Rule, told: int, looked_at: int, selection: Selection, graph: OrgGraph) -> RuleResult:
    (kind,) = rule.severity
    result = RuleResult(rule.id, rule.pack, Outcome.PASS, severity(rule, kind, graph.organization)[0], rule.cites)
    if selection.ignores(rule):
        return result._replace(outcome=Outcome.NOTSELECTED, reason=selection.reason(rule))
    if not looked_at:
        return result._replace(outcome=Outcome.NOTAPPLICABLE, reason="there is no waiver of a rule that was judged")
    against, left_open = (told, 0) if kind is Kind.CONFLICT else (0, told)
    worst = (Outcome.CONFLICT if kind is Kind.CONFLICT else Outcome.GAP) if told else Outcome.PASS
    return result._replace(outcome=worst, verdicts=Counts(looked_at - told, against, left_open))


class _Judge:
    """Judges the waivers of one file."""

    def __init__(self, assessment: Assessment, given: Given, document: Document, graph: OrgGraph) -> None:
        self._findings = assessment.findings
        self._graph = graph
        self._today = assessment.as_of
        self._sources = document.sources
        self._names = Names(graph)
        self._statements = Statements(graph, self._names)
        limits = {rule.id: limits_of(rule).get("days") for rule in given.pack.rules}
        self._soon, self._longest = limits[EXPIRES_SOON], limits[TOO_LONG]
        self._subjects = [oldest(finding.subject, self._graph) for finding in assessment.findings]
        self._by_rule: dict[str, list[int]] = {}
        for place, finding in enumerate(assessment.findings):
            self._by_rule.setdefault(finding.rule, []).append(place)

    def _current(self, subject: Ref) -> Ref:
        """A subject by the name that it has now; an id that is in use is nobody's old one."""
        if subject.kind == "position" and subject.id not in self._graph.positions:
            renamed = [seat.id for _, seat in sorted(self._graph.positions.items()) if subject.id in seat.formerly]
            return Ref("position", renamed[0]) if len(renamed) == 1 else subject
        return subject

    def _about(self, entry: WaiverEntry) -> list[int]:
        subject = oldest(self._current(entry.subject), self._graph)
        return [place for place in self._by_rule.get(entry.rule, ()) if self._subjects[place] == subject]

    def matched(self, entry: WaiverEntry) -> list[int]:
        """The findings that a waiver means, whether or not it is refused."""
        return [
            place
            for place in self._about(entry)
            if self._findings[place].kind is entry.kind and entry.fingerprint in (None, self._findings[place].fingerprint)
        ]

    def waiver(self, entry: WaiverEntry) -> Waiver:
        """A waiver as the findings that it accepts show it."""
        approver, title = Ref("position", entry.approver), self._names.position(entry.approver)
        return Waiver(entry.reason, approver, entry.granted, entry.expires, entry.places[""], title)

    def _is_there(self, subject: Ref) -> bool:
        """Whether the organisation has what a waiver names: what it does not have may be mistyped."""
        if subject.kind == "position":
            return subject.id in self._graph.positions
        if subject.kind == "activity":
            return self._graph.rows.row(subject) is not None
        return subject.kind not in ENTRIES or self._graph.entry(*subject) is not None

    def unused(self, entry: WaiverEntry) -> _Complaint:
        """That a waiver matches nothing, and what there is that it nearly matches."""
        about = [self._findings[place] for place in self._about(entry)]
        same = [finding for finding in about if finding.kind is entry.kind]
        why = ""
        if same:
            listed = ", ".join(sorted(finding.fingerprint for finding in same))
            why = f": the fingerprint that it pins is none of those of this rule and subject ({listed})"
        elif about:
            why = f": what was a {entry.kind} is a {about[0].kind}, which it does not accept"
        elif not self._is_there(entry.subject):
            kind, name = entry.subject
            found = {self._findings[place].subject for place in self._by_rule.get(entry.rule, ())}
            near = nearest(name, {other.id for other in found if other.kind == kind})
            why = f" (did you mean {kind}:{near}?)" if near is not None else ""
        return _Complaint(UNUSED, "subject", {"why": why})

    def complaints(self, entry: WaiverEntry, matched: Sequence[int]) -> list[_Complaint]:
        """What is wrong with a waiver that matches these findings, of which there is one at least."""
        found = [*self._of_approver(entry, self._findings[matched[0]].subject)]
        granted, expires, today = entry.granted, entry.expires, self._today
        if granted is not None and granted > today:
            found.append(_Complaint(NOT_YET, "granted", {"day": granted.isoformat()}))
        if expires is None:
            return [*found, _Complaint(WITHOUT_EXPIRY, "", {})]
        day = {"day": expires.isoformat()}
        left = (expires - today).days
        if left < 0:
            return [*found, _Complaint(EXPIRED, "expires", day)]
        if self._soon is not None and left <= self._soon:
            found.append(_Complaint(EXPIRES_SOON, "expires", {**day, "days": _left(left)}))
        term = (expires - (granted or today)).days
        if self._longest is not None and term > self._longest:
            found.append(_Complaint(TOO_LONG, "expires", {"days": f"{term} days", "limit": f"{self._longest} days"}))
        return found

    def _of_approver(self, entry: WaiverEntry, subject: Ref) -> Iterable[_Complaint]:
        found = approval(entry.approver, subject, self._graph, self._names)
        if found.own is not None:
            yield _Complaint(SELF_APPROVED, "approver", {"why": found.own}, found.facts)
        elif found.path:
            words = {"concerned": self._names.position(found.path[-1]), "path": " → ".join(map(self._names.position, found.path))}
            yield _Complaint(FROM_BELOW, "approver", words, found.facts)

    def finding(self, entry: WaiverEntry, complaint: _Complaint, rule: Rule) -> Finding:
        """A complaint as a finding, at its place in the file of waivers."""
        (kind,) = rule.severity
        level, change = severity(rule, kind, self._graph.organization)
        waived = self._current(entry.subject)
        subject = Ref("waiver", f"{entry.rule}/{waived}")
        key = (Ref("position", entry.approver),)
        words = {
            "rule": entry.rule,
            "subject": self._names.of(waived),
            "approver": self._names.position(entry.approver),
            **complaint.words,
        }
        by_oldest = [entry.rule, oldest(waived, self._graph), oldest(key[0], self._graph)]
        parts = [rule.id, kind, *by_oldest, entry.kind, entry.fingerprint or ""]
        mark = digest("\0".join(parts).encode())
        evidence = tuple(Statement(fact, self._statements.of(fact), self._sources.locate(fact)) for fact in complaint.facts)
        primary = entry.places.get(complaint.place) or entry.places[""]
        return Finding(
            rule=rule.id,
            kind=kind,
            severity=level,
            subject=subject,
            key=key,
            message=rule.messages[kind].format(**words),
            cites=rule.cites,
            # each stands alone, also where several are about one waiver
            group=mark[20:32],
            places=_places(primary, evidence),
            evidence=evidence,
            missing=(),
            remediation=rule.remediation,
            fingerprint=f"v1:{mark[:20]}",
            severity_from=change,
        )


def _places(primary: Location, evidence: tuple[Statement, ...]) -> tuple[Place, ...]:
    related = dict.fromkeys(place for statement in evidence for place in statement.locations)
    return (Place("primary", primary), *(Place("related", place) for place in related if place != primary))


def _left(days: int) -> str:
    return "which is today" if days == 0 else "one day from now" if days == 1 else f"{days} days from now"
