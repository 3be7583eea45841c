"""`deputised`: somebody independent stands in when the holder of a seat is away."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.hands import hands, share
from govcheck.constraints.letters import row_of
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import Match, Who, both, either, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict


class Deputised(Constraint):
    """A deputy is named whose seat is not vacant, whom somebody else holds, and who is not meant by `not_in`.

    Of several, one will do. That the holders of two seats are not said makes them no one person: a named deputy is what was asked for.
    For an activity, each post that has `letter` in its row needs one; bodies, groups and members stand in for themselves.
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
        """One verdict; for an activity, one for each post with the letter, whose key is the post."""
        if subject.kind == "position":
            yield self._seat(subject, subject.id, (), graph)
            return
        row, absent = row_of(subject, graph)
        if row is None:
            yield Verdict(subject, State.UNDETERMINED, evidence=absent, missing=absent[:1])
            return
        holders = row.assignees(self.letter)
        posts = [p for p in holders if graph.positions[p].kind == "post"]
        if not posts:
            yield Verdict(subject, State.SATISFIED, evidence=(row.slot, *(slot("position", p, "kind") for p in holders)))
        for position in posts:
            yield self._seat(subject, position, (row.cell(position),), graph)._replace(key=(Ref("position", position),))

    def _seat(self, subject: Ref, position: str, because: tuple[Slot, ...], graph: OrgGraph) -> Verdict:
        kind, fact = slot("position", position, "kind"), slot("position", position, "deputy")
        if graph.positions[position].kind != "post":
            return Verdict(subject, State.SATISFIED, evidence=(kind,))
        named: tuple[Ref, ...] = graph.value(fact) or ()
        bindings: dict[str, Binding] = {"position": Ref("position", position), "deputy": named}
        found = either(self._fit(ref, position, graph) for ref in named)
        evidence = joined(((*because, fact, kind), found.evidence))
        if found.holds:
            return Verdict(subject, State.SATISFIED, evidence=evidence)
        if not named or found.holds is None:
            return Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=evidence, missing=found.missing or (fact,))
        return Verdict(subject, State.VIOLATED, bindings=bindings, evidence=evidence)

    def _fit(self, ref: Ref, position: str, graph: OrgGraph) -> Match:
        """Whether somebody named can stand in: a role through any seat that carries it, somebody outside the chart always."""
        if ref.kind == "position":
            return both(self._parts(ref.id, position, graph))
        if ref.kind != "role":
            barred = match(self.not_in, ref, graph) if self.not_in is not None else Match(False)
            return barred._replace(holds=None if barred.holds is None else not barred.holds)
        office, carriers = slot("role", ref.id), graph.carriers(ref.id)
        if not carriers:
            return Match(None, (office,), (office,))
        found = either(both(self._parts(carrier, position, graph)) for carrier in carriers)
        return found._replace(evidence=joined(((office,), found.evidence)))

    def _parts(self, deputy: str, position: str, graph: OrgGraph) -> Iterable[Match]:
        """What a deputy has to meet: in office, somebody else, not barred."""
        same = share(hands(position, graph), hands(deputy, graph))
        yield Match(not graph.people.is_vacant(deputy), (slot("holder", deputy),))
        yield Match(not same.holds, same.evidence)
        if self.not_in is not None:
            barred = match(self.not_in, Ref("position", deputy), graph)
            yield barred._replace(holds=None if barred.holds is None else not barred.holds)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Who should stand in, or stand in instead, only a person can say."""
        if verdict.state is not State.VIOLATED:
            return questions(verdict.missing, graph)
        position = verdict.bindings["position"]
        assert isinstance(position, Ref)
        fact = slot("position", position.id, "deputy")
        return (Edit(fact, graph.value(fact), None, EditKind.CHANGE, "policy"),)
