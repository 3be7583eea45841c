"""One group of findings as a block of lines: what is wrong, where, by which facts, by which clauses, and what to do."""

from collections.abc import Mapping

from govcheck.model.findings import Input, Statement
from govcheck.renderers.pieces.code_frame import code_frame
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.deciding import is_hop, says_nothing, worth_reading
from govcheck.renderers.pieces.flow import Span, drawn, flow
from govcheck.renderers.pieces.grouping import Group, primary
from govcheck.renderers.pieces.look import Look

#: how many of each are told unless everything was asked for
MOST_FACTS = 12
MOST_OPEN = 4
MOST_PLACES = 2


def finding_block(group: Group, inputs: Mapping[str, Input], look: Look) -> list[str]:
    """The lines of a group; `inputs` holds, by path, the files to show lines of."""
    first, *others = group.messages
    head = Span(f"{group.severity}  {group.kind} ", group.severity, whole=True)
    lines = flow([head, Span(first, "strong")], look, then="  ")
    for message in others:
        lines += _labelled("also:", message, look)
    lines += _place(group, inputs, look)
    lines += _facts(group, look)
    lines += _open(group, look)
    for finding, change in group.changes:
        about = f"{finding.rule} is " if len(group.rules) > 1 else ""
        name = f" ({change.modifier})" if change.modifier is not None else ""
        lines += _labelled("severity:", f"{about}{finding.severity} instead of {change.was} because of {change.because}{name}", look)
    for remedy in group.remedies:
        lines += _labelled("do:", remedy, look)
    for rule, cites in group.rules:
        lines += flow([Span(" · ".join((rule, *cites)), "faint")], look, first="  ", then="    ")
    return lines


def _place(group: Group, inputs: Mapping[str, Input], look: Look) -> list[str]:
    location = primary(group.findings[0])
    if location is None:
        return flow([Span(str(group.findings[0].subject), "place", whole=True)], look, first="  ")
    lines = flow([Span(f"{location.path}:{location.line}:{location.column}", "place", whole=True)], look, first="  ")
    given = inputs.get(location.path)
    return lines + (code_frame(given.lines, location, look, group.severity) if given else [])


def _facts(group: Group, look: Look) -> list[str]:
    everything = tuple(dict.fromkeys(fact for finding in group.findings for fact in finding.evidence))
    settling = {fact.slot for finding in group.findings for fact in finding.missing}
    facts = everything if look.verbose else worth_reading(everything, group.messages, settling)
    most = len(facts) if look.verbose else MOST_FACTS
    lines = []
    for fact in facts[:most]:
        slot = [Span(f"[{fact.slot}]", "faint")] if look.verbose else []
        sign = drawn("→" if is_hop(fact.slot) and not says_nothing(fact) else "·", look)
        lines += flow([Span(fact.statement), *_where(fact, look), *slot], look, first=f"  {sign} ", then="    ")
    if len(facts) > most:
        lines.append(f"    and {counted(len(facts) - most, 'more fact')}")
    return lines


def _where(fact: Statement, look: Look) -> list[Span]:
    places = tuple(dict.fromkeys(f"{location.path}:{location.line}" for location in fact.locations))
    if not places:
        return []
    shown = places if look.verbose else places[:MOST_PLACES]
    more = f", and {counted(len(places) - len(shown), 'more place')}" if len(places) > len(shown) else ""
    return [
        Span(("(" if place is shown[0] else "") + place + ("," if place is not shown[-1] else f"{more})"), "place", whole=True)
        for place in shown
    ]


def _open(group: Group, look: Look) -> list[str]:
    known = {*group.messages, *(fact.statement for finding in group.findings for fact in finding.evidence)}
    missing = tuple(
        dict.fromkeys(
            f"{fact.statement} [{fact.slot}]" if look.verbose else fact.statement
            for finding in group.findings
            for fact in finding.missing
            if look.verbose or fact.statement not in known
        )
    )
    if len(missing) < 2:
        return [line for statement in missing for line in _labelled("to settle:", statement, look)]
    most = len(missing) if look.verbose else MOST_OPEN
    lines = flow([Span("to settle, any of:", "strong")], look, first="  ")
    for statement in missing[:most]:
        lines += flow([Span(statement)], look, first=drawn("    · ", look), then="      ")
    if len(missing) > most:
        lines.append(f"      or {counted(len(missing) - most, 'more fact')}")
    return lines


def _labelled(label: str, text: str, look: Look) -> list[str]:
    return flow([Span(label, "strong", whole=True), Span(text)], look, first="  ", then="    ")
