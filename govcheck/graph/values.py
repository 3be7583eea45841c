"""The value of every slot, also of those that are read off others."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from govcheck.graph.offices import Undecided
from govcheck.model.facts import stated
from govcheck.model.slots import Ref, Slot

if TYPE_CHECKING:
    from govcheck.graph.orggraph import OrgGraph

#: section as slots name it -> field of the organisation
_SECTION_FIELDS = {"raci": "matrices", "matrices": "matrices"}


def value_of(graph: "OrgGraph", fact: Slot) -> Any:
    """The value of a slot; None for what is absent, and for a slot of an unknown kind a KeyError."""
    read = _READ_OFF.get(fact.kind)
    return stated(graph.organization, fact) if read is None else read(graph, fact.path)


def _is(graph: "OrgGraph", path: tuple[str, ...]) -> Any:
    carried, between = graph.roles_of(path[0]), graph.between(path[0])
    return Undecided(carried, between) if between else carried or None


def _row(graph: "OrgGraph", path: tuple[str, ...]) -> Any:
    matrix = graph.organization.matrices.get(path[0])
    cells = None if matrix is None else matrix.rows.get(path[1])
    return None if cells is None else tuple(sorted(cells.items()))


def _rows(graph: "OrgGraph", path: tuple[str, ...]) -> Any:
    """Those that stand for an activity; where none does, whether something is said of it all the same, by a part or something wider."""
    standing = graph.rows.standing_for(path[0])
    if standing.rows:
        return standing.whole, tuple(row.ref for row in standing.rows)
    return (None, ()) if path[0] in graph.rows.in_part or graph.rows.wider(path[0]).rows else None


def _letters(graph: "OrgGraph", path: tuple[str, ...]) -> Any:
    return tuple((row.ref, row.letters(path[0])) for row in graph.rows.of(path[0])) or None


def _relations(graph: "OrgGraph", ref: Ref) -> Any:
    found = graph.relations.toward(ref)
    return found if any(found) else None


def _section(graph: "OrgGraph", section: str) -> Any:
    if section == "positions":
        return tuple(sorted(graph.positions))
    if section == "holders":
        return graph.people.anybody or None
    if section in _SECTION_FIELDS:
        return tuple(row.ref for row in graph.rows.all) or None
    if section == "channels":
        return graph.organization.channels
    entries = getattr(graph.organization, section)
    return None if entries is None else tuple(sorted(entries))


#: kind of slot -> how its value is read off the graph; every other kind is what the file states
_READ_OFF: Mapping[str, Callable[["OrgGraph", tuple[str, ...]], Any]] = {
    "is": _is,
    "role": lambda graph, path: graph.carriers(path[0]) or None,
    "tier": lambda graph, path: graph.tier(path[0]),
    "root": lambda graph, path: graph.chart.is_root(path[0]),
    "subordinates": lambda graph, path: graph.chart.subordinates(path[0]) or None,
    "chaired": lambda graph, path: graph.chart.chaired(path[0]) or None,
    "relations": lambda graph, path: _relations(graph, Ref(*path[0].split(":", 1))),
    "seats": lambda graph, path: graph.people.seats(path[0]) or None,
    "row": _row,
    "rows": _rows,
    "letters": _letters,
    "letter": lambda graph, path: graph.rows.uses(path[0]),
    "section": lambda graph, path: _section(graph, path[0]),
    "circles": lambda graph, _: graph.chart.circles or None,
    "layer": lambda graph, path: graph.chart.layers.get(path[0]),
    "layers": lambda graph, _: max(graph.chart.layers.values(), default=None),
    "tops": lambda graph, _: (graph.chart.tops, graph.chart.without_superior),
}
