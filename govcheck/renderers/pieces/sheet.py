"""Tables for spreadsheets: CSV that opens well in them and in which nothing is a formula."""

from collections.abc import Iterable, Sequence

#: a spreadsheet takes a cell that begins with one of these for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"
#: what may be markup in a Markdown table
_MARKUP = frozenset("\\`*_{}[]<>#|~$&@")


def csv_sheet(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows below a heading, as RFC 4180 has it, with the mark by which spreadsheets know UTF-8.

    A cell that would be a formula begins with an apostrophe, which `govcheck.documents.sheets` takes off again.
    """
    return _MARK + "".join(f"{','.join(map(_cell, row))}\r\n" for row in (heading, *rows))


def _cell(text: str) -> str:
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    safe = "".join(c if c == "\n" or c.isprintable() else " " for c in safe)
    return '"' + safe.replace('"', '""') + '"' if any(c in safe for c in ',;"\n\t') else safe


def markdown_row(cells: Iterable[str]) -> str:
    """One row of a Markdown table in which nothing is markup."""
    return "| " + " | ".join(map(_plain, cells)) + " |"


def _plain(text: str) -> str:
    # character references mean the same in every dialect of Markdown; questions hold few signs, so that the text stays readable
    safe = "".join(f"&#{ord(c)};" if c in _MARKUP else c for c in text)
    return "".join(c if c.isprintable() else " " for c in safe)
