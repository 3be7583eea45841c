"""The sections of a pack as a table: a line for each, how many of its statements could be judged, and how they came out."""

from collections import Counter
from collections.abc import Iterable, Sequence

from govcheck.model.findings import JUDGED, Assessment, Outcome, SectionResult
from govcheck.renderers.pieces.flow import NARROWEST, Span, drawn, flow
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.stated import Stated, remarks, stated
from govcheck.renderers.pieces.styles import styled
from govcheck.renderers.pieces.visible import width

#: the columns: outcome, its word, the style of a number that is not nought
COLUMNS = (
    (Outcome.CONFLICT, "conflict", "error"),
    (Outcome.GAP, "gap", "warning"),
    (Outcome.PASS, "pass", "good"),
    (Outcome.NOTMODELLED, "not modelled", None),
)
#: the others, as they are named line by line
_REST: tuple[tuple[Outcome | None, str], ...] = (
    (Outcome.ERROR, "crashed"),
    (Outcome.NOTAPPLICABLE, "not applicable"),
    (Outcome.NOTSELECTED, "not selected"),
    (None, "not checked"),
)
_WORDS = dict([*((outcome, word) for outcome, word, _ in COLUMNS), *_REST])
_STYLES: dict[Outcome | None, str | None] = {outcome: style for outcome, _, style in COLUMNS}
#: the rest, as the line below the table counts it
_LEFT = {
    Outcome.ERROR: "{} crashed",
    Outcome.NOTAPPLICABLE: "{} not applicable here",
    Outcome.NOTSELECTED: "{} not selected",
    None: "{} that nothing can check",
}
_JUDGED = "judged"
_NONE = "·"
_TOTAL = "In all"
_LONGEST_NUMBER = 4


def section_table(title: str, sections: Sequence[SectionResult], assessment: Assessment, look: Look) -> list[str]:
    """The lines of the table of one pack; a section of which nothing was judged is only named, unless everything was asked for.

    Where the lines of a terminal are too short for columns, each section is a sentence.
    """
    told = [section for section in sections if look.verbose or judged(section)]
    rows = [*((_number(section.id), section.title, section.clauses) for section in told)]
    numbers = max((width(drawn(number, look)) for number, _, _ in rows), default=0)
    indent = "  " + " " * numbers + ("  " if numbers else "")
    everything = tuple(clause for section in sections for clause in section.clauses)
    titles = max(*(width(drawn(text, look)) for _, text, _ in rows), len(_TOTAL), width(drawn(title, look)) - len(indent), 0)
    judged_width = max(len(_JUDGED), max((len(_of(clauses)) for _, _, clauses in rows), default=0), len(_of(everything)))
    columns = len(indent) + titles + 2 + judged_width + sum(2 + len(word) for _, word, _ in COLUMNS)
    light = remarks(assessment, sections)
    lines: list[str] = []
    if columns <= max(look.width, NARROWEST):
        gap = len(indent) + titles - width(drawn(title, look))
        heads = "".join(f"  {word}" for _, word, _ in COLUMNS)
        lines.append(f"{styled(drawn(title, look), 'strong', look.colour)}{' ' * gap}  {_JUDGED.rjust(judged_width)}{heads}")
    else:
        lines += flow([Span(title, "strong")], look, then="  ")
        judged_width = 0
    for section, (number, text, clauses) in zip((*told, None), (*rows, ("", _TOTAL, everything)), strict=True):
        first = f"  {drawn(number, look).rjust(numbers)}" + ("  " if numbers else "")
        lines += _row(first, text, titles, clauses, judged_width, look)
        if look.verbose and section is not None:
            lines += [line for said in stated(section, assessment, light) for line in _told(said, indent, look)]
    silent = [section for section in sections if section not in told and any(c.outcome is Outcome.NOTMODELLED for c in section.clauses)]
    lines += _left(everything, look)
    if light:
        some = "1 is a remark" if len(light) == 1 else f"{len(light)} are remarks"
        lines += flow(
            [Span(f"Of the statements in conflict or with a gap, {some} (severity info)", "faint")], look, first="  ", then="    "
        )
    if silent:
        named = "; ".join(f"{_number(section.id)} {section.title}".strip() for section in silent)
        lines += flow([Span(f"The file says too little to judge: {named}", "faint")], look, first="  ", then="    ")
    return lines


def _left(everything: Sequence[tuple[str, Outcome | None]], look: Look) -> list[str]:
    """What stands in no column, so that the counts add up; a verbose table has named it."""
    shown = {outcome for outcome, _, _ in COLUMNS}
    counts = Counter(outcome for _, outcome in everything if outcome not in shown)
    told = [said.format(counts[outcome]) for outcome, said in _LEFT.items() if counts[outcome]]
    return flow([Span(f"The rest: {', '.join(told)}", "faint")], look, first="  ", then="    ") if told else []


def judged(section: SectionResult) -> int:
    """How many clauses of a section came to pass, conflict or gap."""
    return sum(clause.outcome in JUDGED for clause in section.clauses)


def _row(first: str, text: str, titles: int, clauses: Sequence[tuple[str, Outcome | None]], judged_width: int, look: Look) -> list[str]:
    counts = {outcome: sum(found is outcome for _, found in clauses) for outcome, _, _ in COLUMNS}
    if not judged_width:
        told = [(f"{counts[outcome]} {word}", style) for outcome, word, style in COLUMNS if counts[outcome]]
        head = Span(f"{text}: judged {_of(clauses)}" + (":" if told else ""))
        rest = [Span(said + ("," if place < len(told) else ""), style, whole=True) for place, (said, style) in enumerate(told, start=1)]
        return flow([head, *rest], look, first=first, then=" " * len(first))
    shown = drawn(text, look)
    cells = "".join(
        "  "
        + " " * (len(word) - len(str(counts[outcome] or _NONE)))
        + (styled(str(counts[outcome]), style, look.colour) if counts[outcome] else styled(drawn(_NONE, look), "faint", look.colour))
        for outcome, word, style in COLUMNS
    )
    return [f"{first}{shown}{' ' * (titles - width(shown))}  {_of(clauses).rjust(judged_width)}{cells}"]


def _of(clauses: Iterable[tuple[str, Outcome | None]]) -> str:
    outcomes = [outcome for _, outcome in clauses]
    return f"{sum(outcome in JUDGED for outcome in outcomes)} of {len(outcomes)}"


def _number(name: str) -> str:
    """The id of a section where it is a number; a word says no more than the title."""
    return name if name.isascii() and name.isdecimal() and len(name) <= _LONGEST_NUMBER else ""


def _told(said: Stated, indent: str, look: Look) -> list[str]:
    """A statement on a line of its own: its place, what it came to, and its words."""
    head = f"{said.place} {said.told(_WORDS)}"
    words = [Span(f"{head}:" if said.says else head, _STYLES.get(said.outcome, "faint"))] + ([Span(said.says)] if said.says else [])
    return flow(words, look, first=indent + "  ", then=indent + "    ")
