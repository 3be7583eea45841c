"""Writing: to the terminal as it can show it, to files whole or not at all."""

# pathlib costs a third of an interpreter's start, and a plain check comes through here
# ruff: noqa: PTH105, PTH108, PTH112, PTH118, PTH123

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress

from govcheck.cli.usage import UsageError
from govcheck.model.slots import Problem
from govcheck.renderers.table import Look

MAX_WIDTH = 100
NARROWEST = 40


def look(*, no_color: bool = False, verbose: bool = False, quiet: bool = False, to_file: bool = False) -> Look:
    """How text should look where it goes: colour only on a terminal that wants it, ASCII where the console has no better."""
    if to_file:
        return Look(verbose=verbose, quiet=quiet)
    terminal = sys.stdout.isatty()
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    forced = bool(os.environ.get("FORCE_COLOR"))
    width = MAX_WIDTH
    if terminal:
        try:
            width = max(NARROWEST, min(MAX_WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns))
        except OSError:
            width = MAX_WIDTH
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    colour = (terminal or forced) and not dumb and not no_color
    return Look(colour=colour, width=width, unicode=encoding.startswith("utf"), verbose=verbose, quiet=quiet)


def say(text: str) -> None:
    """Write to standard output; what its encoding cannot show is escaped, never lost in a crash."""
    encoding = sys.stdout.encoding or "utf-8"
    data = text.encode(encoding, "backslashreplace")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode(encoding))
    else:
        sys.stdout.flush()
        buffer.write(data)
        buffer.flush()


def complain(text: str) -> None:
    """Write a message to standard error."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def say_problems(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, one a line, with what is not printable made visible."""
    for problem in problems:
        complain(visible(str(problem)))


def visible(text: str) -> str:
    """A text in which nothing steers a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def write_file(path: str, content: str | bytes) -> None:
    """Write a file whole or not at all: to a temporary file beside it, then renamed; raises UsageError."""
    write_files([(path, content)])


def write_files(files: Sequence[tuple[str, str | bytes]]) -> None:
    """Write files each of them whole, and none where one of them cannot be written; raises UsageError."""
    staged: list[tuple[str, str]] = []
    path = ""
    try:
        for path, content in files:
            folder, name = os.path.split(path)
            temporary = os.path.join(folder, f".{name}.{os.getpid()}.part")
            staged.append((temporary, path))
            with open(temporary, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            if os.path.isdir(path):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        for temporary, path in staged:
            os.replace(temporary, path)
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from None
    finally:
        for temporary, _ in staged:
            with suppress(OSError, ValueError):
                os.unlink(temporary)
