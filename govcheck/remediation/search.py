"""Implicit hitting set: the least-cost candidates under the clauses known so far, tried on the organisation, until nothing is left.

Each finding that is left after a try gives a clause: some candidate that may change its evidence is chosen, or some chosen one that
wrote its evidence is not, or a decision is taken for which it may wait. Evidence being sufficient, every sufficient set meets every
clause, so that the least cost under the clauses is a lower bound and the first try without a finding is of least cost.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from govcheck.assessment.judging import needed_roles
from govcheck.graph.offices import has_open_titles
from govcheck.model.organization import Organization
from govcheck.model.plans import Clause, Pin
from govcheck.model.record import Record
from govcheck.model.slots import Slot, slot
from govcheck.packs.rule import Rule
from govcheck.remediation.master import Bits, Choice, Master, Weight, bits
from govcheck.remediation.pool import Pool, Resting
from govcheck.remediation.preferring import preference
from govcheck.remediation.proposals import proposals
from govcheck.remediation.touching import ANY, touched
from govcheck.remediation.world import FindingId, Found, Judgement, World

#: after how many times the assessments that it may make a search gives up
PATIENCE = 4


class SearchEndedError(Exception):
    """The limits ended a search that had found no sufficient choice yet, nor that there is none."""

    def __init__(self, runs: int) -> None:
        super().__init__(
            f"no plan found in {runs} assessments, nor that there is none; plan for fewer rules (--select) or severities (--clear)"
        )


class Limits(Record):
    """How far a search goes: nodes of the branch and bound, and assessments; what is found after that is not proved to be the least."""

    nodes: int = 100_000
    runs: int = 400


class Left(Record):
    """A finding that was left under a choice, and what it rests on beside its evidence: one of all these has to change for it to go."""

    resting: Resting
    conditions: tuple[Slot, ...]
    under: tuple[int, ...]


class Result(Record):
    """How a search ended: the candidates chosen (None: no choice meets the clauses), and a lower bound of the cost."""

    chosen: tuple[int, ...] | None
    bound: int
    proven: bool


class Search:
    """One search over one organisation; keeps every judgement, so that nothing is judged twice."""

    def __init__(self, world: World, organization: Organization, costs: Mapping[str, int], pins: Iterable[Pin], limits: Limits) -> None:
        self.world = world
        self.organization = organization
        self.pool = Pool(organization, costs, pins)
        self.limits = limits
        self.master = Master(limits.nodes)
        self.lefts: dict[tuple[FindingId, tuple[int, ...]], Left] = {}
        self.runs = 0
        self._judged: dict[tuple[int, ...], Judgement] = {}
        self._touching: dict[Slot, int] = {}
        self._of_kind: dict[str, int] = {}
        self._derived: dict[Left, tuple[int, Bits]] = {}
        self._letters: dict[str, tuple[Slot, ...]] = {}
        self._indexed = 0
        self._open_titles = has_open_titles(organization, world.vocabulary)

    def run(self) -> Result:
        """Search until a choice leaves nothing, there is none, or the limits end it."""
        chosen: tuple[int, ...] = ()
        bound = 0
        exact = True
        version = self.pool.version
        while True:
            for found in self.left(chosen):
                self.propose(found, chosen)
            # what was only now known to wait for a chosen decision is not left
            left = self.left(chosen)
            # a choice was the least of the pool as it was then
            if not left and version == self.pool.version:
                return Result(chosen, bound, exact)
            version = self.pool.version
            for found in left:
                self.lefts.setdefault((found.id, chosen), Left(_resting(found), _conditions(found.rule), chosen))
            choice = self.choose()
            if choice.chosen is None:
                return Result(None, bound, proven=True)
            if exact:
                bound = choice.bound
            exact = exact and choice.exact
            chosen = bits(choice.chosen)
            if self.runs >= self.limits.runs:
                # from here on any choice that meets the clauses will do
                exact, self.master.left = False, 0
                patched = self.patched(chosen)
                if patched is not None:
                    return Result(patched, bound, proven=False)
            if self.runs >= PATIENCE * self.limits.runs:
                raise SearchEndedError(self.runs)

    # ---- judging -----------------------------------------------------------------------------------------------------------------

    def judged(self, chosen: Iterable[int]) -> Judgement:
        """The findings of the organisation that these candidates make."""
        key = tuple(sorted(number for number in chosen if not self.pool.candidates[number].decision))
        found = self._judged.get(key)
        if found is None:
            self.runs += 1
            found = self._judged[key] = self.world.judge(self.pool.applied(key))
        return found

    def left(self, chosen: tuple[int, ...]) -> tuple[Found, ...]:
        """The findings under a choice that do not wait for one of its decisions."""
        return tuple(found for found in self.judged(chosen).found if not self.waits(found, chosen))

    def waits(self, found: Found, chosen: Iterable[int]) -> bool:
        """Whether a finding waits for one of the chosen decisions."""
        return not self.pool.answers(_resting(found)).isdisjoint(chosen)

    # ---- clauses -----------------------------------------------------------------------------------------------------------------

    def propose(self, found: Found, chosen: tuple[int, ...]) -> None:
        """Take the repairs of a finding that is left into the pool."""
        # a repair is as late as the choices whose consequence the finding is
        causes = {*bits(self.touching((*found.verdict.evidence, *_conditions(found.rule))))} & {*chosen}
        generation = 1 + max((self.pool.generations[number] for number in causes), default=-1)
        graph = self.judged(chosen).graph
        for edit in proposals(found, graph, self.world.named(found.rule)):
            self.pool.propose(edit, found.id, chosen, generation)

    def clause(self, left: Left) -> Clause:
        """The clause of a finding that is left, with the pool as it is now."""
        found = self._bits_of(left)
        return Clause(*left.resting.id, left.under, bits(found.inside), bits(found.outside))

    def _bits_of(self, left: Left) -> Bits:
        """The clause as sets; worked out anew only where the pool or the decisions have grown."""
        grown = self.pool.version
        known = self._derived.get(left)
        if known is not None and known[0] == grown:
            return known[1]
        under = sum(1 << number for number in left.under)
        touching = self.touching((*left.resting.facts, *left.conditions))
        found = Bits(touching & ~under | sum(1 << number for number in self.pool.answers(left.resting)), touching & under)
        self._derived[left] = (grown, found)
        return found

    def touching(self, facts: Iterable[Slot]) -> int:
        """The candidates that may change any of these facts, as a set."""
        candidates = self.pool.candidates
        for number in range(self._indexed, len(candidates)):
            for fact in touched(candidates[number], self.organization, self.world.vocabulary, open_titles=self._open_titles):
                where: dict[Any, int] = self._of_kind if fact.path == ANY else self._touching
                key = fact.kind if fact.path == ANY else fact
                where[key] = where.get(key, 0) | 1 << number
        self._indexed = len(candidates)
        found = 0
        for fact in facts:
            found |= self._using(fact.path[0]) if fact.kind == "letter" else self._touching.get(fact, 0) | self._of_kind.get(fact.kind, 0)
        return found

    def _using(self, letter: str) -> int:
        """The candidates that may change whether the matrices use a letter at all; none where a cell keeps it that no candidate touches."""
        if letter not in self._letters:
            matrices = self.organization.matrices.items()
            cells = ((m, row, seat, cell) for m, matrix in matrices for row, cells in matrix.rows.items() for seat, cell in cells.items())
            self._letters[letter] = tuple(slot("cell", m, row, seat) for m, row, seat, cell in cells if letter in cell)
        if any(cell not in self.pool.by_slot for cell in self._letters[letter]):
            return 0
        return sum(
            1 << number
            for number, candidate in enumerate(self.pool.candidates)
            if candidate.edit.slot.kind == "cell" and (letter in (candidate.edit.before or "")) != (letter in (candidate.edit.after or ""))
        )

    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, in the order in which it was found."""
        return tuple(self.clause(left) for left in self.lefts.values())

    def choose(self, rules: Collection[str] | None = None, banned: int | None = None) -> Choice:
        """The least cost under the clauses (of these rules); of choices of one cost one that is preferred, and that always the same."""
        as_bits = [self._bits_of(left) for left in self.lefts.values() if rules is None or left.resting.id.rule in rules]
        weights = [Weight(candidate.cost, self.preference(number)) for number, candidate in enumerate(self.pool.candidates)]
        rivals = (sum(1 << number for number in numbers) for numbers in self.pool.by_slot.values() if len(numbers) > 1)
        pinned = sum(1 << number for number in self.pool.pinned) if banned is None else banned
        return self.master.solve(as_bits, weights, self.pool.clash, rivals, pinned)

    def preference(self, number: int) -> int:
        """What weighs against a candidate among others of its cost."""
        return preference(self.pool.candidates[number], self.pool.generations[number], self.organization, self.judged(()).graph)

    def patched(self, chosen: tuple[int, ...]) -> tuple[int, ...] | None:
        """Where the assessments have run out: add the cheapest candidate for whatever is left until nothing is; None where that fails."""
        while left := self.left(chosen):
            taken = sum(1 << number for number in chosen)
            fresh = 0
            for found in left:
                inside = self._bits_of(Left(_resting(found), _conditions(found.rule), chosen)).inside
                if inside & fresh:
                    continue  # a candidate that was just added may do
                rest = bits(inside & ~taken)
                fit = [n for n in rest if n not in self.pool.pinned and not any(self.pool.clash(n, m) for m in bits(taken | fresh))]
                if not fit:
                    return None
                fresh |= 1 << min(fit, key=lambda n: (self.pool.candidates[n].cost, self.preference(n), n))
            chosen = bits(taken | fresh)
        return chosen


def _resting(found: Found) -> Resting:
    return Resting(found.id, found.verdict.evidence, found.verdict.missing)


def _conditions(rule: Rule) -> tuple[Slot, ...]:
    """What a rule rests on beside its verdicts: the attributes by which it applies and is weighed, and the offices that it needs."""
    conditions = (*rule.when, *(condition for modifier in rule.severity_when for condition in modifier.conditions))
    attributes = tuple(slot("organization", field) for field, _ in conditions)
    return (*attributes, *(slot("role", role) for role in needed_roles(rule)))
