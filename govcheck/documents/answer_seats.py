"""Who is meant in an answer: seats by id, by title, by the office that they carry; and which letters."""

from collections.abc import Iterable

from govcheck.documents.answer_words import LETTERS, declared, scalar
from govcheck.documents.letters import STRENGTH
from govcheck.documents.names import Names
from govcheck.documents.reading import Reading, shown
from govcheck.documents.sheets import key_of
from govcheck.model.organization import Organization
from govcheck.model.slots import slot
from govcheck.model.verdicts import Edit, EditKind
from govcheck.source.nodes import Scalar
from govcheck.source.problems import nearest
from govcheck.vocabulary.terms import Vocabulary


class Seats:
    """The seats of an organisation as answers name them, and the problems with answers so far."""

    def __init__(self, path: str, organization: Organization, vocabulary: Vocabulary) -> None:
        self.organization, self.vocabulary = organization, vocabulary
        self.reading = Reading(vocabulary)
        self.reading.path, self.reading.key = path, "answer"
        self.learn()

    def learn(self) -> None:
        """Know the names of the organisation as it is by now."""
        self.by_title: dict[str, list[str]] = {}
        for position, seat in self.organization.positions.items():
            self.by_title.setdefault(key_of(seat.title).casefold(), []).append(position)
        self.names = self.reading.names = Names(declared(self.organization), self.vocabulary)
        self.names.columns = {position for position, seat in self.organization.positions.items() if seat.implicit}
        self.names.rows = {row for matrix in self.organization.matrices.values() for row in matrix.rows}

    def known(self, written: str, names: Iterable[str]) -> str:
        """The name that was written, perhaps changed a little by a spreadsheet; raises KeyError where there is none such."""
        if written in names:
            return written
        return {key_of(name): name for name in names}[key_of(written)]

    def seat(self, word: str) -> str:
        """The id of the only position with that title; any other word as it is."""
        if word in self.names.positions:
            return word
        having = self.by_title.get(key_of(word).casefold(), [])
        return having[0] if len(having) == 1 else word

    def letters(self, answer: Scalar, written: str) -> str | None:
        """The letters that words name, strongest first; None, with a problem noted, where they name none."""
        found = set()
        for word in written.replace("/", " ").replace(",", " ").replace(" and ", " ").split():
            letter = LETTERS.get(word.casefold())
            if letter is None or (letter == "S" and self.organization.matrix != "rasci"):
                near = nearest(word, LETTERS) if len(word) > 1 else None
                self.reading.add(answer, f"{shown(word)} is no letter of the matrix; expected letters of R, A, C, I joined by '/'", near)
                return None
            found.add(letter)
        if not found:
            self.reading.add(answer, "no letter is said; expected letters of R, A, C, I joined by '/'")
            return None
        return "/".join(letter for letter in STRENGTH if letter in found)

    def holder_of_letters(self, word: str, answer: Scalar) -> str | None:
        """The seat that a word names: a column is a position's, so an office that nobody holds is none."""
        seat = self.seat(word)
        if seat in self.organization.positions:
            return seat
        ref = self.names.who(scalar(seat, answer), self.reading)
        if ref is not None and ref.kind == "role":
            carriers = self.names.carriers(ref.id)
            if len(carriers) == 1:
                return carriers[0]
            held = f"held by {', '.join(carriers)}" if carriers else "held by nobody in the chart"
            self.reading.add(answer, f"the office {shown(word)} is {held}; expected one position")
        elif ref is not None and ref.kind == "party":
            self.reading.add(answer, f"{shown(word)} is outside the chart; expected a position")
        return ref.id if ref is not None and ref.kind == "position" else None

    def people(self) -> set[str]:
        """Everybody who holds a seat."""
        holdings = (seat.holding for seat in self.organization.positions.values() if seat.holding is not None)
        return {each.person for holding in holdings for each in holding.appointments if each.person is not None}

    def new_superior(self, word: str) -> tuple[Edit, ...]:
        """The edits by which a file lists somebody above its seats whom it does not name yet; () where the word names no office outright.

        Whoever says to whom a column's seat reports tells of that superior as well; a slip of the pen is no office, and a problem.
        """
        match = self.vocabulary.match_title(word)
        if self.seat(word) in self.names.positions or len(match.roles) != 1 or match.rivals:
            return ()
        role = match.roles[0]
        position = role if role not in self.organization.positions else word
        edits = [Edit(slot("position", position, "title"), None, word, EditKind.STATE, "state")]
        if self.vocabulary.roles[role].kind == "body":
            edits.append(Edit(slot("position", position, "kind"), "post", "body", EditKind.STATE, "state"))
        return tuple(edits)
