"""What a shape is: it knows how one kind of value is read, and how that is described to an editor.

Everywhere a null means *not said*, and where text is expected every scalar is text exactly as it is written (``no``, ``007``).
"""

import re
from collections.abc import Mapping as Table
from typing import TYPE_CHECKING, Any, Protocol

from govcheck.model.record import Record
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from govcheck.documents.reading import Reading

Schema = dict[str, Any]

#: what every scalar is where text is expected
TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
#: text that must say something
WORD: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}

#: the very end in a pattern; ``$`` also matches before a last line feed
END = r"(?![\s\S])"
#: control characters, line and paragraph separators, and the marks that turn the direction of writing around
UNFIT = r"[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
#: what a key may be that is an id
ID: Schema = {"pattern": r"\S", "not": {"pattern": UNFIT}}


class Shape(Protocol):
    """How one kind of value is written."""

    def read(self, node: Node, reading: "Reading") -> Any:
        """The value, or None where the file does not say it or says it wrongly (then a problem is noted)."""

    def schema(self) -> Schema:
        """The same as JSON Schema, without title and description."""


class Field(Record):
    """A key of a mapping: its word in the file, the attribute of the record, its shape, and what it means."""

    word: str
    attribute: str
    shape: Shape
    description: str
    required: bool = False


class Fields(Record):
    """The keys that a mapping may have, by word, and those that it must have."""

    by_word: Table[str, Field]
    required: tuple[Field, ...]

    @classmethod
    def of(cls, *fields: Field) -> "Fields":
        """These fields, in the order in which editors offer and the writer writes them."""
        return cls({field.word: field for field in fields}, tuple(field for field in fields if field.required))


def is_id(word: str) -> bool:
    """Whether a key may be an id: text that says something, without control characters."""
    # nearly every id is printable, which is quicker to ask, and saves compiling a pattern over much of Unicode
    return bool(word.strip()) and (word.isprintable() or re.search(UNFIT, word) is None)


def blank(node: Scalar) -> bool:
    """Whether a scalar says nothing: null, or text of blanks only."""
    # a plain scalar is never of blanks only, and nearly every scalar is plain
    return node.is_null if node.plain else not node.text.strip()


def items(node: Node, reading: "Reading", expected: str) -> list[Scalar] | None:
    """The scalars of a list, or of a single value taken as a list of one; None where nothing is said."""
    if type(node) is Scalar:
        if node.is_null:
            return None
        if blank(node):
            reading.wrong(node, f"{expected}, or a list")
            return None
        return [node]
    if type(node) is Mapping:
        reading.wrong(node, f"{expected}, or a list")
        return None
    assert type(node) is Sequence
    found = []
    for item in node.items:
        if type(item) is Scalar and not blank(item):
            found.append(item)
        else:
            reading.wrong_item(item, expected)
    return found


def one_or_many(schema: Schema) -> Schema:
    """A value of that schema, a list of such values, or nothing."""
    return {"anyOf": [schema, {"type": "array", "items": schema}, {"type": "null"}]}
