"""Sentences for what changed: in the words of an organisation, by the titles that its files give."""

from collections.abc import Callable, Mapping
from typing import Any

from govcheck.assessment.differences import Differing
from govcheck.assessment.names import Names, listed
from govcheck.assessment.statements import Statements
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.comparisons import ChangeKind, Difference
from govcheck.model.filewords import FIELDS
from govcheck.model.organization import Appointment, Holding, Line
from govcheck.model.slots import Ref, Slot

#: kind of thing -> field -> word of the file
_FIELD_WORDS: Mapping[str, Mapping[str, str]] = {kind: {field: word for word, field in words.items()} for kind, words in FIELDS.items()}
#: fields whose word in the file says little without its value
_PLAIN_WORDS = {
    ("position", "roles"): "role",
    ("activity", "canonical"): "activity",
    ("activity", "framework"): "framework",
    ("metric", "canonical"): "measure",
    ("decision", "by"): "decided by",
}

Told = tuple[ChangeKind, str]


class State:
    """One of the two states, with what words its things and facts; `other` is the other one."""

    def __init__(self, graph: OrgGraph, other: OrgGraph) -> None:
        self.graph = graph
        self.names = Names(graph, other)
        self.statements = Statements(graph, self.names)


class ChangeWords:
    """Words the differences between an older and a newer state, both told by the same ids."""

    def __init__(self, old: OrgGraph, new: OrgGraph) -> None:
        self._old, self._new = State(old, new), State(new, old)

    def told(self, what: Differing) -> Told:
        """What happened, and the sentence that says it, without a full stop."""
        if what.there == (True, True):
            (difference,) = what.differences
            word = _WORDINGS.get(difference.slot.kind)
            return word(self, what.subject, difference) if word is not None else self._field(what.subject, difference)
        return self._came_or_went(what)

    def renamed(self, subject: Ref, was: str) -> str:
        """That a position or row goes by another id or name now."""
        if subject.kind == "activity":
            return f'the row "{was}" is now called {self._new.names.of(subject)}'
        return f"{self._new.names.of(subject)} has the id {subject.id} now instead of {was}"

    # ---- things that came or went ------------------------------------------------------------------------------------------------

    def _came_or_went(self, what: Differing) -> Told:
        came = what.there[1]
        state = self._new if came else self._old
        name = self._thing(state, what.subject, what.differences[0].slot)
        facts = [self._short(state, what.subject, d.slot) for d in what.differences if self._tells(what.subject, d, came)]
        facts += self._perhaps_renamed(what.subject) if came else ()
        if not facts:
            return (ChangeKind.ADDED, f"{name} is new") if came else (ChangeKind.REMOVED, f"{name} is gone")
        said = "; ".join(facts)
        return (ChangeKind.ADDED, f"{name} is new: {said}") if came else (ChangeKind.REMOVED, f"{name} is gone, of which was said: {said}")

    def _perhaps_renamed(self, subject: Ref) -> tuple[str, ...]:
        """How to say that a new seat is an old one under another id, where one of that title is gone."""
        if subject.kind != "position":
            return ()
        title = self._new.graph.positions[subject.id].title
        gone = [id_ for id_, seat in self._old.graph.positions.items() if seat.title == title and id_ not in self._new.graph.positions]
        return (f"if it is the seat that was {gone[0]}, say so with formerly: [{gone[0]}]",) if len(gone) == 1 else ()

    def _thing(self, state: State, subject: Ref, first: Slot) -> str:
        if first.kind == "row":
            return f"the row {state.names.of(subject)}"
        if subject.kind == "position":
            return state.names.position(subject.id)
        if subject.kind == "matrix":
            matrix = state.graph.organization.matrices[subject.id]
            return f'the matrix "{matrix.title or subject.id}"'
        if subject.kind == "person":
            return f"the person {subject.id}"
        return f"the {subject.kind} {state.names.of(subject)}"

    def _tells(self, subject: Ref, difference: Difference, came: bool) -> bool:
        """Whether a fact says more than that the thing is there: not its id and title, nor that a seat is a seat like most."""
        value = difference.after if came else difference.before
        field = difference.slot.path[-1]
        if difference.slot.kind == "cell":
            return True
        if difference.slot.kind == "row" or field == "id":
            return False
        return field != "title" and not (subject.kind == "position" and (field, value) == ("kind", "post"))

    def _short(self, state: State, subject: Ref, fact: Slot) -> str:
        """A fact of a thing that has just been named."""
        kind, path = fact
        if kind == "cell":
            value = state.graph.organization.matrices[path[0]].rows[path[1]][path[2]]
            return f"{state.names.position(path[2])} {value}"
        if kind == "matrix":
            return f"{path[1]} {self._value(state, fact, getattr(state.graph.organization.matrices[path[0]], path[1]))}"
        if kind == "person":
            return f"name {state.graph.organization.persons[path[0]].name}"
        said = state.statements.of(fact)
        for name in (self._thing(state, subject, fact), state.names.of(subject)):
            said = said.removeprefix(f"{name}: ").removeprefix(f"{name} ")
        return said

    # ---- facts of things that stay -----------------------------------------------------------------------------------------------

    def _line(self, subject: Ref, difference: Difference) -> Told:
        seat = self._new.names.position(subject.id)
        before, after = difference.before, difference.after
        if not before and not after:
            return ChangeKind.CHANGED, f"{seat}: it is {'no longer' if after is None else 'now'} said that nobody is its superior"
        if not after:
            return ChangeKind.MOVED, f"{seat} no longer reports to {self._uppers(self._old, before)}"
        if not before:
            return ChangeKind.MOVED, f"{seat} now reports to {self._uppers(self._new, after)}"
        if {line.to for line in before} == {line.to for line in after}:
            was, now = self._uppers(self._old, before), self._uppers(self._new, after)
            return ChangeKind.CHANGED, f"{seat} reports to {now} instead of {was}"
        return ChangeKind.MOVED, f"{seat} moved from {self._uppers(self._old, before)} to {self._uppers(self._new, after)}"

    def _uppers(self, state: State, lines: tuple[Line, ...]) -> str:
        return listed([state.names.position(line.to) + (f" ({line.purpose})" if line.purpose else "") for line in lines])

    def _holder(self, subject: Ref, difference: Difference) -> Told:
        seat = self._new.names.position(subject.id)
        before: Holding | None = difference.before
        after: Holding | None = difference.after
        if after is None:
            return ChangeKind.CHANGED, f"{seat}: the holder is no longer stated; {self._held(self._old, before)}"
        if after.vacant:
            since = f" since {after.since.isoformat()}" if after.since else ""
            if before is not None and before.vacant:
                return ChangeKind.CHANGED, f"{seat}: vacant{since or ', since when is no longer stated'}"
            left = f"; {self._held(self._old, before)}" if before is not None else ""
            return ChangeKind.VACATED, f"{seat} is vacant now{since}{left}"
        people = self._people(self._new, after)
        hold = "now holds" if len(after.appointments) == 1 else "now hold"
        if before is None or before.vacant:
            gap = "" if before is None else ", which was vacant"
            return ChangeKind.APPOINTED, f"{people} {hold} {seat}{gap}"
        was, now = ([appointment.person for appointment in holding.appointments] for holding in (before, after))
        if sorted(was, key=str) != sorted(now, key=str):
            return ChangeKind.APPOINTED, f"{people} {hold} {seat} instead of {self._people(self._old, before)}"
        acting = [{a.person: bool(a.acting) for a in holding.appointments} for holding in (before, after)]
        kind = ChangeKind.ACTING if acting[0] != acting[1] else ChangeKind.CHANGED
        return kind, f"{seat} is held by {people}, before: {self._people(self._old, before)}"

    def _held(self, state: State, holding: Holding | None) -> str:
        if holding is None:
            return "nobody was stated before"
        return f"it was held by {self._people(state, holding)}" if holding.appointments else "it was vacant"

    def _people(self, state: State, holding: Holding) -> str:
        return listed([self._person(state, appointment) for appointment in holding.appointments])

    def _person(self, state: State, appointment: Appointment) -> str:
        name = state.graph.people.name(appointment.person) if appointment.person is not None else "somebody who is not named"
        notes = [{True: "acting", False: "not acting"}[appointment.acting]] if appointment.acting is not None else []
        notes += [f"share {appointment.share:g}"] if appointment.share is not None else []
        notes += [f"since {appointment.since.isoformat()}"] if appointment.since else []
        notes += [f"until {appointment.until.isoformat()}"] if appointment.until else []
        return name + (f" ({', '.join(notes)})" if notes else "")

    def _cell(self, subject: Ref, difference: Difference) -> Told:
        seat, row = self._new.names.position(difference.slot.path[2]), self._new.names.of(subject)
        before, after = difference.before, difference.after
        if before is None:
            return ChangeKind.LETTERS, f"{seat} now has {after} in {row}"
        if after is None:
            old = self._old.names.position(difference.slot.path[2])
            return ChangeKind.LETTERS, f"{old} no longer has {before} in {row}"
        return ChangeKind.LETTERS, f"{seat} has {after} instead of {before} in {row}"

    def _channel(self, subject: Ref, difference: Difference) -> Told:
        before, after = difference.before or (), difference.after or ()
        gone = [self._reach(self._old, subject, channel) for channel in before if channel not in after]
        come = [self._reach(self._new, subject, channel) for channel in after if channel not in before]
        state = self._new if after else self._old
        said = [f"now {way}" for way in come] + [f"no longer {way}" for way in gone]
        return ChangeKind.CHANGED, f"{state.names.of(subject)}: {'; '.join(said)}"

    def _reach(self, state: State, subject: Ref, channel: Any) -> str:
        name = state.names.of(subject)
        said = state.statements.one_channel(name, channel).removeprefix(f"{name} ")
        # a statement tells only what is there, and two channels may differ by a stated "no" alone
        return f"{said}, not in writing" if channel.written is False else said

    def _section(self, subject: Ref, difference: Difference) -> Told:
        section = difference.slot.path[0]
        if difference.after is None:
            return ChangeKind.CHANGED, f"the file says nothing about {section} any more"
        none = "" if getattr(self._new.graph.organization, section) else ", of which there are none"
        return ChangeKind.CHANGED, f"the file now speaks of {section}{none}"

    def _field(self, subject: Ref, difference: Difference) -> Told:
        kind, path = difference.slot
        if subject.kind == "organization":
            about = f"organization.{path[-1]}"
        else:
            word = _PLAIN_WORDS.get((kind, path[-1])) or _FIELD_WORDS.get(kind, {}).get(path[-1], path[-1]).replace("_", " ")
            word = "dotted line" if kind == "dotted" else word
            shown = self._thing(self._new, subject, difference.slot) if kind != "activity" else f'"{path[0]}"'
            about = f"{shown}: {word}"
        return ChangeKind.CHANGED, f"{about} {self._change(difference)}"

    def _change(self, difference: Difference) -> str:
        fact, before, after = difference
        if before is None:
            return f"is now stated: {self._value(self._new, fact, after)}"
        if after is None:
            return f"is no longer stated; it was {self._value(self._old, fact, before)}"
        if type(before) is tuple and type(after) is tuple and {*before} & {*after}:
            gone = [self._value(self._old, fact, (each,)) for each in before if each not in after]
            come = [self._value(self._new, fact, (each,)) for each in after if each not in before]
            parts = [f"{verb} {listed(each)}" for verb, each in (("now includes", come), ("no longer includes", gone)) if each]
            return " and ".join(parts) or f"are in another order now: {self._value(self._new, fact, after)}"
        return f"is {self._value(self._new, fact, after)} instead of {self._value(self._old, fact, before)}"

    def _value(self, state: State, fact: Slot, value: Any) -> str:
        if isinstance(value, Mapping):
            return ", ".join(f"{key}={each}" for key, each in sorted(value.items())) or "none"
        if isinstance(value, tuple) and type(value) is not tuple:
            value = (value,)
        if fact.kind == "dotted":
            return listed([state.names.position(each) for each in value]) or "none"
        return state.statements.value(fact, value)


#: kind of slot -> its wording; every other fact is a field of a thing
_WORDINGS: Mapping[str, Callable[[ChangeWords, Ref, Difference], Told]] = {
    kind: getattr(ChangeWords, f"_{kind}") for kind in ("line", "holder", "cell", "channel", "section")
}
