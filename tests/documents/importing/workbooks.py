"""Workbooks for the tests, made cell by cell."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], *, merged: Sequence[tuple[str, str]] = ()) -> bytes:
    """A workbook with these sheets; `merged` names ranges of sheets. A text that begins with = is a formula, ``#REF!`` an error."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                if value is not None:
                    cell = sheet.cell(row, column, value)
                    if isinstance(value, str) and value.startswith("#") and value.endswith("!"):
                        cell.data_type = "e"
    for name, area in merged:
        book[name].merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def open_document(name: str, rows: Sequence[Sequence[str]]) -> bytes:
    """An OpenDocument spreadsheet with one sheet of texts."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>' for text in row)
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(f'xmlns:{word}="urn:oasis:names:tc:opendocument:xmlns:{word}:1.0"' for word in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="{escape(name)}">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return stream.getvalue()


def old_workbook(name: str, rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of 1997 (BIFF8) with one sheet of texts: a stream of records in a compound file of one sector table and one folder."""

    def record(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def text(words: str, length: str) -> bytes:
        return struct.pack(length, len(words)) + b"\x01" + words.encode("utf-16-le")

    begin, end = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 0x0600), record(0x000A)
    sheet = record(0x0809, begin[:2] + b"\x10\x00" + begin[4:])
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell:
                sheet += record(0x0204, struct.pack("<HHH", row, column, 0) + text(cell, "<H"))
    sheet += end
    named = text(name, "<B")
    at = len(record(0x0809, begin)) + len(record(0x0085, bytes(6) + named)) + len(end)
    stream = record(0x0809, begin) + record(0x0085, struct.pack("<IH", at, 0) + named) + end + sheet
    # a stream under 4096 bytes would stand in a table of its own
    sectors = max(8, -(-len(stream) // 512))
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    assert len(table) <= 128
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header += b"\xff" * 4 * 108

    def entry(word: str, kind: int, child: int, start: int, size: int) -> bytes:
        letters = word.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        return letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), kind, 1) + links + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, sectors * 512)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return header + fat + folder.ljust(512, b"\0") + stream.ljust(sectors * 512, b"\0")


def binary_workbook(name: str, rows: Sequence[Sequence[str]]) -> bytes:
    """A binary workbook of 2007 (BIFF12) with one sheet of texts: streams of records in an archive."""

    def number(value: int) -> bytes:
        """Seven bits a byte, the low ones first."""
        return bytes((value,)) if value < 128 else bytes((value & 127 | 128,)) + number(value >> 7)

    def record(kind: int, body: bytes = b"") -> bytes:
        return (bytes((kind,)) if kind < 128 else bytes((kind & 127 | 128, kind >> 7))) + number(len(body)) + body

    def text(words: str) -> bytes:
        letters = words.encode("utf-16-le")
        return struct.pack("<I", len(letters) // 2) + letters

    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + text("rId1") + text(name)) + record(144) + record(132)
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)) + record(145)
    for row, cells in enumerate(rows):
        sheet += record(0, struct.pack("<IIHHBI", row, 0, 0, 0, 0, 0))
        for column, cell in enumerate(cells):
            sheet += record(6, struct.pack("<II", column, 0) + text(cell))
    sheet += record(146) + record(130)

    def relation(what: str, target: str) -> str:
        space = "http://schemas.openxmlformats.org"
        to = f'<Relationship Id="rId1" Type="{space}/officeDocument/2006/relationships/{what}" Target="{target}"/>'
        return f'<?xml version="1.0"?><Relationships xmlns="{space}/package/2006/relationships">{to}</Relationships>'

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", relation("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", relation("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return stream.getvalue()
