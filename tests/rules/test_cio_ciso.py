"""The pack of the article: all its statements, the hardest with their severities, and organisations not to be drowned in findings."""

from pathlib import Path

import pytest

from govcheck.assessment.assess import assess, severity
from govcheck.assessment.examples import EXAMPLE_DAY, run_examples
from govcheck.documents.read import read_files
from govcheck.model.findings import Assessment, Kind, Outcome, Severity
from govcheck.model.organization import Organization
from govcheck.model.settings import Settings
from govcheck.packs.load import load_packs
from govcheck.packs.locate import rules_folder
from govcheck.packs.rule import Strength
from tests.properties.organisations import VOCABULARY

PACKS = load_packs([rules_folder() / "cio-ciso"], VOCABULARY)
(PACK,) = PACKS.packs

FOLDERS = (
    "01-primary-focus",
    "02-scope-of-responsibility",
    "03-risk-management",
    "04-data-ownership",
    "05-regulatory-compliance",
    "06-technology-implementation",
    "07-reporting-structure",
    "08-day-to-day-priorities",
    "09-stakeholder-engagement",
    "10-incident-response",
)

#: kind and severity -> the statements of the catalogue that have them
CLASSES = {
    (Kind.CONFLICT, Severity.ERROR): "1.g 4.j 6.k 7.d 7.j 10.a 10.b 11.b 11.d",
    (Kind.CONFLICT, Severity.WARNING): "1.h 2.f 2.h 2.j 2.n 3.c 4.k 5.n 7.a 7.h 8.k 8.n 9.k 10.q 10.s",
    (Kind.CONFLICT, Severity.INFO): "6.e 7.b 7.c",
    (Kind.GAP, Severity.ERROR): "1.i 1.j 1.o 1.r 2.g 4.g 5.e 6.i 7.g 10.c 10.d 10.g 10.k 11.a",
    (Kind.GAP, Severity.WARNING): """
        0.b 0.c 0.d 1.a 1.b 1.d 1.e 1.k 1.l 1.m 1.n 1.p 2.a 2.c 2.d 2.i 2.l 2.m 3.a 3.b 3.e 3.f 3.g 3.h 4.a 4.c 4.d 4.f 4.h 4.l 4.m 5.b
        5.f 5.g 5.h 5.i 5.j 5.k 5.l 6.a 6.d 6.f 6.g 6.h 6.j 6.m 7.e 7.i 8.a 8.b 8.e 8.f 8.g 8.h 8.j 9.a 9.g 9.h 9.i 9.j 9.m 10.e 10.f 10.h
        10.l 10.o 10.p 10.r 11.c 11.f
    """,
    (Kind.GAP, Severity.INFO): """
        0.a 1.c 1.f 2.b 2.e 2.k 3.d 4.b 4.e 4.i 5.c 5.d 6.b 6.c 7.k 7.l 8.c 8.d 8.l 8.m 9.b 9.d 9.e 9.f 9.l 10.j 10.m 10.n
    """,
}
#: statements that weigh otherwise than the catalogue says, and why
OTHERWISE = {
    "1.q": "one rule with 11.a, an error; the reason for it in data-sensitive sectors, and not judged in others",
    "2.o": "one rule with 3.e, a warning",
    "4.n": "one rule with 4.g, an error",
    "5.a": "a warning that the modifier for regulated organisations makes an error",
    "5.m": "one rule with 10.r, a warning",
    "6.l": "one rule with 10.r, a warning",
    "6.n": "one rule with 6.d and one with 10.r, warnings",
    "7.f": "is itself the modifier",
    "8.i": "contestable, so that only the opposite is told",
    "9.c": "not checked",
    "10.i": "asked of regulated organisations alone, where it is an error",
    "11.e": "not checked",
}


