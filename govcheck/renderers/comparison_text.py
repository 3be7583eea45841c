"""A comparison as text for a person at a terminal: what changed in the organisation, then the findings that came, went and stayed."""

from collections.abc import Iterable

from govcheck.model.comparisons import Change, Comparison, Gone
from govcheck.model.findings import Finding, Outcome, Place
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.compared import in_short, named, now, numbers, severity_was, title
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.finding_block import finding_block
from govcheck.renderers.pieces.flow import Span, drawn, flow
from govcheck.renderers.pieces.grouping import grouped, primary, stand_ins
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.ordering import problems_in_order
from govcheck.renderers.pieces.standing import place_of
from govcheck.renderers.pieces.styles import styled

#: how many findings that stayed are named unless everything was asked for
MOST_STAYED = 10
#: the longest name of a kind of change
_KIND = len("appointed")


def render(comparison: Comparison, look: Look) -> str:
    """The comparison as text that ends with its numbers; where the look is quiet, a line for each change and finding that differs."""
    if look.quiet:
        return "".join(f"{line}\n" for line in _quiet(comparison, look))
    head = [Span(f"{title(comparison)}:", "strong"), Span(f"{named(comparison.older)} → {named(comparison.newer)}", "place")]
    blocks = [flow(head, look, then="  "), _changes(comparison.changes, look)]
    came = _came(comparison, look)
    if came:
        blocks += [flow([Span("Findings that came", "strong")], look), *came]
    blocks += [_went(comparison.went, look), _stayed(comparison, look)]
    crashed = [rule.id for rule in comparison.after.rules if rule.outcome is Outcome.ERROR]
    if crashed:
        crash = Span("error  crash ", "error", whole=True)
        blocks.append(flow([crash, Span(f"these rules failed and were left out: {', '.join(crashed)}")], look, then="  "))
    blocks.append(flow([Span(" · ".join(in_short(numbers(comparison))), "strong")], look, then="  "))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def render_problems(problems: tuple[Problem, ...], _version: str = "", look: Look | None = None) -> str:
    """Why nothing could be compared, a line for each problem."""
    look = look or Look()
    lines = [drawn(str(problem), look) for problem in problems_in_order(problems)]
    return "".join(f"{line}\n" for line in (*lines, "", f"{counted(len(problems), 'problem')}, so nothing was compared"))


def _changes(changes: tuple[Change, ...], look: Look) -> list[str]:
    if not changes:
        return ["No change in the organisation"]
    lines = flow([Span("What changed in the organisation", "strong")], look)
    for change in changes:
        first = f"  {str(change.kind).ljust(_KIND)}  "
        lines += flow([Span(change.statement), *_where(change.places, look)], look, first=first, then=" " * len(first))
    return lines


def _where(places: tuple[Place, ...], look: Look) -> list[Span]:
    shown = places if look.verbose else places[:1]
    told = list(dict.fromkeys(f"{'was ' if role == 'old' else ''}{place.path}:{place.line}" for role, place in shown))
    return [Span(f"({', '.join(told)})", "place", whole=True)] if told else []


def _came(comparison: Comparison, look: Look) -> list[list[str]]:
    inputs = {given.path: given for given in comparison.after.inputs}
    nowhere = stand_ins(comparison.came)
    return [finding_block(group, {} if primary(group.findings[0]) in nowhere else inputs, look) for group in grouped(comparison.came)]


def _went(went: tuple[Gone, ...], look: Look) -> list[str]:
    if not went:
        return []
    lines = flow([Span("Findings that went", "strong")], look)
    for gone in went:
        lines += _finding(gone.finding, now(gone), look)
    return lines


def _stayed(comparison: Comparison, look: Look) -> list[str]:
    stayed = comparison.stayed
    if not stayed:
        return []
    most = len(stayed) if look.verbose else MOST_STAYED
    lines = flow([Span("Findings that stayed", "strong")], look)
    for kept in stayed[:most]:
        lines += _finding(kept.finding, severity_was(kept), look)
    if len(stayed) > most:
        lines.append(f"  and {counted(len(stayed) - most, 'more finding')} (--verbose names them)")
    return lines


def _finding(finding: Finding, note: str, look: Look) -> list[str]:
    at = primary(finding)
    spans = [Span(f"{finding.severity}  {finding.kind} ", finding.severity, whole=True), Span(finding.message)]
    spans += [Span(f"[{finding.rule}]", "faint", whole=True)]
    spans += [Span(f"({at.path}:{at.line})", "place", whole=True)] if at is not None else []
    spans += [Span(f"- {note}")] if note else []
    return flow(spans, look, first="  ", then="    ")


def _quiet(comparison: Comparison, look: Look) -> Iterable[str]:
    for change in comparison.changes:
        yield drawn(f"{change.kind}: {change.statement}", look)
    came, went = (comparison.after, comparison.came), (comparison.before, tuple(gone.finding for gone in comparison.went))
    for word, (state, findings) in (("came", came), ("went", went)):
        for finding in findings:
            at = place_of(finding, state) if primary(finding) is not None else None
            place = f"{at.path}:{at.line}:{at.column}" if at else str(finding.subject)
            severity = styled(finding.severity, finding.severity, look.colour)
            yield f"{word}: {drawn(place, look)}: {severity}: {drawn(f'{finding.message} [{finding.rule}]', look)}"
