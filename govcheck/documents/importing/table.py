"""The formats that can be imported: each is one module in `formats` and one line here."""

import os
from collections.abc import Mapping

from govcheck.model.record import Record


class Format(Record):
    """A format: the module that reads it, the endings of its files, what is looked for in them, and whether they are text."""

    module: str
    endings: tuple[str, ...]
    looked_for: str
    text: bool = True


FORMATS: Mapping[str, Format] = {
    "csv": Format("delimited", (".csv", ".tsv", ".txt"), "a table of seats (title or name, and whom they report to) or a RACI matrix"),
    "xlsx": Format(
        "workbook",
        (".xlsx", ".xlsm"),
        "a sheet with seats (title or name, and superiors) or with letters R, A, C, I below roles",
        text=False,
    ),
    "xls": Format("old_workbook", (".xls", ".xlsb", ".ods"), "a sheet with seats, or with letters R, A, C, I below roles", text=False),
    "markdown": Format("markdown", (".md", ".markdown"), "a table of letters R, A, C, I, or a Mermaid diagram"),
    "mermaid": Format("mermaid", (".mmd", ".mermaid"), "a flowchart with nodes and --> or -.-> between them"),
}
#: formats that are trees of YAML or JSON, told apart by what they hold: the first that recognises a file reads it
TREES: Mapping[str, Format] = {
    "oscal": Format("oscal", (), "OSCAL metadata with roles"),
    "backstage": Format("backstage", (), "Backstage entities of kind Group or User"),
    "groups": Format("groups", (), "groups with leadership"),
    "directory": Format("directory", (), "users of Microsoft Graph or SCIM"),
    "team": Format("team", (), "people with name or title, and whom they report to"),
}
TREE_ENDINGS = (".yaml", ".yml", ".json")
TREE = Format("", TREE_ENDINGS, "; ".join(form.looked_for for form in TREES.values()))


def endings() -> tuple[str, ...]:
    """Every ending of a file that may be imported."""
    return (*(ending for form in FORMATS.values() for ending in form.endings), *TREE_ENDINGS)


def format_of(path: str) -> Format | None:
    """The format of a file by its ending, `TREE` for YAML and JSON; None where the ending is nobody's."""
    ending = os.path.splitext(path)[1].casefold()  # noqa: PTH122 - pathlib is more than a plain check should load
    return next((form for form in (*FORMATS.values(), TREE) if ending in form.endings), None)
