"""From conditions and subjects over verdicts to an outcome, with its reason and its topics."""

from typing import Any

import pytest

from govcheck.assessment.judging import Judged, _verdicts, holds
from govcheck.assessment.subjects import select
from govcheck.constraints.assigned import Assigned
from govcheck.model.findings import Counts, Kind, Outcome
from govcheck.model.organization import Activity, Channel, Decision, Gate, Line, Matrix, Organization, Policy, Position
from govcheck.model.slots import Ref
from govcheck.model.verdicts import State, Verdict
from tests.assessment.rules import judged, made, slots
from tests.properties.organisations import graph_of

CEO = Position("ceo", "CEO", roles=("ceo",))
CIO = Position("cio", "CIO", roles=("cio",), lines=(Line("ceo"),))
CISO = Position("ciso", "CISO", roles=("ciso",), lines=(Line("cio"),))
CHART = {"ceo": CEO, "cio": CIO, "ciso": CISO}
RESPONSE = Ref("activity", "Incident response")


def organisation(rows: dict[str, dict[str, str]] | None = None, **more: Any) -> Organization:
    matrices = {"main": Matrix("main", rows=rows)} if rows is not None else {}
    return Organization(positions=CHART, matrices=matrices)._replace(**more)


ACCOUNTABLE = ({"activity": "incident-response"}, {"assigned": {"letters": ["A"], "to": {"role": "ciso"}}})
REPORTS = ({"role": "ciso"}, {"reports_to": {"any": {"role": "ceo"}}})


@pytest.mark.parametrize(
    ("rows", "outcome", "counts"),
    [
        ({"Incident response": {"ciso": "A"}}, Outcome.PASS, Counts(satisfied=1)),
        ({"Incident response": {"cio": "A"}}, Outcome.CONFLICT, Counts(violated=1)),
        ({"Incident response": {"ciso": "R"}}, Outcome.GAP, Counts(undetermined=1)),
        ({"Access review": {"ciso": "A"}}, Outcome.NOTMODELLED, Counts(undetermined=1)),
        (None, Outcome.NOTMODELLED, Counts(undetermined=1)),
    ],
)
def test_the_state_of_the_verdict_and_what_the_file_speaks_of_make_the_outcome(
    rows: dict[str, dict[str, str]] | None, outcome: Outcome, counts: Counts
) -> None:
    found = judged(made(*ACCOUNTABLE), organisation(rows))
    kinds = {Outcome.CONFLICT: [Kind.CONFLICT], Outcome.GAP: [Kind.GAP]}.get(outcome, [])
    assert (found.outcome, found.counts, [kind for kind, _ in found.raised]) == (outcome, counts, kinds)


def test_what_is_not_modelled_is_said_by_topic() -> None:
    rule = made(*ACCOUNTABLE)
    found = judged(rule, organisation({"Access review": {"ciso": "A"}}))
    missing = slots("rows:incident-response")
    waiting = Verdict(RESPONSE._replace(id="incident-response"), State.UNDETERMINED, evidence=found.waiting[0].evidence, missing=missing)
    reason = "the file does not say enough about raci:incident"
    expected = Judged(rule, Outcome.NOTMODELLED, Counts(undetermined=1), (), ("raci:incident",), reason, waiting=(waiting,))
    assert found == expected


def test_the_worst_verdict_is_the_outcome() -> None:
    rows = {"Incident response": {"ciso": "A"}, "Access review": {"cio": "A"}, "Tea": {"ciso": "R"}}
    found = judged(made({"activity": "every"}, ACCOUNTABLE[1]), organisation(rows))
    assert (found.outcome, found.counts) == (Outcome.CONFLICT, Counts(1, 1, 1))
    assert [(kind, str(verdict.subject)) for kind, verdict in found.raised] == [
        (Kind.CONFLICT, "activity:Access review"),
        (Kind.GAP, "activity:Tea"),
    ]


FORBIDS = ({"activity": ["incident-triage", "access-review"]}, {"not_assigned": {"letters": ["A"], "to": {"role": "cio"}}})


@pytest.mark.parametrize(
    ("rows", "unspoken"),
    [(None, True), ({"Tea": {"cio": "A"}}, True), ({"Access review": {"ciso": "A"}}, False), ({"Incident response": {"ciso": "A"}}, False)],
)
def test_what_is_forbidden_in_rows_that_are_not_there_passes_and_is_told_apart(
    rows: dict[str, dict[str, str]] | None, unspoken: bool
) -> None:
    found = judged(made(*FORBIDS), organisation(rows))
    assert (found.outcome, found.unspoken) == (Outcome.PASS, unspoken)


