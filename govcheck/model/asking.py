"""What only the client can answer, on paper: names that have not been resolved, and the questions of an interview."""

from govcheck.model.findings import Candidate
from govcheck.model.record import Record
from govcheck.model.slots import Slot


class OpenName(Record):
    """A title or the name of a row that only suggests what it stands for.

    `kind` is ``title`` or ``activity``; `where` are the ids of the positions, or the rows, that go by that name; `evidence` says why
    each of the `candidates`, best first, is one.
    """

    kind: str
    name: str
    where: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    evidence: str


class Ask(Record):
    """One question of an interview, about one fact.

    `expected` says what kind of answer is wanted. `rules` are those that wait for this fact, `decides` those of them that wait for
    nothing else, or that can at least be judged then, and `opens` those that are not judged today and can be once this one question
    is answered. `titles` are those of the first few of the rules. The text of the `slot` is the question's id, which no new order
    changes.
    """

    slot: Slot
    text: str
    expected: str
    rules: tuple[str, ...]
    decides: tuple[str, ...]
    opens: tuple[str, ...]
    titles: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name of the fact."""
        return str(self.slot)
