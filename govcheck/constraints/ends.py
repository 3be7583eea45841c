"""One side of a separation: a description of who does one of two duties that must not meet."""

from typing import NamedTuple

from govcheck.constraints.selecting import Selector, Who, joined, meant, role_seats
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.facts import ENTRIES
from govcheck.model.slots import Ref, Slot, slot


class Side(NamedTuple):
    """The positions at one end, the facts that put them there, and, where nobody is found, the facts that would.

    `rows` names the matrix rows that were read, so that the other end can tell when both stand on one coarse row.
    """

    positions: tuple[str, ...]
    evidence: tuple[Slot, ...]
    missing: tuple[Slot, ...] = ()
    rows: tuple[Ref, ...] = ()


class End(NamedTuple):
    """One end: a role; the letters of a canonical activity, or of the subject's own row; or a field of the subject (`as`)."""

    role: str | None = None
    activity: str | None = None
    letters: str = ""
    field: str | None = None

    def required_roles(self) -> tuple[str, ...]:
        """The role that it names."""
        return (self.role,) if self.role is not None else ()

    def side(self, subject: Ref, graph: OrgGraph) -> Side:
        """Who stands at this end for a subject."""
        if self.role is not None:
            seats = meant(Who((Selector(role=(self.role,)),)), graph)
            read = role_seats(self.role, graph)[1]
            return Side(graph.carriers(self.role), read, () if seats else (slot("role", self.role),))
        if self.field is not None:
            return _of_field(self.field, subject, graph)
        return self._of_letters(subject, graph)

    def _of_letters(self, subject: Ref, graph: OrgGraph) -> Side:
        if self.activity is None:
            row = graph.rows.row(subject)
            rows: tuple[Row, ...] = () if row is None else (row,)
            index = slot("rows", subject.id)
        else:
            rows = graph.rows.standing_for(self.activity).rows
            index = slot("rows", self.activity)
        positions = tuple(sorted({p for row in rows for p in row.assignees(self.letters)}))
        missing = tuple(row.slot for row in rows) or (index,)
        evidence = joined(((index,), *((*(row.cell(p) for p in row.assignees(self.letters)), row.slot) for row in rows)))
        return Side(positions, evidence, () if positions else missing, tuple(row.ref for row in rows))


def _of_field(field: str, subject: Ref, graph: OrgGraph) -> Side:
    fact = slot(subject.kind, subject.id, field)
    assert subject.kind in ENTRIES or subject.kind == "position", subject
    refs = graph.value(fact)
    if refs is None:
        return Side((), (fact,), (fact,))
    roles = tuple(slot("role", ref.id) for ref in refs if ref.kind == "role")
    return Side(tuple(sorted({p for ref in refs for p in graph.positions_of(ref)})), (fact, *roles))
