"""The organisation as it takes shape while sources are read: seats and matrices in the order and with the names of the client."""

from datetime import date
from typing import TYPE_CHECKING

from govcheck.documents.importing.records import Places, Sheet, Span
from govcheck.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


class Holder(Record):
    """Somebody in a seat; `name` is what the file will say, perhaps a key of `persons`."""

    name: str
    acting: bool = False
    since: date | None = None
    until: date | None = None
    share: float | None = None


class At(Record):
    """Where something that came into the draft stands in its source."""

    path: str
    span: Span


class Seat:
    """A position to be: filled by one row or several, and by rows that name it as their superior."""

    __slots__ = (
        "above", "chair", "dotted", "entity", "field_places", "holders", "id", "kind", "members", "note", "number", "places", "roles", "row",
        "tier", "title", "vacant", "vacant_since",
    )  # fmt: skip

    def __init__(self, seat: str, title: str, places: Places | None, row: int, kind: str = "post") -> None:
        self.id, self.title, self.kind = seat, title, kind
        self.places, self.row, self.number = places, row, 0
        self.holders: tuple[Holder, ...] = ()
        self.vacant = False
        self.vacant_since: date | None = None
        self.above: tuple[str, ...] = ()
        self.dotted: tuple[str, ...] = ()
        self.entity = self.tier = self.chair = self.note = ""
        self.members: tuple[str, ...] = ()
        #: what a reviewer says that the title stands for; None where nobody said
        self.roles: tuple[str, ...] | None = None
        #: places of single fields, for seats that no row describes
        self.field_places: Mapping[str, At] | None = None

    def at(self, field: str) -> At:
        """Where a field of the seat stands."""
        if self.field_places is not None:
            return self.field_places.get(field) or self.field_places["title"]
        assert self.places is not None
        return At(self.places.path, self.places.span(self.row, field))


class Draft:
    """Everything that an import found out, before it is judged or written."""

    def __init__(self) -> None:
        self.name: str | None = None
        self._numbers: dict[str, int] = {}
        self.roots: tuple[str, ...] = ()
        self.seats: dict[str, Seat] = {}
        #: key of persons -> name, and where the first of them stands
        self.persons: dict[str, tuple[str, At]] = {}
        self.entities: dict[str, At] = {}
        #: id -> (kind, title, place)
        self.parties: dict[str, tuple[str, str, At]] = {}
        #: id of the matrix -> the sheet, with headings that are columns of the format
        self.matrices: dict[str, Sheet] = {}
        #: column of a matrix -> the seat that goes by the office which the column names
        self.columns: dict[str, str] = {}

    def free_id(self, wanted: str) -> str:
        """An id that no seat and no party has: the one wanted, or that with a number behind it."""
        found, number = wanted, self._numbers.get(wanted, 1)
        while found in self.seats or found in self.parties:
            number += 1
            found = f"{wanted}-{number}"
        # the next one with that wish need not try these numbers again
        self._numbers[wanted] = number
        return found
