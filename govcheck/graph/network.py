"""The organisation as a networkx graph, for what needs an algorithm; imported only by those who ask for one."""

from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from govcheck.graph.orggraph import OrgGraph


def to_networkx(graph: "OrgGraph") -> "networkx.MultiDiGraph[str]":
    """Chart, matrices and holders; edges run from subordinate to superior, from person to seat, from position to activity."""
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for position, seat in sorted(graph.positions.items()):
        network.add_node(f"position:{position}", title=seat.title, kind=seat.kind, roles=",".join(graph.roles_of(position)))
        for person in graph.people.of(position):
            network.add_node(f"person:{person}", title=graph.people.name(person))
            network.add_edge(f"person:{person}", f"position:{position}", kind="holds")
    for position, seat in sorted(graph.positions.items()):
        for line in seat.lines or ():
            network.add_edge(f"position:{position}", f"position:{line.to}", kind="solid", purpose=line.purpose or "")
        for upper in seat.dotted or ():
            network.add_edge(f"position:{position}", f"position:{upper}", kind="dotted")
        if seat.chair is not None:
            network.add_edge(f"position:{seat.chair}", f"position:{position}", kind="chair")
        for member in seat.members or ():
            network.add_edge(f"position:{member}", f"position:{position}", kind="member")
    for row in graph.rows.all:
        network.add_node(str(row.ref), title=row.name, canonical=row.canonical or "")
        for position, letters in sorted(row.cells.items()):
            network.add_edge(f"position:{position}", str(row.ref), kind="letters", letters=letters)
    return network


def dominators(graph: "OrgGraph", lower: str, upper: str) -> tuple[str, ...]:
    """The positions that every solid way from `lower` to `upper` passes, nearest to `lower` first, both ends left out."""
    walk = graph.chart.walk(lower)
    network: networkx.DiGraph[str] = networkx.DiGraph()
    network.add_node(lower)
    network.add_edges_from((hop.lower, hop.upper) for hop in walk.hops)
    if upper not in network or upper == lower:
        return ()
    immediate = networkx.immediate_dominators(network, lower)
    found = []
    here = immediate[upper]
    while here is not None and here != lower:
        found.append(here)
        here = immediate[here]
    return tuple(reversed(found))
