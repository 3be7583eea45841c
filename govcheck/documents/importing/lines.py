"""Who reports to whom: the names and ids by which rows call their superiors, found among all seats of the import."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govcheck.documents.importing.chart_rows import ROOT
from govcheck.documents.importing.draft import At, Draft, Seat
from govcheck.documents.importing.people import name_keys
from govcheck.documents.importing.records import INFO, WARNING, Entry, Ledger, Reference
from govcheck.documents.importing.titles import clean_title, plain_text
from govcheck.documents.shapes import is_id

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary

Made = list[tuple[Seat, list[Entry]]]

#: spaces of names, in the order in which a word that says nothing of its space is looked for
SPACES = ("seat", "person", "slug", "email", "name", "title")
_SPACE_NAMES = {
    "seat": "ids of positions", "person": "ids of people", "slug": "slugs", "email": "addresses", "name": "names", "title": "titles",
}  # fmt: skip
_DISTINGUISHED = re.compile(r"CN=((?:[^,\\]|\\.)+)", re.IGNORECASE)
_WITH_ID = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*\Z")
_WHOLE = re.compile(r"0*(\d+?)(?:\.0+)?\Z")


class Index:
    """Seats by every name that a row may use for them, each space made when it is first asked."""

    def __init__(self, made: Made) -> None:
        self._made = made
        self._spaces: dict[str, dict[str, list[Seat]]] = {}

    def find(self, text: str, space: str) -> list[Seat]:
        """The seats that go by that text in a space, in their order."""
        table = self._table(space)
        found = table.get(text)
        if found is None:
            for key in _keys(text, space):
                found = table.get(key)
                if found is not None:
                    break
        return found or []

    def _table(self, space: str) -> dict[str, list[Seat]]:
        table = self._spaces.get(space)
        if table is None:
            table = self._spaces[space] = {}
            for seat, entries in self._made:
                for entry in entries:
                    for key in self._names(seat, entry, space):
                        seats = table.setdefault(key, [])
                        if not seats or seats[-1] is not seat:
                            seats.append(seat)
        return table

    @staticmethod
    def _names(seat: Seat, entry: Entry, space: str) -> Iterable[str]:
        if space == "seat":
            return (entry.seat, *_keys(entry.seat, space)) if entry.seat else ()
        if space == "person":
            return (entry.person, *_keys(entry.person, space)) if entry.person else ()
        if space == "slug":
            return (entry.slug,) if entry.slug else ()
        if space == "email":
            return (entry.email.casefold(),) if entry.email else ()
        if space == "title":
            return (seat.title.casefold(),) if seat.title else ()
        return {key for name in (entry.name, *(holder.name for holder in seat.holders)) if name for key in name_keys(name)}


def _parts(text: str) -> tuple[str, ...]:
    """A text, and of one such as ``Ada Byrne (17)`` also what stands in brackets and what stands before them."""
    with_id = _WITH_ID.match(text) if text[-1:] in ")]" else None
    return (text,) if with_id is None else (text, with_id[2].strip(), with_id[1])


def _keys(text: str, space: str) -> tuple[str, ...]:
    """Other forms under which the same name may stand: without leading zeros, without case, first name first."""
    if space == "name":
        distinguished = _DISTINGUISHED.match(text)
        return name_keys(distinguished[1].replace("\\", "") if distinguished is not None else text)
    if space == "title":
        return (clean_title(text).casefold(),)
    whole = _WHOLE.match(text)
    folded = text.casefold()
    return tuple(dict.fromkeys(key for key in ((whole[1] if whole is not None else folded), folded) if key != text))


class Lines:
    """Finds the superior of every seat and writes it into the seat; what cannot be found is kept as a seat that nobody describes."""

    def __init__(self, draft: Draft, ledger: Ledger, vocabulary: "Vocabulary", left: Iterable[tuple[Entry, str]]) -> None:
        self.draft, self.ledger, self.vocabulary = draft, ledger, vocabulary
        self._left = {
            name: reason for entry, reason in left for name in (entry.seat, entry.person, entry.slug, entry.name.casefold()) if name
        }
        self._stand_ins: dict[str, Seat] = {}
        self._elsewhere: dict[tuple[str, str, str, str], list[At]] = {}

    def draw(self, made: Made) -> None:
        """Solid and dotted lines of all seats, and the roots where the source tells them beyond doubt."""
        index = Index(made)
        order = self._orders(made, index)
        tops: list[Seat] = []
        for seat, entries in made:
            entry = entries[0]
            if entry.above:
                solid = self._solid(seat, entry, index, order)
                seat.above = tuple(dict.fromkeys(upper.id for upper in solid))
                if not solid:
                    tops.append(seat)
            elif seat.kind == "post":
                tops.append(seat)
            for reference in entry.dotted:
                upper = self._one(seat, entry, reference, index, order)
                if upper is not None and upper is not seat:
                    seat.dotted = tuple(dict.fromkeys((*seat.dotted, upper.id)))
        self._tell_elsewhere()
        self._tell_tops(tops, made, {upper for seat, _ in made for upper in seat.above if upper != seat.id})

    # ---- one seat -----------------------------------------------------------------------------------------------------------

    def _solid(self, seat: Seat, entry: Entry, index: Index, order: Mapping[str, tuple[str, ...]]) -> list[Seat]:
        """The superiors by solid line: of several columns that name one, the most exact counts, and the others must agree."""
        if len({reference.field for reference in entry.above}) == len(entry.above) > 1:
            return self._agreed(seat, entry, index, order)
        found = [self._one(seat, entry, reference, index, order) for reference in entry.above]
        return [upper for upper in found if upper is not None]

    def _agreed(self, seat: Seat, entry: Entry, index: Index, order: Mapping[str, tuple[str, ...]]) -> list[Seat]:
        said = [reference for reference in entry.above if reference.text.casefold() not in ROOT]
        for at, reference in enumerate(said):
            seats, _ = self._search(reference, index, order)
            if len(seats) == 1:
                for other in said[at + 1 :]:
                    others, _ = self._search(other, index, order)
                    if others and seats[0] not in others:
                        message = (
                            f"{reference.field} {reference.text!r} and {other.field} {other.text!r} name two superiors; the first counts"
                        )
                        self._note(WARNING, entry, other.field, message)
                break
        else:
            return [upper for upper in [self._one(seat, entry, said[0], index, order)] if upper is not None] if said else []
        return [upper for upper in [self._one(seat, entry, reference, index, order)] if upper is not None]

    def _one(self, seat: Seat, entry: Entry, reference: Reference, index: Index, order: Mapping[str, tuple[str, ...]]) -> Seat | None:
        """The superior that a row names; None where it says that there is none."""
        text = reference.text
        if text.casefold() in ROOT and not index.find(text, "seat"):
            return None
        found, space = self._search(reference, index, order)
        if len(found) == 1:
            first = order[reference.field][0]
            if space != first:
                self._elsewhere.setdefault((entry.places.path, reference.field, first, space), []).append(
                    At(entry.places.path, entry.places.span(entry.row, reference.field))
                )
            if found[0] is seat:
                return None if reference.field == "dotted" else seat
            return found[0]
        if found:
            lines = ", ".join(str(other.at("title").span.line) for other in found)
            message = f"{text!r} names {len(found)} seats (rows {lines}): which of them is meant is not known, so the line ends there"
            self._note(WARNING, entry, reference.field, message)
            return self._stand_in(text, entry, reference, f"named as a superior; {len(found)} seats go by that")
        return self._missing(entry, reference)

    def _search(self, reference: Reference, index: Index, order: Mapping[str, tuple[str, ...]]) -> tuple[list[Seat], str]:
        for space in order[reference.field]:
            found = index.find(reference.text, space)
            if found:
                return found, space
        for part in _parts(reference.text)[1:]:
            for space in order[reference.field]:
                found = index.find(part, space)
                if found:
                    return found, space
        return [], ""

    def _missing(self, entry: Entry, reference: Reference) -> Seat:
        """A superior whom no row describes: a body of the vocabulary, or somebody of whom nothing is known."""
        text = plain_text(reference.text) or reference.text
        known = self._stand_ins.get(text.casefold())
        if known is not None:
            if known.kind != "body":
                self._note(WARNING, entry, reference.field, f"the superior {text!r} is in no row: the line ends there")
            return known
        roles = self.vocabulary.match_title(text).roles
        if roles and all(self.vocabulary.roles[role].kind == "body" for role in roles):
            return self._stand_in(text, entry, reference, "named as a superior, not in a row of its own", kind="body")
        reason = self._left.get(text) or self._left.get(text.casefold())
        why = f"was left out: {reason}" if reason else "is in no row"
        self._note(WARNING, entry, reference.field, f"the superior {text!r} {why}: the line ends there")
        return self._stand_in(text, entry, reference, f"named as a superior; {why}")

    def _stand_in(self, text: str, entry: Entry, reference: Reference, note: str, kind: str = "post") -> Seat:
        known = self._stand_ins.get(text.casefold())
        if known is not None:
            return known
        wanted = text if is_id(text) else clean_title(text) or "unnamed"
        seat = Seat(self.draft.free_id(wanted), text, None, 0, kind)
        at = At(entry.places.path, entry.places.span(entry.row, reference.field))
        seat.field_places = {"title": at}
        seat.note = note
        self._stand_ins[text.casefold()] = self.draft.seats[seat.id] = seat
        return seat

    # ---- columns ------------------------------------------------------------------------------------------------------------

    def _orders(self, made: Made, index: Index) -> Mapping[str, tuple[str, ...]]:
        """For every field that names superiors the spaces to look in, that first in which most of its texts are found."""
        texts: dict[str, dict[str, str]] = {}
        for _, entries in made:
            for reference in (*entries[0].above, *entries[0].dotted):
                texts.setdefault(reference.field, {})[reference.text] = reference.space
        found = {}
        for field, words in texts.items():
            own = next(iter(words.values()))
            sample = list(words)[:2000]
            hits = {space: sum(any(index.find(part, space) for part in _parts(text)) for text in sample) for space in SPACES}
            ranked = sorted(SPACES, key=lambda space, hits=hits: (-hits[space], SPACES.index(space)))  # type: ignore[misc]
            found[field] = tuple(ranked) if own == "any" else (own, *(space for space in ranked if space != own))
        return found

    def _tell_elsewhere(self) -> None:
        for (path, field, first, space), places in sorted(self._elsewhere.items()):
            message = f"{field}: {len(places)} of them are {_SPACE_NAMES[space]}, not {_SPACE_NAMES[first]}; read as such"
            self.ledger.note(WARNING, path, places[0].span, message)

    def _tell_tops(self, tops: list[Seat], made: Made, above: set[str]) -> None:
        """Name the root where there is one; tell several, and a seat that is its own superior where it is not the root."""
        own = [seat for seat, _ in made if seat.above == (seat.id,)]
        if len(own) == 1 and not any(seat.id in above for seat in tops):
            own[0].above = ()
            at = own[0].at("manager")
            self.ledger.note(INFO, at.path, at.span, f"{own[0].title!r} is its own superior: read as the top of the chart")
            tops = [*tops, own[0]]
            own = []
        for seat in own:
            at = seat.at("manager")
            self.ledger.note(WARNING, at.path, at.span, f"{seat.title!r} is its own superior; kept as it is")
        heads = [seat for seat in tops if seat.id in above]
        if len(heads) == 1 and any(stand_in.kind != "body" for stand_in in self._stand_ins.values()):
            # lines that end at somebody unknown must not make the one known top doubtful
            self.draft.roots = (heads[0].id,)
        if len(heads) > 1:
            at = heads[1].at("manager")
            names = ", ".join(repr(seat.title) for seat in heads[:6]) + (" ..." if len(heads) > 6 else "")
            self.ledger.note(
                WARNING, at.path, at.span, f"{len(heads)} seats with people below them have no superior: {names}; each is kept as it is"
            )

    def _note(self, severity: str, entry: Entry, field: str, message: str) -> None:
        self.ledger.note(severity, entry.places.path, entry.places.span(entry.row, field), message)
