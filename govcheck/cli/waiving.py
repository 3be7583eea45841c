"""What a run sets aside: which waivers count and which baseline, and reading them."""
# ruff: noqa: PTH123 - see config

from typing import TYPE_CHECKING

from govcheck.cli.config import Config
from govcheck.model.slots import Problem
from govcheck.source.notes import note_file
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.assessment.waivers import Given
    from govcheck.model.findings import Assessment
    from govcheck.model.organization import Organization
    from govcheck.packs.rule import Pack, RulePacks


def waivers_path(typed: str | None, typed_from: str | None, config: Config, *, none: bool) -> str | None:
    """The file whose waivers count: that of ``--waivers-from``, else ``--waivers``, else the configuration's."""
    if none:
        return None
    if typed_from is not None:
        return typed_from
    return typed if typed is not None else config.waivers


def given_waivers(path: str, pack: "Pack", packs: "RulePacks", organization: "Organization") -> "Given":
    """The waivers of a file, with what the run shows of the file; raises InputError with every problem of it."""
    from govcheck.assessment.waivers import Given
    from govcheck.model.digest import digest
    from govcheck.model.findings import Input
    from govcheck.packs.waivers import read_waivers

    data = _bytes(path, "a file of waivers")
    entries = read_waivers(data, path, packs, organization)
    lines = data.decode("utf-8-sig").splitlines()
    return Given(entries, Input(path, digest(data), lines), pack)


def against_baseline(assessment: "Assessment", path: str, packs: "RulePacks") -> "Assessment":
    """The assessment against the baseline in a file; raises InputError with every problem of it."""
    from govcheck.assessment.baselines import with_baseline
    from govcheck.documents.baseline import read_baseline

    return with_baseline(assessment, read_baseline(_bytes(path, "a baseline"), path), packs)


def _bytes(path: str, what: str) -> bytes:
    """A file, or one of a revision of a git repository (``REV:path``), such as that of the branch to be merged into."""
    try:
        with open(path, "rb") as file:
            data = file.read()
        note_file(path, data)
        return data
    except (OSError, ValueError) as error:
        found = _of_revision(path) if isinstance(error, FileNotFoundError) and ":" in path else None
        if isinstance(found, bytes):
            return found
        reason = found or f"{(getattr(error, 'strerror', None) or 'cannot be read').lower()}; expected {what}"
        raise InputError([Problem(path, 1, 1, reason)]) from None


def _of_revision(path: str) -> bytes | str | None:
    from govcheck.documents.revisions import revision_of  # few files are read out of a repository

    revision = revision_of(path)
    return None if revision is None else revision.content(path, regular=False)
