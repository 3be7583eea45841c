"""`independent_of` against a plain search for ways, and its own properties."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from govcheck.constraints.independent_of import IndependentOf
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Holding, Line, Organization, Position, Vendor
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import BOARD, CEO, NED, body, chart, held, position, post
from tests.properties.charts import CIO as CHIEF
from tests.properties.meaning import above, holds_office, kleene_or, office_in_doubt, perhaps_office, under
from tests.properties.organisations import AS_OF, SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

CIO = Who((Selector(role=("cio",)),))
OF_LINE = IndependentOf(who=CIO)
OF_ALL = IndependentOf(who=CIO, through=("line", "contract", "pay", "evaluation"))
OF_SEATS = IndependentOf(who=CIO, through=("seats",))
OF_ITSELF = IndependentOf(who=CIO, through=("itself",))
OF_OVERSIGHT = IndependentOf(who=CIO, through=("oversight",))
SUBJECTS = tuple(Ref("position", seat) for seat in SEATS)


def own_chairs(subject: str, graph: OrgGraph) -> list[str]:
    """Who chairs the governing bodies to which a seat itself reports."""
    bodies = [hop.upper for hop in graph.chart.hops(subject) if graph.tier(hop.upper) == "governing"]
    return [chair for body in bodies if (chair := graph.positions[body].chair) is not None and chair != subject]


def plain_state(organization: Organization, subject: str) -> State:
    """What independence by line means, spelled out: try every way up, however long it takes."""
    graph = graph_of(organization)
    cio_people = {
        a.person
        for seat in organization.positions.values()
        if "cio" in graph.roles_of(seat.id) and seat.holding is not None and not seat.holding.vacant
        for a in seat.holding.appointments
        if a.person is not None and (a.since is None or a.since <= AS_OF) and (a.until is None or a.until >= AS_OF)
    }

    def is_cio(position: str) -> bool:
        return "cio" in graph.roles_of(position) or bool(cio_people & set(graph.people.of(position)))

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
            elif "cio" in graph.between(upper) or office_in_doubt(CIO, upper, graph, of_superior=False):
                results.append("perhaps")
            if upper in way:
                start = way.index(upper)
                if by_line and lines_only_between(way[start:]):
                    results.append("circle")
                continue
            climb(upper, (*way, upper), lines_only and by_line)

    def lines_only_between(way: tuple[str, ...]) -> bool:
        return all(upper in [line.to for line in graph.chart.deciding_lines(lower)] for lower, upper in pairwise(way))

    climb(subject, (subject,), lines_only=True)
    results += [{True: "met", None: "perhaps", False: "end"}[perhaps_office("cio", chair, graph)] for chair in own_chairs(subject, graph)]
    if "met" in results:
        return State.VIOLATED
    return State.UNDETERMINED if {"break", "circle", "perhaps"} & set(results) else State.SATISFIED


@given(organisations())
def test_agrees_with_trying_every_way(organization: Organization) -> None:
    """The states are those of the plain search."""
    found = {v.subject.id: v.state for v in OF_LINE.check(SUBJECTS, graph_of(organization))}
    assert found == {seat: plain_state(organization, seat) for seat in SEATS}


def perhaps_the_cio(position: str, graph: OrgGraph) -> bool | None:
    """Open for a seat that may be the CIO by its title; else no."""
    return None if "cio" in graph.between(position) or office_in_doubt(CIO, position, graph, of_superior=False) else False


def plain_dependence(subject: str, graph: OrgGraph) -> bool | None:
    """Whether a seat depends on the CIO by line, contract, pay or evaluation."""
    office = [p for p in graph.positions if holds_office("cio", p, graph)]
    seat = graph.positions[subject]
    stated = [seat.paid_by, seat.evaluated_by]
    if seat.supplied_by is not None:
        vendor = (graph.organization.vendors or {}).get(seat.supplied_by)
        stated.append(vendor.owner if vendor is not None else None)
    found = [perhaps_office("cio", chair, graph) for chair in own_chairs(subject, graph)]
    found += [under(subject, office, graph), *(perhaps_the_cio(p, graph) for p in above(subject, graph))]
    for refs in stated:
        found += [None] if refs is None else []
        for ref in refs or ():
            seats = graph.positions_of(ref)
            found += [True if p in office else under(p, office, graph) for p in seats]
            found += [perhaps_the_cio(q, graph) for p in seats for q in (p, *above(p, graph))]
            found += [None] if ref.kind == "role" and not seats else []
    return kleene_or(found)


@given(organisations(("position", "position", "line", "entry")))
def test_agrees_with_every_dependence_by_itself(organization: Organization) -> None:
    graph = graph_of(organization)
    states = {True: State.VIOLATED, False: State.SATISFIED, None: State.UNDETERMINED}
    found = {v.subject.id: v.state for v in OF_ALL.check(SUBJECTS, graph)}
    assert found == {seat: states[plain_dependence(seat, graph)] for seat in SEATS}


@pytest.mark.parametrize(
    "constraint", [OF_LINE, OF_ALL, OF_SEATS, OF_OVERSIGHT, OF_ITSELF], ids=["line", "all", "seats", "oversight", "itself"]
)
@given(organization=organisations(("line", "body", "holder")), changes=several_facts)
def test_evidence_is_sufficient(constraint: IndependentOf, organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    """Nothing outside evidence and missing slots changes a verdict."""
    check_constraint(constraint, SUBJECTS, organization, changes)


@given(organisations(("office", "holder", "holder")))
def test_nobody_is_independent_of_oneself(organization: Organization) -> None:
    """Whoever is known to be the other is not independent; who is not known to be is."""
    graph = graph_of(organization)
    found = {v.subject.id: v.state for v in OF_ITSELF.check(SUBJECTS, graph)}
    assert found == {
        seat: State.VIOLATED
        if holds_office("cio", seat, graph)
        else State.UNDETERMINED
        if "cio" in graph.between(seat)
        else State.SATISFIED
        for seat in SEATS
    }


def test_one_seat_gives_up_an_office_and_one_person_a_seat() -> None:
    graph = chart(BOARD, NED, CEO, post("it", "ceo", roles=("cio", "ciso")))
    (one,) = OF_ITSELF.check((position("it"),), graph)
    assert (one.key, one.evidence) == ((position("it"), position("it")), (slot("is", "it"),))
    assert OF_ITSELF.repairs(one, graph) == (Edit(slot("position", "it", "roles"), ("cio", "ciso"), ("ciso",), EditKind.CHANGE, "seat"),)
    graph = chart(BOARD, NED, CEO, CHIEF, post("ciso", "ceo", holding=held("Ivo")))
    (two,) = OF_ITSELF.check((CISO,), graph)
    assert two.bindings == {"other": position("cio"), "path": (CISO, position("cio")), "standing": ""}
    assert OF_ITSELF.repairs(two, graph) == tuple(
        Edit(slot("holder", seat), held("Ivo"), None, EditKind.CHANGE, "appoint") for seat in ("ciso", "cio")
    )


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
        bindings={"other": cio, "path": (Ref("position", "ciso"), Ref("position", "ops"), cio), "standing": ""},
        evidence=(
            slot("line", "ciso"),
            slot("position", "ciso", "kind"),
            slot("line", "ops"),
            slot("position", "ops", "kind"),
            slot("is", "cio"),
        ),
    )


CISO = position("ciso")


def verdicts(*seats: Position, constraint: IndependentOf = OF_LINE, **more: Any) -> tuple[Verdict, ...]:
    """What is said of the CISO in a chart with a board, a CEO and a CIO."""
    return constraint.check((CISO,), chart(BOARD, NED, CEO, CHIEF, *seats, **more))


@pytest.mark.parametrize(
    ("seats", "path"),
    [
        pytest.param((post("ciso", "cio"),), ("ciso", "cio"), id="directly"),
        pytest.param((post("ciso", "ops"), post("ops", "cio")), ("ciso", "ops", "cio"), id="through another"),
        pytest.param(
            (post("ciso", "council"), body("council", "ceo", chair="cio")),
            ("ciso", "council", "cio"),
            id="a committee that the CIO chairs: trap 20",
        ),
        pytest.param(
            (post("ciso", "md"), post("md", "ceo", holding=held("Ivo"))), ("ciso", "md"), id="a subsidiary that the CIO leads: trap 21"
        ),
        pytest.param((post("ciso", "cio", dotted=("board",)),), ("ciso", "cio"), id="dotted to the board: trap 22"),
        pytest.param(
            (post("ciso", "vacant"), post("vacant", "cio", holding=Holding(vacant=True))),
            ("ciso", "vacant", "cio"),
            id="past a vacant seat",
        ),
        pytest.param(
            (post("ciso", "deputy"), post("deputy", "ceo", holding=held("Bo", "Ivo"))), ("ciso", "deputy"), id="a job share with the CIO"
        ),
        pytest.param((post("ciso", Line("cio", "functional"), Line("ceo", "administrative")),), ("ciso", "cio"), id="by function"),
        pytest.param((post("ciso", "ceo", "cio"),), ("ciso", "cio"), id="by one of two lines"),
        pytest.param(
            (post("ciso", "audit"), body("audit", tier="governing", chair="cio")),
            ("ciso", "audit", "cio"),
            id="a governing body that the CIO chairs",
        ),
    ],
)
def test_who_stands_in_the_line_of_the_cio(seats: tuple[Position, ...], path: tuple[str, ...]) -> None:
    (verdict,) = verdicts(*seats)
    assert (verdict.state, verdict.key) == (State.VIOLATED, (position(path[-1]),))
    expected = {"other": position(path[-1]), "path": tuple(position(seat) for seat in path)}
    said = "" if path[-1] == "cio" else ", who is the Chief Information Officer as well"
    assert verdict.bindings == {**expected, "standing": said}
    assert verdict.evidence[0] == slot("line", "ciso")


@pytest.mark.parametrize(
    ("seats", "state", "missing"),
    [
        pytest.param((post("ciso", "ceo"),), State.SATISFIED, (), id="beside the CIO"),
        pytest.param((post("ciso", "ceo", dotted=("cio",)),), State.SATISFIED, (), id="a dotted line to the CIO"),
        pytest.param(
            (post("ciso", Line("ceo", "functional"), Line("cio", "administrative")),), State.SATISFIED, (), id="by administration"
        ),
        pytest.param((post("ciso", "cro"), post("cro", "ceo")), State.SATISFIED, (), id="under the CRO: trap 16"),
        pytest.param((post("ciso", "audit"), body("audit", tier="governing", chair="ned")), State.SATISFIED, (), id="a governing body"),
        pytest.param(
            (post("ciso", "cro"), post("cro", "audit"), body("audit", tier="governing", chair="cio")),
            State.SATISFIED,
            (),
            id="a governing body further up, which decides as a whole",
        ),
        pytest.param((post("ciso"),), State.UNDETERMINED, (slot("line", "ciso"),), id="no line: trap 27"),
        pytest.param((post("ciso", "lost"), post("lost")), State.UNDETERMINED, (slot("line", "lost"),), id="a broken chain: trap 27"),
        pytest.param(
            (post("ciso", "a"), post("a", "ciso")), State.UNDETERMINED, (slot("line", "a"), slot("line", "ciso")), id="a circle: trap 27"
        ),
        pytest.param(
            (post("ciso", "council"), body("council", "ceo")),
            State.UNDETERMINED,
            (slot("position", "council", "chair"),),
            id="a committee of which the chair is not said",
        ),
    ],
)
def test_who_does_not_and_who_might(seats: tuple[Position, ...], state: State, missing: tuple[Slot, ...]) -> None:
    (verdict,) = verdicts(*seats)
    assert (verdict.state, verdict.missing) == (state, missing)


def test_each_seat_of_the_other_on_the_way_is_told() -> None:
    found = verdicts(post("ciso", "md"), post("md", "cio", holding=held("Ivo")))
    assert [(verdict.key, verdict.bindings["path"]) for verdict in found] == [
        ((position("cio"),), (CISO, position("md"), position("cio"))),
        ((position("md"),), (CISO, position("md"))),
    ]


@pytest.mark.parametrize(
    ("through", "path", "evidence"),
    [
        (
            "contract",
            ("ciso", "cto", "cio"),
            (slot("position", "ciso", "supplied_by"), slot("vendor", "cyberguard", "owner"), slot("line", "cto")),
        ),
        ("pay", ("ciso", "cio"), (slot("position", "ciso", "paid_by"), slot("role", "cio"), slot("is", "cio"))),
        ("evaluation", ("ciso", "cio"), (slot("position", "ciso", "evaluated_by"), slot("is", "cio"))),
    ],
)
def test_other_ways_to_depend_on_somebody(through: str, path: tuple[str, ...], evidence: tuple[Slot, ...]) -> None:
    """Trap 23: the contract of an outsourced CISO is owned in the CIO's line."""
    ciso = post("ciso", "ceo", supplied_by="cyberguard", paid_by=(Ref("role", "cio"),), evaluated_by=(position("cio"),))
    vendors = {"cyberguard": Vendor("cyberguard", owner=(position("cto"),))}
    constraint = IndependentOf(who=CIO, through=(through,))
    (verdict,) = verdicts(ciso, post("cto", "cio"), constraint=constraint, vendors=vendors)
    assert verdict.bindings["path"] == tuple(position(seat) for seat in path)
    assert tuple(fact for fact in verdict.evidence if fact.path[-1] != "kind") == (
        evidence if through != "contract" else (*evidence, slot("is", "cio"))
    )


