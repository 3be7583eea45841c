"""The review sheet of an import: written where there is none, applied where there is one."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.cli.terminal import complain
from govcheck.cli.usage import UsageError
from govcheck.documents.importing.org_text import organization_text
from govcheck.documents.importing.reviewed import apply_review
from govcheck.documents.read import read_files
from govcheck.documents.review import open_names, read_review
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.settings import Settings
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.review_sheet import review_sheet

if TYPE_CHECKING:
    from govcheck.documents.importing.gather import Gathered
    from govcheck.model.asking import OpenName
    from govcheck.vocabulary.terms import Vocabulary


def reviewed(path: str, text: str, gathered: "Gathered", vocabulary: "Vocabulary", as_of: date) -> tuple[str, str | None]:
    """The organisation file with what the sheet says, and the sheet to write where there is none and something is open.

    Raises InputError with every problem of a sheet that was filled in.
    """
    before = _open(text, vocabulary, as_of)
    if not Path(path).exists():
        if not before:
            complain("every title and row that resembles a known one names it outright: nothing to review")
        return text, review_sheet(before) if before else None
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from None
    organization = read_files(["-"], vocabulary, text.encode()).organization
    edits = read_review(data, path, organization, vocabulary)
    apply_review(gathered.draft, edits)
    text = organization_text(gathered.draft, gathered.ledger, vocabulary)
    left = len(_open(text, vocabulary, as_of))
    complain(f"{path}: {counted(len(edits), 'answer')} applied, {counted(left, 'name')} still open")
    return text, None


def _open(text: str, vocabulary: "Vocabulary", as_of: date) -> "tuple[OpenName, ...]":
    organization = read_files(["-"], vocabulary, text.encode()).organization
    return open_names(OrgGraph(organization, vocabulary, Settings(as_of)))
