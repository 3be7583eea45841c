"""The table of constraints: what a rule may require. A new one is one module and one line here."""

from collections.abc import Mapping

from govcheck.constraints.acyclic import Acyclic
from govcheck.constraints.assigned import Assigned
from govcheck.constraints.below import Below
from govcheck.constraints.carries import Carries
from govcheck.constraints.channel import Channel
from govcheck.constraints.composed_of import ComposedOf
from govcheck.constraints.constraint import Constraint
from govcheck.constraints.deputised import Deputised
from govcheck.constraints.engages import Engages
from govcheck.constraints.hats import Hats
from govcheck.constraints.independent_of import IndependentOf
from govcheck.constraints.layers import Layers
from govcheck.constraints.letter_count import LetterCount
from govcheck.constraints.level_order import LevelOrder
from govcheck.constraints.lists import Lists
from govcheck.constraints.near_top import NearTop
from govcheck.constraints.not_assigned import NotAssigned
from govcheck.constraints.over import Over
from govcheck.constraints.overseen import Overseen
from govcheck.constraints.owned_by import OwnedBy
from govcheck.constraints.recent import Recent
from govcheck.constraints.recurs import Recurs
from govcheck.constraints.reports_to import ReportsTo
from govcheck.constraints.rooted import Rooted
from govcheck.constraints.seat_free_of import SeatFreeOf
from govcheck.constraints.separated import Separated
from govcheck.constraints.span import Span
from govcheck.constraints.staffed import Staffed
from govcheck.constraints.states import States
from govcheck.constraints.superiors import Superiors
from govcheck.constraints.unique import Unique

CONSTRAINTS: Mapping[str, type[Constraint]] = {
    constraint.name: constraint
    for constraint in (
        Acyclic,
        Assigned,
        Below,
        Carries,
        Channel,
        ComposedOf,
        Deputised,
        Engages,
        Hats,
        IndependentOf,
        Layers,
        LetterCount,
        LevelOrder,
        Lists,
        NearTop,
        NotAssigned,
        Over,
        Overseen,
        OwnedBy,
        Recent,
        Recurs,
        ReportsTo,
        Rooted,
        SeatFreeOf,
        Separated,
        Span,
        Staffed,
        States,
        Superiors,
        Unique,
    )
}
