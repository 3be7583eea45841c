"""Sources to one draft: every source is read, charts first, then the matrices are joined to them; the account is kept in a ledger."""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from govcheck.documents.importing.chart_rows import Layout, chart_of, layout_of, tell_layout
from govcheck.documents.importing.circles import tell_circles
from govcheck.documents.importing.columns import Columns
from govcheck.documents.importing.draft import At, Draft, Seat
from govcheck.documents.importing.found import Chart, Found, Matrix
from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.headings import SUPERIORS, folded
from govcheck.documents.importing.lines import Lines
from govcheck.documents.importing.maps import MapError, unknown_column
from govcheck.documents.importing.matrix_rows import DEEPEST, frame_of, read_frame
from govcheck.documents.importing.name_cells import listed_of, read_listed, read_turned, turned_of
from govcheck.documents.importing.records import INFO, WARNING, Ledger, Tally
from govcheck.documents.importing.seats import Seats
from govcheck.documents.importing.sniffed import sniffed
from govcheck.documents.importing.table import FORMATS, TREE, TREES, Format, endings, format_of
from govcheck.documents.importing.titles import plain_text
from govcheck.documents.importing.trees import read_trees
from govcheck.documents.lines import Lines as FileLines
from govcheck.model.digest import digest
from govcheck.model.findings import Input
from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.source.nodes import Mapping as Node
from govcheck.source.notes import STDIN
from govcheck.source.problems import InputError, nearest

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary


class Wishes(Record):
    """What whoever imports says beforehand: headings and their fields, letters and their meanings, which tables, the day.

    `known` are the ids and titles of positions in an organisation file beside the sources. `typed` are those of the columns that were
    said of these very sources: one that no table has is a slip, while a map that is kept may speak of columns that come and go. `form`
    is the format of standard input, None where it is to be found out.
    """

    as_of: date
    columns: Mapping[str, str] = EMPTY
    letters: Mapping[str, str] = EMPTY
    tables: tuple[str, ...] = ()
    name: str | None = None
    known: tuple[tuple[str, str], ...] = ()
    typed: frozenset[str] = frozenset()
    form: Format | None = None


class Gathered(Record):
    """A draft with its account and what it was read from."""

    draft: Draft
    ledger: Ledger
    inputs: tuple[Input, ...]


def gather(sources: Sequence[tuple[str, bytes]], vocabulary: "Vocabulary", wishes: Wishes) -> Gathered:
    """Everything in some sources (path and content) as one draft; raises InputError where a source cannot be read at all.

    Rows and cells that cannot be read are errors in the ledger, and it is for the caller to go on without them or not. Raises MapError
    where a column was typed that no table has.
    """
    gathering = _Gathering(vocabulary, wishes)
    for path, data in sources:
        gathering.read(path, data)
    gathering.tell_unknown_columns(sources[0][0])
    if gathering.problems:
        raise InputError(gathering.problems)
    draft, ledger = gathering.draft(), gathering.ledger
    if not draft.seats and not any(sheet.rows for sheet in draft.matrices.values()) and not ledger.problems():
        if not ledger.skipped:
            raise InputError([Problem(sources[0][0], 1, 1, "nothing to import: there are headings, and no row below them")])
        row = ledger.skipped[0]
        message = f"nothing is left to import: every row was left out, this one because: {row.reason}"
        raise InputError([Problem(row.path, row.line, 1, message)])
    return Gathered(draft, ledger, tuple(gathering.inputs))


