"""A finding in a comment: one line to be seen, and what decides it to be unfolded."""

from collections.abc import Iterator

from govcheck.model.findings import Assessment, Finding, Statement
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.deciding import is_hop, says_nothing, worth_reading
from govcheck.renderers.pieces.grouping import Group
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.markup import code, escaped
from govcheck.renderers.pieces.paths import relative
from govcheck.renderers.pieces.standing import place_of

#: how many of each are told of one finding
MOST_FACTS = 12
MOST_OPEN = 6


def finding_details(group: Group, assessment: Assessment, look: Look) -> str:
    """A group of findings as a ``details`` element: the first message and its place outside, the rest inside."""
    first, *others = group.messages
    place = _place(group.findings[0], assessment, look)
    summary = f"<summary><b>{group.severity} {group.kind}</b> {escaped(first)}{f' ({place})' if place else ''}</summary>"
    inside = [f"- also: {escaped(message)}" for message in others]
    inside += _facts(group, look)
    inside += _open(group)
    for finding, change in group.changes:
        about = f"{code(finding.rule)} is " if len(group.rules) > 1 else ""
        name = f" ({escaped(change.modifier)})" if change.modifier is not None else ""
        inside.append(f"- severity: {about}{finding.severity} instead of {change.was} because of {escaped(change.because)}{name}")
    inside += [f"- **do:** {escaped(remedy)}" for remedy in group.remedies]
    inside += [f"- {' · '.join(map(code, (rule, *cites)))}" for rule, cites in group.rules]
    return "\n".join(("<details>", summary, "", *inside, "", "</details>"))


def line_of(finding: Finding, assessment: Assessment, look: Look) -> str:
    """A finding as one item of a list."""
    place = _place(finding, assessment, look)
    return f"- {finding.severity} {finding.kind}: {escaped(finding.message)} ({', '.join(filter(None, (place, code(finding.rule))))})"


def _place(finding: Finding, assessment: Assessment, look: Look) -> str:
    place = place_of(finding, assessment)
    return code(f"{relative(place.path, look)}:{place.line}") if place is not None else ""


def _facts(group: Group, look: Look) -> Iterator[str]:
    facts = worth_reading(dict.fromkeys(fact for finding in group.findings for fact in finding.evidence), group.messages)
    for fact in facts[:MOST_FACTS]:
        yield f"- {'→ ' if is_hop(fact.slot) and not says_nothing(fact) else ''}{escaped(fact.statement)}{_where(fact, look)}"
    if len(facts) > MOST_FACTS:
        yield f"- and {counted(len(facts) - MOST_FACTS, 'more fact')}"


def _where(fact: Statement, look: Look) -> str:
    places = dict.fromkeys(f"{relative(location.path, look)}:{location.line}" for location in fact.locations)
    return f" ({code(next(iter(places)))})" if places else ""


def _open(group: Group) -> Iterator[str]:
    known = {*group.messages, *(fact.statement for finding in group.findings for fact in finding.evidence)}
    missing = [
        statement
        for statement in dict.fromkeys(fact.statement for finding in group.findings for fact in finding.missing)
        if statement not in known
    ]
    for statement in missing[:MOST_OPEN]:
        yield f"- to settle: {escaped(statement)}"
    if len(missing) > MOST_OPEN:
        yield f"- or {counted(len(missing) - MOST_OPEN, 'more fact')}"
