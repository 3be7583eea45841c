"""Writing: to the terminal as it can show it, to files whole or not at all."""

# pathlib costs a third of an interpreter's start, and a plain check comes through here
# ruff: noqa: PTH101, PTH105, PTH108, PTH109, PTH116, PTH118, PTH120, PTH123

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from govcheck.cli.usage import UsageError
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.look import Look
from govcheck.source.notes import bar, note_said

MAX_WIDTH = 100
NARROWEST = 40
#: where GitHub takes the text that it shows on the page of a job
SUMMARY = "GITHUB_STEP_SUMMARY"


def look(*, no_color: bool = False, verbose: bool = False, quiet: bool = False, to_file: bool = False) -> Look:
    """How text should look where it goes: colour only on a terminal that wants it, ASCII where the console has no better."""
    root = ""
    with suppress(OSError):
        root = os.getcwd().replace(os.sep, "/")
    if to_file:
        return Look(verbose=verbose, quiet=quiet, root=root)
    terminal = sys.stdout.isatty()
    dumb = bool(os.environ.get("NO_COLOR")) or not obeys_sequences(os.environ, windows=os.name == "nt")
    forced = os.environ.get("FORCE_COLOR", "") not in ("", "0", "false")
    width = MAX_WIDTH
    if terminal:
        try:
            width = max(NARROWEST, min(MAX_WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns))
        except OSError:
            width = MAX_WIDTH
    colour = (terminal or forced) and not dumb and not no_color
    return Look(colour=colour, width=width, unicode=_is_unicode(sys.stdout.encoding), verbose=verbose, quiet=quiet, root=root)


def obeys_sequences(environment: Mapping[str, str], *, windows: bool) -> bool:
    """Whether a terminal takes colour as sequences: all do but dumb ones, and on Windows those that do not say that they do."""
    if environment.get("TERM") == "dumb":
        return False
    said = ("WT_SESSION", "TERM", "ANSICON", "ConEmuANSI", "FORCE_COLOR")
    return not windows or any(environment.get(name) for name in said)


def _is_unicode(encoding: str | None) -> bool:
    return (encoding or "ascii").lower().replace("-", "").startswith("utf")


#: formats that can write any character in ASCII, so that they hold whatever a console or a pipe makes of bytes
_JSON = frozenset(("json", "sarif", "gitlab"))
_REFERENCES = frozenset(("junit", "markdown"))


def say(text: str, form: str = "text") -> None:
    """Write to standard output; what its encoding cannot show is escaped as the format has it, never lost in a crash.

    A format for programs that knows no escape (CSV, YAML, HTML, GitHub's annotations) is UTF-8 whatever the console is. Raises UsageError
    where standard output takes no more (a full disk); a reader who has left is a `BrokenPipeError`.
    """
    note_said("say", text, form)
    encoding = sys.stdout.encoding or "utf-8"
    if form in _JSON and not _is_unicode(encoding):
        from json import dumps  # a console of another encoding, and a format for programs: that is rare

        text = "".join(sign if sign.isascii() else dumps(sign)[1:-1] for sign in text)
    elif form in _REFERENCES and not _is_unicode(encoding):
        text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    elif form != "text":
        encoding = "utf-8"
    data = text.encode(encoding, "backslashreplace")
    buffer = getattr(sys.stdout, "buffer", None)
    try:
        if buffer is None:
            sys.stdout.write(data.decode(encoding))
        else:
            sys.stdout.flush()
            buffer.write(data)
            buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # the interpreter must not try once more when it ends
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it takes the place of standard output to the end
        raise UsageError(f"cannot write to standard output: {error.strerror or error}") from None


def complain(text: str) -> None:
    """Write a message to standard error."""
    note_said("complain", text)
    encoding = sys.stderr.encoding or "utf-8"
    if not text.isascii() and not _is_unicode(encoding):
        from govcheck.renderers.pieces.flow import PLAIN_SIGNS  # few messages draw a sign, and few consoles have none

        for sign, plain in PLAIN_SIGNS.items():
            text = text.replace(sign, plain)
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def say_problems(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, one a line, with what is not printable made visible."""
    for problem in problems:
        complain(visible(str(problem)))


def visible(text: str) -> str:
    """A text in which nothing steers a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def write_file(path: str, content: str | bytes) -> None:
    """Write a file whole or not at all: to a temporary file beside it, then renamed; raises UsageError.

    A link stays a link, and an old file's permissions stay. What is no file (a pipe, a device) is written to as it is.
    """
    if isinstance(content, str) and "\0" not in path:
        note_said("write", path, os.path.realpath(path), content)
    else:
        bar()
    write_files([(path, content)])


def append_summary(text: str) -> None:
    """Add to the file that `SUMMARY` names, to which other steps of the job write as well; raises UsageError.

    All of it goes to the system at once and to the end of the file, so that no kill leaves half of it there, nor another writer within
    it; where the disk is full in its midst, what was added is taken away again.
    """
    note_said("append", text)
    path = os.environ.get(SUMMARY, "")
    data = text.encode()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            written = os.write(handle, data)
            if written < len(data):
                os.ftruncate(handle, os.fstat(handle).st_size - written)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(handle)
    except OSError as error:
        raise UsageError(f"cannot write {path} (from ${SUMMARY}): {error.strerror or error}") from None


def write_files(files: Sequence[tuple[str, str | bytes]]) -> None:
    """Write files each of them whole, and none where one of them cannot be written; raises UsageError."""
    staged: list[tuple[str, str]] = []
    path = ""
    try:
        with _terminable():
            for path, content in files:
                staged += _staged(path, content.encode() if isinstance(content, str) else content)
            for temporary, target in staged:
                os.replace(temporary, target)
    except KeyboardInterrupt:
        raise UsageError(f"interrupted while writing {path}; what stood there before still does") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from None
    finally:
        for temporary, _ in staged:
            with suppress(OSError):
                os.unlink(temporary)


def _staged(path: str, data: bytes) -> list[tuple[str, str]]:
    """Write the temporary file beside a path; returns it with what it is to take the place of, or nothing for what is no file."""
    old = _status_of(path)
    if old is not None and stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if old is not None and not stat.S_ISREG(old.st_mode):
        with open(path, "wb") as file:
            file.write(data)
        return []
    target = os.path.realpath(path)
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # nobody else can know the name, so what stands there was not put there to be written through
    temporary = os.path.join(os.path.dirname(target), f".govcheck-{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            os.chmod(temporary, stat.S_IMODE(old.st_mode))
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return [(temporary, target)]


def _status_of(path: str) -> os.stat_result | None:
    """What stands at a path; None where nothing does."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


@contextmanager
def _terminable() -> Iterator[None]:
    """While a file is written, being asked to end is the same as being interrupted, so that nothing half written is left."""
    import signal

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, interrupt)
    except ValueError:
        # only the main thread may ask for signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
