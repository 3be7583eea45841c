"""One side of a separation: a description of who does one of two duties that must not meet."""

from collections.abc import Mapping

from govcheck.constraints.letters import row_of
from govcheck.constraints.selecting import joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row, Standing
from govcheck.model.facts import ENTRIES
from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot


class Side(Record):
    """The positions at one end, the facts that put them there, and, where nobody is found, the facts that would.

    `placed` gives for each position the facts that put it here, `evidence` all that was read. `rows` names the matrix rows that were
    read and `whole` the activity for which they stand where `activity` has no row of its own, so that a separation can tell when both
    its ends stand on one coarse row.
    """

    placed: Mapping[str, tuple[Slot, ...]]
    evidence: tuple[Slot, ...]
    missing: tuple[Slot, ...] = ()
    rows: tuple[Ref, ...] = ()
    activity: str | None = None
    whole: str | None = None

    @property
    def positions(self) -> tuple[str, ...]:
        """Who stands here, sorted."""
        return tuple(sorted(self.placed))


class End(Record):
    """One end of a separation.

    A role; the letters of a canonical activity, of the subject's own row, or of the activity that the subject's row approves
    (`approved`); or a field of the subject (`as` in a rule).
    """

    role: str | None = None
    activity: str | None = None
    letters: str = ""
    field: str | None = None
    approved: bool = False

    def required_roles(self) -> tuple[str, ...]:
        """The role that it names."""
        return (self.role,) if self.role is not None else ()

    def side(self, subject: Ref, graph: OrgGraph) -> Side:
        """Who stands at this end for a subject."""
        if self.role is not None:
            index = slot("role", self.role)
            placed = {carrier: (slot("is", carrier),) for carrier in graph.carriers(self.role)}
            return Side(placed, (index,), () if placed else (index,))
        if self.field is not None:
            return _of_field(self.field, subject, graph)
        if self.activity is not None:
            index = slot("rows", self.activity)
            return self._of_rows(graph.rows.standing_for(self.activity), (index,), self.activity)
        row, absent = row_of(subject, graph)
        if row is None:
            return Side(EMPTY, absent, absent[:1])
        if self.approved:
            return self._of_approved(row, graph)
        return self._of_rows(Standing((row,)), (), None)

    def _of_approved(self, row: Row, graph: OrgGraph) -> Side:
        fact = slot("activity", row.name, "approves")
        read = [fact, slot("activity", row.name, "canonical")]
        approved = graph.value(fact)
        term = graph.vocabulary.activities.get(row.canonical) if row.canonical is not None else None
        if approved is None and term is not None:
            approved = term.approves
        if approved is None:
            return Side(EMPTY, tuple(read), (fact,))
        read.append(slot("row", row.matrix, approved))
        named = graph.rows.row(row._replace(name=approved).ref)
        if named is not None:
            return self._of_rows(Standing((named,)), tuple(read), named.canonical)
        activity = graph.vocabulary.activity_id(approved) or approved
        return self._of_rows(graph.rows.standing_for(activity), (*read, slot("rows", activity)), activity)

    def _of_rows(self, standing: Standing, index: tuple[Slot, ...], activity: str | None) -> Side:
        placed: dict[str, tuple[Slot, ...]] = {}
        for row in standing.rows:
            for position in row.assignees(self.letters):
                placed.setdefault(position, (*index, row.cell(position)))
        cells = tuple(fact for facts in placed.values() for fact in facts)
        rows = tuple(row.slot for row in standing.rows)
        missing = () if placed else rows or index[-1:]
        return Side(placed, joined((index, cells, rows)), missing, tuple(row.ref for row in standing.rows), activity, standing.whole)


def _of_field(field: str, subject: Ref, graph: OrgGraph) -> Side:
    fact = slot(subject.kind, subject.id, field)
    assert subject.kind in ENTRIES or subject.kind == "position", subject
    refs = graph.value(fact)
    if refs is None:
        return Side(EMPTY, (fact,), (fact,))
    placed: dict[str, tuple[Slot, ...]] = {}
    offices = [slot("role", ref.id) for ref in refs if ref.kind == "role"]
    for ref in refs:
        by = (fact, slot("role", ref.id)) if ref.kind == "role" else (fact,)
        for position in graph.positions_of(ref):
            placed.setdefault(position, by)
    unfilled = tuple(slot("role", ref.id) for ref in refs if ref.kind == "role" and not graph.carriers(ref.id))
    return Side(placed, (fact, *offices), () if placed else unfilled)
