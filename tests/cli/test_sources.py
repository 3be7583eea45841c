"""Sources judged without being written: what is said of their columns, standard input, and what became of them in other formats."""

import json
from pathlib import Path

import pytest

from tests.cli.running import govcheck

ODD = "Wer,Funktion X,Chef\nAda Byrne,CEO,\nBo Falk,CISO,CIO\nCy Dunn,CIO,Nobody Known\n"
MAPPED = ("--map", "Wer=name", "--map", "Funktion X=title", "--map", "Chef=manager")


def test_columns_with_other_names_lead_to_findings_in_one_command(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text(ODD, encoding="utf-8")
    typed = govcheck("check", "odd.csv", *MAPPED, "--select", "ciso-independent-of-cio", "--quiet", cwd=tmp_path)
    assert (typed.status, typed.out.partition(": ")[0]) == (1, "odd.csv:3:14")
    kept = "govcheck_map: 1\ncolumns: {Wer: name, Funktion X: title, Chef: manager}\n"
    (tmp_path / "map.yaml").write_text(kept, encoding="utf-8")
    filed = govcheck("odd.csv", "--map-file", "map.yaml", "--select", "ciso-independent-of-cio", "--quiet", cwd=tmp_path)
    assert filed == typed
    piped = govcheck("-", "--from", "csv", *MAPPED, "--select", "ciso-independent-of-cio", "--quiet", cwd=tmp_path, stdin=ODD.encode())
    assert piped.out == typed.out.replace("odd.csv", "-")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("odd.csv", "--map", "Were=name"),
            "--map: no table has the column 'were' (did you mean Wer?); expected one of Wer, Funktion X, Chef",
        ),
        (
            ("org.yaml", "--table", "2"),
            "--map, --map-file, --letters, --table and --from say how a source is read; expected one among these files",
        ),
        (
            ("-", "--from", "cvs"),
            "unknown --from 'cvs'; expected one of csv, xlsx, xls, markdown, mermaid, yaml, json (did you mean csv?)",
        ),
    ],
)
def test_slips_are_told(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "odd.csv").write_text(ODD, encoding="utf-8")
    (tmp_path / "org.yaml").write_text("govcheck: 1\npositions: {ceo: {}}\n", encoding="utf-8")
    ran = govcheck("check", *words, cwd=tmp_path)
    assert (ran.status, ran.out, ran.err) == (2, "", f"govcheck check: {said}\n")


def test_standard_input_is_imported_and_judged_whatever_it_is(tmp_path: Path) -> None:
    matrix = b"# Ops\n\n| Task | CEO | CISO |\n|---|---|---|\n| Reviews | R | C |\n"
    written = govcheck("import", "-", cwd=tmp_path, stdin=matrix)
    assert (written.status, written.out.splitlines()[-1]) == (0, "      Reviews: {CEO: R, CISO: C}")
    assert written.err.splitlines()[0] == "-:1:1: info: standard input is read as markdown; --from FORMAT says otherwise"
    judged = govcheck("-", "--quiet", "--select", "nobody-accountable", cwd=tmp_path, stdin=matrix)
    assert (judged.status, judged.out.partition(": ")[0]) == (1, "-:5:3")
    nothing = govcheck("import", "-", cwd=tmp_path)
    assert (nothing.status, nothing.err) == (2, "-:1:1: nothing on standard input; expected a source\n")
    own = govcheck("-", cwd=tmp_path, stdin=b"govcheck: 1\npositions: {a: {titel: x}}\n")
    assert (own.status, own.err) == (2, "-:2:17: unknown key in a position 'titel' (did you mean title?)\n")


def test_what_became_of_a_source_stands_in_the_formats_for_programs(tmp_path: Path) -> None:

    (tmp_path / "hr.csv").write_text(
        "Name,Title,Manager,Status\nA Byrne,CEO,,\nB Falk,CISO,17,\nC Dunn,CIO,,Terminated\n", encoding="utf-8"
    )
    shown = govcheck("check", "hr.csv", "--format", "json", "--format", "sarif", "--output", "out.sarif", cwd=tmp_path)
    expected = [
        ("info", 1, 1, "read as a chart (English headings): Name = name, Title = title, Manager = manager, Status = status"),
        ("warning", 3, 13, "the superior '17' is in no row: the line ends there"),
        ("info", 4, 1, "left out: the person has left (Terminated)"),
    ]
    notes = json.loads(shown.out)["notes"]
    assert notes == [
        {"severity": severity, "path": "hr.csv", "line": line, "column": column, "message": message}
        for severity, line, column, message in expected
    ]
    run = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert run["invocations"][0]["toolExecutionNotifications"] == [
        {
            "descriptor": {"id": "import-note"},
            "level": severity.replace("info", "note"),
            "message": {"text": f"{message}."},
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": "hr.csv"}, "region": {"startLine": line, "startColumn": column}}}
            ],
        }
        for severity, line, column, message in expected
    ]
