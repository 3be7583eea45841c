"""A graph made from another one answers like one made anew."""

from datetime import date

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import with_fact
from govcheck.model.organization import Appointment, Holding, Line, Organization, Position
from govcheck.model.settings import Settings
from govcheck.model.slots import slot
from tests.vocabulary.shipped import VOCABULARY

SETTINGS = Settings(date(2026, 11, 26))
ORGANIZATION = Organization(
    positions={
        "ceo": Position("ceo", "Chief Executive Officer"),
        "ciso": Position("ciso", "CISO", lines=(Line("ceo"),), holding=Holding(appointments=(Appointment("M. Lund"),))),
    }
)


def test_a_changed_graph_answers_like_a_new_one() -> None:
    graph = OrgGraph(ORGANIZATION, VOCABULARY, SETTINGS)
    assert graph.people.of("ciso") == ("M. Lund",)
    for fact, value in (
        (slot("cell", "main", "Incident response", "ciso"), "A"),
        (slot("line", "ceo"), (Line("ciso"),)),
        (slot("holder", "ciso"), Holding(vacant=True)),
        (slot("position", "ceo", "roles"), ("ceo", "cio")),
    ):
        organization = with_fact(ORGANIZATION, fact, value)
        changed, new = graph.changed(organization), OrgGraph(organization, VOCABULARY, SETTINGS)
        for each in ("line:ciso", "circles:chart", "tops:chart", "holder:ciso", "seats:M. Lund", "role:cio", "rows:incident-response"):
            kind, _, name = each.partition(":")
            assert changed.value(slot(kind, name)) == new.value(slot(kind, name)), (str(fact), each)
        assert changed.people.of("ciso") == new.people.of("ciso")
        assert changed.chart.walk("ciso").uppers == new.chart.walk("ciso").uppers
