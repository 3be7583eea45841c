"""Where a finding stands: at its subject's key, else where what is missing would stand, then at the facts that decide."""

import pytest

from govcheck.assessment.assess import assess
from govcheck.documents.read import read_files
from govcheck.model.settings import Settings
from govcheck.packs.rule import Pack, Rule, RulePacks
from tests.assessment.rules import assessed, made
from tests.properties.organisations import AS_OF, VOCABULARY

ORG = """\
govcheck: 1
organization: {name: Northwind}
positions:
  ceo: {title: Chief, is: ceo}
  cio: {title: Technology, is: cio, reports_to: ceo}
  ciso: {title: Security, is: ciso, reports_to: cio}
raci:
  Incident response: {cio: A, ciso: R}
policies:
  paper: {owner: cio}
"""
UNDER = made({"role": "ciso"}, {"reports_to": {"none": {"role": "cio"}}}, "under")
ROWS = made({"activity": ["incident-response", "incident-response-plan"]}, {"assigned": {"letters": "A", "to": {"role": "ciso"}}}, "rows")
OWNED = made({"policy": ["paper", "absent"]}, {"owned_by": {"as": "owner", "who": {"role": "ciso"}}}, "owned")
STAFFED = made({"organization": "this"}, {"staffed": {"role": "dpo"}}, "staffed")


def places(rule: Rule, text: str = ORG) -> dict[str, list[str]]:
    """Subject -> the places of its finding as ``role line:column``."""
    pack = Pack("house", "House rules", "1", "2026-01-01", (), (rule,), "0", "house")
    found = assess(read_files(["-"], VOCABULARY, text.encode()), RulePacks((pack,), {}), VOCABULARY, Settings(AS_OF)).findings
    return {str(f.subject): [f"{place.role} {place.location.line}:{place.location.column}" for place in f.places] for f in found}


def test_a_finding_stands_at_its_subject_and_then_at_the_facts_that_decide() -> None:
    found = places(UNDER)["position:ciso"]
    assert found[0] == "primary 6:3"
    assert set(found[1:]) >= {"related 6:37"}
    assert len(set(found)) == len(found)


def test_a_row_that_is_missed_stands_where_the_rows_are() -> None:
    found = places(ROWS)
    assert (found["activity:Incident response"][0], found["activity:incident-response-plan"][0]) == ("primary 8:3", "primary 7:1")


def test_an_entry_that_is_missed_stands_where_the_entries_are() -> None:
    found = places(OWNED)
    assert (found["policy:paper"][0], found["policy:absent"][0]) == ("primary 10:3", "primary 9:1")


@pytest.mark.parametrize(
    ("text", "place"),
    [(ORG, "primary 2:16"), (ORG.replace("organization: {name: Northwind}\n", ""), "primary 2:1")],
    ids=["at its name", "at the first section where it has none"],
)
def test_the_organisation_stands_where_it_is_named(text: str, place: str) -> None:
    assert places(STAFFED, text)["organization:this"] == [place]


def test_what_was_made_in_memory_stands_nowhere() -> None:
    organization = read_files(["-"], VOCABULARY, ORG.encode()).organization
    assert [finding.places for finding in assessed(organization, UNDER).findings] == [()]
