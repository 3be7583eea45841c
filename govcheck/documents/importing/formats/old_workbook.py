"""Workbooks of other programs and times (.xls, .xlsb, .ods): the values that stand in them, as far as they can be told."""

import io

from govcheck.documents.importing.found import Found
from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.records import WARNING, Ledger, Span
from govcheck.documents.importing.values import cell_text, needed, sheet_path, sheet_title
from govcheck.model.slots import Problem
from govcheck.source.problems import InputError

MAX_ROWS, MAX_COLUMNS = 1_000_000, 2_000


def read(data: bytes, path: str, ledger: Ledger) -> Found:
    """The sheets of a workbook; raises InputError where it is locked or broken."""
    calamine = needed("python_calamine")
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        sheets = [(about.name, str(about.visible), book.get_sheet_by_name(about.name)) for about in book.sheets_metadata]
        tables = [(name, visible, sheet.to_python(skip_empty_area=False) if sheet.height else []) for name, visible, sheet in sheets]
    except calamine.PasswordError:
        message = "the workbook cannot be read: it is protected by a password; expected a copy without one"
        raise InputError([Problem(path, 1, 1, message)]) from None
    except Exception as error:  # noqa: BLE001 - a broken workbook breaks its reader in any way it likes
        what = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError([Problem(path, 1, 1, f"the workbook cannot be read: {what[:200]}; expected a complete workbook")]) from None
    ledger.note(
        WARNING,
        path,
        (1, 1),
        "cells with errors look blank in this format; save the workbook as .xlsx and import that, if there may be any",
    )
    grids = [grid for name, visible, rows in tables if "Visible" in visible and (grid := _grid(path, name, rows)) is not None]
    return Found(grids=tuple(grids))


def _grid(path: str, name: str, table: list[list[object]]) -> Grid | None:
    numbered = [(number, [cell_text(value) for value in row[:MAX_COLUMNS]]) for number, row in enumerate(table[:MAX_ROWS], 1)]
    said = [(number, row) for number, row in numbered if any(row)]
    if not said:
        return None
    numbers = [number for number, _ in said]

    def span(row: int, column: int) -> Span:
        return Span(numbers[row], column + 1, numbers[row], column + 2)

    return Grid(sheet_path(path, name), [row for _, row in said], span, sheet_title(name))
