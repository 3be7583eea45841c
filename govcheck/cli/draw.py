"""``govcheck draw``: the chart as a picture, whole or around a role, with the findings on it."""

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govcheck.cli.extras import extra
from govcheck.cli.judging import judged, request
from govcheck.cli.options import add_judging_options
from govcheck.cli.terminal import say, write_files
from govcheck.cli.usage import UsageError, parser
from govcheck.constraints.stating import in_words
from govcheck.dossier.chart import chart_of
from govcheck.dossier.parts_of_chart import around
from govcheck.graph.orggraph import OrgGraph
from govcheck.renderers.papers import PICTURES, draw
from govcheck.source.problems import nearest

if TYPE_CHECKING:
    from govcheck.model.dossiers import Chart

HOPS = 2


def run(argv: Sequence[str]) -> int:
    """Write the pictures and say so; nothing is written where one of them cannot be made."""
    made = parser("draw", "Draw the chart as a picture, with the findings on it.")
    made.add_argument("files", nargs="+", metavar="org.yaml", help="files that are parts of one organisation; - is standard input")
    made.add_argument("-o", "--output", action="append", metavar="FILE", help=f"the picture; its ending is one of {', '.join(PICTURES)}")
    made.add_argument("--around", action="append", metavar="ROLE", help="only what stands around this role or position")
    made.add_argument("--hops", type=int, metavar="N", help=f"how many lines away that may be (default: {HOPS})")
    made.add_argument("--title", metavar="TEXT", help="what stands above it (default: the name of the organisation, and whom it is around)")
    add_judging_options(made)
    typed = made.parse_args(list(argv))
    outputs = [(path, ending(path, PICTURES)) for path in once(typed.output, "chart.svg")]
    if typed.hops is not None and (typed.around is None or typed.hops < 0):
        raise UsageError("--hops needs --around ROLE" if typed.around is None else f"--hops {typed.hops} is less than 0")
    found = judged(request(typed))
    graph = OrgGraph(found.document.organization, found.vocabulary, found.settings)
    chart = chart_of(graph, found.assessment.findings)
    if not chart.seats:
        raise UsageError("there is no chart to draw: the file has no positions")
    heading = found.assessment.organization or "Organisation"
    if typed.around:
        centres = _centres(typed.around, graph, chart)
        heading += f": around {in_words(tuple(seat.title for seat in chart.seats if seat.id in centres))}"
        chart = around(chart, centres, HOPS if typed.hops is None else typed.hops)
    heading = typed.title if typed.title is not None else heading
    pictures: list[tuple[str, str | bytes]] = []
    for path, kind in outputs:
        with extra("report", f"a picture as {kind.upper()}"):
            pictures.append((path, draw(kind, chart, heading)))
    write_files(pictures)
    say("".join(f"wrote {path}\n" for path, _ in pictures))
    return 0


def once(paths: Sequence[str] | None, such_as: str) -> Sequence[str]:
    """The files to write, each named once; raises UsageError."""
    if not paths:
        raise UsageError(f"no --output; expected a file to write, such as --output {such_as}")
    if len(set(paths)) < len(paths):
        raise UsageError("two outputs go to one file; expected a file for each")
    return paths


def ending(path: str, valid: Iterable[str]) -> str:
    """The ending of a file, which says what it is to be; raises UsageError with the nearest valid one."""
    found = os.path.splitext(path)[1].removeprefix(".").lower()  # noqa: PTH122 - a word that was typed, not yet a file
    words = sorted(valid)
    if found in words:
        return found
    near = nearest(found, words)
    hint = f" (did you mean .{near}?)" if near else ""
    raise UsageError(f"{path}: expected a file that ends in {', '.join(f'.{word}' for word in words)}{hint}")


def _centres(names: Sequence[str], graph: OrgGraph, chart: "Chart") -> set[str]:
    """The seats that are meant: by the id of a position, else those who carry a role; raises UsageError for who is neither."""
    seats = {seat.id for seat in chart.seats}
    found: set[str] = set()
    for name in names:
        role = graph.vocabulary.role_id(name)
        carriers = {name} & seats or (set(graph.carriers(role)) & seats if role is not None else set())
        if not carriers and role is not None:
            raise UsageError(f"--around {name}: nobody in this chart is the {graph.vocabulary.roles[role].title}")
        if not carriers:
            near = nearest(name, {*seats, *graph.vocabulary.roles})
            raise UsageError(f"--around {name!r} is no position and no role" + (f" (did you mean {near}?)" if near else ""))
        found |= carriers
    return found
