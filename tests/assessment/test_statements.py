"""A sentence for every kind of fact, stated or not; it is what a board member reads as the reason of a finding."""

import re
from datetime import date

import pytest

from govcheck.assessment.names import Names
from govcheck.assessment.statements import Statements
from govcheck.model import slots as slots_module
from govcheck.model.facts import ENTRIES
from govcheck.model.filewords import FIELDS
from govcheck.model.organization import (
    Activity,
    Appointment,
    Asset,
    Channel,
    Decision,
    Engagement,
    Entity,
    Gate,
    Holding,
    Line,
    Matrix,
    Metric,
    Organization,
    Party,
    Person,
    Policy,
    Position,
    Training,
    Vendor,
)
from govcheck.model.slots import Ref, slot
from tests.properties.organisations import graph_of

BOSS, CIO, NED = (Ref("position", name) for name in ("boss", "cio", "ned"))
ORGANIZATION = Organization(
    name="Northwind",
    regulated=True,
    reviewed=date(2026, 10, 1),
    persons={"ada-2": Person("ada-2", "Ada")},
    frameworks=("gdpr", "nis2"),
    attributes={"small": False, "ratio": 0.5},
    roots=("board",),
    complete=("raci",),
    entities={"it": Entity("it", "Northwind IT", "software", regulated=False)},
    positions={
        "board": Position("board", "Board", kind="body", tier="governing", chair="ned", members=("boss", "ned"), scope=("cyber-risk",)),
        "ned": Position("ned", "Director", kind="member"),
        "boss": Position(
            "boss",
            "Boss",
            roles=("ceo",),
            lines=(Line("board"),),
            holding=Holding(appointments=(Appointment("Ada", 0.5, True, date(2026, 1, 1), date(2027, 1, 1)), Appointment(None))),
        ),
        "cio": Position(
            "cio",
            "Technology",
            roles=(),
            lines=(Line("boss", "functional"), Line("ned", "administrative")),
            dotted=("board", "ned"),
            holding=Holding(vacant=True, since=date(2026, 1, 1)),
            engages=(Engagement(BOSS, "monthly"), Engagement(Ref("role", "ciso"))),
            measured_by=(),
            deputy=(Ref("party", "firm"),),
            line_of_defence=1,
            matrix=True,
        ),
        "x": Position("x", "Same", lines=(Line("y"),)),
        "y": Position("y", "Same", lines=(Line("x"),)),
        "lone": Position("lone", "Lone"),
        "column": Position("column", "Column", implicit=True),
    },
    parties={"firm": Party("firm", "law firm", "Ohm and Partners"), "regulator": Party("regulator", "authority")},
    matrices={
        "main": Matrix("main", rows={"Incident response": {"boss": "I", "cio": "A/R"}, "Tea": {}, "Coffee": {"lone": "R"}}),
        "side": Matrix("side", rows={"Tea": {"boss": "A"}}),
    },
    activities={"Tea": Activity("Tea", "access-review", "yearly", "operation", critical=True, approves="Coffee", framework="gdpr")},
    channels=(
        Channel(CIO, Ref("party", "regulator"), via=()),
        Channel(CIO, Ref("position", "board"), "cyber-risk", "breach", "monthly", written=True, via=(BOSS,)),
    ),
    gates={"go": Gate("go", "Go live", "go-live", "design", mandatory=True, approver=(CIO,), challengers=())},
    policies={"paper": Policy("paper", owner=(Ref("role", "ciso"),), review="yearly", informed_by=("audit",))},
    trainings={"basics": Training("basics", "Basics", (CIO,), ("all",), "yearly")},
    decisions={"override": Decision("override", by=(), joint=False, limit="24 h")},
    risks={},
    assets={"records": Asset("records", kind="data", asset_class="personal", owner=(CIO, NED), tracked=True, encrypted=False)},
    vendors={"watch": Vendor("watch", "Night Watch", "security", (CIO,))},
    metrics={"Patchquote": Metric("Patchquote", "patch-coverage"), "Smiles": Metric("Smiles")},
)
GRAPH = graph_of(ORGANIZATION)
STATEMENTS = Statements(GRAPH, Names(GRAPH))

