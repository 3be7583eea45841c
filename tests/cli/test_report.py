"""``govcheck report`` as a person uses it."""

import struct
import zlib
from pathlib import Path

import pytest

from govcheck.renderers.papers import REPORTS
from tests.cli.running import ROOT, govcheck

HOSPITAL = str(ROOT / "examples" / "hospital" / "org.yaml")


def png(width: int, height: int) -> bytes:
    """A white picture, written by hand."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xff" * 3 * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def test_every_kind_of_report_is_written_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(40, 20))
    names = [f"r.{kind}" for kind in REPORTS]
    words = [word for name in names for word in ("--output", name)]
    branded = ("--client", "Meridian", "--title", "Audit 2026", "--logo", "logo.png", "--accent", "#AA3366", "--no-plan")
    ran = govcheck("report", HOSPITAL, *words, *branded, "--as-of", "2026-11-23", cwd=tmp_path)
    assert ran == (0, "".join(f"wrote {name}\n" for name in names), "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names, "logo.png"])
    first = {name: (tmp_path / name).read_bytes() for name in names}
    govcheck("report", HOSPITAL, *words, *branded, "--as-of", "2026-11-23", cwd=tmp_path, env={"PYTHONHASHSEED": "7", "LC_ALL": "C"})
    assert {name: (tmp_path / name).read_bytes() for name in names} == first


def test_words_that_mean_nothing_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "half.png").write_bytes(png(40, 20)[:-30])
    (tmp_path / "text.png").write_text("no image", encoding="utf-8")
    (tmp_path / "huge.png").write_bytes(
        png(20000, 3)[:24].replace(struct.pack(">II", 20000, 3), struct.pack(">II", 20000, 20000)) + png(20000, 3)[24:]
    )
    before = sorted(path.name for path in tmp_path.iterdir())
    formats = "expected PNG, JPEG, GIF, WEBP, BMP, TIFF"
    endings = ", ".join(f".{kind}" for kind in sorted(REPORTS))
    wrong = {
        (): "no --output; expected a file to write, such as --output report.html",
        ("-o", "r.htm"): f"r.htm: expected a file that ends in {endings} (did you mean .html?)",
        ("-o", "r.html", "--accent", "red"): "--accent 'red' is no colour; expected #rrggbb, such as #1f5673",
        ("-o", "r.html", "--logo", "none.png"): "cannot read the logo none.png: No such file or directory",
        ("-o", "r.html", "--logo", "empty.png"): f"the logo empty.png is no image: it is empty; {formats}",
        ("-o", "r.html", "--logo", "text.png"): f"the logo text.png is no image: it is none that can be read; {formats}",
        ("-o", "r.html", "--clear", "erorr"): "unknown --clear 'erorr'; expected one of error, warning, info (did you mean error?)",
        ("-o", "r.html", "--no-plan", "-o", "no/r.html"): "cannot write no/r.html: No such file or directory",
    }
    for words, message in wrong.items():
        ran = govcheck("report", HOSPITAL, *words, cwd=tmp_path)
        assert (ran.status, ran.out, ran.err) == (2, "", f"govcheck report: {message}\n"), words
    for broken in ("half.png", "huge.png"):
        ran = govcheck("report", HOSPITAL, "-o", "r.html", "--logo", broken, cwd=tmp_path)
        assert ran.status == 2
        assert ran.err.startswith(f"govcheck report: the logo {broken} "), ran.err
        assert ran.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_file_that_is_wrong_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text("govcheck: 1\npositions: {a: {report_to: b}}\n", encoding="utf-8")
    ran = govcheck("report", "org.yaml", "-o", "r.html", cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("org.yaml:2:17: ")
    assert [path.name for path in tmp_path.iterdir()] == ["org.yaml"]


@pytest.mark.parametrize(("module", "kind"), [("jinja2", "html"), ("docx", "docx"), ("openpyxl", "xlsx")])
def test_a_library_that_is_not_installed_is_named_with_how_to_get_it(module: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError('No module', name='{module}')\n", encoding="utf-8")
    ran = govcheck("report", HOSPITAL, "-o", f"r.{kind}", cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path}:{ROOT}"})
    advice = "install it with: pip install 'govcheck[report]'"
    assert ran == (2, "", f"govcheck report: a report as {kind.upper()} needs {module}, which is not installed; {advice}\n")
    assert not (tmp_path / f"r.{kind}").exists()


def test_a_check_as_html_is_the_report_and_where_nothing_was_read_the_problems(tmp_path: Path) -> None:
    govcheck("report", HOSPITAL, "-o", "report.html", "--no-plan", "--as-of", "2026-11-23", cwd=tmp_path)
    ran = govcheck("check", HOSPITAL, "--format", "html", "--output", "check.html", "--as-of", "2026-11-23", cwd=tmp_path)
    assert ran.status == 1
    assert (tmp_path / "check.html").read_bytes() == (tmp_path / "report.html").read_bytes()
    (tmp_path / "org.yaml").write_text("govcheck: 1\npositions: {a: {report_to: b}}\n", encoding="utf-8")
    ran = govcheck("org.yaml", "--format", "html", cwd=tmp_path)
    assert ran.status == 2
    assert "<code>org.yaml:2:17</code> unknown key" in ran.out
    assert '<h1 id="title">1 problem, so nothing was judged</h1>' in ran.out
    ran = govcheck("check", "--each", HOSPITAL, "org.yaml", "--format", "html", "--as-of", "2026-11-23", cwd=tmp_path)
    assert '<h1 id="title">2 organisations</h1>' in ran.out
    assert "could not be read" in ran.out


def test_a_report_says_what_to_change_within_the_pins_or_which_rules_and_pins_contradict_each_other(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(
        """\
govcheck: 1
organization: {name: Two Desks (fictional)}
positions:
  board: {title: Board of Directors, kind: body, tier: governing, chair: ned, members: [ned]}
  ned: {title: Non-executive director, kind: member, holder: H. Albers}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}
""",
        encoding="utf-8",
    )
    assert govcheck("report", "org.yaml", "-o", "r.md", cwd=tmp_path).status == 0
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "## What to change" in text
    assert "before: Chief Information Security Officer reports to Chief Information Officer; after: " in text
    assert govcheck("report", "org.yaml", "-o", "r.md", "--keep", "ciso.reports_to", cwd=tmp_path).status == 0
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "There is no plan under the given pins" in text
    assert "`--keep ciso.reports_to`" in text


def test_of_a_large_organisation_there_is_a_plan_only_where_it_is_asked_for(tmp_path: Path) -> None:
    seats = "".join(f"  s{number}: {{title: Seat {number}, reports_to: ceo}}\n" for number in range(1001))
    (tmp_path / "org.yaml").write_text(f"govcheck: 1\npositions:\n  ceo: {{title: Chief Executive Officer}}\n{seats}", encoding="utf-8")
    ran = govcheck("report", "org.yaml", "-o", "r.md", cwd=tmp_path)
    advice = "govcheck report: no plan for 1002 positions, which may take minutes; --clear error asks for one\n"
    assert ran == (0, "wrote r.md\n", advice)
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "## What to change" not in text
    assert "for more than 1,000 positions, and here are 1,002, it is made only where it is asked for" in text
