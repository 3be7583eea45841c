"""Whatever is wrong with a file: exit code 2, file, line and column, no traceback, and soon."""

import json
import resource
import time
from pathlib import Path

import pytest

from tests.cli.running import govcheck

HEAD = b"govcheck: 1\npositions:\n  ceo: {title: Chief Executive Officer}\n"
BOMB = b"govcheck: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)
)

CASES = {
    "empty": (b"", "org.yaml:1:1: an empty file; expected a YAML document that begins with 'govcheck: 1'"),
    "not UTF-8": (b"govcheck: 1\norganization: {name: caf\xe9}\n", "org.yaml:2:25: not UTF-8: byte 0xe9; expected a UTF-8 text file"),
    "NUL byte": (b"govcheck: 1\nx: \0\n", "org.yaml:2:4: a NUL byte, which no text file holds; expected UTF-8 text"),
    "tab": (b"govcheck: 1\npositions:\n\tceo: {}\n", "org.yaml:3:1: a tab in the indentation; expected spaces"),
    "deep": (b"govcheck: 1\npositions: " + b"[" * 900, "org.yaml:2:112: nested more than 100 deep"),
    "bomb": (BOMB, "org.yaml:8:5: repeats itself through aliases to more than 1,000,000 entries; expected each entry written out"),
    "long line": (b"x" * 50_000_000, "org.yaml:1:1: a line of more than 1,000,000 characters; expected one entry to a line"),
    "two documents": (HEAD + b"---\ngovcheck: 1\n", "org.yaml:4:1: a second document; expected one YAML document to a file"),
    "tag": (b"govcheck: 1\nx: !!python/name:os.system y\n",
            "org.yaml:2:4: the tag 'tag:yaml.org,2002:python/name:os.system'; expected plain values without tags"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_says_what_is_wrong_and_where(name: str, tmp_path: Path) -> None:
    data, message = CASES[name]
    (tmp_path / "org.yaml").write_bytes(data)
    ran = govcheck("org.yaml", cwd=tmp_path)
    assert (ran.status, ran.out, ran.err) == (2, "", message + "\n")


def test_refuses_nesting_beyond_what_libyaml_itself_bears(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_bytes(b"govcheck: 1\npositions: " + b"[" * 10_000)
    ran = govcheck("org.yaml", cwd=tmp_path)
    # whose bound is met first, and so the column, is a matter of the version of libyaml
    assert ran.err in {f"org.yaml:2:{column}: nested more than 100 deep\n" for column in (112, 1011)}
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize("name", ["bomb", "long line", "deep"])
def test_is_soon_over_and_stays_small(name: str, tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_bytes(CASES[name][0])
    start = time.monotonic()
    govcheck("org.yaml", cwd=tmp_path)
    assert time.monotonic() - start < 10  # the promise is two seconds; ten leave room for a busy machine
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 500 * 1024


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    missing = govcheck("no.yaml", cwd=tmp_path)
    folder = govcheck(".", cwd=tmp_path)
    assert (missing.status, missing.out) == (2, "")
    assert missing.err.startswith("no.yaml:1:1: ")
    assert (folder.status, folder.out) == (2, "")
    assert folder.err.startswith(".:1:1: ")


def test_all_problems_come_at_once_and_with_the_nearest_word(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(
        "govcheck: 1\n"
        "positions:\n"
        "  ceo: {title: Chief Executive Officer}\n"
        "  cio: {titel: Chief Information Officer, reports_to: ceoo}\n"
        "  cio: {title: twice}\n"
        "raci:\n"
        "  it-strategy: {cio: X}\n",
        encoding="utf-8",
    )
    ran = govcheck("org.yaml", cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert [line.split(": ", 1)[0] for line in lines] == ["org.yaml:4:9", "org.yaml:4:55", "org.yaml:5:3", "org.yaml:7:22"]
    assert "'titel'" in lines[0]
    assert lines[0].endswith("(did you mean title?)")
    assert "'ceoo'" in lines[1]
    assert lines[1].endswith("(did you mean ceo?)")


def test_problems_are_written_in_the_format_asked_for(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text("govcheck: 1\npositons: {}\n", encoding="utf-8")
    ran = govcheck("org.yaml", "--format", "json", cwd=tmp_path)
    written = json.loads(ran.out)
    assert ran.status == 2
    assert next((p["path"], p["line"], p["column"], p["nearest"]) for p in written["problems"]) == ("org.yaml", 2, 1, "positions")
    assert written["findings"] == []


def test_names_from_a_file_do_not_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text('govcheck: 1\npositions:\n  "a\\e[31mb": {titel: x}\n', encoding="utf-8")
    ran = govcheck("org.yaml", cwd=tmp_path)
    assert ran.status == 2
    assert "\x1b" not in ran.err


def test_a_file_about_nothing_is_not_a_pass(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text("govcheck: 1\nraci:\n  Tea: {Cook: R}\n", encoding="utf-8")
    ran = govcheck("org.yaml", "--select", "cio-ciso-two-people-nonsense", cwd=tmp_path)
    assert ran.status == 2
    assert "names no rule, pack or clause" in ran.err
