"""What holds of every assessment, whatever the organisation and the rules say."""

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.assessment.assess import assess, order
from govcheck.assessment.judging import _verdicts, judge
from govcheck.assessment.names import Names
from govcheck.assessment.subjects import select
from govcheck.documents.read import Document, read_files
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.findings import Assessment, Finding, Kind, Outcome
from govcheck.model.organization import Organization
from govcheck.model.settings import Settings
from govcheck.model.slots import Slot
from govcheck.model.sourcemap import NoSource
from govcheck.model.verdicts import Verdict
from govcheck.packs.load import load_packs, shipped_packs
from govcheck.packs.rule import Rule
from govcheck.source.nodes import plain
from govcheck.source.reader import read_yaml
from tests.assessment.rules import made
from tests.properties.organisations import AS_OF, VOCABULARY, facts, graph_of, organisations, with_stated
from tests.properties.rules import rules

PACKS = load_packs(shipped_packs(), VOCABULARY)
EXAMPLES = Path(__file__).parents[2] / "examples"
NAMED = frozenset({"incident-response"})
#: what the language of the program looks like, and never a sentence
CODE = re.compile(r"\b(None|True|False|Ref|Line|Slot|Holding|Appointment|Engagement|Channel|Toward|mappingproxy)\b|\{|\}")


def assessed(organization: Organization) -> Assessment:
    return assess(Document(organization, NoSource(), (), ()), PACKS, VOCABULARY, Settings(AS_OF))


@settings(max_examples=40)
@given(organisations())
def test_no_shipped_rule_crashes_on_any_organisation(organization: Organization) -> None:
    crashed = {result.id: result.reason for result in assessed(organization).rules if result.outcome is Outcome.ERROR}
    assert crashed == {}


@settings(max_examples=40)
@given(organisations())
def test_an_assessment_is_complete_and_in_order(organization: Organization) -> None:
    found = assessed(organization)
    by_rule: dict[str, set[Kind]] = {}
    for finding in found.findings:
        by_rule.setdefault(finding.rule, set()).add(finding.kind)
        told = [finding.message, *(fact.statement for fact in (*finding.evidence, *finding.missing))]
        assert [sentence for sentence in told if CODE.search(sentence)] == []
        assert finding.evidence or finding.missing
    assert list(found.findings) == sorted(found.findings, key=order)
    fingerprints = [finding.fingerprint for finding in found.findings]
    assert len(set(fingerprints)) == len(fingerprints)
    for result in found.rules:
        kinds = by_rule.get(result.id, set())
        assert (result.outcome is Outcome.CONFLICT) == (Kind.CONFLICT in kinds)
        assert result.outcome in (Outcome.CONFLICT, Outcome.GAP) or not kinds
        assert (result.reason is None) == (result.outcome in (Outcome.CONFLICT, Outcome.GAP, Outcome.PASS))
    open_ = {rule for topic in found.notmodelled for rule in topic.rules}
    assert open_ <= {result.id for result in found.rules if result.outcome is Outcome.NOTMODELLED}


@settings(max_examples=25)
@given(organisations(), st.randoms())
def test_the_order_of_keys_changes_nothing(organization: Organization, random: Random) -> None:
    assert assessed(_shuffled(organization, random)) == assessed(organization)


def _shuffled(value: Any, random: Random) -> Any:
    """The same value with the keys of every mapping in it in another order."""
    if isinstance(value, Organization):
        return Organization(*(_shuffled(each, random) for each in value))
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(_shuffled(each, random) for each in value))
    if hasattr(value, "items"):
        pairs = [(key, _shuffled(each, random)) for key, each in value.items()]
        random.shuffle(pairs)
        return dict(pairs)
    return value


@pytest.mark.parametrize("name", sorted(path.parent.name for path in EXAMPLES.glob("*/org.yaml")))
@settings(max_examples=2)
@given(random=st.randoms())
def test_the_order_of_a_file_changes_nothing_but_places(name: str, random: Random) -> None:
    data = plain(read_yaml((EXAMPLES / name / "org.yaml").read_bytes(), "org.yaml"))
    as_written, shuffled = (_without_places(json.dumps(each)) for each in (data, _shuffled(data, random)))
    assert as_written.rules
    assert shuffled == as_written


def _without_places(text: str) -> Assessment:
    found = assess(read_files(["-"], VOCABULARY, text.encode()), PACKS, VOCABULARY, Settings(AS_OF))
    return found._replace(inputs=(), findings=tuple(map(_placeless, found.findings)))


