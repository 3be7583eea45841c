"""The sections of a pack as a table: a line for each, how many of its statements could be judged, and how they came out."""

from collections import Counter
from collections.abc import Iterable, Sequence

from govcheck.model.findings import JUDGED, Outcome, SectionResult
from govcheck.renderers.pieces.flow import NARROWEST, Span, drawn, flow
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.styles import styled
from govcheck.renderers.pieces.visible import width

#: the columns: outcome, its word, the style of a number that is not nought
COLUMNS = (
    (Outcome.CONFLICT, "conflict", "error"),
    (Outcome.GAP, "gap", "warning"),
    (Outcome.PASS, "pass", "good"),
    (Outcome.NOTMODELLED, "not modelled", None),
)
#: the rest, which only a verbose table tells
_REST = (
    (Outcome.ERROR, "crashed"),
    (Outcome.NOTAPPLICABLE, "not applicable"),
    (Outcome.NOTSELECTED, "not selected"),
    (None, "not checked"),
)
#: the same, as the line below the table counts it
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


def section_table(title: str, sections: Sequence[SectionResult], look: Look) -> list[str]:
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
            lines += flow(_named(section), look, first=indent + "  ", then=indent + "    ")
    silent = [section for section in sections if section not in told and any(c.outcome is Outcome.NOTMODELLED for c in section.clauses)]
    lines += _left(everything, look)
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


def _named(section: SectionResult) -> list[Span]:
    """Every clause of a section by its outcome."""
    outcomes = [(outcome, word) for outcome, word, _ in COLUMNS] + list(_REST)
    told = []
    for outcome, word in outcomes:
        named = [clause for clause, found in section.clauses if found is outcome]
        if named:
            told.append(f"{word}: {', '.join(_short(named))}")
    return [Span("; ".join(told), "faint")]


def _short(clauses: Sequence[str]) -> Iterable[str]:
    """Clauses in words short enough for a list: the source is named once, and again where it changes."""
    known = ""
    for clause in clauses:
        source, colon, place = clause.partition(":")
        yield place if colon and source == known else clause
        known = source
