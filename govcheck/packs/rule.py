"""What a pack holds: rules, sources, and how a rule picks its subjects."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from govcheck.constraints.constraint import Constraint
from govcheck.model.findings import Kind, Severity
from govcheck.model.organization import EMPTY
from govcheck.source.nodes import Mapping as Node

#: the conditions of ``when``: attribute of the organisation -> the values of which it must be one
Conditions = tuple[tuple[str, tuple[Any, ...]], ...]


class Subject(NamedTuple):
    """What a rule looks at: a kind of thing, ids (empty: every one), and conditions on its own facts."""

    kind: str
    ids: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    @property
    def every(self) -> bool:
        """Whether all things of the kind are looked at."""
        return not self.ids


class Check(NamedTuple):
    """One constraint with its parameters; an alternative of ``any_of`` may have a subject of its own."""

    constraint: Constraint
    subject: Subject | None = None
    judge: str = "every"


class SeverityRule(NamedTuple):
    """A named modifier: where the conditions hold, the severity is this, because of that clause."""

    conditions: Conditions
    severity: Severity
    because: str


class Figure(NamedTuple):
    """A number that a source gives in support of what it says; it stays the source's, and nothing is judged by it."""

    says: str
    source: str
    note: str = ""


class Rule(NamedTuple):
    """One rule. `severity` holds the kinds that it may raise; more than one of `checks` are alternatives.

    The texts (`title` to `related`), the figures and the examples are what a manual page is made of; a compiled index leaves out
    those that only the page needs.
    """

    id: str
    pack: str
    topic: str
    title: str
    severity: Mapping[Kind, Severity]
    cites: tuple[str, ...]
    subject: Subject
    checks: tuple[Check, ...]
    messages: Mapping[Kind, str]
    judge: str = "every"
    when: Conditions = ()
    severity_when: tuple[SeverityRule, ...] = ()
    rationale: str = ""
    remediation: str = ""
    repair: Mapping[str, Any] = EMPTY
    related: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    path: str = ""
    figures: tuple[Figure, ...] = ()


class Example(NamedTuple):
    """One example of a rule: an organisation, the findings that the rule raises on it, and where the example stands."""

    name: str
    organization: Node
    findings: tuple[Mapping[str, Any], ...]
    line: int
    column: int = 1


class Source(NamedTuple):
    """Where clauses come from; `clauses` lists the ids that may be cited."""

    id: str
    title: str
    edition: str = ""
    date: str = ""
    url: str = ""
    note: str = ""
    clauses: tuple[str, ...] = ()


class Section(NamedTuple):
    """A part of what a pack rests on that a reader knows by name: the clauses in it, and what they expect in one sentence."""

    id: str
    title: str
    clauses: tuple[str, ...]
    about: str = ""


class Pack(NamedTuple):
    """A versioned folder of rules; `digest` is the SHA-256 of its files."""

    id: str
    title: str
    version: str
    date: str
    sources: tuple[str, ...]
    rules: tuple[Rule, ...]
    digest: str
    path: str
    sections: tuple[Section, ...] = ()


class RulePacks(NamedTuple):
    """The packs of a run and the sources that they cite."""

    packs: tuple[Pack, ...]
    sources: Mapping[str, Source]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of every pack, in the order of pack and id."""
        return tuple(rule for pack in self.packs for rule in pack.rules)
