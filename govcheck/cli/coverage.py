"""``govcheck rules --coverage``: statement by rule by outcome, as text or JSON."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from govcheck.assessment.coverage import Asking, ClauseCoverage, SectionCoverage, coverage
from govcheck.cli.knowledge import Knowledge
from govcheck.cli.page import Page
from govcheck.model.findings import Outcome
from govcheck.packs.rule import Pack
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.table import Look

_WORDS = {Outcome.NOTMODELLED: "not modelled", Outcome.NOTAPPLICABLE: "not applicable"}


class Covered(NamedTuple):
    """A pack that says which clauses it answers for, and how it does."""

    pack: Pack
    sections: tuple[SectionCoverage, ...]

    @property
    def clauses(self) -> tuple[ClauseCoverage, ...]:
        """Every clause, in the order of its section."""
        return tuple(clause for section in self.sections for clause in section.clauses)


def covered(known: Knowledge, words: Sequence[str]) -> list[Covered]:
    """The coverage of every pack that names the clauses that it answers for; where there are words, only clauses that one names.

    A word is a clause such as ``cio-ciso:7`` (with everything below it), a source, or a rule's id.
    """
    found = [Covered(pack, coverage(pack, known.packs, known.vocabulary)) for pack in known.packs.packs]
    if words:
        found = [one._replace(sections=tuple(filter(None, (_chosen(section, words) for section in one.sections)))) for one in found]
    return [one for one in found if one.sections]


def _chosen(section: SectionCoverage, words: Sequence[str]) -> SectionCoverage | None:
    kept = tuple(clause for clause in section.clauses if any(_names(word, clause) for word in words))
    return section._replace(clauses=kept) if kept else None


def _names(word: str, clause: ClauseCoverage) -> bool:
    below = clause.clause.startswith((f"{word}.", f"{word}(", f"{word}:"))
    return clause.clause == word or below or any(asking.rule == word for asking in clause.rules)


def coverage_text(found: Sequence[Covered], look: Look) -> str:
    """A heading for each section, a line for each clause and for each of its rules, and how many are accounted for."""
    page = Page(look)
    for number, one in enumerate(found):
        page.lines += [""] if number else []
        page.title(one.pack.id, one.pack.title)
        for section, clauses in one.sections:
            page.heading(f"{section.id}  {section.title}" if section is not None else "in no section")
            for clause in clauses:
                page.entry(clause.clause, clause.says, _CLAUSE_COLUMN)
                _rules(page, clause)
        page.lines.append("")
        page.text(_totals(one), "")
    if not found:
        page.lines.append("no pack names the clauses that it answers for")
    return "\n".join(page.lines) + "\n"


def coverage_json(found: Sequence[Covered]) -> str:
    """The same as JSON."""
    import json

    listed = [_clause(one.pack, section, clause) for one in found for section in one.sections for clause in section.clauses]
    totals = [{"pack": one.pack.id, **_numbers(one)} for one in found]
    return json.dumps({"coverage": listed, "totals": totals}, ensure_ascii=False, indent=2) + "\n"


#: where what a clause says begins
_CLAUSE_COLUMN = 18


def _rules(page: Page, clause: ClauseCoverage) -> None:
    if clause.not_checked is not None:
        page.text(f"not checked: {clause.not_checked}", " " * _CLAUSE_COLUMN)
    elif not clause.rules:
        page.text("no rule asks for it, and no reason is given", " " * _CLAUSE_COLUMN)
    for asking in clause.rules:
        page.text(f"{asking.rule}: {_outcomes(asking)}", " " * _CLAUSE_COLUMN)


def _outcomes(asking: Asking) -> str:
    told = ", ".join(f"{count} {_WORDS.get(outcome, outcome.value)}" for outcome, count in asking.outcomes.items())
    return told + (" (reason of its severity)" if asking.reason_only else "")


def _numbers(one: Covered) -> dict[str, int]:
    return {
        "statements": len(one.clauses),
        "accounted": sum(clause.accounted for clause in one.clauses),
        "by_rule": sum(bool(clause.rules) for clause in one.clauses),
    }


def _totals(one: Covered) -> str:
    numbers = _numbers(one)
    left = sum(clause.not_checked is not None and not clause.rules for clause in one.clauses)
    reasons = f", {left} not checked for a stated reason" if left else ""
    said = f"{numbers['accounted']} of {counted(numbers['statements'], 'statement')} accounted for"
    return f"{said}: {numbers['by_rule']} by a rule{reasons}"


def _clause(pack: Pack, section: SectionCoverage, clause: ClauseCoverage) -> dict[str, Any]:
    return {
        "pack": pack.id,
        "section": section.section.id if section.section is not None else None,
        "clause": clause.clause,
        "says": clause.says,
        "strength": clause.strength,
        "rules": [
            {
                "id": asking.rule,
                "for": "severity" if asking.reason_only else "requirement",
                "examples": {outcome.value: count for outcome, count in asking.outcomes.items()},
            }
            for asking in clause.rules
        ],
        "not_checked": clause.not_checked,
    }
