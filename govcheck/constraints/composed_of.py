"""`composed_of`: who chairs a body, who sits on it, and how many they are."""

from collections.abc import Iterable
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import heads, questions, setting
from govcheck.constraints.selecting import Match, Who, both, either, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict


class ComposedOf(Constraint):
    """The chair is meant by `chair`; for each of `members_every` somebody who is meant sits on it; it has at least `min` members.

    The chair is a member. A chair or members that are not stated leave it open.
    """

    name = "composed_of"
    meaning = "satisfied if chair, members and their number are as asked; violated if one is not; open if they are not stated"
    parameters = (
        Parameter("chair", "who", "who should chair it"),
        Parameter("members_every", "whos", "who should sit on it: each of these, by somebody"),
        Parameter("min", "count", "how many members it should have at least", default=0),
    )
    asks = ("chair", "members_every", "min")
    placeholders = MappingProxyType({"chair": "who chairs it", "member": "who lacks as a member, or the members where they are too few"})
    reads = frozenset(("position", "is", "role", "holder", "seats", "line", "tier", "root", "dotted", "party"))
    subjects = frozenset(("position",))

    chair: Who | None
    members_every: tuple[Who, ...] | None
    min: int

    def required_roles(self) -> tuple[str, ...]:
        """The roles that chair and members are asked by, outside lists of alternatives."""
        return tuple(dict.fromkeys(role for who in (self.chair, *self._wanted()) if who is not None for role in who.required_roles()))

    def _wanted(self) -> tuple[Who, ...]:
        return self.members_every or ()

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per body."""
        seat = graph.positions[subject.id]
        at_chair, at_members = slot("position", subject.id, "chair"), slot("position", subject.id, "members")
        sitting = self._sitting(subject.id, graph)
        parts: list[Match] = []
        bindings: dict[str, Binding] = {"chair": Ref("position", seat.chair)} if seat.chair is not None else {}
        if self.chair is not None:
            met = match(self.chair, Ref("position", seat.chair), graph) if seat.chair is not None else Match(None, (), (at_chair,))
            parts.append(Match(met.holds, joined(((at_chair,), met.evidence)), met.missing))
        for who in self._wanted():
            met = either(match(who, Ref("position", position), graph) for position in sitting)
            if not met.holds and seat.members is None:
                met = Match(None, met.evidence, (*met.missing, at_members))
            lacking = tuple(Ref("position", p) for p in heads(who, graph)) or tuple(Ref("role", role) for role in who.roles())
            if met.holds is False and "member" not in bindings and lacking:
                bindings["member"] = lacking
            parts.append(Match(met.holds, joined(((at_members, at_chair), met.evidence)), met.missing))
        if self.min:
            enough = True if len(sitting) >= self.min else None if seat.members is None else False
            if enough is False and "member" not in bindings and sitting:
                bindings["member"] = tuple(Ref("position", position) for position in sitting)
            parts.append(Match(enough, (at_members, at_chair), (at_members,) if enough is None else ()))
        found = both(parts)
        state = {True: State.SATISFIED, False: State.VIOLATED, None: State.UNDETERMINED}[found.holds]
        yield Verdict(
            subject, state, bindings=bindings if state is not State.SATISFIED else {}, evidence=found.evidence, missing=found.missing
        )

    @staticmethod
    def _sitting(body: str, graph: OrgGraph) -> tuple[str, ...]:
        seat = graph.positions[body]
        return tuple(sorted({*(seat.members or ()), *((seat.chair,) if seat.chair is not None else ())}))

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Another chair, a member more; who is meant by office. Whom else to appoint only a person can say."""
        if verdict.state is State.SATISFIED:
            return ()
        seat = graph.positions[verdict.subject.id]
        at_chair, at_members = slot("position", seat.id, "chair"), slot("position", seat.id, "members")
        edits: list[Edit] = []
        if self.chair is not None and not (seat.chair is not None and match(self.chair, Ref("position", seat.chair), graph).holds):
            kind = EditKind.STATE if seat.chair is None else EditKind.CHANGE
            edits += setting(at_chair, seat.chair, heads(self.chair, graph), kind, "state" if seat.chair is None else "appoint")
        sitting = self._sitting(seat.id, graph)
        for who in self._wanted():
            if not any(match(who, Ref("position", position), graph).holds for position in sitting):
                kind = EditKind.STATE if seat.members is None else EditKind.CHANGE
                values = (tuple(sorted({*(seat.members or ()), head})) for head in heads(who, graph))
                edits += setting(at_members, seat.members, values, kind, "state" if seat.members is None else "appoint")
        doubts = (fact for fact in verdict.missing if fact not in {edit.slot for edit in edits})
        return (*edits, *questions(doubts, graph))
