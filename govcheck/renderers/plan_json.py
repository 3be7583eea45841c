"""A plan as JSON, version 1: keys may be added, none is renamed. `plan_schema` describes it."""

from collections.abc import Mapping
from typing import Any

from govcheck import __version__
from govcheck.model.findings import Severity
from govcheck.model.plans import Candidate, Certificate, Clause, Cleared, Contradiction, Plan, Step, Tally, Undecided
from govcheck.model.slots import Problem
from govcheck.model.verdicts import Edit
from govcheck.renderers.pieces.json_text import json_text
from govcheck.renderers.pieces.json_values import value_json
from govcheck.renderers.pieces.json_words import finding_json
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.ordering import problems_in_order

FORMAT = 1


def render(plan: Plan | Contradiction, _look: Look | None = None) -> str:
    """The plan, or why there is none, as a JSON document; how it is to look makes no difference."""
    return json_text({**_empty(__version__), **(_plan(plan) if isinstance(plan, Plan) else _impossible(plan))})


def render_problems(problems: tuple[Problem, ...], version: str = __version__, _look: Look | None = None) -> str:
    """Why nothing could be planned, as a document of the same shape."""
    return json_text({**_empty(version), "problems": [problem._asdict() for problem in problems_in_order(problems)]})


def _empty(version: str) -> dict[str, Any]:
    return {
        "govcheck": {"version": version, "format": FORMAT},
        "organization": None,
        "as_of": None,
        "threshold": None,
        "cost": None,
        "promise": None,
        "pins": [],
        "costs": {},
        "steps": [],
        "decisions": [],
        "proof": None,
        "certificate": None,
        "before": [],
        "after": [],
        "contradiction": None,
        "problems": [],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "organization": {
            "name": plan.organization,
            "inputs": [{"path": given.path.replace("\\", "/"), "sha256": given.sha256} for given in plan.inputs],
        },
        "as_of": plan.as_of.isoformat(),
        "threshold": plan.threshold,
        "cost": plan.cost,
        "promise": plan.promise,
        "pins": [pin.text for pin in plan.pins],
        "costs": dict(plan.costs),
        "steps": [_step(step) for step in plan.steps],
        "decisions": [_undecided(decision) for decision in plan.decisions],
        "proof": {
            "before": _tally(plan.proof.before),
            "after": _tally(plan.proof.after),
            "waiting": [_cleared(each) for each in plan.proof.waiting],
            "introduced": [_cleared(each) for each in plan.proof.introduced],
        },
        "certificate": _certificate(plan.certificate),
        "before": [finding_json(finding) for finding in plan.before],
        "after": [finding_json(finding) for finding in plan.after],
    }


def _impossible(found: Contradiction) -> dict[str, Any]:
    return {
        "organization": {"name": found.organization, "inputs": []},
        "threshold": found.threshold,
        "pins": [pin.text for pin in found.pins],
        "contradiction": {
            "rules": [{**demand._asdict(), "cites": list(demand.cites), "messages": list(demand.messages)} for demand in found.rules],
            "pins": [pin.text for pin in found.pins],
            "candidates": found.candidates,
        },
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "group": step.group,
        "kind": step.kind,
        "sentence": step.sentence,
        "decides": step.decides,
        "cost": step.cost,
        "cites": list(step.cites),
        "edits": [_edit(edit) for edit in step.edits],
        "clears": [_cleared(each) for each in step.clears],
        "alternatives": [
            {"sentence": other.sentence, "cost": other.cost, "edits": [_edit(edit) for edit in other.edits]} for other in step.alternatives
        ],
    }


def _undecided(decision: Undecided) -> dict[str, Any]:
    return {
        "number": decision.number,
        "group": decision.group,
        "sentence": decision.sentence,
        "decides": decision.decides,
        "cost": decision.cost,
        "cites": list(decision.cites),
        "slot": str(decision.slot),
        "before": value_json(decision.before),
        "choices": [value_json(choice) for choice in decision.choices],
        "clears": [_cleared(each) for each in decision.clears],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "slot": str(edit.slot),
        "before": value_json(edit.before),
        "after": value_json(edit.after),
        "kind": edit.kind,
        "price": edit.price,
    }


def _cleared(cleared: Cleared) -> dict[str, Any]:
    return {**cleared._asdict(), "subject": str(cleared.subject)}


def _tally(tally: Tally) -> dict[str, Any]:
    def plain(count: Mapping[Severity, int]) -> dict[str, int]:
        return {severity.value: number for severity, number in count.items()}

    return {"conflicts": plain(tally.conflicts), "gaps": plain(tally.gaps)}


def _certificate(certificate: Certificate) -> dict[str, Any]:
    return {
        "pool": [_candidate(candidate) for candidate in certificate.pool],
        "clauses": [_clause(clause) for clause in certificate.clauses],
        "chosen": list(certificate.chosen),
        "cost": certificate.cost,
        "bound": certificate.bound,
        "optimal": certificate.optimal,
        "irreducible": certificate.irreducible,
        "nodes": certificate.nodes,
        "runs": certificate.runs,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {**_edit(candidate.edit), "cost": candidate.cost, "rules": list(candidate.rules), "decision": candidate.decision}


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "rule": clause.rule,
        "kind": clause.kind,
        "subject": str(clause.subject),
        "key": [str(ref) for ref in clause.key],
        "under": list(clause.under),
        "inside": list(clause.inside),
        "outside": list(clause.outside),
    }
