"""Named modifiers of severities: read beside the sources, used by name, refused with place and nearest word."""

from pathlib import Path

from govcheck.model.findings import Severity
from govcheck.packs.load import load_packs, shipped_packs
from govcheck.packs.parse_sources import all_modifiers, all_sources
from govcheck.packs.rule import Modifier, SeverityRule
from tests.packs.house import RULE, load, problems, write
from tests.properties.organisations import VOCABULARY

MODIFIERS = """\
- id: night-shift
  title: There is a night shift
  organization: {night_shift: true}
  because: house:2
"""


def with_modifier(stated: str) -> str:
    return RULE.replace("messages:\n", f"severity_when: [{stated}]\nmessages:\n")


def test_a_rule_takes_conditions_and_clause_of_a_modifier(tmp_path: Path) -> None:
    files = {"modifiers.yaml": MODIFIERS, "watched.yaml": with_modifier("{modifier: night-shift, severity: error}")}
    (rule,) = load(write(tmp_path, files)).rules

    assert rule.severity_when == (SeverityRule((("night_shift", (True,)),), Severity.ERROR, "house:2", "night-shift"),)


def test_a_rule_may_name_a_nearer_clause(tmp_path: Path) -> None:
    files = {"modifiers.yaml": MODIFIERS, "watched.yaml": with_modifier('{modifier: night-shift, severity: error, because: "house:1"}')}
    (rule,) = load(write(tmp_path, files)).rules

    assert rule.severity_when == (SeverityRule((("night_shift", (True,)),), Severity.ERROR, "house:1", "night-shift"),)


def test_an_unknown_modifier_is_told(tmp_path: Path) -> None:
    files = {"modifiers.yaml": MODIFIERS, "watched.yaml": with_modifier("{modifier: night-shfit, severity: error}")}

    assert problems(write(tmp_path, files)) == ["watched.yaml:8:28: unknown modifier 'night-shfit' (did you mean night-shift?)"]


def test_a_modifier_has_its_own_conditions(tmp_path: Path) -> None:
    stated = "{modifier: night-shift, organization: {regulated: true}, severity: error}"

    assert problems(write(tmp_path, {"modifiers.yaml": MODIFIERS, "watched.yaml": with_modifier(stated)})) == [
        "watched.yaml:8:41: a named modifier has its own conditions; expected one of modifier and organization"
    ]


def test_the_problems_of_a_file_of_modifiers_are_told_at_once(tmp_path: Path) -> None:
    text = MODIFIERS + "- {id: Night Shift, title: Again, organization: {}, because: house:3}\n- {id: regulated, titel: Regulated}\n"

    assert problems(write(tmp_path, {"modifiers.yaml": text, "watched.yaml": RULE})) == [
        "modifiers.yaml:5:3: no condition; expected organization: {attribute: value}",
        "modifiers.yaml:5:8: expected small letters, digits and hyphens, found 'Night Shift'",
        "modifiers.yaml:5:62: unknown clause of house '3'; expected one of 1, 2",
        "modifiers.yaml:6:3: the modifier lacks because",
        "modifiers.yaml:6:3: the modifier lacks organization",
        "modifiers.yaml:6:3: the modifier lacks title",
        "modifiers.yaml:6:19: unknown key of a modifier 'titel' (did you mean title?)",
    ]


def test_every_shipped_modifier_is_used() -> None:
    packs = load_packs(shipped_packs(), VOCABULARY)
    used = {change.modifier for pack in packs.packs for rule in pack.rules for change in rule.severity_when}
    known = all_modifiers((), all_sources((), []), [])

    assert used == set(known)
    assert known["regulated"] == Modifier("regulated", "The organisation is regulated", (("regulated", (True,)),), "cio-ciso:7.f")
