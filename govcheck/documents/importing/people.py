"""Who holds a seat, as exports write it: names, two names, nobody, somebody undisclosed, somebody for the time being."""

import re
from typing import TYPE_CHECKING

from govcheck.documents.importing.titles import plain_text
from govcheck.model.record import Record

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary

#: how a row says that the seat is no longer in the chart, and that the person has left
ELIMINATED = frozenset(
    ("eliminated", "abolished", "deleted", "closed", "removed", "obsolete", "gestrichen", "entfallen", "weggefallen", "supprimé",
     "supprimée", "eliminado", "eliminada", "suprimido", "suprimida", "amortizada", "discontinued")
)  # fmt: skip
LEFT = frozenset(
    ("terminated", "inactive", "left", "leaver", "resigned", "retired", "ended", "former", "departed", "separated", "discharged",
     "deceased",     "ausgeschieden", "inaktiv", "ausgetreten", "parti", "partie", "sorti", "sortie", "inactif", "baja", "inactivo",
     "inactiva",
     "cesado", "cesada", "withdrawn", "dismissed")
)  # fmt: skip
VACANT = frozenset(
    ("vacant", "vacancy", "open", "unfilled", "vakant", "unbesetzt", "offen", "frei", "vacante", "libre", "to be hired", "frozen",
     "hiring", "recruiting", "to be filled", "nicht besetzt", "à pourvoir", "non pourvu", "unoccupied", "non occupé", "sin cubrir")
)  # fmt: skip
UNDISCLOSED = frozenset(
    ("n/d", "nd", "not disclosed", "undisclosed", "redacted", "withheld", "no disclosed", "nicht offengelegt", "non divulgué")
)

_ACTING = re.compile(
    r"(?<![\w])(?:acting|interim|ad interim|a\.\s?i\.|temporary|pro tem|kommissarisch(?:e|er|es)?|komm\.|interimistisch(?:e|er)?|"
    r"interims?|par intérim|"
    r"intérimaire|p\.\s?i\.|interino|interina|en funciones)(?![\w])",
    re.IGNORECASE,
)
_VACANT_FIRST = re.compile(
    r"(?:vacan(?:t|cy|te|ce)|vakan[tz]|unbesetzt|unfilled|nicht besetzt|offene stelle|poste (?:vacant|à pourvoir)|puesto vacante|"
    r"open position)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*\Z")
_ON_LEAVE = frozenset(("on leave", "c", "contractor", "cw", "ext", "external", "extern", "maternity leave", "elternzeit", "parental leave"))
_SEVERAL = re.compile(r"\s*;\s*|\s+/\s+|(?<=\w)/(?=[A-ZÀ-Þ])|\s+(?:&|\+|and|und|et|y)\s+")
_APART = re.compile(r"\s*;\s*|\s+/\s+")
#: words as names have them, the last name perhaps first, initials, particles; every word begins with a letter
_NAME = re.compile(r"[^\W\d_][\w'’.-]*,?(?: [^\W\d_][\w'’.-]*)+")
_WORD = re.compile(r"[^\W_]+")
#: words of a holder that say more than a name, beside those for nobody in particular; "i" is that of ``a. i.``
_TELLING = frozenset(
    ("", "and", "und", "et", "y", "acting", "interim", "temporary", "pro", "kommissarisch", "kommissarische", "kommissarischer",
     "kommissarisches", "komm", "interimistisch", "interimistische", "interimistischer", "interims", "par", "intérimaire", "i", "ai",
     "interino", "interina", "en", "vacant", "vakant", "vacante")
)  # fmt: skip


class Held(Record):
    """How a seat is held: for the time being, by nobody; or that it has gone, or its holder has."""

    acting: bool = False
    vacant: bool = False
    eliminated: bool = False
    left: bool = False


_PLAINLY = Held()
_VACANT = Held(vacant=True)


class Holders:
    """Says who holds a seat where a text stands as the name.

    Words for nobody in particular (``N/D``, ``extern``) are kept as names: the format knows that they are not people, and that a seat
    with such a holder is not vacant.
    """

    def __init__(self, vocabulary: "Vocabulary") -> None:
        self._vocabulary = vocabulary
        #: words without which a plain name is nothing but a name
        self._telling = _TELLING | {word for words in vocabulary.tables.holders for word in words.split()}

    def held(self, text: str) -> tuple[tuple[str, ...], Held]:
        """Who holds the seat, and how."""
        # nearly every name is some words of letters, which is quicker to ask
        if text.replace(" ", "").isalnum():
            words = text.casefold().split(" ")
        elif _NAME.fullmatch(text) is not None:
            words = _WORD.findall(text.casefold())
        else:
            return self._read(text)
        return ((text,), _PLAINLY) if len(words) > 1 and self._telling.isdisjoint(words) else self._read(text)

    def _read(self, text: str) -> tuple[tuple[str, ...], Held]:
        name = plain_text(text)
        folded = name.casefold()
        if not name:
            return (), _PLAINLY
        if folded in ELIMINATED:
            return (), Held(eliminated=True)
        word = self._vocabulary.holder_word(name)
        if folded in UNDISCLOSED:
            return (name if word else "N/D",), _PLAINLY
        if folded in VACANT or word == "vacant" or _VACANT_FIRST.match(name):
            return (), _VACANT
        if word:
            return (name,), _PLAINLY
        acting = left = False
        while (tail := _TAIL.search(name)) is not None:
            said = tail[1].strip().casefold()
            if _ACTING.fullmatch(said):
                acting = True
            elif said in LEFT and len(said) > 1:
                left = True
            elif said in VACANT or self._vocabulary.holder_word(said) == "vacant":
                return (), _VACANT
            elif said not in _ON_LEAVE:
                break
            name = name[: tail.start()].strip()
        if _ACTING.search(name) is not None:
            acting = True
            name = " ".join(_ACTING.sub(" ", name).strip(" ,:-–").split())
        return _names(name), Held(acting, left=left)


def full_name(first: str, last: str) -> str:
    """The name in two columns; two people who share a row share both (``Ada / Mara`` and ``Byrne / Lund``)."""
    if not first or not last:
        return first or last
    if "/" in first or "&" in first or ";" in first:
        firsts, lasts = _SEVERAL.split(first), _SEVERAL.split(last)
        if len(firsts) == len(lasts):
            return " / ".join(map(" ".join, zip(firsts, lasts, strict=True)))
        if len(lasts) == 1 and not any(" " in each or "," in each for each in firsts):
            return " / ".join(f"{each} {last}" for each in firsts)
    return f"{first} {last}"


def _names(name: str) -> tuple[str, ...]:
    """One name, or the several of a job share; ``Ortega y Gasset`` is one."""
    parts = [part.strip(" ,") for part in _SEVERAL.split(name)]
    # no one person's name has a stroke or a semicolon between words of letters; "and" may stand in one
    apart = _APART.search(name) is not None and all(len(part) > 1 and part.replace("-", "").isalpha() for part in _APART.split(name))
    if len(parts) > 1 and (apart or all(" " in part or "." in part for part in parts)):
        return tuple(dict.fromkeys(part for part in parts if part))
    return (name,) if name else ()


def is_acting(title: str) -> bool:
    """Whether a title says that its holder stands in for the time being."""
    return _ACTING.search(title) is not None


def name_keys(name: str) -> tuple[str, ...]:
    """The forms in which others may name a person: ``First Last`` and ``Last, First``, without case, accents kept."""
    folded = " ".join(plain_text(name).casefold().split())
    if "," in folded:
        last, _, first = folded.partition(",")
        return (folded, f"{first.strip()} {last.strip()}")
    return (folded,)
