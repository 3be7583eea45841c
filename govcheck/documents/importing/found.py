"""What the reader of a format finds in a source: tables whose meaning is still open, charts, matrices, parties, diagrams."""

from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.records import Entry, Sheet, Span
from govcheck.model.record import Record


class Block(Record):
    """A code block: its language, its text, and the line in which the text begins."""

    language: str
    text: str
    line: int


class Chart(Record):
    """The entries of a chart, how many rows (or whatever its source is made of) were read, and how many of these were left out.

    `left` are entries that are no part of the chart any more, with the reason: others may still name them.
    """

    path: str
    what: str
    rows: int
    entries: tuple[Entry, ...]
    skipped: int = 0
    left: tuple[tuple[Entry, str], ...] = ()


class Matrix(Record):
    """A matrix, how many rows were read, and how many of these it keeps and leaves out."""

    sheet: Sheet
    rows: int
    kept: int
    skipped: int = 0


class Outsider(Record):
    """Somebody outside the chart: id, kind, title and place."""

    id: str
    kind: str
    title: str
    path: str
    span: Span


class Found(Record):
    """Everything that was found in one source; `heads` are the keys at its top where nothing was.

    `shown` is its text in UTF-8 where the file itself is not: what is drawn beside a finding.
    """

    grids: tuple[Grid, ...] = ()
    blocks: tuple[Block, ...] = ()
    charts: tuple[Chart, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    outsiders: tuple[Outsider, ...] = ()
    heads: tuple[str, ...] = ()
    shown: bytes | None = None
