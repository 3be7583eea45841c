"""A check is answered from the cache word for word, and only where it would come to the same."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

import pytest

from govcheck.cli import cached
from govcheck.cli.cache_entry import entry_from_bytes
from govcheck.renderers.table import FORMATS
from tests.cli.repeating import Bench, example
from tests.cli.running import govcheck

ORG = """\
govcheck: 1
organization: {name: Two Desks (fictional), sector: healthcare}
include: [units/desk.yaml, {positions: people.csv}]
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}
raci:
  incident-containment: {cio: A, ciso: R}
"""
DESK = "positions:\n  desk: {title: Service Desk, reports_to: cio}\n"
PEOPLE = "id,title,reports_to,holder\nsoc,SOC Manager,ciso,L. Hart\n"
WAIVERS = """\
waivers:
  - rule: ciso-independent-of-cio
    subject: position:ciso
    kind: conflict
    reason: until the merger
    approver: board
    granted: 2026-10-01
    expires: 2027-03-31
"""
RULE = "ciso-independent-of-cio"
PROFILE = f"profile: own\ntitle: Our own\nextends: [default]\nrules:\n  {RULE}: {{severity: info, because: we are small}}\n"
CONFIG = f'ignore = ["span-too-wide"]\n[rules.{RULE}]\nseverity = "warning"\n'
BESIDE = ("--as-of", "2026-11-23", "--profile", "own.yaml", "--waivers", "waivers.yaml", "--baseline", "baseline.json", "--format", "json")
PACK = ("--pack", "house")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An organisation of several files, with everything beside it that a check may read."""
    made = Bench(tmp_path_factory.mktemp("made"))
    made.write("org.yaml", ORG)
    made.write("units/desk.yaml", DESK)
    made.write("people.csv", PEOPLE)
    made.write("waivers.yaml", WAIVERS)
    made.write("own.yaml", PROFILE)
    made.write("chart.csv", "Employee ID,Name,Job Title,Manager ID\n1,Ada Byrne,CEO,\n2,Rufus Okafor,CIO,1\n3,Mara Lund,CISO,2\n")
    govcheck("new", "rule", "ciso-watches", "--pack", "house", cwd=made.folder)
    made.anew("org.yaml", "--ignore", RULE, "--write-baseline", "baseline.json")
    return made.folder


@pytest.fixture
def bench(files: Path, tmp_path: Path) -> Bench:
    made = Bench(tmp_path)
    shutil.copytree(files, made.folder, dirs_exist_ok=True)
    return made


ASKED = {
    "plain": ("org.yaml",),
    "check": ("check", "org.yaml"),
    "verbose": ("org.yaml", "--verbose"),
    "quiet": ("--quiet", "org.yaml"),
    **{form: ("org.yaml", "--format", form) for form in FORMATS if form != "html"},
    "many outputs": (
        "org.yaml", *(word for form in FORMATS if form != "html" for word in ("--format", form, "--output", f"a.{form}")),
    ),
    "an output to standard output": ("org.yaml", "--format", "json", "--output", "-"),
    "everything": (*PACK, *BESIDE, "org.yaml"),
    "waivers of another place": ("org.yaml", "--waivers-from", "waivers.yaml"),
    "a threshold": ("org.yaml", "--fail-on", "never", "--select", RULE),
    "a shipped profile": ("org.yaml", "--profile", "small-organisation"),
    "a source that is imported": ("chart.csv",),
    "a clean file": ("units/clean.yaml",),
    "each": ("check", "--each", ".", "--jobs", "1", "--format", "sarif"),
    "each, in processes": ("check", "--each", "org.yaml", "units", "--jobs", "2", "--fail-on", "never"),
}  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_is_said_again_word_for_word(asked: str, bench: Bench) -> None:
    bench.write("units/clean.yaml", example("hospital-remediated"))
    words = ASKED[asked]
    anew, first = bench.anew(*words), bench.check(*words)
    assert bench.judged
    again = bench.check(*words)
    assert not bench.judged
    assert anew == first == again
    assert anew.status in (0, 1)
    assert anew.out


#: the files that Python opens to read while somebody wants to know; an auditor cannot be sent away again
OPENED: list[str] = []
WATCHED = [False]


def note_opened(event: str, given: tuple[object, ...]) -> None:
    if (
        WATCHED[0]
        and event == "open"
        and isinstance(given[0], str)
        and isinstance(given[2], int)
        and not given[2] & (os.O_WRONLY | os.O_RDWR)
    ):
        OPENED.append(given[0])


