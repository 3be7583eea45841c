"""A bounded run of every target in the test run, blind but the same every time; `tests.fuzzing.run` is led by coverage."""

from random import Random

import pytest

from tests.fuzzing.corpus import corpus, words
from tests.fuzzing.mutating import mutated
from tests.fuzzing.targets import TARGETS
from tests.fuzzing.told import JUDGED, REFUSED

#: the slow ones a little, since the run that is led by coverage tries them too
BLIND = dict.fromkeys(TARGETS, 40) | {"organisation": 150, "rule": 60, "vocabulary": 10, "plan": 10, "compare": 15, "report": 4, "xlsb": 15}


@pytest.mark.parametrize("target", BLIND)
def test_what_is_sound_is_judged(target: str) -> None:
    assert {TARGETS[target](sample) for sample in corpus(target)[:10]} == {JUDGED}


@pytest.mark.parametrize("target", BLIND)
def test_whatever_is_read_is_refused_or_judged(target: str) -> None:
    samples = corpus(target)
    known = words(samples)
    chance = Random(20261126)
    told = [TARGETS[target](mutated(chance.choice(samples), known, chance)) for _ in range(BLIND[target])]
    assert {*told} <= {REFUSED, JUDGED}
    assert REFUSED in told