@pytest.mark.parametrize(
    ("through", "missing"),
    [
        ("contract", slot("vendor", "cyberguard", "owner")),
        ("pay", slot("position", "ciso", "paid_by")),
        ("evaluation", slot("role", "cfo")),
    ],
)
def test_what_is_unsaid_about_other_ways(through: str, missing: Slot) -> None:
    ciso = post("ciso", "ceo", supplied_by="cyberguard", evaluated_by=(Ref("role", "cfo"),))
    (verdict,) = verdicts(ciso, constraint=IndependentOf(who=CIO, through=(through,)))
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (missing,))


def test_the_subject_or_the_hop_below_the_other_may_move_up() -> None:
    graph = chart(BOARD, NED, CEO, CHIEF, post("ciso", "ops"), post("ops", "cio"))
    (verdict,) = OF_LINE.check((CISO,), graph)
    assert OF_LINE.repairs(verdict, graph) == (
        Edit(slot("line", "ciso"), (Line("ops"),), (Line("ceo"),), EditKind.CHANGE, "move"),
        Edit(slot("line", "ops"), (Line("cio"),), (Line("ceo"),), EditKind.CHANGE, "move"),
    )


def test_somebody_else_may_take_the_chair() -> None:
    graph = chart(BOARD, NED, CEO, CHIEF, post("ciso", "council"), body("council", chair="cio", part_of="board"))
    (verdict,) = OF_LINE.check((CISO,), graph)
    assert OF_LINE.repairs(verdict, graph) == (
        Edit(slot("line", "ciso"), (Line("council"),), (Line("ceo"),), EditKind.CHANGE, "move"),
        Edit(slot("position", "council", "chair"), "cio", None, EditKind.CHANGE, "move"),
    )


