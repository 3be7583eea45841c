"""Who-selectors: one shape everywhere for "who is meant", matched in three values with evidence.

`Selector`: several keys, all hold. `Who`: a list, any holds. A role counts in every seat that its holders occupy, and the line of
a role is everybody below any of these seats by solid line.
"""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot


class Match(Record):
    """Whether somebody is meant (None: the file leaves it open), the facts that decide, the facts that would."""

    holds: bool | None
    evidence: tuple[Slot, ...] = ()
    missing: tuple[Slot, ...] = ()


class Selector(Record):
    """One who-selector; an empty field does not restrict. `role` lists alternatives."""

    role: tuple[str, ...] = ()
    line_of: str | None = None
    outside_line_of: str | None = None
    dotted_line_to: str | None = None
    kind: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    external: bool | None = None
    entity: str | None = None
    party: tuple[str, ...] = ()

    def required_roles(self) -> tuple[str, ...]:
        """The roles that it names outside a list of alternatives."""
        named = [*self.role] if len(self.role) == 1 else []
        return (*named, *(r for r in (self.line_of, self.outside_line_of, self.dotted_line_to) if r is not None))


class Who(Record):
    """A who-selector of rules: any of its selectors."""

    any: tuple[Selector, ...]

    def required_roles(self) -> tuple[str, ...]:
        """The roles that every alternative names outside a list of its own: without them nobody can be meant."""
        each = [selector.required_roles() for selector in self.any]
        return tuple(role for role in each[0] if all(role in others for others in each[1:])) if each else ()

    def roles(self) -> tuple[str, ...]:
        """Every role that is named anywhere in it."""
        found = [role for selector in self.any for role in selector.role]
        for selector in self.any:
            found += [r for r in (selector.line_of, selector.outside_line_of, selector.dotted_line_to) if r is not None]
        return tuple(dict.fromkeys(found))


def role_seats(role: str, graph: OrgGraph) -> tuple[frozenset[str], tuple[Slot, ...]]:
    """Where a role's authority sits, and the facts that say so."""
    return graph.once(("role_seats", role), lambda: _role_seats(role, graph))


def _role_seats(role: str, graph: OrgGraph) -> tuple[frozenset[str], tuple[Slot, ...]]:
    carriers = graph.carriers(role)
    people = sorted({person for seat in carriers for person in graph.people.of(seat)})
    read = [slot("role", role), *(slot("holder", seat) for seat in carriers), *(slot("seats", person) for person in people)]
    return graph.all_seats_of_role(role), tuple(read)


def match(who: Who, ref: Ref, graph: OrgGraph) -> Match:
    """Whether a who-word (a position, a role that nobody carries, a party) is meant by a who-selector.

    A role word that is carried stands for its carriers: it is meant if one of them is.
    """
    return graph.once(("match", who, ref), lambda: _match(who, ref, graph))


def _match(who: Who, ref: Ref, graph: OrgGraph) -> Match:
    if ref.kind == "role":
        carriers = graph.carriers(ref.id)
        if carriers:
            found = either(match(who, Ref("position", carrier), graph) for carrier in carriers)
        else:
            found = either(_match_all(selector, ref, graph) for selector in who.any)
        return found._replace(evidence=joined(((slot("role", ref.id),), found.evidence)))
    return either(_match_all(selector, ref, graph) for selector in who.any)


def either(matches: Iterable[Match]) -> Match:
    """Kleene's or: the first that holds; else open where one is; else none, by all their facts."""
    seen = list(matches)
    if len(seen) == 1:
        return seen[0]
    for found in seen:
        if found.holds:
            return found
    holds = None if any(found.holds is None for found in seen) else False
    return Match(holds, joined(found.evidence for found in seen), joined(found.missing for found in seen))


def both(matches: Iterable[Match]) -> Match:
    """Kleene's and: the first that fails; else open where one is; else all hold."""
    seen = list(matches)
    if len(seen) == 1:
        return seen[0]
    for found in seen:
        if found.holds is False:
            return found
    holds = None if any(found.holds is None for found in seen) else True
    return Match(holds, joined(found.evidence for found in seen), joined(found.missing for found in seen))


