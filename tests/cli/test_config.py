"""The configuration: what it may say, where each value comes from, and that whatever is wrong is told at its place, all at once."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, govcheck

ORG = """\
govcheck: 1
organization: {name: Example (fictional), attributes: {us_federal_agency: true}}
positions:
  ceo: {title: Chief Executive Officer}
  cio: {title: Chief Information Officer, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: cio}
"""
INDEPENDENT = "ciso-independent-of-cio"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    return tmp_path


def configured(folder: Path, text: str, *words: str, name: str = "govcheck.toml") -> Ran:
    (folder / name).write_text(text, encoding="utf-8")
    return govcheck("org.yaml", *words, cwd=folder)


def told(ran: Ran, name: str = "govcheck.toml") -> list[str]:
    assert (ran.status, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert all(line.startswith(f"{name}:") for line in lines)
    return [line.removeprefix(f"{name}:") for line in lines]


# ---- what is wrong ----


def test_all_problems_are_told_at_once_each_at_its_own_place(folder: Path) -> None:
    # `info` and `select` stand elsewhere before they are wrong
    text = """\
# select and info
selekt = []
ignore = ["raci", 7, ""]
fail-on = "warn"
profile = 1
packs = "house"

[rules]
other = "info"
span-too-wide = {severity = "info", severty = "error", with = 3, because = false}

[rules.too-many-hats]
severity = "worst"
"""
    assert told(configured(folder, text)) == [
        "2:1: unknown key 'selekt' (did you mean select?)",
        "3:19: ignore must be a list of texts, and 7 is none",
        "3:22: ignore must be a list of texts, and '' is none",
        "4:11: unknown severity 'warn' (did you mean warning?)",
        "5:11: profile must be a text, not 1",
        "6:9: packs must be a list of texts, not 'house'",
        "9:1: the rule other must be a table, [rules.other]",
        "10:37: unknown key 'severty' of a rule (did you mean severity?)",
        "10:63: with must be a table of limits, not 3",
        "10:76: because must be a text, not False",
        "13:12: unknown severity 'worst'; expected one of error, warning, info",
    ]


def test_what_does_not_fit_the_rules_is_told_at_once(folder: Path) -> None:
    text = """\
[rules.span-too-wid]
severity = "info"
[rules.span-too-wide]
with = {maximum = 3, max = -1}
[rules.ciso-independent-of-cio]
with = {max = 1}
"""
    assert told(configured(folder, text)) == [
        "1:8: unknown rule 'span-too-wid' (did you mean span-too-wide?)",
        "4:9: span-too-wide has no limit 'maximum'; it has max, min (did you mean max?)",
        "4:28: the limit max of span-too-wide must be a whole number, not -1",
        "6:9: ciso-independent-of-cio has no limit 'max'; it has none",
    ]


WRONG = """\
profile = "federal-agency"
select = ["cio-ciso", "cio-cisoo"]
ignore = ["raci:R-09",
  "raci:R-99x"]
