"""Running the examples of rules: what differs is told with both sides, what is lacking as well."""

from pathlib import Path

import pytest

from govcheck.assessment.examples import ExampleRun, Failure, run_examples
from govcheck.constraints.assigned import Assigned
from govcheck.model.findings import Outcome
from govcheck.packs.load import load_packs
from tests.packs.house import write
from tests.properties.organisations import VOCABULARY

HEAD = """\
id: watched
title: The CISO watches
severity: {conflict: warning, gap: info}
cites: ["house:1"]
subject: {activity: [security-monitoring, access-review]}
require:
  assigned: {letters: [A], to: {role: ciso}}
messages:
  conflict: "{assignee} answers for {subject}"
  gap: "nobody answers for {subject}"
rationale: Because.
remediation: Do it.
examples:
"""
SEATS = "positions: {cio: {is: cio}, ciso: {is: ciso}}"
CONFLICT = f"""\
  - name: somebody else
    organization: {{{SEATS}, raci: {{security-monitoring: {{cio: A}}}}}}
    findings:
      - {{kind: conflict, subject: "activity:security-monitoring", message: 'cio answers for "security-monitoring"'}}
"""
GAP = f"""\
  - name: nobody
    organization: {{{SEATS}, raci: {{security-monitoring: {{ciso: R}}}}}}
    findings: [{{kind: gap, subject: "activity:security-monitoring", message: 'nobody answers for "security-monitoring"'}}]
"""
SILENT = f"""\
  - name: as it should be
    organization: {{{SEATS}, raci: {{security-monitoring: {{ciso: A}}, access-review: {{ciso: A}}}}}}
    findings: []
"""
#: the findings of two rows at once
BOTH = f"""\
  - name: both
    organization: {{{SEATS}, raci: {{security-monitoring: {{cio: A}}, access-review: {{cio: A}}}}}}
    findings:
"""
OF_ONE = """      - {kind: conflict, subject: "activity:security-monitoring", message: 'cio answers for "security-monitoring"'}\n"""
OF_OTHER = """      - {kind: conflict, subject: "activity:access-review", message: 'cio answers for "access-review"'}\n"""


def ran(folder: Path, *examples: str) -> ExampleRun:
    packs = load_packs([write(folder, {"watched.yaml": HEAD + "".join(examples)})], VOCABULARY)
    return run_examples(packs.packs[0], VOCABULARY, packs)


