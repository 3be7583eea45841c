"""Collisions, dangling superiors, other spaces of ids, several tops, circles, namesakes: kept as they are, and told. All invented."""

import pytest

from govcheck.documents.importing.gather import Wishes
from tests.documents.importing.importing import AS_OF, imported


def chart(rows: str, heading: str = "Position ID,Employee ID,Name,Title,Manager ID") -> tuple[str, str]:
    return ("hr.csv", f"{heading}\n{rows}")


def test_one_id_for_two_seats() -> None:
    read = imported(chart("P1,1,Ada Byrne,CEO,\nP2,2,Mara Lund,CISO,1\nP2,3,Tom Voss,CIO,1\nP3,4,Lew Hart,Analyst,P2\n"))
    assert (
        read.text
        == """\
govcheck: 1
roots: [P1]
positions:
  P1: {title: CEO, holder: Ada Byrne}  # ceo (exact)
  P2 ciso: {title: CISO, holder: Mara Lund, reports_to: P1}  # ciso (exact)
  P2 cio: {title: CIO, holder: Tom Voss, reports_to: P1}  # chief-investment-officer or cio (open)
  P3: {title: Analyst, holder: Lew Hart, reports_to: P2}
  P2: {}  # named as a superior; 2 seats go by that
"""
    )
    assert read.warnings == [
        "hr.csv:3:1: the id 'P2' stands in rows 3, 4 for different seats: each is kept, with an id of its own",
        "hr.csv:5:23: 'P2' names 2 seats (rows 3, 4): which of them is meant is not known, so the line ends there",
    ]


def test_the_same_row_twice_and_a_job_share() -> None:
    read = imported(chart("P1,1,Ada Byrne,CEO,\nP1,1,Ada Byrne,CEO,\nP2,2,Mara Lund,CISO,1\nP2,3,Tom Voss,CISO,1\n"))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  P1: {title: CEO, holder: Ada Byrne}  # ceo (exact)
  P2: {title: CISO, holder: [Mara Lund, Tom Voss], reports_to: P1}  # ciso (exact)
"""
    )
    assert read.left_out == ["hr.csv:3: the same as row 2"]
    assert read.counts == ["hr.csv (chart): 4 rows = 2 positions + 1 further appointment + 1 left out"]


def test_superiors_in_another_space_of_ids() -> None:
    read = imported(chart("P1,1,Ada Byrne,CEO,\nP2,2,Mara Lund,CISO,P1\nP3,3,Tom Voss,CIO,P1\n"))
    assert [seat.lines for seat in read.organization.positions.values()] == [None, (("P1", None),), (("P1", None),)]
    assert read.warnings == ["hr.csv:3:21: manager_id: in 2 rows ids of positions, not ids of people; read as such"]


def test_ids_with_and_without_leading_zeros_are_one() -> None:
    read = imported(chart("001,Ada Byrne,CEO,\n002,Mara Lund,CISO,1\n", "Employee ID,Name,Title,Manager ID"))
    assert read.organization.positions["002"].lines == (("001", None),)


def test_two_columns_that_name_two_superiors() -> None:
    heading = "Employee ID,Name,Title,Manager ID,Manager Name"
    read = imported(chart("1,Ada Byrne,CEO,,\n2,Mara Lund,CISO,1,Tom Voss\n3,Tom Voss,CIO,1,Ada Byrne\n", heading))
    assert read.organization.positions["2"].lines == (("1", None),)
    assert read.warnings == ["hr.csv:3:20: manager_id '1' and manager_name 'Tom Voss' name two superiors; the first counts"]


def test_a_column_that_names_nobody_beside_one_that_names_a_superior() -> None:
    heading = "Employee ID,Name,Title,Manager ID,Manager Name,Manager Email"
    rows = "1,Ada Byrne,CEO,,,\n2,Mara Lund,CISO,1,Somebody Else,a@example.org\n3,Tom Voss,CIO,99,Ada Byrne,a@example.org\n"
    read = imported(chart(rows, heading))
    assert [read.organization.positions[seat].lines for seat in "23"] == [(("1", None),), (("1", None),)]
    assert read.warnings == [
        "hr.csv:3:20: manager_id '1' and manager_name 'Somebody Else': nobody goes by the second; the first counts",
        "hr.csv:4:16: manager_name 'Ada Byrne' and manager_id '99': nobody goes by the second; the first counts",
    ]


def test_namesakes_are_told_apart_and_seats_whose_holders_are_not_disclosed_are_not() -> None:
    rows = "1,Ada Byrne,CEO,\n2,Ada Byrne,CISO,1\n3,N/D,CIO,1\n4,N/D,CFO,1\n"
    read = imported(chart(rows, "Employee ID,Name,Title,Manager ID"))
    assert read.warnings == []
    assert read.told[1:] == ["hr.csv:3:3: 'Ada Byrne' stands for people with the ids '1' and '2': told apart by them"]
    assert [line for line in read.text.splitlines() if "N/D" in line or "(2)" in line] == [
        '  "2": {title: CISO, holder: Ada Byrne (2), reports_to: "1"}  # ciso (exact)',
        '  "3": {title: CIO, holder: N/D, reports_to: "1"}  # chief-investment-officer or cio (open)',
        '  "4": {title: CFO, holder: N/D, reports_to: "1"}  # cfo (exact)',
        "  Ada Byrne (2): {name: Ada Byrne}",
    ]


def test_several_tops_and_a_circle() -> None:
    rows = "1,Ada,CEO,\n2,Bo,Chair,\n3,Cy,CFO,1\n4,Di,COO,2\n5,Ed,CIO,6\n6,Flo,CTO,5\n"
    read = imported(chart(rows, "Employee ID,Name,Title,Manager ID"))
    assert read.warnings == [
        "hr.csv:3:12: 2 seats with people below them have no superior: 'CEO', 'Chair'; each is kept as it is",
        "hr.csv:6:10: the lines run in a circle: 'CIO' > 'CTO' > 'CIO'; kept as they are",
    ]
    assert read.organization.roots is None


def test_the_top_that_is_its_own_superior_and_a_seat_that_is_by_mistake() -> None:
    top = imported(chart("1,Ada,CEO,1\n2,Bo,CFO,1\n", "Employee ID,Name,Title,Manager ID"))
    assert top.organization.positions["1"].lines is None
    assert "hr.csv:2:11: 'CEO' is its own superior: read as the top of the chart" in top.told
    slip = imported(chart("1,Ada,CEO,\n2,Bo,CFO,2\n3,Cy,COO,1\n", "Employee ID,Name,Title,Manager ID"))
    assert slip.organization.positions["2"].lines == (("2", None),)
    assert slip.warnings == ["hr.csv:3:10: 'CFO' is its own superior; kept as it is"]


def test_a_body_as_superior_and_one_who_left() -> None:
    rows = (
        "1,Ada,CEO,Board of Directors,Active,\n2,Bo,CIO,1,Terminated,\n3,Cy,CISO,2,Active,\n"
        "4,Di,CFO,1,Active,2026-11-25\n5,Ed,COO,1,Active,2026-11-26\n"
    )
    read = imported(chart(rows, "Employee ID,Name,Title,Manager,Status,Termination Date"))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  "1": {title: CEO, holder: Ada, reports_to: Board of Directors}  # ceo (exact)
  "3": {title: CISO, holder: Cy, reports_to: "2"}  # ciso (exact)
  "5": {title: COO, holder: {name: Ed, until: 2026-11-26}, reports_to: "1"}  # coo (exact)
  Board of Directors: {kind: body}  # board (exact); named as a superior, not in a row of its own
  "2": {}  # named as a superior; was left out: the person has left (Terminated)
"""
    )


