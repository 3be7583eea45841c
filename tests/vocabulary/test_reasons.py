"""Why a title is taken to suggest an office."""

import pytest

from govcheck.vocabulary.reasons import _phrases, reason
from tests.vocabulary.shipped import VOCABULARY


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Deputy CISO", "Chief Information Security Officer, with a word that changes the office: deputy"),
        ("Gardening Chief Information Officer Kitchen", "Chief Information Officer, among other words"),
        ("Chief Informatoin Officer", "in words near to Chief Information Officer"),
    ],
)
def test_the_reason_of_the_best_candidate(title: str, expected: str) -> None:
    assert reason(VOCABULARY, title, VOCABULARY.suggest_title(title, sorted(VOCABULARY.roles))) == expected


def test_nothing_resembles_it() -> None:
    assert reason(VOCABULARY, "Gardener", ()) == "nothing in the vocabulary resembles it"


def test_every_run_of_up_to_five_words() -> None:
    words = list("abcdef")
    runs = [words[start:end] for start in range(6) for end in range(start + 1, 7) if end - start <= 5]
    assert _phrases(words) == sorted((" ".join(run) for run in runs), key=lambda run: (-len(run), run))
