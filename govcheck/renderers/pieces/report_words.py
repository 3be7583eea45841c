"""The words that every form of a report shares: its sections, what outcomes mean, and what it is called."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from govcheck.model.dossiers import Dossier
from govcheck.model.findings import NotModelled, Outcome
from govcheck.model.plans import StepGroup

#: section -> its heading, in the order in which a reader meets them
SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "scorecard": "How the differences between the offices stand",
        "chart": "The chart",
        "matrix": "Who answers for what",
        "findings": "Findings",
        "plan": "What to change",
        "questions": "Questions to the organisation",
        "waivers": "Accepted findings",
        "judged": "What was judged, and what was not",
        "method": "Method and sources",
    }
)

#: outcome, its word, what it means; worst first, then what was not judged
OUTCOMES = (
    (Outcome.ERROR, "crashed", "The rule failed on this file; that is a fault of the tool, and the other rules were judged."),
    (Outcome.CONFLICT, "conflict", "A stated fact contradicts the rule."),
    (Outcome.GAP, "gap", "The topic is described, but what the rule asks for is not settled."),
    (Outcome.PASS, "pass", "What the file states meets the rule."),
    (Outcome.NOTMODELLED, "not modelled", "The file says nothing about the topic."),
    (Outcome.NOTAPPLICABLE, "not applicable", "The organisation has nothing that the rule is about."),
    (Outcome.NOTSELECTED, "not selected", "The rule was left out of this run."),
)

#: what stands below the outcomes: heading and meaning of the topics that nobody described, and of the rows that nobody asks about
UNSAID = ("What the file says too little about", "Each topic with the number of rules that saying something about it would open.")
OVERLOOKED = ("Rows that no rule is about", "Nothing is said of who should do what there.")

#: group of steps -> its heading
GROUPS: Mapping[StepGroup, str] = MappingProxyType(
    {
        StepGroup.QUICK: "Quick: letters, channels and statements",
        StepGroup.STRUCTURAL: "Structural: lines, offices and separations",
        StepGroup.APPOINTMENT: "Appointments",
    }
)

#: how the findings came about, for whoever asks
METHOD = (
    "The organisation was read from its files into a graph of seats, reporting lines, holders and responsibilities, and each rule was "
    "asked of that graph. A rule is met, contradicted by a stated fact (a conflict), left open by what the file does not say (a gap), or "
    "not judged. Evidence is sufficient: while the facts named keep their values, the finding stays. Titles and activities are taken for "
    "an office only where the file says so or the words are exact; whatever is doubtful is a question. Clauses are paraphrased; the "
    "sources themselves decide."
)

DEFAULT_TITLE = "Review of governance"


def title_of(dossier: Dossier) -> str:
    """What the report is called."""
    return dossier.cover.title or DEFAULT_TITLE


def client_of(dossier: Dossier) -> str:
    """Whom it is about."""
    return dossier.cover.client or dossier.assessment.organization or "The organisation"


#: what stands before the colon of a topic -> how the topic reads
_KINDS = {"raci": "matrix rows about {}", "decisions": "decisions about {}"}


def topics(unsaid: Iterable[NotModelled]) -> list[tuple[str, tuple[str, ...]]]:
    """The topics of which the file says too little, in words, with the rules that they would open; those of most rules first."""
    ordered = sorted(unsaid, key=lambda one: (-len(one.rules), one.topic))
    return [(_topic(topic), rules) for topic, rules in ordered]


def _topic(topic: str) -> str:
    kind, colon, about = topic.partition(":")
    words = _KINDS.get(kind, kind + " about {}").format(about) if colon else topic
    return words.replace("_", " ").replace("-", " ")