sys.addaudithook(note_opened)


@pytest.mark.parametrize("asked", ["everything", "a source that is imported", "each"])
def test_every_file_that_is_opened_is_looked_at_again(asked: str, bench: Bench) -> None:
    bench.write("pyproject.toml", "[project]\nname = 'govcheck-user'\n")
    bench.write("units/one.yaml", example("incident-matrix"))
    OPENED.clear()
    WATCHED[0] = True
    try:
        bench.check(*ASKED[asked])
    finally:
        WATCHED[0] = False
    entry = entry_from_bytes(bench.entries()[0].read_bytes())
    assert entry is not None
    noted = {str((bench.folder / path[0]).resolve()) for path in entry.files}
    folders = [(bench.folder / path[0]).resolve() for path in entry.folders]
    opened = {(bench.folder / path).resolve() for path in OPENED}
    ours = {path for path in opened if path.is_relative_to(bench.folder)}
    assert ours
    assert [path for path in ours if str(path) not in noted and not any(path.is_relative_to(folder) for folder in folders)] == []


@pytest.mark.parametrize(
    "env",
    [{"FORCE_COLOR": "1"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"GITHUB_STEP_SUMMARY": "page.md"}],
    ids=["colour", "no colour", "dumb", "a job"],
)
def test_it_is_said_as_the_place_wants_it(env: dict[str, str], bench: Bench) -> None:
    words = ("org.yaml", "--format", "github", "--output", "a.txt")
    assert bench.check(*words).status == 1
    bench.env = env
    page = bench.folder / "page.md"
    answers = []
    for run in (bench.anew, bench.check, bench.check):
        answers.append((run(*words), page.read_text(encoding="utf-8") if page.exists() else None))
        page.unlink(missing_ok=True)
    assert not bench.judged
    assert answers[0] == answers[1] == answers[2]


def test_each_encoding_has_its_own_answer(bench: Bench) -> None:
    spoken = {}
    for encoding in ("utf-8", "ascii", "latin-1"):
        bench.encoding = encoding
        spoken[encoding] = [bench.anew("org.yaml"), bench.check("org.yaml"), bench.check("org.yaml")]
        assert not bench.judged
    assert all(first == second == third for first, second, third in spoken.values())
    assert spoken["ascii"][0].out.isascii()
    assert spoken["ascii"][0].out != spoken["utf-8"][0].out


def test_standard_input_is_part_of_the_question(bench: Bench) -> None:
    words = ("--quiet", "--format", "text", "-")
    one, other = ORG.replace("include:", "#").encode(), example("startup").encode()
    first = bench.check(*words, stdin=one)
    assert bench.check(*words, stdin=one) == first
    assert not bench.judged
    assert bench.anew(*words, stdin=one) == first
    assert bench.check(*words, stdin=other) == bench.anew(*words, stdin=other) != first


def folder_in_the_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_in_the_place(path: Path, elsewhere: Path) -> None:
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def test_a_source_on_standard_input_is_part_of_the_question(bench: Bench) -> None:
    chart = (bench.folder / "chart.csv").read_bytes()
    words = ("--quiet", "--map", "Job Title=title", "-")
    first = bench.check(*words, stdin=chart)
    assert bench.check(*words, stdin=chart) == first
    assert (first.status, bench.judged) == (1, False)
    other = chart.replace(b"CISO,2", b"CISO,1")
    assert bench.check(*words, stdin=other) == bench.anew(*words, stdin=other) != first


def test_a_file_that_says_how_a_source_is_read_is_part_of_the_question(bench: Bench) -> None:
    govcheck("import", "chart.csv", "-o", "new.yaml", "--save-map", "map.yaml", cwd=bench.folder)
    words = ("chart.csv", "--map-file", "map.yaml", "--format", "json")
    first = bench.check(*words)
    assert bench.check(*words) == first
    assert (first.status, bench.judged) == (1, False)
    saved = (bench.folder / "map.yaml").read_text(encoding="utf-8")
    bench.write("map.yaml", saved.replace(": name", ": ignore"))
    assert bench.check(*words) == bench.anew(*words) != first


