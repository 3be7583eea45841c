"""Questions about facts, for people who know their organisation and not this tool; with the kind of answer that is wanted."""

import re
from collections.abc import Mapping

from govcheck.assessment.names import Names
from govcheck.documents.chart_shapes import Engagements, Holder, Lines
from govcheck.documents.fields import field_of, known_words
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
from govcheck.documents.scalars import Choice, Day, Flag, Text, Whole, Words
from govcheck.documents.shapes import Shape
from govcheck.documents.table import OPTIONAL
from govcheck.model.facts import POSITION_SLOTS
from govcheck.model.slots import Ref, Slot

_QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "position": {
        "roles": "Which office does {x} hold?",
        "holding": "Who holds the position {x}?",
        "lines": "To whom does {x} report?",
        "dotted": "To whom does {x} also report, beside the superior (dotted line)?",
        "deputy": "Who stands in for {x}?",
        "tier": "Does {x} govern the organisation, manage it, or work on a subject?",
        "part_of": "Of which board or committee is {x} a part?",
        "chair": "Who chairs {x}?",
        "members": "Who sits on {x}?",
        "scope": "What does {x} deal with?",
        "frequency": "How often does {x} meet?",
        "charter": "Does {x} have written terms of reference?",
        "matrix": "Is it intended that {x} has two superiors?",
        "entity": "To which legal entity does {x} belong?",
        "serves": "For which legal entities does {x} work?",
        "level": "At which level of seniority is {x}?",
        "line_of_defence": "Does {x} run the business (1), oversee it (2) or audit it (3)?",
        "supplied_by": "Which supplier provides {x}?",
        "overseen_by": "Who within the organisation oversees {x}?",
        "evaluated_by": "Who evaluates the performance of {x}?",
        "paid_by": "Who decides on the pay of {x}?",
        "mandate": "What is {x} there for, in one sentence?",
        "scopes": "Which fields of work does {x} have?",
        "risk_appetite": "How much risk does {x} accept?",
        "risk_threshold": "Where does the risk end that {x} may accept, in words?",
        "measured_by": "By what is the work of {x} measured?",
        "engages": "With whom does {x} work regularly?",
    },
    "policy": {
        "owner": "Who owns the policy on {x}?",
        "approver": "Who approves the policy on {x}?",
        "scope": "For whom does the policy on {x} hold?",
        "review": "How often is the policy on {x} reviewed?",
        "informed_by": "From what does the policy on {x} learn when it is revised?",
    },
    "training": {
        "owner": "Who owns the training {x}?",
        "audience": "Whom does the training {x} reach?",
        "frequency": "How often is the training {x} held?",
    },
    "decision": {
        "by": "Who decides on {x}?",
        "joint": "Do those who decide on {x} decide only together?",
        "limit": "Up to what amount or time may {x} be decided?",
    },
    "risk": {"owner": "Who owns the risk {x}?", "acceptor": "Who may accept what is left of the risk {x}?"},
    "gate": {
        "before": "What may not happen before the approval step {x} is passed?",
        "phase": "In which phase does the approval step {x} stand?",
        "mandatory": "Must everybody pass the approval step {x}?",
        "approver": "Who lets a change through the approval step {x}?",
        "challengers": "Who may object at the approval step {x}?",
    },
    "asset": {
        "kind": "What is {x}: data, infrastructure, an application, a device, a service?",
        "asset_class": "Of which class is {x}, such as personal or financial?",
        "owner": "Who owns the use of {x}?",
        "overseer": "Who oversees the protection of {x}?",
        "tracked": "Does {x} stand in an inventory?",
        "encrypted": "Is {x} encrypted?",
        "auditable": "Is access to {x} recorded?",
    },
    "vendor": {"kind": "What does the supplier {x} supply?", "owner": "Who owns the relation with the supplier {x}?"},
    "metric": {"canonical": "Which measure is {x}?"},
    "party": {"kind": "What is {x}: an authority, a customer, an auditor?"},
    "entity": {"sector": "In which sector does {x} work?", "regulated": "Does an authority supervise {x}?"},
    "activity": {
        "canonical": "For which activity does the row {x} stand?",
        "frequency": "How often is {x} done?",
        "phase": "To which phase does {x} belong?",
        "critical": "Does the organisation call {x} critical?",
        "approves": "What does {x} approve?",
        "framework": "For which law or standard is {x} done?",
    },
    "organization": {
        "name": "What is the organisation called?",
        "sector": "In which sector does the organisation work?",
        "regulated": "Does an authority supervise the organisation?",
        "technology_core": "Is technology the core of what the organisation sells?",
        "frameworks": "Which laws and standards does the organisation follow?",
        "reviewed": "When was this description last compared with reality?",
        "matrix": "Does the responsibility matrix use S (support) beside R, A, C and I?",
    },
}
_OWN_WORDS = {
    "gates": "Which approval steps must a change or a new system pass?",
    "policies": "Which written policies on information, data and technology are there?",
    "trainings": "Which trainings on security and data protection are held?",
    "decisions": "Which rights to decide on technology and security are laid down?",
    "risks": "Which categories of technology and security risk have an owner?",
    "assets": "Which data, systems and other things of value does the organisation look after?",
    "vendors": "Which suppliers of technology and security services are there?",
}
_SEVERAL = "several with ; between them"
_WHO = f"positions, offices or outside parties, by title or id, {_SEVERAL}; or none"
PARTS = "letters and who has them, such as: A: CISO; R: SOC Manager; C: CIO; I: Legal"
NEW_SUPERIOR = f"a position, by title or id, also one that the file does not have yet, such as CEO or Board of Directors, {_SEVERAL}"
MEASURES = f"measures such as uptime, cost, incidents, patch-coverage or revenue, {_SEVERAL}; or none"
CHANNEL = "whom and how, such as: to: Board; about: cyber-risk; frequency: quarterly; written: yes; via: none"


