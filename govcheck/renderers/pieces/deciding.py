"""Which of the facts in an evidence a person wants to read, and which are steps of the proof.

Evidence is complete so that a machine can check it: it names the roles that positions carry, the kinds of positions, whole rows
beside their cells. A person sees most of that in the message. The one place that decides by kind of slot.
"""

from collections.abc import Iterable

from govcheck.model.findings import Statement
from govcheck.model.slots import Slot

#: read off the file to know whom and what a rule is about; the message has said it already
STEPS = frozenset(("role", "is", "tier", "root", "seats", "letter", "section", "chaired", "layer"))

#: fields of positions that say what sort of thing a position is
SORTS = frozenset(("kind", "title", "implicit", "formerly"))

#: a hop of the chart: one after the other, they are a path
HOPS = frozenset(("line", "dotted"))


def worth_reading(facts: Iterable[Statement]) -> tuple[Statement, ...]:
    """The facts that a person reads, in their order, each sentence once."""
    facts = tuple(facts)
    cells = [fact.slot.path for fact in facts if fact.slot.kind == "cell"]
    rows, columns = {path[:2] for path in cells}, {path[2:] for path in cells}
    kept: dict[str, Statement] = {}
    for fact in facts:
        if not _is_step(fact, rows, columns):
            kept.setdefault(fact.statement, fact)
    return tuple(kept.values())


def is_hop(fact: Slot) -> bool:
    """Whether the fact leads from one position to another."""
    return fact.kind in HOPS or (fact.kind == "position" and fact.path[1:] == ("chair",))


def _is_step(fact: Statement, rows: set[tuple[str, ...]], columns: set[tuple[str, ...]]) -> bool:
    kind, path = fact.slot
    if kind == "rows":
        # where an activity is judged by the row of what it is part of, the reader has to be told
        return "no row of its own" not in fact.statement
    return (
        kind in STEPS
        or (kind == "position" and path[-1] in SORTS)
        or (kind == "row" and path in rows)
        or (kind == "letters" and path in columns)
    )
