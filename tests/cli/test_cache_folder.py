"""The folder of the cache: where it is, who may look into it, what stays in it, and that a damaged or closed one harms nobody."""

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE
from unittest import mock

import pytest

from govcheck.cli import cache_folder as folder_module
from govcheck.cli.cache_entry import MAX_BYTES
from govcheck.cli.cache_folder import ENDING, cache_folder, entries, read_entry, write_entry
from tests.cli.repeating import Bench, example
from tests.cli.running import ROOT, govcheck

ORG = example("incident-matrix")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench(tmp_path)
    made.write("org.yaml", ORG)
    return made


def test_where_it_is(tmp_path: Path) -> None:
    home = str(tmp_path)
    (tmp_path / "Library").mkdir()
    there = {"HOME": home}
    assert cache_folder((), there, "linux") == f"{home}/.cache/govcheck"
    assert cache_folder((), {**there, "XDG_CACHE_HOME": f"{home}/x"}, "linux") == f"{home}/x/govcheck"
    assert cache_folder((), {**there, "XDG_CACHE_HOME": "relative"}, "linux") == f"{home}/.cache/govcheck"
    assert cache_folder((), there, "darwin") == f"{home}/Library/Caches/govcheck"
    assert cache_folder((), {"LOCALAPPDATA": f"{home}/Local"}, "win32") == f"{home}/Local/govcheck"
    assert cache_folder((), {}, "linux") is cache_folder((), {}, "darwin") is cache_folder((), {}, "win32") is None
    assert cache_folder((), {"HOME": f"{home}/nobody"}, "linux") is None
    assert cache_folder((), {**there, "GOVCHECK_CACHE_DIR": "here"}, "linux") == "here"
    assert cache_folder(("--cache-dir", "there"), {**there, "GOVCHECK_CACHE_DIR": "here"}, "linux") == "there"
    assert cache_folder(("a", "--cache-dir=one", "--cache-dir=two"), there, "linux") == "two"
    assert cache_folder(("--no-cache", "--cache-dir", "there"), there, "linux") is None
    assert cache_folder((), {**there, "GOVCHECK_NO_CACHE": "1"}, "linux") is None


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
def test_only_its_owner_may_look_into_it(tmp_path: Path) -> None:
    cache = tmp_path / "caches" / "govcheck"
    mask = os.umask(0)
    try:
        assert write_entry(str(cache), "one", b"words of a client") is None
    finally:
        os.umask(mask)
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in (cache.parent, cache, *cache.iterdir())} == {
        "caches": 0o700,
        "govcheck": 0o700,
        "one.answer": 0o600,
        "CACHEDIR.TAG": 0o600,
    }


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="owners are of another kind there")
def test_what_is_not_our_own_file_is_not_read(tmp_path: Path) -> None:
    write_entry(str(tmp_path), "one", b"mine")
    assert read_entry(str(tmp_path), "one", 4) == b"mine"
    assert read_entry(str(tmp_path), "one", 3) is None
    with mock.patch.object(os, "geteuid", return_value=os.getuid() + 1):
        assert read_entry(str(tmp_path), "one", 4) is None
    (tmp_path / f"link{ENDING}").symlink_to(f"one{ENDING}")
    os.mkfifo(tmp_path / f"pipe{ENDING}")
    (tmp_path / f"folder{ENDING}").mkdir()
    assert [read_entry(str(tmp_path), name, 4) for name in ("link", "pipe", "folder", "missing", "nu\0l")] == [None] * 5


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    with mock.patch.multiple(folder_module, MOST=8, MOST_BYTES=1000):
        for number in range(9):
            write_entry(str(tmp_path), f"e{number}", b"x")
            os.utime(tmp_path / f"e{number}{ENDING}", (number + 1, number + 1))
            if number == 7:
                # what is used is young again
                read_entry(str(tmp_path), "e1", 1)
        assert [Path(path).stem for _, _, path in entries(str(tmp_path))] == ["e4", "e5", "e6", "e7", "e8", "e1"]
        write_entry(str(tmp_path), "large", b"x" * 999)
        # nothing is kept that is above the bound by itself
        assert entries(str(tmp_path)) == []


def test_what_was_never_finished_goes(tmp_path: Path) -> None:
    write_entry(str(tmp_path), "one", b"x")
    old, young = tmp_path / ".one-1-ab.part", tmp_path / ".one-2-cd.part"
    foreign = tmp_path / "notes.txt"
    for path in (old, young, foreign):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 4000,) * 2)
    os.utime(foreign, (1, 1))
    write_entry(str(tmp_path), "two", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".one-2-cd.part", "notes.txt", "one.answer", "two.answer"]


def instead(path: Path, make: Callable[[Path], object]) -> None:
    """Something else in the place of a file, which is kept under another name."""
    path.rename(kept(path))
    make(path)


