"""Parts of a chart: around a seat, and what is left when a chart is too large for a page."""

from hypothesis import given
from hypothesis import strategies as st

from govcheck.dossier.parts_of_chart import around, excerpt
from govcheck.model.dossiers import Chart, Remark, Seat, Stand, Tie
from govcheck.model.findings import Severity

NAMES = tuple("abcdefghij")


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any lines between ten seats, circles and self-reports too, with some marked."""
    above = {name: draw(st.none() | st.sampled_from(NAMES)) for name in NAMES}
    ties = [Tie(name, upper, stand=draw(st.sampled_from([*Stand]))) for name, upper in above.items() if upper is not None]
    ties += draw(st.lists(st.builds(Tie, *[st.sampled_from(NAMES)] * 2, st.just("dotted")), max_size=3))
    remarks = {
        name: draw(st.lists(st.builds(Remark, st.sampled_from([*Severity]), st.just("gap"), st.just("x")), max_size=2)) for name in NAMES
    }
    return Chart(tuple(Seat(name, name, above=above[name], remarks=tuple(remarks[name])) for name in NAMES), tuple(ties))


@given(charts(), st.sampled_from(NAMES), st.integers(0, 4))
def test_around_a_seat_stands_who_is_that_many_lines_away(chart: Chart, centre: str, hops: int) -> None:
    # step by step, everybody who touches what is there already
    near = {centre}
    for _ in range(hops):
        near |= {end for tie in chart.ties for end in (tie.lower, tie.upper) if near & {tie.lower, tie.upper}}
    found = around(chart, [centre], hops)
    assert [seat.id for seat in found.seats] == [name for name in NAMES if name in near]
    assert found.ties == tuple(tie for tie in chart.ties if {tie.lower, tie.upper} <= near)
    assert found.left_out == len(NAMES) - len(near)


@given(charts(), st.integers(3, 12))
def test_an_excerpt_keeps_the_size_and_whoever_is_kept_keeps_the_way_to_the_top(chart: Chart, most: int) -> None:
    found = excerpt(chart, most)
    kept = {seat.id for seat in found.seats}
    assert len(kept) <= most
    assert found.left_out == len(NAMES) - len(kept)
    above = {seat.id: seat.above for seat in chart.seats}
    assert {above[name] for name in kept} - {None} <= kept


def test_an_excerpt_shows_the_marked_lines_before_the_worst_seats_before_the_top() -> None:
    many = [Seat(f"s{n:03}", f"Seat {n}", above="top") for n in range(100)]
    bad = Seat("bad", "Bad", above="s042", remarks=(Remark(Severity.ERROR, "conflict", "x"),))
    ties = (Tie("s007", "top", stand=Stand.CONFLICT, because="y"), *(Tie(seat.id, "top") for seat in many if seat.id != "s007"))
    chart = Chart((bad, *many, Seat("top", "Top")), (*ties, Tie("bad", "s042")))
    assert [seat.id for seat in excerpt(chart, 2).seats] == ["s007", "top"]
    assert [seat.id for seat in excerpt(chart, 4).seats] == ["bad", "s007", "s042", "top"]
    assert [seat.id for seat in excerpt(chart, 6).seats] == ["bad", "s000", "s001", "s007", "s042", "top"]
