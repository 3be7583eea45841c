"""Who reports to whom: the names and ids by which rows call their superiors, found among all seats of the import."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govcheck.documents.importing.chart_rows import ROOT
from govcheck.documents.importing.draft import At, Draft, Seat
from govcheck.documents.importing.named_seats import Made, NamedSeats
from govcheck.documents.importing.records import INFO, WARNING, Entry, Ledger, Reference
from govcheck.documents.importing.titles import clean_title, plain_text
from govcheck.documents.shapes import is_id

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary

_SPACE_NAMES = {
    "seat": "ids of positions", "person": "ids of people", "slug": "slugs", "email": "addresses", "name": "names", "title": "titles",
}  # fmt: skip


class Lines:
    """Finds the superior of every seat and writes it into the seat; what cannot be found is kept as a seat that nobody describes."""

    def __init__(self, draft: Draft, ledger: Ledger, vocabulary: "Vocabulary", left: Iterable[tuple[Entry, str]]) -> None:
        self.draft, self.ledger, self.vocabulary = draft, ledger, vocabulary
        self._left = {
            name: reason for entry, reason in left for name in (entry.seat, entry.person, entry.slug, entry.name.casefold()) if name
        }
        self._stand_ins: dict[str, Seat] = {}
        self.may_circle = False
        self._elsewhere: dict[tuple[str, str, str, str], list[At]] = {}

    def draw(self, made: Made) -> None:
        """Solid and dotted lines of all seats, and the roots where the source tells them beyond doubt."""
        index = NamedSeats(made)
        # many rows name one superior: what they say is looked up once
        said = dict.fromkeys(references for _, entries in made for references in (entries[0].above, entries[0].dotted))
        texts: dict[str, dict[str, str]] = {}
        for references in said:
            for text, field, space in references:
                texts.setdefault(field, {})[text] = space
        order = index.orders(texts)
        tables = {field: index.table(spaces[0]) for field, spaces in order.items()}
        plain: dict[tuple[Reference, ...], Seat] = {}
        for references in said:
            found = [tables[field].get(text, ()) for text, field, _ in references]
            if len(found) == 1 and len(found[0]) == 1:
                plain[references] = found[0][0]
        tops: list[Seat] = []
        own: list[Seat] = []
        above: set[str] = set()
        may_circle = False
        for seat, entries in made:
            entry = entries[0]
            upper = plain.get(entry.above)
            if upper is not None and upper is not seat:
                # nearly every row names one superior as that one's own row does
                seat.above = (upper.id,)
                above.add(upper.id)
                # a superior whose row stands further down may be the way into a circle
                may_circle = may_circle or upper.number > seat.number
            elif entry.above:
                may_circle = True
                solid = self._solid(seat, entry, index, order)
                seat.above = tuple(dict.fromkeys(upper.id for upper in solid))
                above.update(upper.id for upper in solid if upper is not seat)
                if not solid:
                    tops.append(seat)
                elif seat.above == (seat.id,):
                    own.append(seat)
            elif seat.kind == "post":
                tops.append(seat)
            for reference in entry.dotted:
                upper = self._one(seat, entry, reference, index, order)
                if upper is not None and upper is not seat:
                    seat.dotted = tuple(dict.fromkeys((*seat.dotted, upper.id)))
        self.may_circle = may_circle
        self._tell_elsewhere()
        self._tell_tops(tops, own, above)

    # ---- one seat -----------------------------------------------------------------------------------------------------------

    def _solid(self, seat: Seat, entry: Entry, index: NamedSeats, order: Mapping[str, tuple[str, ...]]) -> list[Seat]:
        """The superiors by solid line: of several columns that name one, the most exact counts, and the others must agree."""
        if len({reference.field for reference in entry.above}) == len(entry.above) > 1:
            return self._agreed(seat, entry, index, order)
        found = [self._one(seat, entry, reference, index, order) for reference in entry.above]
        return [upper for upper in found if upper is not None]

    def _agreed(self, seat: Seat, entry: Entry, index: NamedSeats, order: Mapping[str, tuple[str, ...]]) -> list[Seat]:
        said = [reference for reference in entry.above if reference.text.casefold() not in ROOT]
        for at, reference in enumerate(said):
            seats, _ = index.search(reference, order[reference.field])
            if len(seats) == 1:
                for other in (*said[:at], *said[at + 1 :]):
                    others, _ = index.search(other, order[other.field])
                    both = f"{reference.field} {reference.text!r} and {other.field} {other.text!r}"
                    if others and seats[0] not in others:
                        self._note(WARNING, entry, other.field, f"{both} name two superiors; the first counts")
                    elif not others and index.table(order[other.field][0]):
                        # a column of which no row gives its own side (such as addresses) can name nobody
                        self._note(WARNING, entry, other.field, f"{both}: nobody goes by the second; the first counts")
                break
        else:
            return [upper for upper in [self._one(seat, entry, said[0], index, order)] if upper is not None] if said else []
        return [upper for upper in [self._one(seat, entry, reference, index, order)] if upper is not None]

    def _one(self, seat: Seat, entry: Entry, reference: Reference, index: NamedSeats, order: Mapping[str, tuple[str, ...]]) -> Seat | None:
        """The superior that a row names; None where it says that there is none."""
        text = reference.text
        if text.casefold() in ROOT and not index.find(text, "seat"):
            return None
        found, space = index.search(reference, order[reference.field])
        if len(found) == 1:
            first = order[reference.field][0]
            if space != first and (reference.space != "any" or index.table(first)):
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

    def _tell_elsewhere(self) -> None:
        for (path, field, first, space), places in sorted(self._elsewhere.items()):
            rows = f"{len(places)} row{'s' * (len(places) > 1)}"
            message = f"{field}: in {rows} {_SPACE_NAMES[space]}, not {_SPACE_NAMES[first]}; read as such"
            self.ledger.note(WARNING, path, places[0].span, message)

    def _tell_tops(self, tops: list[Seat], own: list[Seat], above: set[str]) -> None:
        """Name the root where there is one; tell several, and a seat that is its own superior where it is not the root."""
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
