"""``govcheck check`` in front of what judges: where nothing has changed, the answer of the last such run is said again.

What is kept is what was written, word for word, and not the assessment: saying it again needs no rule, no YAML and no renderer, and
depends on nothing that could have come to mean something else. It is never stale, because a run is only repeated

* for the same words in the same folder at a terminal that shows the same (its name in the cache);
* on the same day, by the same code and Python with the same libraries beside it (`surroundings`);
* with every file holding the bytes that were read, every file still missing that was looked for in vain, every link leading where it
  led, and every folder of rules or organisations with the same names and contents (`govcheck.source.notes`).

Only a run that judged (exit code 0 or 1) is kept, and one over several organisations only as a whole. One that watches, writes a
baseline, reads a revision of a repository or uses an installed extension never is. An HTML page is not either: what it shows is made by
libraries outside.
"""
# pathlib costs a third of an interpreter's start, and every check comes through here
# ruff: noqa: PTH109, PTH113, PTH116, PTH118, PTH120, PTH123

import os
import sys
import time
from collections.abc import Sequence

from govcheck import __version__
from govcheck.cli.cache_entry import MAX_BYTES, Entry, Row, entry_from_bytes, entry_to_bytes, packed
from govcheck.cli.cache_folder import cache_folder, read_entry, write_entry
from govcheck.packs.locate import PACKAGE, rules_path
from govcheck.source.notes import STDIN, Notes, places, stamp, stamp_of_folder

#: exit codes of runs that judged
_JUDGED = (0, 1)
#: where installed libraries are; these folders change when one comes, goes or becomes another version
_LIBRARIES = ("site-packages", "dist-packages")


def run(argv: Sequence[str]) -> int:
    """Say again what the last such check said, or check; returns the exit code."""
    folder = cache_folder(argv, os.environ)
    reads = STDIN in argv and _reads_stdin(argv)
    name = None if folder is None or reads is None else _name(argv)
    if folder is None or name is None:
        return _check(argv, None)
    stdin = sys.stdin.buffer.read() if reads else None
    day = time.strftime("%Y-%m-%d")
    # with its name, so that an entry that somebody renamed answers nothing; and with standard input, whoever reads it
    around = f"{name} {surroundings(day)} {'' if stdin is None else stamp(stdin)}"
    data = read_entry(folder, name, MAX_BYTES)
    entry = None if data is None else entry_from_bytes(data)
    if entry is not None and entry.around == around and entry.status in _JUDGED and _unchanged(entry, stdin):
        return _again(entry)
    with Notes() as notes:
        status = _check(argv, stdin)
    if status in _JUDGED and not notes.barred:
        # the day, or the terminal, may have become another one meanwhile; whatever else changes is seen to have changed
        failed = _keep(folder, name, notes, around, status) if (_name(argv), time.strftime("%Y-%m-%d")) == (name, day) else None
        if failed is not None and not {"-v", "--verbose"}.isdisjoint(argv):
            from govcheck.cli.terminal import complain

            complain(f"govcheck check: the answer is not kept, the cache {folder} cannot be written: {failed}")
    return status


def _check(argv: Sequence[str], stdin: bytes | None) -> int:
    from govcheck.cli.check import run as check  # all that judges, which an answer that is known does without

    return check(argv, stdin)


def _reads_stdin(argv: Sequence[str]) -> bool | None:
    """Whether a hyphen stands for standard input; None where that is not certain, or where reading it would wait for somebody."""
    before = [argv[place - 1] if place else "" for place, word in enumerate(argv) if word == STDIN]
    files = [word for word in before if word != "--output"]
    if any(word.startswith("-") and word != STDIN for word in files) or (files and (sys.stdin is None or sys.stdin.isatty())):
        return None
    return bool(files)


def _name(argv: Sequence[str]) -> str | None:
    """The name of the entry: of the words, of the folder that they are typed in, and of how a text has to look there."""
    from govcheck.cli.terminal import SUMMARY, look

    try:
        here = os.getcwd()
    except OSError:
        return None
    shown = (*look(), sys.stdout.isatty(), sys.stdout.encoding, bool(os.environ.get(SUMMARY)))
    words = [here, repr(shown), *argv]
    return stamp(packed([word.encode("utf-8", "surrogatepass") for word in words]))


def surroundings(day: str) -> str:
    """The stamp of all that an answer depends on beside the words and the files: the code, the libraries, the day.

    It is taken before the run: code that is edited meanwhile never has this stamp again.
    """
    said = [__version__, sys.version, repr(sys.flags), day, *sys.path]
    said += [_status(path) for path in sys.path if path.endswith(_LIBRARIES)]
    said.append(_stamp_of_code())
    return stamp("\n".join(said).encode("utf-8", "surrogatepass"))


def _stamp_of_code() -> str:
    """Of an installed wheel, when it was installed; of a checkout, when each of its files was changed last."""
    rules = rules_path()
    if os.path.dirname(rules) == PACKAGE:
        return _status(os.path.join(PACKAGE, "__init__.py")) + _status(PACKAGE)
    found = []
    waiting = [PACKAGE, rules]
    while waiting:
        with os.scandir(waiting.pop()) as listed:
            for each in listed:
                if each.name.startswith((".", "__pycache__")):
                    continue
                if each.is_dir(follow_symlinks=False):
                    waiting.append(each.path)
                else:
                    found.append(_status(each.path))
    return "\n".join(sorted(found))


def _status(path: str) -> str:
    """A path with what changes whenever the file does; the time of the last change of any kind is not for anybody to choose."""
    try:
        found = os.stat(path)
    except OSError:
        return path
    return f"{path} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _unchanged(entry: Entry, stdin: bytes | None) -> bool:
    return (
        all(_is_as_it_was(row, stdin) for row in entry.files)
        and all(stamp_of_folder(path) == then for path, then in entry.folders)
        and all(os.path.realpath(row[1]) == row[2] for row in entry.said if row[0] == "write")
    )


def _is_as_it_was(row: Row, stdin: bytes | None) -> bool:
    path, leads, folder, size, then = row
    if path == STDIN:
        return stdin is not None and stamp(stdin) == then
    if places(path) != (leads, folder) or os.path.isfile(path) != bool(then):
        return False
    if not then:
        return True
    try:
        # a file of another size need not be read
        if str(os.stat(path).st_size) != size:
            return False
        with open(path, "rb") as file:
            return stamp(file.read()) == then
    except OSError:
        return False


def _again(entry: Entry) -> int:
    """Say it all again; raises UsageError, after all else was written, for what could not be."""
    from govcheck.cli.terminal import append_summary, complain, say, write_file
    from govcheck.cli.usage import UsageError

    failed = []
    for kind, *texts in entry.said:
        try:
            if kind == "say":
                say(*texts)
            elif kind == "complain":
                complain(*texts)
            elif kind == "write":
                write_file(texts[0], texts[2])
            else:
                append_summary(*texts)
        except UsageError as error:
            failed.append(str(error))
    if failed:
        raise UsageError("\n".join(failed))
    return entry.status


def _keep(folder: str, name: str, notes: Notes, around: str, status: int) -> str | None:
    """Keep what a run said; returns why it cannot be written, None where it could be or had better not be."""
    read = {leads for leads, *_ in notes.files.values()}
    written = {row[2] for row in notes.said if row[0] == "write"}
    if read & written or any(stamp_of_folder(path) != then for path, then in notes.folders.items()):
        return None
    files = [(path, *found) for path, found in notes.files.items()]
    data = entry_to_bytes(Entry(around, status, files, list(notes.folders.items()), notes.said))
    return write_entry(folder, name, data) if len(data) <= MAX_BYTES else None
