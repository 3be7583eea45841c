"""The JSON Schema of the JSON that `plan_json` writes. Keys may be added in later versions, so none is forbidden."""

from govcheck.model.findings import Kind, Severity
from govcheck.model.plans import StepGroup
from govcheck.model.verdicts import EditKind
from govcheck.renderers.pieces.schema_words import (
    Schema,
    count,
    finding_schema,
    listed,
    one_of,
    or_null,
    problem_schema,
    record,
    ref,
    slot,
    text,
)


def plan_schema() -> Schema:
    """JSON Schema 2020-12 of a plan, version 1 of the format; made anew, so the caller may change it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:govcheck:plan:1",
        "title": "govcheck plan",
        "description": "The least that has to change, why there is no such plan (`contradiction`), or why nothing could be planned.",
        **record(
            govcheck=record(
                "What wrote this.",
                version=text("The version of govcheck."),
                format={"const": 1, "description": "The version of this format; keys may be added, none is renamed."},
            ),
            organization=or_null(
                record(
                    "Whose plan it is.",
                    name=or_null(text("The name that the file states.")),
                    inputs=listed("The files.", record(path=text("As given, with /."), sha256=text("The SHA-256 of the file."))),
                )
            ),
            as_of={"type": ["string", "null"], "description": "The day as of which everything was judged."},
            threshold=or_null(one_of("Findings from this severity on are cleared.", list(Severity))),
            cost=or_null(count("What the steps and decisions cost together.")),
            promise=or_null(text("What is proved, in one sentence.")),
            pins=listed("What was not to be changed, as it was typed.", text("A pin.")),
            costs={"type": "object", "additionalProperties": {"type": "integer"}, "description": "What each kind of change costs."},
            steps=listed("What to do, in this order: no step leaves anything worse than it found it.", _step()),
            decisions=listed("What only the organisation can say; nothing is written for it.", _decision()),
            proof=or_null(
                record(
                    "Two full runs from scratch.",
                    before=_tally("The organisation as it is."),
                    after=_tally("The organisation with the steps made."),
                    waiting=listed("Findings that are left until the decisions are taken.", _cleared()),
                    introduced=listed("New findings, all of less severity than the plan clears.", _cleared()),
                )
            ),
            certificate=or_null(_certificate()),
            before=listed("The findings of the first run.", finding_schema()),
            after=listed("The findings of the second run.", finding_schema()),
            contradiction=or_null(
                record(
                    "Rules and pins that cannot be met together; without any one of them there is a plan for the others.",
                    rules=listed(
                        "The rules.",
                        record(
                            rule=text("The id of the rule."),
                            title=text("What it asks for."),
                            cites=listed("The clauses.", text("A clause.")),
                            messages=listed("What it says of this organisation.", text("A message.")),
                            remediation=text("What to do about it."),
                        ),
                    ),
                    pins=listed("The pins, as they were typed.", text("A pin.")),
                    candidates=count("The candidate edits that were tried."),
                )
            ),
            problems=listed("What is wrong with the input, a pack or the configuration.", problem_schema()),
        ),
    }


def _step() -> Schema:
    return record(
        "One step.",
        number=count("Its place in the plan."),
        group=one_of("What it takes.", list(StepGroup)),
        kind=one_of("Whether something changes, or is written down that may already be true.", list(EditKind)),
        sentence=text("What to do."),
        decides=text("Who decides it."),
        cost=count("What it costs."),
        cites=listed("The clauses that it serves.", text("A clause.")),
        edits=listed("The facts that it changes.", _edit()),
        clears=listed("The findings that go with it.", _cleared()),
        alternatives=listed(
            "What would do instead at the same cost.",
            record(sentence=text("What to do."), cost=count("What it costs."), edits=listed("The facts that it changes.", _edit())),
        ),
    )


def _decision() -> Schema:
    return record(
        "One decision to take.",
        number=count("Its place after the steps."),
        group=one_of("What it takes.", list(StepGroup)),
        sentence=text("What to decide."),
        decides=text("Who decides it."),
        cost=count("What it costs."),
        cites=listed("The clauses that it serves.", text("A clause.")),
        slot=slot("The fact to be settled."),
        before={"description": "Its value today."},
        choices={"type": "array", "description": "The values of which each would do, where the rules name them."},
        clears=listed("The findings that wait for it.", _cleared()),
    )


def _edit() -> Schema:
    return record(
        "A fact and its values.",
        slot=slot("The address of the fact."),
        before={"description": "Its value before; null where it is not stated."},
        after={"description": "Its value after; null where it is not stated any more."},
        kind=one_of("Whether something changes, or is written down that may already be true.", list(EditKind)),
        price=text("The kind of change, under which a profile has its cost."),
    )


def _cleared() -> Schema:
    return record(
        "A finding in short.",
        rule=text("The id of the rule."),
        kind=one_of("A conflict or a gap.", list(Kind)),
        severity=one_of("How much it matters.", list(Severity)),
        subject=ref("What it is about."),
        message=text("What was found."),
        fingerprint=text("What makes it the same finding in another run."),
    )


def _tally(description: str) -> Schema:
    counts = {severity.value: count(f"Of severity {severity}.") for severity in Severity}
    return record(description, conflicts=record("Conflicts.", **counts), gaps=record("Gaps.", **counts))


def _certificate() -> Schema:
    numbers: Schema = {"type": "array", "items": {"type": "integer"}}
    return record(
        "Why the plan is of least cost among its candidates: check each clause, and add up the bound.",
        pool=listed(
            "The candidate edits; their places here are the numbers of everything below.",
            record(
                slot=slot("The fact."),
                cost=count("What it costs."),
                rules=listed("The rules that it was proposed for.", text("The id of a rule.")),
                decision={"type": "boolean", "description": "Whether only the organisation can say the value."},
            ),
        ),
        clauses=listed(
            "What every sufficient set meets: one of `inside` is chosen, or one of `outside` is not.",
            record(
                rule=text("The rule of the finding from which it follows."),
                subject=ref("The subject of that finding."),
                under={**numbers, "description": "The candidates under which that finding was left."},
                inside={**numbers, "description": "Candidates that may change what the finding rests on."},
                outside={**numbers, "description": "Chosen candidates that wrote what it rests on."},
            ),
        ),
        chosen={**numbers, "description": "The candidates of the plan."},
        cost=count("What they cost."),
        bound=count("What every sufficient set costs at least."),
        optimal={"type": "boolean", "description": "Whether the bound meets the cost."},
        irreducible={"type": "boolean", "description": "Whether nothing can be left out."},
        nodes=count("Nodes of the search."),
        runs=count("Assessments made."),
    )
