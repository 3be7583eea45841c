"""The RACI matrices: rows, the activities for which they stand, and who has which letter."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from govcheck.model.organization import Activity, Matrix, Organization
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.vocabulary.terms import Vocabulary

#: strongest first; S (support) is no rank of its own and counts like R for work done, never for a wanted letter
STRENGTH = "ARCI"
MAIN = "main"


class Row(Record):
    """One row of a matrix: position id -> letters, and the canonical activity for which it stands.

    `unsaid` are the letters that its matrix cannot say: see `_unsaid`.
    """

    matrix: str
    name: str
    cells: Mapping[str, str]
    canonical: str | None
    unsaid: frozenset[str] = frozenset()

    @property
    def ref(self) -> Ref:
        """``activity:<row>``, with the matrix in front where it is not the main one."""
        return Ref("activity", self.name if self.matrix == MAIN else f"{self.matrix}/{self.name}")

    @property
    def slot(self) -> Slot:
        """All cells of the row as one fact."""
        return slot("row", self.matrix, self.name)

    def cell(self, position: str) -> Slot:
        """The cell of one position."""
        return slot("cell", self.matrix, self.name, position)

    def letters(self, position: str) -> str:
        """The letters of one position without the stroke between them, ``""`` where the cell is blank."""
        return self.cells.get(position, "").replace("/", "")

    def has(self, position: str, letters: str) -> bool:
        """Whether a position has any of these letters."""
        return any(letter in self.cells.get(position, "") for letter in letters)

    def assignees(self, letters: str) -> tuple[str, ...]:
        """The positions that have any of these letters, sorted."""
        return tuple(sorted(p for p, cell in self.cells.items() if any(letter in cell for letter in letters)))


class Standing(Record):
    """The rows that stand for a canonical activity; `whole` names that of which it is a part, where it has no row of its own."""

    rows: tuple[Row, ...]
    whole: str | None = None


#: where no row stands for an activity
NOTHING = Standing(())


class Rows:
    """All rows of all matrices, in the order of matrix and name."""

    def __init__(self, organization: Organization, vocabulary: Vocabulary) -> None:
        self._organization = organization
        self._vocabulary = vocabulary

    def __iter__(self) -> Iterator[Row]:
        return iter(self.all)

    @cached_property
    def all(self) -> tuple[Row, ...]:
        """Every row."""
        return tuple(
            Row(matrix.id, name, cells, self.canonical(name), unsaid)
            for _, matrix in sorted(self._organization.matrices.items())
            for unsaid in (_unsaid(matrix),)
            for name, cells in sorted(matrix.rows.items())
        )

    def canonical(self, name: str) -> str | None:
        """The canonical activity for which a row name stands, by ``is:`` or because it says so exactly."""
        stated = self._organization.activities.get(name)
        if stated is not None and stated.canonical is not None:
            return stated.canonical
        return self._vocabulary.match_activity(name)

    def activity(self, row: Row) -> Activity | None:
        """What is said of a row beyond its letters."""
        return self._organization.activities.get(row.name)

    def row(self, ref: Ref) -> Row | None:
        """The row of that name, or None where the matrix has none (the activity is only wanted by a rule)."""
        return self._by_ref.get(ref)

    @cached_property
    def _by_ref(self) -> dict[Ref, Row]:
        return {row.ref: row for row in self.all}

    def standing_for(self, activity: str) -> Standing:
        """The rows of a canonical activity, else of the nearest whole of which it is a part, else none."""
        for name in (activity, *self._vocabulary.part_of(activity)):
            rows = self._by_canonical.get(name)
            if rows:
                return Standing(rows, None if name == activity else name)
        return NOTHING

    def of_its_own(self, activity: str) -> bool:
        """Whether some row stands for just this activity."""
        return activity in self._by_canonical

    def named(self, word: str) -> tuple[Row, ...]:
        """The rows whose name is a word, whatever stands between its letters and digits: ``iso-27001`` is the row "ISO 27001"."""
        return self._by_bare_name.get(_bare(word), ())

    @cached_property
    def _by_bare_name(self) -> dict[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.all:
            found.setdefault(_bare(row.name), []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}

    def wider(self, activity: str) -> Standing:
        """The rows of the wider activity that may hold this one, where no row stands for it; else none."""
        wide = self._vocabulary.within(activity) if self.holds_wider else None
        if wide is None or self.standing_for(activity).rows:
            return NOTHING
        return Standing(self._by_canonical.get(wide, ()), wide)

    @cached_property
    def holds_wider(self) -> bool:
        """Whether some row is of an activity that may hold others beside what it says."""
        return not self._vocabulary.wide.isdisjoint(self._by_canonical)

    @cached_property
    def in_part(self) -> frozenset[str]:
        """The activities of which some row is a part, at any depth: something is said of them, but not of the whole."""
        return frozenset(whole for name in self._by_canonical for whole in self._vocabulary.part_of(name))

    @cached_property
    def _by_canonical(self) -> dict[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.all:
            if row.canonical is not None:
                found.setdefault(row.canonical, []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics of which some row speaks."""
        return frozenset(self._vocabulary.activities[name].topic for name in self._by_canonical if name in self._vocabulary.activities)

    def of(self, position: str) -> tuple[Row, ...]:
        """The rows in which a position has a letter."""
        return self._of.get(position, ())

    @cached_property
    def _of(self) -> dict[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.all:
            for position in row.cells:
                found.setdefault(position, []).append(row)
        return {position: tuple(rows) for position, rows in found.items()}

    def counts(self, letters: str) -> Mapping[str, int]:
        """Position -> in how many rows it has any of these letters; those that have it in none are left out."""
        found = self._counts.get(letters)
        if found is None:
            found = self._counts[letters] = {}
            for row in self.all:
                for position, cell in row.cells.items():
                    if not set(letters).isdisjoint(cell):
                        found[position] = found.get(position, 0) + 1
        return found

    @cached_property
    def _counts(self) -> dict[str, dict[str, int]]:
        return {}

    def uses(self, letter: str) -> bool:
        """Whether the matrices use a letter at all; one without any C or I does not use them."""
        return letter in self._letters_used

    @cached_property
    def _letters_used(self) -> frozenset[str]:
        return frozenset(letter for row in self.all for cell in row.cells.values() for letter in cell if letter != "/")


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _unsaid(matrix: Matrix) -> frozenset[str]:
    """The letters that a matrix cannot say: where its own letters are standard ones with R among them, those that it neither has nor uses.

    Otherwise a standard letter that they leave alone keeps its meaning, and a blank cell says something.
    """
    own = matrix.letters or {}
    if "R" not in own or any(letter != meant for letter, meant in own.items()):
        return frozenset()
    return frozenset(STRENGTH).difference(own, *(cell.split("/") for row in matrix.rows.values() for cell in row.values()))
