"""A comparison as Markdown for a comment on a pull request: the changes and what came in sight, the rest folded, under the size limit."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from govcheck import __version__
from govcheck.model.comparisons import Change, Comparison, Kept
from govcheck.model.findings import Assessment, Finding
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.compared import in_short, named, now, numbers, severity_was, title
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.markup import code, escaped
from govcheck.renderers.pieces.ordering import problems_in_order
from govcheck.renderers.pieces.paths import relative
from govcheck.renderers.pieces.standing import place_of

T = TypeVar("T")

#: GitHub takes comments of 65,536 characters; each of four lists may take its part of what is left for them
MOST_CHARACTERS = 60_000
_OF_LIST = MOST_CHARACTERS // 4


def render(comparison: Comparison, look: Look) -> str:
    """The comparison as Markdown."""
    told = in_short(numbers(comparison))
    blocks = [
        f"## {escaped(title(comparison))}: {told[0]}",
        f"{code(named(comparison.older))} → {code(named(comparison.newer))}, as of {comparison.after.as_of.isoformat()}",
        " · ".join(f"**{part}**" if part.startswith("came") else part for part in told),
    ]
    if comparison.changes:
        rows = _fitting(comparison.changes, lambda change: _change(change, look), "change")
        blocks.append("\n".join(("| | what changed in the organisation | where |", "|---|---|---|", *rows)))
    if comparison.came:
        blocks += [
            "### Findings that came",
            "\n".join(_fitting(comparison.came, lambda finding: _came(finding, comparison.after, look), "finding")),
        ]
    blocks += _folded(
        "Findings that went", comparison.went, lambda gone: f"- {_finding(gone.finding, comparison.before, look)}: {now(gone)}"
    )
    blocks += _folded("Findings that stayed", comparison.stayed, lambda kept: _stayed(kept, comparison.after, look))
    return "\n\n".join(blocks) + "\n"


def render_problems(problems: tuple[Problem, ...], _version: str = __version__, _look: Look | None = None) -> str:
    """Why nothing could be compared."""
    head = f"## {counted(len(problems), 'problem')}, so nothing was compared"
    return "\n\n".join((head, "\n".join(_fitting(problems_in_order(problems), _problem, "problem")))) + "\n"


def _fitting(things: Sequence[T], line: Callable[[T], str], what: str) -> list[str]:
    """A line for each thing as long as there is room, and how many there are more."""
    lines: list[str] = []
    taken = 0
    for place, thing in enumerate(things):
        made = line(thing)
        taken += len(made) + 1
        if taken > _OF_LIST:
            rest = f"and {counted(len(things) - place, f'more {what}')}"
            return [*lines, f"| | {rest} | |" if made.startswith("|") else f"- {rest}"]
        lines.append(made)
    return lines


def _folded(head: str, things: Sequence[T], line: Callable[[T], str]) -> Iterable[str]:
    if things:
        listed = "\n".join(_fitting(things, line, "finding"))
        yield f"<details><summary>{head} ({len(things)})</summary>\n\n{listed}\n\n</details>"


def _change(change: Change, look: Look) -> str:
    role, place = change.places[0] if change.places else ("", None)
    where = "" if place is None else f"{'was ' if role == 'old' else ''}{code(f'{relative(place.path, look)}:{place.line}')}"
    return f"| {change.kind} | {escaped(change.statement)} | {where} |"


def _came(finding: Finding, state: Assessment, look: Look) -> str:
    waived = "" if finding.waiver is None else f" (waived: {escaped(finding.waiver.reason)})"
    remedy = f" {escaped(finding.remediation)}" if finding.remediation else ""
    return f"- {_finding(finding, state, look)}{waived}{'.' + remedy if remedy else ''}"


def _stayed(kept: Kept, state: Assessment, look: Look) -> str:
    was = severity_was(kept)
    return f"- {_finding(kept.finding, state, look)}{f' ({was})' if was else ''}"


def _finding(finding: Finding, state: Assessment, look: Look) -> str:
    at = place_of(finding, state)
    where = f", {code(f'{relative(at.path, look)}:{at.line}')}" if at is not None else ""
    clauses = "".join(f", {escaped(clause)}" for clause in finding.cites)
    return f"**{finding.severity}** ({finding.kind}) {escaped(finding.message)}{where}, {code(finding.rule)}{clauses}"


def _problem(problem: Problem) -> str:
    near = f" (did you mean {code(problem.nearest)}?)" if problem.nearest else ""
    return f"- {code(f'{problem.path}:{problem.line}:{problem.column}')}: {escaped(problem.message)}{near}"
