"""A new rule is sound, passes its examples, and stays as the person has named it."""

import re
from pathlib import Path

import pytest

from govcheck.assessment.examples import ExampleRun, run_examples
from govcheck.model.findings import Kind, Outcome
from govcheck.packs.load import PACK_FILE, load_packs
from govcheck.packs.parse_rule import is_id
from govcheck.packs.parse_sources import SOURCES_FILE
from govcheck.packs.scaffold import pack_text, rule_text, sources_text
from tests.properties.organisations import VOCABULARY


def scaffolded(folder: Path, rule: str, pack: str) -> ExampleRun:
    """The examples of a new rule in a new pack, run."""
    for name, text in ((PACK_FILE, pack_text(pack)), (SOURCES_FILE, sources_text(pack)), (f"{rule}.yaml", rule_text(rule, pack))):
        (folder / name).write_text(text, encoding="utf-8")
    packs = load_packs([folder], VOCABULARY)
    (found,) = packs.packs
    assert (found.id, [one.id for one in found.rules], [one.cites for one in found.rules]) == (pack, [rule], [(f"{pack}:1",)])
    return run_examples(found, VOCABULARY, packs)


#: names that YAML would read as something else than text, were they not in quotes
TAKEN = ("true", "false", "null", "no", "on", "1", "1e3", "0x1f", "0o17", "2026-01-01", "007", "inf", "nan", "y")
OUTCOMES = (Outcome.CONFLICT, Outcome.GAP, Outcome.PASS)


@pytest.mark.parametrize("name", ["ciso-watches", *TAKEN])
def test_a_new_rule_passes_its_examples_whatever_its_name(name: str, tmp_path: Path) -> None:
    assert is_id(name)
    assert scaffolded(tmp_path, name, "house") == ExampleRun(1, 3, (), {name: OUTCOMES})


@pytest.mark.parametrize("name", ["our-house", *TAKEN])
def test_a_new_pack_is_sound_whatever_its_name(name: str, tmp_path: Path) -> None:
    assert scaffolded(tmp_path, "watched", name) == ExampleRun(1, 3, (), {"watched": OUTCOMES})


def test_a_new_rule_shows_a_finding_of_each_kind_and_none(tmp_path: Path) -> None:
    scaffolded(tmp_path, "watched", "house")
    text = (tmp_path / "watched.yaml").read_text(encoding="utf-8")
    assert re.findall(r"kind: (\w+)", text) == [kind.value for kind in Kind]
    assert "findings: []" in text
