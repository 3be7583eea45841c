"""Entries to seats: one for each row, fewer where several people share one, each id once."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from govcheck.documents.importing.days import days_of
from govcheck.documents.importing.draft import At, Draft, Holder, Seat
from govcheck.documents.importing.people import UNDISCLOSED, VACANT, Held, Holders, is_acting
from govcheck.documents.importing.records import INFO, WARNING, Entry, Ledger
from govcheck.documents.importing.titles import clean_title, plain_text, without_vacancy
from govcheck.documents.shapes import is_id

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary

_WORDS = re.compile(r"[^\W_]+")
#: a longer id helps nobody, and YAML takes no key of a thousand characters
LONGEST_SLUG = 80

#: a row with the names of who holds its seat, and how
Row = tuple[Entry, tuple[str, ...], Held]

_KINDS = frozenset(("post", "body", "member", "group"))


def slug(text: str) -> str:
    """A title as an id: its words in lower case, with hyphens."""
    return "-".join(_WORDS.findall(text.casefold()))[:LONGEST_SLUG].strip("-") or "seat"


class Seats:
    """Makes the seats of a draft out of entries; knows afterwards which entry went into which seat."""

    def __init__(self, draft: Draft, ledger: Ledger, vocabulary: "Vocabulary", as_of: date) -> None:
        self.draft, self.ledger, self.vocabulary, self.as_of = draft, ledger, vocabulary, as_of
        self._holders = Holders(vocabulary)
        #: the seats in their order, each with the entries of which it is made
        self.made: list[tuple[Seat, tuple[Entry, ...]]] = []
        self.left: list[tuple[Entry, str]] = []
        self.appointments = 0
        #: seats of which no row says the title
        self.untitled = 0
        #: titles as they are written -> as a person says them, and whether their holders stand in for the time being
        self._read: dict[str, tuple[str, bool]] = {}
        self._people: dict[str, str] = {}
        self._several: set[str] = set()
        self._known: list[Row] = []
        self._told: set[tuple[str, str]] = set()
        self._ids: dict[str, str] = {}

    def add(self, entries: Iterable[Entry]) -> tuple[int, int]:
        """The seats of one table; how many seats and further appointments its rows came to."""
        kept: list[Row] = []
        held = self._holders.held
        for entry in entries:
            names, how = held(entry.name)
            if not names and not how.vacant and entry.title and without_vacancy(plain := plain_text(entry.title)) != plain:
                how = how._replace(vacant=True)
            if not (how.eliminated or how.left or entry.until) or self._is_kept(entry, how):
                kept.append((entry, names, how))
        self._know_people(kept)
        keys = [entry.seat or entry.person for entry, _, _ in kept]
        together: dict[str, list[Row]] = {}
        if len(set(keys)) < len(keys):
            for key, row in zip(keys, kept, strict=True):
                if key:
                    together.setdefault(key, []).append(row)
        slugs = Counter([own for entry, _, _ in kept if (own := entry.slug)])
        before, appointed, untitled = len(self.made), self.appointments, self.untitled
        for key, row in zip(keys, kept, strict=True):
            group = together.get(key, ()) if together else ()
            if len(group) < 2:
                own = row[0].slug
                self._seat(row, own if own and slugs[own] == 1 else key)
                continue
            if group[0] is not row:
                continue
            parts = self._parts(group)
            for part in parts:
                # several seats under one id: none of them is *the* one
                wanted = key if len(parts) == 1 else f"{key} {slug(self._title(part[0][0].title) or part[0][0].name)}"
                self._seat(part[0], wanted, part)
        if self.untitled > untitled:
            first = next(entry for entry, _, _ in kept if not self._title(entry.title))
            number = self.untitled - untitled
            many = "a seat without a title goes" if number == 1 else f"{number} seats without a title go"
            message = f"{many} by the name or id in the row"
            self.ledger.note(INFO, first.places.path, first.places.span(first.row, "title"), message)
        return len(self.made) - before, self.appointments - appointed

    # ---- rows ---------------------------------------------------------------------------------------------------------------

    def _seat(self, row: Row, wanted: str, shared: Sequence[Row] = ()) -> None:
        """One seat, made of one row or of several that share it."""
        entry, names, how = row
        places, at, _, person, name, written, _, _, _, kind, status, _, since, until, entity, _, _, acted, _, _ = entry
        title, acting = self._read.get(written) or self._read_title(written)
        if how.vacant:
            # the file says it in its own place
            title = clean_title(without_vacancy(plain_text(written)))
        if not title:
            title = (name if not how.vacant else "") or entry.seat or person
            self.untitled += 1
        if not wanted or not is_id(wanted):
            wanted = slug(plain_text(wanted) or title)
        taken = self.draft.seats
        if wanted in taken or wanted in self.draft.parties:
            wanted = self.draft.free_id(wanted)
        seat = taken[wanted] = Seat(wanted, title, places, at, kind if name and kind == "post" else self._kind(entry))
        if len(shared) < 2 and len(names) == 1 and not (since or until or entity) and (not status or status.casefold() not in VACANT):
            # nearly every row is one person in one seat, of whom no more is said
            holder = names[0]
            if person and holder in self._several:
                holder = self._person(entry, holder, names)
            seat.holders = (Holder(holder, acting or how.acting or acted),)
        else:
            self._fill(seat, shared or (row,))
        seat.number = len(self.made)
        self.made.append((seat, tuple(each for each, _, _ in shared) if shared else (entry,)))

    def _is_kept(self, entry: Entry, how: Held) -> bool:
        """Whether a row is part of the chart; one that is not is left out."""
        reason = None
        if how.eliminated:
            reason = f"no longer in the chart ({plain_text(entry.name)})"
        elif how.left:
            reason = f"the person has left ({plain_text(entry.name)})"
        elif entry.until:
            last = days_of(entry.until)
            if last and last[-1] < self.as_of:
                reason = f"the person left on {' or '.join(map(str, last))}"
        if reason is None:
            return True
        self.left.append((entry, reason))
        self.ledger.skip(entry.places.path, entry.places.span(entry.row, "name").line, reason)
        return False

    def _parts(self, group: Sequence[Row]) -> list[list[Row]]:
        """The seats for which the rows of one id stand: rows that differ in nothing but the person share one."""
        seen: dict[tuple[object, ...], Row] = {}
        for row in group:
            entry = row[0]
            first = seen.setdefault((entry.seat, entry.person, entry.name, entry.title, entry.above, entry.status), row)
            if first is not row:
                line = first[0].places.span(first[0].row, "title").line
                self.ledger.skip(entry.places.path, entry.places.span(entry.row, "title").line, f"the same as row {line}")
        rows = list(seen.values())
        parts: dict[tuple[object, ...], list[Row]] = {}
        for row in rows:
            entry = row[0]
            above = tuple((reference.text, reference.space) for reference in entry.above)
            shared = (entry.seat, self._title(entry.title), above) if entry.seat else (entry,)
            parts.setdefault(shared, []).append(row)
        if len(parts) > 1:
            self._collision(rows)
        return list(parts.values())

    def _collision(self, rows: list[Row]) -> None:
        first = rows[0][0]
        lines = ", ".join(str(entry.places.span(entry.row, "title").line) for entry, _, _ in rows)
        names = {entry.name.casefold() for entry, _, _ in rows}
        at = first.places.span(first.row, "seat_id" if first.seat else "person_id")
        if first.seat or len(names) > 1:
            message = (
                f"the id {(first.seat or first.person)!r} stands in rows {lines} for different seats: each is kept, with an id of its own"
            )
            self.ledger.note(WARNING, first.places.path, at, message)
        else:
            message = f"{first.name or first.person} holds {len(rows)} seats (rows {lines}): each is a position of its own"
            self.ledger.note(INFO, first.places.path, at, message)

    def _kind(self, entry: Entry) -> str:
        if entry.kind != "post":
            return entry.kind if entry.kind in _KINDS else "post"
        # a committee in a chart is a body, whatever column it stands in
        roles = self.vocabulary.match_title(self._title(entry.title)).roles if not entry.name and entry.title else ()
        return "body" if roles and all(self.vocabulary.roles[role].kind == "body" for role in roles) else "post"

    def _title(self, text: str) -> str:
        return (self._read.get(text) or self._read_title(text))[0]

    def _read_title(self, text: str) -> tuple[str, bool]:
        found = self._read[text] = clean_title(text), is_acting(text)
        return found

    # ---- holders ------------------------------------------------------------------------------------------------------------

    def _know_people(self, rows: Iterable[Row]) -> None:
        """Which names stand for several people, by their ids."""
        self._known += [row for row in rows if len(row[1]) == 1 and row[0].person]
        persons = {names[0]: entry.person for entry, names, _ in self._known}
        if len(persons) == len(self._known) == len(set(persons.values())):
            return  # no name and no id stands twice
        for entry, (name,), _ in self._known:
            other = self._people.setdefault(name, entry.person) != entry.person and name not in self._several
            # a word for nobody in particular is no name that two people share
            if other and not self.vocabulary.holder_word(name):
                self._several.add(name)
                message = f"{name!r} stands for people with the ids {self._people[name]!r} and {entry.person!r}: told apart by them"
                self.ledger.note(INFO, entry.places.path, entry.places.span(entry.row, "name"), message)
            known = self._ids.setdefault(entry.person, name)
            if known != name and (entry.person, name) not in self._told:
                self._told.add((entry.person, name))
                message = f"the person {entry.person!r} is called {known!r} and {name!r}: two people, or one with two names?"
                self.ledger.note(WARNING, entry.places.path, entry.places.span(entry.row, "name"), message)

    def _fill(self, seat: Seat, rows: Sequence[Row]) -> None:
        holders: list[Holder] = []
        shared = len(rows) > 1
        for at, (entry, names, how) in enumerate(rows):
            self.appointments += at > 0
            since = self._day(entry, entry.since, "since") if entry.since else None
            until = self._day(entry, entry.until, "until") if entry.until else None
            if how.vacant or entry.status.casefold() in VACANT:
                seat.vacant, seat.vacant_since = True, since
                continue
            acting = how.acting or entry.acting or is_acting(entry.title)
            part = _share(entry.share) if shared and entry.share else None
            holders += [Holder(self._person(entry, name, names), acting, since, until, part) for name in names]
            if entry.entity:
                seat.entity = entry.entity
            seat.tier, seat.chair, seat.members = entry.tier, entry.chair, entry.members
        if holders and seat.vacant:
            # half of a job share is open: who is there holds the seat
            seat.vacant, seat.vacant_since = False, None
        known = [holder.name for holder in holders]
        seat.holders = tuple(
            holder for at, holder in enumerate(holders) if holder.name not in known[:at] or holder.name.casefold() in UNDISCLOSED
        )

    def _person(self, entry: Entry, name: str, names: tuple[str, ...]) -> str:
        if name not in self._several or not entry.person or len(names) > 1:
            return name
        key = f"{name} ({entry.person})"
        self.draft.persons.setdefault(key, (name, At(entry.places.path, entry.places.span(entry.row, "name"))))
        return key

    def _day(self, entry: Entry, text: str, field: str) -> date | None:
        found = days_of(text)
        if len(found) == 1:
            return found[0]
        why = "could be either of two days" if found else "is no date"
        message = f"{field} {text!r} {why}, and is left out; expected YYYY-MM-DD or DD.MM.YYYY"
        self.ledger.note(WARNING, entry.places.path, entry.places.span(entry.row, field), message)
        return None


def _share(text: str) -> float | None:
    """A share of 1, also written in percent or with a decimal comma."""
    try:
        value = float(text.replace(",", ".").rstrip("% "))
    except ValueError:
        return None
    value = value / 100 if value > 1 else value
    return value if 0 < value < 1 else None
