"""Edits of facts in the text of files: exact, and nothing else moves."""

from pathlib import Path
from random import Random
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from govcheck.documents.edit_yaml import edited_files
from govcheck.documents.read import read_files
from govcheck.documents.write_yaml import write_organization
from govcheck.model.facts import apply, stated
from govcheck.model.organization import Channel, Engagement, Holding, Line, Organization
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind
from govcheck.source.nodes import plain
from govcheck.source.problems import InputError
from govcheck.source.reader import read_yaml
from tests.documents.layouts import laid_out
from tests.properties.organisations import VOCABULARY, facts, organisations


def set_to(fact: Slot, value: Any, before: Any = None) -> Edit:
    return Edit(fact, before, value, EditKind.CHANGE, "move")


def edited(text: str, *edits: Edit) -> str:
    """The text of one file with these edits made."""
    return edited_files(["-"], edits, VOCABULARY, dedent(text).encode())["-"]


ORG = """\
    govcheck: 1
    # The group, as of spring.
    organization: {name: Northwind,   regulated: true}   # aligned on purpose
    positions:
      ceo:   {title: Chief Executive Officer}
      cio:   {title: Chief Information Officer, reports_to: ceo}

      ciso:                       # since 2022
        title: 'Head of Information Security'
        is: ciso
        reports_to: cio           # "security is a digital topic"
        engages:
          - ceo                   # weekly
          - {with: cio, frequency: monthly}
        measured_by: [incidents, uptime]
    raci:
      # incidents
      incident-response: {cio: A,  ciso: R}
      Access review:
        cio: A/R
        ceo: I
    channels:
      - {from: ciso, to: ceo, about: risk}   # the chapter
      - {from: cio, to: ceo}
    """


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (set_to(slot("line", "ciso"), (Line("ceo"),)), "reports_to: cio           #", "reports_to: ceo           #"),
        (set_to(slot("line", "cio"), (Line("ceo", "functional"),)), "reports_to: ceo}", "reports_to: {to: ceo, for: functional}}"),
        (set_to(slot("dotted", "cio"), ("ciso",)), "reports_to: ceo}", "reports_to: ceo, dotted_line_to: ciso}"),
        (set_to(slot("holder", "ceo"), Holding(vacant=True)), "Chief Executive Officer}", "Chief Executive Officer, holder: vacant}"),
        (
            set_to(slot("position", "ciso", "measured_by"), ("audit-findings", "incidents")),
            "[incidents, uptime]",
            "[incidents, audit-findings]",
        ),
        (
            set_to(slot("position", "ciso", "engages"), (Engagement(Ref("position", "ceo")),)),
            "          - {with: cio, frequency: monthly}\n",
            "",
        ),
        (
            set_to(slot("position", "ciso", "mandate"), "Protects"),
            "measured_by: [incidents, uptime]\n",
            "measured_by: [incidents, uptime]\n        mandate: Protects\n",
        ),
        (set_to(slot("position", "ciso", "roles"), None), "        is: ciso\n", ""),
        (set_to(slot("cell", "main", "incident-response", "ciso"), "A"), "ciso: R}", "ciso: A}"),
        (set_to(slot("cell", "main", "incident-response", "cio"), None), "{cio: A,  ciso: R}", "{ciso: R}"),
        (set_to(slot("cell", "main", "Access review", "ciso"), "C"), "        ceo: I\n", "        ceo: I\n        ciso: C\n"),
        (
            set_to(slot("cell", "main", "access-restriction", "ciso"), "A/R"),
            "        ceo: I\n",
            "        ceo: I\n      access-restriction: {ciso: A/R}\n",
        ),
        (
            set_to(slot("channel", "position:ciso"), (Channel(Ref("position", "ciso"), Ref("position", "ceo"), "risk", via=()),)),
            "      - {from: ciso, to: ceo, about: risk}   # the chapter\n      - {from: cio, to: ceo}\n",
            "      - {from: cio, to: ceo}\n      - {from: ciso, to: ceo, about: risk, via: []}\n",
        ),
        (set_to(slot("organization", "regulated"), False), "regulated: true}", "regulated: false}"),
        (
            set_to(slot("policy", "information-security", "owner"), (Ref("position", "ciso"),)),
            "      - {from: cio, to: ceo}\n",
            "      - {from: cio, to: ceo}\n\n    policies:\n      information-security: {owner: ciso}\n",
        ),
        (
            set_to(slot("organization", "roots"), ("ceo",)),
            "      - {from: cio, to: ceo}\n",
            "      - {from: cio, to: ceo}\n\n    roots: [ceo]\n",
        ),
    ],
)
def test_an_edit_changes_its_own_place_and_nothing_else(edit: Edit, old: str, new: str) -> None:
    before = read_files(["-"], VOCABULARY, dedent(ORG).encode()).organization
    edit = edit._replace(before=stated(before, edit.slot))
    assert ORG.count(old) == 1
    assert edited(ORG, edit) == dedent(ORG.replace(old, new))


