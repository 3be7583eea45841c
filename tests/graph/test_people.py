"""Who holds which seat on the day of the run."""

from datetime import date

import pytest

from govcheck.graph.people import People
from govcheck.model.organization import Appointment, Holding, Organization, Person, Position

DAY = date(2026, 11, 23)
BEFORE, AFTER = date(2026, 11, 22), date(2026, 11, 24)


def people(**holdings: Holding | None) -> People:
    positions = {seat: Position(seat, seat, holding=holding) for seat, holding in holdings.items()}
    return People(Organization(positions=positions, persons={"m-2": Person("m-2", "M. Müller")}), DAY)


def held(*appointments: Appointment | str | None) -> Holding:
    return Holding(appointments=tuple(a if isinstance(a, Appointment) else Appointment(a) for a in appointments))


@pytest.mark.parametrize(
    ("stated", "holds"),
    [
        pytest.param(None, None, id="unsaid"),
        pytest.param(held("Ada"), held("Ada"), id="held"),
        pytest.param(held(Appointment("Ada", until=DAY)), held(Appointment("Ada", until=DAY)), id="valid through its last day"),
        pytest.param(held(Appointment("Ada", since=DAY)), held(Appointment("Ada", since=DAY)), id="valid from its first day"),
        pytest.param(held(Appointment("Ada", until=BEFORE)), Holding(vacant=True, since=BEFORE), id="over: vacant since"),
        pytest.param(held(Appointment("Ada", since=AFTER)), Holding(vacant=True), id="not begun: vacant, since when is unsaid"),
        pytest.param(held(Appointment("Ada", until=BEFORE), "Bo"), held("Bo"), id="one of two is over"),
        pytest.param(Holding(vacant=True, since=BEFORE), Holding(vacant=True, since=BEFORE), id="vacant"),
        pytest.param(Holding(vacant=True, since=AFTER), None, id="a vacancy to come says nothing of today"),
    ],
)
def test_what_holds_on_the_day(stated: Holding | None, holds: Holding | None) -> None:
    assert people(a=stated).holding("a") == holds


def test_vacant_acting_and_known() -> None:
    found = people(
        vacant=Holding(vacant=True),
        acting=held(Appointment("Ada", acting=True)),
        half=held(Appointment("Ada", acting=True), "Bo"),
        somebody=held(None),
        unsaid=None,
    )
    seats = ("vacant", "acting", "half", "somebody", "unsaid", "no-such-seat")
    assert [seat for seat in seats if found.is_vacant(seat)] == ["vacant"]
    assert [seat for seat in seats if found.is_acting(seat)] == ["acting"]
    assert [seat for seat in seats if found.is_known(seat)] == ["vacant", "acting", "half"]


@pytest.mark.parametrize("kind", ["group", "body"])
def test_nobody_is_known_to_hold_a_group_or_a_body(kind: str) -> None:
    found = People(Organization(positions={"a": Position("a", "A", kind=kind, holding=held("Ada"))}), DAY)
    assert not found.is_known("a")


def test_one_name_is_one_person_and_a_declared_person_another() -> None:
    """Trap 6."""
    found = people(
        a=held("M. Müller"), b=held("M. Müller", "Bo"), c=held("m-2"), d=held(None), e=held(None), f=held(Appointment("Bo", until=BEFORE))
    )
    assert {seat: found.of(seat) for seat in "abcdef"} == {
        "a": ("M. Müller",),
        "b": ("Bo", "M. Müller"),
        "c": ("m-2",),
        "d": (),
        "e": (),
        "f": (),
    }
    assert (found.seats("M. Müller"), found.seats("m-2"), found.seats("Bo")) == (("a", "b"), ("c",), ("b",))
    assert found.every_seat_of_holders(("a",)) == {"a", "b"}
    assert found.every_seat_of_holders(("d",)) == {"d"}
    assert (found.name("m-2"), found.name("Bo")) == ("M. Müller", "Bo")
