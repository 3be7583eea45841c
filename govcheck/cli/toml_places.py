"""Where in a TOML document each key and each value stands, which `tomllib` does not tell.

Works on documents that tomllib has read: what is no TOML is its to say, with its own line and column.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

#: keys and indices that lead to a value
Trail = tuple[str | int, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRINGS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r'"""(?:\\.|[^\\])*?"{3,5}(?!")',
        r"'''.*?'{3,5}(?!')",
        r'"(?:\\.|[^"\\\n])*"',
        r"'[^'\n]*'",
    )
)
_SCALAR = re.compile(r"[^,\]}#\n]+")
_BLANK = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")


class Place(NamedTuple):
    """Where a key and its value begin; lines and columns count from 1, and a table's value begins where its key does."""

    key: tuple[int, int]
    value: tuple[int, int]


def toml_places(text: str) -> Mapping[Trail, Place]:
    """Trail -> place, for every key, table and item of a list of a document that is TOML."""
    return _Scanner(text).document()


class _Scanner:
    """Goes through a document once, from value to value."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Trail, Place] = {}
        self._lists: dict[Trail, int] = {}

    def document(self) -> Mapping[Trail, Place]:
        table: Trail = ()
        self._skip(_BETWEEN)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BETWEEN)
        return self._found

    def _header(self) -> Trail:
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._keys()
        self._at += 2 if many else 1
        trail: Trail = ()
        for step, (key, place) in enumerate(keys):
            trail = (*trail, key)
            self._found.setdefault(trail, Place(place, place))
            if many and step == len(keys) - 1:
                self._lists[trail] = self._lists.get(trail, -1) + 1
            if trail in self._lists:
                trail = (*trail, self._lists[trail])
                self._found.setdefault(trail, Place(place, place))
        return trail

    def _pair(self, table: Trail) -> None:
        keys = self._keys()
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        trail = table
        for key, place in keys[:-1]:
            trail = (*trail, key)
            self._found.setdefault(trail, Place(place, place))
        key, place = keys[-1]
        trail = (*trail, key)
        self._found[trail] = Place(place, self._here())
        self._value(trail)

    def _keys(self) -> list[tuple[str, tuple[int, int]]]:
        """The parts of a dotted key with their places; stops at what follows."""
        found = []
        while True:
            self._skip(_BLANK)
            place = self._here()
            bare = _BARE.match(self._text, self._at)
            if bare is not None:
                key = bare[0]
                self._at = bare.end()
            else:
                key = _unquoted(self._string())
            found.append((key, place))
            self._skip(_BLANK)
            if self._text[self._at] != ".":
                return found
            self._at += 1

    def _value(self, trail: Trail) -> None:
        sign = self._text[self._at]
        if sign in "\"'":
            self._string()
        elif sign == "[":
            self._list(trail)
        elif sign == "{":
            self._inline_table(trail)
        else:
            self._skip(_SCALAR)

    def _list(self, trail: Trail) -> None:
        self._at += 1
        number = 0
        while True:
            self._skip(_BETWEEN)
            if self._text[self._at] == "]":
                self._at += 1
                return
            self._found[*trail, number] = Place(self._here(), self._here())
            self._value((*trail, number))
            number += 1
            self._skip(_BETWEEN)
            self._at += self._text[self._at] == ","

    def _inline_table(self, trail: Trail) -> None:
        self._at += 1
        while True:
            self._skip(_BETWEEN)
            if self._text[self._at] == "}":
                self._at += 1
                return
            self._pair(trail)
            self._skip(_BETWEEN)
            self._at += self._text[self._at] == ","

    def _string(self) -> str:
        for pattern in _STRINGS:
            found = pattern.match(self._text, self._at)
            if found is not None:
                self._at = found.end()
                return found[0]
        raise ValueError(f"no TOML at {self._here()}")

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found is not None else self._at

    def _here(self) -> tuple[int, int]:
        start = self._text.rfind("\n", 0, self._at) + 1
        return self._text.count("\n", 0, self._at) + 1, self._at - start + 1


def _unquoted(written: str) -> str:
    import tomllib  # knows what the escapes of a quoted key mean

    return str(tomllib.loads(f"key = {written}")["key"])
