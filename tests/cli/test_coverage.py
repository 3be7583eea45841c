"""``govcheck rules --coverage``: statement by rule by outcome, and what is not accounted for."""

import json
from pathlib import Path

from tests.cli.running import govcheck

SOURCES = '- {id: house, title: Our policy, edition: first edition, clauses: ["1", "2", "3", "4"]}\n'
PACK = """\
id: house
title: House rules
version: 1
date: 2026-01-01
sources: [house]
sections:
  - {id: 1, title: Watching, clauses: ["house:1", "house:2"]}
  - {id: rest, title: The rest, clauses: ["house:3"]}
"""
STATEMENTS = """\
source: house
differences: {1: Watching}
statements:
  1: {difference: 1, strength: mandatory, says: The CISO watches}
  2: {difference: 1, strength: tendency, says: More where a regulator looks}
  3: {difference: 1, strength: possibility, says: Nobody minds}
  4: {difference: 1, strength: possibility, says: Nobody asks}
"""


def house(folder: Path) -> None:
    """A pack with a rule for its first clause, a modifier for the second, a reason for the third, and nothing for the fourth."""
    govcheck("new", "rule", "watched", "--pack", "house", cwd=folder)
    files = {"pack.yaml": PACK, "sources.yaml": SOURCES, "statements.yaml": STATEMENTS, "not_checked.yaml": "house:3: Nobody could.\n"}
    for name, text in files.items():
        (folder / "house" / name).write_text(text, encoding="utf-8")
    path = folder / "house" / "watched.yaml"
    text = path.read_text(encoding="utf-8")
    modifier = 'severity_when: [{organization: {regulated: true}, severity: error, because: "house:2"}]\n'
    path.write_text(text.replace("messages:", modifier + "messages:", 1), encoding="utf-8")


def test_every_statement_stands_with_its_rules_and_their_outcomes(tmp_path: Path) -> None:
    house(tmp_path)
    ran = govcheck("rules", "--coverage", "--pack", "house", "--select", "house", cwd=tmp_path)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "house: House rules\n"
        "==================\n"
        "\n"
        "1  Watching\n"
        "  house:1         The CISO watches\n"
        "                  watched: 1 conflict, 1 gap, 1 pass\n"
        "  house:2         More where a regulator looks\n"
        "                  watched: 1 conflict, 1 gap, 1 pass (reason of its severity)\n"
        "\n"
        "rest  The rest\n"
        "  house:3         Nobody minds\n"
        "                  not checked: Nobody could.\n"
        "\n"
        "in no section\n"
        "  house:4         Nobody asks\n"
        "                  no rule asks for it, and no reason is given\n"
        "\n"
        "3 of 4 statements accounted for: 2 by a rule, 1 not checked for a stated reason\n"
    )


def test_the_same_as_json(tmp_path: Path) -> None:
    house(tmp_path)
    ran = govcheck("rules", "--coverage", "--pack", "house", "--select", "house:2,house:4", "--format", "json", cwd=tmp_path)
    assert json.loads(ran.out) == {
        "coverage": [
            {
                "pack": "house",
                "section": "1",
                "clause": "house:2",
                "says": "More where a regulator looks",
                "strength": "tendency",
                "rules": [{"id": "watched", "for": "severity", "examples": {"conflict": 1, "gap": 1, "pass": 1}}],
                "not_checked": None,
            },
            {
                "pack": "house",
                "section": None,
                "clause": "house:4",
                "says": "Nobody asks",
                "strength": "possibility",
                "rules": [],
                "not_checked": None,
            },
        ],
        "totals": [{"pack": "house", "statements": 2, "accounted": 1, "by_rule": 1}],
    }


def test_every_statement_of_the_article_is_accounted_for(tmp_path: Path) -> None:
    ran = govcheck("rules", "--coverage", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "151 of 151 statements accounted for: 149 by a rule, 2 not checked for a stated reason"


def test_a_word_that_names_no_clause(tmp_path: Path) -> None:
    ran = govcheck("rules", "--coverage", "--select", "cio-ciso:77", cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "govcheck rules: cio-ciso:77: no such clause among those that a pack answers for\n"
