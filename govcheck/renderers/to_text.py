"""An assessment as text for a person at a terminal: worst first, each with its place, its facts, its clause and its remedy."""

from collections.abc import Iterable, Mapping

from govcheck import __version__
from govcheck.model.findings import Assessment, Finding, Input, Kind, Outcome, Severity, Statement
from govcheck.model.slots import Location, Problem
from govcheck.renderers.pieces.code_frame import code_frame
from govcheck.renderers.pieces.deciding import is_hop, worth_reading
from govcheck.renderers.pieces.flow import Span, drawn, flow
from govcheck.renderers.pieces.grouping import Group, grouped
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.ordering import in_order, problems_in_order
from govcheck.renderers.pieces.styles import styled
from govcheck.renderers.pieces.summary import Summary, summary

#: how much of each is told unless everything was asked for
MOST_FACTS = 12
MOST_OPEN = 4
MOST_QUESTIONS = 10
MOST_TOPICS = 8

#: the outcomes as the summary words them: what was judged, then what was not, each worst first
_OUTCOMES = (
    ((Outcome.ERROR, "crashed"), (Outcome.CONFLICT, "conflict"), (Outcome.GAP, "gap"), (Outcome.PASS, "pass")),
    ((Outcome.NOTMODELLED, "not modelled"), (Outcome.NOTAPPLICABLE, "not applicable"), (Outcome.NOTSELECTED, "not selected")),
)
_PLURALS = {Severity.ERROR: ("error", "errors"), Severity.WARNING: ("warning", "warnings"), Severity.INFO: ("info", "info")}


