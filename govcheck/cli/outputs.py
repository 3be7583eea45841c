"""Which formats a run writes and where: ``--format FORMAT --output FILE``, as often as wanted, and the text for the terminal.

A format goes to standard output unless an ``--output`` belongs to it. Where every format goes to a file, the terminal still gets a line
for each finding and the summary: a log that says nothing of what was found would have to be opened elsewhere.
"""

import os
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from govcheck import __version__
from govcheck.cli.extras import extra
from govcheck.cli.terminal import SUMMARY, append_summary, look, say, say_problems, write_file
from govcheck.cli.usage import UsageError, one_of
from govcheck.model.findings import Assessment
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.renderers.table import FORMATS, Look, Many, extension, many_renderer, problem_renderer, renderer

if TYPE_CHECKING:
    from govcheck.cli.parser import Parser

#: what may be written for standard output
_STDOUT = ("-", "/dev/stdout")


class Output(Record):
    """A format and the file that it goes to; None is standard output."""

    form: str
    path: str | None


class Showing(Record):
    """How much is to be told, and whether without colour."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False


def add_output_options(made: "Parser", formats: Collection[str] = FORMATS) -> None:
    """Add ``--format`` and ``--output``; what is typed is noted in its order, as `outputs` wants it."""
    from govcheck.cli.parser import Noted

    made.add_argument(
        "--format",
        action=Noted,
        dest="outputs",
        metavar="FORMAT",
        help=f"one of {', '.join(formats)} (default: text)"
        + (f"; github also adds a Markdown summary to the file that ${SUMMARY} names" if "github" in formats else ""),
    )
    made.add_argument(
        "--output",
        action=Noted,
        dest="outputs",
        metavar="FILE",
        help="where the format before it goes (- is standard output); several pairs in one run, and then the terminal keeps a short text",
    )


def outputs(noted: Sequence[tuple[str, str]] | None, inputs: Sequence[str] = (), known: Collection[str] = FORMATS) -> tuple[Output, ...]:
    """The outputs in what was typed, as pairs of option and word in their order; `known` are the formats that there are.

    Outputs that stand together belong to the formats before them, as many as there are, in their order; those that have none before
    them to the next ones. Raises UsageError where two formats go to one place, or one to a file that is read.
    """
    formats: list[Output] = []
    waiting: list[str] = []
    for option, word in (*(noted or ()), ("", "")):
        if option == "--output":
            waiting.append(word)
            continue
        if waiting:
            free = [place for place, output in enumerate(formats) if output.path is None][-len(waiting) :]
            for place in free:
                formats[place] = formats[place]._replace(path=waiting.pop(0))
        if option:
            formats.append(Output(_known(word, known), waiting.pop(0) if waiting else None))
    if not formats:
        formats.append(Output("text", waiting.pop(0) if waiting else None))
    if waiting:
        given = sum(output.path is not None for output in formats) + len(waiting)
        raise UsageError(f"{given} times --output for {len(formats)} times --format; expected a format for each output")
    chosen = [output._replace(path=None) if output.path in _STDOUT else output for output in formats]
    _check(chosen, inputs)
    return tuple(chosen)


def _known(word: str, known: Collection[str]) -> str:
    """A format that there is; where assessments are written it may come from an installed package. Raises UsageError."""
    if word not in known and known is FORMATS and extension(word) is not None:
        return word
    return one_of(word, tuple(known), "--format")


def _check(chosen: Sequence[Output], inputs: Sequence[str]) -> None:
    seen: dict[str, Output] = {}
    read = {os.path.realpath(path): path for path in inputs}
    for output in chosen:
        form, path = output
        if path == "":
            raise UsageError(f"--output of --format {form} names no file")
        target = "" if path is None else os.path.realpath(path)
        if target in seen:
            other = seen[target]
            if path is None:
                raise UsageError(f"two formats go to standard output, {other.form} and {form}; expected an --output for all but one")
            raise UsageError(f"two formats go to one file, {other.form} to {other.path} and {form} to {path}; expected a file for each")
        if target in read:
            raise UsageError(f"--output {path} would overwrite {read[target]}, which is being checked; expected another file")
        seen[target] = output


def write_assessment(chosen: Sequence[Output], assessment: Assessment, showing: Showing) -> None:
    """Write an assessment in every format; raises UsageError, after all others were written, where one could not be."""
    write(chosen, lambda form, seen: renderer(form)(assessment, seen), showing)


def write_many(chosen: Sequence[Output], many: Many, showing: Showing) -> None:
    """Write what several organisations came to in every format, as `write_assessment` does."""
    write(chosen, lambda form, seen: many_renderer(form)(many, seen), showing)


def write_problems(chosen: Sequence[Output], problems: tuple[Problem, ...], showing: Showing) -> None:
    """Say what is wrong on standard error, and write it in every format, so that whoever reads the files finds no old ones."""
    say_problems(problems)
    formats = [output for output in chosen if output != Output("text", None)]
    write(formats, lambda form, seen: problem_renderer(form)(problems, __version__, seen), showing, brief=False)


def write(chosen: Sequence[Output], render: Callable[[str, Look], str], showing: Showing, *, brief: bool = True) -> None:
    """Write what `render` makes of each format and look; raises UsageError, after all others were written, where one could not be."""
    failed = []
    for form, path in chosen:
        seen = look(no_color=showing.no_color, verbose=showing.verbose, quiet=showing.quiet, to_file=path is not None)
        try:
            with extra("report", f"--format {form}"):
                text = render(form, seen)
            if path is None:
                say(text, form)
            else:
                write_file(path, text)
        except UsageError as error:
            failed.append(str(error))
    if os.environ.get(SUMMARY) and any(form == "github" for form, _ in chosen):
        try:
            append_summary(render("markdown", look(to_file=True)))
        except UsageError as error:
            failed.append(str(error))
    if brief and all(path is not None for _, path in chosen):
        say(render("text", look(no_color=showing.no_color, quiet=showing.quiet)._replace(brief=True)))
    if failed:
        raise UsageError("\n".join(failed))
