"""Spreadsheets: title sheets, merged headings, legends, several sheets, errors and formulas, and files that are broken on purpose."""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from govcheck.documents.importing.gather import Wishes
from govcheck.source.problems import MissingExtraError
from tests.cli.running import govcheck
from tests.documents.importing.importing import AS_OF, gathered, imported, problems
from tests.documents.importing.workbooks import binary_workbook, old_workbook, open_document, workbook

LEGEND = "R - RESPONSIBLE - does the work\nA - ACCOUNTABLE - answers for it"


def test_title_sheet_legend_merged_headings_sections_and_an_empty_matrix() -> None:
    data = workbook(
        {
            "Welcome": [[None, "Responsibilities of Northlake Clinic (fictional)"]],
            "Template": [["Type", LEGEND, "CIO", "CISO"], ["Run", "Patching", None, None]],
            "Operations": [
                ["Responsibility matrix, 2026"],
                [],
                ["Type", LEGEND, "Board", "Technology", None, "Security"],
                [None, None, None, "CIO", "Lead", "Lead"],
                ["Run the house"],
                ["Run", "Patch management", "I", "AR", "R", "C"],
                [None, "Incident response", "-", "c", "R (nights)", "A/R"],
                ["Change", "Access review", None, "I", "I", "A"],
                ["Change", "Tidying up", None, None, None, None],
            ],
        },
        merged=[("Operations", "D3:E3"), ("Operations", "C3:C4"), ("Operations", "A5:F5"), ("Operations", "A6:A7")],
    )
    read = imported(("raci.xlsx", data))
    assert (
        read.text
        == """\
govcheck: 1
matrices:
  main:
    title: Operations
    # columns: Board = board (exact); CIO = chief-investment-officer or cio (open)
    rows:
      Patch management: {Board: I, CIO: A/R, "Technology: Lead": R, "Security: Lead": C}  # patch-management (exact)
      Incident response: {CIO: C, "Technology: Lead": R, "Security: Lead": A/R}  # incident-response (exact)
      Access review: {CIO: I, "Technology: Lead": I, "Security: Lead": A}  # access-review (exact)
      Tidying up: {}
"""
    )
    assert read.told == [
        "raci.xlsx:1:1: neither charts nor matrices, and left out: 'Welcome'; 'Template'",
        "raci.xlsx#Operations:7:5: 'R (nights)' is read as R",
        "raci.xlsx#Operations:9:2: 'Tidying up' has no letters: kept as an activity that nobody has",
        "raci.xlsx#Operations:4:1: columns that are not used: Type",
    ]
    assert read.left_out == ["raci.xlsx#Operations:5: a section heading"]
    assert read.counts == ["raci.xlsx#Operations (matrix 'Operations'): 5 rows = 4 activities + 1 left out"]


PEOPLE: list[list[object]] = [
    ["Worker", "Employee ID", "Business Title", "Manager", "Position ID", "Company"],
    ["Ada Byrne", 1.0, "Chief Executive Officer", None, "P-1", "Northlake AG"],
    ["Rufus Okafor", 2.0, "Chief Information Officer", "Ada Byrne (1)", "P-2", "Northlake IT GmbH"],
    ["Mara Lund (On Leave)", 3.0, "Chief Information Security Officer", "Rufus Okafor (2)", "P-3", "Northlake AG"],
]


def test_a_chart_and_a_matrix_in_one_import_are_joined() -> None:
    matrix = "Activity,CISO,Rufus Okafor,Asset Owner,Chief Executive Officer,DPO\nIncident response,A/R,C,I,I,\nAsset inventory,C,A,R,,I\n"
    read = imported(("people.xlsx", workbook({"Sheet1": PEOPLE})), ("raci.csv", matrix))
    assert (
        read.text
        == """\
govcheck: 1
entities:
  northlake-ag: {title: Northlake AG}
  northlake-it-gmbh: {title: Northlake IT GmbH}
positions:
  P-1: {title: Chief Executive Officer, holder: Ada Byrne, entity: northlake-ag}  # ceo (exact)
  P-2: {title: Chief Information Officer, holder: Rufus Okafor, reports_to: P-1, entity: northlake-it-gmbh}  # cio (exact)
  P-3: {title: Chief Information Security Officer, holder: Mara Lund, reports_to: P-2, entity: northlake-ag}  # ciso (exact)
matrices:
  main:
    # columns: CISO = P-3; P-2 = Chief Information Officer; Asset Owner = asset-owner (exact); P-1 = Chief Executive Officer; DPO = @
    rows:
      Incident response: {CISO: A/R, P-2: C, Asset Owner: I, P-1: I}  # incident-response (exact)
      Asset inventory: {CISO: C, P-2: A, Asset Owner: R, DPO: I}  # asset-management (exact)
""".replace("@", "dpo (exact)")
    )
    assert read.warnings == [
        "raci.csv:1:28: the column 'Asset Owner' is the office asset-owner, which nobody in the chart carries",
        "raci.csv:1:64: the column 'DPO' is the office dpo, which nobody in the chart carries",
    ]


