"""The chart as an outline: each seat followed by those that hang below it."""

from collections.abc import Iterator
from typing import NamedTuple

from govcheck.model.dossiers import Chart, Seat
from govcheck.renderers.pieces.tidy import without_circles


class Entry(NamedTuple):
    """A seat in the outline: how deep it stands, whether others hang below it, how many in all, and how many levels end after it."""

    seat: Seat
    depth: int
    branch: bool
    below: int
    ends: int


def outline(chart: Chart) -> Iterator[Entry]:
    """The seats, each before those below it, siblings by title; circles are cut as in the picture."""
    seats = {seat.id: seat for seat in sorted(chart.seats, key=lambda seat: (seat.title.casefold(), seat.id))}
    lower: dict[str | None, list[str]] = {}
    for name, upper in without_circles({name: seat.above for name, seat in seats.items()}).items():
        lower.setdefault(upper, []).append(name)
    order: list[tuple[str, int]] = []
    stack = [(name, 0) for name in reversed(lower.get(None, []))]
    while stack:
        name, depth = stack.pop()
        order.append((name, depth))
        stack += [(one, depth + 1) for one in reversed(lower.get(name, []))]
    below: dict[str, int] = {}
    for name, _ in reversed(order):
        below[name] = sum(below[one] + 1 for one in lower.get(name, ()))
    for place, (name, depth) in enumerate(order):
        following = order[place + 1][1] if place + 1 < len(order) else 0
        yield Entry(seats[name], depth, name in lower, below[name], max(depth - following, 0))
