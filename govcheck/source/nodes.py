"""A YAML document as a tree of nodes that know where they stand.

Scalars keep their text; what a plain scalar means (YAML 1.2 core) is decided by whoever knows what is expected, so that ``no``,
``on``, ``12:30`` and ``007`` stay text where text is expected.
"""

import re
from collections.abc import Iterator
from typing import Any

_INTEGER = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_SPECIAL = {".inf": float("inf"), "+.inf": float("inf"), "-.inf": float("-inf"), ".nan": float("nan")}
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Scalar:
    """A piece of text; `plain` where it stands without quotes. Lines and columns count from 1."""

    __slots__ = ("column", "end_column", "end_line", "line", "plain", "text")

    def __init__(self, text: str, plain: bool, line: int, column: int, end_line: int, end_column: int) -> None:
        self.text, self.plain = text, plain
        self.line, self.column, self.end_line, self.end_column = line, column, end_line, end_column

    @property
    def is_null(self) -> bool:
        """Whether nothing is written here (YAML 1.2 core: empty, ``~``, ``null``)."""
        return self.plain and self.text in _NULL

    def value(self) -> str | int | float | bool | None:
        """The value under the YAML 1.2 core schema."""
        text = self.text
        if not self.plain:
            return text
        if text in _NULL:
            return None
        if text in _BOOLEAN:
            return _BOOLEAN[text]
        # Python refuses to make a whole number of thousands of digits; as a float it is infinite, which is no less true
        if _INTEGER.match(text) and (len(text) < 4000 or text[1:2] in ("o", "x")):
            return int(text, 8 if text[:2] == "0o" else 16 if text[:2] == "0x" else 10)
        if _FLOAT.match(text):
            return float(text)
        return _SPECIAL.get(text.lower(), text)


class Mapping:
    """Keys and values in the order of the file; a key may stand twice, and whoever reads it says so."""

    __slots__ = ("column", "end_column", "end_line", "line", "pairs", "weight")

    def __init__(self, line: int, column: int) -> None:
        self.pairs: list[tuple[Scalar, Node]] = []
        self.line, self.column, self.end_line, self.end_column = line, column, line, column + 1
        self.weight = 1

    def __iter__(self) -> Iterator[tuple[Scalar, "Node"]]:
        return iter(self.pairs)

    def get(self, key: str) -> "Node | None":
        """The last value of that key."""
        for name, value in reversed(self.pairs):
            if name.text == key:
                return value
        return None

    def key(self, key: str) -> Scalar | None:
        """The last key of that name."""
        for name, _ in reversed(self.pairs):
            if name.text == key:
                return name
        return None


class Sequence:
    """Items in the order of the file."""

    __slots__ = ("column", "end_column", "end_line", "items", "line", "weight")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line, self.column, self.end_line, self.end_column = line, column, line, column + 1
        self.weight = 1

    def __iter__(self) -> Iterator["Node"]:
        return iter(self.items)


Node = Scalar | Mapping | Sequence


def describe(node: Node) -> str:
    """What a node is, for a message: ``a list``, ``a mapping``, ``the text 'x'``, ``the number 3``, ``nothing``."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    value = node.value()
    if value is None:
        return "nothing"
    shown = node.text if len(node.text) <= 60 else node.text[:59] + "…"
    if isinstance(value, bool):
        return shown
    if isinstance(value, int | float):
        return f"the number {shown}"
    return repr(shown)


def plain(node: Node) -> Any:
    """A node as Python values under the YAML 1.2 core schema; keys are always text, and the last of two equal keys counts."""
    if isinstance(node, Scalar):
        return node.value()
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}
