"""The lines around a place: right line, right columns, whatever stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from govcheck.model.slots import Location
from govcheck.renderers.pieces.code_frame import code_frame
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.visible import width
from tests.renderers.generated import TEXT


def at(line: int, column: int, end: int) -> Location:
    return Location("org.yaml", line, column, line, end)


def frame(lines: list[str], location: Location, columns: int = 100) -> list[str]:
    return code_frame(lines, location, Look(width=columns), "error")


def test_the_place_is_underlined_between_its_neighbours() -> None:
    assert frame(["one", "two: three", "four", "five"], at(2, 6, 11)) == [
        "  1 │ one",
        "  2 │ two: three",
        "    │      ^^^^^",
        "  3 │ four",
    ]


def test_the_number_column_is_as_wide_as_the_widest_number() -> None:
    lines = [f"line {number}" for number in range(1, 12)]

    assert frame(lines, at(9, 1, 5)) == ["   8 │ line 8", "   9 │ line 9", "     │ ^^^^", "  10 │ line 10"]


def test_neighbours_that_hold_nothing_are_left_out() -> None:
    assert frame(["", "two", "   "], at(2, 1, 4)) == ["  2 │ two", "    │ ^^^"]


def test_the_first_and_the_last_line_have_one_neighbour() -> None:
    assert frame(["one", "two"], at(1, 1, 4)) == ["  1 │ one", "    │ ^^^", "  2 │ two"]
    assert frame(["one", "two"], at(2, 1, 4)) == ["  1 │ one", "  2 │ two", "    │ ^^^"]


def test_a_line_that_the_file_does_not_have_gives_no_frame() -> None:
    assert frame(["one"], at(2, 1, 4)) == []
    assert frame([], at(1, 1, 4)) == []


def test_a_place_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert frame(["a: {b,", "  c}"], Location("org.yaml", 1, 4, 2, 5)) == ["  1 │ a: {b,", "    │    ^^^", "  2 │   c}"]


def test_a_place_after_the_end_of_its_line_still_gets_a_caret() -> None:
    assert frame(["key:"], at(1, 5, 5)) == ["  1 │ key:", "    │     ^"]
    assert frame(["key:"], at(1, 50, 60)) == ["  1 │ key:", "    │     ^"]


def test_tabs_and_wide_characters_keep_the_carets_in_place() -> None:
    assert frame(["\t情報: 最高"], at(1, 6, 8)) == ["  1 │     情報: 最高", "    │           ^^^^"]


def test_combining_characters_take_no_column() -> None:
    assert frame(["e\u0301e\u0301: x"], at(1, 7, 8)) == ["  1 │ e\u0301e\u0301: x", "    │     ^"]


def test_control_characters_are_written_out_and_counted() -> None:
    assert frame(["\x1b[1m: x\u202e"], at(1, 7, 8)) == [r"  1 │ \x1b[1m: x" + r"\u202e", "    │          ^"]


def test_long_lines_are_cut_around_the_place_and_neighbours_at_the_same_column() -> None:
    line = "".join(f"{number:04}." for number in range(100))

    assert frame([line, line, "short"], at(2, 251, 256), 60) == [
        "  1 │ …46.0047.0048.0049.0050.0051.0052.0053.0054.0055.0056…",
        "  2 │ …46.0047.0048.0049.0050.0051.0052.0053.0054.0055.0056…",
        "    │                    ^^^^^",
    ]


def test_a_line_of_megabytes_is_not_looked_through() -> None:
    line = "[" + "情," * 10_000_000

    assert frame([line], at(1, 10_000_000, 10_000_003), 40) == [
        "  1 │ …,情,情,情,情,情,情,情,情,情,情,…",
        "    │            ^^^^^",
    ]


@given(st.lists(TEXT, min_size=1, max_size=3), st.integers(1, 3), st.integers(1, 320), st.integers(1, 320), st.integers(40, 120))
def test_frames_stay_within_the_width(lines: list[str], line: int, column: int, end: int, columns: int) -> None:
    for row in frame(lines, at(line, column, end), columns):
        assert width(row) <= columns
        assert all(sign.isprintable() for sign in row)
