"""Findings on the same facts share a group, so that a reader is told them once."""

import pytest

from govcheck.assessment.fingerprints import group
from govcheck.model.findings import Kind
from govcheck.model.organization import Line, Matrix, Organization, Position
from govcheck.model.slots import Ref
from govcheck.model.verdicts import State, Verdict
from tests.assessment.rules import assessed, made, slots

ROW = Ref("activity", "Incident response")


Facts = tuple[Kind, Verdict]


def of(*evidence: str, kind: Kind = Kind.CONFLICT, subject: Ref = ROW, key: tuple[Ref, ...] = (), missing: tuple[str, ...] = ()) -> Facts:
    state = State.VIOLATED if kind is Kind.CONFLICT else State.UNDETERMINED
    return kind, Verdict(subject, state, key, {}, slots(*evidence), slots(*missing))


CELL = "cell:main/Incident response/cio"
CIO = Ref("position", "cio")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # order, repetition, and facts that only rule something out
        (of(CELL, "gate:go/approver"), of("gate:go/approver", CELL, CELL)),
        (of(CELL), of(CELL, "role:ciso", "is:cio", "rows:incident-response", "section:raci", "tier:board", "letter:C")),
        (of("line:ciso"), of("line:ciso", "position:board/kind", "position:board/tier", "position:x/part_of", "root:ceo")),
        # a finding about letters is not about the lines that it looks at, nor about kinds of assets
        (of(CELL), of(CELL, "line:cio", "holder:cio")),
        (of("asset:records/owner"), of("asset:records/owner", "asset:records/kind")),
        # subject and key are what a rule makes of the facts
        (of(CELL, key=(CIO,)), of(CELL, subject=CIO)),
        # what is missing is a fact as well
        (of("policy:p/owner", kind=Kind.GAP), of(kind=Kind.GAP, missing=("policy:p/owner",))),
        # without any telling fact, findings on one thing are one group
        (of("role:ciso", kind=Kind.GAP), of("tops:chart", kind=Kind.GAP)),
    ],
)
def test_the_same_facts_make_one_group(one: Facts, other: Facts) -> None:
    assert group(*one) == group(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of(CELL), of("cell:main/Incident response/ciso")),
        (of(CELL), of(CELL, "gate:go/approver")),
        (of(CELL), of(CELL, kind=Kind.GAP)),
        (of("line:ciso"), of("dotted:ciso")),
        (of("line:ciso"), of("line:ciso", "line:cio")),
        (of("line:ciso"), of("holder:ciso")),
        (of(kind=Kind.GAP), of(kind=Kind.GAP, subject=CIO)),
        (of(), of(key=(CIO,))),
        (of(kind=Kind.GAP, missing=("role:ciso",)), of(kind=Kind.GAP, missing=("role:cio",))),
        # a seat may be named like a fact
        (of("line:kind"), of("line:tier")),
        (of("cell:main/Incident response/kind"), of("cell:main/Incident response/tier")),
    ],
)
def test_different_facts_make_different_groups(one: Facts, other: Facts) -> None:
    assert group(*one) != group(*other)


def test_two_rules_on_one_cell_are_one_group_and_a_third_on_a_line_is_another() -> None:
    positions = {
        "ceo": Position("ceo", "CEO", roles=("ceo",)),
        "cio": Position("cio", "CIO", roles=("cio",), lines=(Line("ceo"),)),
        "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("cio"),)),
    }
    organization = Organization(positions=positions, matrices={"main": Matrix("main", rows={"Incident response": {"cio": "A"}})})
    assessment = assessed(
        organization,
        made({"activity": "incident-response"}, {"not_assigned": {"letters": "A", "to": {"role": "cio"}}}, "forbidden"),
        made({"activity": "every"}, {"not_assigned": {"letters": ["A", "R"], "to": {"line_of": "cio"}}}, "forbidden-everywhere"),
        made({"role": "ciso"}, {"reports_to": {"none": {"role": "cio"}}}, "under"),
    )
    groups = {finding.rule: finding.group for finding in assessment.findings}
    assert groups["forbidden"] == groups["forbidden-everywhere"] != groups["under"]
    assert {len(found) for found in groups.values()} == {12}


def test_two_rules_on_one_line_are_one_group_whoever_is_their_subject() -> None:
    assert group(*of("line:ciso", "role:cio", subject=CIO)) == group(*of("line:ciso", key=(CIO,)))
