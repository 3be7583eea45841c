"""What only the organisation can answer: asked where a rule needs the answer, and nowhere else."""

from typing import Any

import pytest

from govcheck.assessment.assess import Selection, assess
from govcheck.assessment.judging import Judged
from govcheck.assessment.names import Names
from govcheck.assessment.questions import questions
from govcheck.documents.read import Document
from govcheck.model.findings import Candidate, Kind, Outcome, Question
from govcheck.model.organization import (
    Activity,
    Appointment,
    Asset,
    Channel,
    Entity,
    Gate,
    Holding,
    Line,
    Matrix,
    Organization,
    Person,
    Policy,
    Position,
    Risk,
    Training,
    Vendor,
)
from govcheck.model.settings import Settings
from govcheck.model.slots import Ref
from govcheck.model.sourcemap import NoSource
from govcheck.model.verdicts import State, Verdict
from govcheck.packs.load import load_packs, shipped_packs
from govcheck.packs.rule import Rule
from tests.assessment.rules import assessed, made, slots
from tests.properties.organisations import AS_OF, VOCABULARY, graph_of

CEO = Position("ceo", "Chief Executive Officer")
CISO = Position("ciso", "CISO", lines=(Line("ceo"),))
CIO_REPORTS = made({"role": "cio"}, {"reports_to": {"any": {"role": "ceo"}}}, "cio-reports")
CISO_REPORTS = made({"role": "ciso"}, {"reports_to": {"any": {"role": "ceo"}}}, "ciso-reports")
TOP_REPORTS = made({"role": "ciso"}, {"reports_to": {"any": {"role": ["ceo", "managing-director"]}}}, "top-reports")
CISO_STAFFED = made({"organization": "this"}, {"staffed": {"role": "ciso"}}, "ciso-staffed")


def seats(*positions: Position, **more: Any) -> Organization:
    return Organization(positions={position.id: position for position in positions})._replace(**more)


def title(position: str, text: str, *candidates: tuple[str, float]) -> Question:
    alone, _, _ = text.partition("; answer with")
    return Question("unresolved-title", Ref("position", position), text, tuple(Candidate(*each) for each in candidates), alone)


# ---- titles (trap 25: a de facto CIO, a CTO alone: a question, never a quiet "does not apply") ----


@pytest.mark.parametrize(
    ("written", "score"),
    [
        ("CTO", 0.8),
        ("Chief Technology Officer", 0.8),
        ("VP Technology Services", 0.6),
        ("Regional CIO", 0.7),
        ("Deputy Chief Information Officer", 0.8),
    ],
)
def test_where_nobody_is_the_cio_whoever_might_be_is_asked_about(written: str, score: float) -> None:
    assessment = assessed(seats(CEO, Position("tech", written, lines=(Line("ceo"),))), CIO_REPORTS)
    (result,) = assessment.rules
    assert (result.outcome, result.reason) == (Outcome.NOTMODELLED, "nobody is known to be the cio, but somebody might be")
    text = f"Is {written} the Chief Information Officer? Nobody else is; answer with is: cio"
    assert assessment.questions == (title("tech", text, ("cio", score)),)


@pytest.mark.parametrize("written", ["CTO", "VP Technology Services"])
def test_no_shipped_rule_about_the_cio_passes_a_cto_over_in_silence(written: str) -> None:
    organization = seats(CEO, Position("tech", written, lines=(Line("ceo"),)), CISO._replace(lines=(Line("tech"),)))
    assessment = assess(Document(organization, NoSource(), (), ()), PACKS, VOCABULARY, Settings(AS_OF))
    independent = next(rule for rule in assessment.rules if rule.id == "ciso-independent-of-cio")
    assert independent.outcome is Outcome.NOTMODELLED
    assert [question.subject for question in assessment.questions if question.candidates[0].term == "cio"] == [Ref("position", "tech")]


def test_who_says_that_they_are_somebody_else_is_not_asked() -> None:
    """`is:` answers, also where it says none."""
    for roles in ((), ("cto",)):
        assessment = assessed(seats(CEO, Position("tech", "CTO", roles=roles)), CIO_REPORTS)
        assert (assessment.rules[0].outcome, assessment.questions) == (Outcome.NOTAPPLICABLE, ())


def test_nobody_is_asked_about_an_office_that_no_rule_needs() -> None:
    assert assessed(seats(CEO, CISO, Position("tech", "CTO")), CISO_REPORTS).questions == ()


