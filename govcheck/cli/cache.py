"""``govcheck cache``: where the answers of checks are kept and how much room they take; with ``--clear``, none any more."""

import os
from collections.abc import Sequence

from govcheck.cli.cache_folder import OFF_VARIABLE, OPTION, VARIABLE, cache_folder, entries, remove
from govcheck.cli.terminal import say, visible
from govcheck.cli.usage import UsageError, parser
from govcheck.renderers.pieces.counted import counted


def run(argv: Sequence[str]) -> int:
    """Say where the cache is and what it holds, or empty it."""
    made = parser("cache", "Tell where the answers of checks are kept, and how much room they take.")
    made.add_argument("--clear", action="store_true", help="remove all that is kept; the next checks judge anew")
    made.add_argument(OPTION, metavar="DIR", help=f"another folder (also: {VARIABLE})")
    typed = made.parse_args(list(argv))
    words = (OPTION, typed.cache_dir) if typed.cache_dir else ()
    # whether checks do without it plays no part here
    folder = cache_folder(words, {name: value for name, value in os.environ.items() if name != OFF_VARIABLE})
    if folder is None:
        say(f"there is no home folder to keep answers in; {VARIABLE} names another folder\n")
        return 0
    try:
        found = entries(folder)
        if typed.clear:
            remove(found)
    except (OSError, ValueError) as error:
        raise UsageError(f"the cache {folder}: {getattr(error, 'strerror', None) or error}") from None
    what = f"{counted(len(found), 'answer')}, {_size(sum(size for _, size, _ in found))}"
    say(f"removed {what} from {visible(folder)}\n" if typed.clear else f"{visible(folder)}: {what}\n")
    return 0


def _size(count: int) -> str:
    """A number of bytes for people."""
    return counted(count, "byte") if count < 1000 else f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
