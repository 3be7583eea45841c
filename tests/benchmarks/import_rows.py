"""What importing a table of people costs: ``python -m tests.benchmarks.import_rows [--rows N] [--runs N]``.

Against Python's own csv reader plus building the model's records of the same rows (position, holding, appointment, line), in one
process, in turns, without the garbage collector; the least of several runs counts, and the figures are ratios. Ends with status 1 where
the goal is missed.
"""

import argparse
import csv
import gc
import io
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

from govcheck.documents.importing.gather import Gathered, Wishes, gather
from govcheck.documents.importing.org_text import organization_text
from govcheck.model.organization import Appointment, Holding, Line, Position
from govcheck.packs.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

#: how many times the csv reader and the records an import of 100,000 rows may cost
GOAL = 3.0
HEADING = "Employee ID,First Name,Last Name,Job Title,Manager ID,Department,Hire Date,Status"


def table(rows: int) -> bytes:
    """An export of so many invented people, eight to a superior, with a thousand titles."""
    lines = [HEADING]
    for at in range(rows):
        superior = f"E{(at - 1) // 8:06d}" if at else ""
        title = f"Specialist {at % 977}" if at else "Chief Executive Officer"
        lines.append(f"E{at:06d},Anna,Berg{at},{title},{superior},Dept {at % 40},2020-01-{at % 28 + 1:02d},Active")
    return ("\n".join(lines) + "\n").encode()


def plainly(data: bytes) -> dict[str, Position]:
    """The records of the model, built from the rows without asking anything of them."""
    reader = csv.reader(io.StringIO(data.decode(), newline=""))
    next(reader)
    return {
        row[0]: Position(
            row[0], row[3], holding=Holding(appointments=(Appointment(f"{row[1]} {row[2]}"),)), lines=(Line(row[4]),) if row[4] else None
        )
        for row in reader
    }


def imported(data: bytes) -> Gathered:
    """The same rows as an import reads them: what they hold found out, superiors found, every row accounted for."""
    return gather([("hr.csv", data)], shipped().vocabulary, Wishes(date(2026, 1, 1)))


def main(words: list[str]) -> int:
    """Measure, print a line for each step, and say whether the goal was met."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.import_rows", description="Measure what importing costs.")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the table (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each step (default: %(default)s)")
    chosen = parser.parse_args(words)
    data = table(chosen.rows)
    vocabulary = shipped().vocabulary
    found = imported(data)
    steps: dict[str, Callable[[], object]] = {
        "csv reader and records": lambda: plainly(data),
        "import": lambda: imported(data),
        "writing org.yaml": lambda: organization_text(found.draft, found.ledger, vocabulary),
    }
    taken: dict[str, float] = dict.fromkeys(steps, float("inf"))
    for _ in range(chosen.runs):
        for name, step in steps.items():
            gc.collect()
            gc.disable()
            before = time.process_time()
            step()
            taken[name] = min(taken[name], time.process_time() - before)
            gc.enable()
    base = taken["csv reader and records"]
    for name, spent in taken.items():
        print(f"{name:<24} {spent * 1000:8.0f} ms {spent / base:6.2f} x")
    return int(taken["import"] > GOAL * base)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
