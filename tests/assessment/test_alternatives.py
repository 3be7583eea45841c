"""Rules with several alternatives: which roles they need, and what is open where an alternative finds nothing to look at."""

from pathlib import Path

from govcheck.assessment.judging import judge, needed_roles
from govcheck.model.findings import Kind, Outcome
from govcheck.model.organization import Decision, Gate, Organization, Position
from govcheck.model.slots import Ref, slot
from govcheck.packs.load import load_packs
from govcheck.packs.rule import Rule
from tests.properties.organisations import VOCABULARY, graph_of

CISO = Position("ciso", "CISO", roles=("ciso",), lines=())
PACK = "id: house\ntitle: House rules\nversion: 1.0.0\ndate: 2026-11-23\nsources: []\n"
RULE = """
id: heard
title: Somebody is heard
severity: {{conflict: error, gap: warning}}
cites: [cio-ciso:1.r]
subject: {{decision: challenge-integration}}
require: {require}
messages: {{conflict: no, gap: perhaps}}
rationale: Because.
remediation: Do it.
examples: [{{name: none, organization: {{positions: {{a: {{}}}}}}, findings: []}}]
"""
AT_A_GATE = """
  any_of:
    - owned_by: {as: [by], who: {role: ciso}}
    - subject: {gate: every, where: {before: software-integration}}
      judge: any
      owned_by: {as: [approver], who: {role: ciso}}
"""


def rule(folder: Path, require: str) -> Rule:
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "heard.yaml").write_text(RULE.format(require=require), encoding="utf-8")
    (pack,) = load_packs([folder], VOCABULARY).packs
    return pack.rules[0]


def test_a_role_that_every_alternative_names_is_needed(tmp_path: Path) -> None:
    """Where nobody is CISO, only the rule that asks for the office speaks."""
    assert needed_roles(rule(tmp_path, AT_A_GATE)) == ("ciso",)


def test_a_role_that_one_alternative_does_without_is_not_needed(tmp_path: Path) -> None:
    require = AT_A_GATE.replace("who: {role: ciso}}\n    - subject", "who: {role: [ciso, cro]}}\n    - subject")
    assert needed_roles(rule(tmp_path, require)) == ()


def test_a_role_that_every_selector_of_a_list_names_is_needed(tmp_path: Path) -> None:
    require = "{owned_by: {as: [by], who: [{line_of: ciso}, {dotted_line_to: ciso}]}}"
    assert needed_roles(rule(tmp_path, require)) == ("ciso",)


def test_a_role_that_one_selector_of_a_list_does_without_is_not_needed(tmp_path: Path) -> None:
    assert needed_roles(rule(tmp_path, "{owned_by: {as: [by], who: [{line_of: ciso}, {role: dpo}]}}")) == ()


def test_an_alternative_without_a_subject_rests_on_everything_that_is_none(tmp_path: Path) -> None:
    """That no gate guards integrations rests on what each gate is said to guard: evidence has to be sufficient."""
    organization = Organization(
        positions={"ciso": CISO},
        gates={"go-live": Gate("go-live", before="major-deployment")},
        decisions={"challenge-integration": Decision("challenge-integration", by=())},
    )
    judged = judge(rule(tmp_path, AT_A_GATE), graph_of(organization), frozenset())
    ((kind, verdict),) = judged.raised
    guarded = (slot("section", "gates"), slot("gate", "go-live", "before"))
    assert (judged.outcome, kind, verdict.subject) == (Outcome.GAP, Kind.GAP, Ref("decision", "challenge-integration"))
    assert set(guarded) <= set(verdict.evidence)
    assert set(guarded) == set(verdict.missing)


def test_an_alternative_whose_section_is_absent_is_not_modelled(tmp_path: Path) -> None:
    judged = judge(rule(tmp_path, AT_A_GATE), graph_of(Organization(positions={"ciso": CISO})), frozenset())
    assert (judged.outcome, judged.topics) == (Outcome.NOTMODELLED, ("decisions:initiatives", "gates"))


def test_an_alternative_about_an_office_that_is_not_there_opens_nothing(tmp_path: Path) -> None:
    """Any chart has positions; that it has no risk committee does not make a gap of what else is not modelled."""
    at_a_body = AT_A_GATE.replace("{gate: every, where: {before: software-integration}}", "{body: risk-committee}").replace(
        "owned_by: {as: [approver], who: {role: ciso}}", "composed_of: {members_every: [{role: ciso}]}"
    )
    judged = judge(rule(tmp_path, at_a_body), graph_of(Organization(positions={"ciso": CISO})), frozenset())
    assert (judged.outcome, judged.topics) == (Outcome.NOTMODELLED, ("decisions:initiatives",))
