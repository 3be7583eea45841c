"""`seat_free_of`: who has a letter is in office, for good, and one's own."""

from collections.abc import Iterable
from datetime import date

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.letters import row_of, with_letter, without_letters
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import joined
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict

VACANT, ACTING, EXTERNAL = "vacant", "held for the time being", "outsourced"


class SeatFreeOf(Constraint):
    """No seat that has the letter is vacant, held for the time being, or outsourced, as far as each is asked.

    A position as subject is judged once for all rows in which it has the letter, so that one vacancy is one finding.
    With `for_days`, only what has lasted longer than that many days on the day of the run. Bodies and groups have no one holder and are
    not asked for one. A holder who is not said, or a beginning that is not said where it counts, leaves it open.
    """

    name = "seat_free_of"
    meaning = "satisfied if the seats with the letter are duly held; violated once per seat that is not; open if a holder is not said"
    parameters = (
        Parameter("letter", "letters", "the letter", default="A"),
        Parameter("vacant", "flag", "whether a vacant seat violates", default=True),
        Parameter("acting", "flag", "whether a seat held for the time being violates", default=True),
        Parameter("external", "flag", "whether an outsourced seat violates", default=True),
        Parameter("for_days", "count", "how many days a vacancy or an interim may last"),
    )
    placeholders = {
        "position": "the seat",
        "state": "what it is: vacant, held for the time being, or outsourced",
        "count": "in how many rows the seat has the letter",
        "activities": "the rows in which the seat has the letter",
    }
    reads = frozenset(("cell", "row", "rows", "letters", "holder", "position"))
    subjects = frozenset(("activity", "position"))

    letter: str
    vacant: bool
    acting: bool
    external: bool
    for_days: int | None

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """Rows, and seats that have the letter in any."""
        counts = graph.rows.counts(self.letter)
        return tuple(ref for ref in subjects if ref.kind != "position" or ref.id in counts)

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each seat that is not as it should be; else one."""
        if subject.kind == "position":
            yield self._seat(subject, graph)
            return
        row, absent = row_of(subject, graph)
        if row is None:
            yield Verdict(subject, State.UNDETERMINED, evidence=absent, missing=absent[:1])
            return
        found = {p: self._state(p, graph) for p in row.assignees(self.letter)}
        wrong = {p: seat.wrong for p, seat in found.items() if seat.wrong}
        for p, state in wrong.items():
            ref = Ref("position", p)
            bindings: dict[str, Binding] = {"position": ref, "state": state, **self._rows(p, graph)}
            yield Verdict(subject, State.VIOLATED, (ref,), bindings, (row.cell(p), *found[p].evidence))
        if not wrong:
            missing = joined(seat.missing for seat in found.values())
            evidence = joined(((row.slot,), *(seat.evidence for seat in found.values())))
            yield Verdict(subject, State.UNDETERMINED if missing else State.SATISFIED, evidence=evidence, missing=missing)

    def _seat(self, subject: Ref, graph: OrgGraph) -> Verdict:
        """The verdict on a position as subject."""
        letters = slot("letters", subject.id)
        rows = self._rows(subject.id, graph)
        if not rows["count"]:
            return Verdict(subject, State.SATISFIED, evidence=(letters,))
        found = self._state(subject.id, graph)
        evidence = (letters, *found.evidence)
        if found.wrong:
            return Verdict(subject, State.VIOLATED, (), {"position": subject, "state": found.wrong, **rows}, evidence)
        return Verdict(subject, State.UNDETERMINED if found.missing else State.SATISFIED, evidence=evidence, missing=found.missing)

    def _rows(self, position: str, graph: OrgGraph) -> dict[str, Binding]:
        found = tuple(row.ref for row in graph.rows.of(position) if set(row.letters(position)) & set(self.letter))
        return {"count": len(found), "activities": found}

    def _state(self, position: str, graph: OrgGraph) -> "_Seat":
        seat = graph.positions[position]
        kind, holder, supplied = slot("position", position, "kind"), slot("holder", position), slot("position", position, "supplied_by")
        if self.external and (seat.supplied_by is not None or (seat.implicit and position in graph.organization.parties)):
            return _Seat(EXTERNAL, (supplied, slot("position", position, "implicit")))
        read = (supplied,) if self.external else ()
        if seat.kind in ("body", "group") or not (self.vacant or self.acting):
            return _Seat(None, (kind, *read))
        holding = graph.people.holding(position)
        facts = (holder, kind, *read)
        if holding is None:
            return _Seat(None, facts, (holder,))
        interim = self.acting and graph.people.is_acting(position)
        if not interim and not (self.vacant and holding.vacant):
            return _Seat(None, facts)
        begun = [a.since for a in holding.appointments] if interim else [holding.since]
        lasting = self._lasts(begun, graph.settings.as_of)
        state = ACTING if interim else VACANT
        return _Seat(state if lasting else None, facts, (holder,) if lasting is None else ())

    def _lasts(self, begun: list[date | None], as_of: date) -> bool | None:
        """Whether it has lasted too long since the first of these days; None where that is not said."""
        if self.for_days is None:
            return True
        days = [(as_of - day).days for day in begun if day is not None]
        if days and max(days) > self.for_days:
            return True
        return False if len(days) == len(begun) else None

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Appoint somebody, or give the letter to the seat's own superior."""
        if verdict.state is not State.VIOLATED:
            return questions(verdict.missing, graph)
        row = graph.rows.row(verdict.subject)
        position = verdict.key[0].id if verdict.key else verdict.subject.id
        appointed = Edit(slot("holder", position), graph.positions[position].holding, None, EditKind.CHANGE, "appoint")
        given = _given_up(row, position, self.letter, graph) if row is not None else ()
        return given if verdict.bindings["state"] == EXTERNAL else (appointed, *given)


class _Seat(Record):
    """What is wrong with a seat, if anything; why; what would decide it."""

    wrong: str | None
    evidence: tuple[Slot, ...]
    missing: tuple[Slot, ...] = ()


def _given_up(row: Row, position: str, letters: str, graph: OrgGraph) -> tuple[Edit, ...]:
    """The letters from a seat to the superior of that seat, where it has one."""
    uppers = graph.chart.superiors(position)
    if len(uppers) != 1 or uppers[0] == position:
        return ()
    before = row.cells.get(uppers[0])
    cell = before
    for letter in letters:
        cell = with_letter(cell, letter)
    taken = without_letters(row.cells[position], letters, "R" if "R" not in letters else "C")
    edits = (
        Edit(row.cell(position), row.cells[position], taken, EditKind.CHANGE, "letter"),
        Edit(row.cell(uppers[0]), before, cell, EditKind.CHANGE, "letter"),
    )
    return tuple(edit for edit in edits if edit.before != edit.after)