def judged(tmp_path: Path, text: str) -> Assessment:
    path = tmp_path / "org.yaml"
    path.write_text("govcheck: 1\n" + text, encoding="utf-8")
    return assess(read_files([str(path)], VOCABULARY), PACKS, VOCABULARY, Settings(EXAMPLE_DAY))


def test_every_example_comes_out_as_it_says() -> None:
    assert run_examples(PACK, VOCABULARY, PACKS).failures == ()


def test_there_is_a_folder_for_each_difference() -> None:
    assert tuple(sorted({rule.topic for rule in PACK.rules})) == FOLDERS


@pytest.mark.parametrize(
    ("kind", "severity", "statement"),
    [(kind, severity, statement) for (kind, severity), listed in CLASSES.items() for statement in listed.split()],
)
def test_each_statement_has_a_rule_of_its_severity(kind: Kind, severity: Severity, statement: str) -> None:
    citing = [rule for rule in PACK.rules if f"cio-ciso:{statement}" in rule.cites]
    assert severity in {rule.severity.get(kind) for rule in citing}, [rule.id for rule in citing]


def test_each_statement_is_in_one_class_or_weighs_otherwise() -> None:
    classed = [statement for listed in CLASSES.values() for statement in listed.split()]
    assert sorted([*classed, *OTHERWISE]) == sorted(PACKS.sources["cio-ciso"].clauses)


def test_the_statements_are_the_clauses_of_the_source() -> None:
    listed = [statement.clause for statement in PACK.statements]
    assert (len(listed), listed) == (151, [f"cio-ciso:{clause}" for clause in PACKS.sources["cio-ciso"].clauses])


def test_each_statement_stands_in_its_difference() -> None:
    assert [statement.clause for statement in PACK.statements if not statement.clause.startswith(f"cio-ciso:{statement.difference}.")] == []
    assert len({statement.says for statement in PACK.statements}) == 151


def test_every_statement_is_cited_by_a_rule_or_accounted_for() -> None:
    """A modifier of a severity cites as well: 7.f is nothing else."""
    cited = {clause for rule in PACK.rules for clause in (*rule.cites, *(modifier.because for modifier in rule.severity_when))}
    statements = {statement.clause for statement in PACK.statements}
    assert (statements - cited, cited & set(PACK.not_checked)) == (set(PACK.not_checked), set())


def test_every_rule_cites_a_statement() -> None:
    statements = {statement.clause for statement in PACK.statements}
    assert [(rule.id, clause) for rule in PACK.rules for clause in rule.cites if clause not in statements] == []


TENDENCIES = frozenset(s.clause for s in PACK.statements if s.strength in (Strength.TENDENCY, Strength.POSSIBILITY))
#: an organisation that is not regulated, whatever else it is
UNREGULATED = [
    Organization(sector=sector, regulated=False, technology_core=core, frameworks=("pci-dss", "gdpr"))
    for sector in ("finance", "healthcare", "government", "manufacturing", None)
    for core in (True, False, None)
]


def test_what_the_article_words_as_a_tendency_is_no_error_where_nobody_regulates() -> None:
    """Typically, often, may: derived from the strength of each statement, whatever the modifiers make of it."""
    assert len(TENDENCIES) == 29
    rules = [rule for rule in PACK.rules if TENDENCIES & set(rule.cites)]
    raised = {
        (rule.id, str(kind))
        for rule in rules
        for kind in rule.severity
        for o in UNREGULATED
        if severity(rule, kind, o)[0] is Severity.ERROR
    }
    assert raised == set()


def test_where_the_strength_is_known_to_raise_it_does() -> None:
    """The test above can fail: in a regulated organisation the same rules do reach an error."""
    rules = [rule for rule in PACK.rules if TENDENCIES & set(rule.cites)]
    regulated = Organization(regulated=True)
    assert {r.id for r in rules for kind in r.severity if severity(r, kind, regulated)[0] is Severity.ERROR} == {
        "ciso-reaches-board-or-regulator-in-a-breach",
        "ciso-reports-to-the-top",
    }


