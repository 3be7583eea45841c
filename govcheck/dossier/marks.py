"""Which lines, seats and cells a finding is about.

Evidence is complete, so it also names facts that only show what is *not* the case. A picture must not paint those red: a line is marked
where the finding is about the seat's own way up, a cell where it is about that row or that seat.
"""

from collections.abc import Iterable, Mapping

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.dossiers import Remark, Stand
from govcheck.model.findings import SEVERITIES, Finding, Kind, Severity
from govcheck.model.slots import Ref, Slot

#: how a line or a cell stands, and the message that says why
Marked = tuple[Stand, str]

#: facts that a finding about reporting lines may rest on; any other fact is what the finding is about instead
_OF_THE_WAY = frozenset(
    ("line", "dotted", "is", "role", "tier", "root", "holder", "seats", "layer", "layers", "tops", "circles", "subordinates", "chaired")
)
_OF_THE_SEAT = frozenset(("kind", "chair", "part_of", "title", "tier"))


def remarks_by_seat(findings: Iterable[Finding]) -> Mapping[str, tuple[Remark, ...]]:
    """Position -> what was found about it, most severe first, each message once; waived findings are left out."""
    found: dict[str, dict[Remark, None]] = {}
    for finding in _in_order(findings):
        if finding.subject.kind == "position":
            found.setdefault(finding.subject.id, {})[_remark(finding)] = None
    return {seat: tuple(remarks) for seat, remarks in found.items()}


def offending_lines(findings: Iterable[Finding], graph: OrgGraph) -> Mapping[tuple[str, str, str], Marked]:
    """Lower end, upper end and kind of each line that a conflict is about; one of severity info is only noted."""
    found: dict[tuple[str, str, str], Marked] = {}
    # a whole way that a finding names says more than one line of it
    for finding in sorted(_in_order(findings), key=lambda one: not one.key):
        if finding.kind is not Kind.CONFLICT or finding.subject.kind != "position" or not _is_about_lines(finding):
            continue
        stand = Stand.NOTED if finding.severity is Severity.INFO else Stand.CONFLICT
        for hop in _way(finding, graph):
            found.setdefault(hop, (stand, finding.message))
    return found


def cell_remarks(findings: Iterable[Finding]) -> Mapping[tuple[str, ...], tuple[Remark, ...]]:
    """Matrix, row and position -> the conflicts that this cell is part of; matrix and row alone -> what was found about the row."""
    found: dict[tuple[str, ...], dict[Remark, None]] = {}
    for finding in _in_order(findings):
        cells = [fact.slot.path for fact in finding.evidence if fact.slot.kind == "cell"]
        rows = {fact.slot.path for fact in finding.evidence if fact.slot.kind == "row"}
        if finding.subject.kind == "activity":
            marked = cells if finding.kind is Kind.CONFLICT else []
            rows |= {path[:2] for path in cells}
        elif finding.subject.kind == "position":
            marked = [path for path in cells if finding.kind is Kind.CONFLICT and path[2] == finding.subject.id]
            rows = set()
        else:
            continue
        for path in marked:
            found.setdefault(path, {})[_remark(finding)] = None
        for path in sorted(rows):
            if _row_of(finding.subject) in (path, ("", path[1])):
                found.setdefault(path, {})[_remark(finding)] = None
    return {path: tuple(remarks) for path, remarks in found.items()}


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    kept = (finding for finding in findings if finding.waiver is None)
    return sorted(kept, key=lambda one: (SEVERITIES.index(one.severity), one.kind is Kind.GAP, one.message, one.rule))


def _remark(finding: Finding) -> Remark:
    return Remark(finding.severity, finding.kind.value, finding.message)


def _row_of(subject: Ref) -> tuple[str, str]:
    """Matrix and row of an activity; the matrix is left open where the ref does not name it."""
    matrix, stroke, name = subject.id.partition("/")
    return (matrix, name) if stroke else ("", subject.id)


def _is_about_lines(finding: Finding) -> bool:
    facts = [fact.slot for fact in finding.evidence]
    lines = any(fact.kind == "line" and fact.path[0] == finding.subject.id for fact in facts)
    return lines and all(fact.kind in _OF_THE_WAY or (fact.kind == "position" and fact.path[-1] in _OF_THE_SEAT) for fact in facts)


def _way(finding: Finding, graph: OrgGraph) -> Iterable[tuple[str, str, str]]:
    """The lines of the evidence that lead up from the subject, as far as the seat that the finding names.

    Where it names none, and others were looked for who would do, it is about the subject's own line.
    """
    read = {fact.slot for fact in finding.evidence}
    ends = {ref.id for ref in finding.key if ref.kind == "position"}
    if not ends and any(fact.kind == "role" for fact in read):
        read = {fact for fact in read if fact.path[0] == finding.subject.id}
    seen, queue = {finding.subject.id}, [finding.subject.id]
    while queue:
        here = queue.pop(0)
        for hop in graph.chart.hops(here):
            if hop.slot not in read:
                continue
            yield here, hop.upper, _kind(hop.slot)
            if hop.upper not in seen and hop.upper not in ends:
                seen.add(hop.upper)
                queue.append(hop.upper)


def _kind(slot: Slot) -> str:
    return {"chair": "chair", "part_of": "part"}.get(slot.path[-1], "solid") if slot.kind == "position" else "solid"
