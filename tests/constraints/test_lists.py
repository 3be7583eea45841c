"""`lists` against plain set arithmetic, and what measures stand for."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.constraints.lists import Lists
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Metric, Organization, Policy, Position
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind, State, Verdict
from tests.properties.organisations import SEATS, graph_of, organisations, several_facts
from tests.properties.verdicts import check_constraint

MUCH = ("position", "position", "entry")
MEASURES = ("uptime", "incidents", "class:incident", "class:performance", "class:satisfaction", "happiness", "revenue")
asked = st.tuples(
    st.sampled_from(("any", "every", "none", "only")), st.lists(st.sampled_from(MEASURES), min_size=1, max_size=3, unique=True)
)
STATES = {frozenset((True,)): State.SATISFIED, frozenset((False,)): State.VIOLATED}


def plain_state(words: tuple[str, ...] | None, how: str, wanted: list[str], graph: OrgGraph) -> State:
    """Let every unknown word stand for each measure in turn (for one more, of no known class, too), and see whether it matters."""
    if words is None:
        return State.UNDETERMINED
    vocabulary, metrics = graph.vocabulary, graph.organization.metrics or {}
    other = "something else"
    meanings: list[tuple[str, ...]] = []
    for word in words:
        stated = metrics[word].canonical if word in metrics else None
        known = stated or vocabulary.match_metric(word)
        literal = (word,) if word in wanted else (*wanted_measures(wanted, graph), other)
        meanings.append((known,) if known is not None else literal)
    outcomes = set()
    for reading in product(*meanings):
        hits = [{w for w in wanted if w == measure or w == f"class:{class_of(measure, graph)}"} for measure in reading]
        found = set().union(*hits)
        outcomes.add(
            {
                "any": bool(found),
                "every": found == set(wanted),
                "none": not found,
                "only": all(hits),
            }[how]
        )
    return STATES.get(frozenset(outcomes), State.UNDETERMINED)


def wanted_measures(wanted: list[str], graph: OrgGraph) -> tuple[str, ...]:
    """One measure for each wanted word."""
    of_class = {term.metric_class: name for name, term in sorted(graph.vocabulary.metrics.items())}
    return tuple(of_class[w.removeprefix("class:")] if w.startswith("class:") else w for w in wanted)


def class_of(measure: str, graph: OrgGraph) -> str | None:
    term = graph.vocabulary.metrics.get(measure)
    return term.metric_class if term is not None else None


@given(organisations(MUCH), asked)
def test_agrees_with_every_reading_of_unknown_measures(organization: Organization, ask: tuple[str, list[str]]) -> None:
    """With one exception: where `every` lacks more words than there are unknown measures, it stays open all the same."""
    graph, (how, wanted) = graph_of(organization), ask
    constraint = Lists(fact="measured_by", **{how: tuple(wanted)})
    for verdict in constraint.check(tuple(Ref("position", seat) for seat in SEATS), graph):
        words = organization.positions[verdict.subject.id].measured_by
        expected = plain_state(words, how, wanted, graph)
        if not (how == "every" and verdict.state is State.UNDETERMINED):
            assert verdict.state is expected, (words, ask)
        else:
            assert expected is not State.SATISFIED, (words, ask)


@given(organisations(MUCH), asked, several_facts)
def test_evidence_is_sufficient(organization: Organization, ask: tuple[str, list[str]], changes: list[tuple[Slot, Any]]) -> None:
    constraint = Lists(fact="measured_by", **{ask[0]: tuple(ask[1])})
    check_constraint(constraint, tuple(Ref("position", seat) for seat in SEATS), organization, changes)


@given(
    organisations(MUCH),
    st.sampled_from(("any", "every", "none", "only")),
    st.sampled_from((("audit",), ("audit", "post-incident-review"))),
    several_facts,
)
def test_lists_of_plain_words(organization: Organization, how: str, wanted: tuple[str, ...], changes: list[tuple[Slot, Any]]) -> None:
    subject = Ref("policy", "information-security")
    (verdict,) = check_constraint(Lists(fact="informed_by", **{how: wanted}), (subject,), organization, changes)
    policy = (organization.policies or {}).get("information-security")
    if policy is None or policy.informed_by is None:
        assert verdict.state is State.UNDETERMINED
    else:
        have = set(policy.informed_by)
        holds = {
            "any": bool(have & set(wanted)),
            "every": have >= set(wanted),
            "none": not have & set(wanted),
            "only": have <= set(wanted),
        }
        assert verdict.state is (State.SATISFIED if holds[how] else State.VIOLATED)


CISO = Ref("position", "ciso")
MEASURED = slot("position", "ciso", "measured_by")


def officer(**fields: Any) -> OrgGraph:
    metrics = {"Quote": Metric("Quote", "patch-coverage")}
    return graph_of(Organization(positions={"ciso": Position("ciso", "CISO", roles=("ciso",), **fields)}, metrics=metrics))


def metric(word: str) -> Slot:
    return slot("metric", word, "canonical")


def test_a_class_of_measures_that_must_not_be_there() -> None:
    constraint, graph = Lists(fact="measured_by", none=("class:business-target",)), officer(measured_by=("incidents", "sales target"))
    (verdict,) = constraint.check((CISO,), graph)
    assert verdict == Verdict(CISO, State.VIOLATED, bindings={"words": "sales target"}, evidence=(MEASURED, metric("sales target")))
    assert constraint.repairs(verdict, graph) == (Edit(MEASURED, ("incidents", "sales target"), ("incidents",), EditKind.CHANGE, "policy"),)


def test_the_client_s_own_name_of_a_measure() -> None:
    (verdict,) = Lists(fact="measured_by", any=("class:security",)).check((CISO,), officer(measured_by=("Quote", "uptime")))
    assert verdict == Verdict(CISO, State.SATISFIED, evidence=(MEASURED, metric("Quote")))


def test_what_every_measure_stands_for_decides_that_none_is_at_fault() -> None:
    graph, both = officer(measured_by=("Quote", "uptime")), (MEASURED, metric("Quote"), metric("uptime"))
    (clean,) = Lists(fact="measured_by", none=("class:business-target",)).check((CISO,), graph)
    (every,) = Lists(fact="measured_by", every=("patch-coverage", "class:performance")).check((CISO,), graph)
    assert (clean, every) == (Verdict(CISO, State.SATISFIED, evidence=both),) * 2


@pytest.mark.parametrize("how", ["any", "none", "only", "every"])
def test_a_measure_that_nobody_knows_leaves_it_open(how: str) -> None:
    """What decides is what the word stands for."""
    constraint, graph = Lists(fact="measured_by", **{how: ("class:security",)}), officer(measured_by=("Zauberzahl",))
    (verdict,) = constraint.check((CISO,), graph)
    word = metric("Zauberzahl")
    expected = Verdict(CISO, State.UNDETERMINED, bindings={"words": "class:security" if how == "every" else "Zauberzahl"})
    assert verdict == expected._replace(evidence=(MEASURED, word), missing=(word,))
    assert constraint.repairs(verdict, graph) == (Edit(word, None, None, EditKind.STATE, "state"),)


def test_a_list_that_is_not_stated_is_open_and_one_that_says_none_is_not() -> None:
    compliance = Lists(fact="measured_by", any=("compliance", "violations"))
    (unsaid,) = compliance.check((CISO,), officer())
    assert unsaid == Verdict(CISO, State.UNDETERMINED, evidence=(MEASURED,), missing=(MEASURED,))
    choices = (("compliance",), ("violations",))
    assert compliance.repairs(unsaid, officer()) == (Edit(MEASURED, None, None, EditKind.STATE, "state", choices),)
    (none,) = compliance.check((CISO,), officer(measured_by=()))
    assert none == Verdict(CISO, State.VIOLATED, bindings={"words": "nothing"}, evidence=(MEASURED,))
    (clean,) = Lists(fact="measured_by", none=("revenue",)).check((CISO,), officer(measured_by=()))
    assert clean == Verdict(CISO, State.SATISFIED, evidence=(MEASURED,))


def test_an_exclusive_mandate() -> None:
    constraint, graph = Lists(fact="scopes", only=("security", "data-protection")), officer(scopes=("Data protection", "it-operations"))
    (verdict,) = constraint.check((CISO,), graph)
    scopes = slot("position", "ciso", "scopes")
    assert verdict == Verdict(CISO, State.VIOLATED, bindings={"words": "it-operations"}, evidence=(scopes,))
    assert constraint.repairs(verdict, graph) == (
        Edit(scopes, ("Data protection", "it-operations"), ("Data protection",), EditKind.CHANGE, "policy"),
    )


def test_every_word_that_is_lacking_is_named_and_added() -> None:
    constraint = Lists(fact="informed_by", every=("audit", "post-incident-review", "risk-assessment"))
    graph = graph_of(Organization(policies={"p": Policy("p", informed_by=("audit",))}))
    (verdict,) = constraint.check((Ref("policy", "p"),), graph)
    fact, both = slot("policy", "p", "informed_by"), ("audit", "post-incident-review", "risk-assessment")
    assert verdict.bindings == {"words": "post-incident-review and risk-assessment"}
    assert constraint.repairs(verdict, graph) == (Edit(fact, ("audit",), both, EditKind.CHANGE, "policy"),)


def test_one_word_that_is_no_list_is_a_list_of_one() -> None:
    graph = graph_of(Organization(policies={"p": Policy("p", scope="enterprise")}))
    (verdict,) = Lists(fact="scope", any=("enterprise", "group")).check((Ref("policy", "p"),), graph)
    assert verdict == Verdict(Ref("policy", "p"), State.SATISFIED, evidence=(slot("policy", "p", "scope"),))


def test_a_rule_asks_one_thing() -> None:
    with pytest.raises(ValueError, match="lists asks 2 things of scopes; expected one of any, every, none, only"):
        Lists(fact="scopes", any=("a",), none=("b",)).check((CISO,), officer())


def test_a_measure_that_stands_for_what_nobody_knows_leaves_it_open() -> None:
    graph = officer(measured_by=("happiness",))
    organization = graph.organization._replace(metrics={"happiness": Metric("happiness", "no-such-measure")})
    constraint = Lists(fact="measured_by", none=("class:revenue",))
    (verdict,) = constraint.check((CISO,), graph_of(organization))
    assert verdict == Verdict(
        CISO, State.UNDETERMINED, bindings=verdict.bindings, evidence=(MEASURED, metric("happiness")), missing=(metric("happiness"),)
    )
