"""A fact that names seats, entities or suppliers by their ids is told by their titles."""

import pytest

from govcheck.assessment.names import Names
from govcheck.assessment.statements import Statements
from govcheck.model.organization import Entity, Organization, Party, Position, Vendor
from govcheck.model.slots import Slot
from tests.properties.organisations import graph_of

ORGANIZATION = Organization(
    roots=("board",),
    entities={"it": Entity("it", "Northwind IT")},
    vendors={"watch": Vendor("watch", "Night Watch")},
    parties={"firm": Party("firm", "law firm", "Ohm and Partners")},
    positions={
        "board": Position("board", "Board of Directors", kind="body", members=("ned", "ceo")),
        "committee": Position("committee", "IT Committee", kind="body", part_of="board", chair="cio"),
        "cio": Position("cio", "Head of IT", entity="it", serves=("it",), supplied_by="watch"),
        "dpo": Position("dpo", "Privacy Officer", supplied_by="firm"),
        "ned": Position("ned", "Independent Director", kind="member"),
        "ceo": Position("ceo", "Chief Executive"),
    },
)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("position:committee/chair", "IT Committee: chair is Head of IT"),
        ("position:committee/part_of", "IT Committee: part_of is Board of Directors"),
        ("position:board/members", "Board of Directors: members is Independent Director and Chief Executive"),
        ("position:cio/entity", "Head of IT: entity is Northwind IT"),
        ("position:cio/serves", "Head of IT: serves is Northwind IT"),
        ("position:cio/supplied_by", 'Head of IT: supplied_by is "Night Watch"'),
        ("position:dpo/supplied_by", "Privacy Officer: supplied_by is Ohm and Partners"),
        ("position:ceo/entity", "Chief Executive: entity is not stated"),
        ("organization:roots", "organization.roots is Board of Directors"),
        ("organization:sector", "organization.sector is not stated"),
    ],
)
def test_a_thing_is_told_by_its_title(fact: str, sentence: str) -> None:
    graph = graph_of(ORGANIZATION)
    assert Statements(graph, Names(graph)).of(Slot.parse(fact)) == sentence
