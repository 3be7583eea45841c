"""Kills a command wherever it is about to change something on the disk: ``python -m tests.cli.killing`` with a case as JSON on its input.

A case has a folder of files, the words of a command, and what the environment has beside them. The command is run in processes of its own
that are copies of this one, each in a fresh copy of the folder: first to its end, then again and again, killed (SIGKILL, of which no
program is told) at the first place where it touches the disk, at the second, and so on: before a file is opened to be written, made,
renamed, removed or flushed to the disk, and with half of a text written. After each of these the command is run to its end. Printed as
JSON: what the whole run left; and of each place its name, what the killed run left, and what the next one came to (without the unfinished
files of the killed one).

The word ``packs`` stands for no command: it asks for the packs of a checkout that keeps its rules in the folder.
"""

import builtins
import gc
import hashlib
import io
import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from govcheck.cli.main import main
from govcheck.packs import shipped
from govcheck.packs.index import CACHE_FOLDER, INDEX_FILE, Compiled, read_index

#: what Python tells its auditors before it does it
CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link", "os.symlink", "shutil.rmtree")
UNFINISHED = ".part"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class FromYaml:
    """The packs made of YAML, which costs seconds, once for all copies of this process."""

    def __init__(self) -> None:
        self._made: Compiled | None = None
        self._make = shipped._from_yaml

    def __call__(self) -> Compiled:
        self._made = self._made or self._make()
        return self._made


shipped._from_yaml = FromYaml()


def packs() -> int:
    """Say whether an index of a checkout serves, and which rules its packs hold."""
    asked: Any = shipped
    asked.rules_path = lambda: str(Path("rules").absolute())
    index = f"{CACHE_FOLDER}/{INDEX_FILE}"
    served = read_index(index, "rules", None) is not None
    found = shipped.shipped().packs
    sys.stdout.write(f"{served}\n{[(rule.id, rule.title, rule.cites) for rule in found.rules]}\n")
    return 0 if read_index(index, "rules", None) is not None else 1


def command(words: list[str]) -> int:
    """Do what was asked for; the exit status."""
    return packs() if words == ["packs"] else main(words)


class Halves:
    """A file in which a text may end in its middle."""

    def __init__(self, file: Any, point: Callable[..., None]) -> None:
        self._file, self._point = file, point

    def write(self, data: Any) -> object:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        self._point("half of a text written", half)
        written: object = self._file.write(data)
        self._point("a text written and not yet out")
        return written

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def be_killed(at: int, named: Path) -> None:
    """Have this process killed at the place of that number, and the place named in a file."""
    count = 0
    name_file = os.open(named, os.O_WRONLY)

    def point(what: str, before: Callable[[], None] | None = None) -> None:
        nonlocal count
        count += 1
        if count == at:
            if before is not None:
                before()
            put(name_file, what.encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def told(event: str, given: tuple[Any, ...]) -> None:
        if event in CHANGING:
            point(f"before {event}")
        elif event == "open" and isinstance(given[2], int) and given[2] & WRITING and given[0] != os.devnull:
            point("before a file is opened to be written")

    opened, flushed, put = io.open, os.fsync, os.write

    def halved(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        found = opened(file, mode, *more, **named)
        return Halves(found, point) if set("wax+") & set(mode) else found

    def fsync(fd: Any) -> None:
        point("before os.fsync")
        flushed(fd)

    def write(fd: int, data: Any) -> int:
        # what goes to the system at once is there whole or not at all
        point("before os.write")
        written = put(fd, data)
        point("after os.write")
        return written

    builtins.open = halved
    os.fsync = fsync
    os.write = write
    sys.addaudithook(told)


def run(case: dict[str, Any], work: Path, at: int = 0) -> tuple[int, str, str, str]:
    """Run the command in a copy of this process, killed at a place (0: to its end): status, both outputs, and the place's name."""
    told = [work.parent / name for name in ("out", "err", "place")]
    for path in told:
        path.write_bytes(b"")
    child = os.fork()
    if child == 0:
        status = 70
        try:
            for handle, path in zip((1, 2), told, strict=False):
                os.dup2(os.open(path, os.O_WRONLY), handle)
            os.chdir(work)
            os.environ.update(case["env"])
            if at:
                be_killed(at, told[2])
            status = command(case["words"])
            sys.stdout.flush()
            sys.stderr.flush()
        except BaseException:  # noqa: BLE001 - whatever it is must not leave this process
            os.write(2, traceback.format_exc().encode())
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    out, err, place = (path.read_text(encoding="utf-8", errors="surrogateescape") for path in told)
    return os.waitstatus_to_exitcode(ended), out, err, place


def files(folder: Path) -> dict[str, str]:
    """What a folder holds: the digest of every file by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def kill_everywhere(case: dict[str, Any]) -> dict[str, Any]:
    """Run a case to its end and killed at every place; see above."""
    folder = Path(case["folder"])
    work = folder.parent / "work"

    def fresh() -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(folder, work, symlinks=True)

    fresh()
    before = files(work)
    status, out, err, _ = run(case, work)
    whole = {"status": status, "out": out, "err": err, "files": files(work)}
    killed: list[dict[str, Any]] = []
    known: dict[str, Any] = {}
    for at in range(1, 1000):
        fresh()
        ended, _, _, place = run(case, work, at)
        if ended != -signal.SIGKILL:
            break
        left = files(work)
        # two places that leave the same, aside from what is in unfinished files, are followed by the same
        same = json.dumps([{name: digest for name, digest in left.items() if not name.endswith(UNFINISHED)}, len(left)])
        if same not in known:
            status, out, err, _ = run(case, work)
            after = {name: digest for name, digest in files(work).items() if not (name.endswith(UNFINISHED) and left.get(name) == digest)}
            known[same] = {"status": status, "out": out, "err": err, "files": after}
        killed.append({"place": place, "left": left, "next": known[same]})
    return {"before": before, "whole": whole, "killed": killed}


if __name__ == "__main__":
    given = json.load(sys.stdin)
    # what every run needs is loaded once, and is in every copy
    warm = Path(given["folder"]).parent / "warm"
    shutil.copytree(given["folder"], warm, symlinks=True)
    os.chdir(warm)
    silent, sys.stdout, sys.stderr = sys.stdout, io.StringIO(), io.StringIO()
    command(given["words"])
    sys.stdout, sys.stderr = silent, sys.__stderr__
    gc.collect()
    json.dump(kill_everywhere(given), sys.stdout)
