"""The Word document read back: headings, tables, picture, fields, and hostile names as plain text."""

import io
import re
import struct
import zipfile
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.shared import Pt

from govcheck.model.dossiers import Cover, Logo
from govcheck.renderers.papers import write
from govcheck.renderers.pieces.fixed_zip import fixed_zip
from govcheck.renderers.pieces.report_words import SECTIONS
from govcheck.renderers.pieces.visible import visible
from tests.renderers.dossiers import HOSTILE, of_example
from tests.renderers.hostile import NAMES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSPITAL = of_example("hospital")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def hospital() -> bytes:
    return write("docx", HOSPITAL)


@pytest.fixture(scope="module")
def hostile() -> bytes:
    return write("docx", HOSTILE)


def texts(data: bytes) -> list[str]:
    """Every paragraph of the body, those of tables too."""
    body = ET.fromstring(parts(data)["word/document.xml"])  # noqa: S314 - our own
    return ["".join(run.text or "" for run in paragraph.iter(f"{W}t")) for paragraph in body.iter(f"{W}p")]


def test_its_headings_are_those_of_the_report_and_the_contents_name_them(hospital: bytes) -> None:
    document = Document(io.BytesIO(hospital))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style is not None and paragraph.style.name == "Heading 1"]
    told = [heading for name, heading in SECTIONS.items() if name not in ("plan", "waivers")]
    assert headings == ["Summary", *told]
    body = ET.fromstring(parts(hospital)["word/document.xml"])  # noqa: S314 - our own
    links = {link.attrib[f"{W}anchor"]: "".join(run.text or "" for run in link.iter(f"{W}t")) for link in body.iter(f"{W}hyperlink")}
    bookmarks = {mark.attrib[f"{W}name"] for mark in body.iter(f"{W}bookmarkStart")}
    assert links.keys() <= bookmarks
    assert set(headings) <= set(links.values())
    fields = [(text.text or "").split()[0] for text in body.iter(f"{W}instrText")]
    assert fields == ["TOC"]
    assert b"w:updateFields" in parts(hospital)["word/settings.xml"]


def test_every_table_with_a_head_repeats_it_and_fits_between_the_margins(hospital: bytes) -> None:
    body = ET.fromstring(parts(hospital)["word/document.xml"])  # noqa: S314 - our own
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) > 20
    for table in tables:
        widths = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
        # twentieths of a point: 170 mm upright, 257 mm where the page lies down
        assert sum(widths) <= 257 / 25.4 * 1440 + 20
        if len(widths) > 2:
            (first, *_) = table.iter(f"{W}tr")
            assert first.find(f"{W}trPr/{W}tblHeader") is not None


def test_no_paragraph_holds_a_break_alone_so_that_a_full_page_is_not_followed_by_an_empty_one(hospital: bytes) -> None:
    document = Document(io.BytesIO(hospital))
    broken = [paragraph.text for paragraph in document.paragraphs if paragraph._p.xpath('.//w:br[@w:type="page"]')]
    assert broken == []
    turned = [paragraph.text for paragraph in document.paragraphs if paragraph.paragraph_format.page_break_before]
    assert turned == ["Summary", SECTIONS["scorecard"], SECTIONS["matrix"]]
    ends = [paragraph for paragraph in document.paragraphs if paragraph._p.xpath("./w:pPr/w:sectPr")]
    assert [(end.text, end.paragraph_format.line_spacing, end.paragraph_format.space_after) for end in ends] == [("", Pt(1), Pt(0))] * 2


def test_the_chart_is_a_picture_with_words_for_it(hospital: bytes) -> None:
    document = Document(io.BytesIO(hospital))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr").startswith("22 seats and 2")
    files = parts(hospital)
    (image,) = [data for name, data in files.items() if name.startswith("word/media/")]
    width, _ = struct.unpack(">II", image[16:24])
    assert width > 2000


def test_title_client_logo_accent_and_date_are_in_it() -> None:
    (image,) = [data for name, data in parts(write("docx", HOSPITAL)).items() if name.startswith("word/media/")]
    cover = Cover("Client & Sons", "Audit <2026>", "#aa3366", Logo(image, 300, 100))
    data = write("docx", HOSPITAL._replace(cover=cover))
    document = Document(io.BytesIO(data))
    assert [paragraph.text for paragraph in document.paragraphs[2:5]] == ["Client & Sons", "Audit <2026>", "As of 23 November 2026"]
    assert len(document.inline_shapes) == 2
    assert document.core_properties.title == "Audit <2026>"
    heading = next(style for style in document.styles if style.name == "Heading 1")
    assert str(heading.font.color.rgb) == "AA3366"


def test_every_hostile_name_is_there_as_text_and_nothing_else_comes_of_it(hospital: bytes, hostile: bytes) -> None:
    said = "\n".join(texts(hostile))
    assert [name for name in NAMES if visible(name) not in said] == []
    body = ET.fromstring(parts(hostile)["word/document.xml"])  # noqa: S314 - our own
    plain = ET.fromstring(parts(hospital)["word/document.xml"])  # noqa: S314 - our own
    assert {element.tag for element in body.iter()} <= {element.tag for element in plain.iter()}
    outside = [name for name, data in parts(hostile).items() if name.endswith(".rels") and b'TargetMode="External"' in data]
    assert outside == []
    assert {(text.text or "").split()[0] for text in body.iter(f"{W}instrText")} == {"TOC"}


def test_a_document_is_equal_bytes_each_time(hospital: bytes) -> None:
    assert write("docx", HOSPITAL) == hospital
    with zipfile.ZipFile(io.BytesIO(hospital)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(rb"20\d\d-\d\d-\d\dT[\d:]+Z", parts(hospital)["docProps/core.xml"]) == [b"2026-11-23T00:00:00Z"] * 2


def test_an_archive_under_a_fixed_date_keeps_its_files_in_their_order() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("z.xml", "a.xml"):
            archive.writestr(name, name * 100)
    fixed = fixed_zip(out.getvalue())
    assert list(parts(fixed).items()) == [("z.xml", b"z.xml" * 100), ("a.xml", b"a.xml" * 100)]
