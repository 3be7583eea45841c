"""Formats and files: which go together, and that what stood in a file stays whole where the new text does not arrive whole."""

import errno
import json
import os
import re
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from govcheck.cli.outputs import Output, outputs
from govcheck.cli.terminal import append_summary
from govcheck.cli.usage import UsageError
from govcheck.renderers.table import FORMATS
from tests.cli.running import ROOT, govcheck

ORG = """\
govcheck: 1
organization: {name: Example (fictional)}
positions:
  ceo: {title: Chief Executive Officer, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}
"""
RULE = "ciso-independent-of-cio"
SHORT = (
    "org.yaml:6:53: error: Chief Information Security Officer reports up to the CIO: Chief Information Security Officer → "
    f"Chief Information Officer [{RULE}]\n\n1 error · judged 1 of "
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an organisation whose CISO is under its CIO."""
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    return tmp_path


def noted(words: str) -> list[tuple[str, str]]:
    """``f json o a.json`` as the parser notes it."""
    each = words.split()
    return [({"f": "--format", "o": "--output"}[option], word) for option, word in zip(each[::2], each[1::2], strict=True)]


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ("", [("text", None)]),
        ("f json", [("json", None)]),
        ("o a", [("text", "a")]),
        ("f json o a", [("json", "a")]),
        ("o a f json", [("json", "a")]),
        ("f json o a f sarif o b f text", [("json", "a"), ("sarif", "b"), ("text", None)]),
        ("f text f sarif o b", [("text", None), ("sarif", "b")]),
        ("f json f sarif o a o b", [("json", "a"), ("sarif", "b")]),
        ("f text f json f sarif o a o b", [("text", None), ("json", "a"), ("sarif", "b")]),
        ("o a o b f json f sarif", [("json", "a"), ("sarif", "b")]),
        ("f json o - f sarif o b", [("json", None), ("sarif", "b")]),
        ("f json o /dev/stdout", [("json", None)]),
    ],
)
def test_an_output_belongs_to_the_format_before_it(words: str, pairs: list[tuple[str, str | None]]) -> None:
    assert outputs(noted(words)) == tuple(Output(*pair) for pair in pairs)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("f sarfi", "unknown --format 'sarfi'"),
        ("f json f text", "two formats go to standard output, json and text; expected an --output for all but one"),
        ("f json o - f text o -", "two formats go to standard output"),
        ("f json o a f text o a", "two formats go to one file"),
        ("f json o a f text o ./b/../a", "two formats go to one file, json to a and text to ./b/../a; expected a file for each"),
        ("o a o b", "2 times --output for 1 times --format"),
        ("f json o a o b", "2 times --output for 1 times --format"),
        ("f json o ./org.yaml", "--output ./org.yaml would overwrite org.yaml, which is being checked"),
    ],
)
def test_what_does_not_fit_is_told(words: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        outputs(noted(words), ("org.yaml",))
    assert message in str(raised.value)


def test_two_names_of_one_file_are_one_file(folder: Path) -> None:
    (folder / "link.json").symlink_to("a.json")
    ran = govcheck("org.yaml", "--format", "json", "--output", "a.json", "--format", "text", "--output", "link.json", cwd=folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "govcheck check: two formats go to one file, json to a.json and text to link.json; expected a file for each\n"


def test_the_terminal_keeps_a_short_text_where_all_formats_go_to_files(folder: Path) -> None:
    ran = govcheck("org.yaml", "--select", RULE, "--format", "json", "--output", "a.json", cwd=folder)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith(SHORT)
    quiet = govcheck("org.yaml", "--select", RULE, "--format", "json", "--output", "a.json", "--quiet", cwd=folder)
    assert quiet.out == SHORT.splitlines()[0] + "\n"


def test_a_file_that_cannot_be_read_leaves_no_old_output(folder: Path) -> None:
    (folder / "a.json").write_text("old", encoding="utf-8")
    (folder / "a.txt").write_text("old", encoding="utf-8")
    (folder / "org.yaml").write_text("govcheck: 1\npositoins: {}\n", encoding="utf-8")
    ran = govcheck("org.yaml", "--format", "json", "--output", "a.json", "--format", "text", "--output", "a.txt", cwd=folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "org.yaml:2:1: unknown key at the top of an organisation file 'positoins' (did you mean positions?)\n"
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["problems"][0]["nearest"] == "positions"
    assert (folder / "a.txt").read_text(encoding="utf-8").endswith("1 problem, so nothing was judged\n")


def test_an_output_that_cannot_be_written_leaves_the_others(folder: Path) -> None:
    words = ["--format", "json", "--output", "missing/a.json", "--format", "json", "--output", "b.json", "--format", "text"]
    ran = govcheck("org.yaml", *words, "--output", ".", cwd=folder)
    assert ran.status == 2
    assert ran.err == ("govcheck check: cannot write missing/a.json: No such file or directory\ncannot write .: Is a directory\n")
    assert json.loads((folder / "b.json").read_text(encoding="utf-8"))["findings"]
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_and_a_file_that_may_not_be_written_keep_what_is_there(folder: Path) -> None:
    (folder / "out").mkdir()
    for name in ("out/a.json", "b.json"):
        (folder / name).write_text("old", encoding="utf-8")
    (folder / "b.json").chmod(stat.S_IRUSR)
    (folder / "out").chmod(stat.S_IRUSR | stat.S_IXUSR)
    for name in ("out/a.json", "b.json"):
        ran = govcheck("org.yaml", "--format", "json", "--output", name, cwd=folder)
        assert (ran.status, ran.err) == (2, f"govcheck check: cannot write {name}: Permission denied\n")
        assert (folder / name).read_text(encoding="utf-8") == "old"


def test_a_link_and_the_permissions_of_a_file_stay(folder: Path) -> None:
    (folder / "real.json").write_text("old", encoding="utf-8")
    (folder / "real.json").chmod(0o600)
    (folder / "link.json").symlink_to("real.json")
    govcheck("org.yaml", "--format", "json", "--output", "link.json", cwd=folder)
    assert (folder / "link.json").is_symlink()
    assert json.loads((folder / "real.json").read_text(encoding="utf-8"))["findings"]
    assert stat.S_IMODE((folder / "real.json").stat().st_mode) == 0o600


def test_what_is_no_file_is_written_to_as_it_is(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with subprocess.Popen(["cat", "pipe"], cwd=folder, stdout=subprocess.PIPE, text=True) as reader:
        ran = govcheck("org.yaml", "--format", "json", "--output", "pipe", cwd=folder)
        assert reader.stdout is not None
        assert json.loads(reader.stdout.read())["findings"]
    assert ran.status == 1
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a device that is always full")
def test_a_full_disk_is_told(folder: Path) -> None:
    ran = govcheck("org.yaml", "--format", "json", "--output", "/dev/full", cwd=folder)
    assert (ran.status, ran.err) == (2, "govcheck check: cannot write /dev/full: No space left on device\n")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        words = [sys.executable, "-m", "govcheck", "org.yaml"]
        done = subprocess.run(
            words, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "govcheck check: cannot write to standard output: No space left on device\n")


#: govcheck in a process that may write no file longer than this many bytes
LIMITED = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
from govcheck.cli.main import main
sys.exit(main(sys.argv[1:]))
"""

#: govcheck in a process that stops once the new text stands in its temporary file
WAITING = """\
import os, signal, sys, time
# whoever started the tests in the background has it ignored
signal.signal(signal.SIGINT, signal.default_int_handler)
def wait(_):
    os.write(1, b"writing\\n")
    time.sleep(60)
os.fsync = wait
from govcheck.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def python(code: str, *words: str, cwd: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_disk_that_fills_up_leaves_the_old_file(folder: Path) -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)
    (folder / "a.json").write_text("old", encoding="utf-8")
    with python(LIMITED, "org.yaml", "--format", "json", "--output", "a.json", "--quiet", cwd=folder) as process:
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, "govcheck check: cannot write a.json: File too large\n")
    assert (folder / "a.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "org.yaml"]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interruption_while_writing_leaves_the_old_file(how: signal.Signals, folder: Path) -> None:
    (folder / "a.json").write_text("old", encoding="utf-8")
    with python(WAITING, "org.yaml", "--format", "json", "--output", "a.json", "--quiet", cwd=folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        process.send_signal(how)
        _, err = process.communicate(timeout=60)
    assert (folder / "a.json").read_text(encoding="utf-8") == "old"
    if how is signal.SIGKILL:
        # nobody is left to clean up; the next run writes the file all the same
        assert govcheck("org.yaml", "--format", "json", "--output", "a.json", cwd=folder).status == 1
        assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["findings"]
        return
    assert (process.returncode, err) == (2, "govcheck check: interrupted while writing a.json; what stood there before still does\n")
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "org.yaml"]


@pytest.mark.parametrize("words", [("org.yaml",), ("check", "--each", "org.yaml"), ("wrong.yaml",), ("check", "--each", "wrong.yaml")])
def test_a_library_that_is_not_installed_is_named_and_the_other_formats_are_written(words: tuple[str, ...], folder: Path) -> None:
    (folder / "markupsafe.py").write_text("raise ModuleNotFoundError('No module', name='markupsafe')\n", encoding="utf-8")
    (folder / "wrong.yaml").write_text("govcheck: 1\npositions: {a: {report_to: b}}\n", encoding="utf-8")
    pairs = ("--format", "html", "--output", "o.html", "--format", "csv", "--output", "o.csv")
    ran = govcheck(*words, *pairs, cwd=folder, env={"PYTHONPATH": f"{folder}:{ROOT}"})
    assert ran.status == 2
    needs = "--format html needs markupsafe, which is not installed; install it with: pip install 'govcheck[report]'"
    assert ran.err.splitlines()[-1] == f"govcheck check: {needs}"
    assert "Traceback" not in ran.err
    assert (folder / "o.csv").exists()
    assert not (folder / "o.html").exists()


def test_every_format_is_written_in_one_run(folder: Path) -> None:
    words = [word for form in FORMATS for word in ("--format", form, "--output", f"a.{form}")]
    ran = govcheck("org.yaml", "--select", RULE, *words, cwd=folder)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith(SHORT)
    for form in FORMATS:
        written = (folder / f"a.{form}").read_bytes().decode()
        alone = govcheck("org.yaml", "--select", RULE, "--format", form, cwd=folder)
        assert (written, alone.err) == (alone.out, ""), form
        # the one finding is in every format, with the line of the seat that it is about
        assert RULE in written, form
        assert "6" in written, form


def test_a_file_that_cannot_be_read_is_told_in_every_format(folder: Path) -> None:
    (folder / "org.yaml").write_text("govcheck: 1\npositoins: {}\n", encoding="utf-8")
    words = [word for form in FORMATS for word in ("--format", form, "--output", f"a.{form}")]
    ran = govcheck("org.yaml", *words, cwd=folder)
    assert (ran.status, ran.out) == (2, "")
    for form in FORMATS:
        assert "positoins" in (folder / f"a.{form}").read_text(encoding="utf-8"), form


def test_the_page_of_a_github_job_gets_a_summary(folder: Path) -> None:
    page = folder / "page.md"
    page.write_text("before\n", encoding="utf-8")
    env = {"GITHUB_STEP_SUMMARY": str(page)}
    ran = govcheck("org.yaml", "--select", RULE, "--format", "github", cwd=folder, env=env)
    markdown = govcheck("org.yaml", "--select", RULE, "--format", "markdown", cwd=folder, env=env)
    assert ran.out.startswith("::error file=org.yaml,line=6,col=53,")
    # only the format github writes to it, and adds to what other steps wrote
    assert page.read_text(encoding="utf-8") == "before\n" + markdown.out

    lost = govcheck("org.yaml", "--format", "github", cwd=folder, env={"GITHUB_STEP_SUMMARY": "missing/page.md"})
    assert (lost.status, lost.err) == (
        2,
        "govcheck check: cannot write missing/page.md (from $GITHUB_STEP_SUMMARY): No such file or directory\n",
    )


def test_of_a_page_that_does_not_fit_on_the_disk_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:3]))
    with pytest.raises(UsageError, match=re.escape(f"cannot write {page} (from $GITHUB_STEP_SUMMARY): {os.strerror(errno.ENOSPC)}")):
        append_summary("new\u00e4\n")
    assert page.read_text(encoding="utf-8") == "before\n"
    monkeypatch.undo()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    append_summary("new\u00e4\n")
    assert page.read_text(encoding="utf-8") == "before\nnew\u00e4\n"


EXTENSION = """\
def render(assessment, look):
    return f"{len(assessment.findings)} in all\\n"


def render_problems(problems, version, look):
    return "none\\n"


def render_many(many, look):
    return f"{len(many)} organisations\\n"
"""


def test_an_installed_package_may_bring_a_format(folder: Path) -> None:
    known = folder / "site"
    about = known / "counting-1.0.dist-info"
    about.mkdir(parents=True)
    (known / "counting.py").write_text(EXTENSION, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: counting\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[govcheck.renderers]\ncount = counting\n", encoding="utf-8")
    env = {"PYTHONPATH": os.pathsep.join((str(ROOT), str(known)))}
    assert govcheck("org.yaml", "--select", RULE, "--format", "count", cwd=folder, env=env) == (1, "1 in all\n", "")
    many = govcheck("--each", "org.yaml", "--jobs", "1", "--select", RULE, "--format", "count", cwd=folder, env=env)
    assert many == (1, "1 organisations\n", "")
    # where it is not installed the format is unknown
    assert "unknown --format 'count'" in govcheck("org.yaml", "--format", "count", cwd=folder).err
