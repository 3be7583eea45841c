"""Rules as JSON-safe data and texts and back, without being checked again: what the compiled index holds of them.

Every run reads what each rule is about. That stands in columns, so that all rules of a pack are made in one go, at two thirds of what it
costs to take them apart one by one; what many rules have in common is made once. What a rule requires and says is JSON, taken apart for
those rules alone of which a run asks.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, TypeVar

from govcheck.constraints.constraint import Constraint
from govcheck.constraints.ends import End
from govcheck.constraints.selecting import Selector, Who
from govcheck.constraints.table import CONSTRAINTS
from govcheck.model.findings import Kind, Severity
from govcheck.packs.rule import (
    Check,
    Conditions,
    Deferred,
    Figure,
    Rule,
    Said,
    SeverityRule,
    Source,
    Statement,
    Strength,
    Subject,
    Texts,
    usual_file,
)

Key = TypeVar("Key")
T = TypeVar("T")

#: what ASCII has for the purpose; JSON never holds them as they are, and no id, clause or path does
_RECORD, _FIELD, _ITEM = "\x1e", "\x1f", "\x1d"
#: the character of number 0, behind all that separate
_FIRST = 0x30
#: every field is there, and what a record's own way of being made adds costs as much as the tuple
_new: Any = tuple.__new__
_KINDS = {kind.value: kind for kind in Kind}
_SEVERITIES = {severity.value: severity for severity in Severity}


def rules_to_plain(rules: Sequence[Rule], paths: Iterable[str]) -> tuple[list[list[Any]], tuple[str, str, str]]:
    """What many rules have in common, and three texts: what each has of its own, what they require, and what they say.

    `paths` are where their files are, relative to the folder of the pack.
    """
    shared = [_numbered(line(write(getattr(rule, name))) for rule in rules) for name, (write, _) in _SHARED.items()]
    subjects = [*dict.fromkeys(rule.subject for rule in rules)]
    kinds, conditions = _numbered(subject.kind for subject in subjects), _numbered(line(subject.where) for subject in subjects)
    columns = (
        [rule.id for rule in rules],
        [rule.topic for rule in rules],
        [_ITEM.join(rule.cites) for rule in rules],
        ["" if path == usual_file(rule.topic, rule.id) else path for rule, path in zip(rules, paths, strict=True)],
        [_ITEM.join(subject.ids) for subject in subjects],
        [_numbered(rule.subject for rule in rules)[1], kinds[1], conditions[1], *(numbers for _, numbers in shared)],
    )
    required = [line([[c.constraint.name, _parameters(c.constraint), c.subject, c.judge] for c in rule.checks]) for rule in rules]
    said = [line(rule.texts) for rule in rules]
    common = [list(kinds[0]), *([json.loads(value) for value in values] for values, _ in (conditions, *shared))]
    return common, (_RECORD.join(map(_FIELD.join, columns)) if rules else "", f"[{','.join(required)}]", _RECORD.join(said))


def rules_from_plain(data: list[list[Any]], pack: str, folder: str, texts: Iterator[memoryview]) -> tuple[Rule, ...]:
    """The rules again, equal to those that were made plain; takes their three texts from `texts`.

    Raises ValueError, LookupError or TypeError for data that nobody made so.
    """
    columns, required, said = next(texts), next(texts), next(texts)
    if not columns:
        return ()
    kinds, conditions, *common = data
    ids, topics, cites, files, looked_at, numbers = [column.split(_FIELD) for column in _split(columns)]
    of_subject, of_kind, of_conditions, *shared = numbers
    if len({*map(len, (ids, topics, cites, files, of_subject, *shared))}) > 1:
        raise ValueError("a column is short")
    wheres = map(_by_character(list(map(_conditions, conditions))), of_conditions)
    subjects = list(map(_new, repeat(Subject), zip(map(_by_character(kinds), of_kind), map(_items, looked_at), wheres, strict=True)))
    places = dict(zip(ids, range(len(ids)), strict=True))
    requirements, worded = _Made(Deferred(_loaded, required), places, _requirement), _Made(Deferred(_split, said), places, _texts)
    each = (
        ids,
        repeat(pack),
        topics,
        map(_items, cites),
        map(_by_character(subjects), of_subject),
        repeat(requirements),
        repeat(worded),
        *[map(_by_character(list(map(read, values))), of) for (_, read), values, of in zip(_SHARED.values(), common, shared, strict=True)],
        repeat(folder),
        files,
    )
    # columns are of one length, and what is repeated has no end
    return tuple(map(_new, repeat(Rule), zip(*each, strict=False)))


def _numbered(values: Iterable[Key]) -> tuple[dict[Key, int], str]:
    """Values by number, each once, and the number of each as a character."""
    known: dict[Key, int] = {}
    return known, "".join([chr(_FIRST + known.setdefault(value, len(known))) for value in values])


def _by_character(values: Sequence[T]) -> Callable[[str], T]:
    """Gives the value of which the number is written as a character."""
    return dict(zip(map(chr, range(_FIRST, _FIRST + len(values))), values, strict=True)).__getitem__


def _items(data: str) -> tuple[str, ...]:
    return tuple(data.split(_ITEM)) if data else ()


class _Made(dict[str, Any]):
    """By the id of a rule what is made of its part of a text when it is first asked for."""

    def __init__(self, parts: Deferred[list[Any]], places: Mapping[str, int], make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._parts, self._places, self._make = parts, places, make

    def __missing__(self, rule: str) -> Any:
        made = self[rule] = self._make(self._parts.value[self._places[rule]])
        return made


def _conditions(data: list[Any]) -> Conditions:
    return tuple([(attribute, tuple(values)) for attribute, values in data])


def _loaded(data: memoryview) -> list[Any]:
    # most rules of a pack are judged, and to be asked two hundred times costs JSON more than all that is in them
    return json.loads(str(data, "utf-8"))  # type: ignore[no-any-return]


def _split(data: memoryview) -> list[str]:
    return str(data, "utf-8").split(_RECORD)


def sources_text(sources: Iterable[Source]) -> str:
    """What may be cited: a clean file is judged without it."""
    return line([*sources])


class Sources(Mapping[str, Source]):
    """Sources by id, taken apart when one is asked for."""

    def __init__(self, data: memoryview) -> None:
        self._data = data

    @cached_property
    def _sources(self) -> dict[str, Source]:
        listed = (Source._make((*each, tuple(clauses))) for *each, clauses in json.loads(str(self._data, "utf-8")))
        return {source.id: source for source in listed}

    def __getitem__(self, key: str) -> Source:
        return self._sources[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def said_text(said: Said) -> str:
    """What a pack's source says: a check never asks for it."""
    return line([said.statements, dict(said.not_checked)])


