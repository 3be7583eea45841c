"""The plan of every example is of least cost among its candidates, all sets of which are looked at."""

from pathlib import Path

import pytest

from govcheck.assessment.assess import Selection, assess
from govcheck.documents.read import read_files
from govcheck.model.findings import Severity
from govcheck.model.plans import Contradiction
from govcheck.model.record import Record
from govcheck.model.settings import Settings
from govcheck.remediation.planning import plan
from tests.properties.organisations import AS_OF
from tests.remediation.exhaustive import Judges, Outcome, Sets
from tests.remediation.test_search import COSTS, known

EXAMPLES = Path(__file__).parents[2] / "examples"


class Looked(Record):
    """How many candidates a plan was chosen from, what it costs, whether it suffices, and what cheaper sets there are."""

    candidates: int
    cost: int
    sufficient: bool
    outcome: Outcome


def looked_at(path: str, threshold: Severity) -> Looked:
    """Plan for an organisation, and look at every cheaper set."""
    packs, vocabulary, settings = known().packs, known().vocabulary, Settings(AS_OF)
    document = read_files([path], vocabulary)
    before = assess(document, packs, vocabulary, settings)
    found = plan(before, document, packs, vocabulary, settings, Selection(), threshold, COSTS)
    assert not isinstance(found, Contradiction)
    pool = found.certificate.pool
    sets = Sets(document.organization, pool, Judges(packs, vocabulary, settings, threshold))
    return Looked(len(pool), found.cost, sets.sufficient(found.certificate.chosen), sets.below(found.cost))


@pytest.mark.parametrize("example", sorted(path.parent.name for path in EXAMPLES.glob("*/org.yaml")))
def test_the_plan_of_an_example_costs_what_looking_at_all_sets_finds(example: str) -> None:
    looked = looked_at(str(EXAMPLES / example / "org.yaml"), Severity.ERROR)
    assert looked.sufficient
    assert looked.outcome.cheaper is None
