"""Pins: what the client will not change, as words on the command line.

``--keep FACT``: the fact stays as it is. A fact is ``position.word`` with a word of the file (``ciso.reports_to``), ``row.position`` for
a cell (``Incident response.ciso``), ``section.entry.word`` (``gates.security-sign-off.approver``), ``organization.word``, or a slot as the
JSON output names it (``line:ciso``).

``--forbid CHANGE``: the change is not made. A change is a price of the profile (``move``, ``appoint``, ``seat`` ...), which rules out
every edit of that kind, or ``FACT=VALUE`` (``ciso.reports_to=coo``), which rules out that value of the fact.
"""

from collections.abc import Iterable, Mapping

from govcheck.model.facts import ENTRIES, POSITION_SLOTS
from govcheck.model.filewords import FIELDS
from govcheck.model.organization import SECTIONS, Organization
from govcheck.model.plans import Pin
from govcheck.model.slots import Slot, slot
from govcheck.source.problems import nearest

#: field of `Position` -> kind of slot, for the facts that have a kind of their own
_OWN = {field: kind for kind, field in POSITION_SLOTS.items()}


class PinError(ValueError):
    """A pin that means nothing; the message names the nearest word, if there is one."""


def keep(word: str, organization: Organization) -> Pin:
    """The pin that a fact stays as it is; raises PinError."""
    return Pin(f"--keep {word}", fact(word, organization))


def forbid(word: str, organization: Organization, prices: Mapping[str, str]) -> Pin:
    """The pin that a change is not made; `prices` are those of the profile. Raises PinError."""
    name, equals, value = word.partition("=")
    if not equals:
        if word in prices:
            return Pin(f"--forbid {word}", price=word)
        near = nearest(word, prices)
        kinds = ", ".join(prices)
        raise PinError(f"--forbid {word!r} names no kind of change{_near(near)}; expected one of {kinds}, or FACT=VALUE")
    found = fact(name.strip(), organization)
    values = tuple(part for part in value.strip().split("/") if part) if found.kind == "cell" else (value.strip(),)
    known = (*organization.positions,)
    if found.kind in ("line", "dotted") and values[0] not in known:
        raise PinError(f"--forbid {word!r} names no position after the ={_near(nearest(values[0], known))}")
    return Pin(f"--forbid {word}", found, values)


def fact(word: str, organization: Organization) -> Slot:
    """The slot of a fact as somebody types it; raises PinError."""
    if ":" in word and word.partition(":")[0] in {"organization", "position", "cell", "channel", *POSITION_SLOTS, *ENTRIES}:
        return _slot(Slot.parse(word), word, organization)
    thing, dot, name = word.rpartition(".")
    if not dot:
        raise PinError(f"{word!r} is no fact{_near(_like(word, organization))}; expected a fact such as ciso.reports_to")
    if thing == "organization":
        return slot("organization", _field("organization", name, word))
    if thing in organization.positions:
        field = _field("position", name, word)
        return slot(_OWN[field], thing) if field in _OWN else slot("position", thing, field)
    section, _, entry = thing.partition(".")
    if section in SECTIONS and entry in (getattr(organization, section) or {}):
        return slot(SECTIONS[section], entry, _field(SECTIONS[section], name, word))
    for matrix in organization.matrices.values():
        if thing in matrix.rows:
            if name not in organization.positions:
                raise PinError(f"{word!r} names no position{_near(nearest(name, organization.positions))}; expected row.position")
            return slot("cell", matrix.id, thing, name)
    raise PinError(f"{word!r} names no position, row or entry{_near(_like(thing, organization))}; expected a fact such as ciso.reports_to")


def _slot(found: Slot, word: str, organization: Organization) -> Slot:
    """A slot that was typed as one, if the organisation has what it names."""
    kind, path = found
    lengths = {"cell": 3, "organization": 1, "channel": 1, **dict.fromkeys(POSITION_SLOTS, 1)}
    if len(path) != lengths.get(kind, 2):
        raise PinError(f"{word!r} is no whole fact; expected a slot such as line:ciso or position:ciso/mandate")
    seat = path[2] if kind == "cell" else path[0] if kind == "position" or kind in POSITION_SLOTS else None
    if seat is not None and seat not in organization.positions:
        raise PinError(f"{word!r} names no position{_near(nearest(seat, organization.positions))}")
    return found


def _field(kind: str, name: str, word: str) -> str:
    words = FIELDS[kind]
    if name not in words:
        raise PinError(f"{word!r}: {name!r} is no fact of {kind}{_near(nearest(name, words))}; expected one of {', '.join(sorted(words))}")
    return words[name]


def _like(word: str, organization: Organization) -> str | None:
    rows: Iterable[str] = (row for matrix in organization.matrices.values() for row in matrix.rows)
    return nearest(word, {*organization.positions, *rows})


def _near(word: str | None) -> str:
    return f" (did you mean {word}?)" if word else ""
