"""The words of the field as records, and `Vocabulary`, which finds them."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from govcheck.model.findings import Candidate
from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.vocabulary.normalise import AND, normalise_name, normalise_title, normalise_words, title_words

if TYPE_CHECKING:
    from govcheck.vocabulary.resemblance import Resemblance

#: what may join two offices in one title beside ``and`` and a comma
_JOINTS = frozenset("([-–—:")

Aliases = Mapping[str, tuple[str, ...]]


class Role(Record):
    """A canonical office.

    `kind` is ``post`` or ``body``, `tier` that of a body. `domain` names the topics in which the office works; they tell rivals
    for one abbreviation apart. `sectors` are those in which the office is to be expected, empty where in all. `near` names offices
    and words that often are this office in all but name. `aliases` are by language, as people write them.
    """

    id: str
    title: str
    kind: str = "post"
    tier: str | None = None
    domain: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    description: str = ""
    abbreviations: tuple[str, ...] = ()
    aliases: Aliases = EMPTY


class ActivityTerm(Record):
    """A canonical activity: its topic, the activity of which it is a part, and the one whose results it approves.

    `within` is a wider activity that may hold this one beside others: it can do what is asked of this one, and proves nothing against it.
    """

    id: str
    title: str
    topic: str
    part_of: str | None = None
    approves: str | None = None
    within: str | None = None
    description: str = ""
    aliases: Aliases = EMPTY


class MetricTerm(Record):
    """A canonical measure: its class (``performance``, ``security`` ...) and the topics of which it speaks."""

    id: str
    title: str
    metric_class: str
    topics: tuple[str, ...] = ()
    description: str = ""
    aliases: Aliases = EMPTY


class TitleMatch(Record):
    """The offices that a title names outright, and those between which it leaves open which one it means."""

    roles: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


class Tables(Record):
    """What resolution looks up; every key is normalised already, so that nothing is left to do when they are loaded."""

    titles: Mapping[str, str]
    abbreviations: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    activities: Mapping[str, str]
    alike: Mapping[str, tuple[str, ...]]
    metrics: Mapping[str, str]
    modifiers: Mapping[str, float]
    holders: Mapping[str, str]

    def named(self, key: str) -> tuple[str, ...]:
        """The offices for which a title stands by itself, or between which an abbreviation leaves it open."""
        role = self.titles.get(key)
        return (role,) if role is not None else self.abbreviations.get(key, ())


class Vocabulary:
    """The canonical terms and the ways in which people write them. Nothing here ever decides on a resemblance."""

    def __init__(
        self,
        roles: Mapping[str, Role],
        activities: Mapping[str, ActivityTerm],
        metrics: Mapping[str, MetricTerm],
        words: Mapping[str, Mapping[str, str]],
        tables: Tables,
        word_topics: Mapping[str, Mapping[str, str]] = EMPTY,
    ) -> None:
        self.roles, self.activities, self.metrics, self.words, self.tables = roles, activities, metrics, words, tables
        #: section of the file -> word -> topic, for the words that have one
        self.word_topics = word_topics
        self._titles: dict[str, TitleMatch] = {}
        self._names: dict[str, str | None] = {}
        self._resembled: dict[str, tuple[Candidate, ...]] = {}
        self._wholes: dict[str, tuple[str, ...]] = {}

    # ---- exact ----------------------------------------------------------------------------------------------------------

    def role_id(self, word: str) -> str | None:
        """The role that an id or an id-like alias names (``ciso``, ``chief-information-officer``); never a rival."""
        if word in self.roles:
            return word
        found = self._office(normalise_title(word))
        return found.roles[0] if found.roles else None

    def activity_id(self, word: str) -> str | None:
        """The activity that an id or an alias names."""
        return word if word in self.activities else self.match_activity(word)

    def match_title(self, title: str) -> TitleMatch:
        """The offices that a title names: by title, by abbreviation, or joined (``CTO & CISO``), every part exact."""
        found = self._titles.get(title)
        if found is None:
            found = self._titles[title] = self._match_title(title)
        return found

    def match_activity(self, name: str) -> str | None:
        """The canonical activity that a row's name states exactly, apart from words that change nothing about it."""
        if name in self._names:
            return self._names[name]
        key = normalise_name(name)
        found = self.tables.activities.get(key)
        if found is None:
            from govcheck.vocabulary.frills import plainer  # few rows need it

            found = next((self.tables.activities[form] for form in plainer(key) if form in self.tables.activities), None)
        self._names[name] = found
        return found

    def match_metric(self, word: str) -> str | None:
        """The canonical measure that a word states exactly."""
        return word if word in self.metrics else self.tables.metrics.get(normalise_name(word))

    def metric_class(self, metric: str) -> str:
        """The class of a canonical measure; raises KeyError for an unknown one."""
        return self.metrics[metric].metric_class

    def holder_word(self, name: str) -> str | None:
        """``vacant`` or ``unknown`` where a holder's name is a word for nobody in particular."""
        return self.tables.holders.get(normalise_words(name)) if len(name) <= 40 else None

    def part_of(self, activity: str) -> tuple[str, ...]:
        """The activities of which this one is a part, nearest first."""
        known = self._wholes.get(activity)
        if known is not None:
            return known
        found: list[str] = []
        term = self.activities.get(activity)
        while term is not None and term.part_of is not None:
            found.append(term.part_of)
            term = self.activities.get(term.part_of)
        self._wholes[activity] = tuple(found)
        return self._wholes[activity]

    def within(self, activity: str) -> str | None:
        """The wider activity in which this one, or the nearest whole of which it is a part, may be held; None where there is none."""
        for name in (activity, *self.part_of(activity)):
            term = self.activities.get(name)
            if term is not None and term.within is not None:
                return term.within
        return None

    @cached_property
    def direct_parts(self) -> Mapping[str, list[str]]:
        """Activity -> those that are part of just it, for each that has parts."""
        found: dict[str, list[str]] = {}
        for name, term in self.activities.items():
            if term.part_of is not None:
                found.setdefault(term.part_of, []).append(name)
        return found

    @cached_property
    def wide(self) -> frozenset[str]:
        """The activities that may hold others beside what they say."""
        return frozenset([term.within for term in self.activities.values() if term.within is not None])

    def parts_of(self, activity: str) -> tuple[str, ...]:
        """The activities that are part of this one, at any depth, sorted."""
        return tuple(sorted(name for name in self.activities if activity in self.part_of(name)))

    # ---- doubtful -------------------------------------------------------------------------------------------------------

    def suggest_title(self, title: str, roles: Iterable[str]) -> tuple[Candidate, ...]:
        """Those of the given roles that a title resembles, best first; an office that it names outright is none of them."""
        found = self._resembled.get(title)
        if found is None:
            found = self._resembled[title] = self._resemblance.offices(title, self.match_title(title))
        wanted = frozenset(roles) if found else ()
        return tuple(candidate for candidate in found if candidate.term in wanted)

    def suggest_activity(self, name: str, activities: Iterable[str]) -> tuple[Candidate, ...]:
        """Those of the given activities that a row's name resembles, best first; the one that it states is none of them."""
        wanted = frozenset(activities)
        found = self._resemblance.activities(name, self.match_activity(name))
        return tuple(candidate for candidate in found if candidate.term in wanted)

    def near_word(self, kind: str, word: str) -> str | None:
        """The known word of that kind which an unknown one misses by a slip; None where it is known, or far from all."""
        known = self.words.get(kind, {})
        if word in known:
            return None
        from govcheck.vocabulary.resemblance import near_word

        return near_word(word, known)

    @cached_property
    def _resemblance(self) -> "Resemblance":
        from govcheck.vocabulary.resemblance import Resemblance  # asked only where something wanted is missing

        return Resemblance(self.tables)

    # ---- titles ---------------------------------------------------------------------------------------------------------

    def _office(self, key: str) -> TitleMatch:
        offices = self.tables.named(key)
        return TitleMatch(offices) if len(offices) == 1 else TitleMatch((), offices)

    def _match_title(self, title: str) -> TitleMatch:
        if len(title) > 300:
            return TitleMatch()
        words = title_words(title)
        found = self._office(" ".join([word for word in words if word != ","]))
        if found != TitleMatch():
            return found
        if AND not in words and "," not in words and _JOINTS.isdisjoint(title):
            return TitleMatch()
        from govcheck.vocabulary.joined import match_joined  # few titles need it

        return match_joined(title, words, self._office, self.shares_domain)

    def shares_domain(self, office: str, others: Iterable[str]) -> bool:
        """Whether an office works in a topic in which one of the others does too."""
        domain = self.roles[office].domain
        return any(topic in self.roles[other].domain for other in others for topic in domain)
