"""What a title, an activity's name or a word resembles. Only questions are made of this, never verdicts.

A title that names the office among other words may be that office changed (a deputy, a region), so the words decide the score; the
scores are ours and order the candidates of one question, nothing more.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govcheck.model.findings import Candidate
from govcheck.vocabulary.normalise import AND, normalise_name, title_words

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary

#: an office among words that are no modifiers; an office that is near the one asked for; words that are near it; a slip of the pen
AMONG_OTHERS, NEAR_OFFICE, NEAR_WORDS, SLIP = 0.7, 0.8, 0.6, 0.95
_LEAST = 0.3
_MAX_WORDS = 14


def suggest_title(vocabulary: "Vocabulary", title: str, roles: Iterable[str]) -> tuple[Candidate, ...]:
    """Those of `roles` that a title resembles, best first."""
    wanted = frozenset(roles)
    exact = vocabulary.match_title(title)
    words = [word for word in title_words(title[:300]) if word not in (AND, ",")][:_MAX_WORDS]
    scores: dict[str, float] = {}

    def offer(role: str, score: float) -> None:
        if role in wanted and role not in exact.roles and score >= _LEAST:
            scores[role] = max(scores.get(role, 0.0), round(score, 2))

    for rival in exact.rivals:
        offer(rival, 1 / len(exact.rivals) + 0.4)
    for office in exact.roles or exact.rivals:
        for wider in vocabulary.tables.near.get(office, ()):
            offer(wider, NEAR_OFFICE if exact.roles else NEAR_OFFICE / 2)
    if exact.roles or exact.rivals:
        return _ranked(scores)
    for written, certainty in _readings(vocabulary, words):
        for start, end, offices in _named_within(vocabulary, written):
            score = certainty * _change(vocabulary, written[:start] + written[end:])
            for office in offices:
                offer(office, score)
                for wider in vocabulary.tables.near.get(office, ()):
                    offer(wider, score * NEAR_OFFICE)
        for role, score in _by_near_words(vocabulary, written):
            offer(role, certainty * score)
    return _ranked(scores)


def suggest_activity(vocabulary: "Vocabulary", name: str, activities: Iterable[str]) -> tuple[Candidate, ...]:
    """Those of `activities` that a row's name resembles, best first."""
    wanted = frozenset(activities)
    exact = vocabulary.match_activity(name)
    words = [word for word in normalise_name(name[:300]).split() if word != AND][:_MAX_WORDS]
    table = vocabulary.tables.activities
    scores: dict[str, float] = {}
    known = _known_words(table)
    corrected = [_corrected(word, known) for word in words]
    for written, certainty in ((words, 1.0), (corrected, SLIP)) if corrected != words else ((words, 1.0),):
        for start, end in _spans(len(written)):
            activity = table.get(" ".join(written[start:end]))
            # a single word within a longer name says too little
            if activity in wanted and activity != exact and (end - start > 1 or len(written) <= 2):
                score = round(certainty * (0.5 + 0.5 * (end - start) / len(written)), 2)
                scores[activity] = max(scores.get(activity, 0.0), score)
        asked = frozenset(written)
        for alias, activity in table.items():
            if activity not in wanted or activity == exact or len(asked) < 2:
                continue
            said = frozenset(alias.split())
            common = len(asked & said)
            if common >= 2 and common / len(asked | said) >= 0.6:
                score = round(certainty * 0.9 * common / len(asked | said), 2)
                scores[activity] = max(scores.get(activity, 0.0), score)
    return _ranked(scores)


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
    return ((start, end) for size in range(length, 0, -1) for start in range(length - size + 1) for end in (start + size,))


def _named_within(vocabulary: "Vocabulary", words: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where offices stand within a title, longest first; what lies within one that was found is none of its own."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end in _spans(len(words)):
        if any(start >= first and end <= last for first, last, _ in found):
            continue
        key = " ".join(words[start:end])
        role = vocabulary.tables.titles.get(key)
        offices = (role,) if role is not None else vocabulary.tables.abbreviations.get(key, ())
        if offices:
            found.append((start, end, offices))
    return found


def _ranked(scores: Mapping[str, float]) -> tuple[Candidate, ...]:
    return tuple(Candidate(term, score) for term, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _readings(vocabulary: "Vocabulary", words: list[str]) -> list[tuple[list[str], float]]:
    known = _known_words(vocabulary.tables.titles, vocabulary.tables.modifiers)
    corrected = [_corrected(word, known) for word in words]
    return [(words, 1.0)] if corrected == words else [(words, 1.0), (corrected, SLIP)]


def _change(vocabulary: "Vocabulary", others: list[str]) -> float:
    """What the words around an office leave of it: 1 for none, the modifier's own score, `AMONG_OTHERS` for unknown words."""
    if not others:
        return 1.0
    score, at = 1.0, 0
    while at < len(others):
        for end in range(min(len(others), at + 4), at, -1):
            modifier = vocabulary.tables.modifiers.get(" ".join(others[at:end]))
            if modifier is not None:
                score, at = min(score, modifier), end
                break
        else:
            score, at = min(score, AMONG_OTHERS), at + 1
    return score


def _by_near_words(vocabulary: "Vocabulary", words: list[str]) -> Iterable[tuple[str, float]]:
    written = frozenset(words)
    for phrase, roles in vocabulary.tables.near.items():
        said = phrase.split()
        if len(said) > 1 and written.issuperset(said):
            left = _change(vocabulary, [word for word in words if word not in said])
            for role in roles:
                yield role, NEAR_WORDS * (left if left < AMONG_OTHERS else 1.0)


def _known_words(*tables: Mapping[str, object]) -> frozenset[str]:
    key = tuple(id(table) for table in tables)
    known = _KNOWN.get(key)
    if known is None or known[0] is not tables[0]:
        known = _KNOWN[key] = (tables[0], frozenset(word for table in tables for alias in table for word in alias.split()))
    return known[1]


_KNOWN: dict[tuple[int, ...], tuple[Mapping[str, object], frozenset[str]]] = {}


def _corrected(word: str, known: frozenset[str]) -> str:
    """A long unknown word as the known one that it misses by one slip, where there is exactly one."""
    if len(word) < 6 or word in known:
        return word
    near = [candidate for candidate in known if abs(len(candidate) - len(word)) <= 1 and _slips(word, candidate, 1) is not None]
    return near[0] if len(near) == 1 else word


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
