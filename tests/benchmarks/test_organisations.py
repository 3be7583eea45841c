"""The benchmark measures what it says: organisations of the size asked for, the same every time, and nearly clean."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from govcheck.source.nodes import Node, plain
from govcheck.source.reader import read_yaml
from tests.benchmarks.organisations import organisation

ROOT = Path(__file__).parents[2]


def read(text: str) -> Any:
    node: Node = read_yaml(text.encode(), "org.yaml")
    return plain(node)


@pytest.mark.parametrize(("people", "activities"), [(17, 15), (25, 15), (1_000, 200)])
def test_it_has_the_size_that_was_asked_for(people: int, activities: int) -> None:
    made = read(organisation(people, activities))

    holders = [seat["holder"] for seat in made["positions"].values() if "holder" in seat]
    assert (len(holders), len(set(holders))) == (people, people)
    assert len(made["raci"]) == activities


def test_every_row_has_one_accountable_and_somebody_responsible() -> None:
    rows = read(organisation(1_000, 200))["raci"]

    def letters(cells: dict[str, str]) -> list[str]:
        return [letter for cell in cells.values() for letter in cell.split("/")]

    assert [name for name, cells in rows.items() if letters(cells).count("A") != 1 or "R" not in letters(cells)] == []


def test_nobody_leads_more_than_twelve() -> None:
    positions = read(organisation(1_000, 200))["positions"]
    superiors = [seat["reports_to"] for seat in positions.values() if "reports_to" in seat]

    assert max(superiors.count(superior) for superior in set(superiors)) <= 12
    assert set(superiors) <= set(positions)


def test_the_same_size_gives_the_same_bytes() -> None:
    code = "import sys; from tests.benchmarks.organisations import organisation; sys.stdout.write(organisation(100, 30))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert made == {organisation(100, 30).encode()}


def test_too_small_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="no organisation of 3 and 15; expected at least 17 and 15"):
        organisation(3, 15)


def test_nearly_every_rule_passes(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(organisation(25, 15), encoding="utf-8")
    words = [sys.executable, "-m", "govcheck", "check", "--format", "json", "--fail-on", "never", "org.yaml"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    said = json.loads(done.stdout)
    assert said["problems"] == []
    assert [finding for finding in said["findings"] if finding["severity"] == "error"] == []
