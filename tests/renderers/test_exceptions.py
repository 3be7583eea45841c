"""What was set aside and why, in text; names of a client's file steer no terminal."""

from datetime import date

from govcheck.model.findings import Absent, Kind, ProfileChange, ProfileFit, ProfileUsed, Severity, Waiver
from govcheck.model.slots import Location, Ref
from govcheck.renderers.pieces.exceptions import exceptions
from govcheck.renderers.pieces.look import Look
from tests.renderers.assessments import CLEAN, FINDINGS

WAIVER = Waiver(
    "until \x1b[31mthen", Ref("position", "audit"), None, date(2027, 3, 31), Location("w.yaml", 2, 5, 2, 9), "Audit\x07 Committee"
)
WAIVED = FINDINGS[1]._replace(waiver=WAIVER)
KNOWN = FINDINGS[0]._replace(message="known", status="unchanged")
GONE = Absent("gone", Kind.GAP, Severity.INFO, "position:x", "it was \x9b2J open", "v1:00")
ASIDE = CLEAN._replace(findings=(KNOWN, WAIVED, WAIVED._replace(waiver=WAIVER._replace(expires=None, approved_by=""))), absent=(GONE,))


def told(assessment: object, **look: bool) -> list[list[str]]:
    return exceptions(assessment, Look(**look))  # type: ignore[arg-type]


def test_waived_findings_are_told_with_approver_end_and_reason() -> None:
    assert told(ASIDE) == [
        [
            "Waived: accepted for now, so that they do not count",
            "  warning  conflict  security sits inside the department that it oversees",
            "    [security-reports-outside-it] (org.yaml:6)",
            "    waived by Audit\\x07 Committee through 2027-03-31: until \\x1b[31mthen (w.yaml:2)",
            "  warning  conflict  security sits inside the department that it oversees",
            "    [security-reports-outside-it] (org.yaml:6)",
            "    waived by audit without an expiry: until \\x1b[31mthen (w.yaml:2)",
        ]
    ]


def test_what_the_baseline_knew_is_listed_where_everything_is_asked_for() -> None:
    assert told(ASIDE, verbose=True)[1:] == [
        ["Unchanged: in the baseline as well", "  error  conflict  known [ciso-independent-of-cio] (org.yaml:6)"],
        ["No longer there: in the baseline, and not found any more", "  info  gap  it was \\x9b2J open [gone]"],
    ]


def test_a_profile_tells_what_it_changes_and_why() -> None:
    changes = (
        ProfileChange("one", "severity: error -> info", "law:1"),
        ProfileChange("two", "severity: error -> info", "law:1"),
        ProfileChange("two", "max: 4 -> 6", "many \x1bhands"),
    )
    assert told(CLEAN._replace(profile=ProfileUsed("own", changes))) == [
        [
            "Profile own: what it changes, and why",
            "  one, two: severity: error -> info",
            "    because: law:1",
            "  two: max: 4 -> 6",
            "    because: many \\x1bhands",
        ]
    ]
    assert told(CLEAN._replace(profile=ProfileUsed("own"))) == [["Profile own changes nothing"]]
    assert told(CLEAN._replace(profile=ProfileUsed("own", (), "for others"))) == [["Profile own does not apply: for others"]]


def test_a_profile_that_would_fit_is_a_hint() -> None:
    assert told(CLEAN._replace(fitting=(ProfileFit("own", "Ours"),))) == [
        ["hint: the profile own is meant for such an organisation (Ours); --profile own judges by it"]
    ]
    assert told(CLEAN) == []
