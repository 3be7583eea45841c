"""Entries of vocabulary files to terms and lookup tables, checked against one another."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence
from govcheck.source.problems import Problems
from govcheck.vocabulary.alike import names_alike
from govcheck.vocabulary.normalise import normalise_name, normalise_title, normalise_words
from govcheck.vocabulary.terms import ActivityTerm, MetricTerm, Role, Tables, Vocabulary

_Value = TypeVar("_Value")
_KINDS, _TIERS = ("post", "body"), ("governing", "management", "working")
_HOLDERS = ("unknown", "vacant")


class Draft(Record):
    """One entry as written: its key, its values by key, and where its problems go."""

    key: Scalar
    values: dict[str, Node]
    problems: Problems
    folder: int

    def text(self, name: str) -> str:
        """The text under a key, ``""`` where there is none."""
        node = self.values.get(name)
        return node.text if isinstance(node, Scalar) else ""

    def texts(self, name: str) -> tuple[Scalar, ...]:
        """The texts in the list under a key."""
        node = self.values.get(name)
        return tuple(item for item in node if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()

    def by_language(self, name: str) -> dict[str, tuple[Scalar, ...]]:
        """The texts under a key, by language."""
        node = self.values.get(name)
        found: dict[str, tuple[Scalar, ...]] = {}
        for language, texts in node if isinstance(node, Mapping) else ():
            if isinstance(texts, Sequence):
                found[language.text] = tuple(item for item in texts if isinstance(item, Scalar))
        return found


class Drafts:
    """Everything that the files say, before it is put together."""

    def __init__(self) -> None:
        names = ("roles", "activities", "metrics", "modifiers", "holders")
        self.entries: dict[str, dict[str, Draft]] = {name: {} for name in names}
        self.additions: dict[str, list[tuple[str, Draft]]] = {name: [] for name in names}
        self.words: dict[str, dict[str, str]] = {}
        self.word_topics: dict[str, dict[str, tuple[Scalar, Problems]]] = {}
        self.problems: list[Problem] = []

    def every(self, name: str) -> Iterator[tuple[str, Draft]]:
        """The entries of a section and what later folders add to them."""
        yield from self.entries[name].items()
        yield from self.additions[name]


def assemble(drafts: Drafts) -> Vocabulary | None:
    """The vocabulary that the files make; None where `drafts.problems` says why there is none."""
    drafts.problems.extend(_unknown_names(drafts))
    titles, abbreviations, near = _title_tables(drafts)
    activities, metrics = _name_table(drafts, "activities", "activity"), _name_table(drafts, "metrics", "metric")
    modifiers: dict[str, float] = {}
    for name, draft in drafts.every("modifiers"):
        for word in _all(draft, "words"):
            # a word with two meanings changes the office as much as the stronger of them
            key, score = normalise_title(word.text), _score(drafts.entries["modifiers"][name])
            modifiers[key] = min(score, modifiers.get(key, score))
    modifiers.pop("", None)
    holders = _holder_table(drafts)
    if drafts.problems:
        return None
    return Vocabulary(
        roles={name: _role(drafts, name) for name in sorted(drafts.entries["roles"])},
        activities={name: _activity(drafts, name) for name in sorted(drafts.entries["activities"])},
        metrics={name: _metric(drafts, name) for name in sorted(drafts.entries["metrics"])},
        words={kind: dict(sorted(words.items())) for kind, words in sorted(drafts.words.items())},
        word_topics={k: {word: topic.text for word, (topic, _) in sorted(t.items())} for k, t in sorted(drafts.word_topics.items())},
        tables=Tables(
            titles=_by_key(titles),
            abbreviations=_by_key(abbreviations),
            near=_by_key(near),
            activities=_by_key(activities),
            alike=names_alike(drafts, activities),
            metrics=_by_key(metrics),
            modifiers=_by_key(modifiers),
            holders=_by_key(holders),
        ),
    )


def _by_key(table: dict[str, _Value]) -> dict[str, _Value]:
    return dict(sorted(table.items(), key=lambda item: item[0]))


# ---- terms -------------------------------------------------------------------------------------------------------------


def _role(drafts: Drafts, name: str) -> Role:
    draft = drafts.entries["roles"][name]
    return Role(
        id=name,
        title=draft.text("title"),
        kind=draft.text("kind") or "post",
        tier=draft.text("tier") or None,
        domain=_sorted(draft, "domain"),
        sectors=_sorted(draft, "sectors"),
        near=_added(drafts, "roles", name, "near"),
        description=draft.text("description"),
        abbreviations=_added(drafts, "roles", name, "abbreviations"),
        aliases=_aliases(drafts, "roles", name),
    )


def _activity(drafts: Drafts, name: str) -> ActivityTerm:
    draft = drafts.entries["activities"][name]
    return ActivityTerm(
        id=name,
        title=draft.text("title"),
        topic=draft.text("topic"),
        part_of=draft.text("part_of") or None,
        approves=draft.text("approves") or None,
        within=draft.text("within") or None,
        description=draft.text("description"),
        aliases=_aliases(drafts, "activities", name),
    )


def _metric(drafts: Drafts, name: str) -> MetricTerm:
    draft = drafts.entries["metrics"][name]
    return MetricTerm(
        id=name,
        title=draft.text("title"),
        metric_class=draft.text("class"),
        topics=_sorted(draft, "topics"),
        description=draft.text("description"),
        aliases=_aliases(drafts, "metrics", name),
    )


def _sorted(draft: Draft, key: str) -> tuple[str, ...]:
    return tuple(sorted({item.text for item in draft.texts(key)}))


def _of(drafts: Drafts, section: str, name: str) -> Iterator[Draft]:
    return (draft for other, draft in drafts.every(section) if other == name)


def _added(drafts: Drafts, section: str, name: str, key: str) -> tuple[str, ...]:
    return tuple(sorted({item.text for draft in _of(drafts, section, name) for item in draft.texts(key)}))


def _aliases(drafts: Drafts, section: str, name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for draft in _of(drafts, section, name):
        for language, texts in draft.by_language("aliases").items():
            found.setdefault(language, set()).update(item.text for item in texts)
    return {language: tuple(sorted(texts)) for language, texts in sorted(found.items())}


def _all(draft: Draft, key: str) -> Iterator[Scalar]:
    return (item for texts in draft.by_language(key).values() for item in texts)


def _score(draft: Draft) -> float:
    node = draft.values.get("score")
    value = node.value() if isinstance(node, Scalar) else None
    return float(value) if isinstance(value, int | float) else 0.0


# ---- tables ------------------------------------------------------------------------------------------------------------


class _Table:
    """Normalised forms, each claimed by one term; a second claim is a problem."""

    def __init__(self, what: str, normalise: Callable[[str], str], drafts: Drafts) -> None:
        self.what, self.normalise, self.drafts = what, normalise, drafts
        self.claims: dict[str, str] = {}

    def claim(self, term: str, text: str, draft: Draft, node: Scalar) -> None:
        key = self.normalise(text)
        problems = Problems(draft.problems.path)
        if not key:
            problems.add(node, f"nothing is left of the alias {text!r} of {term} once it is normalised; expected a word with meaning")
        elif self.claims.setdefault(key, term) != term:
            problems.add(node, f"the alias {text!r} of {term} belongs to {self.claims[key]}; expected one {self.what} for each alias")
        self.drafts.problems.extend(problems.found)


def _title_tables(drafts: Drafts) -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    table = _Table("role", normalise_title, drafts)
    shared: dict[str, set[str]] = {}
    near: dict[str, set[str]] = {}
    for name, draft in drafts.every("roles"):
        for item in draft.texts("abbreviations"):
            shared.setdefault(normalise_title(item.text), set()).add(name)
    for name, draft in drafts.every("roles"):
        title = draft.values.get("title")
        if isinstance(title, Scalar):
            table.claim(name, title.text, draft, title)
        if normalise_title(name) not in shared:
            table.claim(name, name, draft, draft.key)
        for item in _all(draft, "aliases"):
            table.claim(name, item.text, draft, item)
            if normalise_title(item.text) in shared:
                problems = Problems(draft.problems.path)
                problems.add(item, f"{item.text!r} is both an alias and an abbreviation; expected it under abbreviations alone")
                drafts.problems.extend(problems.found)
    for name, draft in drafts.every("roles"):
        for item in draft.texts("near"):
            # words that name another office stand for that office
            key = normalise_title(item.text)
            near.setdefault(item.text if item.text in drafts.entries["roles"] else table.claims.get(key, key), set()).add(name)
    return (
        table.claims,
        {key: tuple(sorted(names)) for key, names in shared.items()},
        {k: tuple(sorted(v)) for k, v in near.items()},
    )


def _name_table(drafts: Drafts, section: str, what: str) -> dict[str, str]:
    table = _Table(what, normalise_name, drafts)
    for name, draft in drafts.every(section):
        title = draft.values.get("title")
        table.claim(name, name, draft, draft.key)
        if isinstance(title, Scalar):
            table.claim(name, title.text, draft, title)
        for item in _all(draft, "aliases"):
            table.claim(name, item.text, draft, item)
    return table.claims


def _holder_table(drafts: Drafts) -> dict[str, str]:
    claims: dict[str, str] = {}
    for kind, draft in drafts.every("holders"):
        for word in _all(draft, "words"):
            key = normalise_words(word.text)
            if claims.setdefault(key, kind) != kind:
                problems = Problems(draft.problems.path)
                problems.add(word, f"the holder word {word.text!r} of {kind} belongs to {claims[key]}; expected it under one kind")
                drafts.problems.extend(problems.found)
    return claims


# ---- names -------------------------------------------------------------------------------------------------------------


def _unknown_names(drafts: Drafts) -> Iterator[Problem]:
    """Names of kinds, tiers, topics, classes and terms that are none."""
    activities = drafts.entries["activities"]
    topics, classes = drafts.words.get("topics", {}), drafts.words.get("metric-classes", {})
    checks: tuple[tuple[str, str, str, object], ...] = (
        ("roles", "kind", "kind of role", _KINDS),
        ("roles", "tier", "tier", _TIERS),
        ("roles", "domain", "topic", topics),
        ("roles", "sectors", "sector", drafts.words.get("sectors", {})),
        ("activities", "topic", "topic", topics),
        *(("activities", key, "activity", activities) for key in ("part_of", "approves", "within")),
        ("metrics", "class", "class of metrics", classes),
        ("metrics", "topics", "topic", topics),
    )
    for section, key, what, valid in checks:
        for _, draft in drafts.every(section):
            problems = Problems(draft.problems.path)
            node = draft.values.get(key)
            for item in draft.texts(key) if isinstance(node, Sequence) else (node,) if isinstance(node, Scalar) else ():
                if item.text not in valid:  # type: ignore[operator]
                    problems.unknown(item, what, item.text, valid)  # type: ignore[arg-type]
            yield from problems.found
    for stated in drafts.word_topics.values():
        for topic, place in stated.values():
            if topic.text not in topics:
                problems = Problems(place.path)
                problems.unknown(topic, "topic", topic.text, topics)
                yield from problems.found
    for name, draft in drafts.entries["holders"].items():
        if name not in _HOLDERS:
            problems = Problems(draft.problems.path)
            problems.unknown(draft.key, "kind of holder word", name, _HOLDERS)
            yield from problems.found
    yield from _circles(activities)


def _circles(activities: dict[str, Draft]) -> Iterator[Problem]:
    for name, draft in activities.items():
        seen, at = [name], draft.text("part_of")
        while at in activities and at not in seen:
            seen.append(at)
            at = activities[at].text("part_of")
        if at == name:
            problems = Problems(draft.problems.path)
            problems.add(draft.key, f"the activity is part of itself: {' > '.join([*seen, name])}")
            yield from problems.found
