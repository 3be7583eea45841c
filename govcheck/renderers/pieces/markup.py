"""Text of a client's file inside Markdown and HTML: it is shown as it is, and never becomes markup, a link or a mention.

Character references are used throughout, and no backslashes: they mean the same in Markdown and inside HTML elements, where GitHub
and GitLab read no Markdown. They do not stop the two from making links of names and numbers in text that is rendered already
(``@name``, ``#12``, ``!12``, addresses), so there a space without width follows the sign.
"""

import re

from govcheck.renderers.pieces.visible import visible

#: what opens markup somewhere in a line
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$@]")

#: what opens a list, a heading's line or a numbered item at the start of a line
_AT_START = re.compile(r"^[-+=\d]")

#: a sign after which GitHub or GitLab looks for a name, a number, an address or a picture (``:100:``)
_LINKING = re.compile(r"(?<=[@#!$%^&~])(?=\w)|(?<=:)(?=/|[\w+-]+:)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE)

#: seven or more hexadecimal digits may be the name of a commit
_COMMIT = re.compile(r"\b(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b", re.IGNORECASE)

_BREAK = "\u200b"


def escaped(text: str) -> str:
    """The text on one line, for Markdown or for the inside of an HTML element."""
    text = " ".join(visible(text).split(" ")).strip()
    text = _LINKING.sub(_BREAK, text)
    text = _COMMIT.sub(lambda digits: digits[0][:4] + _BREAK + digits[0][4:], text)
    text = _MARKUP.sub(_reference, text)
    text = _AT_START.sub(_reference, text)
    return text.replace(_BREAK, "&#8203;")


def code(text: str) -> str:
    """The text as a word of code, in which neither looks for names; as HTML, since a backtick may stand in it."""
    text = re.sub(r"(?<=:)(?=/)|(?<=@)(?=\w)|(?<=\bwww)(?=\.)", _BREAK, visible(text), flags=re.IGNORECASE)
    return f"<code>{_MARKUP.sub(_reference, text).replace(_BREAK, '&#8203;')}</code>"


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"
