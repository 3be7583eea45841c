"""Columns of matrices: what seat a heading stands for."""

from typing import TYPE_CHECKING

from govcheck.documents.reading import shown
from govcheck.documents.shapes import is_id
from govcheck.model.findings import Candidate, Question
from govcheck.model.organization import Position
from govcheck.model.slots import Ref
from govcheck.source.nodes import Scalar

if TYPE_CHECKING:
    from govcheck.documents.names import Names
    from govcheck.documents.reading import Reading


class Columns:
    """Headings seen so far, and the seats that only headings name.

    A heading is a position's id first, then a party's, then a role; in a file without positions (`titles`) also a title.
    """

    def __init__(self, names: "Names", *, titles: bool) -> None:
        self._names = names
        self._titles = titles
        self._seats: dict[str, str | None] = {}
        self.implicit: dict[str, Position] = {}
        self.questions: dict[str, Question] = {}

    def seat(self, heading: Scalar, reading: "Reading") -> str | None:
        """The id of the seat for which a heading stands; None, with a problem noted, where it stands for none."""
        word = heading.text
        try:
            seat = self._seats[word]
        except KeyError:
            seat = self._seats[word] = self._find(word) if is_id(word) else None
        if seat is None:
            if is_id(word):
                self._names.dangling(heading, reading, "column")
            else:
                reading.unfit(heading)
        return seat

    def known(self, heading: str) -> str | None:
        """The seat for which a heading that was read stands."""
        return self._seats.get(heading)

    def _find(self, word: str) -> str | None:
        names = self._names
        if word in names.positions:
            return word
        if word in names.parties:
            return self._make(Position(word, names.title(word, "parties"), kind="group", implicit=True))
        carriers = names.carriers(word)
        if len(carriers) == 1:
            return carriers[0]
        if carriers:
            return self._ask(word, carriers)
        role = names.vocabulary.role_id(word)
        if role is not None:
            taken = role in names.positions or role in names.parties
            return self._make(Position(word if taken else role, word, implicit=True, roles=(role,)))
        return self._make(Position(word, word, implicit=True)) if self._titles else None

    def _make(self, seat: Position) -> str:
        known = self.implicit.get(seat.id)
        # two spellings of one role are one seat; which of them stands first in the file must not matter
        if known is None or seat.title < known.title:
            self.implicit[seat.id] = seat
        return seat.id

    def _ask(self, word: str, carriers: list[str]) -> str:
        seats = " or ".join(carriers)
        self.questions[word] = Question(
            "ambiguous-column",
            Ref("position", word),
            f"which seat is the column {shown(word)}: {seats}? each of them may go by that name",
            tuple(Candidate(position, 1.0) for position in carriers),
        )
        return self._make(Position(word, word, implicit=True, roles=()))
