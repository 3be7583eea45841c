"""Whether the tests notice a mutant: each is tried in a child process, and nothing is written to a file.

Most are tried in a child of a process that has imported everything and collected every test: there the functions of the module get the
code of the mutant. What runs when modules are imported (tables, vocabulary, packs), and what stands in a signature, has to be there
from the first import on: those are tried in a child of a process that has imported no govcheck.
"""

import ast
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.covering import FOLDERS, Covered, is_left_out
from tests.mutation.operators import Mutant, mutated
from tests.mutation.sampling import ROOT

#: from how many files these tests come at most where each has to be imported, and how many seconds the first round takes of two files
FILES, FIRST = 12, 4.0
#: a test that takes less seconds than this is asked before those that search for long
NEXT_TO_NOTHING = 0.5
#: how much longer than without a mutant tests may take before the mutant counts as noticed, beside so many seconds for a start
PATIENCE, START = 10.0, 40.0
#: how many seconds more a single test may take where everything is imported already
PAUSE = 10.0
KILLED, ALIVE, SILENT = "killed", "alive", "no test runs it"
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not slow", "-W", "ignore:Module already imported")

Told = Callable[[Mutant, str], None]


def try_out(mutants: Sequence[Mutant], known: Covered, most: float, told: Told) -> None:
    """Say of each mutant what becomes of it; one that no test noticed within `most` seconds of tests counts as alive."""
    for name in ("hypothesis", "hypothesis.strategies", "networkx", "jsonschema", "yaml"):
        importlib.import_module(name)
    # everything is imported in a child, so that this process stays without govcheck
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _end(lambda: _in_one_session(mutants, known, most, writing))
    os.close(writing)
    with os.fdopen(reading) as lines:
        for mutant, line in zip(mutants, lines, strict=False):
            found = line.strip()
            if found != KILLED and shapes_imports(mutant, known):
                found = _from_the_start(mutant, known, most)
            told(mutant, found)
    os.waitpid(child, 0)


def shapes_imports(mutant: Mutant, known: Covered) -> bool:
    """Whether a mutant is in what runs when modules are imported."""
    return mutant.field in ("defaults", "kw_defaults") or "" in known.tests_of(mutant.module, range(mutant.line, mutant.end_line + 1))


def tests_for(mutant: Mutant, known: Covered) -> list[str]:
    """The tests that run what the mutant changes, those first that tell soonest.

    That are the quick ones of files that import the module, then what takes next to nothing elsewhere, then the rest of those files.
    """
    module = mutant.module
    found = known.tests_of(module, range(mutant.line, mutant.end_line + 1))
    own = files_about(module)
    if "" in found:
        # what runs when modules are imported may decide in any test, and in those first that are about it
        folder = f"tests/{module.split('/')[1]}/"
        found |= {test for test in known.seconds if test.startswith((folder, "tests/rules/", *own))}
    found.discard("")

    def turn(test: str) -> tuple[int, float, str]:
        seconds = known.seconds[test]
        own_or_next_to_nothing = (0 if seconds <= 1.0 else 2) if test.startswith(own) else (1 if seconds <= NEXT_TO_NOTHING else 3)
        return own_or_next_to_nothing, seconds, test

    return sorted(found, key=turn)


@cache
def files_about(module: str) -> tuple[str, ...]:
    """The files of tests that import a module by name."""
    name = module.removesuffix(".py").replace("/", ".")
    files = sorted(path for folder in FOLDERS for path in (ROOT / "tests" / folder).rglob("test_*.py"))
    return tuple(path.relative_to(ROOT).as_posix() for path in files if name in path.read_text(encoding="utf-8"))


# ---- in a process that has collected everything ------------------------------------------------------------------------------------


def _in_one_session(mutants: Sequence[Mutant], known: Covered, most: float, writing: int) -> int:
    def tell(found: str) -> None:
        os.write(writing, f"{found}\n".encode())

    folders = [f"tests/{folder}" for folder in FOLDERS]
    return int(pytest.main([*OPTIONS, *folders], plugins=[_Collected(mutants, known, most, tell)]))


