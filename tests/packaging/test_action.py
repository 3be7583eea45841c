"""The composite action does what a workflow expects: its own steps are run here as a runner runs them."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.test_compare import ORG, RULE, UNDER_THE_CIO

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / ".github/actions/govcheck/action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["id"]: step for step in ACTION["runs"]["steps"]}
BASH = shutil.which("bash")

pytestmark = pytest.mark.skipif(BASH is None, reason="a runner of GitHub has bash")


def step(
    name: str, folder: Path, inputs: Mapping[str, str], known: Mapping[str, str], python_path: Path = ROOT
) -> tuple[int, str, dict[str, str]]:
    """Run one step as a runner does: exit status, what it says, and its outputs."""
    values = {f"inputs.{key}": str(entry["default"]) for key, entry in ACTION["inputs"].items()}
    values |= {f"inputs.{key}": value for key, value in inputs.items()}
    values |= known
    env = {key: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: values[found[1]], value) for key, value in STEPS[name]["env"].items()}
    output = folder / "outputs"
    output.write_text("", encoding="utf-8")
    script = folder / "step.sh"
    script.write_text(STEPS[name]["run"], encoding="utf-8")
    environment = {**os.environ, **env, "GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(folder), "PYTHONPATH": str(python_path)}
    environment.pop("GITHUB_STEP_SUMMARY", None)
    words = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    given = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    return done.returncode, done.stdout + done.stderr, given


def check(folder: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
    named = {key.replace("_", "-"): value for key, value in inputs.items()}
    return step("check", folder, named, {"steps.install.outputs.python": sys.executable})


def test_no_input_stands_in_a_script() -> None:
    assert [name for name, one in STEPS.items() if "${{" in one["run"]] == []
    assert all(one["shell"] == "bash" for one in STEPS.values())
    read = {found for one in STEPS.values() for value in one["env"].values() for found in re.findall(r"inputs\.([\w-]+)", value)}
    assert read == set(ACTION["inputs"])


def test_it_finds_what_a_pull_request_brings(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(UNDER_THE_CIO, encoding="utf-8")
    status, said, given = check(tmp_path, args=f"--select\n{RULE}")

    assert (status, given) == (1, {"sarif": "govcheck.sarif", "status": "1"})
    assert "::error" in said
    assert "org.yaml" in said
    (run,) = json.loads((tmp_path / "govcheck.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == [RULE]


def test_its_inputs_are_words_and_never_scripts(tmp_path: Path) -> None:
    name = 'a "b" $(touch stolen) `touch stolen` -- ; é.yaml'
    (tmp_path / name).write_text(ORG, encoding="utf-8")
    (tmp_path / "-x.yaml").write_text(ORG, encoding="utf-8")
    status, said, given = check(tmp_path, files=f"{name}\n\n-x.yaml\n", args=f"--select\n{RULE}\n", sarif="out $(id).sarif", fail_on="info")

    assert (status, given) == (0, {"sarif": "out $(id).sarif", "status": "0"}), said
    assert not (tmp_path / "stolen").exists()
    assert (tmp_path / "out $(id).sarif").is_file()


def test_files_that_are_parts_of_one_organisation(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    (tmp_path / "raci.yaml").write_text("govcheck: 1\nraci:\n  incident-containment: {cio: A}\n", encoding="utf-8")
    words = {"files": "org.yaml\nraci.yaml", "each": "false", "args": "--select\nciso-leads-incident-containment"}
    assert check(tmp_path, **words, fail_on="info")[0] == 1
    assert check(tmp_path, **words, fail_on="never")[0] == 0


def test_wrong_input_fails_with_sarif_and_an_output_cannot_be_smuggled_in(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text("govcheck: 1\npositions: [\n", encoding="utf-8")
    status, _, given = check(tmp_path)
    assert (status, given["status"]) == (2, "2")
    assert json.loads((tmp_path / "govcheck.sarif").read_text(encoding="utf-8"))["runs"]
    assert check(tmp_path, sarif="x\nstatus=0")[::2] == (2, {})


@pytest.mark.slow
def test_it_installs_what_it_stands_in(tmp_path: Path) -> None:
    """The environment is a fresh one that borrows the build backend and the dependencies, so that nothing is fetched."""
    source = tmp_path / "checkout"
    for name in (".github/actions/govcheck", "govcheck", "rules"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    (tmp_path / "pip.conf").write_text("[install]\nno-deps = true\nno-index = true\n", encoding="utf-8")
    borrowed = tmp_path / "borrowed"
    borrowed.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if "govcheck" not in path.name and path.suffix != ".pth":
            (borrowed / path.name).symlink_to(path)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
        patched.setenv("PIP_NO_BUILD_ISOLATION", "0")  # pip reads it the wrong way round, and keeps doing so
        known = {"github.action_path": str(source / ".github/actions/govcheck")}
        status, said, given = step("install", tmp_path, {"python": sys.executable}, known, borrowed)
    assert status == 0, said
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    words = [given["python"], "-m", "govcheck", "org.yaml", "--select", RULE]
    environment = {**os.environ, "PYTHONPATH": str(borrowed)}
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
