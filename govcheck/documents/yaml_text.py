"""Changes to the text of a YAML file, each where it belongs: whatever is not changed keeps every byte, comments and layout with it.

A change names a way of keys from the top of the file. Values are plain (mappings, lists, text, numbers, dates, truth values).
"""

import re
from typing import Any

from govcheck.documents.emit import emit, flow, text
from govcheck.model.record import Record
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence

#: what ends a line for libyaml, whose lines and columns nodes have
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COLON = re.compile(r"\s*:")
_ALIAS = re.compile(r"\s*(\*[^\s,\]}]+)")
_COMMENT = re.compile(r"[ \t]+#[^\n\r\x85\u2028\u2029]*")


class Put(Record):
    """The key has this value, whatever it had before."""

    value: Any


class Drop:
    """The key is not there any more."""


class Items(Record):
    """The list under the key loses these items, which are nodes of it, and has these values more."""

    drop: tuple[Node, ...]
    add: tuple[Any, ...]


#: key -> what becomes of its value, or what becomes of the keys in it
Changes = dict[str, Any]


def changed_text(written: str, root: Mapping, changes: Changes) -> str:
    """The text with keys put and lists changed; drops are left to `dropped_text`. The nodes are those of exactly this text."""
    surgery = _Surgery(written)
    surgery.mapping(root, changes, top=True)
    return surgery.text()


def dropped_text(written: str, root: Mapping, way: tuple[str, ...]) -> str:
    """The text without the key at the end of a way; unchanged where it is not there."""
    node: Node | None = root
    for key in way[:-1]:
        node = node.get(key) if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or node.key(way[-1]) is None:
        return written
    surgery = _Surgery(written)
    surgery.drop(node, way[-1])
    return surgery.text()


