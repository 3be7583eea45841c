"""`assigned` against a plain reading of the matrix, and the settled meaning of each letter."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.assigned import Assigned
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Row
from govcheck.model.organization import Activity, Appointment, Holding, Line, Matrix, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.meaning import kleene_and, kleene_or, means_position, office_in_doubt, under, whos
from tests.properties.organisations import ROWS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

CIO, CISO = Who((Selector(role=("cio",)),)), Who((Selector(role=("ciso",)),))
SUBJECTS = tuple(Ref("activity", row) for row in ROWS)
FRAMEWORKS = (Ref("framework", "gdpr"), Ref("framework", "iso-27001"))
WANTED = ("A", "R", "C", "I", "AR", "CI")
MUCH = ("cell", "cell", "row")
RESPONSE = Ref("activity", "incident-response")
STATES = {True: State.SATISFIED, False: State.VIOLATED, None: State.UNDETERMINED}


def plain_state(row: Row | None, letters: str, who: Who, graph: OrgGraph, *, delegated: bool, not_under: Who | None = None) -> State:
    """Design section 5, Letters, position by position."""
    if row is None:
        return State.UNDETERMINED
    order = "ARSCI"
    weakest = max(order.index(letter) for letter in letters)
    meant = {p: means_position(who, p, graph) for p in graph.positions}
    best = {p: min(order.index(letter) for letter in cell.split("/")) for p, cell in row.cells.items()}
    has_enough = {p: p in best and best[p] <= weakest for p in graph.positions}
    ways = [kleene_and((meant[p], has_enough[p])) for p in graph.positions]
    if delegated and weakest == 0:
        barred = {p: not_under is not None and means_position(not_under, p, graph) for p in graph.positions if has_enough[p]}
        above, doubtful = ([p for p, is_barred in barred.items() if is_barred is wanted] for wanted in (False, None))
        passes = {p: bool(above) and under(p, above, graph) for p in graph.positions}
        passes |= {p: None for p in graph.positions if not passes[p] and doubtful and under(p, doubtful, graph) is not False}
        ways += [kleene_and((meant[p], passes[p])) for p in graph.positions if row.has(p, "R")]
    if kleene_or(ways) is not False:
        return STATES[kleene_or(ways)]
    wanted = Who(tuple(Selector(role=(role,)) for s in who.any for role in (*s.role, s.line_of) if role is not None))
    if weakest == 0 and any(has_enough[p] and office_in_doubt(wanted, p, graph, of_superior=False) for p in graph.positions):
        return State.UNDETERMINED
    if weakest == 0:
        return State.VIOLATED if any(has_enough.values()) else State.UNDETERMINED
    return State.VIOLATED if any(meant[p] for p in best if not has_enough[p]) else State.UNDETERMINED


@given(organisations(MUCH), st.sampled_from(WANTED), whos, st.booleans(), st.none() | whos)
def test_agrees_with_the_plain_reading(organization: Organization, letters: str, who: Who, delegated: bool, not_under: Who | None) -> None:
    graph = graph_of(organization)
    constraint = Assigned(letters=letters, to=who, delegated=delegated, not_under=not_under)
    found = {v.subject: v.state for v in constraint.check(SUBJECTS, graph)}
    assert found == {s: plain_state(graph.rows.row(s), letters, who, graph, delegated=delegated, not_under=not_under) for s in SUBJECTS}


@given(organisations(MUCH), st.sampled_from(WANTED), whos, st.booleans(), st.none() | whos, several_facts)
def test_evidence_is_sufficient(
    organization: Organization, letters: str, who: Who, delegated: bool, not_under: Who | None, changes: list[tuple[Slot, Any]]
) -> None:
    check_constraint(Assigned(letters=letters, to=who, delegated=delegated, not_under=not_under), SUBJECTS, organization, changes)


@given(organisations(MUCH), st.sampled_from((None, "incident-response", "access-review")), several_facts)
def test_a_framework_is_judged_by_the_rows_that_name_it(
    organization: Organization, activity: str | None, changes: list[tuple[Slot, Any]]
) -> None:
    constraint = Assigned(letters="R", to=CISO, activity=activity)
    found = {v.subject: v.state for v in check_constraint(constraint, FRAMEWORKS, organization, changes)}
    graph = graph_of(organization)
    rows = graph.rows.all if activity is None else graph.rows.standing_for(activity).rows
    for framework in FRAMEWORKS:
        states = [
            plain_state(row, "R", CISO, graph, delegated=False)
            for row in rows
            if (said := organization.activities.get(row.name)) is not None and said.framework == framework.id
        ]
        best_first = (State.SATISFIED, State.UNDETERMINED, State.VIOLATED)
        assert found[framework] is min(states, key=best_first.index, default=State.UNDETERMINED)


def firm(row: str, **cells: str) -> OrgGraph:
    """A board, a CEO, a CIO and a CISO, with one row of a matrix."""
    return graph_of(
        Organization(
            positions={
                "board": Position("board", "Board", kind="body", tier="governing", roles=("board",)),
                "ceo": Position("ceo", "CEO", roles=("ceo",), lines=(Line("board"),)),
                "cio": Position("cio", "CIO", roles=("cio",), lines=(Line("ceo"),)),
                "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("ceo"),)),
                "soc": Position("soc", "SOC", roles=(), lines=(Line("ciso"),), supplied_by="cyberguard"),
            },
            matrices={"main": Matrix("main", rows={row: cells})},
        )
    )


@pytest.mark.parametrize(
    ("letters", "cells", "state"),
    [
        ("A", {"ciso": "A/R"}, State.SATISFIED),
        ("A", {"cio": "A", "ciso": "R"}, State.VIOLATED),
        ("A", {"cio": "R", "ciso": "R"}, State.UNDETERMINED),  # no A in the row is the business of another rule
        ("C", {"cio": "A", "ciso": "R"}, State.SATISFIED),
        ("C", {"cio": "A", "ciso": "I"}, State.VIOLATED),
        ("C", {"cio": "A/R", "soc": "C"}, State.UNDETERMINED),
        ("CI", {"cio": "A/R", "ciso": "I"}, State.SATISFIED),
        ("R", {"cio": "A/R", "ciso": "C"}, State.VIOLATED),
    ],
)
def test_letters(letters: str, cells: dict[str, str], state: State) -> None:
    (verdict,) = Assigned(letters=letters, to=CISO).check((RESPONSE,), firm("incident-response", **cells))
    assert verdict.state is state


def test_an_outsourced_seat_may_do_the_work() -> None:
    """Trap 12: R of an external SOC under the A of the CISO."""
    (verdict,) = Assigned(letters="A", to=CISO).check((RESPONSE,), firm("incident-response", ciso="A", soc="R"))
    assert verdict == Verdict(RESPONSE, State.SATISFIED, evidence=(slot("cell", "main", "incident-response", "ciso"), slot("is", "ciso")))


def test_the_superior_may_be_accountable_where_delegation_is_allowed() -> None:
    """Trap 10: A at the board with R of the CIO passes only with `delegated`; an A in another line never does."""
    strategy = Ref("activity", "it-strategy")
    graph = firm("it-strategy", board="A", cio="R")
    (plain,) = Assigned(letters="A", to=CIO).check((strategy,), graph)
    (delegated,) = Assigned(letters="A", to=CIO, delegated=True).check((strategy,), graph)
    (beside,) = Assigned(letters="A", to=CIO, delegated=True).check((strategy,), firm("it-strategy", ciso="A", cio="R"))
    assert (plain.state, beside.state) == (State.VIOLATED, State.VIOLATED)
    assert delegated == Verdict(
        strategy,
        State.SATISFIED,
        evidence=(
            slot("is", "cio"),
            slot("cell", "main", "it-strategy", "board"),
            slot("cell", "main", "it-strategy", "cio"),
            slot("line", "cio"),
            slot("position", "cio", "kind"),
            slot("line", "ceo"),
            slot("position", "ceo", "kind"),
        ),
    )


def test_delegation_over_a_broken_chain_is_open() -> None:
    positions = {
        "ceo": Position("ceo", "CEO", roles=("ceo",), lines=()),
        "cio": Position("cio", "CIO", roles=("cio",)),
    }
    matrices = {"main": Matrix("main", rows={"it-strategy": {"ceo": "A", "cio": "R"}})}
    graph = graph_of(Organization(positions=positions, matrices=matrices))
    (verdict,) = Assigned(letters="A", to=CIO, delegated=True).check((Ref("activity", "it-strategy"),), graph)
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("line", "cio"),))


def test_a_conflict_names_the_cells_first() -> None:
    (verdict,) = Assigned(letters="A", to=CISO).check((RESPONSE,), firm("incident-response", cio="A/R", soc="R"))
    assert verdict == Verdict(
        RESPONSE,
        State.VIOLATED,
        bindings={"assignee": (Ref("position", "cio"),), "letters": "A"},
        evidence=(
            slot("cell", "main", "incident-response", "cio"),
            slot("row", "main", "incident-response"),
            slot("role", "ciso"),
            slot("holder", "ciso"),
            slot("position", "cio", "roles"),
        ),
    )


def test_a_matrix_without_consulted_and_informed_does_not_use_them() -> None:
    """Trap 17: in a matrix of A and R only, what is missing is the letter, not an entry of this row."""
    (verdict,) = Assigned(letters="C", to=CISO).check((RESPONSE,), firm("incident-response", cio="A", soc="R"))
    assert verdict.missing == (slot("letter", "C"),)
    (used,) = Assigned(letters="C", to=CISO).check((RESPONSE,), firm("incident-response", cio="A", soc="I"))
    assert used.missing == (slot("cell", "main", "incident-response", "ciso"),)


def test_an_activity_without_a_row_is_open() -> None:
    (verdict,) = Assigned(letters="A", to=CISO).check((Ref("activity", "access-review"),), firm("incident-response", cio="A"))
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("rows", "access-review"),))


def test_one_person_in_two_offices_answers_for_both() -> None:
    """Trap 14: a letter of the compliance officer is one of the general counsel who is the same person."""
    held = Holding(appointments=(Appointment("Ada"),))
    positions = {
        "legal": Position("legal", "Legal", roles=("general-counsel",), holding=held),
        "compliance": Position("compliance", "Compliance", roles=(), holding=held),
    }
    matrices = {"main": Matrix("main", rows={"incident-response": {"compliance": "I"}})}
    graph = graph_of(Organization(positions=positions, matrices=matrices))
    (verdict,) = Assigned(letters="CI", to=Who((Selector(role=("general-counsel",)),))).check((RESPONSE,), graph)
    assert verdict.state is State.SATISFIED


def test_repairs_give_the_letter_and_take_it_from_the_other() -> None:
    constraint = Assigned(letters="A", to=CISO)
    graph = firm("incident-response", cio="A", ciso="C")
    (verdict,) = constraint.check((RESPONSE,), graph)
    assert constraint.repairs(verdict, graph) == (
        Edit(slot("cell", "main", "incident-response", "ciso"), "C", "A", EditKind.CHANGE, "letter"),
        Edit(slot("cell", "main", "incident-response", "cio"), "A", "R", EditKind.CHANGE, "letter"),
    )


def test_repairs_state_what_may_already_be_true() -> None:
    """A blank cell, a row that is not there, and a row that does not yet say which framework it serves."""
    heard, answers = Assigned(letters="C", to=CISO), Assigned(letters="A", to=CISO)
    graph = firm("incident-response", cio="A/R", soc="C")
    (blank,) = heard.check((RESPONSE,), graph)
    cell = slot("cell", "main", "incident-response", "ciso")
    assert heard.repairs(blank, graph) == (Edit(cell, None, "C", EditKind.STATE, "inform"),)
    (absent,) = answers.check((Ref("activity", "access-review"),), graph)
    cell = slot("cell", "main", "access-review", "ciso")
    assert answers.repairs(absent, graph) == (Edit(cell, None, "A", EditKind.STATE, "letter"),)
    constraint = Assigned(letters="R", to=CISO, activity="incident-response")
    (unnamed,) = constraint.check((Ref("framework", "gdpr"),), graph)
    serves = slot("activity", "incident-response", "framework")
    assert constraint.repairs(unnamed, graph) == (Edit(serves, None, "gdpr", EditKind.STATE, "state"),)


@pytest.mark.parametrize(
    ("rows", "activities", "state"),
    [
        ({"GDPR": {"ciso": "A/R"}}, {}, State.SATISFIED),
        ({"gdpr": {"cio": "A/R", "ciso": "C"}, "G.D.P.R.": {"ciso": "R"}}, {}, State.SATISFIED),
        # what is done there for it is not said, so that nobody has too little of it
        ({"GDPR": {"cio": "A/R", "ciso": "C"}}, {}, State.UNDETERMINED),
        ({"GDPR training": {"ciso": "A/R"}}, {}, State.UNDETERMINED),
        # a row that says what it is for, or what it is, says it by that
        ({"GDPR": {"ciso": "A/R"}}, {"GDPR": Activity("GDPR", framework="dora")}, State.UNDETERMINED),
        ({"GDPR": {"ciso": "A/R"}}, {"GDPR": Activity("GDPR", canonical="privacy-training")}, State.UNDETERMINED),
        (
            {"GDPR": {"ciso": "A/R"}, "one": {"ciso": "C"}},
            {"one": Activity("one", "framework-alignment", framework="gdpr")},
            State.VIOLATED,
        ),
    ],
)
def test_a_row_that_is_named_like_a_framework_is_about_it(
    rows: dict[str, dict[str, str]], activities: dict[str, Activity], state: State
) -> None:
    seats = {name: Position(name, name.upper(), roles=(name,)) for name in ("cio", "ciso")}
    organization = Organization(frameworks=("gdpr",), positions=seats, matrices={"main": Matrix("main", rows=rows)}, activities=activities)
    constraint = Assigned(letters="R", to=CISO, activity="framework-alignment")
    changes = [
        (slot("activity", "GDPR", "framework"), "dora"),
        (slot("activity", "GDPR", "canonical"), "privacy-training"),
        (slot("cell", "main", "GDPR", "ciso"), "A/R"),
        (slot("cell", "main", "one", "ciso"), "R"),
    ]
    (found,) = check_constraint(constraint, FRAMEWORKS[:1], organization, changes)
    assert found.state is state


def test_a_framework_that_no_row_names_is_missed_in_the_rows_that_do_not_say() -> None:
    organization = Organization(
        frameworks=("gdpr", "dora"),
        positions={"cio": Position("cio", "CIO", roles=("cio",))},
        matrices={"main": Matrix("main", rows={"one": {"cio": "A"}, "two": {"cio": "R"}})},
        activities={"one": Activity("one", framework="dora")},
    )
    constraint = Assigned(letters="A", to=Who((Selector(role=("cio",)),)))
    gdpr, dora = constraint.check((Ref("framework", "gdpr"), Ref("framework", "dora")), graph_of(organization))
    said = tuple(slot("activity", row, "framework") for row in ("one", "two"))
    index = slot("section", "raci")
    assert gdpr == Verdict(Ref("framework", "gdpr"), State.UNDETERMINED, evidence=(index, *said), missing=(said[1],))
    assert dora.state is State.SATISFIED
    assert {index, *said} <= {*dora.evidence}
    both = organization._replace(activities={**organization.activities, "two": Activity("two", framework="dora")})
    (closed,) = constraint.check((Ref("framework", "gdpr"),), graph_of(both))
    assert (closed.state, closed.missing) == (State.UNDETERMINED, (index,))
