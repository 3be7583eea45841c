"""What fools a naive checker, each as a small organisation judged by every shipped rule: what must not fire, and what must not pass.

The findings are all that there are, down to the remarks, so that a rule which begins to see ghosts in one of these is noticed here.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from govcheck.assessment.assess import assess
from govcheck.assessment.examples import EXAMPLE_DAY
from govcheck.documents.read import read_files
from govcheck.model.settings import Settings
from govcheck.packs.load import load_packs, shipped_packs
from govcheck.source.problems import InputError
from tests.properties.organisations import VOCABULARY

PACKS = load_packs(shipped_packs(), VOCABULARY)

TOP = """
positions:
  board: {title: Board of Directors, kind: body, tier: governing, chair: ned, members: [ned]}
  ned: {title: Non-executive director, kind: member, holder: H. Albers}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
"""
CIO = "  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}\n"
CISO = "  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: M. Lund}\n"
FIRM = TOP + CIO + CISO
#: what a matrix that speaks of the response to incidents, and of nothing else about them, leaves open
UNSAID = (
    "error gap cio-restores-service activity:service-restoration",
    "error gap ciso-owns-incident-response-plan activity:incident-response-plan",
    "warning gap ciso-leads-post-incident-review activity:post-incident-review",
)


class Trap(NamedTuple):
    """An organisation file without its header, all findings on it, and all questions."""

    name: str
    text: str
    findings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


TRAPS = (
    Trap(
        "the line to the chief executive is a way to the top, although others have channels",
        FIRM
        + """
channels: [{from: cio, to: board, about: digital-roadmap, via: []}]
""",
        ("warning gap ciso-reaches-board-or-regulator-in-a-breach position:ciso",),
    ),
    Trap(
        "a chart alone opens no gap",
        FIRM,
    ),
    Trap(
        "a matrix about incidents opens no gap about anything else",
        """
raci:
  Incident response: {CISO: A, SOC Manager: R, CIO: C, General Counsel: I, Compliance Officer: I}
  Triage: {SOC Manager: A/R, CISO: I}
  Containment: {CISO: A, Head of Infrastructure: R}
  Forensics: {CISO: A, SOC Manager: R}
  Eradication: {CISO: A, Head of Infrastructure: R}
  Service restoration: {CIO: A, Head of Infrastructure: R, CISO: C}
  Incident response plan: {CISO: A/R}
  Post-incident review: {CISO: A/R, CIO: C}
""",
    ),
    Trap(
        "a missing CISO is one finding",
        TOP
        + CIO
        + """
raci: {incident-response: {ceo: A, cio: R}, security-programme: {ceo: A/R}}
policies: {information-security: {owner: ceo}}
""",
        (
            "error gap cio-restores-service activity:service-restoration",
            "error gap ciso-office-is-filled organization:this",
            "warning gap lessons-reach-the-security-policy policy:information-security",
            "warning gap security-policy-covers-everything policy:information-security",
        ),
    ),
    Trap(
        "a group's CISO serves two entities, a third has its own",
        """
entities: {group: {title: Group}, sub: {title: Sub}, shop: {title: Shop}}
"""
        + TOP
        + """
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor, entity: group, serves: [group, sub, shop]}
  ciso: {title: Group CISO, is: ciso, reports_to: ceo, holder: M. Lund, entity: group, serves: [group, shop]}
  sub-ciso: {title: CISO, reports_to: ciso, holder: P. Ito, entity: sub}
""",
    ),
    Trap(
        "two people of one name, declared apart",
        TOP
        + """
  cio: {title: Chief Information Officer, reports_to: ceo, holder: M. Müller}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: m-2}
persons: {m-2: {name: M. Müller}}
""",
    ),
    Trap(
        "extern and N.N. are nobody in particular, so not one person either",
        TOP
        + """
  cio: {title: Chief Information Officer, reports_to: ceo, holder: N.N.}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: extern}