def test_nobody_is_asked_about_an_office_that_somebody_holds() -> None:
    organization = seats(CEO, Position("tech", "CTO"), Position("cio", "Technology", roles=("cio",), lines=(Line("ceo"),)))
    assert assessed(organization, CIO_REPORTS).questions == ()


def test_all_who_might_hold_the_office_are_asked_about() -> None:
    organization = seats(CEO, Position("north", "CISO North"), Position("deputy", "Stellv. CISO"))
    assert [(q.subject.id, q.candidates[0].term) for q in assessed(organization, CISO_REPORTS).questions] == [
        ("deputy", "ciso"),
        ("north", "ciso"),
    ]


def test_a_rule_that_asks_for_the_office_gives_its_gap_with_the_question() -> None:
    assessment = assessed(seats(CEO, Position("north", "Regional CISO", lines=(Line("ceo"),))), CISO_STAFFED)
    assert [finding.rule for finding in assessment.findings] == ["ciso-staffed"]
    text = "Is Regional CISO the Chief Information Security Officer? Nobody else is; answer with is: ciso"
    assert assessment.questions == (title("north", text, ("ciso", 0.7)),)


UNDER = made({"role": "ciso"}, {"reports_to": {"any": {"role": "ceo"}}}, "ciso-under-ceo")
BETWEEN = seats(
    CEO,
    Position("cio", "Technology", roles=("cio",), lines=(Line("ceo"),)),
    Position("x", "Regional CIO", lines=(Line("cio"),)),
    CISO._replace(lines=(Line("x"),)),
)


def test_a_seat_that_decides_and_whose_title_only_suggests_an_office_is_asked_about() -> None:
    independent = made({"role": "ciso"}, {"independent_of": {"who": {"role": "cio"}}}, "independent")
    text = "Does Regional CIO hold the office of Chief Information Officer? Its title only suggests it; answer with is: cio"
    assert assessed(BETWEEN, independent).questions == (title("x", text, ("cio", 0.7)),)


def test_a_second_seat_that_may_be_an_office_or_its_rival_is_asked_about_and_nothing_rests_on_it() -> None:
    """Whether the CIO beside the information officer is a second one decides who restores and who stands above the CISO."""
    restores = made({"activity": "access-review"}, {"not_assigned": {"letters": ["C"], "to": {"line_of": "cio"}}}, "restores")
    independent = made({"role": "ciso"}, {"independent_of": {"who": {"role": "cio"}}}, "independent")
    office, cio = Position("office", "Head of the Executive Office", lines=(Line("x"),)), Position("cio", "Technology", roles=("cio",))
    seated = (CEO, Position("x", "CIO", lines=(Line("ceo"),)), office, cio, CISO._replace(lines=(Line("office"),)))
    organization = seats(*seated, roots=("ceo", "cio"), matrices={"main": Matrix("main", rows={"access-review": {"x": "C"}})})
    found = assessed(organization, restores, independent)
    assert [(result.outcome, result.reason) for result in found.rules] == [
        (Outcome.NOTMODELLED, "the file does not say enough about which office CIO holds")
    ] * 2
    text = "Does CIO hold the office of Chief Information Officer? Its title only suggests it; answer with is: cio"
    assert (found.findings, found.questions) == ((), (title("x", text, ("cio", 0.9)),))


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (
            Position("x", "Warden"),
            "Does Warden head the organisation? It stands at the top, and its title does not say so; answer with is: ceo",
        ),
        (
            Position("x", "x"),
            "Which office does x hold? The file gives it no title; answer with title: or, where it heads the organisation, with is: ceo",
        ),
    ],
)
def test_a_superior_of_whom_nothing_says_what_it_is_is_asked_about_and_nobody_accused(head: Position, text: str) -> None:
    for lines in ((), (Line("board"),)):
        board = Position("board", "Board of Directors", kind="body", tier="governing")
        found = assessed(seats(board, head._replace(lines=lines), CISO._replace(lines=(Line("x"),)), roots=("board", "x")), TOP_REPORTS)
        assert [(r.outcome, r.reason) for r in found.rules] == [
            (Outcome.NOTMODELLED, f"the file does not say enough about which office {head.title} holds")
        ]
        assert found.questions == (title("x", text, ("ceo", 0.5)),)


