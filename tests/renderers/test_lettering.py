"""Text in a picture fits its box, and nothing but what does not fit is lost."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from govcheck.renderers.pieces.lettering import length, lines
from govcheck.renderers.pieces.visible import visible
from tests.renderers.generated import TEXT


@given(TEXT, st.integers(40, 300), st.integers(1, 4), st.booleans())
@example("x" * 300, 100, 3, True)
@example("Informationssicherheitsbeauftragte (ISB)", 120, 3, True)
def test_every_line_fits_and_what_is_shown_is_the_beginning(text: str, room: int, most: int, bold: bool) -> None:
    told = lines(text, 12, room, most, bold=bold)
    assert len(told) <= most
    assert all(length(line, 12, bold) <= room for line in told if len(line) > 2)
    whole = re.sub(r"[\s-]", "", visible(text).replace("→", "›"))
    shown = re.sub(r"[\s-]", "", "".join(told))
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_a_long_word_is_cut_with_a_hyphen() -> None:
    assert lines("Informationssicherheitsbeauftragte", 12, 110, 3) == ["Informationssicher-", "heitsbeauftragte"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert lines("one two three four five", 12, 50, 2) == ["one two", "three…"]