def test_letters_are_written_as_the_matrix_writes_them() -> None:
    text = """\
        govcheck: 1
        positions: {it: {title: Chief Information Officer}, isb: {title: Chief Information Security Officer}}
        matrices:
          sicherheit:
            letters: {V: R, E: A}
            rows: {incident-response: {CIO: E}}
        """
    cell = slot("cell", "sicherheit", "incident-response", "it")
    assert edited(text, set_to(cell, "R", "A")) == dedent(text).replace("CIO: E", "CIO: V")


def test_an_edit_goes_to_the_file_in_which_the_fact_stands(tmp_path: Path) -> None:
    main, unit = tmp_path / "org.yaml", tmp_path / "unit.yaml"
    main.write_text("govcheck: 1\ninclude: unit.yaml\npositions: {ceo: {}}\nraci: {incident-response: {ceo: A}}\n")
    unit.write_text("# the unit\npositions: {ciso: {reports_to: ceo}}\n")
    moved = set_to(slot("dotted", "ciso"), ("ceo",))
    given_letter = set_to(slot("cell", "main", "incident-response", "ciso"), "R")
    texts = edited_files([str(main)], [moved, given_letter], VOCABULARY)
    assert {Path(path).name: text for path, text in texts.items()} == {
        "org.yaml": main.read_text().replace("{ceo: A}", "{ceo: A, ciso: R}"),
        "unit.yaml": "# the unit\npositions: {ciso: {reports_to: ceo, dotted_line_to: ceo}}\n",
    }


def test_what_stands_in_a_table_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text("govcheck: 1\ninclude: {positions: people.csv}\n")
    (tmp_path / "people.csv").write_text("id,reports_to\nceo,\nciso,ceo\n")
    edits = [set_to(slot("line", "ciso"), None, (Line("ceo"),)), set_to(slot("dotted", "ceo"), ("ciso",))]
    with pytest.raises(InputError) as caught:
        edited_files([str(tmp_path / "org.yaml")], edits, VOCABULARY)
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems] == [
        "people.csv:2:1: 'dotted_line_to' of 'ceo' stands in a table, which govcheck does not edit; change it there",
        "people.csv:3:1: 'reports_to' of 'ciso' stands in a table, which govcheck does not edit; change it there",
    ]


def test_a_value_that_others_share_through_an_anchor_is_left_to_people() -> None:
    text = "govcheck: 1\npositions: {ceo: {}, cio: {reports_to: &top ceo}, ciso: {reports_to: *top}}\n"
    assert edited(text, set_to(slot("line", "ciso"), (Line("cio"),))) == text.replace("*top", "cio")
    with pytest.raises(InputError, match="cannot be made in the text as it is written"):
        edited(text, set_to(slot("line", "cio"), (Line("ciso"),)))


def test_edits_of_one_fact_that_end_where_they_began_change_nothing() -> None:
    text = "govcheck: 1\npositions: {ceo: {}}\n"
    cell = slot("cell", "main", "incident-response", "ceo")
    assert edited(text, set_to(cell, "A"), set_to(cell, None, "A")) == text


def as_values(organization: Organization) -> dict[str, Any]:
    found = plain(read_yaml(write_organization(organization).encode(), "-"))
    assert isinstance(found, dict)
    return found


def reads_as(organization: Organization) -> bool:
    """Whether a file can say what this organisation says: random facts may name entities and vendors that are not there."""
    try:
        return read_files(["-"], VOCABULARY, write_organization(organization).encode()).organization == organization
    except (InputError, ValueError):
        return False


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(organisations(), st.lists(facts(), min_size=1, max_size=4, unique_by=lambda fact: fact[0]), st.randoms(use_true_random=False))
def test_editing_and_reading_is_applying(before: Organization, stated_facts: list[tuple[Slot, Any]], random: Random) -> None:
    before = before._replace(
        positions={p: seat._replace(entity=None, serves=None, supplied_by=None) for p, seat in before.positions.items()}
    )
    edits = []
    after = before
    for fact, value in stated_facts:
        if value != stated(after, fact):
            edits.append(set_to(fact, value, stated(after, fact)))
            after = apply(after, edits[-1:])
    assume(reads_as(before))
    assume(reads_as(after))
    text = laid_out(as_values(before), random)
    assume(read_files(["-"], VOCABULARY, text.encode()).organization == before)
    new = edited_files(["-"], edits, VOCABULARY, text.encode())["-"]
    assert read_files(["-"], VOCABULARY, new.encode()).organization == after
    lost = [line for line in text.splitlines() if line.lstrip().startswith("# about")]
    assert [line for line in lost if line not in new.splitlines()] == []
