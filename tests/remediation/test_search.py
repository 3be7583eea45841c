"""The search finds what looking at all sets finds."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from random import Random

import pytest

from govcheck.assessment.assess import Selection
from govcheck.cli.knowledge import Knowledge, proven
from govcheck.model.findings import Severity
from govcheck.model.plans import Candidate
from govcheck.model.settings import Settings
from govcheck.remediation.search import Limits, Search
from govcheck.remediation.world import World
from tests.properties.organisations import AS_OF
from tests.remediation.exhaustive import Judges, Sets, TooManyError, members
from tests.remediation.making import fit, made
from tests.remediation.organisations import random_organization
from tests.remediation.tracing import changes, covered

COSTS = {
    "state": 1, "inform": 1, "letter": 2, "channel": 2, "gate": 3, "policy": 3, "dotted": 3, "move": 5, "appoint": 8, "seat": 13,
}  # fmt: skip
#: organisations that are compared, in groups: how many for each, and how many are drawn for that at most
GROUPS, COMPARED, DRAWN = 10, 50, 120
#: candidates and steps up to which an organisation is small enough to be compared
CANDIDATES, STEPS = 15, 200
#: rules that take part where gaps and warnings count, drawn anew for each organisation, so that all of them meet
RULES = 16
#: more than any plan here costs
DEAR = 60


@cache
def known() -> Knowledge:
    return proven(())


@cache
def every_rule() -> Judges:
    return Judges(known().packs, known().vocabulary, Settings(AS_OF), Severity.ERROR)


def searched(seed: int, threshold: Severity, only: frozenset[str] | None = None) -> Search:
    """A search over the small organisation of that number."""
    world = World(known().packs, known().vocabulary, Settings(AS_OF), Selection(), threshold, only=only)
    return Search(world, random_organization(seed, seated=0.45, rowed=0.15), COSTS, (), Limits())


@pytest.mark.parametrize("seed", [136, 767])
def test_a_price_that_falls_and_a_decision_that_does_for_more_are_taken_into_account(seed: int) -> None:
    # the last look at a choice told of a lower price (136), and that a decision would do for one finding more (767): too late
    assert compared(searched(seed, Severity.ERROR), every_rule(), f"{seed}")


def compared(search: Search, judges: Judges, about: str) -> bool:
    """Whether a search found something to change, or that nothing will do, and nothing less does, looked at in full."""
    result = search.run()
    assert result.proven, about
    pool = tuple(search.pool.candidates)
    sets = Sets(search.organization, pool, judges)
    if result.chosen is not None:
        assert result.bound == sum(pool[number].cost for number in result.chosen), about
        assert sets.sufficient(result.chosen), about
    if len(pool) > CANDIDATES or not pool:
        return False
    try:
        outcome = sets.below(DEAR if result.chosen is None else result.bound, STEPS)
    except TooManyError:
        return False
    assert outcome.cheaper is None, f"{about}: {outcome.cheaper} clears everything for less than {result.bound}"
    return True


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_cheaper_set_of_the_pool_clears_every_error(group: int) -> None:
    """Five hundred organisations, by all rules."""
    tried = 0
    for seed in range(group * DRAWN, (group + 1) * DRAWN):
        tried += compared(searched(seed, Severity.ERROR), every_rule(), f"{seed}")
        if tried == COMPARED:
            break
    assert tried == COMPARED


def test_no_cheaper_set_of_the_pool_clears_everything() -> None:
    """Warnings, information and gaps as well, by rules drawn for each organisation."""
    names = [rule.id for rule in known().packs.rules]
    tried = 0
    for seed in range(100):
        only = frozenset(Random(seed).sample(names, RULES))  # noqa: S311 - nothing is kept secret here
        judges = Judges(known().packs, known().vocabulary, Settings(AS_OF), Severity.INFO, only)
        tried += compared(searched(seed, Severity.INFO, only), judges, f"{seed}")
    assert tried >= 45


@pytest.mark.parametrize("seed", range(8))
def test_looking_at_branches_finds_what_looking_at_each_set_alone_does(seed: int) -> None:
    search = searched(seed, Severity.ERROR)
    result = search.run()
    pool = tuple(search.pool.candidates)
    sets = Sets(search.organization, pool, every_rule())
    cost = (result.bound if result.chosen is not None else DEAR) + 1
    alone = list(cheaper(pool, cost, most=250))
    if len(alone) < 250:
        sufficient = {chosen for chosen in alone if sets.sufficient(chosen)}
        outcome = sets.below(cost)
        assert outcome.sets == len(alone)
        assert (outcome.cheaper in sufficient) if sufficient else outcome.cheaper is None


@pytest.mark.parametrize("seed", range(12))
def test_what_a_candidate_changes_it_changes_beside_all_others(seed: int) -> None:
    search = searched(seed, Severity.INFO, frozenset(Random(seed).sample([rule.id for rule in known().packs.rules], 40)))  # noqa: S311
    search.run()
    pool, organization = tuple(search.pool.candidates), search.organization
    alone = [changes(organization, made(organization, pool, (number,))) for number in range(len(pool))]
    for one, other in combinations(range(len(pool)), 2):
        if fit(pool[one], pool[other]):
            more = changes(made(organization, pool, (one,)), made(organization, pool, (one, other)))
            assert all(covered(place, alone[other]) for place in more)


def test_members_are_those_of_a_set() -> None:
    assert members(0b10110) == (1, 2, 4)


def cheaper(pool: Sequence[Candidate], cost: int, most: int) -> Iterator[tuple[int, ...]]:
    """The sets of candidates that fit together and cost less, up to so many."""
    found: list[tuple[int, ...]] = [()]
    for number, candidate in enumerate(pool):
        found += [(*chosen, number) for chosen in found if all(fit(candidate, pool[other]) for other in chosen)]
        found = [chosen for chosen in found if sum(pool[n].cost for n in chosen) < cost][:most]
    yield from found
