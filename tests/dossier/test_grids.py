"""The matrix as a table: every letter in its place, conflicts in the cells that they are about."""

from govcheck.dossier.grids import grids_of
from govcheck.model.dossiers import Cell, Grid, Row, Stand
from tests.dossier.judged import example, judged


def test_a_matrix_becomes_a_table_with_the_busiest_column_first() -> None:
    _, graph = judged("positions: {a: {title: Ada}, b: {title: Bo}}\nraci: {Two: {b: A/R}, One: {b: R, a: A}}")
    assert grids_of(graph) == (
        Grid(
            "main",
            "RACI matrix",
            (("b", "Bo"), ("a", "Ada")),
            (Row("One", (Cell("R"), Cell("A"))), Row("Two", (Cell("A/R"), Cell("")))),
        ),
    )


def test_several_matrices_stand_under_their_titles() -> None:
    _, graph = judged(
        "positions: {a: {title: Ada}}\nmatrices: {z: {title: Last, rows: {One: {a: A}}}, y: {rows: {Two: {a: A}}}, empty: {rows: {}}}"
    )
    assert [(grid.id, grid.title) for grid in grids_of(graph)] == [("y", "y"), ("z", "Last")]


def test_the_cells_in_conflict_are_those_that_the_findings_are_about() -> None:
    assessment, graph = example("hospital")
    (grid,) = grids_of(graph, assessment.findings)
    marked = {
        (row.name, column)
        for row in grid.rows
        for (column, _), cell in zip(grid.columns, row.cells, strict=True)
        if cell.stand is Stand.CONFLICT
    }
    assert marked == {
        ("Access provisioning", "access-manager"),
        ("Access review", "security-governance"),
        ("Approval of technology initiatives", "ciso"),
        ("Building of compliant systems", "cio"),
        ("Compliance enforcement", "cio"),
        ("Incident containment", "cio"),
        ("Onboarding of suppliers", "cfo"),
        ("Onboarding of suppliers", "cio"),
    }


def test_a_row_tells_what_is_wrong_or_open_in_it() -> None:
    assessment, graph = example("hospital")
    (grid,) = grids_of(graph, assessment.findings)
    told = {row.name: [remark.message for remark in row.remarks] for row in grid.rows if row.remarks}
    assert told["Onboarding of suppliers"] == [
        '2 seats are accountable for "Onboarding of suppliers": Chief Financial Officer and Chief Information Officer'
    ]
    assert "Downtime procedures of the wards" in told
