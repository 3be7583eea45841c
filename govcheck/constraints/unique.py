"""`unique`: one office has one seat, and one activity one row."""

from collections.abc import Iterable, Mapping

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import State, Verdict
from govcheck.vocabulary.normalise import normalise_name

ROLE, ACTIVITY = "role", "activity"


class Unique(Constraint):
    """No other seat of the same entity carries a role of the subject; or no row of the matrix has the same name but another A.

    Names are alike when they are equal after normalisation (case, punctuation, order kept). Of several that clash, the
    verdict is on the least, and its key names the others. Seats on a body and matrix columns do not clash.
    """

    name = "unique"
    meaning = "satisfied if nothing else claims the same office or names the same activity; violated once for those that clash"
    parameters = (Parameter("of", "word", "what must be unique", required=True, choices=(ROLE, ACTIVITY)),)
    placeholders = {"others": "what it clashes with"}
    reads = frozenset(("is", "role", "position", "row", "section"))
    subjects = frozenset(("position", "activity"))
    over_set = True

    of: str

    def check(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Verdict, ...]:
        """One verdict per subject; of those that clash, only the least has one that is violated."""
        if self.of == ROLE:
            return tuple(verdict for subject in subjects for verdict in self._seat(subject, graph))
        alike = _alike(graph)
        return tuple(verdict for subject in subjects for verdict in self._row(subject, graph, alike))

    def _seat(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        own = graph.positions[subject.id]
        facts: list[Slot] = [slot("is", subject.id), slot("position", subject.id, "entity"), slot("position", subject.id, "kind")]
        clashing: set[str] = set()
        for role in graph.roles_of(subject.id):
            facts.append(slot("role", role))
            for other in graph.carriers(role):
                facts += [slot("position", other, "entity"), slot("position", other, "kind")]
                seat = graph.positions[other]
                if other != subject.id and seat.entity == own.entity and _counts(graph, other) and _counts(graph, subject.id):
                    clashing.add(other)
        evidence = tuple(dict.fromkeys(facts))
        if not clashing:
            yield Verdict(subject, State.SATISFIED, evidence=evidence)
        elif subject.id < min(clashing):
            others = tuple(Ref("position", other) for other in sorted(clashing))
            yield Verdict(subject, State.VIOLATED, key=others, bindings={"others": others}, evidence=evidence)

    @staticmethod
    def _row(subject: Ref, graph: OrgGraph, alike: Mapping[tuple[str, str], list[Row]]) -> Iterable[Verdict]:
        row = graph.rows.row(subject)
        index = slot("section", "raci")
        if row is None:
            yield Verdict(subject, State.SATISFIED, evidence=(index,))
            return
        twins = alike[row.matrix, normalise_name(row.name)]
        evidence = (*(twin.slot for twin in twins), index)
        others = [twin for twin in twins if twin.name != row.name and twin.assignees("A") != row.assignees("A")]
        if not others:
            yield Verdict(subject, State.SATISFIED, evidence=evidence)
        elif row.name < min(twin.name for twin in others):
            refs = tuple(twin.ref for twin in others)
            yield Verdict(subject, State.VIOLATED, key=refs, bindings={"others": refs}, evidence=evidence)


def _counts(graph: OrgGraph, position: str) -> bool:
    seat = graph.positions[position]
    return seat.kind in ("post", "body") and not seat.implicit


def _alike(graph: OrgGraph) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in graph.rows.all:
        found.setdefault((row.matrix, normalise_name(row.name)), []).append(row)
    return found
