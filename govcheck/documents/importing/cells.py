"""What stands in the cells of matrices: letters as people write them, ``A/R``, ``AR``, ``**A**``, ``R (Build)``, ``(I)``, ``-``."""

import re
from collections.abc import Iterable, Mapping

from govcheck.documents.importing.titles import plain_text
from govcheck.documents.letters import STRENGTH
from govcheck.model.record import Record

#: what says that a cell says nothing
NOTHING = frozenset(
    ("", "-", "–", "—", "−", "--", "---", "n/a", "n.a.", "na", ".", "·", "/", "k.a.", "k. a.", "s/o", "none", "keine", "0", "✗", "x̶")
)
_REMARK = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_PARTS = re.compile(r"[\s/,;+&|.:*]+|\band\b|\bund\b|\bet\b|\by\b", re.IGNORECASE)
_MARK = re.compile(r"(?<=[A-Za-z])(?:\d{1,2}|[†‡§#']+)\Z|[†‡§#°]+")

#: words that some write instead of the letter, in four languages
WORDS: Mapping[str, str] = {
    **dict.fromkeys(
        ("responsible", "durchführungsverantwortlich", "durchführung", "durchfuehrung", "réalisateur", "realisateur", "exécutant",
         "executant", "responsable", "ejecutor", "ausführend", "does"), "R"
    ),
    **dict.fromkeys(
        ("accountable", "rechenschaftspflichtig", "gesamtverantwortlich", "ergebnisverantwortlich", "approbateur", "autorité", "autorite",
         "aprobador", "autoridad", "approver", "redevable", "imputable", "entscheidung", "entscheider"), "A"
    ),
    **dict.fromkeys(
        ("consulted", "konsultiert", "mitwirkung", "zu konsultieren", "consulté", "consulte", "consultée", "consultado", "consultada",
         "beratend", "mitarbeit"), "C"
    ),
    **dict.fromkeys(
        ("informed", "informiert", "information", "zu informieren", "informé", "informe", "informée", "informado", "informada"), "I"
    ),
    **dict.fromkeys(
        ("support", "supporting", "supportive", "unterstützend", "unterstützung", "soutien", "appui", "soporte", "apoyo"), "S"
    ),
}  # fmt: skip
#: alphabets that are not RACI, by their letters, with what these stand for where no legend says otherwise
KNOWN: Mapping[str, Mapping[str, str]] = {
    "DEMI": {"D": "R", "E": "A", "M": "C", "I": "I"},
    "VDMI": {"V": "A", "D": "R", "M": "C", "I": "I"},
    "VEMI": {"V": "R", "E": "A", "M": "C", "I": "I"},
}
STANDARD: Mapping[str, str] = {letter: letter for letter in STRENGTH}


class Read(Record):
    """The letters of a cell, strongest first and joined by ``/`` (blank: nothing), and what stands beside them."""

    letters: str
    remark: str = ""


class Reader:
    """Reads the cells of one matrix with one alphabet; the same text is read once."""

    def __init__(self, letters: Mapping[str, str] = STANDARD) -> None:
        self.letters = letters
        self._known: dict[str, Read | None] = {}
        self._words = {letter.casefold(): letter for letter in letters}

    def read(self, text: str) -> Read | None:
        """What a cell says; None where it cannot be read."""
        try:
            return self._known[text]
        except KeyError:
            found = self._known[text] = self._read(text)
            return found

    def _read(self, text: str) -> Read | None:
        said = plain_text(text)
        if said.casefold() in NOTHING:
            return Read("")
        remarks = [a or b for a, b in _REMARK.findall(said)]
        outside = _REMARK.sub(" ", said).strip()
        if not outside:
            # the whole cell stands in brackets: (I)
            outside, remarks = " ".join(remarks), []
            found = self._letters(outside)
            return None if found is None else Read(found, "in brackets")
        found = self._letters(outside)
        return None if found is None else Read(found, "; ".join(remark for remark in remarks if remark))

    def _letters(self, text: str) -> str | None:
        found: set[str] = set()
        parts = [part for part in _PARTS.split(text) if part]
        for part in parts:
            word = _MARK.sub("", part.strip("-–—()[]\"'"))
            if not word:
                continue
            letters = self._of(word)
            if letters is None:
                return None
            found |= letters
        if not found:
            return None
        return "/".join(sorted(found, key=lambda letter: (STRENGTH.index(self.letters[letter]), letter)))

    def _of(self, word: str) -> set[str] | None:
        folded = word.casefold()
        if folded in self._words:
            return {self._words[folded]}
        if folded in WORDS and WORDS[folded] in self.letters.values():
            return {next(letter for letter, meant in self.letters.items() if meant == WORDS[folded])}
        letters = {sign.upper() for sign in word}
        return letters if letters <= self.letters.keys() and len(letters) == len(word) else None


_LEGEND = re.compile(r"(?<!\w)[(\"'„]?([A-Za-z])[)\"'“]?\s*[=:–—-]+\s*([^\W\d_]{3,}(?:[ -][^\W\d_]{3,})?)")


def is_legend(text: str) -> bool:
    """Whether a text says of two letters at least what they stand for."""
    return sum(_meaning(words) is not None for _, words in _LEGEND.findall(plain_text(text))) > 1


def legend(texts: Iterable[str]) -> dict[str, str]:
    """What legends say of letters (``V = Verantwortlich``), where the words are known; a letter that two say otherwise is left out.

    R, A, C, I and S stand for themselves, whatever words a language has for them, unless A is told to be the one who acts (as in some
    French charts), which makes R the one who answers.
    """
    found: dict[str, set[str]] = {}
    for text in texts:
        for letter, words in _LEGEND.findall(plain_text(text)):
            meant = _meaning(words)
            if meant is not None:
                found.setdefault(letter.upper(), set()).add(meant)
    told = {letter: meant.pop() for letter, meant in found.items() if len(meant) == 1}
    acts = told.get("A") == "R"
    own = {letter: meant for letter, meant in told.items() if letter not in STANDARD}
    if acts and not own:
        return {"R": "A", "A": "R", "C": "C", "I": "I"}
    if own.get("E") == "A" and own.get("V") == "A":
        # who decides is accountable; beside that, who is "verantwortlich" answers for the work
        own["V"] = "R"
    return {**own, **{letter: letter for letter in told if letter in STANDARD}} if own else {}


def _meaning(words: str) -> str | None:
    folded = words.casefold()
    for word in (folded, folded.split()[0]):
        if word in WORDS:
            return WORDS[word]
    stems = (("verantwort", "A"), ("accountab", "A"), ("responsib", "R"), ("durchf", "R"), ("entscheid", "A"), ("mitwirk", "C"),
             ("konsult", "C"), ("consult", "C"), ("inform", "I"), ("unterst", "S"), ("approb", "A"), ("réalis", "R"), ("acteur", "R"),
             ("acting", "R"), ("autori", "A"), ("aprob", "A"), ("support", "S"))  # fmt: skip
    return next((meant for stem, meant in stems if folded.startswith(stem)), None)


def alphabet_of(letters: set[str], told: Mapping[str, str]) -> Mapping[str, str] | None:
    """The alphabet to which these letters belong: what a legend tells, RACI with S, or one of the others known; None where none fits."""
    if told and letters <= told.keys():
        return told
    if letters <= STANDARD.keys():
        return STANDARD
    fitting = [known for known in KNOWN.values() if letters <= known.keys()]
    # of two that fit and differ, neither is chosen
    return fitting[0] if len({tuple(known[letter] for letter in sorted(letters)) for known in fitting}) == 1 else None
