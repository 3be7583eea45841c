"""JUnit XML that a reader of JUnit XML reads, with a test case for each rule."""

from hypothesis import given, settings
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from govcheck.model.findings import Assessment, Outcome
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.to_junit import render, render_many, render_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, GOVERNED, PROBLEMS
from tests.renderers.generated import ASSESSMENTS
from tests.renderers.generated import PROBLEMS as ANY_PROBLEMS
from tests.renderers.safe import check_safe

LOOK = Look()


def suites(text: str) -> list[TestSuite]:
    """The test suites, whose own counts agree with what stands in them."""
    read = JUnitXml.fromstring(text.encode())
    made = list(read)
    for suite in made:
        told = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()  # type: ignore[no-untyped-call]
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == told
    assert (read.tests, read.failures, read.errors, read.skipped) == tuple(
        sum(each) for each in zip(*((s.tests, s.failures, s.errors, s.skipped) for s in made), strict=True)
    ) or not made
    return made


def outcome(case: TestCase) -> tuple[str, str | None, str | None, str | None]:
    """The name of a case, and its one result with type and message; a case without one has passed."""
    assert len(case.result) <= 1
    if not case.result:
        return case.name, None, None, None
    (result,) = case.result
    return case.name, type(result).__name__, result.type, result.message


def test_every_rule_is_a_case_with_what_it_came_to() -> None:
    (suite,) = suites(render(EVERYTHING._replace(problems=()), LOOK))
    assert suite.name == "CIO and CISO"
    assert [outcome(case) for case in suite] == [
        ("access-review-has-an-owner", "Failure", "warning gap", "nobody is accountable for the access review"),
        ("agencies-only", "Skipped", None, "not applicable: only where organization.sector is government"),
        ("breaks", "Error", "crash", "the rule crashed: ZeroDivisionError: division by zero (check, line 3)"),
        (
            "ciso-independent-of-cio",
            "Failure",
            "error conflict",
            EVERYTHING.findings[0].message,
        ),
        ("policies-are-owned", "Skipped", None, "not modelled: the file says nothing about policies"),
        ("somebody-is-in-charge", None, None, None),
        ("too-fine", "Skipped", None, "not selected"),
    ]


def test_a_failure_tells_place_facts_and_remedy() -> None:
    (suite,) = suites(render(EVERYTHING._replace(problems=()), LOOK))
    (case,) = (case for case in suite if case.name == "ciso-independent-of-cio")
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.text.splitlines()[1:] == [
        "- Head of Information Security reports to Chief Information Officer (org.yaml:8)",
        "- Chief Information Officer reports to Chief Executive Officer (org.yaml:5)",
        "severity: error instead of warning because of cio-ciso:5.a",
        "do: Move the office so that no line of the CISO ends at the CIO.",
        "ciso-independent-of-cio cio-ciso:7.d cio-ciso:2.h v1:aa",
    ]
    assert failure.text.splitlines()[0].startswith("org.yaml:8:17: error: Head of Information Security reports to")
    assert (case.classname, case._elem.get("file"), case._elem.get("line")) == ("govcheck.cio-ciso", "org.yaml", "8")


def of_one_rule(*findings: int) -> TestCase:
    """The case of one rule that has those findings of the governed assessment, numbered as they stand there."""
    rule = EVERYTHING.rules[0]._replace(outcome=Outcome.CONFLICT)
    some = tuple(GOVERNED.findings[place]._replace(rule=rule.id) for place in findings)
    (suite,) = suites(render(GOVERNED._replace(rules=(rule,), findings=some), LOOK))
    (case,) = suite
    return case


def test_a_rule_whose_findings_are_all_accepted_is_skipped() -> None:
    (waived,) = of_one_rule(1).result
    assert isinstance(waived, Skipped)
    assert waived.message.startswith("waived by position:audit through 2027-03-31: until the merger")
    (known,) = of_one_rule(2).result
    assert isinstance(known, Skipped)
    assert known.message.startswith("known to the baseline (Chief Information Officer is accountable")


def test_a_rule_with_one_finding_that_nobody_has_accepted_fails_and_tells_of_the_others() -> None:
    case = of_one_rule(0, 1, 2)
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert "security sits inside" not in failure.text
    out = case.system_out.splitlines()
    assert [line.split(":")[0] for line in out] == ["known to the baseline", "waived by position"]


def test_problems_are_errors() -> None:
    (suite,) = suites(render_problems((Problem("./org.yaml", 3, 7, "unknown key 'a'", "b"),), "0.1.0"))
    (case,) = suite
    (error,) = case.result
    assert isinstance(error, Error)
    assert (suite.name, case.name, error.message) == ("input", "org.yaml:3:7", "unknown key 'a' (did you mean b?)")


def test_each_of_several_organisations_has_its_suites() -> None:
    made = suites(render_many((("a.yaml", CLEAN), ("b.yaml", PROBLEMS)), LOOK))
    assert [suite.name for suite in made] == ["a.yaml: CIO and CISO", "b.yaml: input"]
    assert [case.classname for case in made[0]] == ["govcheck.a_yaml.cio-ciso"] * 2


def test_what_was_told_to_govcheck_stands_with_the_suite() -> None:
    (suite,) = suites(render(GOVERNED, LOOK))
    properties = list(suite.properties())  # type: ignore[no-untyped-call]
    assert [prop.name for prop in properties] == [
        "govcheck", "organization", "as_of", "profile", "profile change", "profile change", "no longer found",
    ]  # fmt: skip


@settings(max_examples=25)
@given(ASSESSMENTS)
def test_any_assessment_is_read_back(assessment: Assessment) -> None:
    text = render(assessment, LOOK)
    check_safe(text)
    cases = [case for suite in suites(text) for case in suite]
    assert len(cases) == len(assessment.rules) + len(assessment.problems)


@given(ANY_PROBLEMS)
def test_any_problems_are_read_back(problems: tuple[Problem, ...]) -> None:
    text = render_problems(problems, "0.1.0")
    check_safe(text)
    assert [len(list(suite)) for suite in suites(text)] == [len(problems)]
