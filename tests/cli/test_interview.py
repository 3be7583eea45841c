"""``govcheck interview``: questions go out as a sheet, answers come back as a file in which more rules are judged."""

import csv
import io
from pathlib import Path

from tests.cli.running import ROOT, govcheck

FILE = """\
# the organisation as we know it
govcheck: 1
organization: {name: Two Desks (fictional)}   # no more than that
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  # who leads technology is not clear
  tech: {title: VP Technology Services, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: ceo}
raci:
  Incident response: {ciso: A, tech: R}
"""
ANSWERS = {
    "role:cio": "VP Technology Services",
    "holder:ciso": "M. Lund",
    "rows:incident-containment": "A: CISO; R: VP Technology Services",
}


def _filled(sheet: str) -> str:
    rows = list(csv.reader(io.StringIO(sheet.removeprefix("\ufeff"), newline="")))
    for row in rows[1:]:
        row[2] = ANSWERS.get(row[5], "")
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue()


def test_questions_go_out_and_answers_come_back_with_everything_else_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(FILE, encoding="utf-8")
    asked = govcheck("interview", "org.yaml", "-o", "questions.csv", cwd=tmp_path)
    assert (asked.status, asked.out) == (0, "")
    sheet = (tmp_path / "questions.csv").read_bytes().decode("utf-8")
    assert (
        asked.err == f"wrote questions.csv: {sheet.count(chr(10)) - 1} questions; fill in the column answer, then use it with --answers\n"
    )
    assert {"role:cio", "holder:ciso"} <= {row[5] for row in csv.reader(io.StringIO(sheet))}

    (tmp_path / "answers.csv").write_text(_filled(sheet), encoding="utf-8")
    done = govcheck("interview", "org.yaml", "--answers", "answers.csv", "-o", "new.yaml", cwd=tmp_path)
    assert (done.status, done.out) == (0, "")
    said = done.err.split()
    assert done.err.startswith("2 answers, 2 facts changed: ")
    assert int(said[5]) > int(said[8])
    assert done.err.endswith("before; wrote new.yaml\n")
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8") == FILE.replace(
        "tech: {title: VP Technology Services, reports_to: ceo}", "tech: {title: VP Technology Services, reports_to: ceo, is: cio}"
    ).replace("Officer, reports_to: ceo}\nraci", "Officer, reports_to: ceo, holder: M. Lund}\nraci")


def test_without_a_file_to_write_the_answers_are_judged(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "answers.csv").write_text("id,answer\nrole:cio,tech\n", encoding="utf-8")
    done = govcheck("interview", "org.yaml", "--answers", "answers.csv", cwd=tmp_path)
    assert done.status == 0
    assert "VP Technology Services" in done.out
    assert done.err.startswith("1 answer, 1 fact changed: ")
    assert (tmp_path / "org.yaml").read_text(encoding="utf-8") == FILE


def test_wrong_answers_are_told_all_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "answers.csv").write_text("id,answer\nrole:cio,teck\nholder:cisso,M. Lund\n", encoding="utf-8")
    done = govcheck("interview", "org.yaml", "--answers", "answers.csv", "-o", "new.yaml", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines() == [
        "answers.csv:2:2: unknown position 'teck' (did you mean tech?)",
        "answers.csv:3:1: 'holder:cisso' is the id of no question; leave the column id as it is",
    ]
    assert not (tmp_path / "new.yaml").exists()


def test_the_ending_of_the_output_or_the_format_chooses_the_form(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(FILE, encoding="utf-8")
    assert govcheck("interview", "org.yaml", "-o", "q.md", "--most", "1", cwd=tmp_path).err.startswith("wrote q.md: 1 question;")
    assert (tmp_path / "q.md").read_text(encoding="utf-8").startswith("# Questions\n")
    assert govcheck("interview", "org.yaml", "--format", "csv", cwd=tmp_path).out.startswith("\ufeffno,question,answer,")
    assert govcheck("interview", "org.yaml", "--most", "1", cwd=tmp_path).out.count("   answer: ") == 1


def test_what_makes_no_sense_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(FILE, encoding="utf-8")
    cases = {
        ("org.yaml", "--format", "cvs"): "unknown --format 'cvs'; expected one of text, markdown, csv (did you mean csv?)",
        ("org.yaml", "--most", "0"): "--most 0 is less than 1",
        ("org.yaml", "-o", "org.yaml"): "org.yaml is a file of the organisation; expected another file to write",
        ("org.yaml", "--answers", "no.csv"): "cannot read no.csv: No such file or directory",
        ("org.yaml", "--answers", "no.csv", "--most", "2"): "--answers applies a sheet; --format and --most are for questions",
        (): "no file; expected govcheck org.yaml (or - for standard input)",
    }
    for words, message in cases.items():
        done = govcheck("interview", *words, cwd=tmp_path)
        assert (done.status, done.err) == (2, f"govcheck interview: {message}\n")


def test_the_readme_shows_what_a_run_asks_first(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = "$ govcheck interview examples/startup/org.yaml --most 2\n"
    shown = readme[readme.index(command) + len(command) :].partition("\n[...]")[0]
    words = command.removeprefix("$ govcheck ").split()
    words[1] = str(ROOT / words[1])
    assert govcheck(*words, cwd=tmp_path).out.startswith(shown)
