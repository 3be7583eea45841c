"""An entry comes out of its bytes as it went in; bytes that are anything else are no entry, whoever wrote them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.cli.cache_entry import MAGIC, SAID, Entry, entry_from_bytes, entry_to_bytes, packed
from govcheck.source.notes import stamp

TEXT = st.text(st.characters(), max_size=8)
ENTRIES = st.builds(
    Entry,
    TEXT,
    st.integers(0, 3),
    st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT), max_size=3),
    st.lists(st.tuples(TEXT, TEXT), max_size=3),
    st.lists(st.sampled_from(sorted(SAID)).flatmap(lambda kind: st.tuples(st.just(kind), *[TEXT] * SAID[kind])), max_size=3),
)
SMALL = Entry("around", 1, [("a", "/a", "/", "1", "s")], [("house", "t")], [("say", "one\n", "text"), ("write", "o", "/o", "\udcff")])


def fields(entry: Entry | None) -> object:
    return None if entry is None else tuple(getattr(entry, name) for name in Entry.__slots__)


@given(ENTRIES)
def test_an_entry_comes_out_as_it_went_in(entry: Entry) -> None:
    assert fields(entry_from_bytes(entry_to_bytes(entry))) == fields(entry)


def test_what_is_cut_off_is_no_entry() -> None:
    data = entry_to_bytes(SMALL)
    assert fields(entry_from_bytes(data)) == fields(SMALL)
    assert [length for length in range(len(data)) if entry_from_bytes(data[:length]) is not None] == []


def test_what_has_a_bit_turned_is_no_entry() -> None:
    data = entry_to_bytes(SMALL)
    turned = (data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :] for at in range(len(data)))
    assert [each for each in turned if entry_from_bytes(each) is not None] == []


def signed(body: bytes) -> bytes:
    """What somebody would write who knows the format, so that the digest does not give it away."""
    return MAGIC + stamp(body).encode() + b"\n" + body


def rows(*given: tuple[bytes, ...]) -> bytes:
    return signed(packed([packed(row) for row in given]))


HEAD = (b"entry", b"around", b"1")
FORGED = {
    "nothing": b"",
    "no rows": signed(b""),
    "no netstrings": signed(b"abc"),
    "a negative length": signed(b"-1:a,"),
    "a length with signs": signed(b"1_0:0123456789,"),
    "a length that is endless": signed(b"9" * 5000 + b":a,"),
    "a length too large": signed(b"99:a,"),
    "no comma": signed(b"1:a;"),
    "no head": rows((b"file", b"a", b"a", b"a", b"1", b"s")),
    "another head": rows((b"other", b"around", b"1")),
    "a head too short": rows((b"entry", b"around")),
    "no status": rows((b"entry", b"around", b"one")),
    "an unknown row": rows(HEAD, (b"code", b"import os")),
    "an empty row": rows(HEAD, ()),
    "a file too short": rows(HEAD, (b"file", b"a", b"a")),
    "a folder too long": rows(HEAD, (b"folder", b"a", b"b", b"c")),
    "nothing said": rows(HEAD, (b"said",)),
    "an unknown deed": rows(HEAD, (b"said", b"delete", b"org.yaml")),
    "a deed too short": rows(HEAD, (b"said", b"write", b"a")),
    "no UTF-8": rows(HEAD, (b"said", b"complain", b"\xff")),
    "JSON": json.dumps({"entry": [1, None, {}]}).encode(),
    "another format": entry_to_bytes(SMALL).replace(b"answer 1", b"answer 2"),
    "something behind": entry_to_bytes(SMALL) + b"\n",
}


@pytest.mark.parametrize("forged", FORGED)
def test_what_somebody_else_wrote_is_no_entry(forged: str) -> None:
    assert entry_from_bytes(FORGED[forged]) is None


@given(st.binary(max_size=60))
def test_any_bytes_are_an_entry_or_none(body: bytes) -> None:
    assert entry_from_bytes(body) is None
    assert entry_from_bytes(signed(body)) is None


@given(st.lists(st.lists(st.binary(max_size=5), max_size=4), min_size=2, max_size=2, unique_by=tuple))
def test_no_two_rows_have_the_same_bytes(given: list[list[bytes]]) -> None:
    assert packed(given[0]) != packed(given[1])
