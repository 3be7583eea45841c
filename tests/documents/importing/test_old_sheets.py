"""Whatever becomes of the process that reads an old workbook, the run goes on and tells it."""

import pytest

from govcheck.documents.importing import old_sheets
from govcheck.documents.importing.old_sheets import Sheet, UnreadableError, read_sheets
from tests.documents.importing.workbooks import old_workbook

DATA = old_workbook("Staff", [["id", "", "title"], ["7", "x"]])


def test_the_sheets_come_as_texts() -> None:
    assert read_sheets(DATA) == (Sheet("Staff", [["id", "", "title"], ["7", "x", ""]]),)


@pytest.mark.parametrize(
    ("program", "told"),
    [
        pytest.param("import os; os.abort()", "whatever reads it fails over it", id="it dies"),
        pytest.param("print('[')", "whatever reads it fails over it", id="it breaks off"),
        pytest.param("print('\"no\"')", "no", id="it says why"),
        pytest.param("import time; time.sleep(60)", "it takes longer than 1 seconds", id="it never ends"),
    ],
)
def test_a_reader_that_does_not_survive_is_a_problem(program: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_sheets, "_READ", program)
    monkeypatch.setattr(old_sheets, "SECONDS", 1 if "sleep" in program else 100)
    with pytest.raises(UnreadableError, match=told):
        read_sheets(DATA)


def test_a_reader_that_takes_too_much_memory_does_not_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    taking = "from govcheck.documents.importing import old_sheets as o; o._confine(300_000_000); x = bytearray(2_000_000_000)"
    monkeypatch.setattr(old_sheets, "_READ", taking)
    with pytest.raises(UnreadableError, match="whatever reads it fails over it"):
        read_sheets(DATA)
