"""``govcheck check --watch``: check again whenever a file that was read is saved.

The files are looked at a few times a second: that needs no library, works on every file system, and costs nothing one could notice.
"""
# pathlib costs a third of an interpreter's start, and nothing here needs more of it than this
# ruff: noqa: PTH112, PTH116, PTH118

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from govcheck.cli.status import Checked
from govcheck.cli.terminal import complain, look, say, say_problems
from govcheck.cli.usage import UsageError
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.paths import relative
from govcheck.source.problems import InputError

#: seconds between two looks; a file that is still being written looks different the next time, and is waited for
PAUSE = 0.2
INTERRUPTED = 130
_ENDINGS = (".yaml", ".yml", ".toml")

#: what tells that a file was saved: when, how long it is, and which file it is; None where there is none
_Stamps = dict[str, tuple[int, int, int] | None]


def watch(check: Callable[[], Checked], named: Sequence[str]) -> int:
    """Check, and again after every change, until it is interrupted; `named` are files and folders that count whatever was read.

    A first check that finds the words typed wrong raises UsageError, as it does without watching.
    """
    if "-" in named:
        raise UsageError("standard input cannot be watched; expected files")
    # a run that never ends has to clear up after itself
    gc.enable()
    try:
        paths = set(check().paths)
        while True:
            stamps = _stamps((*named, *paths))
            complain(f"watching {counted(len(stamps), 'file')}; interrupt to end (Ctrl-C)")
            changed = _change(stamps, (*named, *paths))
            _separate(changed)
            # what is wrong now may be right after the next change, and what was read before still counts
            paths |= set(_again(check))
    except KeyboardInterrupt:
        complain("")
        return INTERRUPTED


def _again(check: Callable[[], Checked]) -> Sequence[str]:
    try:
        return check().paths
    except UsageError as error:
        complain(f"govcheck check: {error}")
    except InputError as error:
        say_problems(error.problems)
        return tuple(problem.path for problem in error.problems)
    return ()


def _change(before: _Stamps, paths: Sequence[str]) -> list[str]:
    """Wait until a file is another one than before and stays so for one look; returns the files that changed."""
    last = before
    while True:
        time.sleep(PAUSE)
        now = _stamps(paths)
        if now == last and now != before:
            return sorted(path for path in {*before, *now} if before.get(path) != now.get(path))
        last = now


def _stamps(paths: Iterable[str]) -> _Stamps:
    return {path: _stamp(path) for path in sorted(set(_files(paths)))}


def _files(paths: Iterable[str]) -> Iterator[str]:
    """The files, and those of the folders: of rules, or of organisations."""
    for path in paths:
        if "\0" in path or not os.path.isdir(path):
            yield path
            continue
        for inside, folders, files in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (os.path.join(inside, name) for name in files if name.endswith(_ENDINGS))


def _stamp(path: str) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _separate(changed: Sequence[str]) -> None:
    """A line between two runs that nobody takes for part of either."""
    seen = look()
    names = ", ".join(relative(path, seen) for path in changed[:3]) + (
        f" and {counted(len(changed) - 3, 'more file')}" if len(changed) > 3 else ""
    )
    line = "─" if seen.unicode else "-"
    said = "".join(sign if sign.isprintable() else "?" for sign in f"{line * 3} {names} changed ")
    say(f"\n{said}{line * max(3, seen.width - len(said))}\n\n")
    sys.stdout.flush()
