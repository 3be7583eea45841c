"""``govcheck check``: judge one organisation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from govcheck import __version__
from govcheck.cli.config import read_config
from govcheck.cli.judging import judged, request
from govcheck.cli.terminal import complain, look, say, say_problems, write_file
from govcheck.cli.usage import SEVERITY_WORDS, UsageError, one_of, parser
from govcheck.model.findings import JUDGED, SEVERITIES, Assessment, Outcome
from govcheck.renderers.table import FORMATS, PROBLEM_RENDERERS, RENDERERS
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.cli.parser import Parser


class Typed(NamedTuple):
    """What was typed: the files, and the options with what holds where they are not given."""

    files: Sequence[str] = ()
    format: Sequence[str] | None = None
    output: Sequence[str] | None = None
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
    outputs = _outputs(typed.format, typed.output)
    config = read_config(typed.config, typed.files)
    fail_on = one_of(typed.fail_on or config.fail_on or "error", SEVERITY_WORDS, "--fail-on")
    try:
        assessment = judged(request(typed), config).assessment
    except InputError as error:
        say_problems(error.problems)
        for form, path in outputs:
            if form != "text":
                _write(PROBLEM_RENDERERS[form](error.problems, __version__, look(to_file=True)), path)
        return 2
    for form, path in outputs:
        seen = look(no_color=typed.no_color, verbose=typed.verbose, quiet=typed.quiet, to_file=path is not None)
        _write(RENDERERS[form](assessment, seen), path)
    return _status(assessment, fail_on)


def _parser() -> "Parser":
    from govcheck.cli.options import add_judging_options  # only a run with options has them read

    made = parser("check", "Judge an organisation and report conflicts and gaps.")
    made.add_argument("files", nargs="*", metavar="org.yaml", help="files that are parts of one organisation; - is standard input")
    add_judging_options(made)
    made.add_argument("--format", action="append", metavar="FORMAT", help=f"one of {', '.join(FORMATS)} (default: text)")
    made.add_argument("--output", action="append", metavar="FILE", help="where the format goes; several pairs in their order")
    made.add_argument("--fail-on", metavar="SEVERITY", help="exit 1 from this severity on: error (default), warning, info, never")
    made.add_argument("--quiet", action="store_true", help="one line a finding, nothing else")
    made.add_argument("--verbose", action="store_true", help="every deciding fact, every question, every topic not modelled")
    made.add_argument("--no-color", action="store_true", help="no colour (also: the environment's NO_COLOR)")
    return made


def _outputs(formats: Sequence[str] | None, outputs: Sequence[str] | None) -> list[tuple[str, str | None]]:
    """The formats with the files that they go to: the first output is that of the first format, and so on."""
    named = [one_of(form, tuple(FORMATS), "--format") for form in formats or ["text"]]
    paths = list(outputs or [])
    if len(paths) > len(named):
        raise UsageError(f"{len(paths)} times --output for {len(named)} times --format; expected a format for each output")
    if len(set(paths)) < len(paths):
        raise UsageError("two formats go to one file; expected a file for each")
    pairs: list[tuple[str, str | None]] = [(form, paths[i] if i < len(paths) else None) for i, form in enumerate(named)]
    if sum(path is None for _, path in pairs) > 1:
        raise UsageError("two formats go to standard output; expected an --output for all but one")
    return pairs


def _write(text: str, path: str | None) -> None:
    if path is None:
        say(text)
    else:
        write_file(path, text)


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
