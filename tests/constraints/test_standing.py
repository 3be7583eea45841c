"""As what somebody is meant: said where the title does not say it."""

import pytest

from govcheck.constraints.selecting import Selector, Who
from govcheck.constraints.standing import standing
from tests.properties.charts import SOUND, body, chart, held, post

GRAPH = chart(
    *SOUND,
    post("it", "ceo", title="Divisional head of IT", roles=("cio",)),
    post("group", "ceo", title="Group CIO", roles=("cio",)),
    post("second", "ceo", holding=held("Ivo")),
    post("network", "cio"),
    body("changes", "ceo", chair="cio", tier="working"),
)
OFFICE, LINE = Who((Selector(role=("ceo", "cio")),)), Who((Selector(entity="one"), Selector(line_of="cio")))


@pytest.mark.parametrize(
    ("who", "seat", "words"),
    [
        # the title says it: cio is the abbreviation of the office
        (OFFICE, "cio", ""),
        (OFFICE, "group", ""),
        (OFFICE, "it", ", who is the Chief Information Officer"),
        (OFFICE, "second", ", who is the Chief Information Officer as well"),
        (OFFICE, "network", ""),
        (LINE, "second", ", who is the Chief Information Officer as well"),
        (LINE, "network", ", who works for the Chief Information Officer"),
        (LINE, "changes", ", in the line of the Chief Information Officer"),
        (LINE, "ciso", ""),
        (Who((Selector(entity="one"),)), "it", ""),
    ],
)
def test_what_the_title_does_not_say_is_said(who: Who, seat: str, words: str) -> None:
    assert standing(who, seat, GRAPH) == words
