"""A report as one HTML page: nothing outside it is asked for, it works without scripts, and it prints.

The page carries a policy that forbids everything but its own style, its own script and pictures inside it, so that even a fault in
the escaping would run nothing.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any

from govcheck.model.dossiers import Dossier, Reference
from govcheck.model.findings import Outcome
from govcheck.renderers.pieces.chart_svg import described, picture, svg
from govcheck.renderers.pieces.colours import accents
from govcheck.renderers.pieces.ordering import in_order
from govcheck.renderers.pieces.report_values import values
from govcheck.renderers.pieces.report_words import OUTCOMES
from govcheck.renderers.pieces.scorecard import Score
from govcheck.renderers.pieces.visible import visible

#: the largest height of a logo at the head of the page, in pixels
LOGO_HEIGHT = 56


def render_report(dossier: Dossier) -> bytes:
    """The page as UTF-8."""
    from markupsafe import Markup

    page = dossier._replace(assessment=in_order(dossier.assessment))
    light, dark = accents(page.cover.accent)
    css = _asset("report.css").replace("ACCENT-ON-PAPER", light).replace("ACCENT-ON-DARK", dark)
    script = _asset("report.js")
    drawn = picture(page.chart)
    chart = svg(drawn, "Chart of the organisation", described(page.chart), style=None, name="picture")
    shown = {**values(page), **_logo(page), "anchors": _anchors(page.references)}
    shown["bars"] = {row: _bar(row) for table in shown["scorecards"] for row in (*table.rows, table.whole)}
    # ours, or escaped by who made it
    shown |= {"css": Markup(css), "script": Markup(script), "picture": Markup(chart)}  # noqa: S704
    shown["policy"] = "; ".join(
        (
            *("default-src 'none'", "img-src data:", f"style-src {_hash(css)}", f"script-src {_hash(script)}"),
            *("base-uri 'none'", "form-action 'none'"),
        )
    )
    text: str = _environment().get_template("report.html").render(shown)
    return text.encode()


def _logo(page: Dossier) -> dict[str, Any]:
    logo = page.cover.logo
    if logo is None:
        return {}
    height = min(logo.height, LOGO_HEIGHT)
    return {
        "logo": f"data:image/png;base64,{b64encode(logo.png).decode()}",
        "logo_width": max(1, round(logo.width * height / logo.height)),
        "logo_height": height,
    }


def _bar(row: Score) -> list[tuple[str, str, str]]:
    """The parts of a bar of length 100: class, where it begins and how long it is."""
    bar = []
    here = 0.0
    for kind, count in (("bad", row.conflict), ("open", row.gap), ("met", row.passed), ("unsaid", row.unsaid + row.rest)):
        if count and row.of:
            wide = 100 * count / row.of
            bar.append((kind, f"{here:.2f}", f"{wide:.2f}"))
            here += wide
    return bar


def _anchors(references: Iterable[Reference]) -> Mapping[str, str]:
    """Source -> what links to it are called; by number, since an id may hold anything."""
    return {source.id: f"{number}" for number, source in enumerate(references, start=1)}


def _environment() -> Any:
    """The templates, in which everything is escaped after it was made visible."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def seen(value: object) -> object:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    return Environment(
        autoescape=True,
        finalize=seen,
        keep_trailing_newline=True,
        loader=FunctionLoader(_asset),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def _asset(name: str) -> str:
    return (files("govcheck.renderers") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression of a policy for an inline element of exactly this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


#: the outcomes that a report has no word for do not exist
assert {outcome for outcome, _, _ in OUTCOMES} == set(Outcome)
