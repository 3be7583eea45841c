"""HR exports as CSV: delimiter, encoding, headings of several systems, roots, vacancies, who left. All people here are invented."""

import re

import pytest

from tests.documents.importing.importing import imported, problems

BAMBOO = """\
Employee #,First Name,Last Name,Job Title,Reports To,Department,Status
1,Ada,Byrne,Chief Executive Officer,,Board office,Active
2,Rufus,Okafor,Chief Information Officer,Ada Byrne,Technology,Active
3,Mara,Lund,Chief Information Security Officer,"Byrne, Ada",Security,Active
4,Tom,Voss,SOC Manager,Mara Lund,Security,Terminated
5,,,Data Protection Officer,Ada Byrne,Legal,Active
"""


def test_an_export_by_names() -> None:
    read = imported(("hr.csv", BAMBOO))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  "1": {title: Chief Executive Officer, holder: Ada Byrne}  # ceo (exact)
  "2": {title: Chief Information Officer, holder: Rufus Okafor, reports_to: "1"}  # cio (exact)
  "3": {title: Chief Information Security Officer, holder: Mara Lund, reports_to: "1"}  # ciso (exact)
  "5": {title: Data Protection Officer, reports_to: "1"}  # dpo (exact)
"""
    )
    assert read.told == [
        (
            "hr.csv:1:1: read as a chart (English headings): Employee # = person_id, First Name = first_name, Last Name = last_name, "
            "Job Title = title, Reports To = manager, Status = status"
        ),
        "hr.csv:1:1: columns that are not used: Department",
    ]
    assert (read.warnings, read.errors) == ([], [])
    assert read.left_out == ["hr.csv:5: the person has left (Terminated)"]
    assert read.counts == ["hr.csv (chart): 5 rows = 4 positions + 1 left out"]


GERMAN = "Personalnummer;Nachname;Vorname;Planstelle;Stellenbezeichnung;Vorgesetzter\r\n" + "".join(
    f"{row}\r\n"
    for row in (
        "1001;Petersen;Jörn;50001;Vorsitzender der Geschäftsführung;",
        "1002;Wagner;Sofie;50002;Kaufmännische Direktorin;50001",
        "1003;Maas;Edda;50003;IT-Leiterin;50002",
    )
)


def test_semicolons_windows_1252_and_german_headings_are_found_out_and_told() -> None:
    read = imported(("personal.csv", GERMAN.encode("cp1252")))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  "50001": {title: Vorsitzender der Geschäftsführung, holder: Jörn Petersen}  # ceo (exact)
  "50002": {title: Kaufmännische Direktorin, holder: Sofie Wagner, reports_to: "50001"}  # cfo (exact)
  "50003": {title: IT-Leiterin, holder: Edda Maas, reports_to: "50002"}  # head-it (exact)
"""
    )
    assert read.told == [
        "personal.csv:1:1: read as Windows-1252 with semicolon between cells",
        (
            "personal.csv:1:1: read as a chart (German headings): Personalnummer = person_id, Nachname = last_name, Vorname = first_name, "
            "Planstelle = seat_id, Stellenbezeichnung = title, Vorgesetzter = manager"
        ),
    ]
    assert read.warnings == ["personal.csv:2:16: not UTF-8 (byte 0xf6): read as Windows-1252; look at one name with an accent"]


def test_a_byte_order_mark_and_tabs() -> None:
    read = imported(("hr.tsv", b"\xef\xbb\xbf" + b"Name\tTitle\tReports_To\nAda Byrne\tCEO\t\nRufus Okafor\tCIO\tAda Byrne\n"))
    assert read.told[0] == "hr.tsv:1:1: read as UTF-8 with a byte order mark with tab between cells"
    assert read.organization.positions["cio"].lines == (("ceo", None),)


ORGANOGRAM = """\
Post Unique Reference,Name,Grade,Job Title,Reports to Senior Post,FTE,Contact E-mail
1,Ira Quist,SCS4,Permanent Secretary,XX,1.00,
2,N/D,SCS1,Director of Finance,1,1.00,
3,VACANT POST,SCS1,Director of Information Security,1,1.00,
4,Pia Moor,SCS1,Director of Policy,1,0.50,p@example.org
4,Lew Hart,SCS1,Director of Policy,1,0.50,l@example.org
5,Eliminated,SCS1,Director of Paper,1,1.00,
0,Ray Dunn,SCS1,Gardening leave,1,1.00,
6,Oda Falk,SCS1,Head of Audit,99,1.00,
"""


