"""What every form of a plan says alike: headings, numbers, who decides, what goes with a step."""

from collections.abc import Iterable

from govcheck.model.findings import SEVERITIES, Severity
from govcheck.model.plans import Cleared, Contradiction, Plan, Step, StepGroup, Tally, Undecided
from govcheck.renderers.pieces.counted import counted

#: what a group of steps is called
GROUPS = {
    StepGroup.QUICK: "Quick: letters, channels, what is written down",
    StepGroup.STRUCTURAL: "Structural: lines and offices",
    StepGroup.APPOINTMENT: "Appointments",
}
#: what is said of all decisions
UNDECIDED = "Decisions to take: only the organisation can say these, so nothing is written for them"


def title(plan: Plan | Contradiction) -> str:
    """Of whose plan it is."""
    return f"Plan for {plan.organization}" if plan.organization else "Plan"


def in_short(plan: Plan) -> str:
    """The plan in one line."""
    if not plan.steps and not plan.decisions:
        return f"nothing to do: no finding of severity {at_least(plan.threshold)}"
    parts = [counted(len(plan.steps), "step")] if plan.steps else []
    parts += [f"{counted(len(plan.decisions), 'decision')} to take"] if plan.decisions else []
    clears = len({cleared.fingerprint for cleared in cleared_by(plan)})
    verb = "clears" if len(plan.steps) + len(plan.decisions) == 1 else "clear"
    return f"{' and '.join(parts)} {verb} {counted(clears, 'finding')} of severity {at_least(plan.threshold)}, at a cost of {plan.cost}"


def cleared_by(plan: Plan) -> list[Cleared]:
    """What the steps clear, and what waits for the decisions."""
    return [*(each for step in plan.steps for each in step.clears), *(each for decision in plan.decisions for each in decision.clears)]


def at_least(threshold: Severity) -> str:
    """The severities that a plan is for."""
    *most, last = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return f"{', '.join(most)} or {last}" if most else last


def runs(groups: Iterable[Step]) -> list[tuple[StepGroup, list[Step]]]:
    """The steps in their order, by the group that several in a row share."""
    found: list[tuple[StepGroup, list[Step]]] = []
    for step in groups:
        if found and found[-1][0] is step.group:
            found[-1][1].append(step)
        else:
            found.append((step.group, [step]))
    return found


def decided_by(step: Step | Undecided) -> str:
    """Who decides, what it costs and which clauses ask for it."""
    asked = f" · for {', '.join(step.cites)}" if step.cites else ""
    return f"{step.decides} decides · cost {step.cost}{asked}"


def finding(cleared: Cleared) -> str:
    """A finding in one line."""
    return f"{cleared.severity}: {cleared.message} [{cleared.rule}]"


def proof(plan: Plan) -> list[str]:
    """What two full runs say, line by line."""
    before, after = numbers(plan.proof.before), numbers(plan.proof.after)
    lines = [f"Before: {before}. After the steps: {after}. Both are full runs of every rule from scratch."]
    if plan.proof.waiting:
        waits = counted(len(plan.proof.waiting), "finding") + (" remains" if len(plan.proof.waiting) == 1 else " remain")
        lines.append(f"Of severity {at_least(plan.threshold)}, {waits} until the decisions are taken, and none else.")
    else:
        lines.append(f"Of severity {at_least(plan.threshold)}, none remains.")
    if plan.proof.introduced:
        lines.append(brings(plan))
    return lines


def brings(plan: Plan) -> str:
    """That the steps bring findings below the threshold, which are to be named after it."""
    return f"The steps bring {counted(len(plan.proof.introduced), 'finding')} of less severity with them:"


def waited_for(decision: Undecided) -> str:
    """How many findings a decision would clear."""
    count = len(decision.clears)
    return f"{counted(count, 'finding')} {'waits' if count == 1 else 'wait'} for it"


def numbers(tally: Tally) -> str:
    """The findings of one run."""
    kinds = (("conflict", tally.conflicts), ("gap", tally.gaps))
    parts = [
        f"{counted(count[severity], f'{severity} {kind}')}" for severity in SEVERITIES for kind, count in kinds if count.get(severity, 0)
    ]
    return ", ".join(parts) or "no findings"


def method(plan: Plan) -> str:
    """How far the search went."""
    certificate = plan.certificate
    what = f"{counted(len(certificate.clauses), 'clause')}, {counted(certificate.runs, 'assessment')}, {counted(certificate.nodes, 'node')}"
    return f"{plan.promise} ({what})"


def impossible(found: Contradiction) -> str:
    """Why there is no plan, in one sentence."""
    edits = counted(found.candidates, "candidate edit")
    rules = counted(len(found.rules), "rule")
    if not found.pins:
        return f"no plan: none of {edits} meets {rules}" if len(found.rules) == 1 else f"no plan: none of {edits} meets {rules} together"
    pins = " and ".join(pin.text for pin in found.pins)
    return f"no plan: {pins} and {rules} cannot hold together, whichever of {edits} are made"


def way_out(found: Contradiction) -> str:
    """What to do about it."""
    pin = "Leave out one of the pins" if found.pins else "Change the organisation by hand"
    return f"{pin}, waive the finding, or plan without the rule (--ignore). Without any one of these there is a plan for the others."
