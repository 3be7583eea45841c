"""A finding is recognised over time by what it says of what: not by lines, order, wording, titles, people or other rules."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from govcheck.assessment.assess import assess
from govcheck.documents.read import read_files
from govcheck.model.settings import Settings
from govcheck.packs.rule import Pack, Rule, RulePacks
from tests.assessment.rules import made
from tests.properties.organisations import AS_OF, VOCABULARY

Said = tuple[str, str, str, tuple[str, ...]]

NOT_UNDER = made({"role": "ciso"}, {"reports_to": {"none": {"role": ["cio", "coo"]}}}, "not-under")
ACCOUNTABLE = made({"activity": "every"}, {"assigned": {"letters": "A", "to": {"role": "ciso"}}}, "accountable")
APART = made({"organization": "this"}, {"separated": {"this": {"role": "ciso"}, "from": {"role": "cio"}, "at": "line"}}, "apart")
OWNED = made({"policy": ["paper", "passwords"]}, {"owned_by": {"as": "owner", "who": {"role": "ciso"}}}, "owned")
RULES = (NOT_UNDER, ACCOUNTABLE, APART, OWNED)

ORG = """\
govcheck: 1
positions:
  ceo: {title: Chief, is: ceo}
  coo: {title: Operations, is: coo, reports_to: ceo}
  cio: {title: Technology, is: cio, reports_to: ceo, holder: A. Byrne}
  ciso: {title: Security, is: ciso, reports_to: [cio, coo], holder: M. Lund}
raci:
  Incident response: {cio: A, ciso: R}
  Look who is in: {ciso: R}
activities: {Look who is in: {is: access-review}}
policies: {paper: {owner: cio}}
"""


def findings(folder: Path, text: str = ORG, rules: Iterable[Rule] = RULES) -> dict[Said, str]:
    """What is said, by rule, kind, subject and key, with its fingerprint."""
    path = folder / "org.yaml"
    path.write_text(text, encoding="utf-8")
    pack = Pack("house", "House rules", "1", "2026-01-01", (), tuple(rules), "0", "house")
    found = assess(read_files([str(path)], VOCABULARY), RulePacks((pack,), {}), VOCABULARY, Settings(AS_OF)).findings
    return {(f.rule, f.kind.value, str(f.subject), tuple(map(str, f.key))): f.fingerprint for f in found}


#: what the organisation above is told, and by which fingerprints; a change here orphans every baseline and pinned waiver there is
KNOWN: dict[Said, str] = {
    ("accountable", "conflict", "activity:Incident response", ()): "v1:b3f9de7be7dbba0fa589",
    ("accountable", "gap", "activity:Look who is in", ()): "v1:e8c1ce8641603a8790f9",
    ("apart", "conflict", "organization:this", ("position:ciso", "position:cio")): "v1:96295dd4343d73381850",
    ("not-under", "conflict", "position:ciso", ("position:cio",)): "v1:64b2ce95427c41db0228",
    ("not-under", "conflict", "position:ciso", ("position:coo",)): "v1:b4a8a57f78938debbce0",
    ("owned", "conflict", "policy:paper", ()): "v1:41aaa6a12d58d0944ee6",
    ("owned", "gap", "policy:passwords", ()): "v1:780f96e7e93a192b0dd7",
}


def changed(*pairs: tuple[str, str]) -> str:
    text = ORG
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_fingerprints_of_this_version_are_kept(tmp_path: Path) -> None:
    assert findings(tmp_path) == KNOWN


RENAMED = ("  ciso: {title: Security", "  {}: {{formerly: [{}], title: Security")


def renamed(now: str, *formerly: str) -> str:
    """The organisation after a seat's renames, oldest first."""
    return changed((RENAMED[0], RENAMED[1].format(now, ", ".join(formerly))), ("ciso: R", f"{now}: R"))


