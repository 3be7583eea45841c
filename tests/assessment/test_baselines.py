"""A baseline: what is new, what was there, what is gone; one entry stands for one finding."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.assessment.baselines import with_baseline
from govcheck.documents.baseline import Baseline, baseline_of, baseline_text, read_baseline
from govcheck.model.findings import Absent, Assessment, Finding, Kind, Outcome, Severity, Waiver
from govcheck.model.organization import Organization
from govcheck.model.slots import Location, Ref
from govcheck.packs.rule import Pack, RulePacks
from govcheck.source.problems import InputError
from tests.assessment.rules import assessed, made
from tests.properties.organisations import organisations

NOT_UNDER = made({"role": "ciso"}, {"reports_to": {"none": {"role": ["cio", "coo"]}}}, "not-under", formerly=["never-under"])
ACCOUNTABLE = made({"activity": "every"}, {"assigned": {"letters": "A", "to": {"role": "ciso"}}}, "accountable")
RULES = (NOT_UNDER, ACCOUNTABLE)
PACKS = RulePacks((Pack("house", "House rules", "1", "2026-01-01", (), RULES, "0", "house"),), {})
EMPTY = assessed(Organization(name="Example"), *RULES)
ACCEPTED = Waiver("because", Ref("position", "audit"), None, None, Location("w.yaml", 1, 1, 1, 2))


def finding(fingerprint: str, name: str = "a", rule: str = "not-under") -> Finding:
    return Finding(
        rule, Kind.CONFLICT, Severity.ERROR, Ref("position", name), (), f"{name} is wrong", (), "", (), (), (), "", fingerprint
    )  # fmt: skip


def entry(fingerprint: str, rule: str = "not-under", message: str = "it was wrong") -> Absent:
    return Absent(rule, Kind.CONFLICT, Severity.ERROR, "position:a", message, fingerprint)


def against(findings: list[Finding], *entries: Absent, on: Assessment = EMPTY) -> tuple[list[str], list[Absent]]:
    """The statuses of findings, and what is gone."""
    found = with_baseline(on._replace(findings=tuple(findings)), Baseline("Example", None, entries), PACKS)
    assert found.absent is not None
    assert [one._replace(status="new") for one in found.findings] == findings
    return [one.status for one in found.findings], list(found.absent)


def test_new_unchanged_and_absent_are_told_apart() -> None:
    assert against([finding("v1:a"), finding("v1:b")], entry("v1:b"), entry("v1:c")) == (["new", "unchanged"], [entry("v1:c")])


def test_one_entry_absorbs_one_finding_and_not_every_one_like_it() -> None:
    alike = [finding("v1:a", name) for name in "xyz"]
    assert against(alike, entry("v1:a"), entry("v1:a")) == (["unchanged", "unchanged", "new"], [])
    one, other = entry("v1:a", message="one"), entry("v1:a", message="other")
    assert against(alike[:1], one, other) == (["unchanged"], [other])


def test_of_two_alike_the_one_that_nobody_accepted_is_the_known_one() -> None:
    accepted = finding("v1:a", "x")._replace(waiver=ACCEPTED)
    assert against([accepted, finding("v1:a", "y")], entry("v1:a"))[0] == ["new", "unchanged"]


def test_an_entry_of_a_rule_that_was_not_judged_is_neither_there_nor_gone() -> None:
    rules = tuple(r._replace(outcome=Outcome.NOTSELECTED) if r.id == "accountable" else r for r in EMPTY.rules)
    entries = [entry("v1:a", "accountable"), entry("v1:b", "of-another-pack"), entry("v1:c", "never-under")]
    # the rule that was renamed is told by its name of today
    assert against([], *entries, on=EMPTY._replace(rules=rules)) == ([], [entry("v1:c")])


@settings(max_examples=30)
@given(organisations())
def test_a_run_against_itself_has_nothing_new_and_nothing_gone(organization: Organization) -> None:
    found = assessed(organization, *RULES)
    again = with_baseline(found, read_baseline(baseline_text(baseline_of(found)).encode(), "b.json"), PACKS)
    assert [one.status for one in again.findings] == ["unchanged"] * len(found.findings)
    assert again.absent == ()


_marks = st.lists(st.sampled_from(("v1:a", "v1:b", "v1:c")), max_size=6)


@given(_marks, _marks)
def test_as_many_are_known_as_there_are_entries(now: list[str], then: list[str]) -> None:
    statuses, gone = against([finding(mark) for mark in now], *map(entry, then))
    known = Counter(mark for mark, status in zip(now, statuses, strict=True) if status == "unchanged")
    assert known == Counter(now) & Counter(then)
    assert Counter(one.fingerprint for one in gone) == Counter(then) - Counter(now)


# ---- the file ----


def test_a_baseline_holds_what_nobody_has_accepted_sorted() -> None:
    findings = (finding("v1:b", "b"), finding("v1:c", "c")._replace(waiver=ACCEPTED), finding("v1:a", "a"))
    text = baseline_text(baseline_of(EMPTY._replace(findings=findings, as_of=date(2026, 11, 26))))
    assert text == baseline_text(baseline_of(EMPTY._replace(findings=findings[::-1], as_of=date(2026, 11, 26))))
    assert text.splitlines()[:13] == [
        "{",
        '  "govcheck_baseline": 1,',
        '  "organization": "Example",',
        '  "as_of": "2026-11-26",',
        '  "findings": [',
        "    {",
        '      "fingerprint": "v1:a",',
        '      "rule": "not-under",',
        '      "kind": "conflict",',
        '      "severity": "error",',
        '      "subject": "position:a",',
        '      "message": "a is wrong"',
        "    },",
    ]
    assert [one.fingerprint for one in read_baseline(text.encode(), "b.json").findings] == ["v1:a", "v1:b"]


HEAD = '{"govcheck_baseline": 1, "findings": '
GOOD = '{"fingerprint": "v1:a", "rule": "r", "kind": "gap", "subject": "position:a"}'


def test_a_baseline_of_the_least_words_is_read() -> None:
    assert read_baseline(f"{HEAD}[{GOOD}]}}".encode(), "b.json") == Baseline(
        None, None, (Absent("r", Kind.GAP, Severity.WARNING, "position:a", "", "v1:a"),)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", ["1:2: not JSON: expecting property name enclosed in double quotes"]),
        ('{\n  "a": tru}', ["2:8: not JSON: expecting value"]),
        ("\xff", ["1:1: not JSON: expecting value"]),
        ("[]", ["1:1: no baseline: expected govcheck_baseline: 1 and findings"]),
        ('{"govcheck_baseline": 2}', ["1:23: a baseline of format 2; this version of govcheck reads format 1"]),
        ('{"govcheck_baseline": 1}', ["1:1: expected a list of findings"]),
        (HEAD + '{"a": 1}}', ["1:38: expected a list of findings"]),
        ("3", ["1:1: no baseline: expected govcheck_baseline: 1 and findings"]),
        ('"govcheck_baseline"', ["1:1: no baseline: expected govcheck_baseline: 1 and findings"]),
        (HEAD + '[], "organization": 3}', ["1:58: expected the name of an organisation, or null"]),
        # JSON that is no YAML: half a character
        ('{"govcheck_baseline": 2, "organization": "\\ud800"}', ["1:1: a baseline of format 2; this version of govcheck reads format 1"]),
        (HEAD + "[1]}", ["1:39: expected a finding, found 1"]),
        (HEAD + '[],\n"as_of": "2026-02-30", "organisation": 7}', [
            "2:10: expected a day as YYYY-MM-DD, found '2026-02-30'",
            "2:40: unknown key of a baseline 'organisation' (did you mean organization?)",
        ]),
        (HEAD + f'[\n{GOOD.replace("gap", "gpa").replace("v1:a", "1")},\n{GOOD.replace(chr(34) + "r" + chr(34), "[]")},\n{{}}]}}', [
            "2:17: expected a fingerprint such as v1:0123456789abcdef0123, found '1'",
            "2:43: unknown kind 'gpa'; expected one of conflict, gap (did you mean gap?)",
            "3:33: expected a text, found []",
            "4:1: the finding lacks fingerprint",
            "4:1: the finding lacks kind",
            "4:1: the finding lacks rule",
            "4:1: the finding lacks subject",
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_baseline_is_told_at_its_place(text: str, told: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        read_baseline(text.encode(), "b.json")
    assert [str(problem).removeprefix("b.json:") for problem in caught.value.problems] == told


def test_everything_that_a_baseline_says_is_read_back() -> None:
    known = (
        Absent("a", Kind.GAP, Severity.INFO, "position:a", "nobody \u202e is the \x1b[1mCISO", "v1:0a"),
        Absent("b", Kind.CONFLICT, Severity.ERROR, "activity:x", "", "v12:b"),
    )
    for baseline in (Baseline("Example", date(2026, 11, 26), known), Baseline(None, None, ())):
        text = baseline_text(baseline)
        assert read_baseline(text.encode(), "b.json") == read_baseline(b"\xef\xbb\xbf" + text.encode(), "b.json") == baseline
        assert text.isascii()
        assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"govcheck_baseline": true, "findings": []}', ["1:23: a baseline of format True; this version of govcheck reads format 1"]),
        (HEAD + '[], "as_of": 20261126}', ["1:51: expected a day as YYYY-MM-DD, found 20261126"]),
        (HEAD + '[], "as_of": "20261126"}', ["1:51: expected a day as YYYY-MM-DD, found '20261126'"]),
        (HEAD + '[], "as_of": "2026-11-2x"}', ["1:51: expected a day as YYYY-MM-DD, found '2026-11-2x'"]),
        (HEAD + f'[{GOOD}, {GOOD[:-1]}, "severity": "erorr", "note": "x", "message": null}}]}}', [
            "1:206: unknown severity 'erorr'; expected one of error, warning, info (did you mean error?)",
            "1:223: unknown key of a finding in a baseline 'note'",
            "1:239: expected a text, found None",
        ]),
        ("[" * 100_000, ["1:1: not JSON in UTF-8; expected a baseline that govcheck has written"]),
    ],
)  # fmt: skip
def test_what_looks_like_a_baseline_and_is_none_is_told_at_its_place(text: str, told: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        read_baseline(text.encode(), "b.json")
    assert [str(problem).removeprefix("b.json:") for problem in caught.value.problems] == told


def test_what_is_no_text_at_all_is_no_baseline() -> None:
    with pytest.raises(InputError) as caught:
        read_baseline(b'"\xff"', "b.json")
    assert list(map(str, caught.value.problems)) == ["b.json:1:1: not JSON in UTF-8; expected a baseline that govcheck has written"]
