"""An organisation that notes what is read of it: whatever only reads, finds the same wherever what it read is the same.

A place is where in the organisation something stands: `("positions", "ciso", "lines")` for a field of an entry, `("positions", "ciso")`
for whether there is such an entry, and `("positions", KEYS)` for which entries there are. This knows nothing of slots, evidence or rules.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from govcheck.model.organization import Organization

Place = tuple[str, ...]
#: as the end of a place: which keys a mapping has
KEYS = "<keys>"


class Reads:
    """The places that have been read since it was last emptied."""

    def __init__(self) -> None:
        self.places: set[Place] = set()


def traced(organization: Organization, reads: Reads) -> Any:
    """The same organisation, which notes in `reads` whatever is read of it."""
    return _record(organization, (), reads)


def changes(before: Organization, after: Organization) -> frozenset[Place]:
    """The places that are not the same in two organisations; of an entry that only one of them has, its own place and that of the keys."""
    return frozenset(_changes(before, after, ()))


def covered(place: Place, by: frozenset[Place]) -> bool:
    """Whether what is read at a place may differ where these places were changed."""
    return any(place[:end] in by for end in range(1, len(place) + 1))


def _changes(before: Any, after: Any, place: Place) -> Iterator[Place]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        if before.keys() != after.keys():
            yield (*place, KEYS)
        for key in before.keys() ^ after.keys():
            yield (*place, key)
        for key in before.keys() & after.keys():
            yield from _changes(before[key], after[key], (*place, key))
    elif _is_entry(before) and type(before) is type(after):
        for field in before._fields:
            yield from _changes(getattr(before, field), getattr(after, field), (*place, field))
    elif before != after:
        yield place


def _is_entry(value: Any) -> bool:
    return isinstance(value, tuple) and hasattr(value, "_fields")


def _wrapped(value: Any, place: Place, reads: Reads, *, entry: bool) -> Any:
    """What is below a place: mappings and the entries of mappings note what is read of them, anything else is read as a whole."""
    if isinstance(value, Mapping):
        return _Mapping(value, place, reads)
    if entry and _is_entry(value):
        return _record(value, place, reads)
    reads.places.add(place)
    return value


class _Mapping(Mapping[str, Any]):
    def __init__(self, mapping: Mapping[str, Any], place: Place, reads: Reads) -> None:
        self._mapping = mapping
        self._place = place
        self._reads = reads
        self._known: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        self._reads.places.add((*self._place, key))
        value = self._mapping[key]
        if isinstance(value, str):
            return value
        if key not in self._known:
            self._known[key] = _wrapped(value, (*self._place, key), self._reads, entry=True)
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        self._reads.places.add((*self._place, str(key)))
        return key in self._mapping

    def __iter__(self) -> Iterator[str]:
        self._reads.places.add((*self._place, KEYS))
        return iter(self._mapping)

    def __len__(self) -> int:
        self._reads.places.add((*self._place, KEYS))
        return len(self._mapping)


def _record(record: Any, place: Place, reads: Reads) -> Any:
    made = tuple.__new__(_class(record.__class__), record)
    made.__dict__.update(_record=record, _place=place, _reads=reads, _known={})
    return made


@cache
def _class(kind: Any) -> Any:
    """The class of records of a kind that note what is read of them, by name or as the tuples that they are."""

    def field(name: str) -> property:
        def get(self: Any) -> Any:
            place = (*self._place, name)
            value = getattr(self._record, name)
            if not isinstance(value, Mapping):
                self._reads.places.add(place)
                return value
            if name not in self._known:
                self._known[name] = _Mapping(value, place, self._reads)
            return self._known[name]

        return property(get)

    def everything(self: Any) -> Any:
        for name in kind._fields:
            _everything(getattr(self, name))
        return self._record

    made = {
        "__iter__": lambda self: iter([getattr(self, name) for name in kind._fields]),
        "__getitem__": lambda self, at: everything(self)[at],
        "__eq__": lambda self, other: everything(self) == other,
        "__ne__": lambda self, other: everything(self) != other,
        "__hash__": lambda self: hash(everything(self)),
        "_replace": lambda self, **changed: everything(self)._replace(**changed),
    }
    # made past the class of records, for which a record has the fields of its own body
    return type.__new__(type(kind), f"Traced{kind.__name__}", (kind,), {**made, **{name: field(name) for name in kind._fields}})


def _everything(value: Any) -> None:
    """Read all that is below a value."""
    if isinstance(value, _Mapping):
        for key in value:
            _everything(value[key])
    elif hasattr(value, "_reads"):
        for field in value._fields:
            _everything(getattr(value, field))
