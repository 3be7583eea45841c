"""The run itself: rules and an organisation to an assessment."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from govcheck.assessment.fingerprints import fingerprint, group
from govcheck.assessment.judging import Judged, holds, judge
from govcheck.assessment.names import Names
from govcheck.assessment.overlooked import overlooked
from govcheck.assessment.questions import questions
from govcheck.assessment.sections import chart_alone, sections_of
from govcheck.assessment.statements import Statements
from govcheck.documents.read import Document
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.findings import (
    SEVERITIES,
    Assessment,
    Finding,
    Guide,
    Kind,
    NotModelled,
    Outcome,
    PackUsed,
    Place,
    RuleResult,
    Severity,
    SeverityChange,
    Statement,
)
from govcheck.model.organization import EMPTY, Organization
from govcheck.model.record import Record
from govcheck.model.settings import Settings
from govcheck.model.slots import Location, Ref, Slot
from govcheck.model.sourcemap import SourceMap
from govcheck.model.verdicts import Verdict
from govcheck.packs.rule import Pack, Rule, RulePacks
from govcheck.vocabulary.terms import Vocabulary


class Selection(Record):
    """Which rules run: those that a word of `select` names (all, where it is empty) and none of `ignore` does.

    A word is a rule id, a pack id, or a clause such as ``cio-ciso:7`` (with everything below it). `left_out` holds, by id, the rules
    that a profile leaves out, each with the reason.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    left_out: Mapping[str, str] = EMPTY

    def chooses(self, rule: Rule) -> bool:
        """Whether a rule runs."""
        wanted = not self.select or any(names(word, rule) for word in self.select)
        return wanted and not self.ignores(rule)

    def ignores(self, rule: Rule) -> bool:
        """Whether a rule is left out by name, and not only for want of being asked for."""
        return rule.id in self.left_out or any(names(word, rule) for word in self.ignore)

    def reason(self, rule: Rule) -> str:
        """Why a rule that is not chosen does not run."""
        return self.left_out.get(rule.id, "not selected")

    def unknown(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """The words that name no rule at all."""
        known = tuple(rules)
        words = dict.fromkeys((*self.select, *self.ignore))
        return tuple(word for word in words if not any(names(word, rule) for rule in known))


def names(word: str, rule: Rule) -> bool:
    """Whether a selecting word names a rule."""
    if word in (rule.id, rule.pack) or word in rule.formerly:
        return True
    return any(clause == word or clause.startswith((f"{word}.", f"{word}(", f"{word}:")) for clause in rule.cites)


def assess(
    document: Document,
    packs: RulePacks,
    vocabulary: Vocabulary,
    settings: Settings,
    selection: Selection | None = None,
    named: frozenset[str] | None = None,
) -> Assessment:
    """Judge an organisation by packs; never raises for what a file or a rule says.

    `named` overrides the activities that a pack names, for those who run one rule of it alone.
    """
    chosen = selection or Selection()
    graph = OrgGraph(document.organization, vocabulary, settings)
    wording = _Wording(graph, document.sources)
    of_packs: list[list[Judged]] = []
    for pack in packs.packs:
        own = activities_named(pack) if named is None else named
        of_pack = [
            judge(rule, graph, own) if chosen.chooses(rule) else Judged(rule, Outcome.NOTSELECTED, reason=chosen.reason(rule))
            for rule in pack.rules
        ]
        of_packs.append(of_pack)
    judged = [one for of_pack in of_packs for one in of_pack]
    sections = [
        section
        for pack, of_pack in zip(packs.packs, of_packs, strict=True)
        for section in sections_of(pack, of_pack, graph.organization, (one for one in judged if one.rule.pack != pack.id))
    ]
    results = sorted((_result(one, graph) for one in judged), key=lambda result: (result.pack, result.id))
    findings = [wording.finding(one.rule, kind, verdict) for one in judged for kind, verdict in one.raised]
    inputs = document.inputs
    return Assessment(
        organization=graph.organization.name,
        inputs=inputs,
        packs=tuple(PackUsed(pack.id, pack.version, pack.digest, pack.title) for pack in packs.packs),
        as_of=settings.as_of,
        rules=tuple(results),
        findings=tuple(sorted(findings, key=order)),
        questions=tuple(sorted({*document.questions, *questions(judged, graph, wording.names)}, key=lambda q: (q.kind, q.subject, q.text))),
        notmodelled=_not_modelled(judged),
        sections=tuple(sections),
        chart_alone=chart_alone(graph.organization),
        guides=Guides(packs),
        says=Says(packs),
        overlooked=overlooked(packs, graph, wording.names),
    )


def order(finding: Finding) -> tuple[int, str, Ref, tuple[Ref, ...]]:
    """Findings by severity, rule, subject and key."""
    return SEVERITIES.index(finding.severity), finding.rule, finding.subject, finding.key


def activities_named(pack: Pack) -> frozenset[str]:
    """The canonical activities that a pack's rules name as their subjects."""
    subjects = [rule.subject for rule in pack.rules] + [other for rule in pack.rules for other in rule.others]
    return frozenset(activity for subject in subjects if subject.kind == "activity" for activity in subject.ids)


def severity(rule: Rule, kind: Kind, organization: Organization) -> tuple[Severity, SeverityChange | None]:
    """The severity of a finding and, where a modifier of the rule changed it, why; of several modifiers the last counts."""
    own = rule.severity[kind]
    changed: SeverityChange | None = None
    now = own
    for modifier in rule.severity_when:
        if holds(modifier.conditions, organization)[0]:
            now = modifier.severity
            changed = SeverityChange(own, modifier.because, modifier.modifier or None) if now is not own else None
    return now, changed


def concerning(subject: Ref, graph: OrgGraph) -> Organization:
    """The organisation as its conditions hold for a subject.

    Where the legal entity to which a position or a matrix belongs says its own sector, or whether it is regulated, that counts.
    """
    organization = graph.organization
    name: str | None = None
    if subject.kind == "position" and subject.id in graph.positions:
        name = graph.positions[subject.id].entity
    elif (row := graph.rows.row(subject)) is not None:
        name = organization.matrices[row.matrix].entity
    entity = organization.entities.get(name) if name is not None else None
    if entity is None:
        return organization
    regulated = organization.regulated if entity.regulated is None else entity.regulated
    return organization._replace(sector=entity.sector or organization.sector, regulated=regulated)


def _result(judged: Judged, graph: OrgGraph) -> RuleResult:
    rule = judged.rule
    raised = [severity(rule, kind, concerning(verdict.subject, graph))[0] for kind, verdict in judged.raised]
    worst = min(raised or [severity(rule, kind, graph.organization)[0] for kind in rule.severity], key=SEVERITIES.index)
    return RuleResult(rule.id, rule.pack, judged.outcome, worst, rule.cites, judged.counts, judged.reason)


def _not_modelled(judged: Collection[Judged]) -> tuple[NotModelled, ...]:
    opened: dict[str, set[str]] = {}
    for one in judged:
        if one.outcome is Outcome.NOTMODELLED:
            for topic in one.topics:
                opened.setdefault(topic, set()).add(one.rule.id)
    return tuple(NotModelled(topic, tuple(sorted(rules))) for topic, rules in sorted(opened.items()))


#: kind of slot -> the sections of the file in which such a fact would stand, for kinds that are no entries of a section
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("rows", "row", "cell", "letters", "activity"), ("raci", "matrices")),
    "channel": ("channels",),
}


