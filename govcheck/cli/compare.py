"""``govcheck compare``: what changed between two states of one organisation, and which findings came with it."""

import argparse
import os
from collections.abc import Sequence

from govcheck import __version__
from govcheck.assessment.compare import Assessed, compare
from govcheck.cli.config import Config, read_config
from govcheck.cli.judging import Judged, Request, judged, request
from govcheck.cli.options import add_judging_options
from govcheck.cli.outputs import Output, Showing, add_output_options, outputs, write
from govcheck.cli.terminal import complain, say_problems
from govcheck.cli.usage import SEVERITY_WORDS, UsageError, one_of, parser
from govcheck.model.comparisons import Comparison
from govcheck.model.findings import JUDGED, SEVERITIES, Outcome, counts
from govcheck.model.slots import Problem
from govcheck.renderers.table import COMPARISON_FORMATS as FORMATS
from govcheck.renderers.table import render_comparison, render_comparison_problems
from govcheck.source.problems import InputError


def run(argv: Sequence[str]) -> int:
    """Judge both states by the same rules, write what differs, and return 1 where a finding came at or above the threshold."""
    typed = _parse(argv)
    older, newer = (tuple(path.replace(os.sep, "/") for path in state) for state in ((typed.older, *typed.old), (typed.newer, *typed.new)))
    chosen = outputs(typed.outputs, (*older, *newer), FORMATS)
    if "-" in older and "-" in newer:
        raise UsageError("standard input is both states; expected it to be one of them")
    if typed.quiet and typed.verbose:
        raise UsageError("--quiet and --verbose contradict each other; expected one of them")
    showing = Showing(typed.quiet, typed.verbose, typed.no_color)
    config = read_config(typed.config, newer)
    fail_on = one_of(typed.fail_on or config.fail_on or "error", SEVERITY_WORDS, "--fail-on")
    try:
        comparison = _compared(older, newer, request(_with_files(typed, newer)), config)
    except InputError as error:
        _write_problems(chosen, error.problems, showing)
        return 2
    write(chosen, lambda form, seen: render_comparison(form, comparison, seen), showing)
    return _status(comparison, fail_on)


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    made = parser("compare", "Tell what changed between two states of an organisation, and which findings came, went and stayed.")
    state = "a file, - for standard input, or REV:path for a file of a git revision (REV:./path is meant from this folder)"
    made.add_argument("older", metavar="OLD", help=f"the older state: {state}")
    made.add_argument("newer", metavar="NEW", help="the newer state, likewise")
    made.add_argument("--old", action="append", default=[], metavar="FILE", help="a further file of the older state")
    made.add_argument("--new", action="append", default=[], metavar="FILE", help="a further file of the newer state")
    add_judging_options(made)
    add_output_options(made, FORMATS)
    made.add_argument("--fail-on", metavar="SEVERITY", help="exit 1 where one came from this severity on: error (default), ..., never")
    made.add_argument("-q", "--quiet", action="store_true", help="one line for each change and for each finding that came or went")
    made.add_argument("-v", "--verbose", action="store_true", help="every place, every deciding fact, every finding that stayed")
    made.add_argument("--no-color", action="store_true", help="no colour (also: the environment's NO_COLOR)")
    return made.parse_args(list(argv))


def _with_files(typed: argparse.Namespace, files: Sequence[str]) -> argparse.Namespace:
    return argparse.Namespace(**{**vars(typed), "files": files})


def _compared(older: Sequence[str], newer: Sequence[str], wanted: Request, config: Config) -> Comparison:
    """Both states by the same request; raises InputError with the problems of both.

    What is accepted is said of the newer state, and may name positions that the older one does not have.
    """
    found: list[Judged] = []
    problems: list[Problem] = []
    for each in (wanted._replace(files=older, no_waivers=True, no_baseline=True), wanted._replace(files=newer)):
        try:
            found.append(judged(each, config))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(_hinted(problem, older, newer) for problem in problems)
    old, new = found
    before, after = (Assessed(tuple(names), one.document, one.assessment) for names, one in ((older, old), (newer, new)))
    return compare(before, after, new.vocabulary, new.settings)


def _hinted(problem: Problem, older: Sequence[str], newer: Sequence[str]) -> Problem:
    """The problem; where a state is no file but might be a revision, with how that is named."""
    path = problem.path
    if path not in (*older, *newer) or ":" in path or not problem.message.startswith("no such file"):
        return problem
    other = (newer if path in older else older)[0].rpartition(":")[2]
    return problem._replace(message=f"no such file; a revision of git is named with its file, as in {path}:{other}")


def _write_problems(chosen: Sequence[Output], problems: tuple[Problem, ...], showing: Showing) -> None:
    say_problems(problems)
    formats = [output for output in chosen if output != Output("text", None)]
    write(formats, lambda form, seen: render_comparison_problems(form, problems, __version__, seen), showing, brief=False)


def _status(comparison: Comparison, fail_on: str) -> int:
    sides = (("older", comparison.before), ("newer", comparison.after))
    crashed = {rule.id: rule.reason for _, side in sides for rule in side.rules if rule.outcome is Outcome.ERROR}
    for rule, reason in crashed.items():
        complain(f"govcheck compare: the rule {rule} crashed: {reason}")
    if crashed:
        return 3
    unjudged = [word for word, side in sides if not {rule.outcome for rule in side.rules} & set(JUDGED)]
    for word in unjudged:
        complain(f"govcheck compare: nothing could be judged in the {word} state: it says nothing that any rule asks about")
    if unjudged:
        return 2
    if fail_on == "never":
        return 0
    threshold = [severity.value for severity in SEVERITIES].index(fail_on)
    return int(any(counts(finding) and SEVERITIES.index(finding.severity) <= threshold for finding in comparison.came))
