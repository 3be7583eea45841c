"""Answers become facts, each read as the file would read it; what is not answered changes nothing."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govcheck.documents.answers import read_answers
from govcheck.documents.edit_yaml import edited_files
from govcheck.documents.read import read_files
from govcheck.documents.write_yaml import write_organization
from govcheck.model.facts import apply
from govcheck.model.frequencies import FREQUENCIES
from govcheck.model.organization import Appointment, Channel, Engagement, Holding, Line, Organization
from govcheck.model.slots import Ref
from govcheck.renderers.pieces.sheet import csv_sheet
from govcheck.source.problems import InputError
from tests.vocabulary.shipped import VOCABULARY

FILE = """\
govcheck: 1
organization: {name: Two Desks (fictional)}
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board}
  tech: {title: VP Technology Services, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: ceo}
parties: {regulator: {kind: authority}}
raci:
  Incident response: {ciso: A}
  Odd row: {ceo: A}
policies: {information-security: {approver: board}}
channels: [{from: ciso, to: board, about: cyber-risk}]
"""


@pytest.fixture
def organization(tmp_path: Path) -> Organization:
    path = tmp_path / "org.yaml"
    path.write_text(FILE, encoding="utf-8")
    return read_files([str(path)], VOCABULARY).organization


def _facts(organization: Organization, *answers: tuple[str, str]) -> dict[str, object]:
    sheet = "id\tanswer\n" + "".join(f"{name}\t{answer}\n" for name, answer in answers)
    edits, answered = read_answers(sheet.encode(), "answers.csv", organization, VOCABULARY)
    assert answered == len(answers)
    return {str(edit.slot): edit.after for edit in edits}


@pytest.mark.parametrize(
    ("name", "answer", "facts"),
    [
        ("policy:information-security/owner", "Chief Information Security Officer", {"": (Ref("position", "ciso"),)}),
        ("policy:information-security/owner", "CISO; regulator", {"": (Ref("party", "regulator"), Ref("position", "ciso"))}),
        ("policy:information-security/owner", "nobody", {"": ()}),
        ("policy:information-security/review", "Half yearly", {"": "half-yearly"}),
        ("holder:ciso", "M. Lund", {"": Holding(appointments=(Appointment("M. Lund"),))}),
        ("holder:ciso", "vacant", {"": Holding(vacant=True)}),
        ("line:ciso", "board of directors", {"": (Line("board"),)}),
        ("position:ciso/line_of_defence", "2", {"": 2}),
        ("position:ciso/mandate", "No: protects, and says so", {"": "No: protects, and says so"}),
        ("position:ciso/measured_by", "incidents; uptime", {"": ("incidents", "uptime")}),
        ("position:ciso/engages", "CEO (quarterly); regulator", {
            "": (Engagement(Ref("party", "regulator")), Engagement(Ref("position", "ceo"), "quarterly")),
        }),
        ("position:board/charter", "ja", {"": True}),
        ("position:board/scope", "Cyber risk; Our own affairs", {"": ("Our own affairs", "cyber-risk")}),
        ("organization:sector", "Real Estate", {"": "real-estate"}),
        ("organization:regulated", "No", {"": False}),
        ("organization:us_federal_agency", "yes", {"": True}),
        ("role:cio", "VP Technology Services", {"position:tech/roles": ("cio",)}),
        ("role:cio", "nobody", {"position:tech/roles": ()}),
        ("rows:incident-containment", "Accountable: CISO; R = ceo, VP Technology Services", {
            "cell:main/Incident containment/ceo": "R",
            "cell:main/Incident containment/ciso": "A",
            "cell:main/Incident containment/tech": "R",
        }),
        ("rows:incident-containment", "A/R: ciso", {"cell:main/Incident containment/ciso": "A/R"}),
        ("cell:main/Odd row/ciso", "C", {"": "C"}),
        ("cell:main/Odd row/ceo", "none", {"": None}),
        ("activity:Odd row/canonical", "IT strategy", {"": "it-strategy"}),
        ("channel:position:ciso", "to: board; frequency: quarterly; via: none", {
            "": (Channel(Ref("position", "ciso"), Ref("position", "board"), "cyber-risk", None, "quarterly", None, ()),),
        }),
        ("channel:position:ceo", "to: Board of Directors; about: risk; written: yes", {
            "": (Channel(Ref("position", "ceo"), Ref("position", "board"), "risk", None, None, True, None),),
        }),
        ("section:trainings", "Security awareness; Phishing: live", {
            "training:phishing-live/title": "Phishing: live", "training:security-awareness/title": "Security awareness",
        }),
        ("section:gates", "none", {"organization:complete": ("gates",)}),
    ],
)  # fmt: skip
def test_an_answer_becomes_facts(name: str, answer: str, facts: dict[str, object], organization: Organization) -> None:
    assert _facts(organization, (name, answer)) == {slot or name: value for slot, value in facts.items()}


@pytest.mark.parametrize("answer", ["", "   ", "?", "unknown", "Don't know.", "unbekannt"])
def test_what_is_not_answered_changes_nothing(answer: str, organization: Organization) -> None:
    sheet = f'id,answer\nrole:cio,"{answer}"\n'
    assert read_answers(sheet.encode(), "answers.csv", organization, VOCABULARY) == ((), 0)


def test_an_office_that_one_answer_gives_is_known_to_the_others_whatever_their_order(organization: Organization) -> None:
    facts = _facts(organization, ("rows:it-strategy", "A: cio"), ("role:cio", "VP Technology Services"))
    assert facts == {"position:tech/roles": ("cio",), "cell:main/IT strategy/tech": "A"}


def test_a_markdown_table_is_read_like_a_sheet(organization: Organization) -> None:
    sheet = (
        "# Questions\n\nSome text.\n\n"
        "| no | question | answer | id |\n| --- | --- | --- | --- |\n"
        "| 1 | Who? | M. \\| Lund &amp; Co | holder:ciso |\n"
        "| 2 | Who? |  | holder:ceo |\n"
    )
    edits, answered = read_answers(sheet.encode(), "answers.md", organization, VOCABULARY)
    assert answered == 1
    assert [(str(edit.slot), edit.after) for edit in edits] == [("holder:ciso", Holding(appointments=(Appointment("M. | Lund & Co"),)))]


def test_every_problem_is_told_at_once_with_its_place_and_the_nearest_word(organization: Organization) -> None:
    sheet = (
        "no,answer,id\n"
        "1,cisso,policy:information-security/owner\n"
        "2,monthy,policy:information-security/review\n"
        "3,maybe,organization:regulated\n"
        "4,A ciso,rows:it-budget\n"
        "5,X: ciso,rows:it-governance\n"
        "6,A: cio,rows:it-operations\n"
        "7,A: regulator,rows:it-strategy\n"
        "8,somebody,role:cio\n"
        "9,yes,policy:no-such/field\n"
        "10,yes,nonsense\n"
        "11,2026-02-30,organization:reviewed\n"
        "12,whom: board,channel:position:ciso\n"
        "13,ciso,rows:no-such-activity\n"
        "14,5,position:ciso/line_of_defence\n"
        "15,x,position:nobody/mandate\n"
    )
    with pytest.raises(InputError) as raised:
        read_answers(sheet.encode(), "a.csv", organization, VOCABULARY)
    assert [str(problem) for problem in raised.value.problems] == [
        "a.csv:2:2: unknown position, role or party 'cisso' (did you mean ciso?)",
        f"a.csv:3:2: 'answer' is 'monthy'; expected one of {', '.join(FREQUENCIES)} (did you mean monthly?)",
        "a.csv:4:2: the answer is 'maybe'; expected yes or no",
        "a.csv:5:2: 'A ciso' says not who has which letter; expected such as A: CISO; R: SOC Manager",
        "a.csv:6:2: 'X' is no letter of the matrix; expected letters of R, A, C, I joined by '/'",
        "a.csv:7:2: the office 'cio' is held by nobody in the chart; expected one position",
        "a.csv:8:2: 'regulator' is outside the chart; expected a position",
        "a.csv:9:2: unknown position 'somebody'; expected one of board, ceo, ciso, tech",
        "a.csv:10:3: 'policy:no-such/field' is the id of no question; leave the column id as it is",
        "a.csv:11:3: 'nonsense' is the id of no question; leave the column id as it is",
        "a.csv:12:2: 'answer' is '2026-02-30'; expected a day that the calendar has",
        "a.csv:13:2: 'whom: board' is not understood; expected to, about, trigger, frequency, written, via",
        "a.csv:14:3: 'rows:no-such-activity' is the id of no question; leave the column id as it is",
        "a.csv:15:2: 'answer' is the number 5; expected a whole number from 1 to 3",
        "a.csv:16:3: 'position:nobody/mandate' is the id of no question; leave the column id as it is",
    ]


def test_two_answers_to_one_question_are_a_problem(organization: Organization) -> None:
    sheet = "answer,id\nA. Byrne,holder:ciso\nA. Byrne,holder:ciso\nM. Lund,holder:ciso\n"
    with pytest.raises(InputError, match=r"a\.csv:4:1: the question 'holder:ciso' has another answer in line 2; expected one answer"):
        read_answers(sheet.encode(), "a.csv", organization, VOCABULARY)


MATRIX = """\
govcheck: 1
parties: {regulator: {kind: authority}}
raci:
  Containment: {CISO: A, SOC Manager: R, regulator: I}