def test_a_column_of_errors_and_a_formula_that_was_never_calculated() -> None:
    rows: list[list[object]] = [
        ["Name", "Title", "Manager"],
        ["Ada Byrne", "CEO", None],
        ["Rufus Okafor", "#REF!", "Ada Byrne"],
        ["Mara Lund", "CISO", "=A2"],
    ]
    read = imported(("people.xlsx", workbook({"Staff": rows})))
    assert read.errors == [
        "people.xlsx#Staff:3:2: title cannot be read: the workbook itself shows the error #REF!",
        (
            "people.xlsx#Staff:4:3: manager cannot be read: a formula whose value is not in the file; "
            "open it in a spreadsheet program and save it"
        ),
    ]
    assert read.counts == ["people.xlsx#Staff (chart): 3 rows = 1 position + 2 left out"]


def test_the_value_that_a_formula_had_counts_and_nothing_is_calculated() -> None:
    plain = workbook({"Staff": [["Name", "Title", "Manager"], ["Ada Byrne", "CEO", None], ["Mara Lund", "CISO", "=A2"]]})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            # the value beside the formula differs from what the formula would come to
            part = part.replace('<c r="C3"><f>A2</f><v></v></c>', '<c r="C3" t="str"><f>A2</f><v>Somebody Else</v></c>')
            part = part.replace('<c r="C3"><f>A2</f><v /></c>', '<c r="C3" t="str"><f>A2</f><v>Somebody Else</v></c>')
            new.writestr(name, part)
    read = imported(("people.xlsx", stream.getvalue()))
    assert read.errors == []
    assert read.warnings == ["people.xlsx#Staff:3:3: the superior 'Somebody Else' is in no row: the line ends there"]


def test_one_sheet_by_name_and_hidden_sheets_left_alone() -> None:
    data = workbook({"A": [["Task", "CEO", "CIO"], ["x", "A", "R"]], "B": [["Task", "CEO", "CIO"], ["y", "A", "R"]]})
    assert list(imported(("two.xlsx", data), wishes=Wishes(AS_OF, tables=("B",))).organization.matrices["main"].rows) == ["y"]


