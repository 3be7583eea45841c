"""`separated`: two duties that must not meet in one seat, one pair of hands, or one line."""

from collections.abc import Iterable, Mapping

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.ends import End, Side
from govcheck.constraints.hands import Hands, hands, share
from govcheck.constraints.letters import WEAKER, without_letters
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import Match, Who, both, hop_facts, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict

POSITION, PERSON, LINE = "position", "person", "line"


class Separated(Constraint):
    """Who stands at one end does not stand at the other.

    At ``position``: no seat is at both ends. At ``person``: no two seats, one at each end, are one pair of hands (see `hands`). At
    ``line``: no end is under the other by solid line, a governing body excepted, under which everybody is; with `within`, only lines
    between seats that both are meant by it count. Where the file names nobody at all, as most matrices do, two
    seats are two pairs of hands, unless `names` asks who the people are. An end at which nobody is
    known to stand leaves it open, and so do two activities that stand on one row because the matrix is coarser than the rule.
    """

    name = "separated"
    meaning = "satisfied if the two ends are different seats, people or lines; violated once for each pair that meets; open if unknown"
    parameters = (
        Parameter("this", "end", "who does the one", required=True),
        Parameter("from", "end", "who does the other", required=True),
        Parameter("at", "words", "where they must not meet", default=(POSITION, PERSON), choices=(POSITION, PERSON, LINE)),
        Parameter("within", "who", "between whom a line counts; everybody, where it is left out"),
        Parameter("names", "flag", "whether two seats are two pairs of hands only by name, also where nobody is named", default=False),
    )
    placeholders = {
        "this": "who does the one",
        "other": "who does the other",
        "person": "the person who holds both seats, or the seat itself where both ends are one seat",
    }
    reads = frozenset(
        ("role", "is", "cell", "row", "rows", "activity", "holder", "seats", "dotted", "party", "line", "position", "tier", "root",
         "gate", "policy", "training", "decision", "risk", "asset", "vendor", "section")
    )  # fmt: skip
    subjects = frozenset(
        ("position", "activity", "gate", "policy", "training", "decision", "risk", "asset", "vendor", "framework", "organization", "entity")
    )

    this: End
    at: tuple[str, ...]
    within: Who | None
    names: bool

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each pair that meets; else one."""
        this, other = self._sides(subject, graph)
        coarse = self._on_one_row(this, other, graph)
        if coarse or this.missing or other.missing:
            missing = coarse or joined((this.missing, other.missing))
            yield Verdict(subject, State.UNDETERMINED, evidence=joined((this.evidence, other.evidence)), missing=missing)
            return
        held = {position: hands(position, graph) for position in {*this.placed, *other.placed}} if PERSON in self.at else {}
        pairs = [(a, b, self._meeting(a, b, held, graph)) for a in this.positions for b in other.positions]
        for a, b, meeting in pairs:
            if meeting.holds:
                ends = (Ref("position", a), Ref("position", b))
                facts = joined((this.placed[a], other.placed[b], meeting.evidence))
                bindings = {"this": ends[0], "other": ends[1], "person": meeting.person or ends[0]}
                yield Verdict(subject, State.VIOLATED, key=ends, bindings=bindings, evidence=facts)
        if any(meeting.holds for _, _, meeting in pairs):
            return
        missing = joined(meeting.missing for _, _, meeting in pairs)
        evidence = joined((this.evidence, other.evidence, *(meeting.evidence for _, _, meeting in pairs)))
        yield Verdict(subject, State.UNDETERMINED if missing else State.SATISFIED, evidence=evidence, missing=missing)

    def _sides(self, subject: Ref, graph: OrgGraph) -> tuple[Side, Side]:
        """Both ends; an end that names a role which the subject carries is the subject alone, so that each pair is judged once."""
        ends: tuple[End, End] = (self.this, getattr(self, "from"))
        sides = [end.side(subject, graph) for end in ends]
        for number, end in enumerate(ends):
            placed = sides[number].placed
            if subject.kind == "position" and end.role is not None and subject.id in placed:
                sides[number] = sides[number]._replace(placed={subject.id: placed[subject.id]}, evidence=placed[subject.id])
                break
        return sides[0], sides[1]

    def _on_one_row(self, this: Side, other: Side, graph: OrgGraph) -> tuple[Slot, ...]:
        """What is missing where both ends stand on one row only because it stands for a whole of which they are parts."""
        shared = {*this.rows} & {*other.rows}
        if this.activity == other.activity or not shared:
            return ()
        parts = tuple(slot("rows", side.activity) for side in (this, other) if side.activity is not None and side.whole is not None)
        if parts or not {*self.this.letters} & {*getattr(self, "from").letters}:
            return parts
        # the subject's own row is that of the other activity: then it was judged in the place of one that has none
        return tuple(row.slot for ref in sorted(shared) if (row := graph.rows.row(ref)) is not None)

    def _meeting(self, a: str, b: str, held: Mapping[str, Hands], graph: OrgGraph) -> "_Meeting":
        levels = []
        if POSITION in self.at and a == b:
            return _Meeting(True)
        if PERSON in self.at:
            same = share(held[a], held[b])
            if same.holds is None and held[a].seat != held[b].seat and not self.names and not graph.people.anybody:
                # a chair who is not named may be anybody in the chart
                unsaid = tuple(fact for fact in same.missing if fact.kind != "holder")
                facts = joined((same.evidence, (slot("section", "holders"),)))
                same = Match(None if unsaid else False, facts, unsaid)
            levels.append(_Meeting(same.holds is True, same.evidence, same.missing, _name(held[a], held[b], graph)))
        if LINE in self.at:
            levels.append(self._line(a, b, graph))
        met = [level for level in levels if level.holds]
        if met:
            return met[0]
        missing = joined(level.missing for level in levels)
        return _Meeting(False, joined(level.evidence for level in levels), missing)

    def _line(self, a: str, b: str, graph: OrgGraph) -> "_Meeting":
        if self.within is None:
            return _one_line(a, b, graph)
        inside = both(match(self.within, Ref("position", seat), graph) for seat in (a, b))
        if inside.holds is False:
            return _Meeting(False, inside.evidence)
        line = _one_line(a, b, graph)
        missing = joined((inside.missing, line.missing)) if line.holds or line.missing else ()
        return _Meeting(line.holds and inside.holds is True, joined((line.evidence, inside.evidence)), missing)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Take the letter from one end, name somebody else in the field, or fill a seat anew; whom, only a person can say."""
        if verdict.state is not State.VIOLATED:
            return questions(verdict.missing, graph)
        edits: list[Edit] = []
        this, other = verdict.key
        for end, ref in ((self.this, this), (getattr(self, "from"), other)):
            side = end.side(verdict.subject, graph)
            if end.letters:
                edits += _taken(side, end.letters, ref.id, graph)
            elif end.field is not None:
                fact = slot(verdict.subject.kind, verdict.subject.id, end.field)
                price = "gate" if verdict.subject.kind == "gate" else "policy"
                edits.append(Edit(fact, graph.value(fact), None, EditKind.CHANGE, price))
            elif this == other:
                edits += _without_role(end.role, ref.id, graph)
            if this != other and isinstance(verdict.bindings["person"], str):
                fact = slot("holder", ref.id)
                if graph.value(fact) is not None:
                    edits.append(Edit(fact, graph.value(fact), None, EditKind.CHANGE, "appoint"))
        return tuple(dict.fromkeys(edits))


