"""`engages`: two who work with each other, whichever of them says so."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import heads, questions, setting
from govcheck.constraints.relating import STATED, in_person, named_as, names_of, often_enough
from govcheck.constraints.selecting import Who, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.organization import Engagement
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict

#: of superior and subordinate: they meet as often as anybody asks
ALWAYS = "continuous"
#: the letters of those who work on a row together; who is only told of it does not
_WORKING = "ARC"


class _Relation(Record):
    """Somebody with whom the subject has to do, how often as far as is stated, and the facts that say so, the frequency's first."""

    partner: Ref
    frequency: str | None
    facts: tuple[Slot, ...]


class Engages(Constraint):
    """The subject works with somebody who is meant by `with`.

    An engagement counts whichever of the two states it, as does a channel between them, a solid or a dotted line, that one oversees
    the other, a body on which both sit, or the body itself; with `rows` also a row of the matrix in which each of them has A, R or C.
    With `at_least`, engagements, channels and bodies count as often as they state; superior and subordinate always. Who is meant in
    person is engaged with oneself; without `oneself` they are not judged.
    """

    name = "engages"
    meaning = "satisfied if a relation between the two is stated, by whichever of them; violated if all are rarer; open if there is none"
    parameters = (
        Parameter("with", "who", "with whom it should work", required=True),
        Parameter("at_least", "frequency", "how often, or stated for any rhythm"),
        Parameter("rows", "flag", "whether a row in which each has A, R or C counts", default=False),
        Parameter("oneself", "flag", "whether who is meant in person is engaged with oneself; else they are not judged", default=True),
    )
    placeholders = MappingProxyType({"partner": "with whom it works, but more rarely"})
    reads = frozenset(
        (
            "position", "channel", "relations", "subordinates", "line", "dotted", "is", "role", "holder", "seats",
            "tier", "root", "party", "letters", "row",
        )
    )  # fmt: skip
    subjects = frozenset(("position",))

    at_least: str | None
    rows: bool
    oneself: bool

    @property
    def _with(self) -> Who:
        who = getattr(self, "with")
        assert isinstance(who, Who)
        return who

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject that is judged."""
        own = in_person(self._with, subject.id, graph)
        if own.holds:
            if self.oneself:
                yield Verdict(subject, State.SATISFIED, evidence=own.evidence)
            return
        nobody = slot("position", subject.id, "engages")
        read: list[tuple[Slot, ...]] = []
        missing: list[Slot] = [*own.missing]
        rarer: list[_Relation] = []
        for relation in self._relations(subject.id, graph):
            met = match(self._with, relation.partner, graph)
            often = often_enough(relation.frequency, self.at_least)
            facts = joined((relation.facts, met.evidence))
            if met.holds and often:
                yield Verdict(subject, State.SATISFIED, evidence=facts)
                return
            read.append(facts)
            if met.holds is not False and often is not False:
                # a dotted line, an oversight and a letter have no frequency to be stated, an engagement beside them has
                rhythm = relation.facts[0].kind not in ("dotted", "row") and relation.facts[0].path[-1] != "overseen_by"
                missing += met.missing or (relation.facts[:1] if rhythm else [nobody])
            elif met.holds:
                rarer.append(relation)
        evidence = joined((*(relation.facts for relation in rarer), self._read(subject.id, graph), *read, own.evidence))
        partners = tuple(dict.fromkeys(relation.partner for relation in rarer))
        bindings = {"partner": partners} if partners else {}
        if missing or not rarer:
            found = tuple(dict.fromkeys(missing)) or (nobody, *self._partners(graph))
            yield Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=evidence, missing=found)
        else:
            yield Verdict(subject, State.VIOLATED, bindings=bindings, evidence=evidence)

    def _partners(self, graph: OrgGraph) -> tuple[Slot, ...]:
        """Where those who are meant would say so."""
        return tuple(slot("position", head, "engages") for head in heads(self._with, graph))

    def _read(self, position: str, graph: OrgGraph) -> tuple[Slot, ...]:
        """Where relations of the subject would stand."""
        rows = (slot("letters", position), *(row.slot for row in _worked_on(position, graph))) if self.rows else ()
        stated = (slot("position", position, "engages"), slot("position", position, "overseen_by"))
        own = (*stated, slot("line", position), slot("dotted", position))
        composition = (slot("position", position, "chair"), slot("position", position, "members"))
        names = names_of(position, graph)
        channels = (slot("channel", str(name)) for name in names)
        others = (slot("relations", str(name)) for name in names)
        return (*own, *channels, *others, slot("subordinates", position), slot("is", position), *composition, *rows)

    def _relations(self, position: str, graph: OrgGraph) -> Iterator[_Relation]:
        yield from _lines(position, graph)
        stated = slot("position", position, "engages")
        for engagement in graph.positions[position].engages or ():
            yield _Relation(engagement.partner, engagement.frequency, (stated,))
        overseers = slot("position", position, "overseen_by")
        for overseer in graph.positions[position].overseen_by or ():
            yield _Relation(overseer, None, (overseers,))
        for name in names_of(position, graph):
            toward = graph.relations.toward(name)
            for other in toward.overseen:
                yield _Relation(Ref("position", other), None, (slot("position", other, "overseen_by"), *named_as(name, position)))
            for other in toward.engaged_by:
                fact = slot("position", other, "engages")
                engagements = graph.positions[other].engages
                assert engagements is not None
                for engagement in engagements:
                    if engagement.partner == name:
                        yield _Relation(Ref("position", other), engagement.frequency, (fact, *named_as(name, position)))
            for channel in (*graph.relations.channels_from(name), *toward.channels):
                partner = channel.to if channel.sender == name else channel.sender
                facts = (slot("channel", str(channel.sender)), *named_as(name, position))
                yield _Relation(partner, channel.frequency, facts)
        yield from self._common_bodies(position, graph)
        for row in _worked_on(position, graph) if self.rows else ():
            for other in sorted(row.cells):
                if other != position and row.has(other, _WORKING):
                    yield _Relation(Ref("position", other), None, (row.slot,))

    def _common_bodies(self, position: str, graph: OrgGraph) -> Iterator[_Relation]:
        """The bodies on which it sits, everybody else there, and if it is a body, those who sit on it."""
        for body in (*graph.relations.toward(Ref("position", position)).bodies, position):
            seat = graph.positions[body]
            composition = (slot("position", body, "members"), slot("position", body, "chair"))
            facts = (slot("position", body, "frequency"), *composition) if self.at_least is not None else composition
            for other in sorted({body, *(seat.members or ()), *((seat.chair,) if seat.chair is not None else ())} - {position}):
                yield _Relation(Ref("position", other), seat.frequency, facts)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """State the engagement, or one that is as frequent as is asked; who stated it more rarely meets more often."""
        if verdict.state is State.SATISFIED:
            return ()
        own = slot("position", verdict.subject.id, "engages")
        either = {own, *self._partners(graph)} if own in verdict.missing else set()
        doubts = tuple(fact for fact in verdict.missing if fact not in either)
        if doubts:
            return questions(doubts, graph)
        before: tuple[Engagement, ...] | None = graph.value(own)
        frequency = None if self.at_least == STATED else self.at_least
        partners = (Ref("position", head) for head in heads(self._with, graph) if head != verdict.subject.id)
        values = []
        for partner in partners:
            others = (engagement for engagement in before or () if engagement.partner != partner)
            values.append(tuple(sorted((*others, Engagement(partner, frequency)), key=repr)))
        if verdict.state is State.VIOLATED:
            found = setting(own, before, values, EditKind.CHANGE, "channel")
        else:
            found = setting(own, before, values if self.at_least != STATED else (), EditKind.STATE, "state")
        return found or questions((own,), graph)


def _worked_on(position: str, graph: OrgGraph) -> tuple[Row, ...]:
    return tuple(row for row in graph.rows.of(position) if row.has(position, _WORKING))


def _lines(position: str, graph: OrgGraph) -> Iterator[_Relation]:
    for line in graph.chart.lines(position):
        yield _Relation(Ref("position", line.to), ALWAYS, (slot("line", position),))
    for lower in graph.chart.subordinates(position):
        yield _Relation(Ref("position", lower), ALWAYS, (slot("line", lower),))
    for upper in graph.chart.dotted(position):
        yield _Relation(Ref("position", upper), None, (slot("dotted", position),))
    for lower in graph.relations.toward(Ref("position", position)).dotted_from:
        yield _Relation(Ref("position", lower), None, (slot("dotted", lower),))
