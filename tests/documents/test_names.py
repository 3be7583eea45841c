"""What a word that names somebody stands for, as by looking at every seat, every party and every role."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.documents.names import Names, Pair
from govcheck.model.slots import Ref
from govcheck.source.nodes import Mapping
from govcheck.source.reader import read_yaml
from tests.vocabulary.shipped import VOCABULARY

IDS = ["ciso", "cio", "CIO", "CISO", "guard", "x", "Chief Information Officer", "chief-risk-officer", "cso"]
TITLES = [
    "CISO",
    "CIO",
    "CSO",
    "Chief Information Officer",
    "Chief Investment Officer",
    "Chief Risk Officer",
    "Guard",
    "guard",
    " ",
    None,
    7,
]
DECLARED = ["ciso", "CISO", "cio", "cro", "tea", None, [], ["cio", "ciso"], ["tea", "cro"], {"a": "b"}]
_seat = st.fixed_dictionaries({}, optional={"title": st.sampled_from(TITLES), "is": st.sampled_from(DECLARED)})
_seats: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(IDS), _seat | st.none() | st.just([]) | st.just("text"), max_size=4
)
_parties: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(["ciso", "cro", "x", "firm", "guard"]), st.just({}), max_size=2
)


def names_of(positions: dict[str, Any], parties: dict[str, Any], columns: set[str] | None = None) -> Names:
    root = read_yaml(json.dumps({"positions": positions, "parties": parties}).encode(), "org.yaml")
    assert isinstance(root, Mapping)
    sections: dict[str, dict[str, Pair]] = {}
    for section, entries in root:
        assert isinstance(entries, Mapping)
        sections[section.text] = {key.text: (key, value) for key, value in entries}
    found = Names(sections, VOCABULARY)
    found.columns |= columns or set()
    return found


def title_of(positions: dict[str, Any], name: str) -> str:
    """The title of a seat where it has one that says something, else its id."""
    title = positions[name].get("title") if isinstance(positions[name], dict) else None
    return str(title) if title is not None and str(title).strip() else name


def carriers_of(positions: dict[str, Any], word: str) -> list[str]:
    """The seats that carry what a word names, by looking at each: those beyond doubt, and where there are none those that might."""
    role = VOCABULARY.role_id(word)
    wanted = {role} if role is not None else set(VOCABULARY.match_title(word).rivals)
    sure, open_ = set(), set()
    for name, seat in positions.items():
        declared = seat.get("is") if isinstance(seat, dict) else None
        if declared is None:
            match = VOCABULARY.match_title(title_of(positions, name))
            roles, rivals = set(match.roles), set(match.rivals)
        else:
            words = declared if isinstance(declared, list) else [declared] if isinstance(declared, str) else []
            roles, rivals = {found for each in words if (found := VOCABULARY.role_id(each)) is not None}, set()
        if roles & wanted:
            sure.add(name)
        if rivals & wanted:
            open_.add(name)
    return sorted(sure or open_)


def meant(positions: dict[str, Any], parties: dict[str, Any], columns: set[str], word: str) -> Ref | None:
    """What a word names: what the file declares, then what the vocabulary knows, then what only a matrix names."""
    if word in positions:
        return Ref("position", word)
    if word in parties:
        return Ref("party", word)
    role, carriers = VOCABULARY.role_id(word), carriers_of(positions, word)
    if role is not None and role in positions:
        return Ref("position", role) if role in carriers else None
    if role is not None:
        return None if role in parties else Ref("role", role)
    if len(carriers) == 1:
        return Ref("position", carriers[0])
    return Ref("position", word) if word in columns else None


@given(_seats, _parties, st.sets(st.sampled_from(IDS), max_size=3))
def test_a_word_names_what_looking_at_everything_finds(positions: dict[str, Any], parties: dict[str, Any], columns: set[str]) -> None:
    names = names_of(positions, parties, columns)
    for word in (*IDS, "Chief Investment Officer", "RSSI", "firm", "tea", ""):
        assert names.carriers(word) == carriers_of(positions, word), word
        assert names.named(word) == names.named(word) == meant(positions, parties, columns, word), word


@given(_seats)
def test_a_seat_is_found_by_its_title_in_any_case(positions: dict[str, Any]) -> None:
    names = names_of(positions, {})
    assert [names.title(name) for name in positions] == [title_of(positions, name) for name in positions]
    for word in (*IDS, *(title for title in TITLES if isinstance(title, str))):
        alike = [name for name in sorted(positions) if title_of(positions, name).casefold() == word.casefold()]
        assert names.with_title(word) == (alike[0] if alike else None)


@pytest.mark.parametrize("section", ["positions", "parties"])
def test_the_ids_of_some_sections(section: str) -> None:
    names = names_of({"a": {}, "b": {}}, {"c": {"title": "See"}})
    assert names.declared((section,)) == frozenset({"positions": "ab", "parties": "c"}[section])
    assert names.declared(("positions", "parties", "gates")) == names.declared(("positions", "parties", "gates")) == frozenset("abc")
    assert names.title("c", "parties") == "See"


@pytest.mark.parametrize(("count", "listed"), [(0, False), (1, True), (12, True), (13, False)])
def test_a_few_positions_are_listed_where_none_is_near(count: int, listed: bool) -> None:
    ids = [f"p{number:02}" for number in range(count)]
    names = names_of({name: {} for name in ids}, {})
    assert names._listed(None) == (f"; expected one of {', '.join(ids)}" if listed else "")
    assert names._listed("near") == ""
