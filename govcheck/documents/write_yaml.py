"""An `Organization` as an organisation file, in one canonical form that reads back as an equal organisation."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from govcheck.documents.chart_shapes import VACANT, Engagements, Holder, Lines
from govcheck.documents.emit import emit
from govcheck.documents.letters import written_with
from govcheck.documents.matrices import MAIN
from govcheck.documents.references import Who, WhoOne
from govcheck.documents.scalars import Attributes
from govcheck.documents.shapes import Field, Fields
from govcheck.documents.table import ACTIVITY, CHANNEL, MATRIX, OPTIONAL, ORGANIZATION, POSITION, SECTIONS, TOP, VERSION
from govcheck.model.organization import Appointment, Channel, Holding, Matrix, Organization, Position
from govcheck.model.slots import Ref

#: what stands for somebody who is not named
NOBODY = "N.N."


def write_organization(organization: Organization) -> str:
    """The file of an organisation: sections in the order of the format, entries and keys sorted, what is not said left out.

    Raises ValueError where a matrix's own letters leave no way to write a letter that it has.
    """
    return emit({"govcheck": VERSION, **_top(organization)})


def _top(organization: Organization) -> dict[str, Any]:
    seats = {seat.id: _position(seat, organization) for _, seat in sorted(organization.positions.items()) if not seat.implicit}
    sections: dict[str, Any] = {
        "organization": _fields(organization, ORGANIZATION) or None,
        "roots": _many(organization.roots),
        "complete": _many(organization.complete or None),
        "positions": seats or None,
        "activities": {name: _fields(row, ACTIVITY) for name, row in sorted(organization.activities.items())} or None,
        **_matrices(organization),
    }
    if organization.channels is not None:
        sections["channels"] = [written_channel(channel) for channel in organization.channels]
    for section in SECTIONS:
        entries = getattr(organization, section.word)
        if entries or (entries is not None and section.word in OPTIONAL):
            sections[section.word] = {entry: _fields(entries[entry], section.fields) for entry in sorted(entries)}
    return {word: sections[word] for word in TOP if sections.get(word) is not None}


def _fields(record: tuple[Any, ...], fields: Fields) -> dict[str, Any]:
    """The stated fields of a record, by the words of the file."""
    found = {}
    for word, field in fields.by_word.items():
        value = getattr(record, field.attribute)
        if value is not None:
            written = written_value(value, field)
            if written is not None:
                found[word] = written
    return found


def written_value(value: Any, field: Field) -> Any:
    """A stated value of a field as plain values, the way a file writes it."""
    return _WRITERS.get(type(field.shape), _plain)(value)


def written_channel(channel: Channel) -> dict[str, Any]:
    """A channel as plain values, the way a file lists it."""
    return _fields(channel, CHANNEL)


def _position(seat: Position, organization: Organization) -> dict[str, Any]:
    found = _fields(seat, POSITION)
    if seat.title == seat.id:
        del found["title"]
    if seat.kind == "post":
        del found["kind"]
    if not seat.formerly:
        found.pop("formerly", None)
    if found.get("holder") == VACANT and VACANT in organization.persons:
        found["holder"] = {"vacant": True}
    return found


def _matrices(organization: Organization) -> dict[str, Any]:
    found: dict[str, Any] = {"raci": None, "matrices": None}
    long = {}
    silent = _silent_columns(organization)
    for name, matrix in sorted(organization.matrices.items()):
        rows = {row: _cells(matrix, cells, organization) for row, cells in sorted(matrix.rows.items())}
        if rows and silent:
            first = min(rows)
            rows[first] = dict(sorted({**rows[first], **dict.fromkeys(silent, "-")}.items()))
            silent = ()
        if name == MAIN and (matrix.title, matrix.entity, matrix.letters) == (None, None, None):
            found["raci"] = rows
        else:
            letters = dict(sorted(matrix.letters.items())) if matrix.letters is not None else None
            stated = {**_fields(matrix, MATRIX), "letters": letters, "rows": rows or None}
            long[name] = {word: value for word, value in stated.items() if value is not None}
    found["matrices"] = long or None
    return found


def _silent_columns(organization: Organization) -> tuple[str, ...]:
    """The columns in which nobody has a letter: their seats are known by nothing but a heading, in whichever matrix it stands."""
    having = {seat for matrix in organization.matrices.values() for cells in matrix.rows.values() for seat in cells}
    implicit = (seat for seat in organization.positions.values() if seat.implicit and seat.id not in having)
    return tuple(sorted(heading(seat.id, organization) for seat in implicit))


def _cells(matrix: Matrix, cells: Mapping[str, str], organization: Organization) -> dict[str, str]:
    spelling = written_with(matrix.letters)
    found = {}
    for seat, letters in cells.items():
        missing = [letter for letter in letters.split("/") if letter not in spelling]
        if missing:
            raise ValueError(f"the letters of the matrix {matrix.id!r} leave no way to write {missing[0]}")
        found[heading(seat, organization)] = "/".join(spelling[letter] for letter in letters.split("/"))
    return dict(sorted(found.items()))


def heading(seat: str, organization: Organization) -> str:
    """The column of a matrix in which a seat's letters stand."""
    position = organization.positions.get(seat)
    # a seat that only columns name is known by what they say: a role is written in its words
    return position.title if position is not None and position.implicit and position.kind != "group" and position.roles else seat


# ---- shapes ----------------------------------------------------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    return _many(value) if isinstance(value, tuple) else value


def _many(values: tuple[Any, ...] | None) -> Any:
    """One value as it is, several as a list."""
    if values is None:
        return None
    return values[0] if len(values) == 1 else list(values)


def _who(refs: tuple[Ref, ...]) -> Any:
    return _many(tuple(ref.id for ref in refs))


def _lines(lines: tuple[Any, ...]) -> Any:
    return _many(tuple(line.to if line.purpose is None else {"to": line.to, "for": line.purpose} for line in lines))


def _engagements(engagements: tuple[Any, ...]) -> Any:
    return _many(tuple(who.id if often is None else {"with": who.id, "frequency": often} for who, often in engagements))


def _holder(holding: Holding) -> Any:
    if holding.vacant:
        return VACANT if holding.since is None else {"vacant": True, "since": holding.since}
    return _many(tuple(_appointment(appointment) for appointment in holding.appointments)) or None


def _appointment(appointment: Appointment) -> str | dict[str, str | float | bool | date]:
    stated = {word: value for word, value in appointment._asdict().items() if value is not None and word != "person"}
    name = NOBODY if appointment.person is None else appointment.person
    return {"name": name, **stated} if stated else name


def _attributes(attributes: Mapping[str, Any]) -> dict[str, Any] | None:
    return {key: attributes[key] for key in sorted(attributes) if attributes[key] is not None} or None


_WRITERS: dict[type, Callable[[Any], Any]] = {
    Who: _who,
    WhoOne: lambda ref: ref.id,
    Lines: _lines,
    Engagements: _engagements,
    Holder: _holder,
    Attributes: _attributes,
}
