"""A Word document with styles that a consultant can change, headings that its table of contents names, and page numbers."""

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from govcheck.renderers.pieces.fixed_zip import fixed_zip
from govcheck.renderers.pieces.visible import visible

if TYPE_CHECKING:
    from datetime import date

    from docx.text.paragraph import Paragraph

FONT = "Calibri"
INK, SOFT = "1D2329", "4D5863"
#: of the page A4 and its margins, in millimetres
PAGE, MARGINS = (210, 297), (20, 22)

#: style -> size in points, whether bold, space before and after
_HEADINGS = {
    "Heading 1": (18, True, 18, 8),
    "Heading 2": (13, True, 14, 4),
    "Heading 3": (11, True, 12, 3),
}


class Paper:
    """A document being written from the top down; all text is made safe to show on its way in."""

    def __init__(self, accent: str, title: str, subject: str, when: "date") -> None:
        from docx import Document
        from docx.shared import Mm, Pt, RGBColor

        self.accent = accent.removeprefix("#").upper()
        self.document = Document()
        self._contents: list[tuple[int, str, str]] = []
        self._place: Paragraph | None = None
        self._turned = False
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(PAGE[0]), Mm(PAGE[1])
        page.left_margin = page.right_margin = Mm(MARGINS[0])
        page.top_margin = page.bottom_margin = Mm(MARGINS[1])
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(10.5)
        normal.font.color.rgb = RGBColor.from_string(INK)
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.12
        for name, (size, bold, before, after) in _HEADINGS.items():
            style = self.document.styles[name]
            style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
            style.font.color.rgb = RGBColor.from_string(self.accent if name != "Heading 3" else INK)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
            style.paragraph_format.keep_with_next = True
            _plain_face(style)
        for name, size, colour in (("Title", 28, self.accent), ("Subtitle", 14, SOFT)):
            style = self.document.styles[name]
            style.font.name, style.font.size, style.font.italic = FONT, Pt(size), False
            style.font.color.rgb = RGBColor.from_string(colour)
            _plain_face(style)
            for border in style.element.pPr.findall(_qualified("w:pBdr")):
                style.element.pPr.remove(border)
        self._own_styles()
        said = self.document.core_properties
        said.title, said.subject, said.author, said.comments, said.keywords = visible(title), visible(subject), "", "", ""
        said.created = said.modified = datetime(when.year, when.month, when.day)  # noqa: DTZ001 - a document has no zone
        said.last_modified_by, said.revision = "", 1

    def _own_styles(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt, RGBColor

        for name, size, colour, bold in (
            ("Verdict", 14, INK, True),
            ("Note", 9, SOFT, False),
            ("File Lines", 8, INK, False),
            ("Cell", 9, INK, False),
        ):
            style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.document.styles["Normal"]
            style.font.size, style.font.bold = Pt(size), bold
            style.font.color.rgb = RGBColor.from_string(colour)
            style.paragraph_format.space_after = Pt(2 if name in ("Cell", "File Lines") else 6)
            style.quick_style = True
        lines = self.document.styles["File Lines"]
        lines.font.name = "Consolas"
        lines.paragraph_format.space_after = Pt(0)
        lines.paragraph_format.line_spacing = 1

    # ---- text --------------------------------------------------------------------------------------------------------------------

    def text(self, text: str, style: str | None = None) -> "Paragraph":
        """A paragraph."""
        return self.document.add_paragraph(visible(text), style)

    def heading(self, text: str, level: int, *, listed: bool = True) -> "Paragraph":
        """A heading that the table of contents leads to."""
        shown = visible(text)
        paragraph = self.document.add_paragraph("", f"Heading {level}")
        if self._turned:
            paragraph.paragraph_format.page_break_before, self._turned = True, False
        if not listed:
            paragraph.add_run(shown)
            return paragraph
        name = f"_Toc{len(self._contents) + 1:06}"
        self._contents.append((level, shown, name))
        number = str(len(self._contents))
        paragraph._p.append(_element("w:bookmarkStart", {"w:id": number, "w:name": name}))  # noqa: SLF001 - the library has no bookmarks
        paragraph.add_run(shown)
        paragraph._p.append(_element("w:bookmarkEnd", {"w:id": number}))  # noqa: SLF001 - as above
        return paragraph

    def bullets(self, texts: Any) -> None:
        """A list with bullets."""
        for text in texts:
            self.text(text, "List Bullet").paragraph_format.space_after = 0

    def numbered(self, number: int, text: str) -> "Paragraph":
        """A paragraph that begins with a number; typed, so that it stays when somebody takes a step out."""
        from docx.shared import Mm, Pt

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(9)
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(8), Mm(-8)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(f"{number}.\t").bold = True
        paragraph.add_run(visible(text)).bold = True
        return paragraph

    def image(self, png: bytes, width: float, description: str, *, height: float = 0) -> None:
        """A picture so many millimetres wide (or high), with words for those who cannot see it."""
        from docx.shared import Mm

        run = self.document.add_paragraph().add_run()
        shape = run.add_picture(io.BytesIO(png), height=Mm(height)) if height else run.add_picture(io.BytesIO(png), width=Mm(width))
        said = shape._inline.docPr  # noqa: SLF001 - the library has no words for a picture
        said.set("descr", visible(description))
        said.set("name", f"Picture {said.get('id')}")

    def new_page(self, *, landscape: bool = False) -> None:
        """Go on with a new page, perhaps of the other orientation."""
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Pt

        last = self.document.sections[-1]
        wide = last.orientation == WD_ORIENT.LANDSCAPE
        if wide == landscape:
            # told of the next paragraph: one that holds a break alone goes over the edge of a full page and leaves an empty one
            self._turned = True
            return
        page = self.document.add_section(WD_SECTION.NEW_PAGE)
        # the library ends a section with a paragraph of its own, which has to find room below a picture, too
        end = self.document.paragraphs[-1]
        end.paragraph_format.space_after, end.paragraph_format.line_spacing = Pt(0), Pt(1)
        page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = last.page_height, last.page_width
        page.different_first_page_header_footer = False

    # ---- fields ------------------------------------------------------------------------------------------------------------------

    def contents(self) -> None:
        """The place of the table of contents, which is filled in when all headings are known."""
        self._place = self.document.add_paragraph()

    def running(self, head: str, foot: str) -> None:
        """What stands at the head of each page, and at its foot with the number of the page."""
        page = self.document.sections[0]
        page.different_first_page_header_footer = True
        top = page.header.paragraphs[0]
        top.style = self.document.styles["Note"]
        top.add_run(visible(head))
        bottom = page.footer.paragraphs[0]
        bottom.style = self.document.styles["Note"]
        bottom.add_run(f"{visible(foot)} · page ")
        _field(bottom, "PAGE", "1")
        bottom.add_run(" of ")
        _field(bottom, "NUMPAGES", "1")

    def save(self) -> bytes:
        """The document as a file; equal bytes for equal content."""
        if self._place is not None:
            self._fill_contents(self._place)
            # Word asks whether to bring page numbers up to date when it opens the file
            self.document.settings.element.append(_element("w:updateFields", {"w:val": "true"}))
        out = io.BytesIO()
        self.document.save(out)
        return fixed_zip(out.getvalue())

    def _fill_contents(self, place: "Paragraph") -> None:
        from docx.shared import Mm, Pt

        listed = [one for one in self._contents if one[0] <= 2]
        lines = [place.insert_paragraph_before() for _ in listed[1:]] + [place]
        _begin(lines[0], 'TOC \\o "1-2" \\h \\z \\u')
        for line, (level, text, name) in zip(lines, listed, strict=True):
            line.paragraph_format.left_indent = Mm(6 * (level - 1))
            line.paragraph_format.space_after = Pt(2)
            link = _element("w:hyperlink", {"w:anchor": name})
            run = line.add_run(text)
            run.bold = level == 1
            line._p.append(link)  # noqa: SLF001 - the library has no links inside a document
            link.append(run._r)  # noqa: SLF001 - as above
        _mark(lines[-1], "end")


def _field(paragraph: "Paragraph", instruction: str, shown: str) -> None:
    """A field of Word with what it shows until it is brought up to date."""
    _begin(paragraph, instruction)
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def _begin(paragraph: "Paragraph", instruction: str) -> None:
    _mark(paragraph, "begin")
    text = _element("w:instrText", {"xml:space": "preserve"})
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)  # noqa: SLF001 - the library has no fields
    _mark(paragraph, "separate")


def _mark(paragraph: "Paragraph", kind: str) -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": kind}))  # noqa: SLF001 - as above


def _qualified(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def _plain_face(style: Any) -> None:
    """Take the typeface of the theme away from a heading, which else wins over the one that is set."""
    from docx.oxml.ns import qn

    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
