"""The format of what comes from standard input."""

import pytest

from govcheck.documents.importing.gather import Wishes
from govcheck.documents.importing.sniffed import WORDS, form_named, sniffed
from govcheck.documents.importing.table import FORMATS, TREE
from tests.documents.importing.importing import AS_OF, imported
from tests.documents.importing.workbooks import workbook


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Name,Title\nAda,CEO\n", "csv"),
        ("Name;Title: short\nAda;CEO\n", "csv"),
        ("Employee #\tTitle\n", "csv"),
        ("", "csv"),
        ("# RACI\n\n| Task | CEO |\n|---|:-:|\n| a | A |\n", "markdown"),
        ("Task | CEO\n--- | ---\na | A\n", "markdown"),
        ("Some words.\n\n```mermaid\ngraph TD\n```\n", "markdown"),
        ("graph TD\n A --> B\n", "mermaid"),
        ("%% chart\nflowchart LR\n A --> B\n", "mermaid"),
        ("---\nname: Ada\n", "yaml"),
        ("# a page\n- name: Ada\n  title: CEO\n", "yaml"),
        ("people:\n- {name: Ada, title: CEO}\n", "yaml"),
        ('{"value": []}', "json"),
        (' [{"name": "Ada"}]', "json"),
    ],
)
def test_text_is_known_by_how_it_begins(text: str, word: str) -> None:
    assert sniffed(text.encode()) is form_named(word)


def test_workbooks_are_known_by_their_first_bytes() -> None:
    assert sniffed(workbook({"A": [["Name", "Title"]]})) is FORMATS["xlsx"]
    assert sniffed(b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") is FORMATS["xls"]
    assert sniffed(bytes.fromhex("d0cf11e0a1b11ae1")) is FORMATS["xls"]


def test_every_format_goes_by_a_word() -> None:
    assert [form_named(word) for word in WORDS] == [*FORMATS.values(), TREE, TREE]


def test_what_is_said_counts_for_more_than_what_it_looks_like() -> None:
    text = "Title|Manager\nCEO|\nCISO|CEO\n"
    assert imported(("-", text)).told[0] == "-:1:1: standard input is read as csv; --from FORMAT says otherwise"
    told = imported(("-", text), wishes=Wishes(AS_OF, form=FORMATS["csv"])).told
    assert told[0] == "-:1:1: read as UTF-8 with vertical bar between cells"
