"""What is fuzzed: each target takes bytes, and raises only where govcheck has a fault."""

import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from govcheck.assessment.assess import assess
from govcheck.documents.read import read_files
from govcheck.documents.write_yaml import write_organization
from govcheck.model.findings import Outcome
from govcheck.model.settings import Settings
from govcheck.packs.index import Compiled
from govcheck.packs.load import collect_packs
from govcheck.packs.shipped import shipped
from govcheck.renderers.table import RENDERERS, Look
from govcheck.source.problems import InputError

PACK = "id: house\ntitle: House rules\nversion: '1'\ndate: 2026-01-01\nsources: [cio-ciso]\n"
SETTINGS = Settings(date(2026, 11, 26))

#: what a target tells of an input: it was refused with problems, or judged
REFUSED, JUDGED = "refused", "judged"


@cache
def known() -> Compiled:
    """The vocabulary and the packs that come with govcheck."""
    return shipped()


def organisation_file(data: bytes) -> str:
    """Read an organisation file, write it again, judge it and print it; no rule crashes, and what is written reads back the same."""
    vocabulary, packs = known().vocabulary, known().packs
    try:
        document = read_files(["-"], vocabulary, data)
    except InputError as error:
        check_problems(error)
        return REFUSED
    written = write_organization(document.organization)
    assert read_files(["-"], vocabulary, written.encode()).organization == document.organization
    assessment = assess(document, packs, vocabulary, SETTINGS)
    crashed = [rule for rule in assessment.rules if rule.outcome is Outcome.ERROR]
    assert not crashed, crashed
    for form in ("text", "json"):
        RENDERERS[form](assessment, Look()).encode()
    return JUDGED


def rule_file(data: bytes) -> str:
    """Read a pack of one rule; what is wrong is told as problems."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
        (folder / "fuzzed.yaml").write_bytes(data)
        packs, problems = collect_packs([folder], known().vocabulary)
    for problem in problems:
        assert problem.line > 0, problem
        assert problem.column > 0, problem
        assert problem.message, problem
    return REFUSED if problems or not packs.packs else JUDGED


def source(ending: str) -> Callable[[bytes], str]:
    """What reads a file of that ending as ``govcheck check`` does, and judges what it imports."""

    def read(data: bytes) -> str:
        vocabulary = known().vocabulary
        with tempfile.TemporaryDirectory() as name:
            path = Path(name, f"source.{ending}")
            path.write_bytes(data)
            try:
                document = read_files([str(path)], vocabulary, None, SETTINGS.as_of)
            except InputError as error:
                check_problems(error)
                return REFUSED
        assessment = assess(document, known().packs, vocabulary, SETTINGS)
        assert all(rule.outcome is not Outcome.ERROR for rule in assessment.rules)
        return JUDGED

    return read


def check_problems(error: InputError) -> None:
    """Every problem names its file and place and says something."""
    assert error.problems
    for problem in error.problems:
        assert problem.path, problem
        assert problem.line > 0, problem
        assert problem.column > 0, problem
        assert problem.message, problem
        str(problem).encode()


TARGETS: Mapping[str, Callable[[bytes], str]] = {
    "organisation": organisation_file,
    "rule": rule_file,
    "csv": source("csv"),
    "md": source("md"),
    "json": source("json"),
    "yaml": source("yaml"),
    "mmd": source("mmd"),
    "xlsx": source("xlsx"),
}
