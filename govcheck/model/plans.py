"""What a remediation plan is made of: ordered steps, decisions that only the organisation can take, and the proof of both.

A plan is either found (`Plan`) or shown to be impossible (`Contradiction`). Both are values that a renderer can print without asking
anything else: sentences are words already, costs are counted, findings are those of full runs.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from govcheck.model.findings import Finding, Input, Kind, PackUsed, ProfileUsed, Severity
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import Edit, EditKind


class StepGroup(StrEnum):
    """What a step takes.

    ``quick``: a word on paper (letters, channels, statements, gates, policies); ``structural``: a line, an office or a separation;
    ``appointment``: a person to be found.
    """

    QUICK = "quick"
    STRUCTURAL = "structural"
    APPOINTMENT = "appointment"


class Cleared(Record):
    """A finding that a step or a decision does away with."""

    rule: str
    kind: Kind
    severity: Severity
    subject: Ref
    message: str
    fingerprint: str


class Alternative(Record):
    """Other edits that would do in the place of a step's own, at the same cost; `sentence` says them in words."""

    sentence: str
    edits: tuple[Edit, ...]
    cost: int


class Step(Record):
    """Edits that are made together, in the place of the plan where they make nothing worse.

    `sentence` says what to do, `decides` who decides it (a position or a body, in words). `clears` are the findings that are there
    before this step and not after it, `cites` the clauses of their rules. `kind` is ``state`` where every edit only writes down what
    may already be true.
    """

    number: int
    group: StepGroup
    kind: EditKind
    sentence: str
    decides: str
    edits: tuple[Edit, ...]
    cost: int
    clears: tuple[Cleared, ...]
    cites: tuple[str, ...]
    alternatives: tuple[Alternative, ...] = ()


class Undecided(Record):
    """A decision to take: only the organisation can say the value, so the plan counts its cost and edits nothing.

    `slot` is the fact to be settled, `before` its value today, `choices` the values of which each would do, where the rules name
    them; `clears` are the findings that wait for it.
    """

    number: int
    group: StepGroup
    sentence: str
    decides: str
    slot: Slot
    before: Any
    choices: tuple[Any, ...]
    cost: int
    clears: tuple[Cleared, ...]
    cites: tuple[str, ...]


class Candidate(Record):
    """One edit of the pool, with its cost and the rules that it was proposed for.

    `edit.before` is the value of the slot today and `edit.after` what the edit makes of it. `decision` marks a fact that only the
    organisation can say: it is counted and never applied. Of the candidates on one slot at most one is chosen, unless each only adds
    to or takes from a list: then their additions and removals are made together (`adds`, `drops`; None for all others).
    """

    edit: Edit
    cost: int
    rules: tuple[str, ...]
    decision: bool = False
    adds: tuple[Any, ...] | None = None
    drops: tuple[Any, ...] | None = None


class Clause(Record):
    """What every sufficient set of candidates meets, by numbers of the pool: one of `inside` is chosen, or one of `outside` is not.

    It follows from one finding of `rule` on `subject` and `key` in the organisation that the candidates `under` give: while the
    evidence of that finding keeps its values, the finding stays.
    """

    rule: str
    kind: Kind
    subject: Ref
    key: tuple[Ref, ...]
    under: tuple[int, ...]
    inside: tuple[int, ...]
    outside: tuple[int, ...]


class Certificate(Record):
    """Why the plan is of least cost among its candidates: whoever doubts it checks each clause and adds up the bound.

    `chosen` are numbers of the pool. `bound` is what every sufficient set costs at least; where it equals `cost` the plan is of least
    cost. `irreducible` tells that no candidate can be left out. `nodes` were looked at and `runs` assessments made.
    """

    pool: tuple[Candidate, ...]
    clauses: tuple[Clause, ...]
    chosen: tuple[int, ...]
    cost: int
    bound: int
    irreducible: bool
    nodes: int
    runs: int

    @property
    def optimal(self) -> bool:
        """Whether no other set of candidates costs less."""
        return self.bound >= self.cost


class Tally(Record):
    """Findings of one full run, by kind and severity."""

    conflicts: Mapping[Severity, int]
    gaps: Mapping[Severity, int]


class Proof(Record):
    """Two full runs from scratch: of the organisation as it is, and of the one that the steps make of it.

    `waiting` are the findings at or above the threshold that are left, each of which waits for a decision of the plan; `introduced`
    are new ones, which are all below the threshold.
    """

    before: Tally
    after: Tally
    waiting: tuple[Cleared, ...]
    introduced: tuple[Cleared, ...]


class Pin(Record):
    """What the client will not change, as it was typed: ``--keep ciso.reports_to``.

    A `slot` alone must keep its value; with `values` it must not take one of them; `price` rules out every edit of that price.
    """

    text: str
    slot: Slot | None = None
    values: tuple[Any, ...] = ()
    price: str | None = None


class Plan(Record):
    """The least that has to change so that no finding at or above `threshold` is left and none is new.

    `before` and `after` are the findings of the two runs of `proof`. `promise` says in words what is proved. A plan without steps and
    decisions says that there is nothing to do.
    """

    organization: str | None
    inputs: tuple[Input, ...]
    packs: tuple[PackUsed, ...]
    profile: ProfileUsed | None
    as_of: date
    threshold: Severity
    pins: tuple[Pin, ...]
    costs: Mapping[str, int]
    steps: tuple[Step, ...]
    decisions: tuple[Undecided, ...]
    cost: int
    promise: str
    proof: Proof
    certificate: Certificate
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every edit of the steps, in their order; applied to the organisation of today they give that of `after`."""
        return tuple(edit for step in self.steps for edit in step.edits)


class Demand(Record):
    """A rule that cannot be met together with others, and what it says of this organisation."""

    rule: str
    title: str
    cites: tuple[str, ...]
    messages: tuple[str, ...]
    remediation: str


class Contradiction(Record):
    """Instead of a plan: rules and pins that no set of candidates meets together; without any one of them, there is one that does.

    A single rule without pins tells that nothing that may be changed clears its findings.
    """

    organization: str | None
    threshold: Severity
    rules: tuple[Demand, ...]
    pins: tuple[Pin, ...]
    candidates: int