def kept(path: Path) -> Path:
    return path.with_suffix(".kept")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "a byte changed": lambda path: path.write_bytes(path.read_bytes().replace(b"incident", b"Incident", 1)),
    "JSON": lambda path: path.write_text('{"status": 0, "said": []}', encoding="utf-8"),
    "too large": lambda path: os.truncate(path, MAX_BYTES + 1),
    "a folder": lambda path: instead(path, Path.mkdir),
    "a link": lambda path: instead(path, lambda there: there.symlink_to(kept(there))),
    "a pipe": lambda path: instead(path, os.mkfifo),
    "another one": lambda path: shutil.copy(next(each for each in path.parent.glob("*.answer") if each != path), path),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_entry_is_judged_anew(damage: str, bench: Bench) -> None:
    bench.check("org.yaml", "--quiet")
    (other,) = bench.entries()
    right = bench.check("org.yaml")
    (entry,) = (path for path in bench.entries() if path != other)
    bench.write("org.yaml", ORG)
    DAMAGE[damage](entry)
    assert bench.check("org.yaml") == right
    # an entry is renamed over a damaged one; only a folder stays in the way
    if damage != "another one":
        assert bench.judged
        assert bench.check("org.yaml") == right
        assert bench.judged == (damage == "a folder")


CLOSED: dict[str, Callable[[Path], object]] = {
    "a file": lambda path: path.write_bytes(b""),
    "a link to nowhere": lambda path: path.symlink_to("/nonexistent/deep"),
    "a full disk": lambda path: path.symlink_to("/dev/full"),
}


@pytest.mark.parametrize("closed", CLOSED)
def test_a_folder_that_cannot_be_written_to_is_done_without(closed: str, bench: Bench) -> None:
    CLOSED[closed](bench.cache)
    assert bench.check("org.yaml") == bench.anew("org.yaml")
    assert bench.judged is True
    loud = bench.check("org.yaml", "--verbose")
    assert (loud.out, loud.status) == (bench.anew("org.yaml", "--verbose").out, 1)
    assert loud.err.decode().startswith(f"govcheck check: the answer is not kept, the cache {bench.cache} cannot be written: ")
    assert loud.err.count(b"\n") == 1


def test_a_disk_that_is_full_leaves_nothing_half_written(tmp_path: Path) -> None:
    write_entry(str(tmp_path), "one", b"old")
    with mock.patch.object(os, "replace", side_effect=OSError(28, "No space left on device")):
        assert write_entry(str(tmp_path), "one", b"new") == "No space left on device"
    assert read_entry(str(tmp_path), "one", 9) == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.answer"]


def test_many_runs_at_once_on_one_cache(bench: Bench) -> None:
    """Eight processes, two questions, and entries that go while they are read."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "GOVCHECK_NO_CACHE": "", "GOVCHECK_CACHE_DIR": str(bench.cache)}
    code = (
        "import sys\nfrom govcheck.cli import cache_folder\nfrom govcheck.cli.main import main\ncache_folder.MOST = 1\n"
        "for _ in range(6): main(['org.yaml', '--format', sys.argv[1]])\n"
    )
    right = {form: bench.anew("org.yaml", "--format", form).out * 6 for form in ("json", "text")}
    running = [
        (
            form,
            subprocess.Popen([sys.executable, "-c", code, form], cwd=bench.folder, env=env, stdout=PIPE, stderr=PIPE),
        )
        for form in ("json", "text") * 4
    ]
    for form, process in running:
        out, err = process.communicate(timeout=120)
        assert (out, err) == (right[form], b"")
    assert all(not path.name.endswith(".part") for path in bench.cache.iterdir())


def test_the_command_tells_where_it_is_and_empties_it(tmp_path: Path) -> None:
    env = {"GOVCHECK_CACHE_DIR": str(tmp_path / "cache")}
    assert govcheck("cache", cwd=tmp_path, env=env).out == f"{tmp_path}/cache: 0 answers, 0 bytes\n"
    for number in range(3):
        write_entry(str(tmp_path / "cache"), f"e{number}", b"x" * 500)
    (tmp_path / "cache" / "mine.txt").write_bytes(b"not a part of it")
    assert govcheck("cache", cwd=tmp_path, env=env).out == f"{tmp_path}/cache: 3 answers, 2 kB\n"
    cleared = govcheck("cache", "--clear", "--cache-dir", "cache", cwd=tmp_path)
    assert (cleared.status, cleared.out) == (0, "removed 3 answers, 2 kB from cache\n")
    assert govcheck("cache", cwd=tmp_path, env=env).out == f"{tmp_path}/cache: 0 answers, 0 bytes\n"
    assert (tmp_path / "cache" / "mine.txt").exists()
    nowhere = govcheck("cache", cwd=tmp_path, env={"HOME": "", "XDG_CACHE_HOME": ""})
    assert (nowhere.status, nowhere.out) == (0, "there is no home folder to keep answers in; GOVCHECK_CACHE_DIR names another folder\n")