def test_two_people_of_one_name_and_one_person_of_two() -> None:
    rows = "1,Max Müller,CEO,\n2,Max Müller,CIO,1\n3,Ada Byrne,CFO,1\n3,Ada B. Byrne,COO,1\n"
    read = imported(chart(rows, "Employee ID,Name,Title,Manager ID"))
    assert read.organization.persons == {
        "Max Müller (1)": ("Max Müller (1)", "Max Müller"), "Max Müller (2)": ("Max Müller (2)", "Max Müller"),
    }  # fmt: skip
    assert [seat.holding.appointments[0].person for seat in read.organization.positions.values() if seat.holding] == [
        "Max Müller (1)", "Max Müller (2)", "Ada Byrne", "Ada B. Byrne",
    ]  # fmt: skip
    assert read.warnings == [
        "hr.csv:5:3: the person '3' is called 'Ada Byrne' and 'Ada B. Byrne': two people, or one with two names?",
        "hr.csv:4:1: the id '3' stands in rows 4, 5 for different seats: each is kept, with an id of its own",
    ]


def test_holders_as_exports_write_them() -> None:
    rows = (
        "1,Ada Byrne (Acting),A,\n2,Interim: Bo Falk,B,1\n3,TBC,C,1\n4,Vacant since May,D,1\n5,A. Roth / B. Yilmaz,E,1\n"
        "6,José Ortega y Gasset,F,1\n7,extern,G,1\n8,Cy Dunn (Terminated),H,1\n9,Not disclosed,Acting Head of Audit,1\n10,,Interim CFO,1\n"
    )
    read = imported(chart(rows, "Employee ID,Name,Title,Manager ID"))
    holdings = {seat.title: seat.holding for seat in read.organization.positions.values()}
    assert {title: (h.vacant, [(a.person, a.acting) for a in h.appointments]) if h else None for title, h in holdings.items()} == {
        "A": (False, [("Ada Byrne", True)]),
        "B": (False, [("Bo Falk", True)]),
        "C": (True, []),
        "D": (True, []),
        "E": (False, [("A. Roth", None), ("B. Yilmaz", None)]),
        "F": (False, [("José Ortega y Gasset", None)]),
        "G": (False, [(None, None)]),
        "Acting Head of Audit": (False, [(None, True)]),
        "Interim CFO": None,
    }
    assert read.left_out == ["hr.csv:9: the person has left (Cy Dunn (Terminated))"]


