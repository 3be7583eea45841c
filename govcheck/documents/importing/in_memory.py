"""Sources judged without being written: imported as parts of an organisation whose facts stand in the sources themselves."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from govcheck.documents.importing.as_nodes import as_parts
from govcheck.documents.importing.gather import Wishes, gather, tree_reader
from govcheck.documents.importing.records import Ledger
from govcheck.documents.importing.sources import read_source, source_files
from govcheck.documents.importing.table import TREE, format_of
from govcheck.documents.importing.trees import at, read_trees, said
from govcheck.documents.parts import Part
from govcheck.model.findings import Input
from govcheck.model.record import Record
from govcheck.source.nodes import Mapping
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary


#: mappings by which an organisation file is known
OWN_SECTIONS = ("organization", "positions", "raci", "matrices")


class InMemory(Record):
    """The parts of an organisation that come from other formats, what was read, and the account of it."""

    parts: list[Part]
    inputs: tuple[Input, ...]
    ledger: Ledger


def recognised(path: str) -> bool:
    """Whether a file of YAML or JSON is one that an importer knows; an organisation file that lacks its header is none."""
    if format_of(path) is not TREE:
        return False
    data = read_source(path)
    if isinstance(data, str):
        return False
    try:
        documents = read_trees(data, path)
    except InputError:
        return False
    own = any(isinstance(at(document, word), Mapping) or at(document, "govcheck") for document in documents for word in OWN_SECTIONS)
    return not own and tree_reader(documents) is not None


def import_files(paths: Sequence[str], vocabulary: "Vocabulary", as_of: date, beside: Sequence[Part] = ()) -> InMemory:
    """The parts for which some sources stand, beside parts of the organisation that are there already.

    Raises InputError with everything that cannot be read.
    """
    known = tuple(seat for part in beside for seat in _seats(part))
    gathered = gather(source_files(paths), vocabulary, Wishes(as_of, known=known))
    problems = gathered.ledger.problems()
    if problems:
        raise InputError(problems)
    return InMemory(as_parts(gathered.draft), gathered.inputs, gathered.ledger)


def _seats(part: Part) -> Iterator[tuple[str, str]]:
    """The positions of a part, each with its title."""
    node = part.root.get("positions")
    for key, value in node.pairs if isinstance(node, Mapping) else ():
        yield key.text, said(value, "title") or key.text
