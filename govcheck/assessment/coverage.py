"""Which rules ask for which clause of a pack's sources, and what these rules come to on their own examples."""

from collections.abc import Mapping

from govcheck.assessment.examples import run_examples
from govcheck.model.findings import Outcome
from govcheck.model.record import Record
from govcheck.packs.rule import Pack, Rule, RulePacks, Section
from govcheck.vocabulary.terms import Vocabulary


class Asking(Record):
    """A rule that rests on a clause, as its requirement or only as the reason of a severity, and its outcomes on its examples."""

    rule: str
    reason_only: bool
    outcomes: Mapping[Outcome, int]


class ClauseCoverage(Record):
    """A clause, what it says and how firmly (where the pack lists that), who asks for it, or why nobody does."""

    clause: str
    says: str
    strength: str | None
    rules: tuple[Asking, ...]
    not_checked: str | None

    @property
    def accounted(self) -> bool:
        """Whether a rule rests on it, or a reason is given."""
        return bool(self.rules) or self.not_checked is not None


class SectionCoverage(Record):
    """A section of a pack and its clauses; `section` is None for what stands in none."""

    section: Section | None
    clauses: tuple[ClauseCoverage, ...]


def coverage(pack: Pack, packs: RulePacks, vocabulary: Vocabulary) -> tuple[SectionCoverage, ...]:
    """Every clause that a pack's sections or statements name, section by section; () for a pack that names none.

    It runs the examples of all rules of the pack.
    """
    stated = {statement.clause: statement for statement in pack.statements}
    clauses = tuple(dict.fromkeys((*(clause for section in pack.sections for clause in section.clauses), *stated)))
    if not clauses:
        return ()
    outcomes = run_examples(pack, vocabulary, packs).outcomes
    asking: dict[str, list[Asking]] = {}
    for rule in pack.rules:
        counted = {outcome: outcomes[rule.id].count(outcome) for outcome in Outcome if outcome in outcomes[rule.id]}
        for clause in _clauses(rule):
            asking.setdefault(clause, []).append(Asking(rule.id, clause not in rule.cites, counted))

    def of(clause: str) -> ClauseCoverage:
        said = stated.get(clause)
        rules, reason = tuple(asking.get(clause, ())), pack.not_checked.get(clause)
        if said is None:
            return ClauseCoverage(clause, "", None, rules, reason)
        return ClauseCoverage(clause, said.says, str(said.strength), rules, reason)

    found = [SectionCoverage(section, tuple(map(of, section.clauses))) for section in pack.sections]
    inside = {clause for section in pack.sections for clause in section.clauses}
    outside = tuple(of(clause) for clause in clauses if clause not in inside)
    return (*found, *((SectionCoverage(None, outside),) if outside else ()))


def _clauses(rule: Rule) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*rule.cites, *(modifier.because for modifier in rule.severity_when))))
