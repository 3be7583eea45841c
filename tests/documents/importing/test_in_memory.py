"""Sources given to a check: imported where they are of another kind, found out by what they hold where YAML and JSON may be either."""

from pathlib import Path

import pytest

from govcheck.documents.read import read_files
from govcheck.model.slots import Location, Ref, slot
from govcheck.packs.shipped import shipped
from govcheck.source.problems import InputError

TEAM = "ada: {name: Ada Byrne, title: CEO}\nmara: {name: Mara Lund, title: CISO, reports_to: ada}\n"
ORG = "govcheck: 1\npositions:\n  ceo: {title: CEO}\n  ciso: {title: CISO, reports_to: ceo}\n"


def test_places_are_those_of_the_source(tmp_path: Path) -> None:
    path = tmp_path / "hr.csv"
    path.write_text('Id,Name,Title,Manager\n1,"Byrne, Ada",CEO,\n2,Mara Lund,CISO,1\n', encoding="utf-8")
    read = read_files([str(path)], shipped().vocabulary)
    where = str(path)
    assert read.sources.locate(slot("line", "2")) == (Location(where, 3, 18, 3, 19),)
    assert read.sources.locate(slot("holder", "1")) == (Location(where, 2, 3, 2, 15),)
    assert read.sources.subject(Ref("position", "2")) == Location(where, 3, 13, 3, 17)
    assert [(entry.path, entry.lines[2]) for entry in read.inputs] == [(where, "2,Mara Lund,CISO,1")]


def test_a_team_page_is_told_from_an_organisation_file_by_what_it_holds(tmp_path: Path) -> None:
    team, org = tmp_path / "team.yaml", tmp_path / "org.yaml"
    team.write_text(TEAM, encoding="utf-8")
    org.write_text(ORG, encoding="utf-8")
    assert list(read_files([str(team)], shipped().vocabulary).organization.positions) == ["ada", "mara"]
    assert list(read_files([str(team), str(org)], shipped().vocabulary).organization.positions) == ["ada", "ceo", "ciso", "mara"]
    assert read_files([str(org)], shipped().vocabulary).ledger is None


def test_what_is_neither_keeps_its_own_problem(tmp_path: Path) -> None:
    path = tmp_path / "other.yaml"
    path.write_text("services: {web: {image: x}}\n", encoding="utf-8")
    with pytest.raises(InputError, match="no 'govcheck: 1' in this file"):
        read_files([str(path)], shipped().vocabulary)


def test_an_organisation_file_without_its_header_is_no_team_page(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(ORG.removeprefix("govcheck: 1\n"), encoding="utf-8")
    with pytest.raises(InputError, match="no 'govcheck: 1' in this file"):
        read_files([str(path)], shipped().vocabulary)


def test_an_organisation_file_may_have_any_ending(tmp_path: Path) -> None:
    path = tmp_path / "org.txt"
    path.write_text(ORG, encoding="utf-8")
    assert read_files([str(path)], shipped().vocabulary).ledger is None


def test_a_matrix_beside_an_organisation_file(tmp_path: Path) -> None:
    org, raci = tmp_path / "org.yaml", tmp_path / "raci.csv"
    org.write_text(ORG, encoding="utf-8")
    org.write_text(ORG + "  lab: {title: Head of the Laboratory, reports_to: ceo}\n", encoding="utf-8")
    raci.write_text("Activity,CISO,ceo,Head of the Laboratory,Porter\nIncident response,A/R,I,C,R\n", encoding="utf-8")
    read = read_files([str(org), str(raci)], shipped().vocabulary)
    assert read.organization.matrices["main"].rows == {"Incident response": {"ciso": "A/R", "ceo": "I", "lab": "C", "Porter": "R"}}
    assert read.organization.positions["Porter"].kind == "group"
