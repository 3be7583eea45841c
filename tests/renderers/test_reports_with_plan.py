"""The plan in every form of a report: its steps with before and after, who decides, what stays to be decided; or why there is none."""

import html
import io
import re

import openpyxl
import pytest
from docx import Document

from govcheck.model.findings import Severity
from govcheck.model.plans import Plan
from govcheck.renderers.papers import draw, write
from tests.renderers.dossiers import CONTRADICTION, of_example, planned

TOLD = (
    "2 steps and 1 decision to take would clear every finding of severity error or above.",
    'Make Chief Information Security Officer accountable for "Incident containment"',
    "Chief Information Security Officer reports to Digital Steering Committee",
    "Chief Information Security Officer reports to Chief Executive Officer",
    "Let Chief Information Security Officer report to Board of Directors",
    "Say who fills SOC Manager",
    "The least cost among 40 candidate edits.",
)


def text_of(kind: str, data: bytes) -> str:
    """The words of a report, whatever its kind."""
    if kind == "docx":
        document = Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None)
    return html.unescape(re.sub(r"<[^>]*>", "", data.decode())) if kind == "html" else data.decode()


@pytest.mark.parametrize("kind", ["html", "docx", "md"])
def test_the_plan_is_told_whole(kind: str) -> None:
    said = text_of(kind, write(kind, planned()))
    assert [words for words in TOLD if words not in said] == []
    assert re.search(r"[Dd]ecided by Board of Directors", said)


@pytest.mark.parametrize("kind", ["html", "docx", "md", "xlsx"])
def test_a_step_names_what_it_clears_and_the_plan_what_it_brings(kind: str) -> None:
    plan = planned().plan
    assert isinstance(plan, Plan)
    brought = plan.steps[1].clears[0]._replace(message="nobody stands in for the new approver", severity=Severity.WARNING)
    page = planned()._replace(plan=plan._replace(proof=plan.proof._replace(introduced=(brought,))))
    said = text_of(kind, write(kind, page))
    assert "nobody stands in for the new approver" in said
    if kind == "xlsx":  # which only counts what a step clears
        return
    part = said[said.rindex("would clear every finding") : said.index("The least cost among 40 candidate edits.")]
    cleared = "Chief Information Security Officer reports up to the CIO: Chief Information Security Officer → Digital Steering Committee"
    assert part.count(cleared) == 2  # by the step, and by the decision that waits
    assert "1 finding waits for it" in part
    assert "The steps bring 1 finding of less severity with them:" in said


@pytest.mark.parametrize("kind", ["html", "docx", "md"])
def test_a_step_and_a_decision_name_the_clauses_that_they_serve(kind: str) -> None:
    said = text_of(kind, write(kind, planned()))
    part = said[said.rindex("would clear every finding") : said.index("The least cost among 40 candidate edits.")]
    assert "CIO vs CISO: 10 key differences, 10.d" in part
    assert "govcheck collection: design of organisation charts, O-09" in part


def test_the_plan_is_a_sheet_of_steps() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write("xlsx", planned())))["Plan"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[5], row[6], row[7]) for row in rows] == [
        (1, "quick", "Board of Directors", 4, 0),
        (2, "structural", "Board of Directors", 5, 1),
        (3, "decision", "Chief Information Security Officer", 8, 1),
    ]
    assert rows[1][3:5] == (
        "Chief Information Security Officer reports to Digital Steering Committee",
        "Chief Information Security Officer reports to Chief Executive Officer",
    )
    assert sheet.auto_filter.ref == sheet.dimensions


def test_the_summary_of_a_document_counts_the_steps() -> None:
    first = Document(io.BytesIO(write("docx", planned()))).tables[0]
    assert [cell.text for cell in first.rows[0].cells] == ["errors", "warnings", "to note", "rules judged", "steps in the plan"]
    assert first.rows[1].cells[4].text == "2"


@pytest.mark.parametrize("kind", ["html", "docx", "md"])
def test_where_there_is_no_plan_the_rules_and_pins_that_contradict_each_other_are_named(kind: str) -> None:
    said = text_of(kind, write(kind, of_example("hospital")._replace(plan=CONTRADICTION)))
    assert "There is no plan under the given pins" in said
    assert "One rule" in said
    assert "it says so" in said
    assert "ciso.reports_to" in said


def test_the_proposed_line_is_in_the_picture_with_its_number_and_reason() -> None:
    picture = draw("svg", planned().whole, "x").decode()
    assert 'class="line solid proposed"' in picture
    assert 'class="badge badge-proposed"' in picture
    assert "proposed by the plan" in picture
    assert "1 line proposed" in picture
