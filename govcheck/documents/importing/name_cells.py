"""Matrices whose cells are names: columns R, A, C and I with roles in them, and lists with one responsibility to a row."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from govcheck.documents.importing.cells import NOTHING, STANDARD, WORDS, Reader
from govcheck.documents.importing.found import Matrix
from govcheck.documents.importing.grids import Grid, cell
from govcheck.documents.importing.headings import field_of, folded
from govcheck.documents.importing.records import ERROR, INFO, Cell, Ledger, Row, Sheet, Span
from govcheck.documents.importing.titles import plain_text
from govcheck.documents.importing.unread import tell_unread
from govcheck.documents.letters import STRENGTH
from govcheck.model.record import Record

_BREAKS = re.compile(r"<br\s*/?>|[\n;,]+", re.IGNORECASE)
_JOINTS = re.compile(r"\s+(?:\+|and|und|et|y)\s+|\s*/\s*")
_LETTER_WORD = re.compile(r"[^\W\d_]+")


class Turned(Record):
    """A table with a column for each letter; `columns` are letter and column."""

    heading: int
    activity: int
    columns: tuple[tuple[str, int], ...]


class Listed(Record):
    """A table with one responsibility to a row."""

    heading: int
    activity: int
    role: int
    letter: int


def turned_of(grid: Grid) -> Turned | None:
    """The frame of a table whose columns are letters: one for A and another one at least; None where the grid is none."""
    for at, row in enumerate(grid.rows[:15]):
        columns: dict[str, int] = {}
        for column, text in enumerate(row):
            letter = _letter(plain_text(text))
            if letter is not None and letter not in columns:
                columns[letter] = column
        if "A" in columns and len(columns) > 1:
            labels = [column for column in range(len(row)) if column not in columns.values() and plain_text(row[column])]
            if labels and not _are_letters(grid, at, columns.values()):
                activity = next((column for column in labels if _is_activity(row[column])), labels[0])
                return Turned(at, activity, tuple(columns.items()))
    return None


def _are_letters(grid: Grid, heading: int, columns: Iterable[int]) -> bool:
    """Whether most cells below are letters themselves: then the row above them is no heading, but a row of such a matrix."""
    reader = Reader()
    read = [reader.read(text) for row in grid.rows[heading + 1 :] for column in columns if (text := cell(row, column))]
    return sum(found is not None and bool(found.letters) for found in read) * 2 >= len(read)


def _is_activity(heading: str) -> bool:
    known = field_of(plain_text(heading))
    return known is not None and known.field == "activity"


def _letter(heading: str) -> str | None:
    """The letter for which a heading stands: ``R``, ``Responsible``, ``Accountable (A)``, ``R - Responsible``."""
    words = [word.casefold() for word in _LETTER_WORD.findall(heading)]
    if not words or len(words) > 3:
        return None
    found = {word.upper() if word.upper() in STANDARD else WORDS.get(word) for word in words}
    found.discard(None)
    known = all(word.upper() in STANDARD or word in WORDS for word in words)
    return found.pop() if known and len(found) == 1 else None


def listed_of(grid: Grid, own: Mapping[str, str]) -> Listed | None:
    """The frame of a table with an activity, a role and a letter to each row; None where the grid is none."""
    for at, row in enumerate(grid.rows[:15]):
        fields: dict[str, int] = {}
        for column, text in enumerate(row):
            known = field_of(plain_text(text))
            field = own.get(folded(plain_text(text))) or (known.field if known is not None else None)
            if field is not None:
                fields.setdefault("role" if field == "title" else field, column)
        if {"activity", "role", "letter"} <= fields.keys():
            return Listed(at, fields["activity"], fields["role"], fields["letter"])
    return None


def read_turned(grid: Grid, frame: Turned, is_name: Callable[[str], bool], ledger: Ledger) -> Matrix:
    """The matrix in such a table; `is_name` says whether a text names an office by itself."""
    rows = grid.rows[frame.heading + 1 :]
    skipped = len(ledger.skipped)
    alone = {plain_text(part).casefold() for row in rows for _, column in frame.columns if (part := cell(row, column))}
    found: list[Row] = []
    headings: dict[str, Span] = {}
    named = {frame.activity: "the activity", **{column: f"the names under {letter}" for letter, column in frame.columns}}
    for at in range(frame.heading + 1, len(grid.rows)):
        row = grid.rows[at]
        if tell_unread(grid, at, named, ledger):
            continue
        label = plain_text(cell(row, frame.activity))
        letters: dict[str, tuple[set[str], Span]] = {}
        for letter, column in frame.columns:
            for name in _names(cell(row, column), lambda text: text.casefold() in alone or is_name(text)):
                place = grid.span(at, column)
                headings.setdefault(name, place)
                letters.setdefault(name, (set(), place))[0].add(letter)
        if label and letters:
            cells = tuple(Cell(name, _joined(said), place) for name, (said, place) in letters.items())
            found.append(Row(label, grid.span(at, frame.activity), cells))
        else:
            ledger.skip(grid.path, grid.line(at), "no names in it" if label else "no activity")
    ledger.note(INFO, grid.path, grid.span(frame.heading, 0), "read as a table whose columns are letters and whose cells are roles")
    support = any("S" in each.letters for row in found for each in row.cells)
    sheet = Sheet(grid.path, grid.title, tuple(headings.items()), tuple(found), (("S", "S"),) if support else ())
    return Matrix(sheet, len(rows), len(found), len(ledger.skipped) - skipped)


def read_listed(grid: Grid, frame: Listed, letters: Mapping[str, str], ledger: Ledger) -> Matrix:
    """The matrix in a list of responsibilities."""
    reader = Reader(letters or STANDARD)
    found: dict[str, tuple[Span, dict[str, Cell]]] = {}
    headings: dict[str, Span] = {}
    rows = range(frame.heading + 1, len(grid.rows))
    skipped, kept = len(ledger.skipped), 0
    for at in rows:
        row = grid.rows[at]
        if tell_unread(grid, at, {frame.activity: "the activity", frame.role: "the role", frame.letter: "the letter"}, ledger):
            continue
        label, role = plain_text(cell(row, frame.activity)), plain_text(cell(row, frame.role))
        read = reader.read(cell(row, frame.letter))
        if read is None or not label or not role:
            ledger.note(
                ERROR,
                grid.path,
                grid.span(at, frame.letter),
                f"expected an activity, a role and a letter, not {cell(row, frame.letter)[:60]!r}",
            )
            ledger.skip(grid.path, grid.line(at), "no activity, role and letter")
            continue
        kept += 1
        _, cells = found.setdefault(label, (grid.span(at, frame.activity), {}))
        headings.setdefault(role, grid.span(at, frame.role))
        before = cells[role].letters.split("/") if role in cells else []
        if read.letters:
            cells[role] = Cell(role, _joined({*before, *read.letters.split("/")}), grid.span(at, frame.letter))
    made = tuple(Row(label, span, tuple(cells.values())) for label, (span, cells) in found.items())
    ledger.note(INFO, grid.path, grid.span(frame.heading, 0), "read as a list with one responsibility to a row")
    return Matrix(
        Sheet(grid.path, grid.title, tuple(headings.items()), made, tuple(letters.items())), len(rows), kept, len(ledger.skipped) - skipped
    )


def _names(text: str, is_name: Callable[[str], bool]) -> Sequence[str]:
    """The names in a cell: parted by commas and line breaks, and by ``/`` or ``and`` where every part is a name by itself."""
    found: list[str] = []
    for part in _BREAKS.split(text):
        name = plain_text(part).strip(" -–•*")
        if not name or name.casefold() in NOTHING:
            continue
        pieces = [piece.strip() for piece in _JOINTS.split(name)]
        found += pieces if len(pieces) > 1 and all(piece and is_name(piece) for piece in pieces) else [name]
    return tuple(dict.fromkeys(found))


def _joined(letters: set[str]) -> str:
    return "/".join(sorted(letters, key=STRENGTH.index))
