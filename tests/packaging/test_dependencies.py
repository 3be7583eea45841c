"""Few dependencies: each bounded below and explained, none of them surprising, and a check runs with nothing else there."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.packaging.lowest import constraints
from tests.packaging.project import ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
BOUND = re.compile(r"[\w.-]+(\[[\w,]+\])?(>=[\d.]+|==[\d.]+\.\*)( *;.*)?")
EXAMPLE = "examples/hospital/org.yaml"

#: all that `pip install govcheck` brings, with what these need themselves
BROUGHT = {
    "attrs", "govcheck", "jsonschema", "jsonschema-specifications", "networkx", "pyyaml", "referencing", "rpds-py", "typing-extensions",
}  # fmt: skip


def requirements() -> Iterator[str]:
    """Everything that pyproject.toml asks for, without what the extras say of each other."""
    data = tomllib.loads(PYPROJECT)
    project = data["project"]
    for group in (data["build-system"]["requires"], project["dependencies"], *project["optional-dependencies"].values()):
        yield from (one for one in group if not one.startswith("govcheck["))


def test_every_dependency_has_a_lowest_version() -> None:
    assert [one for one in requirements() if not BOUND.fullmatch(one)] == []
    assert len(list(constraints())) >= 10


def test_every_dependency_says_in_its_line_what_it_is_for() -> None:
    lines = [line.strip() for line in PYPROJECT.splitlines()]
    stated = {one: [line for line in lines if line.startswith(f'"{one}"')] for one in requirements()}
    assert [one for one, found in stated.items() if not found] == []
    assert [line for found in stated.values() for line in found if not re.search(r"# \S", line)] == []


def test_an_installation_without_extras_brings_only_what_a_check_needs() -> None:
    assert brought() <= BROUGHT
    # typing-extensions is for interpreters that lack what it extends
    assert BROUGHT - brought() <= {"typing-extensions"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the modules of what `pip install govcheck` brings, and of nothing else."""
    folder = tmp_path_factory.mktemp("plain")
    for name in brought() - {"govcheck"}:
        for file in distribution(name).files or ():
            top = file.parts[0]
            if top not in ("..", "__pycache__") and not (folder / top).exists():
                (folder / top).symlink_to(Path(str(distribution(name).locate_file(top))))
    (folder / "govcheck").symlink_to(ROOT / "govcheck")
    (folder / "rules").symlink_to(ROOT / "rules")
    return folder


def test_a_check_runs_with_nothing_else_there(plain: Path) -> None:
    done = run(plain, EXAMPLE)
    assert (done.returncode, done.stderr.decode()) == (1, "")
    assert done.stdout == (ROOT / "examples/hospital/report.txt").read_bytes()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("check", "wrong.yaml"), 2),
        *((("check", "--format", form, EXAMPLE), 1) for form in ("json", "sarif", "junit", "github", "gitlab", "markdown", "csv")),
        (("plan", EXAMPLE, "--quiet"), 0),
        (("compare", EXAMPLE, EXAMPLE), 0),
        (("interview", EXAMPLE), 0),
        (("import", "chart.csv"), 0),
        (("draw", EXAMPLE, "-o", "chart.svg"), 0),
        (("explain", "ciso-independent-of-cio"), 0),
        (("rules",), 0),
        (("schema", "org"), 0),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, tuple) else None,
)
def test_every_command_but_documents_and_spreadsheets_works_without_extras(
    plain: Path, tmp_path: Path, words: tuple[str, ...], status: int
) -> None:
    (tmp_path / "wrong.yaml").write_text("govcheck: 1\npositions: {ceo: {titel: CEO}}\n", encoding="utf-8")
    (tmp_path / "chart.csv").write_text("id,title,reports_to\nceo,CEO,\n", encoding="utf-8")
    done = run(plain, *(str(tmp_path / word) if word in ("wrong.yaml", "chart.csv", "chart.svg") else word for word in words))
    assert done.returncode == status, done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        (("report", EXAMPLE, "-o", "report.docx"), "report"),
        (("report", EXAMPLE, "-o", "report.html"), "report"),
        (("report", EXAMPLE, "-o", "report.xlsx"), "report"),
        (("check", EXAMPLE, "--format", "html"), "report"),
        (("draw", EXAMPLE, "-o", "chart.png"), "report"),
        (("import", "staff.ods"), "import"),
        (("import", "staff.xlsx"), "import"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_needs_an_extra_names_it(plain: Path, tmp_path: Path, words: tuple[str, ...], extra: str) -> None:
    for name in ("staff.ods", "staff.xlsx"):
        (tmp_path / name).write_bytes(b"PK\x05\x06" + bytes(18))
    done = run(plain, *(str(tmp_path / word) if "." in word and "/" not in word else word for word in words))
    assert done.returncode == 2
    assert f"pip install 'govcheck[{extra}]'" in done.stderr.decode()


def brought() -> set[str]:
    """The distributions that an installation without extras needs, directly or not, by the data of those that are installed."""
    found: set[str] = set()
    left = ["govcheck"]
    while left:
        name = re.sub(r"[-_.]+", "-", left.pop()).lower()
        if name not in found:
            found.add(name)
            needed = (Requirement(text) for text in distribution(name).requires or ())
            left += [one.name for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found


def run(plain: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run govcheck by an interpreter that knows the standard library and one folder."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"GOVCHECK_NO_CACHE": "1"}
    code = f"import sys; sys.path.insert(0, {str(plain)!r}); from govcheck.cli.main import main; sys.exit(main())"
    words = (sys.executable, "-S", "-P", "-c", code, *words)
    return subprocess.run(words, cwd=ROOT, env=env, capture_output=True, stdin=subprocess.DEVNULL, check=False)
