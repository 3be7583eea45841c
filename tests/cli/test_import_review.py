"""``govcheck import --review``: a sheet of doubtful names goes out, and what was filled in stands in the organisation file."""

from pathlib import Path

from tests.cli.running import govcheck

CHART = """\
Name;Stelle;Vorgesetzter
A. Byrne;Geschäftsführer;
M. Lund;Stellv. ISB;A. Byrne
J. Doe;Teamleiter IT-Sicherheit;A. Byrne
"""


def test_a_sheet_goes_out_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "hr.csv").write_text(CHART, encoding="utf-8")
    first = govcheck("import", "hr.csv", "-o", "org.yaml", "--review", "review.csv", cwd=tmp_path)
    assert first.status == 0
    assert first.err.endswith("wrote review.csv; fill in the column is, then import again with --review review.csv\n")
    sheet = (tmp_path / "review.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in sheet[1:]] == ["Stellv. ISB", "Teamleiter IT-Sicherheit"]

    filled = [sheet[0], f"{sheet[1]}information-security-officer", f"{sheet[2]}none"]
    (tmp_path / "review.csv").write_text("\n".join(filled), encoding="utf-8")
    second = govcheck("import", "hr.csv", "-o", "org.yaml", "--force", "--review", "review.csv", cwd=tmp_path)
    assert second.status == 0
    assert "review.csv: 2 answers applied, 0 names still open\n" in second.err
    written = (tmp_path / "org.yaml").read_text(encoding="utf-8").splitlines()
    assert [line.split(", holder")[0] for line in written[-2:]] == [
        "  stellv-isb: {title: Stellv. ISB, is: information-security-officer",
        "  teamleiter-it-sicherheit: {title: Teamleiter IT-Sicherheit, is: []",
    ]
    assert [line.rpartition("# ")[2] for line in written[-2:]] == ["information-security-officer (declared)", "no office (declared)"]
    assert (tmp_path / "review.csv").read_text(encoding="utf-8") == "\n".join(filled)


def test_a_row_of_a_matrix_is_reviewed_like_a_title(tmp_path: Path) -> None:
    (tmp_path / "raci.md").write_text(
        "| Activity | CIO | CISO |\n|---|---|---|\n| Access review of cloud accounts | C | A |\n", encoding="utf-8"
    )
    govcheck("import", "raci.md", "-o", "org.yaml", "--review", "review.csv", cwd=tmp_path)
    sheet = (tmp_path / "review.csv").read_text(encoding="utf-8-sig").splitlines()
    assert sheet[1].startswith("activity,Access review of cloud accounts,")
    (tmp_path / "review.csv").write_text(f"{sheet[0]}\n{sheet[1]}access-review\n", encoding="utf-8")
    done = govcheck("import", "raci.md", "-o", "org.yaml", "--force", "--review", "review.csv", cwd=tmp_path)
    assert done.status == 0
    written = (tmp_path / "org.yaml").read_text(encoding="utf-8")
    assert "Access review of cloud accounts: {CIO: C, CISO: A}  # access-review (declared)" in written
    assert written.endswith("activities:\n  Access review of cloud accounts: {is: access-review}\n")


def test_a_wrong_sheet_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "hr.csv").write_text(CHART, encoding="utf-8")
    (tmp_path / "review.csv").write_text("kind,name,is\ntitle,Stellv. ISB,cisso\ntitle,Stellv. DSB,dpo\n", encoding="utf-8")
    done = govcheck("import", "hr.csv", "-o", "org.yaml", "--review", "review.csv", cwd=tmp_path)
    assert done.status == 2
    assert done.err.splitlines()[-2:] == [
        "review.csv:2:3: unknown role 'cisso' (did you mean ciso?)",
        "review.csv:3:2: no position has the title 'Stellv. DSB' (did you mean Stellv. ISB?)",
    ]
    assert not (tmp_path / "org.yaml").exists()
