"""The text for people: what it says and leaves out, and that nothing in a client's file steers a terminal."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.model.findings import Assessment, Finding, Kind, Outcome, Place, Severity
from govcheck.model.slots import Problem, Ref
from govcheck.renderers.pieces.visible import width
from govcheck.renderers.table import Look
from govcheck.renderers.to_text import render, render_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, FINDINGS, SECTIONS, at, rule
from tests.renderers.generated import ASSESSMENTS, PROBLEMS

ANSI = re.compile(r"\x1b\[[0-9;]*m")
LOOKS = st.builds(Look, colour=st.booleans(), width=st.integers(1, 130), unicode=st.booleans(), verbose=st.booleans(), quiet=st.booleans())


def with_findings(*findings: Finding) -> Assessment:
    return CLEAN._replace(findings=findings, inputs=())


def simple(rule: str, severity: Severity, kind: Kind, message: str, group: str = "") -> Finding:
    """A finding with nothing to it but its headline and its rule."""
    return FINDINGS[0]._replace(
        rule=rule, severity=severity, kind=kind, message=message, group=group,
        cites=(), places=(), evidence=(), missing=(), remediation="", severity_from=None,
    )  # fmt: skip


def test_groups_stand_worst_first_then_conflicts_then_by_rules_then_by_text() -> None:
    text = render(
        with_findings(
            simple("r1", Severity.INFO, Kind.CONFLICT, "last of all"),
            simple("r2", Severity.WARNING, Kind.GAP, "a gap"),
            simple("r3", Severity.WARNING, Kind.CONFLICT, "one b"),
            simple("r4", Severity.WARNING, Kind.CONFLICT, "one a"),
            simple("r5", Severity.WARNING, Kind.CONFLICT, "two", "g"),
            simple("r6", Severity.WARNING, Kind.CONFLICT, "two", "g"),
            simple("r7", Severity.ERROR, Kind.GAP, "worst"),
        ),
        Look(),
    )

    assert [line for line in text.splitlines() if re.match("error|warning|info", line)] == [
        "error  gap  worst",
        "warning  conflict  two",
        "warning  conflict  one a",
        "warning  conflict  one b",
        "warning  gap  a gap",
        "info  conflict  last of all",
    ]


def test_a_group_is_told_once_with_its_highest_severity_and_every_rule() -> None:
    text = render(
        with_findings(
            simple("milder", Severity.INFO, Kind.CONFLICT, "as one rule says it", "g")._replace(cites=("structure:O-07",)),
            simple("worse", Severity.ERROR, Kind.CONFLICT, "as the other says it", "g")._replace(cites=("cio-ciso:7.d", "cio-ciso:2.h")),
        ),
        Look(),
    )

    assert text == (
        "error  conflict  as the other says it\n"
        "  also: as one rule says it\n"
        "  position:ciso\n"
        "  worse · cio-ciso:7.d · cio-ciso:2.h\n"
        "  milder · structure:O-07\n"
        "\n"
        "1 error, 1 info in 1 block · judged 1 of 2 rules (1 pass; 1 not modelled)\n"
    )


def test_the_blocks_that_a_reader_sees_are_counted() -> None:
    findings = [
        simple(f"r{n}", Severity.INFO, Kind.GAP, "m")._replace(group=group, subject=Ref("position", f"p{n}"))
        for n, group in enumerate(("one", "one", "two", ""))
    ]

    assert render(with_findings(*findings), Look()).splitlines()[-1] == (
        "4 info in 3 blocks · judged 1 of 2 rules (1 pass; 1 not modelled)"
    )


def test_a_clean_file_still_says_how_much_was_judged() -> None:
    assert render(CLEAN, Look()) == "no findings\njudged 1 of 2 rules (1 pass; 1 not modelled)\n"


def test_nothing_judged_is_said() -> None:
    unread = CLEAN._replace(rules=(rule("a", Outcome.NOTMODELLED), rule("b", Outcome.NOTAPPLICABLE)))

    assert render(unread, Look()) == "no findings\njudged 0 of 2 rules (1 not modelled, 1 not applicable)\n"


def test_quiet_is_one_line_a_finding_that_editors_can_jump_to() -> None:
    located = simple("a-rule", Severity.ERROR, Kind.GAP, "said\nso")._replace(places=(Place("primary", at(6, 3)),))

    assert render(with_findings(located, located._replace(places=())), Look(quiet=True)) == (
        "org.yaml:6:3: error: said so [a-rule]\nposition:ciso: error: said so [a-rule]\n"
    )
    assert render(CLEAN, Look(quiet=True)) == ""


def test_problems_are_listed_as_they_stand_in_the_file() -> None:
    problems = (Problem("org.yaml", 3, 1, "unknown key 'report_to'", "reports_to"), Problem("org.yaml", 1, 1, "empty"))

    assert render_problems(problems, "0.1.0") == (
        "org.yaml:1:1: error: empty\n"
        "org.yaml:3:1: error: unknown key 'report_to' (did you mean reports_to?)\n"
        "\n"
        "2 problems, so nothing was judged\n"
    )


def test_a_severity_that_was_changed_says_why() -> None:
    told = "  severity: ciso-independent-of-cio is error instead of warning because of cio-ciso:5.a (regulated)\n"
    assert told in render(EVERYTHING, Look())
    assert "  severity: error instead of warning because of cio-ciso:5.a (regulated)\n" in render(with_findings(FINDINGS[0]), Look())


def test_verbose_names_every_fact_by_its_slot() -> None:
    text = render(EVERYTHING._replace(findings=FINDINGS[:1]), Look(verbose=True, width=1000))

    assert [line for line in text.splitlines() if line.startswith(("  ·", "  →"))] == [
        "  · the CISO is Head of Information Security (org.yaml:6) [role:ciso]",
        "  · Head of Information Security is a post (org.yaml:6) [position:ciso/kind]",
        "  → Head of Information Security reports to Chief Information Officer (org.yaml:8) [line:ciso]",
        "  → Chief Information Officer reports to Chief Executive Officer (org.yaml:5) [line:cio]",
        "  · Chief Executive Officer is no body [tier:ceo]",
    ]


@settings(max_examples=30)
@given(ASSESSMENTS, LOOKS)
def test_nothing_in_a_file_steers_the_terminal_and_colour_changes_no_word(assessment: Assessment, look: Look) -> None:
    plain, coloured = (render(assessment, look._replace(colour=colour)) for colour in (False, True))

    check_safe(plain, look._replace(colour=False))
    check_safe(coloured, look._replace(colour=True))
    assert ANSI.sub("", coloured) == plain


@given(PROBLEMS, LOOKS)
def test_nothing_in_a_problem_steers_the_terminal(problems: tuple[Problem, ...], look: Look) -> None:
    check_safe(render_problems(problems, "0.1.0", look), look)


@settings(max_examples=30)
@given(ASSESSMENTS, LOOKS)
def test_equal_assessments_give_equal_bytes(assessment: Assessment, look: Look) -> None:
    turned = assessment._replace(
        packs=assessment.packs[::-1],
        rules=assessment.rules[::-1],
        questions=assessment.questions[::-1],
        notmodelled=assessment.notmodelled[::-1],
        problems=assessment.problems[::-1],
    )

    assert render(turned, look) == render(assessment, look)


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    wide = [line for line in render(EVERYTHING, Look(width=columns)).splitlines() if width(line) > columns]

    # problems and what is to be copied stay whole
    assert [line for line in wide if ".yaml:" not in line] == []


def check_safe(text: str, look: Look) -> None:
    """Only printable characters, ends of lines, joiners, and the styles that were asked for; no trailing space; UTF-8 holds it."""
    text.encode("utf-8")
    assert not text or text.endswith("\n")
    bare = ANSI.sub("", text) if look.colour else text
    assert {sign for sign in bare if not sign.isprintable()} <= {"\n", "\u200c", "\u200d"}
    if look.colour:
        assert set(ANSI.findall(text)) <= {
            "\x1b[0m",
            "\x1b[1;31m",
            "\x1b[1;33m",
            "\x1b[1;36m",
            "\x1b[1m",
            "\x1b[2m",
            "\x1b[32m",
            "\x1b[36m",
        }


def test_a_table_too_wide_for_the_terminal_becomes_sentences() -> None:
    text = render(CLEAN._replace(sections=SECTIONS[:2]), Look(width=50))

    assert text.split("\n\n")[0].splitlines() == [
        "CIO and CISO",
        "  1  Who does what: judged 2 of 4: 2 pass",
        "  2  Who reports to whom: judged 12 of 14:",
        "     1 conflict, 1 gap, 10 pass, 1 not modelled",
        "     In all: judged 14 of 18: 1 conflict, 1 gap,",
        "     12 pass, 1 not modelled",
        "  The rest: 1 crashed, 1 not applicable here, 1",
        "    that nothing can check",
    ]


def test_of_a_chart_alone_the_table_is_told_only_on_request() -> None:
    chart = CLEAN._replace(sections=SECTIONS[:2], chart_alone=True)

    assert render(chart, Look()) == render(CLEAN, Look())
    assert "Who reports to whom" in render(chart, Look(verbose=True))


def test_a_quiet_look_leaves_the_table_out() -> None:
    assert render(CLEAN._replace(sections=SECTIONS), Look(quiet=True)) == render(CLEAN, Look(quiet=True))


@pytest.mark.parametrize(
    ("rows", "verbose", "line"),
    [
        (("a",), False, "No rule is about this row, so nothing is said of who should do what there: a"),
        (("a", "b"), False, "No rule is about these 2 rows, so nothing is said of who should do what there: a, b"),
        (
            tuple("abcdefghij"),
            False,
            "No rule is about these 10 rows, so nothing is said of who should do what there: a, b, c, d, e, f, g, h and 2 more rows",
        ),
        (
            tuple("abcdefghij"),
            True,
            "No rule is about these 10 rows, so nothing is said of who should do what there: a, b, c, d, e, f, g, h, i, j",
        ),
    ],
)
def test_rows_that_no_rule_is_about_are_named_even_where_there_is_no_finding(rows: tuple[str, ...], verbose: bool, line: str) -> None:
    text = render(CLEAN._replace(overlooked=rows), Look(verbose=verbose, width=200))
    assert line in text.splitlines()
    assert "No rule is about" not in render(CLEAN, Look()) + render(CLEAN._replace(overlooked=rows), Look(quiet=True))