@pytest.mark.parametrize(
    ("channels", "unspoken"),
    [(None, True), ((Channel(Ref("position", "ciso"), Ref("position", "ceo"), trigger="incident"),), False)],
)
def test_what_is_taken_for_granted_passes_and_is_told_apart(channels: tuple[Channel, ...] | None, unspoken: bool) -> None:
    briefs = [{"channel": {"to": {"role": "ceo"}, word: ["incident"], "presumed": True}} for word in ("about", "trigger")]
    chart = {**CHART, "ciso": CISO._replace(lines=(Line("ceo"),))}
    found = judged(made({"role": "ciso"}, {"any_of": briefs}), organisation(channels=channels, positions=chart))
    assert (found.outcome, found.unspoken) == (Outcome.PASS, unspoken)


def test_rows_that_a_rule_picks_by_name_and_that_are_not_there_are_told_apart_from_rows_of_which_none_suits() -> None:
    rows = {"Incident response": {"ciso": "A"}}
    named = judged(made({"activity": "every", "where": {"canonical": "access-review"}}, FORBIDS[1]), organisation(rows))
    critical = made({"activity": "every", "where": {"critical": True}}, FORBIDS[1])
    unsuited = judged(critical, organisation(rows, activities={"Incident response": Activity("Incident response", critical=False)}))
    assert [(one.outcome, one.unspoken) for one in (named, unsuited)] == [(Outcome.NOTAPPLICABLE, True), (Outcome.NOTAPPLICABLE, False)]


def test_what_no_row_says_of_itself_is_not_modelled_rather_than_said_of_none() -> None:
    found = judged(
        made({"activity": "every", "where": {"phase": "design"}}, FORBIDS[1]), organisation({"Incident response": {"ciso": "A"}})
    )
    assert (found.outcome, found.topics) == (Outcome.NOTMODELLED, ("activities.phase",))


def test_an_alternative_that_passes_by_another_fact_is_no_pass_for_want_of_a_row() -> None:
    objects = {"subject": {"decision": "object"}, "owned_by": {"as": ["by"], "who": {"role": "ciso"}}}
    rule = made({"activity": "access-review"}, {"any_of": [{"assigned": ACCOUNTABLE[1]["assigned"]}, objects]})
    organization = organisation({}, decisions={"object": Decision("object", by=(Ref("position", "ciso"),))})
    found = judged(rule, organization)
    assert (found.outcome, found.unspoken) == (Outcome.PASS, False)


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        ({"ciso": "R"}, Outcome.NOTMODELLED),  # nobody answers for the whole: that is told of the whole
        ({"cio": "A"}, Outcome.CONFLICT),
        ({"ciso": "A"}, Outcome.PASS),
    ],
)
def test_a_part_is_not_missed_where_nobody_answers_for_the_whole(cells: dict[str, str], outcome: Outcome) -> None:
    part = made({"activity": "incident-containment"}, ACCOUNTABLE[1])
    found = judged(part, organisation({"Incident response": cells}))
    assert (found.outcome, found.topics) == (outcome, ("raci:incident",) if outcome is Outcome.NOTMODELLED else ())


def test_the_whole_is_missed_once_where_a_rule_asks_for_it_and_for_its_parts() -> None:
    both = made({"activity": ["incident-response", "incident-containment"]}, ACCOUNTABLE[1])
    found = judged(both, organisation({"Incident response": {"ciso": "R"}}))
    assert (found.outcome, [str(verdict.subject) for _, verdict in found.raised]) == (Outcome.GAP, ["activity:Incident response"])


def test_a_rule_without_a_gap_says_quietly_what_is_not_settled() -> None:
    rule = made(*ACCOUNTABLE, severity={"conflict": "error"})
    found = judged(rule, organisation({"Incident response": {"ciso": "R"}}))
    assert (found.outcome, found.raised, found.topics) == (Outcome.NOTMODELLED, (), ("raci:incident",))


