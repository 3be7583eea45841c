"""How much room text takes in a picture, and text broken into lines that fit.

Widths are those of the common grotesques (Helvetica, Arial, Roboto) with a little to spare, so that a box fits its words whichever of
them the reader's machine has. Equal on every machine, since no font is asked.
"""

from functools import lru_cache

from govcheck.renderers.pieces.visible import visible, widths

#: widths in hundredths of the size of the type; what stands in no group takes `_OTHER`
_GROUPS = {
    "ijl'|": 23,
    "ftI.,:;!()[]/\\ ": 30,
    'r-`"*': 35,
    "cksvxyzJ": 52,
    "mMW%@w": 88,
    "ABEKPSVXY&": 68,
    "CDGHNOQRUÄÖÜ": 75,
}
_WIDTHS = {sign: hundredths for group, hundredths in _GROUPS.items() for sign in group}
_WIDTHS |= {"w": 74, "W": 96}
_OTHER = 58
_WIDE = 104
_BOLD = 1.06
ELLIPSIS = "…"
#: stands in pictures for the arrow, which many a font lacks
ARROW = "›"


@lru_cache(maxsize=65536)
def length(text: str, size: float, bold: bool = False) -> float:
    """How long printable text is in type of that size, in the unit of the size."""
    if text.isascii():
        hundredths = sum(_WIDTHS.get(sign, _OTHER) for sign in text)
    else:
        columns = widths(text)
        hundredths = sum(
            _WIDE if taken == 2 else 0 if taken == 0 else _WIDTHS.get(sign, _OTHER) for sign, taken in zip(text, columns, strict=True)
        )
    return hundredths * size / 100 * (_BOLD if bold else 1)


def lines(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """The text made safe to show in at most so many lines that fit; what is left over is an ellipsis, a long word is cut."""
    words = visible(text).replace("→", ARROW).split()
    told: list[str] = []
    line = ""
    while words:
        word = words.pop(0)
        longer = f"{line} {word}" if line else word
        if length(longer, size, bold) <= room:
            line = longer
        elif line:
            told.append(line)
            line = ""
            words.insert(0, word)
        else:
            fits = _fitting(word, size, room - length("-", size, bold), bold)
            told.append(word[:fits] + ("-" if word[fits - 1 : fits + 1].isalpha() else ""))
            words.insert(0, word[fits:])
        if len(told) == most:
            return [*told[:-1], _cut(f"{told[-1]}", size, room, bold)]
    return [*told, line] if line else told


def _fitting(word: str, size: float, room: float, bold: bool) -> int:
    fits = 1
    while fits < len(word) and length(word[: fits + 1], size, bold) <= room:
        fits += 1
    return fits


def _cut(line: str, size: float, room: float, bold: bool) -> str:
    while line and length(line + ELLIPSIS, size, bold) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