def test_a_government_organogram() -> None:
    read = imported(("senior.csv", ORGANOGRAM))
    assert (
        read.text
        == """\
govcheck: 1
roots: ["1"]
positions:
  "1": {title: Permanent Secretary, holder: Ira Quist}
  "2": {title: Director of Finance, holder: N/D, reports_to: "1"}  # head-finance (exact)
  "3": {title: Director of Information Security, holder: vacant, reports_to: "1"}  # head-information-security (exact)
  "4": {title: Director of Policy, holder: [{name: Pia Moor, share: 0.5}, {name: Lew Hart, share: 0.5}], reports_to: "1"}
  "6": {title: Head of Audit, holder: Oda Falk, reports_to: "99"}  # head-internal-audit (exact)
  "99": {}  # named as a superior; is in no row
"""
    )
    assert read.warnings == ["senior.csv:9:31: the superior '99' is in no row: the line ends there"]
    assert read.left_out == [
        "senior.csv:8: a person without a post (reference 0)",
        "senior.csv:7: no longer in the chart (Eliminated)",
    ]
    assert read.counts == ["senior.csv (chart): 8 rows = 5 positions + 1 further appointment + 2 left out"]
    assert [(seat.holding is not None and seat.holding.vacant) for seat in read.organization.positions.values()] == [
        False, False, True, False, False, False,
    ]  # fmt: skip


def test_what_is_no_table_of_people_says_what_was_looked_for_and_found() -> None:
    assert problems(("stock.csv", "sku,quantity\nA1,4\nA2,5\n")) == [
        (
            "stock.csv:1:1: nothing to import: looked for a table of seats (title or name, and whom they report to) or a RACI matrix; "
            "found 1 table with the headings sku, quantity; govcheck import --map COLUMN=FIELD says what columns hold"
        )
    ]
    assert problems(("empty.csv", "")) == ["empty.csv:1:1: an empty file; expected a table with headings in its first line"]


def test_two_encodings_in_one_file() -> None:
    data = "Name,Title,Manager\nJörn,CEO,\n".encode() + "Zoë,CIO,Jörn\n".encode("cp1252")
    assert problems(("mixed.csv", data)) == [
        "mixed.csv:3:3: two encodings in one file: byte 0xeb is not UTF-8, but line 2 is; expected one encoding: save it again as CSV UTF-8"
    ]


@pytest.mark.parametrize("quote", ["", '"'])
def test_more_rows_than_any_organisation_has(monkeypatch: pytest.MonkeyPatch, quote: str) -> None:
    monkeypatch.setattr("govcheck.documents.importing.formats.delimited.MAX_ROWS", 3)
    row = f"{quote}A. Byrne{quote},CEO\n"
    assert len(imported(("hr.csv", "Name,Title\n" + row * 3)).organization.positions) > 0
    for many in (4, 400):
        assert problems(("hr.csv", "Name,Title\n" + row * many)) == [
            "hr.csv:5:1: more than 3 rows; expected a table of at most so many, or parts of it"
        ]


def test_two_people_in_the_columns_of_first_and_last_names() -> None:
    rows = "1,Ada / Mara,Byrne / Lund,CEO,\n2,Tom & Lew,Voss,CFO,1\n3,Jean-Luc,Voss / Hart,COO,1\n"
    read = imported(("hr.csv", f"Employee ID,First Name,Last Name,Title,Manager ID\n{rows}"))
    assert [re.findall(r"holder: (\[.*?\]|[^,]*)", line) for line in read.text.splitlines() if "holder" in line] == [
        ["[Ada Byrne, Mara Lund]"],
        ["[Tom Voss, Lew Voss]"],
        ["Jean-Luc Voss / Hart"],
    ]


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_quote_that_is_never_closed_takes_in_no_rows(end: str) -> None:
    rows = 'Name,Title,Manager\n"Byrne, Ada",CEO,\n"Lund,CISO,Ada\nVoss,CIO,'
    for rest, why in (("Ada", "unexpected end of data"), ('"Ada', "',' expected after '\"'")):
        told = f"hr.csv:3:1: not CSV: {why} in the row that begins here, which leads to line 4"
        assert problems(("hr.csv", rows + rest + end)) == [f"{told}; expected cells of at most 131,072 characters, every quote closed"]
    closed = imported(("hr.csv", 'Name,Title,Manager\n"Byrne, Ada",CEO,\n"Lund, Mara","Clerk""s\nclerk","Byrne, Ada"' + end))
    assert closed.counts == ["hr.csv (chart): 2 rows = 2 positions"]


VACANT_TITLES = """\
ID,Title,Manager,Name
1,Chief Executive Officer,,A. Byrne
2,(Vacant) Chief Information Security Officer,1,
3,VACANT - CIO,1,
4,CFO [vacant],1,
5,[VACANT] Data Protection Officer,1,
6,Vacant Property Manager,1,K. Brandt
7,Chief Operating Officer (vacant),1,N. Weber
"""


def test_a_title_that_says_vacant_is_that_of_a_vacant_seat_and_names_its_office() -> None:
    read = imported(("hr.csv", VACANT_TITLES))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  "1": {title: Chief Executive Officer, holder: A. Byrne}  # ceo (exact)
  "2": {title: Chief Information Security Officer, holder: vacant, reports_to: "1"}  # ciso (exact)
  "3": {title: CIO, holder: vacant, reports_to: "1"}  # chief-investment-officer or cio (open)
  "4": {title: CFO, holder: vacant, reports_to: "1"}  # cfo (exact)
  "5": {title: Data Protection Officer, holder: vacant, reports_to: "1"}  # dpo (exact)
  "6": {title: Vacant Property Manager, holder: K. Brandt, reports_to: "1"}
  "7": {title: Chief Operating Officer (vacant), holder: N. Weber, reports_to: "1"}
"""
    )