class Guides(Mapping[str, Guide]):
    """What each rule says to people, unpacked for those of which somebody asks."""

    def __init__(self, packs: RulePacks) -> None:
        self._rules = {rule.id: rule for rule in packs.rules}

    def __getitem__(self, name: str) -> Guide:
        rule = self._rules[name]
        return Guide(rule.title, rule.rationale, rule.remediation)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


class Says(Mapping[str, str]):
    """What the sources of packs say, clause by clause, unpacked when somebody asks."""

    def __init__(self, packs: RulePacks) -> None:
        self._packs = packs.packs

    @cached_property
    def _lines(self) -> Mapping[str, str]:
        return {statement.clause: statement.says for pack in self._packs for statement in pack.statements}

    def __getitem__(self, clause: str) -> str:
        return self._lines[clause]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class _Wording:
    """Makes findings of verdicts: sentences, places, fingerprints."""

    def __init__(self, graph: OrgGraph, sources: SourceMap) -> None:
        self.names = Names(graph)
        self._graph = graph
        self._sources = sources
        self._statements = Statements(graph, self.names)

    def finding(self, rule: Rule, kind: Kind, verdict: Verdict) -> Finding:
        level, change = severity(rule, kind, concerning(verdict.subject, self._graph))
        evidence = tuple(self._statement(fact) for fact in verdict.evidence)
        return Finding(
            rule=rule.id,
            kind=kind,
            severity=level,
            subject=verdict.subject,
            key=verdict.key,
            message=self.names.message(rule, kind, verdict),
            cites=rule.cites,
            group=group(kind, verdict),
            places=self._places(verdict, evidence),
            evidence=evidence,
            missing=tuple(self._statement(fact) for fact in verdict.missing),
            remediation=rule.remediation,
            fingerprint=fingerprint(rule, kind, verdict, self._graph),
            severity_from=change,
        )

    def _statement(self, fact: Slot) -> Statement:
        return Statement(fact, self._statements.of(fact), self._sources.locate(fact))

    def _places(self, verdict: Verdict, evidence: tuple[Statement, ...]) -> tuple[Place, ...]:
        facts = [place for statement in evidence for place in statement.locations]
        sought = [place for fact in verdict.missing for place in self._section(fact)]
        candidates = (self._sources.subject(verdict.subject), *sought, *facts, self._sources.subject(Ref("organization", "this")))
        primary = next((place for place in candidates if place is not None), None)
        if primary is None:
            return ()
        related = [place for place in dict.fromkeys(facts) if place != primary]
        return (Place("primary", primary), *(Place("related", place) for place in related))

    def _section(self, fact: Slot) -> Iterable[Location]:
        """Where a fact that is not stated would have to be: the section of the file, if it is there."""
        sections = _SECTIONS.get(fact.kind) or ((ENTRIES[fact.kind][0],) if fact.kind in ENTRIES else ())
        return [place for section in sections for place in self._sources.locate(Slot("section", (section,)))]
