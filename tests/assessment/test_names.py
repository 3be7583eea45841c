"""What things are called, and how a message is filled in."""

from datetime import date
from typing import Any

import pytest

from govcheck.assessment.names import Names, listed
from govcheck.model.findings import Kind
from govcheck.model.organization import (
    Appointment,
    Engagement,
    Entity,
    Holding,
    Line,
    Matrix,
    Organization,
    Party,
    Person,
    Position,
    Vendor,
)
from govcheck.model.slots import Ref
from govcheck.model.verdicts import Binding, State, Verdict
from tests.assessment.rules import made
from tests.properties.organisations import graph_of

ORGANIZATION = Organization(
    name="Northwind",
    entities={"it": Entity("it", "Northwind IT"), "bare": Entity("bare")},
    positions={
        "boss": Position("boss", "Boss", holding=Holding(appointments=(Appointment("Ada"),))),
        "one": Position("one", "Head of Sales"),
        "two": Position("two", "Head of Sales"),
        "odd": Position("odd", "The {other} {subject} {"),
    },
    parties={"firm": Party("firm", "law firm", "Ohm and Partners"), "regulator": Party("regulator", "authority")},
    matrices={"main": Matrix("main", rows={"Tea": {}}), "side": Matrix("side", rows={"Tea": {}})},
    vendors={"watch": Vendor("watch", "Night Watch"), "bare": Vendor("bare")},
)
NAMES = Names(graph_of(ORGANIZATION))


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("organization:this", "Northwind"),
        ("position:boss", "Boss"),
        ("position:one", "Head of Sales (one)"),  # two seats have the title
        ("position:gone", "gone"),
        ("role:ciso", "Chief Information Security Officer"),
        ("role:unheard-of", "unheard-of"),
        ("activity:Tea", '"Tea"'),
        ("activity:side/Tea", '"side/Tea"'),
        ("activity:incident-response", '"Incident response"'),
        ("activity:unheard-of", '"unheard-of"'),
        ("entity:it", "Northwind IT"),
        ("entity:bare", '"bare"'),
        ("party:firm", "Ohm and Partners"),
        ("party:regulator", "regulator"),
        ("vendor:watch", '"Night Watch"'),
        ("vendor:bare", '"bare"'),
        ("vendor:gone", '"gone"'),
        ("person:Ada", "Ada"),
        ("framework:gdpr", "gdpr"),
    ],
)
def test_a_thing_is_called_by_its_title(ref: str, name: str) -> None:
    assert NAMES.of(Ref(*ref.split(":", 1))) == name


def test_an_organisation_without_a_name_is_called_that() -> None:
    assert Names(graph_of(Organization())).of(Ref("organization", "this")) == "the organisation"


@pytest.mark.parametrize(("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_words_are_listed(words: list[str], text: str) -> None:
    assert listed(words) == text


BOSS, ONE = Ref("position", "boss"), Ref("position", "one")


@pytest.mark.parametrize(
    ("placeholder", "value", "text"),
    [
        ("other", BOSS, "Boss"),
        ("others", (BOSS, ONE), "Boss and Head of Sales (one)"),
        ("path", (ONE, BOSS), "Head of Sales (one) → Boss"),
        ("path", (BOSS,), "Boss"),
        ("count", 3, "3"),
        ("state", "vacant", "vacant"),
        ("others", (), ""),
    ],
)
def test_what_stands_for_a_placeholder(placeholder: str, value: Binding, text: str) -> None:
    assert NAMES.binding(placeholder, value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (0.5, "0.5"),
        ((), "none"),
        ("x", "x"),
        (date(2026, 1, 2), "2026-01-02"),
        ((Line("boss", "functional"), Line("one")), "Boss and Head of Sales (one)"),
        ((Engagement(BOSS), Engagement(Ref("party", "firm"), "yearly")), "Boss and Ohm and Partners (yearly)"),
        ((Ref("role", "ciso"), BOSS), "Chief Information Security Officer and Boss"),
    ],
)
def test_a_value_is_worded(value: Any, text: str) -> None:
    assert NAMES.value(value) == text


def message(text: str, verdict: Verdict, names: Names = NAMES) -> str:
    rule = made(
        {"role": "ciso"},
        {"independent_of": {"who": {"role": "cio"}}},
        messages={"conflict": text, "gap": "no"},
    )
    return names.message(rule, Kind.CONFLICT, verdict)


def test_a_message_is_filled_in() -> None:
    verdict = Verdict(ONE, State.VIOLATED, (), {"other": BOSS, "path": (ONE, BOSS)})
    assert message("{subject} is under {other} by {path}", verdict) == "Head of Sales (one) is under Boss by Head of Sales (one) → Boss"


def test_a_placeholder_that_the_verdict_leaves_empty_is_nobody() -> None:
    assert message("{subject} is under {other}", Verdict(BOSS, State.VIOLATED)) == "Boss is under nobody"


def test_a_title_with_braces_fills_in_nothing() -> None:
    """What a client writes is never read as a message."""
    verdict = Verdict(Ref("position", "odd"), State.VIOLATED, (), {"other": BOSS})
    assert message("{subject} is under {other}", verdict) == "The {other} {subject} { is under Boss"
    verdict = Verdict(BOSS, State.VIOLATED, (), {"other": Ref("position", "odd")})
    assert message("{other} leads {subject}", verdict) == "The {other} {subject} { leads Boss"


def test_a_title_with_a_space_of_no_width_keeps_it() -> None:
    names = Names(graph_of(Organization(positions={"odd": Position("odd", "A {\u200bB {other}")})))
    verdict = Verdict(Ref("position", "odd"), State.VIOLATED, (), {"other": Ref("position", "odd")})
    assert message("{subject}, {other}", verdict, names) == "A {\u200bB {other}, A {\u200bB {other}"


def test_a_few_known_words_of_a_kind_are_named() -> None:
    assert NAMES.known_words("sectors") == tuple(NAMES._graph.vocabulary.words["sectors"])[:6]
    assert len(NAMES.known_words("sectors")) == 6
    assert (NAMES.known_words(None), NAMES.known_words("no-such-kind")) == ((), ())


def test_seats_of_one_title_in_two_states_are_told_apart_by_their_ids() -> None:
    """A seat that is there before and after is one seat."""
    before = graph_of(Organization(positions={"a": Position("a", "Guard"), "c": Position("c", "Boss")}))
    after = graph_of(Organization(positions={"b": Position("b", "Guard"), "c": Position("c", "Boss")}))
    assert [Names(after, before).position(p) for p in "bc"] == ["Guard (b)", "Boss"]
    assert [Names(after).position(p) for p in "bc"] == ["Guard", "Boss"]


@pytest.mark.parametrize(("count", "text"), [(6, "A, B, C, D, E and F"), (7, "A, B, C, D, E and 2 more"), (8, "A, B, C, D, E and 3 more")])
def test_of_many_things_a_few_are_named(count: int, text: str) -> None:
    seats = "abcdefgh"[:count]
    names = Names(graph_of(Organization(positions={p: Position(p, p.upper()) for p in seats})))
    assert names.binding("others", tuple(Ref("position", p) for p in seats)) == text


def test_a_person_is_called_by_name() -> None:
    names = Names(graph_of(Organization(persons={"ada-2": Person("ada-2", "Ada")}, positions={})))
    assert [names.of(Ref("person", person)) for person in ("ada-2", "Bo")] == ["Ada", "Bo"]
