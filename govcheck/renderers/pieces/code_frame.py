"""The lines of a file around a place, with the place underlined."""

from collections.abc import Sequence

from govcheck.model.slots import Location
from govcheck.renderers.pieces.flow import NARROWEST, drawn
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.styles import styled
from govcheck.renderers.pieces.visible import visible, width

TAB = "    "


def code_frame(lines: Sequence[str], location: Location, look: Look, style: str) -> list[str]:
    """The line of the location, carets below it, and the lines before and after where they hold anything.

    Long lines are cut around the place, all at the same column. Nothing where the file has no such line.
    """
    number = location.line
    if not 0 < number <= len(lines):
        return []
    last = min(number + 1, len(lines))
    gutter = len(str(last))
    room = max(look.width, NARROWEST) - gutter - len("   | ")
    line = lines[number - 1]
    start = _first_shown(line, location, room)
    frame = []
    for at in range(max(number - 1, 1), last + 1):
        text = lines[at - 1]
        if at == number or text[start : start + room].strip():
            frame.append(_row(str(at), _cut(text, start, room, look), gutter, look))
        if at == number:
            blank, carets = _carets(line, location, start, room, look)
            frame.append(_row("", blank + styled(carets, style, look.colour), gutter, look))
    return frame


def _first_shown(line: str, location: Location, room: int) -> int:
    """The first character to show, counted from 0: the line's first where everything up to the end of the place fits.

    Only as many characters as could fit are looked at, since a file may be one line of many megabytes.
    """
    column, end = _span(line, location)
    if end <= room and width(_shown(line[:end])) + len("...") <= room:
        return 0
    start, before = column, 0
    while start > 0 and column - start < room:
        before += width(_shown(line[start - 1]))
        if before > room // 3:
            break
        start -= 1
    return start


def _span(line: str, location: Location) -> tuple[int, int]:
    """The place within its first line, counted from 0; at least one character, also after the line's end."""
    column = min(max(location.column - 1, 0), len(line))
    end = location.end_column - 1 if location.end_line == location.line else len(line)
    return column, max(min(end, len(line)), column + 1)


def _shown(text: str) -> str:
    return text if text.isprintable() else "".join(map(visible, text.replace("\t", TAB)))


def _fitting(text: str, room: int) -> int:
    """How many characters of the text fit; those without a width of their own are not taken without end."""
    text = text[: 2 * room]
    if text.isascii() and text.isprintable():
        return min(len(text), room)
    taken = 0
    for place, sign in enumerate(text):
        taken += width(_shown(sign))
        if taken > room:
            return place
    return len(text)


def _cut(text: str, start: int, room: int, look: Look) -> str:
    sign = drawn("…", look)
    before = sign if start and len(text) > start else ""
    rest = text[start : start + 2 * room + 1].rstrip()
    fits = _fitting(rest, room - len(before))
    if fits < len(rest):
        rest = rest[: _fitting(rest, room - len(before) - len(sign))]
        return before + _shown(rest) + sign
    return before + _shown(rest)


def _carets(line: str, location: Location, start: int, room: int, look: Look) -> tuple[str, str]:
    column, end = _span(line, location)
    before = width(_shown(line[start:column])) + (len(drawn("…", look)) if start else 0)
    under = line[column : min(end, column + room)].rstrip()
    return " " * before, "^" * max(min(width(_shown(under)), room - before), 1)


def _row(number: str, text: str, gutter: int, look: Look) -> str:
    bar = drawn("│", look)
    return f"  {styled(f'{number:>{gutter}} {bar}', 'faint', look.colour)} {text}".rstrip()
