"""What the forms of the organisation file say, section by section."""

from datetime import date

import pytest

from govcheck.documents.read import read_node
from govcheck.model.findings import Candidate, Question
from govcheck.model.frequencies import FREQUENCIES, at_least
from govcheck.model.organization import (
    Activity,
    Appointment,
    Asset,
    Channel,
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
)
from govcheck.model.slots import Ref
from govcheck.source.nodes import Mapping
from govcheck.source.problems import InputError
from govcheck.source.reader import read_yaml
from tests.documents.files import document, organization, problems, vocabulary

# ---- scalars ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["no", "on", "007", "12:30", "1.0", "true", "0x1F", "2026-02-30", "'null'", '"~"'])
def test_text_is_taken_as_it_is_written(text: str) -> None:
    assert organization(f"positions: {{a: {{title: {text}}}}}").positions["a"].title == text.strip("'\"")


@pytest.mark.parametrize("text", ["no", "on", "007", "12:30", "1.0", "true", "null", "~"])
def test_keys_are_text(text: str) -> None:
    found = organization(f"positions: {{{text}: {{}}, b: {{reports_to: '{text}'}}}}\nraci: {{{text}: {{{text}: A}}}}")
    assert found.positions[text] == Position(text, text)
    assert found.positions["b"].lines == (Line(text),)
    assert found.matrices["main"].rows == {text: {text: "A"}}


@pytest.mark.parametrize("text", ["", "null", "~", "''", "'  '"])
def test_blank_is_not_said(text: str) -> None:
    assert organization(f"positions: {{a: {{title: {text}, mandate: {text}, holder: {text}}}}}").positions["a"] == Position("a", "a")


def test_none_is_not_the_same_as_not_said() -> None:
    found = organization("positions: {a: {dotted_line_to: [], engages: [], is: []}, b: }\nchannels: []\npolicies: {}\nroots: []")
    assert found == Organization(
        positions={"a": Position("a", "a", dotted=(), engages=(), roles=()), "b": Position("b", "b")}, channels=(), policies={}, roots=()
    )


def test_blank_section_is_not_said() -> None:
    found = organization("positions: {a: }\nchannels:\npolicies:\nroots:\nraci:\nmatrices:\ncomplete:\norganization:")
    assert found == Organization(positions={"a": Position("a", "a")})


# ---- the organisation ------------------------------------------------------------------------------------------------------------


def test_organization() -> None:
    found = organization(
        """\
organization:
  name: Northwind Health
  sector: healthcare
  regulated: true
  technology_core: False
  frameworks: [iso-27001, hipaa]
  reviewed: 2026-10-01
  attributes: {us_federal_agency: false, staff: 120, ratio: 0.5, motto: no, said: null}
  matrix: rasci
roots: [b, a]
complete: [policies, matrices]
entities: {north: {title: Northwind IT, sector: it, regulated: false}}
persons: {m-2: {name: M. Müller}, m-3: {}}
parties: {regulator: {kind: authority}, customers: {kind: customer, title: All customers}}
positions: {a: , b: }
"""
    )
    assert found == Organization(
        name="Northwind Health",
        sector="healthcare",
        regulated=True,
        technology_core=False,
        frameworks=("hipaa", "iso-27001"),
        reviewed=date(2026, 10, 1),
        matrix="rasci",
        attributes={"us_federal_agency": False, "staff": 120, "ratio": 0.5, "motto": "no"},
        roots=("a", "b"),
        complete=("policies", "raci"),
        entities={"north": Entity("north", "Northwind IT", "it", False)},
        persons={"m-2": Person("m-2", "M. Müller"), "m-3": Person("m-3", "m-3")},
        parties={"regulator": Party("regulator", "authority"), "customers": Party("customers", "customer", "All customers")},
        positions={"a": Position("a", "a"), "b": Position("b", "b")},
    )


# ---- positions -------------------------------------------------------------------------------------------------------------------