class _Meeting(Record):
    """Whether two seats certainly meet, why, what would decide it where that is open, and in which person."""

    holds: bool
    evidence: tuple[Slot, ...] = ()
    missing: tuple[Slot, ...] = ()
    person: str | None = None


def _name(a: Hands, b: Hands, graph: OrgGraph) -> str | None:
    shared = sorted({*a.people} & {*b.people})
    return graph.people.name(shared[0]) if shared else None


def _one_line(a: str, b: str, graph: OrgGraph) -> _Meeting:
    if a == b:
        return _Meeting(True)
    read: list[Slot] = []
    missing: list[Slot] = []
    for lower, upper in ((a, b), (b, a)):
        level = (slot("position", upper, "kind"), slot("tier", upper))
        read += level
        if graph.tier(upper) == "governing":
            continue
        way = graph.chart.path_up(lower, (upper,))
        if way is not None:
            facts = [fact for hop in way for fact in hop_facts(hop.lower, hop.slot, graph)]
            return _Meeting(True, joined((facts, level)))
        walk = graph.chart.walk(lower)
        read += walk.read
        missing += [*walk.breaks, *(slot("line", position) for position in walk.cycle)]
    return _Meeting(False, joined((read,)), joined((missing,)))


def _without_role(role: str | None, position: str, graph: OrgGraph) -> Iterable[Edit]:
    """A seat of its own for one of the two offices that are declared for one seat."""
    stated = graph.positions[position].roles or ()
    if role in stated:
        yield Edit(slot("position", position, "roles"), stated, tuple(other for other in stated if other != role), EditKind.CHANGE, "seat")


def _taken(side: Side, letters: str, position: str, graph: OrgGraph) -> Iterable[Edit]:
    for ref in side.rows:
        row = graph.rows.row(ref)
        assert row is not None
        if position not in row.assignees(letters):
            continue
        cell = row.cells[position]
        instead = next((weaker for weaker in WEAKER if weaker not in letters), "")
        yield Edit(row.cell(position), cell, without_letters(cell, letters, instead), EditKind.CHANGE, "letter")
