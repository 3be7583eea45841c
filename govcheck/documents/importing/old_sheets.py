"""The sheets of a workbook that a reader in another language unpacks, read in a process of their own.

Such a reader may panic, fill the memory or never end over a workbook that somebody broke on purpose, and none of it can be caught: so all
that ends is the process.
"""

import io
import json
import os
import subprocess
import sys
from typing import Any

from govcheck.documents.importing.values import cell_text, needed
from govcheck.model.record import Record
from govcheck.source.problems import GovcheckError

MAX_ROWS, MAX_COLUMNS = 1_000_000, 2_000
#: what the reader may take: bytes of memory (where the system keeps count), by the size of the file and at most; and seconds
_GIB = 1024 * 1024 * 1024
MEMORY, MEMORY_FOR_A_BYTE, MOST_MEMORY = _GIB, 200, 4 * _GIB
SECONDS = 300
_READ = "from govcheck.documents.importing.old_sheets import answer; answer()"


class Sheet(Record):
    """A sheet that can be seen: its name, and the texts of its cells."""

    name: str
    rows: list[list[str]]


class UnreadableError(GovcheckError):
    """Why a workbook cannot be read."""


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook; raises UnreadableError, and MissingExtraError where there is no reader."""
    needed("python_calamine")
    # the process finds what this one finds, and nothing that happens to lie in the folder in which it runs
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, and words of ours
            [sys.executable, "-P", "-c", _READ],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"it takes longer than {SECONDS} seconds") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"no process can be started for it: {error}") from None
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise UnreadableError("whatever reads it fails over it") from None
    if isinstance(told, str):
        raise UnreadableError(told)
    return tuple(Sheet(name, rows) for name, rows in told)


def answer() -> None:
    """In the process: the sheets of the workbook on standard input, or a text that says why there are none, as JSON."""
    data = sys.stdin.buffer.read()
    _confine(min(MEMORY + MEMORY_FOR_A_BYTE * len(data), MOST_MEMORY))
    try:
        told: object = _read(data)
    except BaseException as error:  # noqa: BLE001 - a panic is no Exception
        told = (str(error).splitlines() or [type(error).__name__])[0][:200]
    with open(sys.stdout.fileno(), "wb", closefd=False) as out:
        out.write(json.dumps(told).encode())


def _confine(memory: int) -> None:
    try:
        import resource  # not everywhere
    except ImportError:
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (memory if most == resource.RLIM_INFINITY else min(memory, most), most))


def _read(data: bytes) -> object:
    calamine = needed("python_calamine")
    try:
        book = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError:
        return "it is protected by a password; expected a copy without one"
    seen = [about.name for about in book.sheets_metadata if "Visible" in str(about.visible)]
    return [(name, _texts(book.get_sheet_by_name(name))) for name in seen]


def _texts(sheet: Any) -> list[list[str]]:
    rows = sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS) if sheet.height else []
    return [[cell_text(value) for value in row[:MAX_COLUMNS]] for row in rows]
