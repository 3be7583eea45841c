"""Where keys and values of a TOML document stand: held against what tomllib reads, on random documents in every style."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.cli.toml_places import Place, Trail, toml_places

DOCUMENT = '''\
packs = ["house", 'more'] # "] not the end"
"fail-on" = """er
ror"""
[rules.span-too-wide]
with = {max = 3, "min" = 1}
severity = 'info'

[rules."a.b" . c]
limits.deep = [
  1, # one
  [2, {x = 3}],
]
[[many]]
n = 1
[[many]]
  n = 2
[many.inner]
day = 2026-01-01 10:00:00
'''


def test_every_key_and_value_is_found_where_it_stands() -> None:
    assert toml_places(DOCUMENT) == {
        ("packs",): Place((1, 1), (1, 9)),
        ("packs", 0): Place((1, 10), (1, 10)),
        ("packs", 1): Place((1, 19), (1, 19)),
        ("fail-on",): Place((2, 1), (2, 13)),
        ("rules",): Place((4, 2), (4, 2)),
        ("rules", "span-too-wide"): Place((4, 8), (4, 8)),
        ("rules", "span-too-wide", "with"): Place((5, 1), (5, 8)),
        ("rules", "span-too-wide", "with", "max"): Place((5, 9), (5, 15)),
        ("rules", "span-too-wide", "with", "min"): Place((5, 18), (5, 26)),
        ("rules", "span-too-wide", "severity"): Place((6, 1), (6, 12)),
        ("rules", "a.b"): Place((8, 8), (8, 8)),
        ("rules", "a.b", "c"): Place((8, 16), (8, 16)),
        ("rules", "a.b", "c", "limits"): Place((9, 1), (9, 1)),
        ("rules", "a.b", "c", "limits", "deep"): Place((9, 8), (9, 15)),
        ("rules", "a.b", "c", "limits", "deep", 0): Place((10, 3), (10, 3)),
        ("rules", "a.b", "c", "limits", "deep", 1): Place((11, 3), (11, 3)),
        ("rules", "a.b", "c", "limits", "deep", 1, 0): Place((11, 4), (11, 4)),
        ("rules", "a.b", "c", "limits", "deep", 1, 1): Place((11, 7), (11, 7)),
        ("rules", "a.b", "c", "limits", "deep", 1, 1, "x"): Place((11, 8), (11, 12)),
        ("many",): Place((13, 3), (13, 3)),
        ("many", 0): Place((13, 3), (13, 3)),
        ("many", 0, "n"): Place((14, 1), (14, 5)),
        ("many", 1): Place((15, 3), (15, 3)),
        ("many", 1, "n"): Place((16, 3), (16, 7)),
        ("many", 1, "inner"): Place((17, 7), (17, 7)),
        ("many", 1, "inner", "day"): Place((18, 1), (18, 7)),
    }


# ---- random documents ----

_BARE = st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True)
_TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8)


def _basic(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _string(text: str, style: int) -> str:
    if style == 1 and "'" not in text:
        return f"'{text}'"
    if style == 2:
        return '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'
    if style == 3 and "'" not in text:
        return f"'''{text}'''"
    return _basic(text)


_KEYS = st.one_of(_BARE, _TEXTS.map(_basic), _TEXTS.filter(lambda text: "'" not in text).map(lambda text: f"'{text}'"))
_SCALARS = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(("true", "1.5", "2026-01-01", "2026-01-01 10:00:00", "inf")),
    st.builds(_string, _TEXTS, st.integers(0, 3)),
)


def _pairs(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.dictionaries(_KEYS, values, max_size=3).map(lambda found: [f"{key} = {value}" for key, value in found.items()])


_VALUES = st.recursive(
    _SCALARS,
    lambda values: st.one_of(
        st.lists(values, max_size=3).map(lambda found: "[ " + ",  ".join(found) + "]"),
        st.lists(values, min_size=1, max_size=3).map(lambda found: "[\n" + ", # ] note\n".join(found) + ",\n]"),
        _pairs(values).map(lambda found: "{ " + " , ".join(found) + " }"),
    ),
    max_leaves=6,
)
_HEADS = st.lists(_KEYS, min_size=1, max_size=3).flatmap(lambda keys: st.sampled_from((f"[{'.'.join(keys)}]", f"[[ {' . '.join(keys)} ]]")))
_TABLES = st.tuples(_HEADS, _pairs(_VALUES)).map(lambda found: [found[0], *found[1]])


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines = [*draw(_pairs(_VALUES)), *(line for table in draw(st.lists(_TABLES, max_size=4)) for line in table)]
    end = draw(st.sampled_from(("\n", "\n\n  # a remark = [1]\n", " # why\n")))
    return end.join(lines) + "\n"


def trails(value: Any, here: Trail = ()) -> set[Trail]:
    """Every trail of what tomllib read."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {found for key, below in inner for found in ((*here, key), *trails(below, (*here, key)))}


@given(documents())
def test_it_finds_just_what_tomllib_reads(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # two keys that are one, or a table that is there
        return
    places = toml_places(text)
    assert set(places) == trails(data)
    lines = text.split("\n")
    for trail, place in places.items():
        if isinstance(trail[-1], str):
            line = lines[place.key[0] - 1][place.key[1] - 1 :]
            assert line.startswith((trail[-1], '"', "'")) or trail[-1] == ""


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "a=1", "[a]"])
def test_small_documents(text: str) -> None:
    assert set(toml_places(text)) == trails(tomllib.loads(text))
