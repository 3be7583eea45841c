"""A report as a workbook: findings, plan, matrices and questions as sheets with filters, to be sorted and worked off.

Every text goes in as a text: a cell that begins with ``=``, ``+``, ``-`` or ``@`` is marked as one, so that no program computes it.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil
from typing import Any

from govcheck import __version__
from govcheck.model.dossiers import Dossier, Grid, Stand
from govcheck.model.findings import Finding, Severity
from govcheck.model.plans import Plan
from govcheck.renderers.pieces.fixed_zip import fixed_zip
from govcheck.renderers.pieces.grouping import primary
from govcheck.renderers.pieces.headline import day
from govcheck.renderers.pieces.ordering import in_order
from govcheck.renderers.pieces.report_words import OVERLOOKED, client_of, title_of, topics
from govcheck.renderers.pieces.scorecard import scorecards
from govcheck.renderers.pieces.stated import one_by_one
from govcheck.renderers.pieces.summary import summary
from govcheck.renderers.pieces.visible import visible

#: no cell of a workbook holds more
_LONGEST = 32767
#: the height of a line and of the highest row, in points
_LINE, _HIGHEST = 15, 409
_LETTERS = {"A": "9EC5D8", "R": "C4DDE8", "C": "E2EFF5", "I": "F0F6F9", "S": "E7EDF6"}
_SEVERITIES = {Severity.ERROR: "B3261E", Severity.WARNING: "875000", Severity.INFO: "2F5F80"}
Rows = Sequence[Sequence[str | int]]


def render_report(dossier: Dossier) -> bytes:
    """The workbook as an XLSX file."""
    from openpyxl import Workbook

    page = dossier._replace(assessment=in_order(dossier.assessment))
    assessment = page.assessment
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = visible(title_of(page)), "govcheck"
    book.properties.created = book.properties.modified = datetime(assessment.as_of.year, assessment.as_of.month, assessment.as_of.day)  # noqa: DTZ001
    accent = page.cover.accent.removeprefix("#").upper()
    _overview(book, page, accent)
    _findings(book, page, accent)
    if isinstance(page.plan, Plan):
        _plan(book, page, page.plan, accent)
    for grid in page.grids:
        _matrix(book, grid, accent)
    _sheet(
        book,
        "Questions",
        ("Kind", "About", "Question"),
        [(q.kind, str(q.subject), q.spoken) for q in assessment.questions],
        (24, 30, 110),
        accent,
    )
    rows = [(rule.id, rule.pack, rule.outcome.value, ", ".join(rule.cites), rule.reason or "") for rule in assessment.rules]
    _sheet(book, "Rules", ("Rule", "Pack", "Outcome", "Cites", "Remark"), rows, (50, 14, 16, 30, 80), accent)
    sources = [(one.title, one.edition, one.date, one.rules, one.note) for one in page.references]
    _sheet(book, "Sources", ("Source", "Edition", "Date", "Rules", "Note"), sources, (70, 24, 14, 8, 90), accent)
    out = io.BytesIO()
    book.save(out)
    # the library writes the hour of saving over what the properties say
    when = f"{assessment.as_of.isoformat()}T00:00:00Z".encode()
    return fixed_zip(out.getvalue(), {"docProps/core.xml": lambda core: re.sub(rb"[-\d]{10}T[:\d]{8}Z", when, core)})


def _overview(book: Any, page: Dossier, accent: str) -> None:
    numbers = summary(page.assessment)
    rows: list[tuple[str | int, ...]] = [
        ("Organisation", client_of(page)),
        ("Report", title_of(page)),
        ("As of", day(page.assessment.as_of)),
        *((f"Findings of severity {severity.value}", count) for severity, count in numbers.findings.items()),
        ("Findings accepted by a waiver", numbers.waived),
        ("Rules judged", numbers.judged),
        ("Rules in all", numbers.of),
        *((f"Read from {given.path}", f"SHA-256 {given.sha256}") for given in page.assessment.inputs),
        ("Made with", f"govcheck {__version__}"),
    ]
    _sheet(book, "Overview", ("What", "Value"), rows, (44, 80), accent, filtered=False)
    scores = [
        (table.title, row.number, row.title, row.of, row.judged, row.conflict, row.gap, row.passed, row.unsaid)
        for table in scorecards(page.assessment)
        for row in table.rows
    ]
    if scores:
        head = ("Pack", "No.", "Difference", "Statements", "Judged", "Conflict", "Gap", "Pass", "Not said")
        _sheet(book, "Scorecard", head, scores, (30, 8, 52, 12, 10, 10, 8, 8, 10), accent)
    told = [(title, one.place, one.says, one.word) for title, said in one_by_one(page.assessment) for one in said]
    if told:
        _sheet(book, "Statements", ("Difference", "Place", "Statement", "Outcome"), told, (44, 8, 90, 20), accent)
    unsaid = [(topic, len(rules), ", ".join(rules)) for topic, rules in topics(page.assessment.notmodelled)]
    if unsaid:
        _sheet(book, "Not modelled", ("Topic", "Rules", "Which"), unsaid, (40, 8, 120), accent)
    if page.assessment.overlooked:
        _sheet(book, "Rows without a rule", (OVERLOOKED[0],), [(row,) for row in page.assessment.overlooked], (80,), accent)


def _findings(book: Any, page: Dossier, accent: str) -> None:
    titles = {source.id: source.title for source in page.references}
    head = (
        *("Severity", "Kind", "Finding", "Evidence", "To settle", "Remedy", "Rule", "Clauses", "Sources"),
        *("File", "Line", "Status", "Waived until", "Reason of the waiver", "Fingerprint"),
    )
    rows = [_finding(finding, titles) for finding in page.assessment.findings]
    widths = (11, 10, 60, 60, 40, 50, 36, 22, 40, 30, 8, 12, 14, 30, 28)
    sheet = _sheet(book, "Findings", head, rows, widths, accent)
    for number, finding in enumerate(page.assessment.findings, start=2):
        _colour(sheet.cell(number, 1), text=_SEVERITIES[finding.severity], bold=True)


def _finding(finding: Finding, titles: Mapping[str, str]) -> tuple[str | int, ...]:
    at, waiver = primary(finding), finding.waiver
    sources = dict.fromkeys(titles.get(source, source) for source in (clause.partition(":")[0] for clause in finding.cites))
    return (
        *(finding.severity.value, finding.kind.value, finding.message),
        *("\n".join(fact.statement for fact in facts) for facts in (finding.evidence, finding.missing)),
        *(finding.remediation, finding.rule, ", ".join(finding.cites), "; ".join(sources)),
        *((at.path, at.line) if at is not None else ("", "")),
        finding.status if waiver is None else "waived",
        waiver.expires.isoformat() if waiver is not None and waiver.expires is not None else "",
        waiver.reason if waiver is not None else "",
        finding.fingerprint,
    )


def _plan(book: Any, page: Dossier, plan: Plan, accent: str) -> None:
    rows = []
    for step in plan.steps:
        turns = [turn for turn in page.turns if turn.step == step.number]
        told = ["\n".join(each) for each in ([turn.before for turn in turns], [turn.after for turn in turns])]
        rows.append((step.number, step.group.value, step.sentence, *told, step.decides, step.cost, len(step.clears), ", ".join(step.cites)))
    rows += [
        (one.number, "decision", one.sentence, "", "to be answered", one.decides, one.cost, len(one.clears), ", ".join(one.cites))
        for one in plan.decisions
    ]
    head = ("No.", "Group", "Step", "Before", "After", "Decided by", "Cost", "Findings cleared", "Clauses served")
    _sheet(book, "Plan", head, rows, (7, 14, 70, 50, 50, 30, 8, 18, 40), accent)
    if plan.proof.introduced:
        new = [(one.severity.value, one.kind.value, one.message, one.rule) for one in plan.proof.introduced]
        _sheet(book, "The steps bring", ("Severity", "Kind", "Finding", "Rule"), new, (12, 12, 120, 50), accent)


def _matrix(book: Any, grid: Grid, accent: str) -> None:
    from openpyxl.comments import Comment

    head = ("Activity", *(title for _, title in grid.columns), "Findings")
    rows = [(row.name, *(cell.letters for cell in row.cells), "\n".join(remark.message for remark in row.remarks)) for row in grid.rows]
    sheet = _sheet(
        book, f"RACI {grid.title}" if grid.id != "main" else "RACI", head, rows, (40, *[7] * len(grid.columns), 70), accent, turned=True
    )
    for number, row in enumerate(grid.rows, start=2):
        for column, cell in enumerate(row.cells, start=2):
            if cell.stand is Stand.CONFLICT:
                there = sheet.cell(number, column)
                _colour(there, ground="FBECEB", text="B3261E", bold=True)
                there.comment = Comment(visible("Conflict: " + "; ".join(remark.message for remark in cell.remarks))[:1000], "govcheck")
            elif cell.letters:
                _colour(sheet.cell(number, column), ground=_LETTERS.get(cell.letters[0], "FFFFFF"), text="1D2329")


def _sheet(
    book: Any,
    name: str,
    head: Sequence[str],
    rows: Rows,
    widths: Sequence[float],
    accent: str,
    *,
    filtered: bool = True,
    turned: bool = False,
) -> Any:
    """A sheet with a head that stays in sight, filters, widths, and texts that are texts."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(_name(name, book.sheetnames))
    for number, row in enumerate((head, *rows), start=1):
        for column, value in enumerate(row, start=1):
            _write(sheet.cell(number, column), value)
            centred = turned and 1 < column < len(head)
            upright = Alignment(vertical="top", wrap_text=not centred, horizontal="center" if centred else None)
            sheet.cell(number, column).alignment = Alignment(text_rotation=90, wrap_text=True) if centred and number == 1 else upright
    for column in range(1, len(head) + 1):
        _colour(sheet.cell(1, column), ground=accent, text="FFFFFF", bold=True)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    if turned:
        sheet.row_dimensions[1].height = 150
    # stated, since not every program works out how high a row of wrapped text is
    for number, row in enumerate(rows, start=2):
        sheet.row_dimensions[number].height = min(_HIGHEST, _LINE * max(map(_lines, row, widths)))
    sheet.freeze_panes = "B2" if turned else "A2"
    if filtered:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def _lines(value: str | int, width: float) -> int:
    """How many lines a text takes in a column of that width, about."""
    return sum(max(1, ceil(len(line) * 1.05 / width)) for line in str(value).split("\n"))


def _write(cell: Any, value: str | int) -> None:
    if isinstance(value, int):
        cell.value = value
        return
    text = "\n".join(visible(line) for line in value.split("\n"))[:_LONGEST]
    cell.value = text
    if text[:1] in ("=", "+", "-", "@"):
        # a text, whatever it begins with: the kind is stated, and the quote prefix keeps it so when somebody edits the cell
        cell.data_type = "s"
        cell.quotePrefix = True


def _colour(cell: Any, *, ground: str = "", text: str = "", bold: bool = False) -> None:
    from openpyxl.styles import Font, PatternFill

    if ground:
        cell.fill = PatternFill("solid", fgColor=ground)
    if text or bold:
        cell.font = Font(name="Calibri", size=11, color=text or None, bold=bold)


def _name(wanted: str, taken: Sequence[str]) -> str:
    """A name that a sheet may have: short, without the signs that are not allowed, and not twice."""
    name = "".join(" " if sign in "[]:*?/\\'" else sign for sign in visible(wanted))[:28].strip() or "Sheet"
    number, free = 2, name
    while free.casefold() in {other.casefold() for other in taken}:
        free = f"{name[:25]} {number}"
        number += 1
    return free
