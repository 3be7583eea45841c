"""Shared by the tests of this folder: a small pack of one's own, written to a folder, and what is wrong with it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from govcheck.packs.load import load_packs
from govcheck.packs.rule import Pack, Rule
from govcheck.source.problems import InputError
from tests.properties.organisations import VOCABULARY

PACK = 'id: house\ntitle: House rules\nversion: "1"\ndate: 2026-01-01\nsources: [house]\n'
SOURCES = "- {id: house, title: Our own policy, clauses: ['1', '2']}\n"
#: a rule that is sound; the lines are numbered by those who expect problems in them
RULE = """\
id: watched
title: The CISO watches
severity: {conflict: warning, gap: info}
cites: ["house:1"]
subject: {activity: security-monitoring}
require:
  assigned: {letters: [A], to: {role: ciso}}
messages:
  conflict: "{assignee} answers for {subject}"
  gap: "nobody answers for {subject}"
rationale: Because.
remediation: Do it.
examples:
  - name: nobody
    organization: {positions: {ciso: {is: ciso}}, raci: {security-monitoring: {ciso: R}}}
    findings: [{kind: gap, subject: "activity:security-monitoring", message: 'nobody answers for "security-monitoring"'}]
"""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A pack in a folder: its own two files, and those that are given."""
    for name, text in {"pack.yaml": PACK, "sources.yaml": SOURCES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edited(*changes: tuple[str, str], text: str = RULE) -> str:
    """The sound rule with pieces of its text replaced."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def load(folder: Path) -> Pack:
    """The one pack of a folder."""
    (pack,) = load_packs([folder], VOCABULARY).packs
    return pack


def rule(folder: Path, text: str) -> Rule:
    """The one rule of a pack with that text."""
    (found,) = load(write(folder, {"watched.yaml": text})).rules
    return found


def problems(*folders: Path) -> list[str]:
    """What is wrong with packs, as ``path:line:column: message``, the paths relative to the folder of each."""
    with pytest.raises(InputError) as caught:
        load_packs(folders, VOCABULARY)
    told = [str(problem) for problem in caught.value.problems]
    for folder in folders:
        told = [text.removeprefix(f"{folder.as_posix()}/") for text in told]
    return told


def wrong(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is wrong with the sound rule after some changes, as ``line:column: message``."""
    told = problems(write(folder, {"watched.yaml": edited(*changes)}))
    return [text.removeprefix("watched.yaml:") for text in told]
