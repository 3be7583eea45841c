"""The JSON Schema of the JSON that `comparison_json` writes. Keys may be added in later versions, so none is forbidden."""

from govcheck.model.comparisons import ChangeKind
from govcheck.model.findings import Severity
from govcheck.renderers.pieces.schema_words import (
    OUTCOMES,
    Schema,
    count,
    finding_schema,
    listed,
    location,
    one_of,
    or_null,
    problem_schema,
    record,
    ref,
    slot,
    summary_schema,
    text,
)


def comparison_schema() -> Schema:
    """JSON Schema 2020-12 of a comparison, version 1 of the format; made anew, so the caller may change it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:govcheck:comparison:1",
        "title": "govcheck comparison",
        "description": "What changed between two states of one organisation, or why nothing could be compared (`problems`).",
        **record(
            govcheck=record(
                "What wrote this.",
                version=text("The version of govcheck."),
                format={"const": 1, "description": "The version of this format; keys may be added, none is renamed."},
            ),
            before=or_null(_state("The older state.")),
            after=or_null(_state("The newer state.")),
            as_of={
                "type": ["string", "null"],
                "format": "date",
                "description": "The day as of which both were judged; null where nothing was judged.",
            },
            summary=record(
                "The numbers of this comparison.",
                changes=count("Changes in the organisation."),
                came=_with_waived(),
                went=_severities("went"),
                stayed=_severities("stayed"),
            ),
            changes=listed("What changed in the organisation, by kind of change, subject and fact.", _change()),
            came=listed("Findings of the newer state alone, by severity, rule, subject and key.", finding_schema()),
            went=listed(
                "Findings of the older state alone.",
                _more(
                    finding_schema(),
                    rule_outcome=or_null(one_of("What the rule comes to now; null where it takes no part.", list(OUTCOMES))),
                ),
            ),
            stayed=listed(
                "Findings of both states, as the newer one has them.",
                _more(finding_schema(), severity_before=one_of("The severity in the older state.", list(Severity))),
            ),
            problems=listed("What is wrong with the input, a pack, the configuration or the words typed.", problem_schema()),
        ),
    }  # fmt: skip


def _state(description: str) -> Schema:
    return record(
        description,
        files=listed("The files as they were typed, such as `main:org.yaml`.", {"type": "string"}),
        organization=or_null(text("The organisation's name; null where its files give none.")),
        inputs=listed(
            "The files that were read.",
            record(
                path=text("The path."),
                sha256={"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the file's bytes."},
            ),
        ),
        summary=summary_schema(),
    )


def _severities(which: str) -> Schema:
    counts = {severity.value: count(f"Findings of severity {severity}.") for severity in Severity}
    return record(f"How many findings {which}, by severity.", **counts)


def _with_waived() -> Schema:
    made = _severities("came, without the waived ones")
    return _more(made, waived=count("Findings that came and that a valid waiver accepts."))


def _more(made: Schema, **properties: Schema) -> Schema:
    """An object with further keys that are always there."""
    return {**made, "required": [*made["required"], *properties], "properties": {**made["properties"], **properties}}


def _change() -> Schema:
    return record(
        kind=one_of("What happened.", list(ChangeKind)),
        subject=ref("What it happened to."),
        statement=text("What happened, in one sentence."),
        facts=listed(
            "The facts that differ by it; every fact that differs stands once in all changes.",
            record(
                slot=slot("The address of the fact, by the ids of the newer state."),
                before={"description": "Its value before; null where it was not stated."},
                after={"description": "Its value now; null where it is not stated."},
            ),
        ),
        locations=listed(
            "Where it stands.", location(role=one_of("In the newer state, or where it is only there, in the older.", ["new", "old"]))
        ),
    )
