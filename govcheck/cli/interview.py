"""``govcheck interview``: what to ask the client, and what becomes of the answers."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.assessment.assess import assess
from govcheck.assessment.interview import interview
from govcheck.cli.judging import Judged, judged, request
from govcheck.cli.options import add_judging_options
from govcheck.cli.terminal import complain, look, say, write_file
from govcheck.cli.usage import UsageError, one_of, parser
from govcheck.model.facts import apply
from govcheck.model.findings import JUDGED, Assessment
from govcheck.renderers.interview_sheet import INTERVIEW_FORMATS
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.table import RENDERERS

if TYPE_CHECKING:
    from govcheck.model.verdicts import Edit

_ENDINGS = {".csv": "csv", ".md": "markdown", ".markdown": "markdown"}


def run(argv: Sequence[str]) -> int:
    """Print or write the questions; with answers, write the organisation file that they make, or judge it."""
    made = parser("interview", "What to ask the client: the questions that decide the most rules first, and what becomes of the answers.")
    made.add_argument("files", nargs="*", metavar="org.yaml", help="files that are parts of one organisation; - is standard input")
    made.add_argument(
        "--format", metavar="FORMAT", help=f"one of {', '.join(INTERVIEW_FORMATS)} (default: by the ending of the output, else text)"
    )
    made.add_argument("-o", "--output", metavar="FILE", help="where the questions go; with --answers, the new organisation file")
    made.add_argument(
        "--answers", metavar="FILE", help="a sheet that was filled in (CSV or Markdown): apply it, and judge or write the result"
    )
    made.add_argument("--most", type=int, metavar="N", help="at most this many questions")
    made.add_argument("--no-color", action="store_true", help="no colour (also: the environment's NO_COLOR)")
    add_judging_options(made)
    typed = made.parse_args(list(argv))
    if typed.answers is not None and (typed.format is not None or typed.most is not None):
        raise UsageError("--answers applies a sheet; --format and --most are for questions")
    if typed.most is not None and typed.most < 1:
        raise UsageError(f"--most {typed.most} is less than 1")
    form = one_of(typed.format, tuple(INTERVIEW_FORMATS), "--format") if typed.format is not None else _by_ending(typed.output)
    if typed.output is not None and typed.output in typed.files:
        raise UsageError(f"{typed.output} is a file of the organisation; expected another file to write")
    found = judged(request(typed))
    if typed.answers is not None:
        return _answered(found, typed.answers, typed.output, typed.files, no_color=typed.no_color)
    asks = interview(found.document, found.packs, found.vocabulary, found.settings, found.selection)
    shown = asks if typed.most is None else asks[: typed.most]
    text = INTERVIEW_FORMATS[form](shown, look(no_color=typed.no_color, to_file=typed.output is not None))
    if typed.output is None:
        say(text, form)
    else:
        write_file(typed.output, text)
        complain(f"wrote {typed.output}: {counted(len(shown), 'question')}; fill in the column answer, then use it with --answers")
    return 0


def _by_ending(path: str | None) -> str:
    return _ENDINGS.get(Path(path).suffix.lower(), "text") if path is not None else "text"


def _answered(found: Judged, answers: str, output: str | None, files: Sequence[str], *, no_color: bool) -> int:
    from govcheck.documents.answers import read_answers  # asking needs none of it

    edits, answered = read_answers(_read(answers), answers, found.document.organization, found.vocabulary)
    document = found.document._replace(organization=apply(found.document.organization, edits))
    after = assess(document, found.packs, found.vocabulary, found.settings, found.selection)
    if output is None:
        # the text's code frames are of the files as they are: a new fact has no line yet
        say(RENDERERS["text"](after, look(no_color=no_color)))
    else:
        write_file(output, _written(found, edits, files))
    where = f"; wrote {output}" if output is not None else ""
    complain(
        f"{counted(answered, 'answer')}, {counted(len(edits), 'fact')} changed: "
        f"{_judged(after)} rules judged, {_judged(found.assessment)} before{where}"
    )
    return 0


def _judged(assessment: Assessment) -> int:
    return sum(rule.outcome in JUDGED for rule in assessment.rules)


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None


def _written(found: Judged, edits: "tuple[Edit, ...]", files: Sequence[str]) -> str:
    """The file as it is, with the new facts in it; several files, and tables, become one file in the canonical form."""
    from govcheck.documents.write_yaml import write_organization

    if len(files) == 1 and files[0] != "-" and len(found.document.inputs) == 1 and files[0].endswith((".yaml", ".yml")):
        from govcheck.documents.edit_yaml import edited_files
        from govcheck.source.problems import InputError

        try:
            return edited_files(files, edits, found.vocabulary)[found.document.inputs[0].path]
        except InputError as error:
            complain(f"govcheck interview: {error.problems[0].message}; written in the canonical form instead, without comments")
    return write_organization(apply(found.document.organization, edits))
