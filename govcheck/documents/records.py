"""Mappings with known keys: read field by field, described as a closed object."""

from typing import TYPE_CHECKING, Any

from govcheck.documents.shapes import Fields, Schema, blank
from govcheck.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from govcheck.documents.reading import Reading


def read_fields(node: Mapping, fields: Fields, reading: "Reading", what: str) -> tuple[dict[str, Any], dict[str, Scalar]]:
    """The stated values by attribute, and the keys that stand there by word; notes unknown, duplicate and missing keys."""
    values: dict[str, Any] = {}
    keys: dict[str, Scalar] = {}
    outer = reading.key
    by_word = fields.by_word
    for key, value in node.pairs:
        word = key.text
        field = by_word.get(word)
        if field is None:
            reading.unknown(key, f"key in {what}", word, by_word)
        elif word in keys:
            reading.twice(key, keys[word])
        else:
            keys[word] = key
            reading.key = word
            found = field.shape.read(value, reading)
            if found is not None:
                values[field.attribute] = found
    reading.key = outer
    for field in fields.required:
        if field.attribute not in values:
            said = node.get(field.word)
            if said is None or (type(said) is Scalar and blank(said)):
                reading.add(node, f"{what} without {field.word!r}; expected {field.word} with a value")
    return values, keys


def fields_schema(fields: Fields) -> Schema:
    """A closed object with these fields."""
    schema: Schema = {
        "type": "object",
        "properties": {word: described(field.shape.schema(), word, field.description) for word, field in fields.by_word.items()},
        "additionalProperties": False,
    }
    if fields.required:
        schema["required"] = [field.word for field in fields.required]
        for word in schema["required"]:
            # null and blank text say nothing, which is not enough here
            schema["properties"][word] |= {"not": {"type": "null"}, "pattern": r"\S"}
    return schema


def described(schema: Schema, word: str, description: str) -> Schema:
    """A schema with the title and description that editors show."""
    return {"title": word, "description": description, **schema}