class _Surgery:
    """Collects stretches of text to be replaced, and replaces them."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(written))]
        first = _LINE_END.search(written)
        self.newline = first.group() if first else "\n"
        self.cuts: list[tuple[int, int, str]] = []

    def text(self) -> str:
        """The text with everything replaced."""
        parts = []
        at = 0
        for start, end, new in sorted(self.cuts, key=lambda cut: cut[0]):
            parts += [self.written[at:start], new]
            at = max(at, end)
        return "".join((*parts, self.written[at:]))

    # ---- places ------------------------------------------------------------------------------------------------------------------

    def start(self, node: Node) -> int:
        """Where a node begins."""
        return self.starts[node.line - 1] + node.column - 1

    def end(self, node: Node) -> int:
        """Where a node ends; of one in block style, where its last line of content does."""
        if isinstance(node, Scalar) or self.is_flow(node):
            end = self.starts[node.end_line - 1] + node.end_column - 1
            return len(self.written[:end].rstrip()) if isinstance(node, Scalar) and end > self.start(node) else end
        if isinstance(node, Mapping):
            return self.value_end(*node.pairs[-1])
        return max(self.end(node.items[-1]), self.start(node) + 1)

    def is_flow(self, node: Node) -> bool:
        """Whether a mapping or list stands in brackets."""
        return self.written[self.start(node)] in "{[&!" and self.written[self.starts[node.end_line - 1] + node.end_column - 2] in "}]"

    def colon(self, key: Scalar) -> int:
        """Where a key's value may begin."""
        found = _COLON.match(self.written, self.starts[key.end_line - 1] + key.end_column - 1)
        assert found is not None
        return found.end()

    def is_alias(self, key: Scalar, value: Node) -> bool:
        """Whether a value only points at a node that stands elsewhere."""
        return self.start(value) < self.start(key)

    def value_end(self, key: Scalar, value: Node) -> int:
        """Where a value ends; an alias ends with its name."""
        if self.is_alias(key, value):
            found = _ALIAS.match(self.written, self.colon(key))
            return found.end() if found else self.colon(key)
        return max(self.end(value), self.colon(key))

    def line_end(self, at: int) -> int:
        """The end of the line in which something ends, without what ends the line."""
        found = _LINE_END.search(self.written, at)
        return found.start() if found else len(self.written)

    def line_start(self, at: int) -> int:
        """The beginning of a line."""
        return max(start for start in self.starts if start <= at)

    # ---- changes -----------------------------------------------------------------------------------------------------------------

    def mapping(self, node: Mapping, changes: Changes, *, top: bool = False) -> None:
        """Change the values of keys that are there, and add the keys that are not."""
        new: dict[str, Any] = {}
        for name, change in changes.items():
            key = node.key(name)
            value = node.get(name)
            if key is None or value is None:
                if not isinstance(change, Drop) and (built := _built(change)) is not None:
                    new[name] = built
            elif isinstance(change, dict):
                if isinstance(value, Mapping) and not self.is_alias(key, value):
                    self.mapping(value, change)
                elif (built := _built(change)) is not None:
                    self.replace(key, value, built)
            elif isinstance(change, Put):
                self.replace(key, value, change.value)
            elif isinstance(change, Items) and isinstance(value, Sequence):
                self.items(key, value, change)
        if new:
            self.insert(node, new, top=top)

    def replace(self, key: Scalar, value: Node, new: Any) -> None:
        """Another value in the place of one; a comment behind the key stays."""
        colon = self.colon(key)
        end = self.value_end(key, value)
        first = colon if self.is_alias(key, value) else max(colon, self.start(value))
        gap = self.written[colon:first]
        if _LINE_END.search(gap) or first == colon:
            comment = _COMMENT.match(self.written, colon)
            self.cuts.append((colon, colon, f" {flow(new)}"))
            if end > (comment.end() if comment else colon):
                self.cuts.append((comment.end() if comment else colon, end, ""))
        else:
            self.cuts.append((first, end, flow(new)))

    def insert(self, node: Mapping, new: dict[str, Any], *, top: bool) -> None:
        """More keys at the end of a mapping, in its style."""
        if self.is_flow(node):
            written = ", ".join(f"{text(key)}: {flow(value)}" for key, value in new.items())
            if node.pairs:
                at = self.value_end(*node.pairs[-1])
                self.cuts.append((at, at, f", {written}"))
            else:
                at = self.starts[node.end_line - 1] + node.end_column - 2
                self.cuts.append((at, at, written))
            return
        at = self.line_end(self.value_end(*node.pairs[-1]))
        indent = " " * (node.pairs[0][0].column - 1)
        compact = any(isinstance(value, Mapping) and self.is_flow(value) for _, value in node.pairs)
        lines = []
        for key, value in new.items():
            short = f"{text(key)}: {flow(value)}"
            lines += [""] if top else []
            lines += [short] if compact and not top else emit({key: value}).splitlines()
        self.cuts.append((at, at, "".join(f"{self.newline}{indent}{line}" if line else self.newline for line in lines)))

    def items(self, key: Scalar, node: Sequence, change: Items) -> None:
        """Items taken from a list and added to it."""
        kept = [item for item in node.items if not any(item is gone for gone in change.drop)]
        if not kept or self.is_alias(key, node) or any(self.start(item) < self.start(node) for item in node.items):
            # nothing is left to hold the list's layout, or an item is an alias
            self.replace(key, node, [*(_plain(item) for item in kept), *change.add])
            return
        for gone in change.drop:
            self.drop_item(node, gone)
        if not change.add:
            return
        last = kept[-1] if self.is_flow(node) else node.items[-1]
        if self.is_flow(node):
            at = self.end(last)
            self.cuts.append((at, at, "".join(f", {flow(value)}" for value in change.add)))
        else:
            at = self.line_end(self.end(last))
            indent = " " * (node.column - 1)
            self.cuts.append((at, at, "".join(f"{self.newline}{indent}- {flow(value)}" for value in change.add)))

    def drop_item(self, node: Sequence, gone: Node) -> None:
        """One item taken from a list that keeps others."""
        place = next(place for place, item in enumerate(node.items) if item is gone)
        if not self.is_flow(node):
            self.cut_lines(self.written.rfind("-", 0, self.start(gone)), self.end(gone))
        elif place + 1 < len(node.items):
            self.cuts.append((self.start(gone), self.start(node.items[place + 1]), ""))
        else:
            self.cuts.append((self.end(node.items[place - 1]), self.end(gone), ""))

    def drop(self, node: Mapping, name: str) -> None:
        """A key taken from a mapping, with its value."""
        place = next(place for place, (key, _) in enumerate(node.pairs) if key.text == name)
        key, value = node.pairs[place]
        following = node.pairs[place + 1][0] if place + 1 < len(node.pairs) else None
        start, end = self.start(key), self.value_end(key, value)
        if self.is_flow(node):
            if following is not None:
                self.cuts.append((start, self.start(following), ""))
            else:
                before = self.value_end(*node.pairs[place - 1]) if place else start
                self.cuts.append((before, end, ""))
        elif self.written[self.line_start(start) : start].strip():
            # the first key behind the dash of a list
            self.cuts.append((start, end, "{}") if following is None else (start, self.start(following), ""))
        else:
            self.cut_lines(start, end)

    def cut_lines(self, start: int, end: int) -> None:
        """Whole lines taken out, from that of a beginning through that of an end."""
        first, last = self.line_start(start), self.line_end(end)
        found = _LINE_END.match(self.written, last)
        self.cuts.append((first, found.end() if found else last, ""))


def _built(change: Any) -> Any:
    """The value of a key that is not there yet; None where nothing is left of it."""
    if isinstance(change, dict):
        inner = {key: _built(value) for key, value in change.items() if not isinstance(value, Drop)}
        return {key: value for key, value in inner.items() if value is not None} or None
    return list(change.add) if isinstance(change, Items) else change.value


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value() if not isinstance(node.value(), int | float) or isinstance(node.value(), bool) else node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.pairs}
