"""Letters of other alphabets, legends, RASCI, roles in rows, lists of responsibilities. All of it is invented."""

import pytest

from govcheck.documents.importing.gather import Wishes
from tests.documents.importing.importing import AS_OF, gathered, imported, problems
from tests.documents.importing.workbooks import workbook


def test_rasci_is_written_so_that_the_format_takes_it() -> None:
    read = imported(("raci.csv", "Task,CEO,CISO,SOC\nIncident response,I,A,R/S\n"))
    assert read.text.splitlines()[3:] == [
        "    letters: {S: S}",
        "    # columns: CEO = ceo (exact); CISO = ciso (exact); SOC = soc (exact)",
        "    rows:",
        "      Incident response: {CEO: I, CISO: A, SOC: R/S}  # incident-response (exact)",
    ]


DEMI = """\
## Zuständigkeiten

D = Durchführung, E = Entscheidung, M = Mitwirkung, I = Information

| Aufgabe | Geschäftsführung | ISB | IT-Leitung |
|---|---|---|---|
| Freigabe der Leitlinie | E | D | M |
| Pflege der Leitlinie | I | E/D | M |
"""


def test_letters_that_a_legend_explains() -> None:
    read = imported(("de.md", DEMI))
    assert read.organization.matrices["main"].letters == {"D": "R", "E": "A", "I": "I", "M": "C"}
    assert read.organization.matrices["main"].rows["Pflege der Leitlinie"] == {"management-board": "I", "ciso": "A/R", "head-it": "C"}
    assert read.warnings == ["de.md:5:13: letters of its own, read as D = R, E = A, M = C, I = I, as its legend says"]


def test_letters_without_a_legend_are_read_as_is_usual_and_told_or_refused() -> None:
    vdmi = imported(("v.csv", "Aufgabe,GF,ISB,IT\nPatchen,I,V,D\nPrüfen,V,M,D\n"))
    assert vdmi.organization.matrices["main"].letters == {"D": "R", "I": "I", "M": "C", "V": "A"}
    assert vdmi.warnings == ["v.csv:1:9: letters of its own, read as V = A, D = R, M = C, I = I, as is usual; --letters says otherwise"]
    both = "Aufgabe,GF,ISB,IT\nPatchen,E,V,D\nPrüfen,V,M,I\n"
    refused = gathered(("v.csv", both)).ledger.problems()
    assert str(refused[0]) == (
        "v.csv:1:9: the letters D, E, I, M, V have no one meaning; expected R, A, C, I (S), a legend, or --letters such as V=R,E=A,M=C,I=I"
    )
    said = imported(("v.csv", both), wishes=Wishes(AS_OF, letters={"V": "R", "D": "R", "E": "A", "M": "C", "I": "I"}))
    assert said.errors == []
    assert said.organization.matrices["main"].rows["Patchen"] == {"GF": "A", "ciso": "R", "IT": "R"}


def test_a_french_legend_in_which_the_one_who_acts_has_the_a() -> None:
    text = "R : Responsable\nA : Acteur\n\n| Tâche | RSSI | DSI |\n|---|---|---|\n| Sauvegardes | R | A |\n"
    read = imported(("fr.md", text))
    assert read.organization.matrices["main"].rows == {"Sauvegardes": {"ciso": "A", "cio": "R"}}
    assert read.warnings == ["fr.md:4:11: letters of its own, read as R = A, A = R, C = C, I = I, as its legend says"]


def test_words_instead_of_letters() -> None:
    read = imported(("w.csv", "Activity,CISO,CIO\nBackup,Accountable,Responsible\nLogging,Consulted,accountable / responsible\n"))
    assert read.organization.matrices["main"].rows == {"Backup": {"ciso": "A", "CIO": "R"}, "Logging": {"ciso": "C", "CIO": "A/R"}}


def test_roles_in_rows_are_turned_round() -> None:
    read = imported(("t.csv", "Role,Incident response,Backup\nCISO,A,I\nCIO,C,A/R\n"))
    assert read.organization.matrices["main"].rows == {
        "Incident response": {"ciso": "A", "CIO": "C"},
        "Backup": {"ciso": "I", "CIO": "A/R"},
    }
    assert read.told == ["t.csv:1:1: roles stand in rows and activities in columns: turned round"]


