"""The cheapest sufficient set of a pool by looking at all of them, with nothing of the search under test but the candidates themselves.

A set is sufficient if the organisation with its edits made has no finding at or above the threshold but those that wait for a decision in
the set: one that the rule asked for, on a fact on which the finding rests. Every set that may be chosen and costs less than a plan is
looked at; a plan is of least cost if none of them is sufficient.

To look at one is to look at others like it: what a rule finds depends on what it reads, and `tracing` notes what that is. Where a rule
finds something, and no further candidate would change anything that it read on the way or is a decision for which that may wait, every
larger set with these candidates has the same finding. So the sets are walked as a tree, yes or no to one candidate after the other, and
a branch ends where a rule is known to fail all over it, or where it costs more than is left to change something that each failing rule
read. The sets of the ended branches are counted, and have to add up to all there are.

``python -m tests.remediation.exhaustive org.yaml [SEVERITY]`` does this for the plan of an organisation.
"""

import sys
from collections.abc import Iterable, Sequence

from govcheck.assessment.assess import activities_named, severity
from govcheck.assessment.judging import judge
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.findings import SEVERITIES, Kind, Severity
from govcheck.model.organization import Organization
from govcheck.model.plans import Candidate
from govcheck.model.record import Record
from govcheck.model.settings import Settings
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Verdict
from govcheck.packs.rule import Rule, RulePacks
from govcheck.vocabulary.terms import Vocabulary
from tests.remediation.making import fit, made
from tests.remediation.tracing import Place, Reads, changes, traced


class TooManyError(Exception):
    """More steps than anybody wants to wait for."""


class Judges:
    """Rules, each asked by itself, and what of their findings counts."""

    def __init__(
        self, packs: RulePacks, vocabulary: Vocabulary, settings: Settings, threshold: Severity, only: Iterable[str] | None = None
    ) -> None:
        self.vocabulary = vocabulary
        self.settings = settings
        self.levels = frozenset(SEVERITIES[: SEVERITIES.index(threshold) + 1])
        named = {pack.id: activities_named(pack) for pack in packs.packs}
        chosen = [rule for rule in packs.rules if self._may_count(rule) and (only is None or rule.id in only)]
        self.rules = [(rule, named[rule.pack]) for rule in chosen]

    def _may_count(self, rule: Rule) -> bool:
        return not self.levels.isdisjoint((*rule.severity.values(), *(modifier.severity for modifier in rule.severity_when)))

    def graph(self, organization: Organization) -> OrgGraph:
        """The graph that a rule is asked about."""
        return OrgGraph(organization, self.vocabulary, self.settings)

    def found(self, number: int, graph: OrgGraph) -> list[tuple[Kind, Verdict]]:
        """What the rule of that number finds that counts."""
        rule, named = self.rules[number]
        raised = judge(rule, graph, named).raised
        return [(kind, verdict) for kind, verdict in raised if severity(rule, kind, graph.organization)[0] in self.levels]

    def finds(self, rule: str, organization: Organization) -> set[tuple[Kind, Ref, tuple[Ref, ...]]]:
        """What a rule finds that counts, by what makes findings the same ones elsewhere."""
        number = next(number for number, (known, _) in enumerate(self.rules) if known.id == rule)
        return {(kind, verdict.subject, verdict.key) for kind, verdict in self.found(number, self.graph(organization))}

    def facts(self, number: int, graph: OrgGraph) -> tuple[frozenset[Slot], ...]:
        """For each of these findings the facts on which it rests; who has a letter is a fact of the row as well."""
        named = ((*verdict.evidence, *verdict.missing) for _, verdict in self.found(number, graph))
        return tuple(frozenset((*facts, *(slot("row", *fact.path[:2]) for fact in facts if fact.kind == "cell"))) for facts in named)


class Known(Record):
    """What a rule says under all sets that have, of the candidates `read`, exactly those in `chosen`.

    `waits` holds for each of its findings the candidates that are decisions for which it may wait. All are sets as whole numbers.
    """

    read: int
    chosen: int
    waits: tuple[int, ...]

    def fails(self, chosen: int) -> bool:
        """Whether some finding waits for none of these candidates."""
        return any(not waits & chosen for waits in self.waits)


class Outcome(Record):
    """How many sets cost less, in how many branches they were looked at, and one of them that is sufficient, if there is one."""

    sets: int
    branches: int
    cheaper: tuple[int, ...] | None


