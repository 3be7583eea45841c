"""Who-selectors against the plain reading, and that what they give as evidence is enough."""

from typing import Any

from hypothesis import given

from govcheck.constraints.selecting import Match, Selector, Who, both, either, hop_facts, match
from govcheck.model.organization import Line, Organization, Party, Position
from govcheck.model.slots import Ref, Slot, slot
from tests.properties.charts import body, chart, position, post
from tests.properties.meaning import means, whos
from tests.properties.organisations import BODIES, ROLES, SEATS, facts, graph_of, organisations, with_stated
from tests.properties.verdicts import values

REFS = (
    *(Ref("position", seat) for seat in SEATS + BODIES),
    *(Ref("role", role) for role in ROLES),
    Ref("party", "regulator"),
    Ref("party", "vendor-x"),
)


@given(organisations(), whos)
def test_agrees_with_the_plain_reading(organization: Organization, who: Who) -> None:
    graph = graph_of(organization)
    assert {ref: match(who, ref, graph).holds for ref in REFS} == {ref: means(who, ref, graph) for ref in REFS}


@given(organisations(), whos, facts())
def test_evidence_is_sufficient(organization: Organization, who: Who, change: tuple[Slot, Any]) -> None:
    before, after = graph_of(organization), graph_of(with_stated(organization, *change))
    for ref in REFS:
        found = match(who, ref, before)
        read = (*found.evidence, *found.missing)
        assert (found.holds is None) == bool(found.missing), found
        if values(before, read) == values(after, read):
            assert match(who, ref, after).holds is found.holds, (ref, found, change)


def test_a_role_that_nobody_carries_stands_in_no_line_yet() -> None:
    """Whether the owner stands in the line of the CISO is open, not denied, while nobody is known to carry the owner's role."""
    graph = graph_of(Organization(positions={"ciso": Position("ciso", "CISO", roles=("ciso",), lines=())}))
    owner = Ref("role", "general-counsel")
    unfilled = slot("role", "general-counsel")
    assert match(Who((Selector(line_of="ciso"),)), owner, graph) == Match(None, (unfilled,), (unfilled,))


def test_a_line_is_proved_by_its_hops() -> None:
    graph = graph_of(
        Organization(
            positions={
                "cio": Position("cio", "CIO", roles=("cio",)),
                "ops": Position("ops", "Operations", roles=(), lines=(Line("cio"),)),
            }
        )
    )
    found = match(Who((Selector(line_of="cio"),)), Ref("position", "ops"), graph)
    assert found == Match(True, (slot("line", "ops"), slot("position", "ops", "kind"), slot("is", "cio")))


def test_the_facts_of_one_step_up() -> None:
    graph = chart(post("a", "b"), body("b", "c", part_of="c"), body("c"))
    kind, tier = slot("position", "b", "kind"), slot("tier", "b")
    line, part = slot("line", "b"), slot("position", "b", "part_of")
    assert hop_facts("a", slot("line", "a"), graph) == (slot("line", "a"), slot("position", "a", "kind"))
    assert hop_facts("b", line, graph) == (line, kind, tier)
    assert hop_facts("b", part, graph) == (part, kind, tier, line, slot("position", "b", "chair"))


def test_a_column_may_name_a_party() -> None:
    graph = chart(post("guard", implicit=True), post("guards"), parties={"guard": Party("guard", "vendor")})
    vendors, guards = Who((Selector(party=("vendor",)),)), Who((Selector(party=("guard",)),))
    fact = slot("party", "guard", "kind")
    assert match(vendors, position("guard"), graph) == Match(True, (fact,))
    assert match(guards, position("guard"), graph) == Match(True)
    assert match(vendors, position("guards"), graph) == Match(False)


def test_of_nothing_all_hold_and_none_does() -> None:
    assert (both(()), either(())) == (Match(True), Match(False))


def test_an_empty_selector_means_everybody() -> None:
    assert match(Who((Selector(),)), position("ceo"), chart(post("ceo"))) == Match(True)


def test_an_office_has_no_tier_whatever_body_has_its_name() -> None:
    graph = chart(body("board", tier="governing"))
    governing = Who((Selector(tier=("governing",)),))
    assert match(governing, position("board"), graph) == Match(True, (slot("tier", "board"),))
    assert match(governing, Ref("role", "board"), graph) == Match(False, (slot("role", "board"),))
