"""The organisation as its file states it: frozen records, no behaviour, no positions in files.

Named tuples rather than dataclasses: importing them costs a tenth, and making a hundred thousand of them a third.

Everywhere ``None`` means *the file does not say*, and an empty tuple *the file says: none*. Sets of things are sorted tuples, so
that two files that say the same in another order are equal.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from govcheck.model.record import Record
from govcheck.model.slots import Ref

Value = str | int | float | bool | None
Refs = tuple[Ref, ...]

#: the one empty mapping, since a record's default must not be changed by anybody
EMPTY: Mapping[str, Any] = MappingProxyType({})


class Line(Record):
    """One solid reporting line; `purpose` is ``functional`` or ``administrative`` where the file tells them apart."""

    to: str
    purpose: str | None = None


class Appointment(Record):
    """A person in a seat; `person` is None where somebody is named who is nobody in particular (``extern``, ``N.N.``)."""

    person: str | None
    share: float | None = None
    acting: bool | None = None
    since: date | None = None
    until: date | None = None


class Holding(Record):
    """What the file says of a seat's holder: vacant (`since` when), or one appointment or more (a job share)."""

    vacant: bool = False
    since: date | None = None
    appointments: tuple[Appointment, ...] = ()


class Engagement(Record):
    """A working relation with a position, role or party, perhaps with its frequency."""

    partner: Ref
    frequency: str | None = None


class Position(Record):
    """A seat of the chart, which exists without its holder.

    `kind` is ``post``, ``body``, ``member`` or ``group``. `implicit` marks a seat that only a matrix column names: it has letters
    and a role, and no rule about the chart looks at it.
    """

    id: str
    title: str
    kind: str = "post"
    implicit: bool = False
    formerly: tuple[str, ...] = ()
    roles: tuple[str, ...] | None = None
    holding: Holding | None = None
    lines: tuple[Line, ...] | None = None
    dotted: tuple[str, ...] | None = None
    deputy: Refs | None = None
    tier: str | None = None
    part_of: str | None = None
    chair: str | None = None
    members: tuple[str, ...] | None = None
    scope: tuple[str, ...] | None = None
    frequency: str | None = None
    charter: bool | None = None
    matrix: bool | None = None
    entity: str | None = None
    serves: tuple[str, ...] | None = None
    level: str | None = None
    line_of_defence: int | None = None
    supplied_by: str | None = None
    overseen_by: Refs | None = None
    evaluated_by: Refs | None = None
    paid_by: Refs | None = None
    mandate: str | None = None
    scopes: tuple[str, ...] | None = None
    risk_appetite: str | None = None
    risk_threshold: str | None = None
    measured_by: tuple[str, ...] | None = None
    engages: tuple[Engagement, ...] | None = None


class Entity(Record):
    """A legal entity within the organisation."""

    id: str
    title: str | None = None
    sector: str | None = None
    regulated: bool | None = None


class Person(Record):
    """A human being who needs an id of their own because somebody else has the same name."""

    id: str
    name: str


class Party(Record):
    """Somebody outside the chart; `kind` is an open word such as ``authority``, ``customer``, ``auditor``."""

    id: str
    kind: str | None = None
    title: str | None = None


class Activity(Record):
    """What is said of a matrix row beyond its letters."""

    name: str
    canonical: str | None = None
    frequency: str | None = None
    phase: str | None = None
    critical: bool | None = None
    approves: str | None = None
    framework: str | None = None


class Matrix(Record):
    """A named RACI matrix: row name to position id to letters (``"A/R"``, strongest first)."""

    id: str
    title: str | None = None
    entity: str | None = None
    letters: Mapping[str, str] | None = None
    rows: Mapping[str, Mapping[str, str]] = EMPTY


class Channel(Record):
    """A way for one party to reach another; `via` None is *not said*, ``()`` is *direct*."""

    sender: Ref
    to: Ref
    about: str | None = None
    trigger: str | None = None
    frequency: str | None = None
    written: bool | None = None
    via: Refs | None = None


class Gate(Record):
    """A point that a change must pass; `before` says what it guards."""

    id: str
    title: str | None = None
    before: str | None = None
    phase: str | None = None
    mandatory: bool | None = None
    approver: Refs | None = None
    challengers: Refs | None = None


class Policy(Record):
    """A written policy, who owns it and who approves it."""

    id: str
    title: str | None = None
    owner: Refs | None = None
    approver: Refs | None = None
    scope: str | None = None
    review: str | None = None
    informed_by: tuple[str, ...] | None = None


class Training(Record):
    """A training, its owner and whom it reaches."""

    id: str
    title: str | None = None
    owner: Refs | None = None
    audience: tuple[str, ...] | None = None
    frequency: str | None = None


class Decision(Record):
    """A decision right: who decides, jointly or each alone, and up to what limit."""

    id: str
    title: str | None = None
    by: Refs | None = None
    joint: bool | None = None
    limit: str | None = None


class Risk(Record):
    """A category of risk, who owns it and who may accept what is left of it."""

    id: str
    title: str | None = None
    owner: Refs | None = None
    acceptor: Refs | None = None


class Asset(Record):
    """Something of value: who owns its use, and who oversees its protection."""

    id: str
    title: str | None = None
    kind: str | None = None
    asset_class: str | None = None
    owner: Refs | None = None
    overseer: Refs | None = None
    tracked: bool | None = None
    encrypted: bool | None = None
    auditable: bool | None = None


class Vendor(Record):
    """A supplier and who owns the relation."""

    id: str
    title: str | None = None
    kind: str | None = None
    owner: Refs | None = None


class Metric(Record):
    """A client's own name for a measure, and the canonical one it stands for."""

    id: str
    canonical: str | None = None


class Organization(Record):
    """Root of the model: everything that one organisation's files state."""

    name: str | None = None
    sector: str | None = None
    regulated: bool | None = None
    technology_core: bool | None = None
    frameworks: tuple[str, ...] | None = None
    reviewed: date | None = None
    matrix: str | None = None
    attributes: Mapping[str, Value] = EMPTY
    roots: tuple[str, ...] | None = None
    complete: tuple[str, ...] = ()
    entities: Mapping[str, Entity] = EMPTY
    positions: Mapping[str, Position] = EMPTY
    persons: Mapping[str, Person] = EMPTY
    parties: Mapping[str, Party] = EMPTY
    matrices: Mapping[str, Matrix] = EMPTY
    activities: Mapping[str, Activity] = EMPTY
    channels: tuple[Channel, ...] | None = None
    gates: Mapping[str, Gate] | None = None
    policies: Mapping[str, Policy] | None = None
    trainings: Mapping[str, Training] | None = None
    decisions: Mapping[str, Decision] | None = None
    risks: Mapping[str, Risk] | None = None
    assets: Mapping[str, Asset] | None = None
    vendors: Mapping[str, Vendor] | None = None
    metrics: Mapping[str, Metric] | None = None


Entry = Gate | Policy | Training | Decision | Risk | Asset | Vendor | Metric | Party | Entity | Activity

#: section of the file -> kind of its entries, as slots and subjects name them
SECTIONS: Mapping[str, str] = {
    "gates": "gate",
    "policies": "policy",
    "trainings": "training",
    "decisions": "decision",
    "risks": "risk",
    "assets": "asset",
    "vendors": "vendor",
    "metrics": "metric",
    "parties": "party",
    "entities": "entity",
    "activities": "activity",
}
