"""How the sections of a pack stand, as rows of a Markdown table."""

from collections.abc import Iterable, Iterator

from govcheck.model.findings import JUDGED, Outcome, SectionResult
from govcheck.renderers.pieces.markup import escaped

_COLUMNS = (
    (Outcome.CONFLICT, "conflict"),
    (Outcome.GAP, "gap"),
    (Outcome.PASS, "pass"),
    (Outcome.NOTMODELLED, "not modelled"),
)


def section_rows(sections: Iterable[SectionResult]) -> Iterator[str]:
    """A head, and a row for each section: how many of its statements were judged, and what they came to."""
    yield "| | judged | " + " | ".join(word for _, word in _COLUMNS) + " |"
    yield "|---|---:|" + "---:|" * len(_COLUMNS)
    for section in sections:
        outcomes = [clause.outcome for clause in section.clauses]
        counts = [str(outcomes.count(outcome) or "") for outcome, _ in _COLUMNS]
        number = f"{section.id}. " if section.id.isascii() and section.id.isdecimal() and len(section.id) <= 4 else ""
        judged = f"{sum(outcome in JUDGED for outcome in outcomes)} of {len(outcomes)}"
        yield f"| {number}{escaped(section.title)} | {judged} | {' | '.join(counts)} |"
