"""Organisation files to an `Organization` with the places of its facts; every problem at once."""

import gc
from collections.abc import Sequence as Many
from typing import TYPE_CHECKING

from govcheck.documents.assemble import assemble
from govcheck.documents.parts import Part, load
from govcheck.model.findings import Input, Question
from govcheck.model.organization import Organization
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.model.sourcemap import SourceMap
from govcheck.source.nodes import Mapping
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary


class Document(Record):
    """An organisation as its files state it, where each fact stands, what was read, and what only the organisation can answer."""

    organization: Organization
    sources: SourceMap
    inputs: tuple[Input, ...]
    questions: tuple[Question, ...]


def read_files(paths: Many[str], vocabulary: "Vocabulary", stdin: bytes | None = None) -> Document:
    """The organisation of which these files are parts; ``-`` is standard input, whose bytes are `stdin`.

    Raises InputError with every problem of every file.
    """
    collecting = gc.isenabled()
    # nodes and records stay alive to the end of the run: looking for garbage among them takes most of the time and finds none
    gc.disable()
    try:
        parts, inputs = load(paths, stdin)
        organization, sources, questions = assemble(parts, vocabulary, example=False)
    finally:
        if collecting:
            gc.enable()
    return Document(organization, sources, tuple(inputs), questions)


def read_node(node: Mapping, path: str, vocabulary: "Vocabulary") -> Document:
    """The organisation of a rule's example: a whole file whose header may be left out, and which may hold any section alone.

    Raises InputError with every problem; an example includes no other file.
    """
    include = node.key("include")
    if include is not None:
        raise InputError([Problem(path, include.line, include.column, "an example includes a file; expected everything in its place")])
    organization, sources, questions = assemble([Part(path, node, headed=False)], vocabulary, example=True)
    return Document(organization, sources, (), questions)
