"""The reporting lines: who is above whom, over which hops, and where a chain ends or breaks.

Solid lines only, and of those the functional ones where the file tells functional and administrative apart. A chain ends at a
governing body or a root. A management or working body passes the line on to its chair and to its own superior. A vacant seat passes
the line on.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from govcheck.graph.circles import circles, circles_of
from govcheck.graph.depth import layers
from govcheck.graph.walks import Hop, Walk
from govcheck.model.organization import Line, Organization, Position
from govcheck.model.slots import Slot, slot


class Chart:
    """The reporting lines of one organisation. Positions are named by id; answers are sorted."""

    def __init__(self, organization: Organization, tier: Callable[[str], str | None]) -> None:
        self._organization = organization
        self._positions: Mapping[str, Position] = organization.positions
        self.tier = tier

    # ---- one step ----------------------------------------------------------------------------------------------------------------

    def lines(self, position: str) -> tuple[Line, ...]:
        """The solid lines upward as the file states them."""
        seat = self._positions.get(position)
        return (seat.lines or ()) if seat is not None else ()

    def deciding_lines(self, position: str) -> tuple[Line, ...]:
        """The solid lines that decide about independence: the functional ones where they are told apart."""
        lines = self.lines(position)
        if len(lines) < 2:
            return lines
        functional = tuple(line for line in lines if line.purpose == "functional")
        return functional or lines

    def superiors(self, position: str) -> tuple[str, ...]:
        """The positions that the deciding solid lines name."""
        lines = self.deciding_lines(position)
        return (lines[0].to,) if len(lines) == 1 else tuple(sorted({line.to for line in lines}))

    def dotted(self, position: str) -> tuple[str, ...]:
        """The positions that dotted lines name."""
        seat = self._positions.get(position)
        return (seat.dotted or ()) if seat is not None else ()

    def subordinates(self, position: str) -> tuple[str, ...]:
        """The positions whose solid lines (any purpose) name this one."""
        return self.all_subordinates.get(position, ())

    def chaired(self, position: str) -> tuple[str, ...]:
        """The bodies that this position chairs."""
        return self._chaired.get(position, ())

    @cached_property
    def all_subordinates(self) -> Mapping[str, tuple[str, ...]]:
        """Position -> the positions whose solid lines (any purpose) name it, sorted; those whom no line names are left out."""
        found: dict[str, list[str]] = {}
        for seat in self._positions.values():
            for upper in {line.to for line in seat.lines or ()}:
                found.setdefault(upper, []).append(seat.id)
        return {upper: tuple(sorted(lower)) for upper, lower in found.items()}

    @cached_property
    def _chaired(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for seat in self._positions.values():
            if seat.chair is not None:
                found.setdefault(seat.chair, []).append(seat.id)
        return {chair: tuple(sorted(bodies)) for chair, bodies in found.items()}

    # ---- ends --------------------------------------------------------------------------------------------------------------------

    def stands_in_line(self, position: str) -> bool:
        """Whether one expects a superior of it: a post or a body of the chart, not a member, a group or a mere matrix column."""
        seat = self._positions[position]
        return seat.kind in ("post", "body") and not seat.implicit

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """Where solid lines may end: at governing bodies, and where the file says so.

        Where it does not, and no line ends at a governing body, at the one position without a superior; of several, at the one that
        has people below it, so that a seat whose line was forgotten does not unsettle everybody else's.
        """
        declared = self._organization.roots
        if declared is not None:
            return tuple(sorted({*self._governing, *declared}))
        if any(self.subordinates(body) for body in self._governing):
            return self._governing
        tops = self.without_superior
        if len(tops) > 1:
            tops = tuple(top for top in tops if self.subordinates(top))
        return tuple(sorted({*self._governing, *(tops if len(tops) == 1 else ())}))

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """Where solid lines do end: governing bodies, and posts and bodies without a superior, that have somebody below them."""
        return tuple(sorted(p for p in (*self._governing, *self.without_superior) if self.subordinates(p)))

    @cached_property
    def _governing(self) -> tuple[str, ...]:
        return tuple(sorted(p for p, seat in self._positions.items() if seat.kind == "body" and self.tier(p) == "governing"))

    @cached_property
    def without_superior(self) -> tuple[str, ...]:
        """Posts and bodies below the governing tier for which no solid line is stated and that are part of no body."""
        return tuple(
            sorted(
                p
                for p, seat in self._positions.items()
                if self.stands_in_line(p)
                and not seat.lines
                and not (seat.kind == "body" and (self.tier(p) == "governing" or seat.part_of is not None))
            )
        )

    def needs_superior(self, position: str) -> bool:
        """Whether a superior is missing: it has none, is no root and, where no roots are declared, no top of others either."""
        if position not in self._without_superior_set or self.is_root(position):
            return False
        return self._organization.roots is not None or not self.subordinates(position)

    @cached_property
    def _without_superior_set(self) -> frozenset[str]:
        return frozenset(self.without_superior)

    @cached_property
    def _root_set(self) -> frozenset[str]:
        return frozenset(self.roots)

    def is_root(self, position: str) -> bool:
        """Whether a chain may end here."""
        return position in self._root_set

    # ---- chains ------------------------------------------------------------------------------------------------------------------

    def hops(self, position: str) -> tuple[Hop, ...]:
        """The steps that lead up from a position; none from a governing body."""
        seat = self._positions.get(position)
        if seat is None or (seat.kind == "body" and self.tier(position) == "governing"):
            return ()
        found = [Hop(position, upper, slot("line", position)) for upper in self.superiors(position)]
        if seat.kind == "body":
            if seat.chair is not None:
                found.append(Hop(position, seat.chair, slot("position", position, "chair")))
            if not found and seat.part_of is not None:
                found.append(Hop(position, seat.part_of, slot("position", position, "part_of")))
        return tuple(found)

    def read_at(self, position: str) -> tuple[Slot, ...]:
        """The facts that decide which hops lead up from a position and whether a chain may end there."""
        seat = self._positions.get(position)
        if seat is None:
            return ()
        at_end = () if self.superiors(position) else (slot("root", position),)
        if seat.kind != "body":
            return (slot("line", position), slot("position", position, "kind"), *at_end)
        body = (slot("tier", position), slot("position", position, "kind"))
        if self.tier(position) == "governing":
            return body
        chair_and_whole = (slot("position", position, "chair"), slot("position", position, "part_of"))
        return (*body, slot("line", position), *chair_and_whole, *at_end)

    def breaks_at(self, position: str) -> tuple[Slot, ...]:
        """The facts whose absence leaves open how a chain goes on from here; none where it ends well or goes on."""
        seat = self._positions.get(position)
        if seat is None:
            return (slot("line", position),)
        if seat.kind == "body" and self.tier(position) == "governing":
            return ()
        breaks = []
        if not self.superiors(position) and not (seat.kind == "body" and seat.part_of is not None) and not self.is_root(position):
            breaks.append(slot("line", position))
        if seat.kind == "body" and seat.chair is None:
            breaks.append(slot("position", position, "chair"))
        return tuple(breaks)

    def walk(self, position: str) -> Walk:
        """Everything above a position."""
        found = self._walks.get(position)
        if found is None:
            found = self._walks[position] = self._walk(position)
        return found

    @cached_property
    def _walks(self) -> dict[str, Walk]:
        return {}

    def _walk(self, position: str) -> Walk:
        hops: list[Hop] = []
        read: list[Slot] = []
        breaks: list[Slot] = []
        seen = {position}
        queue = deque((position,))
        while queue:
            here = queue.popleft()
            read += self.read_at(here)
            breaks += self.breaks_at(here)
            for hop in self.hops(here):
                hops.append(hop)
                if hop.upper not in seen:
                    seen.add(hop.upper)
                    queue.append(hop.upper)
        return Walk(tuple(hops), tuple(dict.fromkeys(read)), tuple(dict.fromkeys(breaks)), self._cycle_among(hops))

    def path_up(self, lower: str, uppers: Collection[str]) -> tuple[Hop, ...] | None:
        """The shortest way up from a position to any of `uppers`, every hop of it; None where there is none.

        The position itself does not count as above itself, so that the way of a self-report is its one hop.
        """
        came: dict[str, Hop] = {}
        queue = deque((lower,))
        while queue:
            here = queue.popleft()
            for hop in sorted(self.hops(here)):
                if hop.upper in came:
                    continue
                came[hop.upper] = hop
                if hop.upper in uppers:
                    return self._way(came, lower, hop)
                queue.append(hop.upper)
        return None

    @staticmethod
    def _way(came: Mapping[str, Hop], lower: str, last: Hop) -> tuple[Hop, ...]:
        way = [last]
        while way[-1].lower != lower:
            way.append(came[way[-1].lower])
        return tuple(reversed(way))

    def is_under(self, lower: str, upper: str) -> bool | None:
        """Whether `upper` is above `lower`; None where the chain breaks or runs in a circle before that is known."""
        walk = self.walk(lower)
        if upper in walk.uppers:
            return True
        return None if walk.breaks or walk.cycle else False

    def chain_to_top(self, position: str) -> tuple[Hop, ...]:
        """The shortest way from a position to where its line ends (or breaks); empty at the top and in a circle."""
        walk = self.walk(position)
        ends = {p for p in walk.uppers if not self.hops(p)}
        return self.path_up(position, ends) or ()

    def line_of(self, positions: Iterable[str]) -> frozenset[str]:
        """These positions and everybody below them, bodies that they chair included."""
        found = set(positions)
        queue = deque(sorted(found))
        while queue:
            for lower in self._below.get(queue.popleft(), ()):
                if lower not in found:
                    found.add(lower)
                    queue.append(lower)
        return frozenset(found)

    @cached_property
    def _below(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for position in self._positions:
            for hop in self.hops(position):
                found.setdefault(hop.upper, set()).add(position)
        return {upper: tuple(sorted(lower)) for upper, lower in found.items()}

    def _cycle_among(self, hops: Iterable[Hop]) -> tuple[str, ...]:
        """A circle of solid lines among these hops, or (). A chair who reports to the body that they chair is no circle."""
        if not self.circles:
            return ()
        lines: dict[str, list[str]] = {}
        for hop in hops:
            if hop.slot.kind == "line":
                lines.setdefault(hop.lower, []).append(hop.upper)
        return next(iter(circles(lines)), ())

    # ---- shape -------------------------------------------------------------------------------------------------------------------

    @cached_property
    def uppermost(self) -> tuple[str, ...]:
        """The posts and bodies that state no solid line."""
        return tuple(sorted(p for p, seat in self._positions.items() if not seat.lines and self.stands_in_line(p)))

    def span(self, position: str) -> int:
        """How many posts report to it over solid lines; groups and bodies are not counted."""
        return sum(1 for lower in self.subordinates(position) if self._positions[lower].kind == "post")

    @cached_property
    def layers(self) -> dict[str, int]:
        """Position -> its layer, 1 at the top: one more than that of its highest superior; positions in circles are left out."""
        return layers(self)

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The circles of solid lines, each from its first member by oldest name on, each position before its superior; self-reports too."""
        return circles_of(self._positions)
