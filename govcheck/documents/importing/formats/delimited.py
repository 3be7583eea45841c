"""Text with delimiters (CSV, TSV, semicolons as Excel writes them in Europe): encoding and delimiter are found out and told."""

import csv
import io
from collections.abc import Sequence

from govcheck.documents.importing.found import Found
from govcheck.documents.importing.grids import Grid
from govcheck.documents.importing.records import INFO, WARNING, Ledger, Span
from govcheck.documents.importing.unread import may_show_errors, shown_errors
from govcheck.documents.tables import after_quotes
from govcheck.model.slots import Problem
from govcheck.source.problems import InputError

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
#: no table of people is larger: the model is made for a million of them
MAX_ROWS = 1_000_000
#: how much of a file is looked at to find its delimiter
SAMPLE = 64 * 1024
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(data: bytes, path: str, ledger: Ledger) -> Found:
    """The one table of such a file; raises InputError where it is none."""
    text, encoding = decoded(data, path, ledger)
    delimiter = delimiter_of(text[:SAMPLE])
    if encoding != "utf-8" or delimiter != ",":
        known = {"utf-8-sig": "UTF-8 with a byte order mark", "utf-16": "UTF-16", "cp1252": "Windows-1252"}.get(encoding, "UTF-8")
        ledger.note(INFO, path, (1, 1), f"read as {known} with {DELIMITERS[delimiter]} between cells")
    # a quote that is never closed takes everything behind it into one cell: the bound keeps that from passing for a table
    csv.field_size_limit(131_072)
    rows, starts = _rows(text, delimiter, path)
    if len(rows) > MAX_ROWS + 1:  # with the heading
        raise _too_many(path, starts[MAX_ROWS + 1])
    if not rows:
        raise InputError([Problem(path, 1, 1, "an empty file; expected a table with headings in its first line")])
    unread = shown_errors(rows) if may_show_errors(text) else {}
    grid = Grid(path, rows, _Spans(text, delimiter, rows, starts).span, unread=unread)
    return Found(grids=(grid,), shown=None if encoding.startswith("utf-8") else text.encode())


def decoded(data: bytes, path: str, ledger: Ledger) -> tuple[str, str]:
    """The text of a file and the encoding in which it is written: by its mark, else UTF-8, else Windows-1252, which is told.

    Raises InputError where no text is in it, or two encodings are mixed.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise InputError([Problem(path, *_at(data, error.start), f"not {encoding.upper()}, as its mark says")]) from None
    if b"\0" in data[:SAMPLE]:
        raise InputError([Problem(path, 1, 1, "not text: it holds NUL bytes; expected CSV in UTF-8, UTF-16 with a mark, or Windows-1252")])
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        where = _at(data, error.start)
        byte = data[error.start]
    return _western(data, path, where, byte, ledger), "cp1252"


def _western(data: bytes, path: str, where: tuple[int, int], byte: int, ledger: Ledger) -> str:
    """The text as Windows-1252, unless other lines of it are clearly UTF-8."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.isascii():
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                continue
            message = (
                f"two encodings in one file: byte 0x{byte:02x} is not UTF-8, but line {number} is; "
                "expected one encoding: save it again as CSV UTF-8"
            )
            raise InputError([Problem(path, *where, message)])
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputError(
            [Problem(path, *_at(data, error.start), f"byte 0x{data[error.start]:02x} is neither UTF-8 nor Windows-1252")]
        ) from None
    ledger.note(WARNING, path, where, f"not UTF-8 (byte 0x{byte:02x}): read as Windows-1252; look at one name with an accent")
    return text


def _at(data: bytes, place: int) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, place) + 1
    return data.count(b"\n", 0, place) + 1, place - start + 1


def delimiter_of(sample: str) -> str:
    """What parts the cells: the sign that gives the most lines of the sample the same number of cells, more than one."""
    best, most = ",", (0, 0)
    for delimiter in DELIMITERS:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if any(row)][:200]
        # the last line of the sample may be cut
        widths = widths[:-1] or widths
        counts = {width: widths.count(width) for width in set(widths) if width > 1}
        score = max(((count, width) for width, count in counts.items()), default=(0, 0))
        if score > most:
            best, most = delimiter, score
    return best


def _rows(text: str, delimiter: str, path: str) -> tuple[list[list[str]], Sequence[int]]:
    """Rows that say something, and the lines in which they begin."""
    # strict: a quote left open would take the rows behind it into one cell, and nobody would miss them
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        if '"' not in text:
            # without quotes a row is a line: what is far too large is refused before it is taken apart
            if text.count("\n") > 2 * MAX_ROWS:
                raise _too_many(path, MAX_ROWS + 2)
            rows = list(reader)
            if all(map(any, rows)):
                return rows, range(1, len(rows) + 1)
            numbered = [(number, row) for number, row in enumerate(rows, 1) if any(map(str.strip, row))]
        else:
            numbered = []
            for row in reader:
                if any(map(str.strip, row)):
                    numbered.append((start, row))
                    if len(numbered) > MAX_ROWS + 1:
                        break
                start = reader.line_num + 1
    except csv.Error as error:
        line = start if '"' in text else reader.line_num
        reach = f", which leads to line {reader.line_num}" if reader.line_num > line else ""
        message = f"not CSV: {error} in the row that begins here{reach}; expected cells of at most 131,072 characters, every quote closed"
        raise InputError([Problem(path, line, 1, message)]) from None
    return [row for _, row in numbered], [number for number, _ in numbered]


def _too_many(path: str, line: int) -> InputError:
    return InputError([Problem(path, line, 1, f"more than {MAX_ROWS:,} rows; expected a table of at most so many, or parts of it")])


class _Spans:
    """Where cells stand, found when somebody asks."""

    def __init__(self, text: str, delimiter: str, rows: list[list[str]], starts: Sequence[int]) -> None:
        self._text, self._delimiter, self._rows, self._starts = text, delimiter, rows, starts
        self._lines: list[str] | None = None

    def span(self, row: int, column: int) -> Span:
        line = self._starts[row]
        cells = self._rows[row]
        if self._lines is None:
            self._lines = [line.rstrip("\r\n") for line in io.StringIO(self._text, newline="")]
        written = self._lines[line - 1] if line <= len(self._lines) else ""
        at = 1
        for place, text in enumerate(cells):
            if written[at - 1 : at] == '"':
                end_line, end = after_quotes(self._lines, line, at)
            else:
                end_line, end = line, at + len(text)
            if place == column:
                return Span(line, at, end_line, end)
            if end_line != line:
                line, written = end_line, self._lines[end_line - 1]
            at = end + 1
        return Span(self._starts[row], 1, self._starts[row], 1)
