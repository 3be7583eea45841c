"""The account of an import as lines for people: counts that add up, what was left out, what somebody should look at."""

import posixpath
from collections.abc import Iterator, Sequence

from govcheck.documents.importing.records import ERROR, INFO, WARNING, Ledger, Notice, Tally

#: from so many files on, what is the same of all of them is told once
MANY = 4


def account(ledger: Ledger, most: int | None) -> Iterator[str]:
    """What was told, left out, doubtful and wrong, and the counts; of each at most so many lines."""
    for severity in (INFO, WARNING, ERROR):
        notices = [notice for notice in ledger.notices if notice.severity == severity]
        lines = _told_once(notices) if severity == INFO else [_line(notice) for notice in notices]
        yield from _some(lines, most, severity)
    yield from _some([f"{row.path}:{row.line}: left out: {row.reason}" for row in ledger.skipped], most, "left out")
    for tally in summed(ledger.tallies):
        yield f"{tally.path} ({tally.what}): {counted(tally)}"


def summed(tallies: Sequence[Tally]) -> list[Tally]:
    """The tallies, those of many files of one folder added up: a page of people may have a file for each."""
    folders: dict[tuple[str, str], list[Tally]] = {}
    for tally in tallies:
        folders.setdefault((posixpath.dirname(tally.path), tally.what), []).append(tally)
    found: list[Tally] = []
    for (folder, what), group in folders.items():
        if len(group) < MANY:
            found += group
        else:
            sums = [sum(column) for column in zip(*(tally[2:] for tally in group), strict=True)]
            found.append(Tally(folder or ".", f"{what}, {len(group)} files", *sums))
    return found


def counted(tally: Tally) -> str:
    """The count of a tally as a sum: ``12 rows = 10 positions + 1 further appointment + 1 left out``."""
    parts = [
        f"{number} {one if number == 1 else many}"
        for number, one, many in (
            (tally.positions, "position", "positions"),
            (tally.appointments, "further appointment", "further appointments"),
            (tally.activities, "activity", "activities"),
            (tally.skipped, "left out", "left out"),
        )
        if number
    ]
    return f"{tally.rows} row{'' if tally.rows == 1 else 's'} = {' + '.join(parts) or '0'}"


def _line(notice: Notice) -> str:
    return f"{notice.path}:{notice.line}:{notice.column}: {notice.severity}: {notice.message}"


def _told_once(notices: Sequence[Notice]) -> list[str]:
    """Lines for notices; what is said of many files stands once, with how many there are."""
    paths: dict[str, set[str]] = {}
    for notice in notices:
        paths.setdefault(notice.message, set()).add(notice.path)
    found = []
    for notice in notices:
        others = len(paths[notice.message]) - 1
        if others + 1 < MANY:
            found.append(_line(notice))
        elif others:
            found.append(f"{_line(notice)} (and the same in {others} more files)")
            paths[notice.message] = set()
    return found


def _some(lines: Sequence[str], most: int | None, what: str) -> Iterator[str]:
    yield from lines[:most]
    if most is not None and len(lines) > most:
        yield f"... and {len(lines) - most} more ({what}); --verbose shows all"
