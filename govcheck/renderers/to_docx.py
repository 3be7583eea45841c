"""A report as a Word document that a consultant edits and brands: styles, headings, a table of contents, tables, the chart."""

from collections.abc import Sequence

from govcheck.model.dossiers import Dossier, Grid, Stand
from govcheck.model.findings import SEVERITIES, Severity
from govcheck.model.plans import Contradiction, Plan, Step
from govcheck.renderers.pieces.cards import Card, Clause, accepted, cards, clauses
from govcheck.renderers.pieces.chart_svg import described, picture, svg
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.headline import Headline, day, headline, planned, together
from govcheck.renderers.pieces.ordering import in_order
from govcheck.renderers.pieces.pixels import pixels
from govcheck.renderers.pieces.planned import brings, waited_for
from govcheck.renderers.pieces.report_words import GROUPS, OUTCOMES, OVERLOOKED, SECTIONS, UNSAID, client_of, title_of, topics
from govcheck.renderers.pieces.scorecard import scorecards
from govcheck.renderers.pieces.stated import remarks_told
from govcheck.renderers.pieces.summary import Summary, summary
from govcheck.renderers.pieces.word.method import method
from govcheck.renderers.pieces.word.paper import Paper
from govcheck.renderers.pieces.word.statements import statements
from govcheck.renderers.pieces.word.tables import Ink, pairs, table

WIDTH, WIDE = 170.0, 257.0
_COLOURS = {Severity.ERROR: "B3261E", Severity.WARNING: "875000", Severity.INFO: "2F5F80"}
_HEAT = {"A": "9EC5D8", "R": "C4DDE8", "C": "E2EFF5", "I": "F0F6F9", "S": "E7EDF6"}
#: a matrix with more columns than this lies down
_MOST_UPRIGHT = 8
#: more columns than this do not fit on a page that lies down; the rest follows in a table of its own
_MOST_COLUMNS = 22


def render_report(dossier: Dossier) -> bytes:
    """The document as a DOCX file."""
    page = dossier._replace(assessment=in_order(dossier.assessment))
    assessment, client, title = page.assessment, client_of(page), title_of(page)
    titles = {source.id: source.title for source in page.references}
    numbers, told = summary(assessment), cards(assessment, titles)
    paper = Paper(page.cover.accent, title, client, assessment.as_of)
    paper.running(f"{client} · {title}", f"As of {day(assessment.as_of)}")
    _cover(paper, page, client, title)
    _summary(paper, headline(page, numbers, told), numbers, page)
    _scorecard(paper, page)
    _chart(paper, page)
    _matrices(paper, page.grids)
    paper.new_page()
    _findings(paper, told, together(told, assessment))
    _plan(paper, page, titles)
    _questions(paper, page)
    _waivers(paper, page)
    _judged(paper, page, numbers)
    method(paper, page)
    return paper.save()


def _cover(paper: Paper, page: Dossier, client: str, title: str) -> None:
    logo = page.cover.logo
    if logo is not None:
        paper.image(logo.png, min(60, 25 * logo.width / logo.height), f"Logo of {client}")
    paper.document.add_paragraph(style="Normal").paragraph_format.space_after = 0
    paper.text(client, "Title")
    paper.text(title, "Subtitle")
    paper.text(f"As of {day(page.assessment.as_of)}")
    paper.heading("Contents", 2, listed=False)
    paper.contents()
    paper.new_page()


def _summary(paper: Paper, head: Headline, numbers: Summary, page: Dossier) -> None:
    paper.heading("Summary", 1)
    paper.text(f"{head.verdict}.", "Verdict")
    counts = [f"{numbers.findings[severity]}" for severity in SEVERITIES]
    inks = {(0, place): Ink(text=_COLOURS[severity], bold=True, centred=True) for place, severity in enumerate(SEVERITIES)}
    heads, steps = ["errors", "warnings", "to note", "rules judged"], len(page.plan.steps) if isinstance(page.plan, Plan) else None
    counts += [f"{numbers.judged} of {numbers.of}", *([] if steps is None else [str(steps)])]
    heads += [] if steps is None else ["step in the plan" if steps == 1 else "steps in the plan"]
    inks |= {(0, place): Ink(bold=True, centred=True) for place in range(len(SEVERITIES), len(heads))}
    table(paper, heads, [counts], [WIDTH / len(heads)] * len(heads), inks)
    for sentence in head.sentences:
        paper.text(sentence)
    if head.worst:
        paper.heading("What weighs most", 2)
        paper.bullets(f"{card.severity}: {card.message}" for card in head.worst)


