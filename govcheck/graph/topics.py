"""What an organisation's file speaks of at all: a gap is only a gap where the client has begun to say something.

A topic is modelled when the file says anything about it: any matrix row with an activity of that topic; the section; for a fact of
positions, any position that states it. ``complete:`` declares a section closed, so that what is not in it does not exist.
"""

from typing import TYPE_CHECKING

from govcheck.model.facts import ENTRIES, POSITION_SLOTS
from govcheck.model.organization import Organization
from govcheck.model.slots import Slot

if TYPE_CHECKING:
    from govcheck.graph.orggraph import OrgGraph

RACI = "raci"
#: field of Position -> the word of the file, where they differ; the topic is named as the file names it
_FILE_WORDS = {"lines": "reports_to", "dotted": "dotted_line_to", "holding": "holder", "roles": "is"}
_POSITION_FIELDS = {word: field for field, word in _FILE_WORDS.items()}


def topic_of(graph: "OrgGraph", fact: Slot) -> str:
    """The topic of a slot."""
    kind, path = fact
    if kind in POSITION_SLOTS:
        return _FILE_WORDS[POSITION_SLOTS[kind]]
    if kind == "position":
        return _FILE_WORDS.get(path[1], path[1])
    if kind in ("rows", "activity"):
        activity = path[0] if kind == "rows" else graph.rows.canonical(path[0])
        term = graph.vocabulary.activities.get(activity) if activity is not None else None
        return f"{RACI}:{term.topic}" if term is not None else RACI
    if kind in ("cell", "row"):
        activity = graph.rows.canonical(path[1])
        term = graph.vocabulary.activities.get(activity) if activity is not None else None
        return f"{RACI}:{term.topic}" if term is not None else RACI
    if kind == "channel":
        return "channels"
    if kind in ("is", "role", "title"):
        return "positions"
    if kind == "letter":
        return f"letter {path[0]}"
    if kind == "letters":
        return RACI
    if kind == "seats":
        return "holder"
    if kind == "section":
        return path[0]
    if kind in ENTRIES:
        return ENTRIES[kind][0]
    if kind == "organization":
        return f"organization.{path[0]}"
    return "reports_to"


def is_modelled(graph: "OrgGraph", topic: str) -> bool:
    """Whether the file says anything about a topic, or declares its section complete."""
    organization = graph.organization
    section = topic.split(":", 1)[0]
    if section in organization.complete:
        return True
    if section == RACI:
        _, colon, subject = topic.partition(":")
        return subject in graph.rows.topics if colon else bool(graph.rows.all)
    if topic.startswith("letter "):
        return graph.rows.uses(topic.removeprefix("letter "))
    if topic == "positions":
        # a matrix names those who have a part in it, and says nothing about who else there is
        return any(not seat.implicit for seat in graph.positions.values())
    if topic.startswith("organization."):
        field = topic.removeprefix("organization.")
        stated = getattr(organization, field) if field in Organization._fields else organization.attributes.get(field)
        return stated is not None
    if topic in Organization._fields:
        # where a file can leave a section out without a trace, an empty one says nothing
        return getattr(organization, topic) not in (None, Organization._field_defaults[topic])
    field = _POSITION_FIELDS.get(topic, topic)
    return any(getattr(seat, field) is not None for seat in graph.positions.values())
