"""The search finds what trying everything finds."""

from functools import cache
from random import Random

import pytest

from govcheck.assessment.assess import Selection
from govcheck.cli.knowledge import Knowledge, proven
from govcheck.model.findings import Severity
from govcheck.model.settings import Settings
from govcheck.remediation.search import Limits, Search
from govcheck.remediation.world import World
from tests.properties.organisations import AS_OF
from tests.remediation.exhaustive import TooManyError, cheaper_sets
from tests.remediation.organisations import random_organization

COSTS = {
    "state": 1, "inform": 1, "letter": 2, "channel": 2, "gate": 3, "policy": 3, "dotted": 3, "move": 5, "appoint": 8, "seat": 13,
}  # fmt: skip
#: rules that take part, drawn anew for each organisation, so that all of them meet
RULES = 16
#: sets that are tried of one organisation at most
MOST = 150
#: more than any plan here costs
DEAR = 60


@cache
def known() -> Knowledge:
    return proven(())


def searched(seed: int, rules: int = RULES) -> Search:
    """A search over the organisation of that number by some of the rules."""
    names = [rule.id for rule in known().packs.rules]
    only = frozenset(Random(seed).sample(names, rules))  # noqa: S311 - nothing is kept secret here
    world = World(known().packs, known().vocabulary, Settings(AS_OF), Selection(), Severity.INFO, only=only)
    return Search(world, random_organization(seed), COSTS, (), Limits())


@pytest.mark.parametrize("first", range(0, 800, 100))
def test_no_cheaper_set_of_the_pool_clears_everything(first: int) -> None:
    tried = 0
    for seed in range(first, first + 100):
        search = searched(seed)
        result = search.run()
        assert result.proven
        if result.chosen == ():
            assert search.left(()) == ()
            continue
        cost = DEAR if result.chosen is None else sum(search.pool.candidates[number].cost for number in result.chosen)
        if result.chosen is not None:
            assert result.bound == cost
            assert search.left(result.chosen) == ()
        try:
            cheaper = [chosen for chosen in cheaper_sets(search, cost, MOST) if not search.left(chosen)]
        except TooManyError:
            continue
        tried += 1
        assert cheaper == [], f"organisation {seed}: {cheaper[0]} clears everything for less than {cost}"
    assert tried >= 55
