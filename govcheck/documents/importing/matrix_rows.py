"""Grids to matrices: where the headings are, which columns hold letters, which rows are activities."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from govcheck.documents.importing.cells import KNOWN, STANDARD, Reader, alphabet_of, is_legend, legend
from govcheck.documents.importing.found import Matrix
from govcheck.documents.importing.grids import Grid, cell
from govcheck.documents.importing.headings import ROLE_HEADINGS, field_of, folded
from govcheck.documents.importing.records import ERROR, INFO, WARNING, Cell, Ledger, Row, Sheet, Span
from govcheck.documents.importing.titles import plain_text
from govcheck.documents.importing.unread import tell_unread
from govcheck.model.record import Record

#: how far down a heading is looked for
DEEPEST = 60
#: reads letters of every alphabet, to find out where letters stand; what they mean is asked later
_ANY = Reader({**{letter: "I" for known in KNOWN.values() for letter in known}, **STANDARD})
_NUMBERED = re.compile(r"\s*(\d+)\.?\s")
_NUMBERED_BELOW = re.compile(r"\s*(\d+)\.\d")
_BOLD = re.compile(r"\s*(\*\*|__).+\1\s*\Z")


class Frame(Record):
    """Where a matrix's parts are: its heading row, the column of activities, the columns of letters, and the columns left out."""

    heading: int
    activity: int
    letters: tuple[int, ...]
    unused: tuple[int, ...]


def frame_of(grid: Grid, own: Mapping[str, str]) -> Frame | None:
    """The frame of a matrix whose cells are letters; None where the grid is none."""
    rows = grid.rows
    width = grid.width
    first = next((at for at, row in enumerate(rows[:DEEPEST]) if at and _is_body(row)), None)
    if first is None:
        return None
    heading = next((at for at in range(first - 1, -1, -1) if sum(bool(text.strip()) for text in rows[at]) > 1), None)
    if heading is None:
        return None
    body = rows[heading + 1 :]
    letters = []
    for column in range(1, width):
        said = [text for at, row in enumerate(body, heading + 1) if (at, column) not in grid.unread and _says(text := cell(row, column))]
        good = [text for text in said if (read := _ANY.read(text)) is not None and read.letters]
        errors = any((at, column) in grid.unread for at in range(heading + 1, len(rows)))
        # a column of nothing but errors held letters once
        if len(good) * 2 >= len(said) and (good or (errors and _heading(grid, heading, column))):
            letters.append(column)
    if len(letters) < 2:
        return None
    blank = [
        column
        for column in range(letters[0], width)
        if column not in letters and _heading(grid, heading, column) and not any(_says(cell(row, column)) for row in body)
    ]
    columns = tuple(sorted((*letters, *blank)))
    labels = [column for column in range(width) if column not in columns and any(cell(row, column) for row in body)]
    activity = _activity(grid, heading, [column for column in labels if column < columns[0]] or labels, own)
    if activity is None:
        return None
    unused = tuple(column for column in labels if column != activity)
    return Frame(heading, activity, columns, unused)


def _is_body(row: Sequence[str]) -> bool:
    said = [text for text in row[1:] if text.strip()]
    good = sum((read := _ANY.read(text)) is not None and bool(read.letters) for text in said)
    return good > 0 and good * 2 >= len(said)


def _says(text: str) -> bool:
    read = _ANY.read(text)
    return read is None or bool(read.letters)


def _heading(grid: Grid, heading: int, column: int) -> str:
    """What a column is called: in the heading row, else in the row above it, of a heading in two rows."""
    text = plain_text(cell(grid.rows[heading], column))
    if text or not heading or heading - 1 in grid.marked:
        return text
    above = grid.rows[heading - 1]
    return plain_text(cell(above, column)) if sum(bool(each.strip()) for each in above) > 1 else ""


def _names(grid: Grid, frame: Frame) -> dict[int, str]:
    """The headings of the letter columns; two of one name are told apart by the group that stands above each."""
    names = {column: _heading(grid, frame.heading, column) for column in frame.letters}
    if frame.heading and len(set(names.values())) < len(names):
        groups: dict[int, str] = {}
        group = ""
        for column in range(grid.width):
            group = groups[column] = plain_text(cell(grid.rows[frame.heading - 1], column)) or group
        names = {
            column: f"{groups[column]}: {name}" if groups[column] and list(names.values()).count(name) > 1 else name
            for column, name in names.items()
        }
    return names


