"""The wheel carries exactly what it should, and does its main job where there is no checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from govcheck import __version__
from tests.packaging.project import ROOT, project_files

INFO = f"govcheck-{__version__}.dist-info"
EXAMPLE = "examples/hospital"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source distribution, and the wheel built from it and from nothing else."""
    folder = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(words, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="module")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of a fresh environment that has the wheel and borrows only its dependencies."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=True, symlinks=os.name != "nt")
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    commands = Path(sysconfig.get_path("scripts", vars={"base": str(home), "platbase": str(home)}))
    words = [
        str(commands / "python"),
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
        "--quiet",
    ]
    subprocess.run([*words, str(built[1])], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    # behind the new environment's own folder, and as a plain entry: what is editable there is not editable here
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return commands


def test_the_wheel_holds_exactly_the_package_and_the_rules(built: tuple[Path, Path]) -> None:
    expected = {f"{INFO}/METADATA", f"{INFO}/RECORD", f"{INFO}/WHEEL", f"{INFO}/entry_points.txt", f"{INFO}/licenses/LICENSE"}
    expected |= set(project_files("govcheck")) | {f"govcheck/{path}" for path in project_files("rules")}
    # compiled while the wheel is built, by the hook that stays behind
    expected |= {"govcheck/rules/index"}
    expected -= {"govcheck/packs/wheel_index.py"}

    with zipfile.ZipFile(built[1]) as wheel:
        assert sorted(wheel.namelist()) == sorted(expected)


def test_the_source_distribution_holds_what_the_tests_need(built: tuple[Path, Path]) -> None:
    top = f"govcheck-{__version__}"
    folders = ("govcheck", "rules", "examples", "tests", ".github/actions", ".pre-commit-hooks.yaml")
    expected = {"PKG-INFO", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".gitignore"}
    expected |= {path for folder in folders for path in project_files(folder)}

    with tarfile.open(built[0]) as sdist:
        assert sorted(sdist.getnames()) == sorted(f"{top}/{path}" for path in expected)


def test_the_wheel_states_its_terms_and_its_command(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        metadata = wheel.read(f"{INFO}/METADATA").decode()
        entry_points = wheel.read(f"{INFO}/entry_points.txt").decode()

    assert entry_points == "[console_scripts]\ngovcheck = govcheck.cli.main:command\n"
    for line in (f"Version: {__version__}", "License-Expression: MIT", "Requires-Python: >=3.11"):
        assert line in metadata.splitlines()


def test_the_installed_command_does_the_main_job_from_another_folder(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / EXAMPLE
    folder.mkdir(parents=True)
    for path in (ROOT / EXAMPLE).glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())

    for words in ([str(installed / "govcheck")], [str(installed / "python"), "-m", "govcheck"]):
        done = run([*words, f"{EXAMPLE}/org.yaml"], tmp_path)

        assert (done.returncode, done.stderr.decode()) == (1, "")
        assert done.stdout == (ROOT / EXAMPLE / "report.txt").read_bytes()


def test_the_installed_package_is_the_one_that_ran(installed: Path, tmp_path: Path) -> None:
    code = "import govcheck; from govcheck.packs.locate import rules_folder; print(govcheck.__file__, rules_folder())"
    module, rules = run([str(installed / "python"), "-c", code], tmp_path).stdout.decode().split()

    assert Path(module).is_relative_to(installed.parent)
    assert Path(rules) == Path(module).parent / "rules"


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run words in a folder, without this environment's Python paths."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, stdin=subprocess.DEVNULL, check=False)
