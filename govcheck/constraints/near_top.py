"""`near_top`: few steps lie between a seat and the head of the organisation."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import Selector, Who, hop_facts, joined, match, role_seats
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, State, Verdict


class NearTop(Constraint):
    """The shortest way up from the subject to a carrier of `of` has at most `at_most` steps.

    A role counts in every seat that its holders occupy. A seat that has it itself, and one whose chain ends at a governing body or a root
    without meeting the role, are not below it: satisfied. A chain that breaks or runs in a circle leaves it open.
    """

    name = "near_top"
    meaning = "satisfied if the way up to the role is short, or the role is not above; violated if it is longer; open if the chain breaks"
    parameters = (
        Parameter("of", "role", "the role at the top", required=True),
        Parameter("at_most", "count", "the most steps that there may be", required=True),
    )
    placeholders = {"distance": "the number of steps", "path": "every seat on the way, from the subject up"}
    reads = frozenset(("line", "position", "tier", "root", "is", "role", "holder", "seats"))
    subjects = frozenset(("position",))

    of: str
    at_most: int

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per seat."""
        tops, read = role_seats(self.of, graph)
        if subject.id in tops:
            yield Verdict(subject, State.SATISFIED, evidence=self._in_office(subject.id, graph))
            return
        way = graph.chart.path_up(subject.id, tops)
        facts = joined(hop_facts(hop.lower, hop.slot, graph) for hop in way or ())
        walk = graph.chart.walk(subject.id)
        if way is not None and len(way) <= self.at_most:
            yield Verdict(subject, State.SATISFIED, evidence=joined((facts, self._in_office(way[-1].upper, graph))))
        elif way is not None:
            path = (subject, *(Ref("position", hop.upper) for hop in way))
            evidence = joined((facts, self._in_office(way[-1].upper, graph), walk.read, read))
            yield Verdict(subject, State.VIOLATED, bindings={"distance": len(way), "path": path}, evidence=evidence)
        elif walk.breaks or walk.cycle:
            missing = walk.breaks or tuple(slot("line", position) for position in walk.cycle)
            yield Verdict(subject, State.UNDETERMINED, evidence=joined((walk.read, read)), missing=missing)
        else:
            yield Verdict(subject, State.SATISFIED, evidence=joined((walk.read, read)))

    def _in_office(self, position: str, graph: OrgGraph) -> tuple[Slot, ...]:
        """The facts by which a seat has the role: its own, or that of another seat of its holder."""
        return match(Who((Selector(role=(self.of,)),)), Ref("position", position), graph).evidence

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Where a chain should be cut short only a person can say."""
        return questions(verdict.missing, graph)
