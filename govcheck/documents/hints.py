"""Nearest valid words for mistyped ones, at a bounded price.

A file of a hundred thousand positions may hold as many wrong references; comparing each with each would take hours.
"""

from collections.abc import Collection

#: how many words are looked up for one reading; whoever has more mistakes is helped by the first
MOST_LOOKUPS = 100
#: up to how many valid words each is compared; beyond, only words one slip of the pen away are found
MOST_COMPARED = 200


class Hints:
    """Finds nearest words until its budget is used up."""

    def __init__(self) -> None:
        self._left = MOST_LOOKUPS
        self._folded: dict[int, tuple[Collection[str], dict[str, str]]] = {}

    def nearest(self, word: str, valid: Collection[str]) -> str | None:
        """The valid word that is closest to a mistyped one; None where none is close or the budget is used up."""
        if self._left == 0 or not word or len(word) > 200:
            return None
        self._left -= 1
        if len(valid) <= MOST_COMPARED:
            from govcheck.source.problems import nearest  # a clean file needs no difflib

            return nearest(word, valid)
        folded = self._fold(valid)
        return min((folded[slip] for slip in _slips(word.casefold()) if slip in folded), default=None)

    def _fold(self, valid: Collection[str]) -> dict[str, str]:
        # the collection is kept beside its folded words, so that its id is not given to another one
        known = self._folded.get(id(valid))
        if known is None:
            known = self._folded[id(valid)] = (valid, {word.casefold(): word for word in sorted(valid, reverse=True)})
        return known[1]


def _slips(word: str) -> set[str]:
    """The word itself and everything that one letter left out, added, changed or swapped makes of it."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-_. "
    found = {word}
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        found.update(before + letter + after for letter in letters)
        if after:
            found.add(before + after[1:])
            found.update(before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            found.add(before + after[1] + after[0] + after[2:])
    return found
