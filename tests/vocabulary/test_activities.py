import pytest

from govcheck.model.findings import Candidate
from tests.vocabulary.shipped import VOCABULARY


@pytest.mark.parametrize(
    ("name", "activity"),
    [
        ("incident-response", "incident-response"),
        ("Incident Response", "incident-response"),
        ("SECURITY INCIDENT MANAGEMENT", "incident-response"),
        ("Containment", "incident-containment"),
        ("2. Containment", "incident-containment"),
        ("incident_investigation", "incident-investigation"),
        ("Forensics", "incident-forensics"),
        ("Post-mortem", "post-incident-review"),
        ("Service Restoration", "service-restoration"),
        ("User access reviews", "access-review"),
        ("Security policy creation", "security-policy-development"),
        ("Policy Enforcement", "policy-enforcement"),
        ("Risk Assessments", "risk-assessment"),
        ("Vendor Risk Assessment", "third-party-risk-assessment"),
        ("Approve access requests", "access-approval"),
        ("Deploy to production", "deployment"),
        ("Security awareness training program", "security-awareness"),
        ("Annual Risk Assessment", "risk-assessment"),
        ("Risk assessment (quarterly)", "risk-assessment"),
        ("Perform the annual penetration testing", "penetration-testing"),
        ("Vulnerability Management Program", "vulnerability-management"),
        ("Incident response process", "incident-response"),
        ("Manage risks", "risk-management"),
        ("Manage vulnerabilities", "vulnerability-management"),
        ("Develop ISMS strategy", "security-strategy"),
        ("Security Awareness Programme", "security-awareness"),
        ("Security awareness program", "security-awareness"),
        ("Sicherheitsleitlinie erstellen", "security-policy-development"),
        ("Schwachstellenmanagement", "vulnerability-management"),
        ("Réponse aux incidents", "incident-response"),
        ("Sauvegardes", "backup-management"),
        ("Technology initiative approval", "tech-initiative-approval"),
        # the article's own words
        ("Incident response and recovery plans", "incident-response-plan"),
        ("Operational damage assessment", "operational-impact-assessment"),
        ("Regulatory enforcement", "compliance-enforcement"),
        ("Process gap identification", "process-gap-analysis"),
        ("Emergency infrastructure changes", "emergency-change"),
        ("Malicious code removal", "incident-eradication"),
        ("Firewall updates", "firewall-maintenance"),
        ("Security protocols", "security-standards"),
        ("Incident Response & Post-Mortem", None),
        ("Quarterly firewall tidy-up", None),
        # each of these may be another thing than the canonical one
        ("Incident Management", None),
        ("Manage incidents", None),
        ("Define the incident response process", None),
        ("Approve the annual risk assessment", None),
        ("Test incident response", None),
        ("Annual", None),
        ("Process", None),
        ("Lessons learned", None),
        ("Policy creation", None),
        ("Access control", None),
        ("Encryption", None),
        ("Lunch", None),
        ("", None),
    ],
)
def test_a_row_states_an_activity(name: str, activity: str | None) -> None:
    assert VOCABULARY.match_activity(name) == activity


@pytest.mark.parametrize(
    ("name", "candidate"),
    [
        ("Incident Response & Post-Mortem", Candidate("incident-response", 0.75)),
        ("Incident Management", Candidate("incident-response", 0.6)),
        ("Lessons learned", Candidate("post-incident-review", 0.45)),
        ("Policy creation", Candidate("security-policy-development", 0.6)),
        ("Access control", Candidate("access-control-policy", 0.6)),
        ("Incident Respose", Candidate("incident-response", 0.95)),
        ("Manage incidents", Candidate("incident-response", 0.6)),
        ("Define the incident response process", Candidate("incident-response", 0.75)),
        # each of these may be another thing
        ("Encryption", Candidate("encryption-policy", 0.6)),
        ("Staff training", Candidate("security-awareness", 0.6)),
        ("Recovery plans", Candidate("cyber-recovery-plan", 0.6)),
        ("Recovery plans", Candidate("disaster-recovery", 0.6)),
        ("Business transformation", Candidate("digital-transformation", 0.6)),
    ],
)
def test_a_row_resembles_an_activity(name: str, candidate: Candidate) -> None:
    assert VOCABULARY.match_activity(name) is None
    assert VOCABULARY.suggest_activity(name, [candidate.term]) == (candidate,)
    assert VOCABULARY.suggest_activity(name, ["payment"]) == ()


def test_what_a_row_states_it_does_not_resemble() -> None:
    assert VOCABULARY.suggest_activity("Incident response", ["incident-response"]) == ()