def test_what_is_unsaid_is_asked() -> None:
    graph = chart(BOARD, NED, CEO, CHIEF, post("ciso"))
    (verdict,) = OF_LINE.check((CISO,), graph)
    assert OF_LINE.repairs(verdict, graph) == (Edit(slot("line", "ciso"), None, None, EditKind.STATE, "state"),)


def test_who_pays_is_read_also_where_it_is_somebody_else() -> None:
    (verdict,) = verdicts(post("ciso", "ceo", paid_by=(position("ceo"),)), constraint=IndependentOf(who=CIO, through=("pay",)))
    assert verdict.state is State.SATISFIED
    assert slot("position", "ciso", "paid_by") in verdict.evidence


def under_with(position_: str, graph: OrgGraph, seen: frozenset[str], office: frozenset[str]) -> bool | None:
    """Whether a way up from a position meets the office without passing a seat in `seen`; None where one breaks or runs in a circle."""
    walk = graph.chart.walk(position_)
    ways = [graph.chart.path_up(position_, (each,)) for each in sorted(office & walk.uppers)]
    if any(way is not None and not any(hop.upper in seen for hop in way) for way in ways):
        return True
    return None if walk.breaks or walk.cycle else False


@given(organisations(("position", "position", "line", "holder", "holder")))
def test_agrees_with_every_other_seat_of_the_holders_by_itself(organization: Organization) -> None:
    graph = graph_of(organization)
    office = frozenset(p for p in graph.positions if holds_office("cio", p, graph))
    states = {True: State.VIOLATED, False: State.SATISFIED, None: State.UNDETERMINED}
    expected = {}
    for subject in SEATS:
        people = set(graph.people.of(subject))
        found: list[bool | None] = [False] if graph.people.is_known(subject) else [None]
        for other in sorted(set(graph.positions) - {subject} - office):
            seat = graph.positions[other]
            if people & set(graph.people.of(other)):
                found.append(None if "cio" in graph.between(other) else False)
            if people & set(graph.people.of(other)) and not (seat.kind == "member" and not seat.lines):
                found.append(under_with(other, graph, frozenset((subject,)), office))
                found += [perhaps_the_cio(p, graph) for p in (other, *above(other, graph))]
        expected[subject] = states[kleene_or(found)]
    assert {v.subject.id: v.state for v in OF_SEATS.check(SUBJECTS, graph)} == expected


