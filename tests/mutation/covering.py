"""Which tests run which lines: every test of the parts once, under coverage with a context for each test."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

#: examples of a property that are run under coverage
EXAMPLES = 8
#: where tests of what is mutated stand; tests of the command line run it in processes of their own, which see no mutant
FOLDERS = ("constraints", "assessment", "graph", "vocabulary", "packs", "rules", "documents", "properties")
#: tests that are too long to be asked of every mutant, or that count steps instead of looking at results
LEFT_OUT = (
    "tests/documents/importing/",
    "tests/assessment/test_growth.py",
    "tests/assessment/test_interview.py",
)


def is_left_out(item: pytest.Item) -> bool:
    """Whether a test is asked of no mutant."""
    return item.nodeid.startswith(LEFT_OUT)


class Covered(NamedTuple):
    """Seconds that each test took, and by file and line the tests that ran the line; ``""`` is what runs when modules are imported."""

    seconds: dict[str, float]
    lines: dict[str, dict[int, list[str]]]

    def tests_of(self, module: str, lines: Iterable[int]) -> set[str]:
        """The tests that ran any of those lines of a module."""
        known = self.lines.get(module, {})
        return {test for line in lines for test in known.get(line, ())}


def covered(path: Path) -> Covered:
    """What such a run left in a file; it is run where there is no file yet."""
    if not path.exists():
        subprocess.run([sys.executable, "-m", "tests.mutation.covering", str(path)], check=True, stdout=subprocess.DEVNULL)
    data = json.loads(path.read_text(encoding="utf-8"))
    names = ["", *data["seconds"]]
    lines = {
        module: {int(line): [names[test] for test in tests] for line, tests in found.items()} for module, found in data["lines"].items()
    }
    return Covered(data["seconds"], lines)


class _Contexts:
    """Tells coverage which test runs, and keeps how long each took; a test that fails is not asked later."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.seconds: dict[str, float] = {}
        self.shortened: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        self.coverage.switch_context(item.nodeid)
        found = yield
        self.coverage.switch_context("")
        return found

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self.seconds[report.nodeid] = report.duration * self.shortened.get(report.nodeid, 1.0)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        from hypothesis import settings  # pytest wants to be the first to import it

        items[:] = [item for item in items if not is_left_out(item)]
        for item in items:
            function = getattr(item, "obj", None)
            own = getattr(function, "_hypothesis_internal_use_settings", None)
            if function is not None and own is not None and own.max_examples > EXAMPLES:
                # to see which lines a property runs, a few examples will do; tracing makes all of them too slow
                self.shortened[item.nodeid] = own.max_examples / EXAMPLES
                function._hypothesis_internal_use_settings = settings(own, max_examples=EXAMPLES)


def _record(path: Path) -> None:
    import coverage  # of the extra dev

    measured = coverage.Coverage(data_file=None, source=["govcheck"], config_file=False)
    contexts = _Contexts(measured)
    measured.start()
    pytest.main(["-q", "-p", "no:cacheprovider", "-m", "not slow", *(f"tests/{folder}" for folder in FOLDERS)], plugins=[contexts])
    measured.stop()
    data = measured.get_data()
    here = Path.cwd()
    numbers = {test: number for number, test in enumerate(["", *contexts.seconds])}
    lines = {
        str(Path(file).relative_to(here)): {
            line: [numbers[test] for test in tests if test in numbers] for line, tests in data.contexts_by_lineno(file).items()
        }
        for file in sorted(data.measured_files())
    }
    path.write_text(json.dumps({"seconds": contexts.seconds, "lines": lines}), encoding="utf-8")


if __name__ == "__main__":
    _record(Path(sys.argv[1]))