def test_a_day_that_may_be_two_is_left_out_and_told() -> None:
    read = imported(chart("1,Ada,CEO,,03/04/2027\n2,Bo,CFO,1,13/01/2020\n", "Employee ID,Name,Title,Manager ID,End Date"))
    assert read.warnings == [
        "hr.csv:2:12: until '03/04/2027' could be either of two days, and is left out; expected YYYY-MM-DD or DD.MM.YYYY"
    ]
    assert read.left_out == ["hr.csv:3: the person left on 2020-01-13"]


def test_titles_with_markup_links_entities_and_prefixes() -> None:
    rows = '1,Ada,"**CEO** &amp; [Chair](https://example.org)",\n2,Bo,0001234 - Head of Internal Audit,1\n3,Cy,<b>CISO</b>,1\n'
    read = imported(chart(rows, "Employee ID,Name,Title,Manager ID"))
    assert [seat.title for seat in read.organization.positions.values()] == ["CEO & Chair", "Head of Internal Audit", "CISO"]


def test_french_and_spanish_headings() -> None:
    french = "Matricule;Nom;Prénom;Intitulé du poste;Matricule du responsable\n1;Morel;Luce;PDG;\n2;Haddad;Yann;DSI;1\n"
    spanish = "Número de empleado,Nombre,Apellidos,Cargo,Jefe\n1,Luz,Soto,Director General,\n2,Iván,Gil,Director de TI,Luz Soto\n"
    for path, text, language in (("fr.csv", french, "French"), ("es.csv", spanish, "Spanish")):
        read = imported((path, text))
        assert any(f"read as a chart ({language} headings)" in told for told in read.told)
        assert read.organization.positions["2"].lines == (("1", None),)


def test_columns_may_be_said_where_they_are_not_known() -> None:
    read = imported(
        ("odd.csv", "Kode,Was,Ueber\n1,CEO,\n2,CIO,1\n"),
        wishes=Wishes(AS_OF, {"kode": "seat_id", "was": "title", "ueber": "manager"}),
    )
    assert read.organization.positions["2"].lines == (("1", None),)


def test_a_map_that_speaks_of_a_column_that_is_not_there() -> None:
    read = imported(("hr.csv", "Name,Title,Manager\nAda,CEO,\n"), wishes=Wishes(AS_OF, {"titel": "title"}))
    assert read.warnings == ["hr.csv:1:1: no table has the column 'titel', of which the map speaks (did you mean Title?)"]


def test_seats_without_a_title_and_names_that_are_too_long() -> None:
    read = imported(("hr.csv", "Name,Manager\nAda Byrne,\nBo Falk,Ada Byrne\n"), ("raci.csv", f"Task,CISO,CIO\n{'x' * 2000},A,R\n"))
    assert [seat.title for seat in read.organization.positions.values() if seat.holding] == ["Ada Byrne", "Bo Falk"]
    assert "hr.csv:2:1: 2 seats without a title go by the name or id in the row" in read.told
    assert [len(name) for name in read.organization.matrices["main"].rows] == [300]


def test_ids_that_are_longer_than_a_plain_key_may_be() -> None:
    name = "x" * 3000
    read = imported(("hr.csv", f"id,title,reports_to\nceo,CEO,\n{name},CISO,ceo\nsoc,SOC Manager,{name}\n"))
    assert sorted(read.organization.positions) == ["ceo", "soc", name]
    assert read.organization.positions["soc"].lines == ((name, None),)
    joined = imported(("hr.csv", f"id,title,reports_to\n{name},CISO,\n"), ("raci.csv", f"Task,{name},CIO\nBackup,A,R\n"))
    assert joined.organization.matrices["main"].rows["Backup"] == {name: "A", "CIO": "R"}


def test_titles_above_the_table_and_notes_below_it() -> None:
    above, below = "Staff of Northlake (fictional);;;\n;;;\n", "Stand: Mai;;;\n"
    rows = "ID;Name;Funktion;Vorgesetzter\n1;Anna Berg;CEO;\n2;Bo Falk;Leiter IT;Anna Berg\n"
    read = imported(("hr.csv", above + rows + below))
    assert list(read.organization.positions) == ["1", "2"]
    assert read.left_out == ["hr.csv:6: neither a title nor a name"]
    legend = imported(("raci.csv", 'Task,CISO,CIO\nBackup,A,R\n"R = Responsible, A = Accountable",,\n'))
    assert legend.left_out == ["raci.csv:3: a legend"]


@pytest.mark.parametrize("word", ["", "none", "XX", "N/A", "-", "keine", "aucun", "ninguno", "NO_MANAGER", "1"])
def test_the_words_for_no_superior(word: str) -> None:
    read = imported(chart(f"1,Ada Byrne,CEO,{word}\n2,Bo Falk,CFO,1\n", "Employee ID,Name,Title,Manager"))
    assert {seat.id: seat.lines for seat in read.organization.positions.values()} == {"1": None, "2": (("1", None),)}
    assert (read.warnings, read.organization.roots) == ([], None)
