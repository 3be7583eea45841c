"""Rows whose name only suggests an activity: never judged by it, always asked about, and only where a rule wants to know."""

from typing import Any

import pytest

from govcheck.assessment.judging import judge
from govcheck.assessment.names import Names
from govcheck.assessment.questions import questions
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.findings import Candidate, Outcome, Question
from govcheck.model.organization import Activity, Matrix, Organization, Position
from govcheck.model.slots import Ref
from govcheck.packs.load import load_packs
from govcheck.packs.locate import rules_folder
from tests.properties.organisations import VOCABULARY, graph_of

PACKS = load_packs([rules_folder() / pack for pack in ("structure", "raci", "cio-ciso")], VOCABULARY)
SEATS = {name: Position(name, name.upper(), roles=(name,)) for name in ("cio", "ciso")}
WRITTEN = "Incident Response & Farewell Party"


def asked(*rows: str, **stated: Any) -> list[Question]:
    organization = Organization(positions=SEATS, matrices={"main": Matrix("main", rows={row: {"ciso": "A/R"} for row in rows})}, **stated)
    graph = graph_of(organization)
    judged = [judge(rule, graph, frozenset()) for pack in PACKS.packs for rule in pack.rules]
    return [question for question in questions(judged, graph, Names(graph)) if question.kind == "unresolved-activity"]


def test_a_name_with_more_in_it_than_the_activity_is_asked_about() -> None:
    assert asked(WRITTEN) == [
        Question(
            "unresolved-activity",
            Ref("activity", WRITTEN),
            f'Does the row "{WRITTEN}" stand for "Incident response"? Its name only suggests it; '
            "answer with is: incident-response under activities",
            (Candidate("incident-response", 0.75),),
            f'Does the row "{WRITTEN}" stand for "Incident response"? Its name only suggests it',
        )
    ]


def test_a_name_that_may_mean_several_activities_names_them_all() -> None:
    (question,) = asked("Incident management")

    assert question.text == (
        'Does the row "Incident management" stand for "Incident response" or "Incident response plan"? '
        "Its name only suggests it; answer with is: incident-response or is: incident-response-plan under activities"
    )


@pytest.mark.parametrize(
    "rows",
    [
        ("Incident response", WRITTEN),  # the activity has a row
        ("Incident response",),
        ("Canteen menu",),
        ("Patch management of the laptops",),  # no rule asks for it
    ],
)
def test_nothing_is_asked_where_no_rule_would_learn_from_it(rows: tuple[str, ...]) -> None:
    assert asked(*rows) == []


def test_an_answer_ends_the_question() -> None:
    assert asked(WRITTEN, activities={WRITTEN: Activity(WRITTEN, canonical="incident-response")}) == []


def outcome(rule_id: str, *rows: str) -> tuple[Outcome, str | None]:
    organization = Organization(positions=SEATS, matrices={"main": Matrix("main", rows={row: {"ciso": "A/R"} for row in rows})})
    (rule,) = [rule for rule in PACKS.rules if rule.id == rule_id]
    found = judge(rule, graph_of(organization), frozenset())
    return found.outcome, found.reason


def test_nobody_is_accused_of_a_gap_that_the_answer_to_a_question_may_close() -> None:
    assert outcome("ciso-leads-incident-response", "Incident reponse", "Incident containment") == (
        Outcome.NOTMODELLED,
        "the file does not say enough about which row stands for incident-response",
    )


def test_a_row_that_resembles_nothing_wanted_leaves_the_gap_a_gap() -> None:
    assert outcome("ciso-leads-incident-response", "Service restoration", "Canteen menu") == (Outcome.GAP, None)


def test_nobody_is_accused_of_a_gap_in_the_whole_where_rows_name_its_parts() -> None:
    assert outcome("ciso-leads-incident-response", "Service restoration", "Incident containment") == (
        Outcome.NOTMODELLED,
        "the file does not say enough about incident-response as a whole",
    )


def test_a_part_of_a_part_speaks_of_the_whole_too() -> None:
    assert outcome("ciso-leads-incident-response", "Digital forensics") == (
        Outcome.NOTMODELLED,
        "the file does not say enough about incident-response as a whole",
    )


def test_an_activity_that_has_a_row_is_not_looked_for_in_others() -> None:
    rows: dict[str, dict[str, str]] = {"Incident respons": {}}
    alone = graph_of(Organization(matrices={"main": Matrix("main", rows=rows)}))
    beside = graph_of(Organization(matrices={"main": Matrix("main", rows={**rows, "Incident response": {}})}))

    def terms(graph: OrgGraph) -> set[str]:
        return {candidate.term for found in graph.doubtful_rows.values() for candidate in found}

    assert "incident-response" in terms(alone)
    assert "incident-response" not in terms(beside)
