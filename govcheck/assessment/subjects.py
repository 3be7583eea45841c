"""What a rule looks at: from a rule's subject to the things of the organisation, and why there are none."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from govcheck.assessment.wanted import NOTHING_WIDE, PACK, SET, UNSET, rows_of, wanted_activities, wide_rows
from govcheck.graph.offices import Undecided
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.filewords import FIELDS
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.packs.rule import Subject

THIS = Ref("organization", "this")
#: facts of positions that have a kind of slot of their own
_OWN_SLOTS = {"reports_to": "line", "dotted_line_to": "dotted", "holder": "holder", "is": "is", "tier": "tier"}
#: of these, those that are read off other facts, so that the graph has to be asked
_READ_OFF = frozenset(("is", "tier"))
#: facts that a row can only have by being said to have them
_OF_ROWS = ("phase", "critical", "frequency")
NO_FACTS: Mapping[Ref, tuple[Slot, ...]] = MappingProxyType({})


class FactsOf(Mapping[Ref, tuple[Slot, ...]]):
    """The facts that made things subjects, put together when somebody asks: of ten thousand that pass nobody does."""

    def __init__(self, refs: tuple[Ref, ...], facts: Callable[[Ref], tuple[Slot, ...]]) -> None:
        self._refs = frozenset(refs)
        self._facts = facts

    def __getitem__(self, ref: Ref) -> tuple[Slot, ...]:
        if ref not in self._refs:
            raise KeyError(ref)
        return self._facts(ref)

    def __iter__(self) -> Iterator[Ref]:
        return iter(sorted(self._refs))

    def __len__(self) -> int:
        return len(self._refs)


class Selected(Record):
    """The subjects of a rule, the facts that made them so, and, where there are none, why, and the topic that is not modelled (if any).

    `wide` are the rows of something wider than what is wanted, each with the activity that it may hold.
    """

    refs: tuple[Ref, ...]
    facts: Mapping[Ref, tuple[Slot, ...]] = NO_FACTS
    unmodelled: str | None = None
    reason: str = ""
    wide: Mapping[Ref, str] = NOTHING_WIDE


def select(subject: Subject, graph: OrgGraph, named: frozenset[str]) -> Selected:
    """The things that a rule looks at, sorted.

    `named` are the canonical activities that the rule's pack names, for ``where: {canonical: pack}``. A thing that is named by its id
    and is not there is a subject all the same (it is wanted); of ``every`` thing there may be none.
    """
    return graph.once(("select", subject, named), lambda: _select(subject, graph, named))


def _select(subject: Subject, graph: OrgGraph, named: frozenset[str]) -> Selected:
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


def read_by(subject: Subject, graph: OrgGraph) -> tuple[Slot, ...]:
    """Every fact on which a selection rests as a whole: from what it picks, and what is said of each thing there.

    While these stay as they are, no other thing becomes a subject, and none ceases to be one.
    """
    kind, ids = subject.kind, subject.ids
    if kind == "organization":
        return ()
    if kind == "framework":
        return (slot("organization", "frameworks"),)
    if kind in ("role", "body") and ids:
        listed = tuple(slot("role", role) for role in ids)
    elif kind in ("position", "body"):
        listed = () if ids else (slot("section", "positions"),)
    elif kind == "activity":
        wanted = (*ids, *filter(None, map(graph.vocabulary.within, ids))) or wanted_activities(subject)
        listed = tuple(slot("rows", activity) for activity in wanted) or (slot("section", "raci"),)
    else:
        listed = () if ids else (slot("section", ENTRIES[kind][0]),)
    if kind == "activity":
        said = [fact for ref in rows_of(subject, graph) for fact in _row_facts(subject, ref, graph)]
    elif kind in ("role", "position", "body"):
        seats = _seats(subject, graph)
        said = [slot("position", p, "kind") for p in seats if kind == "body"]
        said += [fact for p in seats for fact in _where_facts(subject, "position", p)]
    else:
        said = [fact for entry in _ids(subject, graph) for fact in _where_facts(subject, kind, entry)]
    return tuple(dict.fromkeys((*listed, *said)))


def _positions(subject: Subject, graph: OrgGraph) -> Selected:
    found = _seats(subject, graph)
    if subject.kind == "body":
        found = tuple(p for p in found if graph.positions[p].kind == "body")
    kept = tuple(found)
    for fact, values in subject.where:
        value = _value_of_seat(fact, graph)
        kept = tuple(p for p in kept if _is_one_of(value(p), values))
    refs = _refs(kept, graph)
    facts: Mapping[Ref, tuple[Slot, ...]] = NO_FACTS
    if subject.where or subject.kind != "position":
        facts = FactsOf(refs, lambda ref: (*_seat_facts(subject, ref.id), *_where_facts(subject, "position", ref.id)))
    wanted = f" with {_said(subject.where)}" if subject.where else ""
    what = {"role": f"nobody carries the role {' or '.join(subject.ids)}", "body": "there is no such body"}.get(subject.kind, "no position")
    return Selected(refs, facts, reason="" if kept else f"{what}{wanted}")


def _refs(seats: tuple[str, ...], graph: OrgGraph) -> tuple[Ref, ...]:
    """Positions as subjects; all of them, for which many rules ask, are made into subjects once."""
    if len(seats) < len(graph.positions):
        return tuple(Ref("position", p) for p in seats)
    return graph.once("every position as a subject", lambda: tuple(Ref("position", p) for p in seats))


def _value_of_seat(fact: str, graph: OrgGraph) -> Callable[[str], Any]:
    """What says the value of a fact of a position: a field of its record, or an answer of the graph for what is read off others."""
    if fact in _READ_OFF:
        return lambda p: graph.value(_fact_slot("position", fact, p))
    field, positions = FIELDS["position"][fact], graph.positions
    return lambda p: getattr(positions[p], field)


def _seats(subject: Subject, graph: OrgGraph) -> tuple[str, ...]:
    if subject.kind == "position" and subject.ids:
        return tuple(sorted(p for p in {*subject.ids} if p in graph.positions))
    return graph.find(subject.ids) if subject.ids else graph.once("every position", lambda: tuple(sorted(graph.positions)))


def _seat_facts(subject: Subject, position: str) -> tuple[Slot, ...]:
    """What makes a position a carrier of the role, or the body, of which a rule speaks."""
    carries = (slot("is", position),) if subject.kind in ("role", "body") and subject.ids else ()
    return (*carries, slot("position", position, "kind")) if subject.kind == "body" else carries


def _activities(subject: Subject, graph: OrgGraph, named: frozenset[str]) -> Selected:
    if subject.every and not graph.rows.all:
        return Selected((), unmodelled="raci", reason="there is no matrix")
    found = rows_of(subject, graph)
    kept = {ref: facts for ref, facts in sorted(found.items()) if not subject.where or _row_holds(subject, ref, graph, named)}
    if not kept:
        # where no row says that of itself, that none says it in the wanted way means nothing
        stated = (fact for fact, wanted in subject.where if fact in _OF_ROWS and UNSET not in wanted)
        unsaid = next((f"activities.{fact}" for fact in stated if not graph.is_modelled(f"activities.{fact}")), None)
        return Selected((), unmodelled=unsaid, reason=f"no activity with {_said(subject.where)}")
    facts = {ref: (*facts, *_row_facts(subject, ref, graph)) for ref, facts in kept.items() if facts or subject.where}
    return Selected(tuple(kept), facts, wide=wide_rows(subject, graph))


def _row_holds(subject: Subject, ref: Ref, graph: OrgGraph, named: frozenset[str]) -> bool:
    row = graph.rows.row(ref)
    canonical = row.canonical if row is not None else ref.id
    term = graph.vocabulary.activities.get(canonical) if canonical is not None else None
    said = graph.rows.activity(row) if row is not None else None
    for fact, wanted in subject.where:
        if fact == "topic":
            value: Any = term.topic if term is not None else None
        elif fact == "canonical":
            value = canonical
            wanted = (*wanted, *named) if PACK in wanted else wanted  # noqa: PLW2901 - what the word stands for
        else:
            value = getattr(said, FIELDS["activity"][fact]) if said is not None else None
            if value is None and fact == "approves" and term is not None:
                value = term.approves
        if not _is_one_of(value, wanted):
            return False
    return True


def _row_facts(subject: Subject, ref: Ref, graph: OrgGraph) -> tuple[Slot, ...]:
    """What is said of a row that the conditions ask for; a row's topic, and what it approves, may come from what it stands for."""
    row = graph.rows.row(ref)
    if row is None:
        return ()
    asked = [fact for fact, _ in subject.where if fact != "canonical" or not wanted_activities(subject)]
    stated = [fact for fact in asked if fact in FIELDS["activity"]]
    fields = [FIELDS["activity"][fact] for fact in stated]
    if len(stated) < len(asked) or "approves" in stated:
        fields.append("canonical")
    return tuple(slot("activity", row.name, field) for field in sorted({*fields}))


