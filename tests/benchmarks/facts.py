"""An organisation as the facts that other programs read: triples, Prolog's terms, answer-set atoms, tables."""

from collections.abc import Callable, Iterator, Mapping

from tests.benchmarks.organisations import Made

#: predicate -> its rows; words are safe in every notation, since only ids of seats, roles and letters and numbers of rows are written
Facts = Mapping[str, tuple[tuple[str, ...], ...]]

_ROLES = ("cio", "ciso")


def facts(made: Made) -> Facts:
    """``post(seat)``, ``reports(lower, upper)``, ``dotted(seat)``, ``role(seat, role)``, ``row(row)`` and ``letter(row, seat, letter)``."""
    numbers = {row: f"r{number}" for number, row in enumerate(made.rows)}
    seats = made.seats
    return {
        "post": tuple((_word(seat.id),) for seat in seats if seat.is_post),
        "reports": tuple((_word(seat.id), _word(upper)) for seat in seats for upper in seat.superiors),
        "dotted": tuple((_word(seat.id),) for seat in seats if "dotted_line_to" in seat.more),
        "role": tuple((_word(role), role) for role in _ROLES),
        "row": tuple((number,) for number in numbers.values()),
        "letter": tuple(
            (numbers[row], _word(seat), letter.lower())
            for row, cells in made.rows.items()
            for seat, cell in cells.items()
            for letter in cell.split("/")
        ),
    }


def _word(seat: str) -> str:
    return seat.replace("-", "_")


def turtle(found: Facts) -> str:
    """Triples for SHACL; a letter is a property of the row."""
    lines = ["@prefix o: <urn:o:> ."]
    lines += [f"o:{seat} a o:Post ." for (seat,) in found["post"]]
    lines += [f"o:{lower} o:reports o:{upper} ." for lower, upper in found["reports"]]
    lines += [f"o:{seat} o:dotted true ." for (seat,) in found["dotted"]]
    lines += [f"o:{seat} a o:{role} ." for seat, role in found["role"]]
    lines += [f"o:{row} a o:Row ." for (row,) in found["row"]]
    lines += [f"o:{row} o:{letter} o:{seat} ." for row, seat, letter in found["letter"]]
    return "\n".join(lines) + "\n"


def atoms(found: Facts) -> str:
    """Facts as Prolog and as answer-set programs write them."""
    return "".join(f"{predicate}({', '.join(words)}).\n" for predicate, rows in found.items() for words in rows)


def script(found: Facts) -> str:
    """Tables and their rows for SQLite's shell-free executescript."""
    return "begin;\n" + "".join(_table(predicate, rows) for predicate, rows in found.items()) + "commit;\n"


def _table(predicate: str, rows: tuple[tuple[str, ...], ...]) -> str:
    width = {"post": 1, "dotted": 1, "row": 1, "letter": 3}.get(predicate, 2)
    columns = ", ".join("abc"[:width])
    lines = [f"create table fact_{predicate} ({columns});\n", *_inserts(predicate, rows)]
    return "".join(lines)


def _inserts(predicate: str, rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for at in range(0, len(rows), 500):
        values = ", ".join("(" + ", ".join(f"'{word}'" for word in words) + ")" for words in rows[at : at + 500])
        yield f"insert into fact_{predicate} values {values};\n"  # noqa: S608 - ids that were made here


#: file name -> what writes it
NOTATIONS: Mapping[str, Callable[[Facts], str]] = {"facts.ttl": turtle, "facts.pl": atoms, "facts.sql": script}
