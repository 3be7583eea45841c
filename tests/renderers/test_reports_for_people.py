"""A report is for those who never see the file: it asks without saying what to write there, and names what no rule is about."""

import pytest

from govcheck.renderers.papers import write
from tests.renderers.dossiers import of_example
from tests.renderers.test_reports_with_plan import text_of

KINDS = ("html", "md", "docx", "xlsx")


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_asked_without_the_words_of_the_file(kind: str) -> None:
    said = text_of(kind, write(kind, of_example("hospital")))
    assert "Is Karin Novak in Identity and Access Manager and Security Governance Manager one person?" in said
    assert "tell them apart under persons" not in said


@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_that_no_rule_is_about_are_named(kind: str) -> None:
    said = text_of(kind, write(kind, of_example("hospital")))
    behind = said[said.index("Rows that no rule is about") :]
    for row in ("Downtime procedures of the wards", "Onboarding of medical devices", "Onboarding of suppliers"):
        assert row in behind


@pytest.mark.parametrize("kind", ["html", "md", "docx"])
def test_remarks_are_told_apart_beside_the_differences(kind: str) -> None:
    assert "Of the statements in conflict or with a gap, 5 are remarks and no more." in text_of(kind, write(kind, of_example("hospital")))


def test_the_list_of_every_statement_keeps_nobody_from_the_findings() -> None:
    headings = [line for line in write("md", of_example("hospital")).decode().splitlines() if line.startswith("#")]
    assert headings.index("### Every statement and what it came to") > headings.index("## Findings")
