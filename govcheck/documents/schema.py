"""The organisation file as JSON Schema, for editors and for whoever makes such files; made from the table by which it is read."""

from typing import TYPE_CHECKING, Any

from govcheck.documents.matrices import LONG_FORM, RACI_CELL, rows_schema
from govcheck.documents.records import described, fields_schema
from govcheck.documents.shapes import ID, WORD, Fields, Schema, one_or_many
from govcheck.documents.table import ACTIVITY, BODY_KEYS, CHANNEL, CLOSED, ORGANIZATION, POSITION, ROOTS, SECTIONS, TOP, VERSION

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def org_schema(vocabulary: "Vocabulary | None" = None) -> dict[str, Any]:
    """The schema of an organisation file.

    It says what shape a file has; whether names are declared, and what letters a matrix has, only the reader says. With a
    vocabulary, its terms stand as examples: a pack may add others, so that none of the lists is closed.
    """
    properties: dict[str, Schema] = {
        "govcheck": {"const": VERSION},
        "organization": {**fields_schema(ORGANIZATION), "type": ["object", "null"]},
        "include": _include(),
        "roots": ROOTS.schema(),
        "complete": CLOSED.schema(),
        "positions": _positions(vocabulary),
        "raci": rows_schema(_CELL),
        "matrices": _matrices(),
        "activities": _activities(vocabulary),
        "channels": {
            "type": ["array", "null"],
            "items": described(fields_schema(CHANNEL), "channel", "A way from one to another."),
        },
        **{section.word: _section(section.fields, _noun(section.entry), section.description) for section in SECTIONS},
    }
    assert set(properties) == set(TOP)
    return {
        "$schema": DIALECT,
        "title": "govcheck organisation file",
        "description": "An organisation's chart, its RACI matrices and the facts beside them, as govcheck reads them.",
        "type": "object",
        "required": ["govcheck"],
        "properties": {word: described(properties[word], word, TOP[word]) for word in TOP},
        "additionalProperties": False,
        "anyOf": [{"required": ["include"]}, *(_says_something(word) for word in ("positions", "raci")), _has_rows()],
    }


_CELL: Schema = {"type": ["string", "null"], "pattern": RACI_CELL}


def _matrices() -> Schema:
    schema = _section(LONG_FORM, "matrix", "A matrix with a title, an entity or letters of its own.")
    entry = schema["additionalProperties"]
    entry["if"] = {"properties": {"letters": {"type": "object"}}, "required": ["letters"]}
    entry["else"] = {"properties": {"rows": rows_schema(_CELL)}}
    return schema


def _noun(entry: str) -> str:
    return entry.partition(" ")[2]


def _section(fields: Fields, title: str, description: str) -> Schema:
    """A section whose entries have ids; an entry may say nothing further."""
    entry = {**described(fields_schema(fields), title, description), "type": ["object", "null"]}
    return {"type": ["object", "null"], "propertyNames": dict(ID), "additionalProperties": entry}


def _positions(vocabulary: "Vocabulary | None") -> Schema:
    schema = _section(POSITION, "position", "One seat: of a person, a body, a member of a body, or a group.")
    entry = schema["additionalProperties"]
    body: Schema = {"properties": {"kind": {"const": "body"}}, "required": ["kind"]}
    entry["dependentSchemas"] = dict.fromkeys(BODY_KEYS, body)
    if vocabulary is not None:
        entry["properties"]["is"]["examples"] = sorted(vocabulary.roles)
    return schema


def _activities(vocabulary: "Vocabulary | None") -> Schema:
    schema = _section(ACTIVITY, "activity", "What is said of one row.")
    if vocabulary is not None:
        schema["additionalProperties"]["properties"]["is"]["examples"] = sorted(vocabulary.activities)
    return schema


def _include() -> Schema:
    table: Schema = {
        "title": "section from a CSV file",
        "description": "A section with the path of a CSV file; its columns are id and the section's keys.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"enum": ["positions", "activities", *(section.word for section in SECTIONS)]},
        "additionalProperties": dict(WORD),
    }
    return one_or_many({"anyOf": [WORD, table]})


def _says_something(section: str) -> Schema:
    return {"properties": {section: {"type": "object", "minProperties": 1}}, "required": [section]}


def _has_rows() -> Schema:
    """Some matrix has a row: not every matrix is without."""
    return {
        "properties": {"matrices": {"type": "object", "not": {"additionalProperties": {"not": _says_something("rows")}}}},
        "required": ["matrices"],
    }
