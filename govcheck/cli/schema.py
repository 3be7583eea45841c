"""``govcheck schema``: the JSON Schema of a file format, for editors and pipelines."""

import json
from collections.abc import Callable, Mapping, Sequence

from govcheck.cli.terminal import say
from govcheck.cli.usage import one_of, parser


def run(argv: Sequence[str]) -> int:
    """Print a schema."""
    made = parser("schema", "Print the JSON Schema of a file format.")
    listed = ", ".join(f"{name} ({meaning})" for name, (_, meaning) in FORMATS.items())
    made.add_argument("format", metavar="FORMAT", help=listed)
    typed = made.parse_args(list(argv))
    schema, _ = FORMATS[one_of(typed.format, tuple(FORMATS), "format")]
    say(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", "json")
    return 0


def _org() -> object:
    from govcheck.documents.schema import org_schema
    from govcheck.packs.load import load_vocabulary

    return org_schema(load_vocabulary())


def _assessment() -> object:
    from govcheck.renderers.assessment_schema import assessment_schema

    return assessment_schema()


def _assessments() -> object:
    from govcheck.renderers.assessment_schema import assessments_schema

    return assessments_schema()


def _comparison() -> object:
    from govcheck.renderers.comparison_schema import comparison_schema

    return comparison_schema()


def _plan() -> object:
    from govcheck.renderers.plan_schema import plan_schema

    return plan_schema()


#: format -> its schema, and what is written in it
FORMATS: Mapping[str, tuple[Callable[[], object], str]] = {
    "org": (_org, "the organisation file"),
    "assessment": (_assessment, "what check --format json writes"),
    "assessments": (_assessments, "what check --each --format json writes"),
    "comparison": (_comparison, "what compare --format json writes"),
    "plan": (_plan, "what plan --format json writes"),
}
