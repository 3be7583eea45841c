"""What no output may hold, whatever a client's file holds."""

import unicodedata

#: what turns the direction of text
TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def check_safe(text: str, allowed: str = "\n") -> None:
    """Nothing in it steers a terminal, turns the direction of text or cannot be written as UTF-8."""
    text.encode("utf-8")
    assert {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")} <= set(allowed)
    assert not {sign for sign in text if unicodedata.bidirectional(sign) in TURNS}
