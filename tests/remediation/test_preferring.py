"""Of two cheapest plans the same one is always taken, and that the one which a board would rather take."""

from collections.abc import Iterable
from typing import Any

import pytest

from govcheck.assessment.assess import Selection
from govcheck.model.findings import Severity
from govcheck.model.organization import Appointment, Channel, Holding, Line, Matrix, Organization, Policy, Position
from govcheck.model.settings import Settings
from govcheck.model.slots import Ref, Slot, slot
from govcheck.packs.rule import Pack, Rule, RulePacks
from govcheck.remediation.search import Limits, Search
from govcheck.remediation.world import World
from tests.assessment.rules import made
from tests.properties.organisations import AS_OF, VOCABULARY

#: everything costs the same, so that two plans of one change always tie
COSTS = dict.fromkeys(("state", "inform", "letter", "channel", "gate", "policy", "dotted", "move", "appoint", "seat"), 5)
Chosen = tuple[tuple[Slot, Any], ...]


def seat(name: str, upper: str | None, role: str, *, vacant: bool = False) -> Position:
    holding = Holding(vacant=True) if vacant else Holding(appointments=(Appointment(f"the holder of {name}"),))
    return Position(name, name.upper(), roles=(role,), lines=(Line(upper),) if upper else (), holding=holding)


SEATS = (seat("ceo", None, "ceo"), seat("cio", "ceo", "cio"), seat("ciso", "cio", "ciso"), seat("spare", "ceo", "dpo", vacant=True))
ORG = Organization(
    positions={one.id: one for one in SEATS},
    matrices={"main": Matrix("main", rows={"Incident response": {"cio": "A"}})},
    policies={"paper": Policy("paper", owner=(Ref("position", "ceo"),))},
    channels=(),
    complete=("raci", "channels", "policies"),
)

#: alternatives of which none is met, with the one change that meets each
LETTER = {"subject": {"activity": "incident-response"}, "assigned": {"letters": ["R"], "to": {"role": "ciso"}}}
CHANNEL = {"subject": {"role": "ciso"}, "channel": {"to": {"role": "ceo"}}}
PAPER = {"subject": {"policy": "paper"}, "owned_by": {"as": ["owner"], "who": {"role": "ciso"}}}
LINE = {"subject": {"role": "ciso"}, "reports_to": {"any": {"role": "ceo"}}}
PERSON = {"subject": {"organization": "this"}, "staffed": {"role": "dpo"}}
CHANGES: tuple[tuple[str, dict[str, Any], tuple[Slot, Any]], ...] = (
    ("a letter", LETTER, (slot("cell", "main", "Incident response", "ciso"), "R")),
    ("a channel", CHANNEL, (slot("channel", "position:ciso"), (Channel(Ref("position", "ciso"), Ref("position", "ceo"), via=()),))),
    ("a name on a paper", PAPER, (slot("policy", "paper", "owner"), (Ref("position", "ciso"),))),
    ("a line", LINE, (slot("line", "ciso"), (Line("ceo"),))),
    ("a person", PERSON, (slot("holder", "spare"), None)),
)


def chosen(rules: Iterable[Rule], organization: Organization = ORG, costs: dict[str, int] = COSTS) -> Chosen:
    """What the least plan changes: each fact with its value afterwards."""
    packs = RulePacks((Pack("house", "House rules", "1", "2026-01-01", (), tuple(rules), "0", "house"),), {})
    world = World(packs, VOCABULARY, Settings(AS_OF), Selection(), Severity.ERROR)
    search = Search(world, organization, costs, (), Limits())
    found = search.run()
    assert found.chosen is not None
    assert found.proven
    return tuple((search.pool.candidates[n].edit.slot, search.pool.candidates[n].edit.after) for n in found.chosen)


def either(*alternatives: dict[str, Any]) -> Rule:
    return made({"organization": "this"}, {"any_of": list(alternatives)}, severity="error")


PAIRS = [(one, other) for one in range(len(CHANGES)) for other in range(len(CHANGES)) if one != other]


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=[f"{CHANGES[a][0]} or {CHANGES[b][0]}" for a, b in PAIRS])
def test_letters_come_before_channels_before_papers_before_lines_before_people(first: int, second: int) -> None:
    """Whichever of the two the rule names first."""
    rule = either(CHANGES[first][1], CHANGES[second][1])
    assert chosen([rule]) == (CHANGES[min(first, second)][2],)


@pytest.mark.parametrize("first", range(len(CHANGES)))
def test_what_costs_less_comes_before_all_that(first: int) -> None:
    """The order is one among plans of equal cost, and changes no cost."""
    prices = ("letter", "channel", "policy", "move", "appoint")
    costs = {**COSTS, prices[first]: 4} | ({"dotted": 6} if first != 1 else {})
    assert chosen([either(*(change for _, change, _ in CHANGES))], costs=costs) == (CHANGES[first][2],)


def test_a_letter_in_a_row_that_is_there_comes_before_a_new_row() -> None:
    """Also where the new one would come first by name."""
    assigned = {"assigned": {"letters": ["R"], "to": {"role": "ciso"}}}
    rule = made({"activity": ["access-review", "incident-response"]}, assigned, judge="any", severity="error")
    assert chosen([rule]) == ((slot("cell", "main", "Incident response", "ciso"), "R"),)


def test_a_letter_for_a_seat_that_somebody_holds_comes_before_one_for_an_empty_seat() -> None:
    both = {**ORG.positions, "also": seat("also", "cio", "ciso", vacant=True)}
    rule = made({"activity": "incident-response"}, {"assigned": {"letters": ["R"], "to": {"role": "ciso"}}}, severity="error")
    assert chosen([rule], ORG._replace(positions=both)) == ((slot("cell", "main", "Incident response", "ciso"), "R"),)
