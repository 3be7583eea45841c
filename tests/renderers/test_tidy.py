"""Boxes of a chart never overlap, superiors stand above their subordinates, and the page is not wider than it has to be."""

from hypothesis import given
from hypothesis import strategies as st

from govcheck.renderers.pieces.tidy import tidy

WIDTH = 100.0
SEATS = tuple(range(24))


@st.composite
def trees(draw: st.DrawFn) -> tuple[dict[str, str | None], dict[str, float]]:
    """Who hangs under whom, circles and strangers too, and how high each box is."""
    upper = st.none() | st.sampled_from([*SEATS, 99])
    number = draw(st.integers(0, len(SEATS)))
    drawn = {n: draw(upper) for n in SEATS[:number]}
    above = {str(n): None if one is None else str(one) for n, one in drawn.items()}
    return above, {seat: draw(st.sampled_from([20.0, 35.0, 80.0])) for seat in above}


@given(trees())
def test_no_two_boxes_overlap_and_each_stands_on_the_page(made: tuple[dict[str, str | None], dict[str, float]]) -> None:
    above, heights = made
    layout = tidy(above, heights, WIDTH)
    assert set(layout.places) == set(above)
    corners = [(place.x, place.y, heights[seat]) for seat, place in layout.places.items()]
    for number, (x, y, height) in enumerate(corners):
        assert x >= 0
        assert y >= 0
        assert x + WIDTH <= layout.width
        assert y + height <= layout.height
        for other_x, other_y, other_height in corners[:number]:
            beside = abs(x - other_x) >= WIDTH
            assert beside or y + height < other_y or other_y + other_height < y


@given(trees())
def test_a_superior_stands_above_and_only_circles_are_cut(made: tuple[dict[str, str | None], dict[str, float]]) -> None:
    above, heights = made
    layout = tidy(above, heights, WIDTH)
    for seat, upper in layout.above.items():
        if upper is not None:
            assert layout.places[upper].y + heights[upper] <= layout.places[seat].y
            assert upper == above[seat]
        elif above[seat] in above:
            way, here = [seat], above[seat]
            while here is not None and here in above and here not in way:
                way.append(here)
                here = above[here]
            assert here == seat, "it was cut, so that it must come back to itself"
            assert seat == min(way)


def test_a_chain_may_be_as_long_as_it_likes() -> None:
    above: dict[str, str | None] = {"0": None, **{str(n): str(n - 1) for n in range(1, 5000)}}
    layout = tidy(above, dict.fromkeys(above, 20.0), WIDTH)
    assert len({place.y for place in layout.places.values()}) == 5000


def test_many_desks_below_one_boss_hang_in_columns_about_as_wide_as_high() -> None:
    above: dict[str, str | None] = {"boss": None, **{f"{n:03}": "boss" for n in range(200)}}
    layout = tidy(above, dict.fromkeys(above, 40.0), WIDTH)
    assert 0.4 < layout.width / layout.height < 2.5


def test_nothing_has_no_size() -> None:
    layout = tidy({}, {}, WIDTH)
    assert (dict(layout.places), layout.height) == ({}, 0.0)
