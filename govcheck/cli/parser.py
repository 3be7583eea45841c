"""The argument parser: argparse, complaining in our way."""

import argparse
from typing import NoReturn

from govcheck.cli.usage import UsageError


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError` instead of leaving the program."""

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
