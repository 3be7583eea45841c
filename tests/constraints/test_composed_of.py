"""`composed_of` against plain membership."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.composed_of import ComposedOf
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict
from tests.properties.meaning import kleene_and, kleene_or, means_position, whos
from tests.properties.organisations import BODIES, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

MUCH = ("body", "body", "position", "holder")
SUBJECTS = tuple(Ref("position", body) for body in BODIES)
CIO, CISO, NOT_CIO = (
    Who((Selector(role=("cio",)),)),
    Who((Selector(role=("ciso",)),)),
    Who((Selector(outside_line_of="cio"),)),
)
members = st.lists(whos, min_size=1, max_size=2).map(tuple)


def plain_state(body: str, chair: Who | None, every: tuple[Who, ...] | None, least: int, graph: OrgGraph) -> State:
    """Seat by seat."""
    seat = graph.positions[body]
    sitting = {*(seat.members or ()), *([seat.chair] if seat.chair else [])}
    parts: list[bool | None] = []
    if chair is not None:
        parts.append(None if seat.chair is None else means_position(chair, seat.chair, graph))
    for who in every or ():
        there = [means_position(who, position, graph) for position in sitting]
        parts.append(kleene_or([*there, *([None] if seat.members is None else [])]))
    if least and len(sitting) < least:
        parts.append(None if seat.members is None else False)
    return {True: State.SATISFIED, False: State.VIOLATED, None: State.UNDETERMINED}[kleene_and(parts)]


@given(organisations(MUCH), st.none() | whos, members, st.sampled_from((0, 1, 3)))
def test_agrees_with_plain_membership(organization: Organization, chair: Who | None, every: tuple[Who, ...], least: int) -> None:
    graph = graph_of(organization)
    found = {v.subject.id: v.state for v in ComposedOf(chair=chair, members_every=every, min=least).check(SUBJECTS, graph)}
    assert found == {body: plain_state(body, chair, every, least, graph) for body in BODIES}


@given(organisations(MUCH), st.none() | whos, members, st.sampled_from((0, 1, 3)), several_facts)
def test_evidence_is_sufficient(
    organization: Organization, chair: Who | None, every: tuple[Who, ...], least: int, changes: list[tuple[Slot, Any]]
) -> None:
    check_constraint(ComposedOf(chair=chair, members_every=every, min=least), SUBJECTS, organization, changes)


BODY = Ref("position", "committee")
AT_CHAIR, AT_MEMBERS = slot("position", "committee", "chair"), slot("position", "committee", "members")


def position(name: str) -> Ref:
    return Ref("position", name)


def firm(**committee: Any) -> OrgGraph:
    return graph_of(
        Organization(
            positions={
                "ceo": Position("ceo", "CEO", roles=("ceo",)),
                "cio": Position("cio", "CIO", roles=("cio",), lines=(Line("ceo"),)),
                "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("ceo"),)),
                "ops": Position("ops", "Operations", roles=(), lines=(Line("cio"),)),
                "committee": Position("committee", "Security committee", kind="body", roles=(), **committee),
            }
        )
    )


def test_a_security_committee_under_the_chair_of_the_cio_s_line() -> None:
    constraint, graph = ComposedOf(chair=NOT_CIO), firm(chair="ops", members=("ciso", "ops"))
    (verdict,) = constraint.check((BODY,), graph)
    assert verdict == Verdict(
        BODY,
        State.VIOLATED,
        bindings={"chair": position("ops")},
        evidence=(AT_CHAIR, slot("line", "ops"), slot("position", "ops", "kind"), slot("is", "cio")),
    )
    assert constraint.repairs(verdict, graph) == ()  # whom to make chair only a person can say


def test_a_member_who_lacks_is_named_and_added() -> None:
    constraint, graph = ComposedOf(members_every=(CIO, CISO)), firm(chair="cio", members=("ops",))
    (verdict,) = constraint.check((BODY,), graph)
    assert verdict == Verdict(
        BODY,
        State.VIOLATED,
        bindings={"chair": position("cio"), "member": (position("ciso"),)},
        evidence=(AT_MEMBERS, AT_CHAIR, slot("role", "ciso"), slot("holder", "ciso")),
    )
    assert constraint.repairs(verdict, graph) == (Edit(AT_MEMBERS, ("ops",), ("ciso", "ops"), EditKind.CHANGE, "appoint"),)


def test_the_chair_is_a_member() -> None:
    constraint = ComposedOf(chair=CIO, members_every=(CIO, CISO), min=2)
    (verdict,) = constraint.check((BODY,), firm(chair="cio", members=("ciso",)))
    assert (verdict.state, verdict.bindings) == (State.SATISFIED, {})


def test_too_few_members() -> None:
    constraint, graph = ComposedOf(min=3), firm(chair="cio", members=("ciso",))
    (verdict,) = constraint.check((BODY,), graph)
    few: dict[str, Binding] = {"chair": position("cio"), "member": (position("cio"), position("ciso"))}
    assert verdict == Verdict(BODY, State.VIOLATED, bindings=few, evidence=(AT_MEMBERS, AT_CHAIR))
    assert constraint.repairs(verdict, graph) == ()


def test_what_is_not_stated_is_open_and_asked_for() -> None:
    constraint, graph = ComposedOf(chair=CIO, min=3), firm()
    (verdict,) = constraint.check((BODY,), graph)
    assert verdict == Verdict(BODY, State.UNDETERMINED, evidence=(AT_CHAIR, AT_MEMBERS), missing=(AT_CHAIR, AT_MEMBERS))
    assert constraint.repairs(verdict, graph) == (
        Edit(AT_CHAIR, None, "cio", EditKind.STATE, "state"),
        Edit(AT_MEMBERS, None, None, EditKind.STATE, "state"),
    )


def test_the_roles_without_which_it_says_nothing() -> None:
    either_officer = Who((Selector(role=("general-counsel", "cio")),))
    assert ComposedOf(chair=either_officer, members_every=(CISO, CIO)).required_roles() == ("ciso", "cio")


def test_an_office_that_nobody_carries_lacks_by_its_name() -> None:
    nobody = Who((Selector(role=("general-counsel",)),))
    (verdict,) = ComposedOf(members_every=(nobody,)).check((BODY,), firm(chair="cio", members=("ops",)))
    assert (verdict.state, verdict.bindings) == (
        State.VIOLATED,
        {"chair": position("cio"), "member": (Ref("role", "general-counsel"),)},
    )


def test_another_chair_is_appointed() -> None:
    constraint, graph = ComposedOf(chair=CISO), firm(chair="cio", members=("ciso",))
    (verdict,) = constraint.check((BODY,), graph)
    assert verdict.state is State.VIOLATED
    assert constraint.repairs(verdict, graph) == (Edit(AT_CHAIR, "cio", "ciso", EditKind.CHANGE, "appoint"),)
