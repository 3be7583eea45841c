"""`hats`: how many seats one person holds, and how many people one seat has."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.selecting import joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Binding, State, Verdict

_COUNTED = ("post", "body")


class Hats(Constraint):
    """Nobody who holds the seat holds more than `max` posts; with ``sharing: false``, nobody shares the seat.

    Seats on a body (members) are not counted, and a person is told once: on the least of their posts. Names that are equal are one
    person unless ``persons`` tells them apart.
    """

    name = "hats"
    meaning = "satisfied if no holder has more posts than max and, without sharing, the seat has one holder; violated otherwise"
    parameters = (
        Parameter("max", "count", "the most posts that one person may hold"),
        Parameter("sharing", "flag", "whether several people may hold the seat at once", default=True),
    )
    asks = ("max", "sharing")
    placeholders = {"person": "who holds the seats", "count": "how many posts they hold, or how many people hold the seat"}
    reads = frozenset(("holder", "seats", "position"))
    subjects = frozenset(("position",))

    max: int | None
    sharing: bool

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """Seats that several hold, where that is asked, and the first post of everybody who holds too many."""
        positions, shared = graph.positions, not self.sharing
        several: set[str] = set()
        if self.max is not None:
            for seats in graph.people.seats_of_several(self.max):
                posts = [seat for seat in seats if positions[seat].kind in _COUNTED]
                several.update(posts[:1] if len(posts) > self.max else ())
        return tuple(
            ref
            for ref in subjects
            if ref.id in several or (shared and (holding := positions[ref.id].holding) is not None and len(holding.appointments) > 1)
        )

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each person (or all who hold the same posts) with too many, one for a shared seat; else one."""
        holder = slot("holder", subject.id)
        people = graph.people.of(subject.id)
        violated = False
        evidence = [holder]
        overloaded: dict[tuple[str, ...], list[str]] = {}
        if self.max is not None:
            for person in people:
                seats = graph.people.seats(person)
                evidence.append(slot("seats", person))
                if len(seats) <= self.max:
                    continue
                evidence += [slot("position", seat, "kind") for seat in seats]
                posts = tuple(seat for seat in seats if graph.positions[seat].kind in _COUNTED)
                if len(posts) > self.max and posts[0] == subject.id:
                    overloaded.setdefault(posts, []).append(person)
        for posts, holders in overloaded.items():
            violated = True
            kinds = (slot("position", seat, "kind") for person in holders for seat in graph.people.seats(person))
            facts = joined(((holder, *(slot("seats", person) for person in holders)), kinds))
            bindings: dict[str, Binding] = {"person": _names(holders, graph), "count": len(posts)}
            yield Verdict(subject, State.VIOLATED, tuple(Ref("position", seat) for seat in posts[1:]), bindings, facts)
        if not self.sharing:
            holding = graph.people.holding(subject.id)
            count = len(holding.appointments) if holding is not None else 0
            if count > 1:
                violated = True
                bindings = {"person": _names(people, graph) or "nobody who is named", "count": count}
                yield Verdict(subject, State.VIOLATED, bindings=bindings, evidence=(holder,))
        if not violated:
            yield Verdict(subject, State.SATISFIED, evidence=tuple(dict.fromkeys(evidence)))


def _names(people: Iterable[str], graph: OrgGraph) -> str:
    return " and ".join(graph.people.name(person) for person in people)