def test_severities_change_by_named_modifiers_alone() -> None:
    """Which modifier changes which rule to what, and by which clause: the whole list, so that none slips in."""
    changes = {(rule.id, change.modifier, str(change.severity), change.because) for rule in PACK.rules for change in rule.severity_when}
    assert changes == {
        ("cio-not-accountable-for-enforcement", "regulated", "error", "cio-ciso:5.a"),
        ("cio-not-under-coo-or-cfo", "technology-core", "warning", "cio-ciso:7.b"),
        ("ciso-contract-not-owned-by-cio", "regulated", "error", "cio-ciso:7.f"),
        ("ciso-not-evaluated-by-cio", "regulated", "error", "cio-ciso:7.f"),
        ("ciso-not-overseen-by-cio", "regulated", "error", "cio-ciso:7.f"),
        ("ciso-not-paid-by-cio", "regulated", "error", "cio-ciso:7.f"),
        # an error anywhere: the reason says where the statement is judged
        ("ciso-office-is-filled", "data-sensitive-sector", "error", "cio-ciso:1.q"),
        ("ciso-reaches-board-or-regulator-in-a-breach", "regulated", "error", "cio-ciso:5.l"),
        ("ciso-reports-to-the-top", "regulated", "error", "cio-ciso:7.f"),
        ("ciso-reports-to-the-top", "sensitive-sector", "error", "cio-ciso:7.f"),
        ("security-objection-not-overridden-in-cio-line", "regulated", "error", "cio-ciso:7.f"),
    }


CHART = """
positions:
  ceo: {title: Chief Executive Officer}
  coo: {title: Chief Operating Officer, reports_to: ceo}
  plant: {title: Plant Manager, reports_to: coo}
  cio: {title: Chief Information Officer, reports_to: coo}
  ciso: {title: Chief Information Security Officer, reports_to: plant}
"""


@pytest.mark.parametrize(
    ("organization", "expected"),
    [
        ("", {"ciso-reports-to-the-top": ("warning", None), "cio-not-under-coo-or-cfo": ("info", None)}),
        ("{regulated: false}", {"ciso-reports-to-the-top": ("warning", None), "cio-not-under-coo-or-cfo": ("info", None)}),
        ("{regulated: true}", {"ciso-reports-to-the-top": ("error", "regulated"), "cio-not-under-coo-or-cfo": ("info", None)}),
        ("{sector: healthcare}", {"ciso-reports-to-the-top": ("error", "sensitive-sector"), "cio-not-under-coo-or-cfo": ("info", None)}),
        (
            "{sector: healthcare, regulated: true}",
            {"ciso-reports-to-the-top": ("error", "regulated"), "cio-not-under-coo-or-cfo": ("info", None)},
        ),
        (
            "{sector: healthcare, regulated: false}",
            {"ciso-reports-to-the-top": ("warning", None), "cio-not-under-coo-or-cfo": ("info", None)},
        ),
        (
            "{technology_core: true}",
            {
                "ciso-reports-to-the-top": ("warning", None),
                "cio-not-under-coo-or-cfo": ("warning", "technology-core"),
                "cio-reports-to-ceo-where-technology-is-core": ("info", None),
            },
        ),
    ],
)
def test_a_finding_says_which_modifier_weighed(tmp_path: Path, organization: str, expected: dict[str, tuple[str, str | None]]) -> None:
    found = judged(tmp_path, (f"organization: {organization}" if organization else "") + CHART)

    about = {f.rule: (str(f.severity), f.severity_from.modifier if f.severity_from is not None else None) for f in found.findings}
    assert about == expected


