"""A vocabulary as JSON-safe data and texts and back; the compiled index of the packs is made of it.

Every key of a table is normalised already, so that reading it back costs no more than making the records. The large tables are a text
each, which is taken apart when something is first looked up in them: a file without a matrix pays for no activity's name. Descriptions
and aliases are left out: only a manual page shows them, and those are made of the YAML.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from govcheck.vocabulary.terms import ActivityTerm, MetricTerm, Role, Tables, Vocabulary

_LARGE = ("titles", "activities", "metrics")
#: what ASCII has for the purpose, between the terms of a table and within one; no key holds either
_RECORD, _UNIT = "\x1e", "\x1f"


class Packed(Mapping[str, str]):
    """Keys with their term, taken apart when first asked; written as the terms, each with its keys behind it."""

    def __init__(self, text: memoryview) -> None:
        self._text = text

    @cached_property
    def _table(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for each in str(self._text, "utf-8").split(_RECORD):
            term, *keys = each.split(_UNIT)
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
    return _RECORD.join(_UNIT.join((term, *sorted(of_term))) for term, of_term in sorted(keys.items()))


def vocabulary_texts(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The large tables, a text each."""
    return tuple(_packed(getattr(vocabulary.tables, name)) for name in _LARGE)


def vocabulary_to_plain(vocabulary: Vocabulary) -> dict[str, Any]:
    """The rest of what resolution needs."""
    return {
        "roles": [[r.id, r.title, r.kind, r.tier, r.domain, r.sectors, r.near] for r in vocabulary.roles.values()],
        "activities": [[a.id, a.title, a.topic, a.part_of, a.approves, a.within] for a in vocabulary.activities.values()],
        "metrics": [[m.id, m.title, m.metric_class, m.topics] for m in vocabulary.metrics.values()],
        "words": {kind: dict.fromkeys(words, "") for kind, words in vocabulary.words.items()},
        "word_topics": {kind: dict(topics) for kind, topics in vocabulary.word_topics.items()},
        "tables": {name: dict(table) for name, table in vocabulary.tables._asdict().items() if name not in _LARGE},
    }


def vocabulary_from_plain(data: Mapping[str, Any], texts: Iterator[memoryview]) -> Vocabulary:
    """The vocabulary again, equal in every lookup; takes its large tables from `texts`, and raises StopIteration where they end."""
    titles, activities, metrics = (Packed(next(texts)), Packed(next(texts)), Packed(next(texts)))
    tables = data["tables"]
    return Vocabulary(
        {
            id_: Role(id_, title, kind, tier, tuple(domain), tuple(sectors), tuple(near))
            for id_, title, kind, tier, domain, sectors, near in data["roles"]
        },
        {row[0]: ActivityTerm(*row) for row in data["activities"]},
        {id_: MetricTerm(id_, title, metric_class, tuple(topics)) for id_, title, metric_class, topics in data["metrics"]},
        data["words"],
        Tables(
            titles=titles,
            abbreviations=_tuples(tables["abbreviations"]),
            near=_tuples(tables["near"]),
            activities=activities,
            alike=_tuples(tables["alike"]),
            metrics=metrics,
            modifiers=tables["modifiers"],
            holders=tables["holders"],
        ),
        data["word_topics"],
    )


def _tuples(lists: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