def asked(fact: Slot, names: Names) -> tuple[str, str] | None:
    """The question about a fact and the answer that is expected; None where no single answer settles it."""
    kind, path = fact
    if kind == "rows":
        return f"Who does what in the activity {names.activity(path[0])}?", PARTS
    if kind == "row":
        return f'Who does what in "{path[1]}"?', PARTS
    if kind == "cell":
        return f'What part does {names.position(path[2])} have in "{path[1]}"?', "letters of R, A, C, I joined by /; or none"
    if kind == "role":
        return f"Who is the {names.role(path[0])}?", "a position, by title or id; or nobody"
    if kind == "channel":
        return f"Whom does {names.of(Ref(*path[0].split(':', 1)))} reach directly, and how?", CHANNEL
    if kind == "section":
        return (_OWN_WORDS[path[0]], f"names, {_SEVERAL}; or none") if path[0] in OPTIONAL and path[0] in _OWN_WORDS else None
    field = field_of(fact)
    if kind == "organization" and field is None:
        return f"What holds for the organisation: {_spaced(path[0])}?", "yes or no, a number or a word"
    thing = "position" if kind in POSITION_SLOTS else kind
    text = _QUESTIONS.get(thing, {}).get(field.attribute) if field is not None else None
    if field is None or text is None:
        return None
    expected = MEASURES if field.word == "measured_by" else _expected(field.shape)
    words = names.known_words(known_words(fact))
    if words:
        expected = (
            f"a word such as {', '.join(words)}" if isinstance(field.shape, Text) else f"words such as {', '.join(words)}, {_SEVERAL}"
        )
    return text.replace("{x}", _name(thing, path[0], names)), expected


def _name(kind: str, name: str, names: Names) -> str:
    if kind == "position":
        return names.position(name)
    if kind == "activity":
        return f'"{name}"'
    shown = names.of(Ref(kind, name)).strip('"')
    return _spaced(shown) if shown == name else shown


def _spaced(word: str) -> str:
    return re.sub(r"\bit\b", "IT", re.sub("[-_]", " ", word))


def _expected(shape: Shape) -> str:
    """What kind of answer a field takes."""
    if isinstance(shape, Choice):
        return f"one of {', '.join(shape.words)}"
    if isinstance(shape, Whole):
        return f"a number from {shape.low} to {shape.high}"
    if isinstance(shape, DeclaredNames):
        return f"ids from {' or '.join(shape.sections)}, {_SEVERAL}; or none"
    if isinstance(shape, Declared):
        return f"an id from {' or '.join(shape.sections)}"
    return next((text for kind, text in _EXPECTED.items() if isinstance(shape, kind)), "a word")


_EXPECTED: Mapping[type, str] = {
    Text: "a few words",
    Flag: "yes or no",
    Day: "a day as YYYY-MM-DD",
    PositionName: "a position, by title or id",
    PositionNames: f"positions, by title or id, {_SEVERAL}; or none",
    Who: _WHO,
    WhoOne: "a position, an office or an outside party, by title or id",
    Roles: f"an office such as ciso, {_SEVERAL}; or none",
    CanonicalActivity: "an activity such as incident-response",
    CanonicalMetric: "a measure such as patch-coverage",
    Words: f"words, {_SEVERAL}; or none",
    Lines: f"a position, by title or id, {_SEVERAL}",
    Holder: f"a name, {_SEVERAL} where a seat is shared; or vacant",
    Engagements: "positions, offices or outside parties, with ; between them, each perhaps with how often: CIO (monthly); or none",
}
