"""YAML and JSON sources as trees of nodes, and what their readers ask of them."""

from collections.abc import Iterator

from govcheck.documents.importing.json_nodes import read_json
from govcheck.documents.importing.records import Span
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence
from govcheck.source.reader import read_documents


def read_trees(data: bytes, path: str) -> list[Node]:
    """The documents of a file: one of JSON, one or several of YAML; raises InputError where it is neither."""
    return [read_json(data, path)] if path.casefold().endswith(".json") else read_documents(data, path)


def said(node: Node | None, *keys: str) -> str:
    """The text at the end of a way of keys; blank where there is none."""
    found = at(node, *keys)
    return found.text.strip() if isinstance(found, Scalar) and not found.is_null else ""


def at(node: Node | None, *keys: str) -> Node | None:
    """The node at the end of a way of keys; None where the way ends before."""
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def mappings(node: Node | None) -> Iterator[Mapping]:
    """The mappings in a list."""
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Mapping))


def texts(node: Node | None) -> list[Scalar]:
    """The texts of a list, or one text alone."""
    items = node.items if isinstance(node, Sequence) else [node] if node is not None else []
    return [item for item in items if isinstance(item, Scalar) and not item.is_null and item.text.strip()]


def span(node: Node) -> Span:
    """Where a node stands; one of several lines, where it begins."""
    if node.end_line != node.line:
        return Span(node.line, node.column, node.line, node.column + 1)
    return Span(node.line, node.column, node.end_line, node.end_column)


class NodePlaces:
    """The places of a tree's rows: each row has the places of its fields, and that of the row itself."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._rows: list[dict[str, Span]] = []

    def add(self, own: Span, fields: dict[str, Node | None]) -> int:
        """One more row; its number."""
        self._rows.append({"": own, **{field: span(node) for field, node in fields.items() if node is not None}})
        return len(self._rows) - 1

    def span(self, row: int, field: str) -> Span:
        """Where a field of a row stands."""
        places = self._rows[row]
        return places.get(field) or places.get("title") or places[""]
