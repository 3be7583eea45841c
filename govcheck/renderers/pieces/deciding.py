"""Which of the facts in an evidence a person wants to read, and which are steps of the proof.

Evidence is complete so that a machine can check it: it names the roles that positions carry, the kinds of positions, whole rows
beside their cells, and the whole way to the top where nobody was met on it. A person sees most of that in the message. The one place
that decides by kind of slot; where the kind is not enough it looks for the words that `assessment.statements` uses.
"""

from collections.abc import Collection, Iterable, Sequence

from govcheck.model.findings import Statement
from govcheck.model.slots import Slot

#: read off the file to know whom and what a rule is about; the message has said it already
STEPS = frozenset(("role", "is", "tier", "root", "seats", "letter", "section", "chaired", "layer"))

#: fields of positions that say what sort of thing a position is
SORTS = frozenset(("kind", "title", "roles", "implicit", "formerly"))

#: one after the other they are a path
HOPS = frozenset(("line", "dotted"))

#: where two seats might meet beside what they say of each other; told only where there is something, or where it would settle the matter
_ALSO_LOOKED_AT = frozenset(("chair", "members", "overseen_by"))

#: facts of an office beside those of the seat that has it
_OF_OFFICES = frozenset(("channel", "relations"))

#: what a walk along the lines asks of every seat on its way
_ON_THE_WAY = frozenset(("tier", "root"))


def worth_reading(facts: Iterable[Statement], messages: Collection[str] = (), settling: Collection[Slot] = ()) -> tuple[Statement, ...]:
    """The facts that a person reads beside those messages, in their order, each sentence once; `settling` would settle the matter."""
    facts = tuple({fact.statement: fact for fact in reversed(tuple(facts))}.values())[::-1]
    dropped = _rows_beside_cells(facts) | _ways_to_the_top(facts, messages)
    kept = [
        fact
        for place, fact in enumerate(facts)
        if place not in dropped and not _is_step(fact) and (fact.slot in settling or not _is_empty_beside(fact, facts))
    ]
    holders = [fact for fact in kept if fact.slot.kind == "holder"]
    telling = [fact for fact in holders if _tells(fact, holders, messages)]
    if len(kept) > len(holders):
        kept = [fact for fact in kept if fact.slot.kind != "holder" or fact in telling]
    return tuple(kept)


def is_hop(fact: Slot) -> bool:
    """Whether the fact leads from one position to another."""
    return fact.kind in HOPS or (fact.kind == "position" and fact.path[1:] == ("chair",))


def says_nothing(fact: Statement) -> bool:
    """Whether the fact is that there is none: no line, no channel, a field that is not stated."""
    return " is not stated" in fact.statement or any(word in fact.statement for word in (" has no ", "no solid line is stated"))


def _is_step(fact: Statement) -> bool:
    kind, path = fact.slot
    if kind == "rows":
        # where an activity is judged by the row of what it is part of, the reader has to be told
        return "no row of its own" not in fact.statement
    if kind == "activity" and path[-1] == "canonical":
        return "by its name" in fact.statement
    if kind == "is" and fact.locations:
        # somebody has declared it, because the title does not say it
        seat, _, office = fact.statement.partition(" is the ")
        return seat == office
    return kind in STEPS or (kind == "position" and path[-1] in SORTS)


def _is_empty_beside(fact: Statement, facts: Sequence[Statement]) -> bool:
    """Whether a fact says that there is nothing in a place where little was to be expected, beside others that say it better."""
    kind, path = fact.slot
    if kind == "position":
        return path[-1] in _ALSO_LOOKED_AT and says_nothing(fact)
    if kind == "metric":
        # a measure that is named by its own word needs no entry
        return path[-1] == "canonical" and "is not listed" in fact.statement
    if kind == "row":
        return fact.statement.startswith("there is no row") and any(other.slot.kind == "cell" for other in facts)
    if kind in _OF_OFFICES and path[0].startswith("role:"):
        nothing = "has no channel" in fact.statement or fact.statement.startswith("nobody else")
        return nothing and any(other.slot.kind == kind and other is not fact for other in facts)
    return False


def _rows_beside_cells(facts: Sequence[Statement]) -> set[int]:
    cells = [fact.slot.path for fact in facts if fact.slot.kind == "cell"]
    rows, columns = {path[:2] for path in cells}, {path[2:] for path in cells}
    # all letters of a seat name the rows in which it has them
    told = not cells and any(fact.slot.kind == "letters" for fact in facts)
    return {
        place
        for place, (fact, _, _) in enumerate(facts)
        if (fact.kind == "row" and (told or fact.path in rows)) or (fact.kind == "letters" and fact.path in columns)
    }


def _ways_to_the_top(facts: Sequence[Statement], messages: Collection[str]) -> set[int]:
    """The hops above the first, where a walk that met nobody went all the way up and no message draws it."""
    at_top = any(fact.kind == "root" or (fact.kind == "tier" and "governing" in said) for fact, said, _ in facts)
    if not at_top or any("→" in message for message in messages):
        return set()
    dropped: set[int] = set()
    way: list[int] = []
    for place, (fact, _, _) in enumerate(facts):
        if is_hop(fact):
            way.append(place)
        elif fact.kind == "is":
            # whoever was looked for stands at the end of this way, so every hop of it decides
            way = []
        elif fact.kind not in _ON_THE_WAY and not (fact.kind == "position" and fact.path[-1] in SORTS):
            dropped.update(way[1:])
            way = []
    return dropped.union(way[1:])


def _tells(fact: Statement, holders: Sequence[Statement], messages: Collection[str]) -> bool:
    """Whether it matters who holds a seat: nobody does, only for now, or somebody who holds another one or is named."""
    _, held, name = fact.statement.partition(" is held by ")
    if not held:
        return "vacant" in fact.statement
    return (
        name.endswith(")")
        or any(other is not fact and other.statement.endswith(f"{held}{name}") for other in holders)
        or any(name in message for message in messages)
    )
