"""Sentences for facts: what a slot says, or that it says nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from govcheck.assessment.names import Names, listed
from govcheck.graph.offices import Undecided
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.facts import ENTRIES
from govcheck.model.filewords import FIELDS
from govcheck.model.organization import EMPTY, SECTIONS, Channel, Holding
from govcheck.model.slots import Ref, Slot

_ARTICLES = {"governing": "a governing body", "management": "a management body", "working": "a working body"}
_FIELD_WORDS = {kind: {field: word for word, field in words.items()} for kind, words in FIELDS.items()}
#: fields that name things by bare ids -> their kind
_NAMING = {
    **dict.fromkeys(("chair", "part_of", "members", "roots"), "position"),
    **dict.fromkeys(("entity", "serves"), "entity"),
    "supplied_by": "vendor",
}
#: words for the rows of all matrices, as a section
_ROWS = ("raci", "matrices")
#: how many things of a section are named one by one
_FEW = 4


class Statements:
    """Words the facts of one organisation."""

    def __init__(self, graph: OrgGraph, names: Names) -> None:
        self._graph = graph
        self._names = names

    def of(self, fact: Slot) -> str:
        """One sentence, without a full stop."""
        word = _WORDINGS.get(fact.kind)
        value = self._graph.value(fact)
        if word is not None:
            return word(self, fact.path, value)
        return self._entry(fact, value)

    def value(self, fact: Slot, value: Any) -> str:
        """A value that a fact might have in words."""
        if fact.kind == "position" and fact.path[1] == "roles":
            return listed(list(map(self._names.role, value))) if value else "none"
        return self._names.value(self._named(fact.path[-1], value))

    def _seat(self, path: tuple[str, ...]) -> str:
        return self._names.position(path[0])

    def _line(self, path: tuple[str, ...], value: Any) -> str:
        if not value:
            return f"no solid line is stated for {self._seat(path)}"
        uppers = [self._names.position(line.to) + (f" ({line.purpose})" if line.purpose else "") for line in value]
        return f"{self._seat(path)} reports to {listed(uppers)}"

    def _dotted(self, path: tuple[str, ...], value: Any) -> str:
        if not value:
            return f"{self._seat(path)} has no dotted line"
        return f"{self._seat(path)} has a dotted line to {listed([self._names.position(p) for p in value])}"

    def _holder(self, path: tuple[str, ...], value: Holding | None) -> str:
        seat = self._seat(path)
        holding = self._graph.people.holding(path[0])
        if holding is None:
            return f"the holder of {seat} is not stated"
        if holding.vacant:
            return f"{seat} is vacant" + (f" since {holding.since.isoformat()}" if holding.since else "")
        named = []
        for appointment in holding.appointments:
            name = self._graph.people.name(appointment.person) if appointment.person is not None else "somebody who is not named"
            notes = ["acting"] if appointment.acting else []
            notes += [f"since {appointment.since.isoformat()}"] if appointment.since else []
            notes += [f"until {appointment.until.isoformat()}"] if appointment.until else []
            named.append(name + (f" ({', '.join(notes)})" if notes else ""))
        return f"{seat} is held by {listed(named)}"

    def _position(self, path: tuple[str, ...], value: Any) -> str:
        if path[1] == "implicit":
            return f"{self._seat(path)} {'only heads a column of a matrix' if value else 'stands among the positions'}"
        word = _FIELD_WORDS["position"][path[1]]
        if path[1] == "kind":
            return f"{self._seat(path)} is a {value or 'seat that is not there'}"
        if path[1] == "roles":
            if value is None:
                return f"{self._seat(path)} is not stated to carry a role"
            return f"{self._seat(path)} is stated to {f'be the {listed(list(map(self._names.role, value)))}' if value else 'carry no role'}"
        if value is None:
            return f"{self._seat(path)}: {word} is not stated"
        return f"{self._seat(path)}: {word} is {self._names.value(self._named(path[1], value))}"

    def _named(self, field: str, value: Any) -> Any:
        """The things that a field names by bare ids; any other value as it is."""
        kind = _NAMING.get(field)
        if kind is None:
            return value
        refs = tuple(Ref(kind, name) for name in ((value,) if isinstance(value, str) else value))
        return tuple(ref if ref.kind != "vendor" or self._graph.entry(*ref) is not None else Ref("party", ref.id) for ref in refs)

    def _cell(self, path: tuple[str, ...], value: Any) -> str:
        return f"{self._names.position(path[2])} has {value or 'no letter'} in {self._row_name(path)}"

    def _row(self, path: tuple[str, ...], value: Any) -> str:
        if value is None:
            return f"there is no row {self._row_name(path)}"
        cells = [f"{self._names.position(p)} {letters}" for p, letters in value]
        return f"{self._row_name(path)}: {', '.join(cells) or 'no letters'}"

    def _row_name(self, path: tuple[str, ...]) -> str:
        return self._names.of(Row(path[0], path[1], EMPTY, None).ref)

    def _rows(self, path: tuple[str, ...], value: Any) -> str:
        activity = self._names.activity(path[0])
        if value is None:
            return f"no row stands for {activity}"
        whole, rows = value
        if whole is not None:
            return f"{activity} has no row of its own; it is part of {self._names.activity(whole)}"
        if not rows:
            return f"no row stands for just {activity}"
        return f"{activity} stands in the row{'s' if len(rows) > 1 else ''} {listed([self._names.of(ref) for ref in rows])}"

    def _is(self, path: tuple[str, ...], value: Any) -> str:
        if isinstance(value, Undecided):
            return f"{self._seat(path)} may be {' or '.join(f'the {self._names.role(role)}' for role in value.between)}"
        if not value:
            return f"{self._seat(path)} carries no role that the vocabulary knows"
        return f"{self._seat(path)} is the {listed([self._names.role(role) for role in value])}"

    def _role(self, path: tuple[str, ...], value: Any) -> str:
        role = self._names.role(path[0])
        return f"the {role} is {listed([self._names.position(p) for p in value])}" if value else f"nobody is the {role}"

    def _tier(self, path: tuple[str, ...], value: Any) -> str:
        return f"{self._seat(path)} is {_ARTICLES.get(value, 'no body')}"

    def _root(self, path: tuple[str, ...], value: Any) -> str:
        return f"{self._seat(path)} is {'a place' if value else 'no place'} where the lines may end"

    def _subordinates(self, path: tuple[str, ...], value: Any) -> str:
        verb = "report" if len(value or ()) > 1 else "reports"
        return f"{listed([self._names.position(p) for p in value]) if value else 'nobody'} {verb} to {self._seat(path)}"

    def _chaired(self, path: tuple[str, ...], value: Any) -> str:
        return f"{self._seat(path)} chairs {listed([self._names.position(p) for p in value]) if value else 'nothing'}"

    def _seats(self, path: tuple[str, ...], value: Any) -> str:
        name = self._graph.people.name(path[0])
        return f"{name} holds {listed([self._names.position(p) for p in value]) if value else 'no seat'}"

    def _person(self, path: tuple[str, ...], value: Any) -> str:
        return f'"{path[0]}" under persons is {value}' if value else f'nobody stands as "{path[0]}" under persons'

    def _relations(self, path: tuple[str, ...], value: Any) -> str:
        name = self._names.of(Ref(*path[0].split(":", 1)))
        if not value:
            return f"nobody else states a relation to {name}"
        seats = {*value.engaged_by, *value.dotted_from, *value.bodies}
        others = {*map(self._names.position, seats), *(self._names.of(channel.sender) for channel in value.channels)}
        return f"{listed(sorted(others))} state{'s' if len(others) == 1 else ''} a relation to {name}"

    def _letters(self, path: tuple[str, ...], value: Any) -> str:
        if not value:
            return f"{self._seat(path)} has no letter in any row"
        return f"{self._seat(path)} has " + ", ".join(f"{'/'.join(letters)} in {self._names.of(ref)}" for ref, letters in value)

    def _letter(self, path: tuple[str, ...], value: Any) -> str:
        return f"the matrix uses the letter {path[0]}" if value else f"the matrix does not use the letter {path[0]}"

    def _section(self, path: tuple[str, ...], value: Any) -> str:
        section = path[0]
        if section == "holders":
            return "the file names holders of positions" if value else "the file names nobody as the holder of any position"
        if value is None:
            return "the file has no matrix" if section in _ROWS else f"the file says nothing about {section}"
        one, many = ("row", "rows") if section in _ROWS else (SECTIONS.get(section, section.removesuffix("s")), section)
        if not value:
            return f"the file lists no {many}"
        named = f": {listed([self._thing(section, each) for each in value])}" if len(value) <= _FEW and section != "channels" else ""
        return f"the file lists {len(value)} {one if len(value) == 1 else many}{named}"

    def _thing(self, section: str, listed_there: Any) -> str:
        """One of the things of a section: a row, a position or an entry."""
        ref = listed_there if section in _ROWS else Ref("position" if section == "positions" else SECTIONS[section], listed_there)
        return self._names.of(ref)

    def _circles(self, path: tuple[str, ...], value: Any) -> str:
        if not value:
            return "no solid lines run in a circle"
        return "solid lines run in a circle: " + "; ".join(
            " → ".join(self._names.position(p) for p in (*circle, circle[0])) for circle in value
        )

    def _layer(self, path: tuple[str, ...], value: Any) -> str:
        return f"{self._seat(path)} is in layer {value}" if value else f"the layer of {self._seat(path)} is not known"

    def _layers(self, path: tuple[str, ...], value: Any) -> str:
        return f"the {path[0]} has {value} layer{'s' if value > 1 else ''}" if value else "the chart has no layers"

    def _tops(self, path: tuple[str, ...], value: Any) -> str:
        tops, without = value
        seats = listed([self._names.position(p) for p in without]) or "nobody"
        ends = listed([self._names.position(p) for p in tops]) or "no seat"
        return f"the lines of the {path[0]} may end at {ends}; without a superior: {seats}"

    def _channel(self, path: tuple[str, ...], value: Any) -> str:
        sender = self._names.of(Ref(*path[0].split(":", 1)))
        if value:
            return "; ".join(self.one_channel(sender, channel) for channel in value)
        return f"{'the office of ' if path[0].startswith('role:') else ''}{sender} has no channel of its own"

    def one_channel(self, sender: str, channel: Channel) -> str:
        """What a channel does, beginning with the sender."""
        words = [f"{sender} reaches {self._names.of(channel.to)}"]
        words += [f"about {channel.about}"] if channel.about else []
        words += [f"after {channel.trigger}"] if channel.trigger else []
        words += [channel.frequency] if channel.frequency else []
        words += ["in writing"] if channel.written else []
        if channel.via is not None:
            words.append(f"through {self._names.value(channel.via)}" if channel.via else "directly")
        return ", ".join(words)

    def _organization(self, path: tuple[str, ...], value: Any) -> str:
        if value is None:
            return f"organization.{path[0]} is not stated"
        return f"organization.{path[0]} is {self._names.value(self._named(path[0], value))}"

    def _activity(self, path: tuple[str, ...], value: Any) -> str:
        if path[1] == "canonical":
            activity = self._graph.rows.canonical(path[0])
            if activity is None:
                return f'"{path[0]}" stands for no activity that is known'
            how = "stands by its name" if value is None else "is stated to stand"
            return f'"{path[0]}" {how} for {self._names.activity(activity)}'
        word = _FIELD_WORDS["activity"][path[1]]
        return f'"{path[0]}": {word} is {self._names.value(value)}' if value is not None else f'"{path[0]}": {word} is not stated'

    def _entry(self, fact: Slot, value: Any) -> str:
        kind, (entry, field) = fact.kind, (fact.path[0], fact.path[1])
        name = f"the {kind} {self._names.of(Ref(kind, entry))}"
        word = _FIELD_WORDS[kind][field].replace("_", " ")
        if self._graph.entry(kind, entry) is None:
            return f"{name} is not listed in {ENTRIES[kind][0]}"
        if field == "canonical":
            term = self._graph.vocabulary.metrics.get(value)
            return (
                f'{name} is stated to stand for "{term.title if term else value}"'
                if value
                else f"{name} is not stated to stand for anything"
            )
        if value is None:
            return f"{name}: {word} is not stated"
        return f"{name}: {word} is {self._names.value(value)}"


#: kind of slot -> its wording; the entries of sections have one for all
_WORDINGS: Mapping[str, Callable[[Statements, tuple[str, ...], Any], str]] = {
    kind: getattr(Statements, f"_{kind}")
    for kind in (
        "line", "dotted", "holder", "position", "cell", "row", "rows", "is", "role", "tier", "root", "subordinates", "chaired", "seats",
        "relations", "letters", "letter", "section", "circles", "layer", "layers", "tops", "channel", "organization", "activity",
        "person",
    )
}  # fmt: skip
