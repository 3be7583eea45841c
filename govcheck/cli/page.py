"""What every manual page is made of: a title, headings, text set to the width of the terminal, lists of rules."""

from collections.abc import Iterable, Sequence

from govcheck.packs.rule import Rule
from govcheck.renderers.pieces.flow import Span, drawn, flow
from govcheck.renderers.pieces.styles import styled
from govcheck.renderers.pieces.visible import width
from govcheck.renderers.table import Look

INDENT = "  "


class Page:
    """The lines of one manual page, as they are added."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.lines: list[str] = []

    def title(self, name: str, meaning: str = "") -> None:
        """The name of what is explained, and what it is in a few words."""
        said = drawn(f"{name}: {meaning}" if meaning else name, self.look)
        self.lines += [styled(said, "strong", self.look.colour), "=" * width(said)]

    def heading(self, text: str) -> None:
        """A heading, apart from what stands before it."""
        self.lines += ["", styled(drawn(text, self.look), "strong", self.look.colour)]

    def text(self, said: str, indent: str = INDENT) -> None:
        """A paragraph."""
        self.lines += flow([Span(said)], self.look, first=indent, then=indent)

    def item(self, said: str) -> None:
        """An entry of a list."""
        self.lines += flow([Span(said)], self.look, first=f"{INDENT}- ", then=f"{INDENT}  ")

    def entry(self, word: str, said: str, column: int) -> None:
        """A word and what is said of it, which begins in that column where the word leaves room for it."""
        first = f"{INDENT}{drawn(word, self.look)}"
        rest = " " * column
        if not said or width(first) > column - 2:
            self.lines.append(first)
            self.lines += flow([Span(said)], self.look, first=rest, then=rest)
        else:
            self.lines += flow([Span(said)], self.look, first=first + " " * (column - width(first)), then=rest)

    def quoted(self, lines: Iterable[str]) -> None:
        """Lines of a file, as they stand there."""
        self.lines += [f"{INDENT}{drawn(line, self.look)}".rstrip() for line in lines]

    def rules(self, rules: Sequence[Rule]) -> None:
        """Rules with their titles."""
        for rule in rules:
            self.entry(rule.id, rule.title, _RULE_COLUMN)
        if not rules:
            self.text("none")


#: where the titles of listed rules begin: few ids are longer
_RULE_COLUMN = 44


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