class Sets:
    """All sets of the candidates of one pool; `out` are those that may not be chosen."""

    def __init__(self, organization: Organization, pool: Sequence[Candidate], judges: Judges, out: Iterable[int] = ()) -> None:
        self.organization = organization
        self.pool = pool
        self.judges = judges
        self.usable = [number for number in range(len(pool)) if number not in {*out}]
        self.unfit = [sum(1 << b for b, other in enumerate(pool) if a != b and not fit(one, other)) for a, one in enumerate(pool)]
        self.writers: dict[Place, int] = {}
        for number in range(len(pool)):
            for place in changes(organization, made(organization, pool, (number,))):
                self.writers[place] = self.writers.get(place, 0) | 1 << number
        self.decided = [number for number in range(len(pool)) if pool[number].decision]
        #: number of a rule that once failed -> candidates that it read -> those of them that were chosen -> what it says
        self.known: dict[int, dict[int, dict[int, Known]]] = {}
        self.branches = 0
        self.steps = 0
        self.most: int | None = None

    def sufficient(self, chosen: Iterable[int]) -> bool:
        """Whether a set leaves nothing that does not wait for one of its decisions, every rule asked anew."""
        numbers = tuple(chosen)
        graph = self.judges.graph(made(self.organization, self.pool, numbers))
        taken = sum(1 << number for number in numbers)
        return all(waits & taken for rule in range(len(self.judges.rules)) for waits in self._waits(rule, graph))

    def _waits(self, rule: int, graph: OrgGraph) -> tuple[int, ...]:
        """For each finding of a rule the decisions for which it may wait."""
        name = self.judges.rules[rule][0].id
        asked = [number for number in self.decided if name in self.pool[number].rules]
        return tuple(sum(1 << n for n in asked if self.pool[n].edit.slot in facts) for facts in self.judges.facts(rule, graph))

    def below(self, cost: int, most: int | None = None) -> Outcome:
        """Look at every set that costs less; raises TooManyError where that takes more than so many steps."""
        everything = sum(1 << number for number in self.usable)
        self.branches, self.steps, self.most = 0, 0, most
        sets = self._count(everything, cost - 1)
        looked, cheaper = self._walk(0, everything, cost - 1) if cost > 0 else (0, None)
        assert cheaper is not None or looked == sets
        return Outcome(sets, self.branches, cheaper)

    def _walk(self, chosen: int, open_: int, left: int) -> tuple[int, tuple[int, ...] | None]:
        """Look at all sets with the chosen candidates and any of the open ones for what is left: how many, and one that is sufficient."""
        open_ = sum(1 << n for n in members(open_) if self.pool[n].cost <= left and not self.unfit[n] & chosen)
        self.steps += 1
        if self.most is not None and self.steps > self.most:
            raise TooManyError
        failing = self._failing(chosen)
        if not failing:
            return 0, members(chosen)
        ways = sorted({(known.read | union(known.waits)) & open_ for known in failing}, key=lambda each: (each.bit_count(), each))
        if not ways[0] or self._least(ways) > left:
            self.branches += 1
            return self._count(open_, left), None
        asked = ways[0]
        one = asked & -asked
        with_it, cheaper = self._walk(chosen | one, open_ & ~one, left - self.pool[one.bit_length() - 1].cost)
        if cheaper is not None:
            return with_it, cheaper
        without, cheaper = self._walk(chosen, open_ & ~one, left)
        return with_it + without, cheaper

    def _least(self, ways: list[int]) -> int:
        """What it costs at least to choose something of each of these: what one way counts of a candidate's cost, no other does."""
        left = [candidate.cost for candidate in self.pool]
        least = 0
        for way in ways:
            numbers = members(way)
            share = min(left[number] for number in numbers)
            least += share
            for number in numbers:
                left[number] -= share
        return least

    def _failing(self, chosen: int) -> list[Known]:
        """What fails under a set: of the rules that failed before, else of all."""
        failing = [known for rule in self.known if (known := self._says(rule, chosen)).fails(chosen)]
        if not failing:
            graph = self.judges.graph(made(self.organization, self.pool, members(chosen)))
            fresh = [rule for rule in range(len(self.judges.rules)) if rule not in self.known and self.judges.found(rule, graph)]
            failing = [known for rule in fresh if (known := self._says(rule, chosen)).fails(chosen)]
        return failing

    def _says(self, rule: int, chosen: int) -> Known:
        """What a rule says under a set; asked only if what it would read is not known."""
        tables = self.known.setdefault(rule, {})
        for read, table in tables.items():
            if chosen & read in table:
                return table[chosen & read]
        reads = Reads()
        organization = made(self.organization, self.pool, members(chosen))
        waits = self._waits(rule, self.judges.graph(traced(organization, reads)))
        read = union(self._written(place) for place in reads.places)
        known = tables.setdefault(read, {})[chosen & read] = Known(read, chosen & read, waits)
        return known

    def _written(self, place: Place) -> int:
        """The candidates that change what stands at a place."""
        return union(self.writers.get(place[:end], 0) for end in range(1, len(place) + 1))

    def _count(self, open_: int, left: int) -> int:
        """How many sets of these candidates cost no more and fit together, the empty one among them."""
        by_slot: dict[Slot, list[int]] = {}
        for number in members(open_):
            by_slot.setdefault(self.pool[number].edit.slot, []).append(number)
        counts = {0: 1} if left >= 0 else {}
        for numbers in by_slot.values():
            sums: dict[int, int] = {}
            for cost in self._costs(numbers):
                for before, ways in counts.items():
                    if before + cost <= left:
                        sums[before + cost] = sums.get(before + cost, 0) + ways
            counts = sums
        return sum(counts.values())

    def _costs(self, numbers: list[int]) -> list[int]:
        """What each set of candidates on one fact that fit together costs."""
        found = [(0, 0)]
        for number in numbers:
            found += [(chosen | 1 << number, cost + self.pool[number].cost) for chosen, cost in found if not self.unfit[number] & chosen]
        return [cost for _, cost in found]


def members(number: int) -> tuple[int, ...]:
    """The members of a set as a whole number."""
    return tuple(place for place in range(number.bit_length()) if number >> place & 1)


def union(sets: Iterable[int]) -> int:
    """Everything that is in any of these sets."""
    whole = 0
    for each in sets:
        whole |= each
    return whole


def main(path: str, threshold: str = "error") -> None:
    """Say of the plan of an organisation whether it is of least cost."""
    from tests.remediation.test_examples import looked_at  # which needs what is here

    sys.stdout.write(f"{looked_at(path, Severity(threshold))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
