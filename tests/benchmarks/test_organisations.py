"""The benchmark measures what it says: organisations of the size asked for, the same every time, and nearly clean."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.benchmarks.layouts import write
from tests.benchmarks.organisations import organisation

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("people", "activities"), [(17, 15), (25, 15), (1_000, 200)])
def test_it_has_the_size_that_was_asked_for(people: int, activities: int) -> None:
    made = organisation(people, activities)
    assert (len(made.seats), len({seat.holder for seat in made.seats}), len({seat.id for seat in made.seats})) == (people, people, people)
    assert len(made.rows) == activities


def test_every_row_has_one_accountable_and_somebody_responsible() -> None:
    def letters(cells: dict[str, str]) -> list[str]:
        return [letter for cell in cells.values() for letter in cell.split("/")]

    rows = organisation(1_000, 200).rows
    assert [name for name, cells in rows.items() if letters(cells).count("A") != 1 or "R" not in letters(cells)] == []


def test_nobody_leads_more_than_twelve() -> None:
    seats = organisation(1_000, 200).seats
    assert max(Counter(upper for seat in seats for upper in seat.superiors).values()) <= 12
    assert {upper for seat in seats for upper in seat.superiors} <= {seat.id for seat in seats} | {"board", "audit"}


def test_faults_spoil_some_seats_and_rows_and_the_seed_says_which() -> None:
    clean, spoiled, other = (organisation(1_000, 200, faults=faults, seed=seed) for faults, seed in ((0, 0), (3, 0), (3, 1)))
    changed = [seat.id for seat, was in zip(spoiled.seats, clean.seats, strict=True) if seat != was]
    assert len(changed) == 3 * (1 + 2 + 15) + 1
    assert "ciso" in changed
    assert len([row for row in clean.rows if clean.rows[row] != spoiled.rows[row]]) <= 12
    assert spoiled != other


def test_the_same_size_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.benchmarks.layouts import write;"
        "from tests.benchmarks.organisations import organisation; write(organisation(99, 30, faults=2, seed=7), 'block', Path(sys.argv[1]))"
    )
    made = set()
    for seed in ("0", "1"):
        subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        made.add((tmp_path / "org.yaml").read_bytes())
    write(organisation(99, 30, faults=2, seed=7), "block", tmp_path)
    assert made == {(tmp_path / "org.yaml").read_bytes()}


def test_too_small_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="no organisation of 3 and 15; expected at least 17 and 15"):
        organisation(3, 15)


def test_nearly_every_rule_passes(tmp_path: Path) -> None:
    write(organisation(25, 15), "flow", tmp_path)
    words = [sys.executable, "-m", "govcheck", "check", "--format", "json", "--fail-on", "never", "org.yaml"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    said = json.loads(done.stdout)
    assert said["problems"] == []
    assert [finding for finding in said["findings"] if finding["severity"] == "error"] == []
