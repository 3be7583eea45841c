"""Numbers with their nouns."""


def counted(count: int, thing: str, things: str | None = None) -> str:
    """``1 place``, ``2 places``, ``0 places``; `things` is the plural where it is not the word with an s."""
    return f"{count} {thing}" if count == 1 else f"{count} {things or thing + 's'}"
