"""A plan as Markdown, for an issue, a pull request or a board paper; nothing from the client's file becomes markup."""

from govcheck.model.plans import Cleared, Contradiction, Plan, Step, Undecided
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.markup import code, escaped
from govcheck.renderers.pieces.ordering import problems_in_order
from govcheck.renderers.pieces.planned import (
    GROUPS,
    UNDECIDED,
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


def render(plan: Plan | Contradiction, _look: Look | None = None) -> str:
    """The plan as Markdown, with each step as an item that can be ticked off."""
    blocks = _contradiction(plan) if isinstance(plan, Contradiction) else _plan(plan)
    return "\n\n".join(blocks) + "\n"


def render_problems(problems: tuple[Problem, ...], _version: str = "", _look: Look | None = None) -> str:
    """Why nothing could be planned."""
    lines = [f"- {escaped(str(problem))}" for problem in problems_in_order(problems)]
    return "\n\n".join((f"## {counted(len(problems), 'problem')}, so nothing was planned", "\n".join(lines))) + "\n"


def _plan(plan: Plan) -> list[str]:
    blocks = [f"## {escaped(title(plan))}", f"{escaped(in_short(plan))}."]
    for group, steps in runs(plan.steps):
        blocks += [f"### {escaped(GROUPS[group])}", "\n".join(line for step in steps for line in _step(step))]
    if plan.decisions:
        blocks += [f"### {escaped(UNDECIDED)}", "\n".join(line for decision in plan.decisions for line in _step(decision))]
    if plan.steps or plan.decisions:
        kept = [f"Kept as asked: {', '.join(code(pin.text) for pin in plan.pins)}."] if plan.pins else []
        proved = [escaped(method(plan)), *kept, *map(escaped, proof(plan))]
        brought = [f"- {escaped(finding(each))}" for each in plan.proof.introduced]
        blocks += ["### What is proved", "\n\n".join(proved), *(["\n".join(brought)] if brought else [])]
    return blocks


def _step(step: Step | Undecided) -> list[str]:
    lines = [f"- [ ] **{step.number}.** {escaped(step.sentence)}", f"  - {escaped(decided_by(step))}"]
    lines += [f"  - clears {_finding(each)}" for each in step.clears]
    if isinstance(step, Step):
        lines += [f"  - or: {escaped(other.sentence)}" for other in step.alternatives]
    return lines


def _finding(cleared: Cleared) -> str:
    return escaped(finding(cleared))


def _contradiction(found: Contradiction) -> list[str]:
    blocks = [f"## {escaped(title(found))}", f"**{escaped(impossible(found))}.**"]
    lines = [f"- {code(pin.text)}" for pin in found.pins]
    for demand in found.rules:
        lines.append(f"- {code(demand.rule)} {escaped(demand.title)} ({escaped(', '.join(demand.cites))})")
        lines += [f"  - {escaped(message)}" for message in demand.messages]
        lines.append(f"  - do: {escaped(demand.remediation)}")
    return [*blocks, "\n".join(lines), escaped(way_out(found))]
