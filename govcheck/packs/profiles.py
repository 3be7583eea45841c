"""What a profile is: a named tuning of rules with a reason for each change, and what changes to an organisation cost."""

from collections.abc import Iterable, Mapping

from govcheck.model.findings import Severity
from govcheck.model.record import Record
from govcheck.packs.rule import Conditions

#: the changes that a profile puts a price on, and what each is
COSTS: Mapping[str, str] = {
    "state": "write down what may already be true",
    "inform": "give or take a C or an I",
    "letter": "give or take another letter",
    "channel": "open or change a channel",
    "gate": "set up or change a gate",
    "policy": "write or change a policy",
    "dotted": "draw or drop a dotted line",
    "move": "move a seat to another superior",
    "appoint": "appoint somebody to a seat",
    "seat": "make a new seat",
}


class Tuning(Record):
    """What a profile wants of one rule, and the clause or the reason for it; what it leaves open stays the rule's own."""

    rule: str
    because: str
    severity: Severity | None = None
    limits: tuple[tuple[str, int], ...] = ()
    off: bool = False


class Layer(Record):
    """The tunings of one profile of a chain, which count where its own conditions hold."""

    profile: str
    when: Conditions
    tunings: tuple[Tuning, ...]


class Profile(Record):
    """A profile with everything that it extends: `layers` from the first base to itself; of two tunings of a rule the later counts.

    `costs` holds a whole number from 1 on for every kind of change of `COSTS`.
    """

    id: str
    title: str
    when: Conditions
    layers: tuple[Layer, ...]
    costs: Mapping[str, int]
    path: str = ""

    def tunings(self, holding: Iterable[Conditions]) -> tuple[Tuning, ...]:
        """The tunings of the layers whose conditions are among those that hold, one for each rule, by rule."""
        held = set(holding)
        found = {tuning.rule: tuning for layer in self.layers if layer.when in held for tuning in layer.tunings}
        return tuple(found[rule] for rule in sorted(found))