def _scorecard(paper: Paper, page: Dossier) -> None:
    tables = scorecards(page.assessment)
    if not tables:
        return
    paper.new_page()
    paper.heading(SECTIONS["scorecard"], 1)
    for one in tables:
        paper.heading(one.title, 2)
        rows: list[list[str]] = []
        inks: dict[tuple[int, int], Ink] = {}
        for place, row in enumerate((*one.rows, one.whole)):
            counts = [row.conflict, row.gap, row.passed, row.unsaid]
            rows.append([row.number, row.title, f"{row.judged} of {row.of}", *(str(count or "·") for count in counts)])
            whole = row is one.whole
            inks |= {(place, column): Ink(bold=whole, centred=column != 1) for column in range(7)}
            inks[place, 3] = Ink(
                "FBECEB" if row.conflict else "", "B3261E" if row.conflict else "", bool(row.conflict) or whole, centred=True
            )
            inks[place, 4] = Ink("FDF3E3" if row.gap else "", "875000" if row.gap else "", bool(row.gap) or whole, centred=True)
        table(paper, ["No.", "Difference", "judged", "conflict", "gap", "pass", "not said"], rows, [11, 71, 22, 17, 14, 15, 20], inks)
    paper.text(f"Each line counts the statements of the source. {remarks_told(page.assessment)}".strip(), "Note")


def _chart(paper: Paper, page: Dossier) -> None:
    if not page.chart.seats:
        return
    drawn = picture(page.chart)
    png = pixels(svg(drawn, SECTIONS["chart"], described(page.chart)), drawn.width, drawn.height)
    wide = drawn.width > 1.25 * drawn.height
    paper.new_page(landscape=wide)
    paper.heading(SECTIONS["chart"], 1)
    if page.chart.left_out:
        paper.text(
            f"The chart has {counted(len(page.whole.seats), 'seat')}. The picture shows those that the findings are about, with their "
            "ways to the top, and as many of the upper layers as fit.",
            "Note",
        )
    room, high = (WIDE, 145.0) if wide else (WIDTH, 225.0)
    fits = drawn.width * high / drawn.height >= room
    paper.image(png, room, described(page.chart), height=0 if fits else high)


def _matrices(paper: Paper, grids: Sequence[Grid]) -> None:
    for number, grid in enumerate(grids):
        wide = len(grid.columns) > _MOST_UPRIGHT
        paper.new_page(landscape=wide)
        if number == 0:
            paper.heading(SECTIONS["matrix"], 1)
        paper.heading(grid.title, 2)
        for start in range(0, len(grid.columns), _MOST_COLUMNS):
            _matrix(paper, grid, start, WIDE if wide else WIDTH)
        if grid.left_out:
            paper.text(f"{counted(grid.left_out, 'row')} of which nothing was found: not shown here.", "Note")
        paper.text("A accountable, R responsible, C consulted, I informed. A cell with ! takes part in a conflict.", "Note")


def _matrix(paper: Paper, grid: Grid, start: int, room: float) -> None:
    columns = grid.columns[start : start + _MOST_COLUMNS]
    each = min(18.0, (room - 52) / max(len(columns), 1))
    rows: list[list[str]] = []
    inks: dict[tuple[int, int], Ink] = {}
    for place, row in enumerate(grid.rows):
        cells = row.cells[start : start + _MOST_COLUMNS]
        rows.append([row.name, *(f"{cell.letters} !" if cell.stand is Stand.CONFLICT else cell.letters for cell in cells)])
        for column, cell in enumerate(cells, start=1):
            if cell.stand is Stand.CONFLICT:
                inks[place, column] = Ink("FBECEB", "B3261E", bold=True, centred=True)
            elif cell.letters:
                inks[place, column] = Ink(_HEAT.get(cell.letters[0], ""), bold=True, centred=True)
    table(paper, ["Activity", *(title for _, title in columns)], rows, [52, *[each] * len(columns)], inks, turned=True)


def _findings(paper: Paper, told: Sequence[Card], note: str) -> None:
    paper.heading(SECTIONS["findings"], 1)
    if note:
        paper.text(note, "Note")
    if not told:
        paper.text("There are no findings.")
    for severity in SEVERITIES:
        of_it = [(number, card) for number, card in enumerate(told, start=1) if card.severity is severity]
        if of_it:
            paper.heading({"error": "Errors", "warning": "Warnings", "info": "To note"}[severity], 2)
        for number, card in of_it:
            paper.heading(f"{number}. {card.message}", 3)
            _finding(paper, card)


def _finding(paper: Paper, card: Card) -> None:
    rows: list[tuple[str, Sequence[str]]] = [("Kind", [f"{card.severity} · {card.kind}" + (" · known" if card.known else "")])]
    rows += [("Also", card.also)] if card.also else []
    rows += [("Evidence", [fact + (f" ({where})" if where else "") for fact, where in card.facts])] if card.facts else []
    rows += [("To settle", card.missing)] if card.missing else []
    rows += [("Remedy", card.remedies)] if card.remedies else []
    rows.append(("Rule", [f"{rule.title} ({rule.id}): {_cited(rule.clauses)}" for rule in card.rules]))
    why = [rule.rationale for rule in card.rules if rule.rationale]
    rows += [("Why", why)] if why else []
    rows += [("Severity", [f"{change}." for change in card.changes])] if card.changes else []
    rows.append(("Source", [card.place]))
    rows += [("Lines", card.frame)] if card.frame else []
    pairs(paper, rows, (24, WIDTH - 24), {"Lines": "File Lines"})


