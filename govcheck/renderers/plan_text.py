"""A plan as text for a board: what to do in which order, who decides, what it clears, what it costs, and why that is the least."""

from govcheck.model.plans import Cleared, Contradiction, Plan, Step, Undecided
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.flow import Span, drawn, flow
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.ordering import problems_in_order
from govcheck.renderers.pieces.planned import (
    GROUPS,
    UNDECIDED,
    at_least,
    decided_by,
    finding,
    impossible,
    in_short,
    method,
    proof,
    runs,
    title,
    way_out,
)

#: how many findings of a step are named unless everything is asked for
MOST_CLEARED = 4


def render(plan: Plan | Contradiction, look: Look) -> str:
    """The plan as text; where the look is quiet, a line for each step and decision."""
    if isinstance(plan, Contradiction):
        blocks = _contradiction(plan, look)
    elif look.quiet:
        listed: list[Step | Undecided] = [*plan.steps, *plan.decisions]
        return "".join(drawn(f"{each.number}. {each.sentence} ({each.decides}, cost {each.cost})", look) + "\n" for each in listed)
    else:
        blocks = _plan(plan, look)
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def render_problems(problems: tuple[Problem, ...], _version: str = "", look: Look | None = None) -> str:
    """Why nothing could be planned, a line for each problem."""
    look = look or Look()
    lines = [drawn(str(problem), look) for problem in problems_in_order(problems)]
    return "".join(f"{line}\n" for line in (*lines, "", f"{counted(len(problems), 'problem')}, so nothing was planned"))


def _plan(plan: Plan, look: Look) -> list[list[str]]:
    blocks = [flow([Span(f"{title(plan)}: {in_short(plan)}", "strong")], look, then="  ")]
    for group, steps in runs(plan.steps):
        blocks.append(flow([Span(GROUPS[group], "strong")], look))
        blocks += [_step(step, look) for step in steps]
    if plan.decisions:
        blocks.append(flow([Span(UNDECIDED, "strong")], look))
        blocks += [_undecided(decision, look) for decision in plan.decisions]
    if not plan.steps and not plan.decisions:
        return blocks
    proved = [line for sentence in proof(plan) for line in flow([Span(sentence)], look, first="  ", then="  ")]
    brought = [line for each in plan.proof.introduced for line in _finding(each, look, "new")]
    kept = [f"Kept as asked: {', '.join(pin.text for pin in plan.pins)}."] if plan.pins else []
    told = [line for sentence in (method(plan), *kept) for line in flow([Span(sentence)], look, first="  ", then="  ")]
    blocks.append([*flow([Span("What is proved", "strong")], look), *told, *proved, *brought])
    return blocks


def _step(step: Step, look: Look) -> list[str]:
    lines = _head(step, look)
    lines += _cleared(step.clears, look)
    for other in step.alternatives:
        lines += flow([Span("or", "faint"), Span(other.sentence)], look, first="     ", then="        ")
    return lines


def _undecided(decision: Undecided, look: Look) -> list[str]:
    return [*_head(decision, look), *_cleared(decision.clears, look)]


def _head(step: Step | Undecided, look: Look) -> list[str]:
    first = f"{step.number}.".ljust(4)
    head = flow([Span(step.sentence)], look, first=f" {first}", then="     ")
    return [*head, *flow([Span(decided_by(step), "faint")], look, first="     ", then="     ")]


def _cleared(clears: tuple[Cleared, ...], look: Look) -> list[str]:
    most = len(clears) if look.verbose else MOST_CLEARED
    lines = [line for each in clears[:most] for line in _finding(each, look)]
    if len(clears) > most:
        lines.append(f"     clears {counted(len(clears) - most, 'finding')} more (--verbose names them)")
    return lines


def _finding(cleared: Cleared, look: Look, what: str = "clears") -> list[str]:
    return flow([Span(what, cleared.severity), Span(finding(cleared))], look, first="     ", then="            ")


def _contradiction(found: Contradiction, look: Look) -> list[list[str]]:
    head = f"{title(found)}: {impossible(found)} (severity {at_least(found.threshold)})"
    blocks = [flow([Span(head, "error")], look, then="  ")]
    pins = [line for pin in found.pins for line in flow([Span(pin.text, "strong")], look, first="  ", then="    ")]
    blocks.append(pins)
    for demand in found.rules:
        lines = flow(
            [Span(f"{demand.rule}: {demand.title}", "strong"), Span(f"({', '.join(demand.cites)})", "faint")], look, first="  ", then="    "
        )
        for message in demand.messages:
            lines += flow([Span(message)], look, first="    ", then="      ")
        lines += flow([Span("do:", "faint"), Span(demand.remediation)], look, first="    ", then="      ")
        blocks.append(lines)
    blocks.append(flow([Span(way_out(found))], look))
    return blocks
