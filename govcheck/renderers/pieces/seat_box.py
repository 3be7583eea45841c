"""What stands in the box of a seat, line by line, and how large that makes the box."""

from typing import NamedTuple

from govcheck.model.dossiers import Seat
from govcheck.model.findings import SEVERITIES, Severity
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.lettering import lines

WIDTH = 186.0
PADDING = 10.0

#: part of a box -> size of its type, height of its lines, whether it is bold, how many lines at most
_TYPE = {
    "title": (12.5, 15.0, True, 3),
    "office": (10.5, 13.5, False, 2),
    "holder": (11.0, 14.0, False, 2),
    "member": (10.5, 13.0, False, 4),
    "mark": (10.5, 14.5, True, 1),
}


class Line(NamedTuple):
    """A line of text in a box: its part, the words, and its baseline below the top of the box."""

    part: str
    text: str
    baseline: float


class Box(NamedTuple):
    """The box of a seat: its lines, its height, and the worst severity found about the seat."""

    lines: tuple[Line, ...]
    height: float
    worst: Severity | None


def box(seat: Seat) -> Box:
    """The box of a seat: title, offices, holders or members, and how many findings there are."""
    told: list[Line] = []
    bottom = PADDING - 2
    for part, text in _parts(seat):
        size, leading, bold, most = _TYPE[part]
        for line in lines(text, size, WIDTH - 2 * PADDING, most, bold=bold):
            bottom += leading
            told.append(Line(part, line, bottom - leading * 0.24))
    worst = min((remark.severity for remark in seat.remarks), key=SEVERITIES.index, default=None)
    return Box(tuple(told), bottom + PADDING - 2, worst)


def found(seat: Seat) -> str:
    """How many conflicts and gaps there are about a seat, in words."""
    counts = [(sum(remark.kind == kind for remark in seat.remarks), kind) for kind in ("conflict", "gap")]
    return ", ".join(counted(count, kind) for count, kind in counts if count)


def _parts(seat: Seat) -> list[tuple[str, str]]:
    parts = [("title", seat.title)]
    if seat.offices:
        parts.append(("office", ", ".join(seat.offices)))
    if seat.holders:
        parts.append(("holder", ", ".join(seat.holders)))
    if seat.members:
        parts.append(("member", ", ".join(seat.members)))
    if seat.remarks:
        parts.append(("mark", found(seat)))
    return parts
