"""The JSON keeps the contract of version 1, whatever an assessment holds."""

import json
import unicodedata
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from govcheck import __version__
from govcheck.model.findings import Assessment, Severity
from govcheck.model.slots import Problem
from govcheck.renderers.assessment_schema import assessment_schema, assessments_schema
from govcheck.renderers.pieces.schema_words import Schema
from govcheck.renderers.to_json import render, render_many, render_problems
from tests.renderers.assessments import CLEAN, EVERYTHING, FINDINGS
from tests.renderers.generated import ASSESSMENTS, PROBLEMS


def closed(schema: Any) -> Any:
    """The schema with every key forbidden that it does not list: this version writes no other."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(part) for key, part in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema and "required" in schema else inner


VALIDATOR = jsonschema.Draft202012Validator(closed(assessment_schema()), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(assessment_schema())
    jsonschema.Draft202012Validator.check_schema(assessments_schema())


def test_several_organisations_keep_their_schema_and_each_its_own() -> None:
    document = json.loads(render_many((("a.yaml", EVERYTHING), ("b.yaml", (Problem("b.yaml", 1, 1, "empty"),)), ("c.yaml", CLEAN))))

    jsonschema.Draft202012Validator(closed(assessments_schema())).validate(document)
    assert document["summary"] == {
        "organizations": 3,
        "unread": 1,
        "findings": {"error": 2, "warning": 2, "info": 4, "waived": 0},
    }
    assert [each.pop("source") for each in document["assessments"]] == ["a.yaml", "b.yaml", "c.yaml"]
    assert document["assessments"][0] == json.loads(render(EVERYTHING))
    assert [each["message"] for each in document["assessments"][1]["problems"]] == ["empty"]


def test_every_key_of_the_schema_is_described() -> None:
    assert undescribed(assessment_schema(), "$") == []


def undescribed(schema: Schema, path: str) -> list[str]:
    """The keys without a description, as paths; records inside lists are described by the list."""
    found = []
    for part in [schema, *schema.get("anyOf", [])]:
        for key, inner in part.get("properties", {}).items():
            found += [] if inner.get("description") else [f"{path}.{key}"]
            found += undescribed(inner, f"{path}.{key}")
        found += undescribed(part["items"], f"{path}[]") if "items" in part else []
    return found


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    document = json.loads(render(EVERYTHING))

    assert list(document) == [
        "govcheck", "organization", "packs", "profile", "profile_changes", "profile_reason", "profiles_fitting", "as_of", "summary",
        "rules", "sections", "findings", "absent", "questions", "notmodelled", "overlooked", "problems",
    ]  # fmt: skip
    assert list(document["summary"]["rules"]) == [
        "pass", "conflict", "gap", "notmodelled", "notapplicable", "notselected", "error",
    ]  # fmt: skip
    assert list(document["findings"][0]) == [
        "rule", "kind", "severity", "severity_from", "subject", "key", "message", "cites", "group",
        "locations", "evidence", "missing", "remediation", "fingerprint", "status", "waiver",
    ]  # fmt: skip


def test_the_summary_counts_rules_and_findings() -> None:
    assert json.loads(render(EVERYTHING))["summary"] == {
        "rules": {"pass": 1, "conflict": 1, "gap": 1, "notmodelled": 1, "notapplicable": 1, "notselected": 1, "error": 1},
        "findings": {"error": 2, "warning": 2, "info": 4, "waived": 0, "unchanged": 0, "absent": 0},
        "judged": 3,
        "of": 7,
    }


def test_findings_stand_by_severity_rule_subject_and_key() -> None:
    finding = FINDINGS[0]._replace(severity=Severity.INFO)
    subjects = [finding._replace(subject=finding.subject._replace(id=name), rule=rule) for rule in "ba" for name in ("z", "y")]
    worst = finding._replace(rule="z", severity=Severity.ERROR)

    document = json.loads(render(EVERYTHING._replace(findings=(*subjects, worst))))

    assert [(each["rule"], each["subject"]) for each in document["findings"]] == [
        ("z", "position:ciso"), ("a", "position:y"), ("a", "position:z"), ("b", "position:y"), ("b", "position:z"),
    ]  # fmt: skip


def test_a_source_line_is_never_written() -> None:
    secret = "salary: 1234567"
    given_ = EVERYTHING.inputs[0]._replace(lines=(secret,) * 20)

    assert secret not in render(EVERYTHING._replace(inputs=(given_,)))


def test_without_an_organisation_the_document_holds_the_problems() -> None:
    problems = (Problem("org.yaml", 3, 1, "unknown key 'report_to'", "reports_to"), Problem("org.yaml", 1, 1, "empty"))

    document = json.loads(render_problems(problems, "1.2.3"))

    VALIDATOR.validate(document)
    assert document == {
        **json.loads(render(CLEAN._replace(organization=None, inputs=(), packs=(), rules=()))),
        "govcheck": {"version": "1.2.3", "format": 1},
        "as_of": None,
        "problems": [
            {"path": "org.yaml", "line": 1, "column": 1, "message": "empty", "nearest": None},
            {"path": "org.yaml", "line": 3, "column": 1, "message": "unknown key 'report_to'", "nearest": "reports_to"},
        ],
    }


@pytest.mark.parametrize("broken", ["findings", "rules", "problems"])
def test_the_schema_notices_what_is_wrong(broken: str) -> None:
    document = json.loads(render(EVERYTHING))
    del document[broken][0][next(iter(document[broken][0]))]

    assert [next(iter(error.path)) for error in VALIDATOR.iter_errors(document)] == [broken]


@settings(max_examples=30)
@given(ASSESSMENTS)
def test_any_assessment_is_valid_and_reads_back(assessment: Assessment) -> None:
    text = render(assessment)
    document = json.loads(text)

    VALIDATOR.validate(document)
    assert document["govcheck"] == {"version": __version__, "format": 1}
    assert sorted(finding["message"] for finding in document["findings"]) == sorted(
        json.loads(json.dumps(finding.message)) for finding in assessment.findings
    )
    check_safe(text)


@given(PROBLEMS)
def test_any_problems_are_valid(problems: tuple[Problem, ...]) -> None:
    text = render_problems(problems, "0.1.0")

    VALIDATOR.validate(json.loads(text))
    check_safe(text)


def check_safe(text: str) -> None:
    """Nothing in it steers a terminal, turns the direction of text or cannot be written as UTF-8."""
    text.encode("utf-8")
    assert text.endswith("}\n")
    assert {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")} <= {"\n"}
    assert not {sign for sign in text if unicodedata.bidirectional(sign) in BIDI}


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
