"""Circles in directed lines: who ends up above themselves."""

from collections import deque
from collections.abc import Iterable, Mapping

from govcheck.graph.oldest import oldest_name
from govcheck.model.organization import Position

Lines = Mapping[str, Iterable[str]]
Circle = tuple[str, ...]


def circles(lines: Lines) -> tuple[Circle, ...]:
    """For each node that is the least of some circle, the shortest such circle, from that node on in the direction of the lines.

    So a chart in which nobody has two superiors gives each of its circles once, one with crossing lines enough of them to break
    every one, and whether a node has a circle here depends on the lines of that circle alone. `lines` maps a node to those above
    it; a line to oneself is a circle of one.
    """
    found: list[Circle] = []
    left = _peeled(lines)
    while left:
        rest: dict[str, set[str]] = {}
        for knot in _knots(left):
            least = min(knot)
            found.append(_shortest(least, knot))
            del knot[least]
            rest.update((node, uppers - {least}) for node, uppers in knot.items())
        left = _peeled(rest)
    return tuple(sorted(found))


def circles_of(positions: Mapping[str, Position]) -> tuple[Circle, ...]:
    """The circles of a chart's solid lines, the least member of each being the first by oldest name."""
    lines = {position: {line.to for line in seat.lines} for position, seat in positions.items() if seat.lines}
    if not any(seat.formerly for seat in positions.values()):
        return circles(lines)
    named = {each: "\0".join(oldest_name(each, positions)) for each in {*lines, *(upper for uppers in lines.values() for upper in uppers)}}
    back = {name: position for position, name in named.items()}
    found = circles({named[position]: {named[upper] for upper in uppers} for position, uppers in lines.items()})
    return tuple(tuple(back[name] for name in circle) for circle in found)


def _peeled(lines: Lines) -> dict[str, set[str]]:
    """The lines without the nodes that are above or below everything else, again and again: nothing where there is no circle."""
    upward = {node: set(uppers) for node, uppers in lines.items()}
    for _ in range(2):  # from the top down, then from the bottom up
        downward: dict[str, set[str]] = {}
        for node, uppers in upward.items():
            for upper in uppers:
                downward.setdefault(upper, set()).add(node)
        open_ends = {node: len(uppers) for node, uppers in upward.items()}
        ends = deque(node for node in (*upward, *(upper for upper in downward if upper not in upward)) if not open_ends.get(node))
        gone = set(ends)
        while ends:
            for lower in downward.get(ends.popleft(), ()):
                open_ends[lower] -= 1
                if not open_ends[lower]:
                    gone.add(lower)
                    ends.append(lower)
        kept = {node: uppers - gone for node, uppers in upward.items() if node not in gone}
        upward = {node: set() for node in kept}
        for node, uppers in kept.items():
            for upper in uppers:
                upward[upper].add(node)
    return upward


def _knots(lines: Mapping[str, set[str]]) -> list[dict[str, set[str]]]:
    """The parts in which everybody is above everybody, each with its own lines."""
    import networkx  # costs many interpreter starts, and only a chart with a circle needs it

    network: networkx.DiGraph[str] = networkx.DiGraph()
    network.add_edges_from((node, upper) for node, uppers in lines.items() for upper in uppers)
    parts = (part for part in networkx.strongly_connected_components(network) if len(part) > 1 or network.has_edge(*part, *part))
    return [{node: lines[node] & part for node in part} for part in parts]


def _shortest(start: str, lines: Mapping[str, set[str]]) -> Circle:
    """The shortest way from a node back to itself, the first by name among equals."""
    came: dict[str, str] = {}
    queue = deque((start,))
    while start not in came:
        here = queue.popleft()
        for upper in sorted(lines[here]):
            if upper not in came:
                came[upper] = here
                queue.append(upper)
    way = [came[start]]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))
