"""A chart in the DOT language of Graphviz."""

from govcheck.model.dossiers import Chart, Seat, Stand, Tie
from govcheck.renderers.pieces.seat_box import found
from govcheck.renderers.pieces.visible import visible
from govcheck.renderers.pieces.written_ids import written_ids

_STYLES = {"solid": "solid", "dotted": "dotted", "chair": "dashed", "part": "dotted"}
_COLOURS = {Stand.CONFLICT: "#b3261e", Stand.NOTED: "#9a5b00", Stand.PROPOSED: "#1b7a43"}


def render_picture(chart: Chart, heading: str) -> bytes:
    """A digraph from superior to subordinate; marked lines are coloured and say why."""
    ids = written_ids(chart)
    out = ["digraph chart {"]
    out += [f"  label={_quoted(heading)};", "  labelloc=t;", "  rankdir=TB;"]
    out += ['  node [shape=box, fontname="Helvetica", fontsize=11];', '  edge [dir=none, fontname="Helvetica", fontsize=9];']
    out += [_seat(seat, ids[seat.id]) for seat in chart.seats]
    out += [_tie(tie, ids[tie.lower], ids[tie.upper]) for tie in chart.ties]
    return ("\n".join([*out, "}"]) + "\n").encode()


def _seat(seat: Seat, name: str) -> str:
    told = [seat.title, ", ".join(seat.holders), ", ".join(seat.members), found(seat)]
    shape = "rounded,filled" if seat.kind == "body" else "dashed" if seat.kind == "group" or seat.vacant else "solid"
    label = "\\n".join(_inside(line) for line in told if line)
    return f'  {_quoted(name)} [label="{label}", style="{shape}"' + (', fillcolor="#eef3f6"' if seat.kind == "body" else "") + "];"


def _tie(tie: Tie, lower: str, upper: str) -> str:
    said = {"style": _STYLES.get(tie.kind, "solid"), "tooltip": tie.because, "label": tie.purpose or ""}
    said |= {"constraint": "false"} if tie.kind in ("dotted", "chair") or tie.stand is Stand.PROPOSED else {}
    if tie.stand is not Stand.PLAIN:
        said |= {"color": _COLOURS[tie.stand], "fontcolor": _COLOURS[tie.stand], "penwidth": "2.5", "label": tie.stand.value}
        said |= {"style": "dashed"} if tie.stand is Stand.PROPOSED else {}
    told = ", ".join(f"{name}={_quoted(value)}" for name, value in sorted(said.items()) if value)
    return f"  {_quoted(upper)} -> {_quoted(lower)} [{told}];"


def _quoted(text: str) -> str:
    return f'"{_inside(text)}"'


def _inside(text: str) -> str:
    """The text between quotes: a backslash would begin an escape, and an entity another sign."""
    return visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
