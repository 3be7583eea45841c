"""Excel workbooks: every sheet as a table, with merged cells, errors and formulas; nothing in them is ever calculated."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govcheck.documents.importing.archives import check_archive
from govcheck.documents.importing.cells import Reader
from govcheck.documents.importing.found import Found
from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.records import INFO, Ledger, Span
from govcheck.documents.importing.values import cell_text, needed, sheet_path, sheet_title
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from types import ModuleType

#: up to this size a workbook is loaded with its merged cells and bold rows; a larger one is read row by row
WHOLE = 48 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 1_000_000, 2_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Value(Record):
    """A cell as the workbook holds it."""

    row: int
    column: int
    text: str
    error: str | None = None
    bold: bool = False


def read(data: bytes, path: str, ledger: Ledger) -> Found:
    """The sheets of a workbook; raises InputError where it is locked, broken or too large."""
    openpyxl = needed("openpyxl")
    unpacked = _checked(data, path)
    whole = unpacked <= WHOLE
    if not whole:
        ledger.note(INFO, path, (1, 1), "a large workbook: read row by row, without merged cells")
    try:
        return Found(grids=tuple(_grids(openpyxl, data, path, ledger, whole=whole)))
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - a broken workbook breaks its reader in any way it likes, and in any row
        raise _broken(path, error) from None


def _grids(openpyxl: "ModuleType", data: bytes, path: str, ledger: Ledger, *, whole: bool) -> Iterator[Grid]:
    """The visible sheets that say something."""
    book = _opened(openpyxl, data, whole=whole, values=True)
    formulas = _formulas(openpyxl, data, whole=whole) if _has_formulas(data) else {}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            ledger.note(INFO, path, (1, 1), f"the hidden sheet {sheet.title!r} is not read")
            continue
        grid = _grid(sheet, path, formulas.get(sheet.title, frozenset()), whole=whole)
        if grid is not None:
            yield grid


def _broken(path: str, error: Exception) -> InputError:
    what = str(error).splitlines()[0] if str(error) else type(error).__name__
    return InputError([Problem(path, 1, 1, f"the workbook cannot be read: {what[:200]}; expected a complete .xlsx file")])


def _checked(data: bytes, path: str) -> int:
    """How large the workbook is when it is unpacked; raises InputError for what should not be."""
    if data.startswith(_OLE):
        locked = _ENCRYPTED in data
        what = "it is protected by a password; expected a copy without one" if locked else "it is an old .xls; expected it with that ending"
        raise InputError([Problem(path, 1, 1, f"the workbook cannot be read: {what}")])
    return check_archive(data, path, ".xlsx")


def _has_formulas(data: bytes) -> bool:
    """Whether any sheet holds a formula: most workbooks hold none, and are opened once."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if "worksheets/" in entry.filename:
                tail = b""
                with archive.open(entry) as part:
                    while chunk := part.read(1 << 20):
                        if b"<f>" in (window := tail + chunk) or b"<f " in window or b"<f/" in window:
                            return True
                        tail = chunk[-3:]
    return False


def _opened(openpyxl: "ModuleType", data: bytes, *, whole: bool, values: bool) -> Any:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl would not write back, which nobody asks for
        return openpyxl.load_workbook(io.BytesIO(data), read_only=not whole, data_only=values, keep_links=False)


def _formulas(openpyxl: "ModuleType", data: bytes, *, whole: bool) -> dict[str, frozenset[tuple[int, int]]]:
    """Which cells of each sheet hold formulas."""
    book = _opened(openpyxl, data, whole=whole, values=False)
    return {
        sheet.title: frozenset((cell.row, cell.column) for cell in _cells(sheet, whole=whole) if cell.data_type == "f")
        for sheet in book.worksheets
    }


def _cells(sheet: Any, *, whole: bool) -> Iterator[Any]:
    """The cells that a sheet really has, by row and column: its dimensions may claim many more."""
    if whole:
        yield from (cell for _, cell in sorted(sheet._cells.items()))  # noqa: SLF001 - iterating rows would make every cell in between
        return
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS):
        yield from (cell for cell in row if cell.value is not None or cell.data_type == "f")


def _grid(sheet: Any, path: str, formulas: frozenset[tuple[int, int]], *, whole: bool) -> Grid | None:
    """The rows of a sheet that say something; None for an empty one."""
    by_row: dict[int, dict[int, Value]] = {}
    for cell in _cells(sheet, whole=whole):
        text, error = cell_text(cell.value), None
        if cell.data_type == "e":
            error = f"the workbook itself shows the error {cell.value}"
        elif cell.value is None and (cell.row, cell.column) in formulas:
            error = "a formula whose value is not in the file; open it in a spreadsheet program and save it"
        if (text or error) and cell.column <= MAX_COLUMNS:
            by_row.setdefault(cell.row, {})[cell.column] = Value(cell.row, cell.column, text, error, bool(cell.font and cell.font.b))
    marked_rows = _merge(sheet, by_row) if whole else set()
    numbers = sorted(by_row)
    if not numbers:
        return None
    width = max(max(cells) for cells in by_row.values())
    rows, unread, marked = [], {}, set()
    for at, number in enumerate(numbers):
        cells = by_row[number]
        rows.append([cells[column].text if column in cells else "" for column in range(1, width + 1)])
        for column, value in cells.items():
            if value.error is not None:
                unread[at, column - 1] = value.error
        if number in marked_rows or (len(cells) == 1 and next(iter(cells.values())).bold):
            marked.add(at)

    def span(row: int, column: int) -> Span:
        return Span(numbers[row], column + 1, numbers[row], column + 2)

    return Grid(sheet_path(path, sheet.title), rows, span, sheet_title(sheet.title), frozenset(marked), unread)


def _merge(sheet: Any, by_row: dict[int, dict[int, Value]]) -> set[int]:
    """Give merged cells their text: down a column, and over columns where it is letters; the rows of other wide ones."""
    reader = Reader()
    marked = set()
    for area in sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col)):
        anchor = by_row.get(area.min_row, {}).get(area.min_col)
        if anchor is None or area.max_row - area.min_row > 10_000:
            continue
        read = reader.read(anchor.text)
        letters = read is not None and bool(read.letters)
        columns = range(area.min_col, area.max_col + 1) if letters and area.max_col <= MAX_COLUMNS else (area.min_col,)
        for row in range(area.min_row, area.max_row + 1):
            for column in columns:
                by_row.setdefault(row, {}).setdefault(column, anchor._replace(row=row, column=column))
        if not letters and area.max_col - area.min_col >= 2 and area.min_row == area.max_row:
            marked.add(area.min_row)
    return marked
