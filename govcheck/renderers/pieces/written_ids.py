"""Ids of seats as formats of graphs write them: safe to show, and still different where the ids are."""

from govcheck.model.dossiers import Chart
from govcheck.renderers.pieces.visible import visible


def written_ids(chart: Chart) -> dict[str, str]:
    """The id of each seat -> the id as it is written."""
    written: dict[str, str] = {}
    taken: set[str] = set()
    for seat in chart.seats:
        name = visible(seat.id)
        while name in taken:
            name += "'"
        taken.add(name)
        written[seat.id] = name
    return written
