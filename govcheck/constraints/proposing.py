"""What candidate edits are made of: whom a selector names by office, and questions about facts that are not stated."""

from collections.abc import Iterable
from typing import Any

from govcheck.constraints.selecting import Who, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES, POSITION_SLOTS
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import Edit, EditKind

#: kinds of slots that a file states, so that an edit may set them
STATED = frozenset(("organization", "position", "cell", "channel", *POSITION_SLOTS, *ENTRIES))
#: most values of one slot that are worth a look
MOST_CHOICES = 6


def heads(who: Who, graph: OrgGraph) -> tuple[str, ...]:
    """The positions that a who-selector means by their office, sorted: carriers of its roles, and of a line its head.

    Others who are meant (somebody in that line, any committee) are for a person to choose.
    """
    found: set[str] = set()
    for selector in who.any:
        roles = selector.role or ((selector.line_of,) if selector.line_of is not None else ())
        carriers = {p for role in roles for p in graph.carriers(role)}
        found |= {p for p in carriers if match(Who((selector,)), Ref("position", p), graph).holds}
    return tuple(sorted(found))


def questions(facts: Iterable[Slot], graph: OrgGraph) -> tuple[Edit, ...]:
    """An edit to be answered for each fact that a file can state."""
    return tuple(Edit(fact, graph.value(fact), None, EditKind.STATE, "state") for fact in facts if fact.kind in STATED)


def setting(fact: Slot, before: Any, values: Iterable[Any], kind: EditKind, price: str) -> tuple[Edit, ...]:
    """The one edit that sets a fact to any of these values: to the value where there is one, else a question."""
    others = tuple(dict.fromkeys(value for value in values if value != before))[:MOST_CHOICES]
    if not others:
        return (Edit(fact, before, None, EditKind.STATE, "state"),) if before in (None, ()) else ()
    if len(others) == 1:
        return (Edit(fact, before, others[0], kind, price),)
    return (Edit(fact, before, None, kind, price, others),)
