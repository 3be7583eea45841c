"""The JSON Schema of the JSON that `to_json` writes. Keys may be added in later versions, so none is forbidden."""

from govcheck.model.findings import Kind, Severity
from govcheck.renderers.pieces.schema_words import (
    OUTCOMES,
    Schema,
    cites,
    count,
    finding_schema,
    listed,
    one_of,
    or_null,
    problem_schema,
    record,
    ref,
    summary_schema,
    text,
)


def assessment_schema() -> Schema:
    """JSON Schema 2020-12 of an assessment, version 1 of the format; made anew, so the caller may change it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:govcheck:assessment:1",
        "title": "govcheck assessment",
        "description": "Everything that one run has to say about one organisation, or why it says nothing (`problems`).",
        # of an organisation file there is nothing to note
        **_without(record(
            govcheck=record(
                "What wrote this.",
                version=text("The version of govcheck."),
                format={"const": 1, "description": "The version of this format; keys may be added, none is renamed."},
            ),
            organization=record(
                "What was judged.",
                name=or_null(text("The organisation's name; null where its file gives none or could not be read.")),
                inputs=listed(
                    "The files that were read, in the order in which they were given.",
                    record(
                        path=text("The path as given."),
                        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the file's bytes."},
                    ),
                ),
            ),
            packs=listed(
                "The rule packs that took part, by id.",
                record(
                    id=text("The id of the pack."),
                    version=text("The version of the pack."),
                    digest=text("A digest of its rules: equal digests, equal rules."),
                    title=text("What the pack is about."),
                ),
            ),
            profile=or_null(text("The profile that selected and tuned the rules; null where none was asked for.")),
            profile_changes=listed(
                "What the profile changed, by rule.",
                record(
                    rule=text("The id of the rule."),
                    change=text("What was changed, from what to what."),
                    because=text("The clause or the reason that the profile gives."),
                ),
            ),
            profile_reason=or_null(text("Why the profile changed nothing; null where it applies or none was asked for.")),
            profiles_fitting=listed("Profiles that are meant for such an organisation and were not asked for.", {"type": "string"}),
            as_of={
                "type": ["string", "null"],
                "format": "date",
                "description": "The day as of which was judged; null where nothing was judged.",
            },
            summary=summary_schema(),
            rules=listed("Every rule, by pack and id, also those that were not judged.", _rule()),
            sections=listed(
                "How the sections of a pack stand, such as the ten differences; none where nothing of the pack was judged.", _section()
            ),
            findings=listed("Conflicts and gaps, by severity, rule, subject and key.", finding_schema()),
            absent=or_null(listed("Findings of the baseline that are no longer there; null without a baseline.", _absent())),
            questions=listed("What only the organisation itself can answer.", _question()),
            notmodelled=listed(
                "Topics of which the file says nothing.",
                record(
                    topic=text("The topic."),
                    rules=listed("The rules that saying something about it would open.", {"type": "string"}),
                ),
            ),
            overlooked=listed("Rows of the matrices of which no rule asks for what they are about, by name.", {"type": "string"}),
            notes=listed("What became of sources in other formats: what was left out, is doubtful, or was read in a certain way.", _note()),
            problems=listed("What is wrong with the input, a pack, the configuration or the words typed.", problem_schema()),
        ), "notes"),
    }  # fmt: skip


def _without(schema: Schema, key: str) -> Schema:
    """The same, where that key may be missing."""
    return {**schema, "required": [name for name in schema["required"] if name != key]}


def _note() -> Schema:
    return record(
        severity=one_of("Whether somebody should look at it.", ["warning", "info"]),
        path=text("The source; a sheet of a workbook stands behind #."),
        line=count("The line, or the row of a sheet, from 1."),
        column=count("The column, from 1."),
        message=text("What there is to say."),
    )


def assessments_schema() -> Schema:
    """JSON Schema 2020-12 of several assessments in one document, which `to_json.render_many` writes."""
    each = assessment_schema()
    source = text("The file from which the organisation was read.")
    numbers = record(
        "The numbers of all organisations.",
        organizations=count("How many organisations there are."),
        unread=count("How many of them could not be read."),
        findings=record(
            "How many findings of all, without the waived and the unchanged ones, are of which severity.",
            **{severity.value: count(f"Findings of severity {severity}.") for severity in Severity},
            waived=count("Findings that a valid waiver accepts."),
        ),
    )
    return {
        "$schema": each.pop("$schema"),
        "$id": "urn:govcheck:assessments:1",
        "title": "govcheck assessments",
        "description": "Several organisations in the order in which they were given, each with everything that the run has to say of it.",
        **record(
            govcheck=each["properties"]["govcheck"],
            summary=numbers,
            assessments=listed(
                "An organisation: the file that it was read from, and its assessment.",
                {"type": "object", "required": ["source", *each["required"]], "properties": {"source": source, **each["properties"]}},
            ),
        ),
    }


def _rule() -> Schema:
    return record(
        id=text("The id of the rule."),
        pack=text("The pack that it belongs to."),
        outcome=one_of("What the rule comes to: its worst verdict.", list(OUTCOMES)),
        severity=one_of("The worst severity of its findings, or the one that a finding would have.", list(Severity)),
        cites=cites(),
        verdicts=record(
            "How many subjects came to which verdict.",
            satisfied=count("Subjects that meet the rule."),
            violated=count("Subjects that a stated fact sets against the rule."),
            undetermined=count("Subjects about which the file does not say enough."),
        ),
        reason=or_null(text("Why the rule was not judged, or how it crashed.")),
    )


def _section() -> Schema:
    unchecked = "No rule of the pack asks for it."
    return record(
        pack=text("The pack that it is a section of."),
        id=text("The id of the section within its pack."),
        title=text("What it is about."),
        summary=record(
            "How many clauses came to which outcome: the worst of the rules that cite them.",
            **{key.value: count(said) for key, said in OUTCOMES.items()},
            notchecked=count(unchecked),
        ),
        judged=count("Clauses that came to pass, conflict or gap."),
        of=count("All clauses of the section."),
        clauses=record(
            "Which clauses came to which outcome.",
            **{key.value: listed(said, {"type": "string"}) for key, said in OUTCOMES.items()},
            notchecked=listed(unchecked, {"type": "string"}),
        ),
        remarks=listed("Clauses in conflict or with a gap against which findings of severity info alone speak.", {"type": "string"}),
    )


def _absent() -> Schema:
    return record(
        rule=text("The id of the rule."),
        kind=one_of("Whether it was a conflict or a gap.", list(Kind)),
        severity=one_of("How much it mattered.", list(Severity)),
        subject=ref("What it was about."),
        message=text("What was found, in one sentence."),
        fingerprint=text("The fingerprint that it had."),
    )


def _question() -> Schema:
    return record(
        kind=text("The kind of question, such as `unresolved-title`."),
        subject=ref("What the question is about."),
        text=text("The question."),
        candidates=listed(
            "Words of the vocabulary that may be meant.",
            record(
                term=text("The word."),
                score={"type": "number", "minimum": 0, "maximum": 1, "description": "How close it is; 1 is nearest."},
            ),
        ),
    )
