"""`level_order` against plain comparison."""

from typing import Any

from hypothesis import given

from govcheck.constraints.level_order import LevelOrder
from govcheck.model.organization import Organization
from govcheck.model.scales import LEVELS
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.charts import chart, levels, position, post, stating
from tests.properties.organisations import BODIES, SEATS, graph_of, several_facts
from tests.properties.verdicts import check_constraint

SUBJECTS = tuple(position(seat) for seat in (*SEATS, *BODIES))
ORDER = LevelOrder()


@given(stating("line", level=levels))
def test_agrees_with_plain_comparison(organization: Organization) -> None:
    found = ORDER.check(SUBJECTS, graph_of(organization))
    seats = organization.positions
    for subject in SUBJECTS:
        uppers = {line.to for line in seats[subject.id].lines or ()} - {subject.id}
        ranks = {p: LEVELS.index(level) if (level := seats[p].level) else None for p in (*uppers, subject.id)}
        own = ranks[subject.id]
        low = sorted(p for p in uppers if own is not None and (rank := ranks[p]) is not None and rank > own)
        verdicts = [(verdict.key, verdict.state) for verdict in found if verdict.subject == subject]
        unsaid = uppers and None in ranks.values()
        if low:
            assert verdicts == [((position(p),), State.VIOLATED) for p in low]
        else:
            assert verdicts == [((), State.UNDETERMINED if unsaid else State.SATISFIED)]


@given(stating("line", level=levels), several_facts)
def test_evidence_is_sufficient(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    check_constraint(ORDER, SUBJECTS, organization, changes)


def test_an_unsaid_level_is_asked_for() -> None:
    graph = chart(post("ceo"), post("cio", "ceo", level="executive"))
    (verdict,) = ORDER.check((position("cio"),), graph)
    own, above = slot("position", "cio", "level"), slot("position", "ceo", "level")
    assert verdict == Verdict(position("cio"), State.UNDETERMINED, evidence=(slot("line", "cio"), own, above), missing=(above,))
    assert ORDER.repairs(verdict, graph) == (Edit(above, None, None, EditKind.STATE, "state", LEVELS),)
    assert ORDER.check((position("ceo"),), graph)[0].state is State.SATISFIED
