"""`unique`: one office has one seat, and one activity one row."""

from collections.abc import Iterable, Mapping

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.graph.oldest import oldest_name
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import State, Verdict
from govcheck.vocabulary.normalise import normalise_name

ROLE, ACTIVITY = "role", "activity"


class Unique(Constraint):
    """No other seat of the same entity carries a role of the subject; or no row of the matrix has the same name but another A.

    Names are alike when they are equal after normalisation (case, punctuation; order kept). Of several that clash, the verdict is on the
    first by its oldest name, and its key names the others. Members, groups and matrix columns claim no office; rows without A name
    nobody else.
    """

    name = "unique"
    meaning = "satisfied if nothing else claims the same office or names the same activity; violated once for those that clash"
    parameters = (Parameter("of", "word", "what must be unique", required=True, choices=(ROLE, ACTIVITY)),)
    placeholders = {"others": "what it clashes with"}
    reads = frozenset(("is", "role", "position", "row", "section"))
    subjects = frozenset(("position", "activity"))
    over_set = True

    of: str

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """Of the seats that claim one office the first, where there are several; rows all."""
        if self.of != ROLE:
            return subjects
        claims = _claims(subjects, graph)
        first = {together[0] for claim in claims.values() for together in claim.by_entity.values() if len(together) > 1}
        return tuple(ref for ref in subjects if ref.id in first)

    def check(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Verdict, ...]:
        """One verdict per subject; of those that clash, only the first has one that is violated."""
        if self.of == ROLE:
            claims = _claims(subjects, graph)
            return tuple(_seat(subject, claims, graph) for subject in subjects)
        alike: dict[tuple[str, str], list[Row]] = {}
        for row in graph.rows.all:
            alike.setdefault((row.matrix, normalise_name(row.name)), []).append(row)
        return tuple(_row(subject, alike, graph) for subject in subjects)


class _Claims:
    """The seats that claim an office, by entity, and the facts that say so."""

    def __init__(self, role: str, graph: OrgGraph) -> None:
        self.by_entity: dict[str | None, list[str]] = {}
        carriers = graph.carriers(role)
        for carrier in sorted(carriers, key=lambda each: oldest_name(each, graph.positions)):
            seat = graph.positions[carrier]
            if seat.kind in ("post", "body") and not seat.implicit:
                self.by_entity.setdefault(seat.entity, []).append(carrier)
        self.facts = (slot("role", role), *(slot("position", each, field) for each in carriers for field in ("entity", "kind")))


def _claims(subjects: tuple[Ref, ...], graph: OrgGraph) -> dict[str, _Claims]:
    """Role that any of the subjects carries -> who claims it."""
    return {role: _Claims(role, graph) for role in sorted({role for subject in subjects for role in graph.roles_of(subject.id)})}


def _seat(subject: Ref, claims: Mapping[str, _Claims], graph: OrgGraph) -> Verdict:
    others: set[str] = set()
    facts: list[Slot] = [slot("is", subject.id)]
    for role in graph.roles_of(subject.id):
        facts += claims[role].facts
        together = claims[role].by_entity.get(graph.positions[subject.id].entity, [])
        others.update(together[1:] if together[:1] == [subject.id] else ())
    named = sorted(others, key=lambda each: oldest_name(each, graph.positions))
    return _verdict(subject, tuple(Ref("position", other) for other in named), dict.fromkeys(facts))


def _row(subject: Ref, alike: Mapping[tuple[str, str], list[Row]], graph: OrgGraph) -> Verdict:
    row = graph.rows.row(subject)
    index = slot("section", "raci")
    if row is None:
        return Verdict(subject, State.SATISFIED, evidence=(index,))
    twins = alike[row.matrix, normalise_name(row.name)]
    claims = [twin for twin in twins if twin.assignees("A")]
    clash = len({twin.assignees("A") for twin in claims}) > 1 and claims[0] == row
    return _verdict(subject, tuple(twin.ref for twin in claims[1:]) if clash else (), (*(twin.slot for twin in twins), index))


def _verdict(subject: Ref, others: tuple[Ref, ...], facts: Iterable[Slot]) -> Verdict:
    if not others:
        return Verdict(subject, State.SATISFIED, evidence=tuple(facts))
    return Verdict(subject, State.VIOLATED, key=others, bindings={"others": others}, evidence=tuple(facts))
