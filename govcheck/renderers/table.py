"""The table of renderers: a new format is one module and one line here. A module is loaded when its format is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from govcheck.model.findings import Assessment
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import Many
from govcheck.source.notes import bar

if TYPE_CHECKING:
    from govcheck.model.comparisons import Comparison
    from govcheck.model.plans import Contradiction, Plan

__all__ = [
    "COMPARISON_FORMATS",
    "EXTENSIONS",
    "FORMATS",
    "MANY_RENDERERS",
    "PLAN_FORMATS",
    "PROBLEM_RENDERERS",
    "RENDERERS",
    "Look",
    "Many",
    "ManyRenderer",
    "ProblemRenderer",
    "Renderer",
    "extension",
    "many_renderer",
    "problem_renderer",
    "render_comparison",
    "render_comparison_problems",
    "render_plan",
    "render_plan_problems",
    "renderer",
]

Renderer = Callable[[Assessment, Look], str]
ManyRenderer = Callable[[Many, Look], str]
ProblemRenderer = Callable[[tuple[Problem, ...], str, Look], str]

#: format -> module with ``render(assessment, look)``, ``render_problems(problems, version, look)`` for what could not be read, and
#: ``render_many(many, look)`` for several organisations in one document, each named by the file that it was read from and, instead
#: of an assessment, the problems of one that could not be read
FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "json": "govcheck.renderers.to_json",
        "sarif": "govcheck.renderers.to_sarif",
        "junit": "govcheck.renderers.to_junit",
        "github": "govcheck.renderers.to_github",
        "gitlab": "govcheck.renderers.to_gitlab",
        "markdown": "govcheck.renderers.to_markdown",
        "csv": "govcheck.renderers.to_csv",
        "html": "govcheck.renderers.to_html",
        "text": "govcheck.renderers.to_text",
    }
)


#: the group of entry points by which another package brings a format: its name, and a module as those in the table
EXTENSIONS = "govcheck.renderers"


def extension(form: str) -> str | None:
    """The module that an installed package brings for a format that is in no table; None where none does."""
    from importlib.metadata import entry_points  # a heavy library, asked for what is not found here alone

    # what another package makes of an assessment, and when that changes, is not ours to know
    bar()
    return min((entry.value for entry in entry_points(group=EXTENSIONS, name=form)), default=None)


def renderer(form: str) -> Renderer:
    """What makes an assessment into text of a format, one of our own or an extension's; raises KeyError where there is none."""
    return RENDERERS[form] if form in RENDERERS else _renderer(_module(form))


def problem_renderer(form: str) -> ProblemRenderer:
    """What says in a format why there is no assessment; raises KeyError where there is no such format."""
    return PROBLEM_RENDERERS[form] if form in PROBLEM_RENDERERS else _problem_renderer(_module(form))


def many_renderer(form: str) -> ManyRenderer:
    """What makes the assessments of several organisations into one text of a format; raises KeyError where there is no such format."""
    return MANY_RENDERERS[form] if form in MANY_RENDERERS else _many_renderer(_module(form))


def _module(form: str) -> str:
    module = extension(form)
    if module is None:
        raise KeyError(form)
    return module


def _renderer(module: str) -> Renderer:
    def render(assessment: Assessment, look: Look) -> str:
        text: str = import_module(module).render(assessment, look)
        return text

    return render


def _many_renderer(module: str) -> ManyRenderer:
    def render_many(many: Many, look: Look) -> str:
        text: str = import_module(module).render_many(many, look)
        return text

    return render_many


def _problem_renderer(module: str) -> ProblemRenderer:
    def render_problems(problems: tuple[Problem, ...], version: str, look: Look) -> str:
        text: str = import_module(module).render_problems(problems, version, look)
        return text

    return render_problems


#: format -> what makes an assessment into text
RENDERERS: Mapping[str, Renderer] = MappingProxyType({name: _renderer(module) for name, module in FORMATS.items()})

#: format -> what says why there is no assessment
PROBLEM_RENDERERS: Mapping[str, ProblemRenderer] = MappingProxyType({name: _problem_renderer(module) for name, module in FORMATS.items()})

#: format -> what makes the assessments of several organisations into one text
MANY_RENDERERS: Mapping[str, ManyRenderer] = MappingProxyType({name: _many_renderer(module) for name, module in FORMATS.items()})

#: format -> module with ``render(comparison, look)`` and ``render_problems(problems, version, look)``
COMPARISON_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "json": "govcheck.renderers.comparison_json",
        "markdown": "govcheck.renderers.comparison_markdown",
        "text": "govcheck.renderers.comparison_text",
    }
)


def render_comparison(form: str, comparison: "Comparison", look: Look) -> str:
    """A comparison as text of one of `COMPARISON_FORMATS`."""
    text: str = import_module(COMPARISON_FORMATS[form]).render(comparison, look)
    return text


def render_comparison_problems(form: str, problems: tuple[Problem, ...], version: str, look: Look) -> str:
    """Why nothing could be compared, in one of `COMPARISON_FORMATS`."""
    text: str = import_module(COMPARISON_FORMATS[form]).render_problems(problems, version, look)
    return text


#: format -> module with ``render(plan, look)`` and ``render_problems(problems, version, look)``
PLAN_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "json": "govcheck.renderers.plan_json",
        "markdown": "govcheck.renderers.plan_markdown",
        "text": "govcheck.renderers.plan_text",
    }
)


def render_plan(form: str, plan: "Plan | Contradiction", look: Look) -> str:
    """A plan, or why there is none, as text of one of `PLAN_FORMATS`."""
    text: str = import_module(PLAN_FORMATS[form]).render(plan, look)
    return text


def render_plan_problems(form: str, problems: tuple[Problem, ...], version: str, look: Look) -> str:
    """Why nothing could be planned, in one of `PLAN_FORMATS`."""
    text: str = import_module(PLAN_FORMATS[form]).render_problems(problems, version, look)
    return text
