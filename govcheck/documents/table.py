"""What an organisation file may hold: every section and key, its shape, its meaning. Reader and schema are driven by it."""

from collections.abc import Callable

from govcheck.documents.chart_shapes import Engagements, Holder, Lines
from govcheck.documents.references import (
    CanonicalActivity,
    CanonicalMetric,
    Declared,
    DeclaredNames,
    PositionName,
    PositionNames,
    Roles,
    Who,
    WhoOne,
)
from govcheck.documents.scalars import Attributes, Choice, Choices, Day, Flag, Text, Whole, Words
from govcheck.documents.shapes import Field, Fields
from govcheck.model.frequencies import FREQUENCIES
from govcheck.model.organization import (
    Asset,
    Decision,
    Entity,
    Entry,
    Gate,
    Metric,
    Party,
    Person,
    Policy,
    Risk,
    Training,
    Vendor,
)
from govcheck.model.record import Record
from govcheck.model.scales import APPETITES, LEVELS

#: the version of the format that this reader reads
VERSION = 1


class Section(Record):
    """A section whose entries have ids: its word (also the field of `Organization`), record, keys, and what it is for."""

    word: str
    record: Callable[..., Entry | Person]
    entry: str
    fields: Fields
    description: str


def _person(person: str, name: str | None = None) -> Person:
    """A person, who goes by the id where no name is stated."""
    return Person(person, name or person)


_TITLE = Field("title", "title", Text(), "Its name, for people who read the report.")
_FREQUENCY = Choice(*FREQUENCIES)

ORGANIZATION = Fields.of(
    Field("name", "name", Text(), "The organisation's name."),
    Field("sector", "sector", Text(), "Its sector, such as finance or healthcare; rules may depend on it."),
    Field("regulated", "regulated", Flag(), "Whether a supervisory authority regulates it; severities may depend on it."),
    Field("technology_core", "technology_core", Flag(), "Whether technology is the core of what it sells."),
    Field("frameworks", "frameworks", Words(), "Laws and standards that it follows, such as iso-27001."),
    Field("reviewed", "reviewed", Day(), "The day on which this file was last compared with reality."),
    Field("matrix", "matrix", Choice("raci", "rasci"), "Whether matrices use S (support) beside R, A, C and I."),
    Field("attributes", "attributes", Attributes(), "Whatever house rules want to ask for, such as us_federal_agency: false."),
)

#: keys that only a body has
BODY_KEYS = ("tier", "part_of", "chair", "members", "scope", "frequency", "charter")

POSITION = Fields.of(
    Field("title", "title", Text(), "The position's title; left out, its id is its title."),
    Field(
        "kind",
        "kind",
        Choice("post", "body", "member", "group"),
        "post (default): a person's seat; body: a board or committee; member: a seat on a body only; group: a team or all staff.",
    ),
    Field(
        "is",
        "roles",
        Roles(),
        "The canonical role or roles that it carries, such as ciso; needed where the title does not say so.",
    ),
    Field(
        "formerly",
        "formerly",
        Words(ordered=True),
        "Its former ids, oldest first, so that findings are recognised after a rename.",
    ),
    Field(
        "holder",
        "holding",
        Holder(),
        "Who holds it: a name; {name, acting, since, until, share}; a list (job share); vacant; {vacant: true, since}.",
    ),
    Field("reports_to", "lines", Lines(), "Its superior by solid line: an id, {to, for: functional or administrative}, or a list."),
    Field("dotted_line_to", "dotted", PositionNames(), "Positions to which it has a dotted line."),
    Field("deputy", "deputy", Who(), "Who stands in for it."),
    Field("tier", "tier", Choice("governing", "management", "working"), "For a body: whether it governs, manages or works."),
    Field("part_of", "part_of", PositionName(), "For a body: the body of which it is a part."),
    Field("chair", "chair", PositionName(), "For a body: the position that chairs it."),
    Field("members", "members", PositionNames(), "For a body: the positions that sit on it."),
    Field("scope", "scope", Words(), "For a body: what it deals with, such as cyber-risk."),
    Field("frequency", "frequency", _FREQUENCY, "For a body: how often it meets."),
    Field("charter", "charter", Flag(), "For a body: whether it has a written charter."),
    Field("matrix", "matrix", Flag(), "Whether two solid lines are meant to be (matrix organisation)."),
    Field("entity", "entity", Declared("entity", "entities"), "The legal entity to which it belongs."),
    Field("serves", "serves", DeclaredNames("entity", "entities"), "The legal entities for which it works."),
    Field("level", "level", Choice(*LEVELS), "Its level of seniority."),
    Field("line_of_defence", "line_of_defence", Whole(1, 3), "Its line of defence: 1 operates, 2 oversees, 3 audits."),
    Field("supplied_by", "supplied_by", Declared("vendor", "vendors", "parties"), "The vendor that fills it: an outsourced seat."),
    Field("overseen_by", "overseen_by", Who(), "The internal overseer of an outsourced seat."),
    Field("evaluated_by", "evaluated_by", Who(), "Who evaluates its performance."),
    Field("paid_by", "paid_by", Who(), "Who decides its pay."),
    Field("mandate", "mandate", Text(), "What it is for, in a sentence."),
    Field("scopes", "scopes", Words(), "Its fields of work, such as security or risk."),
    Field("risk_appetite", "risk_appetite", Choice(*APPETITES), "How much risk it accepts."),
    Field("risk_threshold", "risk_threshold", Text(), "Where its acceptance of risk ends, in words."),
    Field("measured_by", "measured_by", Words(), "The metrics by which it is measured."),
    Field("engages", "engages", Engagements(), "Whom it works with regularly: positions, roles or parties, or {with, frequency}."),
)

