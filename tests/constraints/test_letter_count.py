"""`letter_count` against plain counting."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.letter_count import LetterCount
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Matrix, Organization, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.meaning import means_position, whos
from tests.properties.organisations import ROWS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(Ref("activity", row) for row in ROWS)
RESPONSE = Ref("activity", "incident-response")
ROW = slot("row", "main", "incident-response")
BOTH = Who((Selector(role=("cio",)), Selector(role=("ciso",))))
MUCH = ("cell",)
bounds = st.sampled_from(((0, 1), (1, 1), (1, None), (0, 0), (2, 3)))


def plain_state(subject: Ref, letters: str, low: int, high: int | None, among: Who | None, graph: OrgGraph) -> State:
    """Try every way in which the doubtful ones could turn out."""
    row = graph.rows.row(subject)
    have = [p for p in graph.positions if row is not None and set(letters) & set(row.cells.get(p, ""))]
    met = [True if among is None else means_position(among, p, graph) for p in have]
    possible = range(met.count(True), met.count(True) + met.count(None) + 1)
    if high is not None and all(number > high for number in possible):
        return State.VIOLATED
    if all(number >= low and (high is None or number <= high) for number in possible):
        return State.SATISFIED
    return State.UNDETERMINED


@given(organisations(MUCH), st.sampled_from(("A", "R", "CI")), bounds, st.none() | whos)
def test_agrees_with_plain_counting(organization: Organization, letters: str, bound: tuple[int, int | None], among: Who | None) -> None:
    graph = graph_of(organization)
    constraint = LetterCount(letters=letters, min=bound[0], max=bound[1], among=among)
    found = {v.subject: v.state for v in constraint.check(SUBJECTS, graph)}
    assert found == {subject: plain_state(subject, letters, *bound, among, graph) for subject in SUBJECTS}


@given(organisations(MUCH), st.sampled_from(("A", "R", "CI")), bounds, st.none() | whos, several_facts)
def test_evidence_is_sufficient(
    organization: Organization,
    letters: str,
    bound: tuple[int, int | None],
    among: Who | None,
    changes: list[tuple[Slot, Any]],
) -> None:
    constraint = LetterCount(letters=letters, min=bound[0], max=bound[1], among=among)
    check_constraint(constraint, SUBJECTS, organization, changes)


def firm(**cells: str) -> OrgGraph:
    """A CIO, a CISO and the legal department with one row of a matrix."""
    return graph_of(
        Organization(
            positions={
                "cio": Position("cio", "CIO", roles=("cio",)),
                "ciso": Position("ciso", "CISO", roles=("ciso",)),
                "legal": Position("legal", "Legal", roles=()),
            },
            matrices={"main": Matrix("main", rows={"incident-response": cells})},
        )
    )


def cell(position: str) -> Slot:
    return slot("cell", "main", "incident-response", position)


def position(name: str) -> Ref:
    return Ref("position", name)


def test_two_are_accountable() -> None:
    constraint, graph = LetterCount(letters="A", min=1, max=1), firm(cio="A", ciso="A/R", legal="I")
    (verdict,) = constraint.check((RESPONSE,), graph)
    assert verdict == Verdict(
        RESPONSE,
        State.VIOLATED,
        bindings={"count": 2, "assignees": (position("cio"), position("ciso"))},
        evidence=(cell("cio"), cell("ciso")),
    )
    assert constraint.repairs(verdict, graph) == (
        Edit(cell("cio"), "A", "R", EditKind.CHANGE, "letter"),
        Edit(cell("ciso"), "A/R", "R", EditKind.CHANGE, "letter"),
    )


def test_nobody_is_accountable() -> None:
    """One gap, which names the row; whoever does the work might answer for it."""
    constraint, graph = LetterCount(letters="A", min=1, max=1), firm(ciso="R", legal="I")
    (verdict,) = constraint.check((RESPONSE,), graph)
    assert verdict == Verdict(RESPONSE, State.UNDETERMINED, bindings={"count": 0}, evidence=(ROW,), missing=(ROW,))
    assert constraint.repairs(verdict, graph) == (Edit(cell("ciso"), "R", "A/R", EditKind.STATE, "letter"),)


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        (None, True),
        ({}, True),
        ({"R": "R"}, False),
        ({"R": "R", "I": "I"}, False),
        # a standard letter that a matrix leaves alone keeps its meaning
        ({"S": "S"}, True),
        ({"V": "R"}, True),
        ({"R": "R", "A": "A"}, True),
    ],
)
def test_a_matrix_that_cannot_say_who_is_accountable_lacks_nobody(letters: dict[str, str] | None, told: bool) -> None:
    rows = {"incident-response": {"ciso": "R"}}
    graph = graph_of(Organization(positions=firm().positions, matrices={"main": Matrix("main", letters=letters, rows=rows)}))
    assert bool(LetterCount(letters="A", min=1).check((RESPONSE,), graph)) is told
    # one that says it in another row could have said it in this one
    rows = {**rows, "Reviews": {"cio": "A"}}
    graph = graph_of(Organization(positions=firm().positions, matrices={"main": Matrix("main", letters=letters, rows=rows)}))
    (verdict,) = LetterCount(letters="A", min=1).check((RESPONSE,), graph)
    assert verdict.state is State.UNDETERMINED


def test_who_has_the_letter_already_is_not_given_it_again() -> None:
    constraint, graph = LetterCount(letters="R", min=2), firm(cio="A", ciso="A/R")
    (verdict,) = constraint.check((RESPONSE,), graph)
    assert constraint.repairs(verdict, graph) == (Edit(cell("cio"), "A", "A/R", EditKind.STATE, "letter"),)


def test_accountable_and_responsible_in_one_cell_count_as_both() -> None:
    (verdict,) = LetterCount(letters="R", min=1).check((RESPONSE,), firm(ciso="A/R"))
    assert verdict == Verdict(RESPONSE, State.SATISFIED, evidence=(ROW,))


def test_a_group_and_a_column_of_the_matrix_alone_have_letters_too() -> None:
    """Trap 11: "asset owners" are accountable as any seat is, whether or not the chart knows them."""
    owners = Position("owners", "Asset owners", kind="group", roles=(), implicit=True)
    matrices = {"main": Matrix("main", rows={"incident-response": {"owners": "A"}})}
    (verdict,) = LetterCount(letters="A", min=1, max=1).check(
        (RESPONSE,), graph_of(Organization(positions={"owners": owners}, matrices=matrices))
    )
    assert verdict == Verdict(RESPONSE, State.SATISFIED, evidence=(ROW,))


def test_only_those_among_whom_one_asks_are_counted() -> None:
    constraint = LetterCount(letters="A", max=1, among=BOTH)
    (both,) = constraint.check((RESPONSE,), firm(cio="A", ciso="A", legal="A"))
    (one,) = constraint.check((RESPONSE,), firm(cio="A", ciso="C", legal="A"))
    assert both == Verdict(
        RESPONSE,
        State.VIOLATED,
        bindings={"count": 2, "assignees": (position("cio"), position("ciso"))},
        evidence=(cell("cio"), cell("ciso"), slot("is", "cio"), slot("is", "ciso")),
    )
    assert one.state is State.SATISFIED


@pytest.mark.parametrize(("cells", "missing"), [({"cio": "A/R"}, "letter:C letter:I"), ({"cio": "S"}, "letter:C letter:I")])
def test_a_matrix_may_do_without_consulted_and_informed(cells: dict[str, str], missing: str) -> None:
    """Trap 17."""
    (verdict,) = LetterCount(letters="CI", min=1).check((RESPONSE,), firm(**cells))
    assert " ".join(map(str, verdict.missing)) == missing


def test_an_absent_row_is_open_only_where_somebody_is_wanted() -> None:
    review = Ref("activity", "access-review")
    (wanted,) = LetterCount(letters="A", min=1, max=1).check((review,), firm(cio="A"))
    (limited,) = LetterCount(letters="A", max=1).check((review,), firm(cio="A"))
    facts_read = (slot("rows", "access-review"), slot("row", "main", "access-review"))
    assert wanted == Verdict(review, State.UNDETERMINED, bindings={"count": 0}, evidence=facts_read, missing=facts_read[:1])
    assert limited == Verdict(review, State.SATISFIED, evidence=facts_read)


def test_a_row_without_any_letter_is_open_also_where_nobody_is_consulted() -> None:
    constraint = LetterCount(letters="ARCI", min=1)
    organization = Organization(
        positions={"cio": Position("cio", "CIO", roles=("cio",))},
        matrices={"main": Matrix("main", rows={"incident-response": {}, "it-strategy": {"cio": "A/R"}})},
    )
    (verdict,) = constraint.check((RESPONSE,), graph_of(organization))
    read = (ROW, slot("letter", "C"), slot("letter", "I"))
    assert verdict == Verdict(RESPONSE, State.UNDETERMINED, bindings={"count": 0}, evidence=read, missing=(ROW,))


def test_of_two_who_must_not_both_have_it_neither_can_be_left_out() -> None:
    def required(**bounds: int) -> tuple[str, ...]:
        return LetterCount(letters="A", among=BOTH, **bounds).required_roles()

    assert required(max=1) == ("cio", "ciso")
    assert required(max=2) == required(min=1) == required(min=1, max=1) == ()


def test_who_may_or_may_not_count_is_what_would_decide() -> None:
    """Nobody says whether the legal department is in the line of the CIO."""
    line = Who((Selector(line_of="cio"),))
    (enough,) = LetterCount(letters="R", max=2, among=line).check((RESPONSE,), firm(cio="R", legal="R"))
    (open_,) = LetterCount(letters="R", min=2, among=line).check((RESPONSE,), firm(cio="R", legal="R"))
    chain = (slot("line", "legal"), slot("position", "legal", "kind"), slot("root", "legal"))
    evidence = (ROW, slot("is", "cio"), *chain, slot("role", "cio"), slot("holder", "cio"))
    assert enough == Verdict(RESPONSE, State.SATISFIED, evidence=evidence)
    assert open_ == Verdict(
        RESPONSE,
        State.UNDETERMINED,
        bindings={"count": 1, "assignees": (position("cio"),)},
        evidence=evidence,
        missing=(slot("line", "legal"),),
    )
