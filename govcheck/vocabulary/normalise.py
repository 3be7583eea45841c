"""Written titles and names to the one form under which they are looked up.

What changes nothing about an office goes away: case, accents, punctuation, gendered forms, ``(m/w/d)``, articles, ``Group`` in
front. What changes it stays, so that no lookup ever finds a deputy where it looks for the officer. Normalising twice changes nothing.
"""

import re
from collections.abc import Callable, Container

AND = "and"

#: compiled where a name has what it looks for: few have, and every run comes through here
_DOTTED = r"(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?"
_NUMBERING = r"\s*(?:\d+(?:\.\d+)+[.):]?|\d+[.):]|[A-Za-z][.)])\s+(?=\S)"
_JOINTS_AND_COMMAS = {**dict.fromkeys(map(ord, "&/+"), " and "), **dict.fromkeys(map(ord, ",;|"), " , ")}
_OTHER = re.compile(r"[^\w,]+|_+")

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})

#: words that carry no meaning in a title or a name, in four languages
_EMPTY = frozenset(
    (
        "the", "of", "a", "an", "for", "our",
        "der", "die", "das", "des", "dem", "den", "fuer", "von", "vom", "zur", "zum", "im",
        "le", "la", "les", "l", "d", "du", "de", "pour", "un", "une",
        "el", "los", "las", "del", "para",
    )
)  # fmt: skip
#: written forms of one word; a value of several words is several words
_SAME: dict[str, str] = {
    **dict.fromkeys(("und", "et", "y", "sowie", "plus"), AND),
    "infosec": "information security", "itsec": "it security", "svp": "vp", "evp": "vp", "mgmt": "management",
    "mgt": "management",
    "mgr": "manager", "dir": "director", "informationstechnologie": "it", "informationstechnik": "it", "ict": "it",
    "center": "centre", "program": "programme", "organization": "organisation", "defense": "defence", "dept": "department",
    "jefa": "jefe", "directora": "director", "presidenta": "president", "presidente": "president", "consejera": "consejero",
    "cheffe": "chef", "chefin": "chef", "generale": "general", "financiere": "financier", "financiera": "financiero",
    "adjointe": "adjoint", "adjunta": "adjunto", "interina": "interino", "deleguee": "delegue", "delegada": "delegado",
    "ancienne": "ancien", "assistante": "assistant", "vorstaendin": "vorstand", "vorstandsfrau": "vorstand", "chairman": "chair",
    "chairwoman": "chair", "chairperson": "chair", "independante": "independant", "encargada": "encargado", "gerenta": "gerente",
    "ejecutiva": "ejecutivo", "chargee": "charge",
    "kauffrau": "kaufmann", "suppleante": "suppleant", "gerante": "gerant", "correspondante": "correspondant",
    "administrative": "administratif", "administrativa": "administrativo", "juridica": "juridico", "tecnica": "tecnico",
    "interna": "interno", "externa": "externo", "arquitecta": "arquitecto", "ingeniera": "ingeniero", "operativa": "operativo",
    "vorsitz": "vorsitzende", "vorstands": "vorstand", "vorstandes": "vorstand", "konzerns": "konzern",
    "aufsichtsrats": "aufsichtsrat", "aufsichtsrates": "aufsichtsrat", "verwaltungsrats": "verwaltungsrat",
    "verwaltungsrates": "verwaltungsrat", "pruefungsausschusses": "pruefungsausschuss", "risikoausschusses": "risikoausschuss",
}  # fmt: skip
#: words written as two that are one
_MERGED: dict[tuple[str, str], str] = {
    ("cyber", "security"): "cybersecurity", ("dev", "ops"): "devops", ("vice", "president"): "vp",
    ("information", "technology"): "it",
    ("human", "resources"): "hr", ("human", "resource"): "hr", ("help", "desk"): "helpdesk", ("it", "sicherheit"): "itsicherheit",
    ("service", "desk"): "servicedesk", ("rr", "hh"): "rrhh",
}  # fmt: skip
_MERGE_FIRST = frozenset(first for first, _ in _MERGED)
_FRONT = frozenset(("group", "global", "konzern", "groupe", "konzernweite", AND))
_BACK = frozenset(("groupe", "konzern", AND))

#: stems to which German puts -in, French -rice for -eur; and those that German declines
_WITH_IN = ("er", "or", "eur", "ent", "ant", "ist", "yst", "ekt", "at", "oge", "iar")
_DECLINED = (
    "beauftragt", "vorsitzend", "bevollmaechtigt", "verantwortlich", "angestellt", "vertretend", "leitend", "fuehrend", "isch", "lich",
)  # fmt: skip
#: feminine endings and what stands in their place, in French and Spanish; and of a board in German
_GENDERED_ENDINGS = (
    ("trice", "teur"), ("euse", "eur"), ("eure", "eur"), ("dora", "dor"), ("tora", "tor"), ("sora", "sor"), ("vorstaendin", "vorstand"),
)  # fmt: skip
#: who leads and what is led are one word (``IT-Leitung``, ``Leitung IT``), but for those that are a body
_LEADERSHIP = "leitung"
_LEADING_BODIES = ("geschaefts", "konzern", "unternehmens", "klinik", "behoerden", "institutions", "haus", "krankenhaus", "werks", "schul")
_Z_ENDINGS = ("ize", "ized", "izes", "izing", "ization", "izations")
#: before a plural's s there is none of these
_NO_PLURAL = frozenset("sauio0123456789")
#: marks that may write a title for everybody; the patterns for them are loaded only where one stands
_GENDER_MARKS = frozenset("([*:_·/.")
_GENDER_HYPHENS = frozenset(("in", "innen", "e", "trice", "rice"))

