"""What a person reads as one finding is told once, and nothing else is."""

from govcheck.model.findings import Finding, Kind, Place, Severity, Statement
from govcheck.model.slots import Location, Ref, slot
from govcheck.renderers.pieces.grouping import grouped

HERE = Location("org.yaml", 4, 1, 4, 5)
STATED = Statement(slot("line", "ciso"), "the CISO reports to the CIO", (HERE,))
ABSENT = Statement(slot("rows", "threat-intelligence"), "no row stands for it")


def finding(
    rule: str, subject: str, group: str = "", kind: Kind = Kind.CONFLICT, cites: tuple[str, ...] = (), fact: Statement = STATED
) -> Finding:
    ref = Ref(*subject.split(":"))
    places = (Place("primary", HERE),)
    return Finding(rule, kind, Severity.ERROR, ref, (), f"{rule} on {subject}", cites, group, places, (fact,), (), "", f"{rule}{subject}")


def together(*findings: Finding) -> list[list[str]]:
    return [[one.message for one in group.findings] for group in grouped(findings)]


def test_findings_on_the_same_facts_stand_together() -> None:
    assert together(finding("a", "position:x", "g1"), finding("b", "position:y", "g1"), finding("c", "position:x", "g2")) == [
        ["a on position:x", "b on position:y"],
        ["c on position:x"],
    ]


def test_two_rules_of_one_clause_on_one_subject_stand_together() -> None:
    found = (finding("a", "position:x", "g1", cites=("s:7.d",)), finding("b", "position:x", "g2", cites=("s:1", "s:7.d")))

    assert together(*found) == [["a on position:x", "b on position:x"]]


def test_one_clause_on_two_subjects_is_two_things() -> None:
    found = (finding("a", "position:x", "g1", cites=("s:7.d",)), finding("b", "position:y", "g2", cites=("s:7.d",)))

    assert together(*found) == [["a on position:x"], ["b on position:y"]]


def test_an_organisation_can_lack_two_things_of_which_one_clause_speaks() -> None:
    found = (finding("a", "organization:this", "g1", cites=("s:11.a",)), finding("b", "organization:this", "g2", cites=("s:11.a",)))

    assert together(*found) == [["a on organization:this"], ["b on organization:this"]]


def test_several_things_that_one_rule_misses_everywhere_stand_together() -> None:
    found = [finding("a", f"activity:{name}", name, Kind.GAP, fact=ABSENT) for name in "xy"]

    assert together(*found) == [["a on activity:x", "a on activity:y"]]


def test_gaps_that_stand_in_the_file_are_told_one_by_one() -> None:
    found = [finding("a", f"activity:{name}", name, Kind.GAP) for name in "xy"]

    assert together(*found) == [["a on activity:x"], ["a on activity:y"]]


def test_what_is_together_with_two_others_brings_them_together() -> None:
    found = (
        finding("a", "position:x", "g1"),
        finding("b", "position:x", "g2", cites=("s:1",)),
        finding("c", "position:x", "g1", cites=("s:1",)),
    )

    assert together(*found) == [["a on position:x", "b on position:x", "c on position:x"]]
