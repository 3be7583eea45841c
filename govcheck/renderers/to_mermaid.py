"""A chart as a flowchart of Mermaid, for pages that draw it (wikis, merge requests)."""

from collections.abc import Iterable

from govcheck.model.dossiers import Chart, Seat, Stand, Tie
from govcheck.renderers.pieces.seat_box import found
from govcheck.renderers.pieces.visible import visible

_ARROWS = {"solid": "---", "dotted": "-.-", "chair": "-.-", "part": "-.-"}
_COLOURS = {Stand.CONFLICT: "#b3261e", Stand.NOTED: "#9a5b00", Stand.PROPOSED: "#1b7a43"}


def render_picture(chart: Chart, heading: str) -> bytes:
    """A flowchart from the top down; nodes are numbered, since an id of the file may be a word of Mermaid's."""
    names = {seat.id: f"n{number}" for number, seat in enumerate(chart.seats)}
    out = ["---", f'title: "{_inside(heading)}"', "---", "flowchart TB"]
    out += [f"  {names[seat.id]}{_seat(seat)}" for seat in chart.seats]
    out += [f"  {names[tie.upper]} {_arrow(tie)} {names[tie.lower]}" for tie in chart.ties]
    out += list(_styles(chart.ties))
    bodies = [names[seat.id] for seat in chart.seats if seat.kind == "body"]
    open_seats = [names[seat.id] for seat in chart.seats if seat.vacant]
    if bodies:
        out += ["  classDef body fill:#eef3f6,stroke:#5d7180", f"  class {','.join(bodies)} body"]
    if open_seats:
        out += ["  classDef vacant stroke-dasharray:3 3", f"  class {','.join(open_seats)} vacant"]
    return ("\n".join(out) + "\n").encode()


def _seat(seat: Seat) -> str:
    told = [seat.title, ", ".join(seat.holders), ", ".join(seat.members), found(seat)]
    label = "<br/>".join(_inside(line) for line in told if line)
    return f'(["{label}"])' if seat.kind == "body" else f'["{label}"]'


def _arrow(tie: Tie) -> str:
    arrow = "-.-" if tie.stand is Stand.PROPOSED else _ARROWS.get(tie.kind, "---")
    label = tie.stand.value or tie.purpose or {"chair": "chair", "part": "part of"}.get(tie.kind, "")
    return f'{arrow}|"{_inside(label)}"|' if label else arrow


def _styles(ties: Iterable[Tie]) -> Iterable[str]:
    for number, tie in enumerate(ties):
        if tie.stand is not Stand.PLAIN:
            yield f"  linkStyle {number} stroke:{_COLOURS[tie.stand]},stroke-width:3px"


def _inside(text: str) -> str:
    """The text in a label: every sign that Mermaid, Markdown or HTML might obey as an entity of Mermaid's own."""
    return "".join(sign if sign.isalnum() or sign in " ,.-()'/" else f"#{ord(sign)};" for sign in visible(text))
