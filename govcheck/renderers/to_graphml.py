"""A chart as GraphML, for tools that draw or analyse graphs (yEd, Gephi, networkx)."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from govcheck.model.dossiers import Chart
from govcheck.renderers.pieces.visible import visible
from govcheck.renderers.pieces.written_ids import written_ids

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

#: what nodes and edges say: name -> type of the value
_OF_NODE = {
    **dict.fromkeys(("title", "kind", "tier", "holders", "offices", "members", "entity"), "string"),
    **dict.fromkeys(("conflicts", "gaps"), "int"),
    "vacant": "boolean",
    "findings": "string",
}
_OF_EDGE = {"kind": "string", "purpose": "string", "stand": "string", "because": "string"}


def render_picture(chart: Chart, heading: str) -> bytes:
    """A directed graph from subordinate to superior, with what was found as data of nodes and edges."""
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for where, said in (("node", _OF_NODE), ("edge", _OF_EDGE)):
        for name, kind in said.items():
            ET.SubElement(root, "key", {"id": f"{where}-{name}", "for": where, "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, "graph", {"id": "chart", "edgedefault": "directed"})
    ET.SubElement(graph, "desc").text = visible(heading)
    ids = written_ids(chart)
    for seat in chart.seats:
        node = ET.SubElement(graph, "node", {"id": ids[seat.id]})
        lists = {name: "; ".join(getattr(seat, name)) for name in ("holders", "offices", "members")}
        counts = {f"{kind}s": str(sum(remark.kind == kind for remark in seat.remarks)) for kind in ("conflict", "gap")}
        told = "; ".join(f"{remark.severity} {remark.kind}: {remark.message}" for remark in seat.remarks)
        facts = {"title": seat.title, "kind": seat.kind, "tier": seat.tier or "", "entity": seat.entity or "", **lists, **counts}
        _data(node, "node", {**facts, "vacant": str(seat.vacant).lower(), "findings": told})
    for tie in chart.ties:
        edge = ET.SubElement(graph, "edge", {"source": ids[tie.lower], "target": ids[tie.upper]})
        _data(edge, "edge", {"kind": tie.kind, "purpose": tie.purpose or "", "stand": tie.stand.value, "because": tie.because})
    ET.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _data(element: ET.Element, where: str, facts: Mapping[str, str]) -> None:
    for name, value in facts.items():
        if value:
            ET.SubElement(element, "data", {"key": f"{where}-{name}"}).text = visible(value)
