"""What others say about somebody: who engages with it or is overseen by it, which channels lead to it, on which bodies it sits.

A who-word is a position, a role or a party, as the file writes it; whoever asks for a position asks for its roles as well.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from govcheck.model.organization import Channel, Organization
from govcheck.model.record import Record
from govcheck.model.slots import Ref

K = TypeVar("K")


class Toward(Record):
    """Relations that others state to a who-word, sorted; `bodies` are those that it chairs or sits on."""

    engaged_by: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    dotted_from: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    overseen: tuple[str, ...] = ()


class Relations:
    """The relations of one organisation, by the who-word at their far end."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization

    def toward(self, ref: Ref) -> Toward:
        """What others state about their relation to a who-word."""
        engaged_by = self._engaged_by.get(ref, ())
        channels = tuple(channel for channel in self._organization.channels or () if channel.to == ref)
        overseen = self._overseen.get(ref, ())
        if ref.kind != "position":
            return Toward(engaged_by, channels, overseen=overseen)
        return Toward(engaged_by, channels, self._dotted_from.get(ref.id, ()), self._bodies.get(ref.id, ()), overseen)

    def channels_from(self, ref: Ref) -> tuple[Channel, ...]:
        """The channels that leave a who-word."""
        return tuple(channel for channel in self._organization.channels or () if channel.sender == ref)

    @cached_property
    def _engaged_by(self) -> dict[Ref, tuple[str, ...]]:
        seats = self._organization.positions.values()
        return _grouped((engagement.partner, seat.id) for seat in seats if seat.engages for engagement in seat.engages)

    @cached_property
    def _overseen(self) -> dict[Ref, tuple[str, ...]]:
        seats = self._organization.positions.values()
        return _grouped((overseer, seat.id) for seat in seats if seat.overseen_by for overseer in seat.overseen_by)

    @cached_property
    def _dotted_from(self) -> dict[str, tuple[str, ...]]:
        seats = self._organization.positions.values()
        return _grouped((upper, seat.id) for seat in seats if seat.dotted for upper in seat.dotted)

    @cached_property
    def _bodies(self) -> dict[str, tuple[str, ...]]:
        seats = self._organization.positions.values()
        members = [(member, seat.id) for seat in seats if seat.members for member in seat.members]
        return _grouped([*members, *((seat.chair, seat.id) for seat in seats if seat.chair is not None)])


def _grouped(pairs: Iterable[tuple[K, str]]) -> dict[K, tuple[str, ...]]:
    found: dict[K, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: tuple(sorted(values)) for key, values in found.items()}