def _frameworks(subject: Subject, graph: OrgGraph) -> Selected:
    claimed = graph.organization.frameworks
    if claimed is None:
        return Selected((), unmodelled="organization.frameworks", reason="no frameworks are named")
    found = sorted(f for f in {*claimed} if subject.every or f in subject.ids)
    return Selected(tuple(Ref("framework", f) for f in found), reason="" if found else "no such framework is claimed")


def _entries(subject: Subject, graph: OrgGraph) -> Selected:
    kind = subject.kind
    section = ENTRIES[kind][0]
    if subject.every and getattr(graph.organization, section) is None:
        return Selected((), unmodelled=section, reason=f"the file has no {section}")
    kept = [entry for entry in _ids(subject, graph) if _holds(subject, kind, entry, graph)]
    facts = {Ref(kind, entry): _where_facts(subject, kind, entry) for entry in kept} if subject.where else {}
    reason = "" if kept else f"no {kind} with {_said(subject.where)}" if subject.where else f"no {kind} is listed"
    return Selected(tuple(Ref(kind, entry) for entry in kept), facts, reason=reason)


def _ids(subject: Subject, graph: OrgGraph) -> tuple[str, ...]:
    return graph.entries(subject.kind) if subject.every else tuple(sorted({*subject.ids}))


def _holds(subject: Subject, kind: str, thing: str, graph: OrgGraph) -> bool:
    return all(_is_one_of(graph.value(_fact_slot(kind, fact, thing)), wanted) for fact, wanted in subject.where)


def _where_facts(subject: Subject, kind: str, thing: str) -> tuple[Slot, ...]:
    return tuple(_fact_slot(kind, fact, thing) for fact, _ in subject.where)


def _fact_slot(kind: str, fact: str, thing: str) -> Slot:
    if kind == "position" and fact in _OWN_SLOTS:
        return slot(_OWN_SLOTS[fact], thing)
    return slot(kind, thing, FIELDS[kind][fact])


def _is_one_of(value: Any, wanted: tuple[Any, ...]) -> bool:
    if isinstance(value, Undecided):
        value = value.carried
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
