"""Waivers, profiles, baselines and the configuration from the command line, on a pull request that moves the CISO under the CIO."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Ran, govcheck

BASE = """\
govcheck: 1
organization: {name: Example (fictional), sector: healthcare}
positions:
  board: {title: Board of Directors, kind: body, tier: governing, chair: chair, members: [chair]}
  audit: {title: Audit Committee, kind: body, tier: governing, part_of: board, chair: chair}
  chair: {title: Chair of the Board, kind: member, holder: H. Albers}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: M. Lund}
"""
MOVED = BASE.replace("Security Officer, reports_to: ceo", "Security Officer, reports_to: cio")
LINE = next(number for number, line in enumerate(MOVED.splitlines(), 1) if "Security Officer" in line)
RULES = ("ciso-independent-of-cio", "ciso-reports-to-the-top")
SELECTED = [word for rule in RULES for word in ("--select", rule)]
DAY = "2026-11-26"


def waivers(approver: str, expires: str = "2027-03-31") -> str:
    return "waivers:\n" + "".join(
        f"  - rule: {rule}\n    subject: position:ciso\n    kind: conflict\n    reason: until the merger closes\n"
        f"    approver: {approver}\n    granted: 2026-11-01\n    expires: {expires}\n"
        for rule in RULES
    )


@pytest.fixture
def pull_request(tmp_path: Path) -> Path:
    """A repository whose branch `pull` moves the CISO under the CIO; main has waivers that were approved by the audit committee."""

    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=Example", "-c", "user.email=example@example.org", *words], cwd=tmp_path, check=True)

    def write(**files: str) -> None:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    git("init", "--quiet", "--initial-branch=main")
    write(org=BASE, waivers="waivers: []\n")
    git("add", ".")
    git("commit", "--quiet", "--message=The organisation")
    git("switch", "--quiet", "--create=pull")
    write(org=MOVED)
    git("commit", "--quiet", "--all", "--message=Move the CISO")
    return tmp_path


def judged(folder: Path, *words: str, day: str = DAY) -> Ran:
    return govcheck("org.yaml", *SELECTED, "--as-of", day, *words, cwd=folder)


def told(folder: Path, *words: str, day: str = DAY) -> list[tuple[str, str, int]]:
    """Rule, file and line of each finding that counts."""
    findings = json.loads(judged(folder, "--format", "json", *words, day=day).out)["findings"]
    counting = (one for one in findings if one["waiver"] is None and one["status"] == "new")
    return [(one["rule"], one["locations"][0]["path"], one["locations"][0]["line"]) for one in counting]


MOVE = [(rule, "org.yaml", LINE) for rule in sorted(RULES)]


def test_the_base_passes_and_the_pull_request_is_told_its_line(pull_request: Path) -> None:
    assert judged(pull_request).status == 1
    assert sorted(told(pull_request)) == MOVE
    (pull_request / "org.yaml").write_text(BASE, encoding="utf-8")
    assert (judged(pull_request).status, told(pull_request)) == (0, [])


def test_a_waiver_by_the_ciso_is_refused_with_its_line(pull_request: Path) -> None:
    (pull_request / "waivers.yaml").write_text(waivers("ciso"), encoding="utf-8")
    ran = judged(pull_request, "--waivers", "waivers.yaml", "--quiet")
    assert ran.status == 1
    refused = "is refused: its approver, Chief Information Security Officer, is the one whom it concerns [waiver-self-approved]"
    said = [line for line in ran.out.splitlines() if line.startswith("waivers.yaml")]
    assert said == [
        f"waivers.yaml:{line}:15: error: the waiver of {rule} on Chief Information Security Officer {refused}"
        for rule, line in zip(RULES, (6, 13), strict=True)
    ]
    assert [one for one in told(pull_request, "--waivers", "waivers.yaml") if one[1] == "org.yaml"] == MOVE


def test_a_waiver_by_the_audit_committee_counts_through_its_day(pull_request: Path) -> None:
    (pull_request / "waivers.yaml").write_text(waivers("audit"), encoding="utf-8")
    words = ("--waivers", "waivers.yaml")
    statuses = {day: judged(pull_request, *words, day=day).status for day in ("2026-10-31", "2026-11-01", "2027-03-31", "2027-04-01")}
    assert statuses == {"2026-10-31": 1, "2026-11-01": 0, "2027-03-31": 0, "2027-04-01": 1}
    ran = judged(pull_request, *words)
    assert "waived by Audit Committee through 2027-03-31: until the merger closes (waivers.yaml:2)" in " ".join(ran.out.split())
    summary = json.loads(judged(pull_request, *words, "--format", "json").out)["summary"]["findings"]
    assert summary == {"error": 0, "warning": 0, "info": 0, "waived": 2, "unchanged": 0, "absent": 0}


def test_a_pull_request_is_judged_by_the_waivers_of_the_base(pull_request: Path) -> None:
    (pull_request / "waivers.yaml").write_text(waivers("audit"), encoding="utf-8")
    (pull_request / "govcheck.toml").write_text('waivers = "waivers.yaml"\n', encoding="utf-8")
    assert judged(pull_request).status == 0
    ran = judged(pull_request, "--waivers-from", "main:waivers.yaml")
    assert ran.status == 1
    assert told(pull_request, "--waivers-from", "main:waivers.yaml") == MOVE
    assert judged(pull_request, "--no-waivers").status == 1
    wrong = judged(pull_request, "--waivers-from", "main:waivrs.yaml")
    assert (wrong.status, wrong.err) == (
        2,
        "main:waivrs.yaml:1:1: no such file in the revision main (did you mean main:waivers.yaml?)\n",
    )


def test_what_is_wrong_with_waivers_is_told_and_nothing_is_judged(pull_request: Path) -> None:
    (pull_request / "waivers.yaml").write_text(waivers("audti", "31.3.2027"), encoding="utf-8")
    ran = judged(pull_request, "--waivers", "waivers.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        said
        for line in (6, 13)
        for said in (
            f"waivers.yaml:{line}:15: unknown position 'audti' (did you mean audit?)",
            f"waivers.yaml:{line + 2}:14: expected a day as YYYY-MM-DD, found '31.3.2027'",
        )
    ]
    missing = judged(pull_request, "--waivers", "nowhere.yaml")
    assert (missing.status, missing.err) == (2, "nowhere.yaml:1:1: no such file or directory; expected a file of waivers\n")


# ---- baseline ----


def test_a_baseline_lets_through_what_was_there_and_nothing_else(pull_request: Path) -> None:
    written = judged(pull_request, "--write-baseline", "known.json")
    assert (written.status, written.err) == (0, "govcheck check: wrote known.json: 2 findings\n")
    assert written.out.splitlines()[-2] == "no new findings; 2 unchanged, 0 no longer found"
    # the same, moved, reordered and worded anew
    lines = MOVED.replace("Chief Information Security Officer", "CISO").splitlines()
    (pull_request / "org.yaml").write_text("\n".join([*lines[:3], "", *reversed(lines[3:])]) + "\n", encoding="utf-8")
    again = judged(pull_request, "--baseline", "known.json", "--verbose")
    assert again.status == 0
    assert "Unchanged: in the baseline as well" in again.out
    # something else: a seat that reports to nobody
    (pull_request / "org.yaml").write_text(MOVED + "  extra: {title: Head of Extras}\n", encoding="utf-8")
    both = judged(pull_request, "--select", "no-superior", "--baseline", "known.json")
    assert both.status == 1
    assert "new: 1 error in 1 block · 2 unchanged, 0 no longer found · judged 3 of" in " ".join(both.out.split())
    (pull_request / "org.yaml").write_text(BASE, encoding="utf-8")
    gone = judged(pull_request, "--baseline", "known.json", "--verbose")
    assert gone.status == 0
    assert "No longer there: in the baseline, and not found any more" in gone.out
    assert gone.out.splitlines()[-2] == "no new findings; 0 unchanged, 2 no longer found"


def test_a_finding_whose_waiver_is_over_is_new_also_with_a_baseline(pull_request: Path) -> None:
    (pull_request / "waivers.yaml").write_text(waivers("audit"), encoding="utf-8")
    words = ("--waivers", "waivers.yaml")
    assert judged(pull_request, *words, "--write-baseline", "known.json").status == 0
    assert judged(pull_request, *words, "--baseline", "known.json").status == 0
    assert told(pull_request, *words, "--baseline", "known.json", day="2027-04-01")[:2] == MOVE


def test_a_baseline_is_renewed_whatever_the_old_one_says(pull_request: Path) -> None:
    (pull_request / "govcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    missing = judged(pull_request)
    assert (missing.status, missing.err) == (2, "govcheck.toml:1:12: no such file known.json; expected a baseline\n")
    assert judged(pull_request, "--write-baseline", "known.json").status == 0
    assert judged(pull_request).status == 0
    assert judged(pull_request, "--no-baseline").status == 1
    (pull_request / "known.json").write_text("{", encoding="utf-8")
    assert judged(pull_request).err == "known.json:1:2: not JSON: expecting property name enclosed in double quotes\n"
    assert judged(pull_request, "--write-baseline", "known.json").status == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--write-baseline", "org.yaml"], "--write-baseline would overwrite org.yaml; expected a file of its own"),
        (["--write-baseline", "./waivers.yaml", "--waivers", "waivers.yaml"], "--write-baseline would overwrite waivers.yaml; expected"),
        (["--write-baseline", "a.json", "--format", "json", "--output", "a.json"], "--write-baseline would overwrite a.json; expected"),
        (["--waivers", "waivers.yaml", "--output", "waivers.yaml"], "--output waivers.yaml would overwrite waivers.yaml"),
        (["--write-baseline", "missing/a.json"], "cannot write missing/a.json: No such file or directory"),
    ],
)
def test_nothing_that_is_read_or_written_otherwise_is_overwritten(pull_request: Path, words: list[str], message: str) -> None:
    before = {path.name: path.read_bytes() for path in pull_request.iterdir() if path.is_file()}
    ran = judged(pull_request, *words)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert {path.name: path.read_bytes() for path in pull_request.iterdir() if path.is_file()} == before


def test_a_baseline_of_many_organisations_is_refused(pull_request: Path) -> None:
    ran = govcheck("--each", "org.yaml", "--baseline", "known.json", cwd=pull_request)
    assert (ran.status, ran.out) == (2, "")
    assert "a baseline is of one organisation" in ran.err


# ---- profile ----

AGENCY = MOVED.replace("sector: healthcare", "sector: government, attributes: {us_federal_agency: true}")


def test_a_profile_shows_each_change_with_its_reason(pull_request: Path) -> None:
    (pull_request / "org.yaml").write_text(AGENCY, encoding="utf-8")
    hinted = judged(pull_request)
    assert hinted.status == 1
    assert "hint: the profile us-federal-agency is meant for such an organisation" in hinted.out
    ran = judged(pull_request, "--profile", "us-federal-agency")
    assert ran.status == 0
    assert "hint:" not in ran.out
    text = " ".join(ran.out.split())
    assert "Profile us-federal-agency: what it changes, and why" in text
    assert "ciso-independent-of-cio: severity: conflict error, gap warning -> info because: fisma:3554(a)(3)(A), the CIO designates" in text
    document = json.loads(judged(pull_request, "--profile", "us-federal-agency", "--format", "json").out)
    assert document["profile"] == "us-federal-agency"
    changes = {(one["rule"], one["change"]) for one in document["profile_changes"]}
    assert ("ciso-reports-to-the-top", "severity: warning -> info") in changes
    found = {one["rule"]: (one["severity"], one["severity_from"]) for one in document["findings"]}
    assert {severity for severity, _ in found.values()} == {"info"}
    severity_from = found["ciso-independent-of-cio"][1]
    assert (severity_from["was"], severity_from["because"][:19], severity_from["modifier"]) == ("error", "fisma:3554(a)(3)(A)", None)


def test_a_profile_that_is_not_meant_for_the_organisation_changes_nothing(pull_request: Path) -> None:
    ran = judged(pull_request, "--profile", "us-federal-agency")
    assert ran.status == 1
    assert "Profile us-federal-agency does not apply: organization.us_federal_agency is not stated" in " ".join(ran.out.split())


def test_a_profile_has_a_manual_page(tmp_path: Path) -> None:
    ran = govcheck("explain", "us-federal-agency", cwd=tmp_path)
    assert ran.status == 0
    text = " ".join(ran.out.split())
    assert "Organisations whose us_federal_agency is true; for others it changes nothing." in text
    assert "- dotted-line-is-no-independence: severity: error -> info because: fisma:3554(a)(3)(A), the CIO designates" in text
    assert "move 5 move a seat to another superior" in text


def test_a_profile_may_be_a_file_and_leave_rules_out(pull_request: Path) -> None:
    text = f"profile: own\ntitle: Own\nextends: default\nrules:\n  {RULES[0]}: {{off: true, because: house rule 12}}\n"
    (pull_request / "own.yaml").write_text(text, encoding="utf-8")
    (pull_request / "govcheck.toml").write_text('profile = "./own.yaml"\n', encoding="utf-8")
    rules = {rule["id"]: rule for rule in json.loads(judged(pull_request, "--format", "json").out)["rules"]}
    assert (rules[RULES[0]]["outcome"], rules[RULES[0]]["reason"]) == ("notselected", "the profile own leaves it out: house rule 12")
    assert told(pull_request) == MOVE[1:]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--profile", "us-federal"], "unknown profile 'us-federal' (did you mean us-federal-agency?)"),
        (["--profile", "nowhere.yaml"], "nowhere.yaml:1:1: no such file or directory; expected a readable file"),
    ],
)
def test_a_profile_that_is_not_there_is_told(pull_request: Path, words: list[str], message: str) -> None:
    ran = judged(pull_request, *words)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


# ---- over time ----

HOUSE = {
    "pack.yaml": 'id: house\ntitle: House rules\nversion: "1"\ndate: 2026-01-01\nsources: [house]\n',
    "sources.yaml": "- {id: house, title: Our own policy, clauses: ['1']}\n",
    "ciso-stays-out.yaml": """\