def test_activities_nest() -> None:
    assert VOCABULARY.part_of("incident-forensics") == ("incident-investigation", "incident-response")
    assert VOCABULARY.part_of("service-restoration") == ()
    assert VOCABULARY.part_of("no-such-activity") == ()
    assert VOCABULARY.parts_of("incident-response") == (
        "incident-containment",
        "incident-coordination",
        "incident-eradication",
        "incident-forensics",
        "incident-investigation",
        "incident-triage",
    )
    assert VOCABULARY.parts_of("service-restoration") == ("data-recovery",)


def test_two_names_of_duties_to_be_kept_apart_are_never_one_activity() -> None:
    pairs = [
        ("access provisioning", "access review"),
        ("change approval", "change implementation"),
        ("identify vulnerabilities", "fix vulnerabilities"),
        ("risk treatment", "risk acceptance"),
        ("development", "deployment"),
        ("facilitate access", "restrict access"),
    ]
    for one, other in pairs:
        first, second = VOCABULARY.match_activity(one), VOCABULARY.match_activity(other)
        assert first is not None
        assert second is not None
        assert {first, *VOCABULARY.part_of(first)}.isdisjoint({second, *VOCABULARY.part_of(second)})


@pytest.mark.parametrize(
    ("word", "metric", "metric_class"),
    [
        ("uptime", "uptime", "performance"),
        ("Verfügbarkeit", "uptime", "performance"),
        ("cost", "cost", "cost"),
        ("costs", "cost", "cost"),
        ("user-satisfaction", "user-satisfaction", "satisfaction"),
        ("Audit-Feststellungen", "audit-findings", "compliance"),
        ("Patchquote", "patch-coverage", "security"),
        ("incidents", "incidents", "incident"),
        ("breaches", "breaches", "incident"),
        ("violations", "violations", "compliance"),
        ("incident-management", "incident-management", "incident"),
        ("compliance", "compliance", "compliance"),
        ("revenue", "revenue", "business-target"),
        ("Sales target", "sales", "business-target"),
        ("project-delivery", "project-delivery", "performance"),
    ],
)
def test_a_measure_has_a_class(word: str, metric: str, metric_class: str) -> None:
    assert VOCABULARY.match_metric(word) == metric
    assert VOCABULARY.metric_class(metric) == metric_class


def test_an_unknown_measure_is_none() -> None:
    assert VOCABULARY.match_metric("happiness of the cat") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("vacant", "vacant"),
        ("VACANT", "vacant"),
        ("vakant", "vacant"),
        ("derzeit unbesetzt", "vacant"),
        ("offen", "vacant"),
        ("poste vacant", "vacant"),
        ("vacante", "vacant"),
        ("N.N.", "unknown"),
        ("N. N.", "unknown"),
        ("nn", "unknown"),
        ("TBD", "vacant"),
        ("T.B.D.", "vacant"),
        ("TBC", "vacant"),
        ("to be confirmed", "vacant"),
        ("wird benannt", "vacant"),
        ("à confirmer", "vacant"),
        ("por designar", "vacant"),
        ("N/D", "unknown"),
        ("n/a", "unknown"),
        ("extern", "unknown"),
        ("Externe", "unknown"),
        ("Prestataire", "unknown"),
        ("???", "unknown"),
        ("-", "unknown"),
        ("R. Okafor", None),
        ("N. Vacant", None),
        ("Dr. H. Offen", None),
        ("", "unknown"),
        ("x" * 400, None),
        ("vacant".ljust(40), "vacant"),
        ("vacant".ljust(41), None),
    ],
)
def test_some_names_are_nobody(name: str, kind: str | None) -> None:
    assert VOCABULARY.holder_word(name) == kind


@pytest.mark.parametrize(
    ("kind", "word", "near"),
    [
        ("sectors", "helthcare", "healthcare"),
        ("sectors", "healthcare", None),
        ("sectors", "Healthcare", "healthcare"),
        ("sectors", "bakery", None),
        ("before", "major_deployment", "major-deployment"),
        ("before", "mayor-deployment", "major-deployment"),
        ("risks", "insider threat", "insider-threat"),
        ("about", "cyber-risks", "cyber-risk"),
        ("scopes", "securty", "security"),
        ("policies", "information-security", None),
        ("no-such-kind", "security", None),
    ],
)
def test_an_open_word_may_narrowly_miss_a_known_one(kind: str, word: str, near: str | None) -> None:
    assert VOCABULARY.near_word(kind, word) == near
