"""Problems in a pack file, named by where in the data they are and told with line and column.

Parsing works on plain values, so that a compiled index needs no nodes; a node is looked up only for a problem.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from govcheck.model.slots import Problem
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence
from govcheck.source.problems import InputError, Problems

Trail = tuple[str | int, ...]


class Report:
    """Collects the problems of one pack file; without a root, all of them stand at its start."""

    def __init__(self, path: str, root: Node | None = None) -> None:
        self.problems = Problems(path)
        self._root = root

    def add(self, trail: Trail, message: str, nearest: str | None = None, *, key: bool = False) -> None:
        """Note a problem at the value (or, with `key`, at the key) to which the trail leads."""
        self.problems.add(self.node(trail, key=key), message, nearest)

    def unknown(self, trail: Trail, what: str, word: str, valid: Iterable[str], *, key: bool = False) -> None:
        """Note a word that is none of the valid ones."""
        node = self.node(trail, key=key)
        if node is None:
            self.problems.add(None, f"unknown {what} {word!r}")
        else:
            self.problems.unknown(node, what, word, valid)

    def duplicate_keys(self) -> None:
        """Note every key that stands twice in its mapping, anywhere in the file."""
        stack = [self._root]
        while stack:
            node = stack.pop()
            if isinstance(node, Mapping):
                seen: dict[str, Scalar] = {}
                for key, value in node:
                    if key.text in seen:
                        self.problems.add(key, f"the key {key.text!r} stands here and in line {seen[key.text].line}")
                    seen.setdefault(key.text, key)
                    stack.append(value)
            elif isinstance(node, Sequence):
                stack.extend(node)

    def node(self, trail: Trail, *, key: bool = False) -> Node | None:
        """The value (or, with `key`, the key) to which the trail leads, or what is nearest to it; None without a root."""
        node = self._root
        for step, part in enumerate(trail):
            if isinstance(node, Mapping) and isinstance(part, str):
                if key and step == len(trail) - 1:
                    return node.key(part) or node
                inner = node.get(part)
            elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
                inner = node.items[part]
            else:
                inner = None
            if inner is None:
                return node
            node = inner
        return node


def text(value: Any, trail: Trail, report: Report) -> str:
    """A text, or a problem; what YAML reads as a number is the text that is written."""
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        node = report.node(trail)
        return node.text if isinstance(node, Scalar) else str(value)
    report.add(trail, f"expected a text, found {described(value)}")
    return ""


def texts(value: Any, trail: Trail, report: Report, *, some: str = "") -> tuple[str, ...]:
    """A text or a list of texts, or a problem; with `some`, an empty list is one, and `some` says what is expected instead."""
    if isinstance(value, list):
        if some and not value:
            report.add(trail, f"an empty list; expected {some}")
        return tuple(found for i, item in enumerate(value) if (found := text(item, (*trail, i), report)))
    found = text(value, trail, report)
    return (found,) if found else ()


def mapping(value: Any, trail: Trail, report: Report) -> dict[str, Any]:
    """A mapping, or a problem."""
    if isinstance(value, dict):
        return value
    report.add(trail, f"expected a mapping, found {described(value)}")
    return {}


def items(value: Any, trail: Trail, report: Report) -> list[Any]:
    """A list, or a problem."""
    if isinstance(value, list):
        return value
    report.add(trail, f"expected a list, found {described(value)}")
    return []


def flag(value: Any, trail: Trail, report: Report) -> bool:
    """True or false, or a problem."""
    if not isinstance(value, bool):
        report.add(trail, f"expected true or false, found {described(value)}")
    return value is True


def only_keys(value: dict[str, Any], valid: Iterable[str], trail: Trail, report: Report, what: str) -> None:
    """Note every key that is none of the valid ones."""
    known = tuple(valid)
    for key in value:
        if key not in known:
            report.unknown((*trail, key), what, key, known, key=True)


def choice(value: Any, valid: Iterable[str], trail: Trail, report: Report, what: str) -> str:
    """One of the valid words, or a problem and ``""``."""
    words = tuple(valid)
    found = text(value, trail, report)
    if found and found not in words:
        report.unknown(trail, what, found, words)
        return ""
    return found


def described(value: Any) -> str:
    """What a value is, for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"{value!r}"


def read_bytes(path: Path) -> bytes:
    """A file's bytes; raises InputError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError([Problem(path.as_posix(), 1, 1, f"{reason.lower()}; expected a readable file")]) from None
