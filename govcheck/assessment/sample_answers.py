"""An answer as a client might give it, to try what a question would decide; never shown, kept or written anywhere."""

from collections.abc import Iterable, Iterator
from typing import Any

from govcheck.documents.chart_shapes import Engagements, Holder, Lines
from govcheck.documents.fields import field_of
from govcheck.documents.references import CanonicalActivity, CanonicalMetric, PositionName, PositionNames, Roles, Who, WhoOne
from govcheck.documents.scalars import Choice, Day, Flag, Whole, Words
from govcheck.documents.shapes import Shape
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import MAIN
from govcheck.model.facts import POSITION_SLOTS, apply, listing, with_fact
from govcheck.model.organization import Appointment, Channel, Engagement, Holding, Line, Organization
from govcheck.model.slots import Ref, Slot, slot

#: a person who is nobody else in the file
_SOMEBODY = "\x00somebody"
_SEATS = (Who, WhoOne, Lines, Engagements, PositionName, PositionNames)
#: a measure of performance and one of security, so that either kind is there
_MEASURES = ("incidents", "uptime")


def answered(fact: Slot, graph: OrgGraph, roles: Iterable[str]) -> Iterator[Organization]:
    """The organisation with one answer and with quite another to the question about a fact; nothing where none can be made up.

    Where the answer names seats, those that carry one of the roles come first in one answer and last in the other.
    """
    carriers = sorted({seat for role in roles for seat in graph.carriers(role)})
    others = sorted(set(graph.positions) - {*carriers}, key=lambda seat: (*_rank(graph, seat), seat))
    one = _answered(fact, graph, [*carriers, *others])
    if one is not None:
        yield one
    other = _answered(fact, graph, [*others[:4], *carriers, *others[4:]]) if carriers and _names_seats(fact) else None
    if other is not None:
        yield other


def _names_seats(fact: Slot) -> bool:
    """Whether an answer about a fact says who."""
    field = field_of(fact)
    return fact.kind in ("rows", "row", "channel") or (field is not None and isinstance(field.shape, _SEATS))


def _rank(graph: OrgGraph, seat: str) -> tuple[bool, bool]:
    """Posts of the chart before seats that only a column names, and before boards and groups."""
    return graph.positions[seat].implicit, graph.positions[seat].kind != "post"


def _answered(fact: Slot, graph: OrgGraph, seats: list[str]) -> Organization | None:
    organization = graph.organization
    kind, path = fact
    if kind in ("rows", "row"):
        matrix, row = (MAIN, graph.vocabulary.activities[path[0]].title) if kind == "rows" else path
        for seat, letters in zip(seats, ("A", "R", "C", "I"), strict=False):
            organization = with_fact(organization, slot("cell", matrix, row, seat), letters)
        return organization if seats else None
    if kind == "cell":
        return with_fact(organization, fact, "C")
    if kind == "role":
        best = graph.might_carry(path[0])
        holder = best[0][0] if best else seats[0] if seats else None
        if holder is None:
            return None
        return with_fact(organization, slot("position", holder, "roles"), tuple(sorted({*graph.roles_of(holder), path[0]})))
    if kind == "channel":
        sender = Ref(*path[0].split(":", 1))
        to = next((seat for seat in seats if seat != sender.id), None)
        if to is None:
            return None
        known = tuple(channel for channel in organization.channels or () if channel.sender == sender)
        new = Channel(sender, Ref("position", to), "cyber-risk", "breach", "quarterly", True, ())
        return with_fact(organization, fact, tuple(sorted((*known, new), key=repr)))
    field = field_of(fact)
    if field is None:
        return with_fact(organization, fact, True) if kind == "organization" else None
    value = _MEASURES if field.word == "measured_by" else _value(field.shape, seats, path[0])
    if value is None:
        return None
    of_seat = organization.positions.get(path[0]) if kind in POSITION_SLOTS or kind == "position" else None
    if of_seat is not None and of_seat.implicit:
        organization = apply(organization, listing(organization))
    return with_fact(organization, fact, value)


def _value(shape: Shape, seats: list[str], subject: str) -> Any:
    others = [seat for seat in seats if seat != subject][:1]
    if isinstance(shape, Who):
        return tuple(Ref("position", seat) for seat in others) or None
    if isinstance(shape, WhoOne):
        return Ref("position", others[0]) if others else None
    if isinstance(shape, Lines):
        return tuple(Line(seat) for seat in others) or None
    if isinstance(shape, Engagements):
        return tuple(Engagement(Ref("position", seat), "monthly") for seat in others) or None
    if isinstance(shape, PositionNames):
        return tuple(others) or None
    if isinstance(shape, PositionName):
        return others[0] if others else None
    if isinstance(shape, Choice):
        return shape.words[1]
    if isinstance(shape, Holder):
        return Holding(appointments=(Appointment(_SOMEBODY),))
    if isinstance(shape, CanonicalActivity | CanonicalMetric | Roles | Day):
        # which one it is decides everything: nothing can be made up
        return None
    return ("some",) if isinstance(shape, Words) else True if isinstance(shape, Flag) else shape.low if isinstance(shape, Whole) else "some"
