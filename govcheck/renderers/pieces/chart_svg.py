"""A chart as SVG: boxes, lines, what is marked on them, and a key of what the signs mean.

Everything has a class and no colour of its own, so that a page may draw it light or dark; a picture that stands alone brings `STYLE`.
No mark is a colour alone: a conflict is a thick line with a number in a circle, a proposal a dashed line with a number in a square.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from govcheck.model.dossiers import Chart, Seat, Stand, Tie
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.escaped import escaped
from govcheck.renderers.pieces.lettering import length, lines
from govcheck.renderers.pieces.lines_of_chart import Drawn, Notes, drawn_lines
from govcheck.renderers.pieces.seat_box import PADDING, WIDTH, Box, box
from govcheck.renderers.pieces.tidy import tidy

MARGIN = 24.0
LEAST_WIDTH = 620.0
#: a picture wider than this is not made smaller to fit a page, since nobody could read it
WIDE = 1700.0
_KEY_SIZE, _KEY_LEADING = 11.0, 16.0
_HEAD = 34.0
_HEAD_LEADING = 20.0

#: the colours of a picture that stands alone
STYLE = """\
text{font-family:Roboto,"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;fill:#1d2329}
.paper{fill:#fff}
.box{fill:#fff;stroke:#8b97a3;stroke-width:1.2}
.body .box{fill:#eef3f6;stroke:#5d7180}
.group .box{stroke-dasharray:5 3}
.vacant .box{stroke-dasharray:2 3}
.strip-error{fill:#b3261e}.strip-warning{fill:#9a5b00}.strip-info{fill:#3d6b8c}
.title{font-size:12.5px;font-weight:700}
.office{font-size:10.5px;font-style:italic;fill:#4a5661}
.holder{font-size:11px;fill:#39434d}
.member{font-size:10.5px;fill:#4a5661}
.mark{font-size:10.5px;font-weight:700}
.mark-error{fill:#b3261e}.mark-warning{fill:#8a5100}.mark-info{fill:#35607f}
.line{fill:none;stroke:#8b97a3;stroke-width:1.4}
.dotted{stroke-dasharray:2 4}
.administrative{stroke-dasharray:7 4}
.chair{stroke-dasharray:10 3 2 3}
.part{stroke-dasharray:1 3}
.conflict{stroke:#b3261e;stroke-width:3}
.noted{stroke:#9a5b00;stroke-width:2.2}
.proposed{stroke:#1b7a43;stroke-width:3;stroke-dasharray:9 5}
.badge{stroke:#fff;stroke-width:1.5}
.badge-conflict{fill:#b3261e}.badge-noted{fill:#9a5b00}.badge-proposed{fill:#1b7a43}
.number{font-size:11px;font-weight:700;fill:#fff;text-anchor:middle}
.key{font-size:11px;fill:#39434d}
.heading{font-size:16px;font-weight:700}
"""


class Picture(NamedTuple):
    """A drawn chart: its elements, its size in pixels, and the notes that its numbers stand for."""

    elements: tuple[str, ...]
    width: float
    height: float
    notes: tuple[str, ...]


def picture(chart: Chart, heading: str = "") -> Picture:
    """The chart as elements of SVG below a heading, with the key at the foot."""
    order = sorted(chart.seats, key=lambda seat: (seat.title.casefold(), seat.id))
    boxes = {seat.id: box(seat) for seat in order}
    layout = tidy({seat.id: seat.above for seat in order}, {name: one.height for name, one in boxes.items()}, WIDTH)
    # a picture of few seats is narrow, and has to say all the same what it is around
    told = lines(heading, 16, max(layout.width, LEAST_WIDTH - 2 * MARGIN), 2, bold=True)
    top = MARGIN + (_HEAD + _HEAD_LEADING * (len(told) - 1) if told else 0)
    corners = {name: (MARGIN + place.x, top + place.y) for name, place in layout.places.items()}
    notes = Notes(chart.ties)
    hanging = {name for name, place in layout.places.items() if place.hangs}
    drawn = drawn_lines(chart.ties, corners, {name: one.height for name, one in boxes.items()}, layout.above, hanging, notes)
    right = max((line.right for line in drawn), default=0.0)
    width = max(layout.width + 2 * MARGIN, right + MARGIN, LEAST_WIDTH)
    foot, bottom = _key(chart, notes, top + layout.height + 30, width - 2 * MARGIN)
    elements: list[str] = [f'<rect class="paper" width="{_n(width)}" height="{_n(bottom + MARGIN)}"/>']
    for number, line in enumerate(told):
        elements.append(f'<text class="heading" x="{_n(MARGIN)}" y="{_n(MARGIN + 14 + number * _HEAD_LEADING)}">{escaped(line)}</text>')
    # plain lines below the boxes, marked ones above them, so that no box hides what the picture is about
    elements += [line.path for line in drawn if not line.marked]
    elements += [_box(seat, boxes[seat.id], *corners[seat.id]) for seat in order]
    elements += [line.path for line in drawn if line.marked]
    elements += [line.badge for line in drawn if line.badge]
    return Picture((*elements, *foot), width, bottom + MARGIN, tuple(notes.told))


def svg(drawn: Picture, title: str, description: str, *, style: str | None = STYLE, name: str = "chart") -> str:
    """The picture as one SVG element with its title and description; `style` None leaves the colours to the page around it."""
    size = f"{_n(drawn.width)} {_n(drawn.height)}"
    alone = f' width="{_n(drawn.width)}" height="{_n(drawn.height)}"'
    if style is not None:
        alone = f' xmlns="http://www.w3.org/2000/svg"{alone}'
    elif drawn.width > WIDE:
        alone += ' class="wide"'
    head = f'<svg{alone} viewBox="0 0 {size}" role="img" aria-labelledby="{name}-title {name}-description">'
    named = f'<title id="{name}-title">{escaped(title)}</title><desc id="{name}-description">{escaped(description)}</desc>'
    return "\n".join((head, named, *((f"<style>{style}</style>",) if style is not None else ()), *drawn.elements, "</svg>"))


def described(chart: Chart) -> str:
    """The chart in a sentence or two, for those who cannot see it."""
    conflicts = sum(tie.stand is Stand.CONFLICT for tie in chart.ties)
    proposed = sum(tie.stand is Stand.PROPOSED for tie in chart.ties)
    told = [f"{counted(len(chart.seats), 'seat')} and {counted(len(chart.ties), 'line')}"]
    told += [f"{counted(conflicts, 'line')} in conflict with a rule"] if conflicts else []
    told += [f"{counted(proposed, 'line')} proposed"] if proposed else []
    return "; ".join(told) + "."


def _box(seat: Seat, one: Box, x: float, y: float) -> str:
    kinds = ["seat", seat.kind if seat.kind in ("body", "group", "member") else "post"]
    kinds += ["vacant"] if seat.vacant else []
    radius = "14" if seat.kind == "body" else "5"
    told = [seat.title, *(f"{remark.severity} {remark.kind}: {remark.message}" for remark in seat.remarks)]
    parts = [f'<g class="{" ".join(kinds)}"><title>{escaped(chr(10).join(told)) if len(told) == 1 else _lines(told)}</title>']
    parts.append(f'<rect class="box" x="{_n(x)}" y="{_n(y)}" width="{_n(WIDTH)}" height="{_n(one.height)}" rx="{radius}"/>')
    if one.worst is not None:
        # inside the rounded corners, however round they are
        parts.append(
            f'<rect class="strip-{one.worst}" x="{_n(x + 10)}" y="{_n(y + one.height - 4)}" width="{_n(WIDTH - 20)}" height="4" rx="2"/>'
        )
    for part, text, baseline in one.lines:
        kind = f"mark mark-{one.worst}" if part == "mark" else part
        parts.append(f'<text class="{kind}" x="{_n(x + PADDING)}" y="{_n(y + baseline)}">{escaped(text)}</text>')
    return "".join((*parts, "</g>"))


def _lines(told: Iterable[str]) -> str:
    return "\n".join(escaped(line) for line in told)


#: what each sort of line is called in the key, in its order
_SORTS: Mapping[str, str] = {
    "solid": "reports to",
    "administrative": "reports to, administratively",
    "dotted": "dotted line",
    "chair": "chaired by",
    "part": "part of",
}
_MARKS = {Stand.CONFLICT: "conflict with a rule", Stand.NOTED: "worth a look", Stand.PROPOSED: "proposed by the plan"}


def _key(chart: Chart, notes: Notes, top: float, room: float) -> tuple[list[str], float]:
    """What the lines and signs mean, as far as this chart has them, and the notes by their numbers; and where that ends."""
    elements: list[str] = []
    x, y = MARGIN, top
    for kind, word in _key_entries(chart.ties):
        long = 34 + length(word, _KEY_SIZE) + 22
        if x + long > room + MARGIN and x > MARGIN:
            x, y = MARGIN, y + _KEY_LEADING + 4
        elements.append(f'<path class="line {kind}" d="M{_n(x)} {_n(y - 4)}h28"/>')
        elements.append(f'<text class="key" x="{_n(x + 34)}" y="{_n(y)}">{escaped(word)}</text>')
        x += long
    if chart.left_out:
        y += _KEY_LEADING + 4
        told = f"{counted(chart.left_out, 'seat')} of the chart are not shown here." if chart.left_out > 1 else "1 seat is not shown here."
        elements.append(f'<text class="key" x="{_n(MARGIN)}" y="{_n(y)}">{told}</text>')
    for number, (stand, because) in enumerate(notes.entries, start=1):
        y += _KEY_LEADING + 6
        elements.append(Drawn.sign(stand, number, MARGIN + 9, y - 4))
        for place, line in enumerate(lines(because, _KEY_SIZE, room - 30, 3)):
            y += _KEY_LEADING if place else 0
            elements.append(f'<text class="key" x="{_n(MARGIN + 26)}" y="{_n(y)}">{escaped(line)}</text>')
    return elements, y


def _key_entries(ties: Iterable[Tie]) -> list[tuple[str, str]]:
    sorts = {"administrative" if tie.purpose == "administrative" else tie.kind for tie in ties if tie.stand is not Stand.PROPOSED}
    stands = {tie.stand for tie in ties}
    told = [(sort, word) for sort, word in _SORTS.items() if sort in sorts]
    return told + [(stand.value, word) for stand, word in _MARKS.items() if stand in stands]


def _n(number: float) -> str:
    """A number as SVG writes it, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")