def test_position_with_everything() -> None:
    found = organization(
        """\
entities: {it: }
vendors: {guard: }
positions:
  ciso:
    title: Head of Information Security
    is: [CISO, dpo]
    formerly: [oldest, older]
    holder: {name: M.  Lund, acting: true, since: 2026-08-01, until: 2027-01-31, share: 0.5}
    reports_to: {to: cio, for: functional}
    dotted_line_to: [audit, cio]
    deputy: cio
    entity: it
    serves: it
    level: executive
    line_of_defence: 2
    supplied_by: guard
    overseen_by: audit
    evaluated_by: general-counsel
    paid_by: [cio, audit]
    mandate: Protects.
    scopes: security
    risk_appetite: low
    risk_threshold: 14 days
    measured_by: [incidents, compliance]
    matrix: true
    engages: [general-counsel, {with: audit, frequency: quarterly}]
  cio:
  audit: {kind: body, tier: governing, part_of: audit, chair: cio, members: [cio, ciso], scope: cyber-risk, frequency: yearly, charter: no}
""".replace("charter: no", "charter: false")
    )
    assert found.positions["ciso"] == Position(
        "ciso",
        "Head of Information Security",
        formerly=("oldest", "older"),
        roles=("ciso", "dpo"),
        holding=Holding(appointments=(Appointment("M. Lund", 0.5, True, date(2026, 8, 1), date(2027, 1, 31)),)),
        lines=(Line("cio", "functional"),),
        dotted=("audit", "cio"),
        deputy=(Ref("position", "cio"),),
        matrix=True,
        entity="it",
        serves=("it",),
        level="executive",
        line_of_defence=2,
        supplied_by="guard",
        overseen_by=(Ref("position", "audit"),),
        evaluated_by=(Ref("role", "general-counsel"),),
        paid_by=(Ref("position", "audit"), Ref("position", "cio")),
        mandate="Protects.",
        scopes=("security",),
        risk_appetite="low",
        risk_threshold="14 days",
        measured_by=("compliance", "incidents"),
        engages=(Engagement(Ref("position", "audit"), "quarterly"), Engagement(Ref("role", "general-counsel"))),
    )
    assert found.positions["audit"] == Position(
        "audit",
        "audit",
        "body",
        tier="governing",
        part_of="audit",
        chair="cio",
        members=("cio", "ciso"),
        scope=("cyber-risk",),
        frequency="yearly",
        charter=False,
    )


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("b", (Line("b"),)),
        ("[c, b]", (Line("b"), Line("c"))),
        ("{to: b}", (Line("b"),)),
        ("[{to: c, for: functional}, {to: b, for: administrative}]", (Line("b", "administrative"), Line("c", "functional"))),
        ("[{to: b, for: functional}, b]", (Line("b"), Line("b", "functional"))),
        ("a", (Line("a"),)),
    ],
)
def test_reporting_lines(written: str, lines: tuple[Line, ...]) -> None:
    assert organization(f"positions: {{a: {{reports_to: {written}}}, b: {{reports_to: a}}, c: }}").positions["a"].lines == lines


def held(*appointments: Appointment) -> Holding:
    return Holding(appointments=appointments)


@pytest.mark.parametrize(
    ("written", "holding"),
    [
        ("A. Byrne", held(Appointment("A. Byrne"))),
        ("'  A.   Byrne '", held(Appointment("A. Byrne"))),
        ("vacant", Holding(vacant=True)),
        ("Vakant", Holding(vacant=True)),
        ("{vacant: true, since: 2026-03-01}", Holding(vacant=True, since=date(2026, 3, 1))),
        ("{name: vacant, since: 2026-03-01}", Holding(vacant=True, since=date(2026, 3, 1))),
        ("{vacant: false, name: X}", held(Appointment("X"))),
        ("extern", held(Appointment(None))),
        ("{name: N.N., acting: true}", held(Appointment(None, acting=True))),
        ("[B. Roth, A. Yilmaz]", held(Appointment("A. Yilmaz"), Appointment("B. Roth"))),
        ("[{name: B, share: 0.4}, {name: A, share: 0.6}]", held(Appointment("A", 0.6), Appointment("B", 0.4))),
        ("[extern, extern]", held(Appointment(None), Appointment(None))),
        ("m-2", held(Appointment("m-2"))),
        ("Vacant Smith", held(Appointment("Vacant Smith"))),
        ("tbd", held(Appointment("tbd"))),
    ],
)
def test_holders(written: str, holding: Holding) -> None:
    # persons tell apart who has the name of somebody else, or a name that means nobody
    text = f"persons: {{m-2: {{name: M. Müller}}, tbd: {{name: T. B. D.}}}}\npositions: {{a: {{holder: {written}}}}}"
    assert organization(text).positions["a"].holding == holding


def test_who_words_are_positions_then_parties_then_roles() -> None:
    text = """\
positions: {ciso: {is: ciso}, boss: {title: Chief Executive Officer}, inv: {title: CIO}}
parties: {auditor: , legal: }
policies: {p: {owner: [ciso, CISO, auditor, legal, cfo, CIO, Chief Executive Officer, 'chief financial officer']}}
"""
    assert organization(text).policies == {
        "p": Policy(
            "p",
            owner=(
                Ref("party", "auditor"),
                Ref("party", "legal"),
                Ref("position", "ciso"),
                Ref("position", "inv"),
                Ref("role", "ceo"),
                Ref("role", "cfo"),
            ),
        )
    }


