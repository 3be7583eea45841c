"""The vocabulary files agree with themselves, with the article catalogue and with what rules may ask for."""

import json

from govcheck.vocabulary.normalise import normalise_name, normalise_title, normalise_words
from govcheck.vocabulary.plain import vocabulary_from_plain, vocabulary_texts, vocabulary_to_plain
from tests.vocabulary.shipped import VOCABULARY


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: every activity of the "facts" column of the catalogue, in its notation
CATALOGUE = _names(
    """
security_control_enforcement incident_compliance_reporting it_strategy enterprise_architecture it_infrastructure
cloud_strategy digital_tools legacy_modernization digital_transformation platform_adoption tech_investment_roi
security_strategy security_programme business_enablement security_standards policy_enforcement security_risk_assessment
vulnerability_assessment incident_response_plan cyber_recovery_plan security_compliance privacy_compliance
tech_initiative_approval it_operations it_governance it_vendor_management digital_initiatives cloud_architecture
application_lifecycle process_automation user_experience it_budget emerging_tech_assessment security_architecture
incident_response threat_intelligence data_privacy vulnerability_identification vulnerability_remediation
architecture_change infrastructure_change regulatory_compliance audit_preparation endpoint_security
cloud_network_security application_security technology_risk_decision data_architecture data_analytics data_collection
data_storage data_integration data_modernization access_control_policy encryption_policy data_protection
threat_detection dlp access_facilitation access_restriction data_governance_framework compliance_enforcement
compliant_systems audit_trail data_retention archival user_access_controls audit_readiness compliance_monitoring
third_party_risk_assessment incident_reporting compliance_evidence technology_implementation process_gap_analysis
tech_feasibility_assessment new_technology_security_review implementation_compliance_validation deployment
cyber_risk_oversight risk_governance it_service_performance erp data_platform automation_rollout helpdesk
workforce_enablement security_monitoring log_review anomaly_investigation incident_coordination firewall_ids_maintenance
third_party_security_evaluation access_review access_provisioning audit_results vendor_management innovation_scouting
incident_communication incident_investigation post_incident_review incident_notification disclosure_preparation
incident_internal_comms service_restoration data_recovery disaster_recovery network_rerouting
operational_impact_assessment incident_triage
"""
)
#: bare names of the catalogue, and what they are called here
BARE = {
    "containment": "incident-containment",
    "forensics": "incident-forensics",
    "eradication": "incident-eradication",
    "triage": "incident-triage",
    "regulatory_reporting": "incident-regulatory-reporting",
    "investigation": "incident-investigation",
    "cyber_risk_assessment": "security-risk-assessment",
}
#: what the pairs of duties to be kept apart and the sample rules name beyond that
PAIRS = _names(
    """
change-request change-approval change-implementation development code-review security-sign-off access-request
access-approval access-administration audit-log-administration control-operation security-assessment internal-audit
ict-risk-control risk-treatment risk-acceptance system-authorisation processing-purpose-decision
security-policy-development security-policy-approval vendor-selection configuration-management emergency-change
emergency-change-approval purchase-request purchase-approval payment security-awareness security-briefing policy-review
training-update framework-alignment firewall-maintenance database-administration
"""
)
BINDING = _names(
    """
general-counsel compliance-officer audit-committee risk-committee ceo coo cfo cio ciso cro dpo board management-board
security-committee it-steering-committee board-chair non-executive-director head-internal-audit external-auditor
chief-privacy-officer chief-data-officer chief-digital-officer chief-investment-officer chief-revenue-officer cto chro
cmo head-operations head-finance head-marketing head-hr head-product head-procurement head-communications
business-unit-head
"""
)


def test_the_catalogue_s_activities_are_all_there_under_their_names() -> None:
    assert [name for name in CATALOGUE if name.replace("_", "-") not in VOCABULARY.activities] == []
    assert {name: VOCABULARY.activity_id(name) for name in BARE} == BARE


def test_the_activities_that_pairs_of_duties_need_are_all_there() -> None:
    assert [name for name in PAIRS if name not in VOCABULARY.activities] == []


def test_the_roles_that_rules_name_are_all_there() -> None:
    assert [name for name in BINDING if name not in VOCABULARY.roles] == []
    assert len(VOCABULARY.roles) >= 60


