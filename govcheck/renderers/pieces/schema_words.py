"""What the JSON Schemas of several outputs say alike: small words, places, findings, problems, numbers."""

from typing import Any

from govcheck.model.findings import Kind, Outcome, Severity

Schema = dict[str, Any]

#: what each outcome of a rule means
OUTCOMES = {
    Outcome.PASS: "The organisation meets the rule.",
    Outcome.CONFLICT: "A stated fact contradicts the rule.",
    Outcome.GAP: "Something that the rule needs has not been settled.",
    Outcome.NOTMODELLED: "The file says nothing about the topic of the rule.",
    Outcome.NOTAPPLICABLE: "Nothing here is what the rule is about.",
    Outcome.NOTSELECTED: "The rule was not asked for.",
    Outcome.ERROR: "The rule crashed, and its verdicts were discarded.",
}


def summary_schema() -> Schema:
    """The numbers of a run."""
    return record(
        "The numbers of this run.",
        rules=record("How many rules came to which outcome.", **{key.value: count(said) for key, said in OUTCOMES.items()}),
        findings=record(
            "How many findings, without the waived and the unchanged ones, are of which severity.",
            **{severity.value: count(f"Findings of severity {severity}.") for severity in Severity},
            waived=count("Findings that a valid waiver accepts."),
            unchanged=count("Findings that the baseline holds as well."),
            absent=count("Findings of the baseline that are no longer there."),
        ),
        judged=count("Rules that came to pass, conflict or gap."),
        of=count("All rules."),
    )


def finding_schema() -> Schema:
    """A finding."""
    return record(
        rule=text("The id of the rule."),
        kind=one_of("Whether a stated fact contradicts the rule, or something has not been settled.", list(Kind)),
        severity=one_of("How much it matters.", list(Severity)),
        severity_from=or_null(
            record(
                "Why the severity is not the rule's own.",
                was=one_of("The rule's own severity.", list(Severity)),
                because=text("The clause or the reason that changed it."),
                modifier=or_null(text("The named modifier that changed it.")),
            )
        ),
        subject=ref("What the finding is about."),
        key=listed("What tells this finding from others of the same rule on the same subject.", ref("A thing.")),
        message=text("What was found, in one sentence."),
        cites=cites(),
        group=text("Findings that rest on the same facts have the same group."),
        locations=listed(
            "Where to look: the subject first, then the facts that decide.",
            location(role=one_of("The subject's own place, or that of a deciding fact.", ["primary", "related"])),
        ),
        evidence=listed(
            "The facts that decide: while they stay, so does the finding.",
            record(
                slot=slot("The address of the fact."),
                statement=text("What it says, in one sentence."),
                locations=listed("Where it stands; nowhere, where the file does not say it.", location()),
            ),
        ),
        missing=listed(
            "Facts any one of which would decide a gap.",
            record(slot=slot("The address of the fact."), statement=text("What is not settled, in one sentence.")),
        ),
        remediation=text("What to do about it."),
        fingerprint=text("Tells whether two runs found the same thing, whatever the wording, the order or the lines."),
        status=one_of("How the finding stands to a baseline; `new` where there is none.", ["new", "unchanged"]),
        waiver=or_null(_waiver()),
    )


def _waiver() -> Schema:
    return record(
        "The waiver that accepts the finding; null where there is none.",
        reason=text("Why it was accepted."),
        approver=ref("The position that accepted it."),
        approved_by=text("The title of that position."),
        granted=or_null({"type": "string", "format": "date", "description": "The day from which it holds."}),
        expires=or_null({"type": "string", "format": "date", "description": "The last day on which it holds."}),
        location={**location(), "description": "Where the waiver is written down."},
    )


def problem_schema() -> Schema:
    """A problem."""
    return record(
        path=text("The file."),
        line={"type": "integer", "minimum": 0, "description": "The line, counted from 1; 0 where it is the whole file."},
        column={"type": "integer", "minimum": 0, "description": "The column, counted from 1; 0 where it is the whole line."},
        message=text("What is wrong and what was expected."),
        nearest=or_null(text("The valid word that is closest to a mistyped one.")),
    )


def location(**first: Schema) -> Schema:
    """A place in a file, perhaps with other keys before it."""
    return record(
        **first,
        path=text("The file."),
        line={"type": "integer", "minimum": 1, "description": "The first line, counted from 1."},
        column={"type": "integer", "minimum": 1, "description": "The first column, counted from 1 in characters."},
        end_line={"type": "integer", "minimum": 1, "description": "The last line."},
        end_column={"type": "integer", "minimum": 1, "description": "The first column after the end."},
    )


def record(description: str = "", /, **properties: Schema) -> Schema:
    """An object all of whose keys are always there."""
    about = {"description": description} if description else {}
    return {"type": "object", **about, "required": list(properties), "properties": dict(properties)}


def listed(description: str, items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "description": description, "items": items}


def text(description: str) -> Schema:
    """A text."""
    return {"type": "string", "description": description}


def count(description: str) -> Schema:
    """A number of things."""
    return {"type": "integer", "minimum": 0, "description": description}


def one_of(description: str, words: list[Any]) -> Schema:
    """One of several words."""
    return {"enum": [str(word) for word in words], "description": description}


def or_null(schema: Schema) -> Schema:
    """That, or null."""
    description = schema.pop("description")
    return {"description": description, "anyOf": [schema, {"type": "null"}]}


def ref(description: str) -> Schema:
    """The name of a thing."""
    return {"type": "string", "pattern": "^[^:]+:", "description": f"{description} As `kind:id`."}


def slot(description: str) -> Schema:
    """The address of a fact."""
    return {"type": "string", "pattern": "^[^:]+:", "description": f"{description} As `kind:path/of/parts`."}


def cites() -> Schema:
    """The clauses of a rule."""
    return listed("The clauses that the rule rests on, as `source:clause`.", {"type": "string"})
