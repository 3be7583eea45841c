"""The cheapest sufficient set of candidates by trying all of them: slow and obvious."""

from collections.abc import Iterator

from govcheck.model.organization import Engagement
from govcheck.model.plans import Candidate
from govcheck.remediation.search import Search


class TooManyError(Exception):
    """More sets than anybody wants to try."""


def cheaper_sets(search: Search, cost: int, most: int) -> Iterator[tuple[int, ...]]:
    """Every set of candidates that may be chosen together and costs less, the empty one first; raises TooManyError beyond `most`."""
    candidates = search.pool.candidates
    usable = [number for number in range(len(candidates)) if number not in search.pool.pinned]
    tried = 0

    def grow(start: int, chosen: tuple[int, ...], left: int) -> Iterator[tuple[int, ...]]:
        nonlocal tried
        tried += 1
        if tried > most:
            raise TooManyError
        yield chosen
        for place in range(start, len(usable)):
            number = usable[place]
            if candidates[number].cost <= left and all(fit(candidates[number], candidates[other]) for other in chosen):
                yield from grow(place + 1, (*chosen, number), left - candidates[number].cost)

    yield from grow(0, (), cost - 1)


def fit(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates can be made together: on other facts, or adding to and taking from one list without touching the same."""
    if one.edit.slot != other.edit.slot or one.decision or other.decision:
        return True
    if one.adds is None or other.adds is None:
        return False
    taken, taken_too = {*(one.drops or ())}, {*(other.drops or ())}
    if taken & taken_too or taken & {*other.adds} or taken_too & {*one.adds}:
        return False
    partners = [{item.partner for item in each.adds or () if isinstance(item, Engagement)} for each in (one, other)]
    return not partners[0] & partners[1]
