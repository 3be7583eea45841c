"""``govcheck check --each``: every file an organisation of its own, judged at the same time, told in one output."""
# pathlib costs a third of an interpreter's start, and nothing here needs more of it than this
# ruff: noqa: PTH112

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govcheck.cli.config import read_config
from govcheck.cli.judging import Request, judged
from govcheck.cli.outputs import Output, Showing, write_many
from govcheck.cli.progress import Progress
from govcheck.cli.status import CRASHED, WRONG, Checked, status_of
from govcheck.cli.terminal import complain, say_problems
from govcheck.cli.usage import SEVERITY_WORDS, UsageError, one_of
from govcheck.documents.folders import organization_files
from govcheck.model.findings import Assessment, Guide
from govcheck.model.slots import Problem
from govcheck.source.notes import Notes, are_taken, bar, note_folder, note_part
from govcheck.source.problems import InputError

STDIN = "-"


class Came(NamedTuple):
    """What one organisation came to: its assessment or what is wrong with it, its exit code, and what to say of it."""

    name: str
    result: Assessment | tuple[Problem, ...]
    code: int
    complaints: tuple[str, ...] = ()
    notes: Notes | None = None


def check_each(wanted: Request, fail_on: str | None, jobs: str | None, chosen: Sequence[Output], showing: Showing) -> Checked:
    """Judge every file, and every organisation in a folder, by itself; write one output of all, and return the worst exit code."""
    if any(output.form == "html" for output in chosen):
        bar()  # a page is made by libraries outside
    at_once = _number(jobs)
    names, problems = organizations(wanted.files)
    tasks = [Task(wanted._replace(files=(name,), stdin=wanted.stdin if name == STDIN else None), fail_on, are_taken()) for name in names]
    # the collector stays off in a run over one file, which ends before there is anything to collect
    gc.enable()
    found: dict[str, Came] = {}
    with Progress(len(tasks), wanted=not showing.quiet) as progress:
        for came in _judged(tasks, at_once):
            found[came.name] = came
            progress.step(came.name)
    found.update({problem.path: Came(problem.path, (problem,), WRONG) for problem in problems})
    told = _with_guides([found[name] for name in sorted(found)])
    # one who reads the text at a terminal reads there what is wrong with each
    twice = sys.stdout.isatty() and (Output("text", None) in chosen or all(output.path is not None for output in chosen))
    said: set[Problem] = set()
    for came in told:
        note_part(came.notes)
        if not isinstance(came.result, Assessment) and not twice:
            # what is wrong with a configuration is wrong with each that it is for
            say_problems(tuple(problem for problem in came.result if problem not in said))
            said.update(came.result)
        for complaint in came.complaints:
            complain(f"govcheck check: {came.name}: {complaint}")
    write_many(chosen, [(came.name, came.result) for came in told], showing)
    return Checked(max(came.code for came in told), tuple(dict.fromkeys(path for came in told for path in _read(came))))


def _read(came: Came) -> Iterator[str]:
    """The files that were read for one organisation, or that are wrong."""
    yield from (each.path for each in (came.result.inputs if isinstance(came.result, Assessment) else came.result))