def test_a_rule_without_a_conflict_has_nothing_to_say_where_the_file_settles_it_otherwise() -> None:
    """A rule raises only the kinds that it names; it used to crash."""
    rule = made(*ACCOUNTABLE, severity={"gap": "info"})
    found = judged(rule, organisation({"Incident response": {"cio": "A"}}))
    reason = "it asks what is not settled, and the file settles it otherwise"
    assert found == Judged(rule, Outcome.NOTAPPLICABLE, Counts(violated=1), reason=reason)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({}, (None, "regulated")),
        ({"regulated": True}, (None, "sector")),
        ({"regulated": False}, (False, "regulated")),  # whatever the other is
        ({"regulated": False, "sector": "retail"}, (False, "regulated")),
        ({"sector": "retail"}, (False, "sector")),
        ({"regulated": True, "sector": "retail"}, (False, "sector")),
        ({"regulated": True, "sector": "energy"}, (True, "")),
    ],
)
def test_conditions_hold_all_or_are_open(stated: dict[str, Any], expected: tuple[bool | None, str]) -> None:
    conditions = (("regulated", (True,)), ("sector", ("finance", "energy")))
    assert holds(conditions, Organization()._replace(**stated)) == expected


@pytest.mark.parametrize(
    ("stated", "holding"),
    [
        ({"frameworks": ("gdpr", "nis2")}, True),
        ({"frameworks": ("hipaa",)}, False),
        ({"frameworks": ()}, False),
        ({"frameworks": None}, None),
    ],
)
def test_a_condition_on_a_list_asks_for_one_of_its_words(stated: dict[str, Any], holding: bool | None) -> None:
    assert holds((("frameworks", ("gdpr", "iso-27001")),), Organization()._replace(**stated))[0] is holding


def test_a_condition_may_ask_for_a_house_attribute() -> None:
    conditions = (("us_federal_agency", (True,)),)
    assert holds(conditions, Organization(attributes={"us_federal_agency": True})) == (True, "")
    assert holds(conditions, Organization(attributes={"us_federal_agency": False})) == (False, "us_federal_agency")
    assert holds(conditions, Organization()) == (None, "us_federal_agency")


@pytest.mark.parametrize("field", ["gates", "positions", "risks"])
def test_a_house_attribute_may_have_the_name_of_a_section(field: str) -> None:
    assert holds(((field, ("many",)),), Organization(attributes={field: "many"})) == (True, "")


@pytest.mark.parametrize(
    ("regulated", "outcome", "topics", "reason"),
    [
        (False, Outcome.NOTAPPLICABLE, (), "only where organization.regulated is true"),
        (None, Outcome.NOTMODELLED, ("organization.regulated",), "organization.regulated is not stated"),
    ],
)
def test_a_rule_whose_conditions_do_not_hold_is_not_judged(
    regulated: bool | None, outcome: Outcome, topics: tuple[str, ...], reason: str
) -> None:
    rule = made(*ACCOUNTABLE, when={"organization": {"regulated": True}})
    found = judged(rule, organisation({"Incident response": {"cio": "A"}}, regulated=regulated))
    assert found == Judged(rule, outcome, topics=topics, reason=reason)


def test_the_values_of_a_condition_are_named() -> None:
    rule = made(*ACCOUNTABLE, when={"organization": {"sector": ["finance", "energy"]}})
    assert judged(rule, organisation(sector="retail")).reason == "only where organization.sector is finance or energy"


@pytest.mark.parametrize(
    ("subject", "require"),
    [
        ({"role": "ciso"}, {"near_top": {"of": "ceo", "at_most": 2}}),
        ({"role": "ceo"}, {"reports_to": {"none": {"role": "ciso"}}}),
        ({"activity": "incident-response"}, {"assigned": {"letters": "A", "to": {"line_of": "ciso"}}}),
    ],
)
def test_a_rule_without_an_office_that_it_needs_does_not_apply(subject: dict[str, Any], require: dict[str, object]) -> None:
    rule = made(subject, require)
    chart = Organization(positions={"ceo": CEO, "cio": CIO}, matrices={"main": Matrix("main", rows={"Incident response": {"cio": "A"}})})
    assert judged(rule, chart) == Judged(rule, Outcome.NOTAPPLICABLE, reason="nobody carries the role ciso", lacking=("ciso",))


def test_an_office_that_somebody_might_hold_leaves_the_rule_open() -> None:
    rule = made(*REPORTS)
    chart = Organization(positions={"ceo": CEO, "is": Position("is", "Regional CISO", lines=(Line("ceo"),))})
    reason = "nobody is known to be the ciso, but somebody might be"
    assert judged(rule, chart) == Judged(rule, Outcome.NOTMODELLED, topics=("role ciso",), reason=reason, needs=("ciso",))


