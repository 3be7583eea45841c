"""`level_order`: nobody reports to a seat of a lower level."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.scales import LEVELS
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict


class LevelOrder(Constraint):
    """No superior that a solid line names stands on a lower level; one whose level is unsaid leaves it open.

    The same level is no inversion: the scale has five steps, and the chief executive and those who report to them share one.
    """

    name = "level_order"
    meaning = "satisfied if no superior is of a lower level; violated once for each that is; open where a level is unsaid"
    placeholders = {
        "superior": "the superior of a lower level",
        "level": "the level of the subject",
        "superior_level": "the level of the superior",
    }
    reads = frozenset(("line", "position"))
    subjects = frozenset(("position",))

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each superior that is too low; else one."""
        line, own = slot("line", subject.id), slot("position", subject.id, "level")
        seat = graph.positions[subject.id]
        uppers = sorted({each.to for each in seat.lines or ()} - {subject.id})  # a self-report is a circle
        if not uppers:
            yield Verdict(subject, State.SATISFIED, evidence=(line,))
            return
        levels = {upper: graph.positions[upper].level for upper in uppers}
        facts = {upper: slot("position", upper, "level") for upper in uppers}
        violated = False
        for upper, above in levels.items():
            if seat.level is not None and above is not None and _lower(above, seat.level):
                violated = True
                superior = Ref("position", upper)
                bindings: dict[str, Binding] = {"superior": superior, "level": seat.level, "superior_level": above}
                yield Verdict(subject, State.VIOLATED, key=(superior,), bindings=bindings, evidence=(line, own, facts[upper]))
        if not violated:
            missing = (*(() if seat.level else (own,)), *(facts[upper] for upper, above in levels.items() if above is None))
            state = State.UNDETERMINED if missing else State.SATISFIED
            yield Verdict(subject, state, evidence=(line, own, *facts.values()), missing=missing)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Which level is right only a person can say."""
        if verdict.state is not State.UNDETERMINED:
            return ()
        return tuple(Edit(fact, None, None, EditKind.STATE, "state", LEVELS) for fact in verdict.missing)


def _lower(above: str, level: str) -> bool:
    return LEVELS.index(above) > LEVELS.index(level)
