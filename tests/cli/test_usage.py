"""The words typed: exit codes, outputs, selection, configuration."""

import json
from pathlib import Path

import pytest

from tests.cli.running import govcheck

ORG = """\
govcheck: 1
organization: {name: Example, sector: healthcare}
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}
"""
RULE = "ciso-independent-of-cio"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an organisation whose CISO is under its CIO."""
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    return tmp_path


def findings(text: str) -> list[tuple[str, str, str, str]]:
    """Rule, kind, severity and subject of the findings in a JSON assessment."""
    return [(f["rule"], f["kind"], f["severity"], f["subject"]) for f in json.loads(text)["findings"]]


def test_the_exit_code_follows_the_threshold(folder: Path) -> None:
    statuses = {
        threshold: govcheck("org.yaml", "--select", RULE, "--fail-on", threshold, cwd=folder).status
        for threshold in ("error", "warning", "info", "never")
    }
    assert statuses == {"error": 1, "warning": 1, "info": 1, "never": 0}


def test_the_bare_form_is_the_command_check(folder: Path) -> None:
    assert govcheck("org.yaml", cwd=folder) == govcheck("check", "org.yaml", cwd=folder)


def test_standard_input_is_a_file(folder: Path) -> None:
    ran = govcheck("-", "--format", "json", "--select", RULE, cwd=folder, stdin=ORG.encode())
    assert ran.status == 1
    assert findings(ran.out) == [(RULE, "conflict", "error", "position:ciso")]


def test_several_files_are_one_organisation(folder: Path) -> None:
    (folder / "raci.yaml").write_text("govcheck: 1\nraci:\n  incident-containment: {cio: A, ciso: R}\n", encoding="utf-8")
    ran = govcheck("org.yaml", "raci.yaml", "--format", "json", "--select", "ciso-leads-incident-containment", cwd=folder)
    assert findings(ran.out) == [("ciso-leads-incident-containment", "conflict", "error", "activity:incident-containment")]


def test_selection_by_pack_clause_and_rule(folder: Path) -> None:
    def judged(*words: str) -> set[str]:
        rules = json.loads(govcheck("org.yaml", "--format", "json", *words, cwd=folder).out)["rules"]
        return {rule["id"] for rule in rules if rule["outcome"] != "notselected"}

    structure = judged("--select", "structure")
    assert structure
    assert RULE not in structure
    assert RULE in judged("--select", "cio-ciso:7")
    assert judged("--select", "cio-ciso:7.d", "--ignore", RULE) == judged("--select", "cio-ciso:7.d") - {RULE}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "jsn"], "unknown --format 'jsn'"),
        (["--fail-on", "warn"], "(did you mean warning?)"),
        (["--select", "ciso-independent-of-coi"], "(did you mean ciso-independent-of-cio?)"),
        (["--as-of", "2026-02-30"], "'2026-02-30' is no day; expected YYYY-MM-DD"),
        (["--output", "a", "--output", "b"], "2 times --output for 1 times --format"),
        (["--format", "json", "--format", "text"], "two formats go to standard output"),
        (["--format", "json", "--format", "text", "--output", "a", "--output", "a"], "two formats go to one file"),
        (["--frmat", "json"], "unrecognized arguments"),
    ],
)
def test_wrong_words_are_told(folder: Path, words: list[str], message: str) -> None:
    ran = govcheck("org.yaml", *words, cwd=folder)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_formats_go_to_their_files_and_the_terminal_keeps_the_text(folder: Path) -> None:
    ran = govcheck("org.yaml", "--format", "json", "--output", "a.json", "--format", "text", "--select", RULE, cwd=folder)
    alone = govcheck("org.yaml", "--select", RULE, cwd=folder)
    assert ran == alone
    assert findings((folder / "a.json").read_text(encoding="utf-8")) == [(RULE, "conflict", "error", "position:ciso")]


def test_a_configuration_sets_severity_and_selection(folder: Path) -> None:
    (folder / "govcheck.toml").write_text(f'select = ["{RULE}"]\n[rules.{RULE}]\nseverity = "info"\n', encoding="utf-8")
    ran = govcheck("org.yaml", "--format", "json", cwd=folder)
    assert ran.status == 0
    assert findings(ran.out) == [(RULE, "conflict", "info", "position:ciso")]


def test_a_configuration_sets_limits(folder: Path) -> None:
    (folder / "govcheck.toml").write_text("[rules.span-too-wide]\nwith = {max = 0}\n", encoding="utf-8")
    ran = govcheck("org.yaml", "--format", "json", "--select", "span-too-wide", cwd=folder)
    assert [f[3] for f in findings(ran.out)] == ["position:ceo", "position:cio"]


def test_equal_input_gives_equal_bytes(folder: Path) -> None:
    runs = {govcheck("org.yaml", "--format", "json", cwd=folder, env={"PYTHONHASHSEED": seed}).out for seed in ("0", "1", "4711")}
    assert len(runs) == 1


def test_the_order_of_keys_changes_no_word(folder: Path) -> None:
    lines = ORG.splitlines()
    shuffled = "\n".join([lines[0], *lines[2:3], *reversed(lines[3:]), lines[1]]) + "\n"
    straight = govcheck("org.yaml", "--quiet", cwd=folder).out
    (folder / "org.yaml").write_text(shuffled, encoding="utf-8")
    other = govcheck("org.yaml", "--quiet", cwd=folder).out
    assert straight
    assert sorted(line.split(": ", 1)[1] for line in straight.splitlines()) == sorted(line.split(": ", 1)[1] for line in other.splitlines())
