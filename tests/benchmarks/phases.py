"""Where the time of a check goes: the processor time of each of its phases, by themselves, in one process.

``python -m tests.benchmarks.phases FILE`` prints them as JSON. The clock is asked at the doors between the phases alone, so that measuring
costs nothing.
"""

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib import import_module
from time import process_time
from typing import Any

from tests.benchmarks.cost import run

#: phase -> the functions in which it is spent, where they are called from; what is within another phase is not counted twice
DOORS = {
    "packs": (("govcheck.cli.judging", "judged_by"),),
    "building": (("govcheck.cli.judging", "read_files"),),
    "events": (("govcheck.source.reader", "_built"),),
    "judging": (("govcheck.cli.judging", "assess"),),
    "offices": (("govcheck.graph.orggraph", "resolve_offices"), ("govcheck.graph.orggraph", "possible_offices")),
    "telling": (("govcheck.cli.check", "_write"),),
}
#: what comes before, between and behind them: the interpreter, our modules and the libraries being imported
START = "start"
ORDER = (START, "packs", "events", "building", "offices", "judging", "telling")


def phases(path: str, runs: int) -> dict[str, float]:
    """The seconds of each phase of a check of a file, in the quickest of several runs."""
    found = [json.loads(run([sys.executable, "-m", "tests.benchmarks.phases", path]).printed) for _ in range(max(1, runs))]
    return min(found, key=lambda seconds: sum(seconds.values()))


class _Clock:
    """Gives each moment to the innermost phase that is open."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(ORDER, 0.0)
        self.open = [START]
        self.since = 0.0  # the processor time of a process begins with it

    def turn(self) -> None:
        now = process_time()
        self.spent[self.open[-1]] += now - self.since
        self.since = now

    def timed(self, function: Callable[..., Any], phase: str) -> Callable[..., Any]:
        def door(*words: Any, **named: Any) -> Any:
            self.turn()
            self.open.append(phase)
            try:
                return function(*words, **named)
            finally:
                self.turn()
                self.open.pop()

        return door


def main(path: str) -> None:
    """Check a file and print the seconds of each phase."""
    clock = _Clock()
    for phase, doors in DOORS.items():
        for module, name in doors:
            found = import_module(module)
            setattr(found, name, clock.timed(getattr(found, name), phase))
    with redirect_stdout(io.StringIO()):
        import_module("govcheck.cli.main").main(["check", path])
    clock.turn()
    sys.stdout.write(json.dumps(clock.spent))


if __name__ == "__main__":
    main(sys.argv[1])
