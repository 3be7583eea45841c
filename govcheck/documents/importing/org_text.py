"""A draft as an organisation file that people like to read: the client's names and order, with comments on what was made of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govcheck.documents.emit import LONGEST_KEY, WIDTH, flow, scalar, text
from govcheck.documents.importing.account import counted, summed
from govcheck.documents.importing.degrees import activity_degree, title_degree
from govcheck.documents.importing.draft import Draft, Seat
from govcheck.documents.importing.records import ERROR, WARNING, Ledger, Sheet
from govcheck.documents.importing.statements import entities_of, renamed_rows, seat_says
from govcheck.documents.table import VERSION

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary

#: how many notices and rows left out stand at the top of the file
MOST = 25


def organization_text(draft: Draft, ledger: Ledger, vocabulary: "Vocabulary") -> str:
    """The organisation file of a draft."""
    return "\n".join(_lines(draft, ledger, vocabulary)) + "\n"


def _lines(draft: Draft, ledger: Ledger, vocabulary: "Vocabulary") -> Iterator[str]:
    yield from _account(ledger)
    yield f"govcheck: {VERSION}"
    if draft.name is not None:
        yield f"organization: {flow({'name': draft.name})}"
    entities = entities_of(draft)
    if entities:
        yield "entities:"
        yield from (_entry("  ", entity, flow({"title": name})) for name, entity in entities.items())
    if draft.roots:
        yield f"roots: {flow(list(draft.roots))}"
    if draft.seats:
        yield "positions:"
        for seat in draft.seats.values():
            yield _seat(seat, entities, vocabulary)
    if draft.persons:
        yield "persons:"
        yield from (_entry("  ", key, flow({"name": name})) for key, (name, _) in draft.persons.items())
    if draft.parties:
        yield "parties:"
        for party, (kind, title, _) in draft.parties.items():
            said = {word: value for word, value in (("kind", kind), ("title", title)) if value}
            yield _entry("  ", party, flow(said))
    if draft.matrices:
        yield "matrices:"
        for matrix, sheet in draft.matrices.items():
            yield from _matrix(matrix, sheet, draft, vocabulary)
    renamed = {name: canonical for name, canonical, _ in renamed_rows(draft)}
    if renamed:
        yield "activities:"
        yield from (_entry("  ", name, flow({"is": canonical})) for name, canonical in renamed.items())


def _entry(indent: str, key: str, rest: str) -> str:
    """A key and what stands beside it; YAML reads a long key only where it is marked as one."""
    written = text(key)
    return f"{indent}{written}: {rest}" if len(written) <= LONGEST_KEY else f"{indent}? {written}\n{indent}: {rest}"


def _account(ledger: Ledger) -> Iterator[str]:
    """The head of the file: where it comes from, what was left out, what somebody should look at."""
    for tally in summed(ledger.tallies):
        yield comment(f"Imported from {tally.path} ({tally.what}): {counted(tally)}")
    warnings = [notice for notice in ledger.notices if notice.severity == WARNING]
    errors = [notice for notice in ledger.notices if notice.severity == ERROR]
    if errors:
        yield "# Imported in part; this could not be read:"
        yield from _some([f"{notice.path}:{notice.line}:{notice.column}: {notice.message}" for notice in errors])
    if ledger.skipped:
        yield "# Left out:"
        yield from _some([f"{skipped.path}:{skipped.line}: {skipped.reason}" for skipped in ledger.skipped])
    if warnings:
        yield "# To look at:"
        yield from _some([f"{notice.path}:{notice.line}:{notice.column}: {notice.message}" for notice in warnings])


def _some(texts: list[str]) -> Iterator[str]:
    yield from (comment(f"  {each}") for each in texts[:MOST])
    if len(texts) > MOST:
        yield f"#   and {len(texts) - MOST} more"


def comment(words: str) -> str:
    """A comment line; nothing in it ends the line."""
    return "# " + "".join(sign if sign.isprintable() else " " for sign in words)


def _seat(seat: Seat, entities: dict[str, str], vocabulary: "Vocabulary") -> str:
    said = ", ".join(f"{word}: {flow(value)}" for word, value, _ in seat_says(seat, entities))
    degree = title_degree(seat.title, vocabulary) if seat.roles is None else f"{', '.join(seat.roles) or 'no office'} (declared)"
    notes = [note for note in (degree, seat.note) if note]
    line = _entry("  ", seat.id, f"{{{said}}}")
    return f"{line}  {comment('; '.join(notes))}" if notes else line


def _matrix(matrix: str, sheet: Sheet, draft: Draft, vocabulary: "Vocabulary") -> Iterator[str]:
    yield _entry("  ", matrix, "").rstrip()
    if sheet.title:
        yield f"    title: {text(sheet.title)}"
    if sheet.letters:
        yield f"    letters: {flow(dict(sheet.letters))}"
    meanings = ((heading, _meaning(heading, draft, vocabulary)) for heading, _ in sheet.headings)
    resolved = [f"{heading} = {meaning}" for heading, meaning in meanings if meaning]
    if resolved:
        yield "    " + comment(f"columns: {'; '.join(resolved)}")
    silent = [heading for heading, _ in sheet.headings if not any(each.heading == heading for row in sheet.rows for each in row.cells)]
    if silent:
        yield "    " + comment(f"columns without any letter: {', '.join(silent)}")
    yield "    rows:" if sheet.rows else "    rows: {}"
    for row in sheet.rows:
        said = [f"{_in_flow(each.heading)}: {scalar(each.letters)}" for each in row.cells]
        cells = ", ".join(said)
        degree = activity_degree(row.name, vocabulary) if row.canonical is None else f"{row.canonical} (declared)"
        unread = f"not read: {', '.join(row.unread)}" if row.unread else ""
        noted = f"  {comment('; '.join(filter(None, (degree, unread))))}" if degree or unread else ""
        line = f"      {text(row.name)}: {{{cells}}}"
        if len(line) <= WIDTH:
            yield line + noted
        else:
            yield from _wrapped(text(row.name), said, noted)


def _in_flow(key: str) -> str:
    """A key within braces."""
    written = text(key)
    return written if len(written) <= LONGEST_KEY else f"? {written} "


def _meaning(heading: str, draft: Draft, vocabulary: "Vocabulary") -> str:
    """What a column stands for, where the word itself does not say it: the seat, or the office with its degree."""
    seat = draft.seats.get(heading)
    if seat is not None:
        return seat.title if seat.title != heading else ""
    return draft.columns.get(heading) or title_degree(heading, vocabulary)


def _wrapped(name: str, cells: list[str], noted: str) -> Iterator[str]:
    """A row that does not fit on a line: its name, and its cells on as many lines as they need."""
    yield f"      {name}:{noted}" if len(name) <= LONGEST_KEY else f"      ? {name}{noted}\n      :"
    line = "        {"
    for at, each in enumerate(cells):
        part = each + (", " if at + 1 < len(cells) else "}")
        if len(line) + len(part.rstrip()) > WIDTH and line.strip() != "{":
            yield line.rstrip()
            line = "         "
        line += part
    yield line if cells else "        {}"
