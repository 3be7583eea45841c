"""Reading and setting one stated fact of an organisation by its slot.

Only slots that a file states are here; those that are read off others (`role:`, `row:` ...) are the graph's.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from govcheck.model.organization import (
    SECTIONS,
    Activity,
    Asset,
    Channel,
    Decision,
    Entity,
    Entry,
    Gate,
    Holding,
    Matrix,
    Metric,
    Organization,
    Party,
    Person,
    Policy,
    Position,
    Risk,
    Training,
    Vendor,
)
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import Edit, EditKind

#: fields of `Organization` that a file states as facts of its own; any other name is that of a house attribute
OWN_FACTS = frozenset(("name", "sector", "regulated", "technology_core", "frameworks", "reviewed", "matrix", "roots", "complete"))

#: a person's name, by the key under which holders name that person
PERSON, PERSONS = "person", "persons"

#: slot kind -> field of `Position`, for the facts that have a kind of their own
POSITION_SLOTS: Mapping[str, str] = {"line": "lines", "dotted": "dotted", "holder": "holding"}

#: kind of entry -> (section of the organisation, record)
ENTRIES: Mapping[str, tuple[str, type[Entry]]] = {
    "gate": ("gates", Gate),
    "policy": ("policies", Policy),
    "training": ("trainings", Training),
    "decision": ("decisions", Decision),
    "risk": ("risks", Risk),
    "asset": ("assets", Asset),
    "vendor": ("vendors", Vendor),
    "metric": ("metrics", Metric),
    "party": ("parties", Party),
    "entity": ("entities", Entity),
    "activity": ("activities", Activity),
}
assert set(ENTRIES) == set(SECTIONS.values())


def stated(organization: Organization, slot: Slot) -> Any:
    """The value that the file states for a slot, or None; raises KeyError for a slot that no file can state."""
    kind, path = slot
    if kind == "organization":
        if path[0] in OWN_FACTS:
            return getattr(organization, path[0])
        return organization.attributes.get(path[0])
    if kind in POSITION_SLOTS or kind == "position":
        position = organization.positions.get(path[0])
        return None if position is None else getattr(position, POSITION_SLOTS.get(kind) or path[1])
    if kind == "cell":
        matrix = organization.matrices.get(path[0])
        return None if matrix is None else matrix.rows.get(path[1], {}).get(path[2])
    if kind == "channel":
        return tuple(c for c in organization.channels or () if c.sender == Ref(*path[0].split(":", 1))) or None
    section = PERSONS if kind == PERSON else ENTRIES[kind][0]
    entry = (getattr(organization, section) or {}).get(path[0])
    return None if entry is None else getattr(entry, path[1])


def apply(organization: Organization, edits: Iterable[Edit]) -> Organization:
    """The organisation with those edits made, in their order; raises KeyError for a slot that no file can state."""
    for edit in edits:
        organization = with_fact(organization, edit.slot, edit.after)
    return organization


def with_fact(organization: Organization, slot: Slot, value: Any) -> Organization:
    """The organisation with one fact set (None: no longer stated); an entry or row that is not there yet is made."""
    kind, path = slot
    if kind == "organization":
        if path[0] in OWN_FACTS:
            return organization._replace(**{path[0]: value})
        return organization._replace(attributes={**organization.attributes, path[0]: value})
    if kind in POSITION_SLOTS or kind == "position":
        position = organization.positions.get(path[0]) or Position(path[0], path[0])
        # a seat of which a file states a fact is one that it lists, and not only the heading of a column
        changed = position._replace(**{"implicit": False, POSITION_SLOTS.get(kind) or path[1]: value})
        return organization._replace(positions={**organization.positions, path[0]: changed})
    if kind == "cell":
        return _with_cell(organization, path, value)
    if kind == "channel":
        sender = Ref(*path[0].split(":", 1))
        others: list[Channel] = [c for c in organization.channels or () if c.sender != sender]
        return organization._replace(channels=tuple(sorted([*others, *(value or ())], key=repr)))
    if kind == PERSON:
        return organization._replace(persons={**organization.persons, path[0]: Person(path[0], value)})
    section, record = ENTRIES[kind]
    entries = getattr(organization, section) or {}
    entry = entries.get(path[0]) or record(path[0])
    changes: dict[str, Any] = {section: {**entries, path[0]: entry._replace(**{path[1]: value})}}
    return organization._replace(**changes)


def listing(organization: Organization) -> tuple[Edit, ...]:
    """The edits by which a file lists the seats that only its columns name, as it has to once it lists any; parties stay outside."""
    found: list[Edit] = []
    for position, seat in sorted(organization.positions.items()):
        if seat.implicit and seat.kind != "group":
            found.append(Edit(Slot("position", (position, "title")), None, seat.title, EditKind.STATE, "state"))
            if seat.roles:
                found.append(Edit(Slot("position", (position, "roles")), None, seat.roles, EditKind.STATE, "state"))
    return tuple(found)


def told_apart(organization: Organization, person: str) -> tuple[Edit, ...]:
    """The edits that make several people of one name of the holder of several seats: the first seat keeps the name as it is."""
    found: list[Edit] = []
    held = [seat for _, seat in sorted(organization.positions.items()) if seat.holding is not None and _holds(seat.holding, person)]
    for number, seat in enumerate(held[1:], 2):
        assert seat.holding is not None
        other = f"{'-'.join(''.join(c if c.isalnum() else ' ' for c in person.casefold()).split()) or PERSON}-{number}"
        while other in organization.persons:
            other += "x"
        appointments = tuple(each._replace(person=other) if each.person == person else each for each in seat.holding.appointments)
        found.append(Edit(Slot(PERSON, (other, "name")), None, person, EditKind.STATE, "state"))
        after = seat.holding._replace(appointments=tuple(sorted(appointments, key=repr)))
        found.append(Edit(Slot("holder", (seat.id,)), seat.holding, after, EditKind.STATE, "state"))
    return tuple(found)


def _holds(holding: Holding, person: str) -> bool:
    return any(appointment.person == person for appointment in holding.appointments)


def _with_cell(organization: Organization, path: tuple[str, ...], letters: str | None) -> Organization:
    matrix = organization.matrices.get(path[0]) or Matrix(path[0])
    cells = {column: old for column, old in matrix.rows.get(path[1], {}).items() if column != path[2]}
    if letters:
        cells[path[2]] = letters
    changed = matrix._replace(rows={**matrix.rows, path[1]: cells})
    return organization._replace(matrices={**organization.matrices, path[0]: changed})
