"""Which rules run: by id, former id, pack or clause, and none that is ignored."""

import pytest

from govcheck.assessment.assess import Selection
from govcheck.model.findings import Outcome, RuleResult
from govcheck.model.organization import Line, Organization, Position
from govcheck.packs.rule import Rule
from tests.assessment.rules import assessed, made

SUBJECT, REQUIRE = {"role": "ciso"}, {"reports_to": {"any": {"role": "ceo"}}}


def rule(name: str, *cites: str, formerly: tuple[str, ...] = ()) -> Rule:
    return made(SUBJECT, REQUIRE, name, formerly=list(formerly))._replace(cites=cites)


RULES = (
    rule("one", "house:7.a"),
    rule("two", "house:7", "law:3(a)(2)", formerly=("second",)),
    rule("three", "house:71.a"),
    rule("four", "household:7"),
)


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ((), (), ["one", "two", "three", "four"]),
        (("one",), (), ["one"]),
        (("second",), (), ["two"]),
        (("house",), (), ["one", "two", "three", "four"]),  # the pack
        (("house:7",), (), ["one", "two"]),  # the clause and what is below it, and not 71
        (("house:7.a", "three"), (), ["one", "three"]),
        (("law:3",), (), ["two"]),
        (("law:3(a)",), (), ["two"]),
        (("law",), (), ["two"]),  # the source
        (("household",), (), ["four"]),
        ((), ("house:7",), ["three", "four"]),
        (("house:7",), ("one",), ["two"]),
        (("one",), ("house",), []),
        (("hous",), (), []),
        (("on",), (), []),
    ],
)
def test_a_word_chooses_rules(select: tuple[str, ...], ignore: tuple[str, ...], chosen: list[str]) -> None:
    selection = Selection(select, ignore)
    assert [one.id for one in RULES if selection.chooses(one)] == chosen


def test_words_that_name_nothing_are_known_each_once() -> None:
    assert Selection(("one", "house:8", "hous"), ("law:4", "house:8", "two")).unknown(RULES) == ("house:8", "hous", "law:4")


def test_a_rule_that_is_not_chosen_is_listed_all_the_same() -> None:
    positions = {"ceo": Position("ceo", "CEO", roles=("ceo",)), "ciso": Position("ciso", "CISO", roles=("ciso",), lines=(Line("ceo"),))}
    assessment = assessed(Organization(positions=positions), RULES[0], RULES[1], selection=Selection(("one",)))
    one, two = assessment.rules
    assert (one.id, one.outcome) == ("one", Outcome.PASS)
    assert (two.outcome, two.reason, two.verdicts) == (Outcome.NOTSELECTED, "not selected", RuleResult._field_defaults["verdicts"])
