"""What a run reads and says, noted while it does, so that a later run can tell whether it would say the same.

A file is noted by the bytes that were read, never by those that stand there afterwards. What cannot be noted so (a pipe, a revision of a
repository, an installed extension) bars the notes: nobody may rely on them. Every other run takes no notes, and a note costs it a look
at an empty list.
"""
# pathlib costs a third of an interpreter's start, and a run whose answer is known comes through here
# ruff: noqa: PTH112, PTH113, PTH118, PTH120, PTH123, PTH208

import os

try:
    from _blake2 import blake2b  # see `govcheck.model.digest`; three times as fast as its SHA-256
except ImportError:  # an interpreter that is built without it
    from hashlib import blake2b

__all__ = ["Notes", "bar", "note_file", "note_folder", "note_said", "stamp", "stamp_of_folder"]

STDIN = "-"


class Notes:
    """The notes of one run, taken ``with`` it.

    `files` tell of every file by its path: where the path and its folder lead, and the bytes, None where there was no file; `folders`
    of every folder of rules the stamp that it had before it was read; `said` what was written, in its order.
    """

    __slots__ = ("barred", "files", "folders", "said")

    def __init__(self) -> None:
        self.barred = False
        self.files: dict[str, tuple[str, str, bytes | None]] = {}
        self.folders: dict[str, str] = {}
        self.said: list[tuple[str, ...]] = []

    def __enter__(self) -> "Notes":  # noqa: PYI034 - typing costs half an interpreter's start
        _open.append(self)
        return self

    def __exit__(self, *_error: object) -> None:
        _open.remove(self)

    def file(self, path: str, data: bytes | None) -> None:
        """Note a file; one that is another one when it is read again bars the notes."""
        if "\0" in path:
            self.barred = True
            return
        found = (*places(path), data)
        if self.files.setdefault(path, found) != found or (data is not None and path != STDIN and not os.path.isfile(path)):
            self.barred = True


#: the notes that are being taken: those of one run, or none
_open: list[Notes] = []


def note_file(path: str, data: bytes | None) -> None:
    """A file was read, or looked for in vain; standard input is ``-``."""
    for notes in _open:
        notes.file(path, data)


def note_folder(path: str) -> None:
    """All of a folder is about to be read."""
    for notes in _open:
        notes.folders.setdefault(path, stamp_of_folder(path))


def note_said(kind: str, *words: str) -> None:
    """Something was written: of what kind, and everything that it takes to write it again."""
    for notes in _open:
        notes.said.append((kind, *words))


def bar() -> None:
    """What the run does, or depends on, cannot be noted."""
    for notes in _open:
        notes.barred = True


def places(path: str) -> tuple[str, str]:
    """Where a path leads, and where its folder does, with every link followed: a file is only included from within its folder."""
    return ("", "") if path == STDIN else (os.path.realpath(path), os.path.realpath(os.path.dirname(path) or "."))


def stamp(data: bytes) -> str:
    """A digest of some bytes; not one to publish."""
    found: str = blake2b(data, digest_size=32).hexdigest()
    return found


def stamp_of_folder(folder: str) -> str:
    """A digest of the names in a folder and all below it, through links, and of what the YAML files there hold.

    A hidden folder is an editor's or a repository's own, unless it is a pack.
    """
    found: list[str] = []
    waiting, seen = [folder], set()
    while waiting:
        inside = waiting.pop()
        real = os.path.realpath(inside)
        try:
            names = sorted(os.listdir(inside)) if real not in seen else []
        except OSError as error:
            found.append(f"{inside}\0{error.errno}")
            continue
        seen.add(real)
        for name in names:
            path = os.path.join(inside, name)
            if os.path.isdir(path):
                if name.startswith(".") and not os.path.isfile(os.path.join(path, "pack.yaml")):
                    continue
                found.append(f"{path}\0{os.path.realpath(path)}")
                waiting.append(path)
            else:
                found.append(f"{path}\0{_content(path) if name.endswith('.yaml') else ''}")
    return stamp("\n".join(found).encode("utf-8", "surrogatepass"))


def _content(path: str) -> str:
    try:
        if not os.path.isfile(path):
            return "no file"
        with open(path, "rb") as file:
            return stamp(file.read())
    except OSError as error:
        return str(error.errno)
