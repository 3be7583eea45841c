"""`letter_count`: how many have a letter in a row."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.letters import HEARD, row_of, unused, usage, with_letter, without
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import Match, Who, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.slots import Ref
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict


class LetterCount(Constraint):
    """At least `min` and at most `max` of those who are meant by `among` (of all, where it is left out) have one of the letters.

    Too many is a contradiction. Too few is open: a letter may be missing from the file. A row that does not exist has nobody. Of a row
    whose matrix cannot say the letters at all, such as one that tells nothing but who does the work, nothing is said.
    """

    name = "letter_count"
    meaning = "satisfied if the number of those who have one of the letters is within bounds; violated above them; open below"
    parameters = (
        Parameter("letters", "letters", "the letters that count; no others do", required=True),
        Parameter("min", "count", "how many there must be at least", default=0),
        Parameter("max", "count", "how many there may be at most"),
        Parameter("among", "who", "who is counted; everybody, where it is left out"),
    )
    asks = ("min", "max")
    placeholders = MappingProxyType({"count": "how many have one of the letters", "assignees": "who they are"})
    reads = frozenset(
        (
            "cell", "row", "rows", "letter", "is", "role", "holder", "seats",
            "line", "position", "tier", "root", "dotted", "party",
        )
    )  # fmt: skip
    subjects = frozenset(("activity",))

    letters: str
    min: int
    max: int | None
    among: Who | None

    def required_roles(self) -> tuple[str, ...]:
        """Those of `among`; where no more of its alternatives are counted than `max` allows and one, none of them can be left out."""
        among = self.among
        if among is None or self.max is None or self.min or len(among.any) != self.max + 1:
            return super().required_roles()
        return tuple(dict.fromkeys(role for selector in among.any for role in selector.required_roles()))

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """Activities without a row, and rows in which too many or too few have one of the letters; all, where only some are counted."""
        if self.among is not None:
            return subjects
        letters, least, most = frozenset(self.letters), self.min, self.max
        looked = []
        for ref in subjects:
            row = graph.rows.row(ref)
            if row is not None:
                count = sum(not letters.isdisjoint(cell) for cell in row.cells.values())
                if count >= least and (most is None or count <= most):
                    continue
            looked.append(ref)
        return tuple(looked)

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per row."""
        row, absent = row_of(subject, graph)
        if row is None:
            open_ = self.min > 0
            state = State.UNDETERMINED if open_ else State.SATISFIED
            bindings = self._bindings(()) if open_ else {}
            yield Verdict(subject, state, bindings=bindings, evidence=absent, missing=absent[:1] if open_ else ())
        elif not set(self.letters) <= row.unsaid:
            yield self._row(subject, row, graph)

    def _row(self, subject: Ref, row: Row, graph: OrgGraph) -> Verdict:
        found = self._counted(row, graph)
        sure = tuple(p for p, met in found.items() if met.holds)
        doubtful = tuple(p for p, met in found.items() if met.holds is None)
        bindings = self._bindings(sure)
        if self.max is not None and len(sure) > self.max:
            evidence = joined(((*map(row.cell, sure),), *(found[p].evidence for p in sure)))
            return Verdict(subject, State.VIOLATED, bindings=bindings, evidence=evidence)
        few, many = len(sure), len(sure) + len(doubtful)
        evidence = joined(((row.slot,), *(met.evidence for met in found.values())))
        if few >= self.min and (self.max is None or many <= self.max):
            return Verdict(subject, State.SATISFIED, evidence=evidence)
        if many >= self.min:
            missing = joined(found[p].missing for p in doubtful)
            return Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=evidence, missing=missing)
        # where A or R would do as well, it is the row that lacks it
        without_heard = unused(self.letters, graph) if set(self.letters) <= set(HEARD) else ()
        missing = without_heard or (row.slot,)
        return Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=joined((evidence, usage(self.letters))), missing=missing)

    def _counted(self, row: Row, graph: OrgGraph) -> Mapping[str, Match]:
        positions = row.assignees(self.letters)
        if self.among is None:
            return {p: Match(True) for p in positions}
        return {p: match(self.among, Ref("position", p), graph) for p in positions}

    @staticmethod
    def _bindings(positions: tuple[str, ...]) -> dict[str, Binding]:
        assignees: dict[str, Binding] = {"assignees": tuple(Ref("position", p) for p in positions)} if positions else {}
        return {"count": len(positions), **assignees}

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Where too many have it, a weaker letter for each; where too few, A for who is responsible, or R for who is accountable.

        Whom else to give a letter only a person can say.
        """
        row = graph.rows.row(verdict.subject)
        if row is None or verdict.state is State.SATISFIED:
            return ()
        if verdict.state is State.VIOLATED:
            return tuple(without(row, p, self.letters) for p, met in self._counted(row, graph).items() if met.holds)
        doubts = tuple(fact for fact in verdict.missing if fact != row.slot)
        if doubts:
            return questions(doubts, graph)
        other = {"A": "R", "R": "A"}.get(self.letters, "")
        others = [p for p in row.assignees(other) if not row.has(p, self.letters)]
        candidates = [p for p in others if self.among is None or match(self.among, Ref("position", p), graph).holds]
        return tuple(Edit(row.cell(p), row.cells[p], with_letter(row.cells[p], self.letters), EditKind.STATE, "letter") for p in candidates)
