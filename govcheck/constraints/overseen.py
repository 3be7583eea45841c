"""`overseen`: an outsourced seat has somebody inside who oversees it."""

from collections.abc import Iterable

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import heads, questions, setting
from govcheck.constraints.selecting import Who, either, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict


class Overseen(Constraint):
    """A seat that a vendor supplies names somebody who is meant by `by` under ``overseen_by``; a seat that no vendor supplies needs nobody.

    The head of an outsourced function stays answerable inside (23 NYCRR 500.4(a)(2)).
    """

    name = "overseen"
    meaning = "satisfied if the seat is not outsourced, or its overseer is meant; violated if others oversee it; open if nobody is named"
    parameters = (Parameter("by", "who", "who may oversee", required=True),)
    placeholders = {"overseer": "who is named as overseer"}
    reads = frozenset(("position", "is", "role", "holder", "seats", "line", "tier", "root", "dotted", "party"))
    subjects = frozenset(("position",))

    by: Who

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per seat."""
        supplied, overseers = slot("position", subject.id, "supplied_by"), slot("position", subject.id, "overseen_by")
        if graph.value(supplied) is None:
            yield Verdict(subject, State.SATISFIED, evidence=(supplied,))
            return
        named: tuple[Ref, ...] | None = graph.value(overseers)
        if not named:
            yield Verdict(subject, State.UNDETERMINED, evidence=(supplied, overseers), missing=(overseers,))
            return
        found = either(match(self.by, ref, graph) for ref in named)
        facts = joined(((supplied, overseers), found.evidence))
        if found.holds:
            yield Verdict(subject, State.SATISFIED, evidence=facts)
        elif found.holds is None:
            yield Verdict(subject, State.UNDETERMINED, evidence=facts, missing=found.missing)
        else:
            yield Verdict(subject, State.VIOLATED, bindings={"overseer": named}, evidence=facts)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Name somebody who is meant; where it is open whether the overseer is, that is to be answered."""
        if verdict.state is State.SATISFIED:
            return ()
        fact = slot("position", verdict.subject.id, "overseen_by")
        before = graph.value(fact)
        if before and verdict.state is State.UNDETERMINED:
            return questions(verdict.missing, graph)
        meant = [(Ref("position", position),) for position in heads(self.by, graph) if position != verdict.subject.id]
        if before:
            return setting(fact, before, meant, EditKind.CHANGE, "policy")
        return setting(fact, before, meant, EditKind.STATE, "state")
