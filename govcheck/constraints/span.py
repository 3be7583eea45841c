"""`span`: how many posts report to one."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.selecting import joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import State, Verdict


class Span(Constraint):
    """A post to which posts report has at least `min` and at most `max` of them.

    Groups and bodies below are not counted; bodies have no span, since nobody leads by a seat on one alone.
    """

    name = "span"
    meaning = "satisfied if as many posts report to a post as should, or none do; violated if more or fewer"
    parameters = (
        Parameter("max", "count", "how many posts may report to one"),
        Parameter("min", "count", "how few posts may report to one to which any do"),
    )
    asks = ("min", "max")
    placeholders = {"count": "how many posts report to it"}
    reads = frozenset(("subordinates", "position"))
    subjects = frozenset(("position",))

    min: int | None
    max: int | None

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """Seats to which so many report that the limits may be passed; without a lower limit, few are."""
        least = 0
        if self.min is None:
            assert self.max is not None
            least = self.max
        below = graph.chart.all_subordinates
        return tuple(ref for ref in subjects if len(below.get(ref.id, ())) > least)

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject."""
        below = slot("subordinates", subject.id)
        subordinates = graph.chart.subordinates(subject.id)
        if not subordinates:
            yield Verdict(subject, State.SATISFIED, evidence=(below,))
            return
        kind = slot("position", subject.id, "kind")
        if graph.positions[subject.id].kind != "post":
            yield Verdict(subject, State.SATISFIED, evidence=(kind,))
            return
        count = graph.chart.span(subject.id)
        wrong = (self.max is not None and count > self.max) or (self.min is not None and 0 < count < self.min)
        facts = joined(((below, kind), (slot("position", seat, "kind") for seat in subordinates)))
        yield Verdict(subject, State.VIOLATED if wrong else State.SATISFIED, bindings={"count": count}, evidence=facts)
