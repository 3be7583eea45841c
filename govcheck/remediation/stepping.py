"""Steps and decisions in words: what to do, who decides, what goes with it, what else would do."""

from collections.abc import Iterable

from govcheck.model.facts import apply
from govcheck.model.findings import Assessment, Finding
from govcheck.model.plans import Alternative, Cleared, Step, Undecided
from govcheck.model.verdicts import Edit, EditKind
from govcheck.remediation.deciding import decider
from govcheck.remediation.ordering import Bundle, group_of
from govcheck.remediation.search import Search
from govcheck.remediation.wording import Wording
from govcheck.remediation.world import FindingId

#: of a step, and how many assessments may be made for those of all steps
MOST_ALTERNATIVES = 3
MOST_RUNS = 40


class Steps:
    """Words the steps of one plan."""

    def __init__(self, search: Search, chosen: tuple[int, ...], before: Assessment, after: Assessment) -> None:
        self.search = search
        self.chosen = chosen
        self.graph = search.judged(()).graph
        self.wording = Wording(self.graph)
        # whoever is to stand above decides, not whoever is to lose
        self.deciding = search.judged(chosen).graph
        self.clauses = search.clauses()
        found = (*after.findings, *before.findings)
        self.findings = {FindingId(f.rule, f.kind, f.subject, f.key): f for f in found}
        self.runs = 0

    def steps(self, bundles: Iterable[Bundle]) -> tuple[Step, ...]:
        """The steps, each with its edits from the values that the steps before it leave."""
        made = []
        done: tuple[int, ...] = ()
        organization = self.search.organization
        for number, bundle in enumerate(bundles, 1):
            done = tuple(sorted((*done, *bundle.numbers)))
            slots = {self.search.pool.candidates[n].edit.slot for n in bundle.numbers}
            whole = [edit for edit in self.search.pool.edits(done) if edit.slot in slots]
            edits = tuple(self._from_now(edit, done, bundle.numbers) for edit in whole)
            organization = apply(organization, edits)
            clears = self._cleared(bundle.clears)
            kinds = {edit.kind for edit in edits}
            made.append(
                Step(
                    number=number,
                    group=bundle.group,
                    kind=EditKind.STATE if kinds == {EditKind.STATE} else EditKind.CHANGE,
                    sentence=_sentence(self.wording.step(edits)),
                    decides=self._decides(edits),
                    edits=edits,
                    cost=sum(self.search.pool.candidates[n].cost for n in bundle.numbers),
                    clears=clears,
                    cites=self._cites(bundle.clears),
                    alternatives=self._alternatives(bundle),
                )
            )
        return tuple(made)

    def decisions(self, after: int) -> tuple[Undecided, ...]:
        """The decisions to take, numbered on after that many steps."""
        numbers = [number for number in self.chosen if self.search.pool.candidates[number].decision]
        waiting = self.search.judged(self.chosen).found
        made = []
        for place, number in enumerate(sorted(numbers, key=lambda n: (group_of(self.search.pool.candidates[n]), n)), after + 1):
            candidate = self.search.pool.candidates[number]
            edit = candidate.edit
            names = tuple(found.id for found in waiting if self.search.waits(found, (number,)))
            remediation = self.search.world.rule(names[0].rule if names else candidate.rules[0]).remediation
            made.append(
                Undecided(
                    number=place,
                    group=group_of(candidate),
                    sentence=_sentence(self.wording.decision(edit, remediation)),
                    decides=self._decides((edit,)),
                    slot=edit.slot,
                    before=edit.before,
                    choices=edit.choices,
                    cost=candidate.cost,
                    clears=self._cleared(names),
                    cites=self._cites(names),
                )
            )
        return tuple(made)

    def _from_now(self, edit: Edit, done: tuple[int, ...], now: tuple[int, ...]) -> Edit:
        """An edit from the value that earlier steps left."""
        earlier = tuple(number for number in done if number not in now)
        return edit._replace(before=self.search.pool.value(edit.slot, earlier))

    def _alternatives(self, bundle: Bundle) -> tuple[Alternative, ...]:
        """What would do in the place of one candidate of a step, at its cost, with everything else as it is."""
        pool = self.search.pool
        found: list[Alternative] = []
        for number in bundle.numbers:
            for other in self._rivals(number):
                if len(found) >= MOST_ALTERNATIVES or self.runs >= MOST_RUNS:
                    return tuple(found)
                instead = tuple(sorted((*(n for n in self.chosen if n != number), other)))
                if any(pool.clash(other, n) for n in instead if n != other):
                    continue
                self.runs += 1
                if not self.search.left(instead):
                    numbers = tuple(n for n in bundle.numbers if n != number)
                    edits = pool.edits((*numbers, other))
                    candidate = pool.candidates[other]
                    words = [self.wording.step(edits)] if edits else []
                    if candidate.decision:
                        words.append(self.wording.decision(candidate.edit, self.search.world.rule(candidate.rules[0]).remediation))
                    cost = sum(pool.candidates[n].cost for n in (*numbers, other))
                    found.append(Alternative(_sentence("; ".join(words)), edits, cost))
        return tuple(found)

    def _rivals(self, number: int) -> list[int]:
        """Candidates of the same cost that some clause names beside this one."""
        pool = self.search.pool
        beside = {other for clause in self.search.clauses() if number in clause.inside for other in clause.inside}
        same = (
            n for n in beside if n not in self.chosen and n not in pool.pinned and pool.candidates[n].cost == pool.candidates[number].cost
        )
        return sorted(same, key=lambda n: (self.search.preference(n), n))

    def _decides(self, edits: tuple[Edit, ...]) -> str:
        position = decider(edits, self.deciding)
        return self.wording.names.position(position) if position is not None else "whoever leads the organisation"

    def _cleared(self, names: Iterable[FindingId]) -> tuple[Cleared, ...]:
        found = [self.findings[name] for name in names if name in self.findings]
        return tuple(Cleared(f.rule, f.kind, f.severity, f.subject, f.message, f.fingerprint) for f in found)

    def _cites(self, names: Iterable[FindingId]) -> tuple[str, ...]:
        found: list[Finding] = [self.findings[name] for name in names if name in self.findings]
        return tuple(dict.fromkeys(clause for finding in found for clause in finding.cites))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else words
