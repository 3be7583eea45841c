"""The argument parser: argparse, complaining in our way."""

import argparse
from collections.abc import Sequence
from typing import Any, ClassVar, NoReturn

from govcheck.cli.usage import UsageError


class Collected(Exception):  # noqa: N818 - nothing is wrong
    """Carries the parser of a command to whoever wants to know what the command takes."""

    def __init__(self, parser: "Parser") -> None:
        self.parser = parser
        super().__init__(parser.prog)


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError` instead of leaving the program.

    While parsers are `collecting`, none reads anything: each is raised as `Collected`.
    """

    collecting: ClassVar[bool] = False

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """What was typed, as argparse reads it; every other way of reading comes through here."""
        if Parser.collecting:
            raise Collected(self)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        raise UsageError(f"{message}\n{self.format_usage().rstrip()}")


class Noted(argparse.Action):
    """Notes an option with its word, in the order in which several options of one destination were typed."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Add a pair of option and word."""
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest) or ()), (self.option_strings[0], values)])
