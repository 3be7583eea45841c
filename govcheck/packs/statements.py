"""Reading what a pack's source says (``statements.yaml``) and what of it no rule asks (``not_checked.yaml``)."""

from collections.abc import Mapping
from typing import Any

from govcheck.packs.report import Report, choice, mapping, only_keys, text
from govcheck.packs.rule import Source, Statement, Strength

STATEMENTS_FILE = "statements.yaml"
NOT_CHECKED_FILE = "not_checked.yaml"
_KEYS = ("source", "differences", "statements")
_STRENGTHS = tuple(map(str, Strength))
_STATEMENT_KEYS = ("difference", "strength", "says")


def statements(data: Any, report: Report, sources: Mapping[str, Source]) -> tuple[Statement, ...]:
    """The statements of a file, in its order: their clauses as they are cited, each in its difference, with its strength.

    Of a source that lists its clauses every statement has to be one.
    """
    found = mapping(data, (), report)
    only_keys(found, _KEYS, (), report, "key of a file of statements")
    for key in _KEYS:
        if key not in found:
            report.add((), f"the file of statements lacks {key}")
    source = text(found["source"], ("source",), report) if "source" in found else ""
    if source and source not in sources:
        report.unknown(("source",), "source", source, sources)
    clauses = sources[source].clauses if source in sources else ()
    titles = _differences(found.get("differences", {}), report)
    listed = []
    for clause, stated in mapping(found.get("statements", {}), ("statements",), report).items():
        trail = ("statements", clause)
        if clauses and clause not in clauses:
            report.unknown(trail, f"clause of {source}", clause, clauses, key=True)
        entry = mapping(stated, trail, report)
        only_keys(entry, _STATEMENT_KEYS, trail, report, "key of a statement")
        lacking = [key for key in _STATEMENT_KEYS if key not in entry]
        for key in lacking:
            report.add(trail, f"the statement lacks {key}", key=True)
        if lacking:
            continue
        number = choice(entry["difference"], titles, (*trail, "difference"), report, "difference")
        strength = choice(entry["strength"], _STRENGTHS, (*trail, "strength"), report, "strength of wording")
        says = text(entry["says"], (*trail, "says"), report)
        if number and strength and says:
            listed.append(Statement(f"{source}:{clause}", int(number), titles[number], Strength(strength), says))
    return tuple(listed)


def not_checked(data: Any, report: Report, known: tuple[Statement, ...]) -> dict[str, str]:
    """Clause -> why no rule asks for it; where the pack lists statements of the same source, each clause has to be one of them."""
    clauses = tuple(statement.clause for statement in known)
    sources = {clause.partition(":")[0] for clause in clauses}
    found = {}
    for clause, reason in mapping(data, (), report).items():
        if clause.partition(":")[0] in sources and clause not in clauses:
            report.unknown((clause,), "statement", clause, clauses, key=True)
        found[clause] = text(reason, (clause,), report)
    return found


def _differences(data: Any, report: Report) -> dict[str, str]:
    found = {}
    for number, title in mapping(data, ("differences",), report).items():
        if not number.isdecimal():
            report.add(("differences", number), f"expected a number, found {number!r}", key=True)
            continue
        found[number] = text(title, ("differences", number), report)
    return found
