"""The mutants that live on, as ``survivors.toml`` lists them, each with the reason."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.mutation.operators import Mutant

FILE = Path(__file__).with_name("survivors.toml")
ROOT = Path(__file__).parents[2]


class Survivor(NamedTuple):
    """A change that no test can notice, or that none has to: a line of a module without its indent, what is changed in it, and why."""

    module: str
    line: str
    what: str
    equivalent: bool
    reason: str


@cache
def survivors() -> tuple[Survivor, ...]:
    """Everything that the file lists."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return tuple(
        Survivor(module, found["line"], found["what"], found.get("equivalent", True), found["reason"])
        for module, listed in data.items()
        for found in listed
    )


def equivalent(mutant: Mutant) -> str | None:
    """Why a mutant does the same as the program, where it is listed as one that does."""
    line = (ROOT / mutant.module).read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    if (line, mutant.what) == ("return ()", "returns ()"):
        return "it returns that already"
    wanted = (mutant.module, line, mutant.what)
    return next((each.reason for each in survivors() if each.equivalent and each[:3] == wanted), None)
