"""`assigned`: a letter that somebody should have in a row."""

from collections.abc import Iterable
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.doubts import suggested
from govcheck.constraints.letters import at_least, price_of, row_of, unused, usage, with_letter, without_letters
from govcheck.constraints.proposing import heads, questions
from govcheck.constraints.selecting import Match, Who, both, either, hop_facts, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import MAIN, Row
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict

_ALL_ROWS = slot("section", "raci")
#: how the rows of one framework stand to each other: one that is as it should be is enough
_BEST_FIRST = (State.SATISFIED, State.UNDETERMINED, State.VIOLATED)


class Assigned(Constraint):
    """Somebody who is meant by `to` has one of the letters, or a stronger one (A > R > C > I).

    A wanted: violated where only somebody else has it, open where nobody has, or the title of who has it suggests who is meant. R, C
    or I wanted: violated where those who are meant have only a weaker letter, open where they have none. With `delegated`, an R under
    the A of one's own superior passes for the A, unless that superior is meant by `not_under`.
    """

    name = "assigned"
    meaning = "satisfied if somebody meant has the letter or a stronger one; violated if it is elsewhere or weaker; open if blank"
    parameters = (
        Parameter("letters", "letters", "the letters, any of which will do; stronger ones do too", required=True),
        Parameter("to", "who", "who should have one of them", required=True),
        Parameter("delegated", "flag", "whether R under the A of one's own superior passes for the A", default=False),
        Parameter("not_under", "who", "with `delegated`: under whose A an R passes for nothing"),
        Parameter("activity", "activity", "for a framework as subject: the activity whose rows name the framework"),
    )
    placeholders = MappingProxyType(
        {"assignee": "who has the wanted letter instead, or has only a weaker one", "letters": "what they have"}
    )
    reads = frozenset(
        (
            "cell", "row", "rows", "section", "activity", "letter", "is", "role", "holder", "seats",
            "line", "position", "tier", "root", "dotted", "party",
        )
    )  # fmt: skip
    subjects = frozenset(("activity", "framework"))

    letters: str
    to: Who
    delegated: bool
    not_under: Who | None
    activity: str | None

    def required_roles(self) -> tuple[str, ...]:
        """Those of `to`: where nobody carries a role of `not_under`, nobody stands under it."""
        return self.to.required_roles()

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per row; for a framework, one for the rows that name it."""
        if subject.kind == "framework":
            yield self._framework(subject, graph)
            return
        row, absent = row_of(subject, graph)
        if row is None:
            yield Verdict(subject, State.UNDETERMINED, evidence=absent, missing=absent[:1])
        else:
            yield self._row(subject, row, graph)

    def _framework(self, subject: Ref, graph: OrgGraph) -> Verdict:
        index, rows, facts = self._framework_rows(graph)
        verdicts = [self._row(subject, row, graph) for row in rows if _framework_of(row, graph) == subject.id]
        if not verdicts:
            unsaid = tuple(fact for fact in facts if graph.value(fact) is None)
            return self._named_like_it(subject, (index, *facts), unsaid or (index,), graph)
        best = min(verdicts, key=lambda verdict: _BEST_FIRST.index(verdict.state))
        return best._replace(evidence=joined((best.evidence, *(other.evidence for other in verdicts), (index, *facts))))

    def _named_like_it(self, subject: Ref, read: tuple[Slot, ...], unsaid: tuple[Slot, ...], graph: OrgGraph) -> Verdict:
        """What rows say whose name is the framework and nothing more: they meet the rule, or leave open what is done there for it."""
        alike = graph.rows.named(subject.id)
        read = joined((read, (_ALL_ROWS,), *((slot("activity", row.name, field) for field in ("canonical", "framework")) for row in alike)))
        named = [row for row in alike if row.canonical is None and _framework_of(row, graph) is None]
        verdicts = [self._row(subject, row, graph) for row in named]
        for verdict in verdicts:
            if verdict.state is State.SATISFIED:
                return verdict._replace(evidence=joined((verdict.evidence, read)))
        evidence = joined((*(verdict.evidence for verdict in verdicts), read))
        return Verdict(subject, State.UNDETERMINED, evidence=evidence, missing=unsaid)

    def _framework_rows(self, graph: OrgGraph) -> tuple[Slot, tuple[Row, ...], tuple[Slot, ...]]:
        """The rows that may name a framework, the fact that says which they are, and what each names."""
        if self.activity is not None:
            index, rows = slot("rows", self.activity), graph.rows.standing_for(self.activity).rows
        else:
            index, rows = _ALL_ROWS, graph.rows.all
        return index, rows, tuple(dict.fromkeys(slot("activity", row.name, "framework") for row in rows))

    def _row(self, subject: Ref, row: Row, graph: OrgGraph) -> Verdict:
        enough = at_least(self.letters)
        strong = self._matches(row, row.assignees(enough), graph)
        for position, met in strong.items():
            if met.holds:
                return Verdict(subject, State.SATISFIED, evidence=(row.cell(position), *met.evidence))
        delegation = self._delegation(row, tuple(strong), graph) if self.delegated and enough == "A" else Match(False)
        if delegation.holds:
            return Verdict(subject, State.SATISFIED, evidence=delegation.evidence)
        found = either((*strong.values(), delegation))
        if found.holds is None:
            return Verdict(subject, State.UNDETERMINED, evidence=(row.slot, *found.evidence), missing=found.missing)
        if enough == "A" and strong:
            doubt = either(suggested(self.to, position, graph) for position in strong)
            facts = joined((found.evidence, doubt.evidence))
            if doubt.holds is None:
                return Verdict(subject, State.UNDETERMINED, evidence=(row.slot, *facts), missing=doubt.missing)
            return self._violated(subject, row, tuple(strong), "A", facts)
        return self._weaker(subject, row, enough, found.evidence, graph)

    def _matches(self, row: Row, positions: Iterable[str], graph: OrgGraph) -> dict[str, Match]:
        return {p: match(self.to, Ref("position", p), graph) for p in positions}

    def _delegation(self, row: Row, accountable: tuple[str, ...], graph: OrgGraph) -> Match:
        """Whether somebody who is meant has R and one of the accountable above."""
        if not accountable:
            return Match(False)
        barred = {p: match(self.not_under, Ref("position", p), graph) for p in accountable} if self.not_under is not None else {}
        clear = tuple(p for p in accountable if p not in barred or barred[p].holds is False)
        doubtful = tuple(p for p in barred if barred[p].holds is None)
        facts = joined(met.evidence for met in barred.values())
        found = []
        for position, met in self._matches(row, row.assignees("R"), graph).items():
            way = graph.chart.path_up(position, clear)
            way_in_doubt = graph.chart.path_up(position, doubtful) if way is None else None
            if way is not None:
                cells = (row.cell(way[-1].upper), row.cell(position))
                under = Match(True, joined((cells, *(hop_facts(hop.lower, hop.slot, graph) for hop in way), facts)))
            elif way_in_doubt is not None:
                hops = (hop_facts(hop.lower, hop.slot, graph) for hop in way_in_doubt)
                under = Match(None, joined((*hops, facts)), joined(barred[p].missing for p in doubtful))
            else:
                walk = graph.chart.walk(position)
                breaks = walk.breaks or tuple(slot("line", p) for p in walk.cycle)
                breaks = breaks if clear or doubtful else ()
                under = Match(None if breaks else False, joined((walk.read, facts)), breaks)
            both_hold = both((met, under))
            found.append(both_hold._replace(evidence=joined((met.evidence, under.evidence))) if both_hold.holds else both_hold)
        return either(found)

    def _weaker(self, subject: Ref, row: Row, enough: str, strong: tuple[Slot, ...], graph: OrgGraph) -> Verdict:
        """Nobody who is meant has enough, and the letter is not A or nobody has it."""
        others = () if enough == "A" else tuple(p for p in sorted(row.cells) if not row.has(p, enough))
        weak = self._matches(row, others, graph)
        have_weaker = tuple(p for p, met in weak.items() if met.holds)
        if have_weaker:
            first = have_weaker[0]
            return self._violated(subject, row, have_weaker, row.cells[first], (*weak[first].evidence, *strong))
        unclear = either(weak.values())
        if unclear.holds is None:
            return Verdict(subject, State.UNDETERMINED, evidence=joined(((row.slot,), unclear.evidence, strong)), missing=unclear.missing)
        missing = unused(enough, graph) or tuple(row.cell(p) for p in heads(self.to, graph)) or (row.slot,)
        evidence = joined(((row.slot, *usage(enough)), unclear.evidence, strong))
        return Verdict(subject, State.UNDETERMINED, evidence=evidence, missing=missing)

    @staticmethod
    def _violated(subject: Ref, row: Row, positions: tuple[str, ...], letters: str, facts: tuple[Slot, ...]) -> Verdict:
        assignees = tuple(Ref("position", p) for p in positions)
        evidence = joined(((*(row.cell(p) for p in positions), row.slot), facts))
        return Verdict(subject, State.VIOLATED, bindings={"assignee": assignees, "letters": letters}, evidence=evidence)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Give the weakest letter that is enough to one who is meant; where it is A, take it from whoever has it.

        Where there is no row, give it in a new one; where no row names the framework, say which does.
        """
        if verdict.state is State.SATISFIED:
            return ()
        if verdict.subject.kind == "framework":
            return self._framework_repairs(verdict, graph)
        row = graph.rows.row(verdict.subject)
        found = self._row_repairs(verdict, row or Row(MAIN, verdict.subject.id, {}, None), graph)
        return found or questions(verdict.missing, graph)

    def _framework_repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        _, rows, facts = self._framework_rows(graph)
        named = [row for row in rows if _framework_of(row, graph) == verdict.subject.id]
        if named:
            return tuple(dict.fromkeys(edit for row in named for edit in self._row_repairs(verdict, row, graph)))
        unsaid = [fact for fact in facts if graph.value(fact) is None]
        return tuple(Edit(fact, None, verdict.subject.id, EditKind.STATE, "state") for fact in unsaid)

    def _row_repairs(self, verdict: Verdict, row: Row, graph: OrgGraph) -> tuple[Edit, ...]:
        # more than is asked for is nobody's to give: R is enough where A or R is wanted, and C where any part is
        letter = at_least(self.letters)[-1]
        decided = row.assignees("A") if letter == "A" else verdict.state is State.VIOLATED
        kind = EditKind.CHANGE if decided else EditKind.STATE
        edits = [
            Edit(row.cell(p), row.cells.get(p), with_letter(row.cells.get(p), letter), kind, price_of(letter))
            for p in heads(self.to, graph)
        ]
        if letter == "A" and edits:  # where nobody is there to take it, giving it up would only leave the row without
            edits += [
                Edit(row.cell(p), row.cells[p], without_letters(row.cells[p], "A", instead="R"), EditKind.CHANGE, "letter")
                for p in row.assignees("A")
            ]
        return tuple(edits)


def _framework_of(row: Row, graph: OrgGraph) -> str | None:
    said = graph.rows.activity(row)
    return said.framework if said is not None else None
