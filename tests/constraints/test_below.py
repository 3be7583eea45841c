"""`below` against plain comparison of every pair."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.below import Below
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.meaning import kleene_and, means_position, whos
from tests.properties.organisations import SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

CIO = Who((Selector(role=("cio",)),))
LOWEST_FIRST = {"risk_appetite": ["none", "low", "moderate", "high"], "level": ["staff", "middle", "senior", "executive", "board"]}
SUBJECTS = tuple(Ref("position", seat) for seat in SEATS)


def plain_state(subject: str, fact: str, than: Who, graph: OrgGraph) -> State:
    """Pair by pair."""
    by_office = all(selector.role for selector in than.any)

    def counts(position: str) -> bool | None:
        if by_office:
            return any(role in graph.roles_of(position) for selector in than.any for role in selector.role)
        return means_position(than, position, graph)

    meant = {p: counts(p) for p in graph.positions if p != subject}
    scale, own = LOWEST_FIRST[fact], getattr(graph.positions[subject], fact)
    pairs: list[bool | None] = []
    for position, met in meant.items():
        other = getattr(graph.positions[position], fact)
        lower = None if own is None or other is None else scale.index(own) < scale.index(other)
        if met is None:
            pairs.append(None)
        elif met:
            pairs.append(lower)
    if own is None or not any(meant.values()):
        pairs.append(None)
    return {True: State.SATISFIED, False: State.VIOLATED, None: State.UNDETERMINED}[kleene_and(pairs)]


@given(organisations(("position",)), st.sampled_from(sorted(LOWEST_FIRST)), st.just(CIO) | whos)
def test_agrees_with_plain_comparison(organization: Organization, fact: str, than: Who) -> None:
    graph = graph_of(organization)
    found = {v.subject.id: v.state for v in Below(fact=fact, than=than).check(SUBJECTS, graph)}
    assert found == {seat: plain_state(seat, fact, than, graph) for seat in SEATS}


@given(
    organisations(("position",)),
    st.sampled_from(sorted(LOWEST_FIRST)),
    st.just(CIO) | whos,
    several_facts,
)
def test_evidence_is_sufficient(organization: Organization, fact: str, than: Who, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(Below(fact=fact, than=than), SUBJECTS, organization, changes)


CISO = Ref("position", "ciso")
OWN, ITS = (slot("position", name, "risk_appetite") for name in ("ciso", "cio"))
CAUTIOUS = Below(fact="risk_appetite", than=CIO)


def officers(ciso: str | None, cio: str | None) -> OrgGraph:
    return graph_of(
        Organization(
            positions={
                "cio": Position("cio", "CIO", roles=("cio",), risk_appetite=cio),
                "ciso": Position("ciso", "CISO", roles=("ciso",), risk_appetite=ciso),
            }
        )
    )


def test_as_much_is_not_below() -> None:
    graph = officers("moderate", "moderate")
    (verdict,) = CAUTIOUS.check((CISO,), graph)
    assert verdict == Verdict(
        CISO,
        State.VIOLATED,
        bindings={"other": Ref("position", "cio"), "value": "moderate", "other_value": "moderate"},
        evidence=(OWN, ITS, slot("is", "cio")),
    )
    assert CAUTIOUS.repairs(verdict, graph) == (
        Edit(OWN, "moderate", None, EditKind.CHANGE, "policy", ("low", "none")),
        Edit(ITS, "moderate", "high", EditKind.CHANGE, "policy"),
    )


def test_lower_is_below() -> None:
    (verdict,) = CAUTIOUS.check((CISO,), officers("low", "moderate"))
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=(OWN, ITS, slot("role", "cio")))


def test_what_is_not_stated_can_be_asked() -> None:
    graph = officers("low", None)
    (verdict,) = CAUTIOUS.check((CISO,), graph)
    assert verdict == Verdict(CISO, State.UNDETERMINED, evidence=(OWN, ITS, slot("role", "cio")), missing=(ITS,))
    every = ("none", "low", "moderate", "high")
    assert CAUTIOUS.repairs(verdict, graph) == (Edit(ITS, None, None, EditKind.STATE, "state", every),)


def test_one_seat_with_both_offices_has_nobody_to_be_compared_with() -> None:
    both = Position("both", "CIO and CISO", roles=("cio", "ciso"), risk_appetite="low")
    subject = Ref("position", "both")
    (verdict,) = CAUTIOUS.check((subject,), graph_of(Organization(positions={"both": both})))
    own, office = slot("position", "both", "risk_appetite"), slot("role", "cio")
    assert verdict == Verdict(subject, State.UNDETERMINED, evidence=(own, office), missing=(office,))


def test_levels_run_from_staff_to_board() -> None:
    positions = {
        "cio": Position("cio", "CIO", roles=("cio",), level="executive"),
        "ciso": Position("ciso", "CISO", roles=(), level="senior"),
    }
    (verdict,) = Below(fact="level", than=CIO).check((CISO,), graph_of(Organization(positions=positions)))
    assert verdict.state is State.SATISFIED


def test_every_office_that_is_named_counts() -> None:
    offices = Who((Selector(role=("cio", "ceo")),))
    (verdict,) = Below(fact="risk_appetite", than=offices).check((CISO,), officers("low", "moderate"))
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=(OWN, ITS, slot("role", "cio"), slot("role", "ceo")))


def test_an_office_that_nobody_carries_is_not_answered_with_a_value() -> None:
    """Who carries it, or who stands in whose line, is no value on the scale."""
    positions = {"ciso": Position("ciso", "CISO", roles=()), "x": Position("x", "X", roles=(), lines=(Line("gone"),))}
    graph = graph_of(Organization(positions=positions))
    for than in (CIO, Who((Selector(line_of="cio"),))):
        constraint = Below(fact="risk_appetite", than=than)
        (verdict,) = constraint.check((CISO,), graph)
        assert verdict.state is State.UNDETERMINED
        edits = constraint.repairs(verdict, graph)
        assert {edit.slot for edit in edits if edit.choices} == {fact for fact in verdict.missing if fact.path[-1] == "risk_appetite"}
