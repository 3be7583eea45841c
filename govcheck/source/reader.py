"""Bytes to nodes: libyaml's events with a builder of our own, which keeps line and column of everything and bounds what it reads.

The bounds: a file is UTF-8 without NUL bytes, no line is longer than a million characters, nesting is at most 100 deep, and a
document that repeats itself through aliases stands for at most a million nodes.
"""

import gc
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from govcheck.model.slots import Problem
from govcheck.source.libyaml import yaml
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LINE = 1_000_000
MAX_DEPTH = 100
TOO_DEEP = f"nested more than {MAX_DEPTH} deep"
MAX_EXPANDED = 1_000_000

Built = TypeVar("Built")

_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq"))
_PARSER: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)


def read_yaml(data: bytes, path: str, what: str = "a YAML document that begins with 'govcheck: 1'") -> Node:
    """The one YAML document in a file as a node; `what` should be in it, for a message about an empty one.

    Raises InputError with the place of what cannot be read: no UTF-8, a NUL byte, a syntax error, a second document, a tag, an
    anchor that contains itself, or a bound that is passed.
    """
    return _built(data, path, lambda builder: builder.document(what))


def read_documents(data: bytes, path: str) -> list[Node]:
    """All YAML documents in a file, in their order, as `read_yaml` reads one; documents that say nothing are left out."""
    return _built(data, path, lambda builder: builder.documents())


def _built(data: bytes, path: str, build: "Callable[[_Builder], Built]") -> "Built":
    text = decode(data, path)
    parser: Any = None
    collecting = gc.isenabled()
    # every node stays alive until the end, so that looking for garbage meanwhile costs much and finds nothing
    gc.disable()
    try:
        parser = _PARSER(text) if _PARSER is not None else yaml.SafeLoader(text)
        return build(_Builder(parser, path))
    except yaml.MarkedYAMLError as error:
        raise InputError([_syntax_problem(error, path, text)]) from None
    except yaml.YAMLError as error:
        raise InputError([_character_problem(error, path, text)]) from None
    finally:
        if hasattr(parser, "dispose"):
            parser.dispose()
        if collecting:
            gc.enable()


