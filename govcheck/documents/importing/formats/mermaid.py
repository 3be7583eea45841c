"""Mermaid flowcharts as charts: ``-->`` is a solid line, ``-.->`` a dotted one; superiors stand where the arrows come from."""

import re
from collections.abc import Iterator

from govcheck.documents.importing.found import Chart, Found
from govcheck.documents.importing.records import ERROR, INFO, WARNING, Entry, Ledger, Reference, Span
from govcheck.documents.importing.titles import plain_text
from govcheck.model.record import Record
from govcheck.source.reader import decode

WHAT = "Mermaid diagram"
_START = re.compile(r"\s*(?:flowchart|graph)(?:-elk)?(?:\s+(TB|TD|BT|RL|LR))?\s*;?\s*\Z", re.IGNORECASE)
_OTHER = re.compile(
    r"\s*(?:%%|subgraph\b|end\s*\Z|end\s*;|style\b|classDef\b|class\b|click\b|linkStyle\b|direction\b|accTitle|accDescr|title\b)"
)
_ID = re.compile(r"\s*([^\W][\w.]*(?:-[\w.]+)*)")
_SHAPES = (
    ("(((", ")))"), ("((", "))"), ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("[/", "/]"), ("[\\", "\\]"), ("[/", "\\]"), ("[\\", "/]"),
    ("{{", "}}"), ("[", "]"), ("(", ")"), ("{", "}"), (">", "]"),
)  # fmt: skip
_EDGE = re.compile(
    r"\s*(?P<back><)?(?:"
    r"(?P<dots>-\.+(?:\s*(?P<dotlabel>[^.|>]+?)\s*\.+)?-)|"
    r"(?P<line>[-=]{2,}(?:\s*(?P<label>[^\s\-=|>][^|>]*?)\s*[-=]{2,})?)"
    r")(?P<head>[>ox])?(?:\s*\|(?P<bar>[^|]*)\|)?"
)
_REPORTS = re.compile(r"report|unterst|berichtet|rapporte|rattach|reporta|depende", re.IGNORECASE)
_CLASS = re.compile(r":::[\w-]+")
_ATTRIBUTES = re.compile(r"@\{[^{}]*\}")


class Node(Record):
    """A node as it is first given a text: id, lines of text, place."""

    id: str
    lines: tuple[str, ...]
    span: Span


class Edge(Record):
    """A line of the diagram, in the direction of its arrow."""

    source: str
    target: str
    dotted: bool
    span: Span
    label: str


def read(data: bytes, path: str, ledger: Ledger) -> Found:
    """The chart in a file that holds one diagram."""
    return read_block(decode(data, path), path, 1, ledger)


def read_block(text: str, path: str, line: int, ledger: Ledger) -> Found:
    """The chart in a diagram whose text begins in a line of its file; nothing where it is a diagram of another kind."""
    lines = text.split("\n")
    first = next((at for at, each in enumerate(lines) if _START.match(each)), None)
    if first is None:
        return Found()
    start = _START.match(lines[first])
    assert start is not None
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for at in range(first + 1, len(lines)):
        if lines[at].strip() and not _OTHER.match(lines[at]):
            _statements(_CLASS.sub("", lines[at]), line + at, path, nodes, edges, ledger)
    if not edges:
        return Found()
    turned = _upward(edges, (start[1] or "TB").upper(), path, ledger)
    downward = [edge._replace(source=edge.target, target=edge.source) for edge in edges] if turned else edges
    return Found(charts=(Chart(path, WHAT, len(nodes), tuple(_entries(nodes, _dotted_downward(downward, path, ledger), path))),))


def _statements(text: str, line: int, path: str, nodes: dict[str, Node], edges: list[Edge], ledger: Ledger) -> None:
    """One line of a diagram: chains of nodes with lines between them, parted by semicolons."""
    at = 0
    while text[at:].strip(" ;"):
        at, expected = _chain(text, at, line, nodes, edges)
        rest = text[at:].strip()
        if rest and not rest.startswith(";"):
            ledger.note(ERROR, path, (line, at + 1), f"{rest[:60]!r} cannot be read; expected {expected}")
            return
        at = text.find(";", at) + 1 or len(text)


def _chain(text: str, at: int, line: int, nodes: dict[str, Node], edges: list[Edge]) -> tuple[int, str]:
    """Nodes with lines between them; where they end, and what could have stood there."""
    before: list[str] = []
    edge: re.Match[str] | None = None
    while True:
        group, at = _group(text, at, line, nodes)
        if not group:
            return at, "a node"
        if edge is not None:
            label = next((edge[name] for name in ("bar", "label", "dotlabel") if edge[name]), "")
            place = Span(line, edge.start() + 1 + len(edge[0]) - len(edge[0].lstrip()), line, at + 1)
            for source in before:
                for target in group:
                    ends = (target, source) if edge["back"] and not edge["head"] else (source, target)
                    edges.append(Edge(*ends, edge["dots"] is not None, place, label))
        before = group
        edge = _EDGE.match(text, at)
        if edge is None:
            return at, "--> or -.-> and a node"
        at = edge.end()