waivers = "w.yaml"
baseline = "known.json"
[rules.span-too-wid]
severity = "info"
"""


def test_whatever_is_not_there_is_told_at_once_with_what_does_not_fit(folder: Path) -> None:
    wrong = [
        "1:11: unknown profile 'federal-agency' (did you mean us-federal-agency?)",
        "2:23: 'cio-cisoo' names no rule, pack or clause (did you mean cio-ciso?)",
        "4:3: 'raci:R-99x' names no rule, pack or clause (did you mean raci:R-19?)",
        "5:11: no such file w.yaml; expected a file of waivers",
        "6:12: no such file known.json; expected a baseline",
        "7:8: unknown rule 'span-too-wid' (did you mean span-too-wide?)",
    ]
    assert told(configured(folder, WRONG)) == wrong
    # what the words typed put aside may be missing, and what is only shown
    for words in (("--no-waivers", "--no-baseline"), ("--show-config",)):
        assert told(govcheck("org.yaml", *words, cwd=folder)) == [*wrong[:3], wrong[-1]]
    assert told(configured(folder, WRONG.replace('"federal-agency"', '"f.yaml"')))[0] == "1:11: no such file f.yaml; expected a profile"


def test_a_rule_may_stand_in_the_pack_that_is_not_there(folder: Path) -> None:
    assert told(configured(folder, f'packs = [".", "house"]\n{WRONG}')) == [
        "1:15: no such folder house; expected the folder of a rule pack",
        "6:11: no such file w.yaml; expected a file of waivers",
        "7:12: no such file known.json; expected a baseline",
    ]


def test_all_words_typed_that_name_nothing_are_told(folder: Path) -> None:
    ran = govcheck("org.yaml", "--select", "cio-cisoo,raci", "--ignore", "too-many-hat", cwd=folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "govcheck check: 'cio-cisoo' names no rule, pack or clause (did you mean cio-ciso?)",
        "'too-many-hat' names no rule, pack or clause (did you mean too-many-hats?)",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = \n", "1:5: not TOML: Invalid value"),
        ("select = []\nselect = []\n", "2:12: not TOML: Cannot overwrite a value"),
        ('profile = "federal-agency"\n', "1:11: unknown profile 'federal-agency' (did you mean us-federal-agency?)"),
        ("rules = 3\n", "1:9: rules must be tables, [rules.RULE-ID]"),
        ("[rules.too-many-hats]\noff = true\n", "2:1: unknown key 'off' of a rule; a rule is left out by its id in ignore"),
        ("[rules.too-many-hats]\nbecause = 'x'\n", "1:8: the table of too-many-hats changes nothing; expected severity or with"),
    ],
)
def test_a_problem_has_its_line_and_column(folder: Path, text: str, problem: str) -> None:
    assert told(configured(folder, text)) == [problem]


def test_in_a_project_file_the_places_are_those_of_the_file(folder: Path) -> None:
    text = '[project]\nname = "x"\nselekt = 1\n[tool.govcheck]\nselekt = []\n[tool.govcheck.rules.too-many-hats]\nsever = 1\n'
    assert told(configured(folder, text, name="pyproject.toml"), "pyproject.toml") == [
        "5:1: unknown key 'selekt' (did you mean select?)",
        "7:1: unknown key 'sever' of a rule (did you mean severity?)",
    ]
    assert told(configured(folder, "[tool]\ngovcheck = 3\n", name="pyproject.toml"), "pyproject.toml") == [
        "2:12: expected a table, found 3"
    ]


def test_lines_may_end_as_on_windows_and_begin_with_a_mark(folder: Path) -> None:
    (folder / "govcheck.toml").write_bytes(b'\xef\xbb\xbfselect = []\r\n\r\nfail-on = "x"\r\n')
    assert told(govcheck("org.yaml", cwd=folder)) == ["3:11: unknown severity 'x'; expected one of error, warning, info, never"]


# ---- what counts ----


def severities(ran: Ran) -> dict[str, tuple[str, str]]:
    return {f["rule"]: (f["severity"], (f["severity_from"] or {}).get("because", "")) for f in json.loads(ran.out)["findings"]}


def test_a_severity_is_shown_with_the_reason_or_the_line(folder: Path) -> None:
    text = f'select = ["{INDEPENDENT}", "ciso-reports-to-the-top"]\n[rules]\n{INDEPENDENT}.severity = "info"\n'
    text += 'ciso-reports-to-the-top = {severity = "info", because = "house rule 12"}\n'
    assert severities(configured(folder, text, "--format", "json")) == {
        INDEPENDENT: ("info", "govcheck.toml:3"),
        "ciso-reports-to-the-top": ("info", "house rule 12"),
    }


def test_the_configuration_counts_for_more_than_the_profile(folder: Path) -> None:
    text = f'profile = "us-federal-agency"\nselect = ["{INDEPENDENT}"]\n[rules.{INDEPENDENT}]\nseverity = "warning"\n'
    assert severities(configured(folder, text, "--format", "json")) == {INDEPENDENT: ("warning", "govcheck.toml:4")}


def test_the_nearest_file_upward_counts_and_its_paths_hold_from_its_folder(folder: Path) -> None:
    (folder / "deep/er").mkdir(parents=True)
    (folder / "deep/er/org.yaml").write_text(ORG, encoding="utf-8")
    (folder / "deep/govcheck.toml").write_text('waivers = "w.yaml"\n', encoding="utf-8")
    (folder / "govcheck.toml").write_text("selekt = 1\n", encoding="utf-8")
    ran = govcheck("deep/er/org.yaml", cwd=folder)
    assert (ran.status, ran.err) == (2, "deep/govcheck.toml:1:11: no such file deep/w.yaml; expected a file of waivers\n")
    assert govcheck("er/org.yaml", cwd=folder / "deep").err == "govcheck.toml:1:11: no such file w.yaml; expected a file of waivers\n"


# ---- where each value comes from ----


def test_show_config_tells_where_each_value_comes_from(folder: Path) -> None:
    text = """\