#: kind of slot -> path -> sentence
SENTENCES: dict[str, dict[tuple[str, ...], str]] = {
    "line": {
        ("cio",): "Technology reports to Boss (functional) and Director (administrative)",
        ("boss",): "Boss reports to Board",
        ("lone",): "no solid line is stated for Lone",
    },
    "dotted": {("cio",): "Technology has a dotted line to Board and Director", ("lone",): "Lone has no dotted line"},
    "holder": {
        ("boss",): "Boss is held by Ada (acting, since 2026-01-01, until 2027-01-01) and somebody who is not named",
        ("cio",): "Technology is vacant since 2026-01-01",
        ("lone",): "the holder of Lone is not stated",
    },
    "position": {
        ("board", "kind"): "Board is a body",
        ("gone", "kind"): "gone is a seat that is not there",
        ("boss", "roles"): "Boss is stated to be the Chief Executive Officer",
        ("cio", "roles"): "Technology is stated to carry no role",
        ("lone", "roles"): "Lone is not stated to carry a role",
        ("cio", "line_of_defence"): "Technology: line_of_defence is 1",
        ("cio", "matrix"): "Technology: matrix is yes",
        ("cio", "measured_by"): "Technology: measured_by is none",
        ("cio", "deputy"): "Technology: deputy is Ohm and Partners",
        ("cio", "engages"): "Technology: engages is Boss (monthly) and Chief Information Security Officer",
        ("cio", "mandate"): "Technology: mandate is not stated",
        ("board", "scope"): "Board: scope is cyber-risk",
        ("board", "implicit"): "Board stands among the positions",
        ("column", "implicit"): "Column only heads a column of a matrix",
    },
    "cell": {
        ("main", "Incident response", "cio"): 'Technology has A/R in "Incident response"',
        ("main", "Incident response", "lone"): 'Lone has no letter in "Incident response"',
        ("side", "Tea", "boss"): 'Boss has A in "side/Tea"',
    },
    "row": {
        ("main", "Incident response"): '"Incident response": Boss I, Technology A/R',
        ("side", "Tea"): '"side/Tea": Boss A',
        ("main", "Tea"): '"Tea": no letters',
        ("main", "Lunch"): 'there is no row "Lunch"',
    },
    "rows": {
        ("incident-response",): '"Incident response" stands in the row "Incident response"',
        ("incident-containment",): '"Incident containment" has no row of its own; it is part of "Incident response"',
        ("access-review",): '"Access review" stands in the rows "Tea" and "side/Tea"',
        ("it-strategy",): 'no row stands for "IT strategy"',
    },
    "is": {("boss",): "Boss is the Chief Executive Officer", ("lone",): "Lone carries no role that the vocabulary knows"},
    "role": {("ceo",): "the Chief Executive Officer is Boss", ("ciso",): "nobody is the Chief Information Security Officer"},
    "tier": {("board",): "Board is a governing body", ("boss",): "Boss is no body"},
    "root": {("board",): "Board is a place where the lines may end", ("boss",): "Boss is no place where the lines may end"},
    "subordinates": {
        ("boss",): "Technology reports to Boss",
        ("x",): "Same (y) reports to Same (x)",
        ("lone",): "nobody reports to Lone",
    },
    "chaired": {("ned",): "Director chairs Board", ("boss",): "Boss chairs nothing"},
    "seats": {("Ada",): "Ada holds Boss", ("Nobody",): "Nobody holds no seat"},
    "person": {("ada-2", "name"): '"ada-2" under persons is Ada', ("gone", "name"): 'nobody stands as "gone" under persons'},
    "relations": {
        ("position:boss",): "Board and Technology state a relation to Boss",
        ("role:ciso",): "Technology states a relation to Chief Information Security Officer",
        ("party:regulator",): "Technology states a relation to regulator",
        ("position:lone",): "nobody else states a relation to Lone",
    },
    "letters": {("cio",): 'Technology has A/R in "Incident response"', ("ned",): "Director has no letter in any row"},
    "letter": {("A",): "the matrix uses the letter A", ("C",): "the matrix does not use the letter C"},
    "section": {
        ("holders",): "the file names holders of positions",
        ("gates",): 'the file lists 1 gate: "Go live"',
        ("metrics",): 'the file lists 2 metrics: "Patchquote" and "Smiles"',
        ("entities",): "the file lists 1 entity: Northwind IT",
        ("parties",): "the file lists 2 parties: Ohm and Partners and regulator",
        ("positions",): "the file lists 8 positions",
        ("channels",): "the file lists 2 channels",
        ("raci",): 'the file lists 4 rows: "Coffee", "Incident response", "Tea" and "side/Tea"',
        ("risks",): "the file lists no risks",
    },
    "circles": {("chart",): "solid lines run in a circle: Same (x) → Same (y) → Same (x)"},
    "layer": {("boss",): "Boss is in layer 2", ("x",): "the layer of Same (x) is not known"},
    "layers": {("chart",): "the chart has 3 layers"},
    "tops": {("chart",): "the lines of the chart may end at Board; without a superior: Lone"},
    "channel": {
        ("position:cio",): (
            "Technology reaches regulator, directly; "
            "Technology reaches Board, about cyber-risk, after breach, monthly, in writing, through Boss"
        ),
        ("role:ciso",): "the office of Chief Information Security Officer has no channel of its own",
    },
    "organization": {
        ("regulated",): "organization.regulated is yes",
        ("reviewed",): "organization.reviewed is 2026-10-01",
        ("frameworks",): "organization.frameworks is gdpr and nis2",
        ("ratio",): "organization.ratio is 0.5",
        ("complete",): "organization.complete is raci",
        ("sector",): "organization.sector is not stated",
        ("unheard_of",): "organization.unheard_of is not stated",
    },
    "activity": {
        ("Tea", "canonical"): '"Tea" is stated to stand for "Access review"',
        ("Incident response", "canonical"): '"Incident response" stands by its name for "Incident response"',
        ("Coffee", "canonical"): '"Coffee" stands for no activity that is known',
        ("Tea", "critical"): '"Tea": critical is yes',
        ("Tea", "framework"): '"Tea": for is gdpr',
        ("Coffee", "phase"): '"Coffee": phase is not stated',
    },
    "gate": {
        ("go", "approver"): 'the gate "Go live": approver is Technology',
        ("go", "challengers"): 'the gate "Go live": challengers is none',
        ("sign-off", "approver"): 'the gate "sign-off" is not listed in gates',
    },
    "policy": {
        ("paper", "owner"): 'the policy "paper": owner is Chief Information Security Officer',
        ("paper", "approver"): 'the policy "paper": approver is not stated',
        ("paper", "informed_by"): 'the policy "paper": informed by is audit',
    },
    "training": {("basics", "audience"): 'the training "Basics": audience is all'},
    "decision": {("override", "by"): 'the decision "override": by is none', ("override", "joint"): 'the decision "override": joint is no'},
    "risk": {("insider", "owner"): 'the risk "insider" is not listed in risks'},
    "asset": {
        ("records", "owner"): 'the asset "records": owner is Technology and Director',
        ("records", "asset_class"): 'the asset "records": class is personal',
        ("records", "auditable"): 'the asset "records": auditable is not stated',
    },
    "vendor": {("watch", "kind"): 'the vendor "Night Watch": kind is security'},
    "metric": {
        ("Patchquote", "canonical"): 'the metric "Patchquote" is stated to stand for "Patch coverage"',
        ("Smiles", "canonical"): 'the metric "Smiles" is not stated to stand for anything',
        ("uptime", "canonical"): 'the metric "uptime" is not listed in metrics',
    },
    "party": {
        ("firm", "kind"): "the party Ohm and Partners: kind is law firm",
        ("regulator", "title"): "the party regulator: title is not stated",
        ("press", "kind"): "the party press is not listed in parties",
    },
    "entity": {
        ("it", "regulated"): "the entity Northwind IT: regulated is no",
        ("gone", "title"): 'the entity "gone" is not listed in entities',
    },
}


