"""The workbook read back: sheets with filters, and no cell that computes anything."""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from govcheck.renderers.papers import write
from govcheck.renderers.pieces.visible import visible
from tests.renderers.dossiers import HOSTILE, of_example
from tests.renderers.hostile import FORMULAS, NAMES

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSPITAL = of_example("hospital")


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def hospital() -> bytes:
    return write("xlsx", HOSPITAL)


@pytest.fixture(scope="module")
def hostile() -> bytes:
    return write("xlsx", HOSTILE)


def test_each_subject_has_a_sheet_with_a_head_in_sight_and_filters(hospital: bytes) -> None:
    sheets = {sheet.title: (sheet.freeze_panes, sheet.auto_filter.ref == sheet.dimensions) for sheet in book(hospital)}
    assert sheets == {
        "Overview": ("A2", False),
        "Scorecard": ("A2", True),
        "Statements": ("A2", True),
        "Not modelled": ("A2", True),
        "Rows without a rule": ("A2", True),
        "Findings": ("A2", True),
        "RACI": ("B2", True),
        "Questions": ("A2", True),
        "Rules": ("A2", True),
        "Sources": ("A2", True),
    }


def test_every_finding_is_a_row(hospital: bytes) -> None:
    rows = list(book(hospital)["Findings"].iter_rows(min_row=2, values_only=True))
    assert sorted((row[0], row[1], row[2], row[6], row[14]) for row in rows) == sorted(
        (finding.severity.value, finding.kind.value, finding.message, finding.rule, finding.fingerprint)
        for finding in HOSPITAL.assessment.findings
    )


def test_a_cell_in_conflict_says_why(hospital: bytes) -> None:
    sheet = book(hospital)["RACI"]
    cells = {cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment is not None}
    assert any(text.startswith("Conflict: 2 seats are accountable") for text in cells)
    letters = {cell.value for row in sheet.iter_rows(min_row=2, min_col=2, max_col=21) for cell in row}
    assert letters == {None, "A", "R", "C", "I", "A/R"}


def test_no_cell_is_a_formula_and_every_hostile_name_is_a_text(hostile: bytes) -> None:
    cells = [cell for sheet in book(hostile) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    said = {line for cell in cells for line in str(cell.value).split("\n")}
    assert {visible(name) for name in NAMES} <= said
    quoted = {cell.value for cell in cells if cell.quotePrefix}
    assert {visible(name) for name in FORMULAS if visible(name)[:1] in "=+-@"} <= quoted
    with zipfile.ZipFile(io.BytesIO(hostile)) as archive:
        names = archive.namelist()
        xml = [ET.fromstring(archive.read(name)) for name in names if name.startswith("xl/worksheets/sheet")]  # noqa: S314 - our own
        assert not any(element.tag == f"{S}f" for sheet in xml for element in sheet.iter())
        assert not any(b"External" in archive.read(name) for name in names if name.endswith(".rels"))
        assert not [name for name in names if "macro" in name.lower() or "external" in name.lower()]


def test_a_workbook_is_equal_bytes_each_time(hospital: bytes) -> None:
    assert write("xlsx", HOSPITAL) == hospital
    with zipfile.ZipFile(io.BytesIO(hospital)) as archive:
        core = archive.read("docProps/core.xml")
    assert core.count(b"2026-11-23T00:00:00Z") == 2
