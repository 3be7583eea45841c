"""Tables of a Word document: a head that is repeated on each page, thin lines, cells in colours."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from govcheck.renderers.pieces.colours import contrast
from govcheck.renderers.pieces.visible import visible

if TYPE_CHECKING:
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from govcheck.renderers.pieces.word.paper import Paper

_LINES = "BCC5CD"


class Ink(NamedTuple):
    """How a cell looks: the ground and the text as ``RRGGBB``, whether bold, and whether its text is centred."""

    ground: str = ""
    text: str = ""
    bold: bool = False
    centred: bool = False


PLAIN = Ink()


def table(
    paper: "Paper",
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    inks: Mapping[tuple[int, int], Ink] | None = None,
    *,
    turned: bool = False,
) -> "Table":
    """A table with a head; `widths` in millimetres, `inks` by row and column; with `turned` the heads but the first stand upright."""
    from docx.shared import Mm

    made: Table = paper.document.add_table(rows=1 + len(rows), cols=len(head))
    made.autofit = False
    _lined(made)
    _columns(made, widths)
    ground = Ink(paper.accent, "FFFFFF" if contrast(f"#{paper.accent}", "#ffffff") >= 4.5 else "000000", bold=True)
    # cell by cell through the rows, since the library counts all cells again for each one that is asked for by number
    for number, (row, texts) in enumerate(zip(made.rows, [head, *rows], strict=True)):
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Mm(widths[column])
            ink = (inks or {}).get((max(number - 1, 0), column), PLAIN)
            write(cell, text, ground._replace(centred=ink.centred and not turned) if number == 0 else ink)
            if turned and number == 0 and column:
                _turn(cell)
        _property(row._tr.get_or_add_trPr(), "w:cantSplit", {})  # noqa: SLF001 - as above
        if number == 0:
            _property(row._tr.get_or_add_trPr(), "w:tblHeader", {})  # noqa: SLF001 - as above
    if turned:
        made.rows[0].height = Mm(44)
    after = paper.document.add_paragraph()
    after.paragraph_format.space_after = 0
    return made


def pairs(
    paper: "Paper", rows: Sequence[tuple[str, Sequence[str]]], widths: tuple[float, float], styles: Mapping[str, str] | None = None
) -> None:
    """A table of two columns without a head: a word, and the paragraphs that belong to it, some in a style of their own."""
    from docx.shared import Mm

    made = paper.document.add_table(rows=len(rows), cols=2)
    made.autofit = False
    _lined(made)
    _columns(made, widths)
    for row, (word, texts) in zip(made.rows, rows, strict=True):
        first, second = row.cells
        first.width, second.width = Mm(widths[0]), Mm(widths[1])
        write(first, word, Ink(bold=True))
        style = (styles or {}).get(word, "Cell")
        for number, text in enumerate(texts):
            paragraph = second.paragraphs[0] if number == 0 else second.add_paragraph()
            styled(paragraph, style)
            paragraph.add_run(visible(text))
    paper.document.add_paragraph().paragraph_format.space_after = 0


def write(cell: "_Cell", text: str, ink: Ink = PLAIN) -> None:
    """Text in a cell."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import RGBColor

    paragraph = cell.paragraphs[0]
    styled(paragraph, "Cell")
    run = paragraph.add_run(visible(text))
    if ink.bold:
        run.bold = True
    if ink.text:
        run.font.color.rgb = RGBColor.from_string(ink.text)
    if ink.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if ink.ground:
        _property(cell._tc.get_or_add_tcPr(), "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": ink.ground})  # noqa: SLF001 - as above


def _turn(cell: "_Cell") -> None:
    """Let the text of a head run upwards, as close as it takes for a long title to find room."""
    from docx.shared import Pt

    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the library does not turn text
    margins = _property(properties, "w:tcMar", {})
    for side in ("top", "left", "bottom", "right"):
        _property(margins, f"w:{side}", {"w:w": "30", "w:type": "dxa"})
    _property(properties, "w:textDirection", {"w:val": "btLr"})
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = 1, Pt(0)
    for run in paragraph.runs:
        run.font.size = Pt(8)


def _columns(made: "Table", widths: Sequence[float]) -> None:
    """The widths of the columns, beside those of the cells: some programs go by these."""
    from docx.shared import Mm

    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)


def styled(paragraph: "Paragraph", style: str) -> None:
    """Give a paragraph a style of ours by its id; the library's own way looks through all styles each time."""
    paragraph._p.get_or_add_pPr().style = style.replace(" ", "")  # noqa: SLF001 - as above


def _lined(made: "Table") -> None:
    borders = _property(made._tbl.tblPr, "w:tblBorders", {})  # noqa: SLF001 - the library knows borders only by style
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _property(borders, f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": _LINES})
    margins = _property(made._tbl.tblPr, "w:tblCellMar", {})  # noqa: SLF001 - as above
    for side, wide in (("top", "40"), ("left", "80"), ("bottom", "40"), ("right", "80")):
        _property(margins, f"w:{side}", {"w:w": wide, "w:type": "dxa"})


def _property(parent: Any, tag: str, attributes: Mapping[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    parent.append(made)
    return made
