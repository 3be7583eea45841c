"""Running the examples that stand in a rule's file: whole findings, and one that passes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from govcheck.assessment.assess import activities_named, assess
from govcheck.documents.read import read_node
from govcheck.model.findings import Finding, Kind, Outcome
from govcheck.model.settings import Settings
from govcheck.packs.load import examples, read_rule_file
from govcheck.packs.report import Report
from govcheck.packs.rule import Example, Pack, Rule, RulePacks
from govcheck.source.problems import InputError
from govcheck.vocabulary.terms import Vocabulary

#: the day on which examples are judged, so that they never go stale
EXAMPLE_DAY = date(2026, 11, 23)


class Failure(NamedTuple):
    """An example that does not come out as it says: where, and how it differs, line by line."""

    path: str
    line: int
    rule: str
    example: str
    differences: tuple[str, ...]


class ExampleRun(NamedTuple):
    """How many examples of how many rules were run, and those that failed."""

    rules: int
    examples: int
    failures: tuple[Failure, ...]


def run_examples(pack: Pack, vocabulary: Vocabulary, packs: RulePacks) -> ExampleRun:
    """Run every example of every rule of a pack."""
    failures: list[Failure] = []
    ran = 0
    named = activities_named(pack)
    for rule in pack.rules:
        file = read_rule_file(Path(rule.path), Path(pack.path))
        found = examples(file, Report(file.path, file.node))
        outcomes: list[tuple[Outcome, Example]] = []
        raised: set[Kind] = set()
        for example in found:
            ran += 1
            alone = RulePacks((pack._replace(rules=(rule,)),), packs.sources)
            failure, outcome, kinds = _run(rule, example, alone, vocabulary, named)
            outcomes.append((outcome, example))
            raised |= kinds
            if failure is not None:
                failures.append(failure)
        failures += _lacking(rule, outcomes, raised)
    return ExampleRun(len(pack.rules), ran, tuple(failures))


def _run(
    rule: Rule, example: Example, packs: RulePacks, vocabulary: Vocabulary, named: frozenset[str]
) -> tuple[Failure | None, Outcome, set[Kind]]:
    try:
        document = read_node(example.organization, rule.path, vocabulary)
    except InputError as error:
        differences = tuple(f"line {p.line}: {p.message}" + (f" (did you mean {p.nearest}?)" if p.nearest else "") for p in error.problems)
        return Failure(rule.path, example.line, rule.id, example.name, differences), Outcome.ERROR, set()
    assessment = assess(document, packs, vocabulary, Settings(EXAMPLE_DAY), named=named)
    (result,) = assessment.rules
    expected = sorted((_plain(finding) for finding in example.findings), key=repr)
    found = [_as_expected(finding, wanted) for finding, wanted in _paired(assessment.findings, expected)]
    found_differences: list[str] = []
    if result.outcome is Outcome.ERROR:
        found_differences.append(f"the rule crashed: {result.reason}")
    found_differences += [f"expected {wanted}" for wanted in expected if wanted not in found]
    found_differences += [f"found    {have}" for have in found if have not in expected]
    if not found_differences and len(found) != len(expected):
        found_differences.append(f"expected {len(expected)} findings, found {len(found)}")
    failed = Failure(rule.path, example.line, rule.id, example.name, tuple(found_differences))
    failure = failed if found_differences else None
    return failure, result.outcome, {finding.kind for finding in assessment.findings}


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


def _lacking(rule: Rule, outcomes: list[tuple[Outcome, Example]], raised: set[Kind]) -> list[Failure]:
    """The examples that a rule ought to have and has not."""
    differences = [f"no example raises a {kind}" for kind in rule.severity if kind not in raised]
    if not any(outcome is Outcome.PASS for outcome, _ in outcomes):
        listed = ", ".join(f"{example.name}: {outcome}" for outcome, example in outcomes)
        differences.append(f"no example passes ({listed})")
    return [Failure(rule.path, 1, rule.id, "all examples", tuple(differences))] if differences else []
