"""Whether somebody may approve an exception: not those whom it concerns, nor those who depend on them."""

from govcheck.assessment.names import Names
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot


class Approval(Record):
    """What speaks against an approver: that they are concerned themselves (in words), or the way up to somebody who is."""

    own: str | None = None
    path: tuple[str, ...] = ()
    facts: tuple[Slot, ...] = ()


def concerned(subject: Ref, graph: OrgGraph) -> tuple[str, ...]:
    """The positions that a finding on a subject concerns, sorted.

    A position itself; who carries a role; who is accountable for an activity; who owns an entry; the seats of a person. Nobody in
    particular where the finding is about the organisation as a whole.
    """
    kind, name = subject
    if kind in ("position", "role"):
        return graph.positions_of(subject)
    if kind == "person":
        return graph.people.seats(name)
    if kind == "activity":
        row = graph.rows.row(subject)
        rows = (row,) if row is not None else graph.rows.standing_for(name).rows
        return tuple(sorted({seat for one in rows for seat in one.assignees("A")}))
    if kind in ENTRIES:
        owners = getattr(graph.entry(kind, name), "owner", None) or ()
        return tuple(sorted({seat for owner in owners for seat in graph.positions_of(owner)}))
    return ()


def approval(approver: str, subject: Ref, graph: OrgGraph, names: Names) -> Approval:
    """What speaks against a position as the approver of an exception for a subject; nothing, where it may approve."""
    seats = concerned(subject, graph)
    own = _own(approver, subject, seats, graph, names)
    if own is not None:
        return own
    # whoever is over somebody is so from every seat that they occupy
    reached = graph.people.every_seat_of_holders(seats)
    hops = graph.chart.path_up(approver, reached) if reached else None
    if hops is None:
        return Approval()
    return Approval(path=(approver, *(hop.upper for hop in hops)), facts=tuple(dict.fromkeys(hop.slot for hop in hops)))


def _own(approver: str, subject: Ref, seats: tuple[str, ...], graph: OrgGraph, names: Names) -> Approval | None:
    it = "the one whom it concerns" if subject.kind in ("position", "role", "person") else f"the one who answers for {names.of(subject)}"
    if approver in seats:
        return Approval(f"is {it}")
    chair = graph.positions[approver].chair
    led = (slot("position", approver, "chair"),)
    if chair in seats:
        return Approval(f"is chaired by {it}", facts=led)
    for hand, said, facts in ((approver, "is held by", ()), (chair, "is chaired by", led)):
        if hand is None:
            continue
        for seat in seats:
            shared = set(graph.people.of(hand)) & set(graph.people.of(seat))
            if shared:
                person = graph.people.name(min(shared))
                holders = (slot("holder", hand), slot("holder", seat))
                return Approval(f"{said} {person}, who also holds {names.position(seat)}", facts=(*facts, *holders))
    return None
