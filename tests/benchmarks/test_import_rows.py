"""The benchmark measures an import that comes to what the plain way comes to; how long either takes is not for a test."""

from tests.benchmarks.import_rows import imported, main, plainly, table


def test_both_ways_come_to_the_same_people_and_lines() -> None:
    data = table(200)
    seats = imported(data).draft.seats
    assert {seat.id: (seat.title, [holder.name for holder in seat.holders], seat.above) for seat in seats.values()} == {
        position.id: (
            position.title,
            [appointment.person for appointment in position.holding.appointments] if position.holding else [],
            tuple(line.to for line in position.lines or ()),
        )
        for position in plainly(data).values()
    }


def test_the_command_prints_ratios() -> None:
    assert main(["--rows", "50", "--runs", "1"]) in (0, 1)
