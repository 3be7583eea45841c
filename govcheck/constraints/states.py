"""`states`: what a thing of the organisation should say of itself."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import setting
from govcheck.constraints.stating import SET, fact_slot, in_words, is_list, is_one_of, said, stated_slot
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES, POSITION_SLOTS
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict

_PRICES = {"gate": "gate"}
#: kinds of things whose facts somebody could change, where those of an organisation and of a party are what they are
_CHANGEABLE = frozenset(("gate", "policy", "training", "decision", "risk", "asset", "vendor", "activity", "position"))


class States(Constraint):
    """Each of the facts is stated as one of the values that will do; ``set`` is any value.

    Of a fact that is a list, one element will do. A fact that is not stated leaves it open, and so does an empty list where
    ``set`` is wanted.
    """

    name = "states"
    meaning = "satisfied if every fact is stated as wanted; violated if one is stated otherwise; open if one is not stated"
    parameters = (Parameter("facts", "facts", "fact -> the value, or a list of values, that will do; set for any", required=True),)
    placeholders = MappingProxyType({"fact": "the facts that are stated otherwise or not at all", "value": "what is stated instead"})
    reads = frozenset(("organization", "position", "is", "tier", *POSITION_SLOTS, *ENTRIES))
    subjects = frozenset(("organization", "position", *ENTRIES))

    facts: tuple[tuple[str, tuple[Any, ...]], ...]

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject."""
        slots = {word: fact_slot(subject, word, graph) for word, _ in self.facts}
        values = {word: graph.value(fact) for word, fact in slots.items()}
        as_wanted = {word: is_one_of(values[word], wanted) for word, wanted in self.facts}
        otherwise = [word for word, _ in self.facts if as_wanted[word] is False]
        unsaid = [word for word, _ in self.facts if as_wanted[word] is None]
        if otherwise:
            bindings: dict[str, Binding] = {
                "fact": in_words(tuple(otherwise)),
                "value": in_words(tuple(said(values[word]) for word in otherwise)),
            }
            yield Verdict(subject, State.VIOLATED, bindings=bindings, evidence=tuple(slots[word] for word in otherwise))
        elif unsaid:
            missing = tuple(slots[word] for word in unsaid)
            bindings = {"fact": in_words(tuple(unsaid)), "value": "not stated"}
            yield Verdict(subject, State.UNDETERMINED, bindings=bindings, evidence=tuple(slots.values()), missing=missing)
        else:
            yield Verdict(subject, State.SATISFIED, evidence=tuple(slots.values()))

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """State what is wanted, where a rule can name it; change it where somebody could."""
        if verdict.state is State.SATISFIED:
            return ()
        found: list[Edit] = []
        for word, wanted in self.facts:
            fact = fact_slot(verdict.subject, word, graph)
            as_wanted = is_one_of(graph.value(fact), wanted)
            if as_wanted is None:
                found += _edits(fact, wanted, EditKind.STATE, graph)
            elif not as_wanted and verdict.subject.kind in _CHANGEABLE:
                found += _edits(fact, wanted, EditKind.CHANGE, graph)
        return tuple(found)


def _edits(read: Slot, wanted: tuple[Any, ...], kind: EditKind, graph: OrgGraph) -> tuple[Edit, ...]:
    fact = stated_slot(read)
    before = graph.value(fact)
    several = is_list(fact)
    named = () if several is None else tuple(value for value in wanted if value != SET)
    values = (tuple(sorted({*(graph.value(read) or ()), value})) for value in named) if several else named
    return setting(fact, before, values, kind, "state" if kind is EditKind.STATE else _PRICES.get(fact.kind, "policy"))
