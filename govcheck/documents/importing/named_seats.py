"""Seats by every name that a row may use for them: ids of positions and people, slugs, addresses, names, titles."""

import re
from collections.abc import Mapping, Sequence

from govcheck.documents.importing.draft import Seat
from govcheck.documents.importing.people import name_keys
from govcheck.documents.importing.records import Entry, Reference
from govcheck.documents.importing.titles import clean_title

Made = list[tuple[Seat, tuple[Entry, ...]]]

#: spaces of names, in the order in which a word that says nothing of its space is looked for
SPACES = ("seat", "person", "slug", "email", "name", "title")
#: how many different texts of a column are looked at to find the space of most of them
SAMPLE = 2_000
_DISTINGUISHED = re.compile(r"CN=((?:[^,\\]|\\.)+)", re.IGNORECASE)
_WITH_ID = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*\Z")
_WHOLE = re.compile(r"0*(\d+?)(?:\.0+)?\Z")


class NamedSeats:
    """Finds seats by a text in a space of names; each space is made when it is first asked."""

    def __init__(self, made: Made) -> None:
        self._made = made
        self._spaces: dict[str, dict[str, list[Seat]]] = {}
        self._others: dict[str, dict[str, list[Seat]]] = {}

    def find(self, text: str, space: str) -> Sequence[Seat]:
        """The seats that go by that text in a space, in their order; as it is written, else in another way of writing it."""
        found = self.table(space).get(text)
        if found is None:
            others = self._others.get(space)
            if others is None:
                others = self._others[space] = {}
                for own, seats in self.table(space).items():
                    for key in other_forms(own, space):
                        known = others.setdefault(key, [])
                        known += [seat for seat in seats if seat not in known]
            for key in (text, *other_forms(text, space)):
                found = others.get(key)
                if found is not None:
                    break
        return found or ()

    def table(self, space: str) -> dict[str, list[Seat]]:
        """The seats of a space by their names as they are written."""
        table = self._spaces.get(space)
        if table is None:
            table = self._spaces[space] = {}
            for seat, entries in self._made:
                for entry in entries:
                    name = _name(seat, entry, space)
                    if name:
                        known = table.get(name)
                        if known is None:
                            table[name] = [seat]
                        elif known[-1] is not seat:
                            known.append(seat)
                    if space == "name":
                        for holder in seat.holders:
                            if holder.name != name and seat not in (known := table.setdefault(holder.name, [])):
                                known.append(seat)
        return table

    def orders(self, fields: Mapping[str, Mapping[str, str]]) -> Mapping[str, tuple[str, ...]]:
        """For every field that names superiors (texts with their space) the spaces to look in, the one where most are found first."""
        found = {}
        for field, texts in fields.items():
            own = next(iter(texts.values()))
            sample = list(texts)[:SAMPLE]
            hits = dict.fromkeys(SPACES, 0)
            first = SPACES if own == "any" else (own, *(space for space in SPACES if space != own))
            for space in first:
                hits[space] = sum(any(self.find(part, space) for part in parts(text)) for text in sample)
                if hits[space] == len(sample):
                    break  # all of them: the other spaces need not even be made
            ranked = sorted(SPACES, key=lambda space, hits=hits: (-hits[space], SPACES.index(space)))  # type: ignore[misc]
            found[field] = tuple(ranked) if own == "any" else (own, *(space for space in ranked if space != own))
        return found

    def search(self, reference: Reference, order: Sequence[str]) -> tuple[Sequence[Seat], str]:
        """The seats that a row means, and the space in which they were found."""
        for part in parts(reference.text):
            for space in order:
                found = self.find(part, space)
                if found:
                    return found, space
        return (), ""


def _name(seat: Seat, entry: Entry, space: str) -> str:
    if space == "seat":
        return entry.seat
    if space == "person":
        return entry.person
    if space == "slug":
        return entry.slug
    if space == "email":
        return entry.email or (entry.person if "@" in entry.person else "")
    return seat.title if space == "title" else entry.name


def parts(text: str) -> tuple[str, ...]:
    """A text, and of one such as ``Ada Byrne (17)`` also what stands in brackets and what stands before them."""
    with_id = _WITH_ID.match(text) if text[-1:] in (")", "]") else None
    return (text,) if with_id is None else (text, with_id[2].strip(), with_id[1])


def other_forms(text: str, space: str) -> tuple[str, ...]:
    """Other forms of a name: ids without leading zeros and case, people with the first name first, titles without prefixes."""
    if space == "name":
        distinguished = _DISTINGUISHED.match(text)
        return name_keys(distinguished[1].replace("\\", "") if distinguished is not None else text)
    if space == "title":
        return (clean_title(text).casefold(),)
    whole = _WHOLE.match(text)
    folded = text.casefold()
    return (folded,) if whole is None else (folded, whole[1])
