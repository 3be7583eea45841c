"""What is written reads back as an equal organisation, whatever the order of keys, the split over files and the form."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govcheck.documents.emit import emit
from govcheck.documents.read import read_files
from govcheck.documents.write_yaml import write_organization
from govcheck.model.organization import Line, Matrix, Organization, Position
from govcheck.source.nodes import plain
from govcheck.source.reader import read_yaml
from tests.documents.files import document, organization, vocabulary
from tests.documents.organizations import matrices_alone, organizations

LAX = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def read(*texts: str) -> Organization:
    """The organisation that these files make together."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / f"{number}.yaml") for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            Path(path).write_text(text, encoding="utf-8", newline="")
        return read_files(paths, vocabulary()).organization


@LAX
@given(organizations() | matrices_alone())
def test_what_is_written_reads_back_equal(written: Organization) -> None:
    text = write_organization(written)
    again = read(text)
    assert again == written
    assert write_organization(again) == text


@LAX
@given(organizations(), st.randoms(use_true_random=False))
def test_order_of_keys_and_of_lists_says_nothing(written: Organization, random: Any) -> None:
    def shuffled(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            keys = list(value)
            random.shuffle(keys)
            return {name: shuffled(value[name], name) for name in keys}
        if isinstance(value, list) and key != "formerly":
            value = [shuffled(item) for item in value]
            random.shuffle(value)
        return value

    assert read(emit(shuffled(as_values(written)))) == written


@LAX
@given(organizations(), st.randoms(use_true_random=False))
def test_split_over_files_says_nothing(written: Organization, random: Any) -> None:
    values = as_values(written)
    parts: list[dict[str, Any]] = [{"govcheck": 1}, {"govcheck": 1}, {"govcheck": 1}]
    for word, value in values.items():
        if word in ("govcheck", "organization") or not value or not isinstance(value, dict):
            random.choice(parts)[word] = value
        else:
            for entry, said in value.items():
                random.choice(parts).setdefault(word, {})[entry] = said
    assert read(*(emit(part) for part in parts)) == written


@LAX
@given(organizations())
def test_one_value_may_stand_in_a_list(written: Organization) -> None:
    def listed(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: listed(item, name) for name, item in value.items()}
        return [value] if key in LISTS and not isinstance(value, list) else value

    values = as_values(written)
    apart = ("positions", "policies", "trainings", "decisions", "risks", "vendors")
    assert read(emit({word: listed(value) if word in apart else value for word, value in values.items()})) == written


@LAX
@given(organizations())
def test_the_long_form_of_the_one_matrix_says_the_same(written: Organization) -> None:
    values = as_values(written)
    rows = values.pop("raci", None)
    if rows is not None:
        values.setdefault("matrices", {})["main"] = {"rows": rows}
    assert read(emit(values)) == written


#: the keys that take a list, in the sections of the test above
LISTS = frozenset((
    "is", "reports_to", "dotted_line_to", "deputy", "members", "serves", "overseen_by", "evaluated_by", "paid_by", "scopes",
    "measured_by", "engages", "formerly", "owner", "approver", "informed_by", "by", "acceptor",
))  # fmt: skip


def as_values(written: Organization) -> dict[str, Any]:
    """The canonical file as plain values; texts that look like other things stay text."""
    found: dict[str, Any] = plain(read_yaml(write_organization(written).encode(), "x"))
    return found


CANONICAL = """\
govcheck: 1
organization:
  name: "No"
  frameworks: [gdpr, iso-27001]
  attributes: {us_federal_agency: false}
roots: board
complete: [policies, raci]
positions:
  board: {title: Board, kind: body}
  ceo: {holder: vacant, reports_to: {to: board, for: functional}}
  "007":
    title: A title that is long enough to make this entry too long for a single line of the file
    holder: [A. Byrne, {name: M. Lund, share: 0.5, acting: true, since: 2026-08-01}]
    reports_to: ceo
raci:
  Quarterly tidy-up: {ceo: A/R, ciso: C}
channels:
  - {from: ceo, to: board, via: []}
policies: {}
"""


def test_the_canonical_file() -> None:
    text = CANONICAL
    lines = text.splitlines(keepends=True)
    # ids are sorted as text, so that "007" stands first
    at, ceo = lines.index('  "007":\n'), lines.index("  board: {title: Board, kind: body}\n")
    expected = "".join(lines[:ceo] + lines[at : at + 4] + lines[ceo:at] + lines[at + 4 :])
    assert write_organization(organization(text.removeprefix("govcheck: 1\n"))) == expected


def test_a_long_key_is_marked_as_one() -> None:
    name = "k" * 1100
    written = Organization(positions={name: Position(name, name), "b": Position("b", "b", lines=(Line(name),))})
    text = write_organization(written)
    assert f"positions:\n  b: {{reports_to: {name}}}\n  ? {name}\n  : {{}}\n" in text.replace(
        f"b:\n    reports_to: {name}", f"b: {{reports_to: {name}}}"
    )
    assert read(text) == written


def test_letters_that_a_matrix_cannot_write_are_refused() -> None:
    seats = {"a": Position("a", "a")}
    written = Organization(positions=seats, matrices={"m": Matrix("m", letters={"R": "A"}, rows={"x": {"a": "R"}})})
    with pytest.raises(ValueError, match="the letters of the matrix 'm' leave no way to write R"):
        write_organization(written)


def test_a_matrix_writes_its_own_letters() -> None:
    found = document("positions: {a: {}, b: {}}\nmatrices: {m: {letters: {A: R, e: a, M: C}, rows: {x: {a: E/A, b: m}}}}").organization
    assert found.matrices["m"] == Matrix("m", letters={"A": "R", "E": "A", "M": "C"}, rows={"x": {"a": "A/R", "b": "C"}})
    assert "  m: {letters: {A: R, E: A, M: C}, rows: {x: {a: E/A, b: M}}}\n" in write_organization(found)


def test_a_column_in_which_nobody_has_a_letter_is_kept() -> None:
    text = """\
govcheck: 1
parties: {auditor: {}}
raci:
  Containment: {CISO: A, Head of Kitchen: "-", auditor: "-"}
  Triage: {SOC Manager: R}
"""
    found = read(text)
    assert sorted(found.positions) == ["Head of Kitchen", "SOC Manager", "auditor", "ciso"]
    written = write_organization(found)
    assert 'Containment: {CISO: A, Head of Kitchen: "-", auditor: "-"}' in written
    assert read(written) == found
