"""A vocabulary as JSON-safe data and back; the compiled index of the packs is made of it.

Every key of a table is normalised already, so that reading it back costs no more than making the records. The large tables stay one
text each, which is taken apart when something is first looked up in them: a file without a matrix pays for no activity's name.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from govcheck.vocabulary.terms import ActivityTerm, MetricTerm, Role, Tables, Vocabulary

_LARGE = frozenset(("titles", "activities", "metrics"))


class Packed(Mapping[str, str]):
    """Keys with their term, unpacked when first asked; written one term a line, the keys behind it, with tabs between."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _table(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for line in self._text.split("\n"):
            term, *keys = line.split("\t")
            table |= dict.fromkeys(keys, term)
        return table

    def __getitem__(self, key: str) -> str:
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def _packed(table: Mapping[str, str]) -> str:
    keys: dict[str, list[str]] = {}
    for key, term in table.items():
        keys.setdefault(term, []).append(key)
    return "\n".join("\t".join((term, *sorted(of_term))) for term, of_term in sorted(keys.items()))


def vocabulary_to_plain(vocabulary: Vocabulary, *, texts: bool = True) -> dict[str, Any]:
    """Everything that resolution needs; with `texts` also descriptions and aliases as they are written."""
    data: dict[str, Any] = {
        "roles": [[r.id, r.title, r.kind, r.tier, r.domain, r.sectors, r.near] for r in vocabulary.roles.values()],
        "activities": [[a.id, a.title, a.topic, a.part_of, a.approves] for a in vocabulary.activities.values()],
        "metrics": [[m.id, m.title, m.metric_class, m.topics] for m in vocabulary.metrics.values()],
        "words": {kind: dict(words) if texts else dict.fromkeys(words, "") for kind, words in vocabulary.words.items()},
        "word_topics": {kind: dict(topics) for kind, topics in vocabulary.word_topics.items()},
        "tables": {name: _packed(table) if name in _LARGE else dict(table) for name, table in vocabulary.tables._asdict().items()},
    }
    if texts:
        data["texts"] = {
            "roles": {r.id: [r.description, r.abbreviations, dict(r.aliases)] for r in vocabulary.roles.values()},
            "activities": {a.id: [a.description, dict(a.aliases)] for a in vocabulary.activities.values()},
            "metrics": {m.id: [m.description, dict(m.aliases)] for m in vocabulary.metrics.values()},
        }
    return _lists(data)  # type: ignore[no-any-return]


def vocabulary_from_plain(data: dict[str, Any]) -> Vocabulary:
    """The vocabulary again, equal in every lookup."""
    tables = data["tables"]
    roles = {
        id_: Role(id_, title, kind, tier, tuple(domain), tuple(sectors), tuple(near))
        for id_, title, kind, tier, domain, sectors, near in data["roles"]
    }
    activities = {row[0]: ActivityTerm(*row) for row in data["activities"]}
    metrics = {row[0]: MetricTerm(row[0], row[1], row[2], tuple(row[3])) for row in data["metrics"]}
    texts = data.get("texts")
    if texts is not None:
        for id_, (description, abbreviations, aliases) in texts["roles"].items():
            roles[id_] = roles[id_]._replace(description=description, abbreviations=tuple(abbreviations), aliases=_tuples(aliases))
        for id_, (description, aliases) in texts["activities"].items():
            activities[id_] = activities[id_]._replace(description=description, aliases=_tuples(aliases))
        for id_, (description, aliases) in texts["metrics"].items():
            metrics[id_] = metrics[id_]._replace(description=description, aliases=_tuples(aliases))
    return Vocabulary(
        roles,
        activities,
        metrics,
        data["words"],
        Tables(
            titles=Packed(tables["titles"]),
            abbreviations=_tuples(tables["abbreviations"]),
            near=_tuples(tables["near"]),
            activities=Packed(tables["activities"]),
            metrics=Packed(tables["metrics"]),
            modifiers=tables["modifiers"],
            holders=tables["holders"],
        ),
        data["word_topics"],
    )


def _tuples(lists: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _lists(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_lists(item) for item in value]
    return {key: _lists(item) for key, item in value.items()} if isinstance(value, dict) else value
