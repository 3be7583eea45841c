"""Files to parts: each file of an organisation with its nodes.

Includes are followed, never out of the folder of the file that includes, and never in circles.
"""
# pathlib costs a quarter of an interpreter start, and a plain check needs no more of it than this
# ruff: noqa: PTH116, PTH117, PTH118, PTH120, PTH123

import os
import stat
from collections.abc import Sequence as Many
from typing import Protocol

from govcheck.documents.lines import Lines
from govcheck.model.digest import digest
from govcheck.model.findings import Input
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence, describe
from govcheck.source.notes import STDIN, note_file
from govcheck.source.problems import InputError
from govcheck.source.reader import read_yaml


class Part(Record):
    """One file: its path as given, the mapping at its top, and whether it must begin with the header."""

    path: str
    root: Mapping
    headed: bool


class Files(Protocol):
    """Where files are read from: the disk, or a revision of a repository."""

    def identity(self, path: str) -> str:
        """What two names of one file have in common."""

    def target(self, path: str, written: str) -> str | None:
        """The file that another one includes; None where that is outside the folder of the other."""

    def shown(self, path: str) -> str:
        """The path as messages and findings have it."""

    def content(self, path: str, *, regular: bool) -> bytes | str:
        """What a file holds, or as text why it cannot be read; with `regular` only an ordinary file will do."""


def load(paths: Many[str], stdin: bytes | None) -> tuple[list[Part], list[Input]]:
    """All files of one organisation, in their order, each followed by what it includes; raises InputError with all problems."""
    loader = _Loader(stdin)
    for path in paths:
        loader.given(path)
    if loader.problems:
        raise InputError(loader.problems)
    return loader.parts, loader.inputs


def content(path: str) -> bytes | str:
    """What a file that was named holds, on the disk or in a revision, or as text why it cannot be read."""
    return _files(path).content(path, regular=False)


class _Loader:
    def __init__(self, stdin: bytes | None) -> None:
        self.stdin = stdin
        self.parts: list[Part] = []
        self.inputs: list[Input] = []
        self.problems: list[Problem] = []
        self.seen: dict[str, str] = {}

    def given(self, path: str) -> None:
        """A file that was named by whoever runs the check; told with the slashes that every output has."""
        path = path.replace(os.sep, "/")
        files = _files(path)
        real = STDIN if path == STDIN else files.identity(path)
        if real in self.seen:
            self.problems.append(Problem(path, 1, 1, f"the same file as {self.seen[real]}; expected each file once"))
            return
        if path == STDIN and self.stdin is not None:
            data: bytes | str = self.stdin
            note_file(STDIN, self.stdin)
        elif path == STDIN:
            data = "nothing on standard input; expected an organisation file"
        else:
            data = files.content(path, regular=False)
        if isinstance(data, str):
            self.problems.append(Problem(path, 1, 1, data))
            return
        self.seen[real] = path
        self.part(files, path, data, (real,), headed=True)

    def part(self, files: Files, path: str, data: bytes, trail: tuple[str, ...], *, headed: bool) -> None:
        try:
            root = read_yaml(data, path)
        except InputError as error:
            self.problems.extend(error.problems)
            return
        self.inputs.append(Input(path, digest(data), Lines(data)))
        if not isinstance(root, Mapping):
            self.problems.append(
                Problem(
                    path,
                    root.line,
                    root.column,
                    f"the file is {describe(root)}; expected a mapping that begins with 'govcheck: 1'",
                )
            )
            return
        self.parts.append(Part(path, root, headed))
        for key, value in root.pairs:
            if key.text == "include":
                self.includes(files, path, value, trail)

    def includes(self, files: Files, path: str, node: Node, trail: tuple[str, ...]) -> None:
        if isinstance(node, Scalar) and node.is_null:
            return
        for item in node.items if isinstance(node, Sequence) else [node]:
            if isinstance(item, Scalar) and item.text.strip() and not item.is_null:
                self.include(files, path, item, None, trail)
            elif isinstance(item, Mapping) and item.pairs:
                for section, target in item.pairs:
                    if isinstance(target, Scalar) and target.text.strip() and not target.is_null:
                        self.include(files, path, target, section, trail)
                    else:
                        self.wrong(path, target, f"{section.text!r} is included from {describe(target)}; expected the path of a CSV file")
            else:
                self.wrong(path, item, f"'include' lists {describe(item)}; expected a path, or a section with the path of a CSV file")

    def wrong(self, path: str, node: Node, message: str) -> None:
        self.problems.append(Problem(path, node.line, node.column, message))

    def include(self, files: Files, path: str, node: Scalar, section: Scalar | None, trail: tuple[str, ...]) -> None:
        """One file that another one includes."""
        written = node.text
        target = files.target(path, written) if written.isprintable() else None
        if target is None:
            self.wrong(path, node, f"the include {written[:80]!r} leaves the folder of the file; expected a path inside that folder")
            return
        real, shown = files.identity(target), files.shown(target)
        if real in trail:
            circle = " > ".join([*(self.seen[step] for step in trail[trail.index(real) :]), self.seen[real]])
            self.wrong(path, node, f"an include cycle: {circle}; expected files that do not include each other")
            return
        if real in self.seen:
            self.wrong(path, node, f"the include {written!r} is already part of this organisation; expected each file once")
            return
        data = files.content(target, regular=True)
        if isinstance(data, str):
            self.wrong(path, node, f"the include {written!r}: {data}")
            return
        self.seen[real] = shown
        if section is None:
            self.part(files, shown, data, (*trail, real), headed=False)
        else:
            self.table(shown, data, section, path)

    def table(self, path: str, data: bytes, section: Scalar, including: str) -> None:
        """One CSV file with the entries of a section."""
        from govcheck.documents.tables import FIELDS, read_table  # few organisations come with tables

        if section.text not in FIELDS:
            known = ", ".join(FIELDS)
            self.wrong(including, section, f"no section {section.text[:80]!r} comes from a CSV file; expected one of {known}")
            return
        try:
            root = read_table(data, path, section)
        except InputError as error:
            self.problems.extend(error.problems)
            return
        self.inputs.append(Input(path, digest(data), Lines(data)))
        self.parts.append(Part(path, root, headed=False))


