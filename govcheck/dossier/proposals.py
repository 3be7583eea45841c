"""What a plan changes: on the chart the lines that it gives up and those that it draws, in words each fact before and after."""

from collections.abc import Iterable
from typing import Any

from govcheck.assessment.names import Names
from govcheck.assessment.statements import Statements
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.dossiers import Chart, Stand, Tie, Turn
from govcheck.model.facts import apply
from govcheck.model.plans import Plan
from govcheck.model.slots import Slot
from govcheck.model.verdicts import Edit


def with_proposals(chart: Chart, plan: Plan) -> Chart:
    """The chart with the lines that the plan proposes; those that it does away with are marked, where nothing marks them already."""
    seats = {seat.id for seat in chart.seats}
    ties = {(tie.lower, tie.upper, tie.kind): tie for tie in chart.ties}
    for step in plan.steps:
        for edit in step.edits:
            before, after = _ends(edit.slot, edit.before), _ends(edit.slot, edit.after)
            for line in before.keys() - after.keys():
                old = ties.get(line)
                if old is not None and old.stand is not Stand.CONFLICT:
                    ties[line] = old._replace(stand=Stand.CONFLICT, because=f"Given up by step {step.number} of the plan: {step.sentence}")
            for line in after.keys() - before.keys():
                lower, upper, kind = line
                if {lower, upper} <= seats:
                    because = f"Step {step.number} of the plan: {step.sentence}"
                    ties[line] = Tie(lower, upper, kind, after[line], Stand.PROPOSED, because)
    return chart._replace(ties=tuple(tie for _, tie in sorted(ties.items(), key=lambda one: one[0])))


def turns(graph: OrgGraph, plan: Plan) -> tuple[Turn, ...]:
    """Each fact that the steps change, before and after, in their order; said of the organisation as it is and as it is to be."""
    changed = OrgGraph(apply(graph.organization, plan.edits), graph.vocabulary, graph.settings)
    old, new = (Statements(one, Names(one)) for one in (graph, changed))
    return tuple(_unlike(Turn(step.number, old.of(slot), new.of(slot))) for step in plan.steps for slot in _slots(step.edits))


def _slots(edits: Iterable[Edit]) -> tuple[Slot, ...]:
    return tuple(dict.fromkeys(edit.slot for edit in edits))


def _unlike(turn: Turn) -> Turn:
    """The same where the two sentences differ; a fact whose sentence says too little to tell them apart is still a change."""
    return turn if turn.before != turn.after else turn._replace(after="changed")


def _ends(slot: Slot, value: Any) -> dict[tuple[str, str, str], str | None]:
    """The lines of a fact about lines: lower end, upper end and kind, with the purpose; none of any other fact."""
    if not value:
        return {}
    if slot.kind == "line":
        return {(slot.path[0], line.to, "solid"): line.purpose for line in value}
    if slot.kind == "dotted":
        return {(slot.path[0], upper, "dotted"): None for upper in value}
    if slot.kind == "position" and slot.path[-1] == "chair":
        return {(slot.path[0], str(value), "chair"): None}
    return {}
