"""Words set into lines of a terminal's width, with hanging indent and styles; unlike textwrap it knows wide characters."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.styles import styled
from govcheck.renderers.pieces.visible import visible, width, widths

#: below this a line holds no more than a word, and the terminal's own wrapping reads better
NARROWEST = 40

#: signs of our own, and what stands for them where only ASCII can be drawn
PLAIN_SIGNS = {"→": "->", "·": "-", "…": "...", "│": "|"}


class Span(NamedTuple):
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
    line: list[Span] = []
    taken = width(first)
    for word in _words(spans, look, room - max(width(first), width(then))):
        size = width(word.text)
        if line and taken + 1 + size > room:
            lines.append(_line(first if not lines else then, line, look))
            line, taken = [], width(then)
        taken += size + (1 if line else 0)
        line.append(word)
    if line:
        lines.append(_line(first if not lines else then, line, look))
    return lines


def _words(spans: Iterable[Span], look: Look, room: int) -> Iterator[Span]:
    for span in spans:
        text = drawn(span.text, look)
        if span.whole:
            yield span._replace(text=text)
            continue
        for word in text.split():
            for piece in [word] if width(word) <= room else _pieces(word, room):
                yield span._replace(text=piece)


def _pieces(word: str, room: int) -> Iterator[str]:
    start = taken = 0
    for place, size in enumerate(widths(word)):
        if taken + size > room:
            yield word[start:place]
            start, taken = place, 0
        taken += size
    yield word[start:]


def _line(indent: str, words: Sequence[Span], look: Look) -> str:
    runs: list[Span] = []
    for word in words:
        if runs and runs[-1].style == word.style:
            runs[-1] = word._replace(text=f"{runs[-1].text} {word.text}")
        else:
            runs.append(word)
    return indent + " ".join(styled(run.text, run.style, look.colour) for run in runs)
