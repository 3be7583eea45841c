"""Reading who-selectors, ends of separations and subjects from a rule's plain data."""

from collections.abc import Iterable
from typing import Any

from govcheck.constraints.ends import End
from govcheck.constraints.selecting import Selector, Who
from govcheck.model.facts import ENTRIES
from govcheck.packs.parse_facts import fact
from govcheck.packs.report import Report, Trail, choice, mapping, only_keys, text, texts
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
#: what is looked at where a rule does not say it in a way that can be read
UNKNOWN = Subject("")


def roles(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Canonical roles, each known to the vocabulary, or problems."""
    return _known(texts(value, trail, report), value, trail, report, "role", vocabulary.roles)


def activities(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Canonical activities, each known to the vocabulary, or problems."""
    return _known(texts(value, trail, report), value, trail, report, "activity", vocabulary.activities)


def _known(words: tuple[str, ...], value: Any, trail: Trail, report: Report, what: str, valid: Iterable[str]) -> tuple[str, ...]:
    known = frozenset(valid)
    for i, word in enumerate(words):
        if word not in known:
            report.unknown((*trail, i) if isinstance(value, list) else trail, what, word, known)
    return tuple(word for word in words if word in known)


def letters(value: Any, trail: Trail, report: Report) -> str:
    """RACI letters as one string."""
    found = texts(value, trail, report)
    for i, letter in enumerate(found):
        if letter not in _LETTERS or len(letter) != 1:
            report.unknown((*trail, i) if isinstance(value, list) else trail, "letter", letter, _LETTERS)
    return "".join(letter for letter in found if letter in _LETTERS and len(letter) == 1)


def who(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> Who:
    """A who-selector: a mapping, or a list of alternatives."""
    if isinstance(value, list):
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
            found[key] = next(iter(roles(data[key], (*trail, key), report, vocabulary)), None)
    if "role" in data:
        found["role"] = roles(data["role"], (*trail, "role"), report, vocabulary)
    if "kind" in data:
        kinds = texts(data["kind"], (*trail, "kind"), report)
        found["kind"] = tuple(choice(kind, KINDS, (*trail, "kind"), report, "kind of position") for kind in kinds)
    if "tier" in data:
        tiers = texts(data["tier"], (*trail, "tier"), report)
        found["tier"] = tuple(choice(tier, TIERS, (*trail, "tier"), report, "tier of a body") for tier in tiers)
    if "party" in data:
        found["party"] = texts(data["party"], (*trail, "party"), report)
    if "entity" in data:
        found["entity"] = text(data["entity"], (*trail, "entity"), report)
    if "external" in data:
        found["external"] = data["external"]
        if not isinstance(data["external"], bool):
            report.add((*trail, "external"), f"expected true or false, found {data['external']!r}")
    return Selector(**found)


def end(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> End:
    """One end of a separation: a role, letters of an activity or of the subject's row, or a field of the subject (``as``)."""
    data = mapping(value, trail, report)
    only_keys(data, ("role", "activity", "letters", "as", "approved"), trail, report, "end of a separation")
    role = roles(data["role"], (*trail, "role"), report, vocabulary) if "role" in data else ()
    activity = activities(data["activity"], (*trail, "activity"), report, vocabulary) if "activity" in data else ()
    found: dict[str, Any] = {
        "role": next(iter(role), None),
        "activity": next(iter(activity), None),
        "letters": letters(data["letters"], (*trail, "letters"), report) if "letters" in data else "",
        "field": text(data["as"], (*trail, "as"), report) if "as" in data else None,
    }
    if "approved" in data:
        found["approved"] = data["approved"] is True
    ways = [key for key in ("role", "letters", "as") if key in data]
    if len(ways) != 1:
        report.add(trail, f"expected one of role, letters (perhaps with activity) or as, found {', '.join(ways) or 'none'}")
    return End(**found)


def subject(value: Any, trail: Trail, report: Report, vocabulary: Vocabulary) -> Subject:
    """A rule's subject: exactly one kind, with ids or ``every``, and ``where``."""
    data = mapping(value, trail, report)
    only_keys(data, (*SUBJECT_KINDS, "where"), trail, report, "kind of subject")
    kinds = [kind for kind in SUBJECT_KINDS if kind in data]
    if len(kinds) != 1:
        listed = f"{', '.join(kinds)}" or "none"
        report.add(trail, f"expected exactly one kind of subject, found {listed}; kinds are {', '.join(SUBJECT_KINDS)}")
        return UNKNOWN
    (kind,) = kinds
    here = (*trail, kind)
    if data[kind] == EVERY:
        ids: tuple[str, ...] = ()
    elif kind in ("role", "body"):
        ids = roles(data[kind], here, report, vocabulary)
    elif kind == "activity":
        ids = activities(data[kind], here, report, vocabulary)
    elif kind == "organization":
        ids = (choice(data[kind], ("this",), here, report, "organization"),)
    else:
        ids = texts(data[kind], here, report)
    where = mapping(data["where"], (*trail, "where"), report) if "where" in data else {}
    if where and kind == "organization":
        report.add((*trail, "where"), "where asks nothing of the organization; expected when: {organization: ...}")
        return Subject(kind, ids)
    for word in where:
        fact(word, thing(kind), (*trail, "where", word), report, key=True, more=ACTIVITY_FACTS if kind == "activity" else ())
    return Subject(kind, ids, tuple((word, values(stated)) for word, stated in sorted(where.items())))


def thing(kind: str) -> str:
    """The kind of thing that a kind of subject is."""
    return "position" if kind in ("role", "body") else kind


def values(stated: Any) -> tuple[Any, ...]:
    """A value or a list of values as the tuple of those that will do."""
    return tuple(stated) if isinstance(stated, list) else (stated,)


assert set(ENTRY_SUBJECTS) <= set(ENTRIES)