def test_several_seats_report_in_the_plural() -> None:
    seats = {name: Position(name, name.upper(), lines=(Line("a"),) if name != "a" else ()) for name in "abc"}
    graph = graph_of(Organization(positions=seats))
    assert Statements(graph, Names(graph)).of(slot("subordinates", "a")) == "B and C report to A"


def test_a_seat_that_may_be_either_of_two_offices_is_said_to_be() -> None:
    seats = {"a": Position("a", "Group CIO"), "b": Position("b", "Chief Information Officer")}
    graph = graph_of(Organization(positions=seats))
    expected = "Group CIO may be the Chief Investment Officer or the Chief Information Officer"
    assert Statements(graph, Names(graph)).of(slot("is", "a")) == expected


def test_no_kind_of_slot_is_left_out() -> None:
    documented = set(re.findall(r"^``(\w+):", slots_module.__doc__ or "", re.MULTILINE))
    assert documented | set(ENTRIES) == set(SENTENCES)


@pytest.mark.parametrize(
    ("kind", "path", "sentence"), [(kind, path, sentence) for kind, told in SENTENCES.items() for path, sentence in told.items()]
)
def test_a_fact_is_worded(kind: str, path: tuple[str, ...], sentence: str) -> None:
    assert STATEMENTS.of(slot(kind, *path)) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (slot("circles", "chart"), "no solid lines run in a circle"),
        (slot("layers", "chart"), "the chart has no layers"),
        (slot("tops", "chart"), "the lines of the chart may end at no seat; without a superior: nobody"),
        (slot("section", "gates"), "the file says nothing about gates"),
        (slot("section", "holders"), "the file names nobody as the holder of any position"),
        (slot("section", "raci"), "the file has no matrix"),
        (slot("section", "matrices"), "the file has no matrix"),
    ],
)
def test_an_empty_file_is_worded(fact: slots_module.Slot, sentence: str) -> None:
    graph = graph_of(Organization())
    assert Statements(graph, Names(graph)).of(fact) == sentence