""",
        ("warning gap cio-and-ciso-are-two-people position:ciso",),
    ),
    Trap(
        "CIO, CRO and CSO who are other offices than they look",
        """
organization: {sector: asset-management}
"""
        + TOP
        + """
  it: {title: Head of IT, is: cio, reports_to: ceo, holder: R. Okafor}
  cio: {title: CIO, reports_to: ceo, holder: B. Stone}
  cro: {title: CRO, reports_to: ceo, holder: E. Blanc, measured_by: [revenue]}
  cso: {title: CSO, reports_to: ceo, holder: F. Grey, measured_by: [sales]}
  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}
""",
        (
            "error conflict ciso-reports-to-the-top position:ciso",
            "warning gap cio-measured-by-performance position:it",
            "warning gap cio-measured-by-service position:it",
            "warning gap ciso-measured-by-protection position:ciso",
        ),
        # where the sector has investment officers, nothing but the client can say which the CIO beside another one is
        ("unresolved-title position:cio: cio",),
    ),
    Trap(
        "Vorstand IT is a person, Vorstand a body and Aufsichtsrat the board",
        """
roots: [ar]
positions:
  ar: {title: Aufsichtsrat, kind: body, members: [m], chair: m}
  m: {title: Mitglied des Aufsichtsrats, kind: member, holder: H. Albers}
  v: {title: Vorstand, kind: body, reports_to: ar, chair: vv, members: [vv, vit]}
  vv: {title: Vorstandsvorsitzender, reports_to: ar, holder: A. Byrne}
  vit: {title: Vorstand IT, reports_to: vv, holder: R. Okafor}
  isb: {title: Informationssicherheitsbeauftragte, reports_to: ar, holder: M. Lund}
""",
    ),
    Trap(
        "one name of a row in three matrices",
        FIRM
        + """
matrices:
  access: {title: Access, rows: {Policy creation: {ciso: A/R}}}
  crypto: {title: Crypto, rows: {Policy creation: {cio: A/R}}}
  backup: {title: Backup, rows: {Policy creation: {ceo: A/R}}}
""",
    ),
    Trap(
        "two rows that stand for one activity",
        FIRM
        + """
raci:
  Access review: {ciso: A, cio: R}
  User access reviews: {ciso: A, cio: R}
""",
    ),
    Trap(
        "the board answers for what the CIO carries out",
        FIRM
        + """
raci: {it-strategy: {board: A, cio: R, ciso: C}}
""",
    ),
    Trap(
        "columns that are no seats",
        """
raci:
  Access review: {CISO: A, Asset Owner: R, All staff: I}
  Handling of devices: {Asset Owner: A, All staff: R, CISO: I}
""",
    ),
    Trap(
        "a service from outside carries out what the CISO answers for",
        FIRM
        + """
  soc: {title: Security operations centre, reports_to: ceo, dotted_line_to: ciso, supplied_by: nightwatch, overseen_by: ciso}
raci: {security-monitoring: {ciso: A, soc: R}, incident-response: {ciso: A, soc: R, cio: C}}
vendors: {nightwatch: {kind: mssp, owner: soc}}
""",
        (*UNSAID, "info gap ciso-team-runs-detection activity:dlp"),
    ),
    Trap(
        "working together is written at the partner, or the partner is the superior",
        FIRM
        + """
  legal: {title: General Counsel, reports_to: ceo, holder: F. Ohm, engages: [ciso, cio]}
  compliance: {title: Chief Compliance Officer, reports_to: ciso, holder: I. Petit, engages: [cio]}
""",
    ),
    Trap(
        "one person is legal and compliance",
        FIRM
        + """
  legal: {title: General Counsel, reports_to: ceo, holder: F. Ohm}
  compliance: {title: Chief Compliance Officer, reports_to: ceo, holder: F. Ohm}
raci: {incident-response: {ciso: A/R, cio: C, legal: C}}
""",
        UNSAID,
    ),
    Trap(
        "a data officer leads the transformation and owns the architecture of data",
        FIRM
        + """
  cdo: {title: Chief Data Officer, reports_to: ceo, holder: J. Petersen}
