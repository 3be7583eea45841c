"""`independent_of`: no way up from the subject meets the other party."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.doubts import match_or_doubt
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import Match, Who, hop_facts, joined, match
from govcheck.constraints.standing import standing
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.walks import Hop
from govcheck.model.organization import Line
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict

LINE, CONTRACT, PAY, EVALUATION = "line", "contract", "pay", "evaluation"
#: the other seats of the persons who hold the subject, and who oversees it for the house
SEATS, OVERSIGHT = "seats", "oversight"
#: that subject and other are one: one seat, or one person in two
ITSELF = "itself"
#: fields of a position that name whom it depends on
_NAMING = {PAY: "paid_by", EVALUATION: "evaluated_by", OVERSIGHT: "overseen_by"}


class IndependentOf(Constraint):
    """No chain up from the subject meets `who`.

    The chain is that of the solid lines (functional ones where told apart), through the chair and the superior of management and
    working bodies, up to a governing body or a root; whoever reports to a governing body directly reports to its chair as well.
    `through` may add the owner of the contract by which the seat is supplied, who pays it, who evaluates it and who oversees it, each
    with everybody above them, and the other seats of whoever holds it. A chain that breaks or runs in a circle leaves it open, and so
    do a holder who is not known and a seat whose title suggests the other's office.

    That the holder sits in the other's own seat is no dependence but one person in two offices: it counts where `through` says ``itself``,
    by which somebody who is not known to be the other is not.
    """

    name = "independent_of"
    meaning = "satisfied if every way up from the subject ends without meeting the other; violated if one meets it; open if a chain breaks"
    parameters = (
        Parameter("who", "who", "from whom the subject must be independent", required=True),
        Parameter(
            "through",
            "words",
            "by what somebody depends on another",
            default=(LINE,),
            choices=(LINE, CONTRACT, PAY, EVALUATION, OVERSIGHT, SEATS, ITSELF),
        ),
    )
    placeholders = {
        "other": "whom the way up meets",
        "path": "every seat on the way up, from the subject to the other",
        "standing": "after a comma, as what the other is meant, where its title does not say it",
    }
    reads = frozenset(("line", "position", "tier", "root", "is", "role", "holder", "seats", "vendor", "dotted", "party"))
    subjects = frozenset(("position",))

    who: Who
    through: tuple[str, ...]

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each other that a way up meets; else one."""
        starts, read, missing = self._dependences(subject.id, graph)
        own = match(self.who, subject, graph) if ITSELF in self.through else Match(False)
        read += own.evidence
        missing += own.missing
        ways: dict[str, tuple[Hop, ...]] = {}
        for hops in starts:
            first = hops[0].upper if hops else subject.id
            walk = graph.chart.walk(first)
            uppers = sorted(walk.uppers | {first} if hops else walk.uppers)
            met = {upper: match_or_doubt(self.who, upper, graph, of_superior=False) for upper in uppers}
            for upper in (upper for upper, found in met.items() if found.holds):
                up = () if hops and upper == first else graph.chart.path_up(first, (upper,))
                assert up is not None
                way = (*hops, *up)
                # a seat below the subject's own leads back to it, and on by the subject's own line
                if SEATS not in self.through or all(hop.upper != subject.id for hop in way):
                    ways[upper] = min(ways.get(upper, way), way, key=lambda way: (len(way), way))
            read += [*walk.read, *joined(found.evidence for found in met.values())]
            missing += [*walk.breaks, *joined(found.missing for found in met.values())]
            missing += [slot("line", position) for position in walk.cycle]
        for way, found in self._chairs(subject.id, graph) if LINE in self.through else ():
            read += [*hop_facts(way[-1].lower, way[-1].slot, graph), *found.evidence]
            missing += found.missing
            if found.holds:
                ways[way[-1].upper] = min(ways.get(way[-1].upper, way), way, key=lambda way: (len(way), way))
        if own.holds:
            other = Ref("position", own.evidence[-1].path[0])
            bindings: dict[str, Binding] = {"other": other, "path": (subject, other), "standing": ""}
            yield Verdict(subject, State.VIOLATED, (subject, other), bindings, own.evidence)
        for upper in sorted(ways):
            yield self._violated(subject, ways[upper], graph)
        if own.holds or ways:
            return
        if missing:
            yield Verdict(subject, State.UNDETERMINED, evidence=joined((read,)), missing=joined((missing,)))
        else:
            yield Verdict(subject, State.SATISFIED, evidence=joined((read,)))

    def _chairs(self, position: str, graph: OrgGraph) -> Iterable[tuple[tuple[Hop, ...], Match]]:
        """The way to the chair of each governing body to which the seat itself reports, and whether that is the other."""
        for hop in graph.chart.hops(position):
            chair = graph.positions[hop.upper].chair if graph.tier(hop.upper) == "governing" else None
            if chair is not None and chair != position:
                way = (hop, Hop(hop.upper, chair, slot("position", hop.upper, "chair")))
                yield way, match(self.who, Ref("position", chair), graph)

    def _dependences(self, position: str, graph: OrgGraph) -> tuple[list[tuple[Hop, ...]], list[Slot], list[Slot]]:
        """The first hops (none for the chain of the seat itself), what was read for them, and what is unsaid about them."""
        starts: list[tuple[Hop, ...]] = [()] if LINE in self.through else []
        read: list[Slot] = []
        missing: list[Slot] = []
        if CONTRACT in self.through:
            supplied = slot("position", position, "supplied_by")
            read.append(supplied)
            vendor = graph.value(supplied)
            if vendor is not None:
                self._add(starts, read, missing, position, slot("vendor", vendor, "owner"), graph)
        for field in (field for word, field in _NAMING.items() if word in self.through):
            self._add(starts, read, missing, position, slot("position", position, field), graph)
        if SEATS in self.through:
            self._add_seats(starts, read, missing, position, graph)
        return starts, read, missing

    def _add_seats(self, starts: list[tuple[Hop, ...]], read: list[Slot], missing: list[Slot], position: str, graph: OrgGraph) -> None:
        held = slot("holder", position)
        people = graph.people.of(position)
        read += [held, slot("position", position, "kind"), *(slot("seats", person) for person in people)]
        if not graph.people.is_known(position):
            missing.append(held)
        for other in sorted({seat for person in people for seat in graph.people.seats(person)} - {position}):
            own = match(self.who, Ref("position", other), graph)
            read += own.evidence
            missing += own.missing
            # who sits on a body as its member works for nobody there
            sits = graph.positions[other].kind == "member" and not graph.chart.lines(other)
            read += (slot("position", other, "kind"), slot("line", other)) if sits else ()
            if not own.holds and not sits:
                starts.append((Hop(position, other, held),))

    @staticmethod
    def _add(starts: list[tuple[Hop, ...]], read: list[Slot], missing: list[Slot], position: str, fact: Slot, graph: OrgGraph) -> None:
        read.append(fact)
        refs = graph.value(fact)
        if refs is None:
            missing.append(fact)
        for ref in refs or ():
            if ref.kind == "role":
                read.append(slot("role", ref.id))
                missing += [] if graph.carriers(ref.id) else [slot("role", ref.id)]
            starts += [(Hop(position, upper, fact),) for upper in graph.positions_of(ref)]

    def _violated(self, subject: Ref, way: tuple[Hop, ...], graph: OrgGraph) -> Verdict:
        other = Ref("position", way[-1].upper)
        facts: list[Slot] = []
        for hop in way:
            if hop.slot.kind in ("line", "position") and hop.slot.path[-1] not in _NAMING.values():
                facts += hop_facts(hop.lower, hop.slot, graph)
            elif hop.slot.kind == "holder":
                facts += (hop.slot, slot("holder", hop.upper))
            else:
                supplied = (slot("position", hop.lower, "supplied_by"),) if hop.slot.kind == "vendor" else ()
                roles = [slot("role", ref.id) for ref in graph.value(hop.slot) or () if ref.kind == "role"]
                facts += [*supplied, hop.slot, *roles]
        return Verdict(
            subject,
            State.VIOLATED,
            key=(other,),
            bindings={
                "other": other,
                "path": (subject, *(Ref("position", hop.upper) for hop in way)),
                "standing": standing(self.who, other.id, graph),
            },
            evidence=joined((facts, match(self.who, other, graph).evidence)),
        )

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Move the subject, or the seat on the way that comes before the other party, under the other's own superior.

        Where that seat is a body that the other chairs, or the way begins with a contract, pay, evaluation, oversight or a second seat
        of one person, somebody has to say who should do so instead.
        """
        if verdict.state is not State.VIOLATED:
            return questions(verdict.missing, graph)
        if len(verdict.key) == 2:
            return self._of_one(verdict, graph)
        path = verdict.bindings["path"]
        assert isinstance(path, tuple)
        assert isinstance(path[-2], Ref)
        other, before = verdict.key[0].id, path[-2].id
        # a line that is no part of the way leads nowhere else by being moved, nor does one to somebody else who is meant
        seats = [s for s in dict.fromkeys((verdict.subject.id, before)) if slot("line", s) in verdict.evidence and graph.chart.lines(s)]
        edits = [
            Edit(slot("line", seat), graph.positions[seat].lines, (Line(upper),), EditKind.CHANGE, "move")
            for upper in graph.chart.superiors(other)
            if not match(self.who, Ref("position", upper), graph).holds
            for seat in seats
            if graph.chart.lines(seat) != (Line(upper),) and seat not in {upper, *graph.chart.walk(upper).uppers}
        ]
        facts = (slot("position", before, "chair"), *(slot("position", verdict.subject.id, field) for field in _NAMING.values()))
        held = slot("holder", verdict.subject.id)
        if held in verdict.evidence:
            edits.append(Edit(held, graph.value(held), None, EditKind.CHANGE, "appoint"))
        changed = (fact for fact in verdict.evidence if (fact in facts or fact.kind == "vendor") and graph.value(fact) is not None)
        return (*edits, *(Edit(fact, graph.value(fact), None, EditKind.CHANGE, "move") for fact in changed))

    def _of_one(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Take the other office from a seat that states both, or name somebody else for one of the two seats."""
        subject, other = (ref.id for ref in verdict.key)
        if subject != other:
            held = (slot("holder", seat) for seat in (subject, other))
            return tuple(Edit(fact, graph.value(fact), None, EditKind.CHANGE, "appoint") for fact in held)
        stated = graph.positions[subject].roles or ()
        left = tuple(role for role in stated if role not in self.who.roles())
        return (Edit(slot("position", subject, "roles"), stated, left, EditKind.CHANGE, "seat"),) if left and left != stated else ()
