"""What is said on the command line of sources in other formats: what their columns and letters stand for, which tables are meant."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from govcheck.cli.usage import UsageError, one_of
from govcheck.documents.importing.gather import Wishes
from govcheck.documents.importing.maps import MapError, read_letters, read_map, read_pairs

if TYPE_CHECKING:
    from govcheck.cli.judging import Request
    from govcheck.documents.importing.table import Format


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


def form_said(word: str | None) -> "Format | None":
    """The format of standard input that ``--from`` names; raises UsageError."""
    if word is None:
        return None
    from govcheck.documents.importing.sniffed import WORDS, form_named

    return form_named(one_of(word, WORDS, "--from"))


def wishes_said(wanted: "Request", as_of: date) -> Wishes | None:
    """How sources are to be read as far as it was typed; None where nothing was. Raises UsageError, and InputError for the map's file."""
    if not (wanted.map or wanted.map_file or wanted.letters or wanted.table or wanted.source_format):
        return None
    said = maps_said(wanted.map, wanted.letters, wanted.map_file)
    form = form_said(wanted.source_format)
    return Wishes(as_of, said.columns, said.letters, tuple(wanted.table), typed=said.typed, form=form)