"""


def _matrix_alone(tmp_path: Path) -> Organization:
    path = tmp_path / "matrix.yaml"
    path.write_text(MATRIX, encoding="utf-8")
    return read_files([str(path)], VOCABULARY).organization


def test_what_is_said_of_a_column_s_seat_makes_a_chart_of_the_columns(tmp_path: Path) -> None:
    organization = _matrix_alone(tmp_path)
    facts = _facts(organization, ("line:ciso", "CEO"), ("line:soc-manager", "CISO"))
    assert facts == {
        "position:ciso/title": "CISO",
        "position:ciso/roles": ("ciso",),
        "position:soc-manager/title": "SOC Manager",
        "position:soc-manager/roles": ("soc-manager",),
        "position:ceo/title": "CEO",
        "line:ciso": (Line("ceo"),),
        "line:soc-manager": (Line("ciso"),),
    }


def test_the_chart_that_answers_make_is_written_into_the_file(tmp_path: Path) -> None:
    organization = _matrix_alone(tmp_path)
    sheet = "answer,id\nBoard of Directors,line:ciso\n"
    edits, _ = read_answers(sheet.encode(), "a.csv", organization, VOCABULARY)
    (written,) = edited_files([str(tmp_path / "matrix.yaml")], edits, VOCABULARY).values()
    assert written == MATRIX + (
        "\npositions:\n"
        "  ciso: {title: CISO, is: ciso, reports_to: board}\n"
        "  soc-manager: {title: SOC Manager, is: soc-manager}\n"
        "  board: {title: Board of Directors, kind: body}\n"
    )


def test_a_superior_who_is_nobody_that_is_known_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.csv:2:1: unknown position 'CEOO'"):
        read_answers(b"answer,id\nCEOO,line:ciso\n", "a.csv", _matrix_alone(tmp_path), VOCABULARY)


SHARED = """\
govcheck: 1
positions:
  cio: {title: Chief Information Officer, holder: M. Müller}   # since the spring
  ciso: {title: Chief Information Security Officer, holder: M. Müller}
