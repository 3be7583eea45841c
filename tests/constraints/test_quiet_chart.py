"""Where a naive check of a chart or matrix would cry wolf, or tell one thing many times."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from govcheck.constraints.hands import hands, share
from govcheck.constraints.seat_free_of import SeatFreeOf
from govcheck.constraints.superiors import Superiors
from govcheck.model.organization import Holding, Line, Matrix, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict
from tests.properties.organisations import BODIES, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

CISO = Ref("position", "ciso")
SUBJECTS = tuple(Ref("position", seat) for seat in (*SEATS, *BODIES))
VACANT = SeatFreeOf(acting=False, external=False)
#: on the tests' day just over and just under 120 days
LONG, SHORT = date(2026, 7, 25), date(2026, 7, 27)


def matrix(holding: Holding | None) -> Organization:
    """A CISO with A in two rows and R in a third."""
    rows = {"access-review": {"ciso": "A"}, "it-strategy": {"ciso": "R"}, "incident-response": {"ciso": "A/R"}}
    return Organization(
        positions={"ciso": Position("ciso", "CISO", roles=("ciso",), holding=holding)}, matrices={"main": Matrix("main", rows=rows)}
    )


def test_a_vacancy_is_one_finding_for_all_rows_of_the_seat() -> None:
    graph = graph_of(matrix(Holding(vacant=True)))
    (verdict,) = VACANT.check((CISO,), graph)
    holder = slot("holder", "ciso")
    assert verdict == Verdict(
        CISO,
        State.VIOLATED,
        bindings={"position": CISO, "state": "vacant", "count": 2},
        evidence=(slot("letters", "ciso"), holder, slot("position", "ciso", "kind")),
    )
    assert VACANT.repairs(verdict, graph) == (Edit(holder, Holding(vacant=True), None, EditKind.CHANGE, "appoint"),)


def test_a_vacant_seat_without_the_letter_is_nobodys_business() -> None:
    (verdict,) = SeatFreeOf(letter="C").check((CISO,), graph_of(matrix(Holding(vacant=True))))
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=(slot("letters", "ciso"),))


@pytest.mark.parametrize(
    ("holding", "state"),
    [
        (Holding(vacant=True, since=LONG), State.VIOLATED),
        (Holding(vacant=True, since=SHORT), State.SATISFIED),
        (Holding(vacant=True), State.UNDETERMINED),
        (None, State.UNDETERMINED),
    ],
)
def test_a_vacancy_lasts_too_long_by_its_date(holding: Holding | None, state: State) -> None:
    (verdict,) = SeatFreeOf(acting=False, external=False, for_days=120).check((CISO,), graph_of(matrix(holding)))
    assert verdict.state is state


@given(organisations(("cell", "holder")), several_facts)
def test_evidence_on_seats_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(SeatFreeOf(for_days=120), SUBJECTS, organization, changes)


def chart(**lines: str | None) -> dict[str, Position]:
    """Seats by id, each with its superior."""
    return {seat: Position(seat, seat, roles=(), lines=(Line(upper),) if upper else None) for seat, upper in lines.items()}


def test_several_tops_are_no_orphans_until_the_file_names_its_roots() -> None:
    positions = chart(ceo=None, sales="ceo", head=None, clerk="head", alone=None)
    subjects = tuple(Ref("position", seat) for seat in ("alone", "ceo", "head"))
    unsaid = Superiors(min=1).check(subjects, graph_of(Organization(positions=positions)))
    said = Superiors(min=1).check(subjects, graph_of(Organization(positions=positions, roots=("ceo",))))
    assert [v.state for v in unsaid] == [State.UNDETERMINED, State.SATISFIED, State.SATISFIED]
    assert [v.state for v in said] == [State.UNDETERMINED, State.SATISFIED, State.UNDETERMINED]
    assert unsaid[0].missing == (slot("line", "alone"),)


def test_a_dotted_line_past_ones_superior_adds_something_and_one_to_the_superior_does_not() -> None:
    positions = chart(ceo=None, finance="ceo", control="finance")
    beside, control = Superiors(dotted="beside"), Ref("position", "control")
    read = (slot("line", "control"), slot("dotted", "control"))
    found = []
    for dotted in (("ceo",), ("ceo", "finance")):
        positions["control"] = positions["control"]._replace(dotted=dotted)
        graph = graph_of(Organization(positions=positions))
        found += [(verdict, beside.repairs(verdict, graph)) for verdict in beside.check((control,), graph)]
    superior: dict[str, Binding] = {"superiors": (Ref("position", "finance"),), "count": 1}
    assert found == [
        (Verdict(control, State.SATISFIED, evidence=read), ()),
        (
            Verdict(control, State.VIOLATED, bindings=superior, evidence=read),
            (Edit(read[1], ("ceo", "finance"), ("ceo",), EditKind.CHANGE, "dotted"),),
        ),
    ]


@given(organisations(("line", "dotted")), several_facts)
def test_evidence_on_superiors_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    for constraint in (Superiors(min=1), Superiors(dotted="beside")):
        check_constraint(constraint, SUBJECTS, organization, changes)


@pytest.mark.parametrize(("implicit", "same"), [(False, True), (True, None)])
def test_a_column_may_stand_for_many(implicit: bool, same: bool | None) -> None:
    seat = Position("developer", "Developer", roles=(), implicit=implicit)
    own = hands("developer", graph_of(Organization(positions={"developer": seat})))
    assert share(own, own).holds is same
