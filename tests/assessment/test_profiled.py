"""Profiles on organisations: what they change, what they leave out, for whom they are meant, and that every change is told."""

import pytest

from govcheck.assessment.judging import fitting
from govcheck.assessment.profiled import profiled
from govcheck.model.findings import ProfileChange, ProfileFit, ProfileUsed, Severity
from govcheck.model.organization import Organization
from govcheck.packs.profiles import Layer, Profile, Tuning
from govcheck.packs.rule import Pack, ProfileHead, RulePacks
from govcheck.packs.tuning import limits_of
from tests.assessment.rules import made

WIDE = made({"position": "every"}, {"span": {"max": 12}}, "wide", severity={"conflict": "info"})
UNDER = made({"role": "ciso"}, {"reports_to": {"none": {"role": "cio"}}}, "under")
PACKS = RulePacks((Pack("house", "House rules", "1", "2026-01-01", (), (UNDER, WIDE), "0", "house"),), {})
AGENCY = (("agency", (True,)),)
BANK = (("sector", ("banking", "finance")),)


def chain(*layers: Layer) -> Profile:
    return Profile(layers[-1].profile, "Title", layers[-1].when, layers, {}, "p.yaml")


def organization(**attributes: bool) -> Organization:
    return Organization(name="Example", attributes=attributes)


SOFT = Tuning("under", "law:1", Severity.INFO)
WIDER = Tuning("wide", "many hands", limits=(("max", 20),))
OFF = Tuning("wide", "not here", off=True)


def test_every_change_is_told_with_its_reason() -> None:
    found = profiled(PACKS, chain(Layer("own", (), (SOFT, WIDER))), organization())
    assert found.used == ProfileUsed(
        "own",
        (
            ProfileChange("under", "severity: conflict error, gap warning -> info", "law:1"),
            ProfileChange("wide", "max: 12 -> 20", "many hands"),
        ),
    )
    assert found.left_out == {}
    under, wide = found.packs.rules
    assert limits_of(wide)["max"] == 20
    assert under.severity_when[-1][:3] == ((), Severity.INFO, "law:1")


def test_what_is_so_already_is_no_change() -> None:
    found = profiled(PACKS, chain(Layer("own", (), (Tuning("wide", "x", Severity.INFO, (("max", 12),)),))), organization())
    assert found.used == ProfileUsed("own")


def test_a_rule_that_is_left_out_says_why() -> None:
    found = profiled(PACKS, chain(Layer("own", (), (OFF,))), organization())
    assert found.left_out == {"wide": "the profile own leaves it out: not here"}
    assert found.used.changes == (ProfileChange("wide", "off", "not here"),)


def test_rules_that_are_not_there_are_passed_over() -> None:
    found = profiled(PACKS, chain(Layer("own", (), (Tuning("elsewhere", "x", Severity.INFO),))), organization())
    assert (found.packs, found.used) == (PACKS, ProfileUsed("own"))


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (organization(agency=False), "only where organization.agency is true"),
        (organization(), "organization.agency is not stated, and it is meant for organisations where organization.agency is true"),
    ],
)
def test_a_profile_for_others_changes_nothing_and_says_why(on: Organization, reason: str) -> None:
    found = profiled(PACKS, chain(Layer("base", (), (WIDER,)), Layer("own", AGENCY, (SOFT,))), on)
    assert (found.packs, found.left_out, found.used) == (PACKS, {}, ProfileUsed("own", (), reason))


def test_a_base_for_others_is_left_out_of_the_chain() -> None:
    layers = (Layer("bank", BANK, (OFF,)), Layer("own", (), (SOFT,)))
    assert [change.rule for change in profiled(PACKS, chain(*layers), organization()).used.changes] == ["under"]
    bank = Organization(name="Example", sector="finance")
    assert [change.rule for change in profiled(PACKS, chain(*layers), bank).used.changes] == ["under", "wide"]


def test_profiles_that_would_fit_are_named_unless_they_were_asked_for() -> None:
    heads = (ProfileHead("any", "Any", (), ""), ProfileHead("agency", "Agency", AGENCY, ""), ProfileHead("bank", "Bank", BANK, ""))
    assert fitting(heads, organization(agency=True), ()) == (ProfileFit("agency", "Agency"),)
    assert fitting(heads, organization(agency=True), ("own", "agency")) == ()
    assert fitting(heads, organization(), ()) == ()


def test_a_rule_that_is_not_there_or_left_out_hides_none_behind_it() -> None:
    off = Tuning("under", "not here", off=True)
    found = profiled(PACKS, chain(Layer("own", (), (Tuning("elsewhere", "x", Severity.INFO), off, WIDER))), organization())
    assert found.left_out == {"under": "the profile own leaves it out: not here"}
    assert [(change.rule, change.because) for change in found.used.changes] == [("under", "not here"), ("wide", "many hands")]
    assert limits_of(found.packs.rules[1])["max"] == 20
