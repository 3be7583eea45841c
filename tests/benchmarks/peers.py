"""The other programs that make the same ten checks, as far as they are installed."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.checks import CHECKS

_FOLDER = Path(__file__).with_name("programs")


class Peer(NamedTuple):
    """Another program: the file of facts that it reads, its command, whether it is there, and the most people for which it is asked."""

    facts: str
    command: Callable[[str], Sequence[str]]
    installed: Callable[[], bool]
    most: int


def _python(script: str) -> Callable[[str], Sequence[str]]:
    return lambda facts: (sys.executable, str(_FOLDER / script), facts)


PEERS: Mapping[str, Peer] = {
    "sqlite": Peer("facts.sql", _python("with_sqlite.py"), lambda: True, 100_000),
    "clingo": Peer("facts.pl", _python("with_clingo.py"), lambda: find_spec("clingo") is not None, 100_000),
    "swi-prolog": Peer(
        "facts.pl",
        lambda facts: ("swipl", "-q", "-g", "main", "-t", "halt", str(_FOLDER / "checks.pl"), facts),
        lambda: shutil.which("swipl") is not None,
        100_000,
    ),
    "pyshacl": Peer("facts.ttl", _python("with_pyshacl.py"), lambda: find_spec("pyshacl") is not None, 1_000),
}


def counts(printed: bytes) -> dict[str, int]:
    """Check -> how often a peer found it, from what it printed; what it does not name it did not find."""
    found = dict(line.split() for line in printed.decode().splitlines() if line)
    return {check: int(found.get(check, 0)) for check in CHECKS}
