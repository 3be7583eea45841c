"""What a terminal would obey or hide is written out; what people write is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.renderers.pieces.visible import visible, width
from tests.renderers.generated import TEXT


@pytest.mark.parametrize(
    "text",
    ["Chief Information Officer", "Zoë Müller-Łukasz", "最高情報責任者", "مدير الأمن", "e\u0301", "👩\u200d💻", "می\u200cخواهم", "→ · …"],
)
def test_what_people_write_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\rc\td", r"a\nb\rc\td"),
        ("a\x00b\x7fc\x9bd", r"a\x00b\x7fc\x9bd"),
        ("\u202eabc\u202c", r"\u202eabc\u202c"),
        ("ci\u200bo", r"ci\u200bo"),
        ("ci\u200co", r"ci\u200co"),
        ("\u200d", r"\u200d"),
        ("é\u200d\u200dé", r"é\u200d\u200dé"),
        ("a\u2028b\u2029c\x85d", r"a\u2028b\u2029c\x85d"),
        ("\ufeffa\xadb", r"\ufeffa\xadb"),
        ("\U000e0041\ue000\ud800", r"\U000e0041\ue000\ud800"),
        ("a\xa0b\u2003c", "a b c"),
    ],
)
def test_what_steers_or_hides_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(TEXT | st.text())
def test_nothing_unprintable_is_left(text: str) -> None:
    shown = visible(text)

    shown.encode("utf-8")
    assert {sign for sign in shown if not sign.isprintable()} <= {"\u200c", "\u200d"}


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("情報", 4), ("e\u0301", 1), ("", 0), ("ｱ", 1), ("Ａ", 2), ("é\u200dé", 2)])
def test_width_is_counted_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns
