"""Running the examples that stand in a rule's file: whole findings, and one that passes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from govcheck.assessment.assess import activities_named, assess
from govcheck.documents.read import read_node
from govcheck.model.findings import Finding, Kind, Outcome
from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.model.settings import Settings
from govcheck.model.slots import Problem
from govcheck.packs.load import examples, read_rule_file
from govcheck.packs.report import Report
from govcheck.packs.rule import Example, Pack, Rule, RulePacks
from govcheck.source.problems import InputError
from govcheck.vocabulary.terms import Vocabulary

#: the day on which examples are judged, so that they never go stale
EXAMPLE_DAY = date(2026, 11, 23)


class Failure(Record):
    """An example that does not come out as it says: where, and how it differs, line by line."""

    path: str
    line: int
    column: int
    rule: str
    example: str
    differences: tuple[str, ...]

    def problem(self) -> Problem:
        """The failure as a problem of its pack, for those who do not run examples but want to use the rule."""
        return Problem(
            self.path,
            self.line,
            self.column,
            f"{self.rule}: {self.example}: {'; '.join(' '.join(said.split()) for said in self.differences)}",
        )


class ExampleOutcome(Record):
    """What a rule comes to on one of its examples, the kinds of findings that it raises there, and how it differs (None: not)."""

    example: Example
    outcome: Outcome
    kinds: frozenset[Kind] = frozenset()
    failure: Failure | None = None


class ExampleRun(Record):
    """How many examples of how many rules were run, those that failed, and what each rule came to on its examples in their order."""

    rules: int
    examples: int
    failures: tuple[Failure, ...]
    outcomes: Mapping[str, tuple[Outcome, ...]] = EMPTY


def run_examples(pack: Pack, vocabulary: Vocabulary, packs: RulePacks) -> ExampleRun:
    """Run every example of every rule of a pack."""
    failures: list[Failure] = []
    outcomes: dict[str, tuple[Outcome, ...]] = {}
    for rule in pack.rules:
        ran = run_rule(rule, pack, vocabulary, packs)
        failures += [one.failure for one in ran if one.failure is not None]
        failures += _lacking(rule, ran)
        outcomes[rule.id] = tuple(one.outcome for one in ran)
    return ExampleRun(len(pack.rules), sum(map(len, outcomes.values())), tuple(failures), outcomes)


def run_rule(rule: Rule, pack: Pack, vocabulary: Vocabulary, packs: RulePacks) -> tuple[ExampleOutcome, ...]:
    """Run every example of one rule of a pack."""
    file = read_rule_file(Path(rule.path), Path(pack.path))
    alone = RulePacks((pack._replace(rules=(rule,), sections=()),), packs.sources)
    named = activities_named(pack)
    return tuple(_run(rule, example, alone, vocabulary, named) for example in examples(file, Report(file.path, file.node)))


def _run(rule: Rule, example: Example, packs: RulePacks, vocabulary: Vocabulary, named: frozenset[str]) -> ExampleOutcome:
    try:
        document = read_node(example.organization, rule.path, vocabulary)
    except InputError as error:
        differences = tuple(f"line {p.line}: {p.message}" + (f" (did you mean {p.nearest}?)" if p.nearest else "") for p in error.problems)
        return ExampleOutcome(example, Outcome.ERROR, failure=_failure(rule, example, differences))
    assessment = assess(document, packs, vocabulary, Settings(EXAMPLE_DAY), named=named)
    (result,) = assessment.rules
    expected = sorted((_plain(finding) for finding in example.findings), key=repr)
    found = [_as_expected(finding, wanted) for finding, wanted in _paired(assessment.findings, expected)]
    found_differences: list[str] = []
    if result.outcome is Outcome.ERROR:
        found_differences.append(f"the rule crashed: {result.reason}")
    found_differences += [f"expected {wanted}" for wanted in _without(expected, found)]
    found_differences += [f"found    {have}" for have in _without(found, expected)]
    failure = _failure(rule, example, tuple(found_differences)) if found_differences else None
    return ExampleOutcome(example, result.outcome, frozenset(finding.kind for finding in assessment.findings), failure)


def _without(some: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of some findings for which there is none among the others; what stands twice needs two."""
    left = list(others)
    lacking = []
    for each in some:
        if each in left:
            left.remove(each)
        else:
            lacking.append(each)
    return lacking


def _paired(findings: tuple[Finding, ...], expected: list[dict[str, Any]]) -> list[tuple[Finding, dict[str, Any]]]:
    """Each finding with the expectation on its subject, which says what of it is compared."""
    by_subject = {(wanted.get("subject"), wanted.get("message")): wanted for wanted in expected}
    fallback = expected[0] if expected else {}
    return [(f, by_subject.get((str(f.subject), f.message), fallback)) for f in findings]


def _plain(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {key: finding[key] for key in ("kind", "subject", "message", "key", "severity") if key in finding}


def _as_expected(finding: Finding, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """A finding in the shape of an expectation: kind, subject and message always, key and severity where they are asked for."""
    found: dict[str, Any] = {"kind": str(finding.kind), "subject": str(finding.subject), "message": finding.message}
    if "key" in wanted:
        found["key"] = [str(ref) for ref in finding.key]
    if "severity" in wanted:
        found["severity"] = str(finding.severity)
    return found


def _lacking(rule: Rule, ran: tuple[ExampleOutcome, ...]) -> list[Failure]:
    """The examples that a rule ought to have and has not."""
    raised = {kind for one in ran for kind in one.kinds}
    differences = [f"no example raises a {kind}" for kind in rule.severity if kind not in raised]
    if not any(one.outcome is Outcome.PASS for one in ran):
        listed = ", ".join(f"{one.example.name}: {one.outcome}" for one in ran)
        differences.append(f"no example passes ({listed})")
    first = ran[0].example
    return [_failure(rule, first._replace(name="all examples"), tuple(differences))] if differences else []


def _failure(rule: Rule, example: Example, differences: tuple[str, ...]) -> Failure:
    return Failure(rule.path, example.line, example.column, rule.id, example.name, differences)
