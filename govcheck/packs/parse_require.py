"""Reading what a rule requires: a constraint with its parameters, or a flat list of alternatives."""

from collections.abc import Callable, Mapping
from typing import Any

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.table import CONSTRAINTS
from govcheck.model.filewords import DAY, LIST, PEOPLE
from govcheck.model.frequencies import FREQUENCIES
from govcheck.packs.parse_facts import end_of, fact
from govcheck.packs.parse_who import SOME, activities, activity, end, letters, role, subject, thing, values, who
from govcheck.packs.report import Report, Trail, choice, described, flag, items, mapping, text, texts
from govcheck.packs.rule import Check, Subject
from govcheck.vocabulary.terms import Vocabulary

JUDGES = ("every", "any", "none")
ANY_OF = "any_of"


def require(value: Any, main: Subject, trail: Trail, report: Report, vocabulary: Vocabulary) -> tuple[Check, ...]:
    """The checks of a rule: one, or the alternatives of ``any_of``."""
    data = mapping(value, trail, report)
    if ANY_OF in data:
        if len(data) > 1:
            report.add(trail, f"expected {ANY_OF} alone, found {', '.join(sorted(data))}")
        here = (*trail, ANY_OF)
        alternatives = items(data[ANY_OF], here, report)
        if len(alternatives) < 2:
            report.add(here, f"expected two alternatives or more, found {len(alternatives)}")
        found = (_check(item, main, (*here, i), report, vocabulary, alternative=True) for i, item in enumerate(alternatives))
    else:
        found = (_check(item, main, trail, report, vocabulary, alternative=False) for item in (data,))
    return tuple(check for check in found if check is not None)


def _check(value: Any, main: Subject, trail: Trail, report: Report, vocabulary: Vocabulary, *, alternative: bool) -> Check | None:
    data = mapping(value, trail, report)
    own = subject(data["subject"], (*trail, "subject"), report, vocabulary) if alternative and "subject" in data else None
    judge = choice(data["judge"], JUDGES, (*trail, "judge"), report, "judge") if alternative and "judge" in data else "every"
    if alternative and "judge" in data and "subject" not in data:
        report.add((*trail, "judge"), "a judge without a subject of its own; expected subject beside it", key=True)
    names = [name for name in data if not (alternative and name in ("subject", "judge"))]
    for name in names:
        if name not in CONSTRAINTS:
            report.unknown((*trail, name), "constraint", name, CONSTRAINTS, key=True)
    if len(names) != 1:
        report.add(trail, f"expected exactly one constraint, found {', '.join(names) or 'none'}")
        return None
    (name,) = names
    kind = CONSTRAINTS.get(name)
    if kind is None:
        return None
    looked_at = (own or main).kind
    if looked_at and thing(looked_at) not in kind.subjects:
        report.add((*trail, name), f"{name} judges {', '.join(sorted(kind.subjects))}, not a subject of kind {looked_at}", key=True)
        looked_at = ""
    parameters = _parameters(kind, data[name], thing(looked_at), (*trail, name), report, vocabulary)
    return None if parameters is None else Check(kind(**parameters), own, judge or "every")


def _parameters(
    kind: type[Constraint], value: Any, looked_at: str, trail: Trail, report: Report, vocabulary: Vocabulary
) -> dict[str, Any] | None:
    data = mapping(value, trail, report) if value is not None else {}
    declared = {parameter.name: parameter for parameter in kind.parameters}
    found: dict[str, Any] = {}
    for name, stated in data.items():
        if name not in declared:
            report.unknown((*trail, name), f"parameter of {kind.name}", name, declared, key=True)
        else:
            found[name] = _value(declared[name], stated, (*trail, name), report, vocabulary)
            _facts(declared[name], found[name], stated, looked_at, (*trail, name), report)
    asked = [name for name in kind.asks if name in data]
    if kind.asks and (not asked or (kind.asks_one and len(asked) > 1)):
        expected = f"{'exactly one' if kind.asks_one else 'one'} of {', '.join(kind.asks)}"
        report.add(trail, f"{kind.name} asks {' and '.join(asked) or 'nothing'}; expected {expected}", key=True)
    lacking = [p.name for p in kind.parameters if p.required and p.name not in data]
    for name in lacking:
        report.add(trail, f"{kind.name} lacks its parameter {name}: {declared[name].meaning}", key=True)
    return None if lacking else found


def _value(parameter: Parameter, stated: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> Any:
    shape = parameter.shape
    if shape in _VOCABULARY_SHAPES:
        return _VOCABULARY_SHAPES[shape](stated, trail, report, vocabulary)
    if shape == "letters":
        return letters(stated, trail, report)
    if shape in ("words", "lines"):
        found = texts(stated, trail, report, some=SOME)
        for i, word in enumerate(found if parameter.choices else ()):
            if word not in parameter.choices:
                report.unknown((*trail, i) if isinstance(stated, list) else trail, parameter.name, word, parameter.choices)
        return found
    if shape == "count":
        if isinstance(stated, bool) or not isinstance(stated, int) or stated < 0:
            report.add(trail, f"expected a whole number from 0 on, found {described(stated)}")
            return 0
        return stated
    if shape == "flag":
        return flag(stated, trail, report)
    if shape == "frequency":
        return choice(stated, (*FREQUENCIES, "stated"), trail, report, "frequency")
    if shape == "facts":
        facts = mapping(stated, trail, report)
        if stated == {}:
            report.add(trail, "no fact; expected fact: value")
        return tuple((word, values(wanted, (*trail, word), report)) for word, wanted in sorted(facts.items()))
    if shape in ("word", "fact", "day", "list"):
        return choice(stated, parameter.choices, trail, report, parameter.name) if parameter.choices else text(stated, trail, report)
    if shape == "fields":
        return texts(stated, trail, report, some=SOME)
    raise TypeError(f"no shape {shape} of parameters")


def _facts(parameter: Parameter, found: Any, stated: Any, looked_at: str, trail: Trail, report: Report) -> None:
    """Note the facts that a parameter names and that what is looked at does not have."""
    shape = parameter.shape
    if shape == "facts":
        for word, _ in found:
            fact(word, looked_at, (*trail, word), report, key=True)
    elif shape in ("fact", "day", "list") and not parameter.choices:
        fact(found, looked_at, trail, report, {"day": DAY, "list": LIST}.get(shape, ""))
    elif shape == "fields":
        for i, word in enumerate(found):
            fact(word, looked_at, (*trail, i) if isinstance(stated, list) else trail, report, PEOPLE)
    elif shape == "end":
        end_of(found, stated, looked_at, trail, report)


def _whos(stated: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> tuple[Any, ...]:
    listed = items(stated, trail, report)
    if stated == []:
        report.add(trail, f"an empty list; expected {SOME}")
    return tuple(who(item, (*trail, i), report, vocabulary) for i, item in enumerate(listed))


_VOCABULARY_SHAPES: Mapping[str, Callable[..., Any]] = {
    "who": who,
    "whos": _whos,
    "end": end,
    "role": role,
    "activity": activity,
    "activities": activities,
}
