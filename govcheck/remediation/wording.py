"""What a step says to a board: a sentence for each kind of fact, by the client's own titles."""

from collections.abc import Iterable
from typing import Any

from govcheck.assessment.names import Names
from govcheck.constraints.stating import in_words, said
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.filewords import FIELDS
from govcheck.model.organization import Channel, Engagement, Holding, Line
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import Edit, EditKind

_HAS = {"A": "accountable for", "R": "responsible for", "S": "in support of", "C": "consulted on", "I": "told of"}
#: words of a file as sentences say them, where they are not what they say
_WORDS = {"by": "decides", "is": "meaning", "for": "framework", "supplied_by": "supplier", "before": "what it stands before"}


class Wording:
    """Words edits and decisions about one organisation."""

    def __init__(self, graph: OrgGraph) -> None:
        self.names = Names(graph)
        self._graph = graph

    # ---- steps -------------------------------------------------------------------------------------------------------------------

    def step(self, edits: tuple[Edit, ...]) -> str:
        """What edits that are made together come to, as one sentence that begins with a verb."""
        rows: dict[tuple[str, ...], list[Edit]] = {}
        for edit in edits:
            if edit.slot.kind == "cell":
                rows.setdefault(edit.slot.path[:2], []).append(edit)
        # a seat is made before it is given anything
        seats = [edit for edit in edits if edit.price == "seat"]
        rest = [edit for edit in edits if edit.slot.kind != "cell" and edit not in seats]
        letters = [part for cells in rows.values() for part in self._cells(cells)]
        return "; ".join((*map(self.edit, seats), *letters, *map(self.edit, rest)))

    def edit(self, edit: Edit) -> str:
        """One edit that is no cell."""
        kind, path = edit.slot
        if kind == "line":
            return self._line(edit)
        if kind == "dotted":
            return self._dotted(edit)
        if kind == "channel":
            return self._channels(edit)
        if kind == "position":
            return self._position(edit)
        if kind == "holder":
            return f"fill the seat of {self._seat(path[0])}"
        return self._field(edit)

    def _cells(self, cells: list[Edit]) -> list[str]:
        gains = [edit for edit in cells if "A" in _letters(edit.after) - _letters(edit.before)]
        losses = [edit for edit in cells if "A" in _letters(edit.before) - _letters(edit.after)]
        if len(gains) == len(losses) == 1 and gains[0].slot.path[:2] == losses[0].slot.path[:2]:
            gain, loss = gains[0], losses[0]
            more = _letters(gain.after) - _letters(gain.before) - {"A"}
            also = f" and {_bare(_has(more)[0])}" if more else ""
            stays = _has(_letters(loss.after))
            after = f", who {'stays' if _letters(loss.after) & _letters(loss.before) else 'becomes'} {in_words(stays)}" if stays else ""
            head = f"make {self._of(gain)} accountable{also} for {self._row(gain)} in the place of {self._of(loss)}{_bare(after)}"
            return [head, *self._cells([edit for edit in cells if edit not in (gain, loss)])]
        return [self._cell(edit) for edit in cells]

    def _cell(self, edit: Edit) -> str:
        before, after = _letters(edit.before), _letters(edit.after)
        seat, row = self._of(edit), self._row(edit)
        gained, lost = after - before, before - after
        if gained and not lost & {"A", "R"}:
            words = in_words(_has(gained)).replace("accountable for and", "accountable and")
            # somebody is made accountable, but nobody is made told of something
            does = "make" if gained & {"A", "R"} else "have"
            verb = "write down that" if edit.kind is EditKind.STATE else does
            return f"{verb} {seat} {'is ' if edit.kind is EditKind.STATE else ''}{words} {row}"
        if not after:
            return f"take {seat} out of {row}"
        stays = in_words(tuple(_HAS[letter] for letter in "ARSCI" if letter in after))
        what = in_words(tuple({"A": "accountability", "R": "responsibility"}.get(x, f"the {x}") for x in "ARSCI" if x in lost))
        return f"take the {what} for {row} from {seat}, who {'stays' if not gained else 'becomes'} {_bare(stays)}"

    def _line(self, edit: Edit) -> str:
        seat = self._seat(edit.slot.path[0])
        before, after = _uppers(edit.before), _uppers(edit.after)
        to = in_words(tuple(self._seat(upper) for upper in after))
        if not before:
            return f"write down that {seat} reports to {to}" if edit.kind is EditKind.STATE else f"let {seat} report to {to}"
        if {*after} < {*before}:
            gone = in_words(tuple(self._seat(upper) for upper in before if upper not in after))
            return f"let {seat} report to {to} alone, and no longer to {gone}"
        return f"let {seat} report to {to} instead of {in_words(tuple(self._seat(upper) for upper in before))}"

    def _dotted(self, edit: Edit) -> str:
        before, after = edit.before or (), edit.after or ()
        drawn = [self._seat(upper) for upper in after if upper not in before]
        dropped = [self._seat(upper) for upper in before if upper not in after]
        seat = self._seat(edit.slot.path[0])
        parts = [f"draw a dotted line from {seat} to {in_words(tuple(drawn))}"] if drawn else []
        return " and ".join([*parts, *([f"drop the dotted line of {seat} to {in_words(tuple(dropped))}"] if dropped else [])])

    def _channels(self, edit: Edit) -> str:
        before, after = edit.before or (), edit.after or ()
        ways = [self.channel(channel) for channel in after if channel not in before]
        replaced = any(channel.to in {other.to for other in after} for channel in before if channel not in after)
        verb = "write down that" if edit.kind is EditKind.STATE else "arrange that"
        return f"{verb} {' and that '.join(ways)}" + (", as the channel that is there does not" if replaced and ways else "")

    def channel(self, channel: Channel) -> str:
        """A way of reaching somebody, as half a sentence."""
        about = f" about {channel.about}" if channel.about else ""
        trigger = f" upon {channel.trigger}" if channel.trigger else ""
        often = f", {channel.frequency}" if channel.frequency else ""
        written = ", in writing" if channel.written else ""
        direct = " directly" if channel.via == () else ""
        return f"{self.names.of(channel.sender)} reaches {self.names.of(channel.to)}{direct}{about}{trigger}{often}{written}"

    def _position(self, edit: Edit) -> str:
        position, field = edit.slot.path
        seat = self._seat(position)
        if field == "roles":
            return self._office(position, edit)
        if field == "engages":
            new = [engagement for engagement in edit.after or () if engagement not in (edit.before or ())]
            return f"write down that {seat} works with {in_words(tuple(map(self._engagement, new)))}"
        if field == "chair":
            return f"let {self._seat(edit.after)} chair {seat}" + (f" instead of {self._seat(edit.before)}" if edit.before else "")
        if field == "members":
            joined = tuple(self._seat(member) for member in edit.after or () if member not in (edit.before or ()))
            return f"take {in_words(joined)} into {seat}"
        return self._field(edit)

    def _office(self, position: str, edit: Edit) -> str:
        before, after = edit.before or (), edit.after or ()
        gained = [self.names.role(role) for role in after if role not in before]
        lost = [self.names.role(role) for role in before if role not in after]
        if position not in self._graph.positions:
            return f"make a seat for the {in_words(tuple(gained))}"
        if lost:
            return f"make a seat of its own for the {in_words(tuple(lost))}, apart from {self._seat(position)}"
        return f"write down that {self._seat(position)} is the {in_words(tuple(gained))}, if so it is"

    def _field(self, edit: Edit) -> str:
        thing, word = self._thing(edit.slot)
        before = self.value(edit.before) if edit.before not in (None, ()) else ""
        after = self.value(edit.after) if edit.after not in (None, ()) else "nothing"
        if _is_people(edit.after) or _is_people(edit.before):
            does = f"let {after} decide on {thing}" if edit.slot.kind == "decision" else f"make {after} the {word} of {thing}"
            does = f"write down that {after} is {word} of {thing}" if edit.kind is EditKind.STATE else does
            return does + (f" instead of {before}" if before else "")
        if edit.kind is EditKind.STATE:
            return f"write down that {word} of {thing} is {after}"
        return f"change {word} of {thing} " + (f"from {before} to {after}" if before else f"to {after}")

    # ---- decisions ---------------------------------------------------------------------------------------------------------------

    def decision(self, edit: Edit, remediation: str) -> str:
        """What only the organisation can say, as a sentence that begins with a verb."""
        kind, path = edit.slot
        if kind == "holder":
            return self._holder(path[0], edit)
        if kind == "line":
            seat = self._seat(path[0])
            return f"decide to whom {seat} reports" + (f" instead of {self.value(edit.before)}" if edit.before else "")
        if kind == "channel" and edit.choices:
            news = tuple(c for choice in edit.choices for c in choice if c not in (edit.before or ()))
            return f"decide which holds, and write it down: {self._or(map(self.channel, news))}"
        if kind not in FIELDS and kind not in ("dotted", "position"):
            return f"decide: {_small(remediation)}"
        thing, word = self._thing(edit.slot)
        if edit.choices:
            return f"decide and write down {word} of {thing}: {self._or(map(self.value, edit.choices))}"
        if _is_people(edit.before):
            who = f"who decides on {thing}" if kind == "decision" else f"who is {word} of {thing}"
            return f"decide {who} instead of {self.value(edit.before)}"
        if edit.before not in (None, ()):
            return f"decide on {word} of {thing} anew (today {self.value(edit.before)}): {_small(remediation)}"
        return f"decide and write down {word} of {thing}"

    def _holder(self, position: str, edit: Edit) -> str:
        seat = self._seat(position)
        holding: Holding | None = edit.before
        if position not in self._graph.positions:
            return f"appoint somebody to the new seat of {seat}"
        if edit.price != "appoint":
            return f"write down who holds the seat of {seat}"
        if holding is None or holding.vacant or not holding.appointments:
            return f"appoint somebody to the seat of {seat}"
        if all(appointment.acting for appointment in holding.appointments):
            return f"appoint somebody for good to the seat of {seat}"
        return f"appoint somebody else to the seat of {seat}"

    # ---- values ------------------------------------------------------------------------------------------------------------------

    def value(self, value: Any) -> str:
        """A value in words."""
        if isinstance(value, tuple) and not isinstance(value, Ref | Line | Engagement | Channel):
            return in_words(tuple(map(self.value, value))) or "nothing"
        if isinstance(value, Ref):
            return self.names.of(value)
        if isinstance(value, Line):
            return self._seat(value.to)
        if isinstance(value, Engagement):
            return self._engagement(value)
        return self.channel(value) if isinstance(value, Channel) else str(said(value))

    def _engagement(self, engagement: Engagement) -> str:
        often = f" ({engagement.frequency})" if engagement.frequency else ""
        return f"{self.names.of(engagement.partner)}{often}"

    def _thing(self, fact: Slot) -> tuple[str, str]:
        """What a field belongs to, and the field in words."""
        kind, path = fact
        word = next((word for word, field in FIELDS.get(kind, {}).items() if field == path[-1]), path[-1] if kind in FIELDS else kind)
        spoken = _WORDS.get(word, word.replace("_", " "))
        if kind == "organization":
            return self.names.of(Ref("organization", "this")), spoken
        if kind in ENTRIES:
            name = self.names.of(Ref(kind, path[0])) if kind != "activity" else f'"{path[0]}"'
            return (name if kind == "activity" else f"the {kind} {name}"), spoken
        return self._seat(path[0]), spoken

    def _seat(self, position: str) -> str:
        return self.names.position(position) if position in self._graph.positions else self.names.role(position)

    def _of(self, edit: Edit) -> str:
        return self._seat(edit.slot.path[2])

    def _row(self, edit: Edit) -> str:
        matrix, row, _ = edit.slot.path
        known = self._graph.organization.matrices.get(matrix)
        return f'"{row}"' if known is not None and row in known.rows else self.names.activity(row)

    @staticmethod
    def _or(parts: Iterable[str]) -> str:
        listed = tuple(dict.fromkeys(parts))
        return f"{', '.join(listed[:-1])} or {listed[-1]}" if len(listed) > 1 else "".join(listed)


def _letters(cell: str | None) -> set[str]:
    return set((cell or "").replace("/", ""))


def _has(letters: set[str]) -> tuple[str, ...]:
    return tuple(_HAS[letter] for letter in "ARSCI" if letter in letters)


def _bare(words: str) -> str:
    """What somebody is, without of what."""
    for preposition in (" for", " on", " of"):
        words = words.removesuffix(preposition)
    return words


def _uppers(lines: Any) -> tuple[str, ...]:
    return tuple(line.to for line in lines or ())


def _is_people(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Ref)


def _small(sentence: str) -> str:
    """A sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:].rstrip(".") if sentence[1:2].islower() or sentence[1:2] == " " else sentence.rstrip(".")
