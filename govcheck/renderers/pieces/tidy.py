"""Places for the boxes of a chart: a tree in which every superior stands in the middle above its subordinates.

Subordinates who have nobody or only a few below them hang under each other in columns, as charts on paper do it, since side by side
they would make the page many times too wide. Lines that run in a circle are cut at their least seat; nothing here recurses, so a chain
may be as long as it likes.
"""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import NamedTuple

#: between columns, between layers, between boxes of a column, and how far a column stands in from its upright
ACROSS, DOWN, CLOSE, INDENT = 20.0, 40.0, 12.0, 16.0
#: how much further in a box hangs than the hanging one above it
DEEPER = INDENT + 6
#: a seat with at most so many below it, all told, hangs in a column
FEW = 3
#: those stand together beside the trees, this many below each other
ALONE = 6


class Placed(NamedTuple):
    """The upper left corner of a box; `hangs` where it hangs in a column, so that its line comes from the left."""

    x: float
    y: float
    hangs: bool


class Layout(NamedTuple):
    """Where every box stands, how large the whole is, and under which box each hangs as drawn."""

    places: Mapping[str, Placed]
    above: Mapping[str, str | None]
    width: float
    height: float


#: a seat that hangs with those below it, each with how deep it is
_Hanging = list[tuple[str, int]]


def tidy(above: Mapping[str, str | None], heights: Mapping[str, float], width: float) -> Layout:
    """The layout of boxes of one width; `above` says under which each hangs and gives the order of siblings."""
    tree = without_circles(above)
    below: dict[str, list[str]] = {}
    for seat, upper in tree.items():
        if upper is not None:
            below.setdefault(upper, []).append(seat)
    tops = [seat for seat, upper in tree.items() if upper is None]
    order = _lowest_first(tops, below)
    count: dict[str, int] = {}
    for seat in order:
        count[seat] = sum(count[lower] + 1 for lower in below.get(seat, ()))
    blocks: dict[str, _Block] = {}
    for seat in order:
        blocks[seat] = _Block(seat, below, count, blocks, heights, width)
    places: dict[str, Placed] = {}
    x = 0.0
    for seat in tops:
        if count[seat] > FEW:
            _place(seat, x, blocks, heights, width, places)
            x += blocks[seat].width + 2 * ACROSS
    # what hangs together with a few others only, or with nobody, stands beside the trees
    for column in _columns([_hanging(seat, below) for seat in tops if count[seat] <= FEW], heights, width, most=ALONE):
        y = 0.0
        for seat, depth in column:
            places[seat] = Placed(x + DEEPER * depth, y, hangs=True)
            y += heights[seat] + CLOSE
        x += width + DEEPER * max(depth for _, depth in column) + ACROSS
    height = max((place.y + heights[seat] for seat, place in places.items()), default=0.0)
    return Layout(places, tree, max((place.x for place in places.values()), default=0.0) + width, height)


class _Block:
    """A seat with everything below it: how wide that is, what hangs in which columns, and what has a block of its own."""

    __slots__ = ("branches", "columns", "width", "widths")

    width: float

    def __init__(
        self,
        seat: str,
        below: Mapping[str, Sequence[str]],
        count: Mapping[str, int],
        blocks: Mapping[str, "_Block"],
        heights: Mapping[str, float],
        width: float,
    ) -> None:
        lower = below.get(seat, ())
        self.branches = [one for one in lower if count[one] > FEW]
        self.columns = _columns([_hanging(one, below) for one in lower if count[one] <= FEW], heights, width)
        self.widths = [INDENT + width + DEEPER * max(depth for _, depth in column) for column in self.columns]
        self.widths += [blocks[one].width for one in self.branches]
        self.width = max(width, sum(self.widths) + ACROSS * (len(self.widths) - 1))


def without_circles(above: Mapping[str, str | None]) -> dict[str, str | None]:
    """Who hangs under whom, without lines to strangers and to oneself, and with each circle cut above its least seat."""
    tree = {seat: upper if upper in above and upper != seat else None for seat, upper in above.items()}
    done: set[str] = set()
    for start in tree:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in done and here not in way:
            way[here] = None
            here = tree[here]
        if here is not None and here in way:
            circle = list(way)[list(way).index(here) :]
            tree[min(circle)] = None
        done.update(way)
    return tree


def _lowest_first(tops: Sequence[str], below: Mapping[str, Sequence[str]]) -> list[str]:
    order: list[str] = []
    stack = list(tops)
    while stack:
        seat = stack.pop()
        order.append(seat)
        stack += below.get(seat, ())
    return order[::-1]


def _hanging(top: str, below: Mapping[str, Sequence[str]]) -> _Hanging:
    found: _Hanging = []
    stack = [(top, 0)]
    while stack:
        seat, depth = stack.pop()
        found.append((seat, depth))
        stack += [(lower, depth + 1) for lower in reversed(below.get(seat, ()))]
    return found


def _columns(hanging: Sequence[_Hanging], heights: Mapping[str, float], width: float, most: int = 0) -> list[_Hanging]:
    """What hangs, in columns of about one height, the whole about as wide as it is high; what belongs together stays so."""
    if not hanging:
        return []
    tall = [sum(heights[seat] + CLOSE for seat, _ in one) for one in hanging]
    whole = sum(tall)
    number = max(1, round(sqrt(whole / (0.9 * (width + INDENT + ACROSS)))))
    if most:
        number = ceil(len(hanging) / most)
    columns: list[_Hanging] = [[]]
    full = 0.0
    for one, high in zip(hanging, tall, strict=True):
        # a new column where this one has its share, so far as that leaves columns to begin
        if columns[-1] and full + high / 2 > whole / number * len(columns) and len(columns) < number:
            columns.append([])
        columns[-1] += one
        full += high
    return columns


def _place(
    top: str, left: float, blocks: Mapping[str, _Block], heights: Mapping[str, float], width: float, places: dict[str, Placed]
) -> None:
    stack = [(top, left, 0.0)]
    while stack:
        seat, x, y = stack.pop()
        block = blocks[seat]
        places[seat] = Placed(x + (block.width - width) / 2, y, hangs=False)
        row = y + heights[seat] + DOWN
        here = x + (block.width - (sum(block.widths) + ACROSS * (len(block.widths) - 1))) / 2
        for column, wide in zip(block.columns, block.widths, strict=False):
            down = row
            for one, depth in column:
                places[one] = Placed(here + INDENT + DEEPER * depth, down, hangs=True)
                down += heights[one] + CLOSE
            here += wide + ACROSS
        for one in block.branches:
            stack.append((one, here, row))
            here += blocks[one].width + ACROSS
