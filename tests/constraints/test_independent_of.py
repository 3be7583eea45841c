"""`independent_of` against a plain search for ways, and its own properties."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.independent_of import IndependentOf
from govcheck.constraints.selecting import Selector, Who
from govcheck.model.organization import Line, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.properties.organisations import AS_OF, SEATS, facts, graph_of, organisations
from tests.properties.verdicts import check_shape, check_sufficiency

CIO = Who((Selector(role=("cio",)),))
OF_LINE = IndependentOf(who=CIO)
OF_ALL = IndependentOf(who=CIO, through=("line", "contract", "pay", "evaluation"))
SUBJECTS = tuple(Ref("position", seat) for seat in SEATS)


def plain_state(organization: Organization, subject: str) -> State:
    """What independence by line means, spelled out: try every way up, however long it takes."""
    graph = graph_of(organization)
    cio_people = {
        a.person
        for seat in organization.positions.values()
        if "cio" in (seat.roles or ()) and seat.holding is not None and not seat.holding.vacant
        for a in seat.holding.appointments
        if a.person is not None and (a.since is None or a.since <= AS_OF) and (a.until is None or a.until >= AS_OF)
    }

    def is_cio(position: str) -> bool:
        seat = organization.positions[position]
        return "cio" in (seat.roles or ()) or bool(cio_people & set(graph.people.of(position)))

    results: list[str] = []

    def climb(position: str, way: tuple[str, ...], lines_only: bool) -> None:
        seat = organization.positions[position]
        body = seat.kind == "body"
        if body and graph.tier(position) == "governing":
            results.append("end")
            return
        lines = [line for line in seat.lines or () if line.purpose == "functional"] or list(seat.lines or ())
        steps = [(line.to, True) for line in lines]
        if body:
            if seat.chair is None:
                results.append("break")
            else:
                steps.append((seat.chair, False))
            if not steps and seat.part_of is not None:
                steps.append((seat.part_of, False))
        if not lines and not (body and seat.part_of is not None):
            results.append("end" if graph.chart.is_root(position) else "break")
        for upper, by_line in steps:
            if is_cio(upper):
                results.append("met")
            if upper in way:
                start = way.index(upper)
                if by_line and lines_only_between(way[start:]):
                    results.append("circle")
                continue
            climb(upper, (*way, upper), lines_only and by_line)

    def lines_only_between(way: tuple[str, ...]) -> bool:
        return all(
            upper in [line.to for line in graph.chart.deciding_lines(lower)] for lower, upper in zip(way, way[1:], strict=False)
        )

    climb(subject, (subject,), lines_only=True)
    if "met" in results:
        return State.VIOLATED
    return State.UNDETERMINED if {"break", "circle"} & set(results) else State.SATISFIED


@given(organisations())
def test_agrees_with_trying_every_way(organization: Organization) -> None:
    """The states are those of the plain search."""
    found = {v.subject.id: v.state for v in OF_LINE.check(SUBJECTS, graph_of(organization))}
    assert found == {seat: plain_state(organization, seat) for seat in SEATS}


@pytest.mark.parametrize("constraint", [OF_LINE, OF_ALL], ids=["line", "all"])
@given(data=st.data())
def test_evidence_is_sufficient(constraint: IndependentOf, data: Any) -> None:
    """Nothing outside evidence and missing slots changes a verdict."""
    organization = data.draw(organisations())
    change: tuple[Slot, Any] = data.draw(facts())
    check_shape(constraint, SUBJECTS, graph_of(organization))
    check_sufficiency(constraint, SUBJECTS, organization, change)


def test_names_the_way() -> None:
    """The verdict names whom the way meets and every seat on it; its evidence is the lines and the other's office."""
    organization = Organization(
        positions={
            "board": Position("board", "Board", kind="body", roles=("board",), tier="governing"),
            "cio": Position("cio", "CIO", roles=("cio",), lines=(Line("board"),)),
            "ops": Position("ops", "Operations", roles=(), lines=(Line("cio"),)),
            "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("ops"),)),
        }
    )
    (verdict,) = OF_LINE.check((Ref("position", "ciso"),), graph_of(organization))
    cio = Ref("position", "cio")
    assert verdict == Verdict(
        Ref("position", "ciso"),
        State.VIOLATED,
        key=(cio,),
        bindings={"other": cio, "path": (Ref("position", "ciso"), Ref("position", "ops"), cio)},
        evidence=(
            slot("line", "ciso"),
            slot("position", "ciso", "kind"),
            slot("line", "ops"),
            slot("position", "ops", "kind"),
            slot("is", "cio"),
        ),
    )
