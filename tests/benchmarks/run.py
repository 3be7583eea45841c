"""What a run costs, against what cannot be had for less and against other programs: ``python -m tests.benchmarks.run``.

Whole processes in turns; the least processor time of several runs counts, and the figures are ratios, because only they mean the same on
another machine. The baselines are a bare interpreter, PyYAML's C compose of the same file with the garbage collector off, and yamllint.
Other programs make ten checks of the same organisation with faults in it, from facts that are already in their own notation; that all
count the same is asserted. Ends with status 1 where a goal is missed.
"""

import argparse
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from govcheck.packs.locate import rules_path
from tests.benchmarks.checks import WORDS, counts
from tests.benchmarks.cost import ROOT, Cost, measure, run
from tests.benchmarks.facts import NOTATIONS, facts
from tests.benchmarks.layouts import LAYOUTS, write
from tests.benchmarks.organisations import organisation
from tests.benchmarks.peers import PEERS
from tests.benchmarks.peers import counts as counted
from tests.benchmarks.phases import phases

COMPOSE = "import gc, sys, yaml; gc.disable(); yaml.compose(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"
#: writes the index that a wheel carries, but of an empty vocabulary, and prints how many rules are in it; a process of its own, since
#: what this one holds would count as the memory of those that it starts
INDEXING = (
    "import sys; from govcheck.packs.index import compiled, write_index; from govcheck.packs.locate import rules_path; "
    "from govcheck.packs.shipped import shipped; from govcheck.vocabulary.terms import Tables, Vocabulary; packs = shipped().packs; "
    "write_index(sys.argv[1], compiled(Vocabulary({}, {}, {}, {}, Tables(*[{}] * 8)), packs, rules_path(), '')); print(len(packs.rules))"
)
#: reads such an index as a check does, and prints the seconds of the processor that this took
LOADING = (
    "import gc, sys; from time import process_time; from govcheck.packs.index import read_index; gc.disable(); began = process_time(); "
    "found = read_index(sys.argv[1], sys.argv[2], None); spent = process_time() - began; assert found is not None; print(spent)"
)
#: the most that loading all packs may cost, against a bare interpreter
LOADING_GOAL = 0.1
#: the same with a cache of answers
REMEMBERING = "import os; del os.environ['GOVCHECK_NO_CACHE']; "
#: what the installed command ``govcheck`` does
COMMAND = "from govcheck.cli.main import command; command()"
#: the same with a cache, which the other measurements do without
CACHING = f"import os; del os.environ['GOVCHECK_NO_CACHE']; {COMMAND}"
EMPTYING = f"import os, sys; {{os.unlink(each.path) for each in os.scandir(sys.argv[-1])}} if os.path.isdir(sys.argv[-1]) else 0; {CACHING}"
#: the most that a check may cost that is answered from the cache, against the same check that is not
ANSWER_GOAL = 0.5


class Size(NamedTuple):
    """How large an organisation is, what a run on it may cost against a bare interpreter or compose, and its memory against compose."""

    people: int
    activities: int
    goal: float
    against: str
    memory: float | None = None


SIZES = (
    Size(25, 15, 6.0, "pass"),
    Size(1_000, 200, 1.5, "compose"),
    Size(10_000, 1_000, 1.0, "compose"),
    Size(100_000, 5_000, 1.0, "compose", 0.5),
)
HUGE = (1_000_000, 20_000)
#: MiB in which the largest has to finish, and the most that it may cost with its people in a table, against all in YAML
HUGE_MEMORY, TABLE = 4096, 1 / 3


