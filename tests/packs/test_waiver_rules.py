"""The rules about waivers: each rests on one clause, says what its message needs, and is explained and listed like any other."""

from pathlib import Path

from govcheck.packs.shipped import shipped
from govcheck.packs.tuning import limits_of
from govcheck.packs.waiver_rules import PACK, waiver_pack
from tests.cli.running import govcheck

RULES = waiver_pack().rules


def test_every_clause_of_the_collection_has_its_rule() -> None:
    clauses = shipped().packs.sources[PACK].clauses
    assert sorted(clause for rule in RULES for clause in rule.cites) == [f"{PACK}:{clause}" for clause in clauses]


def test_their_names_are_nobody_elses_and_sorted() -> None:
    names = [rule.id for rule in RULES]
    assert names == sorted(set(names))
    assert not set(names) & {rule.id for rule in shipped().packs.rules}
    assert {(rule.pack, rule.topic) for rule in RULES} == {(PACK, "")}


def test_each_raises_one_kind_and_says_why_and_what_to_do() -> None:
    for rule in RULES:
        assert len(rule.severity) == 1
        assert list(rule.messages) == list(rule.severity)
        assert all((rule.title, rule.rationale, rule.remediation))


def test_the_limits_can_be_set() -> None:
    assert {rule.id: limits_of(rule) for rule in RULES if rule.checks} == {
        "waiver-expires-soon": {"days": 30},
        "waiver-too-long": {"days": 366},
    }


def test_each_has_a_manual_page(tmp_path: Path) -> None:
    ran = govcheck("explain", "waiver-too-long", cwd=tmp_path)
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[:3] == ["waiver-too-long", "===============", ""]
    for said in ("What it checks", "Why", "When it does not apply", "How to put it right", "Related rules", "Clauses", "    waivers:W-07"):
        assert said in lines
    assert "  limit     days: 366;" in ran.out
    unknown = govcheck("explain", "waiver-to-long", cwd=tmp_path)
    assert (unknown.status, "(did you mean waiver-too-long?)" in unknown.err) == (2, True)


def test_they_are_listed_with_the_others(tmp_path: Path) -> None:
    ran = govcheck("rules", "--select", PACK, cwd=tmp_path)
    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines() if line.startswith("  waiver-")] == [rule.id for rule in RULES]
