"""One assessment that has everything in it, for the golden files. The organisation is fictional."""

from datetime import date

from govcheck.model.findings import (
    Absent,
    Assessment,
    Candidate,
    ClauseResult,
    Counts,
    Finding,
    Guide,
    Input,
    Kind,
    NotModelled,
    Outcome,
    PackUsed,
    Place,
    ProfileChange,
    ProfileUsed,
    Question,
    RuleResult,
    SectionResult,
    Severity,
    SeverityChange,
    Statement,
    Waiver,
)
from govcheck.model.slots import Location, Problem, Ref, slot

LONG = "Vice President of " + "Everything and " * 20 + "Nothing"
HOSTILE = "Chief \x1b[31mRed\x1b[0m \x07Officer \u202eoffice fo evitucexe\u202c \u200bzero\x9b2J\r\n\tend"
WORD = "x" * 300

LINES = (
    "govcheck: 1",
    "organization: {name: Kitchen Sink (fictional)}",
    "positions:",
    "  ceo: {title: Chief Executive Officer, holder: A. Byrne}",
    "  cio: {title: Chief Information Officer, reports_to: ceo}",
    "  ciso:",
    "    title: Head of Information Security",
    "    reports_to: cio",
    "    holder: R. Okafor",
    f'  hostile: {{title: "{HOSTILE.splitlines()[0]}", reports_to: ciso}}',
    "",
    '  情報: {title: "最高情報責任者 代理", reports_to: ceo}',
    f"  vp: {{title: {LONG}, mandate: {WORD}, reports_to: ceo, line_of_defence: 2}}",
    "raci:",
    "\tincident-response: {ciso: R, cio: A}",
    "  access-review: {ceo: I}",
)  # fmt: skip


def at(line: int, column: int, length: int = 1) -> Location:
    return Location("org.yaml", line, column, line, column + length)


def rule(name: str, outcome: Outcome, severity: Severity = Severity.WARNING, reason: str | None = None) -> RuleResult:
    counts = {
        Outcome.PASS: Counts(satisfied=2),
        Outcome.CONFLICT: Counts(1, 1, 0),
        Outcome.GAP: Counts(undetermined=1),
    }.get(outcome, Counts())
    return RuleResult(name, "cio-ciso", outcome, severity, ("cio-ciso:7.d",), counts, reason)


CHAIN = (
    Statement(slot("role", "ciso"), "the CISO is Head of Information Security", (at(6, 3, 4),)),
    Statement(slot("position", "ciso", "kind"), "Head of Information Security is a post", (at(6, 3, 4),)),
    Statement(slot("line", "ciso"), "Head of Information Security reports to Chief Information Officer", (at(8, 17, 3),)),
    Statement(slot("line", "cio"), "Chief Information Officer reports to Chief Executive Officer", (at(5, 55, 3),)),
    Statement(slot("tier", "ceo"), "Chief Executive Officer is no body", ()),
)

