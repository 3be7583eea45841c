"""The argument parser: argparse, complaining in our way."""

import argparse
from typing import NoReturn

from govcheck.cli.usage import UsageError


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError` instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        raise UsageError(f"{message}\n{self.format_usage().rstrip()}")
