"""The organisation as it takes shape while sources are read: seats and matrices in the order and with the names of the client."""

from collections.abc import Mapping
from datetime import date

from govcheck.documents.importing.records import Places, Sheet, Span
from govcheck.model.record import Record


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

    # what few seats have stands in the class until a seat has it: a large chart makes many
    holders: tuple[Holder, ...] = ()
    vacant = False
    vacant_since: date | None = None
    above: tuple[str, ...] = ()
    dotted: tuple[str, ...] = ()
    entity = tier = chair = note = ""
    members: tuple[str, ...] = ()
    #: its place among the seats that rows describe
    number = 0
    #: what a reviewer says that the title stands for; None where nobody said
    roles: tuple[str, ...] | None = None
    #: places of single fields, for seats that no row describes
    field_places: Mapping[str, At] | None = None

    def __init__(self, seat: str, title: str, places: Places | None, row: int, kind: str = "post") -> None:
        self.id, self.title, self.kind, self.places, self.row = seat, title, kind, places, row

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
        #: seats of an organisation file beside the sources: columns may name them, nothing is written of them
        self.known: tuple[Seat, ...] = ()
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
        while found in self.seats or found in self.parties or any(seat.id == found for seat in self.known):
            number += 1
            found = f"{wanted}-{number}"
        # the next one with that wish need not try these numbers again
        self._numbers[wanted] = number
        return found
