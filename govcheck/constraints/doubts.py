"""Seats of which the file does not say what they are, so that nobody is accused of reporting to the wrong one.

An office is in doubt where a seat has no title, where its title only suggests an office that is meant (``Interim CEO``), and where it
stands at the top of the chart, with nobody or only a governing body above it, under a title that is no known office (``Rector``). The
title of a seat in the middle of the chart is a title, known or not.
"""

from govcheck.constraints.selecting import Match, Selector, Who, joined, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Position
from govcheck.model.slots import Ref, Slot, slot

#: the offices of those who stand at the top
_HEADS = frozenset(("ceo", "managing-director"))


def match_or_doubt(who: Who, position: str, graph: OrgGraph, *, of_superior: bool) -> Match:
    """Whether a position is meant, open where its title suggests an office that is; of a superior also where nothing says what it is."""
    found = match(who, Ref("position", position), graph)
    wanted = frozenset(role for selector in who.any for role in selector.role)
    if found.holds is not False or not wanted:
        return found
    office = slot("is", position)
    seat = graph.positions[position]
    if not may_be_anything(seat, graph):
        told = "kind" if seat.kind != "post" else "roles" if seat.roles is not None else None
        said = office if told is None else slot("position", position, told)
        return found._replace(evidence=joined((found.evidence, (said,))))
    facts = joined((found.evidence, (office, *(slot("position", position, field) for field in ("title", "roles", "kind")))))
    doubtful = bool(graph.vocabulary.suggest_title(seat.title, wanted))
    if of_superior and not doubtful:
        doubtful = has_no_title(seat)
        if not doubtful and not wanted.isdisjoint(_HEADS):
            doubtful = at_the_top(position, graph)
            facts = joined((facts, _top_facts(position, graph)))
    return Match(None, facts, (office,)) if doubtful else found._replace(evidence=facts)


def suggested(who: Who, position: str, graph: OrgGraph) -> Match:
    """Open where the title of a position that is not meant suggests an office that is, or the head of such a line; else not meant."""
    wanted = frozenset(role for selector in who.any for role in (*selector.role, selector.line_of) if role is not None)
    if not wanted:
        return Match(False)
    found = match_or_doubt(Who((Selector(role=tuple(sorted(wanted))),)), position, graph, of_superior=False)
    return found if may_be_anything(graph.positions[position], graph) and not found.holds else Match(False, found.evidence)


def may_be_anything(seat: Position, graph: OrgGraph) -> bool:
    """Whether a seat is a post that states no office, and whose title names none, nor rivals for one."""
    return seat.kind == "post" and seat.roles is None and not graph.roles_of(seat.id) and not graph.between(seat.id)


def has_no_title(seat: Position) -> bool:
    """Whether a seat has nothing but an id, which says nothing."""
    return seat.title == seat.id


def at_the_top(position: str, graph: OrgGraph) -> bool:
    """Whether a seat is where the lines may end, or has nobody but governing bodies above it."""
    uppers = graph.chart.superiors(position)
    return all(graph.tier(upper) == "governing" for upper in uppers) if uppers else graph.chart.is_root(position)


def _top_facts(position: str, graph: OrgGraph) -> tuple[Slot, ...]:
    uppers = graph.chart.superiors(position)
    tiers = (slot("tier", upper) for upper in uppers)
    return (*graph.chart.read_at(position), slot("root", position), *tiers)
