"""`seat_free_of` against plain looks at each holder."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.seat_free_of import SeatFreeOf
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Appointment, Holding, Organization, Party
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import BOARD, CEO, CIO, NED, SOUND, activity, chart, held, position, post
from tests.properties.organisations import AS_OF, ROWS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(activity(row) for row in ROWS)
RESPONSE = activity("incident-response")
ROW = {"incident-response": {"ciso": "A/R", "cio": "C"}}
MUCH = ("cell", "holder", "holder", "position")
asked = st.fixed_dictionaries({name: st.booleans() for name in ("vacant", "acting", "external")})
days = st.sampled_from((None, 0, 40, 120))


def wrong(seat: str, asked_for: dict[str, bool], limit: int | None, graph: OrgGraph) -> bool | None:
    """Whether something is wrong with a seat."""
    found, holding = graph.positions[seat], graph.people.holding(seat)
    if asked_for["external"] and found.supplied_by is not None:
        return True
    if found.kind in ("group", "body") or not (asked_for["vacant"] or asked_for["acting"]):
        return False
    if holding is None:
        return None
    begun: list[date | None] | None = None
    if asked_for["vacant"] and holding.vacant:
        begun = [holding.since]
    if asked_for["acting"] and holding.appointments and all(holder.acting for holder in holding.appointments):
        begun = [holder.since for holder in holding.appointments]
    if begun is None or limit is None:
        return begun is not None
    if any(day is not None and (AS_OF - day).days > limit for day in begun):
        return True
    return None if None in begun else False


@given(organisations(MUCH), asked, days)
def test_agrees_with_a_look_at_each_holder(organization: Organization, asked_for: dict[str, bool], limit: int | None) -> None:
    graph = graph_of(organization)
    found = SeatFreeOf(letter="A", for_days=limit, **asked_for).check(SUBJECTS, graph)
    for subject in SUBJECTS:
        verdicts = [verdict for verdict in found if verdict.subject == subject]
        row = graph.rows.row(subject)
        if row is None:
            assert [verdict.state for verdict in verdicts] == [State.UNDETERMINED]
            continue
        seats = {p: wrong(p, asked_for, limit, graph) for p, cell in row.cells.items() if "A" in cell}
        bad = sorted(p for p, is_wrong in seats.items() if is_wrong)
        if bad:
            assert [(verdict.state, verdict.key) for verdict in verdicts] == [(State.VIOLATED, (position(p),)) for p in bad]
        else:
            state = State.UNDETERMINED if None in seats.values() else State.SATISFIED
            assert [(verdict.state, verdict.key) for verdict in verdicts] == [(state, ())]


@given(organisations(MUCH), asked, days, several_facts)
def test_evidence_is_sufficient(
    organization: Organization, asked_for: dict[str, bool], limit: int | None, changes: list[tuple[Slot, Any]]
) -> None:
    constraint = SeatFreeOf(letter="A", for_days=limit, **asked_for)
    check_constraint(constraint, SUBJECTS, organization, changes)
    check_constraint(constraint, tuple(position(p) for p in "abcdef"), organization, changes)


def test_the_accountable_seat_is_vacant() -> None:
    vacant = Holding(vacant=True)
    constraint, graph = SeatFreeOf(), chart(BOARD, NED, CEO, CIO, post("ciso", "ceo", holding=vacant), rows=ROW)
    (verdict,) = constraint.check((RESPONSE,), graph)
    cell, holder = slot("cell", "main", "incident-response", "ciso"), slot("holder", "ciso")
    assert verdict == Verdict(
        RESPONSE,
        State.VIOLATED,
        key=(position("ciso"),),
        bindings={"position": position("ciso"), "state": "vacant", "count": 1, "activities": (RESPONSE,)},
        evidence=(cell, holder, slot("position", "ciso", "kind"), slot("position", "ciso", "supplied_by")),
    )
    assert constraint.repairs(verdict, graph) == (
        Edit(holder, vacant, None, EditKind.CHANGE, "appoint"),
        Edit(cell, "A/R", "R", EditKind.CHANGE, "letter"),
        Edit(slot("cell", "main", "incident-response", "ceo"), None, "A", EditKind.CHANGE, "letter"),
    )


@pytest.mark.parametrize(
    ("more", "state", "word"),
    [
        pytest.param({"holding": held("Sue")}, State.SATISFIED, None, id="held"),
        pytest.param({"holding": held(None)}, State.SATISFIED, None, id="held by somebody unnamed"),
        pytest.param({}, State.UNDETERMINED, None, id="not said"),
        pytest.param({"holding": held(Appointment("Sue", acting=True))}, State.VIOLATED, "held for the time being", id="acting"),
        pytest.param({"holding": held(Appointment("Sue", acting=True), "Tom")}, State.SATISFIED, None, id="one of two acting"),
        pytest.param({"holding": held(Appointment("Sue", until=date(2026, 11, 1)))}, State.VIOLATED, "vacant", id="over"),
        pytest.param({"holding": held("Sue"), "supplied_by": "cyberguard"}, State.VIOLATED, "outsourced", id="outsourced"),
        pytest.param({"kind": "group"}, State.SATISFIED, None, id="a group has no one holder"),
        pytest.param({"kind": "body"}, State.SATISFIED, None, id="a body has no one holder"),
    ],
)
def test_what_a_seat_is(more: dict[str, Any], state: State, word: str | None) -> None:
    """Traps 11 and 24."""
    (verdict,) = SeatFreeOf().check((RESPONSE,), chart(BOARD, NED, CEO, CIO, post("ciso", "ceo", **more), rows=ROW))
    assert (verdict.state, verdict.bindings.get("state")) == (state, word)


def test_a_column_that_names_a_vendor_is_outsourced() -> None:
    graph = chart(post("soc", implicit=True), rows={"incident-response": {"soc": "A"}}, parties={"soc": Party("soc", "vendor")})
    (verdict,) = SeatFreeOf(vacant=False, acting=False).check((RESPONSE,), graph)
    assert (verdict.state, verdict.bindings["state"]) == (State.VIOLATED, "outsourced")


@pytest.mark.parametrize(
    ("since", "state"),
    [(date(2026, 7, 26), State.SATISFIED), (date(2026, 7, 25), State.VIOLATED), (None, State.UNDETERMINED)],
    ids=["120 days", "121 days", "since when is not said"],
)
def test_an_interim_may_last_so_many_days(since: date | None, state: State) -> None:
    ciso = post("ciso", "ceo", holding=held(Appointment("Sue", acting=True, since=since)))
    (verdict,) = SeatFreeOf(for_days=120).check((RESPONSE,), chart(*SOUND[:4], ciso, rows=ROW))
    assert (verdict.state, verdict.missing) == (state, (slot("holder", "ciso"),) if since is None else ())


def test_nobody_has_the_letter() -> None:
    """Trap 19: that is for another rule to say."""
    (verdict,) = SeatFreeOf().check((RESPONSE,), chart(*SOUND, rows={"incident-response": {"ciso": "R"}}))
    assert verdict == Verdict(RESPONSE, State.SATISFIED, evidence=(slot("row", "main", "incident-response"),))


def test_the_row_is_not_there() -> None:
    review = Ref("activity", "access-review")
    read = (slot("rows", "access-review"), slot("row", "main", "access-review"))
    assert SeatFreeOf().check((review,), chart(*SOUND, rows=ROW)) == (Verdict(review, State.UNDETERMINED, evidence=read, missing=read[:1]),)


def test_a_seat_of_the_chart_is_not_outsourced_for_having_the_name_of_a_vendor() -> None:
    guard = post("guard", holding=held("Ada"))
    graph = chart(guard, rows={"incident-response": {"guard": "A"}}, parties={"guard": Party("guard")})
    (verdict,) = SeatFreeOf(letter="A", external=True).check((RESPONSE,), graph)
    assert verdict.state is State.SATISFIED


def test_who_may_only_not_be_outsourced_need_not_be_named() -> None:
    graph = chart(post("ciso"), rows=ROW)
    (verdict,) = SeatFreeOf(vacant=False, acting=False).check((RESPONSE,), graph)
    assert (verdict.state, verdict.missing) == (State.SATISFIED, ())


def test_a_seat_may_be_vacant_where_only_an_interim_is_asked_about() -> None:
    graph = chart(post("ciso", holding=Holding(vacant=True)), rows=ROW)
    (verdict,) = SeatFreeOf(vacant=False, external=False).check((RESPONSE,), graph)
    assert verdict.state is State.SATISFIED
