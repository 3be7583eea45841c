"""Tables as their sources hold them: rows of cells, each with its place, before anybody knows what they mean."""

from collections.abc import Callable, Sequence

from govcheck.documents.importing.headings import SUPERIORS
from govcheck.documents.importing.records import Span

Rows = list[list[str]]


class Grid:
    """The cells of one table; rows without any text are left out.

    `title` is the heading above it or the name of its sheet, `around` the text near it, where a legend may stand. `marked` are rows that
    are set apart (bold, merged over the columns). `unread` are cells of which the source does not say what is in them, each with the
    reason.
    """

    def __init__(
        self,
        path: str,
        rows: Rows,
        spanning: Callable[[int, int], Span],
        title: str | None = None,
        marked: frozenset[int] = frozenset(),
        unread: dict[tuple[int, int], str] | None = None,
        around: tuple[str, ...] = (),
    ) -> None:
        self.path, self.title, self.rows, self.marked, self.around = path, title, rows, marked, around
        self.unread = unread or {}
        self._spanning = spanning

    def span(self, row: int, column: int) -> Span:
        """Where a cell stands; row and column count from 0 in `rows`."""
        return self._spanning(row, column)

    def line(self, row: int) -> int:
        """The line (or row of the spreadsheet) in which a row begins."""
        return self._spanning(row, 0).line

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)


class GridPlaces:
    """The places of a chart's rows in a grid, by the columns in which its fields stand."""

    def __init__(self, grid: Grid, columns: dict[str, int]) -> None:
        self.path = grid.path
        self._grid = grid
        self._columns = columns
        #: whatever names the superior, for who asks where the line stands
        self._superior = next((columns[field] for field in SUPERIORS if field in columns), 0)

    def span(self, row: int, field: str) -> Span:
        """Where a field of a row stands."""
        return self._grid.span(row, self._superior if field == "manager" and field not in self._columns else self._columns.get(field, 0))


def cell(row: Sequence[str], column: int) -> str:
    """The text of a cell; blank where the row is shorter."""
    return row[column].strip() if column < len(row) else ""
