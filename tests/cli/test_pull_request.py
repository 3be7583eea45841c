"""A pull request moves the CISO under the CIO: every format for pipelines names exactly the line that it changed."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from govcheck.renderers.pieces.look import Look
from govcheck.renderers.to_sarif import render
from tests.cli.running import ROOT, govcheck
from tests.renderers.assessments import GOVERNED

BASE = """\
govcheck: 1
organization:
  name: Example (fictional)
positions:
  board:
    title: Board of Directors
    kind: body
    tier: governing
  audit:
    title: Audit Committee
    kind: body
    tier: governing
    part_of: board
  ceo:
    title: Chief Executive Officer
    reports_to: board
    holder: A. Byrne
  cio:
    title: Chief Information Officer
    reports_to: ceo
    holder: R. Okafor
  ciso:
    title: Chief Information Security Officer
    reports_to: ceo
    holder: M. Lund
"""
RULE = "ciso-independent-of-cio"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose last commit moves the CISO under the CIO."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, BASE)
    lines = BASE.splitlines(keepends=True)
    place = lines.index("    title: Chief Information Security Officer\n") + 1
    lines[place] = "    reports_to: cio\n"
    commit(tmp_path, "".join(lines))
    return tmp_path


def git(folder: Path, *words: str) -> str:
    names = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(folder: Path, text: str) -> None:
    (folder / "org").mkdir(exist_ok=True)
    (folder / "org" / "org.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "change")


def changed_line(folder: Path) -> int:
    """The one line that the last commit changed, as git numbers it."""
    (hunk,) = re.findall(r"^@@ -\S+ \+(\S+) @@", git(folder, "diff", "--unified=0", "HEAD~1"), re.MULTILINE)
    return int(hunk)


def test_the_changed_line_is_named(repository: Path) -> None:
    line = changed_line(repository)
    forms = ("sarif", "github", "gitlab", "markdown", "junit", "csv")
    words = [word for form in forms for word in ("--format", form, "--output", f"out.{form}")]
    ran = govcheck("org/org.yaml", "--select", RULE, *words, cwd=repository)
    assert (ran.status, ran.err) == (1, "")
    written = {form: (repository / f"out.{form}").read_text(encoding="utf-8") for form in forms}

    (result,) = json.loads(written["sarif"])["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "org/org.yaml"},
        "region": {"startLine": line, "startColumn": 5, "endLine": line, "endColumn": 20},
    }
    assert written["github"].startswith(
        f"::error file=org/org.yaml,line={line},col=5,endColumn=20,title=govcheck%3A {RULE}::Chief Information Security Officer reports"
    )
    (entry,) = json.loads(written["gitlab"])
    assert entry["location"] == {"path": "org/org.yaml", "lines": {"begin": line}}
    assert f"(<code>org/org.yaml:{line}</code>)</summary>" in written["markdown"]
    assert f'file="org/org.yaml" line="{line}"' in written["junit"]
    assert f",org/org.yaml,{line},5," in written["csv"]


def test_the_changed_line_is_named_in_every_single_line_and_in_a_comparison(repository: Path) -> None:
    at = f"org/org.yaml:{changed_line(repository)}"
    assert govcheck("org/org.yaml", "--select", RULE, "--quiet", cwd=repository).out.startswith(f"{at}:5: error: Chief")
    words = ("compare", "HEAD~1:org/org.yaml", "org/org.yaml", "--select", RULE)
    (_, came) = govcheck(*words, "--quiet", cwd=repository).out.splitlines()
    assert came.startswith(f"came: {at}:5: error: Chief")
    markdown = govcheck(*words, "--format", "markdown", cwd=repository).out
    assert re.findall(r"<code>(org/org\.yaml:\d+)</code>", markdown) == [at, at]


def test_the_commit_before_it_has_nothing_to_say(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "HEAD~1")
    ran = govcheck("org/org.yaml", "--select", RULE, "--format", "sarif", cwd=repository)
    assert (ran.status, json.loads(ran.out)["runs"][0]["results"]) == (0, [])


def test_an_absolute_path_is_named_from_the_folder_of_the_run(repository: Path) -> None:
    ran = govcheck(str(repository / "org" / "org.yaml"), "--select", RULE, "--format", "github", cwd=repository)
    assert ran.out.startswith(f"::error file=org/org.yaml,line={changed_line(repository)},")


WAIVER = """\
waivers:
  - rule: ciso-independent-of-cio
    subject: position:ciso
    kind: conflict
    reason: until the merger closes
    approver: {approver}
    granted: 2026-10-01
    expires: 2027-03-31
"""


def judged(folder: Path, approver: str, day: str) -> tuple[int, list[tuple[str, bool]]]:
    """The exit status with a waiver of that approver on that day, and what SARIF tells: rules, and whether the finding is waived."""
    (folder / "waivers.yaml").write_text(WAIVER.format(approver=approver), encoding="utf-8")
    words = ["--waivers", "waivers.yaml", "--as-of", day, "--select", f"{RULE},waivers", "--format", "sarif"]
    ran = govcheck("org/org.yaml", *words, cwd=folder)
    assert ran.err == ""
    results = json.loads(ran.out)["runs"][0]["results"]
    return ran.status, [(result["ruleId"], bool(result.get("suppressions"))) for result in results]


def test_the_ciso_cannot_accept_it_and_the_audit_committee_can_for_a_time(repository: Path) -> None:
    status, told = judged(repository, "ciso", "2026-11-26")
    assert (status, told[0]) == (1, (RULE, False))
    assert [rule for rule, _ in told[1:]] == ["waiver-self-approved"]
    assert judged(repository, "audit", "2026-11-26") == (0, [(RULE, True)])
    # on its last day it still holds, and says that it ends
    assert judged(repository, "audit", "2027-03-31") == (0, [("waiver-expires-soon", False), (RULE, True)])
    status, told = judged(repository, "audit", "2027-04-01")
    assert (status, told) == (1, [(RULE, False), ("waiver-expired", False)])


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not here")
def test_the_readme_leaves_out_what_code_scanning_would_take_for_an_alert(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^jq .*$", readme, re.MULTILINE)
    (tmp_path / "govcheck.sarif").write_text(render(GOVERNED, Look()), encoding="utf-8")
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
    results = json.loads((tmp_path / "upload.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [result["partialFingerprints"]["govcheckFingerprint/v1"] for result in results] == ["v1:aa", "v1:c", "v1:g"]
