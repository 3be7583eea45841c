"""Rows that might stand for an activity: those that stand for none, and only for what has no row."""

from govcheck.graph.doubtful import doubtful_rows
from govcheck.model.findings import Candidate
from govcheck.model.organization import Matrix, Organization
from govcheck.model.slots import Ref
from tests.properties.organisations import VOCABULARY, graph_of


def doubtful(*rows: str) -> dict[Ref, tuple[Candidate, ...]]:
    graph = graph_of(Organization(matrices={"main": Matrix("main", rows={row: {} for row in rows})}))
    return dict(doubtful_rows(graph.rows, VOCABULARY))


def test_a_row_that_stands_for_nothing_might_stand_for_what_has_no_row() -> None:
    row = Ref("activity", "Incident management")
    alone = doubtful("Incident management", "Lunch")
    assert alone == {row: VOCABULARY.suggest_activity("Incident management", VOCABULARY.activities)}
    assert alone[row][0] == Candidate("incident-response", 0.6)
    # the other has a row now; what is known stands for nothing else, whatever it resembles
    beside = doubtful("Incident management", "Lunch", "Incident response")
    without = tuple(candidate for candidate in alone[row] if candidate.term != "incident-response")
    assert beside == ({row: without} if without else {})


def test_where_every_row_is_known_none_is_doubtful() -> None:
    assert doubtful() == doubtful("Incident response", "Access review") == {}
