"""From the words typed to an assessment: the one way that every command that judges goes."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from govcheck.assessment.assess import Selection, assess
from govcheck.assessment.judging import fitting
from govcheck.cli.config import Config, configured, read_config
from govcheck.cli.judged_by import judged_by
from govcheck.cli.terminal import complain, visible
from govcheck.cli.usage import UsageError, day
from govcheck.cli.waiving import against_baseline, given_waivers, waivers_path
from govcheck.documents.read import Document, read_files
from govcheck.model.findings import Assessment
from govcheck.model.record import Record
from govcheck.model.settings import Settings
from govcheck.packs.rule import RulePacks
from govcheck.vocabulary.terms import Vocabulary

if TYPE_CHECKING:
    from govcheck.documents.importing.records import Ledger
    from govcheck.packs.profiles import Profile


class Request(Record):
    """What is to be judged and how; named as `govcheck.cli.options` names the options.

    `stdin` is standard input where it has been read already.
    """

    files: Sequence[str] = ()
    pack: Sequence[str] = ()
    profile: str | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    as_of: str | None = None
    waivers: str | None = None
    waivers_from: str | None = None
    no_waivers: bool = False
    baseline: str | None = None
    no_baseline: bool = False
    config: str | None = None
    map: Sequence[str] = ()
    map_file: str | None = None
    letters: Sequence[str] = ()
    table: Sequence[str] = ()
    source_format: str | None = None
    stdin: bytes | None = None


class Judged(Record):
    """An assessment, and what it was made from and with: what else a command wants to ask of them.

    `packs` are those that were judged by, as the profile and the configuration want them; the pack about waivers is not among them.
    """

    assessment: Assessment
    document: Document
    vocabulary: Vocabulary
    packs: RulePacks
    settings: Settings
    selection: Selection
    config: Config
    profile: "Profile | None" = None


def request(typed: Any) -> Request:
    """The request in what was typed: an argparse namespace or a record that has its names among others."""
    return Request(**{name: getattr(typed, name) for name in Request._fields if hasattr(typed, name)})


def judged(wanted: Request, config: Config | None = None) -> Judged:
    """Read the files and judge them; a configuration that was read already is not read again.

    Raises InputError with every problem of the configuration, the packs or the files, and UsageError for words that mean nothing.
    """
    if not wanted.files:
        raise UsageError("no file; expected govcheck org.yaml (or - for standard input)")
    config = read_config(wanted.config, wanted.files) if config is None else config
    settings = Settings(day(wanted.as_of) if wanted.as_of else date.today())  # noqa: DTZ011 - the user's own today
    by = judged_by(wanted, config)  # what is wrong with the configuration is told before the files are read
    packs, selection, profile = by.packs, by.selection, by.profile
    stdin = sys.stdin.buffer.read() if "-" in wanted.files and wanted.stdin is None else wanted.stdin
    document = _read(wanted, by.vocabulary, stdin, settings.as_of)
    notes = None
    if document.ledger is not None:
        tell(document.ledger)
        notes = document.ledger.told()
    used = None
    if profile is not None:
        from govcheck.assessment.profiled import profiled  # few runs ask for a profile

        tuned = profiled(packs, profile, document.organization)
        packs, used = tuned.packs, tuned.used
        selection = selection._replace(left_out=tuned.left_out)
    everything = configured(packs, config)
    *others, governing = everything.packs
    packs = everything._replace(packs=tuple(others))
    asked = [layer.profile for layer in profile.layers] if profile is not None else ()
    assessment = assess(document, packs, by.vocabulary, settings, selection)
    assessment = assessment._replace(notes=notes, profile=used, fitting=fitting(packs.profiles, document.organization, asked))
    path = waivers_path(wanted.waivers, wanted.waivers_from, config, none=wanted.no_waivers)
    if path is not None:
        from govcheck.assessment.waivers import with_waivers  # few runs have waivers

        given = given_waivers(path, governing, packs, document.organization)
        assessment = with_waivers(assessment, given, document, packs, by.vocabulary, selection)
    path = None if wanted.no_baseline else wanted.baseline or config.baseline
    if path is not None:
        assessment = against_baseline(assessment, path, everything)
    return Judged(assessment, document, by.vocabulary, packs, settings, selection, config, profile)


def _read(wanted: Request, vocabulary: Vocabulary, stdin: bytes | None, as_of: date) -> Document:
    if not (wanted.map or wanted.map_file or wanted.letters or wanted.table or wanted.source_format):
        return read_files(wanted.files, vocabulary, stdin, as_of)
    from govcheck.cli.source_words import wishes_said  # few runs say how sources are to be read
    from govcheck.documents.importing.maps import MapError

    try:
        document = read_files(wanted.files, vocabulary, stdin, as_of, wishes_said(wanted, as_of))
    except MapError as error:
        raise UsageError(str(error)) from None
    if document.ledger is None:
        raise UsageError("--map, --map-file, --letters, --table and --from say how a source is read; expected one among these files")
    return document


def tell(ledger: "Ledger") -> None:
    """What became of files of other kinds, to standard error: no finding says what was left out or read in a doubtful way."""
    from govcheck.documents.importing.account import account  # only where something was imported

    for line in account(ledger, most=20):
        complain(visible(line))
