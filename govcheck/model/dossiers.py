"""What a report or a picture is made from: the chart, the matrices, the sources and the wishes of whoever hands it over.

Gathered from the graph, the assessment and the plan by `govcheck.dossier`, so that renderers know nothing but records.
"""

from enum import StrEnum

from govcheck.model.findings import Assessment, Severity
from govcheck.model.plans import Contradiction, Plan
from govcheck.model.record import Record


class Stand(StrEnum):
    """How a line or a cell of the chart or a matrix stands."""

    PLAIN = ""
    CONFLICT = "conflict"
    NOTED = "noted"
    PROPOSED = "proposed"


class Remark(Record):
    """A finding about a seat, a line or a cell, as far as a picture tells of it."""

    severity: Severity
    kind: str
    message: str


class Seat(Record):
    """A box of the chart: a position with its holders in words, the offices it carries, and what was found about it.

    `members` are the titles or names of those who sit on a body. `above` is the seat under which it hangs in the tree, None at a
    top; every other line is in the chart's ties.
    """

    id: str
    title: str
    kind: str = "post"
    tier: str | None = None
    holders: tuple[str, ...] = ()
    vacant: bool = False
    offices: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    entity: str | None = None
    above: str | None = None
    remarks: tuple[Remark, ...] = ()


class Tie(Record):
    """A line from a seat up to another.

    `kind` is ``solid``, ``dotted``, ``chair`` (the body's line runs on to whoever chairs it) or ``part`` (a committee and its
    board); `purpose` is ``functional`` or ``administrative`` where that is told apart.
    """

    lower: str
    upper: str
    kind: str = "solid"
    purpose: str | None = None
    stand: Stand = Stand.PLAIN
    because: str = ""


class Chart(Record):
    """The seats, in the order of their ids, and the lines between them; `left_out` counts seats that this part does not show."""

    seats: tuple[Seat, ...] = ()
    ties: tuple[Tie, ...] = ()
    left_out: int = 0


class Cell(Record):
    """One cell of a matrix: its letters, strongest first, how it stands, and what was found."""

    letters: str = ""
    stand: Stand = Stand.PLAIN
    remarks: tuple[Remark, ...] = ()


class Row(Record):
    """One activity of a matrix with a cell for each column, and what was found about the row as a whole."""

    name: str
    cells: tuple[Cell, ...]
    remarks: tuple[Remark, ...] = ()


class Grid(Record):
    """A matrix as a table: `columns` are pairs of id and title; `left_out` counts rows that this part does not show."""

    id: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    left_out: int = 0


class Reference(Record):
    """A source that the rules of the run cite: what it is, its edition and date, and how many rules rest on it."""

    id: str
    title: str
    edition: str = ""
    date: str = ""
    url: str = ""
    note: str = ""
    rules: int = 0


class Logo(Record):
    """A picture to stand at the head of a report: a PNG and its size in pixels."""

    png: bytes
    width: int
    height: int


class Cover(Record):
    """What whoever hands a report over wants on it; `accent` is a colour as ``#rrggbb``."""

    client: str = ""
    title: str = ""
    accent: str = "#1f5673"
    logo: Logo | None = None


class Turn(Record):
    """What one edit of a plan's step changes: the fact in a sentence as it is, and as it is to be."""

    step: int
    before: str
    after: str


class Dossier(Record):
    """Everything that a report tells; `turns` are those of the plan, and `whole` is the chart that `chart` may be a part of.

    `unplanned` says why there is no plan, where somebody might expect one, and how to get it.
    """

    assessment: Assessment
    chart: Chart = Chart()
    whole: Chart = Chart()
    grids: tuple[Grid, ...] = ()
    references: tuple[Reference, ...] = ()
    plan: Plan | Contradiction | None = None
    turns: tuple[Turn, ...] = ()
    cover: Cover = Cover()
    unplanned: str = ""
