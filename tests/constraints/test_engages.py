"""`engages` against a search of everything that anybody states."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.engages import Engages
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Appointment, Channel, Engagement, Holding, Line, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import held
from tests.properties.meaning import kleene_and, kleene_or, means, offices, whos
from tests.properties.organisations import BODIES, FREQUENCIES, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

LEGAL = Who((Selector(role=("general-counsel",)),))
MUCH = ("channel", "position", "position", "body", "dotted", "holder")
SUBJECTS = tuple(Ref("position", seat) for seat in (*SEATS, *BODIES))
wanted_partners = st.just(LEGAL) | offices | whos
wanted_rhythms = st.none() | st.sampled_from(("stated", "quarterly"))


def plain_state(subject: str, who: Who, wanted: str | None, graph: OrgGraph, *, rows: bool = False) -> State:
    """Everything that relates the subject to anybody, with how often, from every side."""
    organization = graph.organization
    seat, positions = graph.positions[subject], graph.positions
    words = [Ref("position", subject), *(Ref("role", role) for role in graph.roles_of(subject))]
    related: list[tuple[Ref, str | None]] = []
    for other in positions.values():
        ref = Ref("position", other.id)
        for engagement in other.engages or ():
            if other.id == subject:
                related.append((engagement.partner, engagement.frequency))
            if engagement.partner in words:
                related.append((ref, engagement.frequency))
        if any(line.to == subject for line in other.lines or ()) or any(line.to == other.id for line in seat.lines or ()):
            related.append((ref, "daily"))
        if subject in (other.dotted or ()) or other.id in (seat.dotted or ()):
            related.append((ref, None))
        if ref in (seat.overseen_by or ()) or any(word in (other.overseen_by or ()) for word in words):
            related.append((ref, None))
        sitting = {*(other.members or ()), *([other.chair] if other.chair else [])}
        if subject in sitting or other.id == subject:
            related += [(Ref("position", p), other.frequency) for p in {*sitting, other.id} - {subject}]
    for channel in organization.channels or ():
        related += [(channel.to, channel.frequency)] if channel.sender in words else []
        related += [(channel.sender, channel.frequency)] if channel.to in words else []
    for matrix in organization.matrices.values() if rows else ():
        for cells in matrix.rows.values():
            working = {position for position, letters in cells.items() if set(letters) & set("ARC")}
            related += [(Ref("position", other), None) for other in working - {subject} if subject in working]

    def often(frequency: str | None) -> bool | None:
        if wanted is None or frequency is None:
            return True if wanted is None else None
        return wanted == "stated" or FREQUENCIES.index(frequency) <= FREQUENCIES.index(wanted)

    met = [(means(who, ref, graph), often(frequency)) for ref, frequency in related]
    himself = means(Who(tuple(selector for selector in who.any if selector.role)), words[0], graph)
    holds = kleene_or([himself, *(kleene_and(pair) for pair in met)])
    if holds:
        return State.SATISFIED
    rarer = any(partner and frequent is False for partner, frequent in met)
    return State.VIOLATED if holds is False and rarer else State.UNDETERMINED


@given(organisations(MUCH), wanted_partners, wanted_rhythms, st.booleans())
def test_agrees_with_a_search_from_every_side(organization: Organization, who: Who, wanted: str | None, rows: bool) -> None:
    graph = graph_of(organization)
    found = {v.subject.id: v.state for v in Engages(**{"with": who}, at_least=wanted, rows=rows).check(SUBJECTS, graph)}
    assert found == {subject.id: plain_state(subject.id, who, wanted, graph, rows=rows) for subject in SUBJECTS}


@given(organisations(MUCH), wanted_partners, wanted_rhythms, st.booleans(), several_facts)
def test_evidence_is_sufficient(
    organization: Organization, who: Who, wanted: str | None, rows: bool, changes: list[tuple[Slot, Any]]
) -> None:
    check_constraint(Engages(**{"with": who}, at_least=wanted, rows=rows), SUBJECTS, organization, changes)


CISO, COUNSEL = Ref("position", "ciso"), Ref("position", "legal")
OWN = slot("position", "ciso", "engages")
WITH_LEGAL = Engages(**{"with": LEGAL})


def firm(
    ciso: dict[str, Any] | None = None, legal: dict[str, Any] | None = None, body: dict[str, Any] | None = None, **stated: Any
) -> OrgGraph:
    """A CEO, a CISO, a general counsel and a committee."""
    return graph_of(
        Organization(
            positions={
                "ceo": Position("ceo", "CEO", roles=("ceo",)),
                "ciso": Position("ciso", "CISO", roles=("ciso",), **(ciso or {})),
                "legal": Position("legal", "Legal", roles=("general-counsel",), **(legal or {})),
                "risk": Position("risk", "Risk committee", kind="body", roles=(), **(body or {})),
            },
            **stated,
        )
    )


def with_(partner: Ref, frequency: str | None = None) -> tuple[Engagement, ...]:
    return (Engagement(partner, frequency),)


@pytest.mark.parametrize(
    "graph",
    [
        firm(ciso={"engages": with_(COUNSEL)}),
        firm(ciso={"engages": with_(Ref("role", "general-counsel"))}),
        firm(legal={"engages": with_(CISO)}),  # trap 13: written on the partner only
        firm(legal={"engages": with_(Ref("role", "ciso"))}),
        firm(ciso={"lines": (Line("legal"),)}),  # trap 13: the partner is the superior
        firm(legal={"lines": (Line("ciso"),)}),
        firm(legal={"dotted": ("ciso",)}),
        firm(body={"chair": "legal", "members": ("ciso",)}),
        firm(body={"members": ("ciso", "legal")}),
        firm(channels=(Channel(CISO, COUNSEL),)),
        firm(channels=(Channel(Ref("role", "general-counsel"), Ref("role", "ciso")),)),
        firm(
            ciso={"holding": Holding(appointments=(Appointment("Ada"),))},
            legal={"holding": Holding(appointments=(Appointment("Ada"),))},
        ),
    ],
)
def test_every_way_in_which_two_work_with_each_other(graph: OrgGraph) -> None:
    (verdict,) = WITH_LEGAL.check((CISO,), graph)
    assert verdict.state is State.SATISFIED


def test_what_the_partner_states_is_the_evidence() -> None:
    (verdict,) = WITH_LEGAL.check((CISO,), firm(legal={"engages": with_(CISO)}))
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=(slot("position", "legal", "engages"), slot("is", "legal")))


def test_a_body_itself_is_met_by_who_sits_on_it() -> None:
    committee = Who((Selector(kind=("body",)),))
    (verdict,) = Engages(**{"with": committee}).check((CISO,), firm(body={"members": ("ciso",)}))
    assert verdict.state is State.SATISFIED


def test_no_relation_is_open_and_can_be_stated() -> None:
    graph = firm(ciso={"engages": with_(Ref("position", "ceo"))})
    (verdict,) = WITH_LEGAL.check((CISO,), graph)
    assert verdict == Verdict(
        CISO,
        State.UNDETERMINED,
        evidence=(
            OWN,
            slot("position", "ciso", "overseen_by"),
            slot("line", "ciso"),
            slot("dotted", "ciso"),
            slot("channel", "position:ciso"),
            slot("channel", "role:ciso"),
            slot("relations", "position:ciso"),
            slot("relations", "role:ciso"),
            slot("subordinates", "ciso"),
            slot("is", "ciso"),
            slot("position", "ciso", "chair"),
            slot("position", "ciso", "members"),
            slot("role", "general-counsel"),
            slot("holder", "legal"),
        ),
        missing=(OWN, slot("position", "legal", "engages")),
    )
    ceo = with_(Ref("position", "ceo"))
    assert WITH_LEGAL.repairs(verdict, graph) == (Edit(OWN, ceo, (*ceo, *with_(COUNSEL)), EditKind.STATE, "state"),)


@pytest.mark.parametrize(
    ("graph", "state"),
    [
        (firm(ciso={"engages": with_(COUNSEL, "monthly")}), State.SATISFIED),
        (firm(ciso={"engages": with_(COUNSEL, "yearly")}), State.VIOLATED),
        (firm(ciso={"engages": with_(COUNSEL, "yearly")}, legal={"engages": with_(CISO, "weekly")}), State.SATISFIED),
        (firm(ciso={"engages": with_(COUNSEL, "yearly")}, legal={"engages": with_(CISO)}), State.UNDETERMINED),
        (firm(ciso={"lines": (Line("legal"),)}), State.SATISFIED),
        (firm(ciso={"dotted": ("legal",)}), State.UNDETERMINED),
        (firm(body={"members": ("ciso", "legal"), "frequency": "quarterly"}), State.SATISFIED),
        (firm(body={"members": ("ciso", "legal"), "frequency": "biennial"}), State.VIOLATED),
    ],
)
def test_how_often(graph: OrgGraph, state: State) -> None:
    (verdict,) = Engages(**{"with": LEGAL}, at_least="quarterly").check((CISO,), graph)
    assert verdict.state is state


def test_rarer_than_is_asked_is_a_conflict_that_names_the_partner() -> None:
    constraint, graph = Engages(**{"with": LEGAL}, at_least="quarterly"), firm(ciso={"engages": with_(COUNSEL, "yearly")})
    (verdict,) = constraint.check((CISO,), graph)
    assert (verdict.state, verdict.bindings, verdict.evidence[0]) == (State.VIOLATED, {"partner": (COUNSEL,)}, OWN)
    yearly, quarterly = with_(COUNSEL, "yearly"), with_(COUNSEL, "quarterly")
    assert constraint.repairs(verdict, graph) == (Edit(OWN, yearly, quarterly, EditKind.CHANGE, "channel"),)


def test_an_unsaid_frequency_is_asked_where_it_would_stand() -> None:
    constraint, graph = Engages(**{"with": LEGAL}, at_least="quarterly"), firm(legal={"engages": with_(CISO)})
    (verdict,) = constraint.check((CISO,), graph)
    theirs = slot("position", "legal", "engages")
    assert verdict.missing == (theirs,)
    assert constraint.repairs(verdict, graph) == (Edit(theirs, with_(CISO), None, EditKind.STATE, "state"),)


def test_who_is_meant_in_person_is_not_judged_where_oneself_is_nobody() -> None:
    graph = firm(ciso={"holding": held("Lou")}, legal={"holding": held("Lou")})
    assert [v.state for v in WITH_LEGAL.check((CISO,), graph)] == [State.SATISFIED]
    assert Engages(**{"with": LEGAL}, oneself=False).check((CISO,), graph) == ()


def test_the_role_without_which_it_says_nothing() -> None:
    assert WITH_LEGAL.required_roles() == ("general-counsel",)


def test_how_often_a_body_meets_is_evidence_only_where_it_is_asked() -> None:
    graph = firm(body={"members": ("ciso", "legal"), "frequency": "monthly"})
    composition = (slot("position", "risk", "members"), slot("position", "risk", "chair"), slot("is", "legal"))
    (plain,) = WITH_LEGAL.check((CISO,), graph)
    (timed,) = Engages(**{"with": LEGAL}, at_least="quarterly").check((CISO,), graph)
    assert plain == Verdict(CISO, State.SATISFIED, evidence=composition)
    assert timed == Verdict(CISO, State.SATISFIED, evidence=(slot("position", "risk", "frequency"), *composition))


def test_who_is_related_but_not_meant_is_read() -> None:
    """That the CEO has no entity of that name is why the line to the CEO does not count; the entity would decide."""
    unit = Engages(**{"with": Who((Selector(entity="unit"),))})
    entity = slot("position", "ceo", "entity")
    (open_,) = unit.check((CISO,), firm(ciso={"lines": (Line("ceo"),)}))
    assert (open_.state, open_.missing, entity in open_.evidence) == (State.UNDETERMINED, (entity,), True)