def test_a_list_of_offices_is_none_that_is_needed() -> None:
    rule = made({"role": "cio"}, {"reports_to": {"any": {"role": ["ceo", "coo"]}}})
    assert judged(rule, Organization(positions={"ceo": CEO, "cio": CIO})).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("organization", "outcome", "topics", "reason"),
    [
        (Organization(positions=CHART), Outcome.NOTMODELLED, ("gates",), "the file has no gates"),
        (Organization(positions=CHART, complete=("gates",)), Outcome.NOTAPPLICABLE, (), "the file has no gates"),
        (Organization(positions=CHART, gates={}), Outcome.NOTAPPLICABLE, (), "no gate with before: go-live"),
        (Organization(positions=CHART, gates={"g": Gate("g", before="audit")}), Outcome.NOTAPPLICABLE, (), "no gate with before: go-live"),
    ],
)
def test_every_thing_of_a_section(organization: Organization, outcome: Outcome, topics: tuple[str, ...], reason: str) -> None:
    rule = made({"gate": "every", "where": {"before": "go-live"}}, {"states": {"facts": {"mandatory": True}}})
    assert judged(rule, organization) == Judged(rule, outcome, topics=topics, reason=reason)


def test_a_section_that_is_complete_and_empty_is_nothing_to_judge() -> None:
    rule = made({"policy": "every"}, {"owned_by": {"as": "owner", "who": {"role": "ciso"}}})
    closed = judged(rule, organisation(complete=("policies",)))
    assert closed == Judged(rule, Outcome.NOTAPPLICABLE, reason="the file has no policies")
    assert judged(rule, organisation()) == Judged(rule, Outcome.NOTMODELLED, topics=("policies",), reason="the file has no policies")


def test_an_alternative_of_which_one_will_do_rests_on_that_one_alone() -> None:
    gates = {"g": Gate("g", approver=(Ref("position", "ciso"),)), "h": Gate("h", approver=(Ref("position", "cio"),))}
    rule = made(ACCOUNTABLE[0], {"any_of": [ACCOUNTABLE[1], {**GATE, "judge": "any"}]})
    graph = graph_of(organisation({"Incident response": {"cio": "A"}}, gates=gates))
    (verdict,) = _verdicts(rule, select(rule.subject, graph, frozenset()), graph, frozenset())
    assert verdict.state is State.SATISFIED
    assert set(slots("gate:g/approver")) <= set(verdict.evidence)
    assert not {*slots("gate:h/approver", "section:gates")} & {*verdict.evidence}


def test_one_of_the_subjects_will_do() -> None:
    rule = made({"activity": ["incident-response", "access-review"]}, ACCOUNTABLE[1], judge="any")
    rows = {"Incident response": {"cio": "A"}, "Access review": {"ciso": "A"}}
    found = judged(rule, organisation(rows))
    assert (found.outcome, found.counts) == (Outcome.PASS, Counts(satisfied=1))


def test_that_none_of_the_subjects_does_rests_on_there_being_no_others() -> None:
    rule = made({"activity": ["incident-response", "access-review"]}, ACCOUNTABLE[1], judge="any")
    rows = {"Incident response": {"cio": "A"}, "Access review": {"cio": "A"}}
    ((kind, verdict),) = judged(rule, organisation(rows)).raised
    assert (kind, verdict.subject, verdict.key) == (Kind.CONFLICT, Ref("activity", "Access review"), ())
    assert set(slots("rows:incident-response", "rows:access-review")) <= set(verdict.evidence)


def test_that_no_gate_does_rests_on_what_each_is_said_to_guard() -> None:
    rule = made({"gate": "every", "where": {"before": "go-live"}}, {"states": {"facts": {"mandatory": True}}}, judge="any")
    gates = {"a": Gate("a", before="go-live", mandatory=False), "b": Gate("b", before="audit", mandatory=True)}
    ((kind, verdict),) = judged(rule, organisation(gates=gates)).raised
    assert (kind, verdict.evidence) == (Kind.CONFLICT, slots("gate:a/mandatory", "gate:a/before", "section:gates", "gate:b/before"))


def test_one_that_does_is_one_too_many_where_none_may() -> None:
    rule = made({"gate": "every"}, {"states": {"facts": {"mandatory": False}}}, judge="none")
    gates = {"a": Gate("a", mandatory=True), "b": Gate("b", mandatory=False)}
    ((kind, verdict),) = judged(rule, organisation(gates=gates)).raised
    assert (kind, verdict) == (Kind.CONFLICT, Verdict(Ref("gate", "a"), State.VIOLATED, evidence=slots("gate:b/mandatory")))
    assert judged(rule, organisation(gates={"a": gates["a"]})).outcome is Outcome.PASS


