"""``govcheck check``: judge one organisation."""

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govcheck.cli.cache_folder import OFF, OFF_VARIABLE, OPTION, VARIABLE
from govcheck.cli.config import Config, read_config
from govcheck.cli.judging import Judged, judged, request
from govcheck.cli.outputs import Output, Showing, outputs, write, write_assessment, write_problems
from govcheck.cli.status import Checked, status_of
from govcheck.cli.terminal import complain, say, write_file
from govcheck.cli.usage import SEVERITY_WORDS, UsageError, one_of, parser
from govcheck.model.findings import Assessment
from govcheck.model.record import Record
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.table import RENDERERS, Look
from govcheck.source.notes import bar
from govcheck.source.problems import InputError

if TYPE_CHECKING:
    from govcheck.cli.parser import Parser


class Typed(Record):
    """What was typed: the files, and the options with what holds where they are not given."""

    files: Sequence[str] = ()
    outputs: Sequence[tuple[str, str]] | None = None
    pack: Sequence[str] = ()
    profile: str | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    fail_on: str | None = None
    as_of: str | None = None
    waivers: str | None = None
    waivers_from: str | None = None
    no_waivers: bool = False
    baseline: str | None = None
    no_baseline: bool = False
    write_baseline: str | None = None
    config: str | None = None
    map: Sequence[str] = ()
    map_file: str | None = None
    letters: Sequence[str] = ()
    table: Sequence[str] = ()
    source_format: str | None = None
    show_config: bool = False
    each: bool = False
    jobs: str | None = None
    watch: bool = False
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    no_cache: bool = False
    cache_dir: str | None = None
    stdin: bytes | None = None


def run(argv: Sequence[str], stdin: bytes | None = None) -> int:
    """Check the files named, print or write the assessment, and return the exit code; `stdin` is standard input that was read already."""
    # words without an option are files, and need no parser to say so
    plain = all(word == "-" or not word.startswith("-") for word in argv)
    typed = Typed(files=argv) if plain else Typed(**vars(_parser().parse_args(list(argv))))
    typed = typed._replace(stdin=stdin)
    if typed.show_config or typed.watch or typed.write_baseline is not None:
        bar()  # it is to be done each time
    if typed.show_config:
        return _show_config(typed)
    if not typed.files:
        raise UsageError("no file; expected govcheck org.yaml (or - for standard input)")
    if typed.watch:
        if typed.write_baseline is not None:
            raise UsageError("--write-baseline notes what there is once; expected it without --watch")
        from govcheck.cli.watch import watch  # few runs wait for the next one

        return watch(lambda: _checked(typed), typed.files)
    return _checked(typed).code


def _checked(typed: Typed) -> Checked:
    if typed.quiet and typed.verbose:
        raise UsageError("--quiet and --verbose contradict each other; expected one of them")
    read = (*typed.files, *filter(None, (typed.waivers, typed.waivers_from, typed.config)))
    chosen = outputs(typed.outputs, (*read, *filter(None, (typed.baseline,))))
    if typed.write_baseline is not None:
        taken = {os.path.realpath(path): path for path in (*read, *(output.path for output in chosen)) if path is not None}
        other = taken.get(os.path.realpath(typed.write_baseline))
        if other is not None:
            raise UsageError(f"--write-baseline would overwrite {other}; expected a file of its own")
    showing = Showing(typed.quiet, typed.verbose, typed.no_color)
    if typed.each:
        from govcheck.cli.each import check_each  # a run over one organisation needs none of it

        if typed.baseline is not None or typed.write_baseline is not None:
            raise UsageError("a baseline is of one organisation; with --each, name each one's in the govcheck.toml beside it")
        return check_each(request(typed), typed.fail_on, typed.jobs, chosen, showing)
    if typed.jobs is not None:
        raise UsageError("--jobs says how many organisations are judged at once; expected it together with --each")
    config = read_config(typed.config, typed.files)
    fail_on = one_of(typed.fail_on or config.fail_on or "error", SEVERITY_WORDS, "--fail-on")
    wanted = request(typed)
    if typed.write_baseline is not None:
        # what there was before is what is to be replaced
        wanted = wanted._replace(no_baseline=True)
    try:
        found = judged(wanted, config)
    except InputError as error:
        write_problems(chosen, error.problems, showing)
        return Checked(2, (*(problem.path for problem in error.problems), *_beside(typed, config)))
    assessment = found.assessment if typed.write_baseline is None else _with_new_baseline(found, typed.write_baseline)
    _write(chosen, found._replace(assessment=assessment), showing)
    code, complaints = status_of(assessment, fail_on)
    for complaint in complaints:
        complain(f"govcheck check: {complaint}")
    return Checked(code, (*(given.path for given in assessment.inputs), *_beside(typed, config)))


