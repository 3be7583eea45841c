"""The Markdown report: what is in it, and that a name is never markup."""

import re

from govcheck.renderers.papers import write
from govcheck.renderers.pieces.plain_markdown import code, escaped
from govcheck.renderers.pieces.report_words import SECTIONS
from tests.renderers.dossiers import HOSTILE, of_example
from tests.renderers.hostile import NAMES


def test_its_headings_are_those_of_the_report_and_its_tables_have_as_many_cells_in_each_row() -> None:
    text = write("md", of_example("hospital")).decode()
    headings = re.findall(r"^## (.*)$", text, flags=re.MULTILINE)
    assert headings == [heading for name, heading in SECTIONS.items() if name not in ("plan", "waivers")]
    for table in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(counts) == 1, table
    assert "\n\n\n" not in text
    assert "\\\\" not in text


def test_hostile_names_are_escaped_wherever_they_stand() -> None:
    text = write("md", HOSTILE).decode()
    assert [name for name in NAMES if escaped(name) not in text] == []
    # what is left without the words of code and what is escaped opens no element, link, image or code
    words = re.sub(r"\\.", "", re.sub(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)", "", text))
    assert [sign for sign in ("<", "](", "`", "~", "![") if sign in words] == []
    for table in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_only_what_would_be_markup_is_escaped() -> None:
    assert escaped("Größe, 100 % (A/R): it's - all - 3.5 fine!") == "Größe, 100 % (A/R): it's - all - 3.5 fine!"
    assert escaped("<b> *x* [y](z) | `c` #1 & _d_") == r"\<b\> \*x\* \[y\](z) \| \`c\` \#1 \& \_d\_"
    assert escaped("see http://example.org or www.example.org @you") == r"see http\://example.org or www\.example.org \@you"
    assert [escaped(text) for text in ("- a", "+ a", "1. a", "10.b", "-5")] == [r"\- a", r"\+ a", r"1\. a", "10.b", "-5"]
    assert [code(text) for text in ("a", "a`b", "`", "")] == ["`a`", "``a`b``", "`` ` ``", "` `"]
