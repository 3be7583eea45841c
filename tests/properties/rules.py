"""Random rules: every constraint with any of its parameters, alternatives, subjects and conditions, as the loader takes them."""

from typing import Any

from hypothesis import strategies as st

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.table import CONSTRAINTS
from govcheck.model.filewords import DAY, FIELDS, LIST, PEOPLE, words_that_hold
from govcheck.model.frequencies import FREQUENCIES
from govcheck.packs.parse_rule import Context, rule
from govcheck.packs.report import Report
from govcheck.packs.rule import Rule, Source
from tests.properties.organisations import ACTIVITIES, ROLES, VOCABULARY

CONTEXT = Context(VOCABULARY, {"house": Source("house", "Our own policy")})
Data = dict[str, Any]

_role = st.sampled_from(ROLES)
_roles = st.lists(_role, min_size=1, max_size=2, unique=True)
_letters = st.lists(st.sampled_from("ARCI"), min_size=1, max_size=3, unique=True)
_word = st.sampled_from(("cyber-risk", "audit", "all", "incident", "uptime", "class:security", "x"))
_words = st.lists(_word, min_size=1, max_size=2, unique=True)
_values = st.sampled_from(("set", True, False, "high", "design", "go-live", 1, "a", "ciso", ["low", "none"], ["it", "set"]))
_selector = st.one_of(
    st.builds(lambda r: {"role": r}, _role),
    st.builds(lambda r: {"role": r}, _roles),
    st.builds(lambda key, r: {key: r}, st.sampled_from(("line_of", "outside_line_of", "dotted_line_to")), _role),
    st.sampled_from(({"kind": "body"}, {"kind": ["post", "group"]}, {"tier": "governing"}, {"external": True}, {"external": False})),
    st.sampled_from(({"entity": "one"}, {"party": "regulator"})),
    st.builds(lambda r, kind: {"role": r, "kind": kind}, _roles, st.sampled_from(("post", "body"))),
)
_who: st.SearchStrategy[Any] = st.one_of(_selector, st.lists(_selector, min_size=1, max_size=2))
#: kind of thing -> the ids that random organisations may have, and one that they have not
_IDS = {
    "gate": ("sign-off", "absent"),
    "policy": ("information-security", "absent"),
    "training": ("security-awareness", "absent"),
    "decision": ("override-security-objection", "absent"),
    "risk": ("insider-threat", "absent"),
    "asset": ("records", "absent"),
    "vendor": ("cyberguard", "absent"),
    "entity": ("one", "absent"),
    "framework": ("gdpr", "absent"),
}


def _end(kind: str) -> st.SearchStrategy[Data]:
    people = words_that_hold(kind, PEOPLE) if kind in FIELDS else ()
    ways = [
        st.builds(lambda r: {"role": r}, _role),
        st.builds(lambda a, found: {"activity": a, "letters": found}, st.sampled_from(ACTIVITIES), _letters),
    ]
    if kind == "activity":
        ways.append(st.builds(lambda found, approved: {"letters": found, "approved": approved}, _letters, st.booleans()))
    if people:
        ways.append(st.sampled_from([{"as": word} for word in people]))
    return st.one_of(ways)


def _value(parameter: Parameter, kind: str) -> st.SearchStrategy[Any]:
    if parameter.choices:
        chosen = st.sampled_from(parameter.choices)
        if parameter.shape == "fields":
            people = [word for word in words_that_hold(kind, PEOPLE) if word in parameter.choices]
            return st.lists(st.sampled_from(people), min_size=1, max_size=2, unique=True)
        return st.lists(chosen, min_size=1, unique=True) if parameter.shape == "words" else chosen
    lists, days = (words_that_hold(kind, what) if kind in FIELDS else () for what in (LIST, DAY))
    shapes: dict[str, st.SearchStrategy[Any]] = {
        "who": _who,
        "whos": st.lists(_who, min_size=1, max_size=2),
        "end": _end(kind),
        "role": _role,
        "activity": st.sampled_from(ACTIVITIES),
        "letters": _letters,
        "words": _words,
        "word": st.sampled_from(("A", "R")),
        "letter": st.sampled_from("AR"),
        "count": st.integers(0, 3),
        "flag": st.booleans(),
        "frequency": st.sampled_from((*FREQUENCIES, "stated")),
        "facts": st.dictionaries(st.sampled_from(sorted(FIELDS.get(kind, {"": ""}))), _values, min_size=1, max_size=2),
        "list": st.sampled_from(lists or ("",)),
        "day": st.sampled_from((*days, "last_exercise")),
    }
    return shapes[parameter.shape]