def _activity(grid: Grid, heading: int, columns: Sequence[int], own: Mapping[str, str]) -> int | None:
    """The column that names activities: by its heading, else the one with the most to say."""
    for column in columns:
        name = _heading(grid, heading, column)
        known = field_of(name)
        if own.get(folded(name)) == "activity" or (known is not None and known.field == "activity"):
            return column
    said = {column: [text for row in grid.rows[heading + 1 :] if (text := cell(row, column))] for column in columns}
    return max(columns, key=lambda column: (len(set(said[column])) * sum(map(len, said[column])), -column), default=None)


def read_frame(grid: Grid, frame: Frame, letters: Mapping[str, str], ledger: Ledger) -> Matrix:
    """The matrix in a frame; `letters` are those that the user says, none where the matrix is to tell."""
    alphabet = letters or _alphabet(grid, frame, ledger)
    reader = Reader(alphabet)
    rows: list[Row] = []
    columns = _names(grid, frame)
    for column in [column for column, name in columns.items() if not name]:
        ledger.note(
            ERROR, grid.path, grid.span(frame.heading, column), "a column of letters without a heading; expected the role it stands for"
        )
        del columns[column]
    for column, name in list(columns.items()):
        if name in (columns[other] for other in columns if other < column):
            ledger.note(ERROR, grid.path, grid.span(frame.heading, column), f"two columns are called {name!r}; expected each role once")
            del columns[column]
    before = len(ledger.skipped)
    body = range(frame.heading + 1, len(grid.rows))
    bold = [at for at in body if _BOLD.match(cell(grid.rows[at], frame.activity))]
    marked = (grid.marked if len(bold) * 2 < len(body) else frozenset()) | _alone(grid, frame)
    for at in body:
        label = plain_text(cell(grid.rows[at], frame.activity))
        cells, unread = _cells(grid, at, columns, reader, ledger)
        line = grid.line(at)
        if tell_unread(grid, at, {frame.activity: "the activity"}, ledger):
            continue
        if not cells and not unread and (reason := _no_activity(grid, at, frame, label, marked)):
            ledger.skip(grid.path, line, reason)
        elif not label:
            ledger.note(ERROR, grid.path, grid.span(at, frame.activity), "letters in a row without an activity; expected its name")
            ledger.skip(grid.path, line, "letters without an activity")
        else:
            if not cells and not unread:
                ledger.note(
                    INFO, grid.path, grid.span(at, frame.activity), f"{label!r} has no letters: kept as an activity that nobody has"
                )
            rows.append(Row(label, grid.span(at, frame.activity), cells, unread=unread))
    names = tuple((name, grid.span(frame.heading, column)) for column, name in columns.items())
    own = tuple(sorted(alphabet.items())) if alphabet is not STANDARD else ()
    if alphabet is STANDARD and any("S" in each.letters for row in rows for each in row.cells):
        own = (("S", "S"),)
    if frame.unused:
        unused = ", ".join(_heading(grid, frame.heading, column) or f"column {column + 1}" for column in frame.unused)
        ledger.note(INFO, grid.path, grid.span(frame.heading, frame.unused[0]), f"columns that are not used: {unused}")
    sheet = Sheet(grid.path, grid.title, names, tuple(rows), own)
    if folded(_heading(grid, frame.heading, frame.activity)) in ROLE_HEADINGS:
        ledger.note(
            INFO, grid.path, grid.span(frame.heading, frame.activity), "roles stand in rows and activities in columns: turned round"
        )
        sheet = _turned(sheet)
    return Matrix(sheet, len(body), len(rows), len(ledger.skipped) - before)


