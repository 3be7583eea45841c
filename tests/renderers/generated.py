"""Assessments that hypothesis makes up, with all the text that a client's file might hold."""

import string
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

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
    Note,
    NotModelled,
    Outcome,
    PackUsed,
    Place,
    ProfileChange,
    ProfileFit,
    ProfileUsed,
    Question,
    RuleResult,
    SectionResult,
    Severity,
    SeverityChange,
    Statement,
    Waiver,
)
from govcheck.model.slots import Location, Problem, Ref, Slot

Thing = TypeVar("Thing")

IDS = st.text(string.ascii_lowercase + "-", min_size=1, max_size=12)

#: what terminals obey, hide or widen, far more often than chance would have it
NASTY = st.sampled_from(
    (
        *("\x1b[2J", "\x1b]0;x\x07", "\x9b1m", "\r", "\n", "\t", "\x00", "\x7f", "\x85", "\u2028", "\ufeff", "\xad"),
        *("\u202e", "\u2066", "\u200b", "\u200d", "\U000e0041", "\ue000", "\ud800", "\xa0"),
        *("情報", "👩\u200d💻", "é", "e\u0301", "→", "·", "…", "│", "{}", "%s", "x" * 300),
    )
)
TEXT = st.lists(st.one_of(NASTY, st.text(max_size=12)), max_size=5).map("".join)

REFS = st.builds(Ref, IDS, TEXT)
SLOTS = st.builds(
    Slot,
    st.sampled_from(["line", "dotted", "holder", "cell", "row", "rows", "role", "letters", "position", "policy"]),
    st.lists(TEXT, min_size=1, max_size=3).map(tuple),
)
LOCATIONS = st.builds(Location, st.sampled_from(["org.yaml", "a\x1bb.yaml"]), *[st.integers(1, n) for n in (6, 400, 8, 400)]).map(
    lambda made: made._replace(end_line=max(made.line, made.end_line))
)
STATEMENTS = st.builds(Statement, SLOTS, TEXT, st.lists(LOCATIONS, max_size=3).map(tuple))
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
SEVERITIES = st.sampled_from(list(Severity))


def tuples(strategy: st.SearchStrategy[Thing], most: int = 3) -> st.SearchStrategy[tuple[Thing, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


FINDINGS = st.builds(
    Finding,
    rule=IDS,
    kind=st.sampled_from(list(Kind)),
    severity=SEVERITIES,
    subject=REFS,
    key=tuples(REFS),
    message=TEXT,
    cites=tuples(IDS),
    group=st.sampled_from(["", "v1:a", "v1:b"]),
    places=tuples(st.builds(Place, st.sampled_from(["primary", "related"]), LOCATIONS)),
    evidence=tuples(STATEMENTS, 15),
    missing=tuples(STATEMENTS, 6),
    remediation=TEXT,
    fingerprint=IDS,
    severity_from=st.none() | st.builds(SeverityChange, SEVERITIES, TEXT, st.none() | TEXT),
    status=st.sampled_from(["new", "unchanged"]),
    waiver=st.none() | st.builds(Waiver, TEXT, REFS, st.none() | DAYS, st.none() | DAYS, LOCATIONS, TEXT),
)

PROBLEMS = tuples(st.builds(Problem, TEXT, st.integers(0, 9), st.integers(0, 9), TEXT, st.none() | TEXT))

ASSESSMENTS = st.builds(
    Assessment,
    organization=st.none() | TEXT,
    inputs=tuples(
        st.builds(Input, st.sampled_from(["org.yaml", "a\x1bb.yaml"]), st.just("0" * 64), st.lists(TEXT, max_size=6).map(tuple)), 2
    ),
    packs=tuples(st.builds(PackUsed, IDS, IDS, IDS)),
    as_of=DAYS,
    rules=tuples(
        st.builds(
            RuleResult,
            id=IDS,
            pack=IDS,
            outcome=st.sampled_from(list(Outcome)),
            severity=SEVERITIES,
            cites=tuples(IDS),
            verdicts=st.builds(Counts, *[st.integers(0, 9)] * 3),
            reason=st.none() | TEXT,
        )
    ),
    findings=tuples(FINDINGS, 4),
    questions=tuples(st.builds(Question, IDS, REFS, TEXT, tuples(st.builds(Candidate, IDS, st.floats(0, 1))))),
    notmodelled=tuples(st.builds(NotModelled, TEXT, tuples(IDS))),
    problems=PROBLEMS,
    sections=tuples(
        st.builds(
            SectionResult,
            st.sampled_from(["p", "q"]),
            st.sampled_from(["1", "22", "333333333333", "both"]) | TEXT,
            TEXT,
            tuples(
                st.builds(ClauseResult, st.sampled_from(["s:1", "s:2.a", "t:1", "odd"]) | TEXT, st.none() | st.sampled_from(list(Outcome)))
            ),
        ),
        4,
    ),
    chart_alone=st.booleans(),
    guides=st.dictionaries(IDS, st.builds(Guide, TEXT, TEXT, TEXT), max_size=3),
    profile=st.none() | st.builds(ProfileUsed, IDS, tuples(st.builds(ProfileChange, IDS, TEXT, TEXT)), st.none() | TEXT),
    fitting=tuples(st.builds(ProfileFit, IDS, TEXT)),
    notes=st.none() | tuples(st.builds(Note, st.sampled_from(["warning", "info"]), TEXT, st.integers(1, 9), st.integers(1, 9), TEXT)),
    absent=st.none() | tuples(st.builds(Absent, IDS, st.sampled_from(list(Kind)), SEVERITIES, IDS.map("position:{}".format), TEXT, IDS)),
)