SAME = {
    "moved": changed(("positions:", "# a comment\n\n\norganization: {name: Elsewhere, regulated: true}\npositions:")),
    "retitled": changed(("Chief", "Boss"), ("title: Security", "title: Guardian"), ("Technology", "Machines")),
    "other people": changed(("A. Byrne", "Z. Other"), ("M. Lund", "Y. Other")),
    "row reworded, and still declared": changed(("Look who is in", "Check who has access")),
    "reordered": changed(
        ("  Incident response: {cio: A, ciso: R}\n", ""),
        ("{ciso: R}\n", "{ciso: R}\n  Incident response: {ciso: R, cio: A}\n"),
    ),
    "list reordered": changed(("[cio, coo]", "[coo, cio]")),
    "another matrix, and still the one row of its activity": changed(
        ("raci:\n", "matrices:\n  security:\n    rows:\n"),
        ("  Incident", "      Incident"),
        ("  Look who is in: {c", "      Look who is in: {c"),
    ),
    "seat renamed": renamed("guard", "ciso"),
    "seat renamed twice": renamed("a", "ciso", "guard"),
    "seat renamed to something earlier in the alphabet, and again": renamed("guard", "ciso", "a"),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_what_stays_the_same_finding_keeps_its_fingerprint(text: str, tmp_path: Path) -> None:
    before, after = findings(tmp_path), findings(tmp_path, text)
    assert sorted(after.values()) == sorted(before.values())


def not_under(name: str = "not-under", **more: Any) -> Rule:
    return made({"role": "ciso"}, {"reports_to": {"none": {"role": ["coo", "cio"]}}}, name, **more)


@pytest.mark.parametrize(
    "rule",
    [
        not_under(),
        not_under(title="Reworded", severity="info", messages={"conflict": "x", "gap": "y"}),
        not_under("elsewhere", formerly=["not-under"]),
        not_under("renamed", formerly=["not-under", "elsewhere"]),
        not_under("zoo", formerly=["not-under", "a"]),
    ],
    ids=lambda rule: f"{rule.id}, formerly {rule.formerly}",
)
def test_a_rule_that_is_reworded_or_renamed_keeps_its_fingerprints(rule: Rule, tmp_path: Path) -> None:
    before, after = findings(tmp_path, rules=[NOT_UNDER]), findings(tmp_path, rules=[OWNED, rule])
    assert len(before) == 2
    assert set(before.values()) <= set(after.values())


def test_different_findings_have_different_fingerprints(tmp_path: Path) -> None:
    """Of one rule on two subjects, on one subject with two keys, of two rules, and of two kinds."""
    found = findings(tmp_path)
    assert len(found) == 7
    assert len(set(found.values())) == len(found)
    settled = findings(tmp_path, changed(("  Look who is in: {ciso: R}", "  Look who is in: {cio: A}")))
    was = found["accountable", "gap", "activity:Look who is in", ()]
    now = settled["accountable", "conflict", "activity:Look who is in", ()]
    assert was != now


def test_two_rows_of_one_activity_are_told_apart_by_their_names(tmp_path: Path) -> None:
    before = findings(tmp_path)
    after = findings(
        tmp_path,
        changed(
            ("  Look who is in: {ciso: R}", "  Look who is in: {ciso: R}\n  Response to incidents: {cio: A}"),
            ("activities: {", "activities: {Response to incidents: {is: incident-response}, "),
        ),
    )
    rows = [after["accountable", "conflict", f"activity:{row}", ()] for row in ("Incident response", "Response to incidents")]
    assert len({*rows, before["accountable", "conflict", "activity:Incident response", ()]}) == 3


def test_a_row_that_is_wanted_and_then_written_is_the_same_subject(tmp_path: Path) -> None:
    rule = made({"activity": ["incident-response", "it-strategy"]}, {"assigned": {"letters": "A", "to": {"role": "ciso"}}}, "wanted")
    wanted = findings(tmp_path, changed(("  Incident response: {cio: A, ciso: R}", "  Service restoration: {ciso: I}")), rules=[rule])
    written = findings(tmp_path, changed(("cio: A, ciso: R", "ciso: R")), rules=[rule])
    # the topic is spoken of, and of the activity not even a part
    assert set(wanted) == {("wanted", "gap", "activity:incident-response", ())}
    assert written["wanted", "gap", "activity:Incident response", ()] == wanted["wanted", "gap", "activity:incident-response", ()]


def test_a_file_that_moves_or_is_taken_apart_keeps_them(tmp_path: Path) -> None:
    before = findings(tmp_path)
    (tmp_path / "deep" / "down").mkdir(parents=True)
    assert findings(tmp_path / "deep" / "down") == before

    head, raci, rest = ORG[: ORG.index("raci:")], ORG[ORG.index("raci:") : ORG.index("policies:")], ORG[ORG.index("policies:") :]
    (tmp_path / "rows.yaml").write_text("govcheck: 1\n" + raci, encoding="utf-8")
    assert findings(tmp_path, head + rest + "include: rows.yaml\n") == before


def test_another_pack_changes_none(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    document = read_files([str(tmp_path / "org.yaml")], VOCABULARY)
    packs = [
        Pack(name, name, "1", "2026-01-01", (), rules, "0", name) for name, rules in (("house", RULES), ("other", (not_under("other"),)))
    ]
    alone, both = (assess(document, RulePacks(tuple(packs[:n]), {}), VOCABULARY, Settings(AS_OF)).findings for n in (1, 2))
    assert [finding for finding in both if finding.rule != "other"] == list(alone)
    assert len(both) == len(alone) + 2