raci: {data-architecture: {cdo: A/R, cio: C}, digital-transformation: {cdo: A/R, cio: C}}
""",
        ("info gap cio-leads-data-modernisation activity:data-modernization", "info gap cio-leads-data-use activity:data-analytics"),
    ),
    Trap(
        "the CISO reports to the risk officer",
        TOP
        + CIO
        + """
  cro: {title: Chief Risk Officer, reports_to: ceo, holder: E. Blanc}
  ciso: {title: Chief Information Security Officer, reports_to: cro, holder: M. Lund}
""",
        ("info conflict ciso-not-under-other-officers position:ciso",),
    ),
    Trap(
        "a matrix without C and I opens no gap about either",
        FIRM
        + """
raci:
  it-strategy: {cio: A/R}
  incident-response: {ciso: A/R}
  tech-initiative-approval: {cio: A/R}
""",
        UNSAID,
    ),
    Trap(
        "letters in any case, and a dash for nothing",
        FIRM
        + """
raci: {it-strategy: {cio: a/r, ciso: c, ceo: '-'}}
""",
    ),
    Trap(
        "a row without an A breaks no prohibition and is told of once for its parts",
        FIRM
        + """
raci: {security-programme: {cio: R, ciso: R}}
""",
        ("error gap ciso-leads-security-programme activity:security-programme", "error gap nobody-accountable activity:security-programme"),
    ),
    Trap(
        "a steering committee that the CIO chairs",
        TOP
        + CIO
        + """
  council: {title: Digital Council, kind: body, tier: working, reports_to: ceo, chair: cio, members: [cio]}
  ciso: {title: Chief Information Security Officer, reports_to: council, holder: M. Lund}
""",
        ("error conflict ciso-independent-of-cio position:ciso", "warning conflict ciso-reports-to-the-top position:ciso"),
    ),
    Trap(
        "the managing director of the IT subsidiary is the CIO",
        """
entities: {it: {title: IT Ltd}}
"""
        + TOP
        + CIO
        + """
  md: {title: Managing Director of IT Ltd, reports_to: ceo, holder: R. Okafor, entity: it}
  ciso: {title: Chief Information Security Officer, reports_to: md, holder: M. Lund}
""",
        # whether the managing director heads the organisation, which the CISO may report to, is asked
        ("error conflict ciso-independent-of-cio position:ciso",),
        ("doubtful-identity person:R. Okafor", "unresolved-title position:md: cio, ceo"),
    ),
    Trap(
        "a dotted line to the board looks like independence",
        TOP
        + CIO
        + """
  ops: {title: Head of IT Operations, reports_to: cio, holder: K. Maas}
  ciso: {title: Chief Information Security Officer, reports_to: ops, dotted_line_to: [board], holder: M. Lund}
""",
        (
            "error conflict ciso-independent-of-cio position:ciso",
            "error conflict dotted-line-is-no-independence position:ciso",
            "warning conflict ciso-reports-to-the-top position:ciso",
        ),
    ),
    Trap(
        "the CTO, who is the CIO, owns the contract of the outsourced CISO",
        TOP
        + """
  cto: {title: CTO, is: [cto, cio], reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, supplied_by: cyberguard, overseen_by: ceo, holder: M. Lund}
vendors: {cyberguard: {kind: security, owner: cto}}
""",
        ("warning conflict ciso-contract-not-owned-by-cio position:ciso",),
    ),
    Trap(
        "the CIO for the time being is the CISO",
        TOP
        + """
  cio: {title: Chief Information Officer, reports_to: ceo, holder: {name: M. Lund, acting: true, since: 2026-10-01}}
