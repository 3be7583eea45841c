"""`channel`: a way to somebody, for a topic, past somebody else."""

from collections.abc import Iterable, Iterator
from itertools import product
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import heads, questions, setting
from govcheck.constraints.relating import STATED, in_person, named_as, names_of, often_enough
from govcheck.constraints.selecting import Match, Who, both, either, joined, match
from govcheck.constraints.stating import same
from govcheck.graph.orggraph import OrgGraph
from govcheck.model import organization as model
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict

#: a direct line, by its slots
_LINES = frozenset(("line", "dotted"))


class _Way(Record):
    """A line or a channel: whether it leads where one asks and about what, whether it is fit for it, and who taints it."""

    partner: Ref
    facts: tuple[Slot, ...]
    leads_there: Match
    fit: Match
    tainted_by: tuple[Ref, ...] = ()
    channel: model.Channel | None = None

    @property
    def holds(self) -> bool | None:
        """Whether it is such a way."""
        return both((self.leads_there, self.fit)).holds

    @property
    def is_at_fault(self) -> bool:
        """Whether it leads there and certainly is not fit."""
        return self.leads_there.holds is True and self.fit.holds is False

    @property
    def read(self) -> tuple[Slot, ...]:
        """The facts that decide it."""
        return joined((self.facts, self.leads_there.evidence, self.fit.evidence))


