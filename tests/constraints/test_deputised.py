"""`deputised` against a plain look at each deputy."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.deputised import Deputised
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Holding, Organization, Party
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import SOUND, activity, chart, held, holders, one_named, position, post, stating
from tests.properties.meaning import kleene_and, kleene_or, means, negated, whos
from tests.properties.organisations import BODIES, ROWS, SEATS, facts, graph_of
from tests.properties.verdicts import check_constraint

SEATS_ALL = tuple(position(seat) for seat in (*SEATS, *BODIES))
SUBJECTS = tuple(activity(row) for row in ROWS)
CIO_LINE = Who((Selector(line_of="cio"),))


def fit(deputy: str, seat: str, barred: Who | None, graph: OrgGraph) -> bool | None:
    """Whether a seat can stand in for another."""
    holders = set(graph.people.of(seat)), set(graph.people.of(deputy))
    chair = graph.positions[deputy].chair if graph.tier(deputy) in ("management", "working") else None
    acts = deputy if chair is None or graph.positions[chair].kind == "body" else chair
    people = set(graph.people.of(acts)) if graph.positions[acts].kind in ("post", "member") else set()
    one = seat in (deputy, acts) or bool(holders[0] & people)
    outside = True if barred is None else negated(means(barred, position(deputy), graph))
    return kleene_and((not graph.people.is_vacant(deputy), not one, outside))


def plain_state(seat: str, barred: Who | None, graph: OrgGraph) -> State:
    if graph.positions[seat].kind != "post":
        return State.SATISFIED
    named = graph.positions[seat].deputy or ()
    found = kleene_or(
        kleene_or(fit(p, seat, barred, graph) for p in graph.positions_of(ref)) if graph.positions_of(ref) else None for ref in named
    )
    if not named or found is None:
        return State.UNDETERMINED
    return State.SATISFIED if found else State.VIOLATED


@given(stating("holder", deputy=one_named, holding=holders), st.none() | whos)
def test_agrees_with_a_look_at_each_deputy(organization: Organization, barred: Who | None) -> None:
    graph = graph_of(organization)
    found = Deputised(not_in=barred).check(SEATS_ALL, graph)
    assert [verdict.state for verdict in found] == [plain_state(subject.id, barred, graph) for subject in SEATS_ALL]


@given(stating("cell", "holder", deputy=one_named, holding=holders), st.none() | whos)
def test_an_activity_asks_for_every_post_with_the_letter(organization: Organization, barred: Who | None) -> None:
    graph = graph_of(organization)
    for subject in SUBJECTS:
        row = graph.rows.row(subject)
        cells = row.cells if row is not None else {}
        posts = sorted(p for p, cell in cells.items() if "A" in cell and graph.positions[p].kind == "post")
        expected = [((position(p),), plain_state(p, barred, graph)) for p in posts]
        nobody = [((), State.UNDETERMINED if row is None else State.SATISFIED)]
        assert [(verdict.key, verdict.state) for verdict in Deputised(not_in=barred).check((subject,), graph)] == (expected or nobody)


@given(
    stating("cell", "holder", deputy=one_named, holding=holders),
    st.none() | whos,
    st.lists(facts(("holder", "holder", "line", "position")), min_size=4, max_size=8),
)
def test_evidence_is_sufficient(organization: Organization, barred: Who, changes: list[tuple[Slot, Any]]) -> None:
    for constraint in (Deputised(), Deputised(not_in=barred)):
        check_constraint(constraint, (*SEATS_ALL, *SUBJECTS), organization, changes)


DEPUTY, KIND = slot("position", "ciso", "deputy"), slot("position", "ciso", "kind")


def with_deputy(*deputies: Ref, seats: tuple[Any, ...] = ()) -> OrgGraph:
    ciso = post("ciso", "ceo", roles=("ciso",), holding=held("Sue"), deputy=deputies or None)
    return chart(*SOUND[:4], ciso, *seats, parties={"cyberguard": Party("cyberguard", "vendor")})


def test_nobody_is_named() -> None:
    constraint, graph = Deputised(), with_deputy()
    (verdict,) = constraint.check((position("ciso"),), graph)
    assert verdict == Verdict(
        position("ciso"),
        State.UNDETERMINED,
        bindings={"position": position("ciso"), "deputy": ()},
        evidence=(DEPUTY, KIND),
        missing=(DEPUTY,),
    )
    assert constraint.repairs(verdict, graph) == (Edit(DEPUTY, None, None, EditKind.STATE, "state"),)


@pytest.mark.parametrize(
    ("deputies", "seat", "state"),
    [
        pytest.param((position("soc"),), post("soc", "ciso", holding=held("Tom")), State.SATISFIED, id="somebody else"),
        pytest.param((position("soc"),), post("soc", "ciso"), State.SATISFIED, id="whose name is not said"),
        pytest.param((position("soc"),), post("soc", "ciso", holding=Holding(vacant=True)), State.VIOLATED, id="vacant"),
        pytest.param((position("soc"),), post("soc", "ciso", holding=held("Sue")), State.VIOLATED, id="the same person"),
        pytest.param((position("ciso"),), post("soc", "ciso"), State.VIOLATED, id="the seat itself"),
        pytest.param((position("ciso"), position("soc")), post("soc", "ciso"), State.SATISFIED, id="one of two will do"),
        pytest.param((position("soc"),), post("soc", "cio"), State.VIOLATED, id="in the CIO's line: trap 24"),
        pytest.param((position("soc"),), post("soc", "lost"), State.UNDETERMINED, id="in a line that breaks"),
        pytest.param((Ref("role", "cfo"),), post("soc", "ciso"), State.UNDETERMINED, id="an office that nobody carries"),
        pytest.param((Ref("role", "cio"),), post("soc", "ciso"), State.VIOLATED, id="the office of the CIO"),
        pytest.param((Ref("party", "cyberguard"),), post("soc", "ciso"), State.SATISFIED, id="somebody outside"),
    ],
)
def test_who_is_named(deputies: tuple[Ref, ...], seat: Any, state: State) -> None:
    graph = with_deputy(*deputies, seats=(seat, post("lost")))
    (verdict,) = Deputised(not_in=CIO_LINE).check((position("ciso"),), graph)
    assert verdict.state is state
    assert verdict.bindings == ({} if state is State.SATISFIED else {"position": position("ciso"), "deputy": deputies})


def test_a_body_and_a_group_stand_in_for_themselves() -> None:
    crew = post("crew", "ciso", kind="group")
    rows = {"access-review": {"board": "A"}, "it-strategy": {"crew": "A"}}
    found = Deputised().check((activity("access-review"), activity("it-strategy"), position("crew")), chart(*SOUND, crew, rows=rows))
    assert [verdict.state for verdict in found] == [State.SATISFIED] * 3
