"""CSV that reads back whole, with a row for each finding and no formula in it."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.model.findings import Assessment
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.to_csv import COLUMNS, cell, render, render_many, render_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, GOVERNED, PROBLEMS
from tests.renderers.generated import ASSESSMENTS, TEXT
from tests.renderers.generated import PROBLEMS as ANY_PROBLEMS
from tests.renderers.hostile import NAMES
from tests.renderers.safe import check_safe

LOOK = Look()


def rows(text: str) -> list[dict[str, str]]:
    """The rows as Python's reader sees them, which holds every record to the columns."""
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    read = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in read)
    assert all(tuple(row) == COLUMNS for row in read)
    return read


def test_a_finding_is_a_row() -> None:
    (row,) = (row for row in rows(render(EVERYTHING, LOOK)) if row["rule"] == "ciso-independent-of-cio")
    assert {key: value for key, value in row.items() if value} == {
        "source": "org.yaml",
        "organization": "Kitchen Sink (fictional)",
        "severity": "error",
        "kind": "conflict",
        "status": "new",
        "rule": "ciso-independent-of-cio",
        "subject": "position:ciso",
        "message": "Head of Information Security reports to Chief Information Officer through Head of Information Security → "
        "Chief Information Officer",
        "facts": "Head of Information Security reports to Chief Information Officer; "
        "Chief Information Officer reports to Chief Executive Officer",
        "what_to_do": "Move the office so that no line of the CISO ends at the CIO.",
        "clauses": "cio-ciso:7.d cio-ciso:2.h",
        "path": "org.yaml",
        "line": "8",
        "column": "17",
        "severity_was": "warning",
        "severity_because": "cio-ciso:5.a",
        "fingerprint": "v1:aa",
    }


def test_problems_and_crashes_come_first_and_what_is_gone_last() -> None:
    assert [row["kind"] for row in rows(render(EVERYTHING, LOOK))][:4] == ["problem"] * 3 + ["crash"]
    made = rows(render(GOVERNED, LOOK))
    assert [row["status"] for row in made] == ["", "new", "unchanged", "new", "waived", "waived", "new", "absent"]
    (waived,) = (row for row in made if row["waived_until"])
    assert (waived["waived_by"], waived["waived_until"]) == ("position:audit", "2027-03-31")


def test_without_findings_there_is_the_head() -> None:
    assert rows(render(CLEAN, LOOK)) == []
    assert render(CLEAN, LOOK) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_several_organisations_are_named_in_their_rows() -> None:
    made = rows(render_many((("a.yaml", GOVERNED), ("b.yaml", PROBLEMS)), LOOK))
    assert {row["source"] for row in made} == {"a.yaml", "b.yaml"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "－1", "\n=1", "\x00=1", *NAMES])
def test_no_cell_is_a_formula(text: str) -> None:
    assert not cell(text).lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def test_a_cell_is_no_longer_than_excel_takes() -> None:
    assert cell("x" * 40_000) == "x" * 32_766 + "…"


@given(TEXT | st.text(alphabet="=+-@\t\r\n ,;\"'＝", max_size=6))
def test_no_text_is_a_formula(text: str) -> None:
    test_no_cell_is_a_formula(text)


@settings(max_examples=25)
@given(ASSESSMENTS)
def test_any_assessment_reads_back(assessment: Assessment) -> None:
    text = render(assessment, LOOK)
    check_safe(text, "\r\n")
    crashes = sum(rule.outcome == "error" for rule in assessment.rules)
    assert len(rows(text)) == len(assessment.findings) + len(assessment.absent or ()) + len(assessment.problems) + crashes


@given(ANY_PROBLEMS)
def test_any_problems_read_back(problems: tuple[Problem, ...]) -> None:
    text = render_problems(problems, "0.1.0")
    check_safe(text, "\r\n")
    assert len(rows(text)) == len(problems)
