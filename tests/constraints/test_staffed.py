"""`staffed` against trying every way in which what is unsaid might turn out, and one missing office as one finding."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.staffed import Staffed
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Appointment, Entity, Holding, Organization
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import BOARD, CEO, CIO, NED, SOUND, THIS, body, chart, held, holders, position, post, stating
from tests.properties.organisations import SEATS, facts, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

MUCH = ("holder", "holder", "position", "body")
roles = st.sampled_from(("cio", "ciso", "board"))
bounds = st.sampled_from(((1, None), (1, 1), (2, None), (2, 2), (0, 1)))


def filled(seat: str, graph: OrgGraph, *, acting: bool, unsaid: bool) -> bool | None:
    found = graph.positions[seat]
    if found.kind == "body":
        return True if found.chair or found.members else (unsaid or None) if found.members is None else False
    holding = graph.people.holding(seat)
    if holding is None:
        return unsaid or None
    return not holding.vacant and (acting or any(not holder.acting for holder in holding.appointments))


def plain_state(role: str, low: int, high: int | None, graph: OrgGraph, *, acting: bool, unsaid: bool) -> State:
    """More seats may always be named; so too few violates only where a seat is stated to be empty."""
    found = [filled(p, graph, acting=acting, unsaid=unsaid) for p in graph.positions if role in graph.roles_of(p)]
    possible = range(found.count(True), found.count(True) + found.count(None) + 1)
    enough = [number >= low for number in possible]
    fits = [number >= low and (high is None or number <= high) for number in possible]
    if high is not None and possible[0] > high:
        return State.VIOLATED
    if not any(enough):
        return State.VIOLATED if False in found else State.UNDETERMINED
    return State.SATISFIED if all(fits) else State.UNDETERMINED


flags = st.fixed_dictionaries({"acting": st.booleans(), "unsaid": st.booleans()})


@given(organisations(MUCH), roles, bounds, flags)
def test_agrees_with_every_way_it_might_turn_out(
    organization: Organization, role: str, bound: tuple[int, int | None], how: dict[str, bool]
) -> None:
    graph = graph_of(organization)
    (verdict,) = Staffed(role=role, min=bound[0], max=bound[1], **how).check((THIS,), graph)
    assert verdict.state is plain_state(role, *bound, graph, **how)


@given(organisations(MUCH), roles, bounds, flags, st.booleans(), several_facts)
def test_evidence_is_sufficient(
    organization: Organization,
    role: str,
    bound: tuple[int, int | None],
    how: dict[str, bool],
    per_entity: bool,
    changes: list[tuple[Slot, Any]],
) -> None:
    organization = organization._replace(entities={"one": Entity("one"), "two": Entity("two")})
    constraint = Staffed(role=role, min=bound[0], max=bound[1], per="entity" if per_entity else "organization", **how)
    check_constraint(constraint, (THIS, Ref("entity", "one")), organization, changes)


entities, served = st.sampled_from((None, "one", "two")), st.sampled_from((None, ("one",)))
of_entities = st.one_of(
    st.tuples(st.sampled_from(SEATS).map(lambda seat: slot("position", seat, "entity")), entities),
    st.tuples(st.sampled_from(SEATS).map(lambda seat: slot("position", seat, "serves")), served),
    facts(("holder", "position")),
)


@given(
    stating("holder", roles=st.just(("cio",)), entity=entities, serves=served, holding=holders),
    st.lists(of_entities, min_size=4, max_size=8),
)
def test_evidence_about_entities_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    organization = organization._replace(entities={"one": Entity("one"), "two": Entity("two")})
    check_constraint(Staffed(role="cio", per="entity", max=1), (THIS,), organization, changes)


def test_nobody_carries_the_role() -> None:
    """Trap 3: one gap, told by this constraint alone, since it requires no role."""
    constraint, graph = Staffed(role="ciso"), chart(BOARD, NED, CEO, CIO)
    (verdict,) = constraint.check((THIS,), graph)
    role = Ref("role", "ciso")
    assert verdict == Verdict(
        THIS,
        State.UNDETERMINED,
        bindings={"role": role, "position": (role,), "count": 0},
        evidence=(slot("role", "ciso"),),
        missing=(slot("role", "ciso"),),
    )
    assert constraint.repairs(verdict, graph) == (Edit(slot("position", "ciso", "roles"), None, ("ciso",), EditKind.CHANGE, "seat"),)
    assert constraint.required_roles() == ()


def test_somebody_might_be_it() -> None:
    graph = chart(BOARD, NED, CEO, CIO, post("security", "ceo", title="Deputy CISO", roles=None))
    (verdict,) = Staffed(role="ciso").check((THIS,), graph)
    assert verdict.state is State.UNDETERMINED
    assert Edit(slot("position", "security", "roles"), None, ("ciso",), EditKind.STATE, "state") in Staffed(role="ciso").repairs(
        verdict, graph
    )


def test_the_seat_is_stated_vacant() -> None:
    vacant = Holding(vacant=True)
    constraint, graph = Staffed(role="ciso"), chart(BOARD, NED, CEO, CIO, post("security", "ceo", roles=("ciso",), holding=vacant))
    (verdict,) = constraint.check((THIS,), graph)
    seat, holder = position("security"), slot("holder", "security")
    assert verdict == Verdict(
        THIS,
        State.VIOLATED,
        key=(seat,),
        bindings={"role": Ref("role", "ciso"), "position": (seat,), "count": 0},
        evidence=(slot("role", "ciso"), slot("position", "security", "kind"), holder),
    )
    assert constraint.repairs(verdict, graph) == (Edit(holder, vacant, None, EditKind.CHANGE, "appoint"),)


@pytest.mark.parametrize(
    ("holding", "acting", "state"),
    [
        pytest.param(held("Sue"), True, State.SATISFIED, id="held"),
        pytest.param(held(None), True, State.SATISFIED, id="by somebody unnamed"),
        pytest.param(None, True, State.UNDETERMINED, id="not said"),
        pytest.param(held(Appointment("Sue", acting=True)), True, State.SATISFIED, id="for the time being"),
        pytest.param(held(Appointment("Sue", acting=True)), False, State.VIOLATED, id="for the time being is not enough"),
    ],
)
def test_what_is_said_of_the_holder(holding: Holding | None, acting: bool, state: State) -> None:
    graph = chart(BOARD, NED, CEO, post("security", "ceo", roles=("ciso",), holding=holding))
    assert [verdict.state for verdict in Staffed(role="ciso", acting=acting).check((THIS,), graph)] == [state]


def test_too_many() -> None:
    graph = chart(*SOUND, post("security", "ceo", roles=("ciso",), holding=held("Tom")), post("unsaid", roles=("ciso",)))
    (two,) = Staffed(role="ciso", max=1).check((THIS,), graph)
    (perhaps,) = Staffed(role="ciso", max=2).check((THIS,), graph)
    assert (two.state, two.key, two.bindings["count"]) == (State.VIOLATED, (position("ciso"), position("security")), 2)
    assert (perhaps.state, perhaps.missing) == (State.UNDETERMINED, (slot("holder", "unsaid"),))


def test_a_body_is_filled_by_its_chair_or_its_members() -> None:
    states = []
    for more in ({"chair": "ned"}, {"members": ("ned",)}, {"members": ()}, {}):
        graph = chart(NED, body("audit", roles=("audit-committee",), **more))
        states += [verdict.state for verdict in Staffed(role="audit-committee").check((THIS,), graph)]
    assert states == [State.SATISFIED, State.SATISFIED, State.VIOLATED, State.UNDETERMINED]


def test_per_entity_a_seat_counts_where_it_belongs_or_serves() -> None:
    """Trap 5: a group CISO who serves two entities, of which one has its own."""
    entities = {entity: Entity(entity) for entity in ("group", "one", "two", "three")}
    group = post("ciso", "ceo", roles=("ciso",), holding=held("Sue"), entity="group", serves=("one", "two"))
    own = post("local", "ciso", roles=("ciso",), holding=held("Tom"), entity="one")
    found = Staffed(role="ciso", max=1, per="entity").check((THIS,), chart(*SOUND[:4], group, own, entities=entities))
    assert [(verdict.key, verdict.state) for verdict in found] == [
        ((Ref("entity", "group"),), State.SATISFIED),
        ((Ref("entity", "one"),), State.SATISFIED),
        ((Ref("entity", "three"),), State.UNDETERMINED),
        ((Ref("entity", "two"),), State.SATISFIED),
    ]
    assert found[2].missing == (slot("role", "ciso"),)


def test_per_entity_a_seat_of_which_nothing_is_said_may_serve_it() -> None:
    graph = chart(*SOUND, entities={"one": Entity("one")})
    (verdict,) = Staffed(role="ciso", per="entity").check((THIS,), graph)
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("position", "ciso", "entity"),))
    assert Staffed(role="ciso").check((Ref("entity", "one"),), graph)[0].missing == (slot("position", "ciso", "entity"),)
    vacant = post("local", "ceo", roles=("ciso",), entity="one", holding=Holding(vacant=True))
    (perhaps,) = Staffed(role="ciso", per="entity").check((THIS,), chart(*SOUND, vacant, entities={"one": Entity("one")}))
    assert (perhaps.state, perhaps.missing) == (State.UNDETERMINED, (slot("position", "ciso", "entity"),))


def test_per_entity_a_missing_office_is_told_once() -> None:
    graph = chart(BOARD, NED, CEO, CIO, entities={"one": Entity("one"), "two": Entity("two")})
    assert [verdict.missing for verdict in Staffed(role="ciso", per="entity").check((THIS,), graph)] == [(slot("role", "ciso"),)]


def test_a_body_is_filled_by_whom_it_seats() -> None:
    (verdict,) = Staffed(role="board").check((THIS,), chart(*SOUND))
    kind, chair, members = (slot("position", "board", field) for field in ("kind", "chair", "members"))
    assert verdict.state is State.SATISFIED
    assert {kind, chair, members} <= {*verdict.evidence}
