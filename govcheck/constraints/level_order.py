"""`level_order`: nobody reports to a seat of a lower level."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.scales import LEVELS
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict


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
        uppers = sorted({each.to for each in graph.chart.lines(subject.id)} - {subject.id})  # a self-report is a circle
        levels = {upper: slot("position", upper, "level") for upper in uppers}
        level = graph.value(own)
        evidence = (line, own, *levels.values()) if uppers else (line,)
        low = [u for u in uppers if level is not None and (above := graph.value(levels[u])) is not None and _lower(above, level)]
        for upper in low:
            superior = Ref("position", upper)
            bindings = {"superior": superior, "level": level, "superior_level": graph.value(levels[upper])}
            yield Verdict(subject, State.VIOLATED, key=(superior,), bindings=bindings, evidence=(line, own, levels[upper]))
        if low:
            return
        missing = [fact for fact in (own, *levels.values()) if graph.value(fact) is None] if uppers else []
        yield Verdict(subject, State.UNDETERMINED if missing else State.SATISFIED, evidence=evidence, missing=tuple(missing))

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Which level is right only a person can say."""
        if verdict.state is not State.UNDETERMINED:
            return ()
        return tuple(Edit(fact, None, None, EditKind.STATE, "state", LEVELS) for fact in verdict.missing)


def _lower(above: str, level: str) -> bool:
    return LEVELS.index(above) > LEVELS.index(level)
