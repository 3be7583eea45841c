"""The questions of an interview: as text to read, as a Markdown document, and as a CSV sheet, the last two with a column for answers."""

from collections.abc import Callable, Mapping, Sequence

from govcheck.model.asking import Ask
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.flow import Span, flow
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.sheet import csv_sheet, markdown_row

_HEADING = ("no", "question", "answer", "how to answer", "decides", "id")
_READ = "Questions to settle, those first whose answers decide the most rules."
_INTRODUCTION = (
    f"{_READ} Write the answer beside the question; what is not known stays blank and changes nothing. Leave the column id as it is."
)


def interview_text(asks: Sequence[Ask], look: Look) -> str:
    """To be read: each question with the answer that it takes and what it decides."""
    if not asks:
        return "Nothing to ask: no rule waits for an answer.\n"
    lines = flow([Span(_READ)], look)
    for number, ask in enumerate(asks, 1):
        lines += ["", *flow([Span(ask.text, "strong")], look, first=f"{number}. ", then="   ")]
        lines += flow([Span(f"answer: {ask.expected}")], look, first="   ", then="     ")
        lines += flow([Span(f"decides {_decides(ask)}")], look, first="   ", then="     ")
    return "\n".join(lines) + "\n"


def interview_csv(asks: Sequence[Ask], _look: Look) -> str:
    """To be filled in with a spreadsheet."""
    return csv_sheet(_HEADING, (_row(number, ask) for number, ask in enumerate(asks, 1)))


def interview_markdown(asks: Sequence[Ask], _look: Look) -> str:
    """To be filled in with an editor."""
    lines = ["# Questions", "", _INTRODUCTION, ""]
    if asks:
        lines += [markdown_row(_HEADING), markdown_row(("---",) * len(_HEADING)).replace("\\", "")]
        lines += [markdown_row(_row(number, ask)) for number, ask in enumerate(asks, 1)]
    else:
        lines += ["Nothing to ask: no rule waits for an answer."]
    return "\n".join(lines) + "\n"


def _row(number: int, ask: Ask) -> tuple[str, ...]:
    return str(number), ask.text, "", ask.expected, _decides(ask), ask.id


def _decides(ask: Ask) -> str:
    alone, helped = len(ask.decides), len(ask.rules) - len(ask.decides)
    said = counted(alone, "rule") if alone or not helped else ""
    if alone and ask.opens:
        said += f", {'it is' if alone == 1 else f'{len(ask.opens)} of them'} not judged today"
    if helped:
        said = f"{said}; with other answers {helped} more" if said else f"{counted(helped, 'rule')} with other answers"
    more = len(ask.rules) - len(ask.titles)
    return f"{said}: {'; '.join(ask.titles)}" + (f"; and {more} more" if more > 0 else "")


#: format -> what writes the questions in it
INTERVIEW_FORMATS: Mapping[str, Callable[[Sequence[Ask], Look], str]] = {
    "text": interview_text,
    "markdown": interview_markdown,
    "csv": interview_csv,
}
