"""The candidate edits of a plan: numbered, priced, each relative to the organisation as it is today."""

from collections.abc import Iterable, Mapping
from typing import Any

from govcheck.constraints.stating import words_of
from govcheck.model.facts import stated, with_fact
from govcheck.model.organization import Organization
from govcheck.model.plans import Candidate, Pin
from govcheck.model.record import Record
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import Edit, EditKind
from govcheck.remediation.world import FindingId

#: facts that hold a set of things, so that one edit may add to it what another leaves alone: kind, and field where it has one
_SETS = frozenset(
    (
        ("channel", ""), ("dotted", ""), ("position", "engages"), ("position", "measured_by"), ("position", "scopes"),
        ("position", "scope"), ("position", "members"), ("position", "serves"), ("policy", "informed_by"), ("training", "audience"),
        ("organization", "frameworks"),
    )
)  # fmt: skip


#: how often the pool is closed under what repairs of new findings propose
CLOSURE = 2


class Resting(Record):
    """A finding with the facts on which it rests, and those of which it asks."""

    id: FindingId
    facts: tuple[Slot, ...]
    missing: tuple[Slot, ...]


class Pool:
    """Grows while the search goes on; a number, once given, stays."""

    def __init__(self, organization: Organization, costs: Mapping[str, int], pins: Iterable[Pin]) -> None:
        self.organization = organization
        self.costs = costs
        self.pins = tuple(pins)
        self.candidates: list[Candidate] = []
        self.generations: list[int] = []
        #: number -> the pins that rule it out
        self.pinned: dict[int, tuple[Pin, ...]] = {}
        self.by_slot: dict[Slot, list[int]] = {}
        #: fact -> the decisions on it
        self.decisions: dict[Slot, tuple[int, ...]] = {}
        #: grows with every candidate, with every rule that asks for a decision, and with every price that falls
        self.version = 0
        self._numbers: dict[tuple[Any, ...], int] = {}

    def propose(self, edit: Edit, finding: FindingId, chosen: Iterable[int], generation: int) -> None:
        """Take in what one edit proposes for a finding where these candidates are chosen; what is new only up to a generation."""
        fact = edit.slot
        if is_decision(edit):
            known = self.decisions.get(fact, ())
            place = self._place(fact, edit.choices, finding.rule)
            asked = self.candidates[known[place]].rules if place < len(known) else ()
            number = self._number((fact, "decision", place), edit._replace(after=None), finding, generation, decision=True)
            if number is not None:
                self._narrow(number, edit.choices)
                self.decisions[fact] = (*known[:place], number, *known[place + 1 :])
                self.version += finding.rule not in asked
            return
        now = self.value(fact, chosen)
        for value in edit.choices or (edit.after,):
            self._change(edit._replace(after=value, choices=()), now, finding, generation)

    def answers(self, resting: Resting) -> frozenset[int]:
        """The decisions for which a finding may wait: those that its rule asked for, on a fact on which it rests.

        Who has a letter is a fact of the row as well. This depends on nothing but the finding and the pool, whatever was tried before.
        """
        facts = (*resting.facts, *resting.missing)
        rows = (slot("row", *fact.path[:2]) for fact in facts if fact.kind == "cell")
        numbers = (number for fact in (*facts, *rows) for number in self.decisions.get(fact, ()))
        return frozenset(number for number in numbers if resting.id.rule in self.candidates[number].rules)

    def value(self, fact: Slot, chosen: Iterable[int]) -> Any:
        """The value of a fact where these candidates are chosen."""
        today = stated(self.organization, fact) if is_stated(fact) else None
        mine = [self.candidates[number] for number in chosen if self.candidates[number].edit.slot == fact]
        return merged(today, [candidate for candidate in mine if not candidate.decision])

    def applied(self, chosen: Iterable[int]) -> Organization:
        """The organisation that the chosen candidates make; decisions change nothing."""
        organization = self.organization
        for edit in self.edits(chosen):
            organization = with_fact(organization, edit.slot, edit.after)
        return organization

    def edits(self, chosen: Iterable[int]) -> tuple[Edit, ...]:
        """The edits of the chosen candidates, one for each fact."""
        by_slot: dict[Slot, list[Candidate]] = {}
        for number in sorted(chosen):
            candidate = self.candidates[number]
            if not candidate.decision:
                by_slot.setdefault(candidate.edit.slot, []).append(candidate)
        return tuple(each[0].edit._replace(after=merged(each[0].edit.before, each)) for each in by_slot.values())

    def clash(self, one: int, other: int) -> bool:
        """Whether two candidates cannot be chosen together."""
        a, b = self.candidates[one], self.candidates[other]
        if a.edit.slot != b.edit.slot or a.decision or b.decision:
            return False
        if a.adds is None or b.adds is None or a.drops is None or b.drops is None:
            return True
        if {*a.drops} & {*b.drops} or {*a.adds} & {*b.drops} or {*b.adds} & {*a.drops}:
            return True
        partners = [{getattr(added, "partner", None) for added in each.adds or ()} - {None} for each in (a, b)]
        return bool(partners[0] & partners[1])

    def _change(self, edit: Edit, now: Any, finding: FindingId, generation: int) -> None:
        fact = edit.slot
        today = stated(self.organization, fact)
        if edit.after == now or (edit.after == today and not is_set(fact)):
            return
        if not is_set(fact):
            self._number((fact, edit.after), edit._replace(before=today), finding, generation)
            return
        adds = tuple(item for item in edit.after or () if item not in (now or ()))
        drops = tuple(item for item in now or () if item not in (edit.after or ()) and item in (today or ()))
        if adds or drops:
            after = _changed(today, adds, drops)
            self._number((fact, adds, drops), edit._replace(before=today, after=after), finding, generation, adds=adds, drops=drops)

    def _number(self, key: tuple[Any, ...], edit: Edit, finding: FindingId, generation: int, **more: Any) -> int | None:
        cost = self.costs[edit.price]
        number = self._numbers.get(key)
        if number is None:
            if generation > CLOSURE:
                return None
            self.version += 1
            number = self._numbers[key] = len(self.candidates)
            self.candidates.append(Candidate(edit, cost, (finding.rule,), **more))
            self.generations.append(generation)
            self.by_slot.setdefault(edit.slot, []).append(number)
            against = tuple(pin for pin in self.pins if rules_out(pin, self.candidates[number]))
            if against:
                self.pinned[number] = against
            return number
        known = self.candidates[number]
        rules = known.rules if finding.rule in known.rules else tuple(sorted((*known.rules, finding.rule)))
        kind = EditKind.CHANGE if EditKind.CHANGE in (edit.kind, known.edit.kind) else EditKind.STATE
        if cost < known.cost:
            self.version += 1
            known = known._replace(cost=cost, edit=known.edit._replace(price=edit.price))
        self.candidates[number] = known._replace(rules=rules, edit=known.edit._replace(kind=kind))
        return number

    def _place(self, fact: Slot, choices: tuple[Any, ...], rule: str) -> int:
        """Which of the decisions on a fact a rule asks for with these choices: as a place among them, the next one where it is new.

        It is one for which the rule asked already, or one that shares a value with the choices: what is added to a set for one rule does
        nothing for another that asks for something else. Any other fact has one value, and one decision.
        """
        if not is_set(fact):
            return 0
        known = [self.candidates[number] for number in self.decisions.get(fact, ())]
        mine = (place for place, one in enumerate(known) if rule in one.rules)
        shared = (place for place, one in enumerate(known) if {*one.edit.choices} & {*choices} or one.edit.choices == choices == ())
        return next(mine, next(shared, len(known)))

    def _narrow(self, number: int, choices: tuple[Any, ...]) -> None:
        """Of the values that would do, those that do for every rule that asks."""
        candidate = self.candidates[number]
        known = candidate.edit.choices
        left = tuple(choice for choice in known if choice in choices) if known and choices else known or choices
        self.candidates[number] = candidate._replace(edit=candidate.edit._replace(choices=left or known))


