"""The severity of a finding, and why it is not the rule's own."""

from typing import Any

import pytest

from govcheck.assessment.assess import concerning, severity
from govcheck.model.findings import Kind, NotModelled, Outcome, Severity, SeverityChange
from govcheck.model.organization import Entity, Line, Matrix, Organization, Position
from govcheck.model.slots import Ref
from tests.assessment.rules import assessed, made
from tests.properties.organisations import graph_of

POSITIONS = {
    "ceo": Position("ceo", "CEO", roles=("ceo",)),
    "cio": Position("cio", "CIO", roles=("cio",), lines=(Line("ceo"),)),
    "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("cio"),)),
}
RULE: tuple[dict[str, Any], dict[str, Any]] = ({"role": "ciso"}, {"reports_to": {"none": {"role": "cio"}}})
REGULATED = {"organization": {"regulated": True}, "severity": "error", "because": "house:2"}
FINANCE = {"organization": {"sector": "finance"}, "severity": "warning", "because": "house:3"}
SILENT = {"organization": {"regulated": "unset", "sector": "retail"}, "severity": "info", "because": "house:4"}
SMALL = {"organization": {"small": True, "sector": ["retail", "finance"]}, "severity": "info", "because": "few people"}
WAS = Severity.WARNING


@pytest.mark.parametrize(
    ("stated", "now", "change"),
    [
        ({}, WAS, None),
        ({"regulated": False}, WAS, None),
        ({"regulated": True}, Severity.ERROR, SeverityChange(WAS, "house:2")),
        ({"sector": "finance"}, WAS, None),  # the same as the rule's own
        ({"attributes": {"small": True}}, WAS, None),  # one of two conditions is not said
        ({"attributes": {"small": True}, "sector": "retail"}, Severity.INFO, SeverityChange(WAS, "few people")),
        # of several the last counts
        ({"regulated": True, "attributes": {"small": True}, "sector": "retail"}, Severity.INFO, SeverityChange(WAS, "few people")),
        ({"regulated": True, "sector": "finance"}, WAS, None),
    ],
)
def test_the_modifier_that_holds_is_named_with_its_clause(stated: dict[str, Any], now: Severity, change: SeverityChange | None) -> None:
    rule = made(*RULE, severity={"conflict": "warning", "gap": "info"}, severity_when=[REGULATED, FINANCE, SMALL])
    organization = Organization(positions=POSITIONS)._replace(**stated)

    assert severity(rule, Kind.CONFLICT, organization) == (now, change)
    ((finding,), (result,)) = (assessment := assessed(organization, rule)).findings, assessment.rules
    assert (finding.severity, finding.severity_from, result.severity) == (now, change, now)


@pytest.mark.parametrize(
    ("stated", "now"),
    [
        ({}, WAS),
        ({"sector": "retail"}, Severity.INFO),
        ({"sector": "retail", "regulated": True}, WAS),
        ({"sector": "retail", "regulated": False}, WAS),
        ({"sector": "finance"}, WAS),
    ],
)
def test_a_modifier_may_ask_what_is_not_said(stated: dict[str, Any], now: Severity) -> None:
    rule = made(*RULE, severity={"conflict": "warning"}, severity_when=[SILENT])
    assert severity(rule, Kind.CONFLICT, Organization(**stated))[0] is now


def test_each_kind_has_a_severity_of_its_own_to_be_changed() -> None:
    rule = made(*RULE, severity={"conflict": "error", "gap": "info"}, severity_when=[FINANCE])
    organization = Organization(sector="finance")
    assert severity(rule, Kind.CONFLICT, organization) == (Severity.WARNING, SeverityChange(Severity.ERROR, "house:3"))
    assert severity(rule, Kind.GAP, organization) == (Severity.WARNING, SeverityChange(Severity.INFO, "house:3"))


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        (POSITIONS, Severity.INFO),  # the conflict that was raised
        ({**POSITIONS, "ciso": POSITIONS["ciso"]._replace(lines=None)}, Severity.ERROR),  # the gap that was raised
        ({**POSITIONS, "ciso": POSITIONS["ciso"]._replace(lines=(Line("ceo"),))}, Severity.ERROR),  # the worst that might be
    ],
)
def test_a_rule_has_the_severity_of_what_it_raises_or_might(positions: dict[str, Position], expected: Severity) -> None:
    rule = made(*RULE, severity={"conflict": "info", "gap": "error"})
    (result,) = assessed(Organization(positions=positions), rule).rules
    assert result.severity is expected


def test_an_activity_with_the_name_of_a_seat_has_the_entity_of_its_matrix() -> None:
    """What is asked of a row is not what the seat of that name belongs to."""
    organization = Organization(
        regulated=False,
        entities={"bank": Entity("bank", regulated=True)},
        positions={"ciso": POSITIONS["ciso"]._replace(entity="bank")},
        matrices={
            "main": Matrix("main", rows={"ciso": {"ciso": "A"}}),
            "bank": Matrix("bank", entity="bank", rows={"Watch": {"ciso": "A"}}),
        },
    )
    graph = graph_of(organization)
    subjects = (Ref("position", "ciso"), Ref("activity", "ciso"), Ref("activity", "bank/Watch"), Ref("role", "ciso"))
    assert [concerning(subject, graph).regulated for subject in subjects] == [True, False, True, False]


def test_what_is_not_modelled_is_told_by_topic_with_the_rules_that_it_would_open() -> None:
    owned = {"owned_by": {"as": "owner", "who": {"role": "ciso"}}}
    rules = (
        made({"policy": "every"}, owned, "one"),
        made({"policy": "every"}, owned, "two"),
        made({"gate": "every"}, {"states": {"facts": {"mandatory": True}}}, "three"),
    )
    judged = made(*RULE, "four")
    found = assessed(Organization(positions=POSITIONS), *rules, judged)
    assert found.notmodelled == (NotModelled("gates", ("three",)), NotModelled("policies", ("one", "two")))
    assert [(result.id, result.outcome) for result in found.rules] == [
        ("four", Outcome.CONFLICT), ("one", Outcome.NOTMODELLED), ("three", Outcome.NOTMODELLED), ("two", Outcome.NOTMODELLED),
    ]  # fmt: skip


def test_an_entity_says_its_own_sector_and_whether_it_is_regulated() -> None:
    entities = {
        "both": Entity("both", sector="banking", regulated=False),
        "sector": Entity("sector", sector="retail"),
        "regulated": Entity("regulated", regulated=False),
        "neither": Entity("neither", "Neither"),
    }
    seats = {name: Position(name, name, entity=name) for name in (*entities, "gone")} | {"none": Position("none", "None")}
    organization = Organization(name="Example", sector="healthcare", regulated=True, entities=entities, positions=seats)
    graph = graph_of(organization)
    said = {
        "both": ("banking", False), "sector": ("retail", True), "regulated": ("healthcare", False), "neither": ("healthcare", True),
        "gone": ("healthcare", True), "none": ("healthcare", True), "nobody": ("healthcare", True),
    }  # fmt: skip
    for name, (sector, regulated) in said.items():
        assert concerning(Ref("position", name), graph) == organization._replace(sector=sector, regulated=regulated)
