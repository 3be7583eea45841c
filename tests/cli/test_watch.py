"""``--watch``: a check after every save, and nothing between."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.running import ROOT, govcheck
from tests.cli.test_compare import ORG, RULE, UNDER_THE_CIO

UNIT = "positions:\n  soc: {title: SOC Manager, reports_to: ciso}\n"
#: how long to wait for what a slow machine does; a run takes a tenth of a second
PATIENCE = 60

#: the command; whoever runs tests in the background may have them started with interrupts ignored, which a child inherits
STARTING = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from govcheck.cli.main import main; sys.exit(main(sys.argv[1:]))"
)


class Watching(NamedTuple):
    """A check that runs on, and the files in which it writes."""

    process: "subprocess.Popen[bytes]"
    out: Path
    err: Path

    def wait(self, runs: int) -> str:
        """What stands on standard output after so many checks, when the next change is waited for."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            if self.err.read_text(encoding="utf-8").count("(Ctrl-C)") == runs:
                return self.out.read_text(encoding="utf-8")
            time.sleep(0.05)
        raise AssertionError(self.out.read_text(encoding="utf-8") + self.err.read_text(encoding="utf-8"))


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Callable[..., Watching]]:
    """Starts a check that watches in a folder, and ends it."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> Watching:
        out, err = tmp_path / "out.txt", tmp_path / "err.txt"
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", STARTING, "check", "--watch", "--select", RULE, *words]
        with out.open("wb") as said, err.open("wb") as complained:
            process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=said, stderr=complained)
        started.append(process)
        return Watching(process, out, err)

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_save_is_a_check(watching: Callable[..., Watching], tmp_path: Path) -> None:
    org = tmp_path / "org.yaml"
    org.write_text("include: [unit.yaml]\n" + ORG, encoding="utf-8")
    (tmp_path / "unit.yaml").write_text(UNIT, encoding="utf-8")
    run = watching("org.yaml")
    first = run.wait(1)
    assert first.startswith("no findings\n")
    assert "watching 2 files" in run.err.read_text(encoding="utf-8")

    org.write_text("include: [unit.yaml]\n" + UNDER_THE_CIO, encoding="utf-8")
    second = run.wait(2)
    assert "1 error" in second
    assert second.startswith(f"{first}\n─── org.yaml changed ───")
    assert second.count("changed ") == 1

    # what it includes counts as well, and a mistake ends nothing
    (tmp_path / "unit.yaml").write_text("positions: [\n", encoding="utf-8")
    run.wait(3)
    assert "unit.yaml:" in run.err.read_text(encoding="utf-8")
    replaced = tmp_path / "new.yaml"
    replaced.write_text(UNIT, encoding="utf-8")
    replaced.replace(tmp_path / "unit.yaml")
    last = run.wait(4)
    assert last.count("1 error") == 2
    assert last.count(" changed ") == 3

    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(PATIENCE) == 130
    assert "Traceback" not in run.err.read_text(encoding="utf-8")


def test_the_configuration_and_waivers_are_watched_too(watching: Callable[..., Watching], tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(UNDER_THE_CIO, encoding="utf-8")
    config = tmp_path / "govcheck.toml"
    config.write_text("", encoding="utf-8")
    (tmp_path / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    run = watching("org.yaml", "--quiet", "--waivers", "waivers.yaml")
    assert "error" in run.wait(1)
    config.write_text(f'[rules.{RULE}]\nseverity = "info"\n', encoding="utf-8")
    assert run.wait(2).partition("─── govcheck.toml changed ─")[2].count("org.yaml:7:53: info: ") == 1
    (tmp_path / "waivers.yaml").write_text("waivers: [{}]\n", encoding="utf-8")
    assert "waivers.yaml changed" in run.wait(3)
    assert "waivers.yaml:1:11: " in run.err.read_text(encoding="utf-8")


def test_a_new_file_in_a_folder_is_seen(watching: Callable[..., Watching], tmp_path: Path) -> None:
    folder = tmp_path / "orgs"
    folder.mkdir()
    (folder / "one.yaml").write_text(ORG, encoding="utf-8")
    run = watching("--each", "orgs", "--quiet")
    run.wait(1)
    (folder / "two.yaml").write_text(UNDER_THE_CIO, encoding="utf-8")
    assert "orgs/two.yaml:7:53: error" in run.wait(2).partition("orgs/two.yaml changed")[2]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-"], "standard input cannot be watched; expected files"),
        (["org.yaml", "--format", "nonsense"], "unknown --format 'nonsense'"),
        (["org.yaml", "--quiet", "--verbose"], "--quiet and --verbose contradict each other; expected one of them"),
    ],
)
def test_wrong_words_end_it_at_once(tmp_path: Path, words: list[str], message: str) -> None:
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    ran = govcheck("check", "--watch", *words, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
