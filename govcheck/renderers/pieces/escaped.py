"""Text of a client's file as text of XML or HTML: first made visible, then escaped, so that it is never markup."""

from govcheck.renderers.pieces.visible import visible

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """The text for an element or an attribute in quotes; control characters and lone surrogates, which XML lacks, are written out."""
    return visible(text).translate(_SIGNS)
