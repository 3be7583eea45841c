"""Shared by the tests of this folder: rules written down in a line or two, and what they say of an organisation."""

from collections.abc import Mapping
from typing import Any

from govcheck.assessment.assess import Selection, assess
from govcheck.assessment.judging import Judged, judge
from govcheck.documents.read import Document
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.findings import Assessment
from govcheck.model.organization import Organization
from govcheck.model.settings import Settings
from govcheck.model.slots import Slot
from govcheck.model.sourcemap import NoSource
from govcheck.packs.parse_rule import Context, rule
from govcheck.packs.report import Report
from govcheck.packs.rule import Pack, Rule, RulePacks, Source
from tests.properties.organisations import AS_OF, VOCABULARY, graph_of

CONTEXT = Context(VOCABULARY, {"house": Source("house", "Our own policy")})
#: both kinds of findings, with a severity each
BOTH = {"conflict": "error", "gap": "warning"}


def made(subject: Mapping[str, Any], require: Mapping[str, Any], name: str = "made", **more: Any) -> Rule:
    """A rule of the pack ``house``; `more` are keys of its file."""
    severity = more.pop("severity", BOTH)
    kinds = severity if isinstance(severity, dict) else BOTH
    data = {
        "id": name,
        "title": name,
        "severity": severity,
        "cites": ["house:1"],
        "subject": subject,
        "require": require,
        "messages": {kind: f"a {kind} about {{subject}}" for kind in kinds},
        "rationale": "Because.",
        "remediation": "Do it.",
        "examples": [],
        **more,
    }
    report = Report(f"{name}.yaml")
    found = rule(data, "house", "", report, CONTEXT)
    assert report.problems.found == []
    assert found is not None
    return found


def judged(found: Rule, on: Organization | OrgGraph) -> Judged:
    """What a rule comes to."""
    return judge(found, on if isinstance(on, OrgGraph) else graph_of(on), frozenset())


def assessed(organization: Organization, *rules: Rule, selection: Selection | None = None) -> Assessment:
    """What a pack of those rules, or those of them that are selected, says."""
    pack = Pack("house", "House rules", "1", "2026-01-01", (), tuple(rules), "0", "house")
    return assess(Document(organization, NoSource(), (), ()), RulePacks((pack,), {}), VOCABULARY, Settings(AS_OF), selection)


def slots(*texts: str) -> tuple[Slot, ...]:
    """Slots by their text."""
    return tuple(map(Slot.parse, texts))
