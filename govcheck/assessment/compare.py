"""Two states of one organisation: what changed in it, and which findings came, went and stayed."""

from collections.abc import Iterable, Iterator

from govcheck.assessment.assess import order
from govcheck.assessment.change_words import ChangeWords
from govcheck.assessment.differences import differing, row_ref
from govcheck.assessment.renames import Renames, renamed, renames
from govcheck.documents.read import Document
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.comparisons import Change, ChangeKind, Comparison, Difference, Gone, Kept
from govcheck.model.findings import Assessment, Finding, Place
from govcheck.model.record import Record
from govcheck.model.settings import Settings
from govcheck.model.slots import Location, Ref, Slot, slot
from govcheck.model.sourcemap import SourceMap
from govcheck.vocabulary.terms import Vocabulary

_KINDS = tuple(ChangeKind)


class Assessed(Record):
    """One of the two states: what it is called, what its files state, and what the rules say of it."""

    names: tuple[str, ...]
    document: Document
    assessment: Assessment


def compare(old: Assessed, new: Assessed, vocabulary: Vocabulary, settings: Settings) -> Comparison:
    """What changed from an older state to a newer one, both assessed by the same rules as of the same day.

    What is found by a rule that took part only in judging the newer state, such as one about waivers, did not come by a change.
    """
    alone = {rule.id for rule in new.assessment.rules} - {rule.id for rule in old.assessment.rules}
    found = [finding for finding in new.assessment.findings if finding.rule not in alone]
    came, went, stayed = _findings(old.assessment.findings, found if old.assessment.rules else new.assessment.findings)
    outcomes = {rule.id: rule.outcome for rule in new.assessment.rules}
    return Comparison(
        older=old.names,
        newer=new.names,
        before=old.assessment,
        after=new.assessment,
        changes=changes(old.document, new.document, vocabulary, settings),
        came=tuple(came),
        went=tuple(Gone(finding, outcomes.get(finding.rule)) for finding in went),
        stayed=tuple(stayed),
    )


def changes(old: Document, new: Document, vocabulary: Vocabulary, settings: Settings) -> tuple[Change, ...]:
    """What changed in the organisation, by kind of change, thing and fact; every fact that differs once."""
    after = OrgGraph(new.organization, vocabulary, settings)
    before = OrgGraph(old.organization, vocabulary, settings)
    names = renames(before, after)
    if names.positions or names.rows:
        before = OrgGraph(renamed(old.organization, names), vocabulary, settings)
    words = ChangeWords(before, after)
    places = _Places(old.sources, new.sources, names)
    told = list(_renamings(names, before, after, words))
    known = {difference.slot for change in told for difference in change.differences}
    for what in differing(before.organization, after.organization):
        if what.differences[0].slot not in known:
            kind, statement = words.told(what)
            told.append(Change(kind, what.subject, statement, what.differences))
    found = (change._replace(places=places.of(change)) for change in told)
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[object, ...]:
    """By kind of change, seats before rows and these before everything else."""
    kind, subject = change.subject.kind, change.subject
    return _KINDS.index(change.kind), kind != "position", kind != "activity", subject, change.differences[0].slot


def _renamings(names: Renames, before: OrgGraph, after: OrgGraph, words: ChangeWords) -> Iterator[Change]:
    """Positions and rows that go by another name; that a position's old id is listed now is the same fact."""
    for was, now in names.positions.items():
        old, new = before.positions[now], after.positions[now]
        if old.implicit or new.implicit:
            continue
        former = slot("position", now, "formerly")
        listed = (Difference(former, old.formerly or None, new.formerly or None),) if old.formerly != new.formerly else ()
        subject = Ref("position", now)
        different = (Difference(slot("position", now, "id"), was, now), *listed)
        yield Change(ChangeKind.RENAMED, subject, words.renamed(subject, was), different)
    for (matrix, was), row in names.rows.items():
        subject = row_ref(matrix, row)
        yield Change(ChangeKind.RENAMED, subject, words.renamed(subject, was), (Difference(slot("row", matrix, row), was, row),))


def _findings(old: Iterable[Finding], new: Iterable[Finding]) -> tuple[list[Finding], list[Finding], list[Kept]]:
    """The findings that came, went and stayed, each counted once and sorted."""
    left: dict[str, list[Finding]] = {}
    for finding in sorted(old, key=order):
        left.setdefault(finding.fingerprint, []).append(finding)
    came: list[Finding] = []
    stayed: list[Kept] = []
    for finding in sorted(new, key=order):
        known = left.get(finding.fingerprint)
        if known:
            stayed.append(Kept(finding, known.pop(0).severity))
        else:
            came.append(finding)
    return came, sorted((finding for findings in left.values() for finding in findings), key=order), stayed


class _Places:
    """Where changed facts stand: in the newer state, else in the older one under the names that it has there."""

    def __init__(self, old: SourceMap, new: SourceMap, names: Renames) -> None:
        self._old, self._new, self._names = old, new, names

    def of(self, change: Change) -> tuple[Place, ...]:
        facts = [difference.slot for difference in change.differences]
        came = change.kind in (ChangeKind.ADDED, ChangeKind.RENAMED)
        found = self._subject(self._new, change.subject, facts[0]) if came else ()
        found = found or tuple(place for fact in facts for place in self._new.locate(fact))
        if found:
            return tuple(Place("new", place) for place in dict.fromkeys(found))
        before = [self._names.back(fact) for fact in facts]
        gone = change.kind is ChangeKind.REMOVED
        known = self._subject(self._old, change.subject, before[0]) if gone else ()
        known = known or tuple(place for fact in before for place in self._old.locate(fact))
        return tuple(Place("old", place) for place in dict.fromkeys(known))

    def _subject(self, sources: SourceMap, subject: Ref, first: Slot) -> tuple[Location, ...]:
        if first.kind == "row":
            return sources.locate(first)
        place = sources.subject(subject)
        return () if place is None else (place,)
