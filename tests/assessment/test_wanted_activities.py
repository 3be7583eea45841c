"""What a rule misses where the matrix has no row: the whole, and not its parts beside it."""

from govcheck.assessment.subjects import select
from govcheck.model.organization import Matrix, Organization
from govcheck.model.slots import Ref
from govcheck.packs.rule import Subject
from tests.properties.organisations import graph_of


def wanted(rows: tuple[str, ...], *activities: str) -> list[str]:
    graph = graph_of(Organization(matrices={"main": Matrix("main", rows={row: {} for row in rows})}))
    return [ref.id for ref in select(Subject("activity", activities), graph, frozenset()).refs if ref == Ref("activity", ref.id)]


def test_of_a_whole_and_its_part_without_rows_the_whole_is_missed() -> None:
    assert wanted((), "service-restoration", "data-recovery") == ["service-restoration"]


def test_a_part_with_a_row_of_its_own_is_looked_at_beside_the_whole() -> None:
    assert wanted(("Data recovery",), "service-restoration", "data-recovery") == ["Data recovery", "service-restoration"]


def test_parts_without_their_whole_are_missed_each() -> None:
    assert wanted((), "incident-investigation", "incident-containment") == ["incident-containment", "incident-investigation"]
