"""The guide for authors of rules: whoever types what it says gets what it shows."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.packaging.readme import LEFT_OUT, README, ROOT, differences, guide, table

TEXT = README.read_text(encoding="utf-8")


def test_the_table_of_the_ten_differences_is_that_of_the_pack() -> None:
    assert table(TEXT) == differences(), "renew it: python -m tests.packaging.readme write"


def test_whoever_follows_the_guide_gets_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    blocks = guide(TEXT)
    assert [kind for kind, _ in blocks] == ["console", "console", "yaml", "console", "yaml", "console", "console"]
    for kind, block in blocks:
        if kind == "yaml":
            write(block, tmp_path)
        else:
            command, _, shown = block.partition("\n")
            assert_shown(shown, said(command, tmp_path))


def test_what_is_left_out_may_be_anything_and_nothing_else_may() -> None:
    assert_shown("a\n[...]\nc\n[...]\n", "a\nb\nc\nd\n")
    for wrong in ("b\na\nc\n", "a\nb\nd\n"):
        try:
            assert_shown("a\n[...]\nc\n", wrong)
        except AssertionError:
            continue
        raise AssertionError(wrong)


def write(block: str, folder: Path) -> None:
    """Write a file as its first line says: whole, or from ``examples:`` on."""
    name = block.partition("\n")[0].removeprefix("# ")
    if name.startswith("the end of "):
        path = folder / name.removeprefix("the end of ")
        text = path.read_text(encoding="utf-8")
        path.write_text(text[: text.index("examples:\n")] + block.partition("\n")[2], encoding="utf-8")
    else:
        (folder / name).write_text(block, encoding="utf-8")


def said(command: str, folder: Path) -> str:
    """What a command of the guide prints on both outputs."""
    words = shlex.split(command.removeprefix("$ "))
    assert words[0] == "govcheck"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    run = [sys.executable, "-m", *words]
    done = subprocess.run(run, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout.decode("utf-8")


def assert_shown(shown: str, found: str) -> None:
    """Hold what the guide shows against what was printed; a line that says so stands for any lines."""
    parts = ("\n" + shown).split(f"\n{LEFT_OUT}\n")
    rest = "\n" + found
    for number, part in enumerate(parts):
        if number == len(parts) - 1:
            assert rest.endswith("\n" + part if part and number else part)
        elif number == 0:
            assert rest.startswith(part)
            rest = rest[len(part) :]
        else:
            assert f"\n{part}\n" in rest
            rest = rest[rest.index(f"\n{part}\n") + len(part) + 1 :]