def organizations(files: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The organisations that files and folders name, each once, and what is wrong with those names."""
    names: dict[str, str] = {}
    problems = []
    for given in files:
        path = given.replace(os.sep, "/")
        inside = os.path.isdir(path) if "\0" not in path else False
        if inside:
            note_folder(path)
        listed = organization_files(path) if inside else (path,)
        if not listed:
            problems.append(
                Problem(path, 1, 1, "no organisation in this folder; expected a .yaml or .yml file that begins with 'govcheck: 1'")
            )
        for name in listed:
            real = name if name == STDIN or "\0" in name else os.path.realpath(name)
            if names.setdefault(real, name) != name and not inside:
                problems.append(Problem(name, 1, 1, f"the same file as {names[real]}; expected each file once"))
    return list(names.values()), problems


class Task(NamedTuple):
    """One organisation to judge, from which severity on it fails (None: as its configuration says), and whether to take notes."""

    wanted: Request
    fail_on: str | None
    noted: bool = False


def judge_one(task: Task) -> Came:
    """Judge one organisation; whatever is wrong with it, or with us, is what it comes to, and the others go on."""
    if not task.noted:
        return _come_to(task)
    with Notes() as notes:
        came = _come_to(task)
    return came._replace(notes=notes)


def _come_to(task: Task) -> Came:
    (name,) = task.wanted.files
    try:
        config = read_config(task.wanted.config, task.wanted.files)
        fail_on = one_of(task.fail_on or config.fail_on or "error", SEVERITY_WORDS, "--fail-on")
        assessment = judged(task.wanted, config).assessment
    except InputError as error:
        return Came(name, error.problems, WRONG)
    except UsageError as error:
        return Came(name, (Problem(name, 1, 1, str(error)),), WRONG)
    except Exception as error:  # noqa: BLE001 - our own crash on one file must not take the others with it
        import traceback

        trace = "".join(traceback.format_exception(error))
        said = f"crashed; this is a fault of govcheck, not of your file\n{trace}"
        return Came(name, (Problem(name, 1, 1, f"govcheck crashed: {type(error).__name__}"),), CRASHED, (said,))
    code, complaints = status_of(assessment, fail_on)
    # both read the packs when they are asked for, which cannot be sent from one process to another
    return Came(name, assessment._replace(guides=dict(assessment.guides), says=dict(assessment.says)), code, complaints)


def _judged(tasks: Sequence[Task], at_once: int) -> Iterator[Came]:
    """What each comes to, as they are done; standard input belongs to this process."""
    here = [task for task in tasks if at_once == 1 or len(tasks) == 1 or task.wanted.files == (STDIN,)]
    yield from map(judge_one, here)
    others = [task for task in tasks if task not in here]
    if others:
        yield from _in_processes(judge_one, others, min(at_once, len(others)))


def _in_processes(work: Callable[[Task], Came], tasks: Sequence[Task], at_once: int) -> Iterator[Came]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    left = list(tasks)
    try:
        with ProcessPoolExecutor(at_once, initializer=_begin) as pool:
            futures = {pool.submit(work, task): task for task in tasks}
            try:
                for future in as_completed(futures):
                    yield future.result()
                    left.remove(futures[future])
            except KeyboardInterrupt:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    except BrokenProcessPool:
        # one of them was ended from outside, and took the rest with it: each of these gets a process of its own
        if at_once == 1 and len(left) == 1:
            (name,) = left[0].wanted.files
            yield Came(name, (Problem(name, 1, 1, "the process that judged it was ended from outside"),), CRASHED)
            return
        for task in left:
            yield from _in_processes(work, [task], 1)


def _begin() -> None:
    """What a process does first: leave an interruption to the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _with_guides(told: Sequence[Came]) -> list[Came]:
    """The same, with one copy of what the rules and their sources say for all that were judged by the same packs."""
    known: dict[object, tuple[Mapping[str, Guide], Mapping[str, str]]] = {}
    shared = []
    for came in told:
        result = came.result
        if isinstance(result, Assessment):
            guides, says = known.setdefault(result.packs, (result.guides, result.says))
            came = came._replace(result=result._replace(guides=guides, says=says))  # noqa: PLW2901 - the same, smaller
        shared.append(came)
    return shared


def _number(jobs: str | None) -> int:
    """How many to judge at once: as many as this process may use processors, unless a number was typed."""
    if jobs is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not jobs.isascii() or not jobs.isdecimal() or int(jobs) < 1:
        raise UsageError(f"--jobs {jobs!r} is no number of processes; expected a whole number from 1")
    return min(int(jobs), 61)  # Windows waits for no more than that at once
