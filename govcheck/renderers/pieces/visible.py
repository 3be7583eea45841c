"""Text of a client's file made safe to show: what a terminal would obey, or would hide, is written out instead."""

#: stand between letters of several scripts and join emoji; anywhere else they hide in a word
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    r"""The text with control, format and unassigned characters as ``\x1b`` or ``\u202e``; every kind of space is a plain one.

    What comes out is printable in the sense of `str.isprintable`, but for joiners inside words that are not ASCII.
    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or (sign in _JOINERS and _joins(text, place)) else _written_out(sign) for place, sign in enumerate(text)
    )


def widths(text: str) -> list[int]:
    """How many columns each character of printable text takes: 2 for wide ones, 0 for those that sit on another, else 1."""
    if text.isascii():
        return [1] * len(text)
    from unicodedata import category, east_asian_width  # a library of its own, needed by few files

    return [0 if sign in _JOINERS or category(sign) in {"Mn", "Me"} else 2 if east_asian_width(sign) in {"W", "F"} else 1 for sign in text]


def width(text: str) -> int:
    """How many columns printable text takes."""
    return len(text) if text.isascii() else sum(widths(text))


def _joins(text: str, place: int) -> bool:
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return len(around) == 2 and not any(sign.isascii() or sign in _JOINERS or not sign.isprintable() for sign in around)


def _written_out(sign: str) -> str:
    if sign.isspace() and sign not in "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(sign) or (
        f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
    )