def is_decision(edit: Edit) -> bool:
    """Whether only the organisation can say the value: none is proposed, or several for what may already be true."""
    if edit.choices:
        return edit.kind is EditKind.STATE
    taken = edit.slot.kind == "cell" and edit.kind is EditKind.CHANGE and edit.before is not None
    return edit.after is None and not taken


def is_set(fact: Slot) -> bool:
    """Whether a fact holds a set of things to which may be added."""
    return (fact.kind, "" if fact.kind in ("channel", "dotted") else fact.path[-1]) in _SETS


def is_stated(fact: Slot) -> bool:
    """Whether a file states a fact, so that it has a value today."""
    return fact.kind in _STATED


def merged(today: Any, candidates: Iterable[Candidate]) -> Any:
    """The value of a fact with these candidates, which do not clash."""
    value = today
    adds: list[Any] = []
    drops: list[Any] = []
    for candidate in candidates:
        if candidate.adds is None or candidate.drops is None:
            value = candidate.edit.after
        adds += candidate.adds or ()
        drops += candidate.drops or ()
    return _changed(value, adds, drops) if adds or drops else value


def _changed(today: Any, adds: Iterable[Any], drops: Iterable[Any]) -> tuple[Any, ...]:
    kept = {item for item in today or () if item not in tuple(drops)}
    return tuple(sorted({*kept, *adds}, key=lambda item: item if isinstance(item, str) else repr(item)))


def rules_out(pin: Pin, candidate: Candidate) -> bool:
    """Whether a pin forbids a candidate."""
    edit = candidate.edit
    if pin.price is not None:
        return edit.price == pin.price
    if edit.slot != pin.slot:
        return False
    if not pin.values:
        return True
    given = candidate.adds if candidate.adds is not None else () if candidate.decision else edit.after
    said = str(given or "").split("/") if edit.slot.kind == "cell" else [str(word) for word in words_of(given)]
    return not {*pin.values}.isdisjoint(said)


_STATED = frozenset(
    (
        "organization", "position", "cell", "channel", "line", "dotted", "holder", "gate", "policy", "training", "decision", "risk",
        "asset", "vendor", "metric", "party", "entity", "activity",
    )
)  # fmt: skip
