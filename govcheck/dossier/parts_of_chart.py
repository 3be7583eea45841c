"""Parts of a chart: what stands around one seat, and what a reader needs to see of a chart that is too large for one page."""

from collections import deque
from collections.abc import Iterable

from govcheck.model.dossiers import Chart, Stand
from govcheck.model.findings import SEVERITIES, Severity


def around(chart: Chart, centres: Iterable[str], hops: int) -> Chart:
    """The seats at most so many lines away from the centres, whatever way the lines run, and the lines between them."""
    neighbours: dict[str, set[str]] = {}
    for tie in chart.ties:
        neighbours.setdefault(tie.lower, set()).add(tie.upper)
        neighbours.setdefault(tie.upper, set()).add(tie.lower)
    distance = dict.fromkeys(centres, 0)
    queue = deque(sorted(distance))
    while queue:
        here = queue.popleft()
        if distance[here] == hops:
            continue
        for other in sorted(neighbours.get(here, ())):
            if other not in distance:
                distance[other] = distance[here] + 1
                queue.append(other)
    return only(chart, distance)


def excerpt(chart: Chart, most: int) -> Chart:
    """The chart, or of one with more seats than `most`: the marked lines and the worst findings, each with its way to the top."""
    if len(chart.seats) <= most:
        return chart
    above = {seat.id: seat.above for seat in chart.seats}
    worst = {seat.id: min((SEVERITIES.index(remark.severity) for remark in seat.remarks), default=len(SEVERITIES)) for seat in chart.seats}
    ends = [(tie.stand is Stand.NOTED, tie.lower, tie.upper) for tie in chart.ties if tie.stand is not Stand.PLAIN]
    wanted = [seat for noted, *both in sorted(ends) if not noted for seat in both]
    threshold = SEVERITIES.index(Severity.WARNING)
    wanted += sorted((seat for seat in worst if worst[seat] <= threshold), key=lambda seat: (worst[seat], seat))
    wanted += [seat for noted, *both in sorted(ends) if noted for seat in both]
    # then the top of the house, layer by layer
    depth = {seat: len(_way_up(seat, above)) for seat in above}
    wanted += sorted(above, key=lambda seat: (depth[seat], seat))
    kept: set[str] = set()
    for seat in wanted:
        way = {seat, *_way_up(seat, above)}
        if len(kept | way) <= most:
            kept |= way
    return only(chart, kept)


def only(chart: Chart, kept: Iterable[str]) -> Chart:
    """These seats of the chart, and the lines between them."""
    names = set(kept)
    seats = tuple(seat for seat in chart.seats if seat.id in names)
    ties = tuple(tie for tie in chart.ties if tie.lower in names and tie.upper in names)
    return Chart(seats, ties, chart.left_out + len(chart.seats) - len(seats))


def _way_up(seat: str, above: dict[str, str | None]) -> tuple[str, ...]:
    way: dict[str, None] = {}
    here = above.get(seat)
    while here is not None and here not in way and here != seat:
        way[here] = None
        here = above.get(here)
    return tuple(way)