"""
        + CISO,
        ("error conflict cio-and-ciso-are-two-people position:ciso", "error conflict ciso-is-not-the-cio position:ciso"),
        ("doubtful-identity person:M. Lund",),
    ),
    Trap(
        "half of the CISO's job share is the CIO",
        TOP
        + CIO
        + """
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: [M. Lund, R. Okafor]}
""",
        (
            "error conflict cio-and-ciso-are-two-people position:ciso",
            "error conflict ciso-is-not-the-cio position:ciso",
            "warning conflict shared-single-seat position:ciso",
        ),
        ("doubtful-identity person:R. Okafor",),
    ),
    Trap(
        "the CISO's deputy works in the CIO's line",
        TOP
        + CIO
        + """
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: M. Lund, deputy: net}
  net: {title: Network Manager, reports_to: cio, holder: K. Maas}
""",
        ("warning conflict ciso-deputy-in-cio-line position:ciso",),
    ),
    Trap(
        "a vice president of technology services in fact leads IT",
        TOP
        + """
  vp: {title: VP Technology Services, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: vp, holder: M. Lund}
""",
        ("error gap cio-office-is-filled organization:this", "warning conflict ciso-reports-to-the-top position:ciso"),
        ("unresolved-title position:vp: cio",),
    ),
    Trap(
        "a CTO alone is asked about",
        TOP
        + """
  cto: {title: CTO, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: cto, holder: M. Lund}
""",
        ("error gap cio-office-is-filled organization:this", "warning conflict ciso-reports-to-the-top position:ciso"),
        ("unresolved-title position:cto: cio",),
    ),
    Trap(
        "a channel that does not say what lies between, beside a line through the CIO",
        TOP
        + CIO
        + """
  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}
channels: [{from: ciso, to: board, about: cyber-risk}]
""",
        (
            "error conflict ciso-independent-of-cio position:ciso",
            "error gap ciso-reaches-the-top-without-cio position:ciso",
            "warning gap ciso-reaches-board-or-regulator-in-a-breach position:ciso",
            "warning conflict ciso-reports-to-the-top position:ciso",
            "warning gap ciso-speaks-to-executives-and-regulators position:ciso",
            "info gap ciso-briefs-the-executives position:ciso",
        ),
    ),
    Trap(
        "the line above the CISO breaks off",
        TOP
        + CIO
        + """
  head: {title: Head of Protection, holder: K. Maas}
  ciso: {title: Chief Information Security Officer, reports_to: head, holder: M. Lund}
""",
        (
            "warning gap ciso-independent-of-cio position:ciso",
            "warning conflict ciso-reports-to-the-top position:ciso",
            "warning conflict undeclared-tops organization:this",
            "info gap cio-and-ciso-are-near-the-top position:ciso",
        ),
    ),
    Trap(
        "the line above the CISO runs in a circle",
        TOP
        + CIO
        + """
  a: {title: Head of Protection, reports_to: b}
  b: {title: Head of Resilience, reports_to: a}
  ciso: {title: Chief Information Security Officer, reports_to: a, holder: M. Lund}
""",
        (
            "error conflict reporting-circle position:a",
            "warning gap ciso-independent-of-cio position:ciso",
            "warning conflict ciso-reports-to-the-top position:ciso",
            "info gap cio-and-ciso-are-near-the-top position:ciso",
        ),
    ),
    Trap(
        "titles with a word that changes the office",
        TOP
        + CIO
        + """
  a: {title: Stellv. ISB, reports_to: ceo}
  b: {title: RSSI adjoint, reports_to: ceo}
  c: {title: Regional CISO, reports_to: ceo}
  d: {title: Kommissarischer CISO, reports_to: ceo}
  e: {title: RSSI par intérim, reports_to: ceo}
""",
        ("error gap ciso-office-is-filled organization:this",),
        (
            "unresolved-title position:a: ciso",
            "unresolved-title position:b: ciso",
            "unresolved-title position:c: ciso",
            "unresolved-title position:d: ciso",
            "unresolved-title position:e: ciso",
        ),
    ),
    Trap(
        "gendered forms change nothing",
        TOP
        + """
  a: {title: Leiterin IT (m/w/d), reports_to: ceo, holder: R. Okafor}
  b: {title: "Informationssicherheitsbeauftragte*r (m/w/d)", reports_to: ceo, holder: M. Lund}
