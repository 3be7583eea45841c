"""Everything that is said of the example organisations, as it was recorded beside them."""

from datetime import date

import pytest

from govcheck.assessment.assess import assess
from govcheck.assessment.judging import fitting
from govcheck.documents.read import read_files
from govcheck.model.settings import Settings
from govcheck.packs.load import load_packs, shipped_packs
from govcheck.renderers.to_json import render
from tests.completeness.record_examples import DAY, EXAMPLES, ROOT, names
from tests.properties.organisations import VOCABULARY

PACKS = load_packs(shipped_packs(), VOCABULARY)


@pytest.mark.parametrize("name", names())
def test_all_that_is_said_of_an_example_is_what_was_recorded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    day = date.fromisoformat(DAY)
    document = read_files([f"examples/{name}/org.yaml"], VOCABULARY, None, day)
    found = assess(document, PACKS, VOCABULARY, Settings(day))
    found = found._replace(fitting=fitting(PACKS.profiles, document.organization, ()))
    assert render(found) == (EXAMPLES / name / "assessment.json").read_text(encoding="utf-8")