id: ciso-stays-out
title: The CISO is not under the CIO
severity: error
cites: ["house:1"]
subject: {role: ciso}
require:
  reports_to: {none: {role: cio}}
messages: {conflict: "{subject} is under the CIO", gap: "it is open whom {subject} is under"}
rationale: Because.
remediation: Do it.
examples:
  - name: under
    organization: {positions: {cio: {is: cio}, ciso: {is: ciso, reports_to: cio}}}
    findings: [{kind: conflict, subject: "position:ciso", message: ciso is under the CIO}]
  - name: open
    organization: {positions: {cio: {is: cio, reports_to: ceo}, ceo: {is: ceo}, ciso: {is: ciso}}}
    findings: [{kind: gap, subject: "position:ciso", message: it is open whom ciso is under}]
  - name: apart
    organization: {positions: {cio: {is: cio}, ceo: {is: ceo}, ciso: {is: ciso, reports_to: ceo}}}
    findings: []
""",
}


@pytest.fixture
def house(pull_request: Path) -> Path:
    """The same with a pack of its own, whose one rule the CISO's new line breaks."""
    (pull_request / "house").mkdir()
    for name, text in HOUSE.items():
        (pull_request / "house" / name).write_text(text, encoding="utf-8")
    return pull_request


def of_house(folder: Path, *words: str) -> Ran:
    return govcheck("org.yaml", "--pack", "house", "--select", "house", "--as-of", DAY, *words, cwd=folder)


