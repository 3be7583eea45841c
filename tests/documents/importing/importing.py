"""Shared by the tests of importing: sources to the written file and the account, with every way of reading them held against another."""

import re
from datetime import date
from typing import NamedTuple

import pytest

from govcheck.documents.assemble import assemble
from govcheck.documents.importing.account import account
from govcheck.documents.importing.as_nodes import as_parts
from govcheck.documents.importing.gather import Gathered, Wishes, gather
from govcheck.documents.importing.org_text import organization_text
from govcheck.documents.read import read_files
from govcheck.model.organization import Organization
from govcheck.packs.shipped import shipped
from govcheck.source.problems import InputError

AS_OF = date(2026, 11, 26)


class Read(NamedTuple):
    """What an import comes to: the organisation, the file without its comments in front, the notices by severity, rows left out, counts."""

    organization: Organization
    text: str
    told: list[str]
    warnings: list[str]
    errors: list[str]
    left_out: list[str]
    counts: list[str]


def gathered(*sources: tuple[str, bytes | str], wishes: Wishes | None = None) -> Gathered:
    data = [(path, text.encode() if isinstance(text, str) else text) for path, text in sources]
    return gather(data, shipped().vocabulary, wishes or Wishes(AS_OF))


def imported(*sources: tuple[str, bytes | str], wishes: Wishes | None = None) -> Read:
    """Import some sources; what is judged at once and what is read back from the written file must be one organisation."""
    vocabulary = shipped().vocabulary
    found = gathered(*sources, wishes=wishes)
    ledger = found.ledger
    text = organization_text(found.draft, ledger, vocabulary)
    organization, _, _ = assemble(as_parts(found.draft), vocabulary, example=False)
    assert read_files(["-"], vocabulary, text.encode()).organization == organization
    assert all(tally.adds_up for tally in ledger.tallies), ledger.tallies
    assert len(ledger.skipped) == sum(tally.skipped for tally in ledger.tallies)
    by: dict[str, list[str]] = {"info": [], "warning": [], "error": []}
    for notice in ledger.notices:
        by[notice.severity].append(f"{notice.path}:{notice.line}:{notice.column}: {notice.message}")
    left_out = [f"{row.path}:{row.line}: {row.reason}" for row in ledger.skipped]
    counts = [line for line in account(ledger, most=None) if re.search(r"\): \d+ rows? = ", line)]
    body = text[text.index("govcheck: 1\n") :]
    return Read(organization, body, by["info"], by["warning"], by["error"], left_out, counts)


def problems(*sources: tuple[str, bytes | str], wishes: Wishes | None = None) -> list[str]:
    """The problems of sources that cannot be read at all."""
    with pytest.raises(InputError) as caught:
        gathered(*sources, wishes=wishes)
    return [str(problem) for problem in caught.value.problems]
