"""The order of positions that stays when they get other ids."""

from collections.abc import Mapping

from govcheck.model.organization import Position


def oldest_name(position: str, positions: Mapping[str, Position]) -> tuple[str, str]:
    """The oldest name of a position, which ``formerly`` lists first, and its present one.

    Where the first of several positions stands for all in a fingerprint, they are sorted by this, so that it is the same one after a
    renaming.
    """
    seat = positions.get(position)
    return (seat.formerly[0] if seat is not None and seat.formerly else position, position)
