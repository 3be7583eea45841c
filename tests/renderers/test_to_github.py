"""Workflow commands as GitHub's runner reads them: every one whole, the worst first, none more than are shown."""

import re
from typing import NamedTuple

from hypothesis import given, settings

from govcheck.model.findings import SEVERITIES, Assessment, Place, Severity
from govcheck.model.slots import Location, Problem
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.to_github import render, render_many, render_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, FINDINGS, GOVERNED, PROBLEMS
from tests.renderers.generated import ASSESSMENTS
from tests.renderers.generated import PROBLEMS as ANY_PROBLEMS
from tests.renderers.safe import check_safe

LOOK = Look()


class Command(NamedTuple):
    """A command, unescaped."""

    name: str
    properties: dict[str, str]
    data: str


def commands(text: str) -> list[Command]:
    """The commands in a log, found and taken apart as the runner does it (actions/runner, ActionCommand.cs)."""
    found = []
    for line in text.split("\n"):
        told = line.strip()
        assert "##[" not in told
        if not told.startswith("::"):
            continue
        head, separator, data = told[2:].partition("::")
        assert separator, told
        name, _, properties = head.partition(" ")
        pairs = [pair.partition("=") for pair in properties.split(",") if pair]
        assert all(value for _, _, value in pairs), told
        found.append(Command(name, {key: unescaped(value, ":,") for key, _, value in pairs}, unescaped(data)))
    return found


def unescaped(text: str, more: str = "") -> str:
    for sign in "\r\n" + more:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text.replace("%25", "%")


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.properties.get("line", ""), one.properties["title"]) for one in commands(text) if "group" not in one.name]


def test_what_is_worst_comes_first() -> None:
    assert told(render(EVERYTHING, LOOK)) == [
        ("error", "3", "govcheck: the input is wrong"),
        ("error", "12", "govcheck: the input is wrong"),
        ("error", "1", "govcheck: the input is wrong"),
        ("error", "", "govcheck: breaks crashed"),
        ("error", "8", "govcheck: ciso-independent-of-cio and 1 more rule"),
        ("error", "15", "govcheck: incident-response-led-by-ciso"),
        ("warning", "16", "govcheck: access-review-has-an-owner"),
        ("notice", "10", "govcheck: titles-say-what-they-mean"),
        ("notice", "12", "govcheck: titles-are-different"),
        ("notice", "1", "govcheck: somebody-is-the-dpo"),
        ("notice", "13", "govcheck: lines-of-defence-are-stated"),
    ]
    assert render(EVERYTHING, LOOK).splitlines()[-1] == "govcheck: 2 errors, 2 warnings, 4 info; judged 3 of 7 rules"


def test_an_annotation_is_whole() -> None:
    place = Place("primary", Location("./a,b: 100%.yaml", 6, 3, 6, 7))
    finding = FINDINGS[2]._replace(places=(place,), message="50%, said: a\nb\r::error::c", remediation="Do it.")
    text = render(CLEAN._replace(findings=(finding,)), LOOK)
    assert text.splitlines()[0] == (
        "::error file=a%2Cb%3A 100%25.yaml,line=6,col=3,endColumn=7,title=govcheck%3A incident-response-led-by-ciso"
        "::50%25, said: a\\nb\\r::error::c%0Ado: Do it.%0Acio-ciso:10.a"
    )
    assert commands(text) == [
        Command(
            "error",
            {"file": "a,b: 100%.yaml", "line": "6", "col": "3", "endColumn": "7", "title": "govcheck: incident-response-led-by-ciso"},
            "50%, said: a\\nb\\r::error::c\ndo: Do it.\ncio-ciso:10.a",
        )
    ]


def test_a_place_over_several_lines_has_no_columns() -> None:
    finding = FINDINGS[2]._replace(places=(Place("primary", Location("org.yaml", 6, 3, 8, 7)),))
    (command,) = commands(render(CLEAN._replace(findings=(finding,)), LOOK))
    assert command.properties == {"file": "org.yaml", "line": "6", "endLine": "8", "title": "govcheck: incident-response-led-by-ciso"}


