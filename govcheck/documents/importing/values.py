"""Cells of spreadsheets as text, the names of sheets, and the libraries that read them."""

import re
from datetime import date, datetime, time
from importlib import import_module
from typing import TYPE_CHECKING

from govcheck.source.problems import MissingExtraError

if TYPE_CHECKING:
    from types import ModuleType

#: names that spreadsheet programs give to sheets, which say nothing
_GIVEN = re.compile(r"(?:sheet|tabelle|blatt|feuil(?:le)?|hoja|tabela|foglio)\s*\d*\Z", re.IGNORECASE)


def needed(module: str) -> "ModuleType":
    """A module of the extra ``import``; raises MissingExtraError with what installs it."""
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtraError(f"spreadsheets need {module}, which is not installed: pip install 'govcheck[import]'") from None


def cell_text(value: object) -> str:
    """What a cell shows, as far as the file says it: whole numbers without a point, days as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def sheet_path(path: str, sheet: str) -> str:
    """How a sheet is named in places: the file, and the sheet behind ``#``."""
    return f"{path}#{sheet}"


def sheet_title(sheet: str) -> str | None:
    """The name of a sheet where somebody has given it one."""
    return None if _GIVEN.match(sheet.strip()) else sheet.strip() or None
