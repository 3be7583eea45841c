"""What a file speaks of at all, and the value of every kind of slot."""

import pytest

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Activity, Channel, Entity, Gate, Line, Party, Policy, Position
from govcheck.model.slots import Ref, Slot, slot
from tests.properties.charts import CEO, SOUND, body, chart, held, post

EMPTY = chart()
FULL = chart(
    *SOUND,
    post("lead", "ciso", mandate="Leads", holding=held("Ivo"), engages=()),
    rows={"incident-response": {"ciso": "A/R", "cio": "C"}, "Tidy up": {"cio": "A"}},
    activities={"Tidy up": Activity("Tidy up", canonical="it-strategy", frequency="yearly")},
    channels=(Channel(Ref("position", "ciso"), Ref("role", "board")),),
    gates={"sign-off": Gate("sign-off")},
    policies={"information-security": Policy("information-security")},
    parties={"regulator": Party("regulator", "authority")},
    regulated=True,
    attributes={"us_federal_agency": False},
)


@pytest.mark.parametrize(
    ("fact", "topic", "modelled"),
    [
        (slot("line", "ceo"), "reports_to", True),
        (slot("dotted", "ceo"), "dotted_line_to", False),
        (slot("holder", "ceo"), "holder", True),
        (slot("seats", "Ivo"), "holder", True),
        (slot("position", "ceo", "mandate"), "mandate", True),
        (slot("position", "ceo", "deputy"), "deputy", False),
        (slot("position", "ceo", "roles"), "is", True),
        (slot("is", "ceo"), "positions", True),
        (slot("role", "cfo"), "positions", True),
        (slot("rows", "incident-containment"), "raci:incident", True),
        (slot("row", "main", "Tidy up"), "raci:strategy", True),
        (slot("cell", "main", "incident-response", "ceo"), "raci:incident", True),
        (slot("activity", "Tidy up", "phase"), "raci:strategy", True),
        (slot("activity", "Tidy up", "frequency"), "activities.frequency", True),
        (slot("position", "lead", "engages"), "engages:lead", True),
        (slot("position", "ciso", "engages"), "engages:ciso", False),
        (slot("policy", "encryption", "owner"), "policies:security", True),
        (slot("policy", "data-quality", "owner"), "policies:data", False),
        (slot("rows", "access-review"), "raci:access", False),
        (slot("row", "main", "No such row"), "raci", True),
        (slot("letters", "ceo"), "raci", True),
        (slot("letter", "C"), "letter C", True),
        (slot("letter", "I"), "letter I", False),
        (slot("channel", "position:ceo"), "channels", True),
        (slot("gate", "sign-off", "approver"), "gates", True),
        (slot("policy", "x", "owner"), "policies", True),
        (slot("party", "regulator", "kind"), "parties", True),
        (slot("section", "entities"), "entities", False),
        (slot("organization", "regulated"), "organization.regulated", True),
        (slot("organization", "us_federal_agency"), "organization.us_federal_agency", True),
        (slot("organization", "sector"), "organization.sector", False),
        (slot("tops", "chart"), "reports_to", True),
    ],
    ids=str,
)
def test_a_topic_is_modelled_when_the_file_says_anything_about_it(fact: Slot, topic: str, *, modelled: bool) -> None:
    assert FULL.topic(fact) == topic
    assert FULL.is_modelled(topic) is modelled
    assert EMPTY.is_modelled(topic) is False


@pytest.mark.parametrize("topic", ["raci:access", "policies", "entities", "raci"])
def test_what_is_declared_complete_is_modelled(topic: str) -> None:
    assert chart(complete=("entities", "policies", "raci")).is_modelled(topic)


def test_an_entity_makes_its_section_modelled() -> None:
    assert chart(entities={"one": Entity("one")}).is_modelled("entities")


def of(graph: OrgGraph, *facts: Slot) -> list[object]:
    return [graph.value(fact) for fact in facts]


def test_the_value_of_what_is_read_off() -> None:
    assert of(FULL, slot("is", "ceo"), slot("is", "ned"), slot("role", "cio"), slot("role", "cfo")) == [("ceo",), None, ("cio",), None]
    assert of(FULL, slot("tier", "board"), slot("tier", "ceo"), slot("root", "board"), slot("root", "ceo")) == [
        "governing",
        None,
        True,
        False,
    ]
    assert of(FULL, slot("subordinates", "ceo"), slot("chaired", "ned"), slot("seats", "Ivo")) == [
        ("cio", "ciso"),
        ("board",),
        ("cio", "lead"),
    ]
    assert of(FULL, slot("layer", "lead"), slot("layers", "chart"), slot("circles", "chart")) == [4, 4, None]
    assert of(FULL, slot("tops", "chart")) == [(("board",), ())]
    assert of(FULL, slot("row", "main", "Tidy up"), slot("rows", "it-strategy"), slot("letters", "cio")) == [
        (("cio", "A"),),
        (None, (Ref("activity", "Tidy up"),)),
        ((Ref("activity", "Tidy up"), "A"), (Ref("activity", "incident-response"), "C")),
    ]
    assert of(FULL, slot("rows", "incident-containment")) == [("incident-response", (Ref("activity", "incident-response"),))]


def test_the_value_of_what_is_stated_and_of_what_is_not() -> None:
    assert of(FULL, slot("line", "ceo"), slot("holder", "ceo"), slot("position", "lead", "mandate")) == [
        (Line("board"),),
        CEO.holding,
        "Leads",
    ]
    assert of(FULL, slot("line", "nobody"), slot("row", "main", "none"), slot("gate", "none", "approver")) == [None, None, None]
    with pytest.raises(KeyError):
        FULL.value(slot("weather", "today"))


def test_a_circle_and_sections_have_values() -> None:
    graph = chart(post("a", "b"), post("b", "a"), body("x"))
    assert of(graph, slot("circles", "chart"), slot("tops", "chart"), slot("section", "positions"), slot("section", "gates")) == [
        (("a", "b"),),
        ((), ("x",)),
        ("a", "b", "x"),
        None,
    ]


def test_the_columns_of_a_matrix_are_no_chart() -> None:
    """A page with eight rows does not say who else there is, so that nobody is missed on it."""
    column = Position("ciso", "CISO", implicit=True, roles=("ciso",))

    assert chart(column).is_modelled("positions") is False
    assert chart(column, CEO).is_modelled("positions") is True