def test_a_role_called_manager_is_no_column_of_superiors() -> None:
    read = imported(("m.csv", "Aufgabe,Mitarbeiter,Manager,ISB\nSchulung,I,R,A\nBackup,C,I,A/R\n"))
    assert read.organization.matrices["main"].rows["Schulung"] == {"Mitarbeiter": "I", "Manager": "R", "ciso": "A"}


def test_a_list_of_responsibilities() -> None:
    read = imported(("l.csv", "Activity,Role,RACI\nBackup,CISO,A\nBackup,CISO,R\nBackup,CIO,C\nLogging,CIO,A/R\n"))
    assert read.organization.matrices["main"].rows == {"Backup": {"ciso": "A/R", "CIO": "C"}, "Logging": {"CIO": "A/R"}}
    assert read.counts == ["l.csv (matrix): 4 rows = 4 activities"]


def test_columns_without_a_heading_and_two_of_one_name() -> None:
    read = imported(("c.csv", "Task,CISO,,CIO,CIO\nBackup,A,R,C,I\n"))
    assert read.errors == [
        "c.csv:1:11: a column of letters without a heading; expected the role it stands for",
        "c.csv:1:16: two columns are called 'CIO'; expected each role once",
    ]


def test_two_rows_of_one_name_keep_what_they_stand_for() -> None:
    read = imported(("d.csv", "Task,CISO,CIO\nIncident response,A,C\nIncident response,I,A\n"))
    assert read.text.splitlines()[-4:] == [
        "      Incident response: {CISO: A, CIO: C}  # incident-response (exact)",
        "      Incident response (2): {CISO: I, CIO: A}  # incident-response (declared)",
        "activities:",
        "  Incident response (2): {is: incident-response}",
    ]


def test_a_table_without_letters_is_no_matrix() -> None:
    assert problems(("n.csv", "Task,CISO,CIO\nBackup,x,y\n"))[0].startswith("n.csv:1:1: nothing to import: looked for a table of seats")


def test_two_columns_of_one_office_keep_their_names() -> None:
    read = imported(("raci.csv", "Activity,CEO,Chief Executive Officer,CISO\nBackups,A,R,C\n"))
    assert read.organization.matrices["main"].rows == {"Backups": {"ceo": "A", "Chief Executive Officer (kept apart)": "R", "ciso": "C"}}
    assert read.warnings == ["raci.csv:1:14: 'Chief Executive Officer' and 'CEO' go by the name of one office; both are kept"]


PARTS = [["Activity", "CEO", "CISO"], ["Planning", "", ""], ["Draft it", "A", "R"], ["Running", "", ""], ["Patch it", "I", "A/R"]]


@pytest.mark.parametrize(
    ("rows", "activities", "headings"),
    [
        (PARTS, ["Draft it", "Patch it"], 2),
        # one of these, or the last row, is an activity that nobody has, and so are two that do not begin the table
        (PARTS[:3], ["Planning", "Draft it"], 0),
        (PARTS[:4], ["Planning", "Draft it", "Running"], 0),
        ([PARTS[0], PARTS[2], PARTS[1], PARTS[2], PARTS[3], PARTS[4]], ["Draft it", "Planning", "Draft it (2)", "Running", "Patch it"], 0),
        ([*PARTS[:2], PARTS[3], PARTS[2]], ["Planning", "Running", "Draft it"], 0),
    ],
)
def test_rows_of_a_label_alone_divide_a_table_that_begins_with_one(rows: list[list[str]], activities: list[str], headings: int) -> None:
    bars = [f"| {' | '.join(row)} |\n" for row in rows]
    csv = "".join(",".join(row) + "\n" for row in rows)
    for source in (("m.xlsx", workbook({"RACI": rows})), ("m.csv", csv), ("m.md", "".join([bars[0], "|---|---|---|\n", *bars[1:]]))):
        read = imported(source)
        assert list(read.organization.matrices["main"].rows) == activities
        assert [line.partition(": ")[2] for line in read.left_out] == ["a section heading"] * headings
