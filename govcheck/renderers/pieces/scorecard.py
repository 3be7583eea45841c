"""The sections of the packs as rows of a table: how many statements could be judged, and how they came out."""

from collections.abc import Sequence
from typing import NamedTuple

from govcheck.model.findings import JUDGED, Assessment, Outcome, SectionResult


class Score(NamedTuple):
    """One section, or all of a pack together: how many statements there are, were judged, and came to what."""

    number: str
    title: str
    of: int
    judged: int
    conflict: int
    gap: int
    passed: int
    unsaid: int

    @property
    def rest(self) -> int:
        """Statements that do not apply, were not selected, crashed, or that no rule asks about."""
        return self.of - self.judged - self.unsaid


class Table(NamedTuple):
    """The sections of one pack, and all of them together."""

    title: str
    rows: tuple[Score, ...]
    whole: Score


def scorecards(assessment: Assessment) -> tuple[Table, ...]:
    """A table for each pack that has sections, in the order of the assessment."""
    titles = {pack.id: pack.title or pack.id for pack in assessment.packs}
    packs = dict.fromkeys(section.pack for section in assessment.sections)
    return tuple(_table(titles.get(pack, pack), [section for section in assessment.sections if section.pack == pack]) for pack in packs)


def _table(title: str, sections: Sequence[SectionResult]) -> Table:
    rows = tuple(_score(section.id if section.id.isdecimal() else "", section.title, section) for section in sections)
    whole = [clause for section in sections for clause in section.clauses]
    everything = sections[0]._replace(clauses=tuple(whole)) if sections else None
    return Table(title, rows, _score("", "In all", everything))


def _score(number: str, title: str, section: SectionResult | None) -> Score:
    outcomes = [clause.outcome for clause in section.clauses] if section is not None else []
    count = outcomes.count
    return Score(
        number,
        title,
        len(outcomes),
        sum(outcome in JUDGED for outcome in outcomes),
        count(Outcome.CONFLICT),
        count(Outcome.GAP),
        count(Outcome.PASS),
        count(Outcome.NOTMODELLED),
    )
