"""What an organisation's file speaks of at all: a gap is only a gap where the client has begun to say something.

A topic is modelled when the file says anything about it: any matrix row with an activity of that topic; the section, or where the
vocabulary gives its words topics, an entry of that topic; for a fact of positions, any position that states it. With whom somebody
works is said of each position by itself, and how often a row takes place only by files that say so of some row. ``complete:``
declares a section closed, so that what is not in it does not exist.
"""

from typing import TYPE_CHECKING

from govcheck.model.facts import ENTRIES, POSITION_SLOTS, stated
from govcheck.model.organization import Organization
from govcheck.model.slots import Slot, slot

if TYPE_CHECKING:
    from govcheck.graph.orggraph import OrgGraph

RACI = "raci"
ENGAGES = "engages"
FREQUENCY = "frequency"
#: what is said of rows beside their letters, field by field
_ACTIVITIES = "activities."
#: field of Position -> the word of the file, where they differ; the topic is named as the file names it
_FILE_WORDS = {"lines": "reports_to", "dotted": "dotted_line_to", "holding": "holder", "roles": "is"}
_POSITION_FIELDS = {word: field for field, word in _FILE_WORDS.items()}


def topic_of(graph: "OrgGraph", fact: Slot) -> str:
    """The topic of a slot."""
    kind, path = fact
    if kind in POSITION_SLOTS:
        return _FILE_WORDS[POSITION_SLOTS[kind]]
    if kind == "position" and path[1] == ENGAGES:
        # a list of partners says something about whom it leaves out; that others have such a list does not
        return f"{ENGAGES}:{path[0]}"
    if kind == "activity" and path[1] == FREQUENCY:
        return f"{_ACTIVITIES}{FREQUENCY}"
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
        section = ENTRIES[kind][0]
        topic = graph.vocabulary.word_topics.get(section, {}).get(path[0])
        return f"{section}:{topic}" if topic is not None else section
    if kind == "organization":
        return f"organization.{path[0]}"
    return "reports_to"


def is_modelled(graph: "OrgGraph", topic: str) -> bool:
    """Whether the file says anything about a topic, or declares its section complete."""
    organization = graph.organization
    section, colon, subject = topic.partition(":")
    if section in organization.complete:
        return True
    if section == RACI:
        return subject in graph.rows.topics if colon else bool(graph.rows.all)
    if section == ENGAGES:
        return subject in graph.positions and graph.positions[subject].engages is not None
    if topic.startswith(_ACTIVITIES):
        field = topic.removeprefix(_ACTIVITIES)
        return any(getattr(activity, field) is not None for activity in organization.activities.values())
    if colon:
        topics = graph.vocabulary.word_topics[section]
        return any(topics.get(entry) == subject for entry in getattr(organization, section) or ())
    if topic.startswith("letter "):
        return graph.rows.uses(topic.removeprefix("letter "))
    if topic == "positions":
        # a matrix names those who have a part in it, and says nothing about who else there is
        return any(not seat.implicit for seat in graph.positions.values())
    if topic.startswith("organization."):
        return stated(organization, slot("organization", topic.removeprefix("organization."))) is not None
    if topic in Organization._fields:
        # where a file can leave a section out without a trace, an empty one says nothing
        return getattr(organization, topic) not in (None, Organization._field_defaults[topic])
    field = _POSITION_FIELDS.get(topic, topic)
    return any(getattr(seat, field) is not None for seat in graph.positions.values())