class Channel(Constraint):
    """The subject has a channel to somebody who is meant by `to`, of its own or under one of its roles.

    A channel about something else does not count; of one that does not say its topic or trigger that is open. With `not_via`
    nobody on the way may be meant by it, nor the far end: ``via: []`` says that nobody stands between; where nothing is said, it
    is open as long as the subject's own line leads through somebody who is meant. A direct line, solid or dotted, is a channel for any
    topic, unless writing or a frequency is asked for; with `presumed` it is taken for granted that they speak of it, which no
    file has said. Who is meant in person needs no channel.
    """

    name = "channel"
    meaning = "satisfied by one channel or direct line that is as asked; violated if all are tainted or too rare; open if there is none"
    parameters = (
        Parameter("to", "who", "whom it should reach", required=True),
        Parameter("about", "words", "topics, of which it must serve one"),
        Parameter("trigger", "words", "events, of which one must set it off"),
        Parameter("written", "flag", "whether it must be in writing", default=False),
        Parameter("at_least", "frequency", "how often it must be used, or stated for any rhythm"),
        Parameter("not_via", "who", "through whom it must not lead"),
        Parameter("presumed", "flag", "whether a line alone leaves it unsaid that they speak of it, though it is no gap", default=False),
    )
    placeholders = MappingProxyType({"via": "those through whom it leads and must not", "partner": "whom it reaches"})
    reads = frozenset(("channel", "line", "dotted", "is", "role", "holder", "seats", "position", "tier", "root", "party"))
    subjects = frozenset(("position",))

    to: Who
    about: tuple[str, ...] | None
    trigger: tuple[str, ...] | None
    written: bool
    at_least: str | None
    not_via: Who | None
    presumed: bool

    def presumes(self, verdict: Verdict) -> bool:
        """Whether a line is all that leads there."""
        return self.presumed and verdict.evidence[0].kind in _LINES

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject."""
        own = in_person(self.to, subject.id, graph)
        if own.holds:
            yield Verdict(subject, State.SATISFIED, evidence=own.evidence)
            return
        ways = tuple(self._ways(subject.id, graph))
        # what is said counts before what is taken for granted
        for way in sorted(ways, key=lambda way: way.channel is None) if self.presumed else ways:
            if way.holds:
                yield Verdict(subject, State.SATISFIED, evidence=way.read)
                return
        at_fault = [way for way in ways if way.is_at_fault]
        unclear = [way for way in ways if way.holds is None]
        first = (*at_fault, *unclear)
        evidence = joined((*(way.read for way in (*first, *ways)), self._read(subject.id, graph), own.evidence))
        bindings: dict[str, Binding] = {}
        if first:
            bindings["partner"] = tuple(dict.fromkeys(way.partner for way in first))
        tainted_by = tuple(dict.fromkeys(ref for way in at_fault for ref in way.tainted_by))
        if tainted_by:
            bindings["via"] = tainted_by
        if at_fault and not unclear and own.holds is False:
            yield Verdict(subject, State.VIOLATED, bindings=bindings, evidence=evidence)
            return
        missing = joined((*(both((way.leads_there, way.fit)).missing for way in unclear), own.missing))
        nowhere = slot("channel", str(subject))
        yield Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=evidence, missing=missing or (nowhere,))

    def _read(self, position: str, graph: OrgGraph) -> tuple[Slot, ...]:
        """Where lines and channels of the subject would stand."""
        channels = (slot("channel", str(name)) for name in names_of(position, graph))
        return (*channels, slot("line", position), slot("dotted", position), slot("is", position))

    def _ways(self, position: str, graph: OrgGraph) -> Iterator[_Way]:
        if not self.written and self.at_least is None:
            for line in graph.chart.lines(position):
                yield self._line(Ref("position", line.to), slot("line", position), graph)
            for upper in graph.chart.dotted(position):
                yield self._line(Ref("position", upper), slot("dotted", position), graph)
        for name in names_of(position, graph):
            for channel in graph.relations.channels_from(name):
                yield self._channel(channel, position, graph)

    def _line(self, upper: Ref, fact: Slot, graph: OrgGraph) -> _Way:
        end = self._ends_well(upper, graph)
        return _Way(upper, (fact,), match(self.to, upper, graph), end, () if end.holds else (upper,))

    def _channel(self, channel: model.Channel, position: str, graph: OrgGraph) -> _Way:
        fact = slot("channel", str(channel.sender))
        leads = both(
            (
                match(self.to, channel.to, graph),
                _unless_unsaid(_is_about(channel.about, self.about), fact),
                _unless_unsaid(_is_about(channel.trigger, self.trigger), fact),
            )
        )
        asked = (
            _unless_unsaid(channel.written if self.written else True, fact),
            _unless_unsaid(often_enough(channel.frequency, self.at_least), fact),
        )
        end = self._ends_well(channel.to, graph)
        between = self._unsaid_via(fact, position, graph) if channel.via is None else self._passes(channel.via, graph)
        tainted_by = tuple(ref for ref in channel.via or () if self._passes((ref,), graph).holds is False)
        facts = (fact, *named_as(channel.sender, position))
        fit = both((between, *asked, end))
        return _Way(channel.to, facts, leads, fit, (*tainted_by, *(() if end.holds else (channel.to,))), channel)

    def _passes(self, between: tuple[Ref, ...], graph: OrgGraph) -> Match:
        """Whether nobody in between is one through whom the way must not lead."""
        if self.not_via is None:
            return Match(True)
        met = either(match(self.not_via, ref, graph) for ref in between)
        return Match(None if met.holds is None else not met.holds, met.evidence, met.missing)

    def _ends_well(self, end: Ref, graph: OrgGraph) -> Match:
        """Whether the far end is not itself one through whom the way must not lead; whom one asks for is fit until that is known."""
        passes = self._passes((end,), graph)
        return passes if passes.holds is not None else Match(True, joined((passes.evidence, passes.missing)))

    def _unsaid_via(self, fact: Slot, position: str, graph: OrgGraph) -> Match:
        """A way of which it is not said who stands between: fit only where the subject's own line passes nobody who must not."""
        if self.not_via is None:
            return Match(True)
        walk = graph.chart.walk(position)
        passes = self._passes(tuple(Ref("position", upper) for upper in sorted(walk.uppers)), graph)
        evidence = joined((passes.evidence, walk.read))
        if passes.holds and not (walk.breaks or walk.cycle):
            return Match(True, evidence)
        return Match(None, evidence, (fact,))

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Make a channel that is there as it should be, state a direct one, or draw a dotted line."""
        if verdict.state is State.SATISFIED:
            return ()
        open_ = verdict.state is State.UNDETERMINED
        kind = EditKind.STATE if open_ else EditKind.CHANGE
        edits: list[Edit] = []
        for way in self._ways(verdict.subject.id, graph):
            if way.channel is not None and (way.holds is None if open_ else way.is_at_fault):
                fact = slot("channel", str(way.channel.sender))
                before = graph.value(fact)
                others = tuple(channel for channel in before if channel != way.channel)
                values = (tuple(sorted((*others, new), key=repr)) for new in self._mended(way.channel, graph))
                edits += setting(fact, before, values, kind, "state" if open_ else "channel")
        edits += questions((fact for fact in verdict.missing if fact.kind != "channel"), graph)
        if not (open_ and edits):
            edits += self._added(verdict.subject, kind, graph)
        return tuple(dict.fromkeys(edits))

    def _mended(self, channel: model.Channel, graph: OrgGraph) -> Iterator[model.Channel]:
        """The channel with what is unsaid or at fault as it should be; none where the far end itself is at fault."""
        if not self._ends_well(channel.to, graph).holds:
            return
        if self.not_via is not None and not (channel.via is not None and self._passes(channel.via, graph).holds):
            channel = channel._replace(via=())
        if self.written:
            channel = channel._replace(written=True)
        if self.at_least not in (None, STATED) and not often_enough(channel.frequency, self.at_least):
            channel = channel._replace(frequency=self.at_least)
        abouts = self.about if self.about and channel.about is None else (channel.about,)
        triggers = self.trigger if self.trigger and channel.trigger is None else (channel.trigger,)
        for about, trigger in product(abouts, triggers):
            yield channel._replace(about=about, trigger=trigger)

    def _added(self, subject: Ref, kind: EditKind, graph: OrgGraph) -> Iterator[Edit]:
        own, dotted = slot("channel", str(subject)), slot("dotted", subject.id)
        wanted = [Ref("position", p) for p in heads(self.to, graph) if p != subject.id]  # nobody needs a way to the own seat
        wanted = [ref for ref in wanted if self._ends_well(ref, graph).holds]
        if self.at_least == STATED or not wanted:
            yield from questions((own,) if graph.value(own) is None else (), graph)
            return
        new = (
            model.Channel(subject, to, about, trigger, self.at_least, self.written or None, ())
            for to, about, trigger in product(wanted, self.about or (None,), self.trigger or (None,))
        )
        before = graph.value(own)
        yield from setting(own, before, (tuple(sorted((*(before or ()), each), key=repr)) for each in new), kind, "channel")
        if not self.written and self.at_least is None:
            drawn = graph.value(dotted)
            values = (tuple(sorted({*(drawn or ()), upper.id})) for upper in wanted)
            yield from setting(dotted, drawn, values, EditKind.CHANGE, "dotted")


def _is_about(stated: str | None, wanted: tuple[str, ...] | None) -> bool | None:
    if wanted is None:
        return True
    return None if stated is None else any(same(stated, word) for word in wanted)


def _unless_unsaid(holds: bool | None, fact: Slot) -> Match:
    return Match(holds, (fact,), (fact,) if holds is None else ())
