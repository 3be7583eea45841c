"""What is at hand while a file is read: the problems found so far, the names that the files declare, the vocabulary."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from govcheck.documents.hints import Hints
from govcheck.model.slots import Problem
from govcheck.source.nodes import Node, Scalar, describe

if TYPE_CHECKING:
    from govcheck.documents.names import Names
    from govcheck.vocabulary.terms import Vocabulary


class Reading:
    """The state of one reading; `path` and `key` say where it is, for messages."""

    __slots__ = ("found", "hints", "key", "names", "path", "vocabulary")

    names: "Names"

    def __init__(self, vocabulary: "Vocabulary") -> None:
        self.vocabulary = vocabulary
        self.hints = Hints()
        self.found: list[Problem] = []
        self.path = ""
        self.key = ""

    def add(self, node: Node, message: str, nearest: str | None = None) -> None:
        """Note a problem at a node of the present file."""
        self.found.append(Problem(self.path, node.line, node.column, message, nearest))

    def wrong(self, node: Node, expected: str) -> None:
        """Note that the value of the present key is not what it should be."""
        self.add(node, f"{shown(self.key)} is {describe(node)}; expected {expected}")

    def wrong_item(self, node: Node, expected: str) -> None:
        """Note that an item in the list of the present key is not what it should be."""
        self.add(node, f"{shown(self.key)} lists {describe(node)}; expected {expected}")

    def unknown(self, node: Node, what: str, word: str, valid: Collection[str]) -> None:
        """Note a word that is none of the valid ones, with the nearest, or with all of them where they are few."""
        near = self.hints.nearest(word, valid)
        listed = f"; expected one of {', '.join(sorted(valid))}" if near is None and 0 < len(valid) <= 12 else ""
        self.add(node, f"unknown {what} {shown(word)}{listed}", near)

    def unfit(self, key: Scalar) -> None:
        """Note a key that cannot be an id."""
        self.add(key, f"{shown(key.text)} cannot be an id; expected text without control characters that is not blank")

    def twice(self, key: Scalar, first: Scalar) -> None:
        """Note a key that stands twice in one mapping."""
        self.add(key, f"the key {shown(key.text)} stands twice; it stands first in line {first.line}, column {first.column}")


def shown(word: str) -> str:
    """A word as messages show it: in quotes, without control characters, and not endless."""
    return repr(word if len(word) <= 80 else word[:79] + "…")
