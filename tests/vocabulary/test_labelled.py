"""What people write resolves as a person would read it: nothing is taken for what it is not, and what is missed is asked about."""

from collections import Counter
from functools import cache

import pytest

from tests.vocabulary.score import LANGUAGES, PARTS, Result, labels, per_term, recall, resolved, told
from tests.vocabulary.shipped import VOCABULARY


@cache
def results(what: str) -> list[Result]:
    """What becomes of every label, asked once for all tests of it."""
    return [resolved(label) for label in labels(what)]


def _of(what: str, part: str, language: str = "") -> list[Result]:
    return [r for r in results(what) if r.label.part == part and language in ("", r.label.language)]


def test_the_labelled_set_is_large_enough_and_half_of_it_held_out() -> None:
    parts = Counter(result.label.part for result in results("title"))
    assert len(results("title")) >= 400
    assert abs(parts["tuning"] - parts["held-out"]) <= 10
    assert {result.label.language for result in results("title")} == set(LANGUAGES)
    texts = Counter((label.what, label.text) for what in ("title", "name") for label in labels(what))
    assert {text for text, times in texts.items() if times > 1} == set()


@pytest.mark.parametrize("what", ["title", "name"])
def test_labels_name_only_terms_that_exist_and_none_where_they_say_none(what: str) -> None:
    known = VOCABULARY.roles if what == "title" else VOCABULARY.activities
    for label in labels(what):
        assert label.terms <= set(known), label
        assert (label.degree == "none") == (not label.terms), label
        assert label.degree in ("exact", "suggested", "none"), label


@pytest.mark.parametrize("what", ["title", "name"])
def test_nothing_is_taken_for_what_it_is_not(what: str) -> None:
    assert [(result.label.text, sorted(result.wrong)) for result in results(what) if result.wrong] == []
    assert [term for term, (_, wrong, _) in per_term(results(what)).items() if wrong] == []


@pytest.mark.parametrize(
    ("what", "part", "found", "found_or_asked"),
    [("title", "tuning", 0.99, 0.99), ("title", "held-out", 0.97, 0.96), ("name", "tuning", 0.95, 0.97), ("name", "held-out", 0.97, 0.95)],
)
def test_what_is_said_outright_is_found_and_what_is_missed_is_asked_about(
    what: str, part: str, found: float, found_or_asked: float
) -> None:
    assert part in PARTS
    asked = _of(what, part)
    assert recall(asked) >= found
    assert told(asked) >= found_or_asked


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_no_language_falls_behind(part: str, language: str) -> None:
    asked = _of("title", part, language)
    assert recall(asked) >= 0.94
    assert told(asked) >= 0.94


@pytest.mark.parametrize("what", ["title", "name"])
def test_what_is_nothing_of_ours_makes_no_questions(what: str) -> None:
    assert [r.label.text for r in results(what) if r.label.degree == "none" and r.suggested] == []
