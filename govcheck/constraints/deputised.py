"""`deputised`: somebody independent stands in when the holder of a seat is away."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.hands import hands, share
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import Who, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, State, Verdict


class Deputised(Constraint):
    """A deputy is named, whose seat is filled by somebody else, and who is not meant by `not_in`.

    For an activity, each post that has `letter` in its row needs one; bodies and groups stand in for themselves.
    """

    name = "deputised"
    meaning = "satisfied if an independent deputy is named; violated if it is the same person, vacant or in not_in; open if none is named"
    parameters = (
        Parameter("letter", "letters", "for an activity: whose deputy is asked for", default="A"),
        Parameter("not_in", "who", "who must not be deputy"),
    )
    placeholders = {"deputy": "who is named as deputy", "position": "the seat for which the deputy stands in"}
    reads = frozenset(("position", "holder", "cell", "row", "rows", "is", "role", "seats", "line", "tier", "root", "dotted", "party"))
    subjects = frozenset(("position", "activity"))

    letter: str
    not_in: Who | None

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per seat whose deputy is asked for."""
        if subject.kind == "position":
            yield self._seat(subject, subject.id, (), graph)
            return
        row = graph.rows.row(subject)
        if row is None:
            yield Verdict(subject, State.UNDETERMINED, missing=(slot("rows", subject.id), slot("row", "main", subject.id)))
            return
        posts = [p for p in row.assignees(self.letter) if graph.positions[p].kind == "post"]
        if not posts:
            kinds = tuple(slot("position", p, "kind") for p in row.assignees(self.letter))
            yield Verdict(subject, State.SATISFIED, evidence=(row.slot, *kinds))
        for position in posts:
            because = (row.cell(position), slot("position", position, "kind"))
            yield self._seat(subject, position, because, graph)._replace(key=(Ref("position", position),))

    def _seat(self, subject: Ref, position: str, because: tuple[Slot, ...], graph: OrgGraph) -> Verdict:
        fact = slot("position", position, "deputy")
        named: tuple[Ref, ...] = graph.value(fact) or ()
        bindings: dict[str, Binding] = {"position": Ref("position", position), "deputy": named}
        if not named:
            return Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=(*because, fact), missing=(fact,))
        evidence: list[Slot] = [*because, fact]
        missing: list[Slot] = []
        own = hands(position, graph)
        for ref in named:
            evidence += [slot("role", ref.id)] if ref.kind == "role" else []
            for deputy in graph.positions_of(ref):
                unfit, facts, unsaid = self._unfit(deputy, own.seat, graph)
                if unfit:
                    return Verdict(subject, State.VIOLATED, bindings=bindings, evidence=joined((because, (fact,), evidence, facts)))
                evidence += facts
                missing += unsaid
        state = State.UNDETERMINED if missing else State.SATISFIED
        return Verdict(subject, state, bindings=bindings if missing else {}, evidence=joined((evidence,)), missing=joined((missing,)))

    def _unfit(self, deputy: str, position: str, graph: OrgGraph) -> tuple[bool, tuple[Slot, ...], tuple[Slot, ...]]:
        """Whether a deputy cannot stand in, the facts that decide, and what is unsaid about it."""
        holder = slot("holder", deputy)
        if graph.people.is_vacant(deputy):
            return True, (holder,), ()
        same = share(hands(position, graph), hands(deputy, graph))
        if same.holds:
            return True, same.evidence, ()
        met = match(self.not_in, Ref("position", deputy), graph) if self.not_in is not None else None
        if met is not None and met.holds:
            return True, met.evidence, ()
        # whether the two are one person may stay unsaid: most charts name seats, and a named deputy is what was asked for
        facts = joined(((holder,), same.evidence, met.evidence if met is not None else ()))
        return False, facts, met.missing if met is not None else ()

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Who should stand in only a person can say."""
        return questions(verdict.missing, graph)
