"""The value of every slot, also of those that are read off others."""

from typing import TYPE_CHECKING, Any

from govcheck.model.facts import stated
from govcheck.model.slots import Slot

if TYPE_CHECKING:
    from govcheck.graph.orggraph import OrgGraph

#: section as slots name it -> field of the organisation
_SECTION_FIELDS = {"raci": "matrices", "matrices": "matrices"}


def value_of(graph: "OrgGraph", fact: Slot) -> Any:
    """The value of a slot; None for what is absent, and for a slot of an unknown kind a KeyError."""
    kind, path = fact
    if kind == "is":
        return graph.roles_of(path[0]) or None
    if kind == "role":
        return graph.carriers(path[0]) or None
    if kind == "tier":
        return graph.tier(path[0])
    if kind == "root":
        return graph.chart.is_root(path[0])
    if kind == "subordinates":
        return graph.chart.subordinates(path[0]) or None
    if kind == "chaired":
        return graph.chart.chaired(path[0]) or None
    if kind == "seats":
        return graph.people.seats(path[0]) or None
    if kind == "row":
        matrix = graph.organization.matrices.get(path[0])
        cells = None if matrix is None else matrix.rows.get(path[1])
        return None if cells is None else tuple(sorted(cells.items()))
    if kind == "rows":
        standing = graph.rows.standing_for(path[0])
        return (standing.whole, tuple(row.ref for row in standing.rows)) if standing.rows else None
    if kind == "letters":
        return tuple((row.ref, row.letters(path[0])) for row in graph.rows.of(path[0])) or None
    if kind == "letter":
        return graph.rows.uses(path[0])
    if kind == "section":
        return _section(graph, path[0])
    if kind == "circles":
        return graph.chart.circles or None
    if kind == "layer":
        return graph.chart.layers.get(path[0])
    return stated(graph.organization, fact)


def _section(graph: "OrgGraph", section: str) -> Any:
    if section == "positions":
        return tuple(sorted(graph.positions))
    if section in _SECTION_FIELDS:
        return tuple(row.ref for row in graph.rows.all) or None
    if section == "channels":
        return graph.organization.channels
    entries = getattr(graph.organization, section)
    return None if entries is None else tuple(sorted(entries))
