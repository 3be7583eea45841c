"""Problems with what was written: collected while reading, raised together."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govcheck.model.slots import Location, Problem

if TYPE_CHECKING:
    from govcheck.source.nodes import Node


class GovcheckError(Exception):
    """What govcheck raises on purpose."""


class MissingExtraError(GovcheckError):
    """A library that only an extra of govcheck installs is not there; says what installs it."""


class InputError(GovcheckError):
    """A file is wrong; carries every problem that was found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.message)))
        super().__init__("\n".join(map(str, self.problems)))


class Problems:
    """The problems of one file, as they are found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Problem] = []

    def add(self, node: "Node | None", message: str, nearest: str | None = None) -> None:
        """Note a problem at a node (at the start of the file where there is none)."""
        line, column = (node.line, node.column) if node is not None else (1, 1)
        self.found.append(Problem(self.path, line, column, message, nearest))

    def unknown(self, node: "Node", what: str, word: str, valid: Iterable[str]) -> None:
        """Note a word that is none of the valid ones, with the nearest and, where they are few, all of them."""
        words = sorted(set(valid))
        near = nearest(word, words)
        listed = f"; expected one of {', '.join(words)}" if near is None and 0 < len(words) <= 12 else ""
        shown = word if len(word) <= 80 else word[:79] + "…"
        self.add(node, f"unknown {what} {shown!r}{listed}", near)


def nearest(word: str, valid: Iterable[str]) -> str | None:
    """The valid word that is closest to a mistyped one, or None where none is close."""
    from difflib import get_close_matches  # costs a fifth of an interpreter's start, and only mistakes need it

    if len(word) > 200:
        return None
    folded = {candidate.casefold(): candidate for candidate in sorted(valid, reverse=True)}
    matches = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None


def location(path: str, node: "Node") -> Location:
    """Where a node stands."""
    return Location(path, node.line, node.column, node.end_line, node.end_column)
