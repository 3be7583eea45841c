"""How well titles and names resolve, measured on what people write: ``python -m tests.vocabulary.score``.

`labelled_titles.csv` and `labelled_names.csv` are written for this test, copied from nowhere. Their part ``held-out`` was written
before the vocabulary was tuned on the part ``tuning``, and nobody tunes on it: the command names single misses of ``tuning`` alone.

Degrees of a label: ``exact`` (names these terms outright and no others), ``suggested`` (a person would ask whether it is one of
them: a deputy, a region, a bare abbreviation with rivals), ``none`` (nothing of the vocabulary).
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.vocabulary.shipped import VOCABULARY

PARTS = ("tuning", "held-out")
LANGUAGES = ("en", "de", "fr", "es")


class Label(NamedTuple):
    """What somebody wrote, and what it means; `what` is ``title`` or ``name`` (of an activity)."""

    what: str
    part: str
    language: str
    text: str
    degree: str
    terms: frozenset[str]


class Result(NamedTuple):
    """What came of it: the terms that it was resolved to, and those that were suggested, best first."""

    label: Label
    exact: frozenset[str]
    suggested: tuple[str, ...]

    @property
    def wrong(self) -> frozenset[str]:
        """Terms that were taken for what the text says and are not; each is a bug."""
        return self.exact - self.label.terms if self.label.degree == "exact" else self.exact

    @property
    def missed(self) -> frozenset[str]:
        """Terms that the text says outright and that were not found."""
        return self.label.terms - self.exact if self.label.degree == "exact" else frozenset()

    @property
    def asked(self) -> bool:
        """Whether every term that was not found is at least suggested; of a doubtful text, whether one of its terms is."""
        found = {*self.suggested, *self.exact}
        return self.label.terms <= found if self.label.degree == "exact" else bool(self.label.terms & found)


def labels(what: str) -> Iterator[Label]:
    """The labelled titles or names."""
    with (Path(__file__).parent / f"labelled_{what}s.csv").open(encoding="utf-8", newline="") as file:
        for part, language, text, degree, terms in list(csv.reader(file, delimiter=";"))[1:]:
            yield Label(what, part, language, text, degree, frozenset(terms.split()))


def resolved(label: Label) -> Result:
    """What the shipped vocabulary makes of it."""
    if label.what == "title":
        match = VOCABULARY.match_title(label.text)
        near = VOCABULARY.suggest_title(label.text, VOCABULARY.roles)
        return Result(label, frozenset(match.roles), tuple(candidate.term for candidate in near))
    activity = VOCABULARY.match_activity(label.text)
    near = VOCABULARY.suggest_activity(label.text, VOCABULARY.activities)
    return Result(label, frozenset({activity} if activity else ()), tuple(candidate.term for candidate in near))


def share(part: int, whole: int) -> float:
    """A share from 0 to 1; 1 of nothing."""
    return part / whole if whole else 1.0


def recall(results: Iterable[Result]) -> float:
    """Of the terms said outright, the share that was found."""
    exact = [result for result in results if result.label.degree == "exact"]
    return share(sum(len(r.label.terms) - len(r.missed) for r in exact), sum(len(r.label.terms) for r in exact))


def told(results: Iterable[Result]) -> float:
    """Of the texts that name a term, outright or in doubt, the share of which every term is found or at least suggested."""
    meant = [result for result in results if result.label.degree != "none"]
    return share(sum(result.asked for result in meant), len(meant))


def per_term(results: Iterable[Result]) -> dict[str, tuple[int, int, int]]:
    """For each term how often it was found rightly, found wrongly and missed."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for result in results:
        right.update(result.exact - result.wrong)
        wrong.update(result.wrong)
        missed.update(result.missed)
    return {term: (right[term], wrong[term], missed[term]) for term in sorted({*right, *wrong, *missed})}


def main() -> None:
    """Print the figures, and the single misses of the part that one may tune on."""
    for what in ("title", "name"):
        results = [resolved(label) for label in labels(what)]
        print(f"{what}s\n{'part':<10}{'lang':<6}{'labels':>7}{'precision':>11}{'recall':>8}{'asked or found':>16}{'quiet':>7}")
        for part in PARTS:
            for language in (*LANGUAGES, ""):
                some = [r for r in results if r.label.part == part and (not language or r.label.language == language)]
                right, wrong = sum(len(r.exact - r.wrong) for r in some), sum(len(r.wrong) for r in some)
                nothing = [r for r in some if r.label.degree == "none"]
                quiet = share(sum(not r.suggested for r in nothing), len(nothing))
                print(
                    f"{part:<10}{language or 'all':<6}{len(some):>7}{share(right, right + wrong):>11.3f}{recall(some):>8.3f}"
                    f"{told(some):>16.3f}{quiet:>7.2f}"
                )
        print(f"\n{'term':<34}{'right':>6}{'wrong':>6}{'missed':>7}{'precision':>11}{'recall':>8}")
        for term, (right, wrong, missed) in per_term(results).items():
            print(f"{term:<34}{right:>6}{wrong:>6}{missed:>7}{share(right, right + wrong):>11.2f}{share(right, right + missed):>8.2f}")
        for result in results:
            if result.label.part == "tuning" and (result.wrong or result.missed or (result.label.terms and not result.asked)):
                print(f"miss: {result.label.text!r} is {result.label.degree} {sorted(result.label.terms)};", end=" ")
                print(f"found {sorted(result.exact)}, suggested {list(result.suggested[:3])}")
        print()


if __name__ == "__main__":
    main()
