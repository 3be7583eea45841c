"""Filled-in sheets: the rows of a CSV file, as spreadsheets write it, or of a Markdown table, each cell with its place.

A cell's line is that of the file, its column the number of the cell in the row, which is what a spreadsheet shows.
"""

import csv
import io
import re
from collections.abc import Sequence
from html import unescape

from govcheck.model.slots import Problem
from govcheck.source.nodes import Scalar
from govcheck.source.problems import InputError, nearest

Row = dict[str, Scalar]

#: what govcheck puts in front of a cell that a spreadsheet would take for a formula
GUARD = "'"
FORMULA = "=+-@\t\r"
_DELIMITERS = ",;\t"
_PIPE = re.compile(r"(?<!\\)\|")
_RULER = re.compile(r"[\s|:-]*-[\s|:-]*\Z")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>")
#: more than any questionnaire has, and less than would fill the memory
_LARGEST = 50_000_000


def read_sheet(data: bytes, path: str, needed: Sequence[str]) -> list[Row]:
    """The rows below the heading that has the `needed` columns, by heading; rows of blank cells are left out.

    Raises InputError where there is no such heading, and for text that cannot be read.
    """
    if len(data) > _LARGEST:
        raise InputError([Problem(path, 1, 1, f"{len(data)} bytes; expected at most {_LARGEST}")])
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise InputError([Problem(path, 1, 1, "a workbook; expected its sheet saved as CSV (in a spreadsheet: save as, CSV UTF-8)")])
    text = _decoded(data)
    lines = _markdown(text) if text.lstrip().startswith(("#", "|")) else _csv(text, path)
    return _below_heading(lines, path, needed)


def _decoded(data: bytes) -> str:
    """The text as spreadsheets save it: with a byte order mark, as UTF-8, or in the code page of Western Europe."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _csv(text: str, path: str) -> list[tuple[int, list[str]]]:
    first = text.split("\n", 1)[0]
    skipped = 0
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=,"):
        delimiter, text, skipped = first.strip()[-1], text.partition("\n")[2], 1
    else:
        delimiter = max(_DELIMITERS, key=lambda each: (first.count(each), -_DELIMITERS.index(each)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    line = 1 + skipped
    try:
        for cells in reader:
            found.append((line, cells))
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise InputError([Problem(path, line, 1, f"no CSV: {error}; expected cells in quotes where they hold quotes or breaks")]) from None
    return found


def _markdown(text: str) -> list[tuple[int, list[str]]]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        written = line.strip()
        if written.startswith("|") and not _RULER.match(written):
            cells = _PIPE.split(written.strip("|") if not written.endswith("\\|") else written[1:])
            found.append((number, [_unmarked(cell) for cell in cells]))
    return found


def _unmarked(cell: str) -> str:
    """A cell's text without what Markdown needs around it."""
    return unescape(_ESCAPE.sub(r"\1", _BREAK.sub("\n", cell.strip())))


def _below_heading(lines: list[tuple[int, list[str]]], path: str, needed: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    headings: list[str] | None = None
    for line, cells in lines:
        words = [" ".join(cell.split()).casefold() for cell in cells]
        if set(needed) <= set(words):
            # several tables, each with its heading, are one sheet
            headings = words
        elif headings is not None and any(cell.strip() for cell in cells):
            # a row may end early where its last cells are blank
            filled = [*cells, *("",) * (len(headings) - len(cells))]
            rows.append(
                {heading: _cell(cell, line, number) for number, (heading, cell) in enumerate(zip(headings, filled, strict=False), 1)}
            )
    if headings is None:
        wanted = f"expected a heading with the columns {', '.join(needed)}"
        first = lines[0] if lines else (1, [])
        problem = Problem(path, first[0], 1, f"no table to fill in: {wanted}")
        seen = [" ".join(cell.split()).casefold() for cell in first[1]]
        for word in needed:
            near = nearest(word, [each for each in seen if each]) if word not in seen else None
            if near is not None:
                problem = problem._replace(
                    column=seen.index(near) + 1, message=f"the column {near!r} is none of ours; {wanted}", nearest=word
                )
                break
        raise InputError([problem])
    return rows


def key_of(text: str) -> str:
    """A text as it comes back from a sheet, which keeps neither control characters nor the number of blanks."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _cell(text: str, line: int, column: int) -> Scalar:
    if text[:1] == GUARD and text[1:2] and text[1] in FORMULA:
        text = text[1:]
    return Scalar(text.strip(), False, line, column, line, column + 1)
