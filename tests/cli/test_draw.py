"""``govcheck draw`` as a person uses it."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.cli.running import ROOT, govcheck

HOSPITAL = str(ROOT / "examples" / "hospital" / "org.yaml")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(path: Path) -> list[str]:
    """The titles of the seats in a picture."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own
    return [(group.findtext(f"{SVG}title") or "").split("\n")[0] for group in root.iter(f"{SVG}g")]


def test_pictures_of_every_kind_are_written_and_named(tmp_path: Path) -> None:
    names = ["c.svg", "c.png", "c.dot", "c.mmd", "c.graphml"]
    ran = govcheck("draw", HOSPITAL, "--as-of", "2026-11-23", *[word for name in names for word in ("-o", name)], cwd=tmp_path)
    assert ran == (0, "".join(f"wrote {name}\n" for name in names), "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert len(drawn(tmp_path / "c.svg")) == 22
    width, height = struct.unpack(">II", (tmp_path / "c.png").read_bytes()[16:24])
    assert width > 1000 < height


def test_around_a_role_stands_who_is_near(tmp_path: Path) -> None:
    ran = govcheck("draw", HOSPITAL, "-o", "a.svg", "--around", "ciso", "--hops", "1", cwd=tmp_path)
    assert ran.status == 0
    near = ["Chief Information Security Officer", "Digital Steering Committee", "Security Governance Manager", "SOC Manager"]
    assert sorted(drawn(tmp_path / "a.svg")) == sorted(near)
    title = ET.parse(tmp_path / "a.svg").getroot().findtext(f"{SVG}title")  # noqa: S314 - our own
    assert title == "Meridian Hospitals Group (fictional): around Chief Information Security Officer"
    shown = re.findall(r'<text class="heading"[^>]*>([^<]*)</text>', (tmp_path / "a.svg").read_text(encoding="utf-8"))
    assert " ".join(shown) == title


def test_two_hops_are_what_is_drawn_unless_said(tmp_path: Path) -> None:
    govcheck("draw", HOSPITAL, "-o", "a.svg", "--around", "ciso", cwd=tmp_path)
    govcheck("draw", HOSPITAL, "-o", "b.svg", "--around", "ciso", "--hops", "2", cwd=tmp_path)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_words_that_mean_nothing_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "matrix.yaml").write_text("govcheck: 1\nraci: {incident-response: {ciso: A}}\n", encoding="utf-8")
    wrong = {
        (HOSPITAL,): "no --output; expected a file to write, such as --output chart.svg",
        (HOSPITAL, "-o", "a.pgn"): "a.pgn: expected a file that ends in .dot, .graphml, .mmd, .png, .svg (did you mean .png?)",
        (HOSPITAL, "-o", "a.svg", "-o", "a.svg"): "two outputs go to one file; expected a file for each",
        (HOSPITAL, "-o", "a.svg", "--around", "cisso"): "--around 'cisso' is no position and no role (did you mean ciso?)",
        (HOSPITAL, "-o", "a.svg", "--around", "cto"): "--around cto: nobody in this chart is the Chief Technology Officer",
        (HOSPITAL, "-o", "a.svg", "--hops", "1"): "--hops needs --around ROLE",
        (HOSPITAL, "-o", "a.svg", "--around", "ciso", "--hops", "-1"): "--hops -1 is less than 0",
        (HOSPITAL, "-o", "a.svg", "-o", "nowhere/a.svg"): "cannot write nowhere/a.svg: No such file or directory",
        ("matrix.yaml", "-o", "a.svg"): "there is no chart to draw: the file has no positions",
    }
    for words, message in wrong.items():
        ran = govcheck("draw", *words, cwd=tmp_path)
        assert (ran.status, ran.out, ran.err) == (2, "", f"govcheck draw: {message}\n"), words
    (tmp_path / "folder.svg").mkdir()
    ran = govcheck("draw", HOSPITAL, "-o", "a.svg", "-o", "folder.svg", cwd=tmp_path)
    assert ran == (2, "", "govcheck draw: cannot write folder.svg: Is a directory\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.svg", "matrix.yaml"]


def test_a_library_that_is_not_installed_is_named_with_how_to_get_it(tmp_path: Path) -> None:
    # a module of that name that cannot be imported stands before the real one
    (tmp_path / "resvg_py.py").write_text("raise ModuleNotFoundError('No module', name='resvg_py')\n", encoding="utf-8")
    path = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    ran = govcheck("draw", HOSPITAL, "-o", "a.svg", "-o", "a.png", cwd=tmp_path, env=path)
    assert ran == (
        2,
        "",
        "govcheck draw: a picture as PNG needs resvg_py, which is not installed; install it with: pip install 'govcheck[report]'\n",
    )
    assert not (tmp_path / "a.svg").exists()