# ---- matrices --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "cell"),
    [("R", "R"), ("r", "R"), ("R/A", "A/R"), ("i/c/r/a", "A/R/C/I"), ("-", None), ("", None), ("'  '", None), ("~", None), ("A", "A")],
)
def test_cells(written: str, cell: str | None) -> None:
    found = organization(f"positions: {{a: }}\nraci: {{x: {{a: {written}}}}}").matrices["main"].rows
    assert found == {"x": {} if cell is None else {"a": cell}}


def test_support_where_it_is_said() -> None:
    text = "positions: {a: }\norganization: {matrix: rasci}\nraci: {x: {a: s/R}}\nmatrices: {m: {letters: {Q: S}, rows: {y: {a: q/A}}}}"
    found = organization(text).matrices
    assert found == {"main": Matrix("main", rows={"x": {"a": "R/S"}}), "m": Matrix("m", letters={"Q": "S"}, rows={"y": {"a": "A/S"}})}
    assert organization(text.replace("rasci}\nraci: {x: {a: s/R}}", "raci}")).matrices["m"] == found["m"]


def test_own_letters_and_the_standard_ones_that_they_leave_alone() -> None:
    found = organization(
        "entities: {e: }\npositions: {a: , b: , c: }\n"
        "matrices: {m: {title: M, entity: e, letters: {V: R, E: A, A: C}, rows: {x: {a: v/e, b: A, c: R}, y: }}, empty: }"
    )
    rows = {"x": {"a": "A/R", "b": "C", "c": "R"}, "y": {}}
    assert found.matrices == {"m": Matrix("m", "M", "e", {"V": "R", "E": "A", "A": "C"}, rows), "empty": Matrix("empty")}


def test_activities() -> None:
    found = organization(
        """\
positions: {a: }
raci: {Tidy up: {a: A}, Check: {a: R}}
activities:
  Tidy up: {is: firewall-maintenance, frequency: quarterly, phase: operation, critical: false, for: iso-27001}
  Check: {approves: Tidy up}
  incident-response: {approves: Handling of incidents}
"""
    )
    assert found.activities == {
        "Tidy up": Activity("Tidy up", "firewall-maintenance", "quarterly", "operation", False, None, "iso-27001"),
        "Check": Activity("Check", approves="Tidy up"),
        "incident-response": Activity("incident-response", approves="incident-response"),
    }


# ---- columns ---------------------------------------------------------------------------------------------------------------------


def test_column_that_is_a_role_is_the_one_seat_that_carries_it() -> None:
    text = "positions: {k: {is: ciso}, boss: {title: Chief Executive Officer}}\nraci: {x: {CISO: A, ceo: R}}"
    found = document(text)
    assert found.organization.matrices["main"].rows == {"x": {"k": "A", "boss": "R"}}
    assert set(found.organization.positions) == {"k", "boss"}
    assert found.questions == ()


def test_column_that_is_a_role_without_a_seat_makes_one() -> None:
    found = organization("positions: {k: }\nraci: {x: {CISO: A}, y: {ciso: R}}")
    assert found.positions == {"k": Position("k", "k"), "ciso": Position("ciso", "CISO", implicit=True, roles=("ciso",))}
    assert found.matrices["main"].rows == {"x": {"ciso": "A"}, "y": {"ciso": "R"}}


def test_column_whose_role_has_the_name_of_another_seat() -> None:
    found = organization("positions: {ciso: {title: Gardener}}\nraci: {x: {CISO: A, ciso: R}}")
    assert found.matrices["main"].rows == {"x": {"CISO": "A", "ciso": "R"}}
    assert found.positions["CISO"] == Position("CISO", "CISO", implicit=True, roles=("ciso",))


def test_column_that_is_a_role_with_two_seats_is_a_question() -> None:
    found = document("positions: {k: {is: ciso}, m: {is: ciso}}\nraci: {x: {ciso: A, k: R}}")
    assert found.organization.positions["ciso"] == Position("ciso", "ciso", implicit=True, roles=())
    assert found.organization.matrices["main"].rows == {"x": {"ciso": "A", "k": "R"}}
    assert found.questions == (
        Question(
            "ambiguous-column",
            Ref("position", "ciso"),
            "which seat is the column 'ciso': k or m? each of them may go by that name",
            (Candidate("k", 1.0), Candidate("m", 1.0)),
        ),
    )


