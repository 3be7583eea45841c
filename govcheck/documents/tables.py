"""CSV files as nodes: one entry to a line, with the columns ``id`` and those that the section's keys name.

A blank cell says nothing; several values in one cell are parted by ``;``. Everything else is read as in YAML, with its place.
"""

import csv
import io
from collections.abc import Iterator

from govcheck.documents.chart_shapes import Engagements, Holder, Lines
from govcheck.documents.references import DeclaredNames, PositionNames, Roles, Who
from govcheck.documents.scalars import Words
from govcheck.documents.table import ACTIVITY, POSITION, SECTIONS
from govcheck.model.slots import Problem
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence
from govcheck.source.problems import InputError, nearest
from govcheck.source.reader import decode

ID = "id"
PARTED_BY = ";"
_LISTS = (Words, PositionNames, DeclaredNames, Who, Roles, Lines, Engagements, Holder)
#: the sections that may come from a table
FIELDS = {"positions": POSITION, "activities": ACTIVITY, **{section.word: section.fields for section in SECTIONS}}


def read_table(data: bytes, path: str, section: Scalar) -> Mapping:
    """A CSV file as the mapping ``{section: {id: {key: value}}}``; the section is one of `FIELDS`.

    Raises InputError with what cannot be read.
    """
    return _Table(data, path, section).root()


class _Table:
    def __init__(self, data: bytes, path: str, section: Scalar) -> None:
        self.path = path
        self.section = section
        self.problems: list[Problem] = []
        self.text = decode(data, path)

    def root(self) -> Mapping:
        word = self.section.text
        fields = FIELDS[word]
        self.lists = {field.word for field in fields.by_word.values() if isinstance(field.shape, _LISTS)}
        rows = self.rows()
        heading = next(rows, [])
        heads = [cell.text.strip() for cell in heading]
        if ID not in heads:
            self.wrong(1, 1, f"no column {ID!r} in the first line; expected a heading such as id,title,reports_to")
        for cell, head in zip(heading, heads, strict=True):
            if head != ID and head not in fields.by_word:
                self.wrong(cell.line, cell.column, f"unknown column {head!r}", nearest(head, (ID, *fields.by_word)))
            elif heads.index(head) != heading.index(cell):
                self.wrong(cell.line, cell.column, f"the column {head!r} stands twice; expected it once")
        if self.problems:
            raise InputError(self.problems)
        entries = Mapping(1, 1)
        for row in rows:
            self.entry(row, heading, entries)
        if self.problems:
            raise InputError(self.problems)
        root = Mapping(1, 1)
        root.pairs.append((Scalar(word, False, 1, 1, 1, 1), entries))
        return root

    def entry(self, row: list[Scalar], heading: list[Scalar], entries: Mapping) -> None:
        """One line of the table, as one more entry."""
        if all(not cell.text for cell in row):
            return
        if len(row) > len(heading):
            extra = row[len(heading)]
            self.wrong(extra.line, extra.column, f"{len(row)} cells in this line; expected at most {len(heading)}, as in the first line")
            return
        made = Mapping(row[0].line, row[0].column)
        key: Scalar | None = None
        for head, cell in zip(heading, row, strict=False):
            if head.text.strip() == ID:
                key = cell
            elif cell.text:
                name = Scalar(head.text.strip(), True, cell.line, cell.column, cell.line, cell.column)
                made.pairs.append((name, self.value(name.text, cell)))
        if key is None or not key.text:
            self.wrong(row[0].line, row[0].column, f"a line without {ID}; expected one for every entry")
            return
        entries.pairs.append((key, made))

    def value(self, word: str, cell: Scalar) -> Node:
        if word not in self.lists or PARTED_BY not in cell.text:
            return cell
        parts = Sequence(cell.line, cell.column)
        parts.end_line, parts.end_column = cell.end_line, cell.end_column
        parts.items.extend(
            Scalar(part.strip(), cell.plain, cell.line, cell.column, cell.end_line, cell.end_column)
            for part in cell.text.split(PARTED_BY)
            if part.strip()
        )
        return parts

    def rows(self) -> Iterator[list[Scalar]]:
        """The cells of every line with their places."""
        reader = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        lines = self.text.splitlines()
        start = 1
        try:
            for row in reader:
                if row:
                    yield _placed(row, lines, start)
                start = reader.line_num + 1
        except csv.Error as error:
            self.wrong(reader.line_num or 1, 1, f"not CSV: {error}; expected cells parted by commas, with quotes doubled inside quotes")

    def wrong(self, line: int, column: int, message: str, near: str | None = None) -> None:
        self.problems.append(Problem(self.path, line, column, message, near))


def _placed(row: list[str], lines: list[str], line: int) -> list[Scalar]:
    """The cells of one record that begins at a line; a record with quotes may go on over several."""
    cells = []
    column = 1
    written = lines[line - 1] if line <= len(lines) else ""
    quoted = '"' in written
    for text in row:
        end_line, end = line, column + len(text)
        if quoted and written[column - 1 : column] == '"':
            end_line, end = after_quotes(lines, line, column)
        value = text.strip()
        # null is a name like any other here; true, false and numbers mean what they mean in YAML
        plain = value.casefold() not in ("null", "~")
        cells.append(Scalar(value, plain, line, column, end_line, end))
        if end_line != line:
            line = end_line
            written = lines[line - 1] if line <= len(lines) else ""
        column = end + 1
    return cells


def after_quotes(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Where a quoted cell ends, which begins there."""
    at = column
    while line <= len(lines):
        written = lines[line - 1]
        while at < len(written):
            if written[at] == '"':
                if written[at + 1 : at + 2] != '"':
                    return line, at + 2
                at += 1
            at += 1
        line, at = line + 1, 0
    return len(lines), len(lines[-1]) + 1
