"""Every statement of a source and what it came to, as tables at the end of a document."""

from govcheck.model.findings import Assessment
from govcheck.renderers.pieces.stated import one_by_one
from govcheck.renderers.pieces.word.paper import Paper
from govcheck.renderers.pieces.word.tables import table


def statements(paper: Paper, assessment: Assessment) -> None:
    """A table for each section; nothing where no pack has sections."""
    found = one_by_one(assessment)
    if not found:
        return
    paper.heading("Every statement and what it came to", 2)
    for title, said in found:
        rows = [[one.place, one.says, one.word] for one in said]
        table(paper, [title, "Statement", "Outcome"], rows, [30, 110, 30])
