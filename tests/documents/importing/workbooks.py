"""Workbooks for the tests, made cell by cell."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], *, merged: Sequence[tuple[str, str]] = ()) -> bytes:
    """A workbook with these sheets; `merged` names ranges of sheets. A text that begins with = is a formula, ``#REF!`` an error."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                if value is not None:
                    cell = sheet.cell(row, column, value)
                    if isinstance(value, str) and value.startswith("#") and value.endswith("!"):
                        cell.data_type = "e"
    for name, area in merged:
        book[name].merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
