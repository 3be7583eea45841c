"""Written titles and names to the one form under which they are looked up.

What changes nothing about an office goes away: case, accents, punctuation, gendered forms, ``(m/w/d)``, articles, ``Group`` in front.
What changes it stays, so that no lookup ever finds a deputy where it looks for the officer. Both functions are idempotent.
"""

import re

AND = "and"

_BINNEN_I = re.compile(r"(?<=[a-zäöüß])In(nen)?\b")
_GENDER = r"(?:m|w|f|h|d|x|i|div|divers|gn|\*)"
_GENDER_NOTE = re.compile(
    rf"[(\[]\s*{_GENDER}(?:\s*[/|,]\s*{_GENDER})+\s*[)\]]"
    rf"|(?<![\w/]){_GENDER}(?:/{_GENDER})+(?![\w/*])"
    r"|[(\[]\s*(?:all genders?|alle geschlechter|gn|a)\s*[)\]]|[(\[]\s*\d+\s*%\s*[)\]]"
)
_GENDER_ENDING = re.compile(
    r"(?<=[a-z]{3})(?:"
    r"(?:[*:_·]|\s?/\s?-?|\(-?)(?:innen|in|r|n|e|es|trice|rice|a|ne|se|euse|ere|frau)\)?"
    r"|\.(?:e|rice|trice)|-(?:innen|in|trice|rice|e)"
    r")(?![a-z0-9])"
)
_DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?")
_JOINT = re.compile(r"[&/+]")
_COMMA = re.compile(r"[,;|]")
_OTHER = re.compile(r"[^\w,]+|_+")
_PLAIN = re.compile(r"[a-z0-9 ]*\Z")
_NUMBERING = re.compile(r"\s*(?:\d+(?:\.\d+)*[.):]?|[A-Za-z][.)])\s+(?=\S)")

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})

#: words that carry no meaning in a title or a name, in four languages
_EMPTY = frozenset(
    ["the", "of", "a", "an", "for", "our", "der", "die", "das", "des", "dem", "den", "fuer", "von", "vom", "zur", "zum", "im", "le", "la", "les", "l", "du", "d", "de", "des", "pour", "el", "los", "las", "del", "para", "un", "une"]
)
#: written forms of one word; a value of several words is several words
_SAME: dict[str, str] = {
    **dict.fromkeys(("und", "et", "y", "sowie", "plus"), AND),
    "infosec": "information security", "itsec": "it security", "svp": "vp", "evp": "vp", "mgmt": "management", "mgt": "management",
    "mgr": "manager", "dir": "director", "informationstechnologie": "it", "informationstechnik": "it", "ict": "it",
    "center": "centre", "program": "programme", "organization": "organisation", "defense": "defence", "dept": "department",
    "jefa": "jefe", "directora": "director", "presidenta": "president", "presidente": "president", "consejera": "consejero",
    "cheffe": "chef", "chefin": "chef", "generale": "general", "financiere": "financier", "financiera": "financiero",
    "adjointe": "adjoint", "adjunta": "adjunto", "interina": "interino", "deleguee": "delegue", "delegada": "delegado",
    "ancienne": "ancien", "assistante": "assistant", "vorstaendin": "vorstand", "vorstandsfrau": "vorstand", "chairman": "chair",
    "chairwoman": "chair", "chairperson": "chair", "independante": "independant", "encargada": "encargado", "gerenta": "gerente",
    "ejecutiva": "ejecutivo", "chargee": "charge", "executif": "executif", "executive": "executive", "juriste": "juriste",
    "kauffrau": "kaufmann", "obfrau": "obmann", "suppleante": "suppleant", "nombrada": "nombrado", "saliente": "saliente",
}  # fmt: skip
#: words written as two that are one
_MERGED: dict[tuple[str, str], str] = {
    ("cyber", "security"): "cybersecurity", ("dev", "ops"): "devops", ("vice", "president"): "vp", ("information", "technology"): "it",
    ("human", "resources"): "hr", ("human", "resource"): "hr", ("help", "desk"): "helpdesk", ("it", "sicherheit"): "itsicherheit",
    ("service", "desk"): "servicedesk",
}  # fmt: skip
_MERGE_FIRST = frozenset(first for first, _ in _MERGED)
_FRONT = frozenset(("group", "global", "konzern", "groupe", "konzernweite", AND))
_BACK = frozenset(("groupe", "konzern", AND))

