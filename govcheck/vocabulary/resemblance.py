"""What a title, an activity's name or a word resembles. Only questions are made of this, never verdicts.

A title that names the office among other words may be that office changed (a deputy, a region), so the words decide the score.
The scores are ours and order the candidates of one question, nothing more.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from govcheck.model.findings import Candidate
from govcheck.vocabulary.frills import managed
from govcheck.vocabulary.known_words import KnownWords, Names
from govcheck.vocabulary.normalise import AND, normalise_name, title_words
from govcheck.vocabulary.terms import Tables, TitleMatch

#: what is left of a match: the office stands among words that are no modifiers; another office that is near stands there instead;
#: only words that are near stand there
AMONG_OTHERS, NEAR_OFFICE, NEAR_WORDS = 0.7, 0.8, 0.6
_LEAST = 0.3
_MAX_WORDS = 14


class Resemblance:
    """The tables of a vocabulary, indexed by word; made only when a question is."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    # a run that asks about names only makes no index of titles, and the other way round

    @cached_property
    def _title_words(self) -> KnownWords:
        return KnownWords((self._tables.titles, self._tables.modifiers))

    @cached_property
    def _name_words(self) -> KnownWords:
        return KnownWords((self._tables.activities,))

    @cached_property
    def _words_of_offices(self) -> frozenset[str]:
        return self._title_words.known.union(*map(str.split, (*self._tables.abbreviations, *self._tables.near)))

    @cached_property
    def _phrases(self) -> Mapping[str, list[frozenset[str]]]:
        found: dict[str, list[frozenset[str]]] = {}
        for phrase in self._tables.near:
            words = frozenset(phrase.split())
            # an id of a role is no phrase; and one word says too little
            for word in words if len(words) > 1 else ():
                found.setdefault(word, []).append(words)
        return found

    @cached_property
    def _near(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for phrase, roles in self._tables.near.items():
            key = frozenset(phrase.split())
            found[key] = (*found.get(key, ()), *roles)
        return found

    @cached_property
    def _names(self) -> Names:
        return Names(self._tables.activities)

    def offices(self, title: str, exact: TitleMatch) -> tuple[Candidate, ...]:
        """The offices that a title resembles, best first; `exact` is what it names outright."""
        if exact != TitleMatch():
            return self._beside(exact)
        words = [word for word in title_words(title[:300]) if word not in (AND, ",")][:_MAX_WORDS]
        scores: dict[str, float] = {}
        whole = frozenset(word for word in words if word not in self._tables.modifiers)

        def offer(roles: Iterable[str], score: float) -> None:
            for role in roles if score >= _LEAST else ():
                scores[role] = max(scores.get(role, 0.0), round(score, 2))

        for written, certainty in self._title_words.readings(words):
            # most titles of a large house share no word with any office
            if self._words_of_offices.isdisjoint(written):
                continue
            for start, end, offices in self._named_within(written):
                score = certainty * self._change(written[:start] + written[end:])
                offer(offices, score)
                for office in offices:
                    offer(self._tables.near.get(office, ()), score * NEAR_OFFICE)
            # a word that changes the office may stand within it: Directeur adjoint des systèmes d'information
            bare = [word for word in written if word not in self._tables.modifiers]
            changed = self._change([word for word in written if word in self._tables.modifiers])
            for start, end, offices in self._named_within(bare) if changed < 1.0 else ():
                offer(offices, certainty * min(changed, self._change(bare[:start] + bare[end:])))
            for said in self._near_phrases(written):
                change = self._change([word for word in written if word not in said])
                offer(self._near[said], certainty * NEAR_WORDS * (change if change < AMONG_OTHERS else 1.0))
        if len(whole) == 1:
            offer(self._near.get(whole, ()), NEAR_WORDS * self._change([word for word in words if word not in whole]))
        return _ranked(scores)

    def activities(self, name: str, exact: str | None) -> tuple[Candidate, ...]:
        """The activities that a row's name resembles, best first; `exact` is the one that it states."""
        words = [word for word in managed(normalise_name(name[:300])).split() if word != AND][:_MAX_WORDS]
        scores: dict[str, float] = {}

        def offer(activity: str | None, score: float) -> None:
            if activity is not None and activity != exact:
                scores[activity] = max(scores.get(activity, 0.0), round(score, 2))

        for close in self._tables.alike.get(normalise_name(name[:300]), ()):
            offer(close, NEAR_WORDS)
        for written, certainty in self._name_words.readings(words):
            known = [word for word in dict.fromkeys(written) if word in self._name_words.known]
            # a single word within a longer name says too little; most rows of a large matrix share no two words with any activity
            if len(known) < min(2, len(written)):
                continue
            for start, end in _spans(len(written)):
                # a single word within a longer name says too little
                if end - start > 1 or len(written) <= 2:
                    activity = self._tables.activities.get(" ".join(written[start:end]))
                    offer(activity, certainty * (0.5 + 0.5 * (end - start) / len(written)))
            asked = frozenset(written)
            for alias in {alias for word in known for alias in self._names.having(word)}:
                said = frozenset(alias.split())
                alike = len(asked & said) / len(asked | said)
                if len(asked & said) > 1 and (alike >= 0.6 or asked <= said):
                    offer(self._tables.activities[alias], certainty * 0.9 * max(alike, 0.5))
        return _ranked(scores)

    # ---- titles ----

    def _beside(self, exact: TitleMatch) -> tuple[Candidate, ...]:
        """The rivals between which a title leaves it open, and the offices near to those that it names."""
        scores = dict.fromkeys(exact.rivals, round(1 / (len(exact.rivals) or 1) + 0.4, 2))
        for office in (*exact.roles, *exact.rivals):
            score = NEAR_OFFICE if office in exact.roles else NEAR_OFFICE / 2
            for near in self._tables.near.get(office, ()):
                scores[near] = max(scores.get(near, 0.0), score)
        return _ranked({role: score for role, score in scores.items() if role not in exact.roles})

    def _named_within(self, words: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Where offices stand within a title, longest first; what lies within one that was found is none of its own."""
        found: list[tuple[int, int, tuple[str, ...]]] = []
        for start, end in _spans(len(words)):
            if any(start >= first and end <= last for first, last, _ in found):
                continue
            offices = self._tables.named(" ".join(words[start:end]))
            if offices:
                found.append((start, end, offices))
        return found

    def _near_phrases(self, words: list[str]) -> list[frozenset[str]]:
        written = frozenset(words)
        return sorted({said for word in written for said in self._phrases.get(word, ()) if said <= written}, key=sorted)

    def _change(self, others: list[str]) -> float:
        """What the words around an office leave of it: 1 for none, a modifier's own score, `AMONG_OTHERS` for unknown words."""
        score, at = 1.0, 0
        while at < len(others):
            for end in range(min(len(others), at + 4), at, -1):
                modifier = self._tables.modifiers.get(" ".join(others[at:end]))
                if modifier is not None:
                    score, at = min(score, modifier), end
                    break
            else:
                score, at = min(score, AMONG_OTHERS), at + 1
        return score


def near_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that is one slip away (two for long words), the first by alphabet among the nearest; None where none is."""
    plain = word.casefold().replace("_", "-").replace(" ", "-")
    best: tuple[int, str] | None = None
    for candidate in sorted(known):
        limit = 0 if len(candidate) < 4 else 1 if len(candidate) < 8 else 2
        slips = _slips(plain, candidate.casefold(), limit)
        if slips is not None and (best is None or slips < best[0]):
            best = (slips, candidate)
    return best[1] if best is not None else None


def _spans(length: int) -> Iterable[tuple[int, int]]:
    return ((start, start + size) for size in range(length, 0, -1) for start in range(length - size + 1))


def _ranked(scores: Mapping[str, float]) -> tuple[Candidate, ...]:
    return tuple(Candidate(term, score) for term, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _slips(one: str, other: str, limit: int) -> int | None:
    """How many letters are wrong, missing, too many or swapped between two words; None where more than `limit`."""
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i] + [0] * len(other)
        for j, b in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None
