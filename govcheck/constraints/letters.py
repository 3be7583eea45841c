"""Letters: arithmetic on a cell, and the row that an activity has."""

from collections.abc import Iterable

from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import MAIN, Row
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind

#: strongest first; S, support, is work done under an R and passes for C and I
ORDER = "ARSCI"
#: the letters that a matrix may do without altogether
HEARD = "CI"
#: the letters that may stand beside each other
DONE = ("A", "R")
#: letters that may take the place of a stronger one
WEAKER = "RCI"


def at_least(letters: str) -> str:
    """The letters that are as strong as the weakest of these, strongest first: ``"C"`` gives ``"ARSC"``."""
    return ORDER[: max(ORDER.index(letter) for letter in letters) + 1]


def joined_cell(letters: Iterable[str]) -> str | None:
    """A cell as it is written, strongest letter first: ``"RA"`` gives ``"A/R"``; None where there is no letter."""
    return "/".join(sorted(set(letters), key=ORDER.index)) or None


def with_letter(cell: str | None, letter: str) -> str | None:
    """The cell with a letter more: A and R stand beside each other, and either replaces a weaker letter."""
    kept = [old for old in (cell or "").split("/") if old in DONE] if letter in DONE else []
    return joined_cell((*kept, letter))


def without_letters(cell: str, letters: str, instead: str) -> str | None:
    """The cell without these letters; where nothing is left, with another instead."""
    kept = [old for old in cell.split("/") if old not in letters]
    return joined_cell(kept or instead)


def price_of(letter: str) -> str:
    """Under which price a letter is given or taken: to be heard or told costs less than to do or to answer for."""
    return "inform" if letter in HEARD else "letter"


def without(row: Row, position: str, letters: str) -> Edit:
    """Taking these letters from a position that has one; a weaker one takes their place, so that it stays in the picture."""
    cell = row.cells[position]
    strongest = next(letter for letter in ORDER if letter in letters and letter in cell)
    weaker = ORDER[ORDER.index(strongest) + 1 :]
    instead = next((letter for letter in weaker if letter in WEAKER and letter not in letters), "")
    return Edit(row.cell(position), cell, without_letters(cell, letters, instead), EditKind.CHANGE, price_of(strongest))


def row_of(subject: Ref, graph: OrgGraph) -> tuple[Row | None, tuple[Slot, ...]]:
    """The row of an activity, or None and the facts that say that there is none."""
    row = graph.rows.row(subject)
    return (row, ()) if row is not None else (None, (slot("rows", subject.id), slot("row", MAIN, subject.id)))


def unused(letters: str, graph: OrgGraph) -> tuple[Slot, ...]:
    """The letters C and I, where one of them would do and the matrices have neither; else none."""
    weak = [letter for letter in HEARD if letter in letters]
    return tuple(slot("letter", letter) for letter in weak) if weak and not any(map(graph.rows.uses, HEARD)) else ()


def usage(letters: str) -> tuple[Slot, ...]:
    """The facts by which `unused` decides."""
    return tuple(slot("letter", letter) for letter in HEARD) if set(letters) & set(HEARD) else ()
