"""A command that is killed leaves every file as it was or as it was to be, and the next run is right."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from govcheck.cli.cache_folder import MOST_BYTES
from govcheck.packs.index import CACHE_FOLDER, INDEX_FILE
from tests.cli.repeating import example
from tests.cli.running import ROOT, govcheck

ORG = """\
govcheck: 1
organization: {name: Two Desks (fictional), sector: healthcare}
include: [units/desk.yaml]
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
raci:
  incident-containment: {cio: A, ciso: R}
"""
DESK = "positions:\n  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}\n"
CHART = """\
Employee ID,Name,Job Title,Manager ID
1,Ada Byrne,CEO,
2,Rufus Okafor,Head of computers,1
3,Mara Lund,CISO,2
4,Lew Hart,Deputy CIO,2
"""
RULES = ("--select", "ciso-independent-of-cio,ciso-leads-incident-containment,structure")

#: words of a command, and the files that it writes; each is there already, and holds something old
CASES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "check, in several formats": (
        ("check", "org.yaml", *RULES, "--format", "json", "--output", "a.json", "--format", "csv", "--output", "a.csv"),
        ("a.json", "a.csv"),
    ),
    "check, with a new baseline": (("check", "org.yaml", *RULES, "--write-baseline", "baseline.json"), ("baseline.json",)),
    "check, of several organisations": (
        ("check", "--each", ".", "--jobs", "1", *RULES, "--format", "sarif", "--output", "a.sarif"), ("a.sarif",),
    ),
    "plan, in place": (("plan", "org.yaml", *RULES, "--write", "./"), ("org.yaml", "units/desk.yaml")),
    "import": (
        ("import", "chart.csv", "-o", "new.yaml", "--force", "--save-map", "map.yaml", "--review", "review.csv"),
        ("new.yaml", "map.yaml", "review.csv"),
    ),
    "report": (("report", "org.yaml", *RULES, "--as-of", "2026-11-23", "--output", "a.md"), ("a.md",)),
    "interview": (("interview", "org.yaml", "--format", "csv", "--output", "asked.csv"), ("asked.csv",)),
    "a new rule": (
        ("new", "rule", "ciso-watches", "--pack", "house"), ("house/pack.yaml", "house/sources.yaml", "house/ciso-watches.yaml"),
    ),
    "pictures": (
        ("draw", "org.yaml", "--as-of", "2026-11-23", *RULES, "-o", "a.svg", "-o", "a.dot", "-o", "a.graphml"),
        ("a.svg", "a.dot", "a.graphml"),
    ),
    "a starter": (("init", "--force", "new.yaml"), ("new.yaml",)),
}  # fmt: skip


def killed_everywhere(words: tuple[str, ...], folder: Path, **env: str) -> dict[str, Any]:
    case = {"folder": str(folder), "words": words, "env": env}
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.killing"],
        cwd=ROOT,
        input=json.dumps(case),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def files(folder: Path, *old: str) -> Path:
    """A folder with an organisation, and the old outputs of a command."""
    made = folder / "files"
    (made / "units").mkdir(parents=True)
    (made / "org.yaml").write_text(ORG, encoding="utf-8")
    (made / "units/desk.yaml").write_text(DESK, encoding="utf-8")
    (made / "chart.csv").write_text(CHART, encoding="utf-8")
    for name in old:
        if not (made / name).exists():
            (made / name).write_text("old\n", encoding="utf-8")
    return made


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied there")
@pytest.mark.parametrize("case", CASES)
def test_whatever_is_written_is_old_or_new_and_the_next_run_is_right(case: str, tmp_path: Path) -> None:
    words, written = CASES[case]
    # what `new` makes, and the sheet that `import` then reads, must not be there before
    old = [name for name in written if not name.startswith(("house/", "review"))]
    found = killed_everywhere(words, files(tmp_path, *old))
    before, whole = found["before"], found["whole"]
    assert whole["status"] in (0, 1), whole["err"]
    assert {name for name, digest in whole["files"].items() if before.get(name) != digest} == set(written)
    # opened, half written, written, flushed, renamed: of every file
    assert len(found["killed"]) >= 5 * len(written)
    for killed in found["killed"]:
        place, left, after = killed["place"], killed["left"], killed["next"]
        unfinished = {name for name in left if name.rpartition("/")[2].startswith(".govcheck-") and name.endswith(".part")}
        assert len(unfinished) <= len(written), place
        for name in set(left) - unfinished:
            assert left[name] in (before.get(name), whole["files"].get(name)), (place, name)
        assert set(before) <= set(left), place
        if case == "plan, in place":
            # what was edited already is not edited again, so that this one tells less
            assert after["status"] in (0, 1), (place, after["err"])
            assert {name: after["files"][name] for name in written} == {name: whole["files"][name] for name in written}, place
            continue
        assert after["files"] == whole["files"] or case == "import", place
        if case == "a new rule":
            there = "house/ciso-watches.yaml" in left
            assert (after["status"], "is there already" in after["err"]) == (2 * there, there), place
        elif case == "import" and "review.csv" in left:
            # the sheet is there now, and is read as whoever filled it in left it: with no answer
            assert (after["status"], after["files"]["new.yaml"]) == (0, whole["files"]["new.yaml"]), (place, after["err"])
        else:
            assert (after["status"], after["out"], after["err"]) == (whole["status"], whole["out"], whole["err"]), place


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied there")
@pytest.mark.parametrize("there", ["no cache yet", "an empty one", "one that is full"])
def test_a_cache_is_never_half_written(there: str, tmp_path: Path) -> None:
    folder = files(tmp_path)
    words = ("check", "org.yaml", *RULES, "--quiet")
    if there != "no cache yet":
        (folder / "cache").mkdir()
    if there == "one that is full":
        (folder / "cache/large.answer").touch()
        os.truncate(folder / "cache/large.answer", MOST_BYTES)
    found = killed_everywhere(words, folder, GOVCHECK_NO_CACHE="", GOVCHECK_CACHE_DIR="cache")
    whole = found["whole"]
    assert whole["status"] == 1
    assert sum(name.endswith(".answer") for name in whole["files"]) == 1
    assert len(found["killed"]) >= 4
    for killed in found["killed"]:
        after = killed["next"]
        assert (after["status"], after["out"], after["err"]) == (1, whole["out"], ""), killed["place"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied there")
def test_the_page_of_a_job_has_all_of_a_run_or_nothing_of_it(tmp_path: Path) -> None:
    folder = files(tmp_path, "page.md")
    words = ("check", "org.yaml", *RULES, "--as-of", "2026-11-23", "--format", "github")
    told = govcheck(*words[:-1], "markdown", cwd=folder).out
    # a page grows with every run; those that were killed are there or are not
    grown = [sha256(f"old\n{told * times}".encode()).hexdigest() for times in range(3)]
    found = killed_everywhere(words, folder, GITHUB_STEP_SUMMARY="page.md")
    assert (found["whole"]["status"], found["whole"]["files"]["page.md"]) == (1, grown[1])
    places = [killed["place"] for killed in found["killed"]]
    assert places == ["before a file is opened to be written", "before os.write", "after os.write"]
    for killed, there in zip(found["killed"], (0, 0, 1), strict=True):
        assert (killed["left"]["page.md"], killed["next"]["files"]["page.md"]) == (grown[there], grown[there + 1]), killed["place"]
        assert killed["next"]["out"] == found["whole"]["out"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied there")
@pytest.mark.parametrize("old", [None, "of another day\n"])
def test_an_index_of_packs_is_never_half_written(old: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    (folder / "rules").mkdir(parents=True)
    (folder / "rules/a.yaml").write_text("a: 1\n", encoding="utf-8")
    if old is not None:
        (folder / CACHE_FOLDER).mkdir()
        (folder / CACHE_FOLDER / INDEX_FILE).write_text(old, encoding="utf-8")
    found = killed_everywhere(("packs",), folder)
    whole, before = found["whole"], found["before"]
    assert (whole["status"], whole["out"].splitlines()[0]) == (0, "False"), whole["err"]
    assert {killed["place"] for killed in found["killed"]} >= {"half of a text written", "before os.rename"}
    index = f"{CACHE_FOLDER}/{INDEX_FILE}"
    for killed in found["killed"]:
        # it is renamed at the end, so that a killed run has left none but the old one, and the next makes it
        assert killed["left"].get(index) == before.get(index), killed["place"]
        assert (killed["next"]["status"], killed["next"]["out"]) == (0, whole["out"]), killed["place"]


def test_what_was_left_unfinished_is_in_nobodys_way(tmp_path: Path) -> None:
    """A part of a file that nobody finished is neither an organisation of a folder nor a rule of a pack."""
    folder = files(tmp_path)
    (folder / "org.yaml").write_text(example("startup"), encoding="utf-8")
    govcheck("new", "rule", "ciso-watches", "--pack", "house", cwd=folder)
    words = ("check", "--each", ".", "--pack", "house", "--format", "json")
    right = govcheck(*words, cwd=folder)
    for place in (".", "house", "units"):
        (folder / place / ".govcheck-17-0badcafe.part").write_text("govcheck: 1\npositions: {ceo: {tit", encoding="utf-8")
    assert govcheck(*words, cwd=folder) == right
    assert right.status in (0, 1)
