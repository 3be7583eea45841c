"""What would clear one finding: the repairs of its constraints, narrowed by the `repair:` of its rule.

``give: {letter, to: {role}}`` keeps what takes letters from others and gives that letter to whoever carries the role;
``move: {to: {role}}`` leads the solid line of the subject to a carrier; ``name: {to: {role}}`` names a carrier in the field that names the
people at fault; ``slots: [kinds]`` keeps edits of these kinds of facts. Where one of the first three gives nothing, what was proposed
stays.
"""

from collections.abc import Iterable
from typing import Any

from govcheck.assessment.subjects import select
from govcheck.constraints.letters import ORDER, at_least, price_of, with_letter
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import MAIN, Row
from govcheck.model.facts import ENTRIES
from govcheck.model.filewords import FIELDS, PEOPLE, words_that_hold
from govcheck.model.findings import Kind
from govcheck.model.organization import Line
from govcheck.model.slots import Ref, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from govcheck.packs.rule import Check, Rule
from govcheck.remediation.world import Found

#: kind of thing -> its facts that name people
_PEOPLE = {
    kind: frozenset(FIELDS[kind][word] for word in words_that_hold(kind, PEOPLE)) for kind in (*ENTRIES, "position") if kind in FIELDS
}
#: kind of fact -> under which price people change it
_PRICES = {"line": "move", "dotted": "dotted", "holder": "appoint", "cell": "letter", "row": "letter", "channel": "channel", "gate": "gate"}
#: roles to which a seat is moved rather than to others, where a rule leaves the choice
_FIRST = ("ceo",)


def proposals(found: Found, graph: OrgGraph, named: frozenset[str]) -> tuple[Edit, ...]:
    """Edits each of which, alone or with others, can clear a finding; at least the decision that it leaves to people."""
    rule = found.rule
    edits: list[Edit] = []
    for check in rule.checks:
        for verdict in _verdicts(check, rule, found.verdict, graph, named):
            edits += check.constraint.repairs(verdict, graph)
    narrowed = _narrowed(rule, found.verdict, edits, graph)
    return tuple(dict.fromkeys(narrowed)) or (_decision(found, graph),)


def _decision(found: Found, graph: OrgGraph) -> Edit:
    """What is left to people where no constraint proposes anything: to settle the first of the facts on which the finding rests."""
    if found.id.kind is Kind.GAP:
        fact = (*found.verdict.missing, *found.verdict.evidence)[0]
        return Edit(fact, None, None, EditKind.STATE, "state")
    fact = min(found.verdict.evidence, key=lambda each: each.kind not in _PRICES)
    if fact.kind == "cell":
        fact = slot("row", *fact.path[:2])
    return Edit(fact, graph.value(fact), None, EditKind.CHANGE, _PRICES.get(fact.kind, "policy"))


def _verdicts(check: Check, rule: Rule, found: Verdict, graph: OrgGraph, named: frozenset[str]) -> Iterable[Verdict]:
    """What the alternatives of a rule say of the subject, where they do not pass; the finding itself where there is one check."""
    if len(rule.checks) == 1 and rule.judge == "every":
        return (found,)
    subject = check.subject or rule.subject
    refs = select(subject, graph, named).refs if check.subject is not None or rule.judge != "every" else (found.subject,)
    return (verdict for verdict in check.constraint.check(refs, graph) if verdict.state is not State.SATISFIED) if refs else ()


def _narrowed(rule: Rule, verdict: Verdict, edits: list[Edit], graph: OrgGraph) -> list[Edit]:
    repair = rule.repair
    kept = edits
    if "give" in repair and verdict.subject.kind == "activity":
        kept = _given(repair["give"], verdict, edits, graph)
    if "move" in repair and verdict.subject.kind == "position" and verdict.state is State.VIOLATED:
        kept = _moved(repair["move"], verdict, edits, graph)
    if "name" in repair and verdict.state is State.VIOLATED:
        kept = _named(repair["name"], verdict, graph)
    if "slots" in repair:
        return [edit for edit in kept if edit.slot.kind in repair["slots"]]
    return kept or edits


def _given(give: Any, verdict: Verdict, edits: list[Edit], graph: OrgGraph) -> list[Edit]:
    letter = str(give["letter"])
    carriers = _carriers(give.get("to"), graph)
    row = graph.rows.row(verdict.subject) or Row(MAIN, verdict.subject.id, {}, None)
    taken = [edit for edit in edits if edit.slot.kind == "cell" and _strength(edit.after) < _strength(edit.before)]
    kind = EditKind.CHANGE if row.assignees(letter) else EditKind.STATE
    given = [
        Edit(row.cell(p), row.cells.get(p), with_letter(row.cells.get(p), letter), kind, price_of(letter))
        for p in carriers
        if not row.has(p, at_least(letter))
    ]
    return [*given, *taken]


def _strength(cell: str | None) -> int:
    """How strong the strongest letter of a cell is; a second letter counts for less than a stronger one."""
    return sum(2 ** (len(ORDER) - ORDER.index(letter)) for letter in cell or "" if letter in ORDER)


def _moved(move: Any, verdict: Verdict, edits: list[Edit], graph: OrgGraph) -> list[Edit]:
    seat = verdict.subject.id
    below = graph.chart.line_of((seat,))
    uppers = sorted((p for p in _carriers(move.get("to"), graph) if p not in below), key=lambda p: (not _is_first(p, graph), p))
    before = graph.positions[seat].lines
    choices = tuple((Line(upper),) for upper in uppers if (Line(upper),) != before)
    if not choices:
        return edits
    after, others = (choices[0], ()) if len(choices) == 1 else (None, choices)
    return [Edit(slot("line", seat), before, after, EditKind.CHANGE, "move", others)]


def _named(name: Any, verdict: Verdict, graph: OrgGraph) -> list[Edit]:
    """Carriers named in the fields of the subject that name the people at fault."""
    people = tuple((Ref("position", p),) for p in _carriers(name.get("to"), graph))
    facts = [fact for fact in verdict.evidence if fact.kind == verdict.subject.kind and fact.path[-1] in _PEOPLE[fact.kind]]
    given: list[Edit] = []
    for fact in facts:
        before = graph.value(fact)
        others = tuple(each for each in people if each != before)
        after, choices = (others[0], ()) if len(others) == 1 else (None, others)
        given += [Edit(fact, before, after, EditKind.CHANGE, _PRICES.get(fact.kind, "policy"), choices)] if others and before else []
    return given


def _is_first(position: str, graph: OrgGraph) -> bool:
    return any(role in graph.roles_of(position) for role in _FIRST)


def _carriers(who: Any, graph: OrgGraph) -> tuple[str, ...]:
    """The positions that carry the roles which a repair names."""
    if isinstance(who, dict):
        roles = who.get("role", ())
        return graph.find((roles,) if isinstance(roles, str) else roles)
    return tuple(dict.fromkeys(p for each in who or () for p in _carriers(each, graph)))
