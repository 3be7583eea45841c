"""What a comparison of two states of one organisation is made of: the facts that differ, and the findings that came, went and stayed."""

from enum import StrEnum
from typing import Any

from govcheck.model.findings import Assessment, Finding, Outcome, Place, Severity
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot


class ChangeKind(StrEnum):
    """What happened to a thing, in the order in which changes are told."""

    MOVED = "moved"
    APPOINTED = "appointed"
    VACATED = "vacated"
    ACTING = "acting"
    RENAMED = "renamed"
    ADDED = "added"
    REMOVED = "removed"
    LETTERS = "letters"
    CHANGED = "changed"


class Difference(Record):
    """One fact that differs, with its value before and after (None: not stated), by the ids of the newer state.

    Beside the slots that an edit may set there are ``<kind>:<id>/id`` and ``row:<matrix>/<row>`` (whether the thing is there, and by
    which name), ``matrix:<id>/<field>``, ``person:<id>/name`` and ``section:<section>`` (whether the file speaks of it: True or None).
    """

    slot: Slot
    before: Any
    after: Any


class Change(Record):
    """One thing that happened to the organisation, in one sentence, with the facts that differ by it.

    A thing that came or went is one change with all its facts. `places` say where the facts stand: ``new`` in the newer state, else
    ``old`` in the older.
    """

    kind: ChangeKind
    subject: Ref
    statement: str
    differences: tuple[Difference, ...]
    places: tuple[Place, ...] = ()


class Gone(Record):
    """A finding of the older state that is no longer there, and what its rule comes to now (None where it does not take part)."""

    finding: Finding
    outcome: Outcome | None


class Kept(Record):
    """A finding of both states as the newer one has it, and the severity that it had."""

    finding: Finding
    was: Severity


class Comparison(Record):
    """What changed between two states of one organisation.

    Findings are told apart by fingerprint, each counted once: where one is there twice and was there once, one came. `older` and
    `newer` name the files that were compared as they were typed.
    """

    older: tuple[str, ...]
    newer: tuple[str, ...]
    before: Assessment
    after: Assessment
    changes: tuple[Change, ...]
    came: tuple[Finding, ...]
    went: tuple[Gone, ...]
    stayed: tuple[Kept, ...]
