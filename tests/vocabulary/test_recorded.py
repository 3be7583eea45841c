"""What becomes of many titles and names is what was recorded and read.

That is the work of `govcheck.vocabulary.normalise`, `govcheck.vocabulary.gendered`, `govcheck.vocabulary.frills`,
`govcheck.vocabulary.joined`, `govcheck.vocabulary.terms`, `govcheck.vocabulary.known_words`, `govcheck.vocabulary.resemblance` and
`govcheck.vocabulary.reasons` together.
"""

import pytest

from tests.vocabulary.recorded import FILE, lines, texts

PARTS = 10


@pytest.mark.parametrize("part", range(PARTS))
def test_titles_and_names_become_what_was_recorded(part: int) -> None:
    """Where this is meant to change, ``python -m tests.vocabulary.recorded`` writes it anew."""
    recorded = FILE.read_text(encoding="utf-8").splitlines()
    titles = len(texts("title"))
    assert list(lines(part, PARTS)) == [*recorded[:titles][part::PARTS], "", *recorded[titles + 1 : -1][part::PARTS], ""]
