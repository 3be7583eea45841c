"""Workbooks of other programs and times (.xls, .xlsb, .ods): the values that stand in them, as far as they can be told."""

from govcheck.documents.importing.archives import check_archive, check_repeats
from govcheck.documents.importing.found import Found
from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.old_sheets import UnreadableError, read_sheets
from govcheck.documents.importing.records import WARNING, Ledger, Span
from govcheck.documents.importing.values import sheet_path, sheet_title
from govcheck.model.slots import Problem
from govcheck.source.problems import InputError


def read(data: bytes, path: str, ledger: Ledger) -> Found:
    """The sheets of a workbook; raises InputError where it is locked, broken or too large."""
    if data.startswith(b"PK"):
        check_archive(data, path, ".xlsb or .ods")
        check_repeats(data, path)
    try:
        sheets = read_sheets(data)
    except UnreadableError as error:
        expected = "" if "; expected" in str(error) else "; expected a complete workbook"
        raise InputError([Problem(path, 1, 1, f"the workbook cannot be read: {error}{expected}")]) from None
    ledger.note(
        WARNING,
        path,
        (1, 1),
        "cells with errors look blank in this format; save the workbook as .xlsx and import that, if there may be any",
    )
    return Found(grids=tuple(grid for sheet in sheets if (grid := _grid(path, sheet.name, sheet.rows)) is not None))


def _grid(path: str, name: str, table: list[list[str]]) -> Grid | None:
    said = [(number, row) for number, row in enumerate(table, 1) if any(row)]
    if not said:
        return None
    numbers = [number for number, _ in said]

    def span(row: int, column: int) -> Span:
        return Span(numbers[row], column + 1, numbers[row], column + 2)

    return Grid(sheet_path(path, name), [row for _, row in said], span, sheet_title(name))
