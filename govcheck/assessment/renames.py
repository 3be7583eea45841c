"""Which things of two states are one and the same under another name, and the older state told by the names of the newer.

A position is the same where the states share one of its names (``formerly`` lists those that it had); a row, where it alone stands
for a canonical activity in both.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.organization import Activity, Line, Matrix, Organization, Position
from govcheck.model.slots import Ref, Slot

#: fields of a position that name positions by bare ids
_BARE = ("dotted", "part_of", "chair", "members")
#: fields of an organisation whose values may name positions as refs, section by section
_SECTIONS = tuple(section for section, _ in ENTRIES.values())


class Renames(NamedTuple):
    """Old name to new: of positions, of rows (by matrix and name), and of what is said of rows (by name)."""

    positions: Mapping[str, str]
    rows: Mapping[tuple[str, str], str]
    activities: Mapping[str, str]

    def back(self, fact: Slot) -> Slot:
        """A slot of the newer state as the older one calls it."""
        kind, path = fact
        positions = {now: was for was, now in self.positions.items()}
        if kind in ("line", "dotted", "holder", "position"):
            return Slot(kind, (positions.get(path[0], path[0]), *path[1:]))
        if kind in ("cell", "row"):
            rows = {(matrix, now): was for (matrix, was), now in self.rows.items()}
            return Slot(kind, (path[0], rows.get((path[0], path[1]), path[1]), *(positions.get(column, column) for column in path[2:])))
        if kind == "channel":
            sender, _, name = path[0].partition(":")
            return Slot(kind, (f"{sender}:{positions.get(name, name)}",)) if sender == "position" else fact
        if kind == "activity":
            activities = {now: was for was, now in self.activities.items()}
            return Slot(kind, (activities.get(path[0], path[0]), *path[1:]))
        return fact


def renames(old: OrgGraph, new: OrgGraph) -> Renames:
    """The things of both states that go by another name in the newer one."""
    positions = _positions(old.organization.positions, new.organization.positions)
    rows = _rows(old, new)
    said, says = old.organization.activities, new.organization.activities
    activities = {was: now for (_, was), now in rows.items() if was in said and was not in says and now not in said}
    return Renames(positions, rows, activities)


def _positions(old: Mapping[str, Position], new: Mapping[str, Position]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    gone = {id_ for id_ in old if id_ not in new}
    for now in sorted(id_ for id_ in new if id_ not in old):
        # the newest of several former ids that are there: the oldest stands first
        was = next((former for former in reversed(new[now].formerly) if former in gone and former not in taken), None)
        was = was or next((id_ for id_ in sorted(gone - taken) if {now, *new[now].formerly} & {id_, *old[id_].formerly}), None)
        if was is not None:
            found[was] = now
            taken.add(was)
    return found


def _rows(old: OrgGraph, new: OrgGraph) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    if old.organization.matrices == new.organization.matrices:
        return found
    for activity in sorted({row.canonical for row in old.rows.all if row.canonical is not None}):
        was, now = (graph.rows.standing_for(activity).rows for graph in (old, new))
        if len(was) == len(now) == 1 and was[0].canonical == now[0].canonical and was[0].matrix == now[0].matrix:
            matrix, name = was[0].matrix, now[0].name
            both = name in old.organization.matrices[matrix].rows or was[0].name in new.organization.matrices[matrix].rows
            if name != was[0].name and not both:
                found[matrix, was[0].name] = name
    return found


def renamed(organization: Organization, names: Renames) -> Organization:
    """The organisation with the new names wherever it uses an old one."""
    if not names.positions and not names.rows:
        return organization
    seats = names.positions
    positions = {seats.get(id_, id_): _position(seat, seats) for id_, seat in organization.positions.items()}
    sections: dict[str, Any] = {section: _translated(getattr(organization, section), seats) for section in _SECTIONS}
    sections["activities"] = {names.activities.get(name, name): _activity(said, names) for name, said in organization.activities.items()}
    channels = organization.channels
    return organization._replace(
        **sections,
        positions=positions,
        roots=None if organization.roots is None else _sorted(seats.get(root, root) for root in organization.roots),
        matrices={id_: _matrix(matrix, names) for id_, matrix in organization.matrices.items()},
        channels=None if channels is None else tuple(sorted((_translated(channel, seats) for channel in channels), key=repr)),
    )


def _position(seat: Position, seats: Mapping[str, str]) -> Position:
    bare = {field: _bare(getattr(seat, field), seats) for field in _BARE}
    translated: Position = _translated(seat, seats)
    now = seats.get(seat.id, seat.id)
    # a title that is left out is the id, whatever that is
    return translated._replace(**bare, id=now, title=now if seat.title == seat.id else seat.title)


def _bare(value: Any, seats: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return _sorted(seats.get(each, each) for each in value)
    return seats.get(value, value)


def _sorted(values: Any) -> tuple[Any, ...]:
    return tuple(sorted(values))


def _translated(value: Any, seats: Mapping[str, str]) -> Any:
    """A value with the new ids in the refs and lines that it holds, however deep; sets of things stay sorted."""
    if isinstance(value, Ref):
        return Ref(value.kind, seats.get(value.id, value.id)) if value.kind == "position" else value
    if isinstance(value, Line):
        return value._replace(to=seats.get(value.to, value.to))
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(_translated(each, seats) for each in value))
    if isinstance(value, tuple):
        made = tuple(_translated(each, seats) for each in value)
        return value if made == value else tuple(sorted(made, key=repr if any(hasattr(each, "_fields") for each in made) else None))
    if isinstance(value, Mapping):
        return {key: _translated(each, seats) for key, each in value.items()}
    return value


def _matrix(matrix: Matrix, names: Renames) -> Matrix:
    rows = {
        names.rows.get((matrix.id, row), row): {names.positions.get(column, column): letters for column, letters in cells.items()}
        for row, cells in matrix.rows.items()
    }
    return matrix._replace(rows=rows)


def _activity(said: Activity, names: Renames) -> Activity:
    name = names.activities.get(said.name, said.name)
    approved = {was: now for (_, was), now in names.rows.items()}
    return said._replace(name=name, approves=approved.get(said.approves or "", said.approves))
