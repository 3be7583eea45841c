"""Findings as GitHub workflow commands, which become annotations on the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the others without a word. So what a person reads as one is
one annotation, the worst come first, and where there are more than ten of a kind the tenth says how many stand in the log alone. The
command line adds the whole as Markdown to the page of the job. What is waived, or known to the baseline, is counted and not annotated.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from govcheck import __version__
from govcheck.model.findings import SEVERITIES, Assessment, Severity
from govcheck.model.slots import Location, Problem
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.grouping import Group, grouped
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import Many, Result, many_in_order
from govcheck.renderers.pieces.paths import STDIN, file_of, relative
from govcheck.renderers.pieces.standing import crashed, place_of, standing
from govcheck.renderers.pieces.totals import totals
from govcheck.renderers.pieces.visible import visible

#: how many annotations of one level GitHub shows of a step
MOST = 10

LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_WRONG = "govcheck: the input is wrong"
_PLURALS = {"error": "errors", "warning": "warnings", "notice": "notices"}


class Annotation(NamedTuple):
    """What is to be shown: its level, its place, its title, and its lines."""

    level: str
    place: Location | None
    title: str
    lines: tuple[str, ...]


def render(assessment: Assessment, look: Look) -> str:
    """The workflow commands of an assessment, and a last line that sums up."""
    return render_many([("", assessment)], look)


def render_problems(problems: tuple[Problem, ...], _version: str = __version__, look: Look | None = None) -> str:
    """An annotation for each problem of the input."""
    return render_many([("", problems)], look or Look())


def render_many(many: Many, look: Look) -> str:
    """The annotations of several organisations, the worst of all first: GitHub counts them together."""
    ordered = many_in_order(many)
    annotations = [one for source, result in ordered for one in _annotations(source, result)]
    lines: list[str] = []
    for level in LEVELS.values():
        of_level = [one for one in annotations if one.level == level]
        # what could not be judged at all is worse than any finding
        lines += _shown(sorted(of_level, key=lambda one: one.title != _WRONG), level, look)
    for source, result in ordered:
        said = totals(result) if isinstance(result, Assessment) else f"{counted(len(result), 'problem')}, so nothing was judged"
        lines.append(_plain(f"govcheck: {source}: {said}" if source else f"govcheck: {said}"))
    return "".join(f"{line}\n" for line in lines)


def _annotations(source: str, result: Result) -> Iterator[Annotation]:
    before = f"{source}: " if source else ""
    for problem in result.problems if isinstance(result, Assessment) else result:
        place = Location(problem.path, problem.line, problem.column, problem.line, problem.column)
        hint = f" (did you mean {problem.nearest}?)" if problem.nearest else ""
        yield Annotation("error", place, _WRONG, (f"{problem.message}{hint}",))
    if not isinstance(result, Assessment):
        return
    for rule, reason in crashed(result):
        yield Annotation("error", None, f"govcheck: {before}{rule} crashed", (reason,))
    for group in sorted(grouped(standing(result.findings).fresh), key=lambda group: SEVERITIES.index(group.severity)):
        yield Annotation(LEVELS[group.severity], place_of(group.findings[0], result), f"govcheck: {before}{_title(group)}", _lines(group))


def _title(group: Group) -> str:
    (first, _), *others = group.rules
    return f"{first} and {counted(len(others), 'more rule')}" if others else first


def _lines(group: Group) -> tuple[str, ...]:
    lines = list(group.messages)
    for finding, change in group.changes:
        lines.append(f"severity: {finding.severity} instead of {change.was} because of {change.because}")
    lines += [f"do: {remedy}" for remedy in group.remedies]
    clauses = dict.fromkeys(clause for _, cites in group.rules for clause in cites)
    if clauses:
        lines.append(" · ".join(clauses))
    return tuple(lines)


def _shown(annotations: list[Annotation], level: str, look: Look) -> Iterator[str]:
    """The commands of one level; those that GitHub would drop stand in the log."""
    most = len(annotations) if len(annotations) <= MOST else MOST - 1
    yield from (_command(one, look) for one in annotations[:most])
    rest = annotations[most:]
    if rest:
        said = f"{len(rest)} more {_PLURALS[level]} are not shown here, but in the log of this step and on the page of the job"
        yield _command(Annotation(level, None, "govcheck", (said,)), look)
        yield f"::group::{len(rest)} more {_PLURALS[level]}"
        for one in rest:
            at = f" {relative(one.place.path, look)}:{one.place.line}:{one.place.column}:" if one.place is not None else ""
            yield _plain(f"{level}:{at} {one.lines[0]} [{one.title.removeprefix('govcheck: ')}]")
        yield "::endgroup::"


def _command(one: Annotation, look: Look) -> str:
    properties: list[tuple[str, str]] = []
    place = one.place
    path = file_of(place.path, look) if place is not None else ""
    if place is not None and path not in ("", STDIN):
        properties.append(("file", path))
        properties.append(("line", str(max(place.line, 1))))
        if place.end_line > place.line:
            # columns mean something on one line only
            properties.append(("endLine", str(place.end_line)))
        else:
            properties.append(("col", str(max(place.column, 1))))
            if place.end_column > place.column:
                properties.append(("endColumn", str(place.end_column)))
    properties.append(("title", one.title))
    told = ",".join(f"{key}={_property(value)}" for key, value in properties)
    return f"::{one.level} {told}::{_data(one.lines)}"


def _property(text: str) -> str:
    return _escaped(_harmless(text)).replace(":", "%3A").replace(",", "%2C")


def _data(lines: Iterable[str]) -> str:
    return "%0A".join(_escaped(_harmless(line)) for line in lines)


def _plain(text: str) -> str:
    """A line of the log; it begins with a word of ours, so that it is no command."""
    return _harmless(text)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _harmless(text: str) -> str:
    """The text on one line; the old form of a command, which the runner finds anywhere in a line, is broken up."""
    return visible(text).replace("##[", "## [")
