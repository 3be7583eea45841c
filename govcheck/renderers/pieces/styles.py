"""The few ANSI styles that the text for people uses. A style never carries meaning alone: the word stands beside it."""

RESET = "\x1b[0m"

#: style -> the sequence that starts it; the sixteen colours that every terminal has, in the shades that its owner chose
STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "info": "\x1b[1;36m",
    "good": "\x1b[32m",
    "strong": "\x1b[1m",
    "faint": "\x1b[2m",
    "place": "\x1b[36m",
}


def styled(text: str, style: str | None, colour: bool) -> str:
    """The text between a style's start and end where there is colour, else as it is."""
    return f"{STYLES[style]}{text}{RESET}" if colour and style and text else text