MATRIX = Fields.of(
    Field("title", "title", Text(), "The matrix's name."),
    Field("entity", "entity", Declared("entity", "entities"), "The legal entity for which it holds."),
)

CHANNEL = Fields.of(
    Field("from", "sender", WhoOne(), "Who reports or informs.", required=True),
    Field("to", "to", WhoOne(), "Who is reached.", required=True),
    Field("about", "about", Text(), "What it is about, such as cyber-risk."),
    Field("trigger", "trigger", Text(), "What sets it off, such as breach."),
    Field("frequency", "frequency", _FREQUENCY, "How often it is used."),
    Field("written", "written", Flag(), "Whether it is in writing."),
    Field("via", "via", Who(), "Who stands between; an empty list says that it is direct."),
)

SECTIONS = (
    Section(
        "entities",
        Entity,
        "an entity",
        Fields.of(
            _TITLE,
            Field("sector", "sector", Text(), "Its sector, where it is not the organisation's."),
            Field("regulated", "regulated", Flag(), "Whether it is regulated, where that is not as for the organisation."),
        ),
        "Legal entities within the organisation, by id.",
    ),
    Section(
        "persons",
        _person,
        "a person",
        Fields.of(Field("name", "name", Text(), "The person's name.")),
        "People who need an id because somebody else has the same name; holder names the id.",
    ),
    Section(
        "parties",
        Party,
        "a party",
        Fields.of(Field("kind", "kind", Text(), "What it is, such as authority, customer or auditor."), _TITLE),
        "Parties outside the chart: regulators, customers, auditors.",
    ),
    Section(
        "gates",
        Gate,
        "a gate",
        Fields.of(
            _TITLE,
            Field("before", "before", Text(), "What may not happen before it is passed, such as major-deployment."),
            Field("phase", "phase", Text(), "The phase in which it stands, such as design."),
            Field("mandatory", "mandatory", Flag(), "Whether nothing goes round it."),
            Field("approver", "approver", Who(), "Who lets through."),
            Field("challengers", "challengers", Who(), "Who may object."),
        ),
        "Points that a change must pass, by id.",
    ),
    Section(
        "policies",
        Policy,
        "a policy",
        Fields.of(
            _TITLE,
            Field("owner", "owner", Who(), "Who owns it."),
            Field("approver", "approver", Who(), "Who approves it."),
            Field("scope", "scope", Text(), "For whom it holds, such as enterprise."),
            Field("review", "review", _FREQUENCY, "How often it is reviewed."),
            Field("informed_by", "informed_by", Words(), "What it learns from, such as post-incident-review."),
        ),
        "Written policies, by id.",
    ),
    Section(
        "trainings",
        Training,
        "a training",
        Fields.of(
            _TITLE,
            Field("owner", "owner", Who(), "Who owns it."),
            Field("audience", "audience", Words(), "Whom it reaches, such as all."),
            Field("frequency", "frequency", _FREQUENCY, "How often it is held."),
        ),
        "Trainings, by id.",
    ),
    Section(
        "decisions",
        Decision,
        "a decision",
        Fields.of(
            _TITLE,
            Field("by", "by", Who(), "Who decides."),
            Field("joint", "joint", Flag(), "Whether they decide together only."),
            Field("limit", "limit", Text(), "Up to what amount or time."),
        ),
        "Rights to decide, by id.",
    ),
    Section(
        "risks",
        Risk,
        "a risk",
        Fields.of(
            _TITLE,
            Field("owner", "owner", Who(), "Who owns it."),
            Field("acceptor", "acceptor", Who(), "Who may accept what is left of it."),
        ),
        "Categories of risk, by id.",
    ),
    Section(
        "assets",
        Asset,
        "an asset",
        Fields.of(
            _TITLE,
            Field("kind", "kind", Text(), "What it is, such as data."),
            Field("class", "asset_class", Text(), "Its class, such as personal."),
            Field("owner", "owner", Who(), "Who owns its use."),
            Field("overseer", "overseer", Who(), "Who oversees its protection."),
            Field("tracked", "tracked", Flag(), "Whether it stands in an inventory."),
            Field("encrypted", "encrypted", Flag(), "Whether it is encrypted."),
            Field("auditable", "auditable", Flag(), "Whether access to it is recorded."),
        ),
        "Things of value, by id.",
    ),
    Section(
        "vendors",
        Vendor,
        "a vendor",
        Fields.of(
            _TITLE,
            Field("kind", "kind", Text(), "What it supplies, such as security."),
            Field("owner", "owner", Who(), "Who owns the relation."),
        ),
        "Suppliers, by id.",
    ),
    Section(
        "metrics",
        Metric,
        "a metric",
        Fields.of(Field("is", "canonical", CanonicalMetric(), "The canonical metric that it stands for.")),
        "The organisation's own names of metrics.",
    ),
)
#: sections that are None, not empty, where the file does not have them
OPTIONAL = frozenset(("gates", "policies", "trainings", "decisions", "risks", "assets", "vendors", "metrics"))

