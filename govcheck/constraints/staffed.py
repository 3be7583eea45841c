"""`staffed`: an office that somebody should hold."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict

ORGANIZATION, ENTITY = "organization", "entity"


class Staffed(Constraint):
    """At least `min` seats that carry the role are filled, and no more than `max`.

    A seat is filled if somebody holds it, also somebody unnamed; a body if it has a chair or members. With ``acting: false`` a seat that
    is held only for the time being is not; with ``unsaid: true`` one of which no holder is said is. Violated by seats stated vacant,
    where the others are not enough, and by too many filled ones; open where nobody carries the role, or a holder is not said. Per
    entity, a seat counts where it belongs or serves, and too many are those that belong there.
    """

    name = "staffed"
    meaning = "satisfied if enough seats with the role are filled; violated if stated vacant or too many; open if nobody has the role"
    parameters = (
        Parameter("role", "role", "the office", required=True),
        Parameter("min", "count", "how many filled seats are enough", default=1),
        Parameter("max", "count", "how many filled seats are too many if there are more"),
        Parameter("acting", "flag", "whether a holder for the time being is enough", default=True),
        Parameter("unsaid", "flag", "whether a seat of which no holder is said is taken to be filled", default=False),
        Parameter("per", "word", "over what seats are counted", default=ORGANIZATION, choices=(ORGANIZATION, ENTITY)),
    )
    placeholders = {
        "role": "the office",
        "position": "the seats in question, or the office where no seat carries it",
        "count": "how many seats with the role are filled",
    }
    reads = frozenset(("role", "holder", "position", "section"))
    subjects = frozenset(("organization", "entity"))

    role: str
    min: int
    max: int | None
    acting: bool
    unsaid: bool
    per: str

    def required_roles(self) -> tuple[str, ...]:
        """None: this is the one check that speaks where nobody carries the role."""
        return ()

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict; per entity, one for each entity as its key, unless nobody carries the role at all."""
        carriers = graph.carriers(self.role)
        if subject.kind == "entity":
            yield self._in_entity(subject, (), subject.id, graph)
        elif self.per == ENTITY and graph.organization.entities and carriers:
            for entity in sorted(graph.organization.entities):
                yield self._in_entity(subject, (Ref("entity", entity),), entity, graph)
        else:
            index = (slot("section", "entities"),) if self.per == ENTITY else ()
            yield self._verdict(subject, (), carriers, carriers, (), index, graph)

    def _in_entity(self, subject: Ref, key: tuple[Ref, ...], entity: str, graph: OrgGraph) -> Verdict:
        carriers = graph.carriers(self.role)
        read = tuple(slot("position", p, field) for p in carriers for field in ("entity", "serves"))
        here = [p for p in carriers if graph.positions[p].entity == entity]
        serving = [p for p in carriers if entity in (graph.positions[p].serves or ())]
        unsaid = tuple(
            slot("position", p, "entity") for p in carriers if graph.positions[p].entity is None and graph.positions[p].serves is None
        )
        index = (slot("section", "entities"), *read)
        return self._verdict(subject, key, tuple(dict.fromkeys((*here, *serving))), tuple(here), unsaid, index, graph)

    def _verdict(
        self,
        subject: Ref,
        key: tuple[Ref, ...],
        seats: tuple[str, ...],
        own: tuple[str, ...],
        elsewhere: tuple[Slot, ...],
        index: tuple[Slot, ...],
        graph: OrgGraph,
    ) -> Verdict:
        """The verdict on seats that count; of them `own` may be too many; `elsewhere` would say that other seats count."""
        found = {seat: self._filled(seat, graph) for seat in seats}
        filled = [seat for seat, fill in found.items() if fill.holds]
        open_seats = [seat for seat, fill in found.items() if fill.holds is None]
        vacant = [seat for seat, fill in found.items() if fill.holds is False]
        too_many = [seat for seat in filled if seat in own]
        evidence = joined(((slot("role", self.role),), *(fill.evidence for fill in found.values()), index))
        unsaid = joined(found[seat].evidence[-1:] for seat in open_seats)

        def verdict(state: State, about: Iterable[str], missing: tuple[Slot, ...] = ()) -> Verdict:
            refs = tuple(Ref("position", seat) for seat in about) or (Ref("role", self.role),)
            bindings: dict[str, Binding] = {"role": Ref("role", self.role), "position": refs, "count": len(filled)}
            violated = state is State.VIOLATED
            return Verdict(subject, state, (*key, *refs) if violated else key, bindings, evidence, missing)

        if self.max is not None and len(too_many) > self.max:
            return verdict(State.VIOLATED, too_many)
        if len(filled) + len(open_seats) < self.min:
            if vacant and not elsewhere:
                return verdict(State.VIOLATED, vacant)
            return verdict(State.UNDETERMINED, seats, elsewhere or (slot("role", self.role),))
        if len(filled) < self.min:
            return verdict(State.UNDETERMINED, open_seats, unsaid)
        if self.max is not None and len(too_many) + len([seat for seat in open_seats if seat in own]) + len(elsewhere) > self.max:
            return verdict(State.UNDETERMINED, open_seats, joined((unsaid, elsewhere)))
        return verdict(State.SATISFIED, filled)

    def _filled(self, position: str, graph: OrgGraph) -> "_Fill":
        """Whether a seat is filled (None: not said); the last slot is the one that would say it."""
        seat = graph.positions[position]
        kind = slot("position", position, "kind")
        if seat.kind == "body":
            body = (kind, slot("position", position, "chair"), slot("position", position, "members"))
            if seat.chair is not None or seat.members:
                return _Fill(True, body)
            return _Fill(self._unless_stated if seat.members is None else False, body)
        facts = (kind, slot("holder", position))
        holding = graph.people.holding(position)
        if holding is None:
            return _Fill(self._unless_stated, facts)
        return _Fill(bool(holding.appointments) and (self.acting or not graph.people.is_acting(position)), facts)

    @property
    def _unless_stated(self) -> bool | None:
        """What a seat of which nothing is said counts as."""
        return True if self.unsaid else None

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Appoint somebody to a vacant seat; where nobody carries the role, a new seat, or an office for one that might."""
        if verdict.state is State.UNDETERMINED:
            asked = questions(verdict.missing, graph)
            might = tuple(
                Edit(slot("position", p, "roles"), graph.positions[p].roles, (self.role,), EditKind.STATE, "state")
                for p, _ in graph.might_carry(self.role)
                if not graph.positions[p].roles
            )
            if slot("role", self.role) not in verdict.missing:
                return asked
            new = slot("position", self.role, "roles")
            seat = (Edit(new, None, (self.role,), EditKind.CHANGE, "seat"),) if self.role not in graph.positions else ()
            return (*asked, *might, *seat)
        if verdict.state is State.SATISFIED:
            return ()
        found = [self._filled(ref.id, graph) for ref in verdict.key if ref.kind == "position"]
        facts = [fill.evidence[-1] for fill in found if fill.holds is False]
        return tuple(Edit(fact, graph.value(fact), None, EditKind.CHANGE, "appoint") for fact in facts)


class _Fill(Record):
    """Whether a seat is filled, and the facts that say so."""

    holds: bool | None
    evidence: tuple[Slot, ...]
