"""What a rule misses where the matrix has no row: the whole, and not its parts beside it."""

import pytest

from govcheck.assessment.subjects import select
from govcheck.model.findings import Outcome
from govcheck.model.organization import Matrix, Organization, Position
from govcheck.model.slots import Ref, slot
from govcheck.packs.rule import Subject
from tests.assessment.rules import judged, made
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


WIDER = {"regulatory-compliance": {"cio": "A/R", "ciso": "I"}}


@pytest.mark.parametrize(
    ("rows", "outcome", "reason"),
    [
        ({"regulatory-compliance": {"ciso": "A/R"}}, Outcome.PASS, None),
        (WIDER, Outcome.NOTMODELLED, "the file does not say enough about compliance-enforcement apart from regulatory-compliance"),
        ({**WIDER, "compliance-enforcement": {"ciso": "A/R"}}, Outcome.PASS, None),
        ({**WIDER, "compliance-enforcement": {"cio": "A/R"}}, Outcome.CONFLICT, None),
        ({"audit-trail": {"cio": "A/R"}}, Outcome.GAP, None),
    ],
)
def test_a_row_of_something_wider_can_meet_a_rule_and_proves_nothing_against_it(
    rows: dict[str, dict[str, str]], outcome: Outcome, reason: str | None
) -> None:
    seats = {name: Position(name, name.upper(), roles=(name,)) for name in ("cio", "ciso")}
    organization = Organization(positions=seats, matrices={"main": Matrix("main", rows=rows)})
    rule = made({"activity": "compliance-enforcement"}, {"assigned": {"letters": ["A"], "to": {"role": "ciso"}}})
    found = judged(rule, organization)

    assert (found.outcome, found.reason) == (outcome, reason)


def test_a_prohibition_is_not_broken_by_a_row_of_something_wider() -> None:
    seats = {"cio": Position("cio", "CIO", roles=("cio",))}
    organization = Organization(positions=seats, matrices={"main": Matrix("main", rows={"regulatory-compliance": {"cio": "A"}})})
    rule = made({"activity": "compliance-enforcement"}, {"not_assigned": {"letters": ["A"], "to": {"role": "cio"}}})

    assert judged(rule, organization).outcome is Outcome.NOTMODELLED


def test_a_row_that_a_rule_names_itself_is_judged_though_it_is_wider_too() -> None:
    graph = graph_of(Organization(matrices={"main": Matrix("main", rows={"regulatory-compliance": {}})}))
    found = select(Subject("activity", ("compliance-enforcement", "regulatory-compliance")), graph, frozenset())

    assert (found.refs, found.wide) == ((Ref("activity", "regulatory-compliance"),), {})