"""

SECOND = "\npersons:\n  m-müller-2: {name: M. Müller}\n"


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("yes", SHARED + "\npersons:\n  M. Müller: {name: M. Müller}\n"),
        (
            "nein",
            SHARED.replace("Officer, holder: M. Müller}\n", "Officer, holder: m-müller-2}\n")
            + "\npersons:\n  m-müller-2: {name: M. Müller}\n",
        ),
    ],
)
def test_whether_a_name_is_one_person_is_written_down(answer: str, written: str, tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(SHARED, encoding="utf-8")
    organization = read_files([str(path)], VOCABULARY).organization
    edits, _ = read_answers(f"answer,id\n{answer},person:M. Müller/name\n".encode(), "a.csv", organization, VOCABULARY)
    assert edited_files([str(path)], edits, VOCABULARY) == {str(path): written}


PIECES = (
    "none",
    "yes",
    "A: ",
    "R/A: ",
    "to: ",
    "; ",
    "board",
    "CEO",
    "CISO",
    "M. Lund",
    "(monthly)",
    "2",
    "{",
    "=1",
    "\n",
    "via: none",
    "é",
)
IDS = (
    "role:cio", "holder:ciso", "line:ciso", "position:ciso/engages", "position:board/charter", "rows:it-strategy", "row:main/Odd row",
    "cell:main/Odd row/ciso", "channel:position:ciso", "section:gates", "section:raci", "organization:", "organization:roots",
    "organization:attributes", "policy:new/owner", "person:nobody/name", "metric:x/canonical", "cell:a", "position:ciso", ":", "x",
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), st.sampled_from(IDS)), max_size=3))
def test_whatever_is_written_becomes_facts_that_a_file_can_hold_or_a_problem(
    organization: Organization, rows: list[tuple[str, str]]
) -> None:
    sheet = csv_sheet(("answer", "id"), rows).encode()
    try:
        edits, _ = read_answers(sheet, "a.csv", organization, VOCABULARY)
    except InputError:
        return
    changed = apply(organization, edits)
    written = write_organization(changed)
    assert read_files(["-"], VOCABULARY, written.encode()).organization == changed


def test_an_answer_in_a_row_that_ends_before_its_id_is_told(organization: Organization) -> None:
    sheet = "question,answer,id\nWho owns it?,ciso\nWho\n"
    with pytest.raises(InputError) as raised:
        read_answers(sheet.encode(), "answers.csv", organization, VOCABULARY)
    assert [str(problem) for problem in raised.value.problems] == [
        "answers.csv:2:3: '' is the id of no question; leave the column id as it is"
    ]