""",
        ("error gap cio-office-is-filled organization:this",),
        ("unresolved-title position:a: cio",),
    ),
    Trap(
        "an entity whose key is no",
        FIRM
        + """
entities: {no: {title: Norway}}
""",
    ),
    Trap(
        "the CISO stands above the CIO",
        TOP
        + CISO
        + """
  cio: {title: Chief Information Officer, reports_to: ciso, holder: R. Okafor}
""",
        ("warning conflict cio-reports-to-ceo-coo-or-cfo position:cio",),
    ),
    Trap(
        "the CIO is also the COO, under whom the CISO stands",
        TOP
        + """
  coo: {title: COO and CIO, is: [coo, cio], reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: coo, holder: M. Lund}
""",
        ("error conflict ciso-independent-of-cio position:ciso", "info conflict ciso-not-under-other-officers position:ciso"),
    ),
    Trap(
        "the CISO's own line answers for a part",
        FIRM
        + """
  soc: {title: SOC Manager, reports_to: ciso, holder: L. Frey}
raci: {incident-containment: {soc: A/R, cio: C}, security-monitoring: {soc: A/R}}
""",
        (
            *UNSAID,
            "error gap ciso-leads-incident-investigation activity:incident-investigation",
            "warning gap ciso-leads-eradication activity:incident-eradication",
            "info gap ciso-team-runs-detection activity:dlp",
        ),
    ),
    Trap(
        "a committee is accountable",
        FIRM
        + """
  council: {title: Change Council, kind: body, tier: working, reports_to: ceo, chair: ceo, members: [cio, ciso]}
raci: {Change approval: {council: A, cio: R}}
""",
        ("warning conflict committee-accountable activity:Change approval",),
    ),
    Trap(
        "an office without a named holder is there",
        TOP
        + """
  cio: {title: Chief Information Officer, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: ceo}
""",
        ("warning gap cio-and-ciso-are-two-people position:ciso",),
    ),
    Trap(
        "a CTO who is the CIO in all but name",
        TOP
        + """
  cto: {title: CTO, is: cio, reports_to: ceo, holder: R. Okafor}
"""
        + CISO
        + """
raci: {it-strategy: {cto: A/R, ciso: C}}
""",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=[trap.name for trap in TRAPS])
def test_a_trap(trap: Trap, tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(f"govcheck: 1\n{trap.text}", encoding="utf-8")

    found = assess(read_files([str(path)], VOCABULARY), PACKS, VOCABULARY, Settings(EXAMPLE_DAY))

    findings = [f"{finding.severity} {finding.kind} {finding.rule} {finding.subject}" for finding in found.findings]
    questions = [
        ": ".join((f"{q.kind} {q.subject}", *[", ".join(c.term for c in q.candidates)][: len(q.candidates)])) for q in found.questions
    ]
    assert (sorted(findings), sorted(questions)) == (sorted(trap.findings), sorted(trap.questions))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            FIRM + "raci: {it-strategy: {cio: AR, ciso: '**C**', ceo: 'R, A'}}\n",
            [
                f"the cell of 'it-strategy' and '{column}' is '{letters}'; expected letters of R, A, C, I joined by '/', such as A/R"
                for column, letters in (("cio", "AR"), ("ciso", "**C**"), ("ceo", "R, A"))
            ],
        ),
        (
            FIRM.replace("holder: M. Lund", "holder: {name: M. Lund, since: 2026-02-30}"),
            ["'since' is '2026-02-30'; expected a day that the calendar has"],
        ),
    ],
    ids=["letters that are no letters", "a day that no calendar has"],
)
def test_what_a_person_means_and_a_file_does_not_say_is_told(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(f"govcheck: 1\n{text}", encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_files([str(path)], VOCABULARY)
    assert [problem.message for problem in told.value.problems] == expected