def decode(data: bytes, path: str) -> str:
    """The text of a file; raises InputError where it is no UTF-8, holds a NUL byte or has too long a line."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    at = data.find(b"\0")
    if at >= 0:
        _fail(path, *_line_and_column(data, at), "a NUL byte, which no text file holds; expected UTF-8 text")
    long = _long_line(data)
    if long is not None:
        line, column = _line_and_column(data, long)
        _fail(path, line, column, f"a line of more than {MAX_LINE:,} characters; expected one entry to a line")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _fail(path, *_line_and_column(data, error.start), f"not UTF-8: byte 0x{data[error.start]:02x}; expected a UTF-8 text file")


def _long_line(data: bytes) -> int | None:
    """Where the first line of more bytes than a line may have begins; looks at the last end of a line within reach, and goes on there."""
    start = 0
    while len(data) - start > MAX_LINE:
        end = data.rfind(b"\n", start, start + MAX_LINE + 1)
        if end < 0:
            return start
        start = end + 1
    return None


def _line_and_column(data: bytes, at: int) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, at) + 1
    return data.count(b"\n", 0, at) + 1, len(data[start:at].decode("utf-8", "replace")) + 1


def _fail(path: str, line: int, column: int, message: str) -> NoReturn:
    raise InputError([Problem(path, line, column, message)])


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or "cannot be read"
    lines = text.split("\n", line)
    # libyaml complains of what follows a tab, not always of the tab
    for number in (line, line - 1):
        written = lines[number - 1] if 0 < number <= len(lines) else ""
        indent = written[: len(written) - len(written.lstrip())]
        if "\t" in indent:
            return Problem(path, number, indent.index("\t") + 1, "a tab in the indentation; expected spaces")
    if problem == "block sequence entries are not allowed in this context":
        # what somebody writes who means an empty cell of a matrix
        return Problem(path, line, column, "not YAML: a '-' that begins no list; expected it in quotes, or nothing in its place")
    if problem == "exceeded maximum nesting depth":
        # libyaml looks ahead for the colon of a key, so that the bound of its newer versions may be met before ours is asked
        return Problem(path, line, column, TOO_DEEP)
    context = f" {error.context}" if error.context else ""
    return Problem(path, line, column, f"not YAML: {problem}{context}")


def _character_problem(error: yaml.YAMLError, path: str, text: str) -> Problem:
    for number, written in enumerate(text.split("\n"), 1):
        for column, character in enumerate(written, 1):
            if not (character.isprintable() or character in "\t\r\x85\xa0") and ord(character) < 0xA0:
                return Problem(path, number, column, f"the control character U+{ord(character):04X}; expected printable text")
    return Problem(path, 1, 1, f"not YAML: {str(error).splitlines()[0]}")


class _Builder:
    """Builds one document from parser events."""

    def __init__(self, parser: Any, path: str) -> None:
        self.next = parser.get_event
        self.path = path
        self.anchors: dict[str, Node | None] = {}

    def fail(self, event: Any, message: str) -> NoReturn:
        mark = event.start_mark
        _fail(self.path, mark.line + 1, mark.column + 1, message)

    def document(self, what: str) -> Node:
        self.next()  # the stream's start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            _fail(self.path, 1, 1, f"an empty file; expected {what}")
        root = self.build()
        self.next()  # the document's end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self.fail(event, "a second document; expected one YAML document to a file")
        return root

    def documents(self) -> list[Node]:
        self.next()  # the stream's start
        found = []
        while not isinstance(self.next(), yaml.StreamEndEvent):
            self.anchors = {}
            root = self.build()
            if not (isinstance(root, Scalar) and root.is_null):
                found.append(root)
            self.next()  # the document's end
        return found

    def build(self) -> Node:
        """The node that begins at the next event, without recursion, so that depth is bounded by us and not by the stack."""
        scalar_event, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        next_event = self.next
        stack: list[tuple[Mapping | Sequence, Scalar | None, str | None]] = []
        container: Mapping | Sequence | None = None
        key: Scalar | None = None
        anchor: str | None = None
        while True:
            event = next_event()
            kind = type(event)
            node: Node
            if kind is scalar_event:
                if event.tag is not None and event.tag not in _CORE_TAGS and event.tag != "!":
                    self.fail(event, f"the tag {event.tag!r}; expected plain values without tags")
                start, end = event.start_mark, event.end_mark
                quoted = event.style in ("'", '"', "|", ">") or event.tag in ("tag:yaml.org,2002:str", "!")
                node = Scalar(event.value, not quoted, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
                if event.anchor is not None:
                    self.anchors[event.anchor] = node
            elif kind is mapping_start or kind is sequence_start:
                if event.tag is not None and event.tag not in _CORE_TAGS:
                    self.fail(event, f"the tag {event.tag!r}; expected plain values without tags")
                if len(stack) >= MAX_DEPTH:
                    self.fail(event, TOO_DEEP)
                if isinstance(container, Mapping) and key is None:
                    self.fail(event, "a list or mapping as a key; expected text")
                start = event.start_mark
                made: Mapping | Sequence = (Mapping if kind is mapping_start else Sequence)(start.line + 1, start.column + 1)
                if container is not None:
                    stack.append((container, key, anchor))
                container, key, anchor = made, None, event.anchor
                if anchor is not None:
                    self.anchors[anchor] = None  # being built: an alias to it would contain itself
                continue
            elif kind is yaml.AliasEvent:
                if self.anchors.get(event.anchor) is None:
                    inside = event.anchor in self.anchors
                    self.fail(event, f"the alias *{event.anchor} " + ("contains itself" if inside else "has no anchor"))
                node = self.anchors[event.anchor]  # type: ignore[assignment]
            else:  # the end of a mapping or a sequence
                assert container is not None
                end = event.end_mark
                container.end_line, container.end_column = end.line + 1, end.column + 1
                if container.weight > MAX_EXPANDED and self.anchors:
                    _fail(
                        self.path, container.line, container.column,
                        f"repeats itself through aliases to more than {MAX_EXPANDED:,} entries; expected each entry written out",
                    )  # fmt: skip
                if anchor is not None:
                    self.anchors[anchor] = container
                node = container
                if not stack:
                    return node
                container, key, anchor = stack.pop()
            if container is None:
                return node
            if isinstance(container, Sequence):
                container.items.append(node)
            elif key is None:
                if not isinstance(node, Scalar):
                    self.fail(event, "a list or mapping as a key; expected text")
                key = node
                continue
            else:
                container.pairs.append((key, node))
                key = None
            container.weight += 1 if isinstance(node, Scalar) else node.weight