def test_in_the_middle_of_the_chart_a_title_is_a_title() -> None:
    shared = Position("x", "VP Shared Services", lines=(Line("ceo"),))
    found = assessed(seats(CEO, shared, CISO._replace(lines=(Line("x"),))), CISO_REPORTS)
    assert ([r.outcome for r in found.rules], found.questions) == ([Outcome.CONFLICT], ())


def test_a_seat_that_is_named_as_the_deputy_of_an_office_is_not_asked_whether_it_holds_it() -> None:
    independent = made({"role": "ciso"}, {"independent_of": {"who": {"role": "cio"}}}, "independent")
    cio = Position("cio", "Technology", roles=("cio",), lines=(Line("ceo"),), deputy=(Ref("position", "x"),))
    assert assessed(seats(*BETWEEN.positions.values(), cio), independent).questions == ()


def test_a_seat_is_asked_about_for_the_rules_that_run_alone() -> None:
    independent = made({"role": "ciso"}, {"independent_of": {"who": {"role": "cio"}}}, "independent")
    under = made({"role": "ciso"}, {"reports_to": {"any": {"role": "ceo"}, "direct": False}}, "under", severity={"conflict": "info"})
    far = made({"role": "ciso"}, {"near_top": {"of": "ceo", "at_most": 1}}, "far")
    pack = assessed(BETWEEN, far, independent, under)
    assert [q.subject.id for q in pack.questions] == ["x"]
    alone = assessed(BETWEEN, far, independent, selection=Selection(("far",)))
    assert [result.outcome for result in alone.rules] == [Outcome.CONFLICT, Outcome.NOTSELECTED]
    assert alone.questions == ()


def test_a_seat_is_asked_about_once_for_one_office() -> None:
    """Nobody is the CISO, and the seat that might be stands in the evidence of a finding besides."""
    organization = seats(
        CEO, Position("cio", "Technology", roles=("cio",), lines=(Line("x"),)), Position("x", "Regional CISO", lines=(Line("ceo"),))
    )
    far = made({"role": "cio"}, {"near_top": {"of": "ceo", "at_most": 1}}, "far")
    assert [q.text for q in assessed(organization, CISO_REPORTS, far).questions] == [
        "Is Regional CISO the Chief Information Security Officer? Nobody else is; answer with is: ciso"
    ]


# ---- people ----

APART = made({"role": "ciso"}, {"separated": {"this": {"role": "ciso"}, "from": {"role": "cio"}}}, "apart")


def held(person: str) -> Holding:
    return Holding(appointments=(Appointment(person),))


@pytest.mark.parametrize("told_apart", [False, True])
def test_a_name_that_makes_two_seats_one_person_is_asked_about(told_apart: bool) -> None:
    organization = seats(
        CEO, Position("cio", "Technology", roles=("cio",), holding=held("M. Müller")), CISO._replace(holding=held("M. Müller"))
    )
    if told_apart:
        organization = organization._replace(persons={"M. Müller": Person("M. Müller", "M. Müller")})
    alone = "Is M. Müller in Technology and CISO one person?"
    text = f"{alone} If not, tell them apart under persons:"
    asked = () if told_apart else (Question("doubtful-identity", Ref("person", "M. Müller"), text, (), alone),)
    assessment = assessed(organization, APART)
    assert ([finding.rule for finding in assessment.findings], assessment.questions) == (["apart"], asked)


def test_a_person_who_decides_nothing_is_not_asked_about() -> None:
    organization = seats(
        CEO._replace(holding=held("Ada")),
        CISO._replace(holding=held("Bo")),
        Position("cio", "Technology", roles=("cio",), holding=held("Ada")),
    )
    assert assessed(organization, APART).questions == ()


# ---- words ----

GUARD, BOARD = Ref("role", "ciso"), Ref("role", "board")


