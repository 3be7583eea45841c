"""``govcheck plan`` from the command line: the plan, its pins, the files that it writes, and what is wrong with what was typed."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from govcheck.renderers.plan_schema import plan_schema
from tests.cli.running import govcheck

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/org.yaml"))
DAY = ("--as-of", "2026-11-26")
SMALL = """\
govcheck: 1
organization: {name: Small (fictional)}
# the chart
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board}
  cio: {title: Chief Information Officer, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: cio}   # for years
raci:
  incident-response: {cio: A, ciso: R}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "org.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_a_board_reads_what_to_do_who_decides_and_why(small: Path) -> None:
    ran = govcheck("plan", "org.yaml", *DAY, *RULES, cwd=small.parent)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == PLAN


def test_somebody_who_is_to_hear_of_something_is_not_made_told_of_it(small: Path) -> None:
    officers = "  cco: {title: Chief Compliance Officer, reports_to: ceo}\n  legal: {title: General Counsel, reports_to: ceo}\n"
    text = SMALL.replace("(fictional)", "(fictional), sector: insurance, regulated: true").replace("raci:", f"{officers}raci:")
    small.write_text(
        text.replace("incident-response: {cio: A, ciso: R}", "Incident response: {cio: A, ciso: R, legal: I}"), encoding="utf-8"
    )
    ran = govcheck("plan", "org.yaml", *DAY, "--select", "compliance-told-of-incidents", "--quiet", cwd=small.parent)
    assert ran.out == '1. Have Chief Compliance Officer told of "Incident response". (Chief Executive Officer, cost 1)\n'


def test_one_finding_that_waits_remains_and_does_not_remain_as_several(small: Path) -> None:
    small.write_text(SMALL.replace("cio}   # for years", "cio}\n  lab: {title: Head of Laboratory}"), encoding="utf-8")
    ran = govcheck("plan", "org.yaml", *DAY, "--select", "no-superior", cwd=small.parent)
    assert "Of severity error, 1 finding remains until the decisions are taken, and none else." in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("rules", "clear", "head"),
    [
        ("ciso-independent-of-cio", "error", "1 step clears 1 finding of severity error, at a cost of 5"),
        ("ciso-independent-of-cio", "info", "1 step clears 1 finding of severity error, warning or info, at a cost of 5"),
    ],
)
def test_the_head_of_a_plan_is_a_sentence_for_one_step_too(small: Path, rules: str, clear: str, head: str) -> None:
    ran = govcheck("plan", "org.yaml", *DAY, "--select", rules, "--clear", clear, cwd=small.parent)
    assert " ".join(ran.out.split("\n\n")[0].split()) == f"Plan for Small (fictional): {head}"


RULES = ("--select", "ciso-independent-of-cio,ciso-leads-incident-response,raci")
PLAN = """\
Plan for Small (fictional): 2 steps clear 2 findings of severity error, at a cost of 9

Quick: letters, channels, what is written down

 1.  Make Chief Information Security Officer accountable for "incident-response" in the place of
     Chief Information Officer, who becomes responsible.
     Chief Executive Officer decides · cost 4 · for cio-ciso:10.a, cio-ciso:2.g, cio-ciso:8.h
     clears error: "incident-response" is led by Chief Information Officer instead of the CISO
            [ciso-leads-incident-response]

Structural: lines and offices

 2.  Let Chief Information Security Officer report to Chief Executive Officer instead of Chief
     Information Officer.
     Chief Executive Officer decides · cost 5 · for cio-ciso:7.d
     clears error: Chief Information Security Officer reports up to the CIO: Chief Information
            Security Officer → Chief Information Officer [ciso-independent-of-cio]
     or Let Chief Information Security Officer report to Board of Directors instead of Chief
        Information Officer.

What is proved
  Least cost among these 5 candidate edits: no other set of them clears the same for less than 9. (6
  clauses, 5 assessments, 22 nodes)
  Before: 2 error conflicts. After the steps: no findings. Both are full runs of every rule from
  scratch.
  Of severity error, none remains.
"""


def test_the_file_is_edited_and_everything_else_stays(small: Path) -> None:
    ran = govcheck(
        "plan",
        "org.yaml",
        *DAY,
        "--select",
        "ciso-independent-of-cio,ciso-leads-incident-response,raci",
        "--write",
        "new.yaml",
        "--quiet",
        cwd=small.parent,
    )
    assert (ran.status, ran.err) == (0, "")
    new = SMALL.replace("reports_to: cio}   # for years", "reports_to: ceo}   # for years").replace(
        "{cio: A, ciso: R}", "{cio: R, ciso: A/R}"
    )
    assert (small.parent / "new.yaml").read_text(encoding="utf-8") == new
    assert small.read_text(encoding="utf-8") == SMALL