#: what single words become, remembered up to a bound, since titles are made of few words
_MOST_WORDS = 100_000
_title_words: dict[str, str] = {}
_name_words: dict[str, str] = {}


def normalise_title(title: str) -> str:
    """The form of a title in which two ways of writing one office are equal."""
    return " ".join(word for word in title_words(title) if word != ",")


def title_words(title: str) -> list[str]:
    """The words of a normalised title, with ``","`` where one stood and ``"and"`` for every joint."""
    if _has_inner_capital(title):
        from govcheck.vocabulary.gendered import without_inner_capital

        title = without_inner_capital(title)
    text = _fold(title)
    if not _is_plain(text):
        if not _GENDER_MARKS.isdisjoint(text) or _has_gender_hyphen(text):
            from govcheck.vocabulary.gendered import without_gender

            text = without_gender(text)
        text = _separated(text)
    words = _merged(_mapped(text, _title_words, _title_word))
    return _trimmed(_without_echo(words), _FRONT, _BACK)


def normalise_name(name: str) -> str:
    """The form of an activity's or a metric's name in which two ways of writing it are equal; numbering in front goes."""
    begins = name.lstrip()[:2]
    numbered = begins[:1].isdigit() or begins[1:] in (".", ")")
    return normalise_words(re.sub(_NUMBERING, "", name, count=1) if numbered else name)


def normalise_words(text: str) -> str:
    """The form of some words in which two ways of writing them are equal."""
    text = _fold(text)
    if not _is_plain(text):
        text = _separated(text)
    words = [word for word in _merged(_mapped(text, _name_words, _name_word)) if word != ","]
    return " ".join(_trimmed(words, (AND,), (AND,)))


def _has_inner_capital(title: str) -> bool:
    """Whether ``In`` stands somewhere after a small letter."""
    at = title.find("In", 1)
    while at > 0:
        if title[at - 1].islower():
            return True
        at = title.find("In", at + 1)
    return False


def _has_gender_hyphen(text: str) -> bool:
    """Whether a word goes on behind a hyphen with nothing but an ending: ``Leiter-in``, and not ``Non-executive``."""
    at = text.find("-")
    while at >= 0:
        end = at + 1
        while end < len(text) and text[end].isalnum():
            end += 1
        if text[at + 1 : end] in _GENDER_HYPHENS:
            return True
        at = text.find("-", at + 1)
    return False


def _is_plain(text: str) -> bool:
    return text.isascii() and text.replace(" ", "").isalnum()


def _fold(text: str) -> str:
    if text.isascii():
        return text.casefold()
    from unicodedata import combining, normalize  # only where somebody wrote more than ASCII

    while True:
        plain = normalize("NFKD", normalize("NFKC", text).casefold().translate(_UMLAUTS))
        plain = "".join(c for c in plain if not combining(c)).casefold()
        if plain == text:
            return text
        text = plain


def _separated(text: str) -> str:
    if "." in text:
        text = re.sub(_DOTTED, lambda found: found.group().replace(".", ""), text)
    return _OTHER.sub(" ", text.translate(_JOINTS_AND_COMMAS))


def _mapped(text: str, known: dict[str, str], mapping: Callable[[str], str]) -> list[str]:
    words: list[str] = []
    for word in text.split():
        meant = known.get(word)
        if meant is None:
            meant = mapping(word)
            if len(known) < _MOST_WORDS:
                known[word] = meant
        if meant:
            words += meant.split()
    return words


def _title_word(word: str) -> str:
    while True:
        meant = "" if word in _EMPTY else _SAME.get(word, word)
        if meant == word and len(word) > 5:
            meant = _without_ending(word)
        if meant == word or " " in meant:
            return meant
        word = meant


def _name_word(word: str) -> str:
    meant = "" if word in _EMPTY else _SAME.get(word, word)
    if " " in meant:
        return meant
    if meant.endswith(_Z_ENDINGS) and len(meant) > 6:
        meant = "is".join(meant.rsplit("iz", 1))
    plural = len(meant) > 5 and meant[-1] == "s" and meant[-2] not in _NO_PLURAL
    return meant[:-1] if plural else meant


def _without_ending(word: str) -> str:
    """A title's word in its shorter gender and without declension."""
    if word.endswith(_LEADERSHIP):
        return word if word.startswith(_LEADING_BODIES) else word[:-3] + "er"
    for ending, instead in _GENDERED_ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    if word.endswith(("in", "innen")):
        stem = word[:-2] if word.endswith("in") else word[:-5]
        return stem if stem.endswith(_WITH_IN) else word
    if word[-2:] in ("er", "en", "em", "es") and word[:-2].endswith(_DECLINED):
        return word[:-1]
    return word


def _merged(words: list[str]) -> list[str]:
    if _MERGE_FIRST.isdisjoint(words):
        return words
    merged: list[str] = []
    for word in words:
        one = _MERGED.get((merged[-1], word)) if merged else None
        if one is None:
            merged.append(word)
        else:
            merged[-1] = one
    return merged


def _without_echo(words: list[str]) -> list[str]:
    """``Leiterin/Leiter IT`` names one office: what is the same before and after a joint is said once."""
    if AND not in words:
        return words
    kept: list[str] = []
    for word in words:
        if len(kept) > 1 and kept[-1] == AND and kept[-2] == word:
            kept.pop()
            continue
        kept.append(word)
    return kept


def _trimmed(words: list[str], front: Container[str], back: Container[str]) -> list[str]:
    start, end = 0, len(words)
    while end - start > 1 and (words[start] in front or words[start] == ","):
        start += 1
    while end - start > 1 and (words[end - 1] in back or words[end - 1] == ","):
        end -= 1
    return words[start:end]
