"""`channel` against plain reading of lines and channels."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.channel import Channel
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model import organization as model
from govcheck.model.organization import Appointment, Holding, Line, Organization, Party, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.meaning import kleene_and, kleene_or, means, negated, offices, under, whos
from tests.properties.organisations import FREQUENCIES, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

TOP = Who((Selector(role=("ceo", "board", "audit-committee")),))
CIO_LINE = Who((Selector(line_of="cio"),))
MUCH = ("channel", "channel", "line", "position", "dotted")
SUBJECTS = tuple(Ref("position", seat) for seat in SEATS)
asked = st.fixed_dictionaries(
    {"to": st.just(TOP) | offices | whos},
    optional={
        "about": st.sampled_from((("cyber-risk",), ("breach", "cyber-risk"))),
        "trigger": st.just(("incident",)),
        "written": st.booleans(),
        "at_least": st.sampled_from(("stated", "quarterly")),
        "not_via": st.just(CIO_LINE) | whos,
        "presumed": st.booleans(),
    },
)


def plain_state(subject: str, asked_for: dict[str, Any], graph: OrgGraph) -> State:
    """Each line and channel in turn."""
    seat, to, not_via = graph.positions[subject], asked_for["to"], asked_for.get("not_via")
    timed = asked_for.get("written") or asked_for.get("at_least") is not None
    words = [Ref("position", subject), *(Ref("role", role) for role in graph.roles_of(subject))]

    def clean(ref: Ref) -> bool | None:
        return True if not_via is None else negated(means(not_via, ref, graph))

    def clean_line() -> bool | None:
        """Whether certainly nobody above the subject is one through whom a channel must not lead."""
        if not_via is None:
            return True
        above = {p for p in graph.positions if under(subject, [p], graph)}
        known = under(subject, [], graph) is False
        return True if known and all(clean(Ref("position", p)) for p in above) else None

    def one_of(said: str | None, wanted: tuple[str, ...] | None) -> bool | None:
        return True if wanted is None else None if said is None else said in wanted

    def often(said: str | None) -> bool | None:
        wanted = asked_for.get("at_least")
        if wanted is None or said is None:
            return None if wanted is not None else True
        return wanted == "stated" or FREQUENCIES.index(said) <= FREQUENCIES.index(wanted)

    ways: list[tuple[bool | None, bool | None]] = []
    for upper in () if timed else (*(line.to for line in seat.lines or ()), *(seat.dotted or ())):
        ref = Ref("position", upper)
        ways.append((means(to, ref, graph), clean(ref) is not False))
    for channel in graph.organization.channels or ():
        if channel.sender in words:
            leads = (
                means(to, channel.to, graph),
                one_of(channel.about, asked_for.get("about")),
                one_of(channel.trigger, asked_for.get("trigger")),
            )
            fit = (
                channel.written if asked_for.get("written") else True,
                often(channel.frequency),
                clean(channel.to) is not False,
                clean_line() if channel.via is None else kleene_and(clean(ref) for ref in channel.via),
            )
            ways.append((kleene_and(leads), kleene_and(fit)))
    by_office = Who(tuple(selector for selector in to.any if selector.role))
    himself = means(by_office, Ref("position", subject), graph)
    holds = kleene_or([himself, *(kleene_and(way) for way in ways)])
    if holds:
        return State.SATISFIED
    at_fault = any(leads and fit is False for leads, fit in ways)
    return State.VIOLATED if holds is False and at_fault else State.UNDETERMINED


@given(organisations(MUCH), asked)
def test_agrees_with_the_plain_reading(organization: Organization, asked_for: dict[str, Any]) -> None:
    graph = graph_of(organization)
    found = {v.subject.id: v.state for v in Channel(**asked_for).check(SUBJECTS, graph)}
    assert found == {seat: plain_state(seat, asked_for, graph) for seat in SEATS}


@given(organisations(MUCH), asked, several_facts)
def test_evidence_is_sufficient(organization: Organization, asked_for: dict[str, Any], changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(Channel(**asked_for), SUBJECTS, organization, changes)


CISO, CIO, BOARD = Ref("position", "ciso"), Ref("position", "cio"), Ref("position", "board")
OF_CISO, LINE, DOTTED = slot("channel", "position:ciso"), slot("line", "ciso"), slot("dotted", "ciso")
TO_THE_TOP = Channel(to=TOP, not_via=CIO_LINE)


def firm(*channels: model.Channel, reports_to: str = "cio", dotted: tuple[str, ...] | None = None, ciso: Any = None) -> OrgGraph:
    """A board, a CEO, a CIO and a CISO below the CIO."""
    return graph_of(
        Organization(
            positions={
                "board": Position("board", "Board", kind="body", tier="governing", roles=("board",)),
                "ceo": Position("ceo", "CEO", roles=("ceo",), lines=(Line("board"),), holding=ciso),
                "cio": Position("cio", "CIO", roles=("cio",), lines=(Line("ceo"),)),
                "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line(reports_to),), dotted=dotted, holding=ciso),
            },
            channels=channels or None,
            parties={"bafin": Party("bafin", "authority")},
        )
    )


def to_board(**fields: Any) -> model.Channel:
    return model.Channel(CISO, BOARD, **fields)


@pytest.mark.parametrize(
    ("graph", "state"),
    [
        (firm(reports_to="ceo"), State.SATISFIED),  # trap 1: the line is a channel
        (firm(dotted=("board",)), State.SATISFIED),
        (firm(to_board(via=())), State.SATISFIED),
        (firm(to_board(via=(Ref("position", "ceo"),))), State.SATISFIED),
        (firm(to_board(via=(CIO,))), State.VIOLATED),
        (firm(to_board(via=(Ref("role", "cio"),))), State.VIOLATED),
        (firm(to_board(via=(CIO,)), to_board(via=())), State.SATISFIED),
        (firm(to_board()), State.UNDETERMINED),  # trap 26: not said who stands between, beside a line through the CIO
        (firm(to_board(), reports_to="board"), State.SATISFIED),
        (firm(), State.UNDETERMINED),
        (firm(model.Channel(CIO, BOARD, via=())), State.UNDETERMINED),
        (firm(model.Channel(Ref("role", "ciso"), Ref("role", "board"), via=())), State.SATISFIED),
        (firm(model.Channel(CISO, Ref("role", "audit-committee"), via=())), State.SATISFIED),
    ],
)
def test_ways_to_the_top(graph: OrgGraph, state: State) -> None:
    (verdict,) = TO_THE_TOP.check((CISO,), graph)
    assert verdict.state is state


def test_a_tainted_channel_names_who_stands_between() -> None:
    channel = to_board(via=(CIO,))
    graph = firm(channel)
    (verdict,) = TO_THE_TOP.check((CISO,), graph)
    assert (verdict.state, verdict.bindings) == (State.VIOLATED, {"via": (CIO,), "partner": (BOARD,)})
    assert verdict.evidence[:3] == (OF_CISO, slot("is", "board"), slot("is", "cio"))
    dotted = (("board",), ("ceo",))
    with_another = tuple((channel, model.Channel(CISO, Ref("position", to), via=())) for to in ("board", "ceo"))
    assert TO_THE_TOP.repairs(verdict, graph) == (
        Edit(OF_CISO, (channel,), (to_board(via=()),), EditKind.CHANGE, "channel"),
        Edit(OF_CISO, (channel,), None, EditKind.CHANGE, "channel", tuple(tuple(sorted(c, key=repr)) for c in with_another)),
        Edit(DOTTED, None, None, EditKind.CHANGE, "dotted", dotted),
    )


def test_what_is_not_said_of_a_channel_is_asked() -> None:
    graph = firm(to_board())
    (verdict,) = TO_THE_TOP.check((CISO,), graph)
    assert (verdict.missing, verdict.bindings) == ((OF_CISO,), {"partner": (BOARD,)})
    assert TO_THE_TOP.repairs(verdict, graph) == (Edit(OF_CISO, (to_board(),), (to_board(via=()),), EditKind.STATE, "state"),)


def test_without_any_channel_one_can_be_stated() -> None:
    constraint, graph = Channel(to=Who((Selector(role=("board",)),)), about=("cyber-risk",), written=True), firm()
    (verdict,) = constraint.check((CISO,), graph)
    assert verdict == Verdict(
        CISO,
        State.UNDETERMINED,
        evidence=(OF_CISO, slot("channel", "role:ciso"), LINE, DOTTED, slot("is", "ciso"), slot("role", "board"), slot("holder", "board")),
        missing=(OF_CISO,),
    )
    stated = (to_board(about="cyber-risk", written=True, via=()),)
    assert constraint.repairs(verdict, graph) == (Edit(OF_CISO, None, stated, EditKind.STATE, "channel"),)


@pytest.mark.parametrize(
    ("about", "state"),
    [("Cyber risk", State.SATISFIED), ("budget", State.UNDETERMINED), (None, State.UNDETERMINED)],
)
def test_a_channel_serves_the_topic_that_it_states(about: str | None, state: State) -> None:
    """About something else, it is no such channel; where it does not say about what, that is open."""
    (verdict,) = Channel(to=TOP, about=("breach", "cyber-risk")).check((CISO,), firm(to_board(about=about)))
    assert verdict.state is state


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"written": True, "frequency": "monthly"}, State.SATISFIED),
        ({"written": True, "frequency": "yearly"}, State.VIOLATED),
        ({"written": False, "frequency": "monthly"}, State.VIOLATED),
        ({"written": True}, State.UNDETERMINED),
        ({"frequency": "monthly"}, State.UNDETERMINED),
    ],
)
def test_writing_and_frequency(fields: dict[str, Any], state: State) -> None:
    """Where they are asked for, a line alone says nothing of them."""
    constraint = Channel(to=TOP, written=True, at_least="quarterly")
    (verdict,) = constraint.check((CISO,), firm(to_board(**fields), reports_to="ceo"))
    (line_alone,) = constraint.check((CISO,), firm(reports_to="ceo"))
    assert (verdict.state, line_alone.state) == (state, State.UNDETERMINED)


def test_an_authority_outside_the_chart() -> None:
    regulator = Channel(to=Who((Selector(party=("authority",)),)), trigger=("incident",))
    channel = model.Channel(CISO, Ref("party", "bafin"), trigger="incident")
    (verdict,) = regulator.check((CISO,), firm(channel))
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=(OF_CISO, slot("party", "bafin", "kind")))


def test_who_is_meant_in_person_needs_no_channel() -> None:
    held = Holding(appointments=(Appointment("Ada"),))
    (verdict,) = TO_THE_TOP.check((CISO,), firm(ciso=held))
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=(slot("holder", "ciso"), slot("holder", "ceo"), slot("is", "ceo")))


def test_rarer_than_is_asked_becomes_as_often() -> None:
    constraint = Channel(to=Who((Selector(role=("board",)),)), at_least="quarterly")
    graph = firm(to_board(frequency="yearly"))
    (verdict,) = constraint.check((CISO,), graph)
    yearly, quarterly = (to_board(frequency="yearly"),), (to_board(frequency="quarterly"),)
    assert constraint.repairs(verdict, graph)[0] == Edit(OF_CISO, yearly, quarterly, EditKind.CHANGE, "channel")


def test_a_channel_of_an_office_is_one_of_its_carrier() -> None:
    graph = firm(model.Channel(Ref("role", "ciso"), BOARD, about="cyber-risk"))
    (verdict,) = Channel(to=TOP, about=("cyber-risk",)).check((CISO,), graph)
    of_office = slot("channel", "role:ciso")
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=(of_office, slot("is", "ciso"), slot("is", "board")))


def test_an_unsaid_way_is_as_clean_as_the_line_beside_it() -> None:
    """Each seat above the CISO is read; where one of them says nothing, it is open (trap 27)."""
    positions = {
        "board": Position("board", "Board", kind="body", tier="governing", roles=("board",)),
        "cio": Position("cio", "CIO", roles=("cio",)),
        "ops": Position("ops", "Operations", roles=(), lines=(Line("cio"),)),
        "cro": Position("cro", "CRO", roles=()),
        "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("cro"),)),
    }
    clean = graph_of(Organization(positions=positions, roots=("cro", "cio"), channels=(to_board(),)))
    broken = graph_of(Organization(positions=positions, channels=(to_board(),)))
    constraint = Channel(to=Who((Selector(role=("board",)),)), not_via=Who((Selector(role=("cio",)),)))
    (verdict,) = constraint.check((CISO,), clean)
    (open_,) = constraint.check((CISO,), broken)
    steps = (
        *(slot("line", "ciso"), slot("position", "ciso", "kind")),
        *(slot("line", "cro"), slot("position", "cro", "kind"), slot("root", "cro")),
    )
    evidence = (OF_CISO, slot("is", "board"), slot("role", "cio"), slot("holder", "cio"), *steps)
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=evidence)
    assert (open_.state, open_.missing) == (State.UNDETERMINED, (OF_CISO,))


def test_a_far_end_whose_own_line_is_open_is_fit_all_the_same() -> None:
    """Two seats with people below have no superior: where the line of the CEO ends is open, but the CISO has a line to the CEO."""
    positions = {
        "ceo": Position("ceo", "CEO", roles=("ceo",)),
        "cio": Position("cio", "CIO", roles=("cio",)),
        "ops": Position("ops", "Operations", roles=(), lines=(Line("cio"),)),
        "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("ceo"),)),
    }
    (verdict,) = TO_THE_TOP.check((CISO,), graph_of(Organization(positions=positions)))
    above = (slot("line", "ceo"), slot("position", "ceo", "kind"), slot("root", "ceo"))
    evidence = (LINE, slot("is", "ceo"), *above, slot("role", "cio"), slot("holder", "cio"))
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=evidence)


def test_a_channel_that_says_nothing_of_its_topic_is_given_it() -> None:
    constraint, stated = Channel(to=Who((Selector(role=("board",)),)), about=("cyber-risk",)), to_board(via=())
    graph = firm(stated)
    (verdict,) = constraint.check((CISO,), graph)
    assert verdict.state is State.UNDETERMINED
    assert Edit(OF_CISO, (stated,), (to_board(about="cyber-risk", via=()),), EditKind.STATE, "state") in constraint.repairs(verdict, graph)


@pytest.mark.parametrize(
    ("lines", "channels", "presumes"),
    [
        (("ceo",), (), True),
        (("ceo",), (model.Channel(Ref("position", "ciso"), Ref("position", "ceo"), about="cyber-risk"),), False),
        (("ceo",), (model.Channel(Ref("position", "ciso"), Ref("position", "ceo"), about="budget"),), True),
        ((), (model.Channel(Ref("position", "ciso"), Ref("position", "ceo"), about="cyber-risk"),), False),
    ],
)
def test_a_line_alone_is_taken_for_granted_where_a_rule_says_so(
    lines: tuple[str, ...], channels: tuple[model.Channel, ...], presumes: bool
) -> None:
    positions = {
        "ceo": Position("ceo", "CEO", roles=("ceo",)),
        "ciso": Position("ciso", "CISO", roles=("ciso",), lines=tuple(map(Line, lines))),
    }
    graph = graph_of(Organization(positions=positions, channels=channels))
    for presumed in (True, False):
        check = Channel(to=TOP, about=("cyber-risk",), presumed=presumed)
        (verdict,) = check.check((Ref("position", "ciso"),), graph)
        assert (verdict.state, check.presumes(verdict)) == (State.SATISFIED, presumed and presumes)