def _cited(cited: Sequence[Clause]) -> str:
    return "; ".join(clause.title + (f", {clause.place}" if clause.place else "") for clause in cited)


def _plan(paper: Paper, page: Dossier, titles: dict[str, str]) -> None:
    if page.plan is None:
        return
    paper.new_page()
    paper.heading(SECTIONS["plan"], 1)
    if isinstance(page.plan, Contradiction):
        paper.text("There is no plan under the given pins: these rules and pins cannot be met together.")
        paper.bullets(
            [
                *(": ".join((f"{rule.title} ({rule.rule})", *rule.messages)) for rule in page.plan.rules),
                *(pin.text for pin in page.plan.pins),
            ]
        )
        return
    plan = page.plan
    paper.text(planned(plan), "Verdict")
    before, after = plan.proof.before, plan.proof.after
    counts = [
        [severity, *(str(told.get(severity, 0)) for told in (before.conflicts, after.conflicts, before.gaps, after.gaps))]
        for severity in SEVERITIES
    ]
    table(paper, ["Severity", "conflicts before", "after", "gaps before", "after"], counts, [34] * 5)
    for group, heading in GROUPS.items():
        steps = [step for step in plan.steps if step.group is group]
        if steps:
            paper.heading(heading, 2)
        for step in steps:
            _step(paper, step, page, titles)
    if plan.decisions:
        paper.heading("Decisions to take", 2)
        paper.text("Only the organisation can say these; the plan does not invent an answer.")
        for decision in plan.decisions:
            paper.numbered(decision.number, decision.sentence)
            served = f"; serves {_cited(clauses(decision.cites, titles))}" if decision.cites else ""
            paper.text(f"Decided by {decision.decides}; cost {decision.cost}; {waited_for(decision)}{served}.", "Note")
            paper.bullets(f"{one.severity}: {one.message}" for one in decision.clears)
    if plan.proof.introduced:
        paper.heading("What the steps bring with them", 2)
        paper.text(brings(plan))
        paper.bullets(f"{one.severity}: {one.message}" for one in plan.proof.introduced)
    paper.text(plan.promise, "Note")


def _step(paper: Paper, step: Step, page: Dossier, titles: dict[str, str]) -> None:
    paper.numbered(step.number, step.sentence)
    turns = [turn for turn in page.turns if turn.step == step.number]
    if turns:
        table(paper, ["Before", "After"], [[turn.before, turn.after] for turn in turns], [WIDTH / 2] * 2)
    served = f"; serves {_cited(clauses(step.cites, titles))}" if step.cites else ""
    paper.text(f"Decided by {step.decides}; cost {step.cost}; clears {counted(len(step.clears), 'finding')}{served}.", "Note")
    paper.bullets(f"{one.severity}: {one.message}" for one in step.clears)
    if step.alternatives:
        paper.text("At the same cost:", "Note")
        paper.bullets(one.sentence for one in step.alternatives)


def _questions(paper: Paper, page: Dossier) -> None:
    if page.assessment.questions:
        paper.heading(SECTIONS["questions"], 1)
        paper.text("Only the organisation itself can answer these; until then nothing is decided by them.")
        paper.bullets(question.spoken for question in page.assessment.questions)


def _waivers(paper: Paper, page: Dossier) -> None:
    waived = accepted(page.assessment)
    if waived:
        paper.heading(SECTIONS["waivers"], 1)
        rows = [
            [
                f"{one.severity}: {one.message}",
                *(waiver.reason, waiver.approved_by or waiver.approver.id),
                waiver.expires.isoformat() if waiver.expires else "never",
            ]
            for one, waiver in waived
        ]
        table(paper, ["Accepted finding", "Reason", "Approved by", "Expires"], rows, [65, 50, 30, 25])


def _judged(paper: Paper, page: Dossier, numbers: Summary) -> None:
    paper.heading(SECTIONS["judged"], 1)
    paper.text(f"Silence is not health: a rule that could not be judged says nothing. Of {counted(numbers.of, 'rule')}:")
    rows = ([word, str(numbers.rules[one]), meaning] for one, word, meaning in OUTCOMES if numbers.rules[one])
    table(paper, ["Outcome", "Rules", "Meaning"], [*rows], [32, 18, 120])
    unsaid = [f"{topic} {len(rules)}" for topic, rules in topics(page.assessment.notmodelled)]
    for (head, meaning), names in zip((UNSAID, OVERLOOKED), (unsaid, page.assessment.overlooked), strict=True):
        if names:
            paper.heading(head, 2)
            paper.text(meaning)
            paper.text("; ".join(names) + ".", "Note")
    statements(paper, page.assessment)
