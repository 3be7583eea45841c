"""The account of an import as lines for people: counts that add up, what was left out, what somebody should look at."""

from collections.abc import Iterator

from govcheck.documents.importing.org_text import counted
from govcheck.documents.importing.records import ERROR, INFO, WARNING, Ledger


def account(ledger: Ledger, most: int | None) -> Iterator[str]:
    """What was told, left out, doubtful and wrong, and the counts; of each at most so many lines."""
    for severity in (INFO, WARNING, ERROR):
        lines = [f"{n.path}:{n.line}:{n.column}: {severity}: {n.message}" for n in ledger.notices if n.severity == severity]
        yield from _some(lines, most, severity)
    yield from _some([f"{row.path}:{row.line}: left out: {row.reason}" for row in ledger.skipped], most, "left out")
    for tally in ledger.tallies:
        yield f"{tally.path} ({tally.what}): {counted(tally)}"


def _some(lines: list[str], most: int | None, what: str) -> Iterator[str]:
    yield from lines[:most]
    if most is not None and len(lines) > most:
        yield f"... and {len(lines) - most} more ({what}); --verbose shows all"
