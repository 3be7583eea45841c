"""The phases of a check are measured, and every door between them is still there."""

from pathlib import Path

from tests.benchmarks.layouts import write
from tests.benchmarks.organisations import organisation
from tests.benchmarks.phases import ORDER, phases


def test_every_phase_of_a_check_takes_its_share(tmp_path: Path) -> None:
    found = phases(str(write(organisation(25, 15), "flow", tmp_path)), runs=1)
    assert tuple(found) == ORDER
    assert all(seconds > 0 for seconds in found.values())
