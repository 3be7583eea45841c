"""Where facts stand: looked up in the nodes when somebody asks, so that a large file costs nothing for what is never asked."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from govcheck.documents.inverse import Inverse
from govcheck.documents.matrices import MAIN
from govcheck.documents.places import Place, Places
from govcheck.documents.table import ACTIVITY, ORGANIZATION, POSITION, SECTIONS
from govcheck.model.organization import SECTIONS as KINDS
from govcheck.model.slots import Location, Ref, Slot
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence
from govcheck.source.problems import location

if TYPE_CHECKING:
    from govcheck.documents.columns import Columns
    from govcheck.documents.names import Names
    from govcheck.documents.shapes import Fields
    from govcheck.model.organization import Organization
    from govcheck.vocabulary.terms import Vocabulary

#: kind of slot -> word of the file
_POSITION_WORDS = {"line": "reports_to", "dotted": "dotted_line_to", "holder": "holder"}
_SECTION_OF = {kind: word for word, kind in KINDS.items()}


def _words(fields: "Fields") -> dict[str, str]:
    return {field.attribute: word for word, field in fields.by_word.items()}


_FIELDS = {"activity": _words(ACTIVITY), **{KINDS[s.word]: _words(s.fields) for s in SECTIONS if s.word in KINDS}}
_POSITION_FIELDS = _words(POSITION)
_ORGANIZATION_FIELDS = _words(ORGANIZATION)


class FileSources:
    """A source map over the nodes of the files; implements `govcheck.model.sourcemap.SourceMap`."""

    def __init__(self, organization: "Organization", vocabulary: "Vocabulary", names: "Names", columns: "Columns", places: Places) -> None:
        self._organization = organization
        self._vocabulary = vocabulary
        self.names = names
        self.columns = columns
        self.places = places
        self._inverse = Inverse(organization)

    def locate(self, slot: Slot) -> tuple[Location, ...]:
        """Where the fact is stated, in the order of paths and lines; for an absent fact, nothing.

        A fact that is read off others stands where these stand.
        """
        kind, path = slot
        if kind in _POSITION_WORDS:
            return self._stated("positions", path[0], _POSITION_WORDS[kind])
        if kind in _FIELDS:
            return self._stated(_SECTION_OF[kind], path[0], _FIELDS[kind].get(path[1], path[1]))
        if kind == "position":
            return self._stated("positions", path[0], _POSITION_FIELDS.get(path[1], path[1]))
        finder = self._finders.get(kind)
        return () if finder is None else tuple(sorted(set(finder(self, path))))

    def subject(self, ref: Ref) -> Location | None:
        """Where the thing is named as a key; None where the file does not name it."""
        kind, name = ref
        if kind == "position":
            return self._entry("positions", name) or min(self._headings(name), default=None)
        if kind == "activity":
            matrix, slash, row = name.partition("/")
            rows = self._row((MAIN, name)) or (self._row((matrix, row)) if slash else ()) or self._rows((name,))
            return min(rows, default=None) or self._entry("activities", name)
        if kind == "organization":
            # a file without that section is pointed at where it begins to say something
            said = (self._section((section,)) for section in ("organization", "positions", "raci", "matrices"))
            return min(self._stated("organization", "", "name"), default=None) or next((min(found) for found in said if found), None)
        if kind == "role":
            return min(filter(None, (self._entry("positions", position) for position in self._carriers(name))), default=None)
        if kind == "person":
            return self._entry("persons", name) or min(self._seats((name,)), default=None)
        return self._entry(_SECTION_OF.get(kind, kind), name)

    # ---- keys and values -------------------------------------------------------------------------------------------------------

    def _pair(self, section: str, entry: str) -> Place | None:
        pair = self.names.sections.get(section, {}).get(entry)
        if pair is None:
            return None
        places = self.places[section]
        return Place(places[0].path if len(places) == 1 else self._paths[section][entry], *pair)

    @cached_property
    def _paths(self) -> dict[str, dict[str, str]]:
        """The file of every entry, for sections that several files make up."""
        return {
            word: {key.text: place.path for place in reversed(places) if type(place.node) is Mapping for key, _ in place.node.pairs}
            for word, places in self.places.items()
            if len(places) > 1
        }

    def _entry(self, section: str, entry: str) -> Location | None:
        place = self._pair(section, entry)
        return None if place is None else location(place.path, place.key)

    def _stated(self, section: str, entry: str, word: str) -> tuple[Location, ...]:
        """The key and value of one word of one entry (of the section itself where there are no entries)."""
        places = [self._pair(section, entry)] if entry else self.places.get(section, [])
        found = []
        for place in places:
            if place is not None and type(place.node) is Mapping:
                found += [_span(place.path, key, node) for key, node in place.node.pairs if key.text == word and not _is_null(node)]
        return tuple(found)

    # ---- finders, by kind of slot ----------------------------------------------------------------------------------------------

    def _attribute(self, path: tuple[str, ...]) -> Iterable[Location]:
        word = _ORGANIZATION_FIELDS.get(path[0])
        if word is not None:
            return self._stated("organization", "", word)
        if path[0] in self.places:
            return self._section(path)
        return [
            _span(place.path, key, node)
            for place in self.places.get("organization", ())
            if type(place.node) is Mapping and type(attributes := place.node.get("attributes")) is Mapping
            for key, node in attributes.pairs
            if key.text == path[0]
        ]

    def _office(self, path: tuple[str, ...]) -> Iterable[Location]:
        """Where a position says what it is: its ``is``, else its title, else its id; a seat that columns name, its headings."""
        position = path[0]
        declared = self._stated("positions", position, "is") or self._stated("positions", position, "title")
        if declared:
            return declared
        key = self._entry("positions", position)
        return [key] if key is not None else self._headings(position)

    def _tier(self, path: tuple[str, ...]) -> Iterable[Location]:
        return self._stated("positions", path[0], "tier") or self._office(path)

    def _role(self, path: tuple[str, ...]) -> Iterable[Location]:
        return [place for position in self._carriers(path[0]) for place in self._office((position,))]

    def _carriers(self, role: str) -> list[str]:
        implicit = [seat.id for seat in self.columns.implicit.values() if role in (seat.roles or ())]
        return [*self.names.carriers(role), *implicit]

    def _cell(self, path: tuple[str, ...]) -> Iterable[Location]:
        matrix, row, seat = path
        place = self.row_places.get((matrix, row))
        if place is None or type(place.node) is not Mapping or seat not in self._organization.matrices[matrix].rows[row]:
            return ()
        cells = self._cells.get((matrix, row))
        if cells is None:
            cells = self._cells[matrix, row] = {}
            for key, node in place.node.pairs:
                cells.setdefault(self.columns.known(key.text), []).append(_span(place.path, key, node))
        return cells.get(seat, ())

    def _row(self, path: tuple[str, ...]) -> tuple[Location, ...]:
        place = self.row_places.get((path[0], path[1]))
        return () if place is None else (location(place.path, place.key),)

    def _rows(self, path: tuple[str, ...]) -> list[Location]:
        """The rows that stand for a canonical activity, else for the nearest whole of which it is a part."""
        for activity in (path[0], *self._vocabulary.part_of(path[0])):
            found = [place for row in self._canonical_rows.get(activity, ()) for place in self._row(row)]
            if found:
                return found
        return []

    def _letters(self, path: tuple[str, ...]) -> Iterable[Location]:
        return [place for row in self._inverse.rows.get(path[0], ()) for place in self._cell((*row, path[0]))]

    def _headings(self, position: str) -> list[Location]:
        """The first heading in every matrix of a seat that only columns name."""
        if position not in self.columns.implicit:
            return []
        found: dict[str, Location] = {}
        for (matrix, _), place in self.row_places.items():
            if matrix not in found and type(place.node) is Mapping:
                for key, _ in place.node.pairs:
                    if self.columns.known(key.text) == position:
                        found[matrix] = location(place.path, key)
        return list(found.values())

    def _section(self, path: tuple[str, ...]) -> list[Location]:
        words = ("raci", "matrices") if path[0] in ("raci", "matrices") else path[:1]
        return [location(place.path, place.key) for word in words for place in self.places.get(word, ())]

    def _subordinates(self, path: tuple[str, ...]) -> Iterable[Location]:
        return [place for low in self._inverse.below.get(path[0], ()) for place in self._stated("positions", low, "reports_to")]

    def _chaired(self, path: tuple[str, ...]) -> Iterable[Location]:
        return [place for body in self._inverse.chaired.get(path[0], ()) for place in self._stated("positions", body, "chair")]

    def _seats(self, path: tuple[str, ...]) -> Iterable[Location]:
        return [place for seat in self._inverse.held.get(path[0], ()) for place in self._stated("positions", seat, "holder")]

    def _channel(self, path: tuple[str, ...]) -> Iterable[Location]:
        return self._channels.get(path[0], ())

    # ---- indexes, each built when it is first needed ---------------------------------------------------------------------------

    @cached_property
    def row_places(self) -> dict[tuple[str, str], Place]:
        """Matrix and row -> where the row stands."""
        found: dict[tuple[str, str], Place] = {}
        tables = [(MAIN, place.path, place.node) for place in self.places.get("raci", ())]
        for matrix in self.names.sections.get("matrices", {}):
            place = self._pair("matrices", matrix)
            rows = place.node.get("rows") if place is not None and type(place.node) is Mapping else None
            if place is not None and rows is not None:
                tables.append((matrix, place.path, rows))
        for matrix, path, node in tables:
            if type(node) is Mapping:
                for key, row in node.pairs:
                    found[matrix, key.text] = Place(path, key, row)
        return found

    @cached_property
    def _canonical_rows(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for matrix, row in self.row_places:
            stated = self._organization.activities.get(row)
            activity = stated.canonical if stated is not None and stated.canonical else self._vocabulary.match_activity(row)
            if activity is not None:
                found.setdefault(activity, []).append((matrix, row))
        return found

    @cached_property
    def _cells(self) -> dict[tuple[str, str], dict[str | None, list[Location]]]:
        """Matrix and row -> seat -> where its cells stand; filled row by row, as rows are asked for."""
        return {}

    @cached_property
    def _channels(self) -> dict[str, list[Location]]:
        found: dict[str, list[Location]] = {}
        for place in self.places.get("channels", ()):
            for item in place.node.items if type(place.node) is Sequence else ():
                sender = item.get("from") if type(item) is Mapping else None
                ref = self.names.named(sender.text) if type(sender) is Scalar else None
                if ref is not None and sender is not None:
                    end = item if item.end_line == item.line else sender
                    found.setdefault(str(ref), []).append(
                        Location(place.path, item.line, item.column, end.end_line, end.end_column)
                    )  # fmt: skip
        return found

    _finders: ClassVar[dict[str, Callable[["FileSources", tuple[str, ...]], Iterable[Location]]]] = {
        "organization": _attribute,
        "cell": _cell,
        "channel": _channel,
        "is": _office,
        "title": _office,
        "role": _role,
        "tier": _tier,
        "subordinates": _subordinates,
        "chaired": _chaired,
        "seats": _seats,
        "row": _row,
        "rows": _rows,
        "letters": _letters,
        "section": _section,
    }


def _is_null(node: Node) -> bool:
    return type(node) is Scalar and node.is_null


def _span(path: str, key: Scalar, value: Node) -> Location:
    """From a key to the end of its value; of a value on lines of its own, the key alone."""
    end = value if value.end_line == value.line == key.line or type(value) is Scalar else key
    if (end.end_line, end.end_column) < (key.end_line, key.end_column):
        end = key  # an alias: its value stands elsewhere
    return Location(path, key.line, key.column, end.end_line, end.end_column)