@pytest.mark.parametrize(
    ("stated", "subject", "field", "word", "near"),
    [
        ({"sector": "finence"}, "organization:this", "sector", "finence", "finance"),
        ({"entities": {"it": Entity("it", sector="helthcare")}}, "entity:it", "sector", "helthcare", "healthcare"),
        ({"positions": {"a": Position("a", "A", scopes=("securty", "sailing"))}}, "position:a", "scopes", "securty", "security"),
        ({"positions": {"a": Position("a", "A", kind="body", scope=("cyber_risk",))}}, "position:a", "scope", "cyber_risk", "cyber-risk"),
        ({"channels": (Channel(GUARD, BOARD, about="cyber risk"),)}, "role:ciso", "about", "cyber risk", "cyber-risk"),
        ({"channels": (Channel(GUARD, BOARD, trigger="braech"),)}, "role:ciso", "trigger", "braech", "breach"),
        ({"gates": {"g": Gate("g", before="Go Live")}}, "gate:g", "before", "Go Live", "go-live"),
        ({"gates": {"g": Gate("g", phase="desing")}}, "gate:g", "phase", "desing", "design"),
        ({"activities": {"Tea": Activity("Tea", phase="operatoin")}}, "activity:Tea", "phase", "operatoin", "operation"),
        ({"vendors": {"v": Vendor("v", kind="securty")}}, "vendor:v", "kind", "securty", "security"),
        ({"assets": {"x": Asset("x", kind="dta")}}, "asset:x", "kind", "dta", "data"),
        ({"assets": {"x": Asset("x", asset_class="personel")}}, "asset:x", "class", "personel", "personal"),
        ({"policies": {"data-protecion": Policy("data-protecion")}}, "policy:data-protecion", "id", "data-protecion", "data-protection"),
        ({"trainings": {"yoga": Training("yoga")}}, None, "", "", ""),
        ({"risks": {"insider_threat": Risk("insider_threat")}}, "risk:insider_threat", "id", "insider_threat", "insider-threat"),
        ({"gates": {"g": Gate("g", before="lunch")}}, None, "", "", ""),
    ],
)  # fmt: skip
def test_a_word_that_narrowly_misses_one_that_rules_know_is_asked_about(
    stated: dict[str, Any], subject: str | None, field: str, word: str, near: str
) -> None:
    found = assessed(Organization()._replace(**stated), CISO_REPORTS).questions
    text = f"Is {field} {word!r} meant to be {near!r}? The rules know only that"
    assert found == (() if subject is None else (Question("near-word", Ref(*subject.split(":", 1)), text, (Candidate(near, 1.0),)),))


def test_words_that_the_vocabulary_knows_are_not_asked_about() -> None:
    words = VOCABULARY.words
    organization = seats(
        Position("a", "A", scopes=tuple(words["scopes"])),
        Position("b", "B", kind="body", scope=tuple(words["scopes"])),
        channels=tuple(Channel(GUARD, BOARD, about=about) for about in words["about"]),
        gates={before: Gate(before, before=before) for before in words["before"]},
        activities={phase: Activity(phase, phase=phase) for phase in words["phases"]},
        vendors={kind: Vendor(kind, kind=kind) for kind in words["vendor-kinds"]},
        assets={kind: Asset(kind, kind=kind, asset_class=kind) for kind in words["asset-kinds"].keys() & words["asset-classes"].keys()},
        policies={policy: Policy(policy) for policy in words["policies"]},
        risks={risk: Risk(risk) for risk in words["risks"]},
    )
    assert assessed(organization, CISO_REPORTS).questions == ()


# ---- order ----

PACKS = load_packs(shipped_packs(), VOCABULARY)


def test_questions_are_sorted_and_each_is_asked_once() -> None:
    organization = seats(
        CEO,
        Position("b", "Deputy CIO"),
        Position("a", "Regional CIO"),
        sector="finence",
        matrices={"main": Matrix("main", rows={"Incident response & recovery": {"a": "A"}})},
    )
    found = assess(Document(organization, NoSource(), (), ()), PACKS, VOCABULARY, Settings(AS_OF)).questions
    assert list(found) == sorted(found, key=lambda q: (q.kind, q.subject, q.text))
    assert len(set(found)) == len(found)
    assert {question.kind for question in found} == {"near-word", "unresolved-activity", "unresolved-title"}


def test_nobody_is_asked_whether_two_are_one_where_the_finding_does_not_rest_on_it() -> None:
    ada = Holding(appointments=(Appointment("Ada"),))
    seats = (Position("a", "A", holding=ada, lines=(Line("b"),)), Position("b", "B", holding=ada, lines=(Line("a"),)))
    found = assessed(Organization(positions={seat.id: seat for seat in seats}), made({"position": "every"}, {"acyclic": {}}))
    assert ([finding.rule for finding in found.findings], found.questions) == (["made"], ())


