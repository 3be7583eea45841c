"""Statements one by one: their words and outcomes, and those against which remarks alone speak."""

from govcheck.model.findings import Outcome, Severity, SeverityChange
from govcheck.renderers.pieces.stated import Stated, one_by_one, remarks
from tests.renderers.assessments import CLEAN, FINDINGS, section

LIGHT = FINDINGS[0]._replace(severity=Severity.INFO, severity_from=None)
SECTION = section("7", "Who reports", Outcome.CONFLICT, Outcome.GAP, Outcome.PASS, Outcome.NOTMODELLED, None)


def spoken_against(*findings: tuple[str, Severity]) -> frozenset[str]:
    found = tuple(LIGHT._replace(cites=(f"cio-ciso:{clause}",), severity=severity) for clause, severity in findings)
    return remarks(CLEAN._replace(findings=found), [SECTION])


def test_a_statement_against_which_remarks_alone_speak_is_light() -> None:
    assert spoken_against(("7.0", Severity.INFO), ("7.1", Severity.WARNING)) == {"cio-ciso:7.0"}


def test_one_finding_that_weighs_is_enough() -> None:
    assert spoken_against(("7.0", Severity.INFO), ("7.0", Severity.ERROR)) == frozenset()


def test_what_is_met_is_not_light_whoever_cites_it() -> None:
    assert spoken_against(("7.2", Severity.INFO), ("7.3", Severity.INFO)) == frozenset()


def test_a_statement_that_raised_a_severity_weighs_as_much() -> None:
    raised = LIGHT._replace(
        cites=("cio-ciso:7.1",), severity=Severity.ERROR, severity_from=SeverityChange(Severity.INFO, "cio-ciso:7.0", None)
    )
    light = LIGHT._replace(cites=("cio-ciso:7.0",))
    assert remarks(CLEAN._replace(findings=(raised, light)), [SECTION]) == frozenset()


def test_each_statement_is_told_in_its_words() -> None:
    says = {"cio-ciso:7.0": "The CISO is independent", "cio-ciso:7.3": "The CIO is in the executive team"}
    assessment = CLEAN._replace(sections=(SECTION,), says=says, findings=(LIGHT._replace(cites=("cio-ciso:7.0",)),))
    ((title, statements),) = one_by_one(assessment)
    assert title == "7. Who reports"
    assert statements == (
        Stated("7.0", "The CISO is independent", Outcome.CONFLICT, remark=True),
        Stated("7.1", "", Outcome.GAP, remark=False),
        Stated("7.2", "", Outcome.PASS, remark=False),
        Stated("7.3", "The CIO is in the executive team", Outcome.NOTMODELLED, remark=False),
        Stated("7.4", "", None, remark=False),
    )
    assert [one.word for one in statements] == ["conflict, a remark", "gap", "pass", "not said", "cannot be checked"]
