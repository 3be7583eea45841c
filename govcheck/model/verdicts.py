"""What a constraint says (`Verdict`) and what would change it (`Edit`)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot


class State(StrEnum):
    """The three truth values, in Kleene's sense."""

    __hash__ = str.__hash__  # an enumeration's own is a call of Python's, at every look into a table

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"


#: what a placeholder stands for: a thing, several things (worded "a, b and c"; a path when so declared), or plain words
Binding = Ref | tuple[Ref, ...] | str | int


class Verdict(Record):
    """What a constraint says of one subject.

    `key` tells two verdicts of one rule on one subject apart. `evidence` is sufficient: while those slots keep their values, the
    verdict stays. `missing` names slots any one of which would decide an undetermined verdict. `bindings` fill the placeholders
    that the constraint declares.
    """

    subject: Ref
    state: State
    key: tuple[Ref, ...] = ()
    bindings: Mapping[str, Binding] = EMPTY
    evidence: tuple[Slot, ...] = ()
    missing: tuple[Slot, ...] = ()


class EditKind(StrEnum):
    """`CHANGE`: somebody must move, give up or receive. `STATE`: write down what may already be true."""

    __hash__ = str.__hash__  # an enumeration's own is a call of Python's, at every look into a table

    CHANGE = "change"
    STATE = "state"


class Edit(Record):
    """A slot with its values before and after.

    `price` is the word under which a profile lists the cost: ``state``, ``letter``, ``inform`` (a C or I), ``channel``, ``gate``,
    ``policy``, ``dotted``, ``move``, ``appoint``, ``seat``. `choices` are the values that would do where more than one would: then
    `after` is None and the edit is a question "to be answered", never a guess.
    """

    slot: Slot
    before: Any
    after: Any
    kind: EditKind
    price: str
    choices: tuple[Any, ...] = ()
