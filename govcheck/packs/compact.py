"""Rules as JSON-safe data and texts and back, without being checked again: what the compiled index holds of them.

Every run reads the head of every rule, so that heads are fields between separators, which cost a tenth of JSON; what many rules have in
common is made once. What a rule requires and says is JSON, taken apart for those rules alone of which a run asks.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from govcheck.constraints.constraint import Constraint
from govcheck.constraints.ends import End
from govcheck.constraints.selecting import Selector, Who
from govcheck.constraints.table import CONSTRAINTS
from govcheck.model.findings import Kind, Severity
from govcheck.packs.rule import Check, Conditions, Deferred, Figure, Rule, Said, SeverityRule, Source, Statement, Strength, Subject, Texts

#: what ASCII has for the purpose; JSON never holds them as they are, and no id, clause or path does
_RECORD, _FIELD, _ITEM = "\x1e", "\x1f", "\x1d"
_KINDS = {kind.value: kind for kind in Kind}
_SEVERITIES = {severity.value: severity for severity in Severity}


def rules_to_plain(rules: Sequence[Rule], paths: Iterable[str]) -> tuple[list[Any], tuple[str, str, str]]:
    """What many rules have in common, and three texts: their heads, what they require, and what they say.

    `paths` are where their files are, relative to the folder of the pack.
    """
    sorts: dict[str, int] = {}
    heads = []
    for rule, path in zip(rules, paths, strict=True):
        sort = sorts.setdefault(line(_sort_to_plain(rule)), len(sorts))
        kind, ids, where = rule.subject
        given = "" if path == _usual_path(rule.topic, rule.id) else path
        conditions = line(where) if where else ""
        heads.append(_FIELD.join((rule.id, rule.topic, _ITEM.join(rule.cites), kind, _ITEM.join(ids), conditions, str(sort), given)))
    required = [line([[c.constraint.name, _parameters(c.constraint), c.subject, c.judge] for c in rule.checks]) for rule in rules]
    said = [line(rule.texts.value) for rule in rules]
    return [json.loads(sort) for sort in sorts], (_RECORD.join(heads), _RECORD.join(required), _RECORD.join(said))


def rules_from_plain(data: list[Any], pack: str, folder: str, texts: Iterator[memoryview]) -> tuple[Rule, ...]:
    """The rules again, equal to those that were made plain; takes their three texts from `texts`."""
    sorts = [_sort(*sort) for sort in data]
    heads, required, said = _split(next(texts)), Deferred(_split, next(texts)), Deferred(_split, next(texts))
    # there are hundreds, each has every field, and what a record's own way of being made adds costs as much as the tuple
    new = tuple.__new__
    known: dict[str, Conditions] = {"": ()}
    rules = []
    for place, head in enumerate(heads):
        id_, topic, cites, kind, ids, where, number, path = head.split(_FIELD)
        severity, judge, when, severity_when, needs, names, others = sorts[int(number)]
        conditions = known.get(where)
        if conditions is None:
            conditions = known[where] = _conditions(json.loads(where))
        subject = new(Subject, (kind, tuple(ids.split(_ITEM)) if ids else (), conditions))
        cited = tuple(cites.split(_ITEM)) if cites else ()
        requirement, worded = Deferred(_requirement, required, place), Deferred(_texts, said, place)
        file = f"{folder}/{path}" if path else f"{folder}/{_usual_path(topic, id_)}"
        rule = id_, pack, topic, severity, cited, subject, requirement, worded, judge, when, severity_when, needs, names, others, file
        rules.append(new(Rule, rule))
    return tuple(rules)


def _sort_to_plain(rule: Rule) -> list[Any]:
    """What many rules of a pack have in common, so that it is made once."""
    severity = {kind.value: level.value for kind, level in rule.severity.items()}
    modified = [[each.conditions, each.severity.value, each.because, each.modifier] for each in rule.severity_when]
    return [severity, rule.judge, rule.when, modified, rule.needs, rule.names, rule.others]


def _sort(
    severity: dict[str, str],
    judge: str,
    when: list[Any],
    severity_when: list[Any],
    needs: list[str],
    names: list[str],
    others: list[Any],
) -> tuple[Any, ...]:
    return (
        {_KINDS[kind]: _SEVERITIES[word] for kind, word in severity.items()},
        judge,
        _conditions(when),
        tuple([SeverityRule(_conditions(conditions), _SEVERITIES[word], *why) for conditions, word, *why in severity_when]),
        tuple(needs),
        tuple(names),
        tuple(map(_subject, others)),
    )


def _conditions(data: list[Any]) -> Conditions:
    return tuple([(attribute, tuple(values)) for attribute, values in data])


def _usual_path(topic: str, rule: str) -> str:
    return f"{topic}/{rule}.yaml"


def _split(data: memoryview) -> list[str]:
    return str(data, "utf-8").split(_RECORD) if data else []


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


def _requirement(lines: Deferred[list[str]], place: int) -> tuple[Check, ...]:
    return tuple(map(_check, json.loads(lines.value[place])))


def _check(data: list[Any]) -> Check:
    name, stated, subject, judge = data
    kind = CONSTRAINTS[name]
    shapes = {parameter.name: parameter.shape for parameter in kind.parameters}
    values = {parameter: _READ.get(shapes[parameter], tuples)(value) for parameter, value in stated.items()}
    return Check(kind(**values), _subject(subject) if subject is not None else None, judge)


def _subject(data: list[Any]) -> Subject:
    kind, ids, where = data
    return Subject(kind, tuple(ids), _conditions(where))


def _texts(lines: Deferred[list[str]], place: int) -> Texts:
    title, messages, remediation, rationale, repair, related, formerly, figures = json.loads(lines.value[place])
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