def house_waiver(kind: str = "conflict") -> str:
    return (
        f"waivers:\n  - {{rule: ciso-stays-out, subject: 'position:ciso', kind: {kind}, reason: r, approver: audit, expires: 2027-03-31}}\n"
    )


def rename(folder: Path) -> None:
    """The rule and the seat go by other ids, which say what they were."""
    old = folder / "house/ciso-stays-out.yaml"
    text = old.read_text(encoding="utf-8").replace("id: ciso-stays-out", "id: ciso-apart\nformerly: [ciso-stays-out]")
    (folder / "house/ciso-apart.yaml").write_text(text, encoding="utf-8")
    old.unlink()
    moved = MOVED.replace("  ciso: {title", "  isb: {formerly: [ciso], title")
    (folder / "org.yaml").write_text(moved, encoding="utf-8")


def test_a_baseline_and_a_waiver_survive_new_names_of_rule_and_seat(house: Path) -> None:
    (house / "waivers.yaml").write_text(house_waiver(), encoding="utf-8")
    assert of_house(house).status == 1
    assert of_house(house, "--write-baseline", "known.json").status == 0
    rename(house)
    assert of_house(house).status == 1
    assert of_house(house, "--baseline", "known.json").status == 0
    assert of_house(house, "--waivers", "waivers.yaml").status == 0


