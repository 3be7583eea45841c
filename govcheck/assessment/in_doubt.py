"""Seats of which only the organisation knows what office they hold, and the questions that ask."""

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import slot
from govcheck.model.verdicts import Verdict


def seats_in_doubt(verdict: Verdict, graph: OrgGraph) -> tuple[str, ...]:
    """The seats whose office would decide an open verdict, and whose title leaves it open or was looked at in vain."""
    seats = (fact.path[0] for fact in verdict.missing if fact.kind == "is")
    return tuple(p for p in seats if graph.between(p) or slot("position", p, "title") in verdict.evidence)