def test_the_legal_entity_of_a_seat_says_whether_it_is_regulated(tmp_path: Path) -> None:
    """A CISO of the bank and one of its software house, both under the wrong superior: only the bank's is an error."""
    found = judged(
        tmp_path,
        """
organization: {sector: finance, regulated: true}
entities: {bank: {title: Bank}, software: {title: Software Ltd, sector: technology, regulated: false}}
positions:
  ceo: {title: Chief Executive Officer, entity: bank}
  plant: {title: Plant Manager, reports_to: ceo, entity: bank}
  cio: {title: Chief Information Officer, reports_to: ceo, entity: bank, serves: [bank, software]}
  bank-ciso: {title: CISO of the bank, is: ciso, reports_to: plant, entity: bank}
  software-ciso: {title: CISO of the software house, is: ciso, reports_to: plant, entity: software}
""",
    )
    about = {str(f.subject): str(f.severity) for f in found.findings if f.rule == "ciso-reports-to-the-top"}
    assert about == {"position:bank-ciso": "error", "position:software-ciso": "warning"}
    assert {str(r.severity) for r in found.rules if r.id == "ciso-reports-to-the-top"} == {"error"}


def test_contestable_advice_stays_a_remark() -> None:
    """6.e and 8.i: whether the CIO carries a measure of security, and whether the CISO's people run the firewalls."""
    contestable = {rule.id: dict(rule.severity) for rule in PACK.rules if {"cio-ciso:6.e", "cio-ciso:8.i"} & set(rule.cites)}
    assert contestable == {
        "cio-not-measured-by-security": {Kind.CONFLICT: Severity.INFO},
        "ciso-function-keeps-defences-current": {Kind.CONFLICT: Severity.INFO},
    }


BEYOND = """
positions:
  ceo: {title: Chief Executive Officer, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: M. Lund}
  coo: {title: Chief Operating Officer, reports_to: ceo, holder: F. Ohm}
  legal: {title: General Counsel, reports_to: ceo, holder: I. Petit}
"""


@pytest.mark.parametrize(
    "said",
    [
        "raci: {tech-initiative-approval: {cio: A/R, ciso: C}}",  # nothing of strategy, budget or innovation
        "raci: {security-strategy: {ciso: A/R, cio: C}, security-briefing: {ciso: A/R, cio: I}}",  # nothing of programme or standards
        "raci: {security-architecture: {ciso: A/R, cio: C}}",  # nothing of threats
        "raci: {threat-intelligence: {ciso: A/R, cio: I}}",  # nothing of architecture
        "raci: {physical-security: {coo: A/R, ciso: I}}",  # nothing of information
        "raci: {risk-assessment: {coo: A, ciso: R, cio: C}, management-review: {ceo: A/R, cio: C}}",  # nothing of the governance of IT
        "raci: {data-classification: {ciso: A/R, cio: C}, data-retention: {cio: A/R, ciso: C}}",  # nothing of data at large
        "raci: {vulnerability-management: {ciso: A, cio: R}, security-programme: {ceo: A, ciso: R, cio: C}}",  # a coarse row for its parts
        "raci: {patch-management: {cio: A/R, ciso: C}, asset-management: {cio: A/R, ciso: C}}",  # nothing of operations at large
        "raci: {encryption-policy: {ciso: A/R, cio: C}, access-control-policy: {ciso: A/R, cio: C}}",  # nothing of enforcement or review
        "raci: {third-party-risk-assessment: {ciso: A/R, cio: C}}",  # nothing of the suppliers of IT
        "raci: {security-risk-assessment: {ciso: A/R, cio: C}}",  # nothing of risk at large
        "raci: {compliance-enforcement: {ciso: A/R, cio: C}, compliant-systems: {cio: A/R, ciso: C}}",  # nothing of audits or evidence
        "raci: {access-review: {ciso: A/R, cio: C}, access-provisioning: {cio: A/R, ciso: I}}",  # nothing of rules and encryption
        "raci: {incident-notification: {ciso: A/R, cio: I, legal: C}}",  # nothing of what is done within
        "policies: {information-security: {owner: ciso, scope: all, informed_by: [post-incident-review]}}",  # nothing of data
        "decisions: {override-security-objection: {by: [ceo, cio], joint: true}}",  # nothing of money
        "risks: {it-availability: {owner: cio}, it-cost: {owner: cio}, it-project: {owner: cio}, integration: {owner: cio}}",
        "gates: {go-live: {before: major-deployment, mandatory: true, approver: ciso}}",  # nothing of tools and interfaces
        "activities: {}",
    ],
)
def test_what_is_said_of_one_topic_opens_no_gap_on_another(tmp_path: Path, said: str) -> None:
    found = judged(tmp_path, BEYOND + said)
    assert [(f.rule, str(f.subject)) for f in found.findings] == []


