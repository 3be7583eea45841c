"""One organisation written in several ways that people write YAML, all of which mean the same."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.organisations import Made, Seat

#: the file to check in every folder that is written
FILE = "org.yaml"
_PEOPLE = "people.csv"
_HEADER = ("# made by tests/benchmarks; everybody in it is made up", "govcheck: 1")


def write(made: Made, layout: str, folder: Path) -> Path:
    """Write an organisation into a folder in one of the `LAYOUTS`; the file to check."""
    for file, text in LAYOUTS[layout](made).items():
        Path(folder, file).write_text(text, encoding="utf-8")
    return Path(folder, FILE)


def flow(made: Made) -> dict[str, str]:
    """One line for each seat and each row, as people write matrices."""
    return {FILE: _text(made, (f"  {entry}: {_flow(said)}" for entry, said in _positions(made)), _flow_rows(made))}


def block(made: Made) -> dict[str, str]:
    """One line for each fact."""
    positions = (line for entry, said in _positions(made) for line in (f"  {entry}:", *_block(said)))
    return {FILE: _text(made, positions, (line for row, cells in made.rows.items() for line in (f"  {row}:", *_block(cells))))}


def quoted(made: Made) -> dict[str, str]:
    """As `flow`, with every text in quotes, as programs write YAML."""
    rows = (f'  "{row}": {_flow(cells, quotes=True)}' for row, cells in made.rows.items())
    return {FILE: _text(made, (f'  "{entry}": {_flow(said, quotes=True)}' for entry, said in _positions(made)), rows)}


def commented(made: Made) -> dict[str, str]:
    """As `flow`, with a remark above and behind each line."""
    positions = (line for entry, said in _positions(made) for line in (f"  # the seat {entry}", f"  {entry}: {_flow(said)}  # as of 2026"))
    rows = (line for row in _flow_rows(made) for line in ("  # agreed by both", f"{row}  # reviewed"))
    return {FILE: _text(made, positions, rows)}


def csv_included(made: Made) -> dict[str, str]:
    """The bodies and rows in YAML, the people in a CSV file that it includes."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    words = ("id", "title", "reports_to", "holder", "kind", "level", "dotted_line_to", "deputy")
    writer.writerow(words)
    for seat in made.seats:
        said = {"id": seat.id, **_said(seat)}
        writer.writerow([";".join(value) if isinstance(value := said.get(word, ""), list) else value for word in words])
    bodies = (f"  {entry}: {_flow(said)}" for entry, said in made.bodies.items())
    return {FILE: _text(made, bodies, _flow_rows(made), f"include: [{{positions: {_PEOPLE}}}]"), _PEOPLE: table.getvalue()}


LAYOUTS: Mapping[str, Callable[[Made], dict[str, str]]] = {
    "flow": flow,
    "block": block,
    "quoted": quoted,
    "commented": commented,
    "csv": csv_included,
}


def _text(made: Made, positions: Iterator[str], rows: Iterator[str], *more: str) -> str:
    head = (*_HEADER, f"organization: {_flow(made.organization)}", "roots: [board]", *more)
    return "\n".join((*head, "positions:", *positions, "raci:", *rows)) + "\n"


def _positions(made: Made) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from made.bodies.items()
    for seat in made.seats:
        yield seat.id, _said(seat)


def _said(seat: Seat) -> dict[str, Any]:
    upper = {"reports_to": seat.superiors[0] if len(seat.superiors) == 1 else list(seat.superiors)} if seat.superiors else {}
    return {"title": seat.title, **upper, "holder": seat.holder, **seat.more}


def _flow_rows(made: Made) -> Iterator[str]:
    return (f"  {row}: {_flow(cells)}" for row, cells in made.rows.items())


def _flow(said: Mapping[str, Any], *, quotes: bool = False) -> str:
    return "{" + ", ".join(f"{word}: {_value(value, quotes=quotes)}" for word, value in said.items()) + "}"


def _block(said: Mapping[str, Any]) -> Iterator[str]:
    for word, value in said.items():
        if isinstance(value, list):
            yield f"    {word}:"
            yield from (f"      - {item}" for item in value)
        else:
            yield f"    {word}: {_value(value)}"


def _value(value: Any, *, quotes: bool = False) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_value(item, quotes=quotes) for item in value)}]"
    return f'"{value}"' if quotes else str(value)
