"""Who is meant by a who-selector, spelled out: the plain counterpart of `govcheck.constraints.selecting` for references."""

from collections.abc import Iterable

from hypothesis import strategies as st

from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref
from tests.properties.organisations import ROLES

_role = st.sampled_from(ROLES)
_selector = st.one_of(
    st.builds(lambda r: Selector(role=(r,)), _role),
    st.builds(lambda r: Selector(role=(r,)), st.sampled_from(("cio", "ciso"))),
    st.builds(lambda r: Selector(role=tuple(r)), st.lists(_role, min_size=2, max_size=3, unique=True)),
    st.builds(lambda r: Selector(line_of=r), _role),
    st.builds(lambda r: Selector(outside_line_of=r), _role),
    st.builds(lambda r: Selector(dotted_line_to=r), _role),
    st.builds(lambda k: Selector(kind=(k,)), st.sampled_from(("post", "body", "group"))),
    st.builds(lambda e: Selector(external=e), st.booleans()),
    st.builds(lambda e: Selector(entity=e), st.sampled_from(("one", "two"))),
    st.builds(lambda p: Selector(party=(p,)), st.sampled_from(("regulator", "authority"))),
    st.builds(lambda r, k: Selector(line_of=r, kind=(k,)), _role, st.sampled_from(("post", "body"))),
)
#: who-selectors of every kind
whos = st.lists(_selector, min_size=1, max_size=2).map(lambda found: Who(tuple(found)))
#: who-selectors that name offices only
offices = st.lists(st.builds(lambda r: Selector(role=(r,)), _role), min_size=1, max_size=2).map(lambda found: Who(tuple(found)))


def kleene_or(values: Iterable[bool | None]) -> bool | None:
    """True if one is; else open if one is; else False."""
    seen = list(values)
    return True if True in seen else None if None in seen else False


def kleene_and(values: Iterable[bool | None]) -> bool | None:
    """False if one is; else open if one is; else True."""
    seen = list(values)
    return False if False in seen else None if None in seen else True


def negated(value: bool | None) -> bool | None:
    """Kleene's not."""
    return None if value is None else not value


def means(who: Who, ref: Ref, graph: OrgGraph) -> bool | None:
    """Whether `ref` is meant."""
    if ref.kind == "role":
        seats = [p for p in graph.positions if ref.id in graph.roles_of(p)]
        if seats:
            return kleene_or(means(who, Ref("position", p), graph) for p in seats)
    return kleene_or(_all_of(selector, ref, graph) for selector in who.any)


def means_position(who: Who, position: str, graph: OrgGraph) -> bool | None:
    """Whether that position is meant."""
    return means(who, Ref("position", position), graph)


def holds_office(role: str, position: str, graph: OrgGraph) -> bool:
    """Whether the position carries the role, or one of its holders holds a position that does."""
    people = set(graph.people.of(position))
    return any(role in graph.roles_of(p) and (p == position or people & set(graph.people.of(p))) for p in graph.positions)


def perhaps_office(role: str, position: str, graph: OrgGraph) -> bool | None:
    """Whether the position holds the office; None where its title leaves that open."""
    return True if holds_office(role, position, graph) else None if role in graph.between(position) else False


def office_in_doubt(who: Who, position: str, graph: OrgGraph, *, of_superior: bool) -> bool:
    """Whether a post that is not meant might be all the same: its title suggests it, or nothing says what it is."""
    seat = graph.positions[position]
    wanted = {role for selector in who.any for role in selector.role}
    if not wanted or seat.kind != "post" or seat.roles is not None or graph.roles_of(position) or graph.between(position):
        return False
    if graph.vocabulary.suggest_title(seat.title, wanted):
        return True
    uppers = graph.chart.superiors(position)
    top = graph.chart.is_root(position) if not uppers else {graph.tier(upper) for upper in uppers} == {"governing"}
    return of_superior and (seat.title == seat.id or (top and bool(wanted & {"ceo", "managing-director"})))


def above(position: str, graph: OrgGraph) -> set[str]:
    """Everybody above the position, as far as its lines lead."""
    seen: set[str] = set()
    todo = [position]
    while todo:
        new = {hop.upper for hop in graph.chart.hops(todo.pop())} - seen
        seen |= new
        todo += sorted(new)
    return seen


def under(position: str, uppers: Iterable[str], graph: OrgGraph) -> bool | None:
    """Whether any of `uppers` is above the position; None where a chain breaks or runs in a circle before that is known."""
    wanted, seen, broken, todo = set(uppers), set(), False, [position]
    while todo:
        here = todo.pop()
        broken = broken or bool(graph.chart.breaks_at(here))
        for hop in graph.chart.hops(here):
            if hop.upper in wanted:
                return True
            if hop.upper not in seen:
                seen.add(hop.upper)
                todo.append(hop.upper)
    circle = any(_comes_back(p, graph) for p in {position, *seen})
    return None if broken or circle else False


def _comes_back(position: str, graph: OrgGraph) -> bool:
    """Whether solid lines lead from a position back to it."""
    seen: set[str] = set()
    todo = [position]
    while todo:
        for hop in graph.chart.hops(todo.pop()):
            if hop.slot.kind == "line":
                if hop.upper == position:
                    return True
                if hop.upper not in seen:
                    seen.add(hop.upper)
                    todo.append(hop.upper)
    return False


def _all_of(selector: Selector, ref: Ref, graph: OrgGraph) -> bool | None:
    parts: list[bool | None] = []
    seat = graph.positions.get(ref.id) if ref.kind == "position" else None
    unfilled = ref.kind == "role"
    if selector.role:
        held = kleene_or(perhaps_office(r, ref.id, graph) for r in selector.role) if seat else unfilled and ref.id in selector.role
        parts.append(held)
    if selector.line_of is not None:
        parts.append(_in_line(selector.line_of, ref, graph))
    if selector.outside_line_of is not None:
        parts.append(negated(_in_line(selector.outside_line_of, ref, graph)))
    if selector.dotted_line_to is not None:
        office = selector.dotted_line_to
        parts.append(any(holds_office(office, p, graph) for p in seat.dotted or ()) if seat else None if unfilled else False)
    if selector.kind:
        parts.append(seat.kind in selector.kind if seat else None if unfilled else False)
    if selector.external is not None:
        outside = seat.supplied_by is not None if seat else None if unfilled else True
        parts.append(None if outside is None else outside == selector.external)
    if selector.entity is not None:
        stated = seat.entity if seat else None
        parts.append(None if stated is None and (seat or unfilled) else stated == selector.entity)
    if selector.party:
        party = graph.organization.parties.get(ref.id) if ref.kind == "party" else None
        parts.append(ref.kind == "party" and (ref.id in selector.party or (party is not None and party.kind in selector.party)))
    return kleene_and(parts)


def _in_line(role: str, ref: Ref, graph: OrgGraph) -> bool | None:
    if ref.kind == "role":
        return True if ref.id == role else None
    if ref.kind == "party":
        return False
    if holds_office(role, ref.id, graph):
        return True
    known = under(ref.id, [p for p in graph.positions if holds_office(role, p, graph)], graph)
    return kleene_or((known, *(perhaps_office(role, p, graph) for p in (ref.id, *above(ref.id, graph)))))
