"""On a terminal, and not only into a pipe: 80 columns, a narrow one, and one that obeys no sequences."""

import os
import re
import shlex
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

EXAMPLE = "examples/hospital/org.yaml"
#: words that print much, and their status
COMMANDS = {
    "check": (("check", "--as-of", "2026-11-23", EXAMPLE), 1),
    "check --verbose": (("check", "--as-of", "2026-11-23", "--verbose", EXAMPLE), 1),
    "plan": (("plan", "--as-of", "2026-11-23", EXAMPLE), 0),
    "compare": (("compare", "--as-of", "2026-11-23", EXAMPLE, "examples/hospital-remediated/org.yaml"), 0),
    "interview": (("interview", "--as-of", "2026-11-23", EXAMPLE), 0),
    "explain": (("explain", "ciso-independent-of-cio"), 0),
    "rules --coverage": (("rules", "--coverage"), 0),
}
SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(words: tuple[str, ...], columns: int, **more: str) -> tuple[int, str]:
    """Run govcheck with a terminal of that many columns for all it reads and writes; its status, and what the terminal got."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "GOVCHECK_NO_CACHE": "1", **more}
    with subprocess.Popen([sys.executable, "-m", "govcheck", *words], cwd=ROOT, env=env, stdin=slave, stdout=slave, stderr=slave) as done:
        os.close(slave)
        told = b""
        try:
            while part := os.read(master, 65536):
                told += part
        except OSError:  # how Linux says that nobody holds the other end any more
            pass
    os.close(master)
    return done.returncode, told.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_of_80_columns_gets_no_longer_line(command: str) -> None:
    words, status = COMMANDS[command]
    got, told = on_a_terminal(words, 80, TERM="xterm-256color")
    assert got == status
    assert [line for line in SEQUENCE.sub("", told).splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_dumb_terminal_gets_the_same_without_sequences(command: str) -> None:
    words, status = COMMANDS[command]
    got, told = on_a_terminal(words, 80, TERM="dumb")
    assert got == status
    assert "\x1b" not in told
    assert told == SEQUENCE.sub("", on_a_terminal(words, 80, TERM="xterm-256color")[1])


def test_a_terminal_that_takes_colour_gets_it() -> None:
    assert "\x1b[" in on_a_terminal(COMMANDS["check"][0], 80, TERM="xterm-256color")[1]


def test_a_terminal_that_does_not_tell_its_width_is_no_reason_to_fail() -> None:
    status, told = on_a_terminal(COMMANDS["check"][0], 0, TERM="xterm-256color")
    assert status == 1
    assert re.search(r"15 errors, .* judged \d+ of \d+ rules", " ".join(SEQUENCE.sub("", told).split()))


def test_neither_standard_input_nor_output_has_to_be_there(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    words = [
        sys.executable,
        "-m",
        "govcheck",
        "check",
        "--no-cache",
        EXAMPLE,
        "--format",
        "json",
        "--output",
        str(out),
        ">&-",
        "2>&-",
        "<&-",
    ]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", " ".join(words)], cwd=ROOT, env=env, check=False)
    assert done.returncode == 1
    assert out.read_bytes().startswith(b"{")


@pytest.mark.parametrize(("closed", "told"), [(">&-", b""), ("2>&-", b"conflict"), (">&- 2>&-", b""), ("<&- >&- 2>&-", b"")])
def test_a_stream_that_is_closed_is_nobody_s_concern(closed: str, told: bytes) -> None:
    words = [sys.executable, "-m", "govcheck", "check", str(ROOT / "examples/hospital/org.yaml")]
    line = f"{' '.join(map(shlex.quote, words))} {closed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert (done.returncode, done.stderr, told in done.stdout, bool(done.stdout)) == (1, b"", True, bool(told))
