"""Reading who-selectors, ends of separations and subjects from a rule's plain data."""

from collections.abc import Iterable
from typing import Any

from govcheck.constraints.ends import End
from govcheck.constraints.selecting import Selector, Who
from govcheck.model.facts import ENTRIES
from govcheck.packs.parse_facts import fact
from govcheck.packs.report import Report, Trail, choice, described, flag, mapping, only_keys, text, texts
from govcheck.packs.rule import Subject
from govcheck.vocabulary.terms import Vocabulary

KINDS = ("post", "body", "member", "group")
TIERS = ("governing", "management", "working")
EVERY = "every"
#: subjects that are named by the ids of a section
ENTRY_SUBJECTS = ("gate", "policy", "training", "decision", "risk", "asset", "vendor", "entity")
SUBJECT_KINDS = ("role", "position", "body", "activity", "framework", "organization", *ENTRY_SUBJECTS)
#: what a subject's ``where`` may ask of an activity beyond what the file says of a row
ACTIVITY_FACTS = ("topic", "canonical", "approves")
_LETTERS = "ARSCI"
#: what is expected where a list is empty
SOME = "one or more"
#: what is looked at where a rule does not say it in a way that can be read
UNKNOWN = Subject("")


def roles(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Canonical roles, each known to the vocabulary, or problems."""
    return _known(texts(value, trail, report, some=SOME), value, trail, report, "role", vocabulary.roles)


def activities(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Canonical activities, each known to the vocabulary, or problems."""
    return _known(texts(value, trail, report, some=SOME), value, trail, report, "activity", vocabulary.activities)


def role(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> str | None:
    """One canonical role, or problems."""
    return _one("role", value, roles(value, trail, report, vocabulary), trail, report)


def activity(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> str | None:
    """One canonical activity, or problems."""
    return _one("activity", value, activities(value, trail, report, vocabulary), trail, report)


def _one(what: str, value: Any, found: tuple[str, ...], trail: Trail, report: Report) -> str | None:
    if isinstance(value, list) and len(value) > 1:
        report.add(trail, f"expected one {what}, found {len(value)}")
    return found[0] if found else None


def _known(words: tuple[str, ...], value: Any, trail: Trail, report: Report, what: str, valid: Iterable[str]) -> tuple[str, ...]:
    known = frozenset(valid)
    for i, word in enumerate(words):
        if word not in known:
            report.unknown((*trail, i) if isinstance(value, list) else trail, what, word, known)
    return tuple(word for word in words if word in known)


def letters(value: Any, trail: Trail, report: Report) -> str:
    """RACI letters as one string."""
    found = texts(value, trail, report, some=SOME)
    for i, letter in enumerate(found):
        if letter not in _LETTERS or len(letter) != 1:
            report.unknown((*trail, i) if isinstance(value, list) else trail, "letter", letter, _LETTERS)
    return "".join(letter for letter in found if letter in _LETTERS and len(letter) == 1)


def who(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> Who:
    """A who-selector: a mapping, or a list of alternatives."""
    if isinstance(value, list):
        if not value:
            report.add(trail, f"an empty list; expected {SOME}")
        return Who(tuple(_selector(item, (*trail, i), report, vocabulary) for i, item in enumerate(value)))
    return Who((_selector(value, trail, report, vocabulary),))


def _selector(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> Selector:
    data = mapping(value, trail, report)
    only_keys(data, Selector._fields, trail, report, "who-selector")
    if not data:
        report.add(trail, "an empty who-selector; expected role, line_of, outside_line_of, kind, external, entity or party")
    found: dict[str, Any] = {}
    for key in ("line_of", "outside_line_of", "dotted_line_to"):
        if key in data:
            found[key] = role(data[key], (*trail, key), report, vocabulary)
    if "role" in data:
        found["role"] = roles(data["role"], (*trail, "role"), report, vocabulary)
    if "kind" in data:
        kinds = texts(data["kind"], (*trail, "kind"), report, some=SOME)
        found["kind"] = tuple(choice(kind, KINDS, (*trail, "kind"), report, "kind of position") for kind in kinds)
    if "tier" in data:
        tiers = texts(data["tier"], (*trail, "tier"), report, some=SOME)
        found["tier"] = tuple(choice(tier, TIERS, (*trail, "tier"), report, "tier of a body") for tier in tiers)
    if "party" in data:
        found["party"] = texts(data["party"], (*trail, "party"), report, some=SOME)
    if "entity" in data:
        found["entity"] = text(data["entity"], (*trail, "entity"), report)
    if "external" in data:
        found["external"] = flag(data["external"], (*trail, "external"), report)
    return Selector(**found)


def end(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> End:
    """One end of a separation: a role, letters of an activity or of the subject's row, or a field of the subject (``as``)."""
    data = mapping(value, trail, report)
    only_keys(data, ("role", "activity", "letters", "as", "approved"), trail, report, "end of a separation")
    found: dict[str, Any] = {
        "role": role(data["role"], (*trail, "role"), report, vocabulary) if "role" in data else None,
        "activity": activity(data["activity"], (*trail, "activity"), report, vocabulary) if "activity" in data else None,
        "letters": letters(data["letters"], (*trail, "letters"), report) if "letters" in data else "",
        "field": text(data["as"], (*trail, "as"), report) if "as" in data else None,
    }
    if "approved" in data:
        found["approved"] = flag(data["approved"], (*trail, "approved"), report)
    ways = [key for key in ("role", "letters", "as") if key in data]
    if len(ways) != 1:
        report.add(trail, f"expected one of role, letters (perhaps with activity) or as, found {', '.join(ways) or 'none'}")
    for key, without in (("activity", ("role", "as")), ("approved", ("role", "as", "activity"))):
        for other in without if key in data else ():
            if other in data:
                report.add((*trail, key), f"{key} says nothing beside {other}; expected it with letters", key=True)
    return End(**found)


def subject(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> Subject:
    """A rule's subject: exactly one kind, with ids or ``every``, and ``where``."""
    data = mapping(value, trail, report)
    only_keys(data, (*SUBJECT_KINDS, "where"), trail, report, "kind of subject")
    kinds = [kind for kind in SUBJECT_KINDS if kind in data]
    if len(kinds) != 1:
        # a misspelt kind, or what is no mapping, has been told
        if isinstance(value, dict) and not set(data) - {*SUBJECT_KINDS, "where"}:
            listed = f"{', '.join(kinds)}" or "none"
            report.add(trail, f"expected exactly one kind of subject, found {listed}; kinds are {', '.join(SUBJECT_KINDS)}")
        return UNKNOWN
    (kind,) = kinds
    here = (*trail, kind)
    if data[kind] == EVERY and kind not in ("role", "organization"):
        ids: tuple[str, ...] = ()
    elif kind in ("role", "body"):
        ids = roles(data[kind], here, report, vocabulary)
    elif kind == "activity":
        ids = activities(data[kind], here, report, vocabulary)
    elif kind == "organization":
        ids = (choice(data[kind], ("this",), here, report, "organization"),)
    else:
        ids = texts(data[kind], here, report, some=SOME)
    where = mapping(data["where"], (*trail, "where"), report) if "where" in data else {}
    if where and kind == "organization":
        report.add((*trail, "where"), "where asks nothing of the organization; expected when: {organization: ...}")
        return Subject(kind, ids)
    for word in where:
        fact(word, thing(kind), (*trail, "where", word), report, key=True, more=ACTIVITY_FACTS if kind == "activity" else ())
    return Subject(kind, ids, tuple((w, values(stated, (*trail, "where", w), report)) for w, stated in sorted(where.items())))


def thing(kind: str) -> str:
    """The kind of thing that a kind of subject is."""
    return "position" if kind in ("role", "body") else kind


def values(stated: Any, trail: Trail, report: Report) -> tuple[Any, ...]:
    """A value or a list of values as the tuple of those that will do, or a problem."""
    found = tuple(stated) if isinstance(stated, list) else (stated,)
    if not found:
        report.add(trail, "an empty list; expected a value or a list of values")
    for i, each in enumerate(found):
        if each is None or isinstance(each, dict | list):
            report.add((*trail, i) if isinstance(stated, list) else trail, f"expected a value or a list of values, found {described(each)}")
    return found


assert set(ENTRY_SUBJECTS) <= set(ENTRIES)