GATE = {"subject": {"gate": "every"}, "owned_by": {"as": ["approver"], "who": {"role": "ciso"}}}
CHANNEL = {"subject": {"role": "ciso"}, "channel": {"to": {"role": "ceo"}}}


def test_alternatives_that_fail_all_are_one_conflict() -> None:
    rule = made(ACCOUNTABLE[0], {"any_of": [ACCOUNTABLE[1], GATE]})
    organization = organisation({"Incident response": {"cio": "A"}}, gates={"g": Gate("g", approver=(Ref("position", "cio"),))})
    ((kind, verdict),) = judged(rule, organization).raised
    assert (kind, verdict.subject, verdict.state) == (Kind.CONFLICT, RESPONSE, State.VIOLATED)
    assert set(slots("cell:main/Incident response/cio", "gate:g/approver")) <= set(verdict.evidence)


def test_an_alternative_that_all_must_meet_rests_on_there_being_no_others() -> None:
    rule = made(ACCOUNTABLE[0], {"any_of": [ACCOUNTABLE[1], GATE]})
    organization = organisation({"Incident response": {"ciso": "R"}}, gates={"g": Gate("g"), "h": Gate("h")})
    ((kind, verdict),) = judged(rule, organization).raised
    assert (kind, verdict.state) == (Kind.GAP, State.UNDETERMINED)
    assert set(slots("gate:g/approver", "gate:h/approver", "section:gates")) <= set(verdict.evidence)


@pytest.mark.parametrize(
    ("organization", "outcome"),
    [
        (organisation({"Incident response": {"cio": "A"}}), Outcome.NOTMODELLED),
        (organisation({"Incident response": {"cio": "A"}}, frameworks=()), Outcome.GAP),
        (organisation({"Incident response": {"ciso": "A"}}), Outcome.PASS),
    ],
)
def test_an_alternative_about_frameworks_is_open_where_none_are_named(organization: Organization, outcome: Outcome) -> None:
    about = {"subject": {"framework": "every"}, "assigned": {"activity": "it-strategy", "letters": ["A"], "to": {"role": "ciso"}}}
    found = judged(made(ACCOUNTABLE[0], {"any_of": [ACCOUNTABLE[1], about]}), organization)
    assert (found.outcome, found.reason) == (
        outcome,
        "the file does not say enough about organization.frameworks" if outcome is Outcome.NOTMODELLED else None,
    )


def test_alternatives_about_offices_that_are_not_there_leave_nothing_to_say() -> None:
    bodies = [
        {"subject": {"body": body}, "composed_of": {"members_every": [{"role": "ciso"}]}} for body in ("risk-committee", "audit-committee")
    ]
    found = judged(made({"organization": "this"}, {"any_of": bodies}), organisation())
    reason = "the file does not say enough about what the rule looks at"
    assert (found.outcome, found.topics, found.reason) == (Outcome.NOTMODELLED, (), reason)


def test_a_verdict_rests_on_what_made_its_subject_one() -> None:
    rule = made({"activity": "every", "where": {"critical": True}}, ACCOUNTABLE[1])
    rows = {"Incident response": {"cio": "A"}}
    organization = organisation(rows, activities={"Incident response": Activity("Incident response", critical=True)})
    ((_, verdict),) = judged(rule, organization).raised
    assert slots("activity:Incident response/critical")[0] in verdict.evidence


def test_a_crash_is_the_outcome_of_its_rule_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise LookupError("no such thing")

    monkeypatch.setattr(Assigned, "judge", crash)
    organization = organisation(
        {"Incident response": {"cio": "A"}}, policies={"p": Policy("p")}, channels=(Channel(Ref("position", "a"), Ref("position", "b")),)
    )
    graph = graph_of(organization)
    broken, sound = judged(made(*ACCOUNTABLE), graph), judged(made(*REPORTS), graph)
    assert (broken.outcome, broken.raised, broken.counts) == (Outcome.ERROR, (), Counts())
    assert broken.reason is not None
    assert broken.reason.startswith("LookupError: no such thing (crash, line ")
    assert sound.outcome is Outcome.CONFLICT


