"""What is said on the command line of sources in other formats: what their columns and letters stand for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govcheck.cli.usage import UsageError
from govcheck.documents.importing.maps import MapError, read_letters, read_map, read_pairs


class Said(NamedTuple):
    """Columns with their fields, letters with their meanings, and those of the columns that were typed rather than kept in a file."""

    columns: Mapping[str, str]
    letters: Mapping[str, str]
    typed: frozenset[str]


def maps_said(columns: Sequence[str], letters: Sequence[str], path: str | None) -> Said:
    """What ``--map`` and ``--letters`` say, over what a map file says; raises UsageError, and InputError for the file."""
    kept: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {}) if path is None else read_map(path)
    try:
        typed = read_pairs(columns)
        return Said({**kept[0], **typed}, {**kept[1], **read_letters(letters)}, frozenset(typed))
    except MapError as error:
        raise UsageError(str(error)) from None
