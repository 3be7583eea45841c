"""What a rule looks at: from a rule's subject to the things of the organisation, and why there are none."""

from datetime import date
from typing import Any, NamedTuple

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.filewords import FIELDS
from govcheck.model.slots import Ref, Slot, slot
from govcheck.packs.rule import Subject

THIS = Ref("organization", "this")
#: words of ``where`` that ask whether a fact is stated at all
SET, UNSET = "set", "unset"


class Selected(NamedTuple):
    """The subjects of a rule, the facts that made them so, and, where there are none, the topic that is not modelled (if it is that).

    `read` are the facts that leave no subject: that something is not listed, and what is said of each thing that is.
    """

    refs: tuple[Ref, ...]
    facts: tuple[tuple[Ref, tuple[Slot, ...]], ...] = ()
    unmodelled: str | None = None
    reason: str = ""
    read: tuple[Slot, ...] = ()


def select(subject: Subject, graph: OrgGraph, named: frozenset[str]) -> Selected:
    """The things that a rule looks at, sorted.

    `named` are the canonical activities that the rule's pack names, for ``where: {canonical: pack}``. A thing that is named by its id
    and is not there is a subject all the same (it is wanted); of ``every`` thing there may be none.
    """
    kind = subject.kind
    if kind == "organization":
        return Selected((THIS,))
    if kind in ("role", "position", "body"):
        return _positions(subject, graph)
    if kind == "activity":
        return _activities(subject, graph, named)
    if kind == "framework":
        return _frameworks(subject, graph)
    return _entries(subject, graph)


def _positions(subject: Subject, graph: OrgGraph) -> Selected:
    if subject.kind == "role":
        found = graph.find(subject.ids)
        facts = {p: tuple(slot("is", p) for _ in (0,)) for p in found}
    elif subject.kind == "body":
        found = graph.find(subject.ids) if subject.ids else tuple(sorted(graph.positions))
        found = tuple(p for p in found if graph.positions[p].kind == "body")
        facts = {p: (slot("is", p), slot("position", p, "kind")) for p in found}
    else:
        found = tuple(p for p in subject.ids if p in graph.positions) or (tuple(sorted(graph.positions)) if subject.every else ())
        facts = {}
    kept = [p for p in found if _holds(subject, "position", p, graph)]
    wheres = tuple(_fact_slot("position", fact) for fact, _ in subject.where)
    refs = tuple(Ref("position", p) for p in kept)
    with_facts = tuple((Ref("position", p), (*facts.get(p, ()), *(make(p) for make in wheres))) for p in kept if p in facts or wheres)
    wanted = f" with {_said(subject.where)}" if subject.where else ""
    what = {"role": f"nobody carries the role {' or '.join(subject.ids)}", "body": "there is no such body"}.get(subject.kind, "no position")
    return Selected(refs, with_facts, reason="" if refs else f"{what}{wanted}")


def _activities(subject: Subject, graph: OrgGraph, named: frozenset[str]) -> Selected:
    found: dict[Ref, tuple[Slot, ...]] = {}
    if subject.every:
        if not graph.rows.all:
            return Selected((), unmodelled="raci", reason="there is no matrix")
        for row in graph.rows.all:
            found[row.ref] = ()
    for activity in subject.ids:
        standing = graph.rows.standing_for(activity)
        # of a whole and its part, neither of which has a row, only the whole is missed
        if not standing.rows and not {*subject.ids}.intersection(graph.vocabulary.part_of(activity)):
            found.setdefault(Ref("activity", activity), ())
        for row in standing.rows:
            facts = (slot("rows", activity),) if standing.whole is not None else ()
            found[row.ref] = tuple(dict.fromkeys((*found.get(row.ref, ()), *facts)))
    kept = {ref: facts for ref, facts in found.items() if not subject.where or _row_holds(subject, ref, graph, named)}
    return Selected(
        tuple(sorted(kept)),
        tuple((ref, facts) for ref, facts in sorted(kept.items()) if facts),
        reason="" if kept else f"no activity with {_said(subject.where)}",
    )


def _row_holds(subject: Subject, ref: Ref, graph: OrgGraph, named: frozenset[str]) -> bool:
    row = graph.rows.row(ref)
    canonical = row.canonical if row is not None else ref.id
    term = graph.vocabulary.activities.get(canonical) if canonical is not None else None
    said = graph.rows.activity(row) if row is not None else None
    for fact, wanted in subject.where:
        if fact == "topic":
            value: Any = term.topic if term is not None else None
        elif fact == "canonical":
            if not (wanted == ("pack",) and canonical in named) and canonical not in wanted:
                return False
            continue
        else:
            value = getattr(said, FIELDS["activity"][fact]) if said is not None else None
            if value is None and fact == "approves" and term is not None:
                value = term.approves
        if not _is_one_of(value, wanted):
            return False
    return True


def _frameworks(subject: Subject, graph: OrgGraph) -> Selected:
    claimed = graph.organization.frameworks
    if claimed is None:
        return Selected((), unmodelled="organization.frameworks", reason="no frameworks are named")
    found = [f for f in claimed if subject.every or f in subject.ids]
    return Selected(tuple(Ref("framework", f) for f in sorted(found)), reason="" if found else "no such framework is claimed")


def _entries(subject: Subject, graph: OrgGraph) -> Selected:
    kind = subject.kind
    section = ENTRIES[kind][0]
    if subject.every:
        if getattr(graph.organization, section) is None:
            return Selected((), unmodelled=section, reason=f"the file has no {section}", read=(slot("section", section),))
        found = graph.entries(kind)
    else:
        found = tuple(sorted(subject.ids))
    kept = [entry for entry in found if not subject.where or _holds(subject, kind, entry, graph)]
    wheres = {entry: tuple(slot(kind, entry, FIELDS[kind][fact]) for fact, _ in subject.where) for entry in found}
    facts = tuple((Ref(kind, entry), wheres[entry]) for entry in kept if subject.where)
    reason = "" if kept else f"no {kind} with {_said(subject.where)}" if subject.where else f"no {kind} is listed"
    read = (slot("section", section), *(fact for entry in found for fact in wheres[entry]))
    return Selected(tuple(Ref(kind, entry) for entry in kept), facts, reason=reason, read=() if kept else read)


def _holds(subject: Subject, kind: str, thing: str, graph: OrgGraph) -> bool:
    return all(_is_one_of(graph.value(_fact_slot(kind, fact)(thing)), wanted) for fact, wanted in subject.where)


def _fact_slot(kind: str, fact: str) -> Any:
    if kind == "position":
        own = {"reports_to": "line", "dotted_line_to": "dotted", "holder": "holder", "is": "is", "tier": "tier"}
        if fact in own:
            return lambda position: slot(own[fact], position)
    return lambda thing: slot(kind, thing, FIELDS[kind][fact])


def _is_one_of(value: Any, wanted: tuple[Any, ...]) -> bool:
    if value is None or value == ():
        return UNSET in wanted
    if SET in wanted:
        return True
    if isinstance(value, tuple):
        return any(each in wanted or str(each) in wanted for each in value)
    if isinstance(value, date):
        return value.isoformat() in wanted
    return value in wanted


def _said(where: tuple[tuple[str, tuple[Any, ...]], ...]) -> str:
    return " and ".join(f"{fact}: {' or '.join(map(str, wanted)).lower()}" for fact, wanted in where)
