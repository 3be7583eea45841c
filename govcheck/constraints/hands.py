"""Whose hands act in a seat, so that two seats held by one person are seen as one pair of hands.

A management or working body acts by its chair. A governing body decides as a whole, and is nobody's hands but its own. A group, and a
seat whose holder is not said or not known by name, leave open whose hands they are; a vacant seat has none. A column that only a matrix
names may stand for one person or for many, as "Developer" does.
"""

from govcheck.constraints.selecting import Match, joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.record import Record
from govcheck.model.slots import Slot, slot


class Hands(Record):
    """The seat that acts, the persons known to hold it, and what is unsaid about them; `one` is False for a group of people."""

    seat: str
    people: tuple[str, ...]
    evidence: tuple[Slot, ...]
    missing: tuple[Slot, ...] = ()
    one: bool = True


def hands(position: str, graph: OrgGraph) -> Hands:
    """Whose hands act in a position on the day."""
    seat = graph.positions[position]
    kind = slot("position", position, "kind")
    if seat.kind != "body":
        return _of_seat(position, graph)
    tier, chair = slot("tier", position), slot("position", position, "chair")
    if graph.tier(position) == "governing":
        return Hands(position, (), (kind, tier))
    if seat.chair is None or graph.positions[seat.chair].kind == "body":
        return Hands(position, (), (kind, tier, chair), (chair,))
    acting = _of_seat(seat.chair, graph)
    return acting._replace(evidence=(kind, tier, chair, *acting.evidence))


def _of_seat(position: str, graph: OrgGraph) -> Hands:
    kind, holder = slot("position", position, "kind"), slot("holder", position)
    if graph.positions[position].kind == "group":
        return Hands(position, (), (kind, holder), (holder,), one=False)
    if graph.positions[position].implicit:
        return Hands(position, (), (kind, slot("position", position, "implicit"), holder), (holder,), one=False)
    missing = () if graph.people.is_known(position) else (holder,)
    return Hands(position, graph.people.of(position), (kind, holder), missing)


def share(a: Hands, b: Hands) -> Match:
    """Whether two pairs of hands are one; a job share is if any of its holders is."""
    evidence = joined((a.evidence, b.evidence))
    if a.seat == b.seat:
        return Match(True, evidence) if a.one else Match(None, evidence, a.missing)
    if {*a.people} & {*b.people}:
        return Match(True, evidence)
    if any(not found.people and not found.missing for found in (a, b)):
        return Match(False, evidence)
    missing = joined((a.missing, b.missing))
    return Match(None if missing else False, evidence, missing)
