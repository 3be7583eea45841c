"""Shared by the tests of this folder: texts of files to documents and problems, with a vocabulary of the tests' own."""

from functools import cache
from pathlib import Path

import pytest

from govcheck.documents.read import Document, read_files
from govcheck.model.organization import Organization
from govcheck.source.problems import InputError
from govcheck.vocabulary.read import read_vocabulary
from govcheck.vocabulary.terms import Vocabulary


@cache
def vocabulary() -> Vocabulary:
    return read_vocabulary([Path(__file__).parent / "vocabulary"])


def document(text: str) -> Document:
    """What a file of that text says; the header is put in front."""
    return read_files(["-"], vocabulary(), f"govcheck: 1\n{text}".encode())


def organization(text: str) -> Organization:
    return document(text).organization


def problems(text: str) -> list[str]:
    """The problems of a file of that text, as ``line:column: message``; the header is line 1."""
    return raw_problems(f"govcheck: 1\n{text}".encode())


def raw_problems(data: bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_files(["-"], vocabulary(), data)
    return [str(problem).removeprefix("-:") for problem in caught.value.problems]
