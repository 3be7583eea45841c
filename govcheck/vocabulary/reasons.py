"""Why a title is taken to suggest an office, in words for whoever decides it."""

from govcheck.model.findings import Candidate
from govcheck.vocabulary.normalise import AND, normalise_title, title_words
from govcheck.vocabulary.terms import Vocabulary


def reason(vocabulary: Vocabulary, title: str, candidates: tuple[Candidate, ...]) -> str:
    """What makes the best candidate one: a shared abbreviation, words that change the office, a near one, a slip of the pen."""
    if not candidates:
        return "nothing in the vocabulary resembles it"
    match = vocabulary.match_title(title)
    if match.rivals:
        return f"short for {_listed(vocabulary, match.rivals)}"
    words = [word for word in title_words(title[:300]) if word not in (AND, ",")]
    changing: list[str] = []
    for phrase in _phrases(words):
        # ``par intérim`` is said once, and not ``intérim`` once more
        if phrase in vocabulary.tables.modifiers and not any(f" {phrase} " in f" {longer} " for longer in changing):
            changing.append(phrase)
    office = vocabulary.roles[candidates[0].term].title
    if match.roles:
        # no word changes what is named outright: that is another office, to which this one is near
        return f"in words near to {office}"
    if changing:
        return f"{office}, with a word that changes the office: {', '.join(changing)}"
    if any(candidates[0].term in vocabulary.tables.named(phrase) for phrase in _phrases(words)):
        return f"{office}, among other words"
    return f"in words near to {office}"


def row_reason(vocabulary: Vocabulary, name: str, candidates: tuple[Candidate, ...]) -> str:
    """What makes the best candidate for a row one."""
    if not candidates:
        return "nothing in the vocabulary resembles it"
    activity = vocabulary.activities[candidates[0].term].title
    shared = sorted(set(normalise_title(name).split()) & set(normalise_title(activity).split()))
    return f"{activity!r}; words in common: {', '.join(shared)}" if shared else f"another name for {activity!r} has the same words"


def _phrases(words: list[str]) -> list[str]:
    """Every run of up to five words, the longer ones first."""
    return [" ".join(words[start : start + size]) for size in range(5, 0, -1) for start in range(len(words) - size + 1)]


def _listed(vocabulary: Vocabulary, offices: tuple[str, ...]) -> str:
    titles = [vocabulary.roles[office].title for office in offices]
    return f"{', '.join(titles[:-1])} or {titles[-1]}"
