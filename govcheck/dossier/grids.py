"""The matrices as tables of letters, with the conflicts marked in their cells."""

from collections.abc import Iterable, Mapping

from govcheck.dossier.marks import cell_remarks
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import MAIN
from govcheck.model.dossiers import Cell, Grid, Remark, Row, Stand
from govcheck.model.findings import Finding, Kind, Severity
from govcheck.model.organization import Matrix


def grids_of(graph: OrgGraph, findings: Iterable[Finding] = ()) -> tuple[Grid, ...]:
    """The matrices that have rows, in the order of their ids, rows by name, columns by how many letters they have, then by title."""
    remarks = cell_remarks(findings)
    return tuple(_grid(graph, matrix, remarks) for _, matrix in sorted(graph.organization.matrices.items()) if matrix.rows)


def _grid(graph: OrgGraph, matrix: Matrix, remarks: Mapping[tuple[str, ...], tuple[Remark, ...]]) -> Grid:
    used: dict[str, int] = {}
    for cells in matrix.rows.values():
        for position, letters in cells.items():
            if letters:
                used[position] = used.get(position, 0) + 1
    titles = {position: graph.positions[position].title if position in graph.positions else position for position in used}
    columns = sorted(used, key=lambda position: (-used[position], titles[position], position))
    title = matrix.title or ("RACI matrix" if matrix.id == MAIN else matrix.id)
    rows = []
    for name, cells in sorted(matrix.rows.items()):
        marked = {position: remarks.get((matrix.id, name, position), ()) for position in columns}
        row = tuple(Cell(cells.get(position) or "", _stand(marked[position]), marked[position]) for position in columns)
        rows.append(Row(name, row, remarks.get((matrix.id, name), ())))
    return Grid(matrix.id, title, tuple((position, titles[position]) for position in columns), tuple(rows))


def _stand(remarks: Iterable[Remark]) -> Stand:
    stands = {Stand.NOTED if remark.severity is Severity.INFO else Stand.CONFLICT for remark in remarks if remark.kind == Kind.CONFLICT}
    return Stand.CONFLICT if Stand.CONFLICT in stands else Stand.NOTED if stands else Stand.PLAIN


def excerpt(grid: Grid, most: int) -> Grid:
    """The matrix, or of one with more cells than `most` the rows of which something was found, and the columns that those use."""
    if len(grid.rows) * len(grid.columns) <= most:
        return grid
    told = [row for row in grid.rows if row.remarks or any(cell.remarks for cell in row.cells)]
    rows: list[Row] = []
    used: set[int] = set()
    for row in told or grid.rows:
        columns = used | {place for place, cell in enumerate(row.cells) if cell.letters}
        if len(columns) * (len(rows) + 1) > most:
            break
        used = columns
        rows.append(row)
    kept = sorted(used)
    return grid._replace(
        columns=tuple(grid.columns[place] for place in kept),
        rows=tuple(row._replace(cells=tuple(row.cells[place] for place in kept)) for row in rows),
        left_out=len(grid.rows) - len(rows),
    )
