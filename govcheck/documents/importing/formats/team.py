"""Team pages as YAML or JSON: one file of people, keyed or listed, or one person to a file; superiors by key, slug, id or name."""

import posixpath
from collections.abc import Iterator, Sequence

from govcheck.documents.importing.found import Found
from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.headings import SUPERIORS, field_of
from govcheck.documents.importing.records import Ledger, Span
from govcheck.documents.importing.trees import mappings, span
from govcheck.source.nodes import Mapping, Node, Scalar
from govcheck.source.nodes import Sequence as List

KEY = "person key"
_NAMING = frozenset(("title", "name", "first_name", "last_name"))


def recognises(documents: Sequence[Node]) -> bool:
    """Whether the documents hold records of people or seats."""
    return any(_is_record(record) for _, record in _records(documents, ""))


def read(documents: Sequence[Node], path: str, ledger: Ledger) -> Found:  # noqa: ARG001 - every reader takes the ledger
    """The records as a table: one row to a person, one column to a key."""
    records = list(_records(documents, path))
    columns: dict[str, int] = {KEY: 0} if any(key for key, _ in records) else {}
    values: list[dict[str, tuple[str, Span]]] = []
    for key, record in records:
        row = {name: (text, place) for name, text, place in _fields(record, "")}
        if key is not None:
            row[KEY] = (key.text, span(key))
        for name in row:
            columns.setdefault(name, len(columns))
        values.append(row)
    start = Span(1, 1, 1, 1)
    rows = [list(columns), *([row[name][0] if name in row else "" for name in columns] for row in values)]
    names = list(columns)
    owners = [start, *(span(record) for _, record in records)]

    def where(row: int, column: int) -> Span:
        return values[row - 1].get(names[column], ("", owners[row]))[1] if row and column < len(names) else owners[row]

    return Found(grids=(Grid(path, rows, where),))


def _records(documents: Sequence[Node], path: str) -> Iterator[tuple[Scalar | None, Mapping]]:
    """Records with the keys that name them; of a file with one person, the name of the file."""
    for document in documents:
        if isinstance(document, List):
            yield from ((None, record) for record in mappings(document))
        elif isinstance(document, Mapping):
            if _is_record(document):
                stem = posixpath.splitext(posixpath.basename(path))[0]
                yield Scalar(stem, False, 1, 1, 1, 1) if stem and len(documents) == 1 else None, document
                continue
            lists = [node for _, node in document.pairs if isinstance(node, List) and any(map(_is_record, mappings(node)))]
            if lists:
                for node in lists:
                    yield from ((None, record) for record in mappings(node))
                continue
            inner = [node for _, node in document.pairs if isinstance(node, Mapping) and not _is_record(node)]
            keyed = [(key, node) for key, node in document.pairs if isinstance(node, Mapping) and _is_record(node)]
            if keyed:
                yield from keyed
            else:
                for group in inner:
                    yield from ((key, record) for key, record in group.pairs if isinstance(record, Mapping) and _is_record(record))


def _is_record(node: Mapping) -> bool:
    """Whether a mapping speaks of one person or seat: it has a name or a title, and something else."""
    fields = {known.field for key, value in node.pairs if isinstance(value, Scalar | List) and (known := field_of(key.text)) is not None}
    inner = {known.field for key, value in node.pairs if isinstance(value, Mapping) and (known := field_of(key.text)) is not None}
    return not fields.isdisjoint(_NAMING) and len(fields | (inner & SUPERIORS.keys())) > 1


def _fields(node: Mapping, before: str) -> Iterator[tuple[str, str, Span]]:
    """The scalar fields of a record by their names; those of mappings in it with both names, lists parted by semicolons."""
    for key, value in node.pairs:
        name = f"{before}{key.text}"
        if isinstance(value, Scalar):
            if not value.is_null:
                yield name, value.text.strip(), span(value)
        elif isinstance(value, Mapping):
            yield from _fields(value, f"{name} ")
        else:
            said = [item.text.strip() for item in value.items if isinstance(item, Scalar) and not item.is_null]
            if said:
                yield name, "; ".join(said), span(value)
