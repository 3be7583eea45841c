"""The least-cost choice of candidates that meets all clauses known so far.

A clause is met where one of its inside candidates is chosen or one of its outside candidates is not. Clauses that share no candidate
are solved apart, and one that another implies is left out. Branch and bound over sets as whole numbers, one bit a candidate: a broken
clause can only be mended by choosing one of its inside candidates, since its outside ones were chosen on purpose. Bounded in nodes,
never in seconds.

Only cost is optimised. Of choices of one cost the search takes the one that it meets first, which tries what is preferred first, and then
exchanges single candidates for preferred ones of the same cost.
"""

from collections.abc import Callable, Iterable, Sequence

from govcheck.model.record import Record


class Bits(Record):
    """A clause as two sets of candidates."""

    inside: int
    outside: int


class Weight(Record):
    """What a candidate costs, and what weighs against it among others of its cost."""

    cost: int
    against: int


class Choice(Record):
    """The candidates chosen (None: there is no choice), a lower bound of the cost, and whether it is met."""

    chosen: int | None
    bound: int
    exact: bool


class Master:
    """Solves growing sets of clauses; components that did not change are not solved again."""

    def __init__(self, nodes: int) -> None:
        self.left = nodes
        self.used = 0
        self._known: dict[tuple[frozenset[Bits], tuple[tuple[int, ...], ...]], Choice] = {}

    def solve(
        self, clauses: Iterable[Bits], weights: Sequence[Weight], clash: Callable[[int, int], bool], rivals: Iterable[int], banned: int = 0
    ) -> Choice:
        """The choice of least cost; `rivals` are the sets of candidates within which some clash, `banned` are never chosen."""
        chosen = bound = 0
        exact = True
        for component in components(clauses, rivals):
            members = bits(union(clause.inside for clause in component))
            key = (frozenset(component), tuple((*weights[n], banned >> n & 1) for n in members))
            found = self._known.get(key)
            if found is None:
                found = _Component(component, members, weights, clash, banned, self).solve()
                self._known[key] = found
            if found.chosen is None:
                return Choice(None, found.bound, exact=True)
            chosen |= found.chosen
            bound += found.bound
            exact = exact and found.exact
        return Choice(chosen, bound, exact)


def bits(number: int) -> tuple[int, ...]:
    """The members of a set, smallest first."""
    found = []
    while number:
        low = number & -number
        found.append(low.bit_length() - 1)
        number ^= low
    return tuple(found)


def union(sets: Iterable[int]) -> int:
    """Everything that is in any of these sets."""
    whole = 0
    for each in sets:
        whole |= each
    return whole


def components(clauses: Iterable[Bits], rivals: Iterable[int] = ()) -> list[list[Bits]]:
    """The clauses in groups that share no candidate and no rivals, in a fixed order."""
    groups: list[tuple[int, list[Bits]]] = []
    meeting = [(clause.inside | clause.outside, [clause]) for clause in dict.fromkeys(clauses)]
    for members, own in (*meeting, *((rival, []) for rival in rivals)):
        near = [group for group in groups if group[0] & members]
        whole = union((members, *(others for others, _ in near)))
        groups = [*(group for group in groups if not group[0] & members), (whole, [clause for _, some in near for clause in some] + own)]
    return [sorted(group) for _, group in sorted(groups, key=lambda each: each[0] & -each[0]) if group]


def without_implied(clauses: Iterable[Bits]) -> list[Bits]:
    """The clauses without those that another one implies: one with fewer ways to meet it."""
    kept: list[Bits] = []
    for clause in sorted(clauses, key=lambda each: (each.inside.bit_count() + each.outside.bit_count(), each)):
        if not any(not (known.inside & ~clause.inside or known.outside & ~clause.outside) for known in kept):
            kept.append(clause)
    return kept


class _Component:
    def __init__(
        self,
        clauses: list[Bits],
        members: tuple[int, ...],
        weights: Sequence[Weight],
        clash: Callable[[int, int], bool],
        banned: int,
        master: Master,
    ) -> None:
        self.clauses = without_implied(clauses)
        self.weights = weights
        self.banned = banned
        self.master = master
        self.clashes = {a: sum(1 << b for b in members if b != a and clash(a, b)) for a in members}
        self.order = {a: place for place, a in enumerate(sorted(members, key=lambda a: (weights[a], a)))}
        self.best: int | None = None
        self.best_cost = 0
        self.complete = True

    def solve(self) -> Choice:
        """Search the component whole, or until the nodes run out."""
        root = self._bound(0, self.banned)
        if root is None:
            return Choice(None, 0, exact=True)
        self._search()
        if self.best is None:
            return Choice(None, root, exact=self.complete)
        return Choice(self._preferred(self.best), self.best_cost if self.complete else root, self.complete)

    def _search(self) -> None:
        """Look at every set that may be better than the best so far."""
        stack = [(0, 0, self.banned)]
        while stack:
            chosen, cost, banned = stack.pop()
            self.master.used += 1
            if self.master.left <= 0 and self.best is not None:
                self.complete = False
                return
            self.master.left -= 1
            more = self._bound(chosen, banned)
            if more is None or (self.best is not None and cost + more >= self.best_cost):
                continue
            broken = self._broken(chosen, banned)
            if broken is None:
                self.best, self.best_cost = chosen, cost
                continue
            branches = []
            closed = banned
            for candidate in sorted(bits(broken & ~banned), key=self.order.__getitem__):
                one = 1 << candidate
                branches.append((chosen | one, cost + self.weights[candidate].cost, closed | self.clashes[candidate]))
                closed |= one
            stack += reversed(branches)

    def _broken(self, chosen: int, banned: int) -> int | None:
        """The inside candidates of the broken clause that leaves the fewest ways; None where no clause is broken."""
        found: int | None = None
        fewest = 0
        for inside, outside in self.clauses:
            if not inside & chosen and not outside & ~chosen:
                ways = (inside & ~banned).bit_count()
                if found is None or ways < fewest:
                    found, fewest = inside, ways
        return found

    def _bound(self, chosen: int, banned: int) -> int | None:
        """What the broken clauses cost at least; None where one cannot be mended.

        Each clause takes of what its candidates cost as much as all of them have left, those with the fewest ways first: whatever is
        chosen, nobody pays twice.
        """
        free: list[tuple[int, int]] = []
        for inside, outside in self.clauses:
            if not inside & chosen and not outside & ~chosen:
                ways = inside & ~banned
                if not ways:
                    return None
                free.append((ways.bit_count(), ways))
        free.sort()
        left: dict[int, int] = {}
        bound = 0
        for _, ways in free:
            members = bits(ways)
            share = min(left.get(n, self.weights[n].cost) for n in members)
            if share:
                bound += share
                for n in members:
                    left[n] = left.get(n, self.weights[n].cost) - share
        return bound

    def _preferred(self, chosen: int) -> int:
        """The choice with single candidates exchanged for preferred ones of the same cost, as long as every clause stays met."""
        for mine in sorted(bits(chosen), key=lambda n: (-self.weights[n].against, n)):
            rest = chosen ^ 1 << mine
            clashing = union(self.clashes[n] for n in bits(rest))
            for other in self.order:
                one = 1 << other
                better = self.weights[other].cost == self.weights[mine].cost and self.weights[other].against < self.weights[mine].against
                if better and not one & (chosen | self.banned | clashing) and self._broken(rest | one, 0) is None:
                    chosen = rest | one
                    break
        return chosen
