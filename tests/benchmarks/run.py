"""What a run costs, against what cannot be had for less: ``python -m tests.benchmarks.run [--runs N] [--large]``.

Whole processes, one after the other in turns so that a busy machine is busy for all of them; the least of several runs counts,
and the figures are ratios, because only they mean the same on another machine. The baselines are a bare interpreter and
PyYAML's C compose of the same file with the garbage collector off. Ends with status 1 where a goal is missed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.organisations import organisation

ROOT = Path(__file__).parents[2]
COMPOSE = "import gc, sys, yaml; gc.disable(); yaml.compose(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"

#: what the installed command ``govcheck`` does
COMMAND = "import sys; from govcheck.cli.main import main; sys.exit(main())"


class Size(NamedTuple):
    """How large an organisation is, and what a run on it may cost: against a bare interpreter or against compose."""

    people: int
    activities: int
    goal: float
    against: str


SIZES = (Size(25, 15, 8.0, "pass"), Size(1_000, 200, 1.5, "compose"), Size(10_000, 1_000, 1.0, "compose"))
LARGE = Size(100_000, 5_000, 1.0, "compose")


class Cost(NamedTuple):
    """Seconds and peak memory (MiB) of one command over several runs."""

    least: float
    middle: float
    peak: float


def main(words: list[str]) -> int:
    """Measure, print one line per organisation, and say whether the goals were met."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.run", description="Measure what a run costs.")
    parser.add_argument("--runs", type=int, default=7, help="runs of each command (default: %(default)s)")
    parser.add_argument("--large", action="store_true", help="also 100,000 people, which takes minutes")
    chosen = parser.parse_args(words)
    missed = False
    print(f"{'people/activities':>18} {'pass':>8} {'compose':>9} {'govcheck':>9} {'median':>8} {'memory':>8}   ratio")
    with tempfile.TemporaryDirectory() as folder:
        for size in (*SIZES, *([LARGE] if chosen.large else [])):
            path = Path(folder, f"{size.people}.yaml")
            path.write_text(organisation(size.people, size.activities), encoding="utf-8")
            costs = measure(path, chosen.runs)
            ratio = costs["govcheck"].least / costs[size.against].least
            missed = missed or ratio > size.goal
            print(line(size, costs, ratio), flush=True)
    return int(missed)


def measure(path: Path, runs: int) -> dict[str, Cost]:
    """What a bare interpreter, a compose and a check of that file cost."""
    commands = {
        "pass": ["-c", "pass"],
        "compose": ["-c", COMPOSE, str(path)],
        "govcheck": ["-c", COMMAND, str(path)],
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            spent = run(command)
            if turn:  # the first turn fills the caches of the system and of Python
                taken[name].append(spent)
    return {name: Cost(min(s for s, _ in spent), median(s for s, _ in spent), max(m for _, m in spent)) for name, spent in taken.items()}


def run(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory (MiB) of one process; raises CalledProcessError where it fails."""
    # an installation has its bytecode, whatever the shell that measures says
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, *command], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - start, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def line(size: Size, costs: dict[str, Cost], ratio: float) -> str:
    """One organisation as a line of the table, in milliseconds and MiB."""
    times = [1000 * costs[name].least for name in ("pass", "compose", "govcheck")]
    verdict = "met" if ratio <= size.goal else "missed"
    return (
        f"{f'{size.people:,}/{size.activities:,}':>18} {times[0]:>8.1f} {times[1]:>9.1f} {times[2]:>9.1f} "
        f"{1000 * costs['govcheck'].middle:>8.1f} {costs['govcheck'].peak:>8.1f}   "
        f"{ratio:.2f} x {size.against} (goal {size.goal:g}: {verdict})"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
