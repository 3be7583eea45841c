"""Plain values as YAML text: what fits on a line in flow style, everything else in block style; text in quotes where in doubt."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

#: how long a line may be that holds a whole entry
WIDTH = 120
#: YAML reads a longer key only where it is marked as one
LONGEST_KEY = 1000

#: text that YAML 1.2 or one of its older readers takes for something else
_OTHERWISE = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
_SAFE = re.compile(r"[\w \-./()+&']*")


def emit(document: dict[str, Any]) -> str:
    """A mapping as a YAML document; its values are mappings, lists, text, numbers, dates, truth values and None."""
    return "\n".join(_block(document, 0, top=True)) + "\n"


def scalar(value: Any) -> str:
    """One value as it stands in a file."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return {float("inf"): ".inf", float("-inf"): "-.inf"}.get(value, repr(value))
    if isinstance(value, int):
        return str(value)
    return text(value)


def text(value: str) -> str:
    """Text, without quotes where no reader can mistake it."""
    plain = (
        value.isprintable()
        and value[:1].isalpha()
        and not value.endswith(" ")
        and value.casefold() not in _OTHERWISE
        and _SAFE.fullmatch(value) is not None
    )
    return value if plain else _quoted(value)


def _quoted(value: str) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}" for c in written)


def flow(value: Any) -> str:
    """A value on one line, in flow style where it is a mapping or a list."""
    if type(value) is str:
        return text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def _block(mapping: dict[str, Any], depth: int, *, top: bool = False) -> Iterator[str]:
    indent = "  " * depth
    for key, value in mapping.items():
        name = text(key)
        lead = f"{indent}{name}:" if len(name) <= LONGEST_KEY else f"{indent}? {name}\n{indent}:"
        if isinstance(value, dict | list) and value and ((top and _has_entries(value)) or not _fits(f"{lead} ", value)):
            yield lead
            yield from _block(value, depth + 1) if isinstance(value, dict) else _items(value, depth + 1)
        else:
            yield f"{lead} {flow(value)}"


def _has_entries(value: dict[str, Any] | list[Any]) -> bool:
    return isinstance(value, dict) or any(isinstance(item, dict) for item in value)


def _items(values: list[Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for value in values:
        if isinstance(value, dict) and value and not _fits(f"{indent}- ", value):
            lines = "\n".join(_block(value, depth + 1))
            yield f"{indent}- {lines.lstrip(' ')}"
        else:
            yield f"{indent}- {flow(value)}"


def _fits(lead: str, value: Any) -> bool:
    """Whether a value fits on the line; one with a mapping in a mapping in it never does."""
    return _width(value, WIDTH - len(lead)) >= 0


def _width(value: Any, left: int) -> int:
    """How much of a line is left after a value; negative as soon as it does not fit."""
    if isinstance(value, dict):
        for key, item in value.items():
            left = _width(item, left - len(key) - 4)
            if left < 0:
                return left
        return left
    if isinstance(value, list):
        for item in value:
            left = _width(item, left - 2)
            if left < 0:
                return left
        return left
    return left - len(scalar(value))
