"""`recent`: a day that must not be too long ago."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import questions
from govcheck.constraints.stating import fact_slot
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.slots import Ref
from govcheck.model.verdicts import Edit, State, Verdict


class Recent(Constraint):
    """The day lies at most so many days before the day of the run; a day to come is not long ago.

    A day that is not stated, or text that is no day, leaves it open.
    """

    name = "recent"
    meaning = "satisfied if the day is at most so many days ago; violated if it is longer ago; open if no day is stated"
    parameters = (
        Parameter("fact", "day", "the fact that states a day", required=True),
        Parameter("within", "count", "how many days ago it may be at most", required=True),
    )
    placeholders = MappingProxyType({"date": "the day that is stated"})
    reads = frozenset(("organization", *ENTRIES))
    subjects = frozenset(("organization", *ENTRIES))

    fact: str
    within: int

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject."""
        fact = fact_slot(subject, self.fact, graph)
        day = _day(graph.value(fact))
        if day is None:
            yield Verdict(subject, State.UNDETERMINED, bindings={"date": "not stated"}, evidence=(fact,), missing=(fact,))
        elif (graph.settings.as_of - day).days <= self.within:
            yield Verdict(subject, State.SATISFIED, evidence=(fact,))
        else:
            yield Verdict(subject, State.VIOLATED, bindings={"date": day.isoformat()}, evidence=(fact,))

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """A question: on which day it was done only a person can say."""
        return questions(verdict.missing, graph)


def _day(value: object) -> date | None:
    """A day as the file states it; a house attribute is text."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
