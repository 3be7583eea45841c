"""What the candidates of a certificate come to, made by hand: nothing of the search but its records."""

from collections.abc import Iterable, Sequence

from govcheck.model.facts import apply
from govcheck.model.organization import Engagement, Organization
from govcheck.model.plans import Candidate


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


def made(organization: Organization, pool: Sequence[Candidate], chosen: Iterable[int]) -> Organization:
    """The organisation with some candidates made, each fact once, and decisions not at all."""
    after = {}
    for number in sorted(chosen):
        candidate = pool[number]
        if candidate.decision:
            continue
        slot = candidate.edit.slot
        if candidate.adds is None or candidate.drops is None:
            after[slot] = candidate.edit
            continue
        now = after[slot].after if slot in after else candidate.edit.before
        kept = [item for item in now or () if item not in candidate.drops]
        both = sorted({*kept, *candidate.adds}, key=lambda item: item if isinstance(item, str) else repr(item))
        after[slot] = candidate.edit._replace(after=tuple(both))
    return apply(organization, after.values())