def _alphabet(grid: Grid, frame: Frame, ledger: Ledger) -> Mapping[str, str]:
    """The alphabet of a matrix, by its letters and the legends around them."""
    used: set[str] = set()
    for row in grid.rows[frame.heading + 1 :]:
        for column in frame.letters:
            read = _ANY.read(cell(row, column))
            used.update(read.letters.split("/") if read is not None and read.letters else ())
    letters_off = [text for row in grid.rows for at, text in enumerate(row) if at not in frame.letters or row is grid.rows[frame.heading]]
    told = legend((*letters_off, *grid.around))
    found = alphabet_of(used, told)
    place = grid.span(frame.heading, frame.letters[0])
    if found is None:
        shown = ", ".join(sorted(used))
        message = f"the letters {shown} have no one meaning; expected R, A, C, I (S), a legend, or --letters such as V=R,E=A,M=C,I=I"
        ledger.note(ERROR, grid.path, place, message)
        return STANDARD
    if found is not STANDARD:
        shown = ", ".join(f"{letter} = {meant}" for letter, meant in found.items())
        how = "as its legend says" if found is told else "as is usual; --letters says otherwise"
        ledger.note(WARNING, grid.path, place, f"letters of its own, read as {shown}, {how}")
    return found


def _cells(grid: Grid, at: int, columns: Mapping[int, str], reader: Reader, ledger: Ledger) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
    """The cells of a row that say something, and the headings of those that cannot be read, each of which is noted."""
    found = []
    unread = []
    row = grid.rows[at]
    for column, heading in columns.items():
        text = cell(row, column)
        reason = grid.unread.get((at, column))
        read = reader.read(text) if reason is None else None
        if read is None:
            why = reason or f"{text[:60]!r}; expected letters of {', '.join(reader.letters)}, such as A/R"
            ledger.note(ERROR, grid.path, grid.span(at, column), f"the cell of {heading!r} cannot be read: {why}")
            unread.append(heading)
        elif read.letters:
            if read.remark:
                ledger.note(INFO, grid.path, grid.span(at, column), f"{text!r} is read as {read.letters}")
            found.append(Cell(heading, read.letters, grid.span(at, column)))
    return tuple(found), tuple(unread)


def _alone(grid: Grid, frame: Frame) -> frozenset[int]:
    """Rows of a label alone that divide a table: it begins with one, has two at least, and rows with letters follow each of them.

    One row without letters among others is an activity that nobody has.
    """
    body = range(frame.heading + 1, len(grid.rows))
    alone = [at for at in body if cell(grid.rows[at], frame.activity) and sum(bool(text.strip()) for text in grid.rows[at]) == 1]
    parts = len(alone) > 1 and alone[0] == body[0] and alone[-1] != body[-1]
    return frozenset(alone) if parts and all(after - before > 1 for before, after in pairwise(alone)) else frozenset()


def _no_activity(grid: Grid, at: int, frame: Frame, label: str, marked: frozenset[int]) -> str | None:
    """Why a row without letters is no activity; None where it is one that nobody has."""
    if not label and not any(text.strip() for text in grid.rows[at][: frame.letters[0]]):
        return "nothing but blanks and dashes"
    if is_legend(" ".join(grid.rows[at])):
        return "a legend"
    if at in marked and not any(cell(grid.rows[at], column) for column in frame.letters):
        return "a section heading"
    if not label:
        return "a note without an activity"
    if any(cell(grid.rows[at], column) for column in frame.letters):
        return None
    if label.endswith(":") or (label.isupper() and len(label) > 3):
        return "a section heading"
    number = _NUMBERED.match(label)
    below = _NUMBERED_BELOW.match(plain_text(cell(grid.rows[at + 1], frame.activity))) if at + 1 < len(grid.rows) else None
    return "a section heading" if number and below and number[1] == below[1] and not _NUMBERED_BELOW.match(label) else None


def _turned(sheet: Sheet) -> Sheet:
    """A matrix whose rows are roles, with its activities in rows."""
    cells: dict[str, list[Cell]] = {name: [] for name, _ in sheet.headings}
    for row in sheet.rows:
        for each in row.cells:
            cells[each.heading].append(Cell(row.name, each.letters, each.span))
    rows = tuple(Row(name, span, tuple(cells[name])) for name, span in sheet.headings)
    headings: tuple[tuple[str, Span], ...] = tuple((row.name, row.span) for row in sheet.rows)
    return sheet._replace(headings=headings, rows=rows)
