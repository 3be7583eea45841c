"""The statements of a source one by one: what each says, what it came to, and whether what speaks against it is a remark alone."""

from collections.abc import Iterable, Mapping

from govcheck.model.findings import Assessment, Outcome, SectionResult, Severity
from govcheck.model.record import Record

#: as a report says the outcomes that have another name; None is for a statement that leaves nothing to check
_WORDS: Mapping[Outcome | None, str] = {
    Outcome.ERROR: "crashed",
    Outcome.NOTMODELLED: "not said",
    Outcome.NOTAPPLICABLE: "does not apply",
    Outcome.NOTSELECTED: "not asked",
    None: "cannot be checked",
}
_AGAINST = frozenset((Outcome.CONFLICT, Outcome.GAP))


class Stated(Record):
    """A statement: its place in the source, its words, its outcome (None: nothing to check), and whether that is a remark alone."""

    place: str
    says: str
    outcome: Outcome | None
    remark: bool

    def told(self, words: Mapping[Outcome | None, str]) -> str:
        """The outcome in those words, or in its own."""
        word = words.get(self.outcome, "") or (self.outcome.value if self.outcome is not None else "")
        return f"{word}, a remark" if self.remark else word

    @property
    def word(self) -> str:
        """The outcome as a report says it."""
        return self.told(_WORDS)


def stated(section: SectionResult, assessment: Assessment, light: frozenset[str]) -> tuple[Stated, ...]:
    """The statements of a section in their order; `light` are those against which remarks alone speak."""
    return tuple(
        Stated(clause.rpartition(":")[2], assessment.says.get(clause, ""), outcome, clause in light) for clause, outcome in section.clauses
    )


def remarks(assessment: Assessment, sections: Iterable[SectionResult]) -> frozenset[str]:
    """The statements in conflict or with a gap against which nothing speaks but findings of severity info."""
    heavy = {
        clause
        for finding in assessment.findings
        if finding.severity is not Severity.INFO
        for clause in (*finding.cites, *((finding.severity_from.because,) if finding.severity_from is not None else ()))
    }
    told = {clause for finding in assessment.findings for clause in finding.cites}
    against = (clause for section in sections for clause, outcome in section.clauses if outcome in _AGAINST)
    return frozenset(clause for clause in against if clause in told and clause not in heavy)


def remarks_told(assessment: Assessment) -> str:
    """How many statements are only remarked upon, in a sentence; empty where none is."""
    count = len(remarks(assessment, assessment.sections))
    some = "1 is a remark" if count == 1 else f"{count} are remarks"
    return f"Of the statements in conflict or with a gap, {some} and no more." if count else ""


def one_by_one(assessment: Assessment) -> list[tuple[str, tuple[Stated, ...]]]:
    """Each section by its number and title, with its statements."""
    light = remarks(assessment, assessment.sections)
    return [
        (f"{section.id}. {section.title}" if section.id.isdecimal() else section.title, stated(section, assessment, light))
        for section in assessment.sections
    ]