def test_standard_input_has_no_place() -> None:
    (command,) = commands(render_problems((Problem("-", 3, 1, "wrong"),), "0.1.0"))
    assert command == Command("error", {"title": "govcheck: the input is wrong"}, "wrong")


def test_what_somebody_accepted_and_what_was_known_is_counted_and_not_annotated() -> None:
    text = render(GOVERNED, LOOK)
    assert [line for _, line, _ in told(text)] == ["", "8", "16", "1"]
    assert text.splitlines()[-1] == (
        "govcheck: 1 error, 1 warning, 1 info; 1 known to the baseline; 1 no longer found; 2 waived; judged 3 of 7 rules"
    )


def test_more_than_are_shown_end_with_how_many_there_are() -> None:
    levels = [Severity.ERROR] * 12 + [Severity.WARNING] * 10 + [Severity.INFO] * 11
    some = tuple(
        FINDINGS[2]._replace(
            fingerprint=f"v1:{n}", group=f"v1:{n}", cites=(), subject=FINDINGS[2].subject._replace(id=f"a{n}"), severity=severity
        )
        for n, severity in enumerate(levels)
    )
    text = render(CLEAN._replace(findings=some), LOOK)
    shown = [(one.name, one.data) for one in commands(text)]
    for level, count in (("error", 10), ("warning", 10), ("notice", 10)):
        assert sum(name == level for name, _ in shown) == count
    said = [data for _, data in shown if "are not shown here" in data]
    assert said == [
        "3 more errors are not shown here, but in the log of this step and on the page of the job",
        "2 more notices are not shown here, but in the log of this step and on the page of the job",
    ]
    assert text.count("\nerror: org.yaml:15:2: Chief Information Officer is accountable") == 3
    assert [data for name, data in shown if name == "group"] == ["3 more errors", "2 more notices"]


def test_the_annotations_of_several_organisations_are_counted_together() -> None:
    text = render_many((("a.yaml", GOVERNED), ("b.yaml", PROBLEMS), ("c.yaml", CLEAN)), LOOK)
    levels = [name for name, _, _ in told(text)]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert text.splitlines()[-3:] == [
        "govcheck: a.yaml: 1 error, 1 warning, 1 info; 1 known to the baseline; 1 no longer found; 2 waived; judged 3 of 7 rules",
        "govcheck: b.yaml: 3 problems, so nothing was judged",
        "govcheck: c.yaml: no findings; judged 1 of 2 rules",
    ]


def test_what_could_not_be_judged_comes_before_any_finding() -> None:
    seat = FINDINGS[2].subject
    some = tuple(
        FINDINGS[2]._replace(fingerprint=f"v1:{n}", group=f"v1:{n}", subject=seat._replace(id=f"a{n}"), severity=Severity.ERROR)
        for n in range(12)
    )
    text = render_many((("a.yaml", CLEAN._replace(findings=some)), ("b.yaml", PROBLEMS)), LOOK)
    shown = [one for one in text.splitlines() if one.startswith("::error ")]
    assert ["the input is wrong" in one for one in shown] == [True] * 3 + [False] * 7


@settings(max_examples=20)
@given(ASSESSMENTS)
def test_any_assessment_gives_nothing_but_annotations(assessment: Assessment) -> None:
    text = render(assessment, LOOK)
    check_safe(text)
    names = [one.name for one in commands(text)]
    assert set(names) <= {"error", "warning", "notice", "group", "endgroup"}
    assert all(names.count(level) <= 10 for level in ("error", "warning", "notice"))
    assert len(SEVERITIES) == 3
    assert re.match("govcheck: ", text.splitlines()[-1])


@given(ANY_PROBLEMS)
def test_any_problems_give_nothing_but_annotations(problems: tuple[Problem, ...]) -> None:
    text = render_problems(problems, "0.1.0")
    check_safe(text)
    assert {one.name for one in commands(text)} <= {"error", "group", "endgroup"}
