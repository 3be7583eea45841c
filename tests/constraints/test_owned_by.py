"""`owned_by` against plain reading of the entries."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.owned_by import OwnedBy
from govcheck.constraints.selecting import Selector, Who
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Decision, Line, Organization, Party, Policy, Position, Vendor
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict
from tests.properties.meaning import kleene_and, kleene_or, means, whos
from tests.properties.organisations import graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

CISO, CIO_LINE, NOT_CIO = (
    Who((Selector(role=("ciso",)),)),
    Who((Selector(line_of="cio"),)),
    Who((Selector(outside_line_of="cio"),)),
)
MUCH = ("entry", "line", "holder")
SECURITY = Ref("policy", "information-security")
OVERRIDE = Ref("decision", "override-security-objection")
OWNED = (SECURITY, Ref("vendor", "cyberguard"), Ref("asset", "records"), Ref("risk", "insider-threat"), Ref("risk", "fraud"))
CASES = (
    (("owner",), OWNED),
    (("owner", "approver"), (SECURITY,)),
    (("approver", "challengers"), (Ref("gate", "sign-off"),)),
    (("by",), (OVERRIDE,)),
)


def plain_state(subject: Ref, fields: tuple[str, ...], who: Who, graph: OrgGraph, *, any_will_do: bool) -> State:
    """Each field asked for each name."""
    entry = graph.entry(*subject)
    stated = [getattr(entry, field, None) for field in fields]
    met = [means(who, ref, graph) for refs in stated for ref in refs or ()]
    unsaid = [None] * stated.count(None)
    if any_will_do and not (isinstance(entry, Decision) and entry.joint is False):
        holds = kleene_or([*met, *unsaid])
    else:
        holds = kleene_and([*met, *unsaid]) if met or unsaid else False
    return {True: State.SATISFIED, False: State.VIOLATED, None: State.UNDETERMINED}[holds]


@given(organisations(MUCH), st.sampled_from(CASES), whos, st.booleans())
def test_agrees_with_the_plain_reading(
    organization: Organization, case: tuple[tuple[str, ...], tuple[Ref, ...]], who: Who, any_will_do: bool
) -> None:
    graph, (fields, subjects) = graph_of(organization), case
    found = {v.subject: v.state for v in OwnedBy(**{"as": fields}, who=who, any=any_will_do).check(subjects, graph)}
    assert found == {subject: plain_state(subject, fields, who, graph, any_will_do=any_will_do) for subject in subjects}


@given(organisations(MUCH), st.sampled_from(CASES), whos, st.booleans(), several_facts)
def test_evidence_is_sufficient(
    organization: Organization,
    case: tuple[tuple[str, ...], tuple[Ref, ...]],
    who: Who,
    any_will_do: bool,
    changes: list[tuple[Slot, Any]],
) -> None:
    fields, subjects = case
    check_constraint(OwnedBy(**{"as": fields}, who=who, any=any_will_do), subjects, organization, changes)


POSITIONS = {
    "ceo": Position("ceo", "CEO", roles=("ceo",)),
    "cio": Position("cio", "CIO", roles=("cio",), lines=(Line("ceo"),)),
    "ops": Position("ops", "Operations", roles=(), lines=(Line("cio"),)),
    "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("ceo"),)),
    "owners": Position("owners", "Process owners", kind="group", roles=()),
}
NAMED = {name: Ref("position", name) for name in POSITIONS}


def firm(**stated: Any) -> OrgGraph:
    """A CEO, a CIO with operations below, a CISO and a group, with sections of the file."""
    return graph_of(Organization(positions=POSITIONS, **stated))


def policy(**fields: Any) -> OrgGraph:
    return firm(policies={"information-security": Policy("information-security", **fields)})


OWNER = slot("policy", "information-security", "owner")
OF_CISO = OwnedBy(**{"as": ("owner",)}, who=CISO)


def test_another_owner_is_a_conflict() -> None:
    graph = policy(owner=(NAMED["cio"],))
    (verdict,) = OF_CISO.check((SECURITY,), graph)
    assert verdict == Verdict(
        SECURITY,
        State.VIOLATED,
        bindings={"owner": (NAMED["cio"],), "standing": ""},
        evidence=(OWNER, slot("role", "ciso"), slot("holder", "ciso")),
    )
    assert OF_CISO.repairs(verdict, graph) == (Edit(OWNER, (NAMED["cio"],), (NAMED["ciso"],), EditKind.CHANGE, "policy"),)


def test_an_unsaid_owner_is_open_and_can_be_stated() -> None:
    graph = policy(scope="enterprise")
    (verdict,) = OF_CISO.check((SECURITY,), graph)
    assert verdict == Verdict(SECURITY, State.UNDETERMINED, evidence=(OWNER,), missing=(OWNER,))
    assert OF_CISO.repairs(verdict, graph) == (Edit(OWNER, None, (NAMED["ciso"],), EditKind.STATE, "state"),)


def test_an_entry_that_is_not_there_is_open() -> None:
    (verdict,) = OF_CISO.check((SECURITY,), firm())
    assert verdict == Verdict(SECURITY, State.UNDETERMINED, evidence=(OWNER,), missing=(OWNER,))


def test_nobody_at_all_is_no_owner() -> None:
    (verdict,) = OF_CISO.check((SECURITY,), policy(owner=()))
    assert verdict == Verdict(SECURITY, State.VIOLATED, evidence=(OWNER,))


@pytest.mark.parametrize(
    ("joint", "any_will_do", "state"),
    [
        (None, True, State.SATISFIED),
        (True, True, State.SATISFIED),
        (False, True, State.VIOLATED),  # each alone may override, the CIO too
        (None, False, State.VIOLATED),
    ],
)
def test_one_of_several_will_do_unless_each_acts_alone(joint: bool | None, any_will_do: bool, state: State) -> None:
    entry = Decision("override-security-objection", by=(NAMED["cio"], NAMED["ciso"]), joint=joint)
    graph = firm(decisions={"override-security-objection": entry})
    constraint = OwnedBy(**{"as": ("by",)}, who=NOT_CIO, any=any_will_do)
    (verdict,) = constraint.check((OVERRIDE,), graph)
    assert verdict.state is state


def test_a_right_is_held_even_where_another_may_act_alone() -> None:
    """Who asks whether the CISO may object is not answered by who else may."""
    entry = Decision("override-security-objection", by=(NAMED["cio"], NAMED["ciso"]), joint=False)
    graph = firm(decisions={"override-security-objection": entry})
    (verdict,) = OwnedBy(**{"as": ("by",)}, who=CISO, any=True, alone=True).check((OVERRIDE,), graph)
    assert (verdict.state, slot("decision", OVERRIDE.id, "joint") in verdict.evidence) == (State.SATISFIED, False)


def test_repairs_of_a_decision_that_each_takes_alone() -> None:
    entry = Decision("override-security-objection", by=(NAMED["cio"], NAMED["ciso"]), joint=False)
    graph = firm(decisions={"override-security-objection": entry})
    constraint = OwnedBy(**{"as": ("by",)}, who=NOT_CIO, any=True)
    (verdict,) = constraint.check((OVERRIDE,), graph)
    by, joint = slot("decision", OVERRIDE.id, "by"), slot("decision", OVERRIDE.id, "joint")
    bindings: dict[str, Binding] = {"owner": (NAMED["cio"],), "standing": ""}
    assert verdict == Verdict(OVERRIDE, State.VIOLATED, bindings=bindings, evidence=(by, joint, slot("is", "cio")))
    assert constraint.repairs(verdict, graph) == (
        Edit(by, (NAMED["cio"], NAMED["ciso"]), (NAMED["ciso"],), EditKind.CHANGE, "gate"),
        Edit(joint, False, True, EditKind.CHANGE, "gate"),
    )


def test_a_role_stands_for_its_carriers_and_a_party_for_itself() -> None:
    vendor = Ref("vendor", "cyberguard")

    def judged(owner: Ref, who: Who) -> State:
        graph = firm(vendors={"cyberguard": Vendor("cyberguard", owner=(owner,))}, parties={"auditor": Party("auditor", "auditor")})
        (verdict,) = OwnedBy(**{"as": ("owner",)}, who=who).check((vendor,), graph)
        return verdict.state

    assert judged(Ref("role", "ciso"), CISO) is State.SATISFIED
    assert judged(Ref("role", "cio"), CISO) is State.VIOLATED
    assert judged(Ref("role", "general-counsel"), CIO_LINE) is State.UNDETERMINED
    assert judged(NAMED["ops"], CIO_LINE) is State.SATISFIED
    assert judged(NAMED["owners"], Who((Selector(kind=("group",)),))) is State.SATISFIED
    assert judged(Ref("party", "auditor"), Who((Selector(external=True),))) is State.SATISFIED
    assert judged(Ref("party", "auditor"), Who((Selector(party=("auditor",)),))) is State.SATISFIED
    assert judged(Ref("party", "auditor"), CIO_LINE) is State.VIOLATED


def test_who_supplies_a_seat_of_the_office_is_passed_over() -> None:
    seats = {**POSITIONS, "ciso": POSITIONS["ciso"]._replace(supplied_by="cyberguard")}
    vendors = {name: Vendor(name, owner=(NAMED["ceo"],)) for name in ("cyberguard", "nightwatch")}
    graph = graph_of(Organization(positions=seats, vendors=vendors))
    constraint = OwnedBy(**{"as": ("owner",)}, who=CISO, sparing="ciso")
    (verdict,) = constraint.check((Ref("vendor", "cyberguard"), Ref("vendor", "nightwatch")), graph)
    assert (verdict.subject, verdict.state) == (Ref("vendor", "nightwatch"), State.VIOLATED)
    assert {slot("role", "ciso"), slot("position", "ciso", "supplied_by")} <= {*verdict.evidence}
    assert constraint.required_roles() == ("ciso",)


@given(organisations(MUCH), several_facts)
def test_evidence_beside_a_supplier_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(OwnedBy(**{"as": ("owner",)}, who=CISO, sparing="cio"), (Ref("vendor", "cyberguard"),), organization, changes)


def test_a_field_that_the_entry_cannot_have_is_a_mistake_of_the_rule() -> None:
    with pytest.raises(ValueError, match="a vendor states none of acceptor"):
        OwnedBy(**{"as": ("acceptor",)}, who=CISO).check((Ref("vendor", "cyberguard"),), firm())
