"""A bounded run of every target, led by coverage: as many inputs as are named here, the same on every machine."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzzing.targets import TARGETS

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("atheris") is None, reason="atheris is not installed: pip install 'govcheck[dev]', on Linux"
    ),
]

#: inputs of each target, fewer where one takes long
INPUTS = dict.fromkeys(TARGETS, 150) | {"organisation": 400, "vocabulary": 10, "plan": 60, "report": 15, "ods": 25, "xls": 25, "xlsb": 10}


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_coverage_leads_to_is_refused_or_judged(target: str, tmp_path: Path) -> None:
    words = ["-m", "tests.fuzzing.run", target, "--inputs", str(INPUTS[target]), "--seconds", "300", "--keep", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    told = done.stdout.decode() + done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, f"{told[-5000:]}\nthe input: {[path.read_bytes() for path in tmp_path.iterdir()]}"
    counted = re.search(rf"^{target}: ([\d,]+) inputs, ", told, re.MULTILINE)
    assert counted is not None
    assert int(counted[1].replace(",", "")) == INPUTS[target]
