"""Plans as a whole: what they promise holds when everything is done again from scratch."""

from collections.abc import Iterable
from functools import cache
from random import Random

import pytest

from govcheck.assessment.assess import Selection, assess
from govcheck.documents.edit_yaml import edited_files
from govcheck.documents.read import Document, read_files
from govcheck.documents.write_yaml import write_organization
from govcheck.model.facts import apply
from govcheck.model.findings import SEVERITIES, Finding, Severity
from govcheck.model.organization import Organization
from govcheck.model.plans import Contradiction, Plan
from govcheck.model.settings import Settings
from govcheck.model.verdicts import Edit, EditKind
from govcheck.remediation.pinning import keep
from govcheck.remediation.planning import LIMITS, plan
from govcheck.remediation.search import Limits
from tests.properties.organisations import AS_OF
from tests.remediation.checker import check
from tests.remediation.exhaustive import Judges
from tests.remediation.organisations import random_organization
from tests.remediation.test_search import COSTS, known

SETTINGS = Settings(AS_OF)


def read(text: str) -> Document:
    return read_files(["-"], known().vocabulary, text.encode())


def planned(document: Document, threshold: Severity, limits: Limits = LIMITS, **more: object) -> Plan | Contradiction:
    packs, vocabulary, selection = known().packs, known().vocabulary, Selection()
    before = assess(document, packs, vocabulary, SETTINGS, selection)
    return plan(before, document, packs, vocabulary, SETTINGS, selection, threshold, COSTS, limits=limits, **more)  # type: ignore[arg-type]


def at_least(threshold: Severity, organization: Organization, document: Document) -> tuple[Finding, ...]:
    """The findings of an organisation at or above a threshold, by the public function."""
    found = assess(document._replace(organization=organization), known().packs, known().vocabulary, SETTINGS)
    levels = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return tuple(finding for finding in found.findings if finding.severity in levels)


def names(findings: Iterable[Finding]) -> set[tuple[object, ...]]:
    """What makes findings the same ones elsewhere."""
    return {(finding.rule, finding.kind, finding.subject, finding.key) for finding in findings}


@cache
def errors() -> Judges:
    return Judges(known().packs, known().vocabulary, SETTINGS, Severity.ERROR)


@pytest.mark.parametrize("seed", range(24))
def test_a_plan_holds_what_it_promises(seed: int) -> None:
    text = write_organization(random_organization(seed))
    document = read(text)
    found = planned(document, Severity.ERROR)
    assert isinstance(found, Plan)
    # the edits, one after the other, lead where the proof says
    organization = document.organization
    waiting = names(at_least(Severity.ERROR, apply(organization, found.edits), document))
    assert waiting == {(f.rule, f.kind, f.subject, f.key) for f in found.after if f.severity is Severity.ERROR}
    assert {each.fingerprint for each in found.proof.waiting} == {each.fingerprint for d in found.decisions for each in d.clears}
    now = names(at_least(Severity.ERROR, organization, document))
    for step in found.steps:
        organization = apply(organization, step.edits)
        then = names(at_least(Severity.ERROR, organization, document))
        assert then <= now | waiting, f"step {step.number} leaves the organisation worse"
        gone = {each.fingerprint for each in step.clears}
        assert not gone & {
            f.fingerprint for f in at_least(Severity.ERROR, organization, document) if (f.rule, f.kind, f.subject, f.key) not in waiting
        }
        now = then
    # everybody can check the certificate
    certificate = found.certificate
    assert certificate.optimal
    assert check(certificate, document.organization, errors().finds, Random(seed)) == []  # noqa: S311 - nothing is kept secret here
    # and the file that is written says what the plan says
    written = edited_files(["-"], found.edits, known().vocabulary, text.encode())["-"]
    assert read(written).organization == apply(document.organization, found.edits)


SMALL = """\
govcheck: 1
positions:
  ceo: {title: Chief Executive Officer}
  cio: {title: Chief Information Officer, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: cio}
"""


TWO_CHANNELS = """\
govcheck: 1
organization: {sector: finance, regulated: true}
positions:
  board: {title: Board of Directors, kind: body, tier: governing, scope: [cyber-risk]}
  ceo: {title: Chief Executive Officer, reports_to: board}
  cio: {title: Chief Information Officer, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: ceo}
channels:
  - {from: ciso, to: board, about: cyber-risk, frequency: yearly, written: true, via: []}
"""


def test_a_decision_claims_only_what_each_of_its_choices_clears() -> None:
    """A channel to the board is none to the regulator: these are two decisions on one fact."""
    document = read(TWO_CHANNELS)
    found = planned(document, Severity.ERROR)
    assert isinstance(found, Plan)
    on_channels = [decision for decision in found.decisions if decision.slot.kind == "channel"]
    assert [[each.rule for each in decision.clears] for decision in on_channels] == [
        ["ciso-reaches-board-or-regulator-in-a-breach"],
        ["ciso-tells-regulators-of-incidents"],
    ]
    assert on_channels[0].choices
    for choice in on_channels[0].choices:
        edit = Edit(on_channels[0].slot, on_channels[0].before, choice, EditKind.STATE, "state")
        left = at_least(Severity.ERROR, apply(document.organization, (edit,)), document)
        assert not {each.fingerprint for each in on_channels[0].clears} & {finding.fingerprint for finding in left}


def test_nothing_to_do_is_a_plan_without_steps() -> None:
    found = planned(read(SMALL.replace("reports_to: cio", "reports_to: ceo")), Severity.ERROR)
    assert isinstance(found, Plan)
    assert (found.steps, found.decisions, found.cost, found.promise) == ((), (), 0, "Nothing has to change.")


def test_a_cost_that_is_missing_or_no_cost_is_told() -> None:
    document = read(SMALL)
    before = assess(document, known().packs, known().vocabulary, SETTINGS)
    costs = {**COSTS, "move": -5}
    del costs["seat"]
    with pytest.raises(ValueError, match=r"no cost of 'seat'; the cost of 'move' is -5; expected a whole number from 1 on"):
        plan(before, document, known().packs, known().vocabulary, SETTINGS, Selection(), Severity.ERROR, costs)


def test_rules_and_pins_that_contradict_each_other_are_the_smallest_such_set() -> None:
    document = read(SMALL)
    pins = [keep(word, document.organization) for word in ("cio.reports_to", "ciso.reports_to", "ceo.holder")]
    found = planned(document, Severity.ERROR, pins=pins)
    assert isinstance(found, Contradiction)
    assert [demand.rule for demand in found.rules] == ["ciso-independent-of-cio"]
    assert [pin.text for pin in found.pins] == ["--keep ciso.reports_to"]


def test_where_the_search_is_cut_short_the_plan_is_sufficient_and_says_how_far_from_the_least_it_may_be() -> None:
    document = read(write_organization(random_organization(12)))
    whole = planned(document, Severity.ERROR)
    cut = planned(document, Severity.ERROR, Limits(nodes=1, runs=3))
    assert isinstance(whole, Plan)
    assert isinstance(cut, Plan)
    assert cut.certificate.bound <= whole.cost <= cut.cost
    assert not cut.certificate.optimal
    assert cut.promise.startswith("The best found among these")
    left = at_least(Severity.ERROR, apply(document.organization, cut.edits), document)
    assert {f.fingerprint for f in left} == {each.fingerprint for each in cut.proof.waiting}
