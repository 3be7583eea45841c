"""Which of two choices of one cost is proposed: the one that a board would rather take. The other is offered beside it."""

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Organization
from govcheck.model.plans import Candidate

#: what weighs against a candidate among others of its cost, always less than what one unit of cost weighs
_DECISION, _LATER, _EMPTY, _BODY, _DEPTH, _OTHER_SEAT, _NEW_ROW = 400, 100, 200, 90, 10, 40, 300
#: by what one would rather change at the same cost: letters, then channels, then lines, then people; anything else in between
_PRICES = {"letter": 0, "inform": 0, "channel": 1, "dotted": 3, "move": 3, "appoint": 4, "seat": 5}
_ELSE = 2


def preference(candidate: Candidate, generation: int, organization: Organization, graph: OrgGraph) -> int:
    """What weighs against a candidate: to have to decide; that only the consequence of another calls for it; letters for an empty seat.

    Also a new row rather than a letter in one that is there, a line to a committee, or to somebody far down, and one of a seat that is no
    office.
    """
    edit = candidate.edit
    weight = _LATER * generation
    if candidate.decision:
        return weight + _DECISION
    weight += _PRICES.get(edit.price, _ELSE)
    if edit.slot.kind == "cell":
        matrix, row, seat = edit.slot.path
        weight += 0 if graph.people.of(seat) else _EMPTY
        known = organization.matrices.get(matrix)
        weight += 0 if known is not None and row in known.rows else _NEW_ROW
    if edit.slot.kind == "line":
        lines = edit.after if isinstance(edit.after, tuple) else ()
        for line in lines:
            weight += _to(line, organization, graph)
        if not graph.roles_of(edit.slot.path[0]):
            weight += _OTHER_SEAT
    return weight


def _to(line: Line, organization: Organization, graph: OrgGraph) -> int:
    upper = organization.positions.get(line.to)
    if upper is None:
        return _BODY
    depth = min(len(graph.chart.walk(line.to).uppers), 9)
    return (_BODY if upper.kind == "body" else 0) + _DEPTH * depth
