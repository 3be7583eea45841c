"""``govcheck plan``: the least that has to change so that the findings go, in order and with its proof; edits the files if asked.

Exit codes: 0 there is a plan, be it that nothing has to change (a plan is what was asked for; whether there are findings tells
``govcheck check``); 1 there is none, since rules and pins contradict each other; 2 the input, a pack, the configuration or the words typed
are wrong, or the edits cannot be written; 3 a rule crashed.
"""

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from govcheck import __version__
from govcheck.cli.config import read_config
from govcheck.cli.judging import Judged, judged, request
from govcheck.cli.options import add_judging_options
from govcheck.cli.outputs import Output, Showing, add_output_options, outputs, write
from govcheck.cli.terminal import complain, say_problems, write_file, write_files
from govcheck.cli.usage import UsageError, one_of, parser
from govcheck.model.findings import JUDGED, SEVERITIES, Outcome, Severity
from govcheck.model.plans import Contradiction, Pin, Plan
from govcheck.model.slots import Problem
from govcheck.remediation.pinning import PinError, forbid, keep
from govcheck.renderers.table import PLAN_FORMATS as FORMATS
from govcheck.renderers.table import render_plan, render_plan_problems
from govcheck.source.problems import InputError

OK, IMPOSSIBLE, WRONG, CRASHED = 0, 1, 2, 3


def run(argv: Sequence[str]) -> int:
    """Plan for the files named, write the plan and, with ``--write``, the edited files."""
    typed = _parse(argv)
    chosen = outputs(typed.outputs, typed.files, FORMATS)
    showing = Showing(typed.quiet, typed.verbose, typed.no_color)
    config = read_config(typed.config, typed.files)
    levels = tuple(severity.value for severity in SEVERITIES)
    # what fails a check is what a plan is for, unless something else is asked for
    threshold = one_of(typed.clear or (config.fail_on if config.fail_on in levels else None) or "error", levels, "--clear")
    try:
        one = judged(request(typed), config)
        status = _unfit(one)
        if status:
            return status
        found = planned(one, Severity(threshold), typed.keep, typed.forbid)
        texts = _edited(found, typed.files, one) if typed.write is not None and isinstance(found, Plan) else None
    except InputError as error:
        _write_problems(chosen, error.problems, showing)
        return WRONG
    if texts is not None:
        _save(texts, typed.write, typed.files)
    write(chosen, lambda form, seen: render_plan(form, found, seen), showing)
    return IMPOSSIBLE if isinstance(found, Contradiction) else OK


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    made = parser("plan", "Tell the least that has to change so that no finding is left, in order, with its proof.")
    made.add_argument("files", nargs="*", metavar="org.yaml", help="files that are parts of one organisation; - is standard input")
    made.add_argument(
        "--clear",
        metavar="SEVERITY",
        help="clear findings from this severity on: error, warning, info (default: fail-on of the configuration, or error)",
    )
    made.add_argument("--keep", action="append", default=[], metavar="FACT", help="do not change this fact, such as ciso.reports_to")
    made.add_argument(
        "--forbid", action="append", default=[], metavar="CHANGE", help="not this kind of change (move, appoint ...) or FACT=VALUE"
    )
    made.add_argument(
        "--write", metavar="FILE", help="write the organisation with the steps made; a folder (FOLDER/) where several files change"
    )
    add_judging_options(made)
    add_output_options(made, FORMATS)
    made.add_argument("-q", "--quiet", action="store_true", help="one line for each step and decision")
    made.add_argument("-v", "--verbose", action="store_true", help="every finding that a step clears")
    made.add_argument("--no-color", action="store_true", help="no colour (also: the environment's NO_COLOR)")
    return made.parse_args(list(argv))


def planned(one: Judged, threshold: Severity, keeps: Sequence[str] = (), forbids: Sequence[str] = ()) -> Plan | Contradiction:
    """The plan for what was judged, under pins as they are typed; raises UsageError for pins that mean nothing."""
    from govcheck.packs.profiles import COSTS
    from govcheck.remediation.planning import plan  # only where there is something to plan
    from govcheck.remediation.search import SearchEndedError

    organization = one.document.organization
    pins: list[Pin] = []
    wrong: list[str] = []
    for words, made in ((keeps, keep), (forbids, lambda word, org: forbid(word, org, COSTS))):
        for word in words:
            try:
                pins.append(made(word, organization))
            except PinError as error:
                wrong.append(str(error))
    if wrong:
        raise UsageError("; ".join(wrong))
    costs = _costs(one)
    known = (one.packs, one.vocabulary, one.settings, one.selection)
    try:
        return plan(one.assessment, one.document, *known, threshold, costs, dict.fromkeys(pins))
    except SearchEndedError as error:
        raise UsageError(str(error)) from None


def _costs(one: Judged) -> Mapping[str, int]:
    """What each kind of change costs: the profile's, else the default profile's."""
    if one.profile is not None and one.profile.costs:
        return one.profile.costs
    from govcheck.packs.parse_profile import load_profile, profile_paths

    return load_profile(profile_paths()["default"], one.packs).costs


def _unfit(one: Judged) -> int:
    """Why nothing can be planned, as an exit code; 0 where something can."""
    crashed = [rule for rule in one.assessment.rules if rule.outcome is Outcome.ERROR]
    for rule in crashed:
        complain(f"govcheck plan: the rule {rule.id} crashed: {rule.reason}; a plan would not be proved")
    if crashed:
        return CRASHED
    if not {rule.outcome for rule in one.assessment.rules} & {*JUDGED}:
        complain("govcheck plan: nothing could be judged: the file says nothing that any rule asks about")
        return WRONG
    return 0


def _edited(plan: Plan, files: Sequence[str], one: Judged) -> dict[str, str]:
    """The text of every part with the steps made."""
    from govcheck.documents.edit_yaml import edited_files

    if "-" in files:
        raise UsageError("--write edits files, and standard input is none; expected the path of an organisation file")
    return edited_files(files, plan.edits, one.vocabulary)


def _save(texts: Mapping[str, str], target: str, files: Sequence[str]) -> None:
    """Write the edited files, all or none: the one file under a new name, or all parts into a folder as they stand to each other."""
    if not target.endswith(("/", os.sep)) and not Path(target).is_dir():
        if len(texts) > 1:
            raise UsageError(f"--write {target} is one file, and the organisation has {len(texts)} parts; expected a folder, such as new/")
        write_file(target, next(iter(texts.values())))
        return
    parts = {Path(path).resolve(): text for path, text in texts.items()}
    top = Path(os.path.commonpath([path.parent for path in (*parts, *(Path(name).resolve() for name in files))]))
    places = {Path(target) / path.relative_to(top): text for path, text in parts.items()}
    try:
        for place in places:
            place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {target}: {error.strerror or error}") from None
    write_files([(str(place), text) for place, text in places.items()])


def _write_problems(chosen: Sequence[Output], problems: tuple[Problem, ...], showing: Showing) -> None:
    say_problems(problems)
    formats = [output for output in chosen if output != Output("text", None)]
    write(formats, lambda form, seen: render_plan_problems(form, problems, __version__, seen), showing, brief=False)
