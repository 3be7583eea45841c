"""Words are found in names, and slips of them corrected, as by looking at every one."""

from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.vocabulary.known_words import KnownWords, Names
from govcheck.vocabulary.resemblance import Resemblance, near_word
from tests.vocabulary.shipped import VOCABULARY

LETTERS = st.text("abc\u00fc", min_size=1, max_size=9)
NAMES = st.lists(st.lists(LETTERS, min_size=1, max_size=4).map(" ".join), max_size=8, unique=True)


@given(NAMES, st.lists(LETTERS, max_size=8), st.sampled_from([0, 3, 40]))
def test_a_word_is_found_in_the_names_in_which_it_stands(names: list[str], words: list[str], few: int) -> None:
    found = Names(names)
    found._FEW = few  # so that the index is made early, late and never
    for word in (*words, *" ".join(names).split()):
        assert sorted(set(found.having(word))) == sorted(name for name in names if word in name.split())


def slips(word: str) -> set[str]:
    """Every text that is one slip away."""
    letters = "abcdefghijklmnopqrstuvwxyzü"
    cut = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = {before + after[1:] for before, after in cut if after}
    wrong = {before + letter + after[1:] for before, after in cut if after for letter in letters}
    more = {before + letter + after for before, after in cut for letter in letters}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in cut if len(after) > 1}
    return missing | wrong | more | swapped


KNOWN = ["security", "securities", "officer", "offices", "informationssicherheit", "risk", "director"]


@pytest.mark.parametrize("known", KNOWN)
def test_a_slip_of_a_long_word_is_corrected_where_one_known_word_is_near(known: str) -> None:
    words = KnownWords([dict.fromkeys(KNOWN)])
    for slip in slips(known) - set(KNOWN):
        near = [word for word in KNOWN if len(word) > 5 and slip in slips(word)]
        expected = near[0] if len(near) == 1 and len(slip) > 5 else slip
        corrected = [reading for reading, certainty in words.readings([slip]) if certainty == 0.95]
        assert corrected == ([[expected]] if expected != slip else [])


@cache
def slips_between(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or swapped, by trying everything at the ends."""
    if not one or not other:
        return len(one) + len(other)
    found = [
        slips_between(one[:-1], other) + 1,
        slips_between(one, other[:-1]) + 1,
        slips_between(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if one[-2:] == other[-2:][::-1] and len(one) > 1 and len(other) > 1:
        found.append(slips_between(one[:-2], other[:-2]) + 1)
    return min(found)


SHORT = st.text("abAB-_ ", max_size=10)


@given(SHORT, st.lists(SHORT, max_size=6), st.integers(0, 3), st.randoms(use_true_random=False))
def test_the_nearest_known_word_is_that_of_the_fewest_slips(word: str, known: list[str], slipped: int, chance: Random) -> None:
    if known:
        # a word that is a few slips away from a known one
        word = chance.choice(known)
        for _ in range(slipped):
            at, letter = chance.randint(0, len(word)), chance.choice("abAB-_ ")
            before, after = word[:at], word[at:]
            swapped = after[1:2] + after[:1] + after[2:]
            word = before + chance.choice((after[1:], letter + after[1:], letter + after, swapped))
    plain = word.casefold().replace("_", "-").replace(" ", "-")
    limits = {candidate: 0 if len(candidate) < 4 else 1 if len(candidate) < 8 else 2 for candidate in known}
    near = [(slips_between(plain, candidate.casefold()), candidate) for candidate in known]
    fit = [(count, candidate) for count, candidate in near if count <= limits[candidate]]
    assert near_word(word, known) == (min(fit)[1] if fit else None)


def test_words_that_change_an_office_are_looked_for_four_at_a_time() -> None:
    modifiers = {"q": 0.9, "q r s t": 0.5, "q r s t u": 0.2}
    found = Resemblance(VOCABULARY.tables._replace(modifiers=modifiers))
    said = ["", "q", "q r", "q r s t", "q r s t u", "u q r s t", "q q r s t"]
    assert [found._change(words.split()) for words in said] == [1.0, 0.9, 0.7, 0.5, 0.5, 0.5, 0.5]
