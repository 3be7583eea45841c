"""How deep the solid lines go."""

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.graph.chart import Chart


def layers(chart: "Chart") -> dict[str, int]:
    """Position -> its layer, 1 at the top, by the shortest way up; nobody who is in a circle, or below no top, is in it."""
    layer = dict.fromkeys(chart.uppermost, 1)
    queue = deque(layer)
    while queue:
        here = queue.popleft()
        for lower in chart.subordinates(here):
            if lower not in layer and here in chart.superiors(lower):
                layer[lower] = layer[here] + 1
                queue.append(lower)
    return layer