@st.composite
def _constraint(draw: st.DrawFn, constraint: type[Constraint], kind: str) -> Data:
    stated = {}
    most = 1 if constraint.asks_one else 2
    asked = draw(st.lists(st.sampled_from(constraint.asks), min_size=1, max_size=most)) if constraint.asks else []
    for parameter in constraint.parameters:
        wanted = parameter.name in asked if parameter.name in constraint.asks else parameter.required or draw(st.booleans())
        if wanted:
            stated[parameter.name] = draw(_value(parameter, kind))
    return {constraint.name: stated}


@st.composite
def _subject(draw: st.DrawFn, kind: str) -> Data:
    """A subject of that kind of thing."""
    if kind == "organization":
        return {"organization": "this"}
    if kind == "position":
        found: Data = draw(
            st.one_of(
                st.just({"position": "every"}),
                st.builds(lambda r: {"role": r}, st.one_of(_role, _roles)),
                st.just({"body": "every"}),
                st.builds(lambda r: {"body": r}, st.sampled_from(("board", "audit-committee"))),
            )
        )
    elif kind == "activity":
        found = {"activity": draw(st.one_of(st.just("every"), st.lists(st.sampled_from(ACTIVITIES), min_size=1, max_size=2, unique=True)))}
    else:
        found = {kind: draw(st.one_of(st.just("every"), st.sampled_from(_IDS[kind])))}
    facts = (*FIELDS.get(kind, ()), *(("topic", "canonical") if kind == "activity" else ()))
    if facts and draw(st.integers(0, 2)) == 0:
        wanted = _values | st.sampled_from(("unset", "pack", "incident"))
        found["where"] = draw(st.dictionaries(st.sampled_from(facts), wanted, min_size=1, max_size=2))
    return found


_SUBJECTS = frozenset(("organization", "position", "activity", *_IDS))
_HOLD = {"list": LIST, "day": DAY, "fields": PEOPLE}


def _kinds(constraint: type[Constraint]) -> list[str]:
    """The kinds of things that it can judge, and that state what it asks for."""
    asked = [_HOLD[parameter.shape] for parameter in constraint.parameters if parameter.shape in _HOLD]
    kinds = sorted(constraint.subjects & _SUBJECTS)
    return [kind for kind in kinds if all(kind in FIELDS and words_that_hold(kind, what) for what in asked)]


@st.composite
def rules(draw: st.DrawFn, names: tuple[str, ...] = tuple(CONSTRAINTS)) -> Rule:
    """A rule that loads."""
    name = draw(st.sampled_from(names))
    kind = draw(st.sampled_from(_kinds(CONSTRAINTS[name])))
    main = draw(_constraint(CONSTRAINTS[name], kind))
    require: Data = main
    if draw(st.integers(0, 2)) == 0:
        other = draw(st.sampled_from(tuple(CONSTRAINTS)))
        elsewhere = draw(st.sampled_from(_kinds(CONSTRAINTS[other])))
        alternative: Data = {"subject": draw(_subject(elsewhere)), **draw(_constraint(CONSTRAINTS[other], elsewhere))}
        if draw(st.booleans()):
            alternative["judge"] = draw(st.sampled_from(("every", "any", "none")))
        require = {"any_of": [main, alternative]}
    placeholders = "" if "any_of" in require else " ".join(f"{{{word}}}" for word in CONSTRAINTS[name].placeholders)
    kinds = draw(st.sampled_from((("conflict", "gap"), ("conflict", "gap"), ("conflict",), ("gap",))))
    data = {
        "id": "random",
        "title": "Random",
        "severity": dict.fromkeys(kinds, "warning"),
        "cites": ["house:1"],
        "subject": draw(_subject(kind)),
        "judge": draw(st.sampled_from(("every", "every", "any", "none"))),
        "require": require,
        "messages": {found: f"{found}: {{subject}} {placeholders}" for found in kinds},
        "rationale": "Because.",
        "remediation": "Do it.",
        "examples": [],
    }
    report = Report("random.yaml")
    found = rule(data, "house", "", report, CONTEXT)
    assert report.problems.found == [], (data, report.problems.found)
    assert found is not None
    return found
