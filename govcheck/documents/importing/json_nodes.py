"""JSON as nodes with places: strict, whatever the length of its lines, and with every key that stands twice."""

import re
from bisect import bisect_right
from json import JSONDecodeError, decoder
from typing import NoReturn

from govcheck.model.slots import Problem
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence
from govcheck.source.problems import InputError

MAX_DEPTH = 100
#: reads a text with its escapes and says where it ends; the decoder of the standard library has it, unnamed in its documentation
_scan = getattr(decoder, "scanstring")  # noqa: B009 - the type checker does not know it
_BLANK = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")


def read_json(data: bytes, path: str) -> Node:
    """The one value of a JSON file; raises InputError with the place of what is no JSON."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError([Problem(path, line, 1, f"not UTF-8: byte 0x{data[error.start]:02x}; expected a UTF-8 text file")]) from None
    return _Reader(text, path).document()


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.at = 0

    def document(self) -> Node:
        node = self.value(0)
        self.blank()
        if self.at < len(self.text):
            self.fail("something behind the end; expected one JSON value")
        return node

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def fail(self, message: str) -> NoReturn:
        line, column = self.place(min(self.at, len(self.text)))
        raise InputError([Problem(self.path, line, column, f"not JSON: {message}")])

    def blank(self) -> str:
        """Skip blanks; the sign behind them."""
        match = _BLANK.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.text[self.at : self.at + 1]

    def value(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self.fail(f"nested more than {MAX_DEPTH} deep")
        sign = self.blank()
        if sign == "{":
            return self.mapping(depth)
        if sign == "[":
            return self.sequence(depth)
        return self.scalar()

    def scalar(self) -> Scalar:
        start = self.at
        if self.text[start : start + 1] == '"':
            try:
                text, self.at = _scan(self.text, start + 1, True)
            except JSONDecodeError as error:
                self.at = error.pos
                self.fail(error.msg.casefold())
            return Scalar(text, False, *self.place(start), *self.place(self.at))
        match = _PLAIN.match(self.text, start)
        if match is None:
            self.fail("expected a value" if start < len(self.text) else "it ends too early; expected a complete file")
        self.at = match.end()
        return Scalar(match[0], True, *self.place(start), *self.place(self.at))

    def mapping(self, depth: int) -> Mapping:
        made = Mapping(*self.place(self.at))
        self.at += 1
        if self.blank() == "}":
            self.at += 1
        else:
            while True:
                if self.blank() != '"':
                    self.fail("expected a key in quotes")
                key = self.scalar()
                if self.blank() != ":":
                    self.fail("expected a colon")
                self.at += 1
                made.pairs.append((key, self.value(depth + 1)))
                if self.more("}"):
                    break
        made.end_line, made.end_column = self.place(self.at)
        return made

    def sequence(self, depth: int) -> Sequence:
        made = Sequence(*self.place(self.at))
        self.at += 1
        if self.blank() == "]":
            self.at += 1
        else:
            while True:
                made.items.append(self.value(depth + 1))
                if self.more("]"):
                    break
        made.end_line, made.end_column = self.place(self.at)
        return made

    def more(self, end: str) -> bool:
        """Go past a comma, or past the end; whether it was the end."""
        sign = self.blank()
        if sign not in (",", end) or not sign:
            self.fail(f"expected a comma or {end!r}")
        self.at += 1
        return sign == end
