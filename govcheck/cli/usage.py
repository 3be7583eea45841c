"""What the words typed mean: parsers that complain in our words, and options that several commands share."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.cli.parser import Parser

from govcheck.source.problems import GovcheckError, nearest

SEVERITY_WORDS = ("error", "warning", "info", "never")


class UsageError(GovcheckError):
    """The words typed are wrong."""


def parser(command: str, meaning: str) -> "Parser":
    """A parser for one command."""
    from govcheck.cli.parser import Parser  # argparse costs half an interpreter's start, and a check without options needs none

    return Parser(prog=f"govcheck {command}", description=meaning, allow_abbrev=False)


def day(word: str) -> date:
    """A day as ``YYYY-MM-DD``; raises UsageError."""
    try:
        if len(word) == len("2026-01-31"):
            return date.fromisoformat(word)
    except ValueError:
        pass
    raise UsageError(f"--as-of {word!r} is no day; expected YYYY-MM-DD")


def one_of(word: str, valid: Sequence[str], what: str) -> str:
    """A word that must be one of the valid ones; raises UsageError with the nearest."""
    if word in valid:
        return word
    near = nearest(word, valid)
    hint = f" (did you mean {near}?)" if near else ""
    raise UsageError(f"unknown {what} {word!r}; expected one of {', '.join(valid)}{hint}")
