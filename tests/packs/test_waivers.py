"""Files of waivers: what is wrong with one is told at its place, all at once; a day is a day or a problem."""

from datetime import date

import pytest

from govcheck.model.findings import Kind
from govcheck.model.organization import Organization, Position
from govcheck.model.slots import Location, Ref
from govcheck.packs.rule import RulePacks
from govcheck.packs.shipped import shipped
from govcheck.packs.waiver_rules import waiver_pack
from govcheck.packs.waivers import WaiverEntry, read_waivers
from govcheck.source.problems import InputError

SEATS = {
    "ciso": Position("ciso", "Security"),
    "audit": Position("audit", "Audit Committee", formerly=("revision",)),
    "board": Position("board", "Board", formerly=("council",)),
    "senate": Position("senate", "Senate", formerly=("council",)),
}
GOOD = """\
waivers:
  - rule: cio-and-ciso-are-two-people
    subject: position:ciso
    fingerprint: "v1:0123456789abcdef0123"
    kind: conflict
    reason: >
      one officer
      until the merger closes
    approver: audit
    granted: 2026-10-01
    expires: 2027-03-31
"""


@pytest.fixture(scope="module")
def packs() -> RulePacks:
    found = shipped().packs
    return found._replace(packs=(*found.packs, waiver_pack()))


def read(text: str, packs: RulePacks) -> tuple[WaiverEntry, ...]:
    return read_waivers(text.encode(), "w.yaml", packs, Organization(positions=SEATS))


def wrong(text: str, packs: RulePacks) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text, packs)
    return [str(problem).removeprefix("w.yaml:") for problem in caught.value.problems]


def test_a_waiver_is_read_with_the_places_of_all_that_it_says(packs: RulePacks) -> None:
    (entry,) = read(GOOD, packs)
    places = entry.places
    assert entry._replace(places={}) == WaiverEntry(
        "cio-and-ciso-are-two-people", Ref("position", "ciso"), Kind.CONFLICT, "one officer until the merger closes", "audit",
        "v1:0123456789abcdef0123", date(2026, 10, 1), date(2027, 3, 31), {},
    )  # fmt: skip
    assert places[""] == Location("w.yaml", 2, 5, 2, 9)
    assert places["approver"] == Location("w.yaml", 9, 15, 9, 20)
    assert places["expires"] == Location("w.yaml", 11, 14, 11, 24)


@pytest.mark.parametrize("text", ["waivers: []\n", "waivers:\n"])
def test_a_file_may_hold_no_waiver(text: str, packs: RulePacks) -> None:
    assert read(text, packs) == ()


def test_an_approver_is_known_by_a_former_id(packs: RulePacks) -> None:
    assert read(GOOD.replace("approver: audit", "approver: revision"), packs)[0].approver == "audit"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("rule: cio-and-ciso-are-two-people", "rule: cio-and-ciso-are-to-people", [
            "2:11: unknown rule 'cio-and-ciso-are-to-people' (did you mean cio-and-ciso-are-two-people?)",
        ]),
        ("rule: cio-and-ciso-are-two-people", "rule: waiver-expired", [
            "2:11: waiver-expired is a rule about waivers, and none of these can be waived",
        ]),
        ("position:ciso", '"position:*"', ["3:14: 'position:*' is a wildcard; expected one subject, exactly as the finding names it"]),
        ("position:ciso", "ciso", ["3:14: expected kind:name such as position:ciso, found 'ciso'"]),
        ("position:ciso", "positon:ciso", ["3:14: unknown kind of subject 'positon' (did you mean position?)"]),
        ('"v1:0123456789abcdef0123"', "abc", ["4:18: expected a fingerprint such as v1:0123456789abcdef0123, found 'abc'"]),
        ("kind: conflict", "kind: conflicts", ["5:11: unknown kind of finding 'conflicts' (did you mean conflict?)"]),
        ("    kind: conflict\n", "", ["2:5: the waiver lacks kind"]),
        ("approver: audit", "approver: audti", ["9:15: unknown position 'audti' (did you mean audit?)"]),
        # two seats went by that id, so it names neither
        ("approver: audit", "approver: council", ["9:15: unknown position 'council'; expected one of audit, board, ciso, senate"]),
        ("2027-03-31", "2027-02-30", ["11:14: expected a day that the calendar has, found '2027-02-30'"]),
        ("2027-03-31", "31.3.2027", ["11:14: expected a day as YYYY-MM-DD, found '31.3.2027'"]),
        ("2027-03-31", "never", ["11:14: expected a day as YYYY-MM-DD, found 'never'"]),
        ("expires: 2027-03-31", "expires:", ["11:13: expected a text, found nothing"]),
        ("2027-03-31", "[2027-03-31]", ["11:14: expected a text, found a list"]),
        ("2027-03-31", "2026-09-30", ["11:14: the waiver expires on 2026-09-30, before it is granted on 2026-10-01"]),
        ("expires:", "expire:", ["11:5: unknown key of a waiver 'expire' (did you mean expires?)"]),
        ("waivers:", "waiver:", [
            "1:1: the file lacks waivers; expected waivers: and a list",
            "1:1: unknown key of a file of waivers 'waiver' (did you mean waivers?)",
        ]),
        ("kind: conflict", "kind: [conflict]", ["5:11: expected a text, found a list"]),
        ("    approver: audit\n", "", ["2:5: the waiver lacks approver"]),
        ("    kind: conflict\n", "    kind: conflict\n    kind: gap\n", ["6:5: the key 'kind' stands here and in line 5"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(old: str, new: str, told: list[str], packs: RulePacks) -> None:
    assert GOOD.count(old) == 1
    assert wrong(GOOD.replace(old, new), packs) == told


def test_a_waiver_without_a_reason_is_told(packs: RulePacks) -> None:
    text = GOOD.replace("    reason: >\n      one officer\n      until the merger closes\n", "")
    assert wrong(text, packs) == ["2:5: the waiver lacks reason"]


def test_a_rule_that_raises_no_such_kind_is_told(packs: RulePacks) -> None:
    text = GOOD.replace("cio-and-ciso-are-two-people", "nobody-accountable")
    assert wrong(text, packs) == ["5:11: nobody-accountable raises no conflict; expected gap"]


def test_all_problems_of_all_waivers_are_told_at_once(packs: RulePacks) -> None:
    text = GOOD + "  - rule: nobody-acountable\n    subject: x\n    kind: gap\n    approver: nobody\n    expires: 2026-13-01\n"
    assert wrong(text, packs) == [
        "12:5: the waiver lacks reason",
        "12:11: unknown rule 'nobody-acountable' (did you mean nobody-accountable?)",
        "13:14: expected kind:name such as position:ciso, found 'x'",
        "15:15: unknown position 'nobody'; expected one of audit, board, ciso, senate",
        "16:14: expected a day that the calendar has, found '2026-13-01'",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["1:1: an empty file; expected waivers: and a list"]),
        ("- rule: x\n", ["1:1: expected a mapping, found a list", "1:1: the file lacks waivers; expected waivers: and a list"]),
        ("waivers: {rule: x}\n", ["1:10: expected a list, found a mapping"]),
        ("waivers: [x]\n", ["1:11: expected a mapping, found 'x'"]),
    ],
)
def test_what_is_no_file_of_waivers_is_told(text: str, told: list[str], packs: RulePacks) -> None:
    assert wrong(text, packs) == told


