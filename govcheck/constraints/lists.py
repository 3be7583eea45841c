"""`lists`: which words a list of a thing has: scopes, measures, audience, what a policy learns from."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import questions, setting
from govcheck.constraints.selecting import joined
from govcheck.constraints.stating import fact_slot, in_words, is_list, same, stated_slot, words_of
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict

MEASURES = "measured_by"
CLASS = "class:"


class _Word(Record):
    """A word of the list: itself, for a measure the canonical one and its class (None: unknown), and the fact that would tell."""

    text: str
    canonical: str | None
    of_class: str | None
    fact: Slot | None

    @property
    def unknown(self) -> bool:
        """Whether it is a measure that is not known to be a canonical one."""
        return self.fact is not None and self.of_class is None

    def is_meant_by(self, wanted: str) -> bool:
        """Whether it is the wanted word, or of the wanted class."""
        if wanted.startswith(CLASS):
            return self.of_class == wanted.removeprefix(CLASS)
        return same(self.text if self.canonical is None else self.canonical, wanted)

    def is_any_of(self, wanted: Iterable[str]) -> bool | None:
        """Whether it is one of the wanted words; None where its meaning is unknown."""
        return True if any(map(self.is_meant_by, wanted)) else None if self.unknown else False


class Lists(Constraint):
    """The list has `any` or `every` one of some words, `none` of them, or `only` such.

    In ``measured_by`` a word stands for the canonical measure that ``metrics`` or the vocabulary knows it as, and ``class:security``
    for every measure of that class. A list that is not stated leaves it open; so does a measure that nobody knows, where it may be
    the one that decides.
    """

    name = "lists"
    meaning = "satisfied if the list has any or every one of the words, none of them, or only such; violated if not; open if unsaid"
    parameters = (
        Parameter("fact", "list", "the list, by its word in the file", required=True),
        Parameter("any", "words", "words of which one must be there"),
        Parameter("every", "words", "words that must all be there"),
        Parameter("none", "words", "words that must not be there"),
        Parameter("only", "words", "words beside which there may be no others"),
    )
    asks = ("any", "every", "none", "only")
    asks_one = True
    placeholders = MappingProxyType(
        {"words": "the words at fault: those that should not be there, those of `every` that are not, or for `any` those that are"}
    )
    reads = frozenset(("position", "is", "organization", *ENTRIES))
    subjects = frozenset(("organization", "position", *ENTRIES))

    fact: str
    any: tuple[str, ...] | None
    every: tuple[str, ...] | None
    none: tuple[str, ...] | None
    only: tuple[str, ...] | None

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per subject; raises ValueError where the rule does not say what the list must have."""
        how, wanted = self._asked()
        fact = fact_slot(subject, self.fact, graph)
        value = graph.value(fact)
        if value is None:
            yield Verdict(subject, State.UNDETERMINED, evidence=(fact,), missing=(fact,))
            return
        words = self._words(value, graph)
        if how == "any":
            yield _any(subject, fact, words, wanted)
        elif how == "every":
            yield _every(subject, fact, words, wanted)
        else:
            yield _no_others(subject, fact, words, wanted, allowed=how == "only")

    def _asked(self) -> tuple[str, tuple[str, ...]]:
        asked = [(how, words) for how in ("any", "every", "none", "only") if (words := getattr(self, how)) is not None]
        if len(asked) != 1:
            raise ValueError(f"lists asks {len(asked)} things of {self.fact}; expected one of any, every, none, only")
        return asked[0]

    def _words(self, value: Any, graph: OrgGraph) -> tuple[_Word, ...]:
        texts = tuple(map(str, words_of(value)))
        if self.fact != MEASURES:
            return tuple(_Word(text, None, None, None) for text in texts)
        return tuple(_measure(text, graph) for text in texts)

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Put in what is wanted, take out what must not be there, say what a measure stands for."""
        if verdict.state is State.SATISFIED:
            return ()
        how, wanted = self._asked()
        read = fact_slot(verdict.subject, self.fact, graph)
        fact, said = stated_slot(read), graph.value(read)
        before = graph.value(fact)
        unknown = questions((doubt for doubt in verdict.missing if doubt.kind == "metric"), graph)
        if is_list(fact) is None:  # people, of whom a rule can name none
            return unknown
        kind = EditKind.STATE if said is None else EditKind.CHANGE
        price = "state" if said is None else "policy"
        have = said or ()
        named = tuple(word for word in wanted if not word.startswith(CLASS))
        if how == "any":
            return (*unknown, *setting(fact, before, (tuple(sorted({*have, word})) for word in named), kind, price))
        if how == "every":
            lacking = tuple(w for w in named if not any(word.is_meant_by(w) for word in self._words(have, graph)))
            return (*unknown, *setting(fact, before, (tuple(sorted({*have, *lacking})),) if lacking else (), kind, price))
        if said is None:
            return questions((fact,), graph)
        kept = tuple(w.text for w in self._words(have, graph) if w.is_any_of(wanted) is not (how == "none"))
        return (*unknown, *setting(fact, before, (kept,), kind, price)) if verdict.state is State.VIOLATED else unknown


def _measure(text: str, graph: OrgGraph) -> _Word:
    fact = slot("metric", text, "canonical")
    canonical: str | None = graph.value(fact) or graph.vocabulary.match_metric(text)
    if canonical is None or canonical not in graph.vocabulary.metrics:
        return _Word(text, canonical, None, fact)
    return _Word(text, canonical, graph.vocabulary.metric_class(canonical), fact)


def _facts(words: Iterable[_Word]) -> tuple[Slot, ...]:
    return tuple(word.fact for word in words if word.fact is not None)


def _any(subject: Ref, fact: Slot, words: tuple[_Word, ...], wanted: tuple[str, ...]) -> Verdict:
    for word in words:
        if word.is_any_of(wanted):
            return Verdict(subject, State.SATISFIED, evidence=(fact, *_facts((word,))))
    unknown = [word for word in words if word.unknown]
    return _verdict(subject, fact, words, unknown, tuple(word.text for word in words))


def _every(subject: Ref, fact: Slot, words: tuple[_Word, ...], wanted: tuple[str, ...]) -> Verdict:
    lacking = tuple(each for each in wanted if not any(word.is_meant_by(each) for word in words))
    if not lacking:
        return Verdict(subject, State.SATISFIED, evidence=(fact, *_facts(words)))
    return _verdict(subject, fact, words, [word for word in words if word.unknown], lacking)


def _no_others(subject: Ref, fact: Slot, words: tuple[_Word, ...], wanted: tuple[str, ...], *, allowed: bool) -> Verdict:
    guilty = [word for word in words if word.is_any_of(wanted) is (not allowed)]
    if guilty:
        bindings: dict[str, Binding] = {"words": in_words(tuple(word.text for word in guilty))}
        return Verdict(subject, State.VIOLATED, bindings=bindings, evidence=(fact, *_facts(guilty)))
    unknown = [word for word in words if word.is_any_of(wanted) is None]
    if unknown:
        return _verdict(subject, fact, words, unknown, tuple(word.text for word in unknown))
    return Verdict(subject, State.SATISFIED, evidence=(fact, *_facts(words)))


def _verdict(subject: Ref, fact: Slot, words: Iterable[_Word], unknown: list[_Word], named: tuple[str, ...]) -> Verdict:
    """Violated, or open where unknown measures may be the wanted ones."""
    bindings: dict[str, Binding] = {"words": in_words(named) or "nothing"}
    state = State.UNDETERMINED if unknown else State.VIOLATED
    return Verdict(subject, state, bindings=bindings, evidence=joined(((fact,), _facts(words))), missing=_facts(unknown))