def failures(folder: Path, *examples: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """Of each failure the example, its line, and the differences."""
    found = ran(folder, *examples).failures
    assert {(failure.path, failure.rule) for failure in found} <= {((folder / "watched.yaml").as_posix(), "watched")}
    return [(failure.example, failure.line, failure.differences) for failure in found]


def told(kind: str, row: str, message: str) -> dict[str, str]:
    return {"kind": kind, "subject": f"activity:{row}", "message": message}


def test_examples_that_come_out_as_they_say_are_counted(tmp_path: Path) -> None:
    assert ran(tmp_path, CONFLICT, GAP, SILENT) == ExampleRun(1, 3, (), {"watched": (Outcome.CONFLICT, Outcome.GAP, Outcome.PASS)})


@pytest.mark.parametrize(
    ("old", "new", "expected", "found"),
    [
        ("cio answers", "the CIO answers", {"message": 'the CIO answers for "security-monitoring"'}, {}),
        ("kind: conflict", "kind: gap", {"kind": "gap"}, {}),
        ("activity:security", "activity:Security", {"subject": "activity:Security-monitoring"}, {}),
        ("kind: conflict", "severity: error, kind: conflict", {"severity": "error"}, {"severity": "warning"}),
        ("kind: conflict", 'key: ["position:ciso"], kind: conflict', {"key": ["position:ciso"]}, {"key": []}),
    ],
)
def test_a_finding_that_differs_is_told_with_both_sides(
    tmp_path: Path, old: str, new: str, expected: dict[str, object], found: dict[str, object]
) -> None:
    assert CONFLICT.count(old) == 1
    same = told("conflict", "security-monitoring", 'cio answers for "security-monitoring"')
    assert failures(tmp_path, CONFLICT.replace(old, new), GAP, SILENT) == [
        ("somebody else", 14, (f"expected {_in_order({**same, **expected})}", f"found    {_in_order({**same, **found})}"))
    ]


def _in_order(finding: dict[str, object]) -> dict[str, object]:
    return {key: finding[key] for key in ("kind", "subject", "message", "key", "severity") if key in finding}


def test_what_an_example_leaves_out_of_a_finding_is_not_compared(tmp_path: Path) -> None:
    whole = CONFLICT.replace("kind: conflict", "key: [], severity: warning, kind: conflict")
    assert failures(tmp_path, whole, GAP, SILENT) == []


def test_a_finding_too_few_and_one_too_many_are_told(tmp_path: Path) -> None:
    one = told("conflict", "security-monitoring", 'cio answers for "security-monitoring"')
    other = told("conflict", "access-review", 'cio answers for "access-review"')
    assert failures(tmp_path, BOTH + OF_OTHER + OF_ONE, GAP, SILENT) == []
    assert failures(tmp_path, BOTH + OF_ONE, GAP, SILENT) == [("both", 14, (f"found    {other}",))]
    assert failures(tmp_path, BOTH + OF_ONE + OF_OTHER + OF_OTHER, GAP, SILENT) == [("both", 14, (f"expected {other}",))]
    assert failures(tmp_path, BOTH + OF_ONE + OF_ONE, GAP, SILENT) == [("both", 14, (f"expected {one}", f"found    {other}"))]


def test_an_example_that_expects_nothing_and_gets_a_finding_is_told(tmp_path: Path) -> None:
    loud = SILENT.replace("ciso: A", "cio: A", 1)
    found = told("conflict", "security-monitoring", 'cio answers for "security-monitoring"')
    assert failures(tmp_path, CONFLICT, GAP, loud) == [
        ("as it should be", 21, (f"found    {found}",)),
        ("all examples", 14, ("no example passes (somebody else: conflict, nobody: gap, as it should be: conflict)",)),
    ]


def test_an_organisation_that_cannot_be_read_is_told_with_its_lines(tmp_path: Path) -> None:
    wrong = SILENT.replace("cio: {is: cio}", "cio: {is: cioo, reports_to: nobody}")
    (example, lacking) = failures(tmp_path, CONFLICT, GAP, wrong)
    assert example == (
        "as it should be",
        21,
        ("line 22: unknown role 'cioo' (did you mean coo?)", "line 22: unknown position 'nobody'; expected one of cio, ciso"),
    )
    assert lacking == ("all examples", 14, ("no example passes (somebody else: conflict, nobody: gap, as it should be: error)",))


def test_what_the_examples_lack_is_told(tmp_path: Path) -> None:
    notapplicable = SILENT.replace("ciso: {is: ciso}", "ceo: {is: ceo}").replace("ciso: A", "ceo: A")
    assert failures(tmp_path, notapplicable) == [
        (
            "all examples",
            14,
            ("no example raises a conflict", "no example raises a gap", "no example passes (as it should be: notapplicable)"),
        )
    ]


def test_a_rule_that_crashes_on_its_example_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise LookupError("no such thing")

    monkeypatch.setattr(Assigned, "judge", crash)
    (first, *_) = failures(tmp_path, SILENT)
    assert first[:2] == ("as it should be", 14)
    assert first[2][0].startswith("the rule crashed: LookupError: no such thing (crash, line ")


def test_a_failure_says_where(tmp_path: Path) -> None:
    (failure,) = ran(tmp_path, CONFLICT.replace("cio answers", "x answers"), GAP, SILENT).failures
    assert failure._replace(differences=()) == Failure((tmp_path / "watched.yaml").as_posix(), 14, 5, "watched", "somebody else", ())
