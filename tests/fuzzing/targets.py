"""What is fuzzed: each target takes bytes, tells what became of them, and raises only where govcheck has a fault."""

import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from govcheck.assessment.assess import assess
from govcheck.documents.importing.gather import Wishes, gather
from govcheck.documents.importing.org_text import organization_text
from govcheck.documents.importing.sources import source_files
from govcheck.documents.read import read_files
from govcheck.documents.write_yaml import write_organization
from govcheck.model.findings import Outcome
from govcheck.model.settings import Settings
from govcheck.packs.load import collect_packs, load_vocabulary
from govcheck.renderers.table import RENDERERS, Look
from govcheck.source.problems import InputError
from tests.fuzzing.commands import COMMANDS
from tests.fuzzing.told import JUDGED, REFUSED, known

PACK = "id: house\ntitle: House rules\nversion: '1'\ndate: 2026-01-01\nsources: [cio-ciso]\n"
SETTINGS = Settings(date(2026, 11, 26))


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


def vocabulary_file(data: bytes) -> str:
    """Read a pack that has a vocabulary and no rule; what is wrong is told as problems."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "vocabulary").mkdir()
        (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
        (folder / "vocabulary/fuzzed.yaml").write_bytes(data)
        try:
            load_vocabulary([folder])
        except InputError as error:
            check_problems(error)
            return REFUSED
    return JUDGED


def source(ending: str) -> Callable[[bytes], str]:
    """What reads a file of that ending as ``govcheck check`` does and judges it, then as ``govcheck import`` does.

    What an import writes is an organisation file.
    """

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
            if document.ledger is not None:
                gathered = gather(source_files([str(path)]), vocabulary, Wishes(SETTINGS.as_of))
                read_files(["-"], vocabulary, organization_text(gathered.draft, gathered.ledger, vocabulary).encode())
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


#: by the ending of the files; YAML and JSON are told apart by what they hold
SOURCES = ("csv", "md", "json", "yaml", "mmd", "xlsx", "ods", "xls", "xlsb")

TARGETS: Mapping[str, Callable[[bytes], str]] = {
    "organisation": organisation_file,
    "rule": rule_file,
    "vocabulary": vocabulary_file,
    **{ending: source(ending) for ending in SOURCES},
    **COMMANDS,
}
