"""The schema and the reader are two faces of one table: what one takes the other takes, as far as a schema can see."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from govcheck.documents.emit import emit
from govcheck.documents.read import read_files
from govcheck.documents.schema import org_schema
from govcheck.documents.write_yaml import write_organization
from govcheck.model.organization import Organization
from govcheck.source.nodes import plain
from govcheck.source.problems import InputError
from govcheck.source.reader import read_yaml
from tests.documents.files import vocabulary
from tests.documents.organizations import matrices_alone, organizations
from tests.documents.test_bad_input import CASES

SCHEMA = org_schema(vocabulary())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

#: problems of names, of repetition and of a matrix's own letters: no schema sees what is declared elsewhere or stands twice
UNSEEN = (
    "unknown position", "unknown column", "unknown entity", "unknown vendor", "unknown role", "unknown activity", "unknown row",
    "unknown metric", "may be any of", "is somebody else", "stands twice", "are one seat", "has the id of", "claims the former id",
    "vacant stands beside", "is said of a vacant seat", "a letter twice", "but S needs", "stands beside raci", "the include",
    "expected letters of R, A, C, I, ",
)  # fmt: skip


def is_valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(plain(read_yaml(text.encode(), "x"))))


def all_problems(text: str) -> list[str]:
    try:
        read_files(["-"], vocabulary(), text.encode())
    except InputError as error:
        return [problem.message for problem in error.problems]
    return []


def seen_problems(text: str) -> list[str]:
    """The problems of a file that a schema always sees."""
    return [message for message in all_problems(text) if not any(part in message for part in UNSEEN)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(org_schema())


def test_everything_has_a_title_and_a_description() -> None:
    def bare(schema: Any, path: str) -> list[str]:
        missing = [] if {"title", "description"} <= set(schema) else [path]
        for word, inner in schema.get("properties", {}).items():
            missing += bare(inner, f"{path}/{word}")
        for word in ("additionalProperties", "items"):
            inner = schema.get(word)
            if isinstance(inner, dict) and ("properties" in inner or "additionalProperties" in inner):
                missing += bare(inner, f"{path}/{word}")
        return missing

    assert bare(SCHEMA, "") == []


def test_vocabulary_gives_examples_and_closes_nothing() -> None:
    roles = SCHEMA["properties"]["positions"]["additionalProperties"]["properties"]["is"]
    assert roles["examples"] == sorted(vocabulary().roles)
    assert "enum" not in str(roles)
    assert "examples" not in str(org_schema())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_schema_and_reader_agree_on_bad_files(case: str) -> None:
    text = "govcheck: 1\n" + CASES[case][0]
    assert is_valid(text) == (seen_problems(text) == [])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organizations() | matrices_alone())
def test_schema_takes_what_is_written(written: Organization) -> None:
    values = plain(read_yaml(write_organization(written).encode(), "x"))
    assert [error.message for error in VALIDATOR.iter_errors(values)] == []


PIECES: list[Any] = [
    None, True, False, 0, 1, 2, 0.5, "", " ", "no", "ciso", "yearly", "board", "2026-02-28", "2026-02-30", "A/R", "A", "vacant", [], {},
    ["ciso"], [None], [[]], [{}], {"to": "ciso"}, {"name": "X"}, {"vacant": True}, {"zz": 1}, {"ciso": "A"}, {"from": "a", "to": "a"},
]  # fmt: skip
WORDS = ("title", "kind", "is", "holder", "to", "from", "name", "rows", "letters", "scope", "frequency", "zz", "raci", "members", "since")

BASE = """
govcheck: 1
organization: {name: X, reviewed: 2026-01-01, frameworks: [a], attributes: {x: 1}}
entities: {e: {title: E}}
roots: [a]
complete: [raci]
positions:
  a: {title: A, kind: body, tier: governing, chair: b, members: [b], scope: [x], frequency: yearly, charter: true}
  b: {is: ciso, holder: {name: X, since: 2026-01-01, share: 0.5}, reports_to: {to: a, for: functional}, engages: [{with: a}], level: staff}
  c: {holder: [X, {name: Y}], reports_to: [a, {to: b}], line_of_defence: 2, entity: e, supplied_by: v, matrix: true, formerly: d}
persons: {p: {name: X}}
parties: {q: {kind: k}}
raci: {x: {a: A/R, b: C}, y: }
matrices: {m: {title: M, letters: {V: R}, rows: {z: {a: V}}}}
activities: {x: {is: access-review, frequency: yearly, critical: true, approves: y}}
channels: [{from: a, to: b, via: [], written: true}]
gates: {g: {approver: a, mandatory: true}}
policies: {p: {owner: a, review: yearly}}
trainings: {t: {audience: all}}
decisions: {d: {by: [a, b], joint: true}}
risks: {r: {owner: a}}
assets: {s: {class: c, tracked: true}}
vendors: {v: {owner: q}}
metrics: {m: {is: patch-coverage}}
"""


def places_of(value: Any) -> list[tuple[Any, Any]]:
    """What is in a mapping or a list, by key or number."""
    return list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    return [path, *(place for key, item in places_of(value) for place in places(item, (*path, key)))]


PLACES = places(plain(read_yaml(BASE.encode(), "x")))[1:]


def test_the_base_file_is_good() -> None:
    assert seen_problems(BASE) == []
    assert is_valid(BASE)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PIECES), st.sampled_from(("", *WORDS))), min_size=1, max_size=3))
def test_schema_and_reader_agree_on_mutated_files(mutations: list[tuple[tuple[Any, ...], Any, str]]) -> None:
    values = plain(read_yaml(BASE.encode(), "x"))
    for path, piece, word in mutations:
        parent = values
        for step in path[:-1]:
            parent = dict(places_of(parent)).get(step)
        at = path[-1]
        if isinstance(parent, list) and isinstance(at, int) and at < len(parent):
            parent[at] = copy.deepcopy(piece)
        elif isinstance(parent, dict):
            parent[word or at] = copy.deepcopy(piece)
    text = emit(values)
    if is_valid(text):
        assert seen_problems(text) == [], text
    else:
        assert all_problems(text) != [], text
