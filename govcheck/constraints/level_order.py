"""`level_order`: nobody reports to a seat of a lower or the same level."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.scales import LEVELS
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict


class LevelOrder(Constraint):
    """Every superior that a solid line names stands on a higher level; one whose level is unsaid leaves it open."""

    name = "level_order"
    meaning = "satisfied if every superior is of a higher level; violated once for each that is not; open where a level is unsaid"
    placeholders = {
        "superior": "the superior of no higher level",
        "level": "the level of the subject",
        "superior_level": "the level of the superior",
    }
    reads = frozenset(("line", "position"))
    subjects = frozenset(("position",))

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each superior that is too low; else one."""
        line, own = slot("line", subject.id), slot("position", subject.id, "level")
        uppers = sorted({each.to for each in graph.chart.lines(subject.id)})
        levels = {upper: slot("position", upper, "level") for upper in uppers}
        level = graph.value(own)
        evidence = (line, own, *levels.values()) if uppers else (line,)
        low = [u for u in uppers if level is not None and (above := graph.value(levels[u])) is not None and not _higher(above, level)]
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


def _higher(above: str, level: str) -> bool:
    return LEVELS.index(above) < LEVELS.index(level)
