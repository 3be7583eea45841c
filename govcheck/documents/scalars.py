"""Shapes of plain values: text, truth, days, numbers, words of closed lists, open words, attributes."""

import re
from collections.abc import Mapping as Table
from datetime import date
from typing import TYPE_CHECKING

from govcheck.documents.shapes import END, ID, TEXT, WORD, Schema, blank, is_id, items, one_or_many
from govcheck.source.nodes import Mapping, Node, Scalar

if TYPE_CHECKING:
    from govcheck.documents.reading import Reading

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


class Text:
    """One piece of text."""

    def read(self, node: Node, reading: "Reading") -> str | None:
        """The text as it is written."""
        if type(node) is not Scalar:
            reading.wrong(node, "text")
            return None
        return None if blank(node) else node.text

    def schema(self) -> Schema:
        """Any scalar."""
        return dict(TEXT)


class Flag:
    """True or false, as YAML 1.2 writes them."""

    def read(self, node: Node, reading: "Reading") -> bool | None:
        """The truth value."""
        value = node.value() if type(node) is Scalar else node
        if value is not None and not isinstance(value, bool):
            reading.wrong(node, "true or false")
            return None
        return value

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": ["boolean", "null"]}


class Day:
    """A day of the calendar, as ISO 8601 writes it."""

    def read(self, node: Node, reading: "Reading") -> date | None:
        """The day."""
        if type(node) is not Scalar or not _DAY.match(node.text):
            if type(node) is not Scalar or not node.is_null:
                reading.wrong(node, "a date as YYYY-MM-DD")
            return None
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            reading.wrong(node, "a day that the calendar has")
            return None

    def schema(self) -> Schema:
        """A date."""
        return {"type": ["string", "null"], "format": "date", "pattern": rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{END}"}


class Choice:
    """One word of a closed list."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, node: Node, reading: "Reading") -> str | None:
        """The word."""
        if type(node) is Scalar:
            if node.text in self.words:
                return node.text
            if node.is_null:
                return None
        expected = f"one of {', '.join(self.words)}"
        if type(node) is Scalar:
            from govcheck.documents.reading import shown  # only for a mistake

            near = reading.hints.nearest(node.text, self.words)
            reading.add(node, f"{shown(reading.key)} is {shown(node.text)}; expected {expected}", near)
        else:
            reading.wrong(node, expected)
        return None

    def schema(self) -> Schema:
        """An enumeration."""
        return {"enum": [*self.words, None]}


class Whole:
    """A whole number within bounds."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def read(self, node: Node, reading: "Reading") -> int | None:
        """The number."""
        value = node.value() if type(node) is Scalar else node
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or value not in range(self.low, self.high + 1):
            reading.wrong(node, f"a whole number from {self.low} to {self.high}")
            return None
        return int(value)

    def schema(self) -> Schema:
        """An enumeration of numbers."""
        return {"enum": [*range(self.low, self.high + 1), None]}


class Share:
    """A part of a whole: more than 0, at most 1."""

    def read(self, node: Node, reading: "Reading") -> float | None:
        """The share."""
        value = node.value() if type(node) is Scalar else node
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
            reading.wrong(node, "a number above 0 and up to 1, such as 0.5")
            return None
        return float(value)

    def schema(self) -> Schema:
        """A number with bounds."""
        return {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": 1}


class Anything:
    """A single value of any kind: text, a number, true or false."""

    def read(self, node: Node, reading: "Reading") -> str | int | float | bool | None:
        """The value under the YAML 1.2 core schema."""
        if type(node) is not Scalar:
            reading.wrong(node, "text, a number, true or false")
            return None
        value = node.value()
        if value != value:  # noqa: PLR0124 - not a number: equal to nothing, so that no file would equal itself
            reading.wrong(node, "text, a number, true or false")
            return None
        return value

    def schema(self) -> Schema:
        """Any scalar."""
        return dict(TEXT)


class Attributes:
    """Attributes of the organisation that house rules ask for: any key, any single value."""

    def read(self, node: Node, reading: "Reading") -> dict[str, str | int | float | bool] | None:
        """The values by key, without those that say nothing."""
        if type(node) is not Mapping:
            if type(node) is not Scalar or not node.is_null:
                reading.wrong(node, "a mapping of attributes")
            return None
        found: dict[str, str | int | float | bool] = {}
        keys: dict[str, Scalar] = {}
        for key, item in node.pairs:
            if not is_id(key.text):
                reading.unfit(key)
            elif key.text in keys:
                reading.twice(key, keys[key.text])
            else:
                keys[key.text] = key
                reading.key = key.text
                value = Anything().read(item, reading)
                if value is not None:
                    found[key.text] = value
        return {key: found[key] for key in sorted(found)}

    def schema(self) -> Schema:
        """An open object of scalars."""
        return {"type": ["object", "null"], "propertyNames": ID, "additionalProperties": Anything().schema()}


class Words:
    """Open words: one, or a list of them; their order says nothing unless `ordered`."""

    def __init__(self, *, ordered: bool = False) -> None:
        self.ordered = ordered

    def read(self, node: Node, reading: "Reading") -> tuple[str, ...] | None:
        """The words, sorted unless their order counts; an empty list says *none*."""
        nodes = items(node, reading, "text")
        if nodes is None:
            return None
        words = tuple(item.text for item in nodes)
        return tuple(dict.fromkeys(words)) if self.ordered else tuple(sorted(set(words)))

    def schema(self) -> Schema:
        """A word or a list of words."""
        return one_or_many(WORD)


class Choices:
    """Words of a closed list: one, or a list of them."""

    def __init__(self, words: tuple[str, ...], same: Table[str, str], what: str) -> None:
        self.words, self.same, self.what = words, same, what

    def read(self, node: Node, reading: "Reading") -> tuple[str, ...] | None:
        """The words, sorted, each by its first name where it has two."""
        nodes = items(node, reading, self.what)
        if nodes is None:
            return None
        found = set()
        for item in nodes:
            if item.text in self.words:
                found.add(self.same.get(item.text, item.text))
            else:
                reading.unknown(item, self.what, item.text, self.words)
        return tuple(sorted(found))

    def schema(self) -> Schema:
        """A word of the list, or several."""
        return one_or_many({"enum": list(self.words)})
