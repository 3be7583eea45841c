"""What an assessment is made of: outcomes per rule, findings with evidence, questions, and the inputs that they rest on."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.model.slots import Location, Problem, Ref, Slot


class Severity(StrEnum):
    """How much a finding matters; never part of an id."""

    __hash__ = str.__hash__  # an enumeration's own is a call of Python's, at every look into a table

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


#: most severe first
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Kind(StrEnum):
    """A stated fact contradicts a rule, or something that the rule needs has not been settled."""

    __hash__ = str.__hash__  # an enumeration's own is a call of Python's, at every look into a table

    CONFLICT = "conflict"
    GAP = "gap"


class Outcome(StrEnum):
    """What a rule comes to (after XCCDF's result values), worst first down to `NOTAPPLICABLE`."""

    __hash__ = str.__hash__  # an enumeration's own is a call of Python's, at every look into a table

    ERROR = "error"
    CONFLICT = "conflict"
    GAP = "gap"
    NOTMODELLED = "notmodelled"
    PASS = "pass"
    NOTAPPLICABLE = "notapplicable"
    NOTSELECTED = "notselected"


#: the outcomes of a rule that has said something about this organisation
JUDGED = (Outcome.CONFLICT, Outcome.GAP, Outcome.PASS)


class SeverityChange(Record):
    """Why a finding's severity is not the rule's own: a clause or a reason, and the named modifier that brought it about, if one did."""

    was: Severity
    because: str
    modifier: str | None = None


class Statement(Record):
    """One deciding fact: its slot, the sentence that says it, where it stands."""

    slot: Slot
    statement: str
    locations: tuple[Location, ...] = ()


class Place(Record):
    """A location and the part that it plays: ``primary`` (the subject's key) or ``related`` (a deciding fact)."""

    role: str
    location: Location


class Waiver(Record):
    """A waiver that accepts a finding: why, by which position, from when, through which day, and where it is written down.

    `approved_by` is the approver's title.
    """

    reason: str
    approver: Ref
    granted: date | None
    expires: date | None
    location: Location
    approved_by: str = ""


class Finding(Record):
    """A conflict or a gap of one rule, with the facts that decide it.

    `status` tells how it stands to a baseline: ``new`` (also where there is none) or ``unchanged``.
    """

    rule: str
    kind: Kind
    severity: Severity
    subject: Ref
    key: tuple[Ref, ...]
    message: str
    cites: tuple[str, ...]
    group: str
    places: tuple[Place, ...]
    evidence: tuple[Statement, ...]
    missing: tuple[Statement, ...]
    remediation: str
    fingerprint: str
    severity_from: SeverityChange | None = None
    status: str = "new"
    waiver: Waiver | None = None


def counts(finding: Finding) -> bool:
    """Whether a finding asks for something: it is new, and nobody has accepted it."""
    return finding.waiver is None and finding.status == "new"


class Absent(Record):
    """A finding of the baseline that is no longer there."""

    rule: str
    kind: Kind
    severity: Severity
    subject: str
    message: str
    fingerprint: str


class Counts(Record):
    """Verdicts of one rule by state."""

    satisfied: int = 0
    violated: int = 0
    undetermined: int = 0


class RuleResult(Record):
    """The outcome of one rule; `reason` says why it was not judged, or how it crashed."""

    id: str
    pack: str
    outcome: Outcome
    severity: Severity
    cites: tuple[str, ...]
    verdicts: Counts = Counts()
    reason: str | None = None


class ClauseResult(Record):
    """What a clause of a source comes to: the worst outcome of the rules that cite it; None where none does."""

    clause: str
    outcome: Outcome | None


class SectionResult(Record):
    """How one section of a pack stands, clause by clause, in the order of its source."""

    pack: str
    id: str
    title: str
    clauses: tuple[ClauseResult, ...]


class Guide(Record):
    """What a rule says to people, whatever the organisation."""

    title: str
    rationale: str
    remediation: str


class ProfileChange(Record):
    """What a profile changed of a rule (``severity: error -> info``), and the reason or clause that it gives."""

    rule: str
    change: str
    because: str


class ProfileUsed(Record):
    """The profile of a run, and each change that it made; `reason` says why it made none, where it does not apply."""

    id: str
    changes: tuple[ProfileChange, ...] = ()
    reason: str | None = None


class ProfileFit(Record):
    """A profile that is meant for just such an organisation, and that was not asked for."""

    id: str
    title: str


class Candidate(Record):
    """A vocabulary term that a doubtful word might mean, with a score from 0 to 1."""

    term: str
    score: float


class Question(Record):
    """Something that only the organisation itself can answer.

    `text` also says how the file is to answer, where that is not plain; `alone` is then the question without it, for those who never see
    the file.
    """

    kind: str
    subject: Ref
    text: str
    candidates: tuple[Candidate, ...] = ()
    alone: str = ""

    @property
    def spoken(self) -> str:
        """The question as one asks it of somebody."""
        return self.alone or self.text


class NotModelled(Record):
    """A topic of which the file says nothing, and the rules that saying something would open."""

    topic: str
    rules: tuple[str, ...]


class Input(Record):
    """A file that was read: its path as given, its SHA-256, and its lines for code frames (never written to JSON)."""

    path: str
    sha256: str
    lines: Sequence[str] = ()


class Note(Record):
    """What became of something in a source of another format, and where it stands: left out, doubtful, read in a way worth knowing.

    `severity` is ``warning`` where somebody should look at it, else ``info``.
    """

    severity: str
    path: str
    line: int
    column: int
    message: str


class PackUsed(Record):
    """A pack that took part, with the digest of its rules."""

    id: str
    version: str
    digest: str
    title: str = ""


class Assessment(Record):
    """Everything that one run has to say.

    `guides` tells of every rule what it says to people, and `says` of every clause that a pack lists what its source says there.
    `absent` is what a baseline held and this run did not find, None without one. `fitting` names profiles that are meant for such an
    organisation and were not asked for. `overlooked` names the rows of the matrices of which no rule asks for what they are about.
    `chart_alone` is set where the files hold a chart and no matrix, gates, policies or the like. `notes` tell what became of sources in
    other formats; None where there were none.
    """

    organization: str | None
    inputs: tuple[Input, ...]
    packs: tuple[PackUsed, ...]
    as_of: date
    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...] = ()
    notmodelled: tuple[NotModelled, ...] = ()
    problems: tuple[Problem, ...] = ()
    sections: tuple[SectionResult, ...] = ()
    chart_alone: bool = False
    guides: Mapping[str, Guide] = EMPTY
    says: Mapping[str, str] = EMPTY
    overlooked: tuple[str, ...] = ()
    profile: ProfileUsed | None = None
    absent: tuple[Absent, ...] | None = None
    fitting: tuple[ProfileFit, ...] = ()
    notes: tuple[Note, ...] | None = None
