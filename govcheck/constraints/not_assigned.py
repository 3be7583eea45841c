"""`not_assigned`: a letter that somebody must not have in a row."""

from collections.abc import Iterable
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.letters import row_of, without
from govcheck.constraints.proposing import questions
from govcheck.constraints.selecting import Who, either, joined, match
from govcheck.constraints.standing import standing
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref
from govcheck.model.verdicts import Edit, State, Verdict


class NotAssigned(Constraint):
    """Nobody who is meant by `to` has one of the letters. A row that does not exist gives nobody a letter: satisfied."""

    name = "not_assigned"
    meaning = "satisfied if nobody who is meant has one of the letters, or there is no such row; violated once for each who has"
    parameters = (
        Parameter("letters", "letters", "the letters, none of which they may have", required=True),
        Parameter("to", "who", "who must not have them", required=True),
    )
    placeholders = MappingProxyType(
        {
            "assignee": "who has the letter",
            "letters": "the letters that they have",
            "standing": "between commas, as what they are meant, where their title does not say it",
        }
    )
    reads = frozenset(("cell", "row", "rows", "is", "role", "holder", "seats", "line", "position", "tier", "root", "dotted", "party"))
    subjects = frozenset(("activity",))

    letters: str
    to: Who

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict for each who has a letter in spite of the rule; else one."""
        row, absent = row_of(subject, graph)
        if row is None:
            yield Verdict(subject, State.SATISFIED, evidence=absent)
            return
        found = {p: match(self.to, Ref("position", p), graph) for p in row.assignees(self.letters)}
        violated = [p for p, met in found.items() if met.holds]
        for position in violated:
            assignee = Ref("position", position)
            said = standing(self.to, position, graph)
            yield Verdict(
                subject,
                State.VIOLATED,
                key=(assignee,),
                bindings={"assignee": assignee, "letters": row.cells[position], "standing": f"{said}," if said else ""},
                evidence=(row.cell(position), *found[position].evidence),
            )
        if violated:
            return
        nobody = either(found.values())
        state = State.UNDETERMINED if nobody.holds is None else State.SATISFIED
        yield Verdict(subject, state, evidence=joined(((row.slot,), nobody.evidence)), missing=nobody.missing)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Take the letters away; who had A stays responsible, who had R is consulted."""
        if verdict.state is State.UNDETERMINED:
            return questions(verdict.missing, graph)
        if verdict.state is State.SATISFIED:
            return ()
        row = graph.rows.row(verdict.subject)
        assert row is not None
        return (without(row, verdict.key[0].id, self.letters),)