def test_every_term_names_only_words_that_exist() -> None:
    topics, sectors = VOCABULARY.words["topics"], VOCABULARY.words["sectors"]
    classes = VOCABULARY.words["metric-classes"]
    for role in VOCABULARY.roles.values():
        assert role.description
        assert role.domain
        assert set(role.domain) <= set(topics), role.id
        assert set(role.sectors) <= set(sectors), role.id
        assert (role.tier is not None) == (role.kind == "body"), role.id
    for activity in VOCABULARY.activities.values():
        assert activity.topic in topics, activity.id
        assert {activity.part_of, activity.approves, activity.within} - {None} <= set(VOCABULARY.activities), activity.id
    for metric in VOCABULARY.metrics.values():
        assert metric.metric_class in classes, metric.id
        assert set(metric.topics) <= set(topics), metric.id


def test_every_role_with_a_shared_abbreviation_can_be_told_from_its_rivals() -> None:
    # by sector or by a topic that not all of its rivals have; an office that can be told from none would never be found
    indistinct = [
        (abbreviation, role)
        for abbreviation, rivals in VOCABULARY.tables.abbreviations.items()
        for role in rivals
        if len(rivals) > 1
        and not VOCABULARY.roles[role].sectors
        and all(set(VOCABULARY.roles[role].domain) <= set(VOCABULARY.roles[other].domain) for other in rivals)
    ]
    assert indistinct == []


def test_no_role_has_an_alias_with_a_word_that_changes_it() -> None:
    changes = set(VOCABULARY.tables.modifiers)
    found = {
        alias
        for alias in VOCABULARY.tables.titles
        for rest, word in ((alias.partition(" ")[2], alias.partition(" ")[0]), (alias.rpartition(" ")[0], alias.rpartition(" ")[2]))
        if word in changes and VOCABULARY.tables.titles.get(rest) == VOCABULARY.tables.titles[alias]
    }
    # a team is what these bodies and functions are; the founder is shared, not the office; that officer is one of a part by nature, and
    # those directors come from outside by nature
    assert found == {
        "administrateur externe",
        "co founder and ceo",
        "consejero externo",
        "equipe audit interne",
        "executive leadership team",
        "executive management team",
        "internal audit team",
        "local information security officer",
        "security operations team",
        "senior leadership team",
        "senior management team",
    }


def test_keys_of_tables_are_normalised() -> None:
    tables = VOCABULARY.tables
    for key in (*tables.titles, *tables.abbreviations, *tables.modifiers):
        assert normalise_title(key) == key
    for key in (*tables.activities, *tables.metrics):
        assert normalise_name(key) == key
    for key in tables.holders:
        assert normalise_words(key) == key


def test_aliases_resolve_to_their_own_term() -> None:
    for role in VOCABULARY.roles.values():
        for aliases in role.aliases.values():
            assert {VOCABULARY.match_title(alias).roles for alias in aliases} == {(role.id,)}
    for activity in VOCABULARY.activities.values():
        for aliases in activity.aliases.values():
            assert {VOCABULARY.match_activity(alias) for alias in aliases} <= {activity.id}
    for metric in VOCABULARY.metrics.values():
        for aliases in metric.aliases.values():
            assert {VOCABULARY.match_metric(alias) for alias in aliases} <= {metric.id}


def test_plain_data_resolve_alike() -> None:
    lean = vocabulary_from_plain(
        json.loads(json.dumps(vocabulary_to_plain(VOCABULARY))), iter([memoryview(each.encode()) for each in vocabulary_texts(VOCABULARY)])
    )
    assert lean.tables == VOCABULARY.tables
    assert {r.id: (r.title, r.kind, r.tier, r.domain, r.sectors, r.near) for r in lean.roles.values()} == {
        r.id: (r.title, r.kind, r.tier, r.domain, r.sectors, r.near) for r in VOCABULARY.roles.values()
    }
    assert lean.word_topics == VOCABULARY.word_topics
    assert {a.id: (a.title, a.topic, a.part_of, a.approves, a.within) for a in lean.activities.values()} == {
        a.id: (a.title, a.topic, a.part_of, a.approves, a.within) for a in VOCABULARY.activities.values()
    }
    assert {m.id: (m.title, m.metric_class, m.topics) for m in lean.metrics.values()} == {
        m.id: (m.title, m.metric_class, m.topics) for m in VOCABULARY.metrics.values()
    }
    assert {kind: set(words) for kind, words in lean.words.items()} == {k: set(w) for k, w in VOCABULARY.words.items()}
    assert lean.roles["cio"].description == ""
    assert lean.suggest_title("Deputy CISO", ["ciso"]) == VOCABULARY.suggest_title("Deputy CISO", ["ciso"])
