"""The table of constraints: what a rule may require. A new one is one module and one line here."""

from collections.abc import Mapping

from govcheck.constraints.assigned import Assigned
from govcheck.constraints.constraint import Constraint
from govcheck.constraints.independent_of import IndependentOf
from govcheck.constraints.letter_count import LetterCount
from govcheck.constraints.not_assigned import NotAssigned

CONSTRAINTS: Mapping[str, type[Constraint]] = {
    constraint.name: constraint
    for constraint in (
        Assigned,
        IndependentOf,
        LetterCount,
        NotAssigned,
    )
}
