"""Every fact is found where it stands: key to value, in lines and columns that count from 1."""

# a place stands on one line with its slot
# ruff: noqa: E501

import pytest

from govcheck.documents.read import Document
from govcheck.model.slots import Location, Ref, Slot
from tests.documents.files import document

TEXT = """\
organization: {name: Acme, regulated: true, attributes: {motto: no}}
positions:
  board: {kind: body, chair: ceo, tier: governing}
  ceo:
    title: Chief Executive Officer
    reports_to: board
    holder: [A. Byrne,
             B. Roth]
  ciso:
    is: ciso
    reports_to:
      - ceo
      - to: board
    dotted_line_to: []
    holder: {name: A. Byrne, acting: true}
    mandate: >
      Protects
      everything.
    deputy: null
parties: {q: {kind: authority}}
raci:
  Containment: {ciso: A/R, Chief Executive Officer: I, q: '-'}
  incident-response:
    ceo: A
    cfo: I
    ciso: '-'
matrices: {m: {rows: {Tidy: {ciso: R}, containment: {q: I}}}}
activities: {Tidy: {is: access-review, critical: true}}
channels:
  - {from: ciso, to: board}
  - to: q
    from: ceo
  - {from: ciso, to: ceo}
policies:
  p:
    owner: ceo
"""


@pytest.fixture(scope="module")
def acme() -> Document:
    return document(TEXT)


def at(number: int, marked: str, part: str) -> Location:
    """The place of a part of a line, which is marked so that the part can be told from its like; line 1 is the header."""
    line = ("govcheck: 1\n" + TEXT).splitlines()[number - 1]
    column = line.index(marked) + marked.index(part) + 1
    return Location("-", number, column, number, column + len(part))


FOUND: dict[str, list[Location]] = {
    "organization:name": [at(2, "name: Acme", "name: Acme")],
    "organization:motto": [at(2, "motto: no", "motto: no")],
    "organization:sector": [],
    "organization:unknown": [],
    "organization:roots": [],
    "line:ceo": [at(7, "reports_to: board", "reports_to: board")],
    "line:ciso": [at(12, "reports_to:", "reports_to")],
    "line:board": [],
    "line:nobody": [],
    "dotted:ciso": [at(15, "dotted_line_to: []", "dotted_line_to: []")],
    "holder:ceo": [at(8, "holder: ", "holder")],
    "holder:ciso": [at(16, "holder: {name: A. Byrne, acting: true}", "holder: {name: A. Byrne, acting: true}")],
    "position:ciso/mandate": [Location("-", 17, 5, 20, 1)],
    "position:ciso/deputy": [],
    "position:ciso/roles": [at(11, "is: ciso", "is: ciso")],
    "position:board/tier": [at(4, "tier: governing", "tier: governing")],
    "cell:main/Containment/ciso": [at(23, "ciso: A/R", "ciso: A/R")],
    "cell:main/Containment/ceo": [at(23, "Chief Executive Officer: I", "Chief Executive Officer: I")],
    "cell:main/Containment/q": [],
    "cell:main/incident-response/ciso": [],
    "cell:main/incident-response/cfo": [at(26, "cfo: I", "cfo: I")],
    "cell:main/gone/ciso": [],
    "cell:m/Tidy/ciso": [at(28, "ciso: R", "ciso: R")],
    "activity:Tidy/canonical": [at(29, "is: access-review", "is: access-review")],
    "activity:Tidy/phase": [],
    "policy:p/owner": [at(37, "owner: ceo", "owner: ceo")],
    "policy:q/owner": [],
    "party:q/kind": [at(21, "kind: authority", "kind: authority")],
    "channel:position:ciso": [at(31, "{from: ciso, to: board}", "{from: ciso, to: board}"), at(34, "{from: ciso, to: ceo}", "{from: ciso, to: ceo}")],
    "channel:position:ceo": [Location("-", 32, 5, 33, 14)],
    "channel:party:q": [],
    "is:ciso": [at(11, "is: ciso", "is: ciso")],
    "is:ceo": [at(6, "title: Chief Executive Officer", "title: Chief Executive Officer")],
    "is:board": [at(4, "board", "board")],
    "is:cfo": [at(26, "cfo", "cfo")],
    "role:ciso": [at(11, "is: ciso", "is: ciso")],
    "role:ceo": [at(6, "title: Chief Executive Officer", "title: Chief Executive Officer")],
    "role:cfo": [at(26, "cfo", "cfo")],
    "role:dpo": [],
    "tier:board": [at(4, "tier: governing", "tier: governing")],
    "subordinates:board": [at(7, "reports_to: board", "reports_to: board"), at(12, "reports_to:", "reports_to")],
    "chaired:ceo": [at(4, "chair: ceo", "chair: ceo")],
    "seats:A. Byrne": [at(8, "holder: ", "holder"), at(16, "holder: {name: A. Byrne, acting: true}", "holder: {name: A. Byrne, acting: true}")],
    "row:main/Containment": [at(23, "Containment", "Containment")],
    "rows:incident-containment": [at(23, "Containment", "Containment"), at(28, "containment", "containment")],
    "rows:incident-response": [at(24, "incident-response", "incident-response")],
    "rows:access-review": [at(28, "Tidy", "Tidy")],
    "rows:firewall-maintenance": [],
    "letters:ciso": [at(23, "ciso: A/R", "ciso: A/R"), at(28, "ciso: R", "ciso: R")],
    "section:positions": [at(3, "positions", "positions")],
    "section:raci": [at(22, "raci", "raci"), at(28, "matrices", "matrices")],
    "section:gates": [],
    "circles:": [],
}  # fmt: skip


