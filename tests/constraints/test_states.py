"""`states` against plain comparison."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.states import States
from govcheck.constraints.stating import is_one_of, said, same
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Asset, Engagement, Holding, Line, Organization, Policy, Position, Training
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict
from tests.properties.charts import held
from tests.properties.organisations import ROWS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

MUCH = ("entry", "position", "body", "organization", "row")
Facts = tuple[tuple[str, tuple[Any, ...]], ...]
CASES: tuple[tuple[str, Facts], ...] = (
    ("position", (("mandate", ("set",)), ("risk_appetite", ("low", "none")))),
    ("position", (("is", ("cio",)),)),
    ("position", (("tier", ("governing",)),)),
    ("position", (("dotted_line_to", ("a", "b")),)),
    ("policy", (("scope", ("enterprise",)), ("owner", ("set",)))),
    ("gate", (("mandatory", (True,)), ("before", ("major-deployment",)))),
    ("training", (("audience", ("all",)),)),
    ("asset", (("encrypted", (True,)), ("tracked", (True,)))),
    ("organization", (("regulated", (True,)), ("reviewed", ("set",)))),
    ("activity", (("phase", ("design",)), ("for", ("gdpr", "iso-27001")))),
)
IDS = {
    "position": ("a", "b", "c", "x"),
    "policy": ("information-security", "data-quality"),
    "gate": ("sign-off",),
    "training": ("security-awareness",),
    "asset": ("records",),
    "organization": ("this",),
    "activity": ROWS,
}
FIELDS = {"for": "framework", "dotted_line_to": "dotted"}


def plain_value(subject: Ref, word: str, graph: OrgGraph) -> Any:
    """The stated value, by hand."""
    kind, name = subject
    organization, field = graph.organization, FIELDS.get(word, word)
    if kind == "position":
        derived = {"is": graph.roles_of(name) or None, "tier": graph.tier(name)}
        return derived[word] if word in derived else getattr(organization.positions[name], field)
    if kind == "organization":
        return getattr(organization, field)
    sections: dict[str, Any] = {"policy": organization.policies, "gate": organization.gates, "training": organization.trainings}
    sections |= {"asset": organization.assets, "activity": organization.activities}
    return getattr((sections[kind] or {}).get(name), field, None)


def plain_state(subject: Ref, wanted: Facts, graph: OrgGraph) -> State:
    """Fact by fact."""
    verdicts = []
    for word, values in wanted:
        value = plain_value(subject, word, graph)
        stated = value if isinstance(value, tuple) else (value,)
        texts = [each.id if isinstance(each, Ref) else each for each in stated]
        silent = value is None or ("set" in values and not texts)
        verdicts.append(None if silent else "set" in values or any(text in values for text in texts))
    return State.VIOLATED if False in verdicts else State.UNDETERMINED if None in verdicts else State.SATISFIED


@given(st.sampled_from(CASES), organisations(MUCH), several_facts)
def test_agrees_with_plain_comparison_on_sufficient_evidence(
    case: tuple[str, Facts], organization: Organization, changes: list[tuple[Slot, Any]]
) -> None:
    kind, wanted = case
    subjects = tuple(Ref(kind, name) for name in IDS[kind])
    graph = graph_of(organization)
    found = {v.subject: v.state for v in check_constraint(States(facts=wanted), subjects, organization, changes)}
    assert found == {subject: plain_state(subject, wanted, graph) for subject in subjects}


RECORDS = Ref("asset", "records")
CONTROLS = States(facts=(("auditable", (True,)), ("encrypted", (True,)), ("tracked", (True,))))


def with_asset(**fields: Any) -> OrgGraph:
    return graph_of(Organization(assets={"records": Asset("records", **fields)}))


def asset(field: str) -> Slot:
    return slot("asset", "records", field)


def test_what_is_stated_otherwise_is_a_conflict_before_what_is_not_stated() -> None:
    graph = with_asset(encrypted=False, tracked=False)
    (verdict,) = CONTROLS.check((RECORDS,), graph)
    assert verdict == Verdict(
        RECORDS,
        State.VIOLATED,
        bindings={"fact": "encrypted and tracked", "value": "no and no"},
        evidence=(asset("encrypted"), asset("tracked")),
    )
    assert CONTROLS.repairs(verdict, graph) == (
        Edit(asset("auditable"), None, True, EditKind.STATE, "state"),
        Edit(asset("encrypted"), False, True, EditKind.CHANGE, "policy"),
        Edit(asset("tracked"), False, True, EditKind.CHANGE, "policy"),
    )


def test_what_is_not_stated_is_open() -> None:
    (verdict,) = CONTROLS.check((RECORDS,), with_asset(encrypted=True, tracked=True))
    assert verdict == Verdict(
        RECORDS,
        State.UNDETERMINED,
        bindings={"fact": "auditable", "value": "not stated"},
        evidence=(asset("auditable"), asset("encrypted"), asset("tracked")),
        missing=(asset("auditable"),),
    )


def test_the_words_of_the_file_lead_to_the_fields_of_the_model() -> None:
    """`class` of an asset, `is` of a position, in whatever case and hyphens the file has the words."""
    graph = graph_of(
        Organization(positions={"x": Position("x", "CISO", roles=("ciso",))}, assets={"records": Asset("records", asset_class="Personal")})
    )
    (of_asset,) = States(facts=(("class", ("personal",)),)).check((RECORDS,), graph)
    (of_seat,) = States(facts=(("is", ("ciso",)),)).check((Ref("position", "x"),), graph)
    assert of_asset == Verdict(RECORDS, State.SATISFIED, evidence=(asset("asset_class"),))
    assert of_seat == Verdict(Ref("position", "x"), State.SATISFIED, evidence=(slot("is", "x"),))


def test_one_element_of_a_list_will_do() -> None:
    training, audience = Ref("training", "awareness"), slot("training", "awareness", "audience")
    constraint = States(facts=(("audience", ("all",)),))

    def judged(stated: tuple[str, ...] | None) -> tuple[State, tuple[Edit, ...]]:
        graph = graph_of(Organization(trainings={"awareness": Training("awareness", audience=stated)}))
        (verdict,) = constraint.check((training,), graph)
        return verdict.state, constraint.repairs(verdict, graph)

    assert judged(("all", "contractors")) == (State.SATISFIED, ())
    assert judged(("it",)) == (State.VIOLATED, (Edit(audience, ("it",), ("all", "it"), EditKind.CHANGE, "policy"),))
    assert judged(()) == (State.VIOLATED, (Edit(audience, (), ("all",), EditKind.CHANGE, "policy"),))
    assert judged(None) == (State.UNDETERMINED, (Edit(audience, None, ("all",), EditKind.STATE, "state"),))


def test_an_empty_list_is_nothing_that_is_set() -> None:
    policy = Ref("policy", "p")
    graph = graph_of(Organization(policies={"p": Policy("p", owner=())}))
    (verdict,) = States(facts=(("owner", ("set",)),)).check((policy,), graph)
    owner = slot("policy", "p", "owner")
    bindings: dict[str, Binding] = {"fact": "owner", "value": "not stated"}
    assert verdict == Verdict(policy, State.UNDETERMINED, bindings=bindings, evidence=(owner,), missing=(owner,))


def test_what_the_organisation_says_of_itself() -> None:
    """A house attribute, a day, and that nobody proposes to change the sector."""
    graph = graph_of(Organization(sector="retail", reviewed=date(2026, 1, 31), attributes={"us_federal_agency": False}))
    this = Ref("organization", "this")
    (attribute,) = States(facts=(("us_federal_agency", (True,)),)).check((this,), graph)
    (day,) = States(facts=(("reviewed", ("set",)),)).check((this,), graph)
    sector = States(facts=(("sector", ("banking", "healthcare")),))
    (verdict,) = sector.check((this,), graph)
    assert attribute.bindings == {"fact": "us_federal_agency", "value": "no"}
    assert day == Verdict(this, State.SATISFIED, evidence=(slot("organization", "reviewed"),))
    assert (verdict.state, sector.repairs(verdict, graph)) == (State.VIOLATED, ())


def test_several_values_that_would_do_are_a_question() -> None:
    constraint = States(facts=(("review", ("half-yearly", "yearly")),))
    graph = graph_of(Organization(policies={"p": Policy("p")}))
    (verdict,) = constraint.check((Ref("policy", "p"),), graph)
    review = slot("policy", "p", "review")
    assert constraint.repairs(verdict, graph) == (Edit(review, None, None, EditKind.STATE, "state", ("half-yearly", "yearly")),)


def test_a_word_that_the_file_has_not_is_a_mistake_of_the_rule() -> None:
    with pytest.raises(ValueError, match="a gate states no 'aprover'; expected one of approver, before"):
        States(facts=(("aprover", ("set",)),)).check((Ref("gate", "g"),), graph_of(Organization()))


def test_a_word_without_letters_is_the_same_as_itself() -> None:
    assert [same("%", "%"), same("%", "&"), same("High", "high"), same(1, True), same(True, True)] == [True, False, True, False, True]


def test_a_value_is_said_as_a_file_writes_it() -> None:
    values = (True, Ref("role", "cio"), Line("ceo"), Engagement(Ref("party", "bank")), date(2026, 1, 31), ("a", "b"), (), 3)
    assert [said(value) for value in values] == ["yes", "cio", "ceo", "bank", "2026-01-31", "a and b", "none", "3"]


def test_a_seat_is_said_by_its_holders() -> None:
    seats = (held("Ada", None), held("Bo"), Holding(vacant=True), Holding())
    assert [said(seat) for seat in seats] == ["Ada and unknown", "Bo", "vacant", "none"]
    assert [is_one_of(seat, ("Ada", "vacant")) for seat in seats] == [True, False, True, False]
