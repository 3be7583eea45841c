"""Days as exports write them; where one cannot tell the day from the month, both readings are kept apart."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\Z")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})\Z")


def days_of(text: str) -> tuple[date, ...]:
    """The days that a text may mean, earliest first: none, one, or two where either number may be the month (``03/04/2026``)."""
    written = text.strip()
    iso = _ISO.match(written)
    if iso is not None:
        return _days((iso[1], iso[2], iso[3]))
    dotted = _DOTTED.match(written)
    if dotted is not None:
        return _days((dotted[3], dotted[2], dotted[1]))
    slashed = _SLASHED.match(written)
    if slashed is not None:
        return _days((slashed[3], slashed[2], slashed[1]), (slashed[3], slashed[1], slashed[2]))
    return ()


def _days(*readings: tuple[str, str, str]) -> tuple[date, ...]:
    found = set()
    for year, month, day in readings:
        try:
            found.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return tuple(sorted(found))