_FEMININE = re.compile(r"([a-z]{2,}(?:er|or|eur|ent|ant|ist|yst|ekt|at|oge))in(?:nen)?\Z")
_FRENCH = re.compile(r"([a-z]{2,}t)rice\Z")
_DECLINED = re.compile(
    r"([a-z]*(?:beauftragt|vorsitzend|bevollmaechtigt|verantwortlich|angestellt|vertretend|leitend|fuehrend|isch|lich))e[rnms]\Z"
)
_SPELLING = re.compile(r"([a-z]{3,})iz(e|ed|es|ing|ation|ations)\Z")
_PLURAL = re.compile(r"([a-z]{4,}[^sauio0-9])s\Z")

_title_words: dict[str, str] = {}
_name_words: dict[str, str] = {}


def normalise_title(title: str) -> str:
    """The form of a title in which two ways of writing one office are equal."""
    return " ".join(word for word in title_words(title) if word != ",")


def title_words(title: str) -> list[str]:
    """The words of a normalised title, with ``","`` where one stood and ``"and"`` for every joint."""
    if "In" in title:
        title = _BINNEN_I.sub("", title)
    text = _fold(title)
    if not _PLAIN.match(text):
        text = _GENDER_ENDING.sub("", _GENDER_NOTE.sub(" ", text))
        text = _separated(text)
    words = _merged(_mapped(text, _title_words, _title_word))
    return _trimmed(_without_echo(words), _FRONT, _BACK)


def normalise_name(name: str) -> str:
    """The form of an activity's or a metric's name in which two ways of writing it are equal."""
    text = _fold(_NUMBERING.sub("", name, count=1) if not name[:1].isalpha() or name[1:2] in (".", ")") else name)
    if not _PLAIN.match(text):
        text = _separated(text)
    words = [word for word in _merged(_mapped(text, _name_words, _name_word)) if word != ","]
    return " ".join(_trimmed(words, (AND,), (AND,)))


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
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    text = _COMMA.sub(" , ", _JOINT.sub(" and ", text))
    return _OTHER.sub(" ", text)


def _mapped(text: str, known: dict[str, str], mapping: "type[str] | object") -> list[str]:
    words: list[str] = []
    for word in text.split():
        meant = known.get(word)
        if meant is None:
            meant = known[word] = mapping(word)  # type: ignore[operator]
        if meant:
            words.append(meant) if " " not in meant else words.extend(meant.split())
    return words


def _title_word(word: str) -> str:
    while True:
        meant = "" if word in _EMPTY else _SAME.get(word, word)
        if meant == word and len(word) > 5:
            meant = _DECLINED.sub(r"\1e", _FRENCH.sub(r"\1eur", _FEMININE.sub(r"\1", word)))
        if meant == word or " " in meant:
            return meant
        word = meant


def _name_word(word: str) -> str:
    meant = "" if word in _EMPTY else _SAME.get(word, word)
    if " " in meant:
        return meant
    meant = _SPELLING.sub(r"\1is\2", meant)
    return _PLURAL.sub(r"\1", meant)


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


def _trimmed(words: list[str], front: "frozenset[str] | tuple[str, ...]", back: "frozenset[str] | tuple[str, ...]") -> list[str]:
    start, end = 0, len(words)
    while end - start > 1 and (words[start] in front or words[start] == ","):
        start += 1
    while end - start > 1 and (words[end - 1] in back or words[end - 1] == ","):
        end -= 1
    return words[start:end]
