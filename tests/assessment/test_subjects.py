"""What a rule looks at: each kind of subject, its conditions, what makes a thing a subject, and why there is none."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.assessment.subjects import THIS, Selected, _is_one_of, read_by, select
from govcheck.model.organization import (
    Activity,
    Asset,
    Decision,
    Entity,
    Gate,
    Line,
    Matrix,
    Metric,
    Organization,
    Policy,
    Position,
    Training,
    Vendor,
)
from govcheck.model.slots import Ref, Slot, slot
from govcheck.packs.rule import Subject
from tests.assessment.rules import slots
from tests.properties.organisations import facts, graph_of, organisations, with_stated

#: rows stand for incident response by name, for access review by declaration, and for nothing that is known
ORGANIZATION = Organization(
    frameworks=("gdpr", "iso-27001"),
    entities={"it": Entity("it", "Northwind IT", regulated=False)},
    positions={
        "board": Position("board", "Board", kind="body", roles=("board",), tier="governing"),
        "boss": Position("boss", "Boss", roles=("ceo",), lines=(Line("board"),), level="executive"),
        "guard": Position("guard", "Guard", roles=("ciso",), dotted=("board",), level="senior"),
        "deputy": Position("deputy", "Deputy", roles=("ciso",)),
        "team": Position("team", "Team", kind="group", roles=()),
        "works": Position("works", "Works Council", kind="body", roles=()),
    },
    matrices={
        "main": Matrix("main", rows={"Incident response": {"guard": "A"}, "Look who is in": {"boss": "A"}, "Tea": {"team": "R"}}),
        "side": Matrix("side", rows={"Tea": {"boss": "I"}}),
    },
    activities={
        "Look who is in": Activity("Look who is in", "access-review", "yearly", phase="operation", approves="Tea"),
        "Tea": Activity("Tea", critical=True),
    },
    gates={"go": Gate("go", before="go-live", mandatory=True), "stop": Gate("stop", mandatory=False)},
    policies={"paper": Policy("paper", owner=(Ref("position", "guard"),))},
    trainings={"basics": Training("basics")},
    decisions={"override": Decision("override")},
    risks={},
    assets={"records": Asset("records", kind="data", asset_class="personal"), "robot": Asset("robot", kind="system")},
    vendors={"watch": Vendor("watch", kind="security")},
)
GRAPH = graph_of(ORGANIZATION)
NAMED = frozenset({"incident-response"})


def sought(kind: str, /, *ids: str, **where: object) -> Subject:
    return Subject(kind, ids, tuple((fact, value if isinstance(value, tuple) else (value,)) for fact, value in sorted(where.items())))


def picked(kind: str, /, *ids: str, **where: object) -> Selected:
    """What is selected, by a graph that was asked nothing before."""
    return select(sought(kind, *ids, **where), graph_of(ORGANIZATION), NAMED)


def names(selected: Selected) -> list[str]:
    return [str(ref) for ref in selected.refs]


@pytest.mark.parametrize(
    ("subject", "refs"),
    [
        (("organization", "this"), ["organization:this"]),
        (("role", "ciso"), ["position:deputy", "position:guard"]),
        (("role", "ceo", "ciso"), ["position:boss", "position:deputy", "position:guard"]),
        (("position",), ["position:board", "position:boss", "position:deputy", "position:guard", "position:team", "position:works"]),
        (("position", "guard", "nobody"), ["position:guard"]),
        (("body",), ["position:board", "position:works"]),
        (("body", "board", "ceo"), ["position:board"]),
        (("activity",), ["activity:Incident response", "activity:Look who is in", "activity:Tea", "activity:side/Tea"]),
        (("activity", "access-review", "incident-response"), ["activity:Incident response", "activity:Look who is in"]),
        (("activity", "incident-containment"), ["activity:Incident response"]),  # by the row of what it is part of
        (("activity", "it-strategy"), ["activity:it-strategy"]),  # wanted
        (("framework",), ["framework:gdpr", "framework:iso-27001"]),
        (("framework", "gdpr", "hipaa"), ["framework:gdpr"]),
        (("entity",), ["entity:it"]),
        (("gate",), ["gate:go", "gate:stop"]),
        (("gate", "stop", "sign-off", "stop"), ["gate:sign-off", "gate:stop"]),  # wanted, and each once
        (("policy", "paper"), ["policy:paper"]),
        (("training",), ["training:basics"]),
        (("decision",), ["decision:override"]),
        (("risk",), []),
        (("asset",), ["asset:records", "asset:robot"]),
        (("vendor",), ["vendor:watch"]),
    ],
)
def test_each_kind_of_subject(subject: tuple[str, ...], refs: list[str]) -> None:
    assert names(picked(*subject)) == refs


@pytest.mark.parametrize(
    ("kind", "where", "refs"),
    [
        ("position", {"kind": "body"}, ["position:board", "position:works"]),
        ("position", {"kind": ("group", "body"), "tier": "working"}, ["position:works"]),  # what is no body has no tier
        ("position", {"tier": "governing"}, ["position:board"]),
        ("position", {"level": ("executive", "senior")}, ["position:boss", "position:guard"]),
        ("position", {"level": "set"}, ["position:boss", "position:guard"]),
        ("position", {"level": "unset", "kind": "post"}, ["position:deputy"]),
        ("position", {"level": ("unset", "senior"), "kind": "post"}, ["position:deputy", "position:guard"]),
        ("position", {"is": "ciso"}, ["position:deputy", "position:guard"]),
        ("position", {"dotted_line_to": "board"}, ["position:guard"]),
        ("position", {"reports_to": "set"}, ["position:boss"]),
        ("position", {"holder": "set"}, []),
        ("activity", {"topic": "incident"}, ["activity:Incident response"]),
        ("activity", {"topic": ("incident", "access")}, ["activity:Incident response", "activity:Look who is in"]),
        ("activity", {"canonical": "pack"}, ["activity:Incident response"]),
        ("activity", {"canonical": ("access-review", "it-strategy")}, ["activity:Look who is in"]),
        ("activity", {"canonical": "unset"}, ["activity:Tea", "activity:side/Tea"]),
        ("activity", {"canonical": "set"}, ["activity:Incident response", "activity:Look who is in"]),
        ("activity", {"is": "access-review"}, ["activity:Look who is in"]),
        ("activity", {"critical": True}, ["activity:Tea", "activity:side/Tea"]),
        ("activity", {"phase": "operation", "frequency": "set"}, ["activity:Look who is in"]),
        ("activity", {"approves": "set"}, ["activity:Look who is in"]),
        ("gate", {"before": "set"}, ["gate:go"]),
        ("gate", {"before": "unset"}, ["gate:stop"]),
        ("gate", {"mandatory": (True, False)}, ["gate:go", "gate:stop"]),
        ("asset", {"class": "personal", "kind": "data"}, ["asset:records"]),
        ("policy", {"owner": "position:guard"}, ["policy:paper"]),
        ("entity", {"regulated": False}, ["entity:it"]),
        ("vendor", {"kind": ("it", "security")}, ["vendor:watch"]),
    ],
)
def test_conditions_on_the_facts_of_a_thing(kind: str, where: dict[str, object], refs: list[str]) -> None:
    assert names(picked(kind, **where)) == refs


@pytest.mark.parametrize(
    ("subject", "facts_of"),
    [
        (sought("organization", "this"), {}),
        (sought("position"), {}),
        (sought("role", "ceo"), {"position:boss": ["is:boss"]}),
        (sought("body", "board"), {"position:board": ["is:board", "position:board/kind"]}),
        (sought("position", level="senior", tier="unset"), {"position:guard": ["position:guard/level", "tier:guard"]}),
        (sought("role", "ciso", dotted_line_to="set"), {"position:guard": ["is:guard", "dotted:guard"]}),
        (sought("activity", "incident-response"), {"activity:Incident response": ["rows:incident-response"]}),
        (sought("activity", "it-strategy"), {"activity:it-strategy": ["rows:it-strategy"]}),
        (sought("activity", "incident-containment"), {"activity:Incident response": ["rows:incident-containment"]}),
        (sought("activity", phase="operation", approves="set"), {
            "activity:Look who is in": [f"activity:Look who is in/{field}" for field in ("approves", "canonical", "phase")],
        }),
        (sought("activity", topic="incident", canonical="set"), {"activity:Incident response": ["activity:Incident response/canonical"]}),
        (sought("activity", canonical="access-review"), {"activity:Look who is in": ["rows:access-review"]}),
        (sought("activity", canonical="access-review", phase="operation"), {
            "activity:Look who is in": ["rows:access-review", "activity:Look who is in/phase"],
        }),
        (sought("activity", critical=True), {"activity:Tea": ["activity:Tea/critical"], "activity:side/Tea": ["activity:Tea/critical"]}),
        (sought("gate", before="set"), {"gate:go": ["gate:go/before"]}),
        (sought("asset", **{"class": "personal"}), {"asset:records": ["asset:records/asset_class"]}),
    ],
)  # fmt: skip
def test_what_makes_a_thing_a_subject_is_known(subject: Subject, facts_of: dict[str, list[str]]) -> None:
    facts = select(subject, graph_of(ORGANIZATION), NAMED).facts
    assert {str(ref): list(map(str, found)) for ref, found in facts.items()} == facts_of


@pytest.mark.parametrize(
    ("organization", "subject", "expected", "read"),
    [
        (ORGANIZATION, Subject("role", ("cio",)), Selected((), reason="nobody carries the role cio"), ["role:cio"]),
        (
            ORGANIZATION,
            Subject("role", ("ceo",), (("level", ("staff",)),)),
            Selected((), reason="nobody carries the role ceo with level: staff"),
            ["role:ceo", "position:boss/level"],
        ),
        (
            ORGANIZATION,
            Subject("body", ("audit-committee",)),
            Selected((), reason="there is no such body"),
            ["role:audit-committee"],
        ),
        (ORGANIZATION, Subject("risk"), Selected((), reason="no risk is listed"), ["section:risks"]),
        (
            ORGANIZATION,
            Subject("gate", (), (("phase", ("design",)),)),
            Selected((), reason="no gate with phase: design"),
            ["section:gates", "gate:go/phase", "gate:stop/phase"],
        ),
        (
            ORGANIZATION,
            Subject("gate", ("sign-off",), (("phase", ("design",)),)),
            Selected((), reason="no gate with phase: design"),
            ["gate:sign-off/phase"],
        ),
        (ORGANIZATION, Subject("framework", ("hipaa",)), Selected((), reason="no such framework is claimed"), ["organization:frameworks"]),
        (Organization(), Subject("gate"), Selected((), unmodelled="gates", reason="the file has no gates"), ["section:gates"]),
        (Organization(), Subject("activity"), Selected((), unmodelled="raci", reason="there is no matrix"), ["section:raci"]),
        (
            Organization(),
            Subject("framework"),
            Selected((), unmodelled="organization.frameworks", reason="no frameworks are named"),
            ["organization:frameworks"],
        ),
        (Organization(), Subject("position"), Selected((), reason="no position"), ["section:positions"]),
    ],
)
def test_why_there_is_no_subject(organization: Organization, subject: Subject, expected: Selected, read: list[str]) -> None:
    graph = graph_of(organization)
    assert select(subject, graph, frozenset()) == expected
    assert list(map(str, read_by(subject, graph))) == read


def test_the_organisation_is_one_subject() -> None:
    assert picked("organization", "this") == Selected((THIS,))


#: subjects with conditions on everything that a random organisation states
SUBJECTS = (
    Subject("role", ("ciso",), (("level", ("set",)),)),
    Subject("body", (), (("scope", ("audit", "unset")), ("tier", ("working",)))),
    Subject("position", (), (("kind", ("post",)), ("reports_to", ("set",)))),
    Subject("position", (), (("deputy", ("set", "unset")), ("is", ("cio", "ciso")))),
    Subject("activity", ("incident-containment", "access-review")),
    Subject("activity", (), (("critical", (True,)),)),
    Subject("activity", (), (("topic", ("incident", "access")), ("approves", ("unset",)))),
    Subject("activity", (), (("canonical", ("pack", "unset")), ("phase", ("design", "unset")))),
    Subject("activity", (), (("canonical", ("access-review", "incident-containment")),)),
    Subject("gate", (), (("before", ("go-live",)),)),
    Subject("asset", (), (("kind", ("data",)), ("owner", ("set",)))),
    Subject("vendor", ("cyberguard",), (("kind", ("security", "unset")),)),
)


@settings(max_examples=40)
@given(
    organisations(("row", "office", "entry", "body")), st.lists(facts(("row", "row", "entry", "office", "body", "position")), max_size=6)
)
def test_a_thing_stays_a_subject_while_the_facts_that_make_it_one_stay(
    organization: Organization, changes: list[tuple[Slot, object]]
) -> None:
    before = graph_of(organization)
    afterwards = [graph_of(with_stated(organization, *change)) for change in changes]
    for subject in SUBJECTS:
        selected = select(subject, before, NAMED)
        read = read_by(subject, before)
        assert list(selected.refs) == sorted(set(selected.refs))
        for after in afterwards:
            changed = select(subject, after, NAMED)
            if all(before.value(fact) == after.value(fact) for fact in read):
                assert changed.refs == selected.refs
            for ref in selected.refs:
                there = ref.kind != "activity" or (before.rows.row(ref) is None) == (after.rows.row(ref) is None)
                if there and all(before.value(fact) == after.value(fact) for fact in selected.facts.get(ref, ())):
                    assert ref in changed.refs


def test_a_list_of_values_meets_a_condition_by_any_of_them() -> None:
    organization = Organization(positions={"a": Position("a", "A", roles=("cio", "ciso"), scopes=("risk", "security"))})
    for where in ((("is", ("ciso",)),), (("scopes", ("risk", "audit")),)):
        assert select(Subject("position", (), where), graph_of(organization), NAMED).refs == (Ref("position", "a"),)


def test_what_is_selected_and_why_it_is_one() -> None:
    go, named = Ref("gate", "go"), Ref("activity", "Look who is in")
    assert picked("gate", before="set") == Selected((go,), {go: slots("gate:go/before")})
    found = picked("activity", "access-review", canonical="access-review")
    assert (found.refs, dict(found.facts)) == ((named,), {named: slots("rows:access-review", "activity:Look who is in/canonical")})


def test_what_a_rule_has_read_of_seats() -> None:
    seats = ("board", "boss", "deputy", "guard", "team", "works")
    wanted = (slot("section", "positions"), *(slot("position", seat, "level") for seat in seats))
    assert read_by(Subject("position", (), (("level", ("set",)),)), GRAPH) == wanted


def test_what_a_rule_has_read_of_bodies() -> None:
    assert slot("position", "board", "kind") in read_by(Subject("body", ("board",)), GRAPH)
    assert slot("position", "boss", "kind") not in read_by(Subject("role", ("ceo",)), GRAPH)


def test_what_an_activity_approves_stands_in_for_no_other_fact() -> None:
    organization = Organization(matrices={"main": Matrix("main", rows={"change-approval": {}})})
    row = (Ref("activity", "change-approval"),)
    found = [select(Subject("activity", (), ((fact, ("set",)),)), graph_of(organization), NAMED).refs for fact in ("approves", "phase")]
    assert found == [row, ()]


def test_a_day_is_one_of_those_that_are_written() -> None:
    assert [_is_one_of(date(2026, 1, 31), wanted) for wanted in (("2026-01-31",), ("2026-01-30",), ("set",), ("unset",))] == [
        True, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "read"),
    [
        # by the row of a whole, a part is none of the things that a condition names
        (Subject("activity", (), (("canonical", ("incident-containment",)), ("phase", ("design",)))), ["rows:incident-containment"]),
        (Subject("activity", ("incident-containment", "it-strategy")), ["rows:incident-containment", "rows:it-strategy"]),
        (Subject("activity", ("access-review",), (("phase", ("design",)),)), ["rows:access-review", "activity:Look who is in/phase"]),
        (Subject("position", ("guard",), (("level", ("set",)),)), ["position:guard/level"]),
        (Subject("position", ("guard",)), []),
        (Subject("role", ("ciso",)), ["role:ciso"]),
        (
            Subject("body", ()),
            ["section:positions", *(f"position:{p}/kind" for p in ("board", "boss", "deputy", "guard", "team", "works"))],
        ),
        (Subject("organization", ("this",)), []),
        (Subject("organization"), []),
    ],
)
def test_what_a_selection_rests_on(subject: Subject, read: list[str]) -> None:
    assert list(map(str, read_by(subject, GRAPH))) == read


def test_only_what_was_selected_has_facts() -> None:
    facts_of = picked("role", "ciso").facts
    assert (list(facts_of), len(facts_of)) == ([Ref("position", "deputy"), Ref("position", "guard")], 2)
    with pytest.raises(KeyError):
        facts_of[Ref("position", "boss")]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (sought("role", "ceo"), {"position:boss": ["is:boss"]}),
        (sought("role", "cio"), {}),
        (sought("position", "guard"), {}),
        (sought("position", "guard", level="senior"), {"position:guard": ["position:guard/level"]}),
        (sought("body"), {"position:board": ["position:board/kind"], "position:works": ["position:works/kind"]}),
        (sought("activity"), {}),
        (sought("activity", "incident-response", phase="unset"), {
            "activity:Incident response": ["rows:incident-response", "activity:Incident response/phase"],
        }),
        (sought("gate", "go", "sign-off"), {}),
        (sought("framework"), {}),
    ],
)  # fmt: skip
def test_what_is_selected_has_its_facts_and_no_reason(subject: Subject, expected: dict[str, list[str]]) -> None:
    selected = select(subject, graph_of(ORGANIZATION), NAMED)
    assert {str(ref): list(map(str, found)) for ref, found in selected.facts.items()} == expected
    assert (selected.reason == "", selected.unmodelled) == (bool(selected.refs), None)


def test_a_measure_is_what_it_is_stated_to_be() -> None:
    graph = graph_of(Organization(metrics={"Patchquote": Metric("Patchquote", "patch-coverage"), "Smiles": Metric("Smiles")}))
    found = select(Subject("metric", (), (("is", ("set",)),)), graph, NAMED)
    patches = Ref("metric", "Patchquote")
    assert found == Selected((patches,), {patches: slots("metric:Patchquote/canonical")})
