"""What a plan does to the chart, and its facts before and after in words."""

from govcheck.dossier.proposals import with_proposals
from govcheck.model.dossiers import Stand, Tie, Turn
from govcheck.model.plans import Plan
from tests.renderers.dossiers import of_example, planned

SEAT = "Chief Information Security Officer"


def test_the_line_that_is_drawn_is_proposed_and_the_one_given_up_stays_in_conflict() -> None:
    before = {(tie.lower, tie.upper, tie.kind): tie for tie in of_example("hospital").whole.ties}
    after = {(tie.lower, tie.upper, tie.kind): tie for tie in planned().whole.ties}
    because = f"Step 2 of the plan: Let {SEAT} report to Chief Executive Officer"
    assert [tie for key, tie in after.items() if before.get(key) != tie] == [
        Tie("ciso", "ceo", "solid", None, Stand.PROPOSED, because),
    ]
    assert after["ciso", "digital-committee", "solid"].stand is Stand.CONFLICT


def test_a_line_that_nothing_marks_is_marked_where_the_plan_gives_it_up() -> None:
    dossier = planned()
    assert isinstance(dossier.plan, Plan)
    plain = dossier.whole._replace(ties=(Tie("ciso", "digital-committee"),))
    found = {(tie.lower, tie.upper): tie for tie in with_proposals(plain, dossier.plan).ties}
    assert found["ciso", "digital-committee"].stand is Stand.CONFLICT
    assert found["ciso", "digital-committee"].because.startswith("Given up by step 2 of the plan: ")


def test_each_fact_is_told_as_it_is_and_as_it_is_to_be() -> None:
    row = '"Incident containment"'
    assert planned().turns == (
        Turn(1, f"{SEAT} has C in {row}", f"{SEAT} has A in {row}"),
        Turn(1, f"Chief Information Officer has A in {row}", f"Chief Information Officer has no letter in {row}"),
        Turn(2, f"{SEAT} reports to Digital Steering Committee", f"{SEAT} reports to Chief Executive Officer"),
    )
