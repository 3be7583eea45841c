"""A chart as a PNG picture: the SVG made into pixels by resvg, in a typeface that comes along, so that it is the same everywhere."""

from govcheck.model.dossiers import Chart
from govcheck.renderers.pieces.chart_svg import described, picture, svg
from govcheck.renderers.pieces.pixels import pixels


def render_picture(chart: Chart, heading: str) -> bytes:
    """The picture at twice its nominal size, or smaller where that would be too many pixels."""
    drawn = picture(chart, heading)
    return pixels(svg(drawn, heading, described(chart)), drawn.width, drawn.height)
