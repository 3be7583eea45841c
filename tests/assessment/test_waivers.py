"""Waivers: what they accept, through which day, and what makes one refused; nothing else of an assessment changes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.assessment.assess import Selection, assess
from govcheck.assessment.waivers import Given, with_waivers
from govcheck.documents.read import Document, read_files
from govcheck.model.findings import (
    Assessment,
    Counts,
    Finding,
    Input,
    Kind,
    Outcome,
    PackUsed,
    Place,
    RuleResult,
    Severity,
    Statement,
    Waiver,
)
from govcheck.model.organization import Activity, Appointment, Holding, Line, Matrix, Organization, Policy, Position
from govcheck.model.settings import Settings
from govcheck.model.slots import Location, Ref, slot
from govcheck.model.sourcemap import NoSource
from govcheck.packs.rule import Pack, RulePacks
from govcheck.packs.tuning import tuned
from govcheck.packs.waiver_rules import EXPIRES_SOON, PACK, TOO_LONG, waiver_pack
from govcheck.packs.waivers import WaiverEntry
from tests.assessment.rules import made
from tests.properties.organisations import ROLES, SEATS, VOCABULARY, organisations

TODAY = date(2026, 11, 26)
AT = Location("w.yaml", 2, 5, 2, 9)
FILE = Input("w.yaml", "0" * 64)

NOT_UNDER = made({"role": "ciso"}, {"reports_to": {"none": {"role": ["cio", "coo"]}}}, "not-under", formerly=["never-under"])
ACCOUNTABLE = made({"activity": "every"}, {"assigned": {"letters": "A", "to": {"role": "ciso"}}}, "accountable")
OWNED = made({"policy": "every"}, {"owned_by": {"as": "owner", "who": {"role": "ciso"}}}, "owned")
RULES = (NOT_UNDER, ACCOUNTABLE, OWNED)


def held(*people: str) -> Holding:
    return Holding(appointments=tuple(Appointment(person) for person in people))


def seat(name: str, title: str, upper: str | None = None, **more: object) -> Position:
    lines = (Line(upper),) if upper else None
    return Position(name, title, lines=lines, **more)  # type: ignore[arg-type]


SEATED = (
    seat("board", "Board", kind="body", tier="governing", chair="chair", members=("chair", "ciso")),
    seat("chair", "Chair", kind="member", holding=held("Ada")),
    seat("audit", "Audit Committee", kind="body", tier="governing", chair="chair"),
    seat("risk", "Risk Forum", "ceo", kind="body", chair="ciso"),
    seat("ceo", "Chief", "board", roles=("ceo",)),
    seat("coo", "Operations", "ceo", roles=("coo",)),
    seat("cio", "Technology", "ceo", roles=("cio",), holding=held("Bo")),
    seat("ciso", "Security", "cio", roles=("ciso",), holding=held("Cy"), formerly=("head-is",)),
    seat("soc", "Monitoring", "ciso"),
    seat("night", "Night shift", "soc"),
    seat("second", "Second hat", "ceo", holding=held("Cy")),
    seat("helper", "Helper", "second"),
)
ORG = Organization(
    name="Example",
    positions={one.id: one for one in SEATED},
    policies={"paper": Policy("paper", owner=(Ref("position", "cio"),))},
)
WITH_ROW = ORG._replace(matrices={"main": Matrix("main", rows={"Look who is in": {"cio": "A"}})})


def entry(approver: str = "audit", rule: str = "not-under", subject: str = "position:ciso", **more: object) -> WaiverEntry:
    kind, _, name = subject.partition(":")
    usual: dict[str, object] = {
        "kind": Kind.CONFLICT, "fingerprint": None, "granted": date(2026, 10, 1), "expires": date(2027, 3, 31), "places": {"": AT},
    }  # fmt: skip
    return WaiverEntry(rule=rule, subject=Ref(kind, name), reason="because", approver=approver, **{**usual, **more})  # type: ignore[arg-type]


def governed(
    *entries: WaiverEntry,
    on: Organization = ORG,
    as_of: date = TODAY,
    pack: Pack | None = None,
    selection: Selection | None = None,
) -> tuple[Assessment, Assessment]:
    """The assessment without the waivers and with them."""
    document = Document(on, NoSource(), (), ())
    packs = RulePacks((Pack("house", "House rules", "1", "2026-01-01", (), RULES, "0", "house"),), {})
    chosen = selection or Selection()
    plain = assess(document, packs, VOCABULARY, Settings(as_of), chosen)
    return plain, with_waivers(plain, Given(entries, FILE, pack or waiver_pack()), document, packs, VOCABULARY, chosen)


def told(assessment: Assessment) -> list[tuple[str, str, str]]:
    """The findings about waivers: rule, severity, message."""
    about = {rule.id for rule in waiver_pack().rules}
    return [(f.rule, f.severity.value, f.message) for f in assessment.findings if f.rule in about]


def waived(assessment: Assessment) -> list[tuple[str, str]]:
    """Rule and subject of the findings that are accepted."""
    return [(f.rule, str(f.subject)) for f in assessment.findings if f.waiver is not None]


UNDER = [("not-under", "position:ciso")]
REFUSED = "the waiver of not-under on Security is refused: its approver, "


# ---- who approves ----


@pytest.mark.parametrize("approver", ["audit", "board", "ceo", "cio", "coo", "chair"])
def test_whoever_is_not_concerned_and_not_below_may_approve(approver: str) -> None:
    _, after = governed(entry(approver))
    assert waived(after) == UNDER
    assert told(after) == []


@pytest.mark.parametrize(
    ("approver", "rule", "message"),
    [
        ("ciso", "waiver-self-approved", "Security, is the one whom it concerns"),
        ("second", "waiver-self-approved", "Second hat, is held by Cy, who also holds Security"),
        ("risk", "waiver-self-approved", "Risk Forum, is chaired by the one whom it concerns"),
        ("soc", "waiver-approved-from-below", "Monitoring, reports up to Security: Monitoring → Security"),
        ("night", "waiver-approved-from-below", "Night shift, reports up to Security: Night shift → Monitoring → Security"),
        # below the other seat of the person whom it concerns
        ("helper", "waiver-approved-from-below", "Helper, reports up to Second hat: Helper → Second hat"),
    ],
)
def test_whoever_is_concerned_or_below_is_refused(approver: str, rule: str, message: str) -> None:
    _, after = governed(entry(approver))
    assert waived(after) == []
    assert told(after) == [(rule, "error", REFUSED + message)]


def test_a_chair_who_holds_the_seat_in_question_makes_the_committee_no_judge() -> None:
    chaired = ORG._replace(positions={**ORG.positions, "chair": ORG.positions["chair"]._replace(holding=held("Cy"))})
    _, after = governed(entry("audit"), on=chaired)
    assert told(after) == [("waiver-self-approved", "error", f"{REFUSED}Audit Committee, is chaired by Cy, who also holds Security")]


def test_of_what_is_no_position_those_who_answer_for_it_are_concerned() -> None:
    _, after = governed(
        entry("cio", "owned", "policy:paper"),
        entry("ciso", "owned", "policy:paper"),
        entry("cio", "accountable", "activity:Look who is in"),
        on=WITH_ROW,
    )
    said = "the waiver of {} on {} is refused: its approver, {}"
    row, paper, answers = '"Look who is in"', '"paper"', "Technology, is the one who answers for "
    assert told(after) == [
        ("waiver-approved-from-below", "error", said.format("owned", paper, "Security, reports up to Technology: Security → Technology")),
        ("waiver-self-approved", "error", said.format("accountable", row, answers + row)),
        ("waiver-self-approved", "error", said.format("owned", paper, answers + paper)),
    ]  # fmt: skip


# ---- days ----


@pytest.mark.parametrize(
    ("as_of", "accepted", "about"),
    [
        (date(2026, 9, 30), [], [("waiver-not-yet-granted", "info", "is granted from 2026-10-01 on and does not count yet")]),
        (date(2026, 10, 1), UNDER, []),
        (date(2027, 2, 28), UNDER, []),
        (date(2027, 3, 1), UNDER, [("waiver-expires-soon", "info", "is valid through 2027-03-31, 30 days from now")]),
        (date(2027, 3, 30), UNDER, [("waiver-expires-soon", "info", "is valid through 2027-03-31, one day from now")]),
        (date(2027, 3, 31), UNDER, [("waiver-expires-soon", "info", "is valid through 2027-03-31, which is today")]),
        (date(2027, 4, 1), [], [("waiver-expired", "warning", "was valid through 2027-03-31 and counts no more")]),
    ],
)
def test_a_waiver_counts_from_its_first_day_through_its_last(
    as_of: date, accepted: list[tuple[str, str]], about: list[tuple[str, str, str]]
) -> None:
    _, after = governed(entry(), as_of=as_of)
    assert waived(after) == accepted
    assert told(after) == [(rule, severity, f"the waiver of not-under on Security {said}") for rule, severity, said in about]


def test_a_waiver_without_an_end_counts_and_is_told() -> None:
    _, after = governed(entry(expires=None))
    assert waived(after) == UNDER
    assert told(after) == [("waiver-without-expiry", "warning", "the waiver of not-under on Security does not say until when it is valid")]


def test_a_waiver_runs_from_the_day_of_its_grant_or_from_today() -> None:
    _, after = governed(
        entry(granted=date(2026, 11, 1), expires=date(2027, 11, 2)),
        entry(granted=date(2026, 11, 1), expires=date(2027, 11, 3)),
        entry(granted=None, expires=date(2027, 11, 27)),
        entry(granted=None, expires=date(2027, 11, 28)),
    )
    said = "the waiver of not-under on Security runs 367 days, and may run 366 days at most"
    assert told(after) == [("waiver-too-long", "warning", said)] * 2


def test_limits_and_severities_of_the_rules_can_be_set() -> None:
    pack = waiver_pack()
    changed = {
        EXPIRES_SOON: tuned(pack.rules[2], Severity.ERROR, {"days": 200}, "house"),
        TOO_LONG: tuned(pack.rules[5], None, {"days": 9}, "house"),
    }
    own = pack._replace(rules=tuple(changed.get(rule.id, rule) for rule in pack.rules))
    _, after = governed(entry(), pack=own)
    assert [(rule, severity) for rule, severity, _ in told(after)] == [("waiver-expires-soon", "error"), ("waiver-too-long", "warning")]


# ---- what is matched ----

PINS = "the fingerprint that it pins is none of those of this rule and subject"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (entry(subject="position:cio"), "on Technology matches no finding"),
        (entry(subject="position:nobody"), "on nobody matches no finding"),
        (entry(subject="position:cisoo"), "on cisoo matches no finding (did you mean position:ciso?)"),
        (entry(subject="activity:ciso"), 'on "ciso" matches no finding'),
        (entry(kind=Kind.GAP), "on Security matches no finding: what was a gap is a conflict, which it does not accept"),
        (entry(fingerprint="v1:00"), f"on Security matches no finding: {PINS} (v1:c2a28deaf9a10fc79640)"),
    ],
)
def test_a_waiver_that_matches_nothing_is_told_and_accepts_nothing(given: WaiverEntry, why: str) -> None:
    _, after = governed(given, on=ORG)
    assert waived(after) == []
    assert told(after) == [("waiver-unused", "warning", f"the waiver of not-under {why}")]


def test_a_pinned_waiver_accepts_the_one_finding() -> None:
    both = ORG._replace(positions={**ORG.positions, "ciso": ORG.positions["ciso"]._replace(lines=(Line("cio"), Line("coo")))})
    plain, after = governed(entry(), on=both)
    assert waived(after) == UNDER * 2
    first, second = plain.findings[0], plain.findings[1]
    _, after = governed(entry(fingerprint=second.fingerprint), on=both)
    assert [(f.key, f.waiver is not None) for f in after.findings[:2]] == [(first.key, False), (second.key, True)]


def test_a_waiver_survives_new_names_of_rule_and_subject() -> None:
    # the reader turns an old rule id into the new one; the subject may go by its old id
    _, after = governed(entry(subject="position:head-is"))
    assert waived(after) == UNDER
    renamed = {**ORG.positions, "sec": ORG.positions["ciso"]._replace(id="sec", formerly=("head-is", "ciso"))}
    del renamed["ciso"]
    _, after = governed(entry(), on=ORG._replace(positions=renamed))
    assert waived(after) == [("not-under", "position:sec")]


def test_an_activity_is_the_same_by_its_row_and_by_what_it_stands_for() -> None:
    matrix = {"main": Matrix("main", rows={"Review of access": {"cio": "A"}})}
    on = ORG._replace(matrices=matrix, activities={"Review of access": Activity("Review of access", "access-review")})
    for subject in ("activity:Review of access", "activity:access-review"):
        _, after = governed(entry("audit", "accountable", subject), on=on)
        assert waived(after) == [("accountable", "activity:Review of access")]


def test_of_several_waivers_that_count_the_first_is_named() -> None:
    _, after = governed(entry("soc"), entry("ceo"), entry("board"))
    (accepted,) = [f.waiver for f in after.findings if f.waiver is not None]
    assert accepted == Waiver("because", Ref("position", "ceo"), date(2026, 10, 1), date(2027, 3, 31), AT, "Chief")


def test_what_was_not_judged_leaves_its_waivers_alone() -> None:
    _, after = governed(entry("ciso"), entry("ciso", "owned", "policy:nothing"), selection=Selection(("accountable",)))
    assert told(after) == []
    assert {rule.outcome for rule in after.rules if rule.pack == PACK} == {Outcome.NOTAPPLICABLE}


def test_a_rule_about_waivers_can_be_left_out_and_the_refusal_stays() -> None:
    _, after = governed(entry("ciso"), selection=Selection((), ("waiver-self-approved",)))
    assert told(after) == []
    assert waived(after) == []
    assert {rule.id: rule.outcome for rule in after.rules}["waiver-self-approved"] is Outcome.NOTSELECTED


# ---- nothing else changes ----

_days = st.none() | st.sampled_from((date(2026, 1, 1), date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24), date(2028, 1, 1)))
_subjects = st.sampled_from(
    [f"position:{name}" for name in SEATS] + [f"role:{role}" for role in ROLES] + ["activity:access-review", "organization:this"]
)
_entries = st.builds(
    entry,
    st.sampled_from(SEATS),
    st.sampled_from([rule.id for rule in RULES]),
    _subjects,
    kind=st.sampled_from(Kind),
    granted=_days,
    expires=_days,
)


def without_waivers(findings: Sequence[Finding]) -> list[Finding]:
    about = {rule.id for rule in waiver_pack().rules}
    return [finding._replace(waiver=None) for finding in findings if finding.rule not in about]


def rest(assessment: Assessment) -> Assessment:
    """An assessment without what waivers may add to."""
    return assessment._replace(inputs=(), packs=(), rules=(), findings=(), guides={})


@settings(max_examples=30)
@given(organisations(), st.lists(_entries, max_size=4))
def test_waivers_change_nothing_but_what_is_waived(organization: Organization, entries: list[WaiverEntry]) -> None:
    known = [one for one in entries if one.approver in organization.positions]
    plain, after = governed(*known, on=organization, as_of=date(2026, 11, 23))
    assert without_waivers(after.findings) == list(plain.findings)
    assert [rule for rule in after.rules if rule.pack != PACK] == list(plain.rules)
    assert rest(after) == rest(plain)
    for finding in after.findings:
        if finding.waiver is not None:
            assert finding.waiver.granted is None or finding.waiver.granted <= date(2026, 11, 23)
            assert finding.waiver.expires is None or finding.waiver.expires >= date(2026, 11, 23)


@settings(max_examples=30)
@given(organisations(), st.lists(_entries, max_size=4), st.integers(0, 3))
def test_one_waiver_more_or_less_says_nothing_of_the_others(organization: Organization, entries: list[WaiverEntry], left: int) -> None:
    known = [one for one in entries if one.approver in organization.positions]
    fewer = known[:left] + known[left + 1 :]
    _, more = governed(*known, on=organization, as_of=date(2026, 11, 23))
    _, less = governed(*fewer, on=organization, as_of=date(2026, 11, 23))
    assert set(told(less)) <= set(told(more))
    assert set(waived(less)) <= set(waived(more))


# ---- whole results ----


def test_every_rule_about_waivers_counts_the_waivers_that_it_is_about() -> None:
    entries = (
        entry(expires=date(2026, 11, 1)),
        entry("board", expires=date(2026, 11, 20)),
        entry(rule="owned", subject="policy:paper", expires=None),
        entry(rule="accountable", subject="activity:Look who is in"),
    )
    _, after = governed(*entries, on=WITH_ROW)
    expected = [
        ("approved-from-below", Outcome.PASS, Severity.ERROR, "W-02", Counts(4)),
        ("expired", Outcome.CONFLICT, Severity.WARNING, "W-03", Counts(2, violated=2)),
        ("expires-soon", Outcome.PASS, Severity.INFO, "W-04", Counts(4)),
        ("not-yet-granted", Outcome.PASS, Severity.INFO, "W-08", Counts(4)),
        ("self-approved", Outcome.PASS, Severity.ERROR, "W-01", Counts(4)),
        ("too-long", Outcome.PASS, Severity.WARNING, "W-07", Counts(4)),
        ("unused", Outcome.PASS, Severity.WARNING, "W-05", Counts(4)),
        ("without-expiry", Outcome.GAP, Severity.WARNING, "W-06", Counts(3, undetermined=1)),
    ]
    assert [result for result in after.rules if result.pack == PACK] == [
        RuleResult(f"waiver-{name}", PACK, outcome, level, (f"{PACK}:{clause}",), counts)
        for name, outcome, level, clause, counts in expected
    ]


def test_a_refusal_is_a_finding_like_any_other() -> None:
    approver = Location("w.yaml", 9, 15, 9, 20)
    _, after = governed(entry("soc", places={"": AT, "approver": approver}))
    (found,) = (finding for finding in after.findings if finding.rule == "waiver-approved-from-below")
    digits = set("0123456789abcdef")
    mark, group = found.fingerprint.removeprefix("v1:"), found.group
    assert (len(mark), len(group), set(mark + group) <= digits, group in mark) == (20, 12, True, False)
    assert found._replace(fingerprint="", group="") == Finding(
        rule="waiver-approved-from-below",
        kind=Kind.CONFLICT,
        severity=Severity.ERROR,
        subject=Ref("waiver", "not-under/position:ciso"),
        key=(Ref("position", "soc"),),
        message=f"{REFUSED}Monitoring, reports up to Security: Monitoring → Security",
        cites=("waivers:W-02",),
        group="",
        places=(Place("primary", approver),),
        evidence=(Statement(slot("line", "soc"), "Monitoring reports to Security"),),
        missing=(),
        remediation="Have the waiver approved by a position that does not report to the one that it concerns.",
        fingerprint="",
    )


def test_findings_on_two_waivers_and_of_two_rules_stand_alone() -> None:
    _, after = governed(entry("soc", expires=None), entry("night", expires=None))
    about = [finding for finding in after.findings if finding.subject.kind == "waiver"]
    assert len(about) == len({finding.group for finding in about}) == len({finding.fingerprint for finding in about}) == 4


# ---- places, and what tells two apart ----

KEYED = {"": AT, **{key: AT._replace(line=10 + place) for place, key in enumerate(("subject", "approver", "granted", "expires"))}}


@pytest.mark.parametrize(
    ("given", "as_of", "rule", "key"),
    [
        (entry(subject="position:nobody"), TODAY, "waiver-unused", "subject"),
        (entry("ciso"), TODAY, "waiver-self-approved", "approver"),
        (entry("soc"), TODAY, "waiver-approved-from-below", "approver"),
        (entry(), date(2026, 9, 30), "waiver-not-yet-granted", "granted"),
        (entry(), date(2027, 4, 1), "waiver-expired", "expires"),
        (entry(), date(2027, 3, 30), "waiver-expires-soon", "expires"),
        (entry(expires=date(2028, 3, 31)), TODAY, "waiver-too-long", "expires"),
        (entry(expires=None), TODAY, "waiver-without-expiry", ""),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(given: WaiverEntry, as_of: date, rule: str, key: str) -> None:
    _, after = governed(given._replace(places=KEYED), as_of=as_of)
    assert [(f.rule, f.places) for f in after.findings if f.subject.kind == "waiver"] == [(rule, (Place("primary", KEYED[key]),))]
    _, after = governed(given, as_of=as_of)
    assert [f.places for f in after.findings if f.subject.kind == "waiver"] == [(Place("primary", AT),)]


def test_the_lines_that_decide_are_shown_beside_the_waiver(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(
        "govcheck: 1\npositions:\n  cio: {is: cio}\n  ciso: {is: ciso, reports_to: cio}\n"
        "  soc: {reports_to: ciso}\n  night: {reports_to: soc}\n",
        encoding="utf-8",
    )
    document = read_files([str(path)], VOCABULARY)
    packs = RulePacks((Pack("house", "House rules", "1", "2026-01-01", (), RULES, "0", "house"),), {})
    plain = assess(document, packs, VOCABULARY, Settings(TODAY))
    after = with_waivers(plain, Given((entry("night"),), FILE, waiver_pack()), document, packs, VOCABULARY, Selection())
    (found,) = (finding for finding in after.findings if finding.subject.kind == "waiver")
    lines = [Location(str(path), 6, 11, 6, 26), Location(str(path), 5, 9, 5, 25)]
    assert found.places == (Place("primary", AT), *(Place("related", line) for line in lines))


def test_waivers_with_different_pins_or_kinds_that_match_nothing_are_told_apart() -> None:
    _, after = governed(
        entry(fingerprint="v1:00"), entry(fingerprint="v1:01"), entry(kind=Kind.GAP), entry("board", kind=Kind.GAP), entry("board", "owned")
    )
    about = [finding for finding in after.findings if finding.subject.kind == "waiver"]
    assert len({finding.fingerprint for finding in about}) == 5


def test_what_is_there_and_has_no_finding_is_not_taken_for_a_slip() -> None:
    ciso = (Ref("position", "ciso"),)
    on = ORG._replace(
        matrices={"main": Matrix("main", rows={"Look who is in": {"cio": "A"}, "Look who is on": {"ciso": "A"}})},
        policies={"paper": Policy("paper", owner=(Ref("position", "cio"),)), "papers": Policy("papers", owner=ciso)},
    )
    rows = [("accountable", "activity:Look who is on"), ("owned", "policy:papers"), ("owned", "role:paper"), ("not-under", "position:soc")]
    _, after = governed(*(entry(rule=rule, subject=subject) for rule, subject in rows), on=on)
    assert [message.split(" matches ")[1] for _, _, message in told(after)] == ["no finding"] * 4
    _, after = governed(entry(rule="accountable", subject="activity:Look who is at"), entry(rule="owned", subject="policy:papr"), on=on)
    assert [message.split(" (")[1] for _, _, message in told(after)] == [
        "did you mean activity:Look who is in?)", "did you mean policy:paper?)",
    ]  # fmt: skip


def test_of_several_who_hold_both_seats_the_first_is_named() -> None:
    shared = ORG._replace(
        positions={
            **ORG.positions,
            "ciso": ORG.positions["ciso"]._replace(holding=held("Cy", "Bea")),
            "second": ORG.positions["second"]._replace(holding=held("Zed", "Cy", "Bea")),
        }
    )
    _, after = governed(entry("second"), on=shared)
    assert told(after) == [("waiver-self-approved", "error", f"{REFUSED}Second hat, is held by Bea, who also holds Security")]


def test_the_pack_about_waivers_is_told_beside_the_others() -> None:
    plain, after = governed(entry())
    pack = waiver_pack()
    assert (pack.id, pack.version, pack.sources) == (PACK, "1.0.0", (PACK,))
    assert after.packs == (*plain.packs, PackUsed(PACK, "1.0.0", pack.digest, "Waivers and how they are governed"))
    assert after.inputs == (*plain.inputs, FILE)
    assert {(rule.pack, rule.subject.kind, rule.topic) for rule in pack.rules} == {(PACK, "waiver", "")}
    assert after.guides["waiver-unused"].title == next(rule.title for rule in pack.rules if rule.id == "waiver-unused")
    assert after.guides["not-under"].title == "not-under"


def test_without_a_waiver_of_a_judged_rule_there_is_nothing_to_govern() -> None:
    _, after = governed(selection=Selection((), ("waiver-unused",)))
    about = {rule.id: (rule.outcome, rule.reason) for rule in after.rules if rule.pack == PACK}
    assert about.pop("waiver-unused") == (Outcome.NOTSELECTED, "not selected")
    assert set(about.values()) == {(Outcome.NOTAPPLICABLE, "there is no waiver of a rule that was judged")}


def test_an_id_that_is_in_use_is_nobodys_old_one() -> None:
    positions = {**ORG.positions, "second": ORG.positions["second"]._replace(formerly=("ciso",))}
    _, after = governed(entry(), on=ORG._replace(positions=positions))
    assert waived(after) == UNDER
    # nor is a role, or anything else, by the old id of a seat that seat
    _, after = governed(entry(subject="role:head-is"))
    assert told(after) == [("waiver-unused", "warning", "the waiver of not-under on head-is matches no finding")]


def test_whoever_may_approve_what_nobody_owns() -> None:
    paper = ORG._replace(policies={"paper": Policy("paper")})
    _, after = governed(entry("ciso", "owned", "policy:paper", kind=Kind.GAP), on=paper)
    assert waived(after) == [("owned", "policy:paper")]
    assert told(after) == []
