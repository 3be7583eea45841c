"""Judging costs at most in proportion to what the file says: operations are counted, not seconds."""

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Any

import pytest

from govcheck.assessment.assess import assess
from govcheck.documents.read import read_files
from govcheck.model.settings import Settings
from govcheck.packs.shipped import shipped
from tests.benchmarks.layouts import flow
from tests.benchmarks.organisations import organisation

KNOWN = shipped()
SETTINGS = Settings(date(2026, 11, 26))


def operations(text: str) -> int:
    """How many calls, of Python and of C, it takes to read and judge a file."""
    counted = 0

    def count(_: FrameType, event: str, __: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        assess(read_files(["-"], KNOWN.vocabulary, text.encode()), KNOWN.packs, KNOWN.vocabulary, SETTINGS)
    finally:
        sys.setprofile(None)
    return counted


def house(people: int) -> str:
    """A house of teams of ten, a row for every five people."""
    return flow(organisation(people, max(15, people // 5)))["org.yaml"]


def star(people: int) -> str:
    """Everybody under the chief executive."""
    seats = "".join(f"  p{n}: {{title: Clerk {n}, reports_to: ceo, holder: Person {n}}}\n" for n in range(people))
    return f"govcheck: 1\npositions:\n  ceo: {{title: Chief Executive Officer, holder: A. Byrne}}\n{seats}"


def offices(people: int) -> str:
    """Everybody has the title of an office that is there once in most houses, and one of few holders."""
    seats = "".join(f"  p{n}: {{title: Chief Information Officer, reports_to: ceo, holder: Person {n % 7}}}\n" for n in range(people))
    return f"govcheck: 1\npositions:\n  ceo: {{title: Chief Executive Officer, holder: A. Byrne}}\n{seats}"


def rows(activities: int) -> str:
    """Few people, many rows."""
    lines = "".join(f"  Task {n} of the house: {{cio: A, ciso: R, ceo: I}}\n" for n in range(activities))
    top = "ceo: {title: Chief Executive Officer}, cio: {title: CIO, reports_to: ceo}, ciso: {title: CISO, reports_to: cio}"
    return f"govcheck: 1\npositions: {{{top}}}\nraci:\n{lines}"


def row(people: int) -> str:
    """One row in which everybody has a letter."""
    seats = "".join(f"  p{n}: {{title: Clerk {n}, reports_to: ceo}}\n" for n in range(people))
    cells = ", ".join(f"p{n}: {'RCI'[n % 3]}" for n in range(people))
    top = "  ceo: {title: Chief Executive Officer}\n"
    return f"govcheck: 1\npositions:\n{top}{seats}raci:\n  incident-response: {{ceo: A, {cells}}}\n"


def circles(people: int) -> str:
    """Everybody in a circle of three."""
    seats = "".join(f"  p{n}: {{title: Clerk {n}, reports_to: p{n - 2 if n % 3 == 2 else n + 1}}}\n" for n in range(people // 3 * 3))
    return f"govcheck: 1\npositions:\n{seats}"


def alike(activities: int) -> str:
    """Rows whose names nearly are those of activities that rules ask for."""
    lines = "".join(f"  Incidnet response in region {n}: {{a: A, b: R}}\n" for n in range(activities))
    return f"govcheck: 1\npositions: {{a: {{title: A}}, b: {{title: B, reports_to: a}}}}\nraci:\n{lines}"


@pytest.mark.parametrize("made", [house, star, offices, rows, row, circles, alike])
def test_twice_as_much_costs_at_most_twice_as_much(made: Callable[[int], str]) -> None:
    operations(made(30))  # what is loaded once is loaded
    small, middle, large = (operations(made(size)) for size in (100, 200, 400))
    # what the second hundred adds, and what the two after it add: twice that, where cost grows in proportion; four times in a square
    assert large - middle <= 2.3 * (middle - small), (small, middle, large)


def test_a_deep_chain_costs_at_most_its_people_times_its_depth() -> None:
    def chain(people: int) -> str:
        seats = "".join(f"  p{n}: {{title: Clerk {n}, reports_to: p{n - 1}}}\n" for n in range(1, people))
        return f"govcheck: 1\npositions:\n  p0: {{title: Chief Executive Officer}}\n{seats}"

    operations(chain(30))
    small, large = (operations(chain(size)) for size in (200, 400))
    assert large <= 4 * small, large / small
