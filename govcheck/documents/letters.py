"""Cells of a matrix: letters joined by ``/``, in any order and case; ``-`` and blank mean nothing."""

import re
from collections.abc import Mapping as Table

#: strongest first; support stands beside responsibility, below it
STRENGTH = "ARSCI"

RACI: Table[str, str] = {letter: letter for letter in "RACI"}
RASCI: Table[str, str] = {letter: letter for letter in "RASCI"}


class Alphabet:
    """The letters of one matrix: each as it is written (upper case) with the R, A, C, I or S that it stands for.

    A matrix's own ``letters`` say what they mean; a standard letter that they leave alone keeps its meaning.
    """

    def __init__(self, own: Table[str, str] | None, *, rasci: bool) -> None:
        support = rasci or (own is not None and "S" in own.values())
        self.meanings = {**(RASCI if support else RACI), **(own or {})}
        self._cells: dict[str, str | None] = {"": "", "-": ""}

    def read(self, text: str) -> str | None:
        """The letters of a cell, strongest first and joined by ``/``; empty for a blank cell, None for what is no cell."""
        try:
            return self._cells[text]
        except KeyError:
            letters = self._cells[text] = self._parse(text)
            return letters

    def expected(self) -> str:
        """What a cell may hold, for messages."""
        written = [letter for letter in "RASCI" if letter in self.meanings] + sorted(set(self.meanings) - set("RASCI"))
        example = [letter for meaning in "AR" for letter in written if self.meanings[letter] == meaning]
        shown = f", such as {example[0]}/{example[-1]}" if len(example) > 1 else ""
        return f"letters of {', '.join(written)} joined by '/'{shown}"

    def guess(self, text: str) -> str | None:
        """The cell that was probably meant: the letters in the text, where nothing else is in it."""
        rest = re.sub(r"[\s*_+,;/&|().\-]+|\band\b", "", text)
        if not 0 < len(rest) <= len(STRENGTH) or any(letter.upper() not in self.meanings for letter in rest):
            return None
        return "/".join(sorted({letter.upper() for letter in rest}, key=lambda letter: (STRENGTH.index(self.meanings[letter]), letter)))

    def _parse(self, text: str) -> str | None:
        if not text.strip():
            return ""
        written = text.upper().split("/")
        meant = [self.meanings.get(letter) for letter in written]
        if None in meant or len(set(written)) != len(written):
            return None
        return "/".join(letter for letter in STRENGTH if letter in meant)


def written_with(own: Table[str, str] | None) -> Table[str, str]:
    """For each of R, A, S, C, I what a matrix with letters of its own writes; one that it cannot write is missing."""
    own = own or {}
    found = {}
    for letter in STRENGTH:
        spellings = [written for written, meant in own.items() if meant == letter]
        if letter in spellings or (letter not in own and not spellings):
            found[letter] = letter
        elif spellings:
            found[letter] = min(spellings)
    return found
