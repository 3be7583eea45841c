"""What relations between people have in common: under which words somebody goes, who is whom in person, how often is often enough."""

from govcheck.constraints.selecting import Match, Who, match
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.frequencies import at_least
from govcheck.model.slots import Ref, Slot, slot

#: as a wanted frequency: any rhythm
STATED = "stated"
NO_RHYTHM = "ad-hoc"


def names_of(position: str, graph: OrgGraph) -> tuple[Ref, ...]:
    """The who-words under which the file may speak of a position: itself and each role that it carries."""
    return (Ref("position", position), *(Ref("role", role) for role in graph.roles_of(position)))


def in_person(who: Who, position: str, graph: OrgGraph) -> Match:
    """Whether somebody who is meant by an office is the holder of this position: one needs no way to reach oneself."""
    offices = Who(tuple(selector for selector in who.any if selector.role))
    return match(offices, Ref("position", position), graph)


def often_enough(frequency: str | None, wanted: str | None) -> bool | None:
    """Whether something recurs as often as is wanted (None: whatever the rhythm); None where its own rhythm is not stated."""
    if wanted is None:
        return True
    if frequency is None or (wanted == STATED and frequency == NO_RHYTHM):
        return None
    return wanted == STATED or at_least(frequency, wanted)


def named_as(ref: Ref, position: str) -> tuple[Slot, ...]:
    """The fact by which a who-word stands for a position: none for its own id."""
    return (slot("is", position),) if ref.kind == "role" else ()
