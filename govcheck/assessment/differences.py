"""Which facts differ between two states of an organisation: every one that does, and none twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from govcheck.model.comparisons import Difference
from govcheck.model.facts import ENTRIES, OWN_FACTS, POSITION_SLOTS
from govcheck.model.organization import Activity, Entry, Matrix, Organization, Person, Position
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot

#: field of a position -> kind of slot, for the facts that have a kind of their own
_OWN_SLOTS = {field: kind for kind, field in POSITION_SLOTS.items()}
#: fields of records that are no facts of their own: the id, and what is read off the matrices
_NO_FACT = frozenset(("id", "implicit"))
#: the one list whose order says something: the oldest name stands first
_ORDERED = "formerly"
#: sections that can be there without an entry, which says that there are none
SPOKEN_OF = ("channels", "gates", "policies", "trainings", "decisions", "risks", "assets", "vendors", "metrics")
THIS = Ref("organization", "this")

_Fields = Mapping[Slot, Any]


class Differing(NamedTuple):
    """A thing with the facts of it that differ; `there` tells whether it was there before, and is now."""

    subject: Ref
    there: tuple[bool, bool]
    differences: tuple[Difference, ...]


def differing(old: Organization, new: Organization) -> Iterator[Differing]:
    """The things that differ, each with its differing facts, in no particular order; both told by the same ids.

    What a renamed thing was called before is not known here, and no difference.
    """
    yield from _each_by_itself(THIS, _of_organization(old), _of_organization(new))
    yield from _things("position", _declared(old), _declared(new), _of_position)
    yield from _things("person", old.persons, new.persons, _of_person)
    for kind, (section, _) in ENTRIES.items():
        if kind != "activity":
            yield from _things(kind, getattr(old, section) or {}, getattr(new, section) or {}, _of_entry(kind))
    # what is said of a row is no thing of its own
    for name in sorted({*old.activities, *new.activities}):
        said, says = (_of_entry("activity")(activities.get(name) or Activity(name)) for activities in (old.activities, new.activities))
        yield from _each_by_itself(Ref("activity", name), said, says)
    yield from _things("matrix", old.matrices, new.matrices, _of_matrix)
    for matrix in sorted({*old.matrices, *new.matrices}):
        yield from _rows(matrix, *((m.matrices[matrix].rows if matrix in m.matrices else {}) for m in (old, new)))
    for sender in sorted({channel.sender for channel in (*(old.channels or ()), *(new.channels or ()))}):
        sent, sends = (tuple(c for c in m.channels or () if c.sender == sender) or None for m in (old, new))
        yield from _each_by_itself(sender, {slot("channel", str(sender)): sent}, {slot("channel", str(sender)): sends})


def same(before: Any, after: Any, field: str = "") -> bool:
    """Whether two values say the same: lists whatever their order, and yes and no are no numbers."""
    if type(before) is not type(after):
        return False
    return bool(before == after) or (field != _ORDERED and bool(_in_order(before) == _in_order(after)))


def _in_order(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    inner = [_in_order(each) for each in value]
    return type(value)(*inner) if isinstance(value, Record) else tuple(sorted(inner, key=repr))


def _differences(before: _Fields, after: _Fields) -> Iterator[Difference]:
    for fact in sorted({*before, *after}):
        was, now = before.get(fact), after.get(fact)
        if not same(was, now, fact.path[-1]):
            yield Difference(fact, was, now)


def _each_by_itself(subject: Ref, before: _Fields, after: _Fields) -> Iterator[Differing]:
    for difference in _differences(before, after):
        yield Differing(subject, (True, True), (difference,))


def _things(kind: str, old: Mapping[str, Any], new: Mapping[str, Any], facts: Callable[[Any], _Fields]) -> Iterator[Differing]:
    """Things by id: one that came or went with all its facts together, else fact by fact."""
    for id_ in sorted({*old, *new}):
        there = (id_ in old, id_ in new)
        if all(there) and old[id_] == new[id_]:
            continue
        before, after = (facts(things[id_]) if id_ in things else {} for things in (old, new))
        if all(there):
            yield from _each_by_itself(Ref(kind, id_), before, after)
        else:
            exists = Difference(slot(kind, id_, "id"), *(id_ if is_there else None for is_there in there))
            yield Differing(Ref(kind, id_), there, (exists, *_differences(before, after)))


def _rows(matrix: str, old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> Iterator[Differing]:
    for row in sorted({*old, *new}):
        subject = row_ref(matrix, row)
        there = (row in old, row in new)
        if old.get(row) == new.get(row):
            continue
        before, after = ({slot("cell", matrix, row, column): cell for column, cell in rows.get(row, {}).items()} for rows in (old, new))
        if all(there):
            yield from _each_by_itself(subject, before, after)
        else:
            exists = Difference(slot("row", matrix, row), *(row if is_there else None for is_there in there))
            yield Differing(subject, there, (exists, *_differences(before, after)))


def row_ref(matrix: str, row: str) -> Ref:
    """The name of a row, as findings name it."""
    return Ref("activity", row if matrix == "main" else f"{matrix}/{row}")


def _of_organization(organization: Organization) -> _Fields:
    spoken = {slot("section", section): True for section in SPOKEN_OF if getattr(organization, section) is not None}
    own = {slot("organization", field): getattr(organization, field) for field in OWN_FACTS}
    house = {slot("organization", *_house(name)): value for name, value in organization.attributes.items()}
    return {**spoken, **own, **house}


def _house(attribute: str) -> tuple[str, ...]:
    return ("attributes", attribute) if attribute in OWN_FACTS else (attribute,)


def _declared(organization: Organization) -> Mapping[str, Position]:
    """The positions but for those that only columns of a matrix name, which are there as long as they have letters."""
    return {id_: seat for id_, seat in organization.positions.items() if not seat.implicit}


def _of_position(seat: Position) -> _Fields:
    facts = ((field, getattr(seat, field)) for field in Position._fields if field not in _NO_FACT)
    return dict(_stated((_position_slot(seat.id, field), value) for field, value in facts))


def _position_slot(position: str, field: str) -> Slot:
    return slot(_OWN_SLOTS[field], position) if field in _OWN_SLOTS else slot("position", position, field)


def _stated(facts: Iterable[tuple[Slot, Any]]) -> Iterator[tuple[Slot, Any]]:
    # no former names, and an empty tuple of them, are one and the same
    return ((fact, value) for fact, value in facts if value is not None and not (fact.path[-1] == _ORDERED and value == ()))


def _of_person(person: Person) -> _Fields:
    return {slot("person", person.id, "name"): person.name}


def _of_entry(kind: str) -> Callable[[Entry], _Fields]:
    def facts(entry: Entry) -> _Fields:
        first, *fields = type(entry)._fields  # the first names the entry
        return dict(_stated((slot(kind, getattr(entry, first), field), getattr(entry, field)) for field in fields))

    return facts


def _of_matrix(matrix: Matrix) -> _Fields:
    stated = {"title": matrix.title, "entity": matrix.entity, "letters": None if matrix.letters is None else dict(matrix.letters)}
    return dict(_stated((slot("matrix", matrix.id, field), value) for field, value in stated.items()))
