"""Parts of files to one organisation: every section read into its records."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govcheck.documents.columns import Columns
from govcheck.documents.letters import Alphabet
from govcheck.documents.matrices import MAIN, read_matrix, read_rows
from govcheck.documents.names import Names
from govcheck.documents.places import ENTRIES, find_places, index_entries
from govcheck.documents.reading import Reading, shown
from govcheck.documents.records import read_fields
from govcheck.documents.sources import FileSources
from govcheck.documents.table import ACTIVITY, BODY_KEYS, CHANNEL, CLOSED, OPTIONAL, ORGANIZATION, POSITION, ROOTS, SECTIONS
from govcheck.model.organization import Activity, Channel, Matrix, Organization, Position
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence, describe
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.documents.parts import Part
    from govcheck.documents.shapes import Fields
    from govcheck.model.findings import Question
    from govcheck.vocabulary.terms import Vocabulary

_BODY_KEYS = frozenset(BODY_KEYS)


def assemble(parts: "list[Part]", vocabulary: "Vocabulary", *, example: bool) -> "tuple[Organization, FileSources, tuple[Question, ...]]":
    """The organisation of these parts, where its facts stand, and questions; raises InputError with every problem.

    An `example` of a rule may hold any section alone; a file must have positions or a matrix.
    """
    assembly = _Assembly(parts, vocabulary)
    organization = assembly.organization()
    reading = assembly.reading
    enough = bool(assembly.places) if example else organization.positions or any(m.rows for m in organization.matrices.values())
    if not reading.found and not enough:
        reading.path = parts[0].path
        reading.add(parts[0].root, "an organisation that says nothing; there must be positions or a matrix")
    if reading.found:
        raise InputError(reading.found)
    columns = assembly.columns
    questions = tuple(columns.questions[word] for word in sorted(columns.questions))
    return organization, FileSources(organization, vocabulary, assembly.names, columns, assembly.places), questions


class _Assembly:
    def __init__(self, parts: "list[Part]", vocabulary: "Vocabulary") -> None:
        self.reading = Reading(vocabulary)
        self.places = find_places(parts, self.reading)
        self.names = self.reading.names = Names(index_entries(self.places, self.reading), vocabulary)
        self.columns = Columns(self.names, titles="positions" not in self.places)
        self.rasci = False

    def organization(self) -> Organization:
        """The whole; sections that depend on another are read after it."""
        values = self.head()
        self.rasci = values.get("matrix") == "rasci"
        positions = self.positions()
        matrices = self.matrices()
        self.names.columns.update(self.columns.implicit)
        values["activities"] = self.activities()
        for section in SECTIONS:
            if section.word in self.places or section.word not in OPTIONAL:
                made = self.entries(section.word, section.fields)
                values[section.word] = {entry: section.record(entry, **fields) for entry, fields in made}
        return Organization(
            **values,
            positions=_by_key({**positions, **self.columns.implicit}),
            matrices=_by_key(matrices),
            channels=self.channels(),
        )

    def head(self) -> dict[str, Any]:
        """What stands at the top beside the sections."""
        values: dict[str, Any] = {}
        for place in self.places.get("organization", [])[:1]:
            self.reading.path = place.path
            if type(place.node) is Mapping:
                values, _ = read_fields(place.node, ORGANIZATION, self.reading, "organization")
            else:
                self.reading.add(place.node, f"'organization' is {describe(place.node)}; expected a mapping with name")
        for word, shape in (("roots", ROOTS), ("complete", CLOSED)):
            found: set[str] = set()
            for place in self.places.get(word, ()):
                self.reading.path, self.reading.key = place.path, word
                found.update(shape.read(place.node, self.reading) or ())
                values[word] = tuple(sorted(found))
        return values

    def pairs(self, word: str) -> Iterator[tuple[str, Node]]:
        """The entries of a section, each id once, with the reading set to their file."""
        index = self.names.sections.get(word, {})
        for place in self.places.get(word, ()):
            self.reading.path = place.path
            if type(place.node) is Mapping:
                for pair in place.node.pairs:
                    if index[pair[0].text] is pair:
                        yield pair[0].text, pair[1]

    def entries(self, word: str, fields: "Fields") -> list[tuple[str, dict[str, Any]]]:
        """The entries of a section with their stated values, sorted by id."""
        what = ENTRIES[word]
        found = []
        for entry, node in self.pairs(word):
            if type(node) is Mapping:
                found.append((entry, read_fields(node, fields, self.reading, what)[0]))
            elif type(node) is Scalar and node.is_null:
                found.append((entry, {}))
            else:
                self.reading.add(node, f"{shown(entry)} in {word} is {describe(node)}; expected a mapping")
        found.sort(key=_id)
        return found

    def positions(self) -> dict[str, Position]:
        reading = self.reading
        found = {}
        for position, node in self.pairs("positions"):
            if type(node) is Mapping:
                values, keys = read_fields(node, POSITION, reading, "a position")
                if not _BODY_KEYS.isdisjoint(keys) and values.get("kind") != "body":
                    self.not_a_body(values.get("kind", "post"), keys)
                found[position] = Position(position, values.pop("title", position), **values)
            elif type(node) is Scalar and node.is_null:
                found[position] = Position(position, position)
            else:
                reading.add(node, f"the position {shown(position)} is {describe(node)}; expected a mapping, such as {{title: ...}}")
        self.former(found)
        return found

    def not_a_body(self, kind: str, keys: dict[str, Scalar]) -> None:
        for word in BODY_KEYS:
            if word in keys:
                near = "scopes" if word == "scope" else None
                self.reading.add(keys[word], f"{word!r} is said of a {kind}; expected it only where kind is body", near)

    def former(self, positions: dict[str, Position]) -> None:
        """Note former ids that two positions claim, or that are ids still."""
        claims: dict[str, str] = {}
        for position in sorted(positions):
            for old in positions[position].formerly:
                other = old if old in positions else claims.setdefault(old, position)
                if other != position or old == position:
                    key, _ = self.names.positions[position]
                    self.reading.path = next(
                        place.path for place in self.places["positions"]
                        if type(place.node) is Mapping and any(pair[0] is key for pair in place.node.pairs)
                    )  # fmt: skip
                    self.reading.add(
                        key,
                        f"the position {shown(position)} claims the former id {shown(old)}, which is that of {shown(other)} too",
                    )

    def matrices(self) -> dict[str, Matrix]:
        reading = self.reading
        found: dict[str, Matrix] = {}
        rows: dict[str, dict[str, str]] = {}
        alphabet = Alphabet(None, rasci=self.rasci)
        before: dict[str, tuple[str, Scalar]] = {}
        for place in self.places.get("raci", ()):
            reading.path = place.path
            if type(place.node) is Mapping:
                rows.update(read_rows(place.node, alphabet, reading, self.columns, before))
                found[MAIN] = Matrix(MAIN, rows=_by_key(rows))
            else:
                reading.add(place.node, f"'raci' is {describe(place.node)}; expected a mapping of activities")
        for matrix, node in self.pairs("matrices"):
            if matrix == MAIN and "raci" in self.places:
                key = self.names.sections["matrices"][matrix][0]
                reading.add(key, f"the matrix {MAIN!r} stands beside raci, which has that id; expected another id")
            if type(node) is Mapping:
                found[matrix] = read_matrix(matrix, node, reading, self.columns, rasci=self.rasci)
            elif type(node) is Scalar and node.is_null:
                found[matrix] = Matrix(matrix)
            else:
                reading.add(node, f"the matrix {shown(matrix)} is {describe(node)}; expected a mapping with rows")
        for made in found.values():
            self.names.rows.update(made.rows)
        return found

    def activities(self) -> dict[str, Activity]:
        for name, _ in self.pairs("activities"):
            self.names.row(self.names.sections["activities"][name][0], self.reading)
        return {name: Activity(name, **values) for name, values in self.entries("activities", ACTIVITY)}

    def channels(self) -> tuple[Channel, ...] | None:
        reading = self.reading
        found: set[Channel] | None = None
        for place in self.places.get("channels", ()):
            reading.path = place.path
            if type(place.node) is not Sequence:
                reading.add(place.node, f"'channels' is {describe(place.node)}; expected a list of mappings with from and to")
                continue
            found = set() if found is None else found
            for item in place.node.items:
                if type(item) is not Mapping:
                    reading.add(item, f"'channels' lists {describe(item)}; expected a mapping with from and to")
                    continue
                values, _ = read_fields(item, CHANNEL, reading, "a channel")
                if "sender" in values and "to" in values:
                    found.add(Channel(**values))
        return None if found is None else tuple(sorted(found, key=repr))


def _id(entry: tuple[str, dict[str, Any]]) -> str:
    return entry[0]


def _by_key(table: dict[str, Any]) -> dict[str, Any]:
    return {key: table[key] for key in sorted(table)}