def test_column_with_an_abbreviation_of_two_offices() -> None:
    one = organization("positions: {k: {is: cio}}\nraci: {x: {CIO: A}}")
    assert one.matrices["main"].rows == {"x": {"k": "A"}}
    titled = organization("positions: {k: {title: CIO}}\nraci: {x: {cio: A}}")
    assert titled.matrices["main"].rows == {"x": {"k": "A"}}
    declared = organization("positions: {k: {title: CIO}, t: {is: cio}}\nraci: {x: {cio: A}}")
    assert declared.matrices["main"].rows == {"x": {"t": "A"}}
    two = document("positions: {k: {is: chief-investment-officer}, t: {is: cio}}\nraci: {x: {CIO: A}}")
    assert [question.text for question in two.questions] == ["which seat is the column 'CIO': k or t? each of them may go by that name"]
    assert problems("positions: {k: }\nraci: {x: {CIO: A}}") == ["3:12: unknown column 'CIO' (did you mean cio?)"]


def test_file_without_positions_takes_titles_as_columns() -> None:
    found = organization("raci: {x: {Head of Kitchen: A, CISO: R, CIO: I, guests: C}}\nparties: {guests: {title: All guests}}")
    assert found.positions == {
        "Head of Kitchen": Position("Head of Kitchen", "Head of Kitchen", implicit=True),
        "ciso": Position("ciso", "CISO", implicit=True, roles=("ciso",)),
        "CIO": Position("CIO", "CIO", implicit=True),
        "guests": Position("guests", "All guests", "group", implicit=True),
    }
    assert found.matrices["main"].rows == {"x": {"Head of Kitchen": "A", "ciso": "R", "CIO": "I", "guests": "C"}}


def test_title_column_is_somebody_who_may_own_things() -> None:
    found = organization("raci: {x: {Head of Kitchen: A}}\npolicies: {p: {owner: Head of Kitchen}}")
    assert found.policies == {"p": Policy("p", owner=(Ref("position", "Head of Kitchen"),))}


# ---- the other sections ----------------------------------------------------------------------------------------------------------


def test_channels_are_a_sorted_set() -> None:
    found = organization(
        """\
positions: {a: , b: }
parties: {bsi: {kind: authority}}
channels:
  - {from: b, to: a, via: []}
  - {from: a, to: bsi, about: incident, trigger: breach, frequency: quarterly, written: true, via: b}
  - {to: a, from: b, via: []}
"""
    )
    a, b = Ref("position", "a"), Ref("position", "b")
    assert found.channels == (Channel(a, Ref("party", "bsi"), "incident", "breach", "quarterly", True, (b,)), Channel(b, a, via=()))


def test_sections_of_entries() -> None:
    found = organization(
        """\
positions: {a: , b: }
gates: {g: {title: G, before: major-deployment, phase: design, mandatory: true, approver: a, challengers: [b]}}
assets: {s: {kind: data, class: personal, owner: a, overseer: b, tracked: true, encrypted: false, auditable: true}}
metrics: {Patchquote: {is: Patch coverage}, own: }
"""
    )
    a, b = (Ref("position", "a"),), (Ref("position", "b"),)
    assert found.gates == {"g": Gate("g", "G", "major-deployment", "design", True, a, b)}
    assert found.assets == {"s": Asset("s", None, "data", "personal", a, b, True, False, True)}
    assert found.metrics == {"Patchquote": Metric("Patchquote", "patch-coverage"), "own": Metric("own")}


# ---- examples of rules -----------------------------------------------------------------------------------------------------------


def example(text: str) -> Mapping:
    node = read_yaml(text.encode(), "rule.yaml")
    assert isinstance(node, Mapping)
    return node


def test_example_needs_neither_header_nor_positions() -> None:
    found = read_node(example("policies: {p: {owner: ciso}}"), "rule.yaml", vocabulary())
    assert found.organization == Organization(policies={"p": Policy("p", owner=(Ref("role", "ciso"),))})
    assert found.inputs == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", "rule.yaml:1:1: an organisation that says nothing; there must be positions or a matrix"),
        ("include: [a.yaml]", "rule.yaml:1:1: an example includes a file; expected everything in its place"),
        ("govcheck: 2", "rule.yaml:1:11: 'govcheck' is the number 2; expected 1, the version of the format"),
        ("polices: {}", "rule.yaml:1:1: unknown key at the top of an organisation file 'polices' (did you mean policies?)"),
    ],
)
def test_example_that_is_none(text: str, expected: str) -> None:
    with pytest.raises(InputError) as caught:
        read_node(example(text), "rule.yaml", vocabulary())
    assert str(caught.value) == expected


# ---- scales ----------------------------------------------------------------------------------------------------------------------


def test_frequencies_are_a_scale() -> None:
    assert at_least("quarterly", "yearly")
    assert at_least("yearly", "yearly")
    assert not at_least("biennial", "yearly")
    assert not at_least("ad-hoc", "biennial")
    assert FREQUENCIES[0] == "continuous"