def test_a_gap_that_turns_into_a_conflict_is_new_and_no_longer_waived(house: Path) -> None:
    (house / "org.yaml").write_text(MOVED.replace("Security Officer, reports_to: cio", "Security Officer"), encoding="utf-8")
    (house / "waivers.yaml").write_text(house_waiver("gap"), encoding="utf-8")
    assert of_house(house).status == 1
    assert of_house(house, "--write-baseline", "known.json").status == 0
    assert of_house(house, "--waivers", "waivers.yaml").status == 0
    (house / "org.yaml").write_text(MOVED, encoding="utf-8")
    assert of_house(house, "--baseline", "known.json").status == 1
    ran = of_house(house, "--waivers", "waivers.yaml", "--quiet")
    assert ran.status == 1
    assert ran.out.splitlines() == [
        f"org.yaml:{LINE}:53: error: Chief Information Security Officer is under the CIO [ciso-stays-out]",
        (
            "waivers.yaml:2:37: warning: the waiver of ciso-stays-out on Chief Information Security Officer matches no finding: "
            "what was a gap is a conflict, which it does not accept [waiver-unused]"
        ),
    ]


def test_a_second_pack_leaves_baseline_and_waivers_of_the_first_as_they_are(house: Path) -> None:
    (house / "waivers.yaml").write_text(waivers("audit"), encoding="utf-8")
    assert judged(house, "--write-baseline", "known.json").status == 0
    assert judged(house, "--baseline", "known.json", "--pack", "house").status == 0
    assert judged(house, "--waivers", "waivers.yaml", "--pack", "house").status == 0


