"""GitLab's code quality report: the documented form, every fingerprint once and the same on every run."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from govcheck.model.findings import Assessment, Place
from govcheck.model.slots import Location, Problem
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.to_gitlab import render, render_many, render_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, FINDINGS, GOVERNED, PROBLEMS
from tests.renderers.generated import ASSESSMENTS
from tests.renderers.generated import PROBLEMS as ANY_PROBLEMS
from tests.renderers.safe import check_safe

LOOK = Look()

#: what GitLab's documentation of the format asks of each entry ("Code Quality report format")
DOCUMENTED = jsonschema.Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "not": {"pattern": r"^\./"}},
                        "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                    },
                },
            },
        },
    }
)


def entries(text: str) -> list[Any]:
    made: list[Any] = json.loads(text)
    DOCUMENTED.validate(made)
    assert not text.startswith("\ufeff")  # GitLab refuses a byte order mark
    assert len({entry["fingerprint"] for entry in made}) == len(made)
    return made


def told(text: str) -> list[tuple[str, str, int]]:
    return [(entry["check_name"], entry["severity"], entry["location"]["lines"]["begin"]) for entry in entries(text)]


def test_findings_stand_worst_first_after_what_kept_something_from_being_judged() -> None:
    assert told(render(EVERYTHING, LOOK)) == [
        *[("input", "blocker", 3), ("input", "blocker", 12), ("input", "blocker", 1)],
        ("breaks", "blocker", 1),
        ("ciso-independent-of-cio", "critical", 8),
        ("incident-response-led-by-ciso", "critical", 15),
        ("access-review-has-an-owner", "major", 16),
        ("security-reports-outside-it", "major", 8),
        ("lines-of-defence-are-stated", "info", 13),
        ("somebody-is-the-dpo", "info", 1),
        ("titles-are-different", "info", 12),
        ("titles-say-what-they-mean", "info", 10),
    ]


def test_what_is_waived_is_not_told_and_what_is_known_is() -> None:
    rules = [check for check, _, _ in told(render(GOVERNED, LOOK))]
    assert "security-reports-outside-it" not in rules
    assert "incident-response-led-by-ciso" in rules


def test_a_clean_organisation_is_an_empty_report() -> None:
    assert render(CLEAN, LOOK) == "[]\n"


def test_an_entry_is_whole() -> None:
    finding = FINDINGS[2]._replace(message="a\nb", places=(Place("primary", Location("./units/a.yaml", 6, 3, 8, 1)),))
    (entry,) = entries(render(CLEAN._replace(findings=(finding,)), LOOK))
    assert {**entry, "fingerprint": ""} == {
        "type": "issue",
        "description": "a\\nb. Make the CISO accountable.",
        "check_name": "incident-response-led-by-ciso",
        "fingerprint": "",
        "severity": "critical",
        "location": {"path": "units/a.yaml", "lines": {"begin": 6, "end": 8}},
    }


def test_a_fingerprint_does_not_depend_on_lines_words_or_other_findings() -> None:
    moved = FINDINGS[0]._replace(message="other words", places=(Place("primary", Location("org.yaml", 99, 1, 99, 2)),))
    (before, *_) = entries(render(CLEAN._replace(findings=FINDINGS[:3]), LOOK))
    (after,) = entries(render(CLEAN._replace(findings=(moved,)), LOOK))
    assert before["fingerprint"] == after["fingerprint"]


def test_findings_of_one_fingerprint_stay_apart() -> None:
    assert len(entries(render(CLEAN._replace(findings=(FINDINGS[0], FINDINGS[0], FINDINGS[0])), LOOK))) == 3


def test_several_organisations_share_a_report() -> None:
    made = entries(render_many((("a.yaml", GOVERNED), ("b.yaml", PROBLEMS), ("c.yaml", GOVERNED)), LOOK))
    assert len(made) == 2 * len(entries(render(GOVERNED, LOOK))) + len(PROBLEMS)


@pytest.mark.parametrize(
    ("path", "shown"), [("./org.yaml", "org.yaml"), ("/repo/units/org.yaml", "units/org.yaml"), ("-", "-"), ("a.ods#S", "a.ods")]
)
def test_paths_start_at_the_folder_of_the_run(path: str, shown: str) -> None:
    (entry,) = entries(render_problems((Problem(path, 0, 0, "wrong"),), "0.1.0", Look(root="/repo")))
    assert entry["location"] == {"path": shown, "lines": {"begin": 1}}


@settings(max_examples=25)
@given(ASSESSMENTS)
def test_any_assessment_keeps_the_form(assessment: Assessment) -> None:
    text = render(assessment, LOOK)
    check_safe(text)
    entries(text)


@given(ANY_PROBLEMS)
def test_any_problems_keep_the_form(problems: tuple[Problem, ...]) -> None:
    text = render_problems(problems, "0.1.0")
    check_safe(text)
    assert len(entries(text)) == len(problems)