def test_a_pin_that_contradicts_a_rule_is_named_with_it(small: Path) -> None:
    ran = govcheck(
        "plan",
        "org.yaml",
        *DAY,
        "--keep",
        "ciso.reports_to",
        "--keep",
        "ceo.reports_to",
        "--write",
        "new.yaml",
        "--format",
        "json",
        cwd=small.parent,
    )
    assert (ran.status, ran.err) == (1, "")
    found = json.loads(ran.out)
    Draft202012Validator(plan_schema()).validate(found)
    assert found["contradiction"]["pins"] == ["--keep ciso.reports_to"]
    assert [demand["rule"] for demand in found["contradiction"]["rules"]] == ["ciso-independent-of-cio"]
    assert not (small.parent / "new.yaml").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--keep", "ciso.report_to"], "'ciso.report_to': 'report_to' is no fact of position (did you mean reports_to?)"),
        (["--keep", "cizo.reports_to"], "'cizo.reports_to' names no position, row or entry (did you mean cio?)"),
        (["--keep", "incident-response.legal"], "'incident-response.legal' names no position"),
        (["--keep", "line:cisoo"], "'line:cisoo' names no position (did you mean ciso?)"),
        (["--forbid", "moove"], "--forbid 'moove' names no kind of change (did you mean move?)"),
        (["--forbid", "ciso.reports_to=cooo"], "--forbid 'ciso.reports_to=cooo' names no position after the ="),
        (["--clear", "errors"], "--clear"),
    ],
)
def test_words_that_mean_nothing_are_told_with_the_nearest(small: Path, words: list[str], message: str) -> None:
    ran = govcheck("plan", "org.yaml", *words, cwd=small.parent)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


def test_what_is_forbidden_is_not_proposed(small: Path) -> None:
    words = ("--select", "ciso-independent-of-cio", "--forbid", "ciso.reports_to=ceo", "--quiet")
    ran = govcheck("plan", "org.yaml", *DAY, *words, cwd=small.parent)
    step = "Let Chief Information Security Officer report to Board of Directors instead of Chief Information Officer."
    assert (ran.status, ran.out) == (0, f"1. {step} (Board of Directors, cost 5)\n")


def test_several_parts_are_written_into_a_folder(small: Path) -> None:
    text = SMALL.replace("raci:", "include: matrix.yaml\n#raci:").replace("  incident-response: {cio: A, ciso: R}\n", "")
    small.write_text(text, encoding="utf-8")
    (small.parent / "matrix.yaml").write_text("raci:\n  incident-response: {cio: A, ciso: R}\n", encoding="utf-8")
    words = ("plan", "org.yaml", *DAY, "--select", "ciso-leads-incident-response,raci", "--quiet")
    refused = govcheck(*words, "--write", "new.yaml", cwd=small.parent)
    assert (refused.status, refused.out) == (2, "")
    assert "the organisation has 2 parts; expected a folder" in refused.err
    assert govcheck(*words, "--write", "new/", cwd=small.parent).status == 0
    assert (small.parent / "new" / "org.yaml").read_text(encoding="utf-8") == text
    assert (small.parent / "new" / "matrix.yaml").read_text(encoding="utf-8") == "raci:\n  incident-response: {cio: R, ciso: A/R}\n"


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_planned_written_and_compared(example: str, tmp_path: Path) -> None:
    org = ROOT / "examples" / example / "org.yaml"
    ran = govcheck("plan", str(org), *DAY, "--write", "new.yaml", "--format", "json", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    plan = json.loads(ran.out)
    Draft202012Validator(plan_schema()).validate(plan)
    waiting = {finding["fingerprint"] for finding in plan["proof"]["waiting"]}
    after = json.loads(govcheck("check", "new.yaml", *DAY, "--format", "json", cwd=tmp_path).out)
    left = {finding["fingerprint"] for finding in after["findings"] if finding["severity"] == "error"}
    assert left == waiting
    assert {each["fingerprint"] for decision in plan["decisions"] for each in decision["clears"]} == waiting
    compared = json.loads(govcheck("compare", str(org), "new.yaml", *DAY, "--format", "json", "--fail-on", "never", cwd=tmp_path).out)
    edited = {edit["slot"] for step in plan["steps"] for edit in step["edits"]}
    changed = {fact["slot"] for change in compared["changes"] for fact in change["facts"]}
    # that a row or a seat is there at all is a change of its own to a comparison
    made = tuple(slot.removesuffix("id") for slot in changed if slot.endswith("/id"))
    assert edited <= changed
    assert [slot for slot in changed - edited if not slot.startswith(("row:", *made))] == []
