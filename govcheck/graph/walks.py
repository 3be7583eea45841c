"""Steps up the chart, and all that lies above a position."""

from govcheck.model.record import Record
from govcheck.model.slots import Slot


class Hop(Record):
    """One step up: from `lower` to `upper`, by the fact in `slot` (a line, a body's chair, what a body is part of)."""

    lower: str
    upper: str
    slot: Slot


class Walk(Record):
    """All that lies above a position: every hop, what was read, where a chain breaks, and the cycles met on the way."""

    hops: tuple[Hop, ...]
    read: tuple[Slot, ...]
    breaks: tuple[Slot, ...]
    cycle: tuple[str, ...]

    @property
    def uppers(self) -> frozenset[str]:
        """Every position above."""
        return frozenset(hop.upper for hop in self.hops)