@pytest.mark.parametrize(
    ("seats", "state", "path"),
    [
        pytest.param((post("infra", "cio", holding=held("Carl")),), State.VIOLATED, ("ciso", "infra", "cio"), id="under the CIO"),
        pytest.param((post("dr", "ceo", holding=held("Carl")),), State.SATISFIED, None, id="elsewhere"),
        pytest.param((post("soc", "ciso", holding=held("Carl")),), State.SATISFIED, None, id="below the CISO"),
        pytest.param((post("lost", holding=held("Carl")),), State.UNDETERMINED, None, id="a broken chain"),
    ],
)
def test_the_other_seats_of_the_holder(seats: tuple[Position, ...], state: State, path: tuple[str, ...] | None) -> None:
    (verdict,) = verdicts(post("ciso", "ceo", holding=held("Carl")), *seats, constraint=OF_SEATS)
    assert verdict.state is state
    assert verdict.bindings.get("path") == (None if path is None else tuple(position(seat) for seat in path))


def test_the_seat_of_the_other_itself_is_left_to_another_rule() -> None:
    (verdict,) = verdicts(post("ciso", "ceo", holding=held("Ivo")), constraint=OF_SEATS)
    assert verdict.state is State.SATISFIED


def test_a_holder_who_is_not_known_may_hold_any_seat() -> None:
    (verdict,) = verdicts(post("ciso", "ceo"), constraint=OF_SEATS)
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("holder", "ciso"),))


def test_somebody_else_has_to_be_appointed_to_one_of_the_two_seats() -> None:
    graph = chart(BOARD, NED, CEO, CHIEF, post("infra", "cio", holding=held("Carl")), post("ciso", "ceo", holding=held("Carl")))
    (verdict,) = OF_SEATS.check((CISO,), graph)
    assert Edit(slot("holder", "ciso"), held("Carl"), None, EditKind.CHANGE, "appoint") in OF_SEATS.repairs(verdict, graph)


def test_who_is_overseen_by_somebody_under_the_cio() -> None:
    ciso = post("ciso", "ceo", supplied_by="cyberguard", overseen_by=(position("ops"),))
    (verdict,) = verdicts(ciso, post("ops", "cio"), constraint=OF_OVERSIGHT)
    assert (verdict.state, verdict.bindings["path"]) == (State.VIOLATED, (CISO, position("ops"), position("cio")))
    assert verdict.evidence[0] == slot("position", "ciso", "overseen_by")
