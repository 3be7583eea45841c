"""What a run sets aside: which waivers count and which baseline, and reading them."""
# ruff: noqa: PTH123 - see config

from typing import TYPE_CHECKING, NamedTuple

from govcheck.cli.config import Config
from govcheck.model.slots import Problem
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.assessment.waivers import Given
    from govcheck.model.findings import Assessment
    from govcheck.model.organization import Organization
    from govcheck.packs.rule import Pack, RulePacks


class Source(NamedTuple):
    """Where waivers come from."""

    path: str
    #: whether the path may be that of a file in a revision
    revisions: bool = False


def waivers_source(typed: str | None, typed_from: str | None, config: Config, *, none: bool) -> Source | None:
    """The file whose waivers count: that of ``--waivers-from``, else ``--waivers``, else the configuration's."""
    if none:
        return None
    if typed_from is not None:
        return Source(typed_from, revisions=True)
    path = typed if typed is not None else config.waivers
    return None if path is None else Source(path)


def given_waivers(source: Source, pack: "Pack", packs: "RulePacks", organization: "Organization") -> "Given":
    """The waivers of a file, with what the run shows of the file; raises InputError with every problem of it."""
    from govcheck.assessment.waivers import Given
    from govcheck.model.digest import digest
    from govcheck.model.findings import Input
    from govcheck.packs.waivers import read_waivers

    data = _bytes(source, "a file of waivers")
    entries = read_waivers(data, source.path, packs, organization)
    lines = data.decode("utf-8-sig").splitlines()
    return Given(entries, Input(source.path, digest(data), lines), pack)


def against_baseline(assessment: "Assessment", path: str, packs: "RulePacks") -> "Assessment":
    """The assessment against the baseline in a file; raises InputError with every problem of it."""
    from govcheck.assessment.baselines import with_baseline
    from govcheck.documents.baseline import read_baseline

    return with_baseline(assessment, read_baseline(_bytes(Source(path), "a baseline"), path), packs)


def _bytes(source: Source, what: str) -> bytes:
    try:
        with open(source.path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise InputError([Problem(source.path, 1, 1, f"{reason.lower()}; expected {what}")]) from None
