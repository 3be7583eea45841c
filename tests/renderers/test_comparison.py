"""A comparison in every format: whole, valid, safe whatever a client's file holds, and under the limits of those who read it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.model.comparisons import Change, ChangeKind, Comparison, Difference, Gone, Kept
from govcheck.model.findings import Outcome, Place, Severity
from govcheck.model.organization import Appointment, Holding, Line
from govcheck.model.slots import Location, Problem, Ref, slot
from govcheck.renderers.comparison_markdown import MOST_CHARACTERS
from govcheck.renderers.comparison_schema import comparison_schema
from govcheck.renderers.table import COMPARISON_FORMATS, Look, render_comparison, render_comparison_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, FINDINGS, HOSTILE, MARKUP, PROBLEMS
from tests.renderers.generated import FINDINGS as ANY_FINDING
from tests.renderers.generated import PROBLEMS as ANY_PROBLEMS
from tests.renderers.generated import TEXT
from tests.renderers.safe import check_safe

GOLDEN = Path(__file__).parent / "comparisons" / "golden"


def at(line: int, path: str = "org.yaml") -> Location:
    return Location(path, line, 3, line, 9)


MOVED = Change(
    ChangeKind.MOVED,
    Ref("position", "ciso"),
    "CISO moved from CIO to CEO",
    (Difference(slot("line", "ciso"), (Line("cio"),), (Line("ceo", "functional"),)),),
    (Place("new", at(12)),),
)
CHANGES = (
    Change(
        ChangeKind.ADDED,
        Ref("position", "dpo"),
        f"{HOSTILE} is new: is held by {MARKUP}",
        (
            Difference(slot("position", "dpo", "id"), None, "dpo"),
            Difference(slot("holder", "dpo"), None, Holding(appointments=(Appointment(MARKUP, acting=True),))),
        ),
        (Place("new", at(20)), Place("new", at(21))),
    ),
    MOVED,
    Change(
        ChangeKind.LETTERS,
        Ref("activity", "Containment"),
        'SOC no longer has R in "Containment"',
        (Difference(slot("cell", "main", "Containment", "soc"), "R", None),),
        (Place("old", at(31, "main:org.yaml")),),
    ),
)
COMPARISON = Comparison(
    ("main:org.yaml", "main:raci.yaml"),
    ("org.yaml",),
    EVERYTHING._replace(organization="Northwind"),
    EVERYTHING,
    CHANGES,
    FINDINGS[:2],
    (Gone(FINDINGS[2], Outcome.PASS), Gone(FINDINGS[3], Outcome.NOTMODELLED)),
    tuple(Kept(finding, Severity.INFO) for finding in FINDINGS[3:5]),
)
NOTHING = COMPARISON._replace(changes=(), came=(), went=(), stayed=())

PRINTED = {
    "comparison.txt": ("text", COMPARISON, Look()),
    "comparison.colour.txt": ("text", COMPARISON, Look(colour=True)),
    "comparison.ascii.txt": ("text", COMPARISON, Look(unicode=False)),
    "comparison.narrow.txt": ("text", COMPARISON, Look(width=40)),
    "comparison.quiet.txt": ("text", COMPARISON, Look(quiet=True)),
    "comparison.verbose.txt": ("text", COMPARISON, Look(verbose=True)),
    "comparison.json": ("json", COMPARISON, Look()),
    "comparison.md": ("markdown", COMPARISON, Look()),
    "comparison.nothing.txt": ("text", NOTHING, Look()),
    "comparison.nothing.md": ("markdown", NOTHING, Look()),
}
UNREAD = {"comparison.problems.txt": "text", "comparison.problems.json": "json", "comparison.problems.md": "markdown"}


@pytest.mark.parametrize("name", [*PRINTED, *UNREAD])
def test_a_comparison_is_printed_as_expected(name: str, request: pytest.FixtureRequest) -> None:
    unread = UNREAD.get(name)
    printed = render_comparison_problems(unread, PROBLEMS, "0.1.0", Look()) if unread else render_comparison(*PRINTED[name])
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == path.read_text(encoding="utf-8")


def test_no_expected_output_is_left_over() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted([*PRINTED, *UNREAD])
    assert {form for form, _, _ in PRINTED.values()} == set(COMPARISON_FORMATS)


def closed(schema: Any) -> Any:
    """The schema with every key forbidden that it does not list: this version writes no other."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(part) for key, part in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema and "required" in schema else inner


