"""Running the command line as a person does: words in, exit status and what stands on both outputs."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Ran(NamedTuple):
    """What a run left behind."""

    status: int
    out: str
    err: str


def govcheck(*words: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """Run ``python -m govcheck`` in a process of its own, from another folder than the project's."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(env or {})}
    done = subprocess.run(
        [sys.executable, "-m", "govcheck", *words], cwd=cwd, input=stdin, capture_output=True, env=environment, check=False, timeout=120
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