FINDINGS = (
    Finding(
        rule="ciso-independent-of-cio",
        kind=Kind.CONFLICT,
        severity=Severity.ERROR,
        subject=Ref("position", "ciso"),
        key=(Ref("position", "cio"),),
        message="Head of Information Security reports to Chief Information Officer through Head of Information Security → "
        "Chief Information Officer",
        cites=("cio-ciso:7.d", "cio-ciso:2.h"),
        group="v1:chain",
        places=(Place("primary", at(6, 3, 4)), Place("related", at(8, 17, 3)), Place("related", at(5, 55, 3))),
        evidence=CHAIN,
        missing=(),
        remediation="Move the office so that no line of the CISO ends at the CIO.",
        fingerprint="v1:aa",
        severity_from=SeverityChange(Severity.WARNING, "cio-ciso:5.a", "regulated"),
    ),
    Finding(
        rule="security-reports-outside-it",
        kind=Kind.CONFLICT,
        severity=Severity.WARNING,
        subject=Ref("position", "ciso"),
        key=(),
        message="security sits inside the department that it oversees",
        cites=("structure:O-07",),
        group="v1:chain",
        places=(Place("primary", at(6, 3, 4)),),
        evidence=CHAIN,
        missing=(),
        remediation="Move security out of IT.",
        fingerprint="v1:ab",
    ),
    Finding(
        rule="incident-response-led-by-ciso",
        kind=Kind.CONFLICT,
        severity=Severity.ERROR,
        subject=Ref("activity", "incident-response"),
        key=(),
        message="Chief Information Officer is accountable for incident response; the CISO leads it",
        cites=("cio-ciso:10.a",),
        group="v1:cells",
        places=(Place("primary", at(15, 2, 17)),),
        evidence=(
            Statement(
                slot("rows", "incident-containment"),
                "incident containment has no row of its own; it is part of incident response",
                (at(15, 2, 17),),
            ),
            Statement(slot("rows", "incident-response"), 'incident response stands in the row "incident-response"', (at(15, 2, 17),)),
            Statement(slot("row", "main", "incident-response"), '"incident-response": CIO A, CISO R', (at(15, 2, 17),)),
            Statement(
                slot("cell", "main", "incident-response", "cio"),
                'Chief Information Officer has A in "incident-response"',
                (at(15, 31, 3),),
            ),
        ),
        missing=(),
        remediation="Make the CISO accountable.",
        fingerprint="v1:b",
    ),
    Finding(
        rule="access-review-has-an-owner",
        kind=Kind.GAP,
        severity=Severity.WARNING,
        subject=Ref("activity", "access-review"),
        key=(),
        message="nobody is accountable for the access review",
        cites=("raci:R-02",),
        group="v1:gap",
        places=(Place("primary", at(16, 3, 13)),),
        evidence=(Statement(slot("row", "main", "access-review"), '"access-review": CEO I', (at(16, 3, 13),)),),
        missing=tuple(
            Statement(slot("cell", "main", "access-review", seat), f'{seat} has no letter in "access-review"')
            for seat in ("cio", "ciso", "hostile", "vp", "情報", "soc", "noc")
        ),
        remediation="Give the A to one position.",
        fingerprint="v1:c",
    ),
    Finding(
        rule="titles-say-what-they-mean",
        kind=Kind.CONFLICT,
        severity=Severity.INFO,
        subject=Ref("position", "hostile"),
        key=(),
        message=f"{HOSTILE} reports to Head of Information Security",
        cites=("structure:O-16",),
        group="v1:hostile",
        places=(Place("primary", at(10, 3, 7)),),
        evidence=(
            Statement(
                slot("line", "hostile"),
                f"{HOSTILE} reports to Head of Information Security",
                (at(10, 20, 5), at(10, 20, 9), at(9, 1), at(8, 1)),
            ),
        ),
        missing=(),
        remediation=f"Rename {HOSTILE}.",
        fingerprint="v1:d",
    ),
    Finding(
        rule="lines-of-defence-are-stated",
        kind=Kind.GAP,
        severity=Severity.INFO,
        subject=Ref("position", "vp"),
        key=(),
        message=f"the line of defence of {LONG} is not stated, nor is the mandate {WORD}",
        cites=("structure:O-05",),
        group="v1:long",
        places=(Place("primary", Location("org.yaml", 13, 390, 13, 720)),),
        evidence=tuple(
            Statement(slot("dotted", f"p{n:02}"), f"position {n} has a dotted line to {LONG}", (at(13, 3, 2),)) for n in range(15)
        ),
        missing=(Statement(slot("position", "vp", "line_of_defence"), f"{LONG}: line_of_defence is not stated"),),
        remediation="",
        fingerprint="v1:e",
    ),
    Finding(
        rule="titles-are-different",
        kind=Kind.CONFLICT,
        severity=Severity.INFO,
        subject=Ref("position", "情報"),
        key=(),
        message="最高情報責任者 代理 has the title of somebody else",
        cites=(),
        group="",
        places=(Place("primary", Location("org.yaml", 12, 16, 12, 25)),),
        evidence=(),
        missing=(),
        remediation="Rename one.",
        fingerprint="v1:f",
    ),
    Finding(
        rule="somebody-is-the-dpo",
        kind=Kind.GAP,
        severity=Severity.INFO,
        subject=Ref("role", "data-protection-officer"),
        key=(),
        message="nobody is the data protection officer",
        cites=("structure:O-09",),
        group="",
        places=(),
        evidence=(),
        missing=(Statement(slot("role", "data-protection-officer"), "nobody is the data protection officer"),),
        remediation="Name one.",
        fingerprint="v1:g",
    ),
)

CANDIDATES = (Candidate("ciso", 0.8333), Candidate("cso", 0.5))

PROBLEMS = (
    Problem("org.yaml", 12, 7, "unknown key 'report_to' in position ceo", "reports_to"),
    Problem("org.yaml", 3, 1, f"unknown position {HOSTILE!s}"),
    Problem("units/\x1b[2J.yaml", 1, 1, "no such file"),
)


def section(name: str, title: str, *outcomes: Outcome | None, pack: str = "cio-ciso") -> SectionResult:
    return SectionResult(pack, name, title, tuple(ClauseResult(f"{pack}:{name}.{n}", outcome) for n, outcome in enumerate(outcomes)))


