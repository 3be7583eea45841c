"""A report as a Markdown document, for a wiki or a repository; it reads well as it is, too."""

import re
from importlib.resources import files
from typing import Any

from govcheck.model.dossiers import Dossier
from govcheck.renderers.pieces.lines_of_chart import Notes
from govcheck.renderers.pieces.ordering import in_order
from govcheck.renderers.pieces.plain_markdown import code, escaped
from govcheck.renderers.pieces.report_values import values


def render_report(dossier: Dossier) -> bytes:
    """The document as UTF-8."""
    page = dossier._replace(assessment=in_order(dossier.assessment))
    shown = values(page) | {"notes": Notes(page.chart.ties).entries, "code": lambda text: _Written(code(text))}
    text: str = _environment().get_template("report.md").render(shown)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


class _Written(str):
    """Text that is Markdown already."""

    __slots__ = ()


def _environment() -> Any:
    """The templates, in which every text is escaped on its way in."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def seen(value: object) -> object:
        return escaped(value) if isinstance(value, str) and not isinstance(value, _Written | Markup) and value.strip() else value

    folder = files("govcheck.renderers") / "templates"
    return Environment(
        autoescape=False,  # noqa: S701 - not HTML; `seen` escapes what goes in
        finalize=seen,
        keep_trailing_newline=True,
        loader=FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
