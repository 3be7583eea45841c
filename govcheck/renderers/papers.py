"""The tables of what is made to be handed over: a new kind of picture or report is one module and one line here, as in `table`."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from govcheck.model.dossiers import Chart, Dossier

__all__ = ["PICTURES", "REPORTS", "Chart", "Dossier", "draw", "write"]

#: ending of the file -> module with ``render_picture(chart, heading)``
PICTURES: Mapping[str, str] = MappingProxyType(
    {
        "dot": "govcheck.renderers.to_dot",
        "graphml": "govcheck.renderers.to_graphml",
        "mmd": "govcheck.renderers.to_mermaid",
        "png": "govcheck.renderers.to_png",
        "svg": "govcheck.renderers.to_svg",
    }
)

#: ending of the file -> module with ``render_report(dossier)``
REPORTS: Mapping[str, str] = MappingProxyType(
    {
        "docx": "govcheck.renderers.to_docx",
        "html": "govcheck.renderers.to_html",
        "md": "govcheck.renderers.to_report_markdown",
        "xlsx": "govcheck.renderers.to_xlsx",
    }
)


def draw(ending: str, chart: Chart, heading: str) -> bytes:
    """The chart as a picture of that kind; raises ImportError where what it needs is not installed."""
    made: bytes = import_module(PICTURES[ending]).render_picture(chart, heading)
    return made


def write(ending: str, dossier: Dossier) -> bytes:
    """The dossier as a report of that kind; raises ImportError where what it needs is not installed."""
    made: bytes = import_module(REPORTS[ending]).render_report(dossier)
    return made
