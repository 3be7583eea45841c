"""What a process costs: seconds of the processor and peak memory, so that a busy machine weighs little."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Cost(NamedTuple):
    """Least seconds of the processor, largest peak memory (MiB) over several runs, and what the last run printed."""

    seconds: float
    memory: float
    printed: bytes


def run(command: Sequence[str]) -> Cost:
    """The cost of one process; raises CalledProcessError where it fails."""
    # an installation has its bytecode, whatever the shell that measures says
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": str(ROOT)}
    # an answer that is only said again measures nothing
    env["GOVCHECK_NO_CACHE"] = "1"
    with tempfile.TemporaryFile() as output:
        with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024), printed)


def measure(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Cost]:
    """The costs of commands that take turns, so that all meet the same machine; the least of their runs counts."""
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            spent = run(command)
            # the first turn fills the caches of the system and of Python
            if turn or runs == 0:
                taken[name].append(spent)
    return {
        name: Cost(min(cost.seconds for cost in costs), max(cost.memory for cost in costs), costs[-1].printed)
        for name, costs in taken.items()
    }
