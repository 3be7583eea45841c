"""Markdown for a comment: within the limit, everything in its place, and no markup but our own."""

import re

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from govcheck.model.findings import Assessment
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.to_markdown import render, render_many, render_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, FINDINGS, GOVERNED, PROBLEMS
from tests.renderers.generated import ASSESSMENTS
from tests.renderers.generated import PROBLEMS as ANY_PROBLEMS
from tests.renderers.hostile import NAMES
from tests.renderers.safe import check_safe

LOOK = Look()
READER = MarkdownIt("gfm-like")

#: every element that a comment is made of; none of them has an attribute, but for the alignment of cells
OURS = {
    *("h2", "h3", "p", "strong", "em", "b", "code", "ul", "li", "details", "summary", "hr", "table", "thead", "tbody", "tr", "th", "td"),
}


def elements(text: str) -> list[str]:
    """The elements of the rendered comment, each of which has to be one of ours and closed."""
    rendered = READER.render(text).replace("<!-- govcheck -->", "")
    rendered = re.sub(r' style="text-align:\w+"', "", rendered)
    opened = [name.removesuffix(" /") for name in re.findall(r"<([^/!][^>]*)>", rendered)]
    assert set(opened) <= OURS, set(opened) - OURS
    assert len(opened) - opened.count("hr") == len(re.findall("</", rendered))
    return opened


def size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def titles(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(("#", "**", "<summary>")) and "<b>" not in line]


def test_everything_stands_in_its_place() -> None:
    assert titles(render(EVERYTHING, LOOK)) == [
        "## govcheck: Kitchen Sink (fictional)",
        "**2 errors, 2 warnings, 4 info; judged 3 of 7 rules**",
        "### What is wrong with the input",
        "### Rules that crashed",
        "### Errors",
        "### Warnings",
        "### Info",
        "<summary>Questions that only the organisation can answer: 13</summary>",
        "<summary>CIO and CISO</summary>",
        "<summary>structure</summary>",
        "<summary>Not modelled: what the file says too little about, and how many rules that would open</summary>",
    ]


def test_what_is_new_is_told_before_what_is_known_and_what_is_accepted() -> None:
    told = titles(render(GOVERNED, LOOK))
    assert told[1] == "**1 error, 1 warning, 1 info; 1 known to the baseline; 1 no longer found; 2 waived; judged 3 of 7 rules**"
    assert told[3:10] == [
        "### New errors",
        "### New warnings",
        "### New info",
        "<summary>No longer found: 1</summary>",
        "<summary>Known to the baseline: 1</summary>",
        "<summary>Waived: 2</summary>",
        "<summary>Profile small-organisation: 2 changes</summary>",
    ]


def test_a_finding_unfolds() -> None:
    assert """\
<details>
<summary><b>error conflict</b> Chief Information Officer is accountable for incident response; the CISO leads it \
(<code>org.yaml:15</code>)</summary>

- incident containment has no row of its own; it is part of incident response (<code>org.yaml:15</code>)
- Chief Information Officer has A in "incident-response" (<code>org.yaml:15</code>)
- **do:** Make the CISO accountable.
- <code>incident-response-led-by-ciso</code> · <code>cio-ciso:10.a</code>

</details>
""" in render(EVERYTHING, LOOK)


def test_the_first_line_is_a_mark_that_nobody_sees() -> None:
    for text in (render(CLEAN, LOOK), render_problems(PROBLEMS, "0.1.0"), render_many((("a.yaml", CLEAN),), LOOK)):
        assert text.startswith("<!-- govcheck -->\n\n## govcheck")


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_no_markup_anywhere(name: str) -> None:
    finding = GOVERNED.findings[0]._replace(message=name, remediation=name, rule=name, cites=(name,))
    named = GOVERNED._replace(organization=name, findings=(finding, *GOVERNED.findings[1:]))
    elements(render(named, LOOK))
    elements(render_many(((name, named), (name, PROBLEMS)), LOOK))


def flood(number: int, words: str) -> Assessment:
    some = [
        FINDINGS[2]._replace(
            message=f"{words} {n}", fingerprint=f"v1:{n}", group=f"v1:{n}", cites=(), subject=FINDINGS[2].subject._replace(id=f"a{n}")
        )
        for n in range(number)
    ]
    return CLEAN._replace(findings=tuple(some))


@pytest.mark.parametrize("words", ["said", "👩" * 50, "x" * 30_000])
def test_a_comment_keeps_the_limit_and_says_what_it_left_out(words: str) -> None:
    text = render(flood(400, words), LOOK)
    assert size(text) <= 65_536
    told = text.count("<details>")
    assert f"_Left out, since GitHub takes no longer comment: {400 - told} findings." in text
    assert text.count("</details>") == told


def test_many_organisations_have_a_table_and_keep_the_limit() -> None:
    few = render_many((("a.yaml", GOVERNED), ("b|.yaml", PROBLEMS), ("c.yaml", CLEAN)), LOOK)
    assert [line for line in few.splitlines() if line.startswith("|")][2:5] == [
        "| <code>a.yaml</code> | " + few.split("<code>a.yaml</code> | ")[1].split(" |")[0] + " | 1 | 1 | 1 | 3 of 7 |",
        "| <code>b&#124;.yaml</code> | 3 problems |  |  |  | not judged |",
        "| <code>c.yaml</code> | Kitchen Sink (fictional) | 0 | 0 | 0 | 1 of 2 |",
    ]
    assert [line for line in few.splitlines() if line.startswith("### <code>")] == [
        next(line for line in few.splitlines() if line.startswith("### <code>a.yaml")),
        "### <code>b&#124;.yaml</code>",
        "### <code>c.yaml</code>: Kitchen Sink (fictional)",
    ]
    many = render_many([(f"{n}.yaml", flood(n % 7, "said")) for n in range(700)], LOOK)
    assert size(many) <= 65_536
    assert "The 100 with the most severe findings:" in many
    assert re.search(r"_Left out, since GitHub takes no longer comment: \d+ organisations\._\n$", many)


@settings(max_examples=25)
@given(ASSESSMENTS)
def test_any_assessment_is_made_of_our_elements(assessment: Assessment) -> None:
    text = render(assessment, LOOK)
    check_safe(text)
    assert size(text) <= 65_536
    elements(text)


@given(ANY_PROBLEMS)
def test_any_problems_are_made_of_our_elements(problems: tuple[Problem, ...]) -> None:
    text = render_problems(problems, "0.1.0")
    check_safe(text)
    elements(text)
