"""Rules as JSON-safe data and back, without being checked again: what the compiled index holds of a rule.

The requirement and the texts stay JSON within the JSON, so that a run unpacks them for those rules alone of which it asks.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from govcheck.constraints.constraint import Constraint
from govcheck.constraints.ends import End
from govcheck.constraints.selecting import Selector, Who
from govcheck.constraints.table import CONSTRAINTS
from govcheck.model.findings import Kind, Severity
from govcheck.packs.rule import Check, Deferred, Figure, Rule, Said, SeverityRule, Statement, Strength, Subject, Texts

#: stands for a quote in what is packed; no text of a rule holds it
_QUOTE = "\x7f"
_KINDS = {kind.value: kind for kind in Kind}
_SEVERITIES = {severity.value: severity for severity in Severity}


def rule_to_plain(rule: Rule, path: str) -> list[Any]:
    """A rule as lists and texts; `path` is where its file is, relative to the folder of the rules."""
    return [
        rule.id,
        rule.topic,
        {kind.value: severity.value for kind, severity in rule.severity.items()},
        rule.cites,
        rule.subject,
        rule.judge,
        rule.when,
        [[modifier.conditions, modifier.severity.value, modifier.because, modifier.modifier] for modifier in rule.severity_when],
        rule.needs,
        rule.names,
        rule.others,
        path,
        _packed([[c.constraint.name, _parameters(c.constraint), c.subject, c.judge] for c in rule.checks]),
        _packed(rule.texts.value),
    ]


def rule_from_plain(data: list[Any], pack: str, folder: str) -> Rule:
    """The rule again, equal to the one that was made plain."""
    id_, topic, severity, cites, subject, judge, when, modifiers, needs, names, others, path, requirement, texts = data
    return Rule(
        id_,
        pack,
        topic,
        {_KINDS[kind]: _SEVERITIES[word] for kind, word in severity.items()},
        tuple(cites),
        _subject(subject),
        Deferred(lambda: tuple(_check(each) for each in _unpacked(requirement))),
        Deferred(lambda: _texts(_unpacked(texts))),
        judge,
        tuples(when) if when else (),
        tuple([SeverityRule(tuples(conditions), _SEVERITIES[word], because, name) for conditions, word, because, name in modifiers])
        if modifiers
        else (),
        tuple(needs),
        tuple(names),
        tuple([_subject(other) for other in others]) if others else (),
        f"{folder}/{path}",
    )


def said_to_plain(said: Said) -> str:
    """What a pack's source says, packed: a check never asks for it."""
    return _packed([said.statements, dict(said.not_checked)])


def said_from_plain(data: str) -> Deferred[Said]:
    """The statements again, unpacked when somebody asks."""
    return Deferred(lambda: _said(*_unpacked(data)))


def _said(statements: list[list[Any]], not_checked: dict[str, str]) -> Said:
    listed = (Statement(clause, difference, title, Strength(strength), says) for clause, difference, title, strength, says in statements)
    return Said(tuple(listed), not_checked)


def _packed(value: Any) -> str:
    """JSON within JSON, with another sign for the quotes: to take each of them for a quoted one costs half of reading an index."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace(_QUOTE, "\\u007f").replace('"', _QUOTE)


def _unpacked(text: str) -> Any:
    return json.loads(text.replace(_QUOTE, '"'))


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


def _check(data: list[Any]) -> Check:
    name, stated, subject, judge = data
    kind = CONSTRAINTS[name]
    shapes = {parameter.name: parameter.shape for parameter in kind.parameters}
    values = {parameter: _READ.get(shapes[parameter], tuples)(value) for parameter, value in stated.items()}
    return Check(kind(**values), _subject(subject) if subject is not None else None, judge)


def _subject(data: list[Any]) -> Subject:
    kind, ids, where = data
    return Subject(kind, tuple(ids), tuples(where) if where else ())


def _texts(data: list[Any]) -> Texts:
    title, messages, remediation, rationale, repair, related, formerly, figures = data
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
