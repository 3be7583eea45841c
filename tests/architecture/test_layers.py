"""The layers of the design hold, and the contracts that say so would notice if they did not."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_every_contract_is_kept() -> None:
    assert outcomes(ROOT) == (0, dict.fromkeys(CONTRACTS, "KEPT"))


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("govcheck/model/slots.py", "import govcheck.source.nodes", ["A part imports only what is below it"]),
        ("govcheck/packs/locate.py", "import govcheck.documents", ["A part imports only what is below it"]),
        ("govcheck/elsewhere.py", "", ["A part imports only what is below it"]),
        ("govcheck/constraints/__init__.py", "import networkx", ["Only the graph knows networkx"]),
        ("govcheck/packs/locate.py", "import yaml", ["Only the source, and the writer of organisation files, know yaml"]),
        ("govcheck/renderers/to_json.py", "import govcheck.renderers.to_text", ["Renderers do not know each other"]),
        ("govcheck/graph/__init__.py", "import jsonschema", ["Schemas are applied where files are read"]),
    ],
)
def test_one_import_too_many_breaks_its_contract(module: str, line: str, broken: list[str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "govcheck", tmp_path / "govcheck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    assert outcomes(tmp_path) == (1, {name: "BROKEN" if name in broken else "KEPT" for name in CONTRACTS})


def outcomes(folder: Path) -> tuple[int, dict[str, str]]:
    """The exit status of import-linter in a folder, and what it says of each contract."""
    done = subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False)
    text = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    said = dict(re.findall(r"^(\S.*?) (KEPT|BROKEN)\b", text, flags=re.MULTILINE))
    assert said, f"import-linter judged nothing:\n{done.stdout}{done.stderr}"
    return done.returncode, said
