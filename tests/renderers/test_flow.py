"""Words fill lines up to the width, and no further."""

from hypothesis import given
from hypothesis import strategies as st

from govcheck.renderers.pieces.flow import Span, flow
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.visible import width
from tests.renderers.generated import TEXT

NARROW = Look(width=40)


def test_words_are_set_with_a_hanging_indent() -> None:
    assert flow([Span("one two three four five six seven eight nine ten eleven")], NARROW, first="  do: ", then="    ") == [
        "  do: one two three four five six seven",
        "    eight nine ten eleven",
    ]


def test_a_word_that_fits_on_no_line_is_cut() -> None:
    assert flow([Span("a " + "x" * 50)], NARROW, then="  ") == ["a " + "x" * 38, "  " + "x" * 12]


def test_what_is_whole_is_never_cut() -> None:
    assert flow([Span("at"), Span("p" * 50, whole=True)], NARROW) == ["at", "p" * 50]


def test_wide_characters_count_twice() -> None:
    assert flow([Span("情報 " * 10)], NARROW) == ["情報 情報 情報 情報 情報 情報 情報 情報", "情報 情報"]


def test_neighbours_of_one_style_share_it_and_a_style_ends_with_its_line() -> None:
    spans = [Span("error", "error"), Span("said so", "strong"), Span("twice", "strong"), Span("in all", None)]

    assert flow(spans, Look(width=40, colour=True)) == ["\x1b[1;31merror\x1b[0m \x1b[1msaid so twice\x1b[0m in all"]
    assert flow([Span("x" * 30 + " " + "y" * 30, "strong")], Look(width=40, colour=True)) == [
        "\x1b[1m" + "x" * 30 + "\x1b[0m",
        "\x1b[1m" + "y" * 30 + "\x1b[0m",
    ]


def test_signs_are_drawn_in_what_the_terminal_has() -> None:
    assert flow([Span("a → b · c…")], Look(unicode=False)) == ["a -> b - c..."]
    assert flow([Span("Zoë → b")], Look(unicode=False)) == ["Zoë -> b"]


@given(st.lists(st.builds(Span, TEXT, st.none(), st.just(value=False))), st.integers(1, 120))
def test_no_line_is_too_wide_and_no_word_is_lost(spans: list[Span], columns: int) -> None:
    lines = flow(spans, Look(width=columns), first="  ", then="    ")

    assert all(width(line) <= max(columns, 40) for line in lines)
    assert "".join("".join(lines).split()) == "".join(
        "".join(flow([span], Look(width=10**6))[0].split()) for span in spans if flow([span], Look(width=10**6))
    )
