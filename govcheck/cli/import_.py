"""``govcheck import``: write an organisation file from what a client has."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from govcheck.cli.knowledge import knowledge
from govcheck.cli.terminal import complain, say, visible, write_file
from govcheck.cli.usage import UsageError, day, parser

if TYPE_CHECKING:
    from govcheck.cli.parser import Parser
    from govcheck.cli.source_words import Said
    from govcheck.documents.importing.gather import Gathered

#: how many notices of one severity are printed without --verbose
MOST = 40


def run(argv: Sequence[str]) -> int:
    """Import the sources named, write the organisation file, print the account, and return the exit code."""
    from govcheck.cli.source_words import form_said, maps_said
    from govcheck.documents.importing.gather import Wishes, gather
    from govcheck.documents.importing.maps import MapError
    from govcheck.documents.importing.org_text import organization_text
    from govcheck.documents.importing.sources import source_files
    from govcheck.source.problems import InputError

    typed = _parser().parse_args(list(argv))
    if not typed.sources:
        raise UsageError("no source; expected govcheck import SOURCE... -o org.yaml")
    if typed.review is not None and typed.review in (typed.output, *typed.sources):
        raise UsageError(f"--review {typed.review} is another file of this import; expected a sheet of its own")
    if typed.output is not None and os.path.lexists(typed.output) and not typed.force:
        raise UsageError(f"{typed.output} is there already; --force writes over it")
    said = maps_said(typed.map, typed.letters, typed.map_file)
    as_of = day(typed.as_of) if typed.as_of else date.today()  # noqa: DTZ011 - the user's own today
    known = knowledge(typed.pack)
    form = form_said(typed.source_format)
    wishes = Wishes(as_of, said.columns, said.letters, tuple(typed.table), typed.name, typed=said.typed, form=form)
    stdin = sys.stdin.buffer.read() if "-" in typed.sources else None
    try:
        gathered = gather(source_files(typed.sources, stdin), known.vocabulary, wishes)
    except MapError as error:
        raise UsageError(str(error)) from None
    problems = gathered.ledger.problems()
    if problems and not typed.partial:
        _tell(gathered, verbose=typed.verbose)
        complain(f"govcheck import: nothing written: {_count(len(problems), 'error')}; --partial leaves out what cannot be read")
        return 2
    text = organization_text(gathered.draft, gathered.ledger, known.vocabulary)
    sheet: str | None = None
    if typed.review is not None and (gathered.draft.seats or gathered.draft.matrices):
        from govcheck.cli.reviewing import reviewed

        text, sheet = reviewed(typed.review, text, gathered, known.vocabulary, as_of)
    if not gathered.draft.seats and not gathered.draft.matrices:
        raise InputError(problems)
    if typed.save_map is not None:
        _save_map(typed.save_map, gathered, said)
    _tell(gathered, verbose=typed.verbose)
    if typed.output is None or typed.output == "-":
        say(text, "yaml")
    else:
        write_file(typed.output, text)
        partly = ", in part" if problems else ""
        complain(f"wrote {typed.output}{partly}; next: govcheck {typed.output}")
    if sheet is not None:
        write_file(typed.review, sheet)
        complain(f"wrote {typed.review}; fill in the column is, then import again with --review {typed.review}")
    return 0


def _parser() -> "Parser":
    from govcheck.cli.options import add_source_options

    made = parser("import", "Write an organisation file from charts, matrices and governance data in other formats.")
    made.add_argument("sources", nargs="*", metavar="SOURCE", help="files, or folders with one file to a person; - is standard input")
    made.add_argument("-o", "--output", metavar="FILE", help="the organisation file to write (default: print it)")
    add_source_options(made)
    made.add_argument("--save-map", metavar="FILE", help="write to a file as what every column was read, and the letters of --letters")
    made.add_argument("--name", metavar="NAME", help="the organisation's name")
    made.add_argument("--pack", action="append", default=[], metavar="DIR", help="a rule pack of your own, for its vocabulary")
    made.add_argument("--as-of", metavar="DATE", help="the day as of which staff count as left, YYYY-MM-DD (default: today)")
    made.add_argument("--review", metavar="FILE", help="write what titles and rows only suggest to this sheet; filled in, apply it")
    made.add_argument("--partial", action="store_true", help="leave out rows that cannot be read, instead of writing nothing")
    made.add_argument("--force", action="store_true", help="write over a file that is there")
    made.add_argument("-v", "--verbose", action="store_true", help="every notice and every row left out")
    return made


def _save_map(path: str, gathered: "Gathered", said: "Said") -> None:
    """Write as what every column was read, with what was said of columns that are not there this time."""
    from govcheck.documents.importing.headings import folded
    from govcheck.documents.importing.maps import map_text

    read = gathered.ledger.columns
    told = {folded(heading) for heading in read}
    kept = {**read, **{heading: field for heading, field in said.columns.items() if heading not in told}}
    write_file(path, map_text(kept, said.letters))


def _tell(gathered: "Gathered", *, verbose: bool) -> None:
    """The account, to standard error: the file itself may go to standard output."""
    from govcheck.documents.importing.account import account

    for line in account(gathered.ledger, most=None if verbose else MOST):
        complain(visible(line))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
