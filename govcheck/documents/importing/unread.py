"""Cells of which nobody knows what is in them: errors that a spreadsheet shows, also where only their text has come through."""

import re
from collections.abc import Mapping, Sequence

from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.records import ERROR, Ledger

LEFT_OUT = "a cell that cannot be read"
#: as Excel and LibreOffice write them in English, German, French and Spanish; a row of # stands where a column was too narrow
_ERROR = re.compile(
    r"#(?:(?:REF|VALUE|NULL|NUM|SPILL|CALC|BEZUG|WERT|ZAHL|ÜBERLAUF|VALEUR|NUL|NOMBRE|¡REF|¡VALOR|¡NUM|¡NULO|DIV/0|¡DIV/0)\s?!"
    r"|(?:NAME|NOM|¿NOMBRE)\s?\?|N/A|NV|N/D|#{2,})|Err:\d{3}"
)


def shown_errors(rows: Sequence[Sequence[str]]) -> dict[tuple[int, int], str]:
    """The cells that hold nothing but an error of a spreadsheet, by row and column from 0, each with what is to be said of it."""
    return {
        (at, column): f"the spreadsheet shows an error there, {text.strip()}"
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
        if ("#" in text or "Err:" in text) and _ERROR.fullmatch(text.strip())
    }


def may_show_errors(text: str) -> bool:
    """Whether a look at every cell of a text is worth its time."""
    return ("#" in text or "Err:" in text) and _ERROR.search(text) is not None


def tell_unread(grid: Grid, at: int, columns: Mapping[int, str], ledger: Ledger) -> bool:
    """Note the cells of a row that cannot be read, under the names of their columns, and leave the row out; whether there are any."""
    found = [(column, name) for column, name in sorted(columns.items()) if (at, column) in grid.unread]
    for column, name in found:
        ledger.note(ERROR, grid.path, grid.span(at, column), f"{name} cannot be read: {grid.unread[at, column]}")
    if found:
        ledger.skip(grid.path, grid.line(at), LEFT_OUT)
    return bool(found)
