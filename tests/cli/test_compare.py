"""``govcheck compare``: a pull request of an org-design repository, as its reviewers see it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Ran, govcheck

ORG = """\
govcheck: 1
organization: {name: Example (fictional), sector: healthcare}
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: M. Lund}
"""
UNDER_THE_CIO = ORG.replace("Security Officer, reports_to: ceo", "Security Officer, reports_to: cio")
RULE = "ciso-independent-of-cio"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the organisation on ``main``; the work tree moves the CISO under the CIO."""

    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    commit(tmp_path)
    (tmp_path / "org.yaml").write_text(UNDER_THE_CIO, encoding="utf-8")
    return tmp_path


def commit(folder: Path) -> None:
    """Commit everything that stands in a repository."""
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "a state")


def git(folder: Path, *words: str) -> None:
    who = {f"GIT_{part}_{field}": "x" for part in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True)


def compare(folder: Path, *words: str, stdin: bytes = b"") -> Ran:
    return govcheck("compare", *words, "--as-of", "2026-11-26", cwd=folder, stdin=stdin)


def rules(findings: list[dict[str, str]]) -> list[str]:
    return [finding["rule"] for finding in findings]


def test_a_pull_request_is_told_by_what_it_does(repository: Path) -> None:
    ran = compare(repository, "main:org.yaml", "org.yaml", "--select", RULE)

    told, _, rest = ran.out.partition("  do: ")  # what the rule advises is its own affair
    assert (ran.status, ran.err) == (1, "")
    assert (
        told
        == """\
Example (fictional): main:org.yaml → org.yaml

What changed in the organisation
  moved      Chief Information Security Officer moved from Chief Executive Officer to Chief
             Information Officer (org.yaml:7)

Findings that came

error  conflict  Chief Information Security Officer reports up to the CIO: Chief Information
  Security Officer → Chief Information Officer
  org.yaml:7:3
  6 │   cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  7 │   ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}
    │   ^^^^
  → Chief Information Security Officer reports to Chief Information Officer (org.yaml:7)
"""
    )
    assert rest.endswith("\n\n1 change · came: 1 error · went: no findings · stayed: no findings\n")


def test_the_way_back_takes_the_finding_away(repository: Path) -> None:
    ran = compare(repository, "org.yaml", "HEAD:org.yaml", "--select", RULE, "--format", "json")

    assert ran.status == 0
    told = json.loads(ran.out)
    assert (rules(told["came"]), rules(told["went"]), told["went"][0]["rule_outcome"]) == ([], [RULE], "pass")
    assert [change["statement"] for change in told["changes"]] == [
        "Chief Information Security Officer moved from Chief Information Officer to Chief Executive Officer"
    ]
    assert told["changes"][0]["facts"] == [{"slot": "line:ciso", "before": [{"to": "cio"}], "after": [{"to": "ceo"}]}]
    assert told["changes"][0]["locations"][0]["path"] == "HEAD:org.yaml"


def test_only_what_came_counts(repository: Path) -> None:
    statuses = {
        words: compare(repository, *words.split(), "--select", RULE).status
        for words in (
            "main:org.yaml org.yaml",
            "main:org.yaml org.yaml --fail-on never",
            "org.yaml org.yaml",
            "org.yaml main:org.yaml --fail-on info",
        )
    }
    assert list(statuses.values()) == [1, 0, 0, 0]


def test_a_finding_that_was_there_before_does_not_stop_a_pull_request(repository: Path) -> None:
    (repository / "new.yaml").write_text(UNDER_THE_CIO.replace("M. Lund", "P. Sommer"), encoding="utf-8")
    ran = compare(repository, "org.yaml", "new.yaml", "--select", RULE, "--quiet")
    assert ran == Ran(0, "appointed: P. Sommer now holds Chief Information Security Officer instead of M. Lund\n", "")


