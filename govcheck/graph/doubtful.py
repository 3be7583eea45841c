"""Which rows might stand for an activity that has none: by resemblance of their names, which decides nothing."""

from collections.abc import Mapping

from govcheck.graph.rows import Rows
from govcheck.model.findings import Candidate
from govcheck.model.slots import Ref
from govcheck.vocabulary.terms import Vocabulary

Candidates = tuple[Candidate, ...]


def doubtful_rows(rows: Rows, vocabulary: Vocabulary) -> Mapping[Ref, Candidates]:
    """Row -> the activities without a row of their own that its name suggests, best first; rows that suggest none are left out."""
    open_rows = [row for row in rows.all if row.canonical is None]
    if not open_rows:
        return {}
    wanted = frozenset(activity for activity in vocabulary.activities if not rows.standing_for(activity).rows)
    suggested = ((row.ref, vocabulary.suggest_activity(row.name, wanted)) for row in open_rows)
    return {ref: candidates for ref, candidates in suggested if candidates}