ACTIVITY = Fields.of(
    Field("is", "canonical", CanonicalActivity(), "The canonical activity that the row stands for."),
    Field("frequency", "frequency", _FREQUENCY, "How often it is done."),
    Field("phase", "phase", Text(), "The phase to which it belongs, such as design or operation."),
    Field("critical", "critical", Flag(), "Whether the organisation calls it critical."),
    Field("approves", "approves", CanonicalActivity(rows=True), "The row or canonical activity that this one approves."),
    Field("for", "framework", Text(), "The law or standard for which it is done."),
)

#: sections by the word that ``complete`` takes, with the word that means the same
COMPLETE = ("raci", "matrices", "positions", "activities", "channels", *(section.word for section in SECTIONS))
SAME = {"matrices": "raci"}

#: the other lists at the top of a file
ROOTS = PositionNames()
CLOSED = Choices(COMPLETE, SAME, "section")

#: every key at the top of a file, in the order in which it is written, with what it is for
TOP = {
    "govcheck": f"The version of this format: {VERSION}.",
    "organization": "The organisation itself and its attributes.",
    "include": "Other files of this organisation, within the folder of this one; a CSV file as {positions: people.csv}.",
    "roots": "Where the solid lines may end; left out, at the one position without a superior.",
    "complete": "Sections that are complete: what does not stand there does not exist.",
    "positions": "The seats of the chart, by id.",
    "raci": "The RACI matrix in short form: activity to position, role or party to letters.",
    "matrices": "Several matrices, by id, each with its own letters.",
    "activities": "What is said of a row beyond its letters, by the name of the row.",
    "channels": "Ways for one party to reach another.",
    **{section.word: section.description for section in SECTIONS},
}
