"""`carries`: how many rows give a seat one of some letters."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import State, Verdict


class Carries(Constraint):
    """The seat has one of the letters in at least `min` and at most `max` rows, over all matrices.

    Fewer than `min` leaves it open: a matrix is seldom complete. More than `max` violates.
    """

    name = "carries"
    meaning = "satisfied within the limits; violated above max; open below min, since a row may not have been written yet"
    parameters = (
        Parameter("letters", "letters", "the letters that count", required=True),
        Parameter("min", "count", "in how many rows at least"),
        Parameter("max", "count", "in how many rows at most"),
    )
    asks = ("min", "max")
    placeholders = {"count": "in how many rows the seat has one of the letters"}
    reads = frozenset(("letters",))
    subjects = frozenset(("position",))

    letters: str
    min: int | None
    max: int | None

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """Seats in whose rows the letters stand too often or too seldom."""
        counts = graph.rows.counts(self.letters)
        least, most = self.min or 0, self.max
        return tuple(ref for ref in subjects if (count := counts.get(ref.id, 0)) < least or (most is not None and count > most))

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per seat."""
        fact = slot("letters", subject.id)
        count = graph.rows.counts(self.letters).get(subject.id, 0)
        bindings = {"count": count}
        if self.max is not None and count > self.max:
            yield Verdict(subject, State.VIOLATED, bindings=bindings, evidence=(fact,))
        elif self.min is not None and count < self.min:
            yield Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=(fact,), missing=(fact,))
        else:
            yield Verdict(subject, State.SATISFIED, evidence=(fact,))
