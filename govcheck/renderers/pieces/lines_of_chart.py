"""The lines of a chart as paths of SVG, and the numbers that stand on those that are marked."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from govcheck.model.dossiers import Stand, Tie
from govcheck.renderers.pieces.escaped import escaped
from govcheck.renderers.pieces.seat_box import WIDTH
from govcheck.renderers.pieces.tidy import DOWN, INDENT

Corner = tuple[float, float]


class Notes:
    """The reasons of marked lines by number: each reason once, conflicts before what is noted before proposals."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        marked = [tie for tie in ties if tie.stand is not Stand.PLAIN and tie.because]
        order = list(Stand)
        self.entries = tuple(dict.fromkeys(sorted(((t.stand, t.because) for t in marked), key=lambda one: (order.index(one[0]), one[1]))))
        self._numbers = {entry: number for number, entry in enumerate(self.entries, start=1)}

    @property
    def told(self) -> tuple[str, ...]:
        """The reasons in the order of their numbers."""
        return tuple(because for _, because in self.entries)

    def number(self, tie: Tie) -> int | None:
        """The number of a line's reason."""
        return self._numbers.get((tie.stand, tie.because))


class Drawn(NamedTuple):
    """A line as a path, whether it is marked, the sign with its number, and how far to the right it goes."""

    path: str
    marked: bool
    badge: str = ""
    right: float = 0.0

    @staticmethod
    def sign(stand: Stand, number: int, x: float, y: float) -> str:
        """A number in a circle, for a proposal in a square, for what is only noted in a lozenge."""
        kind = f'class="badge badge-{stand.value}"'
        shape = f'<circle {kind} cx="{x:.1f}" cy="{y:.1f}" r="9"/>'
        if stand is Stand.PROPOSED:
            shape = f'<rect {kind} x="{x - 9:.1f}" y="{y - 9:.1f}" width="18" height="18" rx="3"/>'
        elif stand is Stand.NOTED:
            shape = f'<path {kind} d="M{x - 11:.1f} {y:.1f}l11 -11l11 11l-11 11z"/>'
        return f'{shape}<text class="number" x="{x:.1f}" y="{y + 4:.1f}">{number}</text>'


def drawn_lines(
    ties: Iterable[Tie],
    corners: Mapping[str, Corner],
    heights: Mapping[str, float],
    above: Mapping[str, str | None],
    hanging: Collection[str],
    notes: Notes,
) -> list[Drawn]:
    """Every line, the plain ones first; the one by which a box hangs in the tree runs at right angles, any other one is a curve."""
    drawn: list[Drawn] = []
    rank = {"solid": 0, "part": 1, "dotted": 2, "chair": 3}
    done: set[str] = set()
    for tie in sorted(ties, key=lambda tie: (tie.stand is not Stand.PLAIN, tie.lower, rank.get(tie.kind, 4), tie.upper)):
        lower, upper = corners[tie.lower], corners[tie.upper]
        if above.get(tie.lower) == tie.upper and tie.stand is not Stand.PROPOSED and tie.lower not in done:
            done.add(tie.lower)
            right = 0.0
            path, at = _branch(lower, upper, heights[tie.lower], heights[tie.upper], tie.lower in hanging, tie.upper in hanging)
        else:
            path, at, right = _curve(lower, upper, heights[tie.lower], heights[tie.upper])
        number = notes.number(tie)
        kinds = ["line", "administrative" if tie.purpose == "administrative" else tie.kind]
        kinds += [tie.stand.value] if tie.stand is not Stand.PLAIN else []
        title = f"<title>{escaped(tie.because)}</title>" if tie.because else ""
        drawn.append(
            Drawn(
                f'<path class="{" ".join(kinds)}" d="{path}">{title}</path>' if title else f'<path class="{" ".join(kinds)}" d="{path}"/>',
                tie.stand is not Stand.PLAIN,
                Drawn.sign(tie.stand, number, *at) if number is not None else "",
                right,
            )
        )
    return drawn


def _branch(lower: Corner, upper: Corner, height: float, upper_height: float, hangs: bool, below_hanging: bool) -> tuple[str, Corner]:
    """From the foot of the upper box down and across to the lower one, and where a sign stands on it."""
    x, y = upper[0] + WIDTH / 2, upper[1] + upper_height
    bus = y + DOWN / 2
    if below_hanging:
        spine, middle = lower[0] - INDENT, lower[1] + height / 2
        return f"M{spine:.1f} {y:.1f}V{middle:.1f}H{lower[0]:.1f}", (spine, middle)
    if hangs:
        spine, middle = lower[0] - INDENT, lower[1] + height / 2
        return f"M{x:.1f} {y:.1f}V{bus:.1f}H{spine:.1f}V{middle:.1f}H{lower[0]:.1f}", (spine, middle)
    end = lower[0] + WIDTH / 2
    return f"M{x:.1f} {y:.1f}V{bus:.1f}H{end:.1f}V{lower[1]:.1f}", (end, lower[1] - 9)


def _curve(lower: Corner, upper: Corner, height: float, upper_height: float) -> tuple[str, Corner, float]:
    """From a side of the lower box to a side of the upper one, the middle of that, and how far to the right it goes."""
    right = upper[0] + WIDTH / 2 > lower[0] + WIDTH / 2
    overlapping = abs(upper[0] - lower[0]) < WIDTH
    x1, y1 = lower[0] + (WIDTH if right or overlapping else 0), lower[1] + height / 2
    x2, y2 = upper[0] + (WIDTH if overlapping or not right else 0), upper[1] + upper_height / 2
    bend = 46.0 if overlapping else max(30.0, abs(x2 - x1) / 2)
    out = bend if right or overlapping else -bend
    back = bend if overlapping or not right else -bend
    a, b = x1 + out, x2 + back
    middle = ((x1 + 3 * a + 3 * b + x2) / 8, (y1 + y2) / 2)
    return f"M{x1:.1f} {y1:.1f}C{a:.1f} {y1:.1f} {b:.1f} {y2:.1f} {x2:.1f} {y2:.1f}", middle, max(x1, x2, middle[0] + 11)
