"""Names that have not been resolved, as a CSV sheet with a column to fill in."""

from collections.abc import Iterable

from govcheck.model.asking import OpenName
from govcheck.renderers.pieces.sheet import csv_sheet

_HEADING = ("kind", "name", "where", "candidates", "score", "evidence", "is")


def review_sheet(names: Iterable[OpenName]) -> str:
    """One row for each name; ``is`` is blank, to be filled in with one of the candidates, another term, or ``none``."""
    return csv_sheet(_HEADING, map(_row, names))


def _row(name: OpenName) -> tuple[str, ...]:
    candidates = "; ".join(f"{candidate.term} ({candidate.score:.2f})" for candidate in name.candidates)
    best = f"{name.candidates[0].score:.2f}" if name.candidates else ""
    return name.kind, name.name, "; ".join(name.where), candidates, best, name.evidence, ""
