"""The tool works wherever it is run: without a home, a terminal, a locale or room to write; and it never asks a network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT

FILE = "examples/hospital/org.yaml"
REPORT = (ROOT / "examples/hospital/report.txt").read_text(encoding="utf-8")

#: a process in which whatever opens a socket or looks up a name ends with a crash of ours
NO_NETWORK = """\
import sys
def forbid(event, _):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise RuntimeError("asks the network: " + event)
sys.addaudithook(forbid)
from govcheck.cli.main import main
sys.exit(main())
"""

FORMATS = tuple(
    word
    for form in ("json", "sarif", "junit", "github", "gitlab", "markdown", "csv")
    for word in ("--format", form, "--output", f"out.{form}")
)
#: words that make every command do its main job
COMMANDS = {
    "check": ("check", FILE),
    "every format": (*FORMATS, FILE),
    "explain": ("explain", "ciso-independent-of-cio"),
    "rules": ("rules",),
    "schema": ("schema", "org"),
    "init": ("init", "new.yaml"),
    "compare": ("compare", FILE, FILE),
    "import": ("import", "chart.csv", "--output", "imported.yaml"),
    "draw": ("draw", FILE, "-o", "chart.svg"),
}
CHART = "id,title,reports_to,name\nceo,Chief Executive Officer,,A. Byrne\ncio,Chief Information Officer,ceo,R. Okafor\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_bytes((ROOT / FILE).read_bytes())
    (tmp_path / "chart.csv").write_text(CHART, encoding="utf-8")
    return tmp_path


def run(words: tuple[str, ...], folder: Path, env: dict[str, str], code: str = "") -> tuple[int, str, str]:
    program = ["-c", code] if code else ["-m", "govcheck"]
    done = subprocess.run(
        [sys.executable, *program, *words], cwd=folder, env=env, capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def bare(**more: str) -> dict[str, str]:
    """An environment in which nothing is set but where the project is."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **more}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_asks_the_network(command: str, folder: Path) -> None:
    status, _, err = run(COMMANDS[command], folder, {**os.environ, "PYTHONPATH": str(ROOT)}, NO_NETWORK)
    assert "asks the network" not in err
    assert status in (0, 1), err


def test_what_asks_the_network_would_be_noticed(folder: Path) -> None:
    asking = NO_NETWORK.replace("from govcheck.cli.main import main", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert "asks the network: socket." in run((), folder, bare(), asking)[2]


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({}, id="nothing set at all"),
        pytest.param({"HOME": "/nonexistent"}, id="a home that is not there"),
        pytest.param({"TERM": "dumb", "COLUMNS": "80"}, id="a dumb terminal"),
        pytest.param({"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}, id="another language"),
        pytest.param({"PYTHONHASHSEED": "17", "TZ": "Pacific/Kiritimati"}, id="another hash and time zone"),
    ],
)
def test_surroundings_change_nothing(env: dict[str, str], folder: Path) -> None:
    status, out, err = run(("check", "--as-of", "2026-11-23", FILE), folder, bare(PYTHONUTF8="1", **env))
    assert (status, err) == (1, "")
    assert out == REPORT


def test_the_c_locale_gets_what_it_can_show(folder: Path) -> None:
    status, out, err = run(("check", "--as-of", "2026-11-23", FILE), folder, bare(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"))
    assert (status, err) == (1, "")
    assert out.isascii()
    assert out.splitlines()[-2:] == REPORT.encode("ascii", "backslashreplace").decode().replace("\\xb7", "-").splitlines()[-2:]


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
def test_nothing_is_written_where_nothing_may_be(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    folder.chmod(0o555)
    try:
        # a file is in the way of the cache, also for those who may write anywhere
        env = bare(HOME=str(folder), XDG_CACHE_HOME=str(folder / "chart.csv"), PYTHONDONTWRITEBYTECODE="1")
        status, _, err = run(("check", FILE), folder, env)
    finally:
        folder.chmod(0o755)
    assert (status, err) == (1, "")
    assert sorted(path.name for path in folder.iterdir()) == before


def test_nothing_is_written_but_the_answer_in_the_cache(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (folder / "home").mkdir()
    env = bare(HOME=str(folder / "home"), XDG_CACHE_HOME="", PYTHONDONTWRITEBYTECODE="1")
    ran = [run(("check", FILE), folder, env) for _ in range(2)]
    assert ran[0] == ran[1]
    cache = folder / "home" / (".cache/govcheck" if sys.platform != "darwin" else "Library/Caches/govcheck")
    made = {path for path in folder.rglob("*") if path.is_file()} - set(before)
    assert {path.parent for path in made} == {cache}
    assert sorted(path.suffix for path in made) == [".TAG", ".answer"]
    assert {path: path.read_bytes() for path in before} == before
