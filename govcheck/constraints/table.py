"""The table of constraints: what a rule may require. A new one is one module and one line here."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from govcheck.constraints.constraint import Constraint

#: name of a constraint -> name of its class; the module has the name of the constraint
_CLASSES = {
    "acyclic": "Acyclic",
    "assigned": "Assigned",
    "below": "Below",
    "carries": "Carries",
    "channel": "Channel",
    "composed_of": "ComposedOf",
    "deputised": "Deputised",
    "engages": "Engages",
    "hats": "Hats",
    "independent_of": "IndependentOf",
    "layers": "Layers",
    "letter_count": "LetterCount",
    "level_order": "LevelOrder",
    "lists": "Lists",
    "near_top": "NearTop",
    "not_assigned": "NotAssigned",
    "over": "Over",
    "overseen": "Overseen",
    "owned_by": "OwnedBy",
    "recent": "Recent",
    "recurs": "Recurs",
    "reports_to": "ReportsTo",
    "rooted": "Rooted",
    "seat_free_of": "SeatFreeOf",
    "separated": "Separated",
    "span": "Span",
    "staffed": "Staffed",
    "states": "States",
    "superiors": "Superiors",
    "unique": "Unique",
}


class _Table(Mapping[str, type[Constraint]]):
    """Loads a constraint when a rule first requires it: a file that says little is judged by few of them."""

    def __init__(self) -> None:
        self._loaded: dict[str, type[Constraint]] = {}

    def __getitem__(self, name: str) -> type[Constraint]:
        known = self._loaded.get(name)
        if known is not None:
            return known
        class_name = _CLASSES[name]  # a KeyError before anything is imported by a name from a rule
        found: type[Constraint] = getattr(import_module(f"govcheck.constraints.{name}"), class_name)
        self._loaded[name] = found
        return found

    def __contains__(self, name: object) -> bool:
        return name in _CLASSES

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)


CONSTRAINTS: Mapping[str, type[Constraint]] = _Table()
