"""What a rule misses where the matrix has no row: the whole, and not its parts beside it."""

from govcheck.assessment.subjects import select
from govcheck.model.organization import Matrix, Organization
from govcheck.model.slots import Ref, slot
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


LAYERS = ("cloud-network-security", "network-security", "cloud-security")


def test_a_whole_is_not_missed_where_each_of_its_several_parts_has_a_row() -> None:
    assert wanted(("network-security", "cloud-security"), *LAYERS) == ["cloud-security", "network-security"]


def test_a_whole_is_looked_at_where_one_of_its_parts_has_no_row() -> None:
    assert wanted(("network-security",), *LAYERS) == ["cloud-network-security", "network-security"]


def test_a_whole_with_a_row_of_its_own_is_looked_at_beside_its_parts() -> None:
    assert wanted(LAYERS, *LAYERS) == sorted(LAYERS)


def test_a_whole_is_looked_at_where_the_rule_leaves_one_of_its_parts_out() -> None:
    parts = ("security-standards", "endpoint-security")
    assert wanted(parts, "security-programme", *parts) == ["endpoint-security", "security-programme", "security-standards"]


def test_a_part_is_not_looked_at_beside_its_whole_where_one_row_stands_for_both() -> None:
    graph = graph_of(Organization(matrices={"main": Matrix("main", rows={"security-programme": {}})}))
    found = select(Subject("activity", LAYERS), graph, frozenset())

    assert dict(found.facts) == {Ref("activity", "security-programme"): (slot("rows", "cloud-network-security"),)}