VALIDATOR = jsonschema.Draft202012Validator(closed(comparison_schema()), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)

PLACES = st.lists(st.builds(Place, st.sampled_from(["new", "old"]), st.builds(at, st.integers(1, 9), TEXT)), max_size=2).map(tuple)
VALUES = st.none() | TEXT | st.booleans() | st.builds(lambda text: (Ref("position", text), Line(text)), TEXT)
DIFFERENCES = st.builds(Difference, st.builds(lambda text: slot("position", text, text), TEXT), VALUES, VALUES)
ANY_CHANGE = st.builds(
    Change,
    st.sampled_from(list(ChangeKind)),
    st.builds(Ref, st.just("position"), TEXT),
    TEXT,
    st.lists(DIFFERENCES, max_size=2).map(tuple),
    PLACES,
)
COMPARISONS = st.builds(
    Comparison,
    st.lists(TEXT, min_size=1, max_size=2).map(tuple),
    st.lists(TEXT, min_size=1, max_size=2).map(tuple),
    st.sampled_from((EVERYTHING, CLEAN)),
    st.sampled_from((EVERYTHING, CLEAN)),
    st.lists(ANY_CHANGE, max_size=3).map(tuple),
    st.lists(ANY_FINDING, max_size=2).map(tuple),
    st.lists(st.builds(Gone, ANY_FINDING, st.none() | st.sampled_from(list(Outcome))), max_size=2).map(tuple),
    st.lists(st.builds(Kept, ANY_FINDING, st.sampled_from(list(Severity))), max_size=2).map(tuple),
)


@settings(max_examples=25)
@given(COMPARISONS)
def test_every_comparison_meets_the_schema(comparison: Comparison) -> None:
    text = render_comparison("json", comparison, Look())
    check_safe(text)
    VALIDATOR.validate(json.loads(text))


@settings(max_examples=15)
@given(ANY_PROBLEMS)
def test_problems_meet_the_schema(problems: tuple[Problem, ...]) -> None:
    VALIDATOR.validate(json.loads(render_comparison_problems("json", problems, "0.1.0", Look())))


@settings(max_examples=25)
@given(COMPARISONS, st.booleans(), st.booleans())
def test_nothing_of_a_file_steers_a_terminal_or_becomes_markup(comparison: Comparison, quiet: bool, verbose: bool) -> None:
    check_safe(render_comparison("text", comparison, Look(quiet=quiet, verbose=verbose)))
    check_safe(render_comparison("markdown", comparison, Look()))


def test_a_comment_stays_under_the_limit() -> None:
    change = MOVED._replace(statement="x <" * 300)
    finding = FINDINGS[0]._replace(message="y & " * 300)
    much = COMPARISON._replace(
        changes=(change,) * 300,
        came=(finding,) * 300,
        went=(Gone(finding, None),) * 300,
        stayed=(Kept(finding, Severity.ERROR),) * 300,
    )
    text = render_comparison("markdown", much, Look())
    assert len(text) < MOST_CHARACTERS + 2000
    assert text.count("more finding") == 3
    assert text.count("more change") == 1


def test_the_schema_describes_everything() -> None:
    def described(schema: Any, path: str = "") -> list[str]:
        if not isinstance(schema, dict):
            return []
        own = [
            f"{path}/{name}"
            for name, part in schema.get("properties", {}).items()
            if "description" not in part and part.get("type") != "object"
        ]
        return own + [missing for name, part in schema.get("properties", {}).items() for missing in described(part, f"{path}/{name}")]

    jsonschema.Draft202012Validator.check_schema(comparison_schema())
    assert described(comparison_schema()) == []