@pytest.mark.parametrize("slot", FOUND)
def test_fact_is_found(acme: Document, slot: str) -> None:
    kind, _, path = slot.partition(":")
    asked = Slot(kind, (path,)) if kind == "channel" else Slot.parse(slot)
    assert list(acme.sources.locate(asked)) == FOUND[slot]


SUBJECTS: dict[str, Location | None] = {
    "position:ciso": at(10, "ciso", "ciso"),
    "position:cfo": at(26, "cfo", "cfo"),
    "position:q": at(23, "q: '-'", "q"),
    "position:nobody": None,
    "activity:Containment": at(23, "Containment", "Containment"),
    "activity:m/Tidy": at(28, "Tidy", "Tidy"),
    "activity:incident-containment": at(23, "Containment", "Containment"),
    "activity:firewall-maintenance": None,
    "policy:p": at(36, "p:", "p"),
    "party:q": at(21, "q: {", "q"),
    "entity:x": None,
    "role:ceo": at(5, "ceo", "ceo"),
    "role:dpo": None,
    "person:B. Roth": at(8, "holder: ", "holder"),
    "organization:Acme": at(2, "name: Acme", "name: Acme"),
    "unheard-of:x": None,
}


@pytest.mark.parametrize("ref", SUBJECTS)
def test_thing_is_found(acme: Document, ref: str) -> None:
    kind, _, name = ref.partition(":")
    assert acme.sources.subject(Ref(kind, name)) == SUBJECTS[ref]


def test_organisation_without_name_stands_where_its_section_does() -> None:
    assert document("organization: {regulated: true}\nraci: {x: {a: A}}").sources.subject(Ref("organization", "-")) == Location(
        "-", 2, 1, 2, 13
    )


def test_organisation_without_a_section_of_its_own_stands_where_the_file_begins_to_say_something() -> None:
    assert document("raci: {x: {a: A}}").sources.subject(Ref("organization", "-")) == Location("-", 2, 1, 2, 5)
    assert document("raci: {x: {a: A}}\npositions: {a: {title: X}}").sources.subject(Ref("organization", "-")) == Location("-", 3, 1, 3, 10)


def test_alias_stands_where_its_key_does() -> None:
    sources = document("positions:\n  a: &a {title: X}\n  b: {reports_to: &r a}\n  c: {reports_to: *r}").sources
    assert sources.locate(Slot("line", ("b",))) == (Location("-", 4, 7, 4, 23),)
    assert sources.locate(Slot("line", ("c",))) == (Location("-", 5, 7, 5, 17),)
