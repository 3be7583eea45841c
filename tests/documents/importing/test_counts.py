"""Whatever a source holds, the counts add up, and what is judged at once is what is written: by generated charts, matrices and bytes."""

import csv
import io
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.documents.importing.gather import Wishes, gather
from govcheck.packs.shipped import shipped
from govcheck.source.problems import InputError
from tests.documents.importing.importing import AS_OF, imported

ids = st.sampled_from(["", "1", "2", "3", "01", "x", "XX", "0", "none"])
names = st.sampled_from(
    ["", "Ada Byrne", "Byrne, Ada", "Bo Falk", "Vacant", "N/D", "A. Roth / B. Yilmaz", "Eliminated", "TBC", "=1+1", "Null"]
)
pieces = st.sampled_from(
    ["Name", "Title", "Manager", ",", ";", "|", "\n", "A", "R", "-", '"', "{", "}", "[", "]", ":", "graph TD", "-->", "kind: Group"]
)
titles = st.sampled_from(["", "CEO", "CISO", "CIO", "Analyst", "**CEO**", "Board of Directors", "Head of IT (Interim)", "yes", "007"])
statuses = st.sampled_from(["", "Active", "Terminated", "vacant", "false"])
days = st.sampled_from(["", "2020-01-01", "2030-01-01", "03/04/2020", "soon"])
charts = st.lists(st.tuples(ids, ids, names, titles, st.one_of(ids, names, titles), statuses, days), min_size=1, max_size=8)
cells = st.sampled_from(["", "-", "A", "r", "A/R", "AR", "**C**", "(I)", "I, C", "R (Build)", "S", "Responsible"])
labels = st.sampled_from(["Incident response", "Backup", "BEFORE:", "", "Tidying up", "no", "a: b", "# x", "{x}"])


def csv_text(rows: list[list[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def hold(path: str, text: str) -> bool:
    """Import a source with everything that `imported` holds against each other; whether anything of it is left."""
    with suppress(InputError):
        imported((path, text))
        return True
    return False


def test_the_rows_of_any_chart_are_accounted_for() -> None:
    read: list[bool] = []

    @settings(max_examples=50, deadline=None)
    @given(charts)
    def each(rows: list[tuple[str, ...]]) -> None:
        heading = ["Position ID", "Employee ID", "Name", "Title", "Manager", "Status", "End Date"]
        read.append(hold("hr.csv", csv_text([heading, *map(list, rows)])))

    each()
    # to refuse everything would hold as well
    assert sum(read) > 10


def test_the_rows_of_any_matrix_are_accounted_for() -> None:
    read: list[bool] = []

    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.tuples(labels, cells, cells, cells), min_size=1, max_size=8))
    def each(rows: list[tuple[str, ...]]) -> None:
        read.append(hold("raci.csv", csv_text([["Activity", "CISO", "CIO", "SOC & co: all"], *map(list, rows)])))

    each()
    assert sum(read) > 10


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["a.csv", "a.md", "a.json", "a.yaml", "a.mmd", "a.xlsx", "a.ods"]),
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), st.lists(pieces).map("".join).map(str.encode)),
)
def test_no_bytes_end_in_anything_but_a_draft_or_problems(path: str, data: bytes) -> None:
    try:
        tallies = gather([(path, data)], shipped().vocabulary, Wishes(AS_OF)).ledger.tallies
    except InputError as error:
        places = [(problem.path, problem.line >= 1, bool(problem.message)) for problem in error.problems]
        tallies = []
    else:
        places = [(path, True, True)]
    assert all(tally.adds_up for tally in tallies)
    assert set(places) == {(path, True, True)}
