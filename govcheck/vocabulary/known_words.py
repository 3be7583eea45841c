"""The words of which known titles and names are made: what a word is a slip of, and in which names it stands."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

#: what is left of a match where a letter is wrong
SLIP = 0.95
#: who leads a part: an office of that name is the whole's (``Teamleiter Informationssicherheit``)
_PART = 0.7
_LEADERS_OF_A_PART = frozenset(
    ("team", "gruppen", "referats", "sachgebiets", "dezernats", "ressort", "hauptabteilungs", "abteilungs", "bereichs", "stabs")
)
#: beginnings of one word that are a modifier: ``Subdirector``, ``Exdirector``, ``Vizepräsident``
_GLUED = {"sub": "deputy", "vice": "deputy", "vize": "deputy", "sous": "deputy", "ex": "former"}
_LONG_WORD = range(6, 41)
#: how many words are remembered at most: a large house has as many as people, and each is asked about once or twice
_MOST_WORDS = 100_000


class KnownWords:
    """The words of some tables, and for a long unknown word the known one that it misses by one slip."""

    def __init__(self, tables: Iterable[Mapping[str, object]]) -> None:
        self.known: frozenset[str] = frozenset().union(*[" ".join(table).split() for table in tables])
        self._corrections: dict[str, str] = {}

    # a slip changes at most two letters that stand together, so a word and a slip of it begin or end with the same half

    @cached_property
    def _forward(self) -> list[str]:
        return sorted([word for word in self.known if len(word) in _LONG_WORD])

    @cached_property
    def _backward(self) -> list[str]:
        return sorted([word[::-1] for word in self._forward])

    def readings(self, words: list[str]) -> Iterator[tuple[list[str], float]]:
        """The words as written and, where it differs, with slips corrected and compounds taken apart; each with its certainty."""
        yield words, 1.0
        apart = [self._apart(word) for word in words]
        if any(len(each) > 1 for each in apart):
            yield [word for each in apart for word in each], 1.0
        led = ["leiter" if word.removesuffix("leiter") in _LEADERS_OF_A_PART else word for word in words]
        if led != words:
            yield led, _PART
        corrected = [self._corrected(word) for word in words]
        if corrected != words:
            yield corrected, SLIP

    def _apart(self, word: str) -> list[str]:
        if word in self.known:
            return [word]
        for prefix, modifier in _GLUED.items():
            rest = word.removeprefix(prefix)
            if len(rest) > 4 and rest in self.known:
                return [modifier, rest]
        return [word]

    def _corrected(self, word: str) -> str:
        if word in self.known or len(word) not in _LONG_WORD:
            return word
        found = self._corrections.get(word)
        if found is None:
            half = (len(word) - 1) // 2
            ends = _beginning(self._backward, word[: -half - 1 : -1])
            candidates = {*_beginning(self._forward, word[:half]), *[each[::-1] for each in ends]}
            near = [real for real in candidates if _one_slip(word, real)]
            found = near[0] if len(near) == 1 else word
            if len(self._corrections) < _MOST_WORDS:
                self._corrections[word] = found
        return found


class Names:
    """The names in which a word stands: those of few words are looked for in the text of all names, many in an index."""

    _FEW = 40

    def __init__(self, names: Iterable[str]) -> None:
        self._text = " " + " \n ".join(names) + " "
        self._found: dict[str, list[str]] = {}

    @cached_property
    def _index(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self._text.split("\n"):
            for word in name.split():
                found.setdefault(word, []).append(name.strip())
        return found

    def having(self, word: str) -> list[str]:
        """The names in which a word stands."""
        if len(self._found) > self._FEW:
            return self._index.get(word, [])
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = [*self._searched(f" {word} ")]
        return found

    def _searched(self, word: str) -> Iterator[str]:
        end = 0
        while (place := self._text.find(word, end)) >= 0:
            end = self._text.find("\n", place)
            end = end if end >= 0 else len(self._text)
            yield self._text[self._text.rfind("\n", 0, place) + 1 : end].strip()


def _beginning(ordered: list[str], letters: str) -> list[str]:
    """The words of an ordered list that begin with these letters."""
    return ordered[bisect_left(ordered, letters) : bisect_left(ordered, f"{letters}\U0010ffff")]


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours are swapped."""
    length, longest = len(one), len(other)
    if abs(length - longest) > 1:
        return False
    least = min(length, longest)
    start = 0
    while start < least and one[start] == other[start]:
        start += 1
    end = 0
    while end < least - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : length - end], other[start : longest - end]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == 2 and left == right[::-1])
