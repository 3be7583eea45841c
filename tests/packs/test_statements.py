"""What a pack says that its source states: read whole, refused with place and nearest word, and the same from the compiled index."""

from pathlib import Path

import pytest

from govcheck.packs.index import compiled, read_index, write_index
from govcheck.packs.load import load_packs
from govcheck.packs.locate import rules_folder
from govcheck.packs.rule import Statement, Strength
from govcheck.source.problems import InputError
from tests.properties.organisations import VOCABULARY

HOUSE = {
    "pack.yaml": "id: house\ntitle: House rules\nversion: 1.0.0\ndate: 2026-11-23\nsources: [house]\n",
    "sources.yaml": "- {id: house, title: House rules, clauses: [1.a, 1.b, 2.a]}\n",
    "statements.yaml": """\
source: house
differences: {1: Watching, 2: Telling}
statements:
  1.a: {difference: 1, strength: mandatory, says: Somebody watches}
  1.b: {difference: 1, strength: tendency, says: Somebody watches at night}
  2.a: {difference: 2, strength: possibility, says: Somebody is told}
""",
    "not_checked.yaml": "house:1.b: nobody writes down who sleeps\n",
}


def house(folder: Path, **changed: str) -> Path:
    """A pack of no rules, with some of its files changed."""
    home = folder / "house"
    home.mkdir()
    for name, content in {**HOUSE, **{f"{stem}.yaml": content for stem, content in changed.items()}}.items():
        (home / name).write_text(content, encoding="utf-8")
    return home


def told(folder: Path) -> list[tuple[str, int, int, str, str | None]]:
    with pytest.raises(InputError) as raised:
        load_packs([folder], VOCABULARY)
    return [(Path(p.path).name, p.line, p.column, p.message, p.nearest) for p in raised.value.problems]


def test_the_statements_and_what_no_rule_asks_stand_on_the_pack(tmp_path: Path) -> None:
    (pack,) = load_packs([house(tmp_path)], VOCABULARY).packs

    assert pack.statements == (
        Statement("house:1.a", 1, "Watching", Strength.MANDATORY, "Somebody watches"),
        Statement("house:1.b", 1, "Watching", Strength.TENDENCY, "Somebody watches at night"),
        Statement("house:2.a", 2, "Telling", Strength.POSSIBILITY, "Somebody is told"),
    )
    assert pack.not_checked == {"house:1.b": "nobody writes down who sleeps"}


def test_a_pack_need_not_list_statements(tmp_path: Path) -> None:
    home = house(tmp_path)
    (home / "statements.yaml").unlink()
    (home / "not_checked.yaml").unlink()
    (pack,) = load_packs([home], VOCABULARY).packs

    assert (pack.statements, dict(pack.not_checked)) == ((), {})


def test_the_digest_of_a_pack_is_of_its_statements_too(tmp_path: Path) -> None:
    home = house(tmp_path)
    (before,) = load_packs([home], VOCABULARY).packs
    (home / "statements.yaml").write_text(HOUSE["statements.yaml"].replace("watches at night", "sleeps"), encoding="utf-8")
    (after,) = load_packs([home], VOCABULARY).packs

    assert before.digest != after.digest


def test_every_problem_is_told_at_its_place_with_the_nearest_word(tmp_path: Path) -> None:
    text = """\
source: house
differences: {1: Watching, second: Telling}
statement: {}
statements:
  1.a: {difference: 1, strength: mandatry, says: Somebody watches}
  1.c: {difference: 3, strength: strong, says: Somebody watches at night}
  2.a: {difference: [1], strenght: possibility, says: Somebody is told}
  2.b: {difference: 1}
"""
    assert told(house(tmp_path, statements=text)) == [
        ("statements.yaml", 2, 28, "expected a number, found 'second'", None),
        ("statements.yaml", 3, 1, "unknown key of a file of statements 'statement'", "statements"),
        ("statements.yaml", 5, 34, "unknown strength of wording 'mandatry'", "mandatory"),
        ("statements.yaml", 6, 3, "unknown clause of house '1.c'", "1.b"),
        ("statements.yaml", 6, 21, "unknown difference '3'; expected one of 1", None),
        ("statements.yaml", 7, 3, "the statement lacks strength", None),
        ("statements.yaml", 7, 26, "unknown key of a statement 'strenght'", "strength"),
        ("statements.yaml", 8, 3, "the statement lacks says", None),
        ("statements.yaml", 8, 3, "the statement lacks strength", None),
        ("statements.yaml", 8, 3, "unknown clause of house '2.b'", "2.a"),
    ]


def test_a_clause_that_is_not_checked_has_to_be_a_statement_and_needs_a_reason(tmp_path: Path) -> None:
    assert told(house(tmp_path, not_checked="house:1.d: no reason\nhouse:1.a: [a, b]\n")) == [
        ("not_checked.yaml", 1, 1, "unknown statement 'house:1.d'", "house:1.b"),
        ("not_checked.yaml", 2, 12, "expected a text, found a list", None),
    ]


def test_what_is_no_mapping_is_told(tmp_path: Path) -> None:
    assert told(house(tmp_path, statements="[]"))[0] == ("statements.yaml", 1, 1, "expected a mapping, found a list", None)


def test_an_unknown_source_is_told(tmp_path: Path) -> None:
    text = HOUSE["statements.yaml"].replace("source: house", "source: houses")

    assert told(house(tmp_path, statements=text))[0] == ("statements.yaml", 1, 9, "unknown source 'houses'", "house")


def test_the_compiled_index_holds_them(tmp_path: Path) -> None:
    folder = rules_folder()
    packs = load_packs([folder / "cio-ciso"], VOCABULARY)
    path = (tmp_path / "index").as_posix()
    write_index(path, compiled(VOCABULARY, packs, folder.as_posix(), "signature"))

    found = read_index(path, folder.as_posix(), "signature")

    assert found is not None
    assert [(pack.statements, pack.not_checked) for pack in found.packs.packs] == [(p.statements, p.not_checked) for p in packs.packs]