def said_of(data: memoryview) -> Said:
    """The statements again."""
    statements, not_checked = json.loads(str(data, "utf-8"))
    listed = (Statement(clause, difference, title, Strength(strength), says) for clause, difference, title, strength, says in statements)
    return Said(tuple(listed), not_checked)


def line(value: Any) -> str:
    """JSON without a line break in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _parameters(constraint: Constraint) -> dict[str, Any]:
    stated = {parameter.name: getattr(constraint, parameter.name) for parameter in constraint.parameters}
    defaults = {parameter.name: parameter.default for parameter in constraint.parameters}
    return {name: _selectors(value) for name, value in stated.items() if value != defaults[name]}


def _selectors(value: Any) -> Any:
    """A who-selector or an end without what it leaves open; anything else as it is."""
    if isinstance(value, Who):
        return [_selectors(selector) for selector in value.any]
    if isinstance(value, Selector | End):
        return {key: each for key, each in value._asdict().items() if each != value._field_defaults[key]}
    return [_selectors(each) for each in value] if isinstance(value, tuple) else value


def _requirement(data: list[Any]) -> tuple[Check, ...]:
    return tuple(map(_check, data))


def _check(data: list[Any]) -> Check:
    name, stated, subject, judge = data
    kind = CONSTRAINTS[name]
    readers = _READERS.get(name)
    if readers is None:
        readers = _READERS[name] = {parameter.name: _READ.get(parameter.shape, tuples) for parameter in kind.parameters}
    values = {parameter: readers[parameter](value) for parameter, value in stated.items()}
    return Check(kind(**values), _subject(subject) if subject is not None else None, judge)


def _subject(data: list[Any]) -> Subject:
    kind, ids, where = data
    return Subject(kind, tuple(ids), _conditions(where))


def _texts(data: str) -> Texts:
    title, messages, remediation, rationale, repair, related, formerly, figures = json.loads(data)
    worded = {_KINDS[kind]: message for kind, message in messages.items()}
    return Texts(title, worded, remediation, rationale, repair, tuple(related), tuple(formerly), tuple([Figure(*each) for each in figures]))


def _who(data: list[dict[str, Any]]) -> Who:
    return Who(tuple(Selector(**{key: tuples(value) for key, value in selector.items()}) for selector in data))


def tuples(value: Any) -> Any:
    """Lists, at any depth, as tuples."""
    return tuple(map(tuples, value)) if isinstance(value, list) else value


_READ: Mapping[str, Callable[[Any], Any]] = {
    "who": _who,
    "whos": lambda data: tuple(map(_who, data)),
    "end": lambda data: End(**data),
}

#: constraint -> parameter -> what makes its value of JSON, for the constraints that were met
_READERS: dict[str, dict[str, Callable[[Any], Any]]] = {}


#: what few of the rules of a pack have each for itself, so that it is made once: how it is written and read
_SHARED: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "severity": (
        lambda severity: {kind.value: level.value for kind, level in severity.items()},
        lambda data: {_KINDS[kind]: _SEVERITIES[word] for kind, word in data.items()},
    ),
    "judge": (str, str),
    "when": (lambda when: when, _conditions),
    "severity_when": (
        lambda rules: [[each.conditions, each.severity.value, each.because, each.modifier] for each in rules],
        lambda data: tuple([SeverityRule(_conditions(conditions), _SEVERITIES[word], *why) for conditions, word, *why in data]),
    ),
    "needs": (lambda roles: roles, tuple),
    "names": (lambda roles: roles, tuple),
    "others": (lambda subjects: subjects, lambda data: tuple(map(_subject, data))),
}
