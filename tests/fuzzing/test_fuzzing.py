"""A bounded run of every target in the test run, blind but the same every time; `tests.fuzzing.run` is led by coverage."""

from random import Random

import pytest

from tests.fuzzing.corpus import corpus, words
from tests.fuzzing.mutating import mutated
from tests.fuzzing.targets import JUDGED, REFUSED, TARGETS

BLIND = {"organisation": 150, "rule": 60, "csv": 40, "md": 40, "json": 40, "yaml": 40, "mmd": 40, "xlsx": 40}


@pytest.mark.parametrize("target", BLIND)
def test_what_is_sound_is_judged(target: str) -> None:
    assert {TARGETS[target](sample) for sample in corpus(target)[:20]} == {JUDGED}


@pytest.mark.parametrize("target", BLIND)
def test_whatever_is_read_is_refused_or_judged(target: str) -> None:
    samples = corpus(target)
    known = words(samples)
    chance = Random(20261126)
    told = [TARGETS[target](mutated(chance.choice(samples), known, chance)) for _ in range(BLIND[target])]
    # hardly any change of an archive is sound, so that one that is cannot be waited for
    assert {*told, *((JUDGED,) if target == "xlsx" else ())} == {REFUSED, JUDGED}
