"""``govcheck schema``: the JSON Schema of a file format, for editors and pipelines."""

import json
from collections.abc import Sequence

from govcheck.cli.terminal import say
from govcheck.cli.usage import one_of, parser

FORMATS = ("org", "assessment")


def run(argv: Sequence[str]) -> int:
    """Print a schema."""
    made = parser("schema", "Print the JSON Schema of a file format.")
    made.add_argument("format", metavar="FORMAT", help="org (the organisation file) or assessment (what --format json writes)")
    typed = made.parse_args(list(argv))
    form = one_of(typed.format, FORMATS, "format")
    say(json.dumps(_org() if form == "org" else _assessment(), ensure_ascii=False, indent=2) + "\n")
    return 0


def _org() -> object:
    from govcheck.documents.schema import org_schema
    from govcheck.packs.load import load_vocabulary

    return org_schema(load_vocabulary())


def _assessment() -> object:
    from govcheck.renderers.assessment_schema import assessment_schema

    return assessment_schema()