def _files(path: str) -> Files:
    """Where a path leads to: the disk, unless nothing is there and it is written ``REV:path``."""
    if ":" in path and not os.path.lexists(path if "\0" not in path else "."):
        from govcheck.documents.revisions import revision_of  # few files are read out of a repository

        return revision_of(path) or _DISK
    return _DISK


class _Disk:
    """The files of this machine."""

    def identity(self, path: str) -> str:
        return os.path.realpath(path) if "\0" not in path else path

    def target(self, path: str, written: str) -> str | None:
        folder = "." if path == STDIN else os.path.dirname(path) or "."
        target = os.path.join(folder, written)
        return None if os.path.isabs(written) or not _is_inside(target, folder) else target

    def shown(self, path: str) -> str:
        return os.path.normpath(path).replace(os.sep, "/")

    def content(self, path: str, *, regular: bool) -> bytes | str:
        return _content(path, regular=regular)


_DISK = _Disk()


def _is_inside(target: str, folder: str) -> bool:
    real, top = os.path.realpath(target), os.path.realpath(folder)
    return real.startswith(top if top.endswith(os.sep) else top + os.sep)


def _content(path: str, *, regular: bool) -> bytes | str:
    """What a file holds, or as text why it cannot be read; a device is never opened, and a pipe only where it was named."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            return "a folder; expected an organisation file" + ("" if regular else " (check --each takes folders)")
        if not (stat.S_ISREG(mode) or (stat.S_ISFIFO(mode) and not regular)):
            return "a device; expected an organisation file"
        with open(path, "rb") as file:
            data = file.read()
        note_file(path, data)
        return data
    except FileNotFoundError:
        return "no such file; expected the path of an organisation file"
    except PermissionError:
        return "no permission to read it"
    except OSError as error:
        return f"cannot be read: {(error.strerror or str(error)).lower()}"
    except ValueError:
        return "cannot be read: a null byte in its path"
