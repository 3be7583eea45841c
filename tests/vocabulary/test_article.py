"""Every activity, metric, decision, training, gate, risk, policy and stakeholder that the statements of the article speak of is known."""

import pytest

from tests.vocabulary.shipped import VOCABULARY

ACTIVITIES = [
    "access-control-policy",
    "access-facilitation",
    "access-provisioning",
    "access-restriction",
    "access-review",
    "anomaly-investigation",
    "application-lifecycle",
    "application-security",
    "architecture-change",
    "archival",
    "audit-preparation",
    "audit-readiness",
    "audit-results",
    "audit-trail",
    "automation-rollout",
    "business-enablement",
    "cloud-architecture",
    "cloud-network-security",
    "cloud-strategy",
    "compliance-enforcement",
    "compliance-evidence",
    "compliance-monitoring",
    "compliant-systems",
    "cyber-recovery-plan",
    "cyber-risk-oversight",
    "data-analytics",
    "data-architecture",
    "data-collection",
    "data-governance-framework",
    "data-integration",
    "data-modernization",
    "data-platform",
    "data-privacy",
    "data-protection",
    "data-recovery",
    "data-retention",
    "data-storage",
    "deployment",
    "digital-initiatives",
    "digital-tools",
    "digital-transformation",
    "disaster-recovery",
    "disclosure-preparation",
    "dlp",
    "emerging-tech-assessment",
    "encryption-policy",
    "endpoint-security",
    "enterprise-architecture",
    "erp",
    "firewall-ids-maintenance",
    "framework-alignment",
    "helpdesk",
    "implementation-compliance-validation",
    "incident-communication",
    "incident-compliance-reporting",
    "incident-containment",
    "incident-coordination",
    "incident-eradication",
    "incident-forensics",
    "incident-internal-comms",
    "incident-investigation",
    "incident-notification",
    "incident-regulatory-reporting",
    "incident-reporting",
    "incident-response",
    "incident-response-plan",
    "incident-triage",
    "infrastructure-change",
    "innovation-scouting",
    "it-budget",
    "it-governance",
    "it-infrastructure",
    "it-operations",
    "it-service-performance",
    "it-strategy",
    "it-vendor-management",
    "legacy-modernization",
    "log-review",
    "network-rerouting",
    "new-technology-security-review",
    "operational-impact-assessment",
    "platform-adoption",
    "policy-enforcement",
    "policy-review",
    "post-incident-review",
    "privacy-compliance",
    "process-automation",
    "process-gap-analysis",
    "regulatory-compliance",
    "risk-governance",
    "security-architecture",
    "security-awareness",
    "security-briefing",
    "security-compliance",
    "security-control-enforcement",
    "security-monitoring",
    "security-programme",
    "security-risk-assessment",
    "security-standards",
    "security-strategy",
    "service-restoration",
    "tech-feasibility-assessment",
    "tech-initiative-approval",
    "tech-investment-roi",
    "technology-implementation",
    "technology-risk-decision",
    "third-party-risk-assessment",
    "third-party-security-evaluation",
    "threat-detection",
    "threat-intelligence",
    "training-update",
    "user-access-controls",
    "user-experience",
    "vendor-management",
    "vulnerability-assessment",
    "vulnerability-identification",
    "vulnerability-remediation",
    "workforce-enablement",
]

#: measure -> the class by which the rules know it
METRICS = {
    "performance": "performance",
    "uptime": "performance",
    "reliability": "performance",
    "scalability": "performance",
    "productivity": "performance",
    "user-satisfaction": "satisfaction",
    "cost": "cost",
    "compliance": "compliance",
    "violations": "compliance",
    "audit-findings": "compliance",
    "incidents": "incident",
    "breaches": "incident",
    "incident-management": "incident",
    "revenue": "business-target",
}

WORDS = {
    "decisions": """automation challenge-integration challenge-technology-initiative emergency-infrastructure-change infrastructure
        it-budget
        it-budget-allocation it-vendor-contracts override-security-objection tech-investment""",
    "policies": "data-interoperability data-quality information-security",
    "trainings": "security-awareness",
    "risks": """cyberattack data-leak insider-threat integration it-availability it-cost it-project non-compliance
        unauthorised-access""",
    "before": "major-deployment new-technology software-integration technology-initiative third-party-tool",
    "phases": "requirements design deployment",
    "about": "audit breach cyber-risk digital-roadmap incident investigation vulnerability-exposure",
    "triggers": "audit breach incident investigation",
    "vendor-kinds": "backup cloud it mssp security threat-intelligence",
    "asset-kinds": "data infrastructure",
    "asset-classes": "financial operational personal",
    "scopes": "cyber-risk data-protection risk security",
}

#: those with whom the two work, to whom they report, and who is told
STAKEHOLDERS = [
    "audit-committee",
    "board",
    "business-unit-head",
    "ceo",
    "cfo",
    "chief-product-officer",
    "chro",
    "cio",
    "ciso",
    "cmo",
    "compliance-officer",
    "coo",
    "cro",
    "dpo",
    "general-counsel",
    "head-finance",
    "head-hr",
    "head-internal-audit",
    "head-marketing",
    "head-operations",
    "head-product",
    "head-risk",
    "internal-audit",
    "management-board",
    "risk-committee",
]


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_an_activity_has_a_topic_and_goes_by_other_names(activity: str) -> None:
    term = VOCABULARY.activities[activity]

    assert term.topic in VOCABULARY.words["topics"]
    assert [name for names in term.aliases.values() for name in names] != []


@pytest.mark.parametrize("metric", METRICS)
def test_a_measure_is_of_the_class_that_the_rules_ask_for(metric: str) -> None:
    assert VOCABULARY.metric_class(metric) == METRICS[metric]
    assert [name for names in VOCABULARY.metrics[metric].aliases.values() for name in names] != []


@pytest.mark.parametrize("kind", WORDS)
def test_a_word_is_known(kind: str) -> None:
    assert [word for word in WORDS[kind].split() if word not in VOCABULARY.words[kind]] == []


@pytest.mark.parametrize("section", ["decisions", "policies", "risks"])
def test_a_word_of_a_section_has_a_topic(section: str) -> None:
    """Without one, any entry of the section would make a gap of the word."""
    assert [word for word in WORDS[section].split() if word not in VOCABULARY.word_topics[section]] == []


@pytest.mark.parametrize("role", STAKEHOLDERS)
def test_a_stakeholder_is_known_by_title(role: str) -> None:
    assert [name for names in VOCABULARY.roles[role].aliases.values() for name in names] != []


def test_the_lists_name_nothing_twice() -> None:
    assert (len(set(ACTIVITIES)), len(set(STAKEHOLDERS))) == (len(ACTIVITIES), len(STAKEHOLDERS))
