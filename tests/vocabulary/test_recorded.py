"""What becomes of many titles and names is what was recorded and read."""

from tests.vocabulary.recorded import FILE, lines


def test_titles_and_names_become_what_was_recorded() -> None:
    """Where this is meant to change, ``python -m tests.vocabulary.recorded`` writes it anew."""
    assert list(lines()) == FILE.read_text(encoding="utf-8").splitlines()
