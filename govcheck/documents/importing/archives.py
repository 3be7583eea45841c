"""Workbooks that are archives of XML, looked at before anything of them is unpacked into memory."""

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from govcheck.model.slots import Problem
from govcheck.source.problems import InputError

#: what a workbook may come to when it is unpacked, and how many times its size, before it is taken for a bomb
MAX_UNPACKED = 1024 * 1024 * 1024
MAX_RATIO = 200
MAX_ENTRIES = 10_000
#: how many cells a sheet may have of which the archive holds but one; one that is written takes more bytes than one
MAX_REPEATED = 2_000_000
#: how reading an archive fails of which a part is lost or damaged
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError)
_PROLOGUE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell)\b([^>]*?)(/?)>")
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"']\s*(\d{1,12})")


def check_archive(data: bytes, path: str, kind: str) -> int:
    """How large the workbook is when it is unpacked; raises InputError for what should not be, and where a `kind` of file is expected."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            total = sum(entry.file_size for entry in entries)
            if len(entries) > MAX_ENTRIES or total > MAX_UNPACKED or total > MAX_RATIO * max(len(data), 100_000):
                message = f"{len(data):,} bytes that unpack to {total:,} in {len(entries):,} parts; expected a workbook, not a bomb"
                raise InputError([Problem(path, 1, 1, message)])
            for entry in entries:
                with archive.open(entry) as part:
                    if entry.filename.endswith((".xml", ".rels")) and _PROLOGUE.search(part.read(2048)):
                        message = f"{entry.filename} declares entities, which no workbook does; expected plain XML"
                        raise InputError([Problem(path, 1, 1, message)])
    except _BROKEN as error:
        raise _lost(path, error, kind) from None
    return total


def check_repeats(data: bytes, path: str) -> None:
    """Refuse an OpenDocument spreadsheet that repeats rows and cells until they fill the memory, or is damaged; raises InputError.

    What reads it goes on for ever where a table does not end.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "content.xml" not in archive.namelist():
                return
            content = archive.read("content.xml")
    except _BROKEN as error:
        raise _lost(path, error, ".ods") from None
    cells = _cells(content)
    if cells > max(MAX_REPEATED, len(content)):
        message = f"{len(content):,} bytes of sheets that repeat themselves to {cells:,} cells; expected a workbook, not a bomb"
        raise InputError([Problem(path, 1, 1, message)])
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise _lost(path, ValueError(f"content.xml is damaged ({error})"), ".ods") from None


def _lost(path: str, error: Exception, kind: str) -> InputError:
    return InputError([Problem(path, 1, 1, f"no workbook, or only a part of one: {error}; expected a complete {kind} file")])


def _cells(content: bytes) -> int:
    """How many cells the rows have up to the last one that says something; rows of blank cells have none."""
    found = rows = column = width = 0
    for tag in _TAG.finditer(content):
        ends, what, attributes, empty = tag.groups()
        repeated = _REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if what == b"table-row":
            if ends:
                found += rows * width
            else:
                rows, column, width = times, 0, 0
        elif not ends:
            column += times
            if not empty:
                width = column
    return found
