"""Three-valued logic over verdicts, against its truth tables and against a plain reference."""

from collections.abc import Callable, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.assessment.kleene import all_hold, any_holds, none_holds
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import State, Verdict
from tests.assessment.rules import slots

S, V, U = State.SATISFIED, State.VIOLATED, State.UNDETERMINED
WHOLE = Ref("organization", "this")
Combine = Callable[[Sequence[Verdict], Ref], Verdict]


def of(number: int, state: State) -> Verdict:
    """A verdict with a fact of its own, and one that would decide it where it is open."""
    missing = (slot("policy", str(number), "owner"),) if state is U else ()
    name = Ref("position", str(number))
    return Verdict(name, state, (name,), {"owner": name}, (slot("line", str(number)),), missing)


def verdicts(*states: State) -> list[Verdict]:
    return [of(number, state) for number, state in enumerate(states)]


@pytest.mark.parametrize(
    ("combine", "table"),
    [
        (any_holds, {(S, S): S, (S, V): S, (S, U): S, (V, S): S, (V, V): V, (V, U): U, (U, S): S, (U, V): U, (U, U): U}),
        (all_hold, {(S, S): S, (S, V): V, (S, U): U, (V, S): V, (V, V): V, (V, U): V, (U, S): U, (U, V): V, (U, U): U}),
        (none_holds, {(S, S): V, (S, V): V, (S, U): V, (V, S): V, (V, V): S, (V, U): U, (U, S): V, (U, V): U, (U, U): U}),
    ],
)
def test_truth_tables(combine: Combine, table: dict[tuple[State, State], State]) -> None:
    assert {pair: combine(verdicts(*pair), WHOLE).state for pair in product((S, V, U), repeat=2)} == table


@pytest.mark.parametrize("combine", [any_holds, all_hold])
@pytest.mark.parametrize("state", [S, V, U])
def test_one_verdict_stays_as_it_is_but_for_its_subject(combine: Combine, state: State) -> None:
    found = combine([of(7, state)], WHOLE)
    assert found == of(7, state)._replace(subject=WHOLE) if combine is any_holds or state is V else found.subject == WHOLE
    assert (found.state, found.evidence, found.missing) == (state, *of(7, state)[4:])


def test_what_is_satisfied_by_one_rests_on_that_one() -> None:
    assert any_holds(verdicts(U, S, S), WHOLE) == of(1, S)._replace(subject=WHOLE)


def test_alternatives_that_all_fail_rest_on_all_and_speak_with_the_words_of_the_first() -> None:
    found = any_holds(verdicts(V, V), WHOLE)
    assert found == Verdict(WHOLE, V, (), {"owner": Ref("position", "0")}, slots("line:0", "line:1"))


def test_alternatives_that_fail_for_the_same_reason_keep_what_tells_them_apart() -> None:
    both = [of(0, V), of(1, V)._replace(key=of(0, V).key)]
    assert any_holds(both, WHOLE).key == of(0, V).key


def test_open_alternatives_speak_with_the_words_of_the_first_that_is_open() -> None:
    found = any_holds(verdicts(V, U, U), WHOLE)
    missing = slots("policy:1/owner", "policy:2/owner")
    assert found == Verdict(WHOLE, U, (), {"owner": Ref("position", "1")}, slots("line:0", "line:1", "line:2"), missing)


def test_a_demand_on_all_fails_by_the_first_that_does() -> None:
    assert all_hold(verdicts(U, V, V), WHOLE) == of(1, V)._replace(subject=WHOLE)


def test_a_demand_on_all_that_is_open_rests_on_all() -> None:
    """That none of the others fails is a part of why it is open and not violated."""
    found = all_hold(verdicts(S, U, U), WHOLE)
    missing = slots("policy:1/owner", "policy:2/owner")
    assert found == Verdict(
        WHOLE, U, (Ref("position", "1"),), {"owner": Ref("position", "1")}, slots("line:0", "line:1", "line:2"), missing
    )


def test_a_prohibition_says_who_broke_it() -> None:
    assert none_holds(verdicts(V, S), WHOLE) == of(1, S)._replace(subject=WHOLE, state=V)


MANY = st.lists(st.sampled_from((S, V, U)), min_size=1, max_size=6)
#: how each way of combining reads, with True, False and None
REFERENCE: dict[Combine, Callable[[list[bool | None]], bool | None]] = {
    any_holds: lambda values: True if True in values else None if None in values else False,
    all_hold: lambda values: False if False in values else None if None in values else True,
    none_holds: lambda values: False if True in values else None if None in values else True,
}
VALUE = {S: True, V: False, U: None}


@pytest.mark.parametrize("combine", REFERENCE)
@given(MANY)
def test_combining_is_what_the_reference_says(combine: Combine, states: list[State]) -> None:
    found = combine(verdicts(*states), WHOLE)
    assert VALUE[found.state] is REFERENCE[combine]([VALUE[state] for state in states])
    assert (found.state is U) == bool(found.missing)


@pytest.mark.parametrize("combine", REFERENCE)
@given(MANY, st.data())
def test_while_its_evidence_stands_a_combination_stands(combine: Combine, states: list[State], data: st.DataObject) -> None:
    """Those whose facts are not in the evidence may turn into anything."""
    found = combine(verdicts(*states), WHOLE)
    named: set[Slot] = {*found.evidence, *found.missing}
    others = [state if slot("line", str(i)) in named else data.draw(st.sampled_from((S, V, U))) for i, state in enumerate(states)]
    assert combine(verdicts(*others), WHOLE).state is found.state
