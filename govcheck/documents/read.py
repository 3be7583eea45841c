"""Organisation files to an `Organization` with the places of its facts; every problem at once."""

import gc
import os.path
from collections.abc import Sequence as Many
from datetime import date
from typing import TYPE_CHECKING

from govcheck.documents.assemble import assemble
from govcheck.documents.parts import Part, content, load
from govcheck.documents.table import TOP
from govcheck.model.findings import Input, Question
from govcheck.model.organization import Organization
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.model.sourcemap import SourceMap
from govcheck.source.nodes import Mapping
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.documents.importing.gather import Wishes
    from govcheck.documents.importing.records import Ledger
    from govcheck.vocabulary.terms import Vocabulary


#: endings of files that hold organisations in the format itself, or may do
OWN = frozenset(("", ".yaml", ".yml", ".json"))


class Document(Record):
    """An organisation as its files state it, where each fact stands, what was read, and what only the organisation can answer."""

    organization: Organization
    sources: SourceMap
    inputs: tuple[Input, ...]
    questions: tuple[Question, ...]
    ledger: "Ledger | None" = None


def read_files(
    paths: Many[str], vocabulary: "Vocabulary", stdin: bytes | None = None, as_of: date = date.min, wishes: "Wishes | None" = None
) -> Document:
    """The organisation of which these files are parts; ``-`` is standard input, whose bytes are `stdin`.

    Files of other kinds (HR exports, RACI spreadsheets ...) are imported, staff who left before `as_of` left out, as `wishes` say; the
    ledger says what became of them, and is None where there are none. Raises InputError with every problem of every file, and MapError
    where the wishes name a column that no table has.
    """
    collecting = gc.isenabled()
    # nodes and records stay alive to the end of the run: looking for garbage among them takes most of the time and finds none
    gc.disable()
    try:
        parts, inputs, foreign = _load_own(paths, stdin, other=wishes is not None and wishes.form is not None)
        ledger = None
        if foreign:
            from govcheck.documents.importing.gather import Wishes  # most organisations come in files of the format
            from govcheck.documents.importing.in_memory import import_files

            imported = import_files(foreign, vocabulary, wishes or Wishes(as_of), parts, stdin)
            parts, inputs, ledger = [*parts, *imported.parts], [*inputs, *imported.inputs], imported.ledger
        organization, sources, questions = assemble(parts, vocabulary, example=False)
    finally:
        if collecting:
            gc.enable()
    return Document(organization, sources, tuple(inputs), questions, ledger)


def read_node(node: Mapping, path: str, vocabulary: "Vocabulary") -> Document:
    """The organisation of a rule's example: a whole file whose header may be left out, and which may hold any section alone.

    Raises InputError with every problem; an example includes no other file.
    """
    include = node.key("include")
    if include is not None:
        raise InputError([Problem(path, include.line, include.column, "an example includes a file; expected everything in its place")])
    organization, sources, questions = assemble([Part(path, node, headed=False)], vocabulary, example=True)
    return Document(organization, sources, (), questions)


def _load_own(paths: Many[str], stdin: bytes | None, *, other: bool) -> tuple[list[Part], list[Input], list[str]]:
    """The parts that come in files of the format, what was read for them, and the files that have to be imported.

    YAML and JSON may be either: a file that says nothing of the format is looked at again for what importers know. With `other` standard
    input is in another format beyond doubt.
    """
    foreign = [path for path in paths if is_foreign(path) or (other and path == "-")]
    own = [path for path in paths if path not in foreign]
    if not own and foreign:
        return [], [], foreign
    parts: list[Part] = []
    inputs: list[Input] = []
    error: InputError | None = None
    try:
        parts, inputs = load(own, stdin)
        if all(not part.headed or any(key.text in TOP for key, _ in part.root.pairs) for part in parts):
            return parts, inputs, foreign
    except InputError as problem:
        error = problem
    from govcheck.documents.importing.in_memory import recognised  # only for files that are no organisation files

    others = [path for path in own if recognised(path, stdin)]
    if not others:
        if error is not None:
            raise error
        return parts, inputs, foreign
    own = [path for path in own if path not in others]
    parts, inputs = load(own, stdin) if own else ([], [])
    return parts, inputs, [path for path in paths if path in foreign or path in others]


def is_foreign(path: str) -> bool:
    """Whether a file is of a kind that has to be imported."""
    if path == "-" or os.path.splitext(path)[1].casefold() in OWN:  # noqa: PTH122 - a plain check loads no pathlib
        return False
    from govcheck.documents.importing.table import format_of  # asked only for other endings

    if format_of(path) is None:
        return False
    data = content(path) if path.endswith(".txt") else b""
    return isinstance(data, str) or not data.lstrip().startswith(b"govcheck:")
