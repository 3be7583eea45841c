"""Columns of matrices joined to seats: by id, by title, by the office that a title names; the others are kept and told."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from govcheck.documents.importing.draft import At, Draft, Seat
from govcheck.documents.importing.people import name_keys
from govcheck.documents.importing.records import INFO, WARNING, Cell, Ledger, Row, Sheet, Span
from govcheck.documents.importing.seats import slug
from govcheck.documents.shapes import is_id

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary


_NUMBERING = re.compile(r"(?:\d+[.)]?)+\s+(?=\S)")


#: YAML takes no key of a thousand characters
LONGEST_NAME = 300


def _clipped(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


class Columns:
    """Finds what the headings of matrices stand for, once all charts are read."""

    def __init__(self, draft: Draft, ledger: Ledger, vocabulary: "Vocabulary") -> None:
        self.draft, self.ledger, self.vocabulary = draft, ledger, vocabulary
        #: before any column adds one
        self._seats = (*draft.known, *draft.seats.values())
        self._ids = {seat.id: seat for seat in self._seats}
        self._unmatched: dict[str, Seat] = {}

    def add(self, sheet: Sheet, *, alone: bool) -> str:
        """Put a matrix into the draft, its headings as columns of the format; the id under which it stands there."""
        wanted = "main" if alone or not sheet.title else slug(_NUMBERING.sub("", sheet.title))
        matrix, number = wanted, 1
        while matrix in self.draft.matrices:
            number += 1
            matrix = f"{wanted}-{number}"
        words: dict[str, str] = {}
        seen: dict[str, str] = {}
        headings: list[tuple[str, Span]] = []
        for heading, span in sheet.headings:
            place = At(sheet.path, span)
            word = self._word(heading, place)
            office = self._office(word)
            if office in seen and any({heading, seen[office]} <= {each.heading for each in row.cells} for row in sheet.rows):
                self.ledger.note(WARNING, sheet.path, span, f"{heading!r} and {seen[office]!r} go by the name of one office; both are kept")
                word = self._apart(heading, place)
                office = word
            seen[office] = heading
            words[heading] = word
            headings.append((word, span))
        rows: dict[str, Row] = {}
        for row in sheet.rows:
            made = self._row(sheet.path, row, words, rows)
            self._tell_accountable(sheet, made)
            rows[made.name] = made
        self.draft.matrices[matrix] = sheet._replace(headings=tuple(headings), rows=tuple(rows.values()))
        return matrix

    @cached_property
    def _titles(self) -> dict[str, list[Seat]]:
        found: dict[str, list[Seat]] = {}
        for seat in self._seats:
            found.setdefault(seat.title.casefold(), []).append(seat)
        return found

    @cached_property
    def _carriers(self) -> dict[str, list[Seat]]:
        found: dict[str, list[Seat]] = {}
        for seat in self._seats:
            for role in self.vocabulary.match_title(seat.title).roles:
                found.setdefault(role, []).append(seat)
        return found

    @cached_property
    def _holders(self) -> dict[str, list[Seat]]:
        found: dict[str, list[Seat]] = {}
        for seat in self._seats:
            for key in {key for holder in seat.holders for key in name_keys(holder.name)}:
                found.setdefault(key, []).append(seat)
        return found

    # ---- columns ------------------------------------------------------------------------------------------------------------

    def _word(self, heading: str, place: At) -> str:
        """The word of the format for a heading: a seat's id, a role as the client calls it, or a seat made for it."""
        draft = self.draft
        if heading in self._ids or heading in draft.parties:
            return heading
        if not self._seats:
            return _clipped(heading) if is_id(heading) else slug(heading)
        titled = self._titles.get(heading.casefold(), [])
        if len(titled) == 1:
            return titled[0].id
        role = self.vocabulary.role_id(heading)
        # an abbreviation that has two meanings is the seat that carries one of them, as whoever reads the file takes it
        offices = (role,) if role is not None else self.vocabulary.match_title(heading).rivals
        carriers = list({seat.id: seat for office in offices for seat in self._carriers.get(office, ())}.values())
        if len(carriers) == 1 and not titled:
            self._tell(place, f"the column {heading!r} is {carriers[0].id} ({carriers[0].title})")
            # the client's word stays: whoever reads the file finds the same seat by it
            draft.columns[heading] = carriers[0].id
            return heading
        if role is not None and not titled and not carriers and role not in self._ids:
            message = f"the column {heading!r} is the office {role}, which nobody in the chart carries"
            self.ledger.note(WARNING, place.path, place.span, message)
            return heading
        held = self._holders.get(heading.casefold(), [])
        if len(held) == 1 and not titled and not carriers:
            self._tell(place, f"the column {heading!r} names a person, who holds {held[0].id} ({held[0].title})")
            return held[0].id
        several = titled or carriers or held
        if several:
            shown = ", ".join(seat.id for seat in several[:5])
            return self._kept(
                heading, place, f"the column {heading!r} could be {len(several)} seats ({shown}); kept apart from all of them"
            )
        return self._kept(heading, place, f"the column {heading!r} is no seat of the chart; kept as a group")

    def _kept(self, heading: str, place: At, message: str) -> str:
        known = self._unmatched.get(heading)
        if known is None:
            self.ledger.note(WARNING, place.path, place.span, message)
            seat = Seat(self.draft.free_id(_clipped(heading) if is_id(heading) else slug(heading)), heading, None, 0, "group")
            seat.field_places = {"title": place}
            seat.note = "a column of a matrix, no seat of the chart"
            known = self._unmatched[heading] = self.draft.seats[seat.id] = seat
        return known.id

    def _office(self, word: str) -> str:
        """What tells whether two columns are one seat for whoever reads the file."""
        seat = self.draft.columns.get(word, word)
        if seat in self._ids or seat in self.draft.seats:
            return f"seat {seat}"
        role = self.vocabulary.role_id(word)
        return f"role {role}" if role is not None else f"word {word}"

    def _apart(self, heading: str, place: At) -> str:
        """A word for a column whose office another column of the matrix already has."""
        if self._seats:
            return self._kept(f"{heading} (kept apart)", place, f"the column {heading!r} is kept as a group of its own")
        return f"{heading} (kept apart)"

    def _tell(self, place: At, message: str) -> None:
        self.ledger.note(INFO, place.path, place.span, message)

    # ---- rows ---------------------------------------------------------------------------------------------------------------

    def _row(self, path: str, row: Row, words: dict[str, str], before: dict[str, Row]) -> Row:
        cells = tuple(Cell(words[each.heading], each.letters, each.span) for each in row.cells if each.heading in words)
        name = _clipped(row.name) if is_id(row.name) else slug(row.name)
        if name != row.name:
            self.ledger.note(INFO, path, row.span, f"the activity is too long for a name, and is called {name[:60]!r} ...")
        if name not in before:
            return row._replace(name=name, cells=cells)
        number = 2
        while f"{name} ({number})" in before:
            number += 1
        return row._replace(name=f"{name} ({number})", cells=cells, canonical=self.vocabulary.match_activity(name))

    def _tell_accountable(self, sheet: Sheet, row: Row) -> None:
        meant = dict(sheet.letters)
        accountable = [each for each in row.cells if any(meant.get(letter, letter) == "A" for letter in each.letters.split("/"))]
        if len(accountable) > 1:
            names = " and ".join(each.heading for each in accountable)
            self.ledger.note(WARNING, sheet.path, accountable[1].span, f"{row.name!r} has A twice: {names}; kept as it is")
        if row.name.endswith(")") and row.canonical is not None:
            self.ledger.note(INFO, sheet.path, row.span, f"a second row for {row.canonical}: kept as {row.name!r}")
