"""A review sheet tells what is open, and what is filled in becomes facts of the file."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from govcheck.documents.read import read_files
from govcheck.documents.review import open_names, read_review
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import apply
from govcheck.model.organization import Organization
from govcheck.model.settings import Settings
from govcheck.renderers.review_sheet import review_sheet
from govcheck.source.problems import InputError
from tests.vocabulary.shipped import VOCABULARY

FILE = """\
govcheck: 1
positions:
  board: {title: Aufsichtsrat, kind: body, tier: governing}
  ceo: {title: Geschäftsführer, reports_to: board}
  it: {title: Leiter IT, reports_to: ceo}
  sec-1: {title: "Stellv. ISB, Nord", reports_to: it}
  sec-2: {title: "Stellv. ISB, Nord", reports_to: ceo}
  boss: {title: "=Chief Exec", reports_to: board}
  cook: {title: Head of Kitchen, reports_to: ceo}
raci:
  Incident response, phase 1: {it: A/R}
  Containment: {it: A}
"""


def _organization(tmp_path: Path, text: str = FILE) -> Organization:
    path = tmp_path / "org.yaml"
    path.write_text(text, encoding="utf-8")
    return read_files([str(path)], VOCABULARY).organization


def _sheet(organization: Organization) -> str:
    return review_sheet(open_names(OrgGraph(organization, VOCABULARY, Settings(date(2026, 11, 26)))))


def _filled(sheet: str, answers: dict[str, str]) -> bytes:
    rows = list(csv.reader(io.StringIO(sheet.removeprefix("\ufeff"), newline="")))
    for row in rows[1:]:
        row[6] = answers.get(row[1], "")
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode("cp1252")


def test_the_sheet_lists_what_is_open_with_its_evidence(tmp_path: Path) -> None:
    assert _sheet(_organization(tmp_path)) == (
        "\ufeffkind,name,where,candidates,score,evidence,is\r\n"
        'title,"Stellv. ISB, Nord","sec-1; sec-2",ciso (0.70),0.70,"Chief Information Security Officer, with a word that changes the '
        'office: stellv; 2 positions have this title",\r\n'
        'title,\'=Chief Exec,boss,ceo (0.60),0.60,"in words near to Chief Executive Officer; reports to Aufsichtsrat",\r\n'
        'activity,"Incident response, phase 1",main,incident-response (0.75),0.75,"\'Incident response\'; words in common: incident, '
        'response",\r\n'
    )


def test_what_a_spreadsheet_saves_comes_back_as_facts(tmp_path: Path) -> None:
    organization = _organization(tmp_path)
    answers = {"Stellv. ISB, Nord": "none", "'=Chief Exec": "CEO", "Incident response, phase 1": "incident response"}
    edits = read_review(_filled(_sheet(organization), answers), "review.csv", organization, VOCABULARY)
    assert {(str(edit.slot), edit.before, edit.after) for edit in edits} == {
        ("position:sec-1/roles", None, ()),
        ("position:sec-2/roles", None, ()),
        ("position:boss/roles", None, ("ceo",)),
        ("activity:Incident response, phase 1/canonical", None, "incident-response"),
    }
    changed = apply(organization, edits)
    assert open_names(OrgGraph(changed, VOCABULARY, Settings(date(2026, 11, 26)))) == ()


def test_a_sheet_that_is_not_filled_in_changes_nothing(tmp_path: Path) -> None:
    organization = _organization(tmp_path)
    assert read_review(_sheet(organization).encode(), "review.csv", organization, VOCABULARY) == ()


def test_rows_of_one_title_may_be_told_apart_by_where(tmp_path: Path) -> None:
    organization = _organization(tmp_path)
    sheet = 'kind,name,where,is\ntitle,"Stellv. ISB, Nord",sec-1,ciso\ntitle,"Stellv. ISB, Nord",sec-2,"dpo; ciso"\n'
    edits = read_review(sheet.encode(), "review.csv", organization, VOCABULARY)
    assert [(edit.slot.path[0], edit.after) for edit in edits] == [("sec-1", ("ciso",)), ("sec-2", ("ciso", "dpo"))]


def test_every_problem_is_told_at_once_with_its_place_and_the_nearest_word(tmp_path: Path) -> None:
    organization = _organization(tmp_path)
    sheet = (
        "kind,name,where,is\n"
        'title,"Stellv. ISB, Nord",,cisso\n'
        "title,Leiter ITT,,cio\n"
        'title,"Stellv. ISB, Nord",sec-3,ciso\n'
        "title,=Chief Exec,,CIO\n"
        'activity,"Incident response, phase 1",,incident-responze\n'
        "row,Containment,,incident-containment\n"
    )
    with pytest.raises(InputError) as raised:
        read_review(sheet.encode(), "review.csv", organization, VOCABULARY)
    assert [str(problem) for problem in raised.value.problems] == [
        "review.csv:2:4: unknown role 'cisso' (did you mean ciso?)",
        "review.csv:3:2: no position has the title 'Leiter ITT' (did you mean Leiter IT?)",
        "review.csv:4:3: 'sec-3' is no position with the title 'Stellv. ISB, Nord' (did you mean sec-2?)",
        "review.csv:5:4: 'CIO' may be any of chief-investment-officer, cio; expected one of these",
        "review.csv:6:4: unknown activity 'incident-responze' (did you mean incident-response?)",
        "review.csv:7:1: unknown kind 'row'; expected title or activity",
    ]


def test_two_answers_for_one_position_are_a_problem(tmp_path: Path) -> None:
    organization = _organization(tmp_path)
    sheet = 'kind,name,is\ntitle,"Stellv. ISB, Nord",ciso\ntitle,"Stellv. ISB, Nord",dpo\n'
    with pytest.raises(InputError, match="position:sec-1 has another answer in line 2; expected one answer for each"):
        read_review(sheet.encode(), "review.csv", organization, VOCABULARY)


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        ("a,b\n1,2\n", "review.csv:1:1: no table to fill in: expected a heading with the columns kind, name, is"),
        ("", "review.csv:1:1: no table to fill in: expected a heading with the columns kind, name, is"),
        ("kinds,name,is\n", "review.csv:1:1: the column 'kinds' is none of ours; expected a heading with the columns kind, name, is"),
        ("PK\x03\x04 more", "review.csv:1:1: a workbook; expected its sheet saved as CSV (in a spreadsheet: save as, CSV UTF-8)"),
        ('kind,name,is\n"a', "review.csv:2:1: no CSV: unexpected end of data; expected cells in quotes where they hold quotes or breaks"),
    ],
)
def test_what_is_no_sheet_is_told(sheet: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read_review(sheet.encode(), "review.csv", _organization(tmp_path), VOCABULARY)
    assert str(raised.value).startswith(message)


def test_a_row_may_end_early_where_its_last_cells_are_blank(tmp_path: Path) -> None:
    organization = _organization(tmp_path)
    sheet = "kind,name,where,is\ntitle,=Chief Exec\ntitle,Head of Kitchen,,cio\n"
    assert [str(edit.slot) for edit in read_review(sheet.encode(), "r.csv", organization, VOCABULARY)] == ["position:cook/roles"]
