"""Notes and endings by which a title is written for everybody: ``(m/w/d)``, ``Leiter*in``, ``LeiterIn``, ``Beauftragte(r)``."""

import re

_INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß])In(nen)?\b")
_WHO = r"(?:m|w|f|h|d|x|i|div|divers|gn|\*)"
_NOTE = re.compile(
    rf"[(\[]\s*{_WHO}(?:\s*[/|,]\s*{_WHO})+\s*[)\]]"
    rf"|(?<![\w/]){_WHO}(?:/{_WHO})+(?![\w/*])"
    r"|[(\[]\s*(?:all genders?|alle geschlechter|gn|a)\s*[)\]]|[(\[]\s*\d+\s*%\s*[)\]]"
)
_ENDING = re.compile(
    r"(?<=[^\W\d_]{3})(?:"
    r"(?:[*:_·]|\s?/\s?-?|\(-?)(?:innen|in|r|n|e|es|trice|rice|a|ne|se|fe|euse|ere|frau)\)?"
    r"|\.(?:e|rice|trice)|-(?:innen|in|trice|rice|e)"
    r")(?![a-z0-9])"
)


def without_inner_capital(title: str) -> str:
    """``LeiterIn`` as ``Leiter``."""
    return _INNER_CAPITAL.sub("", title)


def without_gender(text: str) -> str:
    """A lower-case title without notes of gender, without shares of time, and with the shorter of two endings."""
    return _ENDING.sub("", _NOTE.sub(" ", text))
