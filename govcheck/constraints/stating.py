"""The facts of a subject by the words of the file, and whether what is stated is what a rule wants."""

from datetime import date
from typing import Any

from govcheck.graph.offices import Undecided
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES, POSITION_SLOTS
from govcheck.model.filewords import FIELDS
from govcheck.model.organization import Engagement, Holding, Line, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.vocabulary.normalise import normalise_name

#: as a wanted value: any that is stated
SET = "set"
#: the words for a seat that nobody holds, and for a holder who is not named
VACANT, UNNAMED = "vacant", "unknown"
_SLOT_KINDS = {field: kind for kind, field in POSITION_SLOTS.items()}
#: facts of positions that are read off more than one place of the file
_DERIVED = ("is", "tier")


def fact_slot(subject: Ref, word: str, graph: OrgGraph) -> Slot:
    """The slot of a subject's fact, which a rule names by the file's word; raises ValueError for a word that the file has not."""
    kind, name = subject
    if kind == "organization":
        return slot(kind, word)
    field = FIELDS.get(kind, {}).get(word)
    if field is None:
        raise ValueError(f"a {kind} states no {word!r}; expected one of {', '.join(sorted(FIELDS.get(kind, {})))}")
    if kind == "activity":
        row = graph.rows.row(subject)
        return slot(kind, row.name if row is not None else name, field)
    if kind == "position":
        if word in _DERIVED:
            return slot(word, name)
        return slot(_SLOT_KINDS[field], name) if field in _SLOT_KINDS else slot(kind, name, field)
    return slot(kind, name, field)


def stated_slot(fact: Slot) -> Slot:
    """Where the file states a fact that is read off more than one place: a tier or a role may also come from a title."""
    kind, path = fact
    return slot("position", *path, {"is": "roles", "tier": "tier"}[kind]) if kind in _DERIVED else fact


def is_list(fact: Slot) -> bool | None:
    """Whether the file states a list of words for a fact; None where it states people, lines or the like, which no rule can name."""
    kind, path = fact
    record: type = Organization if kind == "organization" else Position if kind in ("position", *POSITION_SLOTS) else ENTRIES[kind][1]
    written = str(record.__annotations__.get(POSITION_SLOTS.get(kind) or path[-1]))
    if any(name in written for name in ("Ref", "Line", "Engagement", "Holding")):
        return None
    return "tuple[str" in written


def words_of(value: Any) -> tuple[Any, ...]:
    """A stated value as the words and numbers that a file has for it: of a list each, of a reference its id, of a seat its holders."""
    if isinstance(value, Holding):
        return (VACANT,) if value.vacant else tuple(each.person or UNNAMED for each in value.appointments)
    return tuple(map(_plain, value)) if type(value) is tuple else (_plain(value),)


def is_one_of(value: Any, wanted: tuple[Any, ...]) -> bool | None:
    """Whether a stated value is wanted, of a list one word; None where nothing is stated, or, for `SET`, an empty list."""
    if isinstance(value, Undecided):
        value = value.carried or None
    if value is None or (value == () and SET in wanted):
        return None
    return SET in wanted or any(same(said, each) for said in words_of(value) for each in wanted)


def same(said: Any, wanted: Any) -> bool:
    """Whether two words say the same, whatever their case and hyphens; numbers and truth values only where they are equal."""
    if isinstance(said, str) and isinstance(wanted, str):
        return said == wanted or (normalise_name(said) == normalise_name(wanted) != "")
    return type(said) is type(wanted) and bool(said == wanted)


def in_words(words: tuple[str, ...]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0] if words else ""


def said(value: Any) -> str:
    """A stated value as a message says it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if type(value) is tuple or isinstance(value, Holding):
        return in_words(tuple(map(said, words_of(value)))) or "none"
    return str(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, Ref):
        return value.id
    if isinstance(value, Line):
        return value.to
    if isinstance(value, Engagement):
        return value.partner.id
    return value.isoformat() if isinstance(value, date) else value
