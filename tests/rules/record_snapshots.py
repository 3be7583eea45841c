"""What every shipped rule says of each of its examples, one file a rule: ``python -m tests.rules.record_snapshots`` writes them anew.

A file holds, example by example, the outcome; the findings whole (places as lines after the example's own); the questions; and what each
constraint says of each subject, satisfied or not, with its evidence and with the changes that it proposes. Where a rule narrows those,
its own proposals stand with the finding. ``looks at`` tells which of the subjects of a rule with one check a glance leaves over.

Recording is an explicit act, and its difference is read before it is committed; the test only compares.
"""

from collections.abc import Iterator
from pathlib import Path

from govcheck.assessment.assess import activities_named, assess
from govcheck.assessment.examples import EXAMPLE_DAY
from govcheck.assessment.judging import judge
from govcheck.assessment.subjects import select
from govcheck.documents.read import read_node
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.findings import Assessment, Finding, Statement
from govcheck.model.settings import Settings
from govcheck.model.slots import Location
from govcheck.model.verdicts import Verdict
from govcheck.packs.load import examples, load_packs, read_rule_file, shipped_packs
from govcheck.packs.report import Report
from govcheck.packs.rule import Check, Example, Pack, Rule, RulePacks
from govcheck.remediation.proposals import proposals
from govcheck.remediation.world import FindingId, Found
from tests.properties.organisations import VOCABULARY
from tests.properties.saying import changes, listed, told

SNAPSHOTS = Path(__file__).with_name("snapshots")
PACKS = load_packs(shipped_packs(), VOCABULARY)
#: id -> pack and rule; ids of rules are unique among all packs
RULES = {rule.id: (pack, rule) for pack in PACKS.packs for rule in pack.rules}


def path_of(rule: Rule) -> Path:
    """The file that holds what a rule says."""
    return SNAPSHOTS / rule.pack / f"{rule.id}.txt"


def said(pack: Pack, rule: Rule) -> str:
    """What a rule says of its examples."""
    file = read_rule_file(Path(rule.path), Path(pack.path))
    alone = RulePacks((pack._replace(rules=(rule,), sections=()),), PACKS.sources)
    each = (_Told(rule, example, alone, activities_named(pack)) for example in examples(file, Report(file.path, file.node)))
    return "\n".join(line for one in each for line in one.lines())


class _Told:
    """One rule on one of its examples, line by line."""

    def __init__(self, rule: Rule, example: Example, packs: RulePacks, named: frozenset[str]) -> None:
        self.rule = rule
        self.example = example
        self.named = named
        document = read_node(example.organization, rule.path, VOCABULARY)
        self.assessment: Assessment = assess(document, packs, VOCABULARY, Settings(EXAMPLE_DAY), named=named)
        self.graph = OrgGraph(document.organization, VOCABULARY, Settings(EXAMPLE_DAY))

    def lines(self) -> Iterator[str]:
        (result,) = self.assessment.rules
        yield f"# {self.example.name}"
        yield f"= {result.outcome}{f': {result.reason}' if result.reason else ''}"
        judged = judge(self.rule, self.graph, self.named)
        found = {(kind, verdict.subject, verdict.key): verdict for kind, verdict in judged.raised}
        for finding in self.assessment.findings:
            yield from self._finding(finding, found[finding.kind, finding.subject, finding.key])
        for question in self.assessment.questions:
            candidates = " ".join(f"{one.term} {one.score:.2f}" for one in question.candidates)
            yield f"? {question.kind} {question.subject}: {question.text}{f' [{candidates}]' if candidates else ''}"
        if sum(result.verdicts):
            for number, check in enumerate(self.rule.checks, start=1):
                yield from self._check(check, f"{number}. " if len(self.rule.checks) > 1 else "")
        yield ""

    def _finding(self, finding: Finding, verdict: Verdict) -> Iterator[str]:
        was = f" (was {finding.severity_from.was}, {finding.severity_from.because})" if finding.severity_from else ""
        yield f"! {finding.severity}{was} {finding.kind} {finding.subject}{listed(' / ', finding.key)}: {finding.message}"
        first = [self._place(place.location) for place in finding.places if place.role == "primary"]
        yield f"  at{listed(' ', first)} and {len(finding.places) - len(first)} more"
        for statement in finding.evidence:
            yield f"  since {self._statement(statement)}"
        for statement in finding.missing:
            yield f"  unless {self._statement(statement)}"
        if self.rule.repair:
            name = FindingId(self.rule.id, finding.kind, finding.subject, finding.key)
            yield from changes("  ", proposals(Found(name, self.rule, verdict), self.graph, self.named))

    def _check(self, check: Check, number: str) -> Iterator[str]:
        """What a constraint says by itself, of all the subjects at which it looks."""
        refs = select(check.subject or self.rule.subject, self.graph, self.named).refs
        looked = check.constraint.worth_a_look(refs, self.graph)
        if not number and looked != refs:
            yield f"looks at{listed(' ', looked) or ' nothing'}"
        for verdict in check.constraint.check(refs, self.graph):
            first, *rest = told(check.constraint, verdict, self.graph)
            yield f"{number}{first}"
            yield from rest

    def _statement(self, statement: Statement) -> str:
        return f"{statement.slot}{listed(' ', map(self._place, statement.locations))}: {statement.statement}"

    def _place(self, place: Location) -> str:
        """A place as lines after the head of the example, and columns."""
        end = f"{place.end_line - place.line:+}:" if place.end_line != place.line else ""
        return f"@{place.line - self.example.line}:{place.column}-{end}{place.end_column}"


def main() -> None:
    """Record every rule, and drop what is left of rules that are gone."""
    for file in SNAPSHOTS.glob("*/*.txt"):
        file.unlink()
    for pack, rule in RULES.values():
        path = path_of(rule)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said(pack, rule), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
