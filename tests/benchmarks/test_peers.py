"""All layouts mean the same, and the other programs count what govcheck counts: it is the same ten checks that are compared."""

import sys
from pathlib import Path

import pytest

from govcheck.documents.read import read_files
from govcheck.model.organization import Organization
from tests.benchmarks.checks import CHECKS, WORDS, counts
from tests.benchmarks.cost import run
from tests.benchmarks.facts import NOTATIONS, facts
from tests.benchmarks.layouts import LAYOUTS, write
from tests.benchmarks.organisations import Made, organisation
from tests.benchmarks.peers import PEERS
from tests.benchmarks.peers import counts as counted
from tests.benchmarks.run import COMMAND
from tests.properties.organisations import VOCABULARY

MADE = organisation(200, 60, faults=3, seed=5)


def read(made: Made, layout: str, folder: Path) -> Organization:
    return read_files([str(write(made, layout, folder))], VOCABULARY).organization


@pytest.mark.parametrize("layout", sorted(LAYOUTS.keys() - {"flow"}))
def test_every_layout_means_the_same(layout: str, tmp_path: Path) -> None:
    assert read(MADE, layout, tmp_path) == read(MADE, "flow", tmp_path)


@pytest.mark.parametrize("name", PEERS)
def test_every_program_counts_the_same(name: str, tmp_path: Path) -> None:
    peer = PEERS[name]
    if not peer.installed():
        pytest.skip(f"{name} is not installed")
    (tmp_path / peer.facts).write_text(NOTATIONS[peer.facts](facts(MADE)), encoding="utf-8")
    found = counted(run(peer.command(str(tmp_path / peer.facts))).printed)
    path = write(MADE, "flow", tmp_path)
    assert found == counts(run([sys.executable, "-c", COMMAND, *WORDS, str(path)]).printed)
    assert {check for check in CHECKS if found[check]} == set(CHECKS)