def test_what_is_accepted_does_not_stop_a_pull_request(repository: Path) -> None:
    (repository / "org.yaml").write_text(
        UNDER_THE_CIO + "  audit: {title: Audit Committee, kind: body, tier: governing}\n", encoding="utf-8"
    )
    (repository / "waivers.yaml").write_text(
        f"waivers:\n  - {{rule: {RULE}, subject: position:ciso, kind: conflict, reason: until the merger closes, approver: audit,"
        " granted: 2026-10-01, expires: 2026-12-31}\n"
        f"  - {{rule: {RULE}, subject: position:cio, kind: conflict, reason: none, approver: audit, expires: 2026-12-31}}\n",
        encoding="utf-8",
    )
    words = (
        "main:org.yaml",
        "org.yaml",
        "--select",
        f"{RULE},waivers",
        "--format",
        "json",
        "--waivers",
        "waivers.yaml",
        "--fail-on",
        "info",
    )
    ran = compare(repository, *words)
    assert (ran.status, ran.err) == (0, "")
    told = json.loads(ran.out)
    # the second waiver, which matches nothing, is a finding of a check and no change
    assert [(finding["rule"], finding["waiver"]["reason"]) for finding in told["came"]] == [(RULE, "until the merger closes")]
    assert told["summary"]["came"] == {"error": 0, "warning": 0, "info": 0, "waived": 1}


def test_order_format_and_remarks_are_no_change(repository: Path) -> None:
    import yaml

    (repository / "same.yaml").write_text("# a remark\n" + json.dumps(turned(yaml.safe_load(UNDER_THE_CIO)), indent=1), encoding="utf-8")
    told = json.loads(compare(repository, "org.yaml", "same.yaml", "--format", "json").out)
    assert (told["changes"], told["came"], told["went"]) == ([], [], [])
    assert told["stayed"]


def turned(value: object) -> object:
    return {key: turned(each) for key, each in reversed(value.items())} if isinstance(value, dict) else value


def test_several_files_and_standard_input(repository: Path) -> None:
    (repository / "raci.yaml").write_text("govcheck: 1\nraci:\n  incident-containment: {cio: A}\n", encoding="utf-8")
    (repository / "raci2.yaml").write_text("govcheck: 1\nraci:\n  incident-containment: {ciso: A}\n", encoding="utf-8")
    words = ("-", "org.yaml", "--old", "raci.yaml", "--new", "raci2.yaml", "--select", "ciso-leads-incident-containment", "--quiet")
    ran = compare(repository, *words, stdin=UNDER_THE_CIO.encode())
    assert ran.status == 0
    assert ran.out.splitlines()[:2] == [
        'letters: Chief Information Officer no longer has A in "incident-containment"',
        'letters: Chief Information Security Officer now has A in "incident-containment"',
    ]
    both = compare(repository, "-", "-")
    assert (both.status, both.err) == (2, "govcheck compare: standard input is both states; expected it to be one of them\n")


def test_a_revision_without_a_file_is_told_how_it_is_named(repository: Path) -> None:
    assert compare(repository, "main", "org.yaml") == (
        2,
        "",
        "main:1:1: no such file; a revision of git is named with its file, as in main:org.yaml\n",
    )


def test_what_is_wrong_is_told_of_both_states_and_in_every_format(repository: Path) -> None:
    (repository / "new.yaml").write_text("govcheck: 1\npositions:\n  a: {titel: x}\n", encoding="utf-8")
    words = ("nowhere:org.yaml", "new.yaml", "--format", "json", "--output", "out.json", "--format", "markdown", "--output", "out.md")
    ran = compare(repository, *words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "new.yaml:3:7: unknown key in a position 'titel' (did you mean title?)",
        "nowhere:org.yaml:1:1: no revision 'nowhere' in this repository",
    ]
    assert [problem["path"] for problem in json.loads((repository / "out.json").read_text(encoding="utf-8"))["problems"]] == [
        "new.yaml",
        "nowhere:org.yaml",
    ]
    assert (repository / "out.md").read_text(encoding="utf-8").startswith("## 2 problems, so nothing was compared")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["org.yaml"], "the following arguments are required: NEW"),
        (["a.yaml", "b.yaml", "--format", "sarif"], "unknown --format 'sarif'; expected one of json, markdown, text"),
        (["a.yaml", "b.yaml", "--fail-on", "erorr"], "(did you mean error?)"),
        (["a.yaml", "b.yaml", "--as-of", "tomorrow"], "is no day"),
    ],
)
def test_wrong_words_are_told(repository: Path, words: list[str], message: str) -> None:
    ran = govcheck("compare", *words, cwd=repository)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err
