"""Text of a client's file inside a Markdown document that is also read as it is: escaped by backslashes, and only where it has to be."""

import re

from govcheck.renderers.pieces.visible import visible

#: what opens markup somewhere in a line
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&{}]")
#: what some readers make a link of without any markup, and what would open a list at the start of a line
_LINKS = re.compile(r":(?=//)|(?<=www)\.|@(?=\w)|^[-+=](?=\s|[-=])|(?<=^\d)[.)](?=\s|$)", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text on one line."""
    shown = " ".join(visible(text).split())
    return _LINKS.sub(r"\\\g<0>", _MARKUP.sub(r"\\\g<0>", shown))


def code(text: str) -> str:
    """The text as a word of code, between as many backticks as it takes."""
    shown = " ".join(visible(text).split()) or " "
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
