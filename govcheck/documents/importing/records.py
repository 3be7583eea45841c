"""What importing speaks in: places in sources, entries of charts, and the ledger of what was read, left out and worth a look."""

from typing import TYPE_CHECKING, Protocol

from govcheck.model.findings import Note
from govcheck.model.record import Record
from govcheck.model.slots import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

#: how much a notice matters: a cell or row that cannot be read; something doubtful that is kept as it is; something told
ERROR, WARNING, INFO = "error", "warning", "info"


class Span(Record):
    """A stretch of a source: lines (rows) and columns from 1, the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places(Protocol):
    """Where the values of a source's rows stand."""

    path: str

    def span(self, row: int, field: str) -> Span:
        """Where a field of a row stands; an empty field, or one that the source does not have, where its row begins."""


class Reference(Record):
    """Somebody whom a row names: the text, the field in which it stands, and the space of names to which that field belongs.

    `space` is ``any`` where the source does not say whether it names people, posts or ids.
    """

    text: str
    field: str
    space: str


class Entry(Record):
    """One row of a chart as its source writes it: who, in which seat, under whom; blank text where nothing is said."""

    places: Places
    row: int
    seat: str = ""
    person: str = ""
    name: str = ""
    title: str = ""
    email: str = ""
    above: tuple[Reference, ...] = ()
    dotted: tuple[Reference, ...] = ()
    kind: str = "post"
    status: str = ""
    share: str = ""
    since: str = ""
    until: str = ""
    entity: str = ""
    tier: str = ""
    slug: str = ""
    acting: bool = False
    members: tuple[str, ...] = ()
    chair: str = ""


class Cell(Record):
    """One cell of a matrix that says something: the heading of its column, the letters strongest first, where it stands."""

    heading: str
    letters: str
    span: Span


class Row(Record):
    """One activity of a matrix; `canonical` where its name had to be changed and stood for that activity.

    `unread` are the headings of cells of which nobody knows what they say.
    """

    name: str
    span: Span
    cells: tuple[Cell, ...]
    canonical: str | None = None
    unread: tuple[str, ...] = ()


class Sheet(Record):
    """One matrix as its source writes it; `letters` are those of its own, with what they stand for.

    `headings` are all columns with their places, also those that say nothing.
    """

    path: str
    title: str | None
    headings: tuple[tuple[str, Span], ...]
    rows: tuple[Row, ...]
    letters: tuple[tuple[str, str], ...] = ()


class Notice(Record):
    """Something that somebody should know about what was read, and where it stands."""

    severity: str
    path: str
    line: int
    column: int
    message: str

    def problem(self) -> Problem:
        """The same as a problem of the input."""
        return Problem(self.path, self.line, self.column, self.message)


class Skipped(Record):
    """A row that was left out, and why."""

    path: str
    line: int
    reason: str


class Tally(Record):
    """What became of the rows of one source (or one table of it); `what` says as what it was read."""

    path: str
    what: str
    rows: int
    positions: int = 0
    appointments: int = 0
    activities: int = 0
    skipped: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether every row that was read is accounted for."""
        return self.rows == self.positions + self.appointments + self.activities + self.skipped


class Ledger:
    """The account of an import: tallies, what was left out, and notices; filled while sources are read."""

    def __init__(self) -> None:
        self.tallies: list[Tally] = []
        self.skipped: list[Skipped] = []
        self.notices: list[Notice] = []
        #: heading of a chart's column -> the field as which it was read, ``ignore`` where it was not
        self.columns: dict[str, str] = {}

    def note(self, severity: str, path: str, at: "Span | Sequence[int]", message: str) -> None:
        """Add a notice at a place."""
        self.notices.append(Notice(severity, path, at[0], at[1], message))

    def skip(self, path: str, line: int, reason: str) -> None:
        """Leave a row out."""
        self.skipped.append(Skipped(path, line, reason))

    def told(self) -> tuple[Note, ...]:
        """Everything but what cannot be read: what is worth a look or to know, and what was left out, as notes of an assessment."""
        notices = (Note(*notice) for notice in self.notices if notice.severity != ERROR)
        left = (Note(INFO, row.path, row.line, 1, f"left out: {row.reason}") for row in self.skipped)
        return tuple(sorted((*notices, *left), key=lambda note: (note.path, note.line, note.column)))

    def problems(self) -> list[Problem]:
        """What cannot be read, as problems of the input."""
        return [notice.problem() for notice in self.notices if notice.severity == ERROR]
