"""Which rules run: by id, former id, pack or clause, and none that is ignored."""

import pytest

from govcheck.assessment.assess import Guides, Selection, activities_named, assess
from govcheck.documents.read import Document
from govcheck.model.findings import Guide, Outcome, RuleResult
from govcheck.model.organization import Line, Matrix, Organization, Position
from govcheck.model.settings import Settings
from govcheck.model.sourcemap import NoSource
from govcheck.packs.rule import Pack, Rule, RulePacks
from tests.assessment.rules import assessed, made
from tests.properties.organisations import AS_OF, VOCABULARY

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


def test_what_a_profile_leaves_out_is_ignored_and_says_why() -> None:
    selection = Selection(left_out={"one": "not here"})
    assert [one.id for one in RULES if selection.chooses(one)] == ["two", "three", "four"]
    assert [one.id for one in RULES if selection.ignores(one)] == ["one"]
    assert [selection.reason(one) for one in RULES[:2]] == ["not here", "not selected"]


CANONICAL = made({"activity": "every", "where": {"canonical": "pack"}}, {"letter_count": {"letters": ["A"], "min": 1}}, "canonical")
NAMING = made(
    {"activity": ["it-strategy"]},
    {
        "any_of": [
            {"assigned": {"letters": ["A"], "to": {"role": "ciso"}}},
            {"subject": {"activity": "access-review"}, "assigned": {"letters": ["A"], "to": {"role": "ciso"}}},
            {"subject": {"gate": "go"}, "states": {"facts": {"mandatory": True}}},
        ]
    },
    "naming",
)


def test_the_activities_that_a_pack_names() -> None:
    pack = Pack("house", "House rules", "1", "2026-01-01", (), (*RULES, NAMING, CANONICAL), "0", "house")
    assert activities_named(pack) == frozenset({"it-strategy", "access-review"})


def test_rules_about_what_their_pack_names_look_at_that_unless_other_activities_are_given() -> None:
    rows = {"IT strategy": {"ciso": "R"}, "Incident response": {"ciso": "R"}}
    organization = Organization(positions={"ciso": Position("ciso", "CISO", roles=("ciso",))}, matrices={"main": Matrix("main", rows=rows)})
    pack = Pack("house", "House rules", "1", "2026-01-01", (), (CANONICAL, NAMING), "0", "house")
    document = Document(organization, NoSource(), (), ())

    def subjects(named: frozenset[str] | None) -> list[str]:
        found = assess(document, RulePacks((pack,), {}), VOCABULARY, Settings(AS_OF), Selection(("canonical",)), named)
        return [finding.subject.id for finding in found.findings]

    assert subjects(None) == ["IT strategy"]
    assert subjects(frozenset({"incident-response"})) == ["Incident response"]


def test_what_each_rule_says_is_found_by_its_name() -> None:
    guides = Guides(RulePacks((Pack("house", "House rules", "1", "2026-01-01", (), RULES, "0", "house"),), {}))
    assert dict(guides) == {one.id: Guide(one.id, "Because.", "Do it.") for one in RULES}
    assert len(guides) == 4
