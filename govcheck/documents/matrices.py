"""RACI matrices: ``raci`` (one, in short form) and ``matrices`` (several, with their own letters)."""

import re
from typing import TYPE_CHECKING

from govcheck.documents.letters import Alphabet
from govcheck.documents.reading import shown
from govcheck.documents.records import read_fields
from govcheck.documents.shapes import END, ID, UNFIT, Field, Fields, Schema, is_id
from govcheck.documents.table import MATRIX
from govcheck.model.organization import Matrix
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence, describe

if TYPE_CHECKING:
    from govcheck.documents.columns import Columns
    from govcheck.documents.reading import Reading

#: the id of the matrix that ``raci`` writes
MAIN = "main"
#: cells as JSON Schema tells them: with the standard letters, and with letters of any kind
RACI_CELL = rf"^(-|[RACISracis](/[RACISracis])*|\s*){END}"
ANY_CELL = rf"^(-|[^\s/-]+(/[^\s/-]+)*|\s*){END}"
#: what no letter of a matrix may hold
_UNFIT = re.compile(r"[\s/-]")


class OwnLetters:
    """A matrix's own letters, each with the one of R, A, S, C, I that it stands for."""

    def read(self, node: Node, reading: "Reading") -> dict[str, str] | None:
        """The letters, in upper case."""
        if type(node) is Scalar and node.is_null:
            return None
        if type(node) is not Mapping:
            reading.wrong(node, "a mapping such as V: R")
            return None
        found: dict[str, str] = {}
        for key, value in node.pairs:
            written = key.text.upper()
            meant = value.text.upper() if type(value) is Scalar else ""
            if not is_id(key.text) or _UNFIT.search(written):
                reading.add(key, f"{shown(key.text)} cannot be a letter of a matrix; expected letters without '/', '-' and blanks")
            elif meant not in ("R", "A", "S", "C", "I"):
                reading.add(value, f"the letter {shown(key.text)} means {describe(value)}; expected one of R, A, S, C, I")
            elif written in found:
                reading.add(key, f"the letter {shown(key.text)} stands twice; expected each letter once")
            else:
                found[written] = meant
        return found

    def schema(self) -> Schema:
        """A mapping of words to letters."""
        return {
            "type": ["object", "null"],
            "additionalProperties": {"enum": ["R", "A", "S", "C", "I", "r", "a", "s", "c", "i"]},
            "propertyNames": {"minLength": 1, "not": {"pattern": rf"[\s/-]|{UNFIT}"}},
        }


class Rows:
    """The rows of a matrix: kept as they are, since their letters depend on the keys beside them."""

    def read(self, node: Node, reading: "Reading") -> Mapping | None:
        """The mapping of rows."""
        if type(node) is Mapping:
            return node
        if type(node) is not Scalar or not node.is_null:
            reading.wrong(node, "a mapping of rows, each with columns and letters")
        return None

    def schema(self) -> Schema:
        """Rows of cells that any alphabet might have."""
        return rows_schema({"type": ["string", "number", "boolean", "null"], "pattern": ANY_CELL})


LONG_FORM = Fields.of(
    *MATRIX.by_word.values(),
    Field("letters", "letters", OwnLetters(), "What the matrix's own letters stand for, such as V: R."),
    Field("rows", "rows", Rows(), "The rows: activity to column to letters."),
)


def rows_schema(cell: Schema) -> Schema:
    """A mapping of rows with cells of that schema."""
    row = {
        "title": "activity",
        "description": "One row: a position, role or party for each column, with its letters.",
        "type": ["object", "null"],
        "propertyNames": dict(ID),
        "additionalProperties": {"title": "letters", "description": "R, A, C, I or S, joined by '/'; '-' for nothing.", **cell},
    }
    return {"type": ["object", "null"], "propertyNames": dict(ID), "additionalProperties": row}


def read_matrix(matrix: str, node: Mapping, reading: "Reading", columns: "Columns", *, rasci: bool) -> Matrix:
    """A matrix in long form."""
    values, _ = read_fields(node, LONG_FORM, reading, "a matrix")
    rows = values.pop("rows", None)
    alphabet = Alphabet(values.get("letters"), rasci=rasci)
    return Matrix(matrix, **values, rows=read_rows(rows, alphabet, reading, columns, {}) if rows is not None else {})


def read_rows(
    node: Mapping, alphabet: Alphabet, reading: "Reading", columns: "Columns", before: dict[str, tuple[str, Scalar]]
) -> dict[str, dict[str, str]]:
    """The rows of one mapping; `before` holds the place of every row of this matrix so far, from other files too."""
    rows: dict[str, dict[str, str]] = {}
    for key, value in node.pairs:
        name = key.text
        if name in before:
            path, first = before[name]
            reading.add(key, f"the row {shown(name)} stands twice; it stands first in {path}, line {first.line}")
            continue
        before[name] = (reading.path, key)
        if not is_id(name):
            reading.unfit(key)
        if type(value) is Mapping:
            rows[name] = _cells(name, value, alphabet, reading, columns)
        elif type(value) is Scalar and value.is_null:
            rows[name] = {}
        else:
            reading.add(value, f"the row {shown(name)} is {describe(value)}; expected columns with letters")
    return rows


def _cells(row: str, node: Mapping, alphabet: Alphabet, reading: "Reading", columns: "Columns") -> dict[str, str]:
    cells: dict[str, str] = {}
    headings: dict[str, Scalar] = {}
    for key, value in node.pairs:
        letters: str | None = None
        if type(value) is Scalar:
            letters = "" if value.is_null else alphabet.read(value.text)
        if letters is None:
            _bad_cell(row, key, value, alphabet, reading)
        seat = columns.seat(key, reading)
        if seat is None:
            continue
        first = headings.setdefault(seat, key)
        if first is not key:
            if first.text == key.text:
                reading.twice(key, first)
            else:
                words = f"{shown(first.text)} and {shown(key.text)}"
                reading.add(key, f"the columns {words} are one seat; expected each seat once")
        elif letters:
            cells[seat] = letters
    return cells


def _bad_cell(row: str, key: Scalar, value: Node, alphabet: Alphabet, reading: "Reading") -> None:
    written = value.text if type(value) is Scalar else ""
    if type(value) is Sequence:
        written = " ".join(item.text for item in value.items if type(item) is Scalar)
    cell = f"the cell of {shown(row)} and {shown(key.text)} is {describe(value)}"
    letters = written.upper().split("/")
    if all(letter in alphabet.meanings for letter in letters):
        cell += ", a letter twice"
    elif "S" in letters and "S" not in alphabet.meanings:
        cell += ", but S needs 'matrix: rasci' under organization"
    reading.add(value, f"{cell}; expected {alphabet.expected()}", alphabet.guess(written))
