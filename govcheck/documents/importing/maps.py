"""What a consultant says of columns and letters, typed or kept in a file so that next month's export is read the same way."""

from collections.abc import Iterable, Mapping

from govcheck.documents.emit import emit
from govcheck.documents.importing.headings import FIELDS, folded
from govcheck.documents.parts import content
from govcheck.model.slots import Problem
from govcheck.source.nodes import Mapping as MappingNode
from govcheck.source.nodes import Scalar
from govcheck.source.problems import GovcheckError, InputError, nearest
from govcheck.source.reader import read_yaml

VERSION = 1
HEADER = "govcheck_map"
LETTERS = ("R", "A", "S", "C", "I")


class MapError(GovcheckError):
    """What was typed is no map."""


def read_pairs(words: Iterable[str]) -> dict[str, str]:
    """``COLUMN=FIELD`` words as folded heading to field; raises MapError."""
    found = {}
    for word in words:
        column, equals, field = word.rpartition("=")
        if not equals or not column.strip():
            raise MapError(f"--map {word!r} is no pair; expected COLUMN=FIELD")
        if field not in FIELDS:
            raise MapError(_unknown(field))
        found[folded(column)] = field
    return found


def read_letters(words: Iterable[str]) -> dict[str, str]:
    """``V=R,E=A`` words as letter to meaning; raises MapError."""
    found = {}
    for pair in (pair for word in words for pair in word.split(",") if pair.strip()):
        letter, _, meant = (part.strip().upper() for part in pair.partition("="))
        if not letter or meant not in LETTERS:
            raise MapError(f"--letters {pair!r} is no pair; expected LETTER=MEANING, where the meaning is one of {', '.join(LETTERS)}")
        found[letter] = meant
    return found


def read_map(path: str) -> tuple[dict[str, str], dict[str, str]]:
    """The columns and letters in a file that `map_text` made; raises InputError."""
    data = content(path)
    if isinstance(data, str):
        raise InputError([Problem(path, 1, 1, data)])
    root = read_yaml(data, path, f"a map that begins with '{HEADER}: {VERSION}'")
    if not isinstance(root, MappingNode) or not isinstance(version := root.get(HEADER), Scalar) or version.text != str(VERSION):
        raise InputError([Problem(path, root.line, root.column, f"no map; expected a file that begins with '{HEADER}: {VERSION}'")])
    problems: list[Problem] = []
    found: dict[str, dict[str, str]] = {"columns": {}, "letters": {}}
    for key, node in root.pairs:
        if key.text == HEADER:
            continue
        if key.text not in found or not isinstance(node, MappingNode):
            problems.append(Problem(path, key.line, key.column, f"{key.text!r} is no part of a map; expected columns and letters"))
            continue
        valid = FIELDS if key.text == "columns" else LETTERS
        for name, value in node.pairs:
            word = value.text if isinstance(value, Scalar) else ""
            if word in valid:
                found[key.text][folded(name.text) if key.text == "columns" else name.text.upper()] = word
            else:
                problems.append(Problem(path, value.line, value.column, f"unknown word {word!r} in {key.text}", nearest(word, valid)))
    if problems:
        raise InputError(problems)
    return found["columns"], found["letters"]


def map_text(columns: Mapping[str, str], letters: Mapping[str, str]) -> str:
    """The file that keeps a map."""
    return emit({HEADER: VERSION, **({"columns": dict(columns)} if columns else {}), **({"letters": dict(letters)} if letters else {})})


def _unknown(field: str) -> str:
    near = nearest(field, FIELDS)
    hint = f" (did you mean {near}?)" if near else ""
    return f"unknown field {field!r}{hint}; expected one of {', '.join(FIELDS)}"


def unknown_column(column: str, headings: Iterable[str]) -> str:
    """What is wrong with a column that was typed and that no table has."""
    shown = list(headings)
    near = nearest(column, shown) or next((heading for heading in shown if nearest(column, (folded(heading),))), None)
    hint = f" (did you mean {near}?)" if near else ""
    listed = ", ".join(shown[:20]) + (" ..." if len(shown) > 20 else "")
    return f"--map: no table has the column {column!r}{hint}; expected one of {listed}"