def damaged(whole: bytes, at: int) -> bytes:
    """A workbook with noise in its first sheet, so many bytes behind where it begins."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    start = entry.header_offset + 30 + len(entry.filename) + at
    return whole[:start] + b"\xff" * 40 + whole[start + 40 :]


def test_damage_deep_in_a_workbook_that_is_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["Name", "Title", "Manager"], *([f"P{at}", f"Clerk {at * 7919 % 10007}", "P0"] for at in range(3000))]
    monkeypatch.setattr("govcheck.documents.importing.formats.workbook.WHOLE", 0)
    told = problems(("damaged.xlsx", damaged(workbook({"Staff": rows}), 30_000)))
    assert [each.partition(": Error")[0] for each in told] == ["damaged.xlsx:1:1: the workbook cannot be read"]


def test_workbooks_that_cannot_be_read() -> None:
    whole = workbook({"Staff": PEOPLE})
    assert problems(("cut.xlsx", whole[: len(whole) // 2])) == [
        "cut.xlsx:1:1: no workbook, or only a part of one: File is not a zip file; expected a complete .xlsx file"
    ]
    assert [told[:90] for told in problems(("damaged.xlsx", damaged(whole, 20)))] == [
        "damaged.xlsx:1:1: no workbook, or only a part of one: Error -3 while decompressing data: i"
    ]
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    assert problems(("locked.xlsx", ole + "EncryptedPackage".encode("utf-16-le"))) == [
        "locked.xlsx:1:1: the workbook cannot be read: it is protected by a password; expected a copy without one"
    ]
    assert problems(("old.xlsx", ole)) == ["old.xlsx:1:1: the workbook cannot be read: it is an old .xls; expected it with that ending"]
    assert problems(("no.xls", b"nothing of the kind"))[0].startswith("no.xls:1:1: the workbook cannot be read: ")


ROWS = [["id", "title", "reports_to"], ["ceo", "CEO"], ["it", "Leiter IT ü", "ceo"]]


@pytest.mark.parametrize(("name", "make"), [("old.xls", old_workbook), ("binary.xlsb", binary_workbook)])
def test_a_workbook_that_is_no_xml(name: str, make: Callable[..., bytes]) -> None:
    read = imported((name, make("Staff", ROWS)))
    assert {seat.id: (seat.title, seat.lines) for seat in read.organization.positions.values()} == {
        "ceo": ("CEO", None),
        "it": ("Leiter IT ü", (("ceo", None),)),
    }
    assert read.counts == [f"{name}#Staff (chart): 2 rows = 2 positions"]


def test_a_reader_in_panic_is_a_problem_and_says_nothing_itself(capfd: pytest.CaptureFixture[str]) -> None:
    (told,) = problems(("cut.xls", old_workbook("Staff", ROWS)[:1200]))
    assert told.startswith("cut.xls:1:1: the workbook cannot be read: ")
    assert told.endswith("; expected a complete workbook")
    assert capfd.readouterr() == ("", "")


def _with_content(change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(open_document("Staff", ROWS))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == "content.xml" else old.read(name))
    return out.getvalue()


def test_an_open_document_that_fills_the_memory_is_refused_before_it_is_unpacked() -> None:
    row, cell = b"<table:table-row>", b"<table:table-cell "
    many_rows = _with_content(lambda text: text.replace(row, row[:-1] + b' table:number-rows-repeated="1000000">', 2))
    many_cells = _with_content(lambda text: text.replace(cell, cell + b"table:number-columns-repeated='900000000' ", 2))
    bomb = _with_content(lambda _: b"<a>" + b" " * 60_000_000)
    assert [problems((name, data)) for name, data in (("r.ods", many_rows), ("c.ods", many_cells), ("z.ods", bomb))] == [
        ["r.ods:1:1: 1,277 bytes of sheets that repeat themselves to 5,000,003 cells; expected a workbook, not a bomb"],
        ["c.ods:1:1: 1,287 bytes of sheets that repeat themselves to 1,800,000,006 cells; expected a workbook, not a bomb"],
        [f"z.ods:1:1: {len(bomb):,} bytes that unpack to 60,000,291 in 3 parts; expected a workbook, not a bomb"],
    ]


def _damaged(data: bytes) -> bytes:
    """An archive of which one byte within its content.xml is another."""
    entry = zipfile.ZipFile(io.BytesIO(data)).getinfo("content.xml")
    place = entry.header_offset + 30 + len(entry.filename) + 40
    return data[:place] + bytes((data[place] ^ 0xFF,)) + data[place + 1 :]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(_damaged(_with_content(lambda text: text)), "Error -3 while decompressing data: ", id="a byte is another"),
        pytest.param(_damaged(open_document("Staff", ROWS)), "Bad CRC-32 for file 'content.xml'", id="a byte is another, and not packed"),
        pytest.param(_with_content(lambda text: text)[:-200], "File is not a zip file", id="the end is missing"),
        pytest.param(_with_content(lambda text: text[: len(text) // 2]), "content.xml is damaged (", id="half of the sheet"),
        # what reads it would never end
        pytest.param(_with_content(lambda text: text.replace(b"</table:table>", b"")), "content.xml is damaged (mismatched", id="no end"),
        pytest.param(_with_content(lambda _: b"nothing"), "content.xml is damaged (syntax error: line 1, column 0)", id="no sheet"),
        pytest.param(_with_content(lambda _: b""), "content.xml is damaged (no element found: line 1, column 0)", id="nothing"),
    ],
)
def test_a_damaged_open_document_is_a_problem(data: bytes, told: str) -> None:
    (problem,) = problems(("chart.ods", data))
    assert problem.startswith(f"chart.ods:1:1: no workbook, or only a part of one: {told}")
    assert problem.endswith((" expected a complete .ods file", " expected a complete .xlsb or .ods file"))


def test_a_command_refuses_a_damaged_open_document(tmp_path: Path) -> None:
    (tmp_path / "chart.ods").write_bytes(_damaged(open_document("Staff", ROWS)))
    found = "no workbook, or only a part of one: Bad CRC-32 for file 'content.xml'; expected a complete .xlsb or .ods file"
    for words in (("check", "chart.ods"), ("import", "chart.ods", "-o", "org.yaml")):
        ran = govcheck(*words, cwd=tmp_path)
        assert (ran.status, ran.out, ran.err) == (2, "", f"chart.ods:1:1: {found}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["chart.ods"]


def test_an_open_document_may_repeat_rows_that_are_blank_and_some_that_are_not() -> None:
    blank = (
        b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )
    end = b"</table:table>"
    read = imported(("calc.ods", _with_content(lambda text: text.replace(end, blank + end))))
    assert list(read.organization.positions) == ["ceo", "it"]


def test_a_zip_bomb_and_entities_are_refused_before_they_are_unpacked() -> None:
    bomb, entities = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    with zipfile.ZipFile(entities, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    size = len(bomb.getvalue())
    assert problems(("bomb.xlsx", bomb.getvalue())) == [
        f"bomb.xlsx:1:1: {size:,} bytes that unpack to 60,000,000 in 1 parts; expected a workbook, not a bomb"
    ]
    assert problems(("dtd.xlsx", entities.getvalue())) == [
        "dtd.xlsx:1:1: xl/workbook.xml declares entities, which no workbook does; expected plain XML"
    ]


def test_without_the_extra_it_is_said_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"spreadsheets need openpyxl, which is not installed: pip install 'govcheck\[import\]'"):
        gathered(("people.xlsx", b""))


def test_a_spreadsheet_of_another_program() -> None:
    data = open_document("Rollen", [["Aufgabe", "ISB", "IT-Leitung"], ["Datensicherung", "C", "A/R"]])
    read = imported(("raci.ods", data))
    assert read.organization.matrices["main"].rows == {"Datensicherung": {"ciso": "C", "head-it": "A/R"}}
    assert read.organization.matrices["main"].title == "Rollen"
    assert read.warnings == [
        "raci.ods:1:1: cells with errors look blank in this format; save the workbook as .xlsx and import that, if there may be any"
    ]