def _group(text: str, at: int, line: int, nodes: dict[str, Node]) -> tuple[list[str], int]:
    """The nodes joined by ``&`` that begin there, and where they end."""
    found: list[str] = []
    while True:
        match = _ID.match(text, at)
        if match is None:
            return found, at
        name, end = match[1], match.end()
        label, end = _label(text, end)
        attributes = _ATTRIBUTES.match(text, end)
        end = attributes.end() if attributes is not None else end
        place = Span(line, match.start(1) + 1, line, end + 1)
        if name not in nodes or (label is not None and nodes[name].lines == (name,)):
            nodes[name] = Node(name, tuple(_lines(label)) if label is not None else (name,), place)
        found.append(name)
        joint = re.compile(r"\s*&").match(text, end)
        if joint is None:
            return found, end
        at = joint.end()


def _label(text: str, at: int) -> tuple[str | None, int]:
    """The text of a node in its brackets, and where they end."""
    for opening, closing in _SHAPES:
        if text.startswith(opening, at):
            quoted = re.compile(r'\s*"([^"]*)"\s*').match(text, at + len(opening))
            if quoted is not None and text.startswith(closing, quoted.end()):
                return quoted[1], quoted.end() + len(closing)
            end = text.find(closing, at + len(opening))
            if end >= 0:
                return text[at + len(opening) : end], end + len(closing)
    return None, at


def _lines(label: str) -> Iterator[str]:
    for part in re.split(r"<br\s*/?>|\\n", label.strip().strip("`"), flags=re.IGNORECASE):
        text = plain_text(re.sub(r"#(\w+);", r"&\1;", part))
        if text:
            yield text


def _upward(edges: list[Edge], direction: str, path: str, ledger: Ledger) -> bool:
    """Whether the arrows lead from subordinates to superiors, as labels say or as the shape of a chart shows."""
    solid = [edge for edge in edges if not edge.dotted]
    labelled = [edge for edge in solid if edge.label]
    if labelled:
        turned = sum(_REPORTS.search(edge.label) is not None for edge in labelled) * 2 > len(labelled)
        ends = ("subordinates", "superiors") if turned else ("superiors", "subordinates")
        message = f"the arrows are read as leading from {ends[0]} to {ends[1]}, as their labels say (such as {labelled[0].label.strip()!r})"
        ledger.note(INFO, path, labelled[0].span, message)
        return turned
    down = _several(edge.target for edge in solid)
    up = _several(edge.source for edge in solid)
    turned = up < down if up != down else direction == "BT"
    if turned:
        ledger.note(WARNING, path, edges[0].span, "the arrows are read as leading from subordinates to superiors")
    else:
        ledger.note(INFO, path, edges[0].span, "the arrows are read as leading from superiors to subordinates")
    return turned


def _dotted_downward(edges: list[Edge], path: str, ledger: Ledger) -> list[Edge]:
    """The lines with the dotted ones led from the higher to the lower end as well: many draw them from whoever reports."""
    above: dict[str, list[str]] = {}
    for edge in edges:
        if not edge.dotted:
            above.setdefault(edge.target, []).append(edge.source)
    placed = {end for edge in edges if not edge.dotted for end in (edge.source, edge.target)}
    found = []
    for edge in edges:
        source, target = _height(edge.source, above), _height(edge.target, above)
        if edge.dotted and source > target and edge.target in placed:
            found.append(edge._replace(source=edge.target, target=edge.source))
            message = f"{edge.source!r} is read as having a dotted line to {edge.target!r}, which stands higher"
            ledger.note(INFO, path, edge.span, message)
        else:
            found.append(edge)
            if edge.dotted and source == target and {edge.source, edge.target} <= placed:
                message = f"{edge.target!r} is read as having a dotted line to {edge.source!r}; both stand on one level"
                ledger.note(WARNING, path, edge.span, message)
    return found


def _height(node: str, above: dict[str, list[str]]) -> int:
    """How many steps a node is below the top, by its first superiors."""
    steps = 0
    seen = {node}
    while above.get(node) and above[node][0] not in seen:
        node = above[node][0]
        seen.add(node)
        steps += 1
    return steps


def _several(ends: Iterator[str]) -> int:
    """How many names stand there more than once."""
    counts: dict[str, int] = {}
    for end in ends:
        counts[end] = counts.get(end, 0) + 1
    return sum(count > 1 for count in counts.values())


class _Places:
    def __init__(self, path: str, rows: list[dict[str, Span]]) -> None:
        self.path, self._rows = path, rows

    def span(self, row: int, field: str) -> Span:
        """Where a node, or a line that leads to it, stands."""
        return self._rows[row].get(field) or self._rows[row]["title"]


def _entries(nodes: dict[str, Node], edges: list[Edge], path: str) -> Iterator[Entry]:
    rows: list[dict[str, Span]] = []
    places = _Places(path, rows)
    for row, node in enumerate(nodes.values()):
        lines = [edge for edge in edges if edge.target == node.id]
        solid = [edge for edge in lines if not edge.dotted]
        dotted = [edge for edge in lines if edge.dotted]
        rows.append({"title": node.span, **({"manager": solid[0].span} if solid else {}), **({"dotted": dotted[0].span} if dotted else {})})
        yield Entry(
            places, row, seat=node.id, title=node.lines[0] if node.lines else node.id, name=" ".join(node.lines[1:]),
            above=tuple(Reference(edge.source, "manager", "seat") for edge in solid),
            dotted=tuple(Reference(edge.source, "dotted", "seat") for edge in dotted),
        )  # fmt: skip
