"""`below`: a graded fact of one seat that is to be lower than that of another."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import questions, setting
from govcheck.constraints.selecting import Selector, Who, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.scales import APPETITES, LEVELS
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict

#: fact -> its values, lowest first
SCALES: Mapping[str, tuple[str, ...]] = MappingProxyType({"risk_appetite": APPETITES, "level": tuple(reversed(LEVELS))})


class Below(Constraint):
    """The subject's value is lower than that of everybody who is meant by `than`; a role means the seats that carry it.

    A value that is not stated on either side leaves it open, and so does an office that only the subject carries.
    """

    name = "below"
    meaning = "satisfied if the value is lower than that of the others; violated if it is not; open if one is not stated"
    parameters = (
        Parameter("fact", "fact", "the graded fact", required=True, choices=tuple(SCALES)),
        Parameter("than", "who", "whose value it must be lower than", required=True),
    )
    placeholders = MappingProxyType(
        {"other": "whose value is not higher", "value": "the subject's value", "other_value": "the other's value"}
    )
    reads = frozenset(("position", "is", "role", "holder", "seats", "line", "tier", "root", "dotted", "party", "section"))
    subjects = frozenset(("position",))

    fact: str
    than: Who

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject."""
        fact = slot("position", subject.id, self.fact)
        value = graph.value(fact)
        others, read, doubts = self._others(subject.id, graph)
        unsaid = [fact] if value is None else []
        for other in others:
            its = slot("position", other, self.fact)
            other_value = graph.value(its)
            if other_value is None:
                unsaid.append(its)
            elif value is not None and not self._is_lower(value, other_value):
                bindings = {"other": Ref("position", other), "value": value, "other_value": other_value}
                meant = match(self.than, Ref("position", other), graph).evidence
                yield Verdict(subject, State.VIOLATED, bindings=bindings, evidence=joined(((fact, its), meant)))
                return
        evidence = joined(((fact,), (slot("position", other, self.fact) for other in others), read))
        missing = joined((unsaid, doubts)) or (() if others else (read[0],))
        yield Verdict(subject, State.UNDETERMINED if missing else State.SATISFIED, evidence=evidence, missing=missing)

    def _is_lower(self, value: str, other: str) -> bool:
        scale = SCALES[self.fact]
        return scale.index(value) < scale.index(other)

    def _others(self, position: str, graph: OrgGraph) -> tuple[tuple[str, ...], tuple[Slot, ...], tuple[Slot, ...]]:
        """Whose values count, what says so, and what leaves open whether somebody else's does."""
        if all(selector == Selector(role=selector.role) for selector in self.than.any):
            roles = self.than.roles()
            carriers = {p for role in roles for p in graph.carriers(role)} - {position}
            return tuple(sorted(carriers)), tuple(slot("role", role) for role in roles), ()
        found = {p: match(self.than, Ref("position", p), graph) for p in sorted(graph.positions) if p != position}
        read = joined(((slot("section", "positions"),), *(met.evidence for met in found.values())))
        doubts = joined(met.missing for met in found.values())
        return tuple(p for p, met in found.items() if met.holds), read, doubts

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Lower the subject's value, or raise the other's; values that are not stated are to be answered."""
        if verdict.state is State.SATISFIED:
            return ()
        scale = SCALES[self.fact]
        if verdict.state is State.UNDETERMINED:
            unsaid = [fact for fact in verdict.missing if fact.path[1:] == (self.fact,)]
            doubts = (fact for fact in verdict.missing if fact not in unsaid)
            stated = (edit for fact in unsaid for edit in setting(fact, None, scale, EditKind.STATE, "state"))
            return (*stated, *questions(doubts, graph))
        other = verdict.bindings["other"]
        assert isinstance(other, Ref)
        own, its = (slot("position", ref.id, self.fact) for ref in (verdict.subject, other))
        value, other_value = graph.value(own), graph.value(its)
        lower = [each for each in reversed(scale) if self._is_lower(each, other_value)]  # the smallest step first
        higher = [each for each in scale if self._is_lower(value, each)]
        return (
            *setting(own, value, lower, EditKind.CHANGE, "policy"),
            *setting(its, other_value, higher, EditKind.CHANGE, "policy"),
        )