def render(assessment: Assessment, look: Look) -> str:
    """The assessment as text that ends with the summary; one line per finding, and no more, where the look is quiet."""
    assessment = in_order(assessment)
    if look.quiet:
        return "".join(f"{line}\n" for line in _quiet(assessment, look))
    inputs = {given.path: given for given in assessment.inputs}
    blocks = [[line] for line in _problems(assessment.problems, look)]
    blocks += [_crash(rule.id, rule.reason or "", look) for rule in assessment.rules if rule.outcome is Outcome.ERROR]
    blocks += [_group(group, inputs, look) for group in grouped(assessment.findings)]
    blocks += [_questions(assessment, look), _notmodelled(assessment, look), _summary(summary(assessment), look)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def render_problems(problems: tuple[Problem, ...], version: str = __version__, look: Look | None = None) -> str:
    """Why there is no assessment: a line for each problem, and how many there are unless the look is quiet."""
    look = look or Look()
    lines = _problems(problems_in_order(problems), look)
    if not look.quiet:
        lines += ["", f"{_number(len(problems), 'problem')}, so nothing was judged"]
    return "".join(f"{line}\n" for line in lines)


def _quiet(assessment: Assessment, look: Look) -> list[str]:
    lines = _problems(assessment.problems, look)
    lines += [
        drawn(f"{rule.id}: error: the rule crashed: {rule.reason}", look)
        for rule in assessment.rules
        if rule.outcome is Outcome.ERROR
    ]
    for finding in assessment.findings:
        location = _primary(finding)
        place = f"{location.path}:{location.line}:{location.column}" if location else str(finding.subject)
        severity = styled(finding.severity, finding.severity, look.colour)
        lines.append(f"{drawn(place, look)}: {severity}: {drawn(f'{finding.message} [{finding.rule}]', look)}")
    return lines


def _problems(problems: Iterable[Problem], look: Look) -> list[str]:
    error = styled("error", "error", look.colour)
    lines = []
    for problem in problems:
        hint = f" (did you mean {problem.nearest}?)" if problem.nearest else ""
        place = drawn(f"{problem.path}:{problem.line}:{problem.column}", look)
        lines.append(f"{place}: {error}: {drawn(problem.message + hint, look)}")
    return lines


def _crash(rule: str, reason: str, look: Look) -> list[str]:
    said = [Span("error", "error", whole=True), Span("crash", whole=True), Span("the rule", "strong"), Span(rule, "strong")]
    return [
        *flow([*said, Span("failed on this file and was left out", "strong")], look, then="  "),
        *flow([Span(reason)], look, first="  ", then="  "),
    ]


def _group(group: Group, inputs: Mapping[str, Input], look: Look) -> list[str]:
    severity: Severity = group.severity
    first, *others = group.messages
    lines = _headline(severity, group.kind, first, look)
    for message in others:
        lines += flow([Span(message)], look, first="  also: ", then="    ")
    location = _primary(group.findings[0])
    if location:
        lines += flow([Span(f"{location.path}:{location.line}:{location.column}", "place", whole=True)], look, first="  ")
        given = inputs.get(location.path)
        lines += code_frame(given.lines, location, look, severity) if given else []
    else:
        lines += flow([Span(str(group.findings[0].subject), "place", whole=True)], look, first="  ")
    lines += _facts(group, look)
    lines += _open(group, look)
    for finding, change in group.changes:
        about = f"{finding.rule} is " if len(group.rules) > 1 else ""
        reason = f"{about}{finding.severity} instead of {change.was}: {change.because}"
        lines += flow([Span(reason)], look, first="  severity: ", then="    ")
    for remedy in group.remedies:
        lines += flow([Span(remedy)], look, first="  do: ", then="    ")
    for rule, cites in group.rules:
        lines += flow([Span(" · ".join((rule, *cites)), "faint")], look, first="  ", then="    ")
    return lines


def _headline(severity: Severity, kind: Kind, message: str, look: Look) -> list[str]:
    return flow([Span(f"{severity}  {kind} ", severity, whole=True), Span(message, "strong")], look, then="  ")


def _primary(finding: Finding) -> Location | None:
    return next((place.location for place in finding.places if place.role == "primary"), None)


def _facts(group: Group, look: Look) -> list[str]:
    everything = tuple(dict.fromkeys(fact for finding in group.findings for fact in finding.evidence))
    facts = everything if look.verbose else worth_reading(everything)
    most = len(facts) if look.verbose else MOST_FACTS
    lines = []
    for fact in facts[:most]:
        sign = drawn("→" if is_hop(fact.slot) else "·", look)
        said = [Span(fact.statement), *_where(fact, look)]
        if look.verbose:
            said.append(Span(f"[{fact.slot}]", "faint"))
        lines += flow(said, look, first=f"  {sign} ", then="    ")
    if len(facts) > most:
        lines.append(f"    and {_number(len(facts) - most, 'fact')} more")
    return lines


def _where(fact: Statement, look: Look) -> list[Span]:
    places = tuple(dict.fromkeys(f"{location.path}:{location.line}" for location in fact.locations))
    shown = places if look.verbose else places[:2]
    more = [Span(f"and {len(places) - len(shown)} more", "faint")] if len(places) > len(shown) else []
    return [*(Span(place, "place", whole=True) for place in shown), *more]


def _open(group: Group, look: Look) -> list[str]:
    missing = tuple(dict.fromkeys(fact.statement for finding in group.findings for fact in finding.missing))
    most = len(missing) if look.verbose else MOST_OPEN
    lines = []
    for statement in missing[:most]:
        lines += flow([Span(statement)], look, first="  to settle: ", then="    ")
    if len(missing) > most:
        lines.append(f"    or {_number(len(missing) - most, 'other fact')}")
    return lines


def _questions(assessment: Assessment, look: Look) -> list[str]:
    questions = assessment.questions
    if not questions:
        return []
    most = len(questions) if look.verbose else MOST_QUESTIONS
    lines = [styled("Questions that only the organisation can answer", "strong", look.colour)]
    for question in questions[:most]:
        said = [Span(question.text)]
        if look.verbose and question.candidates:
            perhaps = ", ".join(f"{candidate.term} ({candidate.score:.2f})" for candidate in question.candidates)
            said.append(Span(f"[{question.subject}: {perhaps}]", "faint"))
        lines += flow(said, look, first="  ? ", then="    ")
    if len(questions) > most:
        lines.append(f"    and {len(questions) - most} more")
    return lines


def _notmodelled(assessment: Assessment, look: Look) -> list[str]:
    topics = sorted(assessment.notmodelled, key=lambda unsaid: (-len(unsaid.rules), unsaid.topic))
    if not topics:
        return []
    most = len(topics) if look.verbose else MOST_TOPICS
    lines = [styled("Not modelled: what the file says nothing about, and the rules that it would open", "strong", look.colour)]
    for topic, rules in topics[:most]:
        said = f"{topic}: {_number(len(rules), 'rule')}" + (f" ({', '.join(rules)})" if look.verbose else "")
        lines += flow([Span(said)], look, first="  ", then="    ")
    if len(topics) > most:
        lines.append(f"  and {len(topics) - most} more")
    return lines


def _summary(numbers: Summary, look: Look) -> list[str]:
    judged = f"judged {numbers.judged} of {_number(numbers.of, 'rule')}"
    outcomes = "; ".join(
        told
        for some in _OUTCOMES
        if (told := ", ".join(f"{numbers.rules[one]} {word}" for one, word in some if numbers.rules[one]))
    )
    judged += f" ({outcomes})" if outcomes else ""
    counts = [(severity, count) for severity, count in numbers.findings.items() if count]
    if not counts:
        return ["no findings", *flow([Span(judged)], look, then="  ")]
    said = [
        Span(_number(count, *_PLURALS[severity]) + ("," if place < len(counts) else ""), severity, whole=True)
        for place, (severity, count) in enumerate(counts, start=1)
    ]
    return flow([*said, Span(f"in {_number(numbers.places, 'place')} · {judged}")], look, then="  ")


def _number(count: int, thing: str, things: str | None = None) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {things or thing + 's'}"