SECTIONS = (
    section("1", "Who does what", Outcome.PASS, Outcome.PASS, Outcome.NOTAPPLICABLE, None),
    section("2", "Who reports to whom", Outcome.CONFLICT, Outcome.GAP, Outcome.ERROR, Outcome.NOTMODELLED, *[Outcome.PASS] * 10),
    section("3", HOSTILE, Outcome.NOTMODELLED, Outcome.NOTMODELLED),
    section("4", "Left out", Outcome.NOTSELECTED),
    section("10", "最高情報責任者 代理", Outcome.GAP),
    section("both", "Both", Outcome.PASS),
)

EVERYTHING = Assessment(
    organization="Kitchen Sink (fictional)",
    inputs=(Input("org.yaml", "0" * 64, LINES),),
    packs=(PackUsed("structure", "1.0.0", "d2"), PackUsed("cio-ciso", "1.0.0", "d1", "CIO and CISO")),
    as_of=date(2026, 11, 23),
    rules=(
        rule("ciso-independent-of-cio", Outcome.CONFLICT, Severity.ERROR),
        rule("access-review-has-an-owner", Outcome.GAP),
        rule("policies-are-owned", Outcome.NOTMODELLED, reason="the file says nothing about policies"),
        rule("somebody-is-in-charge", Outcome.PASS),
        rule("agencies-only", Outcome.NOTAPPLICABLE, reason="only where organization.sector is government"),
        rule("too-fine", Outcome.NOTSELECTED, reason="not selected"),
        rule("breaks", Outcome.ERROR, reason="ZeroDivisionError: division by zero (check, line 3)"),
    ),
    findings=FINDINGS,
    questions=tuple(
        Question("unresolved-title", Ref("position", f"p{n:02}"), f"Is {seat} the CISO? Answer with is: ciso", CANDIDATES)
        for n, seat in enumerate((HOSTILE, LONG, *(f"Officer {n}" for n in range(11))))
    ),
    notmodelled=(
        *(NotModelled(f"topic-{n}", tuple(f"rule-{m}" for m in range(n))) for n in range(1, 11)),
        NotModelled("policies", ("policies-are-owned",)),
    ),
    problems=PROBLEMS,
    sections=(*SECTIONS, section("a", "Lines", Outcome.PASS, pack="structure")),
    says={"cio-ciso:2.0": "The CISO is independent of the CIO, at every step of the line, however long the line is and wherever it leads",
          "cio-ciso:3.1": HOSTILE},
)  # fmt: skip

CLEAN = EVERYTHING._replace(
    rules=(rule("somebody-is-in-charge", Outcome.PASS), rule("policies-are-owned", Outcome.NOTMODELLED)),
    findings=(),
    questions=(),
    notmodelled=(),
    problems=(),
    sections=(),
)

MARKUP = "<b>Bold</b> | `code` *star* _line_ [link](https://example.org) @everybody #12 !13 :100: www.example.org deadbeef1 =1+1"

GUIDES = {
    "ciso-independent-of-cio": Guide("The CISO is independent of the CIO", "Who checks must not answer to whom is checked", "Move it."),
    "access-review-has-an-owner": Guide(MARKUP, f"Because of {MARKUP}", f"Mind {{braces}}, {HOSTILE} and {MARKUP}"),
}

#: the same with all that governs it: a profile, a baseline, waivers, guides, and markup in every text that can hold it
GOVERNED = EVERYTHING._replace(
    organization=f"Governed {MARKUP}",
    guides=GUIDES,
    profile=ProfileUsed(
        "small-organisation",
        (
            ProfileChange("ciso-independent-of-cio", "severity: error -> warning", f"a small house {MARKUP}"),
            ProfileChange("gone", "left out", "raci:R-02"),
        ),
    ),
    absent=(
        Absent("ciso-independent-of-cio", Kind.CONFLICT, Severity.ERROR, "position:old", f"the old one reports to {MARKUP}", "v1:old"),
    ),
    findings=(
        FINDINGS[0],
        FINDINGS[1]._replace(
            waiver=Waiver(f"until the merger {MARKUP}", Ref("position", "audit"), date(2026, 10, 1), date(2027, 3, 31), at(7, 5, 30)),
        ),
        FINDINGS[2]._replace(status="unchanged"),
        FINDINGS[3]._replace(message=f"=cmd|' /C calc'!A0 {MARKUP}", remediation=MARKUP, subject=Ref("activity", MARKUP)),
        FINDINGS[5]._replace(
            status="unchanged", waiver=Waiver("accepted", Ref("position", "board"), None, None, at(9, 5)), group="v1:waived-and-known"
        ),
        FINDINGS[7],
    ),
    problems=(),
)  # fmt: skip
