"""Many organisations in one run: each by itself, all in one output, and none stops another."""

import json
import os
import pty
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from govcheck.cli.each import Came, Task, _in_processes, organizations
from govcheck.cli.judging import Request
from govcheck.renderers.table import FORMATS
from tests.cli.running import ROOT, govcheck

CLEAN = """\
govcheck: 1
organization: {name: NAME}
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: M. Lund}
"""
UNDER = CLEAN.replace("Security Officer, reports_to: ceo", "Security Officer, reports_to: cio")
RULE = "ciso-independent-of-cio"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three organisations, of which one has a finding, and a file that is none."""
    for name, text in (("one.yaml", CLEAN), ("units/two.yaml", UNDER), ("units/three.yml", CLEAN)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text.replace("NAME", name), encoding="utf-8")
    (tmp_path / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    return tmp_path


def sources(text: str) -> dict[str, tuple[str | None, list[str]]]:
    """Each organisation of a combined output: its file, its name, its findings."""
    told = json.loads(text)["assessments"]
    return {one["source"]: (one["organization"]["name"], [finding["rule"] for finding in one["findings"]]) for one in told}


def test_files_and_folders_are_judged_each_by_itself(folder: Path) -> None:
    ran = govcheck("check", "--each", ".", "--select", RULE, "--format", "json", cwd=folder)

    assert (ran.status, ran.err) == (1, "")
    assert sources(ran.out) == {
        "one.yaml": ("one.yaml", []),
        "units/three.yml": ("units/three.yml", []),
        "units/two.yaml": ("units/two.yaml", [RULE]),
    }
    assert govcheck("check", "--each", "units", "one.yaml", "--select", RULE, "--format", "json", cwd=folder) == ran
    assert govcheck("check", "--each", "one.yaml", "units/three.yml", "--select", RULE, cwd=folder).status == 0


def test_the_output_is_the_same_however_many_are_judged_at_once(folder: Path) -> None:
    runs = {govcheck("check", "--each", ".", "--format", "sarif", "--jobs", jobs, cwd=folder) for jobs in ("1", "2", "7")}
    assert len(runs) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_every_organisation(folder: Path, form: str) -> None:
    ran = govcheck("check", "--each", ".", "--select", RULE, "--format", form, "--jobs", "1", cwd=folder)
    assert ran.status == 1
    assert "two.yaml" in ran.out


def test_one_that_cannot_be_read_does_not_stop_the_others(folder: Path) -> None:
    (folder / "broken.yaml").write_text("govcheck: 1\npositions: [\n", encoding="utf-8")
    words = ("check", "--each", ".", "missing.yaml", "--select", RULE, "--format", "json")
    ran = govcheck(*words, cwd=folder)

    assert ran.status == 2
    assert list(sources(ran.out)) == ["broken.yaml", "missing.yaml", "one.yaml", "units/three.yml", "units/two.yaml"]
    assert sources(ran.out)["units/two.yaml"] == ("units/two.yaml", [RULE])
    problems = {one["source"]: [problem["path"] for problem in one["problems"]] for one in json.loads(ran.out)["assessments"]}
    assert {name for name, listed in problems.items() if listed} == {"broken.yaml", "missing.yaml"}
    assert [line.split(":")[0] for line in ran.err.splitlines()] == ["broken.yaml", "missing.yaml"]


def test_each_has_its_own_configuration(folder: Path) -> None:
    (folder / "units" / "govcheck.toml").write_text(f'[rules.{RULE}]\nseverity = "info"\n', encoding="utf-8")
    assert govcheck("check", "--each", ".", "--select", RULE, cwd=folder).status == 0
    (folder / "units" / "govcheck.toml").write_text('selekt = "x"\n', encoding="utf-8")
    ran = govcheck("check", "--each", ".", "--select", RULE, "--format", "json", cwd=folder)
    assert ran.status == 2
    assert sources(ran.out)["one.yaml"] == ("one.yaml", [])


def test_nothing_to_judge_is_told_by_name(folder: Path) -> None:
    (folder / "empty.yaml").write_text("govcheck: 1\npositions: {a: {kind: group}}\n", encoding="utf-8")
    ran = govcheck("check", "--each", "empty.yaml", "one.yaml", "--select", RULE, cwd=folder)
    assert ran.status == 2
    assert ran.err == "govcheck check: empty.yaml: nothing could be judged: the file says nothing that any rule asks about\n"


def test_standard_input_may_be_one_of_them(folder: Path) -> None:
    words = ("check", "--each", "-", "one.yaml", "units/two.yaml", "--select", RULE, "--format", "json")
    ran = govcheck(*words, cwd=folder, stdin=UNDER.encode())
    assert sources(ran.out)["-"] == ("NAME", [RULE])
    assert list(sources(ran.out)) == ["-", "one.yaml", "units/two.yaml"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["one.yaml", "--jobs", "2"], "--jobs says how many organisations are judged at once; expected it together with --each"),
        (["--each", "one.yaml", "--jobs", "0"], "--jobs '0' is no number of processes; expected a whole number from 1"),
        (["--each", "one.yaml", "--jobs", "many"], "--jobs 'many' is no number of processes"),
        (["units"], "units:1:1: a folder; expected an organisation file (check --each takes folders)"),
        (["--each", "empty"], "empty:1:1: no organisation in this folder; expected a .yaml or .yml file that begins with 'govcheck: 1'"),
        (["--each", "one.yaml", "./one.yaml"], "./one.yaml:1:1: the same file as one.yaml; expected each file once"),
    ],
)
def test_wrong_words_are_told(folder: Path, words: list[str], message: str) -> None:
    (folder / "empty").mkdir()
    ran = govcheck("check", *words, "--select", RULE, cwd=folder)
    assert ran.status == 2
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_a_file_in_a_folder_that_is_named_too_is_judged_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert organizations(["one.yaml", "."]) == (["one.yaml", "units/three.yml", "units/two.yaml"], [])


def work(task: Task) -> Came:
    """Stands for judging: one of the files ends the process that reads it."""
    (name,) = task.wanted.files
    if name == "deadly":
        os._exit(9)
    return Came(name, (), 0)


def test_a_process_that_is_ended_takes_only_its_own_file_with_it() -> None:
    tasks = [Task(Request(files=(name,)), None) for name in ("a", "deadly", "b", "c")]
    came = {one.name: one.code for one in _in_processes(work, tasks, 2)}
    assert came == {"a": 0, "deadly": 3, "b": 0, "c": 0}


def on_a_terminal(words: list[str], folder: Path, env: dict[str, str], *, both: bool = False) -> str:
    """What a run writes to standard error where that is a terminal."""
    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **env}
    running = subprocess.Popen(
        [sys.executable, "-m", "govcheck", *words], cwd=folder, env=environment, stdout=slave if both else subprocess.DEVNULL, stderr=slave
    )
    os.close(slave)
    with running:
        return b"".join(read(master, running)).decode()


def read(master: int, running: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    """The bytes of a terminal until nobody has it open any more."""
    giving_up = threading.Timer(60, running.kill)
    giving_up.start()
    try:
        while select.select([master], [], [], 60)[0]:
            try:
                data = os.read(master, 4096)
            except OSError:  # Linux says so where the other side has closed it
                return
            if not data:
                return
            yield data
    finally:
        giving_up.cancel()
        os.close(master)


def test_a_terminal_shows_how_far_it_is_and_keeps_nothing_of_it(folder: Path) -> None:
    words = ["check", "--each", ".", "--select", RULE]
    shown = on_a_terminal(words, folder, {})
    assert "] 3/3 " in shown
    lines = shown.split("\r")
    assert (lines[-1], lines[-2].strip()) == ("", "")
    assert len(lines[-2]) == len(lines[-3]) > len("[] 3/3 ")
    assert "\x1b" not in shown
    assert on_a_terminal([*words, "--quiet"], folder, {}) == ""
    assert on_a_terminal(words, folder, {"TERM": "dumb"}) == ""
    assert on_a_terminal(["check", "--each", "one.yaml", "--select", RULE], folder, {}) == ""


def test_a_terminal_is_told_once_what_is_wrong(folder: Path) -> None:
    (folder / "broken.yaml").write_text("govcheck: 1\npositions: [\n", encoding="utf-8")
    for words in ((), ("--quiet",), ("--format", "json", "--output", "o.json")):
        shown = on_a_terminal(["check", "--each", ".", "--select", RULE, *words], folder, {"TERM": "dumb"}, both=True)
        assert shown.count("not YAML") == 1, words
    assert "not YAML" in on_a_terminal(["check", "--each", ".", "--select", RULE], folder, {"TERM": "dumb"})


def test_where_nothing_could_be_judged_it_is_not_said_that_there_is_no_finding(folder: Path) -> None:
    (folder / "broken.yaml").write_text("govcheck: 1\npositions: [\n", encoding="utf-8")
    assert "1 organisation: nothing was judged\n" in govcheck("check", "--each", "broken.yaml", cwd=folder).out
    assert (
        "2 organisations: no findings; 1 not judged\n"
        in govcheck("check", "--each", "broken.yaml", "one.yaml", "--select", RULE, cwd=folder).out
    )


def test_what_is_wrong_with_the_configuration_of_several_is_said_once(folder: Path) -> None:
    (folder / "govcheck.toml").write_text("selekt = []\n", encoding="utf-8")
    ran = govcheck("check", "--each", ".", "--format", "json", cwd=folder)
    assert (ran.status, ran.err) == (2, "govcheck.toml:1:1: unknown key 'selekt' (did you mean select?)\n")
    assert [len(one["problems"]) for one in json.loads(ran.out)["assessments"]] == [1, 1, 1]