class _Gathering:
    def __init__(self, vocabulary: "Vocabulary", wishes: Wishes) -> None:
        self.vocabulary, self.wishes = vocabulary, wishes
        self.ledger = Ledger()
        self.problems: list[Problem] = []
        self.inputs: list[Input] = []
        self.charts: list[Chart] = []
        self.matrices: list[Matrix] = []
        self.found: list[Found] = []
        self.headings: set[str] = set()
        #: the first rows of all tables, which are their headings as a rule
        self.tops: dict[str, None] = {}

    # ---- one source ---------------------------------------------------------------------------------------------------------

    def read(self, path: str, data: bytes) -> None:
        form = format_of(path) if path != STDIN else self.wishes.form or self.sniffed(data)
        if form is None:
            self.problems.append(Problem(path, 1, 1, f"no known kind of source; expected a file that ends in {', '.join(endings())}"))
            return
        try:
            found = self.look(form, path, data)
        except InputError as error:
            self.problems += error.problems
            return
        lines = FileLines(data if found.shown is None else found.shown)
        self.inputs.append(Input(path, digest(data), lines if form.text else ()))
        self.found.append(found)
        before = len(self.charts) + len(self.matrices)
        self.headings.update(plain_text(text) for grid in found.grids for row in grid.rows[:DEEPEST] for text in row)
        self.tops.update((text, None) for grid in found.grids for row in grid.rows[:1] for each in row if (text := plain_text(each)))
        self.charts += found.charts
        self.matrices += found.matrices
        tables = [(grid, kind) for grid in found.grids if (kind := self.kind(grid, form)) is not None]
        others = [grid.title or f"line {grid.line(0)}" for grid in found.grids if all(grid is not table for table, _ in tables)]
        if tables and others:
            shown = "; ".join(map(repr, others[:12])) + (f" and {len(others) - 12} more" if len(others) > 12 else "")
            self.ledger.note(INFO, path, (1, 1), f"neither charts nor matrices, and left out: {shown}")
        for grid, (what, frame) in self.chosen(tables, path):
            self.table(grid, what, frame)
        if len(self.charts) + len(self.matrices) == before and not any(problem.path == path for problem in self.problems):
            self.problems.append(Problem(path, 1, 1, _nothing(form, found)))

    def sniffed(self, data: bytes) -> Format:
        """The format of standard input, which is told."""
        form = sniffed(data)
        name = next((name for name, known in FORMATS.items() if known is form), "YAML")
        self.ledger.note(INFO, STDIN, (1, 1), f"standard input is read as {name}; --from FORMAT says otherwise")
        return form

    def look(self, form: Format, path: str, data: bytes) -> Found:
        """What is in a source; raises InputError where it cannot be read."""
        if form is not TREE:
            found: Found = _reader(form).read(data, path, self.ledger)
            for block in found.blocks:
                if block.language == "mermaid":
                    drawn = _reader(FORMATS["mermaid"]).read_block(block.text, path, block.line, self.ledger)
                    found = found._replace(charts=(*found.charts, *drawn.charts))
            return found
        documents = read_trees(data, path)
        header = next((node for node in documents if isinstance(node, Node) and node.get("govcheck") is not None), None)
        if header is not None:
            message = "an organisation file already; expected a source of another kind, and this one beside it: govcheck org.yaml SOURCE"
            raise InputError([Problem(path, header.line, header.column, message)])
        reader = tree_reader(documents)
        if reader is not None:
            read: Found = reader.read(documents, path, self.ledger)
            return read
        return Found(heads=tuple(key.text for node in documents[:1] if isinstance(node, Node) for key, _ in node.pairs))

    def kind(self, grid: Grid, form: Format) -> tuple[str, object] | None:
        """What a table is, with its frame; None where it is nothing that is looked for."""
        own = self.wishes.columns
        turned = turned_of(grid)
        if turned is not None:
            return "turned", turned
        listed = listed_of(grid, own)
        if listed is not None:
            return "listed", listed
        layout = layout_of(grid, own)
        frame = frame_of(grid, own)
        superiors = {layout.columns[field] for field in SUPERIORS if field in layout.columns} if layout is not None else set()
        # a column ``Manager`` full of letters is a role of a matrix
        if superiors and (frame is None or superiors.isdisjoint(frame.letters)):
            return "chart", layout
        if frame is not None:
            return "matrix", frame
        # a document has many tables with names in them; a table that comes as a file of its own is meant to be read
        return ("chart", layout) if layout is not None and form.module != "markdown" else None

    def chosen(self, tables: list[tuple[Grid, tuple[str, object]]], path: str) -> list[tuple[Grid, tuple[str, object]]]:
        """The tables that are wanted: all, or those named by number or heading."""
        wanted = self.wishes.tables
        if not wanted:
            if len(tables) > 1:
                shown = "; ".join(f"{number} {grid.title or grid.path!r}" for number, (grid, _) in enumerate(tables, 1))
                self.ledger.note(INFO, path, (1, 1), f"{len(tables)} tables are read: {shown}; --table NUMBER or --table HEADING reads one")
            return tables
        found = []
        for word in wanted:
            hits = [
                table for number, table in enumerate(tables, 1)
                if word == str(number) or (table[0].title or "").casefold() == word.casefold() or table[0].path.endswith(f"#{word}")
            ]  # fmt: skip
            if not hits:
                shown = "; ".join(f"{number} {grid.title or grid.path!r}" for number, (grid, _) in enumerate(tables, 1)) or "none"
                self.problems.append(Problem(path, 1, 1, f"no table {word!r}; there are: {shown}"))
            found += hits
        return found

    def table(self, grid: Grid, what: str, frame: object) -> None:
        """One table as what it is."""
        ledger, letters = self.ledger, self.wishes.letters
        if isinstance(frame, Layout):
            tell_layout(grid, frame, ledger)
            self.charts.append(chart_of(grid, frame, ledger))
            return
        if what == "turned":
            matrix = read_turned(grid, frame, self._is_name, ledger)  # type: ignore[arg-type]
        elif what == "listed":
            matrix = read_listed(grid, frame, letters, ledger)  # type: ignore[arg-type]
        else:
            matrix = read_frame(grid, frame, letters, ledger)  # type: ignore[arg-type]
        self.matrices.append(matrix)

    def _is_name(self, text: str) -> bool:
        roles, rivals = self.vocabulary.match_title(text)
        return bool(roles or rivals)

    def tell_unknown_columns(self, path: str) -> None:
        """Note columns of which a map says something and which no table has; raises MapError for one that was typed."""
        for column in sorted(self.wishes.columns.keys() - {folded(heading) for heading in self.headings}) if self.headings else ():
            if column in self.wishes.typed:
                raise MapError(unknown_column(column, self.tops))
            near = nearest(column, self.headings)
            hint = f" (did you mean {near}?)" if near else ""
            self.ledger.note(WARNING, path, (1, 1), f"no table has the column {column!r}, of which the map speaks{hint}")

    # ---- all of them --------------------------------------------------------------------------------------------------------

    def draft(self) -> Draft:
        draft = Draft()
        draft.name = self.wishes.name
        draft.known = tuple(Seat(seat, title, None, 0) for seat, title in self.wishes.known)
        for found in self.found:
            for outsider in found.outsiders:
                draft.parties[outsider.id] = (outsider.kind, outsider.title, At(outsider.path, outsider.span))
        seats = Seats(draft, self.ledger, self.vocabulary, self.wishes.as_of)
        for chart in self.charts:
            before = len(self.ledger.skipped)
            made, appointed = seats.add(chart.entries)
            seats.left += chart.left
            skipped = chart.skipped + len(self.ledger.skipped) - before
            self.ledger.tallies.append(Tally(chart.path, chart.what, chart.rows, made, appointed, skipped=skipped))
        if self.charts:
            lines = Lines(draft, self.ledger, self.vocabulary, seats.left)
            lines.draw(seats.made)
            if lines.may_circle:
                tell_circles(draft, self.ledger)
        if not self.matrices:
            return draft
        columns = Columns(draft, self.ledger, self.vocabulary)
        for matrix in self.matrices:
            columns.add(matrix.sheet, alone=len(self.matrices) == 1)
            what = f"matrix {matrix.sheet.title!r}" if matrix.sheet.title else "matrix"
            self.ledger.tallies.append(Tally(matrix.sheet.path, what, matrix.rows, activities=matrix.kept, skipped=matrix.skipped))
        return draft


def _nothing(form: Format, found: Found) -> str:
    """What was looked for in vain, and what is there instead."""
    tables = [grid for grid in found.grids if grid.rows]
    if found.heads:
        keys = ", ".join(found.heads[:12]) + (" ..." if len(found.heads) > 12 else "")
        return f"nothing to import: looked for {form.looked_for}; found the keys {keys}"
    if not tables:
        return f"nothing to import: looked for {form.looked_for}; found no table"
    heads = "; ".join(", ".join(text for text in grid.rows[0] if text)[:120] for grid in tables[:5])
    more = f" and {len(tables) - 5} more" if len(tables) > 5 else ""
    found_them = f"found {len(tables)} table{'' if len(tables) == 1 else 's'} with the headings {heads}{more}"
    return f"nothing to import: looked for {form.looked_for}; {found_them}; govcheck import --map COLUMN=FIELD says what columns hold"


def tree_reader(documents: Sequence[Any]) -> Any:
    """The module that reads a tree of YAML or JSON; None where nobody recognises it."""
    return next((reader for form in TREES.values() if (reader := _reader(form)).recognises(documents)), None)


def _reader(form: Format) -> Any:
    return import_module(f"govcheck.documents.importing.formats.{form.module}")