def test_a_rule_of_the_house_is_waived_tuned_and_known_like_any_other(house: Path) -> None:
    (house / "govcheck.toml").write_text('packs = ["house"]\n[rules.ciso-stays-out]\nseverity = "info"\n', encoding="utf-8")
    ran = govcheck("org.yaml", "--select", "house", "--format", "json", cwd=house)
    assert (ran.status, [one["severity"] for one in json.loads(ran.out)["findings"]]) == (0, ["info"])


# ---- for other programs ----


def test_the_annotation_and_the_comment_name_the_line(pull_request: Path) -> None:
    annotated = judged(pull_request, "--format", "github").out.splitlines()
    assert [line.split(",title=")[0] for line in annotated[:2]] == [f"::error file=org.yaml,line={LINE},col=53,endColumn=68"] * 2
    comment = judged(pull_request, "--format", "markdown").out
    assert comment.count(f"(<code>org.yaml:{LINE}</code>)</summary>") == 2
    (pull_request / "waivers.yaml").write_text(waivers("ciso"), encoding="utf-8")
    refused = judged(pull_request, "--waivers", "waivers.yaml", "--format", "github").out.splitlines()
    assert [line.split(",col=")[0] for line in refused[:-1]] == [
        *[f"::error file=org.yaml,line={LINE}"] * 2,
        "::error file=waivers.yaml,line=6",
        "::error file=waivers.yaml,line=13",
    ]
    (pull_request / "waivers.yaml").write_text(waivers("audit"), encoding="utf-8")
    assert judged(pull_request, "--waivers", "waivers.yaml", "--format", "github").out.startswith("govcheck: no findings; 2 waived; ")
    comment = judged(pull_request, "--waivers", "waivers.yaml", "--format", "markdown").out
    assert comment.count("waived by Audit Committee through 2027-03-31: until the merger closes") == 2


def test_sarif_shows_what_was_set_aside(pull_request: Path) -> None:
    (pull_request / "waivers.yaml").write_text(waivers("audit"), encoding="utf-8")
    (run,) = json.loads(judged(pull_request, "--waivers", "waivers.yaml", "--format", "sarif").out)["runs"]
    results = [
        (one["ruleId"], one["locations"][0]["physicalLocation"]["region"]["startLine"], one["suppressions"]) for one in run["results"]
    ]
    assert [(rule, line) for rule, line, _ in sorted(results, key=lambda one: one[0])] == [(rule, LINE) for rule in sorted(RULES)]
    assert {one["justification"] for _, _, (one,) in results} == {"until the merger closes"}
    judged(pull_request, "--write-baseline", "known.json")
    (run,) = json.loads(judged(pull_request, "--baseline", "known.json", "--format", "sarif").out)["runs"]
    assert {one["baselineState"] for one in run["results"]} == {"unchanged"}
