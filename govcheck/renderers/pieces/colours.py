"""An accent colour made fit to be read: dark enough on paper, light enough on a dark screen."""

from typing import NamedTuple

#: least contrast of text to its ground; WCAG 2.2 asks for 4.5 in 1.4.3
READABLE = 5.0
#: the darkest ground of the light page and the lightest of the dark one
PAPER, NIGHT = "#f5f7f9", "#212a32"


class Accents(NamedTuple):
    """The accent on light paper and on a dark ground."""

    light: str
    dark: str


def accents(colour: str) -> Accents:
    """The colour (``#rrggbb``), moved towards black or white only as far as it takes to be read."""
    return Accents(_moved(colour, PAPER, 0), _moved(colour, NIGHT, 255))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _moved(colour: str, ground: str, towards: int) -> str:
    parts = _parts(colour)
    for step in range(101):
        moved = "#" + "".join(f"{round(part + (towards - part) * step / 100):02x}" for part in parts)
        if contrast(moved, ground) >= READABLE:
            return moved
    return ground


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
