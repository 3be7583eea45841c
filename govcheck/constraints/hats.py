"""`hats`: how many seats one person holds, and how many people one seat has."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
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
    placeholders = {"person": "who holds the seats", "count": "how many posts they hold, or how many people hold the seat"}
    reads = frozenset(("holder", "seats", "position"))
    subjects = frozenset(("position",))

    max: int | None
    sharing: bool

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each person with too many posts, one for a shared seat; else one."""
        holder = slot("holder", subject.id)
        people = graph.people.of(subject.id)
        violated = False
        evidence = [holder]
        for person in people if self.max is not None else ():
            seats = graph.people.seats(person)
            facts = [holder, slot("seats", person)]
            if self.max is None or len(seats) <= self.max:
                evidence += facts
                continue
            posts = [seat for seat in seats if graph.positions[seat].kind in _COUNTED]
            facts += [slot("position", seat, "kind") for seat in seats]
            evidence += facts
            if len(posts) > self.max and posts[0] == subject.id:
                violated = True
                others = tuple(Ref("position", seat) for seat in posts[1:])
                bindings: dict[str, Binding] = {"person": graph.people.name(person), "count": len(posts)}
                yield Verdict(subject, State.VIOLATED, key=others, bindings=bindings, evidence=tuple(dict.fromkeys(facts)))
        if not self.sharing:
            holding = graph.people.holding(subject.id)
            count = len(holding.appointments) if holding is not None else 0
            if count > 1:
                violated = True
                named = " and ".join(graph.people.name(person) for person in people)
                yield Verdict(subject, State.VIOLATED, bindings={"person": named or "nobody", "count": count}, evidence=(holder,))
        if not violated:
            yield Verdict(subject, State.SATISFIED, evidence=tuple(dict.fromkeys(evidence)))
