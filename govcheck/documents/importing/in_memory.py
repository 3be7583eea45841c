"""Sources judged without being written: imported as parts of an organisation whose facts stand in the sources themselves."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from govcheck.documents.importing.as_nodes import as_parts
from govcheck.documents.importing.gather import Wishes, gather
from govcheck.documents.importing.records import Ledger
from govcheck.documents.importing.sources import source_files
from govcheck.documents.parts import Part
from govcheck.model.findings import Input
from govcheck.model.record import Record
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary


class InMemory(Record):
    """The parts of an organisation that come from other formats, what was read, and the account of it."""

    parts: list[Part]
    inputs: tuple[Input, ...]
    ledger: Ledger


def import_files(paths: Sequence[str], vocabulary: "Vocabulary", as_of: date) -> InMemory:
    """The parts for which some sources stand; raises InputError with everything that cannot be read."""
    gathered = gather(source_files(paths), vocabulary, Wishes(as_of))
    problems = gathered.ledger.problems()
    if problems:
        raise InputError(problems)
    return InMemory(as_parts(gathered.draft), gathered.inputs, gathered.ledger)
