"""Consoles that are not Unicode: signs of our own are drawn in ASCII, and formats for programs stay whole."""

import csv
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from govcheck.cli.terminal import obeys_sequences
from govcheck.renderers.table import FORMATS
from tests.cli.running import ROOT
from tests.cli.test_compare import ORG, RULE, UNDER_THE_CIO

ENCODINGS = ("ascii", "cp1252", "cp437")
#: in one of the encodings, in none of them, and beyond the first plane of Unicode
NAMES = "Zoë Müller 情報 😀"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plain.yaml").write_text(UNDER_THE_CIO, encoding="utf-8")
    (tmp_path / "before.yaml").write_text(ORG, encoding="utf-8")
    text = UNDER_THE_CIO.replace("Chief Information Security Officer", f"{NAMES} (CISO)").replace(
        "reports_to: cio", "is: ciso, reports_to: cio"
    )
    (tmp_path / "names.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, encoding: str, *words: str, **env: str) -> tuple[int, bytes, bytes]:
    """Exit status and the bytes on both outputs of a run on a console of that encoding."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, **env}
    environment.pop("GITHUB_STEP_SUMMARY", None)
    done = subprocess.run([sys.executable, "-m", "govcheck", *words], cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check", "plain.yaml", "--verbose", "--select", f"{RULE},structure"),
        ("check", "--each", "plain.yaml", "before.yaml", "--jobs", "1", "--select", RULE),
        ("compare", "before.yaml", "plain.yaml", "--select", RULE),
        ("explain", RULE),
        ("rules", "--coverage"),
        ("interview", "plain.yaml"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_what_is_drawn_is_ascii_where_the_console_has_no_better(folder: Path, words: tuple[str, ...]) -> None:
    status, out, err = run(folder, "ascii", *words)
    assert status in (0, 1)
    assert (b"\\u" in out, b"\\x" in out, err) == (False, False, b"")
    assert out.isascii()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_shows_what_the_console_can_show_and_escapes_the_rest(folder: Path, encoding: str) -> None:
    status, out, _ = run(folder, encoding, "names.yaml", "--select", RULE)
    assert status == 1
    assert (
        out.replace(b"\r\n", b"\n")
        .decode(encoding)
        .startswith(f"error  conflict  {NAMES.encode(encoding, 'backslashreplace').decode(encoding)}")
    )


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"text"}))
def test_a_format_for_programs_says_the_same_on_every_console(folder: Path, form: str) -> None:
    words = ("check", "names.yaml", "--select", RULE, "--as-of", "2026-11-26", "--format", form)
    expected = meaning(form, run(folder, "utf-8", *words)[1], "utf-8")
    assert NAMES in str(expected) or form in ("github", "html")
    for encoding in ("ascii", "cp1252"):
        status, out, _ = run(folder, encoding, *words)
        assert (status, meaning(form, out, encoding)) == (1, expected), encoding


def meaning(form: str, data: bytes, encoding: str) -> Any:
    """What a program reads in an output."""
    if form in ("json", "sarif", "gitlab"):
        return json.loads(data.decode(encoding))
    if form == "junit":
        return ET.canonicalize(data.decode("utf-8"))
    if form == "csv":
        return list(csv.reader(data.decode("utf-8-sig").splitlines()))
    if form == "markdown":
        import html

        return html.unescape(data.decode(encoding))
    return data.decode("utf-8")


def test_a_problem_is_told_on_every_console(folder: Path) -> None:
    (folder / "wrong.yaml").write_text(
        f"govcheck: 1\npositions:\n  a: {{reports_to: '{NAMES}'}}\n  b: {{titel: {'x' * 200}}}\n", encoding="utf-8"
    )
    for encoding in ENCODINGS:
        status, out, err = run(folder, encoding, "wrong.yaml")
        assert (status, out) == (2, b"")
        assert err.decode(encoding).splitlines()[0].startswith("wrong.yaml:3:")


def test_colour_is_where_it_is_wanted(folder: Path) -> None:
    def coloured(*words: str, **env: str) -> bool:
        return b"\x1b[" in run(folder, "utf-8", "check", "plain.yaml", "--select", RULE, *words, **env)[1]

    assert not coloured()
    assert coloured(FORCE_COLOR="1")
    assert not coloured(FORCE_COLOR="0")
    assert not coloured(FORCE_COLOR="1", NO_COLOR="1")
    assert not coloured("--no-color", FORCE_COLOR="1")
    assert not coloured(FORCE_COLOR="1", TERM="dumb")
    assert not coloured("--format", "json", FORCE_COLOR="1")


def test_a_windows_console_that_does_not_say_so_gets_no_sequences() -> None:
    asked = {
        ("", False): True,
        ("TERM=dumb", False): False,
        ("", True): False,
        ("WT_SESSION=1", True): True,
        ("TERM=xterm", True): True,
        ("FORCE_COLOR=1", True): True,
        ("TERM=dumb", True): False,
    }
    for (variables, windows), expected in asked.items():
        environment = dict(variable.split("=") for variable in variables.split())
        assert obeys_sequences(environment, windows=windows) is expected, variables
