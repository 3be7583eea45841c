"""`layers`: how deep the chart is."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Binding, Edit, State, Verdict


class Layers(Constraint):
    """The solid lines make no more than `max` layers, counted from 1 at the top; of several ways up the shortest counts.

    Violated once, with the way from the deepest seat to its top. A chart that states no line leaves it open.
    """

    name = "layers"
    meaning = "satisfied if no seat is deeper than that many layers; violated once, by the deepest; open if no line is stated"
    parameters = (Parameter("max", "count", "how many layers there may be", required=True),)
    placeholders = {"count": "how many layers there are", "path": "every seat from the deepest to its top"}
    reads = frozenset(("line", "position", "layers", "tops", "circles"))
    subjects = frozenset(("organization",))

    max: int

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict."""
        layers = graph.chart.layers
        count = max(layers.values(), default=0)
        number, tops = slot("layers", "chart"), slot("tops", "chart")
        without = graph.chart.without_superior
        if count > self.max:
            yield self._too_deep(subject, min(seat for seat, layer in layers.items() if layer == count), graph)
        elif not graph.chart.tops and not graph.chart.circles and len(without) > 1:
            missing = tuple(slot("line", seat) for seat in without)
            evidence = (number, tops, slot("circles", "chart"))
            yield Verdict(subject, State.UNDETERMINED, bindings={"count": count}, evidence=evidence, missing=missing)
        else:
            yield Verdict(subject, State.SATISFIED, bindings={"count": count}, evidence=(number, tops, slot("circles", "chart")))

    def _too_deep(self, subject: Ref, deepest: str, graph: OrgGraph) -> Verdict:
        """The way up, and the lines of everybody above, which show that there is no shorter one."""
        layers = graph.chart.layers
        path = [deepest]
        while layers[path[-1]] > 1:
            path.append(min(upper for upper in graph.chart.superiors(path[-1]) if layers.get(upper) == layers[path[-1]] - 1))
        above = [*path]
        for seat in above:
            above += [upper for upper in graph.chart.superiors(seat) if upper not in above]
        top = (slot("position", path[-1], "kind"), slot("position", path[-1], "implicit"))
        kinds = (slot("position", seat, "kind") for seat in above if not graph.chart.superiors(seat))
        facts = joined(([slot("line", seat) for seat in above], top, kinds))
        bindings: dict[str, Binding] = {"count": layers[deepest], "path": tuple(Ref("position", seat) for seat in path)}
        return Verdict(subject, State.VIOLATED, bindings=bindings, evidence=facts)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Which layer could go, only a person can say."""
        return questions(verdict.missing, graph)
