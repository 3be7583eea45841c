"""A draft as the nodes of an organisation file, each with the place in the source: so the checker reads it like any other."""

from collections.abc import Mapping as Table
from datetime import date

from govcheck.documents.importing.draft import Draft
from govcheck.documents.importing.records import Sheet, Span
from govcheck.documents.importing.statements import entities_of, renamed_rows, seat_says
from govcheck.documents.parts import Part
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence

START = Span(1, 1, 1, 1)


def as_parts(draft: Draft) -> list[Part]:
    """The parts of the organisation, one for each source that says something, in the order in which they first do."""
    parts = _Parts()
    entities = entities_of(draft)
    for seat in draft.seats.values():
        at = seat.at("title")
        node = _mapping(at.span)
        for word, value, field in seat_says(seat, entities):
            place = seat.at(field).span
            node.pairs.append((_text(word, place), _node(value, place)))
        parts.section(at.path, "positions").pairs.append((_text(seat.id, at.span), node))
    for seat in draft.seats.values():
        if seat.entity in entities:
            known = parts.section(seat.at("entity").path, "entities")
            if all(key.text != entities[seat.entity] for part in parts.known.values() for key in _keys(part, "entities")):
                place = seat.at("entity").span
                title = _mapping(place)
                title.pairs.append((_text("title", place), _node(seat.entity, place)))
                known.pairs.append((_text(entities[seat.entity], place), title))
    if draft.roots:
        at = draft.seats[draft.roots[0]].at("manager")
        parts.put(at.path, "roots", _node(list(draft.roots), at.span), at.span)
    for key, (name, at) in draft.persons.items():
        person = _mapping(at.span)
        person.pairs.append((_text("name", at.span), _node(name, at.span)))
        parts.section(at.path, "persons").pairs.append((_text(key, at.span), person))
    for party, (kind, name, at) in draft.parties.items():
        node = _mapping(at.span)
        node.pairs += [(_text(word, at.span), _node(value, at.span)) for word, value in (("kind", kind), ("title", name)) if value]
        parts.section(at.path, "parties").pairs.append((_text(party, at.span), node))
    for matrix, sheet in draft.matrices.items():
        at_first = sheet.headings[0][1] if sheet.headings else START
        parts.section(sheet.path, "matrices").pairs.append((_text(matrix, at_first), _matrix(sheet)))
    for name, canonical, at in renamed_rows(draft):
        node = _mapping(at.span)
        node.pairs.append((_text("is", at.span), _node(canonical, at.span)))
        parts.section(at.path, "activities").pairs.append((_text(name, at.span), node))
    if draft.name is not None and parts.known:
        named = _mapping(START)
        named.pairs.append((_text("name", START), _node(draft.name, START)))
        parts.put(next(iter(parts.known)), "organization", named, START)
    return [Part(path, root, headed=False) for path, root in parts.known.items()]


class _Parts:
    """The tops of the parts, by path."""

    def __init__(self) -> None:
        self.known: dict[str, Mapping] = {}
        self._sections: dict[tuple[str, str], Mapping] = {}

    def section(self, path: str, word: str) -> Mapping:
        node = self._sections.get((path, word))
        if node is None:
            node = self._sections[path, word] = _mapping(START)
            self.put(path, word, node, START)
        return node

    def put(self, path: str, word: str, node: Node, span: Span) -> None:
        root = self.known.get(path)
        if root is None:
            root = self.known[path] = _mapping(START)
        root.pairs.append((_text(word, span), node))


def _keys(root: Mapping, section: str) -> list[Scalar]:
    node = root.get(section)
    return [key for key, _ in node.pairs] if isinstance(node, Mapping) else []


def _matrix(sheet: Sheet) -> Mapping:
    """A matrix in long form."""
    first = sheet.headings[0][1] if sheet.headings else START
    node = _mapping(first)
    if sheet.title:
        node.pairs.append((_text("title", first), _node(sheet.title, first)))
    if sheet.letters:
        node.pairs.append((_text("letters", first), _node(dict(sheet.letters), first)))
    rows = _mapping(first)
    for row in sheet.rows:
        cells = _mapping(row.span)
        for each in row.cells:
            cells.pairs.append((_text(each.heading, each.span), _node(each.letters, each.span)))
        rows.pairs.append((_text(row.name, row.span), cells))
    node.pairs.append((_text("rows", first), rows))
    return node


def _mapping(span: Span) -> Mapping:
    made = Mapping(span.line, span.column)
    made.end_line, made.end_column = span.end_line, span.end_column
    return made


def _text(text: str, span: Span) -> Scalar:
    return Scalar(text, False, *span)


def _node(value: object, span: Span) -> Node:
    if isinstance(value, list):
        items = Sequence(span.line, span.column)
        items.items.extend(_node(item, span) for item in value)
        items.end_line, items.end_column = span.end_line, span.end_column
        return items
    if isinstance(value, Table):
        made = _mapping(span)
        made.pairs.extend((_text(str(key), span), _node(item, span)) for key, item in value.items())
        return made
    if isinstance(value, bool):
        return Scalar("true" if value else "false", True, *span)
    if isinstance(value, float):
        return Scalar(repr(value), True, *span)
    return Scalar(value.isoformat() if isinstance(value, date) else str(value), False, *span)
