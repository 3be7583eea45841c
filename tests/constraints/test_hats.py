"""`hats` against plain counting."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from govcheck.constraints.hats import Hats
from govcheck.model.organization import Appointment, Organization, Person
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.charts import NED, chart, held, position, post
from tests.properties.organisations import BODIES, PEOPLE, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))

#: each limit in turn: drawn at random, the one that nobody meets comes up in most examples
limits = pytest.mark.parametrize(("high", "may_share"), [(1, True), (2, True), (None, False), (1, False)])


@limits
@given(organization=organisations(("holder", "holder", "position")))
def test_agrees_with_plain_counting(organization: Organization, high: int | None, may_share: bool) -> None:
    graph = graph_of(organization)
    seats = organization.positions
    wrong: set[tuple[str, tuple[str, ...]]] = set()
    for person in PEOPLE:
        posts = sorted(p for p in seats if person in graph.people.of(p) and seats[p].kind in ("post", "body"))
        if high is not None and len(posts) > high:
            wrong.add((posts[0], tuple(posts[1:])))
    for p in seats:
        holding = graph.people.holding(p)
        if not may_share and holding is not None and len(holding.appointments) > 1:
            wrong.add((p, ()))
    found = Hats(max=high, sharing=may_share).check(SUBJECTS, graph)
    assert {(v.subject.id, tuple(ref.id for ref in v.key)) for v in found if v.state is State.VIOLATED} == wrong
    assert {v.subject.id for v in found if v.state is State.SATISFIED} == set(seats) - {p for p, _ in wrong}


@limits
@given(organization=organisations(("holder", "holder", "position")), changes=several_facts)
def test_evidence_is_sufficient(organization: Organization, high: int | None, may_share: bool, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(Hats(max=high, sharing=may_share), SUBJECTS, organization, changes)


def test_one_person_in_many_seats_is_told_once_on_the_first() -> None:
    seats = [post(p, holding=held("Ada")) for p in ("a", "b", "c")]
    found = Hats(max=2).check(tuple(position(p) for p in "abc"), chart(*seats, NED._replace(id="m", holding=held("Ada"))))
    others = (position("b"), position("c"))
    assert found[0] == Verdict(
        position("a"),
        State.VIOLATED,
        key=others,
        bindings={"person": "Ada", "count": 3},
        evidence=(slot("holder", "a"), slot("seats", "Ada"), *(slot("position", p, "kind") for p in ("a", "b", "c", "m"))),
    )
    assert [verdict.state for verdict in found[1:]] == [State.SATISFIED, State.SATISFIED]


def test_two_of_one_name_who_are_told_apart() -> None:
    """Trap 6."""
    seats = (
        post("a", holding=held("M. Müller")),
        post("b", holding=held("m-2")),
        post("c", holding=held(None)),
        post("d", holding=held(None)),
    )
    graph = chart(*seats, persons={"m-2": Person("m-2", "M. Müller")})
    assert {verdict.state for verdict in Hats(max=1).check(tuple(position(p) for p in "abcd"), graph)} == {State.SATISFIED}


def test_a_shared_seat() -> None:
    """Who has left no longer shares it."""
    left = Appointment("Cy", until=date(2026, 1, 31))
    graph = chart(post("a", holding=held("Ada", "Bo")), post("b", holding=held("Ada", left)))
    a, b = Hats(sharing=False).check((position("a"), position("b")), graph)
    assert a == Verdict(position("a"), State.VIOLATED, bindings={"person": "Ada and Bo", "count": 2}, evidence=(slot("holder", "a"),))
    assert b.state is State.SATISFIED
    assert Hats(max=2).check((position("a"),), graph)[0].state is State.SATISFIED


def test_two_who_share_all_their_seats_are_told_together() -> None:
    graph = chart(*(post(p, holding=held("Ada", "Bo")) for p in ("a", "b")))
    (verdict,) = Hats(max=1).check((position("a"),), graph)
    assert verdict == Verdict(
        position("a"),
        State.VIOLATED,
        key=(position("b"),),
        bindings={"person": "Ada and Bo", "count": 2},
        evidence=(
            slot("holder", "a"),
            slot("seats", "Ada"),
            slot("seats", "Bo"),
            slot("position", "a", "kind"),
            slot("position", "b", "kind"),
        ),
    )
