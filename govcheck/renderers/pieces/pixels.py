"""SVG made into a PNG by resvg, offline and with a typeface that comes along."""

from functools import cache
from importlib.resources import files

#: no side of a picture is longer than this, since few programs open one that is
LONGEST = 16000
SHARP = 2.0
FAMILY = "Roboto"
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")

#: the first sign of the first script that the typeface lacks; what is at or above asks the machine for other typefaces
_BEYOND = "\u0530"


def pixels(svg: str, width: float, height: float) -> bytes:
    """The picture as PNG, sharp enough for print where its size allows that.

    Latin, Greek and Cyrillic come out the same on every machine; other scripts in whatever typeface the machine has for them.
    """
    import resvg_py

    zoom = min(SHARP, LONGEST / max(width, height, 1))
    made = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        skip_system_fonts=not any(sign >= _BEYOND and not "\u2000" <= sign < "\u2070" for sign in set(svg)),
        font_files=list(_faces()),
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    return bytes(made)


@cache
def _faces() -> tuple[str, ...]:
    folder = files("font_roboto") / "files"
    return tuple(str(folder / f"{FAMILY}-{face}.ttf") for face in _FACES)
