"""The chart of an organisation as seats and lines, with the findings on it."""

from collections.abc import Iterable, Mapping

from govcheck.dossier.marks import Marked, offending_lines, remarks_by_seat
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.dossiers import Chart, Remark, Seat, Stand, Tie
from govcheck.model.findings import Finding
from govcheck.model.organization import Line, Position


def chart_of(graph: OrgGraph, findings: Iterable[Finding] = ()) -> Chart:
    """The whole chart; seats are in the order of their ids, ties in that of their ends.

    Columns of a matrix that are no seats of the chart are left out, and so are plain seats on a body: the body names its members.
    """
    found = tuple(findings)
    remarks = remarks_by_seat(found)
    lines = offending_lines(found, graph)
    shown = {name: seat for name, seat in sorted(graph.positions.items()) if not seat.implicit and not _is_plain_member(graph, seat)}
    seats = tuple(_seat(graph, seat, shown, remarks.get(name, ())) for name, seat in shown.items())
    return Chart(seats, tuple(_ties(shown, lines)))


def _is_plain_member(graph: OrgGraph, seat: Position) -> bool:
    return seat.kind == "member" and not seat.lines and not seat.dotted and not graph.chart.subordinates(seat.id)


def _seat(graph: OrgGraph, seat: Position, shown: Mapping[str, Position], remarks: tuple[Remark, ...]) -> Seat:
    roles = graph.vocabulary.roles
    offices = tuple(roles[role].title if role in roles else role for role in graph.roles_of(seat.id))
    entity = graph.organization.entities.get(seat.entity or "")
    return Seat(
        id=seat.id,
        title=seat.title,
        kind=seat.kind,
        tier=graph.tier(seat.id),
        holders=_holders(graph, seat.id),
        vacant=graph.people.is_vacant(seat.id),
        offices=tuple(office for office in offices if office.casefold() != seat.title.casefold()),
        members=tuple(_member(graph, seat, member) for member in _members(seat)),
        entity=seat.entity if entity is None else entity.title or entity.id,
        above=_above(seat, shown),
        remarks=remarks,
    )


def _holders(graph: OrgGraph, seat: str) -> tuple[str, ...]:
    """Who holds a seat, in words: each name with its share, and whether for the time being."""
    holding = graph.people.holding(seat)
    if holding is None:
        return ()
    if holding.vacant:
        return (f"vacant since {holding.since.isoformat()}" if holding.since else "vacant",)
    told = []
    for one in holding.appointments:
        name = graph.people.name(one.person) if one.person is not None else "not named"
        notes = [f"{one.share:.0%}"] if one.share is not None and one.share < 1 else []
        notes += ["acting"] if one.acting else []
        told.append(name + (f" ({', '.join(notes)})" if notes else ""))
    return tuple(sorted(told))


def _members(seat: Position) -> tuple[str, ...]:
    """Those who sit on a body, its chair first."""
    return tuple(dict.fromkeys((*((seat.chair,) if seat.chair is not None else ()), *(seat.members or ()))))


def _member(graph: OrgGraph, body: Position, member: str) -> str:
    people = ", ".join(graph.people.name(person) for person in graph.people.of(member))
    seat = graph.positions.get(member)
    # a seat on the body alone says no more than who sits there; anybody else sits there by office
    name = people if people and seat is not None and seat.kind == "member" else seat.title if seat is not None else member
    return f"{name} (chair)" if member == body.chair else name


def _above(seat: Position, shown: Mapping[str, Position]) -> str | None:
    """The seat under which it hangs: its functional line first, for a committee without a line the body of which it is part."""
    lines = sorted(seat.lines or (), key=lambda line: (line.purpose == "administrative", line.to))
    uppers = [line.to for line in lines] or ([seat.part_of] if seat.part_of is not None else [])
    return next((upper for upper in uppers if upper in shown and upper != seat.id), None)


def _ties(shown: Mapping[str, Position], lines: Mapping[tuple[str, str, str], Marked]) -> Iterable[Tie]:
    for name, seat in shown.items():
        own: dict[tuple[str, str], Line | None] = {("solid", line.to): line for line in sorted(seat.lines or (), key=repr)}
        own |= {("dotted", upper): None for upper in sorted(seat.dotted or ())}
        if seat.kind == "body" and seat.chair is not None:
            own["chair", seat.chair] = None
        if seat.part_of is not None:
            own["part", seat.part_of] = None
        for (kind, upper), line in own.items():
            if upper in shown:
                stand, because = lines.get((name, upper, kind), (Stand.PLAIN, ""))
                yield Tie(name, upper, kind, None if line is None else line.purpose, stand, because)
