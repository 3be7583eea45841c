"""What a pack holds: rules, sources, and how a rule picks its subjects."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property, partial
from typing import Any, TypeVar

from govcheck.constraints.constraint import Constraint
from govcheck.model.findings import Kind, Severity
from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.source.nodes import Mapping as Node

#: the conditions of ``when``: attribute of the organisation -> the values of which it must be one
Conditions = tuple[tuple[str, tuple[Any, ...]], ...]


T = TypeVar("T")


class Deferred(partial[T]):
    """A value that is made when it is first asked for, of a function and what it takes: most of what a run loads it never looks at."""

    @cached_property
    def value(self) -> T:
        """What was made."""
        return self()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deferred) and bool(self.value == other.value)

    def __hash__(self) -> int:
        return hash(self.value)

    def __repr__(self) -> str:
        return repr(self.value)


class Subject(Record):
    """What a rule looks at: a kind of thing, ids (empty: every one), and conditions on its own facts."""

    kind: str
    ids: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    @property
    def every(self) -> bool:
        """Whether all things of the kind are looked at."""
        return not self.ids


class Check(Record):
    """One constraint with its parameters; an alternative of ``any_of`` may have a subject of its own."""

    constraint: Constraint
    subject: Subject | None = None
    judge: str = "every"


class Modifier(Record):
    """A named reason why severities differ: what must hold of the organisation, and the clause that says so."""

    id: str
    title: str
    conditions: Conditions
    because: str


class SeverityRule(Record):
    """Where the conditions hold, the severity is this, because of that clause; `modifier` is the id of the named reason, if it is one."""

    conditions: Conditions
    severity: Severity
    because: str
    modifier: str = ""


class Figure(Record):
    """A number that a source gives in support of what it says; it stays the source's, and nothing is judged by it."""

    says: str
    source: str
    note: str = ""


class Texts(Record):
    """What a rule says to people."""

    title: str
    messages: Mapping[Kind, str]
    remediation: str
    rationale: str = ""
    repair: Mapping[str, Any] = EMPTY
    related: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()


class Rule(Record):
    """One rule. `severity` holds the kinds that it may raise; more than one of `checks` are alternatives.

    `requirements` and `worded` hold by id what rules require and say; the rules of a pack share them, so that what is in them can be made
    when it is first asked for. `needs` are the roles that its requirement cannot do without, `names` all roles that it names outside
    alternatives, and `others` the subjects that its alternatives have of their own. `file` is where it stands in `folder`; empty where
    that is the usual place, its topic and id.
    """

    id: str
    pack: str
    topic: str
    cites: tuple[str, ...]
    subject: Subject
    requirements: Mapping[str, tuple[Check, ...]]
    worded: Mapping[str, Texts]
    severity: Mapping[Kind, Severity]
    judge: str = "every"
    when: Conditions = ()
    severity_when: tuple[SeverityRule, ...] = ()
    needs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    others: tuple[Subject, ...] = ()
    folder: str = ""
    file: str = ""

    @property
    def path(self) -> str:
        """The path of its file; empty where it has none."""
        if not self.folder:
            return self.file
        return f"{self.folder}/{self.file or usual_file(self.topic, self.id)}"

    @property
    def checks(self) -> tuple[Check, ...]:
        """What it requires: one check, or alternatives."""
        return self.requirements[self.id]

    @property
    def texts(self) -> Texts:
        """What it says to people."""
        return self.worded[self.id]

    @property
    def title(self) -> str:
        """What it asks for, in one line."""
        return self.texts.title

    @property
    def messages(self) -> Mapping[Kind, str]:
        """What a finding of each kind says, with placeholders."""
        return self.texts.messages

    @property
    def rationale(self) -> str:
        """Why."""
        return self.texts.rationale

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers that its source gives."""
        return self.texts.figures

    @property
    def remediation(self) -> str:
        """How to put it right."""
        return self.texts.remediation

    @property
    def repair(self) -> Mapping[str, Any]:
        """What a repair may give, move or change."""
        return self.texts.repair

    @property
    def related(self) -> tuple[str, ...]:
        """The ids of rules to read beside it."""
        return self.texts.related

    @property
    def formerly(self) -> tuple[str, ...]:
        """The ids that it had before."""
        return self.texts.formerly


def usual_file(topic: str, rule: str) -> str:
    """Where in its pack the file of a rule usually is."""
    return f"{topic}/{rule}.yaml"


class Example(Record):
    """One example of a rule: an organisation, the findings that the rule raises on it, and where the example stands."""

    name: str
    organization: Node
    findings: tuple[Mapping[str, Any], ...]
    line: int
    column: int = 1


class Source(Record):
    """Where clauses come from; `clauses` lists the ids that may be cited."""

    id: str
    title: str
    edition: str = ""
    date: str = ""
    url: str = ""
    note: str = ""
    clauses: tuple[str, ...] = ()


class Section(Record):
    """A part of what a pack rests on that a reader knows by name: the clauses in it, and what they expect in one sentence.

    A compiled index leaves out `about`, which only a manual page shows.
    """

    id: str
    title: str
    clauses: tuple[str, ...]
    about: str = ""


class Strength(StrEnum):
    """How firmly a source words a statement, from "must" over "key" and "often" to "may"."""

    MANDATORY = "mandatory"
    STRONG = "strong"
    TENDENCY = "tendency"
    POSSIBILITY = "possibility"


class Statement(Record):
    """What a source says, in a line of our own; `clause` as rules cite it, `difference` the part of the source in which it stands."""

    clause: str
    difference: int
    title: str
    strength: Strength
    says: str


class Said(Record):
    """What the source of a pack says, as far as the pack lists it, and clause by clause why no rule asks for some of it."""

    statements: tuple[Statement, ...] = ()
    not_checked: Mapping[str, str] = EMPTY


class Pack(Record):
    """A versioned folder of rules; `digest` is the SHA-256 of its files.

    `beside` are the activities that its constraints name beside the subjects of their rules, so that these are known without what is made
    when it is first asked for.
    """

    id: str
    title: str
    version: str
    date: str
    sources: tuple[str, ...]
    rules: tuple[Rule, ...]
    digest: str
    path: str
    sections: tuple[Section, ...] = ()
    said: Deferred[Said] = Deferred(Said)
    beside: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the pack's source, in its order; none where the pack lists none."""
        return self.said.value.statements

    @property
    def not_checked(self) -> Mapping[str, str]:
        """Clause -> why no rule asks for it."""
        return self.said.value.not_checked


class ProfileHead(Record):
    """A profile that may be asked for: what it is, and the organisations that it is meant for (no conditions: any)."""

    id: str
    title: str
    when: Conditions
    path: str


class RulePacks(Record):
    """The packs of a run, the sources that they cite, and the profiles that may be asked for."""

    packs: tuple[Pack, ...]
    sources: Mapping[str, Source]
    profiles: tuple["ProfileHead", ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of every pack, in the order of pack and id."""
        return tuple(rule for pack in self.packs for rule in pack.rules)
