"""Judging what edits make of an organisation: which findings at or above a threshold are left, without a word of text."""

from collections.abc import Iterable

from govcheck.assessment.assess import Selection, activities_named, severity
from govcheck.assessment.judging import judge
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.findings import SEVERITIES, Kind, Severity
from govcheck.model.organization import Organization
from govcheck.model.record import Record
from govcheck.model.settings import Settings
from govcheck.model.slots import Ref
from govcheck.model.verdicts import Verdict
from govcheck.packs.rule import Rule, RulePacks
from govcheck.vocabulary.terms import Vocabulary


class FindingId(Record):
    """What makes a finding the same one in another organisation: the rule, the kind, the subject and the key."""

    rule: str
    kind: Kind
    subject: Ref
    key: tuple[Ref, ...]


class Found(Record):
    """A finding before it is worded."""

    id: FindingId
    rule: Rule
    verdict: Verdict


class Judgement(Record):
    """The graph of an organisation and its findings at or above the threshold, in a fixed order."""

    graph: OrgGraph
    found: tuple[Found, ...]


class World(Record):
    """Everything by which organisations are judged; `accepted` are findings that somebody has waived, which nobody has to clear.

    `only` restricts the rules to these, where a contradiction is looked for.
    """

    packs: RulePacks
    vocabulary: Vocabulary
    settings: Settings
    selection: Selection
    threshold: Severity
    accepted: frozenset[FindingId] = frozenset()
    only: frozenset[str] | None = None

    def judge(self, organization: Organization) -> Judgement:
        """The findings of an organisation that count."""
        graph = OrgGraph(organization, self.vocabulary, self.settings)
        found: list[Found] = []
        for pack in self.packs.packs:
            named = activities_named(pack)
            for rule in pack.rules:
                if self._counts(rule):
                    found += self._raised(rule, graph, named)
        return Judgement(graph, tuple(sorted(found, key=lambda each: each.id)))

    def named(self, rule: Rule) -> frozenset[str]:
        """The canonical activities that the pack of a rule names."""
        return activities_named(next(pack for pack in self.packs.packs if pack.id == rule.pack))

    def rule(self, name: str) -> Rule:
        """A rule by its id."""
        return next(rule for rule in self.packs.rules if rule.id == name)

    def _counts(self, rule: Rule) -> bool:
        """Whether a rule runs and may raise something at or above the threshold."""
        if not self.selection.chooses(rule) or (self.only is not None and rule.id not in self.only):
            return False
        levels = (*rule.severity.values(), *(modifier.severity for modifier in rule.severity_when))
        return any(self.reaches(level) for level in levels)

    def reaches(self, level: Severity) -> bool:
        """Whether a severity is at or above the threshold."""
        return SEVERITIES.index(level) <= SEVERITIES.index(self.threshold)

    def _raised(self, rule: Rule, graph: OrgGraph, named: frozenset[str]) -> Iterable[Found]:
        for kind, verdict in judge(rule, graph, named).raised:
            name = FindingId(rule.id, kind, verdict.subject, verdict.key)
            if name not in self.accepted and self.reaches(severity(rule, kind, graph.organization)[0]):
                yield Found(name, rule, verdict)
