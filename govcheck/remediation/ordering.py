"""The order of a plan: bundles of candidates that are made together, so that no step leaves anything worse than it found it."""

from collections.abc import Callable
from itertools import combinations

from govcheck.model.plans import Candidate, StepGroup
from govcheck.model.record import Record
from govcheck.remediation.search import Search
from govcheck.remediation.world import FindingId, Found

#: how many bundles are tried for one that clears something by itself, and of how many pairs are tried where none is without harm
MOST_TRIED = 6
_GROUPS = tuple(StepGroup)
After = Callable[[tuple[int, ...]], dict[FindingId, Found]]


class Bundle(Record):
    """Candidates that are made in one step, the findings that go with it, and its group."""

    numbers: tuple[int, ...]
    clears: tuple[FindingId, ...]
    group: StepGroup


def group_of(candidate: Candidate) -> StepGroup:
    """What a candidate takes: a person, another structure, or a word on paper."""
    if candidate.edit.price == "appoint":
        return StepGroup.APPOINTMENT
    return StepGroup.STRUCTURAL if candidate.edit.price in ("move", "seat", "dotted") else StepGroup.QUICK


def ordered(search: Search, chosen: tuple[int, ...]) -> tuple[Bundle, ...]:
    """The chosen candidates in steps: quick ones first where they can be, and each step without a new finding at the threshold.

    Where no step alone is without harm, two are made together, and where no two are, all that is left.
    """
    candidates = search.pool.candidates
    decisions = tuple(number for number in chosen if candidates[number].decision)
    left = _bundles(search, tuple(number for number in chosen if number not in decisions))
    done: tuple[int, ...] = ()
    found: list[Bundle] = []

    def after(numbers: tuple[int, ...]) -> dict[FindingId, Found]:
        return {each.id: each for each in search.left(tuple(sorted((*done, *numbers, *decisions))))}

    now = after(())
    while left:
        numbers = _next(search, left, done, now, after)
        then = after(numbers)
        group = max((group_of(candidates[number]) for number in numbers), key=_GROUPS.index)
        found.append(Bundle(numbers, tuple(name for name in now if name not in then), group))
        done, now = (*done, *numbers), then
        left = [bundle for bundle in left if not {*bundle} & {*numbers}]
    return tuple(_joined(found))


def _with_seats(search: Search, numbers: tuple[int, ...], done: tuple[int, ...]) -> tuple[int, ...]:
    """Candidates with those that make the seats of which they speak, where these are not made yet."""
    made = {
        candidate.edit.slot.path[0]: number
        for number, candidate in enumerate(search.pool.candidates)
        if candidate.edit.price == "seat" and candidate.edit.slot.path[0] not in search.organization.positions
    }
    named = {part for number in numbers for part in search.pool.candidates[number].edit.slot.path}
    needed = sorted({made[part] for part in named if part in made} - {*done, *numbers})
    return (*needed, *numbers)


def _next(search: Search, left: list[tuple[int, ...]], done: tuple[int, ...], now: dict[FindingId, Found], after: After) -> tuple[int, ...]:
    """The next step: the first bundle, or pair of bundles, with the seats that they need, that clears something and brings nothing."""
    harmless: tuple[int, ...] | None = None
    for place, bundle in enumerate(left):
        if harmless is not None and place >= MOST_TRIED:
            return harmless
        whole = _with_seats(search, bundle, done)
        then = after(whole)
        if then.keys() <= now.keys():
            if len(then) < len(now):
                return whole
            harmless = harmless or whole
    for one, other in combinations(left[:MOST_TRIED], 2):
        whole = _with_seats(search, (*one, *other), done)
        then = after(whole)
        if then.keys() <= now.keys() and len(then) < len(now):
            return whole
    return harmless or tuple(number for bundle in left for number in bundle)


def _joined(bundles: list[Bundle]) -> list[Bundle]:
    """Steps that clear nothing by themselves are made together with the one that they prepare."""
    found: list[Bundle] = []
    waiting: tuple[int, ...] = ()
    for bundle in bundles:
        if not bundle.clears and bundle is not bundles[-1]:
            waiting = (*waiting, *bundle.numbers)
            continue
        found.append(bundle._replace(numbers=(*waiting, *bundle.numbers)))
        waiting = ()
    return found


def _bundles(search: Search, chosen: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The candidates one by one, but those that pass A from one seat to another together; quick ones first, then by cost and fact."""
    candidates = search.pool.candidates
    rows: dict[tuple[str, ...], list[int]] = {}
    for number in chosen:
        if candidates[number].edit.slot.kind == "cell" and _moves_accountability(candidates[number]):
            rows.setdefault(candidates[number].edit.slot.path[:2], []).append(number)
    together = [tuple(numbers) for numbers in rows.values() if len(numbers) > 1]
    alone = [(number,) for number in chosen if not any(number in numbers for numbers in together)]

    def place(bundle: tuple[int, ...]) -> tuple[int, int, str]:
        group = max(_GROUPS.index(group_of(candidates[number])) for number in bundle)
        return group, sum(candidates[number].cost for number in bundle), str(candidates[bundle[0]].edit.slot)

    return sorted([*together, *alone], key=place)


def _moves_accountability(candidate: Candidate) -> bool:
    edit = candidate.edit
    return ("A" in (edit.before or "")) != ("A" in (edit.after or ""))
