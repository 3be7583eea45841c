"""A chart as an SVG picture that stands alone."""

from govcheck.model.dossiers import Chart
from govcheck.renderers.pieces.chart_svg import described, picture, svg


def render_picture(chart: Chart, heading: str) -> bytes:
    """The picture as a file; no script, no reference to anything outside."""
    drawn = picture(chart, heading)
    return (svg(drawn, heading, described(chart)) + "\n").encode()
