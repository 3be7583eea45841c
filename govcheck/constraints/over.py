"""`over`: who answers for an activity has authority over those who do it."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.letters import row_of
from govcheck.constraints.selecting import Match, either, hop_facts, joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, State, Verdict

SAME, ENGAGED, DOTTED, EXTERNAL, GROUP, PEER, AGREED = "same", "engaged", "dotted", "external", "group", "peer", "agreed"
_TIES = (SAME, ENGAGED, DOTTED, EXTERNAL, GROUP, PEER, AGREED)


class Over(Constraint):
    """For each seat with the letter `of`, a seat with `letter` stands above it by solid line, or one of `accept` holds.

    `same`: they are one seat or one person. `engaged`: either names the other under ``engages``. `dotted`: a dotted line names the
    accountable one. `external`: the seat is supplied by a vendor. `group`: one of them is a body or a group. `peer`: both report to one
    superior, who decides between them. `agreed`: a superior of the doer, who is none of the accountable one's, has a letter in the row.
    A tie to such a superior is as good as one to the doer.
    """

    name = "over"
    meaning = "satisfied if an accountable seat is above each that does the work, or has another tie to it; violated for each without one"
    parameters = (
        Parameter("letter", "letters", "the letter of those who should have authority", default="A"),
        Parameter("of", "letters", "the letter of those over whom", default="R"),
        Parameter(
            "accept",
            "words",
            "ties that will do beside the line",
            default=_TIES,
            choices=_TIES,
        ),
        Parameter("max_levels", "count", "the most steps between the two"),
    )
    placeholders = {"accountable": "who answers for the activity", "responsible": "who does the work"}
    reads = frozenset(("cell", "row", "rows", "line", "position", "tier", "root", "dotted", "holder", "role"))
    subjects = frozenset(("activity",))

    letter: str
    of: str
    accept: tuple[str, ...]
    max_levels: int | None

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each seat that does the work; one where nobody does or nobody answers."""
        row, absent = row_of(subject, graph)
        if row is None:
            yield Verdict(subject, State.SATISFIED, evidence=absent)
            return
        accountable = row.assignees(self.letter)
        below = [position for position in row.assignees(self.of) if position not in accountable]
        if not accountable or not below:
            yield Verdict(subject, State.SATISFIED, evidence=(row.slot,))
            return
        for position in below:
            yield self._one(subject, row, position, accountable, graph)

    def _one(self, subject: Ref, row: Row, position: str, accountable: tuple[str, ...], graph: OrgGraph) -> Verdict:
        tie = either(self._tied(row, position, above, graph) for above in accountable)
        key = (Ref("position", position),)
        cells = (row.cell(position), *(row.cell(above) for above in accountable))
        evidence = joined((cells, (row.slot,), tie.evidence))
        if tie.holds:
            return Verdict(subject, State.SATISFIED, key=key, evidence=evidence)
        if tie.holds is None:
            return Verdict(subject, State.UNDETERMINED, key=key, evidence=evidence, missing=tie.missing)
        bindings: dict[str, Binding] = {"accountable": tuple(Ref("position", above) for above in accountable), "responsible": key[0]}
        return Verdict(subject, State.VIOLATED, key=key, bindings=bindings, evidence=evidence)

    def _tied(self, row: Row, position: str, above: str, graph: OrgGraph) -> Match:
        ties = [self._by_line(position, above, graph)]
        if ties[0].holds:
            return ties[0]
        for tie in self._accepted(row, position, above, graph):
            if tie.holds:
                return tie
            ties.append(tie)
        return either(ties)

    def _by_line(self, position: str, above: str, graph: OrgGraph) -> Match:
        way = graph.chart.path_up(position, (above,))
        if way is not None and (self.max_levels is None or len(way) <= self.max_levels):
            return Match(True, joined(hop_facts(hop.lower, hop.slot, graph) for hop in way))
        walk = graph.chart.walk(position)
        if way is not None:
            return Match(False, walk.read)
        if walk.breaks or walk.cycle:
            return Match(None, walk.read, walk.breaks or tuple(slot("line", p) for p in walk.cycle))
        return Match(False, walk.read)

    def _accepted(self, row: Row, position: str, above: str, graph: OrgGraph) -> Iterable[Match]:
        if SAME in self.accept:
            people = {*graph.people.of(position)} & {*graph.people.of(above)}
            yield Match(bool(people), (slot("holder", position), slot("holder", above)))
        if EXTERNAL in self.accept:
            yield Match(graph.positions[position].supplied_by is not None, (slot("position", position, "supplied_by"),))
        if GROUP in self.accept:
            kinds = tuple(slot("position", seat, "kind") for seat in (position, above))
            yield Match(any(graph.positions[seat].kind in ("group", "body") for seat in (position, above)), kinds)
        if PEER in self.accept:
            shared = {*graph.chart.superiors(position)} & {*graph.chart.superiors(above)}
            yield Match(bool(shared), (slot("line", position), slot("line", above)))
        own, read = _own_line(position, above, graph)
        for seat in own:
            if ENGAGED in self.accept:
                tie = _engaged(seat, above, graph)
                yield tie._replace(evidence=(*read, *tie.evidence))
            if DOTTED in self.accept:
                yield Match(above in graph.chart.dotted(seat), (*read, slot("dotted", seat)))
        if AGREED in self.accept:
            yield Match(any(row.letters(seat) for seat in own[1:]), (*read, row.slot))


def _own_line(position: str, above: str, graph: OrgGraph) -> tuple[tuple[str, ...], tuple[Slot, ...]]:
    """A seat and those above it who are not above the other one too, and the facts that say so."""
    walks = [graph.chart.walk(seat) for seat in (position, above)]
    own = sorted(walks[0].uppers - walks[1].uppers - {position, above})
    return (position, *own), joined(walk.read for walk in walks)


def _engaged(position: str, above: str, graph: OrgGraph) -> Match:
    facts: list[Slot] = []
    for one, other in ((position, above), (above, position)):
        fact = slot("position", one, "engages")
        facts.append(fact)
        for engagement in graph.positions[one].engages or ():
            if engagement.partner.kind == "role":
                facts += [slot("role", engagement.partner.id)]
            if other in graph.positions_of(engagement.partner):
                return Match(True, tuple(facts))
    return Match(False, tuple(facts))