def joined(slots: Iterable[Iterable[Slot]]) -> tuple[Slot, ...]:
    """Slots in their order, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(slots)))


def _match_all(selector: Selector, ref: Ref, graph: OrgGraph) -> Match:
    return both(_parts(selector, ref, graph))


def _parts(selector: Selector, ref: Ref, graph: OrgGraph) -> Iterable[Match]:
    if selector.role:
        yield either(_has_role(role, ref, graph) for role in selector.role)
    if selector.line_of is not None:
        yield _in_line(selector.line_of, ref, graph)
    if selector.outside_line_of is not None:
        inside = _in_line(selector.outside_line_of, ref, graph)
        yield inside._replace(holds=None if inside.holds is None else not inside.holds)
    if selector.dotted_line_to is not None:
        yield _dotted_to(selector.dotted_line_to, ref, graph)
    if selector.kind:
        yield _fact(ref, graph, "kind", lambda kind: kind in selector.kind)
    if selector.tier:
        is_body = ref.kind == "position"
        yield Match(is_body and graph.tier(ref.id) in selector.tier, (slot("tier", ref.id),) if is_body else ())
    if selector.external is not None:
        yield _external(ref, graph, wanted=selector.external)
    if selector.entity is not None:
        yield _fact(ref, graph, "entity", lambda entity: entity == selector.entity)
    if selector.party:
        yield _is_party(selector.party, ref, graph)


def _has_role(role: str, ref: Ref, graph: OrgGraph) -> Match:
    if ref.kind != "position":
        return Match(ref == Ref("role", role), (slot("role", role),))
    if role in graph.roles_of(ref.id):
        return Match(True, (slot("is", ref.id),))
    seats, read = role_seats(role, graph)
    if ref.id not in seats:
        office = (slot("is", ref.id),) if ref.id in graph.sharing(role) else ()
        return Match(None, (*office, *read), office) if role in graph.between(ref.id) else Match(False, (*read, *office))
    shared = [person for person in graph.people.of(ref.id) if any(role in graph.roles_of(s) for s in graph.people.seats(person))]
    other = next(s for s in graph.people.seats(shared[0]) if role in graph.roles_of(s))
    return Match(True, (slot("holder", ref.id), slot("holder", other), slot("is", other)))


def _in_line(role: str, ref: Ref, graph: OrgGraph) -> Match:
    if ref.kind == "role":
        return Match(True, (slot("role", role),)) if ref.id == role else _nobody(ref)
    if ref.kind != "position":
        return Match(False)
    seats, read = role_seats(role, graph)
    if ref.id in seats:
        return _has_role(role, ref, graph)
    way = graph.chart.path_up(ref.id, seats)
    if way is not None:
        top = _has_role(role, Ref("position", way[-1].upper), graph)
        return Match(True, joined(((*(fact for hop in way for fact in hop_facts(hop.lower, hop.slot, graph)),), top.evidence)))
    walk = graph.chart.walk(ref.id)
    shared = sorted(graph.sharing(role) & {ref.id, *walk.uppers}) if graph.sharing(role) else ()
    perhaps = tuple(slot("is", p) for p in shared if role in graph.between(p))
    facts = joined((walk.read, read, (slot("is", p) for p in shared)))
    missing = (*perhaps, *(walk.breaks or (slot("line", p) for p in walk.cycle)))
    return Match(None if missing else False, facts, missing)


def hop_facts(lower: str, by: Slot, graph: OrgGraph) -> tuple[Slot, ...]:
    """The facts of one hop: the line itself, and for a body what makes it pass the line on."""
    seat = graph.positions[lower]
    if seat.kind != "body":
        return (by, slot("position", lower, "kind"))
    facts = (by, slot("position", lower, "kind"), slot("tier", lower))
    if by.path[-1] == "part_of":
        return (*facts, slot("line", lower), slot("position", lower, "chair"))
    return facts


def _nobody(ref: Ref) -> Match:
    """Of a role that nobody carries it is open where it stands and what it is."""
    return Match(None, (slot("role", ref.id),), (slot("role", ref.id),))


def _dotted_to(role: str, ref: Ref, graph: OrgGraph) -> Match:
    if ref.kind != "position":
        return _nobody(ref) if ref.kind == "role" else Match(False)
    seats, read = role_seats(role, graph)
    fact = slot("dotted", ref.id)
    meets = [upper for upper in graph.chart.dotted(ref.id) if upper in seats]
    if meets:
        return Match(True, joined(((fact,), _has_role(role, Ref("position", meets[0]), graph).evidence)))
    return Match(False, (fact, *read))


def _external(ref: Ref, graph: OrgGraph, *, wanted: bool) -> Match:
    if ref.kind != "position":
        return _nobody(ref) if ref.kind == "role" else Match((ref.kind == "party") == wanted)
    fact = slot("position", ref.id, "supplied_by")
    return Match((graph.value(fact) is not None) == wanted, (fact,))


def _fact(ref: Ref, graph: OrgGraph, field: str, holds: Callable[[Any], bool]) -> Match:
    if ref.kind != "position":
        return _nobody(ref) if ref.kind == "role" else Match(False)
    fact = slot("position", ref.id, field)
    value = graph.value(fact)
    if value is None:
        return Match(None, (fact,), (fact,))
    return Match(holds(value), (fact,))


def _is_party(words: tuple[str, ...], ref: Ref, graph: OrgGraph) -> Match:
    if ref.kind == "position":
        # a matrix column may name a party: its implicit seat has the party's id
        ref = Ref("party", ref.id) if graph.positions[ref.id].implicit else ref
    if ref.kind != "party":
        return Match(False)
    if ref.id in words:
        return Match(True)
    fact = slot("party", ref.id, "kind")
    kind = graph.value(fact)
    return Match(kind in words, (fact,))
