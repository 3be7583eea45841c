"""The JSON Schema of the JSON that `to_json` writes. Keys may be added in later versions, so none is forbidden."""

from typing import Any

from govcheck.model.findings import Kind, Outcome, Severity

Schema = dict[str, Any]


def assessment_schema() -> Schema:
    """JSON Schema 2020-12 of an assessment, version 1 of the format; made anew, so the caller may change it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:govcheck:assessment:1",
        "title": "govcheck assessment",
        "description": "Everything that one run has to say about one organisation, or why it says nothing (`problems`).",
        **_record(
            govcheck=_record(
                "What wrote this.",
                version=_text("The version of govcheck."),
                format={"const": 1, "description": "The version of this format; keys may be added, none is renamed."},
            ),
            organization=_record(
                "What was judged.",
                name=_or_null(_text("The organisation's name; null where its file gives none or could not be read.")),
                inputs=_list(
                    "The files that were read, in the order in which they were given.",
                    _record(
                        path=_text("The path as given."),
                        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the file's bytes."},
                    ),
                ),
            ),
            packs=_list(
                "The rule packs that took part, by id.",
                _record(
                    id=_text("The id of the pack."),
                    version=_text("The version of the pack."),
                    digest=_text("A digest of its rules: equal digests, equal rules."),
                    title=_text("What the pack is about."),
                ),
            ),
            profile=_or_null(_text("The profile that selected and tuned the rules; null where none was asked for.")),
            profile_changes=_list(
                "What the profile changed, by rule.",
                _record(
                    rule=_text("The id of the rule."),
                    change=_text("What was changed, from what to what."),
                    because=_text("The clause or the reason that the profile gives."),
                ),
            ),
            as_of={
                "type": ["string", "null"],
                "format": "date",
                "description": "The day as of which was judged; null where nothing was judged.",
            },
            summary=_summary(),
            rules=_list("Every rule, by pack and id, also those that were not judged.", _rule()),
            sections=_list(
                "How the sections of a pack stand, such as the ten differences; none where nothing of the pack was judged.", _section()
            ),
            findings=_list("Conflicts and gaps, by severity, rule, subject and key.", _finding()),
            absent=_or_null(_list("Findings of the baseline that are no longer there; null without a baseline.", _absent())),
            questions=_list("What only the organisation itself can answer.", _question()),
            notmodelled=_list(
                "Topics of which the file says nothing.",
                _record(
                    topic=_text("The topic."),
                    rules=_list("The rules that saying something about it would open.", {"type": "string"}),
                ),
            ),
            problems=_list("What is wrong with the input, a pack, the configuration or the words typed.", _problem()),
        ),
    }  # fmt: skip


_OUTCOMES = {
    Outcome.PASS: "The organisation meets the rule.",
    Outcome.CONFLICT: "A stated fact contradicts the rule.",
    Outcome.GAP: "Something that the rule needs has not been settled.",
    Outcome.NOTMODELLED: "The file says nothing about the topic of the rule.",
    Outcome.NOTAPPLICABLE: "Nothing here is what the rule is about.",
    Outcome.NOTSELECTED: "The rule was not asked for.",
    Outcome.ERROR: "The rule crashed, and its verdicts were discarded.",
}


def _summary() -> Schema:
    return _record(
        "The numbers of this run.",
        rules=_record("How many rules came to which outcome.", **{key.value: _count(said) for key, said in _OUTCOMES.items()}),
        findings=_record(
            "How many findings, without the waived ones, are of which severity.",
            **{severity.value: _count(f"Findings of severity {severity}.") for severity in Severity},
            waived=_count("Findings that a valid waiver accepts."),
        ),
        judged=_count("Rules that came to pass, conflict or gap."),
        of=_count("All rules."),
    )


def _rule() -> Schema:
    return _record(
        id=_text("The id of the rule."),
        pack=_text("The pack that it belongs to."),
        outcome=_one_of("What the rule comes to: its worst verdict.", list(_OUTCOMES)),
        severity=_one_of("The worst severity of its findings, or the one that a finding would have.", list(Severity)),
        cites=_cites(),
        verdicts=_record(
            "How many subjects came to which verdict.",
            satisfied=_count("Subjects that meet the rule."),
            violated=_count("Subjects that a stated fact sets against the rule."),
            undetermined=_count("Subjects about which the file does not say enough."),
        ),
        reason=_or_null(_text("Why the rule was not judged, or how it crashed.")),
    )


def _section() -> Schema:
    unchecked = "No rule of the pack asks for it."
    return _record(
        pack=_text("The pack that it is a section of."),
        id=_text("The id of the section within its pack."),
        title=_text("What it is about."),
        summary=_record(
            "How many clauses came to which outcome: the worst of the rules that cite them.",
            **{key.value: _count(said) for key, said in _OUTCOMES.items()},
            notchecked=_count(unchecked),
        ),
        judged=_count("Clauses that came to pass, conflict or gap."),
        of=_count("All clauses of the section."),
        clauses=_record(
            "Which clauses came to which outcome.",
            **{key.value: _list(said, {"type": "string"}) for key, said in _OUTCOMES.items()},
            notchecked=_list(unchecked, {"type": "string"}),
        ),
    )


def _finding() -> Schema:
    return _record(
        rule=_text("The id of the rule."),
        kind=_one_of("Whether a stated fact contradicts the rule, or something has not been settled.", list(Kind)),
        severity=_one_of("How much it matters.", list(Severity)),
        severity_from=_or_null(
            _record(
                "Why the severity is not the rule's own.",
                was=_one_of("The rule's own severity.", list(Severity)),
                because=_text("The clause or the reason that changed it."),
                modifier=_or_null(_text("The named modifier that changed it.")),
            )
        ),
        subject=_ref("What the finding is about."),
        key=_list("What tells this finding from others of the same rule on the same subject.", _ref("A thing.")),
        message=_text("What was found, in one sentence."),
        cites=_cites(),
        group=_text("Findings that rest on the same facts have the same group."),
        locations=_list(
            "Where to look: the subject first, then the facts that decide.",
            _location(role=_one_of("The subject's own place, or that of a deciding fact.", ["primary", "related"])),
        ),
        evidence=_list(
            "The facts that decide: while they stay, so does the finding.",
            _record(
                slot=_slot("The address of the fact."),
                statement=_text("What it says, in one sentence."),
                locations=_list("Where it stands; nowhere, where the file does not say it.", _location()),
            ),
        ),
        missing=_list(
            "Facts any one of which would decide a gap.",
            _record(slot=_slot("The address of the fact."), statement=_text("What is not settled, in one sentence.")),
        ),
        remediation=_text("What to do about it."),
        fingerprint=_text("Tells whether two runs found the same thing, whatever the wording, the order or the lines."),
        status=_one_of("How the finding stands to a baseline; `new` where there is none.", ["new", "unchanged"]),
        waiver=_or_null(_waiver()),
    )


def _waiver() -> Schema:
    return _record(
        "The waiver that accepts the finding; null where there is none.",
        reason=_text("Why it was accepted."),
        approver=_ref("The position that accepted it."),
        granted=_or_null({"type": "string", "format": "date", "description": "The day from which it holds."}),
        expires=_or_null({"type": "string", "format": "date", "description": "The last day on which it holds."}),
        location={**_location(), "description": "Where the waiver is written down."},
    )


def _absent() -> Schema:
    return _record(
        rule=_text("The id of the rule."),
        kind=_one_of("Whether it was a conflict or a gap.", list(Kind)),
        severity=_one_of("How much it mattered.", list(Severity)),
        subject=_ref("What it was about."),
        message=_text("What was found, in one sentence."),
        fingerprint=_text("The fingerprint that it had."),
    )


def _question() -> Schema:
    return _record(
        kind=_text("The kind of question, such as `unresolved-title`."),
        subject=_ref("What the question is about."),
        text=_text("The question."),
        candidates=_list(
            "Words of the vocabulary that may be meant.",
            _record(
                term=_text("The word."),
                score={"type": "number", "minimum": 0, "maximum": 1, "description": "How close it is; 1 is nearest."},
            ),
        ),
    )


def _problem() -> Schema:
    return _record(
        path=_text("The file."),
        line={"type": "integer", "minimum": 0, "description": "The line, counted from 1; 0 where it is the whole file."},
        column={"type": "integer", "minimum": 0, "description": "The column, counted from 1; 0 where it is the whole line."},
        message=_text("What is wrong and what was expected."),
        nearest=_or_null(_text("The valid word that is closest to a mistyped one.")),
    )


def _location(**first: Schema) -> Schema:
    return _record(
        **first,
        path=_text("The file."),
        line={"type": "integer", "minimum": 1, "description": "The first line, counted from 1."},
        column={"type": "integer", "minimum": 1, "description": "The first column, counted from 1 in characters."},
        end_line={"type": "integer", "minimum": 1, "description": "The last line."},
        end_column={"type": "integer", "minimum": 1, "description": "The first column after the end."},
    )


def _record(description: str = "", /, **properties: Schema) -> Schema:
    """An object all of whose keys are always there."""
    about = {"description": description} if description else {}
    return {"type": "object", **about, "required": list(properties), "properties": dict(properties)}


def _list(description: str, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _count(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _one_of(description: str, words: list[Any]) -> Schema:
    return {"enum": [str(word) for word in words], "description": description}


def _or_null(schema: Schema) -> Schema:
    description = schema.pop("description")
    return {"description": description, "anyOf": [schema, {"type": "null"}]}


def _ref(description: str) -> Schema:
    return {"type": "string", "pattern": "^[^:]+:", "description": f"{description} As `kind:id`."}


def _slot(description: str) -> Schema:
    return {"type": "string", "pattern": "^[^:]+:", "description": f"{description} As `kind:path/of/parts`."}


def _cites() -> Schema:
    return _list("The clauses that the rule rests on, as `source:clause`.", {"type": "string"})
