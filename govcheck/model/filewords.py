"""The words of the organisation file for the facts of each kind of thing, and the fields of the records that hold them.

Rules and messages use the file's words; slots and records use the fields.
"""

from collections.abc import Mapping

from govcheck.model.facts import ENTRIES, OWN_FACTS
from govcheck.model.organization import Organization, Position

#: kind of thing -> word of the file -> field of its record, for the words that differ
_RENAMED: Mapping[str, Mapping[str, str]] = {
    "position": {"is": "roles", "holder": "holding", "reports_to": "lines", "dotted_line_to": "dotted"},
    "asset": {"class": "asset_class"},
    "metric": {"is": "canonical"},
    "activity": {"is": "canonical", "for": "framework"},
}
_NOT_STATED = frozenset(("id", "name", "implicit"))


def _words(kind: str, fields: tuple[str, ...]) -> Mapping[str, str]:
    words = {field: word for word, field in _RENAMED.get(kind, {}).items()}
    return {words.get(field, field): field for field in fields if field not in _NOT_STATED}


#: kind of thing -> word of the file -> field of its record
FIELDS: Mapping[str, Mapping[str, str]] = {
    "position": _words("position", Position._fields),
    "organization": {field: field for field in Organization._fields if field in OWN_FACTS - {"roots", "complete"}},
    **{kind: _words(kind, record._fields) for kind, (_, record) in ENTRIES.items()},
}

#: what a fact may hold: several things, a day, people (positions, roles or parties)
LIST, DAY, PEOPLE = "list", "day", "people"
_WRITTEN = {LIST: "tuple[", DAY: "date", PEOPLE: "Ref,"}


def words_that_hold(kind: str, what: str) -> tuple[str, ...]:
    """The words of the file for those facts of a kind of thing that hold `LIST`, `DAY` or `PEOPLE`."""
    record: type = {"position": Position, "organization": Organization}.get(kind) or ENTRIES[kind][1]
    return tuple(word for word, field in FIELDS[kind].items() if _WRITTEN[what] in str(record.__annotations__[field]))
