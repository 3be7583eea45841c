"""What the README and the hooks tell others to write into their pipelines is well formed, and its commands run."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from govcheck.cli.main import COMMANDS
from tests.cli.running import govcheck
from tests.cli.test_compare import ORG, RULE, UNDER_THE_CIO, commit
from tests.cli.test_compare import repository as repository_of
from tests.packaging.readme import README

ROOT = Path(__file__).parents[2]
SECTION = re.findall(r"^## In CI\n.*?(?=^## )", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[0]
BLOCKS = {
    text.splitlines()[0].removeprefix("# "): yaml.safe_load(text)
    for text in re.findall(r"^```yaml\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
}
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
repository = repository_of


def test_the_workflow_hands_the_action_what_it_takes() -> None:
    workflow = BLOCKS[".github/workflows/governance.yml"]
    steps = workflow["jobs"]["govcheck"]["steps"]
    (used,) = [step for step in steps if "/.github/actions/govcheck@" in step.get("uses", "")]
    action = yaml.safe_load((ROOT / ".github/actions/govcheck/action.yml").read_text(encoding="utf-8"))
    assert set(used["with"]) <= set(action["inputs"])
    sifted, upload = steps[-2:]
    assert sifted["env"]["SARIF"] == "${{ steps." + used["id"] + ".outputs.sarif }}"
    (command,) = re.findall(r"^jq '.*'", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert sifted["run"].strip() == f'{command} "$SARIF" > {upload["with"]["sarif_file"]}'
    assert "sarif" in action["outputs"]
    # what somebody else may write (the name of a branch) reaches a script through its environment alone
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    assert options(used["with"]["args"].splitlines()) <= known_options("check")


def test_the_workflow_takes_what_the_base_branch_accepts_and_knows(repository: Path) -> None:
    """The words that the workflow hands over, run in a repository whose base branch accepts one finding and knows the others."""
    audit = "  audit: {title: Audit Committee, kind: body, tier: governing}\n  lost: {title: Lost and found}\n"
    (repository / "org.yaml").write_text(ORG + audit, encoding="utf-8")
    assert govcheck("check", "org.yaml", "--write-baseline", "baseline.json", cwd=repository).status == 0
    accepted = f"rule: {RULE}, subject: position:ciso, kind: conflict, reason: until the merger closes, approver: audit"
    waivers = f"waivers:\n  - {{{accepted}, granted: 2026-10-01, expires: 2099-12-31}}\n"
    (repository / "waivers.yaml").write_text(waivers, encoding="utf-8")
    commit(repository)
    (repository / "org.yaml").write_text(UNDER_THE_CIO + audit, encoding="utf-8")
    (repository / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    (repository / "baseline.json").unlink()

    steps = BLOCKS[".github/workflows/governance.yml"]["jobs"]["govcheck"]["steps"]
    (used,) = [step["with"] for step in steps if "/.github/actions/govcheck@" in step.get("uses", "")]
    words = used["args"].replace("origin/${{ github.base_ref }}", "main").splitlines()
    ran = govcheck("check", *words, "org.yaml", "--format", "json", cwd=repository)

    findings = json.loads(ran.out)["findings"]
    assert [one["waiver"]["reason"] for one in findings if one["rule"] == RULE] == ["until the merger closes"]
    assert {one["status"] for one in findings if one["rule"] != RULE} == {"new", "unchanged"}


def test_every_command_that_is_shown_is_one() -> None:
    shown = re.findall(r"^```sh\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)[0].splitlines()
    shown += [line for line in BLOCKS[".gitlab-ci.yml"]["govcheck"]["script"] if line.startswith("govcheck ")]
    assert len(shown) == 2
    for line in shown:
        _, command, *words = shlex.split(line)
        assert command in COMMANDS
        assert options(words) <= known_options(command)


def test_the_comparison_that_is_shown_stops_for_what_came(repository: Path) -> None:
    (line,) = re.findall(r"^```sh\n(.*?)\n```$", SECTION, re.MULTILINE | re.DOTALL)
    words = shlex.split(line.replace("origin/main:org/", "main:").replace("org/org.yaml", "org.yaml"))[1:]
    ran = govcheck(*words, "--select", RULE, cwd=repository)
    assert ran.status == 1
    assert "Findings that came" in (repository / "comment.md").read_text(encoding="utf-8")


def test_the_report_for_gitlab_goes_where_it_is_looked_for() -> None:
    job = BLOCKS[".gitlab-ci.yml"]["govcheck"]
    report = job["artifacts"]["reports"]["codequality"]
    assert any(f"--format gitlab --output {report}" in line for line in job["script"])
    assert job["artifacts"]["when"] == "always"


def test_gitlab_has_a_report_of_the_target_branch_to_compare_with() -> None:
    job = BLOCKS[".gitlab-ci.yml"]["govcheck"]
    assert {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"} in job["rules"]
    # there the variable of a merge request is not set
    (fetch,) = [line for line in job["script"] if line.startswith("git fetch ")]
    assert "${CI_MERGE_REQUEST_TARGET_BRANCH_NAME:-$CI_DEFAULT_BRANCH}" in fetch


def test_the_job_on_gitlab_stops_for_nothing_that_the_target_branch_knows(repository: Path) -> None:
    (repository / "org.yaml").write_text(ORG, encoding="utf-8")
    assert govcheck("check", "org.yaml", "--write-baseline", "baseline.json", cwd=repository).status == 0
    (repository / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    commit(repository)
    (line,) = [line for line in BLOCKS[".gitlab-ci.yml"]["govcheck"]["script"] if line.startswith("govcheck ")]
    words = shlex.split(line.replace("FETCH_HEAD:", "HEAD:").replace("org/org.yaml", "org.yaml"))[1:]
    assert govcheck(*words, cwd=repository).status == 0
    (repository / "org.yaml").write_text(UNDER_THE_CIO, encoding="utf-8")
    assert govcheck(*words, cwd=repository).status == 1


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_checks_what_it_is_given(name: str, tmp_path: Path) -> None:
    hook = HOOKS[name]
    (tmp_path / "org.yaml").write_text(UNDER_THE_CIO, encoding="utf-8")
    (tmp_path / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    files = hook.get("args", []) if hook.get("pass_filenames") is False else ["org.yaml"]
    _, *words = shlex.split(hook["entry"])
    assert hook["language"] == "python"

    ran = govcheck(*words, "--select", RULE, *files, cwd=tmp_path)
    assert (ran.status, ran.out.split(": ")[:2]) == (1, ["org.yaml:7:53", "error"])
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    assert govcheck(*words, "--select", RULE, *files, cwd=tmp_path) == (0, "", "")


def test_the_hooks_are_those_that_the_readme_names() -> None:
    assert {f"`{name}`" for name in HOOKS} <= set(re.findall(r"`[\w-]+`", SECTION))
    used = {hook["id"] for repo in BLOCKS[".pre-commit-config.yaml"]["repos"] for hook in repo["hooks"]}
    assert used <= set(HOOKS)
    pattern = re.compile(HOOKS["govcheck"]["files"])
    chosen = [name for name in ("org.yaml", "units/org.yml", "a/org-emea.yaml", "morg.yaml", "waivers.yaml") if pattern.search(name)]
    assert chosen == ["org.yaml", "units/org.yml", "a/org-emea.yaml"]


@pytest.mark.skipif(shutil.which("pre-commit") is None, reason="pre-commit is not installed")
def test_pre_commit_takes_the_hooks() -> None:
    done = subprocess.run(["pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


def options(words: list[str]) -> set[str]:
    """The options among some words."""
    return {word for word in words if word.startswith("--")}


def known_options(command: str) -> set[str]:
    """The options of a command, as its help lists them."""
    return set(re.findall(r"--[a-z][a-z-]*", govcheck(command, "--help", cwd=ROOT).out))
