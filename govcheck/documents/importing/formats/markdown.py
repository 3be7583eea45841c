"""Markdown: every table with the heading above it, and code blocks that hold diagrams."""

import re
from collections.abc import Iterator

from govcheck.documents.importing.found import Block, Found
from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.records import Ledger, Span
from govcheck.documents.importing.titles import plain_text
from govcheck.documents.importing.unread import shown_errors
from govcheck.source.reader import decode

_ALIGNMENT = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*\Z")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*\Z")
_FENCE = re.compile(r" {0,3}(```+|~~~+)\s*([\w-]*)")
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(.+?)\1:?\s*\Z")


def read(data: bytes, path: str, ledger: Ledger) -> Found:  # noqa: ARG001 - every reader takes the ledger
    """Everything in a Markdown document that may be a table or a diagram; raises InputError where it is no text."""
    lines = [line.rstrip("\r") for line in decode(data, path).split("\n")]
    tables: list[Grid] = []
    blocks: list[Block] = []
    title: str | None = None
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if fence is not None:
            end = next((n for n in range(at + 1, len(lines)) if lines[n].strip().startswith(fence[1])), len(lines))
            blocks.append(Block(fence[2].casefold(), "\n".join(lines[at + 1 : end]), at + 2))
            at = end + 1
            continue
        heading = _HEADING.match(lines[at])
        if heading is not None:
            title = plain_text(heading[2]) or None
        elif "|" in lines[at] and at + 1 < len(lines) and _is_alignment(lines[at + 1], lines[at]):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            tables.append(_table(path, lines, at, end, title))
            at = end
            continue
        at += 1
    return Found(grids=tuple(tables), blocks=tuple(blocks))


def _is_alignment(line: str, above: str) -> bool:
    return _ALIGNMENT.match(line) is not None and "-" in line and len(list(_cells(line))) == len(list(_cells(above)))


def _table(path: str, lines: list[str], start: int, end: int, title: str | None) -> Grid:
    rows: list[list[str]] = []
    spans: list[list[Span]] = []
    marked = set()
    for number in (start, *range(start + 2, end)):
        cells = list(_cells(lines[number]))
        texts = [text for text, _, _ in cells]
        if not any(texts):
            continue
        said = [text for text in texts if text]
        if rows and len(said) == 1 and _ALL_BOLD.match(said[0]):
            marked.add(len(rows))
        rows.append(texts)
        spans.append([Span(number + 1, begin, number + 1, finish) for _, begin, finish in cells])

    def span(row: int, column: int) -> Span:
        places = spans[row]
        return places[column] if column < len(places) else places[-1]

    around = tuple(line for line in (*lines[max(0, start - 30) : start], *lines[end : end + 15]) if "|" not in line)
    return Grid(path, rows, span, title, frozenset(marked), shown_errors(rows), around)


def _cells(line: str) -> Iterator[tuple[str, int, int]]:
    """The cells of a line with the columns in which they begin and end; an escaped bar is text."""
    begin = 0
    text = line.rstrip()
    place = len(text) - len(text.lstrip())
    if text[place : place + 1] == "|":
        begin = place + 1
    bars = [at for at in range(begin, len(text)) if text[at] == "|" and not _is_escaped(text, at)]
    if not bars or bars[-1] != len(text) - 1:
        bars.append(len(text))
    for end in bars:
        raw = text[begin:end]
        stripped = raw.strip()
        left = begin + len(raw) - len(raw.lstrip())
        yield stripped.replace("\\|", "|"), left + 1, left + max(len(stripped), 1) + 1
        begin = end + 1


def _is_escaped(text: str, at: int) -> bool:
    slashes = 0
    while at - slashes > 0 and text[at - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1