CHANGES: dict[str, Callable[[Bench], object]] = {
    "the file": lambda b: b.write("org.yaml", ORG.replace("reports_to: cio, holder", "reports_to: ceo, holder")),
    "a file of the same size": lambda b: b.write("org.yaml", ORG.replace("A. Byrne", "R. Okafo")),
    "an include": lambda b: b.write("units/desk.yaml", DESK.replace("cio", "ceo")),
    "a table": lambda b: b.write("people.csv", PEOPLE.replace("ciso", "cio")),
    "a file that is gone": lambda b: (b.folder / "people.csv").unlink(),
    "a folder in the place of a file": lambda b: folder_in_the_place(b.folder / "people.csv"),
    "a link out of the folder": lambda b: link_in_the_place(b.folder / "units", b.folder.parent / "units"),
    "the waivers": lambda b: b.write("waivers.yaml", WAIVERS.replace("until the merger", "for a while")),
    "the baseline": lambda b: b.anew("org.yaml", "--write-baseline", "baseline.json"),
    "the profile": lambda b: b.write("own.yaml", PROFILE.replace("small", "few")),
    "a configuration that appears": lambda b: b.write("govcheck.toml", CONFIG),
    "a configuration above that appears": lambda b: (b.folder.parent / "govcheck.toml").write_text(CONFIG, encoding="utf-8"),
    "a project file that appears": lambda b: b.write("pyproject.toml", '[tool.govcheck]\nignore = ["span-too-wide"]\n'),
    "a rule of a pack": lambda b: b.write(
        "house/ciso-watches.yaml", (b.folder / "house/ciso-watches.yaml").read_text(encoding="utf-8").replace("gap: info", "gap: error"),
    ),
    "a rule more in a pack": lambda b: govcheck("new", "rule", "another", "--pack", "house", cwd=b.folder),
    "words of a pack": lambda b: b.write("house/vocabulary/roles.yaml", "roles:\n  ciso: {aliases: {en: [Keeper of keys]}}\n"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_judged_anew(change: str, bench: Bench) -> None:
    words = (*(PACK if "pack" in change else ()), *BESIDE, "org.yaml")
    before = bench.check(*words)
    assert bench.check(*words) == before
    assert not bench.judged

    CHANGES[change](bench)

    after = bench.check(*words)
    assert bench.judged
    assert after == bench.anew(*words)
    if after.status in (0, 1):
        # and the new answer has taken the place of the old one
        assert bench.check(*words) == after
        assert not bench.judged
        assert len(bench.entries()) == 1


@pytest.mark.parametrize("words", [("--quiet",), ("--select", RULE), ("--as-of", "2027-11-23"), ("--fail-on", "never"), ("--no-waivers",)])
def test_other_words_are_another_question(words: tuple[str, ...], bench: Bench) -> None:
    bench.check("org.yaml")
    assert bench.check(*words, "org.yaml") == bench.anew(*words, "org.yaml")
    assert len(bench.entries()) == 2


def test_another_folder_is_another_question(bench: Bench) -> None:
    bench.check("org.yaml")
    shutil.copytree(bench.folder, bench.folder / "copy")
    bench.folder /= "copy"
    bench.write("org.yaml", ORG.replace("M. Lund", "Nobody"))
    assert bench.check("org.yaml") == bench.anew("org.yaml")
    assert len(bench.entries()) == 2


def test_another_day_is_another_question(bench: Bench) -> None:
    waived = ("org.yaml", "--waivers", "waivers.yaml", "--format", "json")
    days = {}
    for day in ("2026-11-23", "2027-06-01"):
        today = mock.Mock(today=mock.Mock(return_value=date.fromisoformat(day)))
        with mock.patch("govcheck.cli.judging.date", today), mock.patch("govcheck.cli.cached.time.strftime", return_value=day):
            days[day] = bench.check(*waived)
            assert bench.judged
            assert bench.check(*waived) == days[day]
            assert not bench.judged
    assert b'"as_of": "2026-11-23"' in days["2026-11-23"].out
    assert b'"as_of": "2027-06-01"' in days["2027-06-01"].out


def test_a_day_that_ends_during_the_run_leaves_no_answer(bench: Bench) -> None:
    with mock.patch("govcheck.cli.cached.time.strftime", side_effect=("2026-11-23", "2026-11-24")):
        bench.check("org.yaml")
    assert bench.entries() == []


@pytest.mark.parametrize(
    ("what", "other"),
    [("__version__", "0.0.1"), ("sys.version", "3.11.0 (another)"), ("sys.path", ["/elsewhere"])],
)
def test_another_govcheck_or_python_is_another_question(what: str, other: object, bench: Bench) -> None:
    bench.check("org.yaml")
    assert cached.surroundings("2026-11-23") == cached.surroundings("2026-11-23") != cached.surroundings("2026-11-24")
    with mock.patch(f"govcheck.cli.cached.{what}", other):
        changed = cached.surroundings("2026-11-23")
    assert changed != cached.surroundings("2026-11-23")


def test_a_library_that_is_installed_is_another_question(tmp_path: Path) -> None:
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    with mock.patch.object(sys, "path", [*sys.path, str(libraries)]):
        before = cached.surroundings("2026-11-23")
        assert cached.surroundings("2026-11-23") == before
        (libraries / "counting-1.0.dist-info").mkdir()
        assert cached.surroundings("2026-11-23") != before


@pytest.mark.parametrize("edited", ["govcheck/cli/check.py", "govcheck/renderers/templates/page.html", "rules/raci/a-rule.yaml"])
def test_a_checkout_that_is_edited_answers_anew(edited: str, tmp_path: Path) -> None:
    path = tmp_path / edited
    for each in ("govcheck/cli/check.py", "govcheck/renderers/templates/page.html", "rules/raci/a-rule.yaml"):
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text("one", encoding="utf-8")
    rules = str(tmp_path / "rules")
    with mock.patch.multiple(cached, PACKAGE=str(tmp_path / "govcheck"), rules_path=lambda: rules):
        before = cached.surroundings("2026-11-23")
        (tmp_path / "govcheck/__pycache__").mkdir()
        (tmp_path / "govcheck/__pycache__/check.pyc").write_text("made by Python", encoding="utf-8")
        assert cached.surroundings("2026-11-23") == before
        status = path.stat()
        path.write_text("two", encoding="utf-8")
        # whatever pretends to be old
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert cached.surroundings("2026-11-23") != before


def test_a_wheel_that_is_installed_again_answers_anew(tmp_path: Path) -> None:
    package = tmp_path / "govcheck"
    (package / "rules").mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    with mock.patch.multiple(cached, PACKAGE=str(package), rules_path=lambda: str(package / "rules")):
        before = cached.surroundings("2026-11-23")
        assert cached.surroundings("2026-11-23") == before
        shutil.rmtree(package)
        (package / "rules").mkdir(parents=True)
        (package / "__init__.py").write_text("", encoding="utf-8")
        assert cached.surroundings("2026-11-23") != before


EACH = ("check", "--each", "units", "org.yaml", "--jobs", "1", "--format", "json", "--fail-on", "info")
CHANGED_EACH: dict[str, Callable[[Bench], object]] = {
    "one of them": lambda b: b.write("units/one.yaml", example("startup")),
    "what one includes": lambda b: b.write("people.csv", PEOPLE.replace("ciso", "cio")),
    "one more": lambda b: b.write("units/deep/two.yml", example("bank")),
    "one less": lambda b: (b.folder / "units/one.yaml").unlink(),
    "one that includes another": lambda b: b.write("units/all.yaml", "govcheck: 1\ninclude: [one.yaml]\n"),
    "a configuration of one": lambda b: b.write("units/govcheck.toml", 'select = ["structure"]\n'),
}


@pytest.mark.parametrize("change", CHANGED_EACH)
def test_whatever_changes_of_several_organisations_is_judged_anew(change: str, bench: Bench) -> None:
    bench.write("units/one.yaml", example("incident-matrix"))
    before = bench.check(*EACH)
    # neither an output nor a hidden file is an organisation
    bench.write("units/report.txt", "something else")
    bench.write("units/.one.yaml.swp", "of an editor")
    assert bench.check(*EACH) == before
    assert (before.status, bench.judged) == (1, False)
    CHANGED_EACH[change](bench)
    after = bench.check(*EACH)
    assert bench.judged
    assert after == bench.anew(*EACH)
    assert after.out != before.out


NEVER: dict[str, tuple[str, ...]] = {
    "what is wrong": ("wrong.yaml",),
    "what says nothing": ("nothing.yaml",),
    "one of several that is wrong": ("--each", "org.yaml", "wrong.yaml", "--jobs", "1"),
    "a page of several": ("--each", "org.yaml", "--jobs", "1", "--format", "html"),
    "several that are imported": ("--each", "org.yaml", "chart.csv", "--jobs", "1"),
    "words that are wrong": ("org.yaml", "--select", "nothing-like-it"),
    "a page": ("org.yaml", "--format", "html"),
    "a baseline": ("org.yaml", "--write-baseline", "new.json"),
    "a revision": ("HEAD:org.yaml",),
    "a revision's waivers": ("org.yaml", "--waivers", "HEAD:waivers.yaml"),
    "settings": ("org.yaml", "--show-config"),
    "help": ("check", "--help"),
    "an output over what was read": ("org.yaml", "--format", "json", "--output", "own.json", "--baseline", "link.json"),
}


@pytest.mark.parametrize("asked", NEVER)
def test_what_is_never_kept(asked: str, bench: Bench) -> None:
    bench.write("wrong.yaml", "govcheck: 1\npositoins: {}\n")
    bench.write("nothing.yaml", "govcheck: 1\norganization: {name: x}\npositions: {}\n")
    (bench.folder / "link.json").symlink_to("baseline.json")
    for words in (("init", "-q"), ("add", "."), ("-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x")):
        subprocess.run(["git", *words], cwd=bench.folder, check=True)
    if "over" in asked:
        # another name of a file that is read, which only becomes one while the run goes on
        (bench.folder / "own.json").symlink_to("baseline.json")
        with mock.patch("govcheck.cli.outputs._check"):
            bench.check(*NEVER[asked])
    else:
        try:
            first = bench.check(*NEVER[asked])
            assert first == bench.check(*NEVER[asked])
        except SystemExit:
            assert asked == "help"
    assert bench.judged
    assert bench.entries() == []


def test_a_pipe_is_read_each_time(bench: Bench) -> None:
    os.mkfifo(bench.folder / "pipe.yaml")
    for _ in range(2):
        writer = threading.Thread(target=lambda: bench.write("pipe.yaml", ORG.replace("include:", "#")))
        writer.start()
        assert bench.check("pipe.yaml").status == 1
        writer.join()
        assert bench.judged
    assert bench.entries() == []


def test_an_output_that_leads_elsewhere_now_is_written_with_care(bench: Bench) -> None:
    """A link put where the output goes must not lead the answer over a file that is read."""
    words = ("org.yaml", "--format", "json", "--output", "a.json")
    bench.check(*words)
    (bench.folder / "a.json").symlink_to("org.yaml")
    came = bench.check(*words)
    assert (came.status, came.files["a.json"]) == (2, ORG.encode())
    assert b"would overwrite org.yaml" in came.err


def test_an_output_that_cannot_be_written_is_told_again(bench: Bench) -> None:
    words = ("org.yaml", "--format", "json", "--output", "made/a.json", "--format", "csv", "--output", "a.csv")
    (bench.folder / "made").mkdir()
    assert bench.check(*words).status == 1
    shutil.rmtree(bench.folder / "made")
    again = bench.check(*words)
    assert not bench.judged
    assert again == bench.anew(*words)
    assert again.status == 2


def test_without_a_cache_nothing_is_read_or_written(bench: Bench) -> None:
    words = ("org.yaml", "--no-cache")
    assert bench.check(*words) == bench.anew("org.yaml")
    assert not bench.cache.exists()
    bench.check("org.yaml")
    (entry,) = bench.entries()
    kept = entry.read_bytes(), entry.stat().st_mtime_ns
    bench.write("org.yaml", example("startup"))
    assert bench.check(*words) == bench.anew("org.yaml")
    assert kept == (entry.read_bytes(), entry.stat().st_mtime_ns)
    bench.anew("org.yaml")
    assert bench.entries() == [entry]


def test_a_file_that_changes_while_it_is_read_twice_leaves_no_answer(bench: Bench) -> None:
    from govcheck.source.notes import Notes, note_file

    with Notes() as notes:
        note_file(str(bench.folder / "org.yaml"), ORG.encode())
        note_file(str(bench.folder / "org.yaml"), ORG.encode())
        assert not notes.barred
        note_file(str(bench.folder / "org.yaml"), b"")
    assert notes.barred


def test_a_pack_that_changes_while_it_is_read_leaves_no_answer(bench: Bench) -> None:
    from govcheck.cli import knowledge

    collected = knowledge.collected

    def edited(folders: object) -> object:
        CHANGES["a rule of a pack"](bench)
        return collected(folders)  # type: ignore[arg-type]

    with mock.patch.object(knowledge, "collected", edited):
        assert bench.check(*PACK, "org.yaml").status == 1
    assert bench.entries() == []
