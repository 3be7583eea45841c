"""Whose hands act in a seat."""

import pytest

from govcheck.constraints.hands import Hands, hands, share
from govcheck.constraints.selecting import Match
from govcheck.model.organization import Holding
from govcheck.model.slots import Slot, slot
from tests.properties.charts import SOUND, body, chart, held, post

CREW = post("crew", "cio", kind="group", holding=held("Ivo"))
VACANT, UNSAID = post("vacant", "ceo", holding=Holding(vacant=True)), post("unsaid", "ceo")
OTHER, HALF = post("other", "ceo", holding=held("Ivo")), post("half", "ceo", holding=held("Ada", None))
COUNCIL, LOST, CIRCLE = body("council", "ceo", chair="cio"), body("lost", "ceo"), body("circle", "ceo", chair="council")
GRAPH = chart(*SOUND, CREW, VACANT, UNSAID, OTHER, HALF, COUNCIL, LOST, CIRCLE)


def facts(seat: str, *fields: str) -> tuple[Slot, ...]:
    return tuple(slot(field, seat) if field in ("holder", "tier") else slot("position", seat, field) for field in fields)


def test_a_seat_acts_by_its_holders_and_a_body_by_its_chair() -> None:
    assert hands("cio", GRAPH) == Hands("cio", ("Ivo",), facts("cio", "kind", "holder"))
    assert hands("vacant", GRAPH) == Hands("vacant", (), facts("vacant", "kind", "holder"))
    assert hands("unsaid", GRAPH) == Hands("unsaid", (), facts("unsaid", "kind", "holder"), facts("unsaid", "holder"))
    assert hands("half", GRAPH) == Hands("half", ("Ada",), facts("half", "kind", "holder"), facts("half", "holder"))
    assert hands("board", GRAPH) == Hands("board", (), facts("board", "kind", "tier"))
    council = (*facts("council", "kind", "tier", "chair"), *facts("cio", "kind", "holder"))
    assert hands("council", GRAPH) == Hands("cio", ("Ivo",), council)


@pytest.mark.parametrize("body_without", ["lost", "circle"])
def test_a_body_without_a_person_in_the_chair_leaves_it_open(body_without: str) -> None:
    read = facts(body_without, "kind", "tier", "chair")
    assert hands(body_without, GRAPH) == Hands(body_without, (), read, facts(body_without, "chair"))


def test_a_group_is_nobodys_hands_whoever_leads_it() -> None:
    assert hands("crew", GRAPH) == Hands("crew", (), facts("crew", "kind", "holder"), facts("crew", "holder"), one=False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("cio", "cio", True),
        ("unsaid", "unsaid", True),
        ("board", "board", True),
        ("crew", "crew", None),
        ("cio", "other", True),
        ("cio", "council", True),
        ("other", "council", True),
        ("cio", "ciso", False),
        ("cio", "unsaid", None),
        ("cio", "half", None),
        ("unsaid", "vacant", False),
        ("half", "board", False),
        ("cio", "crew", None),
        ("lost", "ciso", None),
    ],
)
def test_two_pairs_of_hands(one: str, other: str, same: bool | None) -> None:
    found = share(hands(one, GRAPH), hands(other, GRAPH))
    assert found.holds is same
    assert share(hands(other, GRAPH), hands(one, GRAPH)).holds is same
    assert bool(found.missing) == (same is None)


def test_what_decides_is_what_was_read_of_both() -> None:
    read = (*facts("cio", "kind", "holder"), *facts("unsaid", "kind", "holder"))
    assert share(hands("cio", GRAPH), hands("unsaid", GRAPH)) == Match(None, read, facts("unsaid", "holder"))
