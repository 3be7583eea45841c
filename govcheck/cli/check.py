"""``govcheck check``: judge one organisation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from govcheck.cli.config import read_config
from govcheck.cli.judging import judged, request
from govcheck.cli.outputs import Showing, outputs, write_assessment, write_problems
from govcheck.cli.terminal import complain
from govcheck.cli.usage import SEVERITY_WORDS, UsageError, one_of, parser
from govcheck.model.findings import JUDGED, SEVERITIES, Assessment, Outcome
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.cli.parser import Parser


class Typed(NamedTuple):
    """What was typed: the files, and the options with what holds where they are not given."""

    files: Sequence[str] = ()
    outputs: Sequence[tuple[str, str]] | None = None
    pack: Sequence[str] = ()
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    fail_on: str | None = None
    as_of: str | None = None
    config: str | None = None
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False


def run(argv: Sequence[str]) -> int:
    """Check the files named, print or write the assessment, and return the exit code."""
    # words without an option are files, and need no parser to say so
    plain = all(word == "-" or not word.startswith("-") for word in argv)
    typed = Typed(files=argv) if plain else Typed(**vars(_parser().parse_args(list(argv))))
    if not typed.files:
        raise UsageError("no file; expected govcheck org.yaml (or - for standard input)")
    chosen = outputs(typed.outputs, typed.files)
    showing = Showing(typed.quiet, typed.verbose, typed.no_color)
    config = read_config(typed.config, typed.files)
    fail_on = one_of(typed.fail_on or config.fail_on or "error", SEVERITY_WORDS, "--fail-on")
    try:
        assessment = judged(request(typed), config).assessment
    except InputError as error:
        write_problems(chosen, error.problems, showing)
        return 2
    write_assessment(chosen, assessment, showing)
    return _status(assessment, fail_on)


def _parser() -> "Parser":
    from govcheck.cli.options import add_judging_options  # only a run with options has them read
    from govcheck.cli.outputs import add_output_options

    made = parser("check", "Judge an organisation and report conflicts and gaps.")
    made.add_argument("files", nargs="*", metavar="org.yaml", help="files that are parts of one organisation; - is standard input")
    add_judging_options(made)
    add_output_options(made)
    made.add_argument("--fail-on", metavar="SEVERITY", help="exit 1 from this severity on: error (default), warning, info, never")
    made.add_argument("--quiet", action="store_true", help="one line a finding, nothing else")
    made.add_argument("--verbose", action="store_true", help="every deciding fact, every question, every topic not modelled")
    made.add_argument("--no-color", action="store_true", help="no colour (also: the environment's NO_COLOR)")
    return made


def _status(assessment: Assessment, fail_on: str) -> int:
    outcomes = {rule.outcome for rule in assessment.rules}
    crashed = [rule for rule in assessment.rules if rule.outcome is Outcome.ERROR]
    for rule in crashed:
        complain(f"govcheck check: the rule {rule.id} crashed: {rule.reason}")
    if crashed:
        return 3
    if not outcomes & set(JUDGED):
        complain("govcheck check: nothing could be judged: the file says nothing that any rule asks about")
        return 2
    if fail_on == "never":
        return 0
    threshold = [severity.value for severity in SEVERITIES].index(fail_on)
    return int(any(SEVERITIES.index(finding.severity) <= threshold for finding in assessment.findings))
