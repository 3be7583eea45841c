"""What every constraint has from its base: parameters by name, and the roles that it cannot do without."""

import pytest

from govcheck.constraints.acyclic import Acyclic
from govcheck.constraints.assigned import Assigned
from govcheck.constraints.constraint import Constraint
from govcheck.constraints.ends import End
from govcheck.constraints.letter_count import LetterCount
from govcheck.constraints.near_top import NearTop
from govcheck.constraints.not_assigned import NotAssigned
from govcheck.constraints.selecting import Selector, Who
from govcheck.constraints.separated import Separated
from tests.properties.charts import CEO, chart, position


def test_a_parameter_that_is_not_declared_is_no_parameter() -> None:
    with pytest.raises(TypeError, match="near_top has no parameter a, b"):
        NearTop(of="ceo", at_most=2, b=1, a=2)


def test_what_is_left_out_is_as_declared() -> None:
    constraint = Assigned(letters="A", to=Who(()))

    assert (constraint.delegated, constraint.not_under, constraint.activity) == (False, None, None)


def test_a_constraint_over_sets_judges_no_single_subject() -> None:
    with pytest.raises(TypeError, match="acyclic judges sets"):
        Acyclic().judge(position("ceo"), chart(CEO))


CISO, CIO, EITHER = Selector(role=("ciso",)), Selector(role=("cio",)), Selector(role=("cio", "cto"))


@pytest.mark.parametrize(
    ("constraint", "roles"),
    [
        (NearTop(of="ceo", at_most=2), ("ceo",)),
        (NotAssigned(letters="A", to=Who((CISO,))), ("ciso",)),
        (NotAssigned(letters="A", to=Who((EITHER,))), ()),
        (NotAssigned(letters="A", to=Who((Selector(role=("ciso",), outside_line_of="cio"),))), ("ciso", "cio")),
        (Separated(**{"this": End(role="ciso"), "from": End(role="cio")}), ("ciso", "cio")),
        (Separated(**{"this": End(role="ciso"), "from": End(role="ciso")}), ("ciso",)),
        (Separated(**{"this": End(letters="A"), "from": End(role="cio"), "within": Who((Selector(line_of="coo"),))}), ("cio", "coo")),
        (Assigned(letters="A", to=Who((CISO,)), not_under=Who((Selector(role=("cio",)),))), ("ciso",)),
        (LetterCount(letters="A", max=1), ()),
        (LetterCount(letters="A", min=1, among=Who((CISO, CIO))), ()),
        (LetterCount(letters="A", max=1, among=Who((CISO, CIO))), ("ciso", "cio")),
        (LetterCount(letters="A", max=1, among=Who((CISO, EITHER))), ("ciso",)),
        (LetterCount(letters="A", min=1, max=1, among=Who((CISO, CIO))), ()),
        (LetterCount(letters="A", max=2, among=Who((CISO, CIO))), ()),
        (LetterCount(letters="A", max=0, among=Who((CISO, CIO))), ()),
        (Acyclic(), ()),
    ],
)
def test_roles_that_are_named_outside_alternatives_are_required(constraint: Constraint, roles: tuple[str, ...]) -> None:
    assert constraint.required_roles() == roles