def _write(chosen: Sequence[Output], found: Judged, showing: Showing) -> None:
    if all(output.form != "html" for output in chosen):
        write_assessment(chosen, found.assessment, showing)
        return

    bar()  # a page is made by libraries outside

    def render(form: str, seen: Look) -> str:
        if form != "html":
            return RENDERERS[form](found.assessment, seen)
        from govcheck.cli.report import page  # a page shows the chart and the matrices as well, and few runs want one

        return page(found)

    write(chosen, render, showing)


def _beside(typed: Typed, config: Config) -> Iterable[str]:
    """The files and folders that had a say beside those of the organisation."""
    own = (typed.waivers_from or typed.waivers or config.waivers, typed.baseline or config.baseline, typed.profile or config.profile)
    return (path for path in (*config.packs, *typed.pack, config.path, *own) if path)


def _show_config(typed: Typed) -> int:
    from govcheck.cli.show_config import shown  # a run that judges shows none

    chosen = [f"{form} to {path}" for form, path in outputs(typed.outputs, typed.files)] if typed.outputs else []
    config = read_config(typed.config, typed.files)
    one_of(typed.fail_on or config.fail_on or "error", SEVERITY_WORDS, "--fail-on")
    say(shown(request(typed), config, typed.fail_on, chosen))
    return 0


def _parser() -> "Parser":
    from govcheck.cli.options import add_judging_options  # only a run with options has them read
    from govcheck.cli.outputs import add_output_options

    made = parser("check", "Judge an organisation and report conflicts and gaps.")
    made.add_argument("files", nargs="*", metavar="org.yaml", help="files that are parts of one organisation; - is standard input")
    add_judging_options(made)
    add_output_options(made)
    made.add_argument(
        "--each", action="store_true", help="every file is an organisation of its own; of a folder, every one that no other includes"
    )
    made.add_argument("--jobs", metavar="N", help="with --each: how many are judged at once (default: as many as there are processors)")
    made.add_argument("--watch", action="store_true", help="check again whenever a file that was read is saved, until interrupted")
    made.add_argument("--fail-on", metavar="SEVERITY", help="exit 1 from this severity on: error (default), warning, info, never")
    made.add_argument("--write-baseline", metavar="FILE", help="write the findings that are there to a file, and count them as known")
    made.add_argument("--show-config", action="store_true", help="print every setting that would count, with where it comes from")
    made.add_argument("-q", "--quiet", action="store_true", help="one line a finding, nothing else")
    made.add_argument("-v", "--verbose", action="store_true", help="every deciding fact, every question, every topic not modelled")
    made.add_argument("--no-color", action="store_true", help="no colour (also: the environment's NO_COLOR)")
    made.add_argument(OFF, action="store_true", help=f"judge anew, and keep nothing (also: the environment's {OFF_VARIABLE})")
    made.add_argument(OPTION, metavar="DIR", help=f"where answers are kept (also: {VARIABLE}; default: as govcheck cache tells)")
    return made


def _with_new_baseline(found: Judged, path: str) -> Assessment:
    """Write the findings to a file, and judge by it: nothing is new."""
    from govcheck.assessment.baselines import with_baseline
    from govcheck.documents.baseline import baseline_of, baseline_text

    baseline = baseline_of(found.assessment)
    write_file(path, baseline_text(baseline))
    complain(f"govcheck check: wrote {path}: {counted(len(baseline.findings), 'finding')}")
    return with_baseline(found.assessment, baseline, found.packs)
