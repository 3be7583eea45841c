"""`over`: the ties beside the line by which work across lines is agreed, and `level_order` on equal levels."""

from typing import Any

import pytest
from hypothesis import given

from govcheck.constraints.level_order import LevelOrder
from govcheck.constraints.over import Over
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Engagement, Line, Matrix, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.organisations import ROWS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

ACROSS = Over(letter="A", of="R")
ROW = Ref("activity", "access-review")
SHOP = Ref("position", "shop")


def firm(changes: dict[str, dict[str, Any]], **cells: str) -> OrgGraph:
    """Quality and sales side by side, a shop under sales; quality answers for what the shop does."""
    seats = {
        "ceo": Position("ceo", "CEO", roles=()),
        "quality": Position("quality", "Quality", roles=(), lines=(Line("ceo"),)),
        "sales": Position("sales", "Sales", roles=(), lines=(Line("ceo"),)),
        "shop": Position("shop", "Shop", roles=(), lines=(Line("sales"),)),
    }
    positions = {name: seat._replace(**changes.get(name, {})) for name, seat in seats.items()}
    rows = {"access-review": {"quality": "A", "shop": "R", **cells}}
    return graph_of(Organization(positions=positions, matrices={"main": Matrix("main", rows=rows)}))


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ({"shop": {"lines": (Line("ceo"),)}}, {}),
        ({}, {"sales": "I"}),
        ({"sales": {"engages": (Engagement(Ref("position", "quality")),)}}, {}),
        ({"quality": {"engages": (Engagement(Ref("position", "sales")),)}}, {}),
        ({"sales": {"dotted": ("quality",)}}, {}),
    ],
    ids=["one superior", "the doer's superior has a letter", "they engage", "they are engaged", "a dotted line of theirs"],
)
def test_work_across_lines_may_be_agreed(changes: dict[str, dict[str, Any]], cells: dict[str, str]) -> None:
    (verdict,) = ACROSS.check((ROW,), firm(changes, **cells))
    assert (verdict.state, verdict.key) == (State.SATISFIED, (SHOP,))


def test_the_superior_of_both_agrees_to_nothing_by_a_letter() -> None:
    """They would have one in most rows."""
    (verdict,) = ACROSS.check((ROW,), firm({}, ceo="I"))
    assert (verdict.state, verdict.bindings) == (
        State.VIOLATED,
        {"accountable": (Ref("position", "quality"),), "responsible": SHOP},
    )


def test_only_ties_that_are_accepted_count() -> None:
    (verdict,) = Over(accept=("same",)).check((ROW,), firm({"shop": {"lines": (Line("ceo"),)}}, sales="C"))
    assert verdict.state is State.VIOLATED


@given(organisations(("cell",)), several_facts)
def test_evidence_is_sufficient_for_every_tie(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(ACROSS, tuple(Ref("activity", row) for row in ROWS), organization, changes)


def test_one_level_is_no_inversion() -> None:
    """A chief executive and those who report to them are executives."""
    levels = {"ceo": {"level": "executive"}, "sales": {"level": "executive"}, "shop": {"level": "board"}}
    graph = firm(levels)
    sales, shop = LevelOrder().check((Ref("position", "sales"), SHOP), graph)
    assert sales.state is State.SATISFIED
    assert shop == Verdict(
        SHOP,
        State.VIOLATED,
        key=(Ref("position", "sales"),),
        bindings={"superior": Ref("position", "sales"), "level": "board", "superior_level": "executive"},
        evidence=(slot("line", "shop"), slot("position", "shop", "level"), slot("position", "sales", "level")),
    )
