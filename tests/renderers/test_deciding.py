"""A person reads the facts that decide, not the steps of the proof."""

import pytest

from govcheck.model.findings import Statement
from govcheck.model.slots import Location, Slot
from govcheck.renderers.pieces.deciding import is_hop, worth_reading
from govcheck.renderers.pieces.grouping import stand_ins
from tests.renderers.assessments import FINDINGS


def facts(*said: str) -> tuple[Statement, ...]:
    """Facts from ``slot = sentence``; the sentence is the slot where there is none."""
    pairs = [text.partition(" = ") for text in said]
    return tuple(Statement(Slot.parse(name), sentence or name) for name, _, sentence in pairs)


def read(*said: str, message: str = "") -> list[str]:
    return [str(fact.slot) for fact in worth_reading(facts(*said), [message])]


@pytest.mark.parametrize(
    "step",
    [
        "role:ciso", "is:ciso", "tier:board", "root:ceo", "seats:m-lund", "letter:C", "section:policies", "chaired:cio", "layer:cio",
        "position:ciso/kind", "position:ciso/title", "rows:incident-response",
        "activity:x/canonical = x stands by its name for x",
    ],
)  # fmt: skip
def test_steps_are_left_out(step: str) -> None:
    assert read(step, "cell:main/x/cio") == ["cell:main/x/cio"]


@pytest.mark.parametrize(
    "fact",
    [
        "line:ciso", "dotted:ciso", "holder:ciso", "position:ciso/scopes", "position:board/chair", "cell:main/x/ciso", "row:main/x",
        "letters:ciso", "policy:p/owner", "channel:position:ciso", "organization:sector", "subordinates:cio", "circles:chart",
        "activity:x/frequency", "activity:x/canonical = x is stated to stand for y",
        "rows:containment = containment has no row of its own; it is part of incident response",
    ],
)  # fmt: skip
def test_facts_are_told(fact: str) -> None:
    assert read("role:ciso", fact) == [fact.partition(" = ")[0]]


def test_a_row_is_told_where_none_of_its_cells_is() -> None:
    assert read("cell:main/x/cio", "row:main/x", "row:main/y", "letters:cio", "letters:coo") == [
        "cell:main/x/cio", "row:main/y", "letters:coo",
    ]  # fmt: skip


def test_the_rows_of_a_seat_are_told_by_its_letters() -> None:
    assert read("position:ciso/engages", "letters:ciso", "row:main/x", "row:main/y") == ["position:ciso/engages", "letters:ciso"]


def test_a_sentence_is_told_once() -> None:
    assert read("line:a = said", "line:b = said") == ["line:a"]


def test_a_place_where_nothing_was_to_be_expected_is_told_where_it_would_settle_the_matter() -> None:
    empty = "position:legal/chair = General Counsel: chair is not stated"
    assert read("position:legal/engages = General Counsel: engages is not stated", empty) == ["position:legal/engages"]
    assert [str(fact.slot) for fact in worth_reading(facts(empty), (), {Slot.parse("position:legal/chair")})] == ["position:legal/chair"]
    assert read("position:board/chair = the Board: chair is A. Byrne") == ["position:board/chair"]


def test_what_is_not_listed_and_need_not_be_is_left_out() -> None:
    listed = "position:cio/measured_by = the CIO: measured_by is uptime"
    assert read(listed, "metric:uptime/canonical = the metric uptime is not listed in metrics") == ["position:cio/measured_by"]
    assert read(listed, "metric:Rate/canonical = the metric Rate is stated to stand for patch coverage") == [
        "position:cio/measured_by",
        "metric:Rate/canonical",
    ]
    absent = "row:main/development = there is no row Development"
    assert read("cell:main/Code authoring/vpe", absent) == ["cell:main/Code authoring/vpe"]
    assert read(absent) == ["row:main/development"]