def _placeless(finding: Finding) -> Finding:
    evidence, missing = (tuple(fact._replace(locations=()) for fact in some) for some in (finding.evidence, finding.missing))
    return finding._replace(places=(), evidence=evidence, missing=missing)


# ---- rules of anybody's ----


@settings(max_examples=40)
@given(organisations(), st.lists(rules(), min_size=3, max_size=5))
def test_a_rule_that_loads_crashes_on_no_organisation(organization: Organization, some: list[Rule]) -> None:
    graph = graph_of(organization)
    names = Names(graph)
    for rule in some:
        judged = judge(rule, graph, NAMED)
        assert judged.outcome is not Outcome.ERROR, judged.reason
        assert {kind for kind, _ in judged.raised} <= set(rule.severity)
        for kind, verdict in judged.raised:
            assert CODE.search(names.message(rule, kind, verdict)) is None


OWNED = {"owned_by": {"as": "owner", "who": {"role": "ciso"}}}
APPROVED = {"owned_by": {"as": "approver", "who": {"role": ["ciso", "cio"]}}}
ACCOUNTABLE = {"assigned": {"letters": "A", "to": {"role": "ciso"}}}
MANDATORY = {"states": {"facts": {"mandatory": True}}}
#: rules in which verdicts are put together, or in which a condition makes the subjects
COMBINED = (
    made({"gate": "every", "where": {"before": "go-live"}}, MANDATORY, judge="any"),
    made({"gate": "every"}, {"states": {"facts": {"phase": "design"}}}, judge="none"),
    made({"asset": "every", "where": {"kind": "data"}}, OWNED),
    made({"activity": ["incident-response", "access-review"]}, ACCOUNTABLE, judge="any"),
    made({"activity": "every", "where": {"critical": True}}, ACCOUNTABLE),
    made({"activity": "every", "where": {"topic": ["incident", "access"], "phase": "unset"}}, ACCOUNTABLE),
    made({"activity": "every", "where": {"canonical": "pack"}}, {"recurs": {"at_least": "stated"}}, judge="any"),
    made({"role": ["ciso", "cio"], "where": {"level": "set"}}, {"reports_to": {"any": {"role": "ceo"}}}),
    made({"body": "every", "where": {"tier": "working"}}, {"composed_of": {"chair": {"role": ["cio", "ciso"]}}}, judge="none"),
    made({"organization": "this"}, {"any_of": [{"subject": {"policy": "every"}, **OWNED}, {"subject": {"gate": "every"}, **APPROVED}]}),
    made(
        {"activity": "incident-response"},
        {"any_of": [ACCOUNTABLE, {"subject": {"vendor": "every", "where": {"kind": "security"}}, "judge": "any", **OWNED}]},
    ),
    made({"asset": "records"}, {"any_of": [OWNED, {"subject": {"role": ["cio", "ciso"]}, "states": {"facts": {"mandate": "leads"}}}]}),
)
KINDS = ("entry", "entry", "entry", "row", "row", "cell", "office", "position", "body", "line")


@settings(max_examples=40)
@given(organisations(KINDS), st.lists(facts(KINDS), min_size=10, max_size=14))
def test_while_its_evidence_stands_the_verdict_of_a_rule_stands(organization: Organization, changes: list[tuple[Slot, Any]]) -> None:
    """Also over alternatives, over one or none of several subjects, and over what makes a thing a subject."""
    before = graph_of(organization)
    told = [(rule, _judged(rule, before)) for rule in COMBINED]
    for change in changes:
        after = graph_of(with_stated(organization, *change))
        for rule, verdicts in told:
            standing = [v for v in verdicts if all(before.value(fact) == after.value(fact) for fact in (*v.evidence, *v.missing))]
            now = {(verdict.subject, verdict.key): verdict.state for verdict in _judged(rule, after)} if standing else {}
            for verdict in standing:
                found = now.get((verdict.subject, verdict.key)) if rule.judge == "every" else next(iter(now.values()), None)
                assert found is verdict.state, (change, rule.subject, verdict)


def _judged(rule: Rule, graph: OrgGraph) -> tuple[Verdict, ...]:
    main = select(rule.subject, graph, NAMED)
    return _verdicts(rule, main, graph, NAMED) if main.refs else ()
