"""The waivers in every form of a report: what is accepted, why, by whom in the organisation's own words, and until when."""

from datetime import date

import pytest

from govcheck.model.findings import Waiver
from govcheck.model.slots import Location, Ref
from govcheck.renderers.papers import write
from tests.renderers.dossiers import of_example
from tests.renderers.test_reports_with_plan import text_of

HOSPITAL = of_example("hospital")


@pytest.mark.parametrize("kind", ["html", "docx", "md"])
@pytest.mark.parametrize(("title", "said"), [("Audit Committee", "Audit Committee"), ("", "audit-committee")])
def test_who_accepted_a_finding_is_named_by_title_where_there_is_one(kind: str, title: str, said: str) -> None:
    first, *others = HOSPITAL.assessment.findings
    waiver = Waiver(
        "the committee is rebuilt", Ref("position", "audit-committee"), None, date(2027, 3, 31), Location("w.yaml", 2, 3, 2, 9), title
    )
    page = HOSPITAL._replace(assessment=HOSPITAL.assessment._replace(findings=(first._replace(waiver=waiver), *others)))
    part = text_of(kind, write(kind, page)).split("the committee is rebuilt")[-1].split("2027-03-31")[0]
    assert part.strip(" |\n") == said
