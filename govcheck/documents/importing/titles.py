"""Text of cells without what is only layout: markup, entities, links, footnotes, control characters."""

import html
import re

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CODE = re.compile(r"`+([^`]*)`+")
_STRONG = re.compile(r"(\*{1,3}|_{1,3}|~~)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_FOOTNOTE = re.compile(r"\s*\[\^[^\[\]]*\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+(?=\W|\Z)|(?<=\w)\^\d+\^?")
#: what cannot be in an id or a title: control characters and marks that turn the direction of writing around
_UNFIT = re.compile(r"[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\u200b]")
_BLANKS = re.compile(r"\s+")
#: signs without which no text needs a second look
_SIGNS = frozenset("*_~`[]<>&\\^¹²³")
#: what systems put in front of titles: ``JOB-1234 - Title``, ``[SAMPLE] Title``, ``1.2 Title`` stays (numbering says where it stands)
_PREFIX = re.compile(r"(?:\[[A-Z][A-Z _-]*\]\s*|(?:[A-Z]{1,5}[-_]?)?\d{3,}\s*[-–—:|]\s+|P\d+\s+[-–—]\s+)(?=\S)")

_VACANT = r"(?:currently\s+)?(?:vacant|vacancy|vakant|unbesetzt|poste vacant|puesto vacante|vacante)"
_VACANCY = re.compile(
    rf"\A[(\[]\s*{_VACANT}\s*[)\]]\s*[-–—:|]?\s*(?=\w)|\A{_VACANT}\s*[-–—:|]\s*(?=\w)|\s*[(\[]\s*{_VACANT}\s*[)\]]\Z|\s+[-–—|]\s+{_VACANT}\Z",
    re.IGNORECASE,
)


def plain_text(text: str) -> str:
    """A text without markup, entities, links and footnote marks, with single blanks."""
    if text.isprintable() and _SIGNS.isdisjoint(text):
        return text if "  " not in text and text[:1] != " " and text[-1:] != " " else _BLANKS.sub(" ", text).strip()
    text = _BREAK.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    text = _TAG.sub("", text)
    text = _FOOTNOTE.sub("", text)
    text = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text))
    text = _CODE.sub(r"\1", text)
    before = None
    while before != text:
        before, text = text, _STRONG.sub(r"\2", text)
    text = _ESCAPED.sub(r"\1", text)
    return _BLANKS.sub(" ", _UNFIT.sub(" ", text)).strip()


def clean_title(text: str) -> str:
    """A title as a person would say it: plain text, without what a system put in front of it."""
    found = plain_text(text)
    return _PREFIX.sub("", found, count=1) if found[:1] in "[P" or found[:1].isdigit() or found[:1].isupper() else found


def without_vacancy(title: str) -> str:
    """A title without the remark, set apart in front or behind, that its seat is vacant: ``(Vacant) CISO``, ``CISO - vakant``."""
    return _VACANCY.sub("", title)
