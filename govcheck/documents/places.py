"""The tops of all parts put together: for every section where it stands, and the entries of those whose entries have ids."""

from typing import TYPE_CHECKING

from govcheck.documents.reading import shown
from govcheck.documents.shapes import is_id
from govcheck.documents.table import SECTIONS, TOP, VERSION
from govcheck.model.record import Record
from govcheck.source.nodes import Mapping, Node, Scalar, describe

if TYPE_CHECKING:
    from govcheck.documents.names import Pair
    from govcheck.documents.parts import Part
    from govcheck.documents.reading import Reading

#: the sections whose entries have ids, with what one entry is
ENTRIES = {
    "positions": "a position",
    "matrices": "a matrix",
    "activities": "an activity",
    **{section.word: section.entry for section in SECTIONS},
}


class Place(Record):
    """Where a section stands: its file, its key and its value."""

    path: str
    key: Scalar
    node: Node


Places = dict[str, list[Place]]


def find_places(parts: list["Part"], reading: "Reading") -> Places:
    """Every section that says something, with its places; notes bad headers, unknown and duplicate keys."""
    places: Places = {}
    for part in parts:
        reading.path = part.path
        if not _has_good_header(part, reading):
            continue
        keys: dict[str, Scalar] = {}
        for key, node in part.root.pairs:
            word = key.text
            if word not in TOP:
                reading.unknown(key, "key at the top of an organisation file", word, TOP)
            elif word in keys:
                reading.twice(key, keys[word])
            else:
                keys[word] = key
                if not (type(node) is Scalar and node.is_null):
                    places.setdefault(word, []).append(Place(part.path, key, node))
    for place in places.get("organization", [])[1:]:
        first = places["organization"][0]
        reading.path = place.path
        reading.add(place.key, f"a second organization; the first stands in {first.path}, line {first.key.line}")
    return places


def _has_good_header(part: "Part", reading: "Reading") -> bool:
    """Whether a part is to be read on; without header and without any key that is known it is another kind of file."""
    node = part.root.get("govcheck")
    if node is None:
        if part.headed:
            reading.add(part.root, f"no 'govcheck: {VERSION}' in this file; expected an organisation file that begins with it")
        return not part.headed or any(key.text in TOP for key, _ in part.root.pairs)
    value = node.value() if type(node) is Scalar else None
    if isinstance(value, bool) or value != VERSION:
        reading.add(node, f"'govcheck' is {describe(node)}; expected {VERSION}, the version of the format")
        return False
    return True


def index_entries(places: Places, reading: "Reading") -> dict[str, dict[str, "Pair"]]:
    """The entries of every section whose entries have ids; notes unfit and duplicate ids."""
    sections: dict[str, dict[str, Pair]] = {}
    for word in ENTRIES:
        entries: dict[str, Pair] = {}
        for place in places.get(word, ()):
            reading.path = place.path
            if type(place.node) is not Mapping:
                reading.add(place.node, f"{word!r} is {describe(place.node)}; expected a mapping of ids")
                continue
            for pair in place.node.pairs:
                key = pair[0]
                if entries.setdefault(key.text, pair) is not pair:
                    first = _path_of(entries[key.text], places[word])
                    line = entries[key.text][0].line
                    reading.add(key, f"the id {shown(key.text)} stands twice in {word}; it stands first in {first}, line {line}")
                elif not is_id(key.text):
                    reading.unfit(key)
        if entries or word in places:
            sections[word] = entries
    for party, pair in sections.get("parties", {}).items():
        if party in sections.get("positions", ()):
            reading.path = _path_of(pair, places["parties"])
            line = sections["positions"][party][0].line
            reading.add(pair[0], f"the party {shown(party)} has the id of the position in line {line}; expected an id of its own")
    return sections


def _path_of(pair: "Pair", places: list[Place]) -> str:
    if len(places) == 1:
        return places[0].path
    return next(place.path for place in places if type(place.node) is Mapping and any(other is pair for other in place.node.pairs))
