"""`rooted`: the solid lines end in one place."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint
from govcheck.constraints.proposing import questions, setting
from govcheck.graph.oldest import oldest_name
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict

NOBODY = "nobody"


class Rooted(Constraint):
    """There is one top, or the file says which ones there are.

    A top has people below it and no superior; governing bodies together are one. Violated by several tops for which no roots are
    declared, and where lines run in circles and end nowhere. Seats without superior and subordinates are no tops. A chart that states no
    line leaves it open.
    """

    name = "rooted"
    meaning = "satisfied if lines end at one top or at declared roots; violated by several tops, or by none; open if no line is stated"
    placeholders = {"tops": "the seats with people below them and nobody above, or nobody"}
    reads = frozenset(("tops", "circles", "line", "organization", "tier"))
    subjects = frozenset(("organization",))

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict."""
        tops, circles, roots = slot("tops", "chart"), slot("circles", "chart"), slot("organization", "roots")
        chart = graph.chart
        governing = [top for top in chart.tops if graph.tier(top) == "governing"]
        others = [top for top in chart.tops if top not in governing]
        if chart.tops and (graph.organization.roots is not None or len(others) + bool(governing) == 1):
            yield Verdict(subject, State.SATISFIED, evidence=(tops, roots, *(slot("tier", top) for top in chart.tops)))
        elif chart.tops:
            refs = tuple(Ref("position", top) for top in sorted(chart.tops, key=lambda top: oldest_name(top, graph.positions)))
            facts = (*(slot("line", top) for top in others), tops, roots, *(slot("tier", top) for top in chart.tops))
            yield Verdict(subject, State.VIOLATED, key=refs, bindings={"tops": refs}, evidence=facts)
        elif chart.circles:
            yield Verdict(subject, State.VIOLATED, bindings={"tops": NOBODY}, evidence=(circles, tops))
        elif len(chart.without_superior) > 1:
            missing = tuple(slot("line", seat) for seat in chart.without_superior)
            yield Verdict(subject, State.UNDETERMINED, bindings={"tops": NOBODY}, evidence=(tops, circles), missing=missing)
        else:
            yield Verdict(subject, State.SATISFIED, evidence=(tops, circles))

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Declare all tops as roots, or put one under another."""
        if verdict.state is not State.VIOLATED:
            return questions(verdict.missing, graph)
        tops = tuple(ref.id for ref in verdict.key)
        if not tops:
            return ()
        moves = [
            setting(slot("line", top), graph.positions[top].lines, [(Line(o),) for o in tops if o != top], EditKind.CHANGE, "move")
            for top in tops
            if graph.tier(top) != "governing"
        ]
        return (Edit(slot("organization", "roots"), None, tops, EditKind.STATE, "state"), *(edit for move in moves for edit in move))
