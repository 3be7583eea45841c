"""`superiors`: how many superiors a seat has, and what its dotted lines add."""

from collections.abc import Iterable
from itertools import combinations

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import questions, setting
from govcheck.constraints.selecting import joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict

BESIDE = "beside"


class Superiors(Constraint):
    """The solid lines name at least `min` and at most `max` superiors, a functional and an administrative one counting as one.

    A post or body that states no solid line, is no root and part of no body leaves `min` open; others without one need none, and where no
    roots are declared a seat with people below it is a top, of which `rooted` speaks. Dotted lines ``beside`` the solid ones name nobody
    whom a solid line names too; one to somebody further up is a way past those between, and adds something.
    """

    name = "superiors"
    meaning = "satisfied if the seat has as many superiors as it should; violated if too many or too few; open if it states no line"
    parameters = (
        Parameter("min", "count", "how few superiors a seat may have that needs one"),
        Parameter("max", "count", "how many superiors a seat may have"),
        Parameter("dotted", "word", "what dotted lines may be", choices=(BESIDE,)),
    )
    asks = ("min", "max", "dotted")
    placeholders = {"superiors": "the superiors in question", "count": "how many there are"}
    reads = frozenset(("line", "dotted", "position", "tier", "root", "organization", "subordinates"))
    subjects = frozenset(("position",))

    min: int | None
    max: int | None
    dotted: str | None

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """All but seats that state one solid line (or none, where no fewest is asked) and no dotted one to compare with it."""
        if (self.min is not None and self.min > 1) or self.max == 0:
            return subjects
        plain = (1,) if self.min else (0, 1)
        positions, compared = graph.positions, self.dotted is not None
        return tuple(ref for ref in subjects if len((seat := positions[ref.id]).lines or ()) not in plain or (compared and seat.dotted))

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject."""
        seat = graph.positions[subject.id]
        line = slot("line", subject.id)
        count = counted(seat)
        too_few = self.min is not None and 0 < count < self.min
        if too_few or (self.max is not None and count > self.max):
            yield Verdict(subject, State.VIOLATED, bindings=_named(seat, count), evidence=(line,))
            return
        read: tuple[Slot, ...] = (line,)
        if self.min and not count:
            read = joined((graph.chart.read_at(subject.id), (line, *needs(subject.id))))
            if graph.chart.needs_superior(subject.id):
                yield Verdict(subject, State.UNDETERMINED, bindings=_named(seat, count), evidence=read, missing=(line,))
                return
        if self.dotted is None:
            yield Verdict(subject, State.SATISFIED, evidence=read)
        else:
            judged = self._dotted(subject, graph)
            yield judged._replace(evidence=joined((read, judged.evidence)))

    def _dotted(self, subject: Ref, graph: OrgGraph) -> Verdict:
        """The verdict on the dotted lines alone."""
        fact = slot("dotted", subject.id)
        dotted = graph.chart.dotted(subject.id)
        solid = {line.to for line in graph.chart.lines(subject.id)}
        already = tuple(Ref("position", upper) for upper in dotted if upper in solid)
        facts = (fact, slot("line", subject.id))
        if already:
            return Verdict(subject, State.VIOLATED, bindings={"superiors": already, "count": len(already)}, evidence=facts)
        return Verdict(subject, State.SATISFIED, evidence=facts)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Keep as many as there may be; drop a dotted line that adds nothing. Which superior is missing, only a person can say."""
        if verdict.state is not State.VIOLATED:
            return questions(verdict.missing, graph)
        seat = graph.positions[verdict.subject.id]
        dotted = slot("dotted", seat.id)
        if dotted not in verdict.evidence:
            if self.max is None:
                return ()
            assert seat.lines is not None
            return setting(slot("line", seat.id), seat.lines, combinations(seat.lines, self.max), EditKind.CHANGE, "move")
        superiors = verdict.bindings["superiors"]
        assert isinstance(superiors, tuple)
        kept = tuple(upper for upper in graph.chart.dotted(seat.id) if Ref("position", upper) not in superiors)
        return (Edit(dotted, seat.dotted, kept, EditKind.CHANGE, "dotted"),)


def _named(seat: Position, count: int) -> dict[str, Binding]:
    return {"superiors": tuple(Ref("position", upper) for upper in sorted({line.to for line in seat.lines or ()})), "count": count}


def needs(position: str) -> tuple[Slot, ...]:
    """The facts that decide, beside those of the chart, whether a seat without a line needs one."""
    fields = (slot("position", position, "part_of"), slot("position", position, "implicit"))
    return (*fields, slot("organization", "roots"), slot("subordinates", position))


def counted(seat: Position) -> int:
    """How many superiors the solid lines of a seat name; a functional and an administrative one are one."""
    purposes = [line.purpose for line in seat.lines or ()]
    return purposes.count(None) + max(purposes.count("functional"), purposes.count("administrative"))
