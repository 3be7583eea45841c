"""`acyclic`: nobody is above themselves."""

from itertools import pairwise

from govcheck.constraints.constraint import Constraint
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict


class Acyclic(Constraint):
    """No solid lines lead from a seat back to it. A circle is told once, on the least of its seats by id."""

    name = "acyclic"
    meaning = "satisfied if no solid lines lead back to the seat; violated once per circle, on its first seat by oldest id"
    placeholders = {"path": "every seat of the circle, from the first back to it"}
    reads = frozenset(("line", "circles"))
    subjects = frozenset(("position",))
    over_set = True

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """The first seat of each circle."""
        first = {circle[0] for circle in graph.chart.circles}
        return tuple(ref for ref in subjects if ref.id in first)

    def check(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Verdict, ...]:
        """One verdict per subject."""
        circles = {circle[0]: circle for circle in graph.chart.circles}
        none = (slot("circles", "chart"),)
        return tuple(
            _circle(subject, circles[subject.id]) if subject.id in circles else Verdict(subject, State.SATISFIED, evidence=none)
            for subject in subjects
        )

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Take a line out of the circle where its seat has another one; whom it should lead to instead, only a person can say."""
        if verdict.state is not State.VIOLATED:
            return ()
        path = verdict.bindings["path"]
        assert isinstance(path, tuple)
        edits = []
        for lower, upper in pairwise(path):
            assert isinstance(lower, Ref)
            assert isinstance(upper, Ref)
            lines = graph.positions[lower.id].lines
            assert lines is not None
            kept = tuple(line for line in lines if line.to != upper.id)
            edits.append(Edit(slot("line", lower.id), lines, kept or None, EditKind.CHANGE, "move"))
        return tuple(edits)


def _circle(subject: Ref, circle: tuple[str, ...]) -> Verdict:
    path = tuple(Ref("position", seat) for seat in (*circle, circle[0]))
    return Verdict(subject, State.VIOLATED, bindings={"path": path}, evidence=tuple(slot("line", seat) for seat in circle))
