"""Cells in which a spreadsheet shows an error, wherever its text ends up: never a name, a superior or nothing."""

import pytest

from govcheck.documents.importing.unread import shown_errors
from tests.documents.importing.importing import imported
from tests.documents.importing.workbooks import workbook

WHY = "the spreadsheet shows an error there"
SHOWN = ("#REF!", "#N/A", "#NAME?", "#DIV/0!", "#NV", "#WERT!", "#NOM ?", "#¡REF!", "#¿NOMBRE?", "Err:502", "########")
MATRIX = [
    ["Activity", "CISO", "CIO", "Legal"],
    ["Incident response", "A", "#REF!", "R"],
    ["Backups", "C", "#REF!", "A"],
    ["#REF!", "A", "", "R"],
    ["Reviews", "A", "", "R"],
]
LIST = [["Activity", "Role", "RACI"], ["Backups", "#REF!", "A"], ["Backups", "CISO", "C"], ["Backups", "CIO", "R"]]
TURNED = [
    ["Task", "Responsible", "Accountable", "Consulted", "Informed"],
    ["Backups", "#REF!", "CIO", "CISO", ""],
    ["Reviews", "SOC", "CISO", "", ""],
]


def test_a_column_of_errors_in_a_csv_of_a_chart() -> None:
    rows = "Ada Byrne,1,CEO,,#REF!\nRufus Okafor,2,CIO,#REF!,\nMara Lund,3,#BEZUG!,#N/A,\n"
    read = imported(("hr.csv", f"Name,ID,Title,Manager,Note\n{rows}"))
    assert read.errors == [
        f"hr.csv:3:20: manager cannot be read: {WHY}, #REF!",
        f"hr.csv:4:13: title cannot be read: {WHY}, #BEZUG!",
        f"hr.csv:4:21: manager cannot be read: {WHY}, #N/A",
    ]
    assert list(read.organization.positions) == ["1"]
    assert read.left_out == ["hr.csv:3: a cell that cannot be read", "hr.csv:4: a cell that cannot be read"]
    assert read.counts == ["hr.csv (chart): 3 rows = 1 position + 2 left out"]


@pytest.mark.parametrize(
    ("rows", "errors", "activities", "lost"),
    [
        (
            MATRIX,
            ["2:3: the cell of 'CIO'", "3:3: the cell of 'CIO'", "4:1: the activity"],
            ["Incident response", "Backups", "Reviews"],
            ["4"],
        ),
        (LIST, ["2:2: the role"], ["Backups"], ["2"]),
        (TURNED, ["2:2: the names under R"], ["Reviews"], ["2"]),
    ],
    ids=["matrix", "list", "turned"],
)
def test_errors_in_matrices_of_every_shape_and_source(
    rows: list[list[str]], errors: list[str], activities: list[str], lost: list[str]
) -> None:
    """A row whose activity is known is kept without the cell that is not."""
    csv = "".join(",".join(row) + "\n" for row in rows)
    bars = [f"| {' | '.join(row)} |\n" for row in rows]
    book = imported(("raci.xlsx", workbook({"RACI": rows})))
    table = imported(("raci.csv", csv))
    pasted = imported(("raci.md", "".join([bars[0], "|---" * len(rows[0]) + "|\n", *bars[1:]])))
    for read in (book, table, pasted):
        assert list(read.organization.matrices["main"].rows) == activities
        rows_lost = dict.fromkeys(line.rpartition(":")[0] for line in map(_place, read.errors[-len(lost) :]))
        assert read.left_out == [f"{line}: a cell that cannot be read" for line in rows_lost]
    assert book.errors == [f"raci.xlsx#RACI:{error} cannot be read: the workbook itself shows the error #REF!" for error in errors]
    told = [f"{error.partition(': ')[2]} cannot be read: {WHY}, #REF!" for error in errors]
    assert [error.partition(": ")[2] for error in table.errors] == told
    assert [error.partition(": ")[2] for error in pasted.errors] == told


def _place(error: str) -> str:
    return error.partition(": ")[0]


@pytest.mark.parametrize("text", SHOWN)
def test_what_spreadsheets_show(text: str) -> None:
    assert shown_errors([["Name"], [text], ["# 1"]]) == {(1, 0): f"{WHY}, {text}"}


@pytest.mark.parametrize("text", ["#1", "# of staff", "Employee #", "#security", "C#", "N/A", "##"])
def test_what_only_looks_like_it(text: str) -> None:
    assert shown_errors([[text]]) == {}