profile = "us-federal-agency"
ignore = [
  "raci:R-09",
]
waivers = "w.yaml"
[rules.waiver-too-long]
severity = "error"
with.days = 90
"""
    (folder / "govcheck.toml").write_text(text, encoding="utf-8")
    ran = govcheck("--show-config", "--select", "cio-ciso,raci", "--ignore", "too-many-hats", "--as-of", "2026-11-26", cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    cells = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in ran.out.splitlines()]
    assert [cell for cell in cells if "us_federal_agency" not in cell[2]] == [
        ["config", "govcheck.toml", "nearest upward"],
        ["packs", "none", "default"],
        ["profile", "us-federal-agency", "govcheck.toml:1"],
        ["select", "cio-ciso", "command line"],
        ["select", "raci", "command line"],
        ["ignore", "raci:R-09", "govcheck.toml:3"],
        ["ignore", "too-many-hats", "command line"],
        ["fail-on", "error", "default"],
        ["as-of", "2026-11-26", "command line"],
        ["waivers", "w.yaml", "govcheck.toml:5"],
        ["baseline", "none", "default"],
        ["output", "text", "default"],
        ["rules.waiver-too-long", "severity: warning -> error", "govcheck.toml:7"],
        ["rules.waiver-too-long", "days: 366 -> 90", "govcheck.toml:8"],
    ]
    (of_profile,) = [cell for cell in cells if cell[0] == f"rules.{INDEPENDENT}"]
    assert of_profile[1] == "severity: conflict error, gap warning -> info"
    assert of_profile[2].startswith("profile us-federal-agency, where us_federal_agency is true: fisma:3554(a)(3)(A), ")


def test_show_config_names_a_file_above_from_where_the_run_is(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.govcheck]\nfail-on = "info"\n', encoding="utf-8")
    (folder / "deep").mkdir()
    lines = govcheck("--show-config", cwd=folder / "deep").out.splitlines()
    assert [line.split("  ")[-1].strip() for line in lines if line.startswith(("config", "fail-on"))] == [
        "nearest upward",
        "../pyproject.toml:2",
    ]


def test_show_config_without_a_configuration_is_all_defaults(folder: Path) -> None:
    ran = govcheck("--show-config", "org.yaml", cwd=folder)
    assert ran.status == 0
    assert {line.split("  ")[-1].strip() for line in ran.out.splitlines()} == {"default"}


def test_show_config_tells_what_is_wrong(folder: Path) -> None:
    (folder / "govcheck.toml").write_text("selekt = 1\n", encoding="utf-8")
    ran = govcheck("--show-config", cwd=folder)
    assert (ran.status, ran.out, ran.err) == (2, "", "govcheck.toml:1:1: unknown key 'selekt' (did you mean select?)\n")
