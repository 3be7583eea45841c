"""`reports_to`: whom a seat's own lines name, or whom they must not name."""

from collections.abc import Iterable, Mapping

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.doubts import match_or_doubt
from govcheck.constraints.proposing import heads, questions, setting
from govcheck.constraints.selecting import Match, Who, both, either, hop_facts, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict

SOLID, DOTTED = "solid", "dotted"


class ReportsTo(Constraint):
    """A superior is meant by `any`, or none is meant by `none`.

    The superiors are those that the seat's own lines name (of solid ones, the functional where told apart). A management or working body
    that is not meant itself passes the line on to its chair and to its own superiors: for `any` all of them have to be meant, since
    whoever reports to a committee reports to those who lead it as well; for `none` one is enough. With `direct: false`, everybody above
    counts. A seat for which no line is stated leaves it open, unless it is a root and the question is whom it must not report to; so
    does, for `any`, a superior of whom it is not known what office it holds (see `doubts`).
    """

    name = "reports_to"
    meaning = "satisfied if a superior is meant (`none`: no superior is); violated if only others are; open if no line is stated"
    parameters = (
        Parameter("any", "who", "one superior at least must be meant"),
        Parameter("none", "who", "no superior may be meant"),
        Parameter("lines", "words", "the lines that count", default=(SOLID,), choices=(SOLID, DOTTED)),
        Parameter("direct", "flag", "whether only the next superior counts, or everybody above", default=True),
    )
    asks = ("any", "none")
    asks_one = True
    placeholders = {"superior": "the superiors that are not meant, or the one that must not be"}
    reads = frozenset(("line", "dotted", "position", "tier", "root", "is", "role", "holder", "seats", "party"))
    subjects = frozenset(("position",))

    any: Who | None
    none: Who | None
    lines: tuple[str, ...]
    direct: bool

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict; with `none`, one for each superior that is meant."""
        above = self._above(subject.id, graph)
        if self.any is not None:
            yield self._wanted(self.any, subject, above, graph)
        if self.none is not None:
            yield from self._unwanted(self.none, subject, above, graph)

    def _wanted(self, who: Who, subject: Ref, above: "_Above", graph: OrgGraph) -> Verdict:
        met = {upper: match_or_doubt(who, upper, graph, of_superior=True) for upper in sorted(above.ways)}
        found = {upper: _reached(upper, met, graph, ()) for upper in above.first} if self.direct else met
        for upper, one in found.items():
            if one.holds:
                return Verdict(subject, State.SATISFIED, evidence=joined((above.ways[upper], one.evidence)))
        unclear = either(found.values())
        broken = self._broken(subject.id, graph) if self.direct else above.missing
        missing = joined((broken or (() if met else self._first_lines(subject.id)), unclear.missing))
        evidence = joined((above.read, unclear.evidence))
        if missing:
            return Verdict(subject, State.UNDETERMINED, evidence=evidence, missing=missing)
        superiors = tuple(Ref("position", upper) for upper in above.named)
        return Verdict(subject, State.VIOLATED, bindings={"superior": superiors}, evidence=evidence)

    def _unwanted(self, who: Who, subject: Ref, above: "_Above", graph: OrgGraph) -> Iterable[Verdict]:
        met = {upper: match(who, Ref("position", upper), graph) for upper in sorted(above.ways)}
        meant = [upper for upper, found in met.items() if found.holds]
        for upper in meant:
            superior = Ref("position", upper)
            facts = joined((above.ways[upper], met[upper].evidence))
            yield Verdict(subject, State.VIOLATED, key=(superior,), bindings={"superior": superior}, evidence=facts)
        if meant:
            return
        evidence = joined((above.read, *(found.evidence for found in met.values())))
        missing = joined((above.missing, *(found.missing for found in met.values())))
        yield Verdict(subject, State.UNDETERMINED if missing else State.SATISFIED, evidence=evidence, missing=missing)

    def _broken(self, position: str, graph: OrgGraph) -> tuple[Slot, ...]:
        """What leaves open whom the seat's own lines name."""
        return graph.chart.breaks_at(position) if SOLID in self.lines else ()

    def _first_lines(self, position: str) -> tuple[Slot, ...]:
        """The lines of the seat itself that would have to be stated."""
        return tuple(slot("line" if kind == SOLID else "dotted", position) for kind in self.lines)

    def _above(self, position: str, graph: OrgGraph) -> "_Above":
        """Everybody who counts as a superior, the facts by which each does, and what is unsaid."""
        ways: dict[str, tuple[Slot, ...]] = {}
        read: list[Slot] = []
        missing: list[Slot] = []
        named: set[str] = set()
        first: dict[str, None] = {}
        if SOLID in self.lines:
            named.update(graph.chart.superiors(position))
            read += [*graph.chart.read_at(position)]
            missing += graph.chart.breaks_at(position)
            for hop in graph.chart.hops(position):
                first[hop.upper] = None
                self._climb(hop.upper, hop_facts(position, hop.slot, graph), ways, read, missing, graph)
            if not self.direct:
                missing += [slot("line", here) for here in graph.chart.walk(position).cycle]
        if DOTTED in self.lines:
            fact = slot("dotted", position)
            dotted = graph.chart.dotted(position)
            named.update(dotted)
            read.append(fact)
            for upper in dotted:
                first[upper] = None
                self._climb(upper, (fact,), ways, read, missing, graph)
        return _Above(ways, tuple(first), tuple(sorted(named)), joined((read,)), joined((missing,)))

    def _climb(
        self, first: str, by: tuple[Slot, ...], ways: dict[str, tuple[Slot, ...]], read: list[Slot], missing: list[Slot], graph: OrgGraph
    ) -> None:
        """Add a superior, and from it on everybody to whom it passes the line on."""
        queue = [(first, by)]
        seen = {first}
        for here, facts in queue:
            ways.setdefault(here, facts)
            if self.direct and graph.tier(here) in (None, "governing"):
                read += [slot("position", here, "kind"), slot("tier", here)]
                continue
            read += graph.chart.read_at(here)
            missing += graph.chart.breaks_at(here)
            for hop in graph.chart.hops(here):
                if hop.upper not in seen:
                    seen.add(hop.upper)
                    queue.append((hop.upper, joined((facts, hop_facts(here, hop.slot, graph)))))

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Move the seat under one who is meant, or from one who must not be meant to the latter's own superior; drop such a dotted line.

        Where a stated line leaves it open, that is to be answered.
        """
        if verdict.state is State.SATISFIED:
            return ()
        if self.none is not None:
            return self._freed(self.none, verdict, graph)
        assert self.any is not None
        seat = graph.positions[verdict.subject.id]
        solid = SOLID in self.lines
        before = seat.lines if solid else seat.dotted
        if verdict.state is State.UNDETERMINED and before:
            return questions(verdict.missing, graph)
        below = graph.chart.line_of((seat.id,))
        meant = [upper for upper in heads(self.any, graph) if upper not in below]
        stated = verdict.state is State.VIOLATED
        kind = EditKind.CHANGE if stated else EditKind.STATE
        if solid:
            return setting(slot("line", seat.id), before, [(Line(upper),) for upper in meant], kind, "move" if stated else "state")
        values = [tuple(sorted({*(seat.dotted or ()), upper})) for upper in meant]
        return setting(slot("dotted", seat.id), before, values, kind, "dotted")

    @staticmethod
    def _freed(who: Who, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """What takes a seat from a superior who must not be one."""
        if not verdict.key:
            return questions(verdict.missing, graph)
        seat, other = graph.positions[verdict.subject.id], verdict.key[0].id
        line, dotted = slot("line", seat.id), slot("dotted", seat.id)
        edits: tuple[Edit, ...] = ()
        drawn = graph.chart.dotted(seat.id)
        if dotted in verdict.evidence and other in drawn:
            edits = (Edit(dotted, seat.dotted, tuple(upper for upper in drawn if upper != other), EditKind.CHANGE, "dotted"),)
        if line in verdict.evidence and seat.lines:
            uppers = (u for u in graph.chart.superiors(other) if u != seat.id and not match(who, Ref("position", u), graph).holds)
            edits += setting(line, seat.lines, [(Line(upper),) for upper in uppers], EditKind.CHANGE, "move")
        return edits


def _reached(upper: str, met: Mapping[str, Match], graph: OrgGraph, way: tuple[str, ...]) -> Match:
    """Whether a superior is meant, or is a body that passes the line on to nobody but people who are; `way` are the bodies before it."""
    own = met[upper]
    if own.holds:
        return own
    if graph.tier(upper) is None:
        return own._replace(evidence=joined((own.evidence, (slot("position", upper, "kind"), slot("tier", upper)))))
    if upper in way:
        return Match(None, (), (slot("line", upper),))
    breaks = graph.chart.breaks_at(upper)
    # a chair, once stated, takes the place of the body that this one is part of
    hops = [hop for hop in graph.chart.hops(upper) if hop.slot != slot("position", upper, "part_of")]
    passed = [_reached(hop.upper, met, graph, (*way, upper)) for hop in hops]
    passed += [Match(None, (), breaks)] if breaks else []
    found = either((own, both(passed))) if passed else own
    return found._replace(evidence=joined((graph.chart.read_at(upper), found.evidence)))


class _Above(Record):
    """Superior -> the facts that make it one; the next ones; those that the lines name; all that was read; what is unsaid."""

    ways: dict[str, tuple[Slot, ...]]
    first: tuple[str, ...]
    named: tuple[str, ...]
    read: tuple[Slot, ...]
    missing: tuple[Slot, ...]