def test_that_an_office_says_nothing_is_told_only_where_no_seat_speaks() -> None:
    silent = "channel:role:ciso = the office of the CISO has no channel of its own"
    assert read("channel:position:ciso = the CISO reaches the board", silent) == ["channel:position:ciso"]
    assert read(silent) == ["channel:role:ciso"]
    others = "relations:role:ciso = nobody else states a relation to the CISO"
    assert read("relations:position:ciso = nobody else states a relation to the ISB", others) == ["relations:position:ciso"]


UP = ("cell:main/x/cio", "line:cio", "position:cio/kind", "line:coo", "line:ceo", "tier:board = the board is a governing body")


def test_a_way_to_the_top_that_met_nobody_is_told_by_its_first_hop() -> None:
    assert read(*UP, "role:ciso", "line:cfo") == ["cell:main/x/cio", "line:cio", "line:cfo"]


def test_a_way_that_the_message_draws_is_told_hop_by_hop() -> None:
    assert read(*UP, message="cio → coo → ceo") == ["cell:main/x/cio", "line:cio", "line:coo", "line:ceo"]


def test_a_way_that_met_somebody_is_told_hop_by_hop_beside_one_that_met_nobody() -> None:
    met = ("position:ciso/deputy", "line:deputy", "position:deputy/kind", "line:network", "is:cio")

    assert read(*met, *UP[1:]) == ["position:ciso/deputy", "line:deputy", "line:network", "line:cio"]


def test_a_way_that_ends_below_the_top_is_told_hop_by_hop() -> None:
    assert read("line:ciso", "position:body/chair", "tier:body = the body is a working body") == ["line:ciso", "position:body/chair"]


def test_a_holder_is_told_where_it_matters_who_it_is() -> None:
    cell = "cell:main/x/cio"
    assert read(cell, "holder:cio = the CIO is held by R. Okafor") == [cell]
    assert read(cell, "holder:cio = the holder of the CIO is not stated") == [cell]
    assert read(cell, "holder:cio = the CIO is vacant since 2026-01-01") == [cell, "holder:cio"]
    assert read(cell, "holder:cio = the CIO is held by R. Okafor (acting)") == [cell, "holder:cio"]
    assert read(cell, "holder:cio = the CIO is held by R. Okafor", message="R. Okafor holds both") == [cell, "holder:cio"]
    assert read("holder:cio = the CIO is held by R. Okafor", "role:cio") == ["holder:cio"]
    assert read(
        cell,
        "holder:cio = the CIO is held by R. Okafor",
        "holder:coo = the COO is held by A. Byrne",
        "holder:ciso = the CISO is held by R. Okafor",
    ) == [cell, "holder:cio", "holder:ciso"]


def test_hops_lead_from_one_seat_to_another() -> None:
    names = ("line:a", "dotted:a", "position:a/chair", "position:a/kind", "holder:a")
    assert [name for name in names if is_hop(Slot.parse(name))] == ["line:a", "dotted:a", "position:a/chair"]


def test_a_place_that_several_subjects_share_is_nobodys_own() -> None:
    bare = FINDINGS[3]._replace(evidence=())
    other = bare._replace(subject=bare.subject._replace(id="other"))
    elsewhere = FINDINGS[0]._replace(evidence=())
    shared: Location = bare.places[0].location

    assert stand_ins((bare, other, elsewhere)) == {shared}
    assert stand_ins((bare, bare, elsewhere)) == frozenset()
    assert stand_ins((FINDINGS[3], other)) == frozenset()


def test_an_office_that_a_title_does_not_say_is_told_where_it_was_declared() -> None:
    declared = (Location("org.yaml", 25, 9, 25, 12),)
    said = [
        Statement(Slot.parse("is:cto"), "Chief Technology Officer is the Chief Information Officer", declared),
        Statement(Slot.parse("is:ciso"), "Chief Information Security Officer is the Chief Information Security Officer", declared),
        Statement(Slot.parse("is:cio"), "Head of IT is the Chief Information Officer"),
        Statement(Slot.parse("line:ciso"), "the CISO reports to the CTO", declared),
    ]
    assert [str(fact.slot) for fact in worth_reading(said)] == ["is:cto", "line:ciso"]