class _Collected:
    """Tries mutants in the place of running the tests that were collected."""

    def __init__(self, mutants: Sequence[Mutant], known: Covered, most: float, tell: Callable[[str], None]) -> None:
        self.mutants = mutants
        self.known = known
        self.most = most
        self.tell = tell

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        from hypothesis import Phase, settings

        items[:] = [item for item in items if not is_left_out(item)]
        for item in items:
            # the first example that fails will do
            function: Any = getattr(item, "obj", None)
            own = getattr(function, "_hypothesis_internal_use_settings", None)
            if own is not None:
                function._hypothesis_internal_use_settings = settings(own, phases=(Phase.explicit, Phase.generate))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        functions: dict[str, list[FunctionType]] = {}
        for each in gc.get_objects():
            if isinstance(each, FunctionType):
                functions.setdefault(each.__code__.co_filename, []).append(each)
        gc.freeze()
        # tests that are younger than what was measured are asked first
        young = [item for test, item in items.items() if test not in self.known.seconds]
        for mutant in self.mutants:
            chosen = [item for item in young if item.nodeid.startswith(files_about(mutant.module))]
            spent = 0.0
            for test in tests_for(mutant, self.known):
                if test in items and (not chosen or spent + self.known.seconds[test] <= self.most):
                    chosen.append(items[test])
                    spent += self.known.seconds[test]
            if not chosen:
                self.tell(SILENT)
                continue
            path = ROOT / mutant.module
            code = compile(mutated(path.read_text(encoding="utf-8"), mutant), str(path), "exec")
            child = os.fork()
            if child == 0:
                _end(partial(_noticed, functions.get(str(path), ()), code, chosen, self.known.seconds))
            self.tell(_waited(child, START + PATIENCE * spent))
        return True


def _noticed(functions: Iterable[FunctionType], code: CodeType, items: Sequence[pytest.Item], seconds: Mapping[str, float]) -> int:
    """1 where a test fails once the functions have that code; a test that does not end ends the process."""
    codes = {(each.co_qualname, each.co_firstlineno): each for each in _within(code)}
    for function in functions:
        own = function.__code__
        new = codes.get((own.co_qualname, own.co_firstlineno))
        if new is not None and new.co_freevars == own.co_freevars:
            function.__code__ = new
    for item, following in zip(items, (*items[1:], None), strict=True):
        signal.setitimer(signal.ITIMER_REAL, PAUSE + PATIENCE * seconds.get(item.nodeid, PAUSE))
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            return 1
    return 0


def _within(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _within(each)


# ---- in a process that has imported nothing ------------------------------------------------------------------------------------------


def _from_the_start(mutant: Mutant, known: Covered, most: float) -> str:
    rounds: list[list[str]] = [[], []]
    files: list[str] = []
    spent = 0.0
    for test in tests_for(mutant, known):
        file = test.split("::")[0]
        if file not in files:
            files.append(file)
        if file in files[:FILES] and (not rounds[0] or spent + known.seconds[test] <= most):
            spent += known.seconds[test]
            rounds[0 if spent <= FIRST and file in files[:2] else 1].append(test)
    child = os.fork()
    if child == 0:
        _end(lambda: _noticed_from_the_start(mutant, [some for some in rounds if some]))
    return _waited(child, START + PATIENCE * spent)


def _noticed_from_the_start(mutant: Mutant, rounds: Sequence[Sequence[str]]) -> int:
    sys.dont_write_bytecode = True
    name = mutant.module.removesuffix(".py").replace("/", ".")
    sys.meta_path.insert(0, _Finder(name, mutated((ROOT / mutant.module).read_text(encoding="utf-8"), mutant)))
    # a checkout keeps what it has compiled of its packs; a mutant must not leave anything there, nor find anything
    shipped: Any = importlib.import_module("govcheck.packs.shipped")
    read, write = shipped.read_index, shipped.write_index
    shipped.read_index = lambda path, *rest: None if path.startswith(f"{ROOT}/") else read(path, *rest)
    shipped.write_index = lambda path, *rest: None if path.startswith(f"{ROOT}/") else write(path, *rest)
    for tests in rounds:
        files = list(dict.fromkeys(test.split("::")[0] for test in tests))
        failed = int(pytest.main([*OPTIONS, *files], plugins=[_Only(tests)]))
        if failed:
            return failed
    return 0


class _Only:
    """Runs those tests, in that order, and looks for no smaller example once one fails."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.rank: Mapping[str, int] = {test: number for number, test in enumerate(tests)}

    def pytest_configure(self) -> None:
        from hypothesis import Phase, settings

        settings.register_profile("mutants", parent=settings.get_profile("govcheck"), phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.rank), key=lambda item: self.rank[item.nodeid])


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the mutated module in the place of the one on the disk."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name = name
        self.tree = tree

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, ROOT / (fullname.replace(".", "/") + ".py"), loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.tree, str(module.__file__), "exec"), module.__dict__)  # noqa: S102 - it is our own module


# ---- children --------------------------------------------------------------------------------------------------------------------------


def _end(work: Callable[[], int]) -> None:
    """Do the work of a child process, and end it with what comes out."""
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    code = 3
    try:
        code = work()
    finally:
        os._exit(code)


def _waited(child: int, patience: float) -> str:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return ALIVE if os.waitstatus_to_exitcode(status) == 0 else KILLED
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return KILLED
