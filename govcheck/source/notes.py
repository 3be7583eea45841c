"""What a run reads and says, noted while it does, so that a later run can tell whether it would say the same.

A file is noted by the bytes that were read, never by those that stand there afterwards. What cannot be noted so (a pipe, a revision of a
repository, an installed extension) bars the notes: nobody may rely on them. Every other run takes no notes, and a note costs it a look
at an empty list.
"""
# pathlib costs a third of an interpreter's start, and a run whose answer is known comes through here
# ruff: noqa: PTH112, PTH113, PTH114, PTH118, PTH120, PTH123, PTH208

import os

try:
    from _blake2 import blake2b  # see `govcheck.model.digest`; three times as fast as its SHA-256
except ImportError:  # an interpreter that is built without it
    from hashlib import blake2b

__all__ = ["Notes", "are_taken", "bar", "note_file", "note_folder", "note_part", "note_said", "places", "stamp", "stamp_of_folder"]

STDIN = "-"


class Notes:
    """The notes of one run, taken ``with`` it.

    `files` tell of every file by its path: where the path and its folder lead, and size and stamp of the bytes, both empty where there was
    no file; `folders` of every folder that was looked through the stamp that it had before; `said` what was written, in its order.
    """

    __slots__ = ("barred", "files", "folders", "said")

    def __init__(self) -> None:
        self.barred = False
        self.files: dict[str, tuple[str, str, str, str]] = {}
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
        found = (*places(path), *(("", "") if data is None else (str(len(data)), stamp(data))))
        if self.files.setdefault(path, found) != found or (data is not None and path != STDIN and not os.path.isfile(path)):
            self.barred = True

    def add(self, other: "Notes") -> None:
        """Add the notes of a part of the run, which was to read and to say nothing."""
        self.barred = self.barred or other.barred or bool(other.said)
        for path, found in other.files.items():
            self.barred = self.files.setdefault(path, found) != found or self.barred
        for path, then in other.folders.items():
            self.barred = self.folders.setdefault(path, then) != then or self.barred


#: the notes that are being taken, those of a part of the run last
_open: list[Notes] = []


def are_taken() -> bool:
    """Whether somebody takes notes."""
    return bool(_open)


def note_file(path: str, data: bytes | None) -> None:
    """A file was read, or looked for in vain; standard input is ``-``."""
    if _open:
        _open[-1].file(path, data)


def note_folder(path: str) -> None:
    """All of a folder is about to be looked through."""
    if _open:
        _open[-1].folders.setdefault(path, stamp_of_folder(path))


def note_said(kind: str, *words: str) -> None:
    """Something was written: of what kind, and everything that it takes to write it again."""
    if _open:
        _open[-1].said.append((kind, *words))


def bar() -> None:
    """What the run does, or depends on, cannot be noted."""
    if _open:
        _open[-1].barred = True


def note_part(notes: Notes | None) -> None:
    """A part of the run is done, perhaps in another process, and these are its notes; None where it took none."""
    if notes is None:
        bar()
    elif _open:
        _open[-1].add(notes)


def places(path: str) -> tuple[str, str]:
    """Where a path leads, and where its folder does, with every link followed: a file is only included from within its folder."""
    return ("", "") if path == STDIN else (os.path.realpath(path), os.path.realpath(os.path.dirname(path) or "."))


def stamp(data: bytes) -> str:
    """A digest of some bytes; not one to publish."""
    found: str = blake2b(data, digest_size=32).hexdigest()
    return found


def stamp_of_folder(folder: str) -> str:
    """A digest of the folders and YAML files in a folder and all below it, through links, and of what these files hold.

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
            elif name.lower().endswith((".yaml", ".yml")):
                found.append(f"{path}\0{_content(path)}\0{os.path.realpath(path) if os.path.islink(path) else ''}")
    return stamp("\n".join(found).encode("utf-8", "surrogatepass"))


def _content(path: str) -> str:
    try:
        if not os.path.isfile(path):
            return "no file"
        with open(path, "rb") as file:
            return stamp(file.read())
    except OSError as error:
        return str(error.errno)
