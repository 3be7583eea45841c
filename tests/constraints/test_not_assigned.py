"""`not_assigned` against a plain reading of the matrix."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.not_assigned import NotAssigned
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Line, Matrix, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.meaning import kleene_or, means_position, whos
from tests.properties.organisations import ROWS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

CIO_LINE = Who((Selector(line_of="cio"),))
SUBJECTS = tuple(Ref("activity", row) for row in ROWS)
CONTAINMENT = Ref("activity", "incident-containment")
MUCH = ("cell", "cell", "line")


def plain_states(subject: Ref, letters: str, who: Who, graph: OrgGraph) -> dict[tuple[Ref, ...], State]:
    """One conflict for each who has a letter; else whether anybody might."""
    row = graph.rows.row(subject)
    have = [p for p in graph.positions if row is not None and set(letters) & set(row.cells.get(p, ""))]
    meant = {p: means_position(who, p, graph) for p in have}
    guilty: dict[tuple[Ref, ...], State] = {(Ref("position", p),): State.VIOLATED for p, met in meant.items() if met}
    return guilty or {(): State.UNDETERMINED if kleene_or(meant.values()) is None else State.SATISFIED}


@given(organisations(MUCH), st.sampled_from(("A", "AR", "I", "ARSCI")), whos)
def test_agrees_with_the_plain_reading(organization: Organization, letters: str, who: Who) -> None:
    graph = graph_of(organization)
    found: dict[Ref, dict[tuple[Ref, ...], State]] = {}
    for verdict in NotAssigned(letters=letters, to=who).check(SUBJECTS, graph):
        found.setdefault(verdict.subject, {})[verdict.key] = verdict.state
    assert found == {subject: plain_states(subject, letters, who, graph) for subject in SUBJECTS}


@given(organisations(MUCH), st.sampled_from(("A", "AR", "I", "ARSCI")), whos, several_facts)
def test_evidence_is_sufficient(organization: Organization, letters: str, who: Who, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(NotAssigned(letters=letters, to=who), SUBJECTS, organization, changes)


def firm(**cells: str) -> OrgGraph:
    """A CIO with somebody below, a CISO, and one row of a matrix."""
    rows = {"incident-containment": cells} if cells else {"it-strategy": {"cio": "A"}}
    return graph_of(
        Organization(
            positions={
                "cio": Position("cio", "CIO", roles=("cio",), lines=()),
                "ops": Position("ops", "Operations", roles=(), lines=(Line("cio"),)),
                "ciso": Position("ciso", "CISO", roles=("ciso",)),
            },
            matrices={"main": Matrix("main", rows=rows)},
        )
    )


def test_a_conflict_is_the_cell_and_what_makes_its_holder_meant() -> None:
    constraint, graph = NotAssigned(letters="A", to=CIO_LINE), firm(ops="A/R", ciso="C")
    ops = Ref("position", "ops")
    cell = slot("cell", "main", "incident-containment", "ops")
    (verdict,) = constraint.check((CONTAINMENT,), graph)
    assert verdict == Verdict(
        CONTAINMENT,
        State.VIOLATED,
        key=(ops,),
        bindings={"assignee": ops, "letters": "A/R", "standing": ", who works for the Chief Information Officer,"},
        evidence=(cell, slot("line", "ops"), slot("position", "ops", "kind"), slot("is", "cio")),
    )
    assert constraint.repairs(verdict, graph) == (Edit(cell, "A/R", "R", EditKind.CHANGE, "letter"),)


def test_a_row_without_the_letter_and_no_row_at_all_are_silent() -> None:
    """Trap 19: a prohibition says nothing of what is not there."""
    constraint = NotAssigned(letters="A", to=CIO_LINE)
    (blank,) = constraint.check((CONTAINMENT,), firm(ops="R", ciso="C"))
    (absent,) = constraint.check((CONTAINMENT,), firm())
    assert blank == Verdict(CONTAINMENT, State.SATISFIED, evidence=(slot("row", "main", "incident-containment"),))
    assert absent == Verdict(
        CONTAINMENT,
        State.SATISFIED,
        evidence=(slot("rows", "incident-containment"), slot("row", "main", "incident-containment")),
    )


def test_a_chain_that_breaks_leaves_it_open() -> None:
    """The CISO's superior is not stated, so that the CISO may or may not stand in the line of the CIO."""
    (verdict,) = NotAssigned(letters="A", to=CIO_LINE).check((CONTAINMENT,), firm(ciso="A"))
    assert (verdict.state, verdict.missing) == (State.UNDETERMINED, (slot("line", "ciso"),))


def test_whoever_loses_every_letter_is_left_out_of_the_row() -> None:
    constraint, graph = NotAssigned(letters="RCI", to=CIO_LINE), firm(ops="R", ciso="A")
    (verdict,) = constraint.check((CONTAINMENT,), graph)
    cell = slot("cell", "main", "incident-containment", "ops")
    assert constraint.repairs(verdict, graph) == (Edit(cell, "R", None, EditKind.CHANGE, "letter"),)
