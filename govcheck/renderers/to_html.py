"""A report as one HTML page: nothing outside it is asked for, it works without scripts, and it prints.

The page carries a policy that forbids everything but its own style, its own script and pictures inside it, so that even a fault in
the escaping would run nothing.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any

from govcheck import __version__
from govcheck.model.dossiers import Cover, Dossier, Reference
from govcheck.model.findings import Assessment, Outcome
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.cards import cards
from govcheck.renderers.pieces.chart_svg import described, picture, svg
from govcheck.renderers.pieces.colours import accents
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.headline import headline
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import Many, Result, many_in_order
from govcheck.renderers.pieces.ordering import in_order, problems_in_order
from govcheck.renderers.pieces.report_values import values
from govcheck.renderers.pieces.report_words import OUTCOMES
from govcheck.renderers.pieces.scorecard import Score
from govcheck.renderers.pieces.summary import summary
from govcheck.renderers.pieces.visible import visible

#: the largest height of a logo at the head of the page, in pixels
LOGO_HEIGHT = 56


def render_report(dossier: Dossier) -> bytes:
    """The page as UTF-8."""
    page = dossier._replace(assessment=in_order(dossier.assessment))
    script = _asset("report.js")
    drawn = picture(page.chart)
    chart = svg(drawn, "Chart of the organisation", described(page.chart), style=None, name="picture")
    shown = {**values(page), **_logo(page), "anchors": _anchors(page.references)}
    shown["bars"] = {row: _bar(row) for table in shown["scorecards"] for row in (*table.rows, table.whole)}
    # drawn by us, and escaped where it was drawn
    return _page("report.html", page.cover.accent, script, {**shown, "picture": _ours(chart)}).encode()


def render(assessment: Assessment, _look: Look) -> str:
    """The page of an assessment of which nothing else is known: without chart and matrices."""
    return render_report(Dossier(assessment)).decode()


def render_problems(problems: tuple[Problem, ...], version: str = __version__, _look: Look | None = None) -> str:
    """Why there is no assessment, as a page."""
    said = f"{counted(len(problems), 'problem')}, so nothing was judged"
    told = [_told("", problems_in_order(problems))]
    return _page("several.html", Cover().accent, "", {"title": said, "several": False, "told": told, "version": version})


def render_many(many: Many, _look: Look | None = None) -> str:
    """What several organisations came to, as one page with a table of them."""
    told = [_told(name, result) for name, result in many_in_order(many)]
    return _page("several.html", Cover().accent, "", {"title": counted(len(told), "organisation"), "several": True, "told": told})


def _told(name: str, result: Result) -> dict[str, Any]:
    if not isinstance(result, Assessment):
        return {"name": name, "numbers": None, "head": None, "problems": result, "cards": ()}
    numbers, found = summary(result), cards(result, {})
    named = f"{result.organization} ({name})" if result.organization and name else result.organization or name
    head = headline(Dossier(result), numbers, found)
    return {"name": named, "numbers": numbers, "head": head, "problems": result.problems, "cards": found}


def _page(template: str, accent: str, script: str, shown: Mapping[str, Any]) -> str:
    """A page with its style, its script and the policy that allows these two."""
    light, dark = accents(accent)
    css = _asset("report.css").replace("ACCENT-ON-PAPER", light).replace("ACCENT-ON-DARK", dark)
    policy = (
        *("default-src 'none'", "img-src data:", f"style-src {_hash(css)}"),
        *(f"script-src {_hash(script)}" if script else "script-src 'none'", "base-uri 'none'", "form-action 'none'"),
    )
    own = {"css": _ours(css), "script": _ours(script), "policy": "; ".join(policy)}
    text: str = _environment().get_template(template).render({"version": __version__, **shown, **own})
    return text


def _ours(text: str) -> Any:
    """Text that is markup already."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - never of a client's file


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
