"""Edits of facts to the files that state them: what an edit does not touch keeps every byte, comments, order and layout.

Not with a library that writes the whole file anew (ruamel.yaml keeps comments, but lays long flow mappings, aligned columns and
anchors out afresh): the nodes know where each fact stands, and only there the text is changed. What comes out is read again and
compared with what was meant, so that a file is either edited exactly or not at all.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from govcheck.documents.assemble import assemble
from govcheck.documents.letters import written_with
from govcheck.documents.lines import Lines
from govcheck.documents.matrices import MAIN
from govcheck.documents.parts import Part, load
from govcheck.documents.reading import Reading
from govcheck.documents.records import read_fields
from govcheck.documents.shapes import Field
from govcheck.documents.table import ACTIVITY, CHANNEL, OPTIONAL, ORGANIZATION, POSITION, SECTIONS
from govcheck.documents.write_yaml import heading, written_channel, written_value
from govcheck.documents.yaml_text import Changes, Drop, Items, Put, changed_text, dropped_text
from govcheck.model.facts import PERSON, PERSONS, POSITION_SLOTS, apply
from govcheck.model.organization import SECTIONS as KINDS
from govcheck.model.organization import Channel, Organization
from govcheck.model.slots import Problem, Slot
from govcheck.model.verdicts import Edit
from govcheck.source.nodes import Mapping, Node, Scalar
from govcheck.source.nodes import Sequence as NodeList
from govcheck.source.problems import InputError
from govcheck.source.reader import read_yaml

if TYPE_CHECKING:
    from govcheck.documents.sources import FileSources
    from govcheck.vocabulary.terms import Vocabulary

_SECTION_OF = {PERSON: PERSONS, **{kind: word for word, kind in KINDS.items()}}
_FIELDS = {"positions": POSITION, "activities": ACTIVITY, **{section.word: section.fields for section in SECTIONS}}
_BOM = "\ufeff"


def edited_files(paths: Sequence[str], edits: Iterable[Edit], vocabulary: "Vocabulary", stdin: bytes | None = None) -> dict[str, str]:
    """The text of every part of an organisation, by its path, with these edits made in their order.

    `paths` are the files as they are given to a check; what they include is edited too, where the fact stands there. Raises InputError
    with every edit that cannot be made in the text: a fact in a table, one that hangs on an alias, or files that are wrong anyway.
    """
    wanted = _merged(edits)
    parts, inputs = load(paths, stdin)
    organization, sources, _ = assemble(parts, vocabulary, example=False)
    texts = {each.path: each.lines.data.decode("utf-8") for each in inputs if isinstance(each.lines, Lines)}
    editor = _Editor(parts, organization, sources, vocabulary)
    for edit in wanted:
        editor.edit(edit)
    if editor.problems:
        raise InputError(sorted(editor.problems))
    for path, changes in editor.changes.items():
        root = next(part.root for part in parts if part.path == path)
        texts[path] = _changed(texts[path], path, root, changes, editor.drops.get(path, ()))
    _compare(parts, texts, {*editor.changes}, apply(organization, wanted), vocabulary)
    return texts


def _merged(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """One edit for each slot, from the first value before to the last value after; none where these are one."""
    merged: dict[Slot, Edit] = {}
    for edit in edits:
        merged[edit.slot] = edit._replace(before=merged[edit.slot].before) if edit.slot in merged else edit
    return tuple(edit for edit in merged.values() if edit.before != edit.after)


def _changed(written: str, path: str, root: Mapping, changes: Changes, drops: Iterable[tuple[str, ...]]) -> str:
    mark = _BOM if written.startswith(_BOM) else ""
    text = written.removeprefix(_BOM)
    text = changed_text(text, root, changes)
    for way in drops:
        text = dropped_text(text, _root(text, path), way)
    return mark + text


def _root(text: str, path: str) -> Mapping:
    root = read_yaml(text.encode(), path)
    assert isinstance(root, Mapping)
    return root


def _compare(parts: list[Part], texts: dict[str, str], changed: set[str], meant: Organization, vocabulary: "Vocabulary") -> None:
    """Read the new text; raises InputError where it does not say what was meant."""
    try:
        again = [Part(p.path, _root(texts[p.path].removeprefix(_BOM), p.path), p.headed) if p.path in changed else p for p in parts]
        found, _, _ = assemble(again, vocabulary, example=False)
    except InputError as error:
        found, why = None, f": {error.problems[0].message}"
    else:
        why = ""
    if found is None or _bare(found) != _bare(meant):
        path = min(changed, default=parts[0].path)
        raise InputError([Problem(path, 1, 1, f"the edits cannot be made in the text as it is written{why}; make them by hand")])


def _bare(organization: Organization) -> Organization:
    stated = {key: value for key, value in organization.attributes.items() if value is not None}
    return organization._replace(attributes=stated)


class _Editor:
    """Collects what has to change in which file."""

    def __init__(self, parts: list[Part], organization: Organization, sources: "FileSources", vocabulary: "Vocabulary") -> None:
        self.parts = parts
        self.organization = organization
        self.sources = sources
        self.reading = Reading(vocabulary)
        self.reading.names = sources.names
        self.changes: dict[str, Changes] = {}
        self.drops: dict[str, list[tuple[str, ...]]] = {}
        self.problems: list[Problem] = []

    def edit(self, edit: Edit) -> None:
        """Note what one edit changes."""
        kind, path = edit.slot
        if kind == "organization":
            self.attribute(path[0], edit.after)
        elif kind == "cell":
            self.cell(path, edit.after)
        elif kind == "channel":
            self.channels(edit)
        elif kind in POSITION_SLOTS or kind == "position":
            self.entry("positions", path[0], POSITION_SLOTS.get(kind) or path[1], edit.after)
        else:
            self.entry(_SECTION_OF[kind], path[0], path[1], edit.after)

    # ---- kinds of facts ----------------------------------------------------------------------------------------------------------

    def entry(self, section: str, entry: str, attribute: str, value: Any) -> None:
        """One field of one entry."""
        field = next(field for field in _FIELDS[section].by_word.values() if field.attribute == attribute)
        pair = self.sources.names.sections.get(section, {}).get(entry)
        path = self.path_of(section, None if pair is None else pair[0])
        node = pair[1].get(field.word) if pair is not None and isinstance(pair[1], Mapping) else None
        if pair is None and value is None:
            return
        if value is None and section in OPTIONAL and pair is not None and node is None:
            return
        self.put(path, (section, entry, field.word), value, field, node, pair[0] if pair is not None else None)

    def attribute(self, name: str, value: Any) -> None:
        """One fact of the organisation itself."""
        if name in ("roots", "complete"):
            place = next(iter(self.sources.places.get(name, ())), None)
            # the lists at the top are sets of words
            plain = None if value is None else list(value)
            self.leaf(place.path if place else self.parts[0].path, (name,), Drop() if plain is None else Put(plain))
            return
        place = next(iter(self.sources.places.get("organization", ())), None)
        path = place.path if place else self.parts[0].path
        field = ORGANIZATION.by_word.get(name)
        if field is None:
            self.leaf(path, ("organization", "attributes", name), Drop() if value is None else Put(value))
        else:
            node = place.node.get(name) if place is not None and isinstance(place.node, Mapping) else None
            self.put(path, ("organization", name), value, field, node, None)

    def cell(self, path: tuple[str, ...], letters: str | None) -> None:
        """The letters of one seat in one row, in the letters of its matrix."""
        matrix, row, seat = path
        place = self.sources.row_places.get((matrix, row))
        way: tuple[str, ...] = ("raci", row) if matrix == MAIN and not self.is_long(matrix) else ("matrices", matrix, "rows", row)
        pair = self.sources.names.sections.get("matrices", {}).get(matrix) if way[0] == "matrices" else None
        file = place.path if place is not None else self.path_of(way[0], pair[0] if pair else None)
        columns = [key for key, _ in place.node.pairs] if place is not None and isinstance(place.node, Mapping) else []
        column = next((key.text for key in columns if self.sources.columns.known(key.text) == seat), None)
        if not letters:
            if column is not None:
                self.leaf(file, (*way, column), Drop())
            return
        found = self.organization.matrices.get(matrix)
        spelling = written_with(found.letters if found is not None else None)
        missing = [letter for letter in letters.split("/") if letter not in spelling]
        if missing:
            self.wrong(file, place.key if place else None, f"the letters of the matrix {matrix!r} leave no way to write {missing[0]}")
            return
        column = column or self.heading(seat)
        self.leaf(file, (*way, column), Put("/".join(spelling[letter] for letter in letters.split("/"))))

    def heading(self, seat: str) -> str:
        """The column of a seat, as other rows name it."""
        rows = (place.node for place in self.sources.row_places.values() if isinstance(place.node, Mapping))
        known = (key.text for row in rows for key, _ in row.pairs if self.sources.columns.known(key.text) == seat)
        return next(known, None) or heading(seat, self.organization)

    def is_long(self, matrix: str) -> bool:
        """Whether a matrix is written in long form."""
        return matrix in self.sources.names.sections.get("matrices", {})

    def channels(self, edit: Edit) -> None:
        """The channels of one sender: those that go are taken out of the list, those that come are put at its end."""
        before, after = set(edit.before or ()), set(edit.after or ())
        added = tuple(written_channel(channel) for channel in sorted(after - before, key=repr))
        places = self.sources.places.get("channels", [])
        for number, place in enumerate(places):
            items = place.node.items if isinstance(place.node, NodeList) else []
            gone = tuple(item for item in items if isinstance(item, Mapping) and self.channel(item) in before - after)
            if gone or (added and number == 0):
                self.leaf(place.path, ("channels",), Items(gone, added if number == 0 else ()))
        if not places and added:
            self.leaf(self.parts[0].path, ("channels",), Put(list(added)))

    def channel(self, node: Mapping) -> Any:
        """The channel that an item states."""
        values, _ = read_fields(node, CHANNEL, self.reading, "a channel")
        return Channel(**values)

    # ---- changes -----------------------------------------------------------------------------------------------------------------

    def put(self, path: str, way: tuple[str, ...], value: Any, field: Field, node: Node | None, key: Scalar | None) -> None:
        """A field's value; of a list the items that stay keep their place."""
        if self.is_table(path):
            self.wrong(path, key, f"{way[-1]!r} of {way[-2]!r} stands in a table, which govcheck does not edit; change it there")
        elif value is None:
            self.leaf(path, way, Drop())
        elif isinstance(node, NodeList) and isinstance(value, tuple) and value:
            read = [(item, field.shape.read(item, self.reading) or ()) for item in node.items]
            stay = {record for _, records in read for record in records}
            gone = tuple(item for item, records in read if not set(records) & set(value))
            new = tuple(record for record in value if record not in stay)
            written = [written_value((record,), field) for record in new]
            self.leaf(path, way, Items(gone, tuple(written)))
        else:
            self.leaf(path, way, Put(written_value(value, field)))

    def leaf(self, path: str, way: tuple[str, ...], change: Put | Drop | Items) -> None:
        """Note a change at the end of a way of keys."""
        tree = self.changes.setdefault(path, {})
        if isinstance(change, Drop):
            self.drops.setdefault(path, []).append(way)
            return
        for key in way[:-1]:
            tree = tree.setdefault(key, {})
        tree[way[-1]] = change

    def path_of(self, section: str, key: Scalar | None) -> str:
        """The file in which an entry stands, else that to which its section may be added."""
        places = self.sources.places.get(section, [])
        for place in places:
            if key is not None and isinstance(place.node, Mapping) and any(other is key for other, _ in place.node.pairs):
                return place.path
        return next((place.path for place in places if not self.is_table(place.path)), self.parts[0].path)

    def is_table(self, path: str) -> bool:
        """Whether a part was read from a CSV file: its section is written nowhere."""
        root = next(part.root for part in self.parts if part.path == path)
        return bool(root.pairs) and root.pairs[0][0].column == root.pairs[0][0].end_column

    def wrong(self, path: str, key: Scalar | None, message: str) -> None:
        """Note an edit that cannot be made."""
        self.problems.append(Problem(path, key.line if key else 1, key.column if key else 1, message))
