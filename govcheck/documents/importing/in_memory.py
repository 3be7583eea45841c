"""Sources judged without being written: imported as parts of an organisation whose facts stand in the sources themselves."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from govcheck.documents.importing.as_nodes import as_parts
from govcheck.documents.importing.gather import Wishes, gather, tree_reader
from govcheck.documents.importing.headings import field_of
from govcheck.documents.importing.records import Ledger
from govcheck.documents.importing.sniffed import SAMPLE, sniffed
from govcheck.documents.importing.sources import read_source, source_files
from govcheck.documents.importing.table import FORMATS, TREE, format_of
from govcheck.documents.importing.trees import at, read_trees, said
from govcheck.documents.parts import Part
from govcheck.model.findings import Input
from govcheck.model.record import Record
from govcheck.source.nodes import Mapping
from govcheck.source.notes import STDIN
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


def recognised(path: str, stdin: bytes | None = None) -> bool:
    """Whether a file of YAML or JSON is one that an importer knows; an organisation file that lacks its header is none.

    Standard input, whose bytes are `stdin`, may be of any format; as a table it is taken only where a heading in it is known.
    """
    if path == STDIN:
        form = sniffed(stdin or b"")
        if form is FORMATS["csv"]:
            head = (stdin or b"")[:SAMPLE].decode("utf-8-sig", "replace").strip().partition("\n")[0]
            return any(field_of(word.strip(' "')) is not None for word in re.split("[,;\t|]", head)) and len(head) > 1
        if form is not TREE:
            return True
    elif format_of(path) is not TREE:
        return False
    data = read_source(path) if path != STDIN else stdin or b""
    if isinstance(data, str):
        return False
    try:
        documents = read_trees(data, path)
    except InputError:
        return False
    own = any(isinstance(at(document, word), Mapping) or at(document, "govcheck") for document in documents for word in OWN_SECTIONS)
    return not own and tree_reader(documents) is not None


def import_files(
    paths: Sequence[str], vocabulary: "Vocabulary", wishes: Wishes, beside: Sequence[Part] = (), stdin: bytes | None = None
) -> InMemory:
    """The parts for which some sources stand, beside parts of the organisation that are there already.

    Raises InputError with everything that cannot be read, and MapError where a column was typed that no table has.
    """
    known = tuple(seat for part in beside for seat in _seats(part))
    gathered = gather(source_files(paths, stdin), vocabulary, wishes._replace(known=known))
    problems = gathered.ledger.problems()
    if problems:
        raise InputError(problems)
    return InMemory(as_parts(gathered.draft), gathered.inputs, gathered.ledger)


def _seats(part: Part) -> Iterator[tuple[str, str]]:
    """The positions of a part, each with its title."""
    node = part.root.get("positions")
    for key, value in node.pairs if isinstance(node, Mapping) else ():
        yield key.text, said(value, "title") or key.text
