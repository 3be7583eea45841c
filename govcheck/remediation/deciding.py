"""Who decides on a change: the nearest seat above everybody whom it concerns, never one of them alone about itself."""

from collections.abc import Iterable
from typing import Any

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Channel, Engagement, Line
from govcheck.model.slots import Ref
from govcheck.model.verdicts import Edit


def decider(edits: Iterable[Edit], graph: OrgGraph) -> str | None:
    """The position that decides on edits; None where the chart does not say who stands above."""
    seats: set[str] = set()
    ends: set[str] = set()
    for edit in edits:
        own, others = _concerned(edit, graph)
        seats |= own & {*graph.positions}
        ends |= others & {*graph.positions}
    if not seats and not ends:
        return top(graph)
    above = [_above(seat, graph) - {seat} for seat in sorted(seats)]
    # who gains or loses a subordinate may decide on it
    above += [_above(end, graph) | {end} for end in sorted(ends)]
    shared = set.intersection(*above) - seats if above else set()
    circles = {position for circle in graph.chart.circles for position in circle}
    near = [position for position in shared - circles if graph.positions[position].kind in ("post", "body")]
    return max(near, key=lambda position: (_depth(position, graph), position), default=None) or top(graph)


def top(graph: OrgGraph) -> str | None:
    """The seat at the top of the chart: the governing body, else the first without superior under whom somebody works."""
    governing = [p for p in sorted(graph.positions) if graph.tier(p) == "governing" and graph.positions[p].part_of is None]
    tops = [p for p in sorted(graph.positions) if not graph.chart.superiors(p) and graph.chart.subordinates(p)]
    return next(iter((*governing, *tops)), None)


def _concerned(edit: Edit, graph: OrgGraph) -> tuple[set[str], set[str]]:
    """The seats whose own position an edit changes, and those at its ends."""
    kind, path = edit.slot
    values = (*_many(edit.before), *_many(edit.after), *(value for choice in edit.choices for value in _many(choice)))
    if kind == "cell":
        return {path[2]}, set()
    if kind == "line":
        return {path[0]}, {value.to for value in values if isinstance(value, Line)}
    if kind in ("dotted", "holder"):
        return {path[0]}, {value for value in values if isinstance(value, str)}
    if kind == "channel":
        sender = graph.positions_of(Ref(*path[0].split(":", 1)))
        return {*sender}, {p for value in values if isinstance(value, Channel) for p in graph.positions_of(value.to)}
    if kind in ("position", "letters", "subordinates", "is"):
        partners = {p for value in values if isinstance(value, Engagement) for p in graph.positions_of(value.partner)}
        return {path[0]}, partners
    if kind == "row":
        matrix = graph.organization.matrices.get(path[0])
        return {*(matrix.rows.get(path[1], {}) if matrix is not None else ())}, set()
    people = {p for value in values if isinstance(value, Ref) for p in graph.positions_of(value)}
    return people, set()


def _many(value: Any) -> tuple[Any, ...]:
    plain = isinstance(value, tuple) and not isinstance(value, Ref | Line | Engagement | Channel)
    return tuple(value) if plain else () if value is None else (value,)


def _above(position: str, graph: OrgGraph) -> set[str]:
    return {*graph.chart.walk(position).uppers}


def _depth(position: str, graph: OrgGraph) -> int:
    return len(graph.chart.walk(position).uppers)
