"""``govcheck import``: from a spreadsheet to findings with two commands; nothing written where something cannot be read."""

import json
from pathlib import Path

from tests.cli.running import govcheck

PEOPLE = """\
Employee ID,Name,Job Title,Manager ID
1,Ada Byrne,Chief Executive Officer,
2,Rufus Okafor,Chief Information Officer,1
3,Mara Lund,Chief Information Security Officer,2
"""
MATRIX = "Activity,CISO,CIO\nIncident response,A/R,Q\nService restoration,C,A/R\n"


def test_two_commands_lead_from_a_spreadsheet_to_findings(tmp_path: Path) -> None:
    (tmp_path / "hr.csv").write_text(PEOPLE, encoding="utf-8")
    written = govcheck("import", "hr.csv", "-o", "org.yaml", cwd=tmp_path)
    assert (written.status, written.out) == (0, "")
    assert written.err.splitlines()[-2:] == ["hr.csv (chart): 3 rows = 3 positions", "wrote org.yaml; next: govcheck org.yaml"]
    judged = govcheck("org.yaml", "--quiet", "--select", "ciso-independent-of-cio", cwd=tmp_path)
    assert judged.status == 1
    assert judged.out.startswith("org.yaml:6:71: ")


def test_a_source_is_judged_without_being_written_and_findings_point_into_it(tmp_path: Path) -> None:
    (tmp_path / "hr.csv").write_text(PEOPLE, encoding="utf-8")
    judged = govcheck("check", "hr.csv", "--quiet", "--select", "ciso-independent-of-cio", cwd=tmp_path)
    assert judged.status == 1
    assert judged.out.startswith("hr.csv:4:48: ")
    assert judged.err.splitlines()[-1] == "hr.csv (chart): 3 rows = 3 positions"


def test_a_cell_that_cannot_be_read_leaves_nothing_written_unless_partial(tmp_path: Path) -> None:
    (tmp_path / "raci.csv").write_text(MATRIX, encoding="utf-8")
    failed = govcheck("import", "raci.csv", "-o", "org.yaml", cwd=tmp_path)
    assert failed.status == 2
    assert failed.err.splitlines() == [
        "raci.csv:2:23: error: the cell of 'CIO' cannot be read: 'Q'; expected letters of A, R, S, C, I, such as A/R",
        "raci.csv (matrix): 2 rows = 2 activities",
        "govcheck import: nothing written: 1 error; --partial leaves out what cannot be read",
    ]
    assert not (tmp_path / "org.yaml").exists()
    assert govcheck("raci.csv", cwd=tmp_path).status == 2
    done = govcheck("import", "raci.csv", "-o", "org.yaml", "--partial", cwd=tmp_path)
    assert done.status == 0
    assert done.err.splitlines()[-1] == "wrote org.yaml, in part; next: govcheck org.yaml"
    assert (tmp_path / "org.yaml").read_text(encoding="utf-8").splitlines() == [
        "# Imported from raci.csv (matrix): 2 rows = 2 activities",
        "# Imported in part; this could not be read:",
        "#   raci.csv:2:23: the cell of 'CIO' cannot be read: 'Q'; expected letters of A, R, S, C, I, such as A/R",
        "govcheck: 1",
        "matrices:",
        "  main:",
        "    # columns: CISO = ciso (exact); CIO = chief-investment-officer or cio (open)",
        "    rows:",
        "      Incident response: {CISO: A/R}  # incident-response (exact); not read: CIO",
        "      Service restoration: {CISO: C, CIO: A/R}  # service-restoration (exact)",
    ]


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "hr.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "org.yaml").write_text("mine", encoding="utf-8")
    refused = govcheck("import", "hr.csv", "-o", "org.yaml", cwd=tmp_path)
    assert refused.status == 2
    assert refused.err == "govcheck import: org.yaml is there already; --force writes over it\n"
    assert govcheck("import", "hr.csv", "-o", "org.yaml", "--force", cwd=tmp_path).status == 0


def test_columns_and_letters_may_be_said_and_kept(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Kode;Was;Ueber\n1;CEO;\n2;CIO;1\n", encoding="utf-8")
    words = ("--map", "Kode=seat_id", "--map", "Was=title", "--map", "Ueber=manager")
    first = govcheck("import", "odd.csv", *words, "--save-map", "odd.map.yaml", cwd=tmp_path)
    again = govcheck("import", "odd.csv", "--map-file", "odd.map.yaml", cwd=tmp_path)
    assert first.status == 0
    assert first == again
    kept = "govcheck_map: 1\ncolumns:\n  Kode: seat_id\n  Ueber: manager\n  Was: title\n"
    assert sorted((tmp_path / "odd.map.yaml").read_text(encoding="utf-8").splitlines()) == sorted(kept.splitlines())
    wrong = govcheck("import", "odd.csv", "--map", "Was=titel", cwd=tmp_path)
    assert wrong.err.startswith("govcheck import: unknown field 'titel' (did you mean title?); expected one of seat_id, ")


def test_a_column_that_is_typed_must_be_there_and_one_that_is_kept_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Kode;Was;Ueber\n1;CEO;\n2;CIO;1\n", encoding="utf-8")
    typed = govcheck("import", "odd.csv", "--map", "Kod=seat_id", "--map", "Was=title", cwd=tmp_path)
    assert (typed.status, typed.out) == (2, "")
    assert typed.err == "govcheck import: --map: no table has the column 'kod' (did you mean Kode?); expected one of Kode, Was, Ueber\n"
    kept = "govcheck_map: 1\ncolumns: {Kode: seat_id, Was: title, Ueber: manager, Abteilung: ignore}\n"
    (tmp_path / "odd.map.yaml").write_text(kept, encoding="utf-8")
    read = govcheck("import", "odd.csv", "--map-file", "odd.map.yaml", cwd=tmp_path)
    assert read.status == 0
    assert "odd.csv:1:1: warning: no table has the column 'abteilung', of which the map speaks" in read.err.splitlines()


def test_a_line_that_ends_at_somebody_unknown_is_never_independent(tmp_path: Path) -> None:
    for superior in ("17", "Somebody Else", "3", "1"):
        people = PEOPLE.removesuffix("2\n") + superior + "\n"
        (tmp_path / "hr.csv").write_text(people, encoding="utf-8")
        judged = govcheck("hr.csv", "--select", "ciso-independent-of-cio", "--format", "json", cwd=tmp_path)
        outcome = next(rule["outcome"] for rule in json.loads(judged.out)["rules"] if rule["id"] == "ciso-independent-of-cio")
        assert (superior, outcome) == (superior, "pass" if superior == "1" else "gap")


def test_findings_in_a_source_of_another_encoding_show_its_line(tmp_path: Path) -> None:
    text = "Personalnummer;Name;Titel;Vorgesetzter\n1;Jörn Ärger;CEO;\n2;Zoë Möller;Chief Information Officer;1\n3;Mara Lund;CISO;2\n"
    (tmp_path / "hr.csv").write_bytes(text.encode("utf-16"))
    judged = govcheck("hr.csv", "--select", "ciso-independent-of-cio", cwd=tmp_path)
    assert judged.status == 1
    assert "3;Mara Lund;CISO;2" in judged.out
