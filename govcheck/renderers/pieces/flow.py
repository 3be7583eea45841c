"""Words set into lines of a terminal's width, with hanging indent and styles; unlike textwrap it knows wide characters."""

from collections.abc import Iterable, Iterator, Sequence

from govcheck.model.record import Record
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.styles import styled
from govcheck.renderers.pieces.visible import visible, width, widths

#: below this a line holds no more than a word, and the terminal's own wrapping reads better
NARROWEST = 40

#: signs of our own, and what stands for them where only ASCII can be drawn
PLAIN_SIGNS = {"→": "->", "·": "-", "…": "...", "│": "|"}


class Span(Record):
    """A stretch of text in one style; a `whole` one is never cut, since somebody may want to copy it."""

    text: str
    style: str | None = None
    whole: bool = False


def drawn(text: str, look: Look) -> str:
    """The text on one line and safe to show, with the signs that govcheck draws in what the terminal can show."""
    text = visible(text.replace("\n", " "))
    if look.unicode or text.isascii():
        return text
    for sign, plain in PLAIN_SIGNS.items():
        text = text.replace(sign, plain)
    return text


def flow(spans: Iterable[Span], look: Look, *, first: str = "", then: str = "") -> list[str]:
    """Lines no wider than the look allows: `first` before the first one, `then` before the others."""
    room = max(look.width, NARROWEST)
    lines: list[str] = []
    line: list[_Word] = []
    taken = width(first)
    for word in _words(spans, look, room - max(width(first), width(then))):
        size = word[2]
        if line and taken + 1 + size > room:
            lines.append(_line(first if not lines else then, line, look))
            line, taken = [], width(then)
        taken += size + (1 if line else 0)
        line.append(word)
    if line:
        lines.append(_line(first if not lines else then, line, look))
    return lines


#: text, style and width; a plain tuple, since a long report has a million of them
_Word = tuple[str, str | None, int]


def _words(spans: Iterable[Span], look: Look, room: int) -> Iterator[_Word]:
    for said, style, whole in spans:
        text = drawn(said, look)
        if whole:
            yield text, style, width(text)
            continue
        for word in text.split():
            size = width(word)
            if size <= room:
                yield word, style, size
            else:
                yield from ((piece, style, width(piece)) for piece in _pieces(word, room))


def _pieces(word: str, room: int) -> Iterator[str]:
    start = taken = 0
    for place, size in enumerate(widths(word)):
        if taken + size > room:
            yield word[start:place]
            start, taken = place, 0
        taken += size
    yield word[start:]


def _line(indent: str, words: Sequence[_Word], look: Look) -> str:
    if not look.colour:
        return indent + " ".join([word[0] for word in words])
    runs: list[tuple[str, str | None]] = []
    for text, style, _ in words:
        if runs and runs[-1][1] == style:
            runs[-1] = (f"{runs[-1][0]} {text}", style)
        else:
            runs.append((text, style))
    return indent + " ".join(styled(text, style, look.colour) for text, style in runs)
