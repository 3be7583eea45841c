"""``govcheck init``: a commented organisation file to start from; it checks out."""

import os
from collections.abc import Sequence

from govcheck.cli.terminal import say, write_file
from govcheck.cli.usage import UsageError, parser
from govcheck.documents.starter import starter_text


def run(argv: Sequence[str]) -> int:
    """Write the starter, or print it where the file is ``-``; never over a file that is there."""
    made = parser("init", "Write a commented organisation file to start from.")
    made.add_argument("file", nargs="?", default="org.yaml", metavar="FILE", help="default: org.yaml; - prints it")
    made.add_argument("--force", action="store_true", help="write over a file that is there")
    typed = made.parse_args(list(argv))
    if typed.file == "-":
        say(starter_text())
        return 0
    if os.path.lexists(typed.file) and not typed.force:
        raise UsageError(f"{typed.file} is there already; --force writes over it")
    write_file(typed.file, starter_text())
    say(f"wrote {typed.file}\nedit it, then: govcheck {typed.file}\n")
    return 0
