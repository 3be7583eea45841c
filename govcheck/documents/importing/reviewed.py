"""A draft with what a reviewer said of its titles and rows."""

from collections.abc import Iterable

from govcheck.documents.importing.draft import Draft
from govcheck.model.verdicts import Edit


def apply_review(draft: Draft, edits: Iterable[Edit]) -> None:
    """Let seats and rows say what they were said to stand for; an activity is known by its name, in whichever matrix it stands."""
    rows: dict[str, str] = {}
    for edit in edits:
        name = edit.slot.path[0]
        if edit.slot.kind == "activity":
            rows[name] = edit.after
        elif name in draft.seats:
            draft.seats[name].roles = edit.after
    for matrix, sheet in draft.matrices.items():
        # one entry under activities speaks for every row of that name
        found = [row._replace(canonical=rows.pop(row.name)) if row.name in rows else row for row in sheet.rows]
        draft.matrices[matrix] = sheet._replace(rows=tuple(found))
