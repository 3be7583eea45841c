"""Who sits where: persons and the seats that they hold, as of the day of the run."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from govcheck.model.organization import Appointment, Holding, Organization


class People:
    """The holders of positions. A person is named by id: the key in ``persons``, else the name itself."""

    def __init__(self, organization: Organization, as_of: date) -> None:
        self._organization = organization
        self._as_of = as_of

    def holding(self, position: str) -> Holding | None:
        """What holds on the day: the stated holding without appointments that are over or have not begun; None where unsaid.

        Where all are over the seat is vacant since the last one ended; a vacancy that is yet to come says nothing of today.
        """
        seat = self._organization.positions.get(position)
        stated = seat.holding if seat is not None else None
        if stated is None or stated.vacant or not stated.appointments:
            to_come = stated is not None and stated.vacant and stated.since is not None and stated.since > self._as_of
            return None if to_come else stated
        current = tuple(a for a in stated.appointments if self._is_current(a))
        if current:
            return stated._replace(appointments=current)
        ended = [a.until for a in stated.appointments if a.until is not None and a.until < self._as_of]
        return Holding(vacant=True, since=max(ended, default=None))

    def _is_current(self, appointment: Appointment) -> bool:
        begun = appointment.since is None or appointment.since <= self._as_of
        return begun and (appointment.until is None or appointment.until >= self._as_of)

    def is_vacant(self, position: str) -> bool:
        """Whether the file states that nobody holds the seat."""
        holding = self.holding(position)
        return holding is not None and holding.vacant

    def is_acting(self, position: str) -> bool:
        """Whether everybody who holds the seat does so for the time being."""
        holding = self.holding(position)
        return holding is not None and bool(holding.appointments) and all(a.acting for a in holding.appointments)

    def of(self, position: str) -> tuple[str, ...]:
        """The known persons who hold the seat, sorted."""
        return self._holders.get(position, ())

    def is_known(self, position: str) -> bool:
        """Whether it is known who holds the seat: vacant, or every holder is a person; never so for a group or a body."""
        seat = self._organization.positions.get(position)
        if seat is None or seat.kind in ("group", "body"):
            return False
        holding = self.holding(position)
        return holding is not None and (holding.vacant or all(a.person is not None for a in holding.appointments))

    @property
    def anybody(self) -> bool:
        """Whether the file names anybody at all as the holder of a seat."""
        return bool(self._holders)

    def seats(self, person: str) -> tuple[str, ...]:
        """The positions that a person holds, sorted."""
        return self._seats.get(person, ())

    def every_seat_of_holders(self, positions: Iterable[str]) -> frozenset[str]:
        """These positions and every other seat that the persons who hold them occupy."""
        found = set(positions)
        for position in tuple(found):
            for person in self.of(position):
                found.update(self.seats(person))
        return frozenset(found)

    def seats_of_several(self, most: int) -> tuple[tuple[str, ...], ...]:
        """The positions of each person who holds more than that many."""
        return tuple(seats for seats in self._seats.values() if len(seats) > most)

    def name(self, person: str) -> str:
        """The name by which a person goes."""
        known = self._organization.persons.get(person)
        return known.name if known is not None else person

    @cached_property
    def _holders(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for position, seat in self._organization.positions.items():
            if seat.holding is None:
                continue
            holding = self.holding(position)
            people = sorted({a.person for a in holding.appointments if a.person is not None}) if holding is not None else ()
            if people:
                found[position] = tuple(people)
        return found

    @cached_property
    def _seats(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for position, people in self._holders.items():
            for person in people:
                found.setdefault(person, []).append(position)
        return {person: tuple(sorted(positions)) for person, positions in found.items()}
