"""`recurs`: how often an activity, a review, a training or a meeting takes place."""

from collections.abc import Iterable
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.letters import row_of
from govcheck.constraints.proposing import setting
from govcheck.constraints.stating import fact_slot
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.frequencies import FREQUENCIES, at_least
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict

#: as `at_least`: any rhythm
STATED = "stated"
NO_RHYTHM = "ad-hoc"
_FACTS = {"policy": "review"}


class Recurs(Constraint):
    """The activity, the review of the policy, the training or the body's meeting recurs at least so often.

    ``stated`` asks only for a rhythm; ``ad-hoc`` is none, and leaves that open. A frequency that is not stated leaves it open, and
    so does an activity that has no row.
    """

    name = "recurs"
    meaning = "satisfied if it recurs at least so often; violated if it is rarer; open if no frequency is stated"
    parameters = (Parameter("at_least", "frequency", "the frequency, or stated for any rhythm", required=True),)
    placeholders = MappingProxyType({"frequency": "how often it takes place"})
    reads = frozenset(("activity", "rows", "row", "policy", "training", "position"))
    subjects = frozenset(("activity", "policy", "training", "position"))

    at_least: str

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject."""
        if subject.kind == "activity":
            row, absent = row_of(subject, graph)
            if row is None:
                bindings = {"frequency": "not stated"}
                yield Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=absent, missing=absent[:1])
                return
        fact = self._fact(subject, graph)
        frequency = graph.value(fact)
        bindings = {"frequency": frequency or "not stated"}
        if frequency is None or (self.at_least == STATED and frequency == NO_RHYTHM):
            yield Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=(fact,), missing=(fact,))
        elif self.at_least == STATED or at_least(frequency, self.at_least):
            yield Verdict(subject, State.SATISFIED, evidence=(fact,))
        else:
            yield Verdict(subject, State.VIOLATED, bindings=bindings, evidence=(fact,))

    def _fact(self, subject: Ref, graph: OrgGraph) -> Slot:
        return fact_slot(subject, _FACTS.get(subject.kind, "frequency"), graph)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """State the rhythm, of which only a person knows; let it recur as often as is asked."""
        if verdict.state is State.SATISFIED or (verdict.subject.kind == "activity" and graph.rows.row(verdict.subject) is None):
            return ()
        fact = self._fact(verdict.subject, graph)
        before = graph.value(fact)
        if verdict.state is State.VIOLATED:
            return setting(fact, before, (self.at_least,), EditKind.CHANGE, "policy")
        often_enough = FREQUENCIES if self.at_least == STATED else FREQUENCIES[: FREQUENCIES.index(self.at_least) + 1]
        choices = tuple(each for each in often_enough if each != NO_RHYTHM)
        return (Edit(fact, before, None, EditKind.STATE, "state", choices),)