def test_one_that_a_glance_leaves_out_will_do_too() -> None:
    rule = made({"position": "every"}, {"superiors": {"max": 1}}, judge="any")
    seats = (Position("a", "A"), Position("b", "B"), Position("c", "C", lines=(Line("a"), Line("b"))))
    found = judged(rule, Organization(positions={seat.id: seat for seat in seats}))
    assert (found.outcome, found.counts) == (Outcome.PASS, Counts(satisfied=1))


@pytest.mark.parametrize("ids", [["audit-committee"], ["audit-committee", "risk-committee"]])
def test_a_rule_about_one_body_needs_it_and_one_about_several_does_not(ids: list[str]) -> None:
    rule = made({"body": ids}, {"composed_of": {"members_every": [{"role": "ciso"}]}})
    lacking = Judged(rule, Outcome.NOTAPPLICABLE, reason="nobody carries the role audit-committee", lacking=("audit-committee",))
    none = Judged(rule, Outcome.NOTAPPLICABLE, reason="there is no such body")
    assert judged(rule, organisation()) == (lacking if len(ids) == 1 else none)


def test_a_glance_is_no_answer_for_an_alternative_that_looks_elsewhere() -> None:
    """Of two seats one has two superiors; that the other has one says nothing of it."""
    alternatives = [{"subject": {"position": "a"}, "superiors": {"max": 1}}, {"reports_to": {"any": {"role": "ceo"}}}]
    found = judged(
        made({"position": ["a", "b"]}, {"any_of": alternatives}),
        Organization(
            positions={**CHART, "a": Position("a", "A", lines=(Line("cio"), Line("ciso"))), "b": Position("b", "B", lines=(Line("cio"),))}
        ),
    )
    assert (found.outcome, found.counts) == (Outcome.CONFLICT, Counts(violated=2))


def test_an_alternative_about_every_row_waits_for_rows_where_there_are_none() -> None:
    every = {"subject": {"activity": "every"}, "assigned": ACCOUNTABLE[1]["assigned"]}
    found = judged(made({"role": "ciso"}, {"any_of": [REPORTS[1], every]}), Organization(positions=CHART))
    (verdict,) = found.waiting
    assert (found.outcome, found.topics, verdict.missing) == (Outcome.NOTMODELLED, ("raci",), slots("section:raci"))


def test_a_paper_named_as_an_activity_does_not_wait_for_a_row_that_might_stand_for_it() -> None:
    owned = made({"policy": "incident-response"}, {"owned_by": {"as": "owner", "who": {"role": "ciso"}}})
    rows = {"Incident Response & Farewell Party": {"ciso": "A"}}
    found = judged(owned, organisation(rows, policies={"incident-response": Policy("incident-response")}))
    assert [(kind, verdict.missing) for kind, verdict in found.raised] == [(Kind.GAP, slots("policy:incident-response/owner"))]


def test_a_part_is_missed_where_somebody_answers_for_the_whole() -> None:
    works = {"assigned": {"letters": ["R"], "to": {"role": "ciso"}}}
    found = judged(made({"activity": "incident-containment"}, works), organisation({"Incident response": {"cio": "A"}}))
    assert (found.outcome, [str(verdict.subject) for _, verdict in found.raised]) == (Outcome.GAP, ["activity:Incident response"])


def test_of_parts_of_several_wholes_each_waits_for_its_own() -> None:
    rows = {"Incident response": {"ciso": "R"}, "Service restoration": {"ciso": "A"}}
    found = judged(made({"activity": ["incident-containment", "data-recovery"]}, ACCOUNTABLE[1]), organisation(rows))
    assert (found.outcome, found.counts, found.topics) == (Outcome.NOTMODELLED, Counts(satisfied=1, undetermined=1), ("raci:incident",))


def test_what_is_settled_otherwise_hides_no_gap_behind_it() -> None:
    rule = made({"activity": "every"}, ACCOUNTABLE[1], severity={"gap": "info"})
    found = judged(rule, organisation({"Access review": {"cio": "A"}, "Incident response": {"ciso": "R"}, "Tea": {"ciso": "A"}}))
    assert (found.outcome, found.counts) == (Outcome.GAP, Counts(1, 1, 1))
    assert [str(verdict.subject) for _, verdict in found.raised] == ["activity:Incident response"]
    settled = judged(rule, organisation({"Access review": {"cio": "A"}, "Tea": {"ciso": "A"}}))
    assert (settled.outcome, settled.counts, settled.reason) == (Outcome.PASS, Counts(1, 1), None)
