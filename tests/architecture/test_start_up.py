"""A plain check of a clean file loads nothing heavy: what a run on a small file costs is start-up."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: each of them costs a tenth of a bare interpreter's start or more, and none is needed to find a file clean
HEAVY = {
    "asyncio",
    "click",
    "dataclasses",
    "difflib",
    "email",
    "importlib.metadata",
    "inspect",
    "jinja2",
    "jsonschema",
    "logging",
    "networkx",
    "rapidfuzz",
    "rich",
    "subprocess",
    "tempfile",
    "tomllib",
    "unittest",
}

CLEAN = """\
govcheck: 1
organization: {name: Two Desks (fictional)}
positions:
  board: {title: Board of Directors, kind: body, tier: governing, chair: ned, members: [ned]}
  ned: {title: Non-executive director, kind: member, holder: H. Albers}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: M. Lund}
"""

RUN = """\
import json, sys
from govcheck.cli.main import main
status = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.mark.parametrize("words", [[], ["check"], ["--quiet"]], ids=["bare", "check", "quiet"])
def test_a_plain_check_of_a_clean_file_loads_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(CLEAN, encoding="utf-8")

    # not from the top level, so that the project's own configuration plays no part
    status, modules = run([*words, "org.yaml"], tmp_path)

    assert status == 0
    assert "govcheck.assessment" in modules
    assert HEAVY & modules == set()


def test_an_answer_from_the_cache_loads_nothing_that_reads_or_judges(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(CLEAN, encoding="utf-8")
    words = ["org.yaml", "--cache-dir", str(tmp_path / "cache")]
    judging = {"govcheck.assessment", "govcheck.cli.check", "govcheck.documents", "govcheck.renderers.to_text", "argparse", "json", "yaml"}

    status, modules = run(words, tmp_path)
    assert (status, judging - modules) == (0, set())
    status, modules = run(words, tmp_path)
    assert (status, (HEAVY | judging) & modules) == (0, {"json"})  # which prints the modules


def test_what_is_called_heavy_would_be_noticed(tmp_path: Path) -> None:
    code = "import dataclasses, difflib, json, sys; print(json.dumps([0, sorted(sys.modules)]), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert HEAVY & set(json.loads(done.stderr)[1]) >= {"dataclasses", "difflib", "inspect"}


def run(words: list[str], folder: Path) -> tuple[int, set[str]]:
    """The exit status of a check in a process of its own, and the modules that it loaded."""
    path = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", RUN, *words], cwd=folder, env=path, capture_output=True, text=True, check=False)
    assert done.stderr.startswith("["), done.stderr
    status, modules = json.loads(done.stderr)
    return status, set(modules)
