"""What the facts of an organisation say when read from their other end, each index made when it is first asked for."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from govcheck.model.organization import Organization

T = TypeVar("T")

Index = Mapping[str, list[str]]


class Inverse:
    """Who stands below, chairs, holds, and has a letter where: by the one who is named, in the order of the organisation."""

    def __init__(self, organization: "Organization") -> None:
        self._organization = organization

    @cached_property
    def below(self) -> Index:
        """Position -> the positions whose solid lines name it."""
        return _index((line.to, seat.id) for seat in self._organization.positions.values() for line in seat.lines or ())

    @cached_property
    def chaired(self) -> Index:
        """Position -> the bodies that it chairs."""
        return _index((seat.chair, seat.id) for seat in self._organization.positions.values() if seat.chair is not None)

    @cached_property
    def held(self) -> Index:
        """Person -> the positions that name them as a holder."""
        return _index(
            (appointment.person, seat.id)
            for seat in self._organization.positions.values()
            for appointment in (seat.holding.appointments if seat.holding is not None else ())
            if appointment.person is not None
        )

    @cached_property
    def rows(self) -> Mapping[str, list[tuple[str, str]]]:
        """Position -> the matrix and row of each of its cells."""
        return _index(
            (position, (matrix.id, row))
            for matrix in self._organization.matrices.values()
            for row, cells in matrix.rows.items()
            for position in cells
        )


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