def test_a_few_of_a_section_are_named_and_one_is_one() -> None:
    one = Organization(positions={"a": Position("a", "Ada's seat")}, channels=(Channel(BOSS, NED),))
    four = Organization(positions={name: Position(name, name.upper()) for name in "abcd"})
    five = Organization(positions={name: Position(name, name.upper()) for name in "abcde"})

    def told(organization: Organization, section: str) -> str:
        graph = graph_of(organization)
        return Statements(graph, Names(graph)).of(slot("section", section))

    assert told(one, "positions") == "the file lists 1 position: Ada's seat"
    assert told(one, "channels") == "the file lists 1 channel"
    assert told(four, "positions") == "the file lists 4 positions: A, B, C and D"
    assert told(five, "positions") == "the file lists 5 positions"


def test_one_layer_is_one() -> None:
    graph = graph_of(Organization(positions={"boss": Position("boss", "Boss")}))
    assert Statements(graph, Names(graph)).of(slot("layers", "chart")) == "the chart has 1 layer"


#: what the language of the program looks like, and never a sentence
CODE = re.compile(r"\b(None|True|False|Ref|Line|Slot|Holding|Appointment|Engagement|Channel|Toward|mappingproxy)\b|[()]\(|'")


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_of_every_kind_of_thing_is_worded_in_words(kind: str) -> None:
    things: dict[str, list[tuple[str, ...]]] = {
        "organization": [()],
        "position": [(p,) for p in ORGANIZATION.positions],
        "activity": [("Tea",), ("Coffee",)],
    }
    entries = [(entry,) for entry in (*GRAPH.entries(kind), "gone")] if kind in ENTRIES else []
    for path in things.get(kind) or entries:
        for field in FIELDS[kind].values():
            if (kind, field) in (("position", "lines"), ("position", "dotted"), ("position", "holding")):
                continue  # these have a kind of slot of their own
            sentence = STATEMENTS.of(slot(kind, *path, field))
            assert CODE.search(sentence) is None, sentence


def test_the_value_that_an_edit_gives_is_worded() -> None:
    graph = graph_of(Organization(positions={"a": Position("a", "Ada's seat", roles=())}))
    statements = Statements(graph, Names(graph))
    assert (
        statements.value(slots_module.slot("position", "a", "roles"), ("cio", "ceo"))
        == "Chief Information Officer and Chief Executive Officer"
    )
    assert statements.value(slots_module.slot("position", "a", "roles"), ()) == "none"


def test_an_id_may_hold_a_colon() -> None:
    graph = graph_of(Organization(positions={"a:b": Position("a:b", "The seat", roles=())}))
    assert Statements(graph, Names(graph)).of(slots_module.slot("channel", "position:a:b")) == "The seat has no channel of its own"


@pytest.mark.parametrize(
    ("fact", "value", "text"),
    [
        (slot("position", "board", "chair"), "ned", "Director"),
        (slot("position", "board", "members"), ("ned", "boss"), "Director and Boss"),
        (slot("position", "boss", "level"), "executive", "executive"),
        (slot("organization", "roots"), ("board",), "Board"),
        (slot("position", "roles", "level"), "executive", "executive"),
    ],
)
def test_a_value_is_worded_by_what_its_field_names(fact: slots_module.Slot, value: object, text: str) -> None:
    assert STATEMENTS.value(fact, value) == text


def test_a_party_with_colons_in_its_id_keeps_them() -> None:
    partner = Ref("party", "a:b:c")
    graph = graph_of(
        Organization(positions={"x": Position("x", "Seat", engages=(Engagement(partner),))}, parties={"a:b:c": Party("a:b:c")})
    )
    assert Statements(graph, Names(graph)).of(slot("relations", "party:a:b:c")) == "Seat states a relation to a:b:c"


def test_one_row_is_one_and_circles_are_told_one_by_one() -> None:
    lines = {"a": "b", "b": "a", "c": "d", "d": "c"}
    seats = {name: Position(name, name.upper(), lines=(Line(upper),)) for name, upper in lines.items()}
    graph = graph_of(Organization(positions=seats, matrices={"main": Matrix("main", rows={"Tea": {"a": "R"}})}))
    statements = Statements(graph, Names(graph))
    assert statements.of(slot("section", "raci")) == 'the file lists 1 row: "Tea"'
    assert statements.of(slot("circles", "chart")) == "solid lines run in a circle: A → B → A; C → D → C"
