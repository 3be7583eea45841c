"""The files that are to be imported: those named, and those in the folders named."""
# pathlib costs a quarter of an interpreter start, and a plain check comes through here
# ruff: noqa: PTH112, PTH114, PTH118

import os
from collections.abc import Iterator, Sequence

from govcheck.documents.importing.table import format_of
from govcheck.documents.parts import content
from govcheck.model.slots import Problem
from govcheck.source.notes import STDIN, bar, note_file
from govcheck.source.problems import InputError

#: no file is larger: what is made of it has to fit into memory
MAX_BYTES = 512 * 1024 * 1024
MOST_FILES = 20_000


def source_files(paths: Sequence[str], stdin: bytes | None = None) -> list[tuple[str, bytes]]:
    """Path and content of every source, those of a folder sorted by name; ``-`` is standard input, whose bytes are `stdin`.

    Raises InputError with all that cannot be read.
    """
    found: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in paths:
        inside = list(_inside(path)) if "\0" not in path and os.path.isdir(path) else [path]
        if not inside:
            problems.append(Problem(path, 1, 1, "a folder without a file that could be imported"))
        for file in inside:
            real = os.path.realpath(file) if "\0" not in file else file
            if real in seen:
                problems.append(Problem(file, 1, 1, f"the same file as {seen[real]}; expected each file once"))
                continue
            seen[real] = file
            data = read_source(file) if file != STDIN else stdin or "nothing on standard input; expected a source"
            if isinstance(data, str):
                problems.append(Problem(file, 1, 1, data))
            else:
                if file == STDIN:
                    note_file(STDIN, data)
                found.append((file, data))
    if problems:
        raise InputError(problems)
    return found


def read_source(path: str) -> bytes | str:
    """What a source holds, or as text why it cannot be read."""
    try:
        size = os.stat(path).st_size if "\0" not in path else 0  # noqa: PTH116
    except OSError:
        size = 0
    if size > MAX_BYTES:
        return f"{size:,} bytes; expected at most {MAX_BYTES:,}: keep the columns that matter, or cut the file into parts"
    return content(path)


def _inside(folder: str) -> Iterator[str]:
    """The files of a folder and the folders below it that have a known ending; hidden ones and links out of it are left alone."""
    bar()  # what comes into the folder later is not known now
    count = 0
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(top, name)
            if not name.startswith(".") and format_of(name) is not None and not os.path.islink(path):
                count += 1
                if count > MOST_FILES:
                    raise InputError([Problem(folder, 1, 1, f"more than {MOST_FILES:,} files; expected a folder with at most so many")])
                yield path.replace(os.sep, "/")