def test_a_seat_that_is_not_there_is_not_asked_about() -> None:
    rule = made({"role": "ciso"}, {"independent_of": {"who": {"role": "cio"}}}, "independent")
    graph = graph_of(BETWEEN)
    verdict = Verdict(Ref("position", "ciso"), State.VIOLATED, evidence=slots("line:gone", "is:gone", "holder:gone"))
    judged = Judged(rule, Outcome.CONFLICT, raised=((Kind.CONFLICT, verdict),))
    assert questions([judged], graph, Names(graph)) == ()


def test_a_row_is_asked_about_beside_others_that_are_known() -> None:
    wanted = made({"activity": "incident-response"}, {"assigned": {"letters": "A", "to": {"role": "ciso"}}}, "wanted")
    rows = {"Access review": {"ciso": "A"}, "Incident Response & Farewell Party": {"ciso": "A"}}
    found = assessed(seats(CISO, matrices={"main": Matrix("main", rows=rows)}), wanted).questions
    assert [(question.kind, question.subject.id) for question in found] == [("unresolved-activity", "Incident Response & Farewell Party")]


def asked_of(*evidence: str, on: Organization = BETWEEN, rule: Rule | None = None) -> list[Question]:
    """What is asked where a finding of a rule about the CIO, or of another rule, rests on these facts."""
    rule = rule or made({"role": "ciso"}, {"independent_of": {"who": {"role": "cio"}}}, "independent")
    verdict = Verdict(Ref("position", "ciso"), State.VIOLATED, evidence=slots(*evidence))
    graph = graph_of(on)
    return list(questions([Judged(rule, Outcome.CONFLICT, raised=((Kind.CONFLICT, verdict),))], graph, Names(graph)))


@pytest.mark.parametrize(
    ("fact", "asked"), [("line:x", 1), ("is:x", 1), ("holder:x", 1), ("dotted:x", 0), ("position:x/level", 0), ("line:cio", 0)]
)
def test_a_seat_is_asked_about_where_its_line_its_office_or_its_holder_decides(fact: str, asked: int) -> None:
    assert [question.subject.id for question in asked_of(fact)] == ["x"] * asked


def test_a_seat_that_says_what_it_is_is_not_asked_about() -> None:
    declared = BETWEEN._replace(positions={**BETWEEN.positions, "x": BETWEEN.positions["x"]._replace(roles=())})
    assert asked_of("line:x", on=declared) == []


def test_a_seat_that_may_hold_one_of_several_offices_is_asked_about_all_of_them() -> None:
    both = BETWEEN._replace(positions={**BETWEEN.positions, "x": Position("x", "Deputy CIO and Deputy CISO")})
    (question,) = asked_of("line:x", on=both)
    assert question.text == (
        "Does Deputy CIO and Deputy CISO hold the office of Chief Information Officer or Chief Information Security Officer? "
        "Its title only suggests it; answer with is: cio or is: ciso"
    )


def test_only_the_offices_that_a_rule_is_about_are_asked_for() -> None:
    """The ids of positions, papers and the like are no offices, also where they are named alike."""
    named = {"reports_to": {"any": {"role": "ceo"}}}
    assert [len(asked_of("line:x", rule=made({kind: ["cio"]}, named, "by-name"))) for kind in ("role", "position")] == [1, 0]


def test_a_row_is_asked_about_for_rules_about_activities_alone() -> None:
    rows = {"Incident Response & Farewell Party": {"ciso": "A"}}
    on = seats(CISO, matrices={"main": Matrix("main", rows=rows)})
    paper = made({"policy": ["incident-response"]}, {"owned_by": {"as": "owner", "who": {"role": "ciso"}}}, "paper")
    assert assessed(on, paper).questions == ()


def test_a_name_is_asked_about_behind_a_finding_that_does_not_rest_on_it() -> None:
    organization = seats(CEO, Position("cio", "Technology", roles=("cio",), holding=held("Ada")), CISO._replace(holding=held("Ada")))
    found = assessed(organization, made({"role": "cio"}, {"reports_to": {"any": {"role": "ceo"}}}, "a-gap"), APART)
    assert [(finding.rule, finding.kind) for finding in found.findings] == [("apart", Kind.CONFLICT), ("a-gap", Kind.GAP)]
    assert [question.kind for question in found.questions] == ["doubtful-identity"]
