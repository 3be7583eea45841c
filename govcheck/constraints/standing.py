"""As what somebody is meant, in the words of a message, where the title does not say it: the office itself, another seat, a line."""

from govcheck.constraints.selecting import Selector, Who, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref


def standing(who: Who, position: str, graph: OrgGraph) -> str:
    """``, who is the Chief Information Officer as well`` or the like, to stand behind a title; empty where the title says it."""
    seat = graph.positions[position]
    for selector in who.any:
        for role in (*selector.role, *((selector.line_of,) if selector.line_of is not None else ())):
            office = graph.vocabulary.roles[role].title if role in graph.vocabulary.roles else role
            if role in graph.roles_of(position):
                named = graph.vocabulary.match_title(seat.title)
                return "" if role in (*named.roles, *named.rivals) else f", who is the {office}"
            if position in graph.all_seats_of_role(role):
                return f", who is the {office} as well"
            if role == selector.line_of and match(Who((Selector(line_of=role),)), Ref("position", position), graph).holds:
                return f", who works for the {office}" if seat.kind == "post" else f", in the line of the {office}"
    return ""