def test_a_waiver_of_the_least_words_is_read(packs: RulePacks) -> None:
    text = "waivers:\n- {rule: nobody-accountable, subject: organization:this, kind: gap, reason: r, approver: audit}\n"
    (entry,) = read(text, packs)
    assert entry == WaiverEntry(
        "nobody-accountable", Ref("organization", "this"), Kind.GAP, "r", "audit", None, None, None, entry.places
    )  # fmt: skip
    assert list(entry.places) == ["", "rule", "subject", "kind", "reason", "approver"]


def test_a_waiver_that_is_granted_and_over_on_one_day_is_read(packs: RulePacks) -> None:
    (entry,) = read(GOOD.replace("2027-03-31", "2026-10-01"), packs)
    assert (entry.granted, entry.expires) == (date(2026, 10, 1), date(2026, 10, 1))


def test_all_that_may_be_wrong_with_one_waiver_is_told(packs: RulePacks) -> None:
    text = """\
waivers:
  - rule: [a]
    subject: {b: c}
    fingerprint: [v1]
    kind: 7
    reason: ""
    approver:
    granted: 2026-1-1
    expires: 2026-10-01T00:00:00
    note: x
"""
    assert wrong(text, packs) == [
        "2:11: expected a text, found a list",
        "3:14: expected a text, found a mapping",
        "4:18: expected a text, found a list",
        "5:11: unknown kind of finding '7'; expected one of conflict, gap",
        "6:13: expected a text, found ''",
        "7:14: expected a text, found nothing",
        "8:14: expected a day as YYYY-MM-DD, found '2026-1-1'",
        "9:14: expected a day as YYYY-MM-DD, found '2026-10-01T00:00:00'",
        "10:5: unknown key of a waiver 'note'; expected one of approver, expires, fingerprint, granted, kind, reason, rule, subject",
    ]


@pytest.mark.parametrize(
    ("subject", "told"), [(":ciso", "unknown kind of subject ''"), ("position:", "found 'position:'"), ("x", "found 'x'")]
)
def test_half_a_subject_is_told(subject: str, told: str, packs: RulePacks) -> None:
    (problem,) = wrong(GOOD.replace("position:ciso", f'"{subject}"'), packs)
    assert problem.startswith("3:14: ")
    assert told in problem


@pytest.mark.parametrize("kind", ["role", "organization", "framework", "person", "gate", "activity", "vendor"])
def test_whatever_a_finding_may_be_about_may_be_waived(kind: str, packs: RulePacks) -> None:
    (entry,) = read(GOOD.replace("position:ciso", f'"{kind}:a:b"'), packs)
    assert entry.subject == Ref(kind, "a:b")