def test_with_whom_one_works_says_nothing_of_another(tmp_path: Path) -> None:
    listed = BEYOND.replace("holder: M. Lund", "holder: M. Lund, engages: [cio]")
    assert [(f.rule, str(f.subject)) for f in judged(tmp_path, listed).findings] == [("ciso-works-with-legal", "position:legal")]


def test_a_missing_ciso_is_one_finding(tmp_path: Path) -> None:
    """However much the file says about security, only the rule that asks for the office speaks."""
    found = judged(
        tmp_path,
        """
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor, measured_by: [uptime], risk_appetite: moderate}
  coo: {title: Chief Operating Officer, reports_to: ceo, holder: F. Ohm}
raci:
  incident-response: {coo: A, cio: R}
  incident-response-plan: {cio: A}
  service-restoration: {cio: A}
  access-review: {coo: A}
  security-programme: {coo: A}
  security-architecture: {coo: A}
  policy-enforcement: {coo: A}
  compliance-enforcement: {coo: A}
  tech-initiative-approval: {cio: A, coo: I}
policies: {information-security: {owner: coo}}
gates: {go-live: {before: major-deployment, mandatory: true, approver: coo}}
assets: {records: {kind: data, owner: cio, overseer: coo}}
vendors: {nightwatch: {kind: security, owner: cio}}
decisions: {override-security-objection: {by: [ceo]}}
channels: [{from: cio, to: board, about: digital-roadmap, via: []}]
""",
    )
    about_the_ciso = [f for f in found.findings if f.rule.startswith("ciso")]
    assert [(f.rule, f.kind, f.severity) for f in about_the_ciso] == [("ciso-office-is-filled", Kind.GAP, Severity.ERROR)]


def test_a_chart_alone_is_judged_by_its_lines_alone(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        """
positions:
  ceo: {title: Chief Executive Officer}
  cio: {title: Chief Information Officer, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: cio}
""",
    )
    assert [(f.rule, f.kind) for f in found.findings] == [
        ("ciso-independent-of-cio", Kind.CONFLICT),
        ("ciso-reports-to-the-top", Kind.CONFLICT),
    ]


def test_a_matrix_about_incidents_gives_gaps_about_incidents_alone(tmp_path: Path) -> None:
    """Columns without a chart: who stands in whose line is not known, and nothing is made of it."""
    found = judged(
        tmp_path,
        """
raci:
  Incident triage: {soc-manager: A/R, ciso: C}
  Incident investigation: {ciso: A, soc-manager: R}
  Containment: {ciso: A, soc-manager: R, cio: C}
  Eradication: {ciso: A, soc-manager: R}
  Service restoration: {cio: A/R, ciso: C}
  Post-incident review: {ciso: A/R, cio: C}
""",
    )
    assert {VOCABULARY.activities[f.subject.id].topic for f in found.findings} == {"incident"}
    assert [(f.rule, str(f.subject)) for f in found.findings if f.severity is Severity.ERROR] == [
        # of the response as a whole the parts say too little for a gap
        ("ciso-owns-incident-response-plan", "activity:incident-response-plan"),
    ]
    assert {result.outcome for result in found.rules} == {Outcome.PASS, Outcome.GAP, Outcome.NOTMODELLED, Outcome.NOTAPPLICABLE}
