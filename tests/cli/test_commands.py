"""The other commands: what they print, and that what they make is sound."""

import json
from pathlib import Path

import pytest

from govcheck import __version__
from govcheck.cli.main import COMMANDS
from govcheck.constraints.table import CONSTRAINTS
from tests.cli.running import govcheck


def test_the_starter_is_in_order(tmp_path: Path) -> None:
    made = govcheck("init", cwd=tmp_path)
    ran = govcheck("org.yaml", "--format", "json", cwd=tmp_path)
    assert made.status == 0
    assert json.loads(ran.out)["findings"] == []
    assert ran.status == 0


def test_the_starter_is_never_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text("mine", encoding="utf-8")
    ran = govcheck("init", cwd=tmp_path)
    assert (ran.status, ran.err) == (2, "govcheck init: org.yaml is there already; --force writes over it\n")
    assert (tmp_path / "org.yaml").read_text(encoding="utf-8") == "mine"
    assert govcheck("init", "--force", cwd=tmp_path).status == 0
    assert (tmp_path / "org.yaml").read_text(encoding="utf-8") == govcheck("init", "-", cwd=tmp_path).out


def test_a_new_rule_passes_and_is_used(tmp_path: Path) -> None:
    made = govcheck("new", "rule", "ciso-watches", "--pack", "house", "--topic", "security", cwd=tmp_path)
    tested = govcheck("test", "house", cwd=tmp_path)
    assert made.status == 0
    assert (tmp_path / "house" / "security" / "ciso-watches.yaml").is_file()
    assert (tested.status, tested.out, tested.err) == (0, "1 rule, 3 examples, 0 failed\n", "")
    (tmp_path / "org.yaml").write_text(
        "govcheck: 1\npositions:\n  ceo: {title: CEO}\n  cio: {title: Chief Information Officer, reports_to: ceo}\n"
        "  ciso: {title: CISO, reports_to: ceo}\nraci:\n  Security monitoring: {cio: A, ciso: R}\n",
        encoding="utf-8",
    )
    ran = govcheck("org.yaml", "--pack", "house", "--select", "ciso-watches", "--format", "json", cwd=tmp_path)
    (finding,) = json.loads(ran.out)["findings"]
    assert (finding["kind"], finding["subject"], finding["cites"]) == ("conflict", "activity:Security monitoring", ["house:1"])


def test_a_new_rule_never_replaces_one(tmp_path: Path) -> None:
    govcheck("new", "rule", "one", "--pack", "house", cwd=tmp_path)
    again = govcheck("new", "rule", "one", "--pack", "house", cwd=tmp_path)
    assert (again.status, again.err) == (2, "govcheck new: house/one.yaml is there already\n")
    wrong = govcheck("new", "rule", "../One", "--pack", "house", cwd=tmp_path)
    assert wrong.status == 2
    assert not (tmp_path / "One.yaml").exists()


def test_an_example_that_differs_is_told_with_both_sides(tmp_path: Path) -> None:
    govcheck("new", "rule", "one", "--pack", "house", cwd=tmp_path)
    path = tmp_path / "house" / "one.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("security-monitoring: {ciso: A, soc: R}", "security-monitoring: {soc: A}"),
                    encoding="utf-8")  # fmt: skip
    ran = govcheck("test", "house", cwd=tmp_path)
    assert ran.status == 2
    assert ran.out.startswith("house/one.yaml:37:5: one: the CISO is accountable\n")
    assert "found    {'kind': 'conflict', 'subject': 'activity:security-monitoring'" in ran.out
    assert ran.out.endswith("1 rule, 3 examples, 2 failed\n")  # the example, and that none passes


def test_a_wrong_pack_tells_every_problem_at_once(tmp_path: Path) -> None:
    govcheck("new", "rule", "one", "--pack", "house", cwd=tmp_path)
    path = tmp_path / "house" / "one.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("letters: [A]", "leters: [A]"),
        ("{role: ciso}", "{role: cisso}"),
        ("{assignee}", "{asignee}"),
        ("house:1", "hause:1"),
        ("severity: {conflict: warning", "severity: {conflict: warn"),
    ):
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    ran = govcheck("test", "house", cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    messages = [line.split(": ", 1)[1] for line in ran.err.splitlines()]
    assert "unknown source 'hause' (did you mean house?)" in messages
    assert "unknown parameter of assigned 'leters' (did you mean letters?)" in messages
    assert "unknown role 'cisso' (did you mean ciso?)" in messages
    assert "unknown severity 'warn' (did you mean warning?)" in messages
    assert all(line.startswith("house/one.yaml:") for line in ran.err.splitlines())


def test_a_missing_pack_is_told(tmp_path: Path) -> None:
    ran = govcheck("test", "nowhere", cwd=tmp_path)
    assert (ran.status, ran.err) == (2, "nowhere:1:1: no such folder; expected the folder of a rule pack\n")


@pytest.mark.parametrize("word", ["ciso-independent-of-cio", "independent_of", "ciso", "incident-containment"])
def test_explains_rules_constraints_roles_and_activities(word: str, tmp_path: Path) -> None:
    ran = govcheck("explain", word, cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(word)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_every_constraint_explains_its_parameters(constraint: str, tmp_path: Path) -> None:
    ran = govcheck("explain", constraint, cwd=tmp_path)
    assert ran.status == 0
    for parameter in CONSTRAINTS[constraint].parameters:
        assert f"  {parameter.name}: {parameter.meaning.split()[0]}" in ran.out


def test_an_unknown_word_gets_the_nearest(tmp_path: Path) -> None:
    ran = govcheck("explain", "ciso-independant-of-cio", cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("is no rule, constraint, role, activity or profile (did you mean ciso-independent-of-cio?)\n")


def test_rules_are_listed_as_text_and_as_json(tmp_path: Path) -> None:
    text = govcheck("rules", "--select", "cio-ciso:7.d", cwd=tmp_path)
    listed = json.loads(govcheck("rules", "--select", "cio-ciso:7.d", "--format", "json", cwd=tmp_path).out)["rules"]
    assert text.status == 0
    assert "ciso-independent-of-cio" in {rule["id"] for rule in listed}
    assert all("cio-ciso:7.d" in rule["cites"] for rule in listed)
    assert text.out.endswith(f"\n{len(listed)} rule{'s' * (len(listed) > 1)}\n")


@pytest.mark.parametrize("form", ["org", "assessment", "assessments", "comparison"])
def test_schemas_are_printed(form: str, tmp_path: Path) -> None:
    ran = govcheck("schema", form, cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_help_and_version(tmp_path: Path) -> None:
    assert govcheck("--version", cwd=tmp_path).out == f"govcheck {__version__}\n"
    text = govcheck("--help", cwd=tmp_path).out
    assert all(f"  {command}" in text for command in COMMANDS)
    for command in COMMANDS:
        ran = govcheck(command, "--help", cwd=tmp_path)
        assert ran.status == 0
        assert ran.out.startswith(f"usage: govcheck {command}")