def main(words: list[str]) -> int:
    """Measure, print the tables, and say whether the goals were met."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.run", description="Measure what a run costs.")
    parser.add_argument("--runs", type=int, default=5, help="runs of each command after one that does not count (default: %(default)s)")
    parser.add_argument(
        "--most", type=int, default=10_000, help="the most people: up to 1,000,000, which takes many minutes (default: 10,000)"
    )
    chosen = parser.parse_args(words)
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _loading(chosen.runs, folder, missed)
        _plain(chosen.most, chosen.runs, folder, missed)
        _answers(chosen.most, chosen.runs, folder, missed)
        _layouts(min(chosen.most, 1_000), chosen.runs, folder)
        _peers(chosen.most, chosen.runs, folder)
        _plans(chosen.most, folder, missed)
        if chosen.most >= HUGE[0]:
            _huge(folder, missed)
    for goal in missed:
        print(f"missed: {goal}")
    return int(bool(missed))


def _check(path: Path) -> list[str]:
    return [sys.executable, "-c", COMMAND, "check", str(path)]


def _loading(runs: int, folder: Path, missed: list[str]) -> None:
    """All shipped packs from their compiled index, as a wheel carries it, without the vocabulary that stands in the same file."""
    path = str(folder / "index")
    rules = int(run([sys.executable, "-c", INDEXING, path]).printed)
    bare = measure({"pass": [sys.executable, "-c", "pass"]}, runs)["pass"].seconds
    spent = min(float(run([sys.executable, "-c", LOADING, path, rules_path()]).printed) for _ in range(runs + 1))
    said = f"{spent / bare:.2f} x pass (goal {LOADING_GOAL:g})"
    if spent > LOADING_GOAL * bare:
        missed.append(f"loading all packs: {said}")
    print(f"loading all packs, {rules} rules: {spent * 1000:.1f} ms, {said}\n", flush=True)


def _plain(most: int, runs: int, folder: Path, missed: list[str]) -> None:
    """The whole job on plain files, against the baselines."""
    print("a whole check, all packs on; processor time in ms, memory in MiB")
    print(f"{'people/activities':>18} {'pass':>8} {'compose':>9} {'yamllint':>9} {'govcheck':>9} {'again':>7} {'memory':>8}   ratio")
    for size in (size for size in SIZES if size.people <= most):
        path = write(organisation(size.people, size.activities), "flow", folder)
        commands = {
            "pass": [sys.executable, "-c", "pass"],
            "compose": [sys.executable, "-c", COMPOSE, str(path)],
            "govcheck": _check(path),
            "again": [sys.executable, "-c", REMEMBERING + COMMAND, "check", "--cache-dir", str(folder / "cache"), str(path)],
        }
        if find_spec("yamllint") is not None and size.people <= 10_000:
            commands["yamllint"] = [sys.executable, "-m", "yamllint", "-d", "{rules: {}}", str(path)]
        costs = measure(commands, runs if size.people <= 10_000 else 1)
        if costs["again"].printed != costs["govcheck"].printed:
            raise AssertionError(f"the cache answers otherwise for {path}")
        ratio = costs["govcheck"].seconds / costs[size.against].seconds
        name = f"{size.people:,}/{size.activities:,}"
        said = f"{ratio:.2f} x {size.against} (goal {size.goal:g})"
        if ratio > size.goal:
            missed.append(f"{name}: {said}")
        if size.memory is not None:
            share = costs["govcheck"].memory / costs["compose"].memory
            said += f", memory {share:.2f} x compose (goal {size.memory:g})"
            if share > size.memory:
                missed.append(f"{name}: memory {share:.2f} x compose (goal {size.memory:g})")
        times = [_ms(costs.get(program)) for program in ("pass", "compose", "yamllint", "govcheck", "again")]
        shown = f"{times[0]:>8} {times[1]:>9} {times[2]:>9} {times[3]:>9} {times[4]:>7} {costs['govcheck'].memory:>8.0f}"
        print(f"{name:>18} {shown}   {said}", flush=True)
        # the shortfall explains itself
        shares = {phase: spent / costs[size.against].seconds for phase, spent in phases(str(path), min(runs, 3)).items()}
        told = ", ".join(f"{phase} {share:.2f}" for phase, share in shares.items())
        print(f"{'':>18} of it, as multiples of {size.against}: {told}", flush=True)


def _answers(most: int, runs: int, folder: Path, missed: list[str]) -> None:
    """A check that is answered from the cache, and one whose answer is kept, against one without a cache."""
    print("\nthe same checks with a cache: answered from it, and (the cache being emptied before) kept in it")
    for size in (size for size in SIZES if size.people <= most):
        path = write(organisation(size.people, size.activities), "flow", folder)
        cache = folder / f"cache-{size.people}"
        cached = [sys.executable, "-c", CACHING, "check", str(path), "--cache-dir"]
        commands = {
            "pass": [sys.executable, "-c", "pass"],
            "anew": [*_check(path), "--no-cache"],
            "answered": [*cached, str(cache)],
            "kept": [sys.executable, "-c", EMPTYING, *cached[3:], f"{cache}-kept"],
        }
        costs = measure(commands, runs if size.people <= 10_000 else 1)
        shares = {name: costs[name].seconds / costs["anew"].seconds for name in ("answered", "kept")}
        name = f"{size.people:,}/{size.activities:,}"
        said = f"{shares['answered']:.2f} x judged (goal {ANSWER_GOAL:g})"
        if shares["answered"] > ANSWER_GOAL:
            missed.append(f"{name} from the cache: {said}")
        bare = costs["answered"].seconds / costs["pass"].seconds
        print(f"{name:>18} {_ms(costs['answered']):>8}   {said}, {bare:.1f} x pass; kept {shares['kept']:.2f} x judged", flush=True)


def _layouts(people: int, runs: int, folder: Path) -> None:
    """The same organisation written in other ways."""
    made = organisation(people, max(15, people // 5))
    print(f"\nthe same {people:,} people in other layouts, against flow style")
    costs = {}
    for layout in LAYOUTS:
        (folder / layout).mkdir(exist_ok=True)
        costs[layout] = _check(write(made, layout, folder / layout))
    found = measure(costs, runs)
    for layout, cost in found.items():
        print(f"{layout:>18} {_ms(cost):>8}   {cost.seconds / found['flow'].seconds:.2f} x flow", flush=True)


def _peers(most: int, runs: int, folder: Path) -> None:
    """Ten checks by other programs; raises AssertionError where one counts otherwise."""
    print("\nten checks of an organisation with faults; processor time in ms (memory in MiB), reading included")
    print(f"{'people/activities':>18} {'govcheck':>16}" + "".join(f"{name:>16}" for name in PEERS))
    for size in (size for size in SIZES if size.people <= most):
        made = organisation(size.people, size.activities, faults=max(1, size.people // 200))
        path = write(made, "flow", folder)
        known = facts(made)
        for file, notation in NOTATIONS.items():
            Path(folder, file).write_text(notation(known), encoding="utf-8")
        commands = {"govcheck": [sys.executable, "-c", COMMAND, *WORDS, str(path)]}
        commands |= {
            name: list(peer.command(str(folder / peer.facts)))
            for name, peer in PEERS.items()
            if peer.installed() and size.people <= peer.most
        }
        costs = measure(commands, min(runs, 2) if size.people <= 1_000 else 0)
        wanted = counts(costs["govcheck"].printed)
        for name in commands.keys() - {"govcheck"}:
            found = counted(costs[name].printed)
            if found != wanted:
                raise AssertionError(f"{name} counts {found}, govcheck {wanted}")
        cells = [f"{_ms(costs.get(name))} ({costs[name].memory:.0f})" if name in costs else "-" for name in ("govcheck", *PEERS)]
        print(f"{f'{size.people:,}/{size.activities:,}':>18}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


def _plans(most: int, folder: Path, missed: list[str]) -> None:
    """The least that has to change, for an example with fifteen errors and a large house with faults."""
    print("\na plan, threshold error, against a check of the same file")
    made = organisation(1_000, 200, faults=3)
    cases = {"25 people, 15 errors": (ROOT / "examples/hospital/org.yaml", 2.0)}
    if most >= 1_000:
        (folder / "plan").mkdir()
        cases["1,000 people, 20 errors"] = (write(made, "flow", folder / "plan"), 30.0)
    for name, (path, goal) in cases.items():
        costs = {}
        for command in ("check", "plan"):
            more = ["--fail-on", "never"] if command == "check" else []
            costs[command] = run([sys.executable, "-c", COMMAND, command, *more, str(path)])
        spent = costs["plan"].seconds
        print(f"{name:>24} {_ms(costs['plan']):>8} ms   {spent / costs['check'].seconds:.1f} x check (goal {goal:g} s)", flush=True)
        if spent > goal:
            missed.append(f"a plan for {name}: {spent:.1f} s (goal {goal:g} s)")


def _huge(folder: Path, missed: list[str]) -> None:
    """A million people: whether it finishes, in how much memory, and what a table of people saves."""
    made = organisation(*HUGE)
    costs: dict[str, Cost] = {}
    for layout in ("flow", "csv"):
        (folder / layout).mkdir(exist_ok=True)
        costs |= measure({layout: _check(write(made, layout, folder / layout))}, 0)
    share = costs["csv"].seconds / costs["flow"].seconds
    print(f"\n{HUGE[0]:,} people: {costs['flow'].memory:.0f} MiB; people from a table: {share:.2f} x all in YAML")
    if costs["flow"].memory > HUGE_MEMORY:
        missed.append(f"{HUGE[0]:,} people: {costs['flow'].memory:.0f} MiB (goal {HUGE_MEMORY})")
    if share > TABLE:
        missed.append(f"{HUGE[0]:,} people from a table: {share:.2f} x YAML (goal {TABLE:.2f})")


def _ms(cost: Cost | None) -> str:
    return "-" if cost is None else f"{1000 * cost.seconds:.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
